//! The fold: how everything stands on a day, from the programme and the ledger.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::change::{Change, Due};
use super::item::{Item, ItemKind};
use super::key::Key;
use super::ledger::Entry;
use super::period::Quarter;
use super::programme::Programme;
use super::progress::{Progress, Report};
use super::standing::Standing;

/// A deadline that was moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// The entry that says so.
    pub seq: u64,
    /// The deadline before.
    pub before: Due,
    /// The deadline after.
    pub after: Due,
}

/// What the ledger says of one item up to a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemState {
    /// The report in force.
    pub report: Report,
    /// The deadline in force, where the ledger has changed it.
    pub due: Option<Due>,
    /// When the report in force was written.
    pub reported_at: Option<DateTime<FixedOffset>>,
    /// Every entry about the item, oldest first.
    pub history: Vec<u64>,
    /// Its deadlines that were moved and not moved back.
    pub slips: Vec<Slip>,
}

/// One programme as it stands at the end of a day.
#[derive(Debug, Clone)]
pub struct Board {
    as_of: NaiveDate,
    states: HashMap<Key, ItemState>,
}

static UNTOUCHED: std::sync::LazyLock<ItemState> = std::sync::LazyLock::new(ItemState::default);

impl Board {
    /// Folds the entries of one programme up to the end of `as_of`.
    #[must_use]
    pub fn fold<'a>(
        programme: &Programme,
        entries: impl IntoIterator<Item = &'a Entry>,
        as_of: NaiveDate,
    ) -> Self {
        let mut board = Self { as_of, states: HashMap::new() };
        for entry in entries {
            board.apply(programme, entry);
        }
        board
    }

    /// Takes in one more entry, as `fold` would have.
    pub fn apply(&mut self, programme: &Programme, entry: &Entry) {
        if entry.programme != programme.id || entry.at.date_naive() > self.as_of {
            return;
        }
        let Some(key) = entry.change.key() else { return };
        let state = self.states.entry(key.clone()).or_default();
        state.history.push(entry.seq);
        match entry.change.effective() {
            Change::Updated { after, .. } => {
                state.report = after.clone();
                state.reported_at = Some(entry.at);
            }
            Change::DueMoved { before, after, .. } => {
                state.due = Some(*after);
                let undoes = state.slips.last().is_some_and(|last| last.before == *after);
                if undoes && matches!(entry.change, Change::Undone { .. }) {
                    state.slips.pop();
                } else {
                    state.slips.push(Slip { seq: entry.seq, before: *before, after: *after });
                }
            }
            Change::Imported { .. } | Change::Undone { .. } => {}
        }
    }

    /// The day it shows.
    #[must_use]
    pub fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// What the ledger says of an item; nothing yet is the default.
    #[must_use]
    pub fn state(&self, key: &Key) -> &ItemState {
        self.states.get(key).unwrap_or(&UNTOUCHED)
    }

    /// The deadline in force: the document's, unless the ledger has moved it.
    #[must_use]
    pub fn due(&self, item: &Item<'_>) -> Due {
        let written = Due { period: item.period, confirmed: false };
        self.state(&item.key).due.unwrap_or(written)
    }

    /// How an item stands.
    #[must_use]
    pub fn standing(&self, programme: &Programme, item: &Item<'_>) -> Standing {
        let report = &self.state(&item.key).report;
        Standing::of(report, self.due(item), programme.known_from, self.as_of)
    }

    /// How far an item has come: as reported; a standard of which nothing is
    /// reported yet is underway once its model's plan is done.
    #[must_use]
    pub fn progress(&self, item: &Item<'_>) -> Progress {
        let reported = self.state(&item.key).report.progress;
        let plan_is_done = || self.state(&item.node.key).report.progress == Progress::Done;
        let follows = item.kind == ItemKind::Attain && reported == Progress::NotStarted;
        if follows && plan_is_done() { Progress::Underway } else { reported }
    }

    /// Whether an unfinished item has had no report in the current quarter.
    #[must_use]
    pub fn is_silent(&self, item: &Item<'_>) -> bool {
        let state = self.state(&item.key);
        let quarter = Quarter::of(self.as_of);
        state.report.progress != Progress::Done
            && state.reported_at.is_none_or(|at| Quarter::of(at.date_naive()) != quarter)
    }
}
