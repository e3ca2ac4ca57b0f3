//! Files that go out: whole or not at all.

use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;
use std::time::Duration;

/// How the name of a file begins and ends that is being written.
const BEGUN: (&str, &str) = (".tiendo-", ".tmp");
/// Nobody writes at one file for longer.
const LONGEST: Duration = Duration::from_hours(24);

/// Removes from a folder what a process killed while writing left there.
pub fn clear_unfinished(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_begun = name.starts_with(BEGUN.0) && name.ends_with(BEGUN.1);
        let modified = entry.metadata().ok().filter(fs::Metadata::is_file);
        let age = modified.and_then(|about| about.modified().ok()?.elapsed().ok());
        if is_begun && age.is_some_and(|age| age > LONGEST) {
            drop(fs::remove_file(entry.path()));
        }
    }
}

/// Writes a file beside its place first, and puts it there once it is whole.
/// What stands there already is replaced only if that is allowed, and only if
/// it is a plain file.
///
/// # Errors
/// [`ErrorKind::AlreadyExists`] where something stands there and must not be
/// replaced; else what the system says.
pub fn write_whole(path: &Path, bytes: &[u8], may_replace: bool) -> io::Result<()> {
    // A paper is for others to read; a temporary file by itself is not.
    write(path, bytes, may_replace, 0o666)
}

/// The same for what is its owner's alone, and on the disk for good once this
/// has returned.
///
/// # Errors
/// As for [`write_whole`].
pub fn write_private(path: &Path, bytes: &[u8], may_replace: bool) -> io::Result<()> {
    write(path, bytes, may_replace, 0o600)?;
    if cfg!(unix) {
        fs::File::open(folder_of(path))?.sync_all()?; // its name too
    }
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

#[cfg_attr(not(unix), expect(unused_variables, reason = "only Unix has such rights"))]
fn write(path: &Path, bytes: &[u8], may_replace: bool, rights: u32) -> io::Result<()> {
    let is_folder = |found: &fs::Metadata| found.is_dir();
    match fs::metadata(path) {
        Ok(found) if is_folder(&found) => return Err(ErrorKind::IsADirectory.into()),
        Ok(found) if !may_replace || !found.is_file() => {
            return Err(ErrorKind::AlreadyExists.into());
        }
        Ok(_) | Err(_) => {}
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(BEGUN.0).suffix(BEGUN.1);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(rights));
    let mut draft = builder.tempfile_in(folder_of(path))?;
    draft.write_all(bytes)?;
    draft.as_file().sync_all()?;
    let kept = if may_replace { draft.persist(path) } else { draft.persist_noclobber(path) };
    kept.map(drop).map_err(|error| error.error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_replaced_unasked_and_nothing_is_left_behind() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("a.xlsx");
        write_whole(&path, b"one", false).expect("written");
        let kind = |result: io::Result<()>| result.expect_err("refused").kind();
        assert_eq!(kind(write_whole(&path, b"two", false)), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).expect("there"), b"one");
        write_whole(&path, b"two", true).expect("replaced");
        assert_eq!(fs::read(&path).expect("there"), b"two");
        assert_eq!(kind(write_whole(home.path(), b"", true)), ErrorKind::IsADirectory);
        let nowhere = home.path().join("no/such/a.xlsx");
        assert_eq!(kind(write_whole(&nowhere, b"", true)), ErrorKind::NotFound);
        assert_eq!(fs::read_dir(home.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn only_what_was_begun_long_ago_is_cleared_away() {
        let home = tempfile::tempdir().expect("a folder");
        let long_ago = std::time::SystemTime::now() - LONGEST * 2;
        let names =
            [".tiendo-old.tmp", ".tiendo-new.tmp", "tiendo-2026-11-24.json", ".other-old.tmp"];
        for name in names {
            let file = fs::File::create(home.path().join(name)).expect("made");
            if !name.contains("new") {
                file.set_modified(long_ago).expect("set");
            }
        }
        clear_unfinished(home.path());
        let left = names.map(|name| home.path().join(name).exists());
        assert_eq!(left, [false, true, true, true]);
    }
}
