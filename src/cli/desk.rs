//! What every command works with.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, Local, NaiveDate};

use super::arguments::Common;
use super::complaint::{self, BackupComplaint, Complaint, TimeComplaint};
use super::passphrase;
use super::reply::Page;
use super::typed;
use crate::app::entry::Asked;
use crate::app::library::Library;
use crate::app::moment::settle;
use crate::domain::{Entry, Moment};
use crate::runtime::backups::{Backups, Why};
use crate::runtime::data::Data;
use crate::runtime::places::{Places, Settings};
use crate::runtime::{console, opening};
use crate::say;
use crate::store::{Contents, MemoryStore, Mode, SledStore, Store, StoreError};
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
    /// A moment other than now, as it was asked for.
    pub asked: Option<Asked>,
    /// Its day.
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
        let today = now.date_naive();
        let moment = |text: &String| typed::moment(text, &words, today);
        let asked = common.as_of.as_ref().map(moment).transpose()?;
        let asked = asked.filter(|asked| ![Asked::Today, Asked::Day(today)].contains(asked));
        let as_of = asked.and_then(|asked| match asked {
            Asked::Today => None,
            Asked::Day(day) => Some(day),
            Asked::EndOf(quarter) => quarter.last_day(),
        });
        let named = |name| std::env::var(name).ok();
        let user = ["USER", "USERNAME", "LOGNAME"].into_iter().find_map(named);
        let by = clean(&settings.by.clone().or(user).unwrap_or_default()).trim().to_owned();
        // An entry without a name would look like a fault.
        let by = if by.is_empty() { say!(words, "by-nobody") } else { by };
        Ok(Self {
            words,
            data,
            settings,
            folder: places.store,
            config: places.config,
            now,
            asked,
            as_of,
            is_read_only: common.read_only,
            by,
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

    /// The backups of the store.
    pub fn backups(&self) -> Backups {
        Backups::of(&self.folder, self.settings.backup.as_deref())
    }

    /// Opens the store and leaves an empty one empty: an office that begins
    /// with its own programme has no other beside it. Before the first writing
    /// of a day, and before a store of old is brought up to date, it is backed
    /// up.
    pub fn open_as_it_is(&self, mode: Mode) -> Result<(Box<dyn Store>, Contents), Complaint> {
        let (store, contents) = self.open_undated(mode)?;
        if mode == Mode::ReadWrite {
            passphrase::unlock(self, store.as_ref())?;
        }
        if mode == Mode::ReadWrite && self.backups().is_due(self.today()) {
            self.back_up(store.as_ref(), &contents, Why::Daily);
        }
        Ok((store, contents))
    }

    /// The same without the backup of the day and without the passphrase.
    pub fn open_undated(&self, mode: Mode) -> Result<(Box<dyn Store>, Contents), Complaint> {
        if mode == Mode::ReadWrite && SledStore::is_of_old(&self.folder) {
            let (store, contents) = self.open_unguarded(Mode::ReadOnly)?;
            self.back_up(store.as_ref(), &contents, Why::Migration);
        }
        self.open_unguarded(mode)
    }

    /// Opens the store and backs nothing up.
    fn open_unguarded(&self, mode: Mode) -> Result<(Box<dyn Store>, Contents), Complaint> {
        let store = opening::open(&self.folder, mode).map_err(|e| self.about_store(e))?;
        let contents = store.load().map_err(|e| self.about_store(e))?;
        Ok((store, contents))
    }

    /// Makes a backup that nobody has asked for: where that fails it is said,
    /// and what was asked for goes on.
    pub fn back_up(&self, store: &dyn Store, contents: &Contents, why: Why) {
        if contents.ledger.is_empty() {
            return;
        }
        let texts = store.remembered().unwrap_or_default();
        if let Err(error) = self.backups().keep(&self.words, contents, &texts, why, self.now) {
            complaint::tell(&self.words, &Complaint::Backup(BackupComplaint::Missed(error)));
        }
    }

    /// Opens the store and fills an empty one; one opened to look at is shown
    /// as it would begin.
    pub fn open(&self, mode: Mode) -> Result<(Box<dyn Store>, Contents), Complaint> {
        self.filled(mode, self.open_as_it_is(mode)?)
    }

    /// The same for the screen, which makes the backup of the day itself, while
    /// one works.
    pub fn open_for_screen(&self, mode: Mode) -> Result<(Box<dyn Store>, Contents), Complaint> {
        self.filled(mode, self.open_undated(mode)?)
    }

    fn filled(
        &self,
        mode: Mode,
        opened: (Box<dyn Store>, Contents),
    ) -> Result<(Box<dyn Store>, Contents), Complaint> {
        let (mut store, contents) = opened;
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
        self.shown(contents)
    }

    /// What a store holds, folded to now: what an edit begins with. A clock
    /// that has been set back is told of.
    pub fn editing(&self, contents: Contents) -> Library {
        self.mind_the_clock(&contents.ledger);
        self.current(contents)
    }

    /// Says so where the clock is behind the last entry.
    pub fn mind_the_clock(&self, ledger: &[Entry]) {
        if let Some(last) = ledger.last().map(|entry| entry.at).filter(|last| *last > self.now) {
            let behind = TimeComplaint::ClockBack { last, now: self.now };
            complaint::tell(&self.words, &Complaint::Time(behind));
        }
    }

    fn current(&self, contents: Contents) -> Library {
        let Contents { programmes, earlier, ledger, .. } = contents;
        Library::with_earlier(programmes, earlier, ledger, Moment::now(self.today()))
    }

    /// What a store holds, folded to the moment asked for.
    pub fn shown(&self, contents: Contents) -> Result<Library, Complaint> {
        let mut library = self.current(contents);
        if let Some(moment) = self.asked.map(|asked| self.moment(&library, asked)).transpose()? {
            library.move_to(moment);
        }
        Ok(library)
    }

    /// A moment asked for, as the ledger has it.
    pub fn moment(&self, library: &Library, asked: Asked) -> Result<Moment, Complaint> {
        let moment = settle(library, None, asked, self.today())
            .map_err(|refusal| Complaint::Time(TimeComplaint::Moment(refusal)))?;
        Ok(moment.unwrap_or(Moment::now(self.today())))
    }

    /// Refuses where nothing may be changed.
    pub fn may_edit(&self) -> Result<(), Complaint> {
        if self.is_read_only {
            return Err(Complaint::ReadOnly);
        }
        if self.asked.is_some() {
            return Err(Complaint::PastDay);
        }
        Ok(())
    }

    /// What went wrong with the store of this desk.
    pub fn about_store(&self, error: StoreError) -> Complaint {
        Complaint::opening(error.into(), &self.folder)
    }
}
