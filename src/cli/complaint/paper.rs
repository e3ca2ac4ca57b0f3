//! What went wrong with a report or a sheet.

use chrono::NaiveDate;

use crate::domain::Quarter;
use crate::report::paper::docx::NotPacked;
use crate::runtime::data::DataError;
use crate::say;
use crate::words::Words;

/// Why a paper could not be made.
#[derive(Debug)]
pub enum PaperComplaint {
    /// Not a quarter.
    NoQuarter(String),
    /// A quarter that has not begun.
    Future(Quarter),
    /// A quarter that was over before anybody could know of the programme.
    Before { quarter: Quarter, known_from: NaiveDate },
    /// A day of figures before the quarter, or one that has not come.
    BadDay { quarter: Quarter, day: NaiveDate },
    /// A unit that no programme gives anything to do.
    Idle(String),
    /// A person's own layout is faulty: the built-in one was used.
    Layout(DataError),
    /// No review was held.
    NoReview,
    /// No review of this name was held; those that were.
    UnknownReview { typed: String, known: Vec<String> },
    /// Several were held, and none was named.
    SeveralReviews(Vec<String>),
    /// A document that cannot be put together.
    NotPacked(NotPacked),
}

impl PaperComplaint {
    /// The exit code.
    pub fn code(&self) -> u8 {
        match self {
            Self::Layout(_) => 0,
            Self::Idle(_) | Self::NotPacked(_) | Self::NoReview | Self::UnknownReview { .. } => 1,
            Self::NoQuarter(_)
            | Self::Future(_)
            | Self::Before { .. }
            | Self::BadDay { .. }
            | Self::SeveralReviews(_) => 2,
        }
    }

    /// What happened and what to do.
    pub fn sentence(&self, words: &Words) -> String {
        match self {
            Self::NoQuarter(typed) => say!(words, "report-no-quarter", typed = typed.as_str()),
            Self::Future(quarter) => {
                say!(words, "report-future", quarter = words.quarter(*quarter))
            }
            Self::Before { quarter, known_from } => {
                let (quarter, day) = (words.quarter(*quarter), words.date(*known_from));
                say!(words, "report-before", quarter = quarter, day = day)
            }
            Self::BadDay { quarter, day } => {
                let (quarter, day) = (words.quarter(*quarter), words.date(*day));
                say!(words, "report-bad-day", quarter = quarter, day = day)
            }
            Self::Idle(unit) => say!(words, "report-idle", unit = unit.as_str()),
            Self::NoReview => say!(words, "minutes-no-review"),
            Self::UnknownReview { typed, known } => {
                let known = known.join(", ");
                say!(words, "minutes-unknown-review", typed = typed.as_str(), known = known)
            }
            Self::SeveralReviews(known) => {
                say!(words, "minutes-several-reviews", known = known.join(", "))
            }
            Self::Layout(error) => say!(words, "report-layout", cause = error.to_string()),
            Self::NotPacked(error) => say!(words, "report-not-packed", cause = error.to_string()),
        }
    }
}
