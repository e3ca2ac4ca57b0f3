//! The fold: how everything stands on a day, from the programme and the ledger.

use std::collections::HashMap;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::change::{Carried, Change, Due};
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
    /// What it was called, once its document leaves it out.
    pub title: String,
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
    ///
    /// What a changed document calls an item is taken in whatever the day, for
    /// the items shown are those of the document shown.
    pub fn apply(&mut self, programme: &Programme, entry: &Entry) {
        if entry.programme != programme.id {
            return;
        }
        let is_later = entry.at.date_naive() > self.as_of;
        if let Change::Reimported { carried, .. } = &entry.change {
            self.carry(entry.seq, carried, !is_later);
        } else if !is_later {
            self.happened(entry);
        }
    }

    fn happened(&mut self, entry: &Entry) {
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
            Change::Reattached { from, to } => self.reattach(from, to),
            Change::Imported { .. } | Change::Reimported { .. } | Change::Undone { .. } => {}
        }
    }

    /// Calls every item as the new document does.
    fn carry(&mut self, seq: u64, carried: &[Carried], is_known: bool) {
        let taken: Vec<ItemState> =
            carried.iter().map(|item| self.states.remove(&item.from).unwrap_or_default()).collect();
        for (item, mut state) in carried.iter().zip(taken) {
            if let Some((before, after)) = item.redated.filter(|_| is_known) {
                let before = state.due.take().unwrap_or(before);
                state.slips.push(Slip { seq, before, after });
                state.history.push(seq);
            }
            let key = if let Some(to) = &item.to {
                to.clone()
            } else {
                state.title.clone_from(&item.title);
                item.from.vanished(seq)
            };
            if !state.history.is_empty() {
                self.states.insert(key, state);
            }
        }
    }

    /// Puts what is known of one item before what is known of another.
    fn reattach(&mut self, from: &Key, to: &Key) {
        let Some(mut past) = self.states.remove(from) else { return };
        let now = self.states.remove(to).unwrap_or_default();
        past.history.extend(now.history);
        past.slips.extend(now.slips);
        if now.reported_at.is_some() {
            past.report = now.report;
            past.reported_at = now.reported_at;
        }
        past.due = now.due.or(past.due);
        self.states.insert(to.clone(), past);
    }

    /// What is known of items that no document names any more, by the key of
    /// [`Key::vanished`].
    pub fn vanished(&self) -> impl Iterator<Item = (&Key, &ItemState)> {
        self.states.iter().filter(|(key, _)| key.is_vanished())
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
