//! sled repairs while it opens: what it takes for a torn write it cuts off and
//! zeroes. So a store is first opened on a copy, and the original is touched
//! only when the copy was found whole. A reader stays on its copy.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{fs, io};

use crate::store::error::StoreError;

/// A snapshot that a killed process did not finish. sled would prefer it to
/// the finished one and then refuse it.
const UNFINISHED: &str = ".generating";
const PATIENCE: Duration = Duration::from_secs(2);
const PAUSE: Duration = Duration::from_millis(5);

/// Copies sled's files into a folder that is not there yet.
pub(super) fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    remove(to)?;
    for (path, _, _) in files(from)? {
        let Ok(name) = path.strip_prefix(from) else { continue };
        let target = to.join(name);
        if let Some(above) = target.parent() {
            fs::create_dir_all(above)?;
        }
        // The contents only: a copy of what may not be written can be written.
        io::copy(&mut fs::File::open(&path)?, &mut fs::File::create(target)?)?;
    }
    Ok(())
}

/// Copies the files of an engine that may be writing: again and again until
/// nothing changed meanwhile.
pub(super) fn copy_at_rest(from: &Path, to: &Path) -> Result<(), StoreError> {
    let begun = std::time::Instant::now();
    loop {
        let before = files(from)?;
        let copied = copy(from, to);
        let at_rest = files(from).is_ok_and(|after| after == before);
        if at_rest || begun.elapsed() > PATIENCE {
            return copied;
        }
        std::thread::sleep(PAUSE);
    }
}

/// Removes what a process killed while writing a snapshot left behind.
pub(super) fn clear_unfinished(folder: &Path) -> Result<(), StoreError> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if is_unfinished(&path) {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// Removes a folder, if it is there.
pub(super) fn remove(folder: &Path) -> Result<(), StoreError> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Every file with its length and time of change.
pub(super) fn files(folder: &Path) -> Result<Vec<(PathBuf, u64, SystemTime)>, StoreError> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            let about = match path.metadata() {
                Err(error) if error.kind() == ErrorKind::NotFound => continue, // gone meanwhile
                about => about?,
            };
            if about.is_dir() {
                folders.push(path);
            } else if !is_unfinished(&path) {
                found.push((path, about.len(), about.modified()?));
            }
        }
    }
    found.sort();
    Ok(found)
}

fn is_unfinished(path: &Path) -> bool {
    path.to_string_lossy().ends_with(UNFINISHED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_of_what_may_not_be_written_can_be_written() {
        let home = tempfile::tempdir().expect("a folder");
        let (from, to) = (home.path().join("from"), home.path().join("to"));
        fs::create_dir(&from).expect("made");
        fs::write(from.join("db"), "kept").expect("written");
        let mut rights = fs::metadata(from.join("db")).expect("there").permissions();
        rights.set_readonly(true);
        fs::set_permissions(from.join("db"), rights).expect("set");
        copy(&from, &to).expect("copied");
        assert_eq!(fs::read_to_string(to.join("db")).expect("there"), "kept");
        assert!(!fs::metadata(to.join("db")).expect("there").permissions().readonly());
    }
}
