//! What stands in a cell, and what a person means by it.

use chrono::{Datelike, NaiveDate};

use crate::document::read_period;
use crate::domain::{Period, Progress};
use crate::text::{clean, same_words};
use crate::words::{Language, Words, read_day};

/// The years in which a day in a sheet can lie; Excel writes 1900 for an empty
/// formula.
const YEARS: std::ops::Range<i32> = 2000..2200;

/// What stands in a cell. A formula is the value that was saved with it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Nothing.
    Blank,
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A day; none where it is not in the calendar.
    Day(Option<NaiveDate>),
    /// A formula that was never worked out, or an error in its place.
    Unknown,
}

impl Value {
    /// Words as they are kept: without what input methods leave behind.
    pub fn text(text: &str) -> Self {
        let text = clean(text).replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim();
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_owned()) }
    }

    /// A day as Excel counts it.
    pub fn serial(value: calamine::ExcelDateTime) -> Self {
        let (year, month, day, ..) = value.to_ymd_hms_milli();
        let day = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
        Self::Day(day.filter(|day| YEARS.contains(&day.year())))
    }

    /// Whether nothing stands there.
    pub fn is_blank(&self) -> bool {
        *self == Self::Blank
    }

    /// What a person sees there.
    pub fn shown(&self) -> String {
        match self {
            Self::Blank | Self::Unknown | Self::Day(None) => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(Some(day)) => day.format("%d/%m/%Y").to_string(),
        }
    }

    /// The day that is meant; none where it is no day.
    pub fn day(&self, today: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Blank | Self::Unknown => None,
            Self::Day(day) => *day,
            Self::Number(number) => {
                // A day in a cell that somebody has formatted as a number.
                let kind = calamine::ExcelDateTimeType::DateTime;
                Self::serial(calamine::ExcelDateTime::new(*number, kind, false)).day(today)
            }
            Self::Text(text) => {
                let text = text.trim_end_matches('.');
                let iso = || text.parse().ok();
                let long = || match read_period(text) {
                    Some(Period::Day(day)) => Some(day),
                    Some(
                        Period::Month { .. }
                        | Period::Quarter(_)
                        | Period::Half { .. }
                        | Period::Year(_)
                        | Period::Years { .. }
                        | Period::Range { .. }
                        | Period::Recurring(_),
                    )
                    | None => None,
                };
                let day = read_day(text, today).or_else(iso).or_else(long);
                day.filter(|day| YEARS.contains(&day.year()))
            }
        }
    }
}

/// The progress a person means: by its name in commands, or by what it is
/// called in any language, with or without marks.
#[must_use]
pub fn read_progress(typed: &str, words: &Words) -> Option<Progress> {
    Callings::new(words).progress(typed)
}

/// What each progress is called, in all languages and a person's own words.
#[derive(Debug)]
pub(super) struct Callings(Vec<(String, Progress)>);

impl Callings {
    pub fn new(words: &Words) -> Self {
        let embedded = Language::ALL.map(Words::embedded);
        let names = |progress: Progress| {
            let languages = embedded.iter().chain([words]);
            let mut names: Vec<String> =
                languages.flat_map(|words| words.called(progress)).collect();
            names.push(progress.name().to_owned());
            names.into_iter().map(move |name| (name, progress))
        };
        Self(Progress::ALL.into_iter().flat_map(names).collect())
    }

    pub fn progress(&self, typed: &str) -> Option<Progress> {
        self.0.iter().find(|(name, _)| same_words(name, typed)).map(|(_, progress)| *progress)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day_of(value: &Value) -> Option<String> {
        let today = "2026-09-25".parse().expect("a day");
        value.day(today).map(|day| day.to_string())
    }

    #[test]
    fn a_day_is_read_however_it_was_written() {
        let expected = Some("2026-09-05".to_owned());
        for text in ["5/9/2026", "05/09/2026", "5-9-2026", "5.9.2026", "5/9", "2026-09-05"] {
            assert_eq!(day_of(&Value::text(text)), expected, "{text}");
        }
        for text in ["ngày 05 tháng 9 năm 2026", "ngày 5/9/2026.", " 5/9/2026 "] {
            assert_eq!(day_of(&Value::text(text)), expected, "{text}");
        }
        assert_eq!(day_of(&Value::Number(46270.0)), expected);
        for text in ["31/9/2026", "tháng 9/2026", "hôm qua", "5/9/26", "9/30/2026", "0", "1/1/1900"]
        {
            assert_eq!(day_of(&Value::text(text)), None, "{text}");
        }
        for number in [0.0, 12.0, -1.0, 1e300, f64::NAN] {
            assert_eq!(day_of(&Value::Number(number)), None, "{number}");
        }
    }
}
