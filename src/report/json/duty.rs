//! What comes round, and who of a group has reported.

use serde::Serialize;

use crate::domain::{Board, Instance, Item, Node, Period, Programme, Roll, Submissions};

/// One instance of a duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InstanceShape {
    /// The period: `2026-08`, `2026-Q3`, `2026-H1`, `2026`.
    pub period: String,
    /// Its last day.
    pub due: String,
    /// `in_time|late|missed|awaited`.
    pub submission: &'static str,
    /// The day on which it was handed in.
    pub handed_in: Option<String>,
}

impl InstanceShape {
    /// The instances of an item.
    #[must_use]
    pub fn all(programme: &Programme, board: &Board, item: &Item<'_>) -> Vec<Self> {
        board.instances(programme, item).iter().map(Self::from).collect()
    }
}

impl From<&Instance> for InstanceShape {
    fn from(instance: &Instance) -> Self {
        Self {
            period: instance.period.to_string(),
            due: instance.due.to_string(),
            submission: instance.submission.name(),
            handed_in: instance.handed_in.map(|day| day.to_string()),
        }
    }
}

/// The roll of a group on an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RollShape {
    /// The group's slug.
    pub group: String,
    /// The period it is called for; null for what does not recur.
    pub period: Option<String>,
    /// The members that have reported. With `missing` they are all members;
    /// both are empty until somebody has listed them.
    pub reported: Vec<String>,
    /// The members that have not.
    pub missing: Vec<String>,
}

impl RollShape {
    /// The roll of a place; none where no group has to answer.
    #[must_use]
    pub fn of(
        programme: &Programme,
        board: &Board,
        node: &Node,
        period: Option<Period>,
    ) -> Option<Self> {
        board.roll_of(programme, node, period).as_ref().map(Self::from)
    }
}

impl From<&Roll<'_>> for RollShape {
    fn from(roll: &Roll<'_>) -> Self {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Self {
            group: roll.group.to_string(),
            period: roll.period.map(|period| period.to_string()),
            reported: names(&roll.reported),
            missing: names(&roll.missing),
        }
    }
}

/// The members of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MembersShape {
    /// The group's slug.
    pub group: String,
    /// Its full name.
    pub name: String,
    /// The members, as they were listed; empty until then.
    pub members: Vec<String>,
}

/// How many instances came to what; `owed` is the sum of the first three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SubmissionsShape {
    /// Those that had to be handed in by now.
    pub owed: usize,
    /// In time.
    pub in_time: usize,
    /// Late.
    pub late: usize,
    /// Not handed in.
    pub missed: usize,
    /// Not due yet.
    pub awaited: usize,
}

/// How many instances that one unit answers for came to what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnitSubmissionsShape {
    /// The unit's slug; null where nobody answers.
    pub unit: Option<String>,
    /// The figures.
    #[serde(flatten)]
    pub counted: SubmissionsShape,
}

impl From<Submissions> for SubmissionsShape {
    fn from(counted: Submissions) -> Self {
        let Submissions { in_time, late, missed, awaited } = counted;
        Self { owed: counted.owed(), in_time, late, missed, awaited }
    }
}
