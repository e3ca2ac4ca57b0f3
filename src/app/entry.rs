//! What a person types for a day, a period or a moment.

use chrono::{Datelike, NaiveDate};

use crate::document::read_period;
use crate::domain::{Period, Quarter};
use crate::say;
use crate::text::{clean, fold};
use crate::words::Words;
pub use crate::words::read_day as day;

/// A deadline as typed: a day, or a period in any wording a document may use.
#[must_use]
pub fn deadline(typed: &str, today: NaiveDate) -> Option<Period> {
    let typed = typed.trim();
    if looks_like_a_day(typed) {
        // "31/9/2026" is no day, and no year 2026 with something before it.
        let found = day(typed, today).or_else(|| typed.parse().ok());
        return found.map(Period::Day);
    }
    // "quy 4/2026" without its mark is no April.
    let upper = typed.to_uppercase();
    let (bare, is_named) = bare_of_quarter(&upper);
    let named = is_named.then(|| numbered(bare, true, today)).flatten();
    day(typed, today)
        .map(Period::Day)
        .or(named.map(Period::Quarter))
        .or_else(|| read_period(typed))
        .filter(|period| period.due().is_some())
}

/// Whether it is three numbers.
fn looks_like_a_day(typed: &str) -> bool {
    let is_number = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let parts: Vec<&str> = typed.split(['/', '-', '.', ' ']).collect();
    parts.len() == 3 && parts.iter().all(is_number)
}

/// A moment as a person names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Now.
    Today,
    /// The end of a day.
    Day(NaiveDate),
    /// The end of a quarter: its closing, where it was closed.
    EndOf(Quarter),
}

/// A moment as typed: "hôm nay", a day, a quarter ("quý 2/2026", "q2"), or
/// another period, which means its last day. None for what the calendar does not
/// have.
#[must_use]
pub fn moment(words: &Words, typed: &str, today: NaiveDate) -> Option<Asked> {
    let typed = clean(typed);
    let typed = typed.trim();
    let called = say!(words, "moment-today-words");
    if called.split(',').any(|word| fold(word.trim()) == fold(typed)) {
        return Some(Asked::Today);
    }
    if let Some(quarter) = quarter(typed, today) {
        return is_in_calendar(quarter.last_day()?).then_some(Asked::EndOf(quarter));
    }
    let written = typed.to_ascii_uppercase().parse::<Period>().ok();
    let found = written.and_then(Period::due).or_else(|| deadline(typed, today)?.due());
    found.filter(|day| is_in_calendar(*day)).map(Asked::Day)
}

fn is_in_calendar(day: NaiveDate) -> bool {
    (1000..=9999).contains(&day.year())
}

/// A quarter: "2026-Q3", "III/2026", "quý 3/2026", "quý III năm 2026", "3/2026"
/// (a quarter is what was asked for), "q3" and "quý 3" of this year. None for
/// anything else.
#[must_use]
pub fn quarter(text: &str, today: NaiveDate) -> Option<Quarter> {
    // Roman figures are read in capitals.
    let text = clean(text).to_uppercase();
    let text = text.trim();
    let written = text.parse::<Period>().ok().or_else(|| deadline(text, today));
    if let Some(Period::Quarter(quarter)) = written {
        return Some(quarter);
    }
    let (bare, is_named) = bare_of_quarter(text);
    // "III/2026" and "3/2026" are a quarter only where one is asked for.
    if let Some(Period::Quarter(quarter)) = deadline(&format!("quý {bare}"), today) {
        return Some(quarter);
    }
    numbered(bare, is_named, today)
}

/// The quarter of "III/2026" or "3/2026", or, where it was called one, of "3"
/// in this year.
fn numbered(bare: &str, is_named: bool, today: NaiveDate) -> Option<Quarter> {
    let (number, year) = match bare.split_once('/') {
        Some((number, year)) => (number, year.trim().parse().ok()?),
        None if is_named => (bare, today.year()),
        None => return None,
    };
    let number = match number.trim() {
        "I" => 1,
        "II" => 2,
        "III" => 3,
        "IV" => 4,
        figure => figure.parse().ok()?,
    };
    let is_known = (1..=4).contains(&number) && (1000..=9999).contains(&year);
    is_known.then_some(Quarter { year, number })
}

/// The text without "quý" or "q" in front, typed with or without its mark, and
/// whether there was any.
fn bare_of_quarter(text: &str) -> (&str, bool) {
    let first = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_named = ["quy", "q"].contains(&fold(first).as_str());
    if is_named { (text.get(first.len()..).unwrap_or("").trim(), true) } else { (text, false) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn a_quarter_typed_without_its_mark_is_no_month() {
        let today: NaiveDate = "2026-09-25".parse().expect("a day");
        let fourth = Some(Period::Quarter(Quarter { year: 2026, number: 4 }));
        for typed in ["quy 4/2026", "q4/2026", "Q4", "quý 4/2026", "quy IV/2026", "Quý IV năm 2026"]
        {
            assert_eq!(deadline(typed, today), fourth, "{typed}");
        }
        let april = Some(Period::Month { year: 2026, month: 4 });
        assert_eq!(deadline("4/2026", today), april);
        assert_eq!(deadline("quy 5/2026", today), deadline("quý 5/2026", today));
    }

    #[test]
    fn a_moment_is_today_a_day_or_the_end_of_a_quarter() {
        let today: NaiveDate = "2026-09-25".parse().expect("a day");
        let words = Words::embedded(Language::Vietnamese);
        let read = |typed| moment(&words, typed, today);
        let on = |day: &str| Some(Asked::Day(day.parse().expect("a day")));
        let second = Some(Asked::EndOf(Quarter { year: 2026, number: 2 }));
        for typed in ["q2", "Q2/2026", "quý 2", "quy II", "quý 2/2026", "II/2026", "2026-Q2"] {
            assert_eq!(read(typed), second, "{typed}");
        }
        assert_eq!(read(" Hôm nay"), Some(Asked::Today));
        assert_eq!(read("hom nay"), Some(Asked::Today));
        assert_eq!(read("30/6/2026"), on("2026-06-30"));
        assert_eq!(read("2026-06-30"), on("2026-06-30"));
        assert_eq!(read("30/6"), on("2026-06-30"));
        assert_eq!(read("2025"), on("2025-12-31"));
        for typed in
            ["", "31/9/2026", "q5", "quý", "q", "2026-06-31", "+12026-01-01", "x", "hằng năm"]
        {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
