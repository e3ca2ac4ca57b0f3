//! What a person types for a day or a period.

use chrono::NaiveDate;

use crate::document::read_period;
use crate::domain::Period;
pub use crate::words::read_day as day;

/// A deadline as typed: a day, or a period in any wording a document may use.
#[must_use]
pub fn deadline(typed: &str, today: NaiveDate) -> Option<Period> {
    let typed = typed.trim();
    day(typed, today)
        .map(Period::Day)
        .or_else(|| read_period(typed))
        .filter(|period| period.due().is_some())
}
