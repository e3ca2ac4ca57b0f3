//! What follows from a report, a deadline and a day. Worked out, never stored.

use chrono::NaiveDate;

use super::change::Due;
use super::progress::{Progress, Report};

/// How many days before its deadline an item counts as due soon. Products for
/// single papers use three days; deadlines by quarter want a month.
pub const DUE_SOON_DAYS: i64 = 30;

/// How an item stands on a day: the two by two of Decision 42/2014/QĐ-TTg
/// (finished or not, in time or late) and what does not fit into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// Hoàn thành đúng hạn.
    DoneInTime,
    /// Hoàn thành quá hạn.
    DoneLate,
    /// Not done, and more than [`DUE_SOON_DAYS`] left.
    InTime,
    /// Not done, due within [`DUE_SOON_DAYS`].
    DueSoon,
    /// Not done, and the last day has passed.
    Overdue,
    /// Tạm dừng, điều chỉnh.
    Paused,
    /// Due before anybody could know of it, and nobody has confirmed that.
    NeedsConfirmation,
    /// Recurring, open-ended, or without a deadline: counted by itself.
    NoDeadline,
}

impl Standing {
    /// All of them, in the order in which they are counted.
    pub const ALL: [Self; 8] = [
        Self::DoneInTime,
        Self::DoneLate,
        Self::InTime,
        Self::DueSoon,
        Self::Overdue,
        Self::Paused,
        Self::NeedsConfirmation,
        Self::NoDeadline,
    ];

    /// How an item stands on `as_of`. `known_from` is the first day on which
    /// anybody can have known of the programme.
    #[must_use]
    pub fn of(report: &Report, due: Due, known_from: Option<NaiveDate>, as_of: NaiveDate) -> Self {
        let deadline = due.date();
        match report.progress {
            Progress::Paused => return Self::Paused,
            Progress::Done => {
                let late = report.done_on.zip(deadline).is_some_and(|(done, due)| done > due);
                return if late { Self::DoneLate } else { Self::DoneInTime };
            }
            Progress::NotStarted | Progress::Underway => {}
        }
        let Some(deadline) = deadline else { return Self::NoDeadline };
        if !due.confirmed && known_from.is_some_and(|from| deadline < from) {
            return Self::NeedsConfirmation;
        }
        match (deadline - as_of).num_days() {
            ..0 => Self::Overdue,
            0..=DUE_SOON_DAYS => Self::DueSoon,
            _ => Self::InTime,
        }
    }

    /// The name used in JSON and in filters.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::DoneInTime => "done_in_time",
            Self::DoneLate => "done_late",
            Self::InTime => "in_time",
            Self::DueSoon => "due_soon",
            Self::Overdue => "overdue",
            Self::Paused => "paused",
            Self::NeedsConfirmation => "needs_confirmation",
            Self::NoDeadline => "no_deadline",
        }
    }

    /// Whether it counts as finished.
    #[must_use]
    pub fn is_done(self) -> bool {
        matches!(self, Self::DoneInTime | Self::DoneLate)
    }

    /// Whether it counts as not finished.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.is_counted() && !self.is_done()
    }

    /// Whether it belongs to a total; what has no deadline is counted by itself.
    #[must_use]
    pub fn is_counted(self) -> bool {
        self != Self::NoDeadline
    }
}

#[cfg(test)]
mod tests {
    use super::super::period::Period;
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn due(text: &str) -> Due {
        Due { period: Some(text.parse::<Period>().expect("a period")), confirmed: false }
    }

    #[test]
    fn the_last_day_still_counts() {
        let open = Report::default();
        let at = |as_of| Standing::of(&open, due("2026-Q3"), None, day(as_of));
        assert_eq!(at("2026-08-30"), Standing::InTime);
        assert_eq!(at("2026-08-31"), Standing::DueSoon);
        assert_eq!(at("2026-09-30"), Standing::DueSoon);
        assert_eq!(at("2026-10-01"), Standing::Overdue);
    }

    #[test]
    fn done_after_the_last_day_is_done_late() {
        let done =
            |on| Report { progress: Progress::Done, done_on: Some(day(on)), ..Report::default() };
        let at = |on| Standing::of(&done(on), due("2026-Q2"), None, day("2026-09-25"));
        assert_eq!(at("2026-06-30"), Standing::DoneInTime);
        assert_eq!(at("2026-07-01"), Standing::DoneLate);
    }

    #[test]
    fn a_deadline_before_anybody_knew_needs_confirmation_first() {
        let early = due("2026-Q1");
        let known = Some(day("2026-05-01"));
        let at = |due| Standing::of(&Report::default(), due, known, day("2026-09-25"));
        assert_eq!(at(early), Standing::NeedsConfirmation);
        assert_eq!(at(Due { confirmed: true, ..early }), Standing::Overdue);
    }
}
