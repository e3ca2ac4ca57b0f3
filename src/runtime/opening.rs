//! A store that is ready to be used: open, and never empty.

use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::data::Data;
use crate::document::{DocumentError, Lexicon, LexiconError, read};
use crate::domain::ProgrammeId;
use crate::store::{Contents, Draft, MemoryStore, Mode, SledStore, Store, StoreError};

/// The programme a new store starts with: its file's name, its id, its bytes.
const SEED: (&str, &str, &[u8]) =
    ("kien-an-nq05.md", "kien-an-nq05", include_bytes!("../../seeds/kien-an-nq05.md"));

/// Why there is no store to work with.
#[derive(Debug, thiserror::Error)]
pub enum OpeningError {
    /// The store itself.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The embedded programme cannot be read: with a person's own labels perhaps.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// A person's own labels or units.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
}

/// Opens the store in a folder; one opened to look at that is not there yet is
/// shown as it would begin.
///
/// # Errors
/// As [`SledStore::open`].
pub fn open(folder: &Path, mode: Mode) -> Result<Box<dyn Store>, StoreError> {
    match SledStore::open(folder, mode) {
        Ok(store) => Ok(Box::new(store)),
        Err(StoreError::Absent) => Ok(Box::new(MemoryStore::default())),
        Err(error) => Err(error),
    }
}

/// What the store holds, once the embedded programme has been taken into a
/// store that held none.
///
/// # Errors
/// When the store can be neither read nor written, or the programme not be read.
pub fn fill(
    store: &mut dyn Store,
    data: &Data,
    by: &str,
    now: DateTime<FixedOffset>,
) -> Result<Contents, OpeningError> {
    let contents = store.load()?;
    if !contents.programmes.is_empty() {
        return Ok(contents);
    }
    let (name, id, bytes) = SEED;
    let own = lexicon(data)?;
    let lexicon = own.as_ref().unwrap_or_else(|| Lexicon::embedded());
    let programme = read(name, bytes, ProgrammeId::new(id), lexicon)?;
    let draft = Draft::of_import(&programme, now, by.to_owned());
    store.import(contents.last_seq(), &programme, draft)?;
    Ok(store.load()?)
}

/// The words by which documents are read, if this person has any of their own.
///
/// # Errors
/// The first file that is not as it should be, with its line.
pub fn lexicon(data: &Data) -> Result<Option<Lexicon>, LexiconError> {
    const LABELS: &str = "labels.toml";
    let names = data.names("units");
    let text = |name: &str| data.text(name).map(|text| (name.to_owned(), text));
    let labels = text(LABELS);
    let units: Vec<_> = names.iter().filter_map(|name| text(name)).collect();
    let is_own = labels.iter().chain(&units).any(|(_, text)| text.own.is_some());
    let Some((_, labels)) = labels.filter(|_| is_own) else { return Ok(None) };
    // A person's own units are known before the built-in ones.
    let (own, built_in): (Vec<_>, Vec<_>) = units.iter().partition(|(_, text)| text.own.is_some());
    let units: Vec<(&str, &str)> = built_in
        .into_iter()
        .chain(own)
        .map(|(name, text)| (name.as_str(), text.text.as_ref()))
        .collect();
    Lexicon::from_toml(&labels.text, &units).map(Some)
}
