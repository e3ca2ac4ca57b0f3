//! What a unit reports about an item.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::period::Period;

/// How far an item has come, as reported.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
pub enum Progress {
    /// Chưa triển khai.
    #[default]
    NotStarted,
    /// Đang thực hiện.
    Underway,
    /// Hoàn thành.
    Done,
    /// Tạm dừng, điều chỉnh; needs the number of the document that says so.
    Paused,
}

impl Progress {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 4] = [Self::NotStarted, Self::Underway, Self::Done, Self::Paused];

    /// The name used in JSON and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::Underway => "underway",
            Self::Done => "done",
            Self::Paused => "paused",
        }
    }
}

/// The paper that proves a report.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Evidence {
    /// Number and sign, such as "12-KH/ĐU"; never empty.
    pub number: String,
    /// The day it was signed.
    pub date: Option<NaiveDate>,
}

/// One report on one item: the whole of what a unit says, so that the one
/// before can be put back as it was.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Report {
    /// How far it has come.
    pub progress: Progress,
    /// The result of this period, one sentence or more.
    pub note: String,
    /// Difficulties and proposals; may be empty.
    pub obstacle: String,
    /// The paper that proves it.
    pub evidence: Option<Evidence>,
    /// The day of completion; only when done.
    pub done_on: Option<NaiveDate>,
    /// The period the report is about.
    pub period: Option<Period>,
}

/// The rule that a report breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Breach {
    /// A change of progress without a sentence on the result.
    NoSentence,
    /// Done, and no day on which.
    NoDoneDay,
    /// Done on a day that has not come.
    DoneInFuture,
    /// Paused without the document that says so.
    NoDocument,
}

impl Report {
    /// Whether it may be kept on this day: the same for the form and the
    /// command line.
    ///
    /// # Errors
    /// The first rule it breaks, in the order of [`Breach`].
    pub fn check(&self, today: NaiveDate) -> Result<(), Breach> {
        if self.note.trim().is_empty() {
            return Err(Breach::NoSentence);
        }
        match self.progress {
            Progress::Done => match self.done_on {
                None => Err(Breach::NoDoneDay),
                Some(day) if day > today => Err(Breach::DoneInFuture),
                Some(_) => Ok(()),
            },
            Progress::Paused if self.evidence.is_none() => Err(Breach::NoDocument),
            Progress::NotStarted | Progress::Underway | Progress::Paused => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(progress: Progress) -> Report {
        Report { progress, note: "Đã họp.".to_owned(), ..Report::default() }
    }

    #[test]
    fn a_report_is_kept_under_four_rules() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let today = day("2026-09-25");
        let on = |text| Report { done_on: Some(day(text)), ..report(Progress::Done) };
        let number = "12-KH/ĐU".to_owned();
        let paused = |evidence| Report { evidence, ..report(Progress::Paused) };
        for progress in Progress::ALL {
            let silent = Report { note: " \n".to_owned(), ..report(progress) };
            assert_eq!(silent.check(today), Err(Breach::NoSentence));
        }
        assert_eq!(report(Progress::NotStarted).check(today), Ok(()));
        assert_eq!(report(Progress::Underway).check(today), Ok(()));
        assert_eq!(report(Progress::Done).check(today), Err(Breach::NoDoneDay));
        assert_eq!(on("2026-09-25").check(today), Ok(()));
        assert_eq!(on("2026-09-26").check(today), Err(Breach::DoneInFuture));
        assert_eq!(paused(None).check(today), Err(Breach::NoDocument));
        assert_eq!(paused(Some(Evidence { number, date: None })).check(today), Ok(()));
    }
}
