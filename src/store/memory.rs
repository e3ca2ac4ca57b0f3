//! The twin in memory: for tests, for looking at a document without keeping it.

use std::collections::BTreeMap;

use crate::domain::{Entry, Programme};

use super::chain::Tail;
use super::contract::{Contents, Draft, News, Store};
use super::error::StoreError;
use super::records::{self, Records, Verified, Visit};

/// A store that ends with the process. It keeps the same records as the one on
/// disk, so that both are read and verified by the same code.
#[derive(Debug, Clone)]
pub struct MemoryStore {
    pub(super) ledger: BTreeMap<u64, Vec<u8>>,
    pub(super) documents: BTreeMap<u64, Vec<u8>>,
    desk: BTreeMap<String, Vec<u8>>,
    tail: Tail,
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self {
            ledger: BTreeMap::new(),
            documents: BTreeMap::new(),
            desk: BTreeMap::new(),
            tail: Tail::EMPTY,
        }
    }
}

impl MemoryStore {
    /// An empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A store of raw records, by their places, as they may come from
    /// anywhere: nothing is believed of them, and `load` says what they are.
    #[must_use]
    pub fn of_records(ledger: BTreeMap<u64, Vec<u8>>, documents: BTreeMap<u64, Vec<u8>>) -> Self {
        let last = ledger.last_key_value();
        let tail = last.map_or(Tail::EMPTY, |(seq, record)| Tail::at(*seq, record));
        Self { ledger, documents, desk: BTreeMap::new(), tail }
    }

    /// The raw records of the ledger, by their places.
    #[must_use]
    pub fn ledger_records(&self) -> &BTreeMap<u64, Vec<u8>> {
        &self.ledger
    }

    /// The raw records of the documents, by the places of their entries.
    #[must_use]
    pub fn document_records(&self) -> &BTreeMap<u64, Vec<u8>> {
        &self.documents
    }

    fn keep(
        &mut self,
        after: u64,
        draft: Draft,
        programme: Option<&Programme>,
    ) -> Result<Entry, StoreError> {
        let (sealed, document) = records::prepare(self.tail, after, draft, programme)?;
        if let Some(document) = document {
            self.documents.insert(sealed.entry.seq, document);
        }
        self.ledger.insert(sealed.entry.seq, sealed.record);
        self.tail = sealed.tail;
        Ok(sealed.entry)
    }
}

impl Records for MemoryStore {
    fn each_entry(&self, visit: &mut Visit<'_>) -> Result<(), StoreError> {
        self.ledger.iter().try_for_each(|(seq, record)| visit(*seq, record))
    }

    fn document(&self, seq: u64) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.documents.get(&seq).cloned())
    }

    fn known_tail(&self) -> Option<Tail> {
        Some(self.tail)
    }
}

impl Store for MemoryStore {
    fn load(&self) -> Result<Contents, StoreError> {
        records::load(self)
    }

    fn append(&mut self, after: u64, draft: Draft) -> Result<Entry, StoreError> {
        self.keep(after, draft, None)
    }

    fn import(
        &mut self,
        after: u64,
        programme: &Programme,
        draft: Draft,
    ) -> Result<Entry, StoreError> {
        self.keep(after, draft, Some(programme))
    }

    fn watch(&mut self, after: u64) -> Result<Vec<News>, StoreError> {
        records::watch(self, self.tail, after)
    }

    fn imported(&self, seq: u64) -> Result<Option<Programme>, StoreError> {
        records::imported(self, seq)
    }

    fn remember(&mut self, what: &str, text: &str) -> Result<(), StoreError> {
        if text.is_empty() {
            self.desk.remove(what);
        } else {
            self.desk.insert(what.to_owned(), records::text_record(text)?);
        }
        Ok(())
    }

    fn recall(&self, what: &str) -> Result<Option<String>, StoreError> {
        self.desk.get(what).map(|record| records::text_of(what, record)).transpose()
    }

    fn remembered(&self) -> Result<BTreeMap<String, String>, StoreError> {
        let text = |(what, record): (&String, &Vec<u8>)| {
            Ok((what.clone(), records::text_of(what, record)?))
        };
        self.desk.iter().map(text).collect()
    }

    fn verify(&self) -> Result<Verified, StoreError> {
        records::verify(self)
    }
}

#[cfg(test)]
impl MemoryStore {
    /// Puts another record in the place of the last and vouches for it.
    pub(super) fn replace_last(&mut self, record: Vec<u8>) {
        self.tail = Tail::at(self.tail.seq, &record);
        self.ledger.insert(self.tail.seq, record);
    }
}
