//! What went wrong with a moment, or with the closing of a quarter.

use chrono::{DateTime, FixedOffset};

use crate::app::close_quarter;
use crate::app::moment::{Refusal, clock_back};
use crate::domain::{ClosingFault, Quarter};
use crate::say;
use crate::words::Words;

/// Why a moment cannot be shown, or a quarter not be closed.
#[derive(Debug)]
pub enum TimeComplaint {
    /// A moment that cannot be shown.
    Moment(Refusal),
    /// A quarter that is not closed.
    Closing(Quarter, ClosingFault),
    /// Two moments that are one.
    Same,
    /// No deadline was ever moved.
    NothingMoved,
    /// The clock says an earlier time than the entry before: kept all the same.
    ClockBack {
        /// The time of the entry before.
        last: DateTime<FixedOffset>,
        /// What the clock says.
        now: DateTime<FixedOffset>,
    },
}

impl TimeComplaint {
    /// The exit code.
    pub fn code(&self) -> u8 {
        match self {
            Self::ClockBack { .. } => 0,
            Self::Closing(..) | Self::NothingMoved => 1,
            Self::Moment(_) | Self::Same => 2,
        }
    }

    /// What happened and what to do.
    pub fn sentence(&self, words: &Words) -> String {
        match self {
            Self::Moment(refusal) => refusal.sentence(words),
            Self::Closing(quarter, fault) => close_quarter::refusal(words, *quarter, fault),
            Self::Same => say!(words, "compare-same"),
            Self::NothingMoved => say!(words, "cli-nothing-moved"),
            Self::ClockBack { last, now } => clock_back(words, *last, *now),
        }
    }
}
