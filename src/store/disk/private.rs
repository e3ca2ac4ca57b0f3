//! Files that belong to their owner alone and lie where they seem to lie: a
//! link in the place of one of them would have the store write elsewhere.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use crate::store::error::{Damage, StoreError};

/// What only the owner may do, on systems that know owners.
#[cfg(unix)]
const FILE: u32 = 0o600;
#[cfg(unix)]
const FOLDER: u32 = 0o700;

/// Makes a file in the place of whatever stood there; of a link only the name
/// goes.
pub(super) fn made_anew(path: &Path) -> io::Result<File> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    owned(OpenOptions::new().write(true).create_new(true)).open(path)
}

/// The same with its text in it.
pub(super) fn written_anew(path: &Path, text: &str) -> io::Result<File> {
    let mut file = made_anew(path)?;
    file.write_all(text.as_bytes())?;
    Ok(file)
}

/// Opens a file that stays where it is, or makes it.
pub(super) fn staying(path: &Path) -> Result<File, StoreError> {
    refuse_link(path)?;
    Ok(owned(OpenOptions::new().write(true).create(true).truncate(false)).open(path)?)
}

/// What is made under these options is its owner's alone.
pub(super) fn owned(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, FILE);
    options
}

/// A link where there should be a file or folder of the store itself.
pub(super) fn refuse_link(path: &Path) -> Result<(), StoreError> {
    let is_link = fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
    let name = path.file_name().unwrap_or_default();
    if is_link { Err(Damage::Link(name.to_string_lossy().into_owned()).into()) } else { Ok(()) }
}

/// Makes a folder that is its owner's alone.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has owners to name"))]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, FOLDER);
    builder.create(path)
}

/// A new folder in the system's own for what is to be thrown away, closed to
/// everybody else on the machine.
pub(super) fn passing_folder() -> io::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("tiendo-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(FOLDER));
    builder.tempdir()
}

/// Closes a folder to everybody else. A stick that knows no owners refuses,
/// which is no reason not to work from it.
#[cfg_attr(not(unix), expect(unused_variables, reason = "only Unix has such rights"))]
pub(super) fn close_folder(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        drop(fs::set_permissions(path, fs::Permissions::from_mode(FOLDER)));
    }
}

/// Closes a folder and what lies in it.
#[cfg_attr(not(unix), expect(unused_variables, reason = "only Unix has such rights"))]
pub(super) fn close_all(folder: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        close_folder(folder);
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let kind = entry.file_type().ok().filter(|kind| !kind.is_symlink());
            let Some(kind) = kind else { continue }; // where a link leads is not ours
            let mode = if kind.is_dir() { FOLDER } else { FILE };
            drop(fs::set_permissions(entry.path(), fs::Permissions::from_mode(mode)));
        }
    }
}
