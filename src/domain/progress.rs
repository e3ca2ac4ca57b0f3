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
