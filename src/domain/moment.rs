//! A point in time at which everything can be shown.

use chrono::NaiveDate;

use super::ledger::Entry;

/// A point in the past of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day from which deadlines are seen.
    pub day: NaiveDate,
    /// The last entry that counts, where one is named: a closing, or the last
    /// before a review. Clocks go wrong, the order of the ledger does not.
    /// Where none is named, entries of later days do not count.
    pub through: Option<u64>,
}

impl Moment {
    /// The end of a day.
    #[must_use]
    pub fn end_of(day: NaiveDate) -> Self {
        Self { day, through: None }
    }

    /// Now: whatever stands in the ledger has happened, even if the clock has
    /// been set back since.
    #[must_use]
    pub fn now(today: NaiveDate) -> Self {
        Self { day: today, through: Some(u64::MAX) }
    }

    /// Whether an entry had been written by then.
    #[must_use]
    pub fn knows(self, entry: &Entry) -> bool {
        self.through.map_or_else(|| entry.at.date_naive() <= self.day, |last| entry.seq <= last)
    }
}

impl From<NaiveDate> for Moment {
    fn from(day: NaiveDate) -> Self {
        Self::end_of(day)
    }
}
