//! Where the ledger ended when an entry was last acknowledged, in a file beside
//! sled's.

use std::fs::File;

use crate::store::chain::Tail;

/// Where the ledger ended, kept outside sled: damage at the end of sled's log
/// looks to sled like a write that was cut off, and it drops what follows.
///
/// It is written after the entry has reached the disk and never synced, so
/// that it can lag behind but never run ahead of an undamaged store.
#[derive(Debug)]
pub(super) struct Head(pub(super) File);

impl Head {
    /// The same, for good once this has returned.
    pub(super) fn keep(&mut self, tail: Tail) -> std::io::Result<()> {
        self.note(tail)?;
        self.0.sync_all()
    }

    /// Notes that everything up to here is acknowledged.
    pub(super) fn note(&mut self, tail: Tail) -> std::io::Result<()> {
        let bytes = head_bytes(tail);
        #[cfg(unix)]
        return std::os::unix::fs::FileExt::write_all_at(&self.0, &bytes, 0);
        #[cfg(not(unix))]
        {
            use std::io::{Seek, SeekFrom, Write};
            self.0.seek(SeekFrom::Start(0))?;
            self.0.write_all(&bytes)
        }
    }
}

/// How many bytes a head has.
pub(super) const HEAD_BYTES: usize = 1 + 8 + 2 * blake3::OUT_LEN;

/// What a head that ends there says, sealed.
pub(super) fn head_bytes(tail: Tail) -> Vec<u8> {
    let mut bytes = vec![HEAD_VERSION];
    bytes.extend_from_slice(&tail.seq.to_be_bytes());
    bytes.extend_from_slice(tail.hash.as_bytes());
    let seal = blake3::hash(&bytes);
    bytes.extend_from_slice(seal.as_bytes());
    bytes
}

const HEAD_VERSION: u8 = 1;

/// What such a file says; none if it is not whole.
pub(super) fn read_head(bytes: &[u8]) -> Option<Tail> {
    let (said, seal) = bytes.split_at_checked(1 + 8 + blake3::OUT_LEN)?;
    if blake3::hash(said).as_bytes() != seal {
        return None;
    }
    let (&[HEAD_VERSION], said) = said.split_first_chunk()? else { return None };
    let (seq, hash) = said.split_first_chunk()?;
    let hash = hash.first_chunk().copied().map(blake3::Hash::from_bytes)?;
    Some(Tail { seq: u64::from_be_bytes(*seq), hash })
}
