//! What a person types for a day or a period.

use chrono::{Datelike, NaiveDate};

use crate::document::read_period;
use crate::domain::Period;

/// A day as typed: "30/9/2026", "30/9" (of this year), "30-9-2026", "30.9.2026".
#[must_use]
pub fn day(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let parts: Vec<&str> = typed.trim().split(['/', '-', '.', ' ']).collect();
    let number = |at: usize| parts.get(at).and_then(|part| part.parse::<u32>().ok());
    let year = match parts.len() {
        2 => today.year(),
        3 => i32::try_from(number(2)?).ok().filter(|year| (2000..2200).contains(year))?,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, number(1)?, number(0)?)
}

/// A deadline as typed: a day, or a period in any wording a document may use.
#[must_use]
pub fn deadline(typed: &str, today: NaiveDate) -> Option<Period> {
    let typed = typed.trim();
    day(typed, today)
        .map(Period::Day)
        .or_else(|| read_period(typed))
        .filter(|period| period.due().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_the_office_writes_them() {
        let today = NaiveDate::from_ymd_opt(2026, 9, 25).expect("a day");
        let read = |typed| day(typed, today).map(|day| day.to_string());
        assert_eq!(read("30/9/2026").as_deref(), Some("2026-09-30"));
        assert_eq!(read(" 05/02/2027 ").as_deref(), Some("2027-02-05"));
        assert_eq!(read("1/10").as_deref(), Some("2026-10-01"));
        assert_eq!(read("31/9/2026"), None);
        assert_eq!(read("30/9/26"), None);
        assert_eq!(read("Quý III"), None);
    }
}
