//! Deadlines that were moved: by whom, why, and by which paper.

use chrono::{DateTime, FixedOffset};

use super::board::Board;
use super::change::{Change, Due};
use super::item_state::Slip;
use super::key::Key;
use super::ledger::Entry;
use super::review::{PlanChange, Review};

/// What moved a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mover {
    /// Somebody decided so and wrote it down.
    Decision,
    /// A review concluded so.
    Review,
    /// An amended document says so.
    Document,
}

impl Mover {
    /// The name used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Review => "review",
            Self::Document => "document",
        }
    }
}

/// One move of a deadline, as the ledger tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move<'a> {
    /// The entry that says so.
    pub seq: u64,
    /// When it was written.
    pub at: DateTime<FixedOffset>,
    /// Who wrote it.
    pub by: &'a str,
    /// What moved it.
    pub mover: Mover,
    /// The deadline before.
    pub before: Due,
    /// The deadline after.
    pub after: Due,
    /// Why; empty where a document says it without a word.
    pub reason: &'a str,
    /// The paper that decided it: what the entry names, the title of the
    /// review, the file of the amended document; may be empty.
    pub paper: &'a str,
}

impl Move<'_> {
    /// How many days later it is due; negative where it is due earlier. None
    /// where one of the two has no last day.
    #[must_use]
    pub fn days(&self) -> Option<i64> {
        let (before, after) = self.before.date().zip(self.after.date())?;
        Some((after - before).num_days())
    }
}

impl Board {
    /// The moves of an item's deadline that were not taken back, oldest first.
    /// A doubtful deadline that was only confirmed has not moved. The ledger
    /// is in the order of its numbers.
    #[must_use]
    pub fn moves<'a>(&self, key: &Key, ledger: &'a [Entry]) -> Vec<Move<'a>> {
        let slips = self.state(key).slips.iter();
        let moved = slips.filter(|slip| slip.before.period != slip.after.period);
        moved.filter_map(|slip| self.told(key, slip, ledger)).collect()
    }

    fn told<'a>(&self, key: &Key, slip: &Slip, ledger: &'a [Entry]) -> Option<Move<'a>> {
        let at = ledger.binary_search_by_key(&slip.seq, |entry| entry.seq).ok()?;
        let entry = ledger.get(at)?;
        let (mover, reason, paper) = match entry.change.effective() {
            Change::DueMoved { reason, document, .. } => {
                (Mover::Decision, reason.as_str(), document.as_str())
            }
            // The amended paper itself says the other deadline.
            Change::Reimported { source, .. } => (Mover::Document, "", source.as_str()),
            Change::Reviewed { review, .. } => {
                (Mover::Review, self.concluded(key, slip, review), review.title.as_str())
            }
            Change::Imported { .. }
            | Change::Updated { .. }
            | Change::Undone { .. }
            | Change::Reattached { .. }
            | Change::Quarter { .. }
            | Change::Members { .. }
            | Change::RollCalled { .. } => return None,
        };
        Some(Move {
            seq: entry.seq,
            at: entry.at,
            by: &entry.by,
            mover,
            before: slip.before,
            after: slip.after,
            reason,
            paper,
        })
    }

    /// The words of the conclusion that moved the deadline. An item that a
    /// newer document calls otherwise is found by what the fold calls it.
    fn concluded<'a>(&self, key: &Key, slip: &Slip, review: &'a Review) -> &'a str {
        let held = self.reviews().iter().find(|held| held.seq == slip.seq);
        let known = held.map_or(review, |held| &held.review);
        let is_meant = |(at, conclusion): &(usize, &'a super::review::Conclusion)| {
            let about = known.conclusions.get(*at).and_then(|known| known.about.as_ref());
            let moved = match &conclusion.effect {
                Some(PlanChange::Due(before, after)) => {
                    let (before, after) = (before.period, after.period);
                    let (from, to) = (slip.before.period, slip.after.period);
                    (before, after) == (from, to) || (after, before) == (from, to)
                }
                Some(
                    PlanChange::Lead(..) | PlanChange::Coordinators(..) | PlanChange::Report(..),
                )
                | None => false,
            };
            moved && about == Some(key)
        };
        let found = review.conclusions.iter().enumerate().find(is_meant);
        found.map_or("", |(_, conclusion)| conclusion.text.as_str())
    }
}
