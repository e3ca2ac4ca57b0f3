//! Values to bytes and back. The only file that knows bincode.
//!
//! Every record begins with a version byte. Version 1 is bincode's standard
//! configuration over the types of `domain` as they were at layout 1: fields
//! and cases are stored by position, so that new cases go last and a changed
//! field needs a new version.

use bincode::config::{Configuration, Limit, LittleEndian, Varint};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The version of every record that is written today.
pub(super) const VERSION: u8 = 1;

/// A length field that was hit by damage must not ask for all memory.
const MOST_BYTES: usize = 1 << 26;

/// Why bytes are no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// A later program wrote it.
    Newer(u8),
    /// They make no value.
    Unreadable,
}

fn layout() -> Configuration<LittleEndian, Varint, Limit<MOST_BYTES>> {
    bincode::config::standard().with_limit::<MOST_BYTES>()
}

/// Appends a value to a record; none if it is too large to be read back.
pub(super) fn encode_into<T: Serialize>(value: &T, mut record: Vec<u8>) -> Option<Vec<u8>> {
    let begun = record.len();
    bincode::serde::encode_into_std_write(value, &mut record, layout()).ok()?;
    (record.len() - begun <= MOST_BYTES).then_some(record)
}

/// A record of one value: the version byte and the value.
pub(super) fn encode<T: Serialize>(value: &T) -> Option<Vec<u8>> {
    encode_into(value, vec![VERSION])
}

/// The value that fills these bytes to the last.
pub(super) fn decode_bare<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    match bincode::serde::decode_from_slice(bytes, layout()) {
        Ok((value, read)) if read == bytes.len() => Ok(value),
        Ok(_) | Err(_) => Err(Refusal::Unreadable),
    }
}

/// The value of a record.
pub(super) fn decode<T: DeserializeOwned>(record: &[u8]) -> Result<T, Refusal> {
    decode_bare(body(record)?)
}

/// What stands behind the version byte.
pub(super) fn body(record: &[u8]) -> Result<&[u8], Refusal> {
    match record.split_first() {
        Some((&VERSION, body)) => Ok(body),
        Some((&version, _)) if version > VERSION => Err(Refusal::Newer(version)),
        Some(_) | None => Err(Refusal::Unreadable),
    }
}
