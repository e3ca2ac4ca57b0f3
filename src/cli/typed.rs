//! What a person types for a day, a period, a progress, a standing.

use chrono::NaiveDate;

use super::complaint::{Complaint, TimeComplaint};
pub use crate::app::entry::quarter;
use crate::app::entry::{self, Asked};
use crate::app::moment::Refusal;
use crate::collect::read_progress;
use crate::document::read_period;
use crate::domain::{Period, Progress, Standing};
use crate::text::same_words;
use crate::words::{Language, Words};

/// A day: "2026-09-30", "30/9/2026", "30/9".
pub fn day(text: &str, today: NaiveDate) -> Result<NaiveDate, Complaint> {
    let found = text.trim().parse().ok().or_else(|| entry::day(text, today));
    found.ok_or_else(|| Complaint::BadDate(text.to_owned()))
}

/// A moment: a day, the end of a quarter, today.
pub fn moment(text: &str, words: &Words, today: NaiveDate) -> Result<Asked, Complaint> {
    let refusal =
        || Complaint::Time(TimeComplaint::Moment(Refusal::NotInCalendar(text.to_owned())));
    entry::moment(words, text, today).ok_or_else(refusal)
}

/// A period with an end: "2026-Q3", "Quý III/2026", "2026".
pub fn period(text: &str, today: NaiveDate) -> Result<Period, Complaint> {
    let text = text.trim();
    let found = text.to_ascii_uppercase().parse().ok();
    found
        .or_else(|| entry::day(text, today).map(Period::Day))
        .or_else(|| read_period(text))
        .filter(|period: &Period| period.due().is_some())
        .ok_or_else(|| Complaint::BadDate(text.to_owned()))
}

/// A progress by its name in commands, or by what it is called in any
/// language, with or without marks.
pub fn progress(text: &str, words: &Words) -> Result<Progress, Complaint> {
    read_progress(text, words).ok_or_else(|| Complaint::UnknownWord {
        typed: text.to_owned(),
        known: Progress::ALL.map(Progress::name).join(", "),
    })
}

/// A standing, in the same way.
pub fn standing(text: &str, words: &Words) -> Result<Standing, Complaint> {
    let languages = Language::ALL.map(Words::embedded);
    let is_meant = |standing: &Standing| {
        let called = languages.iter().chain([words]).map(|words| words.standing(*standing));
        called.chain([standing.name().to_owned()]).any(|name| same_words(&name, text))
    };
    Standing::ALL.into_iter().find(is_meant).ok_or_else(|| Complaint::UnknownWord {
        typed: text.to_owned(),
        known: Standing::ALL.map(Standing::name).join(", "),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Quarter;
    use crate::text::fold;
    use crate::words::Language;

    #[test]
    fn a_progress_has_an_english_and_a_vietnamese_name() {
        for words in Language::ALL.map(Words::embedded) {
            for (typed, progress) in [
                ("not_started", Progress::NotStarted),
                ("chua trien khai", Progress::NotStarted),
                ("dang thuc hien", Progress::Underway),
                ("Hoàn thành", Progress::Done),
                (" XONG ", Progress::Done),
                ("đã xong", Progress::Done),
                ("PAUSED", Progress::Paused),
                ("tạm-dừng", Progress::Paused),
            ] {
                assert_eq!(super::progress(typed, &words).ok(), Some(progress), "{typed}");
            }
            for typed in ["", "x", "sau này", "xong xong", ","] {
                assert!(super::progress(typed, &words).is_err(), "{typed}");
            }
            assert_eq!(super::standing("qua han", &words).ok(), Some(Standing::Overdue));
        }
    }

    #[test]
    fn no_word_means_two_things() {
        let mut seen = std::collections::BTreeMap::new();
        for words in Language::ALL.map(Words::embedded) {
            for progress in Progress::ALL {
                for name in words.called(progress) {
                    let known = seen.insert(fold(&name), progress).unwrap_or(progress);
                    assert_eq!(known, progress, "{name}");
                    assert!(!name.is_empty());
                }
            }
        }
    }

    #[test]
    fn a_quarter_is_read_in_every_form_and_nothing_else_is_one() {
        let today = "2026-09-25".parse().expect("a day");
        let third = Quarter { year: 2026, number: 3 };
        for typed in [
            "2026-Q3",
            " 2026-q3 ",
            "III/2026",
            "iii/2026",
            "3/2026",
            "quý 3/2026",
            "Quý III/2026",
            "quy III/2026",
            "quý III năm 2026",
            "quý iii năm 2026",
        ] {
            assert_eq!(quarter(typed, today), Some(third), "{typed}");
        }
        for typed in ["", "2026", "2026-Q5", "V/2026", "0/2026", "5/2026", "2026-09", "quý", "x"] {
            assert_eq!(quarter(typed, today), None, "{typed}");
        }
    }

    #[test]
    fn days_and_periods_are_read_in_both_forms() {
        let today = "2026-09-25".parse().expect("a day");
        for typed in ["2026-09-30", "30/9/2026", "30/9"] {
            assert_eq!(
                day(typed, today).ok().map(|day| day.to_string()),
                Some("2026-09-30".into())
            );
        }
        assert!(day("31/9/2026", today).is_err());
        for typed in ["2026-Q3", "2026-q3", "Quý III/2026"] {
            let found = period(typed, today).ok().map(|period| period.to_string());
            assert_eq!(found.as_deref(), Some("2026-Q3"), "{typed}");
        }
        assert!(period("2026-Q5", today).is_err() && period("monthly", today).is_err());
    }
}
