//! A programme as its document says it. Immutable between imports.

use std::collections::HashMap;
use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::key::{Key, ProgrammeId};
use super::notice::Notice;
use super::period::{Cycle, Period};
use super::unit::{Unit, UnitRef};

/// Source lines, counted from 1, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lines {
    /// The first line.
    pub first: u32,
    /// The last line.
    pub last: u32,
}

/// The document a programme was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The file's name, without its folders.
    pub name: String,
    /// BLAKE3 of its bytes, in hexadecimal.
    pub digest: String,
    /// Its lines, verbatim but for the line ends.
    pub lines: Vec<String>,
}

/// A published action programme: the outline of one document.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Programme {
    /// Its short name in the store.
    pub id: ProgrammeId,
    /// Its title without the kind of paper: "thực hiện Nghị quyết số 05-NQ/TU …".
    pub title: String,
    /// A title short enough for a header: "CTHĐ thực hiện NQ 05-NQ/TU · Kiến An".
    pub short_title: String,
    /// Number and sign, where the paper shows them.
    pub number: Option<String>,
    /// Day of issue, where the paper shows it.
    pub issued: Option<NaiveDate>,
    /// The first day on which anybody can have known of it: the day of issue,
    /// else the first day of its own dissemination. A deadline before that day
    /// needs confirmation.
    pub known_from: Option<NaiveDate>,
    /// The years it covers.
    pub span: Option<Period>,
    /// Every node in the order of the document. Their lines never overlap, and
    /// every non-blank line of the source lies in exactly one.
    pub nodes: Vec<Node>,
    /// Every unit it names, in the order of first appearance.
    pub units: Vec<Unit>,
    /// What was doubtful in the reading, by line.
    pub notices: Vec<Notice>,
    /// The document.
    pub source: Source,
    /// Where each node stands.
    #[serde(skip)]
    pub index: OnceLock<HashMap<Key, usize>>,
}

/// One place of the outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// Its numbering path.
    pub key: Key,
    /// The node above it.
    pub parent: Option<Key>,
    /// Its own number as a reader says it: `III`, `1.1`, `a`; empty for a bullet.
    pub number: String,
    /// What stands in a list: the heading without number and marks, or the
    /// beginning of the text.
    pub title: String,
    /// The whole text of its own lines, without marks, in NFC.
    pub text: String,
    /// Its own lines; those of the nodes below it are theirs.
    pub lines: Lines,
    /// What it is.
    pub content: Content,
    /// Indicators in its prose.
    pub indicators: Vec<Indicator>,
}

/// What kind of place a node is, with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Content {
    /// A part with a roman number.
    Section,
    /// A heading below a section.
    Group,
    /// A model (mô hình).
    Model(Model),
    /// A task.
    Task(Task),
    /// A duty of one body.
    Duty(Duty),
    /// A row of a table of indicators.
    Indicator(Indicator),
    /// Everything else: preamble, principles, recipients, signature.
    Text,
}

/// The name of a content, without what belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NodeKind {
    /// A part with a roman number.
    Section,
    /// A heading below a section.
    Group,
    /// A model (mô hình).
    Model,
    /// A task.
    Task,
    /// A duty of one body.
    Duty,
    /// A row of a table of indicators.
    Indicator,
    /// Everything else.
    Text,
}

impl NodeKind {
    /// The name used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Section => "section",
            Self::Group => "group",
            Self::Model => "model",
            Self::Task => "task",
            Self::Duty => "duty",
            Self::Indicator => "indicator",
            Self::Text => "text",
        }
    }
}

/// A model: what it wants, who leads it, who helps, by when.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Model {
    /// The objective.
    pub objective: String,
    /// Who leads. One body where the paper is in order.
    pub lead: Vec<UnitRef>,
    /// Who coordinates, in the order of the document; catch-alls included.
    pub coordinators: Vec<UnitRef>,
    /// Its milestones in the order of the document.
    pub milestones: Vec<Milestone>,
    /// The result or product it must yield, where the paper says so.
    pub product: String,
}

/// What a milestone asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MilestoneKind {
    /// Triển khai: a plan is issued, work has begun.
    Deploy,
    /// Đạt chuẩn: a standard is recognised.
    Attain,
    /// Duy trì: kept up, open-ended, never "100 %".
    Sustain,
}

impl MilestoneKind {
    /// The name used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Deploy => "deploy",
            Self::Attain => "attain",
            Self::Sustain => "sustain",
        }
    }
}

/// A point in the time of a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// The model's key with `/m1`, `/m2` …
    pub key: Key,
    /// What it asks for.
    pub kind: MilestoneKind,
    /// Its words without the time: "Triển khai kế hoạch".
    pub label: String,
    /// Its words as written.
    pub text: String,
    /// When, where it could be read.
    pub period: Option<Period>,
    /// Its source line.
    pub line: u32,
}

/// Something to be done, with or without a date.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Task {
    /// Who leads, where the paper says so.
    pub lead: Vec<UnitRef>,
    /// Who coordinates, where the paper says so.
    pub coordinators: Vec<UnitRef>,
    /// When, where the paper says so and it could be read.
    pub period: Option<Period>,
    /// The time in the paper's words; empty when there is none.
    pub time: String,
    /// The result or product it must yield.
    pub product: String,
}

/// What one body has to do, once or again and again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// The body under whose heading it stands.
    pub unit: Option<UnitRef>,
    /// How often; empty for what does not recur or says no more than "định kỳ".
    pub cycles: Vec<Cycle>,
}

/// A figure to be reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// The key of the node it stands in with `/c1` …, or the row's own.
    pub key: Key,
    /// The figure as a comparison where it is one: "≥ 50%", "100%", "1".
    pub target: String,
    /// By when.
    pub by: Option<Period>,
    /// The words it was read from.
    pub text: String,
    /// The unit of measure; empty where the paper names none.
    pub measure: String,
    /// Who watches over it.
    pub lead: Vec<UnitRef>,
    /// Its source line.
    pub line: u32,
}

impl Node {
    /// What kind of place it is.
    #[must_use]
    pub fn kind(&self) -> NodeKind {
        match &self.content {
            Content::Section => NodeKind::Section,
            Content::Group => NodeKind::Group,
            Content::Model(_) => NodeKind::Model,
            Content::Task(_) => NodeKind::Task,
            Content::Duty(_) => NodeKind::Duty,
            Content::Indicator(_) => NodeKind::Indicator,
            Content::Text => NodeKind::Text,
        }
    }

    /// The model it is, if it is one.
    #[must_use]
    pub fn model(&self) -> Option<&Model> {
        if let Content::Model(model) = &self.content { Some(model) } else { None }
    }

    /// Who leads it, as the document says; for a duty its body.
    #[must_use]
    pub fn lead(&self) -> &[UnitRef] {
        match &self.content {
            Content::Model(model) => &model.lead,
            Content::Task(task) => &task.lead,
            Content::Duty(duty) => duty.unit.as_slice(),
            Content::Indicator(indicator) => &indicator.lead,
            Content::Section | Content::Group | Content::Text => &[],
        }
    }

    /// Who coordinates, as the document says.
    #[must_use]
    pub fn coordinators(&self) -> &[UnitRef] {
        match &self.content {
            Content::Model(model) => &model.coordinators,
            Content::Task(task) => &task.coordinators,
            Content::Duty(_)
            | Content::Indicator(_)
            | Content::Section
            | Content::Group
            | Content::Text => &[],
        }
    }

    /// How often a duty recurs; empty for a duty that does not, and for every
    /// other place.
    #[must_use]
    pub fn cycles(&self) -> &[Cycle] {
        match &self.content {
            Content::Duty(duty) => &duty.cycles,
            Content::Section
            | Content::Group
            | Content::Model(_)
            | Content::Task(_)
            | Content::Indicator(_)
            | Content::Text => &[],
        }
    }

    /// The indicators it holds: those in its prose, or itself.
    #[must_use]
    pub fn indicators(&self) -> &[Indicator] {
        match &self.content {
            Content::Indicator(indicator) => std::slice::from_ref(indicator),
            Content::Section
            | Content::Group
            | Content::Model(_)
            | Content::Task(_)
            | Content::Duty(_)
            | Content::Text => &self.indicators,
        }
    }
}

impl Programme {
    /// Where a node stands in `nodes`. A milestone or an indicator in prose
    /// leads to the node that holds it.
    #[must_use]
    pub fn position(&self, key: &Key) -> Option<usize> {
        let index = self.index.get_or_init(|| {
            self.nodes.iter().enumerate().map(|(at, node)| (node.key.clone(), at)).collect()
        });
        index.get(key).copied().or_else(|| {
            let (holder, _) = key.as_str().rsplit_once('/')?;
            index.get(&Key::new(holder)).copied()
        })
    }

    /// The node of a key, as `position` finds it.
    #[must_use]
    pub fn node(&self, key: &Key) -> Option<&Node> {
        self.position(key).and_then(|at| self.nodes.get(at))
    }

    /// The unit of an id.
    #[must_use]
    pub fn unit(&self, reference: &UnitRef) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == reference.unit)
    }

    /// The node with this number as a reader says it ("3.4", "III"): models
    /// first, then the order of the document.
    #[must_use]
    pub fn numbered(&self, number: &str) -> Option<&Node> {
        let fits = |node: &&Node| {
            node.number.eq_ignore_ascii_case(number)
                || node.key.as_str().eq_ignore_ascii_case(number)
        };
        self.nodes
            .iter()
            .filter(fits)
            .min_by_key(|node| (node.kind() != NodeKind::Model, node.key.as_str().len()))
    }

    /// The source of a node, word for word.
    #[must_use]
    pub fn verbatim(&self, node: &Node) -> &[String] {
        let first = (node.lines.first as usize).saturating_sub(1);
        let last = (node.lines.last as usize).min(self.source.lines.len());
        self.source.lines.get(first..last).unwrap_or(&[])
    }
}
