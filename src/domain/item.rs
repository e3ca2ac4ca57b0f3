//! What a report can be about.

use super::key::Key;
use super::period::Period;
use super::programme::{Content, Indicator, Milestone, MilestoneKind, Model, Node, Programme};
use super::unit::UnitRef;

/// What sort of thing is being followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ItemKind {
    /// A model, by its plan ("Triển khai kế hoạch").
    Model,
    /// The standard a model has to reach.
    Attain,
    /// A task.
    Task,
    /// A duty.
    Duty,
    /// An indicator in a table.
    Indicator,
}

impl ItemKind {
    /// The name used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::Attain => "attain",
            Self::Task => "task",
            Self::Duty => "duty",
            Self::Indicator => "indicator",
        }
    }
}

/// One thing that is followed: what a report, a deadline and a standing belong to.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// The model's, task's, duty's or indicator's key; for a standard to be
    /// reached the milestone's.
    pub key: Key,
    /// The node that holds it.
    pub node: &'a Node,
    /// What sort of thing it is.
    pub kind: ItemKind,
    /// The milestone it is, or the one a model is followed by.
    pub milestone: Option<&'a Milestone>,
    /// The deadline as the document has it.
    pub period: Option<Period>,
}

impl Item<'_> {
    /// Who leads it.
    #[must_use]
    pub fn lead(&self) -> &[UnitRef] {
        self.node.lead()
    }
}

impl Model {
    /// The milestone a model is followed by: the first to deploy that has a
    /// date, else the first with a date.
    #[must_use]
    pub fn plan(&self) -> Option<&Milestone> {
        let dated = || self.milestones.iter().filter(|milestone| due(milestone).is_some());
        dated().find(|milestone| milestone.kind == MilestoneKind::Deploy).or_else(|| dated().next())
    }
}

fn due(milestone: &Milestone) -> Option<chrono::NaiveDate> {
    milestone.period.and_then(Period::due)
}

impl Node {
    /// What is followed in this node, its own item first.
    pub fn items(&self) -> impl Iterator<Item = Item<'_>> {
        items_of(self)
    }
}

impl Programme {
    /// Everything that is followed, in the order of the document.
    pub fn items(&self) -> impl Iterator<Item = Item<'_>> {
        self.nodes.iter().flat_map(items_of)
    }

    /// The item a key speaks of: a model's plan and its upkeep are the model,
    /// an indicator in prose is the node that holds it.
    #[must_use]
    pub fn item(&self, key: &Key) -> Option<Item<'_>> {
        let node = self.node(key)?;
        let mut items = items_of(node);
        let first = items.next()?;
        Some(items.find(|item| item.key == *key).unwrap_or(first))
    }
}

/// The items of one node, its own first.
fn items_of(node: &Node) -> impl Iterator<Item = Item<'_>> {
    let item =
        |kind, period, milestone| Item { key: node.key.clone(), node, kind, milestone, period };
    let own = match &node.content {
        Content::Model(model) => {
            let plan = model.plan();
            Some(item(ItemKind::Model, plan.and_then(|plan| plan.period), plan))
        }
        Content::Task(task) => Some(item(ItemKind::Task, task.period, None)),
        Content::Duty(_) => Some(item(ItemKind::Duty, None, None)),
        Content::Indicator(Indicator { by, .. }) => Some(item(ItemKind::Indicator, *by, None)),
        Content::Section | Content::Group | Content::Text => None,
    };
    own.into_iter().chain(node.model().into_iter().flat_map(move |model| {
        let plan = model.plan().map(|plan| &plan.key);
        model
            .milestones
            .iter()
            .filter(move |milestone| {
                Some(&milestone.key) != plan
                    && milestone.kind != MilestoneKind::Sustain
                    && due(milestone).is_some()
            })
            .map(move |milestone| Item {
                key: milestone.key.clone(),
                node,
                kind: ItemKind::Attain,
                milestone: Some(milestone),
                period: milestone.period,
            })
    }))
}
