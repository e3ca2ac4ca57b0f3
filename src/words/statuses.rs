//! The words of progress and standing (UX §6.6).

use chrono::NaiveDate;

use super::Words;
use crate::domain::{
    Change, Decision, Evidence, Item, MilestoneKind, Period, Progress, Report, Standing,
    Submission, UnitKind,
};
use crate::say;

impl Words {
    /// A progress as the form offers it.
    #[must_use]
    pub fn progress(&self, progress: Progress) -> String {
        match progress {
            Progress::NotStarted => say!(self, "progress-not-started"),
            Progress::Underway => say!(self, "progress-underway"),
            Progress::Done => say!(self, "progress-done"),
            Progress::Paused => say!(self, "progress-paused"),
        }
    }

    /// All that a progress may be called when it is typed: as the form offers
    /// it, and in fewer words.
    #[must_use]
    pub fn called(&self, progress: Progress) -> Vec<String> {
        let more = match progress {
            Progress::NotStarted => say!(self, "called-not-started"),
            Progress::Underway => say!(self, "called-underway"),
            Progress::Done => say!(self, "called-done"),
            Progress::Paused => say!(self, "called-paused"),
        };
        let more = more.split(',').map(str::trim).map(str::to_owned);
        std::iter::once(self.progress(progress)).chain(more).collect()
    }

    /// A standing as a heading or a filter names it.
    #[must_use]
    pub fn standing(&self, standing: Standing) -> String {
        match standing {
            Standing::DoneInTime => say!(self, "standing-done-in-time"),
            Standing::DoneLate => say!(self, "standing-done-late"),
            Standing::InTime => say!(self, "standing-in-time"),
            Standing::DueSoon => say!(self, "standing-due-soon"),
            Standing::Overdue => say!(self, "standing-overdue"),
            Standing::Paused => say!(self, "standing-paused"),
            Standing::NeedsConfirmation => say!(self, "standing-needs-confirmation"),
            Standing::NoDeadline => say!(self, "standing-no-deadline"),
        }
    }

    /// A standing as it is said of one item: "còn 5 ngày", "QUÁ HẠN 87 ngày".
    #[must_use]
    pub fn standing_of(
        &self,
        standing: Standing,
        report: &Report,
        due: Option<NaiveDate>,
        as_of: NaiveDate,
    ) -> String {
        let days = due.map_or(0, |due| (due - as_of).num_days());
        let done_on = || report.done_on.map(|day| self.date(day)).unwrap_or_default();
        match standing {
            Standing::DoneInTime => say!(self, "state-done", date = done_on()),
            Standing::DoneLate => say!(self, "state-done-late", date = done_on()),
            Standing::InTime => self.progress(report.progress),
            Standing::DueSoon => say!(self, "state-due-soon", days = days),
            Standing::Overdue => say!(self, "state-overdue", days = days.abs()),
            Standing::Paused => say!(self, "state-paused"),
            Standing::NeedsConfirmation => say!(self, "state-needs-confirmation"),
            Standing::NoDeadline => match report.progress {
                Progress::NotStarted => say!(self, "state-no-deadline"),
                Progress::Underway => self.progress(Progress::Underway),
                Progress::Done | Progress::Paused => self.standing(standing),
            },
        }
    }

    /// The kind of a milestone where its own words are not enough.
    #[must_use]
    pub fn milestone_kind(&self, kind: MilestoneKind) -> String {
        match kind {
            MilestoneKind::Deploy => say!(self, "milestone-deploy"),
            MilestoneKind::Attain => say!(self, "milestone-attain"),
            MilestoneKind::Sustain => say!(self, "milestone-sustain"),
        }
    }

    /// What an item is called in a sentence: "mô hình 1.2", "IV.1/2".
    #[must_use]
    pub fn item_name(&self, item: &Item<'_>) -> String {
        let number = &item.node.number;
        if number.is_empty() || item.node.model().is_none() {
            item.key.to_string()
        } else {
            number.clone()
        }
    }

    /// A paper: "12-KH/ĐU, ngày 5/9/2026".
    #[must_use]
    pub fn evidence(&self, paper: &Evidence) -> String {
        let number = paper.number.as_str();
        match paper.date {
            Some(day) => say!(self, "evidence-of", number = number, date = self.date(day)),
            None => say!(self, "undated-evidence", number = number),
        }
    }

    /// The kind of a unit.
    #[must_use]
    pub fn unit_kind(&self, kind: UnitKind) -> String {
        match kind {
            UnitKind::Body => say!(self, "unit-body"),
            UnitKind::Group => say!(self, "unit-group"),
            UnitKind::CatchAll => say!(self, "unit-catch-all"),
        }
    }

    /// A ledger entry in one line: "Chưa triển khai → Đang thực hiện".
    #[must_use]
    pub fn change(&self, change: &Change) -> String {
        match change {
            Change::Imported { source, nodes, .. } => {
                say!(self, "change-imported", source = source.clone(), nodes = nodes.to_string())
            }
            Change::Updated { before, after, .. } if is_instance(before, after) => {
                let period = after.period.map(|period| self.period(period)).unwrap_or_default();
                let what = match after.period {
                    Some(Period::Quarter(_)) => self.progress(after.progress),
                    _ => self.duty_progress(after.progress),
                };
                say!(self, "change-instance", period = period, what = what)
            }
            Change::Updated { before, after, .. } if before.progress == after.progress => {
                say!(self, "change-note")
            }
            Change::Updated { before, after, .. } => {
                let (from, to) = (self.progress(before.progress), self.progress(after.progress));
                say!(self, "change-progress", from = from, to = to)
            }
            Change::DueMoved { before, after, .. } if before.period == after.period => {
                say!(self, "change-due-confirmed")
            }
            Change::DueMoved { before, after, .. } => {
                let period = |due: &crate::domain::Due| {
                    due.period.map_or_else(|| say!(self, "no-due"), |period| self.period(period))
                };
                say!(self, "change-due", from = period(before), to = period(after))
            }
            Change::Undone { change, .. } => {
                say!(self, "change-undone", change = self.change(change))
            }
            Change::Reimported { source, nodes, .. } => {
                say!(self, "change-reimported", source = source.clone(), nodes = nodes.to_string())
            }
            Change::Reattached { from, .. } => {
                say!(self, "change-reattached", from = from.to_string())
            }
            Change::Quarter { quarter, is_closed: true } => {
                say!(self, "change-quarter-closed", quarter = self.quarter(*quarter))
            }
            Change::Quarter { quarter, is_closed: false } => {
                say!(self, "change-quarter-reopened", quarter = self.quarter(*quarter))
            }
            Change::Members { before, after, .. } => {
                say!(self, "change-members", before = before.len(), after = after.len())
            }
            Change::RollCalled { before, after, .. } => {
                say!(self, "change-roll", before = before.len(), after = after.len())
            }
            Change::Reviewed { review, is_held: true } => {
                let count = review.conclusions.len();
                say!(self, "change-reviewed", title = review.title.clone(), count = count)
            }
            Change::Reviewed { review, is_held: false } => {
                say!(self, "change-review-withdrawn", title = review.title.clone())
            }
        }
    }

    /// What is decided: "Gia hạn".
    #[must_use]
    pub fn decision(&self, decision: Decision) -> String {
        match decision {
            Decision::Keep => say!(self, "decision-keep"),
            Decision::Extend => say!(self, "decision-extend"),
            Decision::ChangeLead => say!(self, "decision-change-lead"),
            Decision::AddCoordinator => say!(self, "decision-add-coordinator"),
            Decision::Assign => say!(self, "decision-assign"),
            Decision::Praise => say!(self, "decision-praise"),
            Decision::Criticise => say!(self, "decision-criticise"),
            Decision::Refer => say!(self, "decision-refer"),
            Decision::Pause => say!(self, "decision-pause"),
        }
    }

    /// What became of one instance of a duty: "nộp đúng hạn".
    #[must_use]
    pub fn submission(&self, submission: Submission) -> String {
        match submission {
            Submission::InTime => say!(self, "submission-in-time"),
            Submission::Late => say!(self, "submission-late"),
            Submission::Missed => say!(self, "submission-missed"),
            Submission::Awaited => say!(self, "submission-awaited"),
        }
    }
}

/// Whether a report tells of one instance more than of a whole: about a period
/// that is no quarter, or another one than before without any progress.
fn is_instance(before: &Report, after: &Report) -> bool {
    match (before.period, after.period) {
        (_, Some(Period::Month { .. } | Period::Half { .. } | Period::Year(_))) => true,
        (Some(before_it), Some(now)) => before_it != now && before.progress == after.progress,
        _ => false,
    }
}
