//! What changes the store: entries, documents, and the passphrase before them.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::{Console, Session};
use crate::app::Msg;
use crate::app::lock::PASSPHRASE;
use crate::domain::{Carried, Change, Programme, ProgrammeId};
use crate::runtime::passphrase;
use crate::runtime::trouble::trouble;
use crate::store::{Draft, StoreError};

impl<C: Console> Session<'_, C> {
    /// Asks the store to keep a change.
    pub(super) fn commit(&mut self, programme: ProgrammeId, change: Change, after: u64) -> Msg {
        let at = self.console.now();
        // What a review concludes is to be found at once.
        if matches!(change.effective(), Change::Reviewed { .. }) {
            self.searcher = None;
        }
        let draft = Draft { at, by: self.state.setup.by.clone(), programme, change };
        match self.store.append(after, draft) {
            Ok(entry) => {
                self.back_up(at);
                Msg::Committed(entry)
            }
            Err(error) => self.not_kept(&error),
        }
    }

    /// Asks the store to take a document in; what is there is backed up before.
    pub(super) fn import(
        &mut self,
        programme: Arc<Programme>,
        carried: Option<Vec<Carried>>,
        after: u64,
    ) -> Msg {
        let (at, by) = (self.console.now(), self.state.setup.by.clone());
        let draft = match carried {
            Some(carried) => Draft::of_reimport(&programme, carried, at, by),
            None => Draft::of_import(&programme, at, by),
        };
        if let Some(keeper) = &mut self.keeper {
            keeper.before_import(&self.state.words, self.store.as_ref(), at);
        }
        match self.store.import(after, &programme, draft) {
            Ok(entry) => {
                self.searcher = None;
                Msg::Imported(entry, programme)
            }
            Err(error) => self.not_kept(&error),
        }
    }

    /// Tries a passphrase. That takes some hundredths of a second, on purpose.
    pub(super) fn unlock(&self, typed: &str) -> Msg {
        let kept = self.store.recall(PASSPHRASE).ok().flatten();
        Msg::Unlocked(kept.is_some_and(|kept| passphrase::fits(&kept, typed)))
    }

    fn not_kept(&self, error: &StoreError) -> Msg {
        Msg::NotCommitted(trouble(&self.state.words, error))
    }

    /// Something was kept: on the first such of a day it is backed up.
    fn back_up(&mut self, at: DateTime<FixedOffset>) {
        if let Some(keeper) = &mut self.keeper {
            keeper.kept(&self.state.words, self.store.as_ref(), at);
        }
    }
}
