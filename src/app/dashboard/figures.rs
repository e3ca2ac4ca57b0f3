//! The figures: which standings each of them counts.

use crate::domain::{Standing, Tally};

/// A line of the two by two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Everything that is counted.
    Total,
    /// Finished.
    Done,
    /// Not finished.
    Open,
    /// All that stand in one way.
    Standing(Standing),
}

impl Figure {
    /// The lines, from top to bottom: each sum before its parts.
    pub const ALL: [Self; 10] = [
        Self::Total,
        Self::Done,
        Self::Standing(Standing::DoneInTime),
        Self::Standing(Standing::DoneLate),
        Self::Open,
        Self::Standing(Standing::InTime),
        Self::Standing(Standing::DueSoon),
        Self::Standing(Standing::Overdue),
        Self::Standing(Standing::Paused),
        Self::Standing(Standing::NeedsConfirmation),
    ];

    /// Whether it counts a standing.
    #[must_use]
    pub fn counts(self, standing: Standing) -> bool {
        match self {
            Self::Total => standing.is_counted(),
            Self::Done => standing.is_done(),
            Self::Open => standing.is_open(),
            Self::Standing(one) => standing == one,
        }
    }

    /// How many it counts.
    #[must_use]
    pub fn count(self, tally: &Tally) -> usize {
        match self {
            Self::Total => tally.total(),
            Self::Done => tally.done(),
            Self::Open => tally.open(),
            Self::Standing(standing) => tally.count(standing),
        }
    }

    /// The figures it is the sum of; itself where it is none.
    #[must_use]
    pub fn parts(self) -> Vec<Self> {
        let ways = |wanted: fn(Standing) -> bool| {
            Standing::ALL.into_iter().filter(|s| wanted(*s)).map(Self::Standing).collect()
        };
        match self {
            Self::Total => vec![Self::Done, Self::Open],
            Self::Done => ways(Standing::is_done),
            Self::Open => ways(Standing::is_open),
            Self::Standing(_) => vec![self],
        }
    }
}

/// A column of the table by units. The others add up to the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Column {
    /// Everything that is counted.
    #[default]
    Total,
    /// Finished.
    Done,
    /// Not finished, and its time has not run out.
    InTime,
    /// Not finished in time.
    Overdue,
    /// Paused, or to be confirmed.
    Other,
}

/// From this width on all columns have room.
const WIDE: u16 = 100;

impl Column {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Total, Self::Done, Self::InTime, Self::Overdue, Self::Other];

    const NARROW: [Self; 3] = [Self::Total, Self::Done, Self::Overdue];

    /// Those for which a window of so many columns has room; never empty.
    #[must_use]
    pub fn shown(window: u16) -> &'static [Self] {
        if window >= WIDE { &Self::ALL } else { &Self::NARROW }
    }

    /// Whether it counts a standing.
    #[must_use]
    pub fn counts(self, standing: Standing) -> bool {
        match self {
            Self::Total => standing.is_counted(),
            Self::Done => standing.is_done(),
            Self::InTime => matches!(standing, Standing::InTime | Standing::DueSoon),
            Self::Overdue => standing == Standing::Overdue,
            Self::Other => matches!(standing, Standing::Paused | Standing::NeedsConfirmation),
        }
    }

    /// How many it counts.
    #[must_use]
    pub fn count(self, tally: &Tally) -> usize {
        let counted = Standing::ALL.into_iter().filter(|standing| self.counts(*standing));
        counted.map(|standing| tally.count(standing)).sum()
    }
}
