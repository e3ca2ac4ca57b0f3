//! Single items, answers and results.

use serde::Serialize;

use super::duty::{InstanceShape, RollShape};
use super::ledger::{DueShape, EntryShape, ReportShape};
use super::programme::{Finding, ModelShape, NodeShape, findings, model};
use super::unit::{RefShape, UnitShape};
use crate::domain::{Board, Item, Node, Programme};
use crate::words::Words;

/// One thing that is followed.
#[derive(Debug, Clone, Serialize)]
pub struct ItemShape {
    /// The programme's id.
    pub programme: String,
    /// Its key.
    pub key: String,
    /// Its number as a reader says it; empty for a bullet.
    pub number: String,
    /// `model|attain|task|duty|indicator`.
    pub kind: &'static str,
    /// Its title; for a standard to be reached its model's.
    pub title: String,
    /// Who leads.
    pub lead: Vec<RefShape>,
    /// Who coordinates, in the order of the document.
    pub coordinators: Vec<RefShape>,
    /// The deadline in force, as a period.
    pub period: Option<String>,
    /// Its last day.
    pub due: Option<String>,
    /// `not_started|underway|done|paused`.
    pub progress: &'static str,
    /// `done_in_time|done_late|in_time|due_soon|overdue|paused|needs_confirmation|no_deadline`.
    pub standing: &'static str,
    /// Its instances, oldest first; empty for what does not come round.
    pub instances: Vec<InstanceShape>,
    /// Who of the group that has to answer has reported; null without a group.
    pub roll: Option<RollShape>,
}

impl ItemShape {
    /// An item as it stands.
    #[must_use]
    pub fn new(programme: &Programme, board: &Board, item: &Item<'_>) -> Self {
        let DueShape { period, due, .. } = board.due(item).into();
        Self {
            programme: programme.id.to_string(),
            key: item.key.to_string(),
            number: item.node.number.clone(),
            kind: item.kind.name(),
            title: item.node.title.clone(),
            lead: RefShape::all(programme, item.node.lead()),
            coordinators: RefShape::all(programme, item.node.coordinators()),
            period,
            due,
            progress: board.progress(item).name(),
            standing: board.standing(programme, item).name(),
            instances: InstanceShape::all(programme, board, item),
            roll: RollShape::of(programme, board, item.node, None),
        }
    }
}

/// One answer to `who`; `type` is `unit|item`.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Answer {
    /// A unit and the keys of the models it leads and coordinates.
    Unit(UnitShape),
    /// An item.
    Item(Box<ItemShape>),
}

/// The results of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct GroupShape {
    /// `units|models|tasks|text`.
    pub group: &'static str,
    /// How many there are.
    pub total: usize,
    /// The best of them, best first.
    pub hits: Vec<HitShape>,
}

/// One result.
#[derive(Debug, Clone, Serialize)]
pub struct HitShape {
    /// The unit; null for an item.
    pub unit: Option<String>,
    /// The programme's id; null for a unit.
    pub programme: Option<String>,
    /// The item; null for a unit.
    pub key: Option<String>,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The words around the match; empty where the title matched.
    pub excerpt: String,
    /// `leads|coordinates`: how it hangs on the unit found; else null.
    pub role: Option<&'static str>,
}

/// One place of a programme, whole.
#[derive(Debug, Clone, Serialize)]
pub struct Whole {
    /// The programme's id.
    pub programme: String,
    /// The place.
    pub node: NodeShape,
    /// What is followed in it, its own item first; empty for a section or text.
    pub items: Vec<ItemShape>,
    /// The model, if it is one.
    pub model: Option<ModelShape>,
    /// The report in force on the item asked for.
    pub report: ReportShape,
    /// Who of the group that has to answer has reported; null without a group.
    pub roll: Option<RollShape>,
    /// Its doubts.
    pub findings: Vec<Finding>,
    /// The keys of the places directly below.
    pub children: Vec<String>,
    /// Its entries, oldest first.
    pub ledger: Vec<EntryShape>,
    /// Its source lines, word for word; null unless asked for.
    pub source: Option<Vec<String>>,
}

/// A node with all that is known of it; `item` is the one asked for.
#[must_use]
pub fn whole(
    words: &Words,
    (programme, board): (&Programme, &Board),
    node: &Node,
    item: Option<&Item<'_>>,
    ledger: Vec<EntryShape>,
) -> Whole {
    let items = node.items().map(|item| ItemShape::new(programme, board, &item)).collect();
    let report = item.map(|item| ReportShape::from(&board.state(&item.key).report));
    let below = programme.nodes.iter().filter(|below| below.parent.as_ref() == Some(&node.key));
    Whole {
        programme: programme.id.to_string(),
        node: node.into(),
        items,
        model: node.model().map(|found| model(words, programme, board, node, found)),
        report: report.unwrap_or_else(|| ReportShape::from(&crate::domain::Report::default())),
        roll: RollShape::of(programme, board, node, None),
        findings: findings(words, programme, node),
        children: below.map(|below| below.key.to_string()).collect(),
        ledger,
        source: None,
    }
}
