//! What every command works with.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, Local, NaiveDate};

use super::arguments::Common;
use super::complaint::Complaint;
use super::reply::Page;
use super::typed;
use crate::app::library::Library;
use crate::runtime::data::Data;
use crate::runtime::places::{Places, Settings};
use crate::runtime::{console, opening};
use crate::store::{Contents, MemoryStore, Mode, Store, StoreError};
use crate::text::clean;
use crate::words::Words;

/// The place of work of one command.
#[derive(Debug)]
pub struct Desk {
    /// The language spoken.
    pub words: Arc<Words>,
    /// The data files.
    pub data: Data,
    /// The settings.
    pub settings: Settings,
    /// The store's folder.
    pub folder: PathBuf,
    /// The person's configuration folder.
    pub config: Option<PathBuf>,
    /// The moment.
    pub now: DateTime<FixedOffset>,
    /// A day other than today.
    pub as_of: Option<NaiveDate>,
    /// Nothing may be changed.
    pub is_read_only: bool,
    /// Who works here.
    pub by: String,
    /// How wide the reader's terminal is; none when the answer goes elsewhere.
    pub columns: Option<usize>,
}

impl Desk {
    /// Sets the desk; the store is not opened yet.
    pub fn new(
        common: &Common,
        settings: Settings,
        data: Data,
        words: Arc<Words>,
    ) -> Result<Self, Complaint> {
        let now = Local::now().fixed_offset();
        let places = Places::find(common.store.as_deref()).map_err(|_| Complaint::NoPlace)?;
        let day = |text: &String| typed::day(text, now.date_naive());
        let as_of = common.as_of.as_ref().map(day).transpose()?;
        let user = ["USER", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok());
        let by = settings.by.clone().or(user).unwrap_or_default();
        Ok(Self {
            words,
            data,
            settings,
            folder: places.store,
            config: places.config,
            now,
            as_of,
            is_read_only: common.read_only,
            by: clean(&by).trim().to_owned(),
            columns: console::columns(),
        })
    }

    /// Today.
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }

    /// An empty page for the reader.
    pub fn page(&self) -> Page {
        Page::new(self.columns)
    }

    /// Opens the store and leaves an empty one empty: an office that begins
    /// with its own programme has no other beside it.
    pub fn open_as_it_is(&self, mode: Mode) -> Result<(Box<dyn Store>, Contents), Complaint> {
        let store = opening::open(&self.folder, mode).map_err(|e| self.about_store(e))?;
        let contents = store.load().map_err(|e| self.about_store(e))?;
        Ok((store, contents))
    }

    /// Opens the store and fills an empty one; one opened to look at is shown
    /// as it would begin.
    pub fn open(&self, mode: Mode) -> Result<(Box<dyn Store>, Contents), Complaint> {
        let (mut store, contents) = self.open_as_it_is(mode)?;
        if !contents.programmes.is_empty() {
            return Ok((store, contents));
        }
        if mode == Mode::ReadOnly {
            store = Box::new(MemoryStore::default());
        }
        let contents = opening::fill(store.as_mut(), &self.data, &self.by, self.now);
        let contents = contents.map_err(|error| Complaint::opening(error, &self.folder))?;
        Ok((store, contents))
    }

    /// The same for what only reads: it needs no lock, whoever writes, and
    /// makes a store only where there is none yet.
    pub fn open_to_read(&self) -> Result<(Box<dyn Store>, Contents), Complaint> {
        let (store, contents) = self.open_as_it_is(Mode::ReadOnly)?;
        if !contents.programmes.is_empty() {
            return Ok((store, contents));
        }
        if self.is_read_only {
            return self.open(Mode::ReadOnly);
        }
        match self.open(Mode::ReadWrite) {
            Err(Complaint::Store(StoreError::ReadOnly | StoreError::Locked { .. })) => {
                self.open(Mode::ReadOnly)
            }
            other => other,
        }
    }

    /// Everything, folded to the day asked for.
    pub fn library(&self) -> Result<Library, Complaint> {
        let (_, contents) = self.open_to_read()?;
        let as_of = self.as_of.unwrap_or(self.today());
        Ok(Library::with_earlier(contents.programmes, contents.earlier, contents.ledger, as_of))
    }

    /// What went wrong with the store of this desk.
    pub fn about_store(&self, error: StoreError) -> Complaint {
        Complaint::opening(error.into(), &self.folder)
    }
}
