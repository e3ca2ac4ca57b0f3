//! Files that go out: whole or not at all.

use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

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
    builder.prefix(".tiendo-").suffix(".tmp");
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
}
