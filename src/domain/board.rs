//! The fold: how everything stands on a day, from the programme and the ledger.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::change::{Carried, Change, Due};
use super::closing::Closing;
use super::in_force::Held;
use super::item::{Item, ItemKind};
use super::item_state::{Filing, ItemState, Slip};
use super::key::Key;
use super::ledger::Entry;
use super::moment::Moment;
use super::period::Quarter;
use super::programme::Programme;
use super::progress::{Progress, Report};
use super::review::{PlanChange, Review};
use super::standing::Standing;
use super::unit::UnitId;

/// One programme as it stands at one moment.
#[derive(Debug, Clone)]
pub struct Board {
    moment: Moment,
    /// The entry that took in the edition whose keys count here.
    edition: u64,
    pub(super) states: HashMap<Key, ItemState>,
    pub(super) closings: BTreeMap<Quarter, Closing>,
    pub(super) rosters: HashMap<UnitId, Vec<String>>,
    pub(super) reviews: Vec<Held>,
    /// The day on which the programme was taken in.
    pub(super) began: Option<NaiveDate>,
    /// For an entry that undoes: the entry all undoing and redoing goes back to.
    roots: HashMap<u64, u64>,
}

static UNTOUCHED: std::sync::LazyLock<ItemState> = std::sync::LazyLock::new(ItemState::default);

impl Board {
    /// Folds the entries of one programme up to the end of `as_of`, called as
    /// its newest edition calls them.
    #[must_use]
    pub fn fold<'a>(
        programme: &Programme,
        entries: impl IntoIterator<Item = &'a Entry>,
        as_of: NaiveDate,
    ) -> Self {
        Self::at(programme, entries, Moment::end_of(as_of), u64::MAX)
    }

    /// Folds the entries of one programme up to a moment, for the edition that
    /// the entry `edition` took in.
    ///
    /// What that edition and the ones before it call an item is taken in
    /// whatever the day, for the items shown are those of the document shown.
    #[must_use]
    pub fn at<'a>(
        programme: &Programme,
        entries: impl IntoIterator<Item = &'a Entry>,
        moment: Moment,
        edition: u64,
    ) -> Self {
        let mut board = Self {
            moment,
            edition,
            states: HashMap::new(),
            closings: BTreeMap::new(),
            rosters: HashMap::new(),
            reviews: Vec::new(),
            began: None,
            roots: HashMap::new(),
        };
        for entry in entries {
            board.apply(programme, entry);
        }
        board
    }

    /// Whether an entry says anything of a programme. Who belongs to a group is
    /// the same for every programme.
    #[must_use]
    pub fn concerns(programme: &Programme, entry: &Entry) -> bool {
        entry.programme == programme.id
            || matches!(entry.change.effective(), Change::Members { .. })
    }

    /// Takes in one more entry, as `fold` would have.
    pub fn apply(&mut self, programme: &Programme, entry: &Entry) {
        if !Self::concerns(programme, entry) {
            return;
        }
        let is_known = self.moment.knows(entry);
        if let Change::Reimported { carried, .. } = &entry.change {
            if entry.seq <= self.edition {
                self.carry(entry.seq, carried, is_known);
            }
        } else if is_known {
            self.happened(entry);
        }
    }

    fn happened(&mut self, entry: &Entry) {
        if let Some(key) = entry.change.key() {
            self.states.entry(key.clone()).or_default().history.push(entry.seq);
        }
        match entry.change.effective() {
            Change::Updated { key, after, .. } => self.reported(entry, key, after),
            Change::DueMoved { key, before, after, .. } => {
                let is_undone = matches!(entry.change, Change::Undone { .. });
                self.redated(entry.seq, key, *before, *after, is_undone);
            }
            Change::Reattached { from, to } => self.reattach(from, to),
            Change::Quarter { quarter, is_closed } => self.closed(entry, *quarter, *is_closed),
            Change::Members { unit, after, .. } => {
                self.rosters.insert(unit.clone(), after.clone());
            }
            Change::RollCalled { key, period, after, .. } => {
                let state = self.states.entry(key.clone()).or_default();
                state.rolls.insert(*period, after.clone());
            }
            Change::Reviewed { review, is_held } => self.reviewed(entry, review, *is_held),
            Change::Imported { .. } => {
                self.began.get_or_insert(entry.at.date_naive());
            }
            Change::Reimported { .. } | Change::Undone { .. } => {}
        }
    }

    fn reported(&mut self, entry: &Entry, key: &Key, after: &Report) {
        let quarter = self.open_quarter(entry.at.date_naive());
        let undoes = if let Change::Undone { seq, .. } = &entry.change {
            let root = self.roots.get(seq).copied().unwrap_or(*seq);
            self.roots.insert(entry.seq, root);
            Some(root)
        } else {
            None
        };
        let state = self.states.entry(key.clone()).or_default();
        let known = undoes.and_then(|root| state.filings.iter_mut().find(|f| f.seq == root));
        if let Some(filing) = known {
            filing.is_taken_back = !filing.is_taken_back;
        } else {
            state.filings.push(Filing {
                seq: entry.seq,
                at: entry.at,
                quarter,
                period: after.period,
                progress: after.progress,
                done_on: after.done_on,
                is_taken_back: false,
            });
        }
        state.take(after, entry.at.date_naive());
        state.reported_at = state.last_filing().map(|filing| filing.at);
    }

    fn redated(&mut self, seq: u64, key: &Key, before: Due, after: Due, is_undone: bool) {
        let state = self.states.entry(key.clone()).or_default();
        state.due = Some(after);
        let undoes = state.slips.last().is_some_and(|last| last.before == after);
        if undoes && is_undone {
            state.slips.pop();
        } else {
            state.slips.push(Slip { seq, before, after });
        }
    }

    /// The plan follows what a review has concluded, or what it was before.
    fn reviewed(&mut self, entry: &Entry, review: &Review, is_held: bool) {
        let numbered = (1..).zip(&review.conclusions);
        for (number, conclusion) in numbered.filter(|_| is_held) {
            self.touch(&review.key_of(number), entry.seq);
            if let Some((about, effect)) = conclusion.about.as_ref().zip(conclusion.effect.as_ref())
            {
                self.follow(entry, about, effect, false);
            }
        }
        for conclusion in review.conclusions.iter().rev().filter(|_| !is_held) {
            if let Some((about, effect)) = conclusion.about.as_ref().zip(conclusion.effect.as_ref())
            {
                self.follow(entry, about, &effect.inverse(), true);
            }
        }
        self.reviews.retain(|held| held.review.id != review.id);
        if is_held {
            self.reviews.push(Held::of(entry, review));
        }
    }

    fn touch(&mut self, key: &Key, seq: u64) {
        self.states.entry(key.clone()).or_default().history.push(seq);
    }

    fn follow(&mut self, entry: &Entry, about: &Key, effect: &PlanChange, is_undone: bool) {
        self.touch(about, entry.seq);
        match effect {
            PlanChange::Due(before, after) => {
                self.redated(entry.seq, about, *before, *after, is_undone);
            }
            PlanChange::Lead(_, after) => {
                self.states.entry(about.clone()).or_default().lead = Some(after.clone());
            }
            PlanChange::Coordinators(_, after) => {
                self.states.entry(about.clone()).or_default().coordinators = Some(after.clone());
            }
            PlanChange::Report(_, after) => {
                let state = self.states.entry(about.clone()).or_default();
                state.take(after, entry.at.date_naive());
            }
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
            for held in &mut self.reviews {
                held.carry(&item.from, &key);
            }
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
        past.filings.extend(now.filings);
        past.pauses.extend(now.pauses);
        past.rolls.extend(now.rolls);
        past.lead = now.lead.or(past.lead);
        past.coordinators = now.coordinators.or(past.coordinators);
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
        self.moment.day
    }

    /// The moment it shows.
    #[must_use]
    pub fn moment(&self) -> Moment {
        self.moment
    }

    /// The entry that took in the edition whose keys count here.
    #[must_use]
    pub fn edition(&self) -> u64 {
        self.edition
    }

    /// Whether the programme has been followed for so many days; where nobody
    /// wrote down since when, it has.
    #[must_use]
    pub fn is_known_for(&self, days: i64) -> bool {
        self.began.is_none_or(|began| (self.moment.day - began).num_days() >= days)
    }

    /// The last report on an item; of a conclusion that speaks of an item, the
    /// last on that item.
    #[must_use]
    pub fn last_word(&self, key: &Key) -> Option<&Filing> {
        let own = self.state(key).last_filing();
        own.or_else(|| self.state(self.followed(key)?).last_filing())
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

    /// The report in force on an item. A conclusion that speaks of an item is
    /// followed by what is reported on that item, until something is reported
    /// on the conclusion itself.
    #[must_use]
    pub fn report(&self, key: &Key) -> &Report {
        let state = self.state(key);
        if state.filings.is_empty()
            && let Some(about) = self.followed(key)
        {
            return &self.state(about).report;
        }
        &state.report
    }

    /// How an item stands. What comes round is never finished: its instances
    /// are counted by themselves.
    #[must_use]
    pub fn standing(&self, programme: &Programme, item: &Item<'_>) -> Standing {
        let report = self.report(&item.key);
        if self.recurs(item) && report.progress != Progress::Paused {
            return Standing::NoDeadline;
        }
        Standing::of(report, self.due(item), programme.known_from, self.moment.day)
    }

    /// How far an item has come: as reported, and of what comes round as
    /// reported for the period of the day shown; a standard of which nothing
    /// is reported yet is underway once its model's plan is done.
    #[must_use]
    pub fn progress(&self, item: &Item<'_>) -> Progress {
        let reported = self.report(&item.key).progress;
        if let Some(cycle) = self.cycles(item).first().filter(|_| reported != Progress::Paused) {
            let filing = self.filing_of(&item.key, cycle.period_at(self.moment.day));
            return filing.map_or(Progress::NotStarted, |filing| filing.progress);
        }
        let plan_is_done = || self.state(&item.node.key).report.progress == Progress::Done;
        let follows = item.kind == ItemKind::Attain && reported == Progress::NotStarted;
        if follows && plan_is_done() { Progress::Underway } else { reported }
    }
}
