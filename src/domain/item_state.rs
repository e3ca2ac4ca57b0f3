//! What the ledger says of one item.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::change::Due;
use super::period::{Period, Quarter};
use super::progress::{Progress, Report};
use super::unit::UnitRef;

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

/// One report among those made on an item; its words stand in the entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// The entry that says so.
    pub seq: u64,
    /// When it was written.
    pub at: DateTime<FixedOffset>,
    /// The quarter it counts for: the one that was open then.
    pub quarter: Quarter,
    /// The period it says it is about.
    pub period: Option<Period>,
    /// How far the item had come.
    pub progress: Progress,
    /// The day of completion.
    pub done_on: Option<NaiveDate>,
    /// Whether it was taken back.
    pub is_taken_back: bool,
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
    /// Every report on it, oldest first.
    pub filings: Vec<Filing>,
    /// From which day on it was paused, or no longer: by a report or a review.
    pub pauses: Vec<(NaiveDate, bool)>,
    /// Who of the group that leads it has reported, by period.
    pub rolls: BTreeMap<Option<Period>, Vec<String>>,
    /// Who leads it, where a review has decided so.
    pub lead: Option<Vec<UnitRef>>,
    /// Who coordinates it, where a review has decided so.
    pub coordinators: Option<Vec<UnitRef>>,
    /// What it was called, once its document leaves it out.
    pub title: String,
}

impl ItemState {
    /// Puts a report in force.
    pub(super) fn take(&mut self, report: &Report, day: NaiveDate) {
        let is_paused = report.progress == Progress::Paused;
        if is_paused || self.report.progress == Progress::Paused {
            self.pauses.push((day, is_paused));
        }
        self.report = report.clone();
    }

    /// The last report that was not taken back.
    #[must_use]
    pub fn last_filing(&self) -> Option<&Filing> {
        self.filings.iter().rfind(|filing| !filing.is_taken_back)
    }
}
