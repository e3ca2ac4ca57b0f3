//! Who makes the backups while the screen is open.

use std::io;
use std::sync::Arc;
use std::thread::JoinHandle;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{Backups, Why};
use crate::store::{Store, StoreError};
use crate::words::Words;

/// Makes the backup of the day on a thread of its own, once something is kept
/// on that day, and that before an import at once. Dropping it waits for what
/// is under way.
#[derive(Debug)]
pub struct Keeper {
    backups: Backups,
    /// The day that has its backup, or has failed to get one.
    day: Option<NaiveDate>,
    work: Option<JoinHandle<Result<(), StoreError>>>,
    trouble: Option<io::Error>,
}

impl Keeper {
    /// One who has made none yet.
    #[must_use]
    pub fn new(backups: Backups) -> Self {
        Self { backups, day: None, work: None, trouble: None }
    }

    /// An entry was kept at this time.
    pub fn kept(&mut self, words: &Arc<Words>, store: &dyn Store, now: DateTime<FixedOffset>) {
        let today = now.date_naive();
        if self.day.replace(today) == Some(today) || !self.backups.is_due(today) {
            return;
        }
        let texts = store.remembered().unwrap_or_default();
        let (backups, words) = (self.backups.clone(), Arc::clone(words));
        let work = move || backups.keep_beside(&words, &texts, now).map(drop);
        self.work = Some(std::thread::spawn(work));
    }

    /// A document is about to be taken in.
    pub fn before_import(&mut self, words: &Words, store: &dyn Store, now: DateTime<FixedOffset>) {
        let kept = store.load().and_then(|contents| {
            let texts = store.remembered()?;
            Ok(self.backups.keep(words, &contents, &texts, Why::Import, now)?)
        });
        self.trouble = kept.err().map(cause);
    }

    /// Why the last backup was not made, said once.
    pub fn trouble(&mut self) -> Option<io::Error> {
        if self.work.as_ref().is_some_and(JoinHandle::is_finished) {
            let ended = self.work.take().map(JoinHandle::join);
            self.trouble = ended.and_then(Result::ok).and_then(Result::err).map(cause);
        }
        self.trouble.take()
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.work.take().map(JoinHandle::join));
    }
}

fn cause(error: StoreError) -> io::Error {
    match error {
        StoreError::Io(error) => error,
        StoreError::Full => io::ErrorKind::StorageFull.into(),
        StoreError::ReadOnly => io::ErrorKind::PermissionDenied.into(),
        other @ (StoreError::Locked { .. }
        | StoreError::Newer { .. }
        | StoreError::Damaged { .. }
        | StoreError::Moved { .. }
        | StoreError::Unfit
        | StoreError::Absent
        | StoreError::Foreign) => io::Error::other(other),
    }
}
