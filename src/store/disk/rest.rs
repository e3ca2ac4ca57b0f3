//! What a writer notes as it lets go of a store in good order: where the ledger
//! ended, and a print of sled's files as it left them.
//!
//! As long as sled's files have that print, nobody has touched them and no loss
//! of power has taken anything back: they need no trial, and the journal that
//! ends where they do says all that they do. The note is derived and never
//! synced. One that is missing, old or damaged costs the longer way, no more.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use blake3::{Hash, Hasher};

use crate::store::chain::Tail;
use crate::store::error::StoreError;

use super::copy;
use super::folder::Folder;
use super::head::{HEAD_BYTES, head_bytes, read_head};
use super::private;

/// Notes that the store lies at rest behind `tail`.
pub(super) fn note(folder: &Folder, tail: Tail) -> Result<(), StoreError> {
    let mut bytes = head_bytes(tail);
    bytes.extend_from_slice(print(&folder.sled())?.as_bytes());
    bytes.extend_from_slice(blake3::hash(&bytes).as_bytes());
    Ok(private::made_anew(&folder.rest())?.write_all(&bytes)?)
}

/// Where the ledger ends, if sled's files are as a writer left them in good
/// order and `head` says the same.
pub(super) fn tail(folder: &Folder) -> Option<Tail> {
    let bytes = std::fs::read(folder.rest()).ok()?;
    let (said, seal) = bytes.split_last_chunk::<{ blake3::OUT_LEN }>()?;
    let (head, noted) = said.split_at_checked(HEAD_BYTES)?;
    let tail = read_head(head)?;
    let is_whole = blake3::hash(said).as_bytes() == seal;
    let is_head = folder.head().ok()? == Some(tail);
    (is_whole && is_head && print(&folder.sled()).ok()?.as_bytes() == noted).then_some(tail)
}

/// The hash of every file in a folder, its name and length before its bytes.
fn print(sled: &Path) -> Result<Hash, StoreError> {
    let mut hasher = Hasher::new();
    for (path, length, _) in copy::files(sled)? {
        let name = path.strip_prefix(sled).unwrap_or(&path).to_string_lossy().into_owned();
        for number in [name.len() as u64, length] {
            hasher.update(&number.to_le_bytes());
        }
        hasher.update(name.as_bytes());
        hasher.update_reader(File::open(&path)?)?;
    }
    Ok(hasher.finalize())
}
