//! Programmes, units, and everything together.

use serde::Serialize;

use super::duty::{InstanceShape, RollShape};
use super::ledger::EntryShape;
use super::unit::{RefShape, UnitShape, unit_shape};
use crate::domain::{
    Board, Content, Entry, Indicator, Item, Milestone, Model, Node, Notice, Period, Programme, Unit,
};
use crate::words::Words;

/// What `export` gives.
#[derive(Debug, Clone, Serialize)]
pub struct Everything {
    /// The programmes, in the order of their first import.
    pub programmes: Vec<ProgrammeShape>,
    /// One registry of units over all of them.
    pub units: Vec<UnitShape>,
    /// The whole ledger, oldest first.
    pub ledger: Vec<EntryShape>,
}

/// What `import` gives: the programme as it was understood.
#[derive(Debug, Clone, Serialize)]
pub struct Taken {
    /// The programme, with its notices.
    #[serde(flatten)]
    pub programme: ProgrammeShape,
    /// Whether it has been stored now.
    pub stored: bool,
}

/// A programme.
#[derive(Debug, Clone, Serialize)]
pub struct ProgrammeShape {
    /// Its id in the store.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its title for a header.
    pub short_title: String,
    /// Number and sign.
    pub number: Option<String>,
    /// The day of issue.
    pub issued: Option<String>,
    /// The years it covers.
    pub span: Option<String>,
    /// The document.
    pub source: SourceShape,
    /// Every place; every non-blank source line lies in exactly one.
    pub nodes: Vec<NodeShape>,
    /// The models.
    pub models: Vec<ModelShape>,
    /// The tasks.
    pub tasks: Vec<TaskShape>,
    /// The duties of bodies.
    pub duties: Vec<DutyShape>,
    /// The figures to be reached, from prose and from tables.
    pub indicators: Vec<IndicatorShape>,
    /// What was doubtful in the reading, by line.
    pub notices: Vec<NoticeShape>,
}

/// A document.
#[derive(Debug, Clone, Serialize)]
pub struct SourceShape {
    /// The file's name.
    pub name: String,
    /// BLAKE3 of its bytes.
    pub digest: String,
    /// How many lines it has.
    pub lines: usize,
}

/// A place of the outline.
#[derive(Debug, Clone, Serialize)]
pub struct NodeShape {
    /// Its numbering path.
    pub key: String,
    /// The place above.
    pub parent: Option<String>,
    /// `section|group|model|task|duty|indicator|text`.
    pub kind: &'static str,
    /// Its own number; empty for a bullet.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The text of its own lines.
    pub text: String,
    /// Its first and last line, counted from 1.
    pub lines: [u32; 2],
}

/// A model.
#[derive(Debug, Clone, Serialize)]
pub struct ModelShape {
    /// Its key.
    pub key: String,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What it wants.
    pub objective: String,
    /// Who leads.
    pub lead: Vec<RefShape>,
    /// Who coordinates, in the order of the document.
    pub coordinators: Vec<RefShape>,
    /// Its milestones, in the order of the document.
    pub milestones: Vec<MilestoneShape>,
    /// What it must yield.
    pub product: String,
    /// `not_started|underway|done|paused`, of its plan.
    pub progress: Option<&'static str>,
    /// How its plan stands.
    pub standing: Option<&'static str>,
    /// Its doubts.
    pub findings: Vec<Finding>,
}

/// A milestone.
#[derive(Debug, Clone, Serialize)]
pub struct MilestoneShape {
    /// The model's key with `/m1` …
    pub key: String,
    /// `deploy|attain|sustain`.
    pub kind: &'static str,
    /// Its words without the time.
    pub label: String,
    /// Its words as written.
    pub text: String,
    /// The period as the document has it.
    pub period: Option<String>,
    /// Its last day.
    pub due: Option<String>,
    /// Its source line.
    pub line: u32,
}

/// A task.
#[derive(Debug, Clone, Serialize)]
pub struct TaskShape {
    /// Its key.
    pub key: String,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Who leads.
    pub lead: Vec<RefShape>,
    /// Who coordinates.
    pub coordinators: Vec<RefShape>,
    /// The period as the document has it.
    pub period: Option<String>,
    /// Its last day.
    pub due: Option<String>,
    /// The time in the document's words.
    pub time: String,
    /// What it must yield.
    pub product: String,
    /// `not_started|underway|done|paused`.
    pub progress: Option<&'static str>,
    /// How it stands.
    pub standing: Option<&'static str>,
    /// The whole text.
    pub text: String,
}

/// A duty: one object each.
#[derive(Debug, Clone, Serialize)]
pub struct DutyShape {
    /// Its key.
    pub key: String,
    /// The first of its cycles; null for what does not recur.
    pub cycle: Option<&'static str>,
    /// All of them.
    pub cycles: Vec<&'static str>,
    /// The body's slug.
    pub unit: Option<String>,
    /// `not_started|underway|done|paused`, of the period of the day shown.
    pub progress: Option<&'static str>,
    /// Its instances, oldest first; empty for what does not recur.
    pub instances: Vec<InstanceShape>,
    /// Who of the group that has to answer has reported; null without a group.
    pub roll: Option<RollShape>,
    /// The whole text.
    pub text: String,
}

/// A figure to be reached.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorShape {
    /// The key of the place with `/c1` …, or the row's own.
    pub key: String,
    /// The figure as a comparison.
    pub target: String,
    /// By when.
    pub by: Option<String>,
    /// The unit of measure.
    pub measure: String,
    /// Who watches over it.
    pub lead: Vec<RefShape>,
    /// The words it was read from.
    pub text: String,
    /// Its source line.
    pub line: u32,
}

/// A doubt about one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Its code, such as `lead_also_coordinates`.
    pub code: &'static str,
    /// The sentence, in the language asked for.
    pub text: String,
}

/// A doubt of the reading.
#[derive(Debug, Clone, Serialize)]
pub struct NoticeShape {
    /// Its code.
    pub code: &'static str,
    /// The source line; 0 when it is about the whole paper.
    pub line: u32,
    /// The place.
    pub key: Option<String>,
    /// The sentence, in the language asked for.
    pub text: String,
}

/// All that a store holds, as it stands on the boards' day.
#[must_use]
pub fn everything(
    words: &Words,
    programmes: &[(&Programme, &Board)],
    units: &[Unit],
    ledger: &[Entry],
) -> Everything {
    Everything {
        programmes: programmes
            .iter()
            .map(|(programme, board)| ProgrammeShape::new(words, programme, board))
            .collect(),
        units: units.iter().map(|unit| unit_shape(programmes, unit)).collect(),
        ledger: ledger.iter().map(EntryShape::from).collect(),
    }
}

impl ProgrammeShape {
    /// A programme as it stands.
    #[must_use]
    pub fn new(words: &Words, programme: &Programme, board: &Board) -> Self {
        let nodes = &programme.nodes;
        let models = nodes.iter().filter_map(|node| {
            node.model().map(|found| model(words, programme, board, node, found))
        });
        Self {
            id: programme.id.to_string(),
            title: programme.title.clone(),
            short_title: programme.short_title.clone(),
            number: programme.number.clone(),
            issued: programme.issued.map(|day| day.to_string()),
            span: programme.span.map(|span| span.to_string()),
            source: SourceShape {
                name: programme.source.name.clone(),
                digest: programme.source.digest.clone(),
                lines: programme.source.lines.len(),
            },
            nodes: nodes.iter().map(NodeShape::from).collect(),
            models: models.collect(),
            tasks: nodes.iter().filter_map(|node| task(programme, board, node)).collect(),
            duties: nodes.iter().filter_map(|node| duty(programme, board, node)).collect(),
            indicators: nodes
                .iter()
                .flat_map(Node::indicators)
                .map(|found| indicator(programme, found))
                .collect(),
            notices: programme.notices.iter().map(|found| notice(words, found)).collect(),
        }
    }
}

impl From<&Node> for NodeShape {
    fn from(node: &Node) -> Self {
        Self {
            key: node.key.to_string(),
            parent: node.parent.as_ref().map(ToString::to_string),
            kind: node.kind().name(),
            number: node.number.clone(),
            title: node.title.clone(),
            text: node.text.clone(),
            lines: [node.lines.first, node.lines.last],
        }
    }
}

/// A model as it stands.
pub(super) fn model(
    words: &Words,
    programme: &Programme,
    board: &Board,
    node: &Node,
    model: &Model,
) -> ModelShape {
    let item = node.items().next();
    ModelShape {
        key: node.key.to_string(),
        number: node.number.clone(),
        title: node.title.clone(),
        objective: model.objective.clone(),
        lead: RefShape::all(programme, &model.lead),
        coordinators: RefShape::all(programme, &model.coordinators),
        milestones: model.milestones.iter().map(milestone).collect(),
        product: model.product.clone(),
        progress: item.as_ref().map(|item| board.progress(item).name()),
        standing: item.as_ref().map(|item| board.standing(programme, item).name()),
        findings: findings(words, programme, node),
    }
}

/// The doubts about one place.
pub(super) fn findings(words: &Words, programme: &Programme, node: &Node) -> Vec<Finding> {
    let own = programme.notices.iter().filter(|notice| notice.key.as_ref() == Some(&node.key));
    own.map(|notice| Finding { code: notice.code.name(), text: words.notice(notice) }).collect()
}

fn milestone(milestone: &Milestone) -> MilestoneShape {
    MilestoneShape {
        key: milestone.key.to_string(),
        kind: milestone.kind.name(),
        label: milestone.label.clone(),
        text: milestone.text.clone(),
        period: milestone.period.map(|period| period.to_string()),
        due: milestone.period.and_then(Period::due).map(|day| day.to_string()),
        line: milestone.line,
    }
}

fn task(programme: &Programme, board: &Board, node: &Node) -> Option<TaskShape> {
    let Content::Task(task) = &node.content else { return None };
    let item: Option<Item<'_>> = node.items().next();
    Some(TaskShape {
        key: node.key.to_string(),
        number: node.number.clone(),
        title: node.title.clone(),
        lead: RefShape::all(programme, &task.lead),
        coordinators: RefShape::all(programme, &task.coordinators),
        period: task.period.map(|period| period.to_string()),
        due: task.period.and_then(Period::due).map(|day| day.to_string()),
        time: task.time.clone(),
        product: task.product.clone(),
        progress: item.as_ref().map(|item| board.progress(item).name()),
        standing: item.as_ref().map(|item| board.standing(programme, item).name()),
        text: node.text.clone(),
    })
}

fn duty(programme: &Programme, board: &Board, node: &Node) -> Option<DutyShape> {
    let Content::Duty(duty) = &node.content else { return None };
    let item = node.items().next();
    Some(DutyShape {
        key: node.key.to_string(),
        cycle: node.cycles().first().map(|cycle| cycle.name()),
        cycles: node.cycles().iter().map(|cycle| cycle.name()).collect(),
        unit: duty.unit.as_ref().map(|unit| unit.unit.to_string()),
        progress: item.as_ref().map(|item| board.progress(item).name()),
        instances: item
            .as_ref()
            .map(|item| InstanceShape::all(programme, board, item))
            .unwrap_or_default(),
        roll: RollShape::of(programme, board, node, None),
        text: node.text.clone(),
    })
}

fn indicator(programme: &Programme, indicator: &Indicator) -> IndicatorShape {
    IndicatorShape {
        key: indicator.key.to_string(),
        target: indicator.target.clone(),
        by: indicator.by.map(|by| by.to_string()),
        measure: indicator.measure.clone(),
        lead: RefShape::all(programme, &indicator.lead),
        text: indicator.text.clone(),
        line: indicator.line,
    }
}

fn notice(words: &Words, notice: &Notice) -> NoticeShape {
    NoticeShape {
        code: notice.code.name(),
        line: notice.line,
        key: notice.key.as_ref().map(ToString::to_string),
        text: words.notice(notice),
    }
}
