//! What a person types for a day, a period, a progress, a standing.

use chrono::NaiveDate;

use super::complaint::Complaint;
use crate::app::entry;
use crate::document::read_period;
use crate::domain::{Period, Progress, Standing};
use crate::text::fold;
use crate::words::Words;

/// A day: "2026-09-30", "30/9/2026", "30/9".
pub fn day(text: &str, today: NaiveDate) -> Result<NaiveDate, Complaint> {
    let found = text.trim().parse().ok().or_else(|| entry::day(text, today));
    found.ok_or_else(|| Complaint::BadDate(text.to_owned()))
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

/// A progress by its name in commands or in the language spoken.
pub fn progress(text: &str, words: &Words) -> Result<Progress, Complaint> {
    let is_meant = |progress: &Progress| is_name(text, progress.name(), &words.progress(*progress));
    Progress::ALL.into_iter().find(is_meant).ok_or_else(|| Complaint::UnknownWord {
        typed: text.to_owned(),
        known: Progress::ALL.map(Progress::name).join(", "),
    })
}

/// A standing by its name in commands or in the language spoken.
pub fn standing(text: &str, words: &Words) -> Result<Standing, Complaint> {
    let is_meant = |standing: &Standing| is_name(text, standing.name(), &words.standing(*standing));
    Standing::ALL.into_iter().find(is_meant).ok_or_else(|| Complaint::UnknownWord {
        typed: text.to_owned(),
        known: Standing::ALL.map(Standing::name).join(", "),
    })
}

fn is_name(typed: &str, name: &str, spoken: &str) -> bool {
    let bare = |text: &str| fold(text.trim()).replace(['_', '-'], " ");
    bare(typed) == bare(name) || bare(typed) == bare(spoken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn a_progress_has_an_english_and_a_vietnamese_name() {
        let words = Words::embedded(Language::Vietnamese);
        for (typed, progress) in [
            ("not_started", Progress::NotStarted),
            ("dang thuc hien", Progress::Underway),
            ("Hoàn thành", Progress::Done),
            ("PAUSED", Progress::Paused),
            ("tạm-dừng", Progress::Paused),
        ] {
            assert_eq!(super::progress(typed, &words).ok(), Some(progress), "{typed}");
        }
        assert!(super::progress("xong", &words).is_err());
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
