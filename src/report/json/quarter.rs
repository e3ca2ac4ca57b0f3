//! A quarter of a programme.

use serde::Serialize;

use super::duty::{SubmissionsShape, UnitSubmissionsShape};
use super::item::ItemShape;
use crate::domain::{Item, Standing, Submissions, Tally};
use crate::report::quarter::{Followed, Quarterly};

/// What `report --format json` gives for each programme. Lists name the keys of
/// items; the items themselves come last, as `list` gives them.
#[derive(Debug, Clone, Serialize)]
pub struct QuarterShape {
    /// The programme's id.
    pub programme: String,
    /// The quarter: `2026-Q3`.
    pub quarter: String,
    /// The day of the figures.
    pub as_of: String,
    /// How many stand how.
    pub figures: FiguresShape,
    /// How many stood how at the end of the quarter before; null where nothing
    /// was known then.
    pub before: Option<FiguresShape>,
    /// Done since then.
    pub newly_done: Vec<String>,
    /// Overdue since then.
    pub newly_overdue: Vec<String>,
    /// Deadlines moved since then, oldest first.
    pub moved: Vec<MovedShape>,
    /// Overdue, the earliest deadline first.
    pub overdue: Vec<String>,
    /// Due in the quarter after, the earliest first.
    pub due_next: Vec<String>,
    /// Not done, and no report in this quarter.
    pub silent: Vec<String>,
    /// How many periodic reports that fall due in the quarter came to what.
    pub duties: SubmissionsShape,
    /// The same by who answers for them; together they are `duties`.
    pub duties_by_unit: Vec<UnitSubmissionsShape>,
    /// Everything that is followed.
    pub items: Vec<ItemShape>,
}

/// How many stand how; `total` is `done + open`, `done` and `open` are the sums
/// of what stands below them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FiguresShape {
    /// All but what has no deadline.
    pub total: usize,
    /// Finished.
    pub done: usize,
    /// In time.
    pub done_in_time: usize,
    /// Late.
    pub done_late: usize,
    /// Not finished.
    pub open: usize,
    /// More than a month left.
    pub in_time: usize,
    /// Due within a month.
    pub due_soon: usize,
    /// Overdue.
    pub overdue: usize,
    /// Paused.
    pub paused: usize,
    /// The deadline is to be confirmed.
    pub needs_confirmation: usize,
    /// No deadline: counted by itself.
    pub no_deadline: usize,
}

/// A deadline that was moved.
#[derive(Debug, Clone, Serialize)]
pub struct MovedShape {
    /// The item.
    pub key: String,
    /// The period before.
    pub from: Option<String>,
    /// The period after.
    pub to: Option<String>,
    /// Why.
    pub reason: String,
    /// The paper that decided it; may be empty.
    pub document: String,
}

impl From<&Tally> for FiguresShape {
    fn from(tally: &Tally) -> Self {
        let of = |standing| tally.count(standing);
        Self {
            total: tally.total(),
            done: tally.done(),
            done_in_time: of(Standing::DoneInTime),
            done_late: of(Standing::DoneLate),
            open: tally.open(),
            in_time: of(Standing::InTime),
            due_soon: of(Standing::DueSoon),
            overdue: of(Standing::Overdue),
            paused: of(Standing::Paused),
            needs_confirmation: of(Standing::NeedsConfirmation),
            no_deadline: of(Standing::NoDeadline),
        }
    }
}

fn keys(items: &[&Followed<'_>]) -> Vec<String> {
    items.iter().map(|followed| followed.item.key.to_string()).collect()
}

impl From<&Quarterly<'_>> for QuarterShape {
    fn from(quarterly: &Quarterly<'_>) -> Self {
        let programme = quarterly.programme;
        let shape = |item: &Item<'_>| ItemShape::new(programme, &quarterly.board, item);
        let recurring = quarterly.recurring();
        let due = recurring.iter().flat_map(|known| known.due_in(quarterly.quarter));
        let duties: Submissions = due.collect();
        let by_unit = quarterly.submissions();
        let before: Tally = quarterly.items.iter().map(|followed| followed.before).collect();
        let moved = quarterly.moved.iter().map(|moved| MovedShape {
            key: moved.item.key.to_string(),
            from: moved.from.period.map(|period| period.to_string()),
            to: moved.to.period.map(|period| period.to_string()),
            reason: moved.reason.to_owned(),
            document: moved.document.to_owned(),
        });
        Self {
            programme: programme.id.to_string(),
            quarter: quarterly.quarter.to_string(),
            as_of: quarterly.as_of().to_string(),
            figures: (&quarterly.tally()).into(),
            before: quarterly.knew_before.then(|| (&before).into()),
            newly_done: keys(&quarterly.newly_done()),
            newly_overdue: keys(&quarterly.newly_overdue()),
            moved: moved.collect(),
            overdue: keys(&quarterly.standing_so(|standing| standing == Standing::Overdue)),
            due_next: keys(&quarterly.due_next()),
            silent: keys(&quarterly.silent()),
            duties: duties.into(),
            duties_by_unit: by_unit
                .into_iter()
                .map(|(unit, counted)| UnitSubmissionsShape {
                    unit: unit.map(|unit| unit.unit.to_string()),
                    counted: counted.into(),
                })
                .collect(),
            items: quarterly.items.iter().map(|followed| shape(&followed.item)).collect(),
        }
    }
}
