//! A store that is ready to be used: open, and never empty.

use std::path::Path;

use chrono::{DateTime, FixedOffset};
use rust_embed::RustEmbed;

use super::data::Data;
use crate::document::{DocumentError, Lexicon, LexiconError, read};
use crate::domain::{Programme, ProgrammeId};
use crate::store::{Contents, Draft, MemoryStore, Mode, SledStore, Store, StoreError};
use crate::text::{clean, fold};

/// The programmes a new store starts with, whatever lies there.
#[derive(RustEmbed)]
#[folder = "seeds/"]
#[include = "*.md"]
#[include = "*.txt"]
struct Seeds;

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

/// The id of a document: its file's name without its ending, in bare letters,
/// figures and hyphens. None where nothing is left of it.
#[must_use]
pub fn id(name: &str) -> Option<ProgrammeId> {
    let stem = Path::new(name).file_stem().unwrap_or_default().to_string_lossy();
    let bare = fold(&clean(&stem));
    let parts = bare.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let id = parts.collect::<Vec<_>>().join("-");
    (!id.is_empty()).then(|| ProgrammeId::new(id))
}

/// What the store holds, once the embedded programmes have been taken into a
/// store that held none. All of them are read before the first is taken in.
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
    let own = lexicon(data)?;
    let lexicon = own.as_ref().unwrap_or_else(|| Lexicon::embedded());
    let mut last = contents.last_seq();
    for programme in seeds(lexicon)? {
        let draft = Draft::of_import(&programme, now, by.to_owned());
        last = store.import(last, &programme, draft)?.seq;
    }
    Ok(store.load()?)
}

/// The embedded programmes, by the names of their files.
fn seeds(lexicon: &Lexicon) -> Result<Vec<Programme>, DocumentError> {
    let mut names: Vec<_> = Seeds::iter().collect();
    names.sort_unstable();
    let files = names.iter().filter_map(|name| Some((name, id(name)?, Seeds::get(name)?.data)));
    files.map(|(name, id, bytes)| read(name, &bytes, id, lexicon)).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_called_by_its_file_in_bare_letters() {
        let named = |name| id(name).map(|id| id.to_string());
        assert_eq!(named("kien-an-nq05.md").as_deref(), Some("kien-an-nq05"));
        assert_eq!(named("Kế hoạch số 7.txt").as_deref(), Some("ke-hoach-so-7"));
        assert_eq!(named("Đ\u{300}  (bản 2)").as_deref(), Some("d-ban-2"));
        assert_eq!(named("---.md"), None);
        assert_eq!(named(""), None);
    }

    #[test]
    fn whatever_lies_in_seeds_is_taken_in_whole() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        let mut there: Vec<String> = std::fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned())
            .collect();
        there.sort_unstable();
        let programmes = seeds(Lexicon::embedded()).expect("readable");
        let names: Vec<&str> = programmes.iter().map(|known| known.source.name.as_str()).collect();
        assert_eq!(names, there);
    }
}
