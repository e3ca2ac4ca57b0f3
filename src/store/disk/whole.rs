//! What an open engine holds, read under the promises of a store.

use std::collections::BTreeMap;
use std::path::Path;

use crate::store::chain::Tail;
use crate::store::error::StoreError;
use crate::store::records::{self, Records, Visit};

use super::engine::Engine;

/// The records of an engine, and where the ledger is known to have ended.
pub(super) struct Whole<'a> {
    pub(super) engine: &'a Engine,
    pub(super) known: Option<Tail>,
}

impl Records for Whole<'_> {
    fn each_entry(&self, visit: &mut Visit<'_>) -> Result<(), StoreError> {
        self.engine.each_entry_behind(0, visit)
    }

    fn document(&self, seq: u64) -> Result<Option<Vec<u8>>, StoreError> {
        self.engine.document(seq)
    }

    fn known_tail(&self) -> Option<Tail> {
        self.known
    }
}

/// The texts of the desk.
pub(super) fn remembered(engine: &Engine) -> Result<BTreeMap<String, String>, StoreError> {
    let text = |(what, record): (String, Vec<u8>)| {
        let text = records::text_of(&what, &record)?;
        Ok((what, text))
    };
    engine.remembered()?.into_iter().map(text).collect()
}

/// Opens files that may be damaged and reads all of them once.
pub(super) fn open_whole(files: &Path, known: Option<Tail>) -> Result<(Engine, Tail), StoreError> {
    let engine = Engine::open(files)?;
    engine.read_all()?;
    let tail = engine.tail()?;
    tail.reaches(known)?;
    records::refuse_newer(&Whole { engine: &engine, known })?;
    Ok((engine, tail))
}
