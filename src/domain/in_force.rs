//! The programme in force: the document, and what reviews have decided since.

use std::sync::OnceLock;

use chrono::{DateTime, FixedOffset};

use super::board::Board;
use super::key::Key;
use super::ledger::Entry;
use super::programme::{Content, Lines, Node, Programme, Task};
use super::review::{Conclusion, Decision, Review};
use super::unit::{Unit, UnitKind, UnitRef};

/// A review that was closed and not taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The entry that closed it.
    pub seq: u64,
    /// When it was closed.
    pub at: DateTime<FixedOffset>,
    /// Who closed it.
    pub by: String,
    /// Its minutes, with every item called as the document shown calls it.
    pub review: Review,
}

impl Held {
    pub(super) fn of(entry: &Entry, review: &Review) -> Self {
        Self { seq: entry.seq, at: entry.at, by: entry.by.clone(), review: review.clone() }
    }

    /// Calls an item as a newer document does.
    pub(super) fn carry(&mut self, from: &Key, to: &Key) {
        let spoken = self.review.conclusions.iter_mut().filter_map(|known| known.about.as_mut());
        let said = self.review.remarks.iter_mut().filter_map(|known| known.about.as_mut());
        for about in spoken.chain(said).filter(|about| *about == from) {
            about.clone_from(to);
        }
    }
}

impl Decision {
    /// Whether somebody has something to do because of it.
    #[must_use]
    pub fn is_task(self) -> bool {
        match self {
            Self::Praise | Self::Criticise => false,
            Self::Keep
            | Self::Extend
            | Self::ChangeLead
            | Self::AddCoordinator
            | Self::Assign
            | Self::Refer
            | Self::Pause => true,
        }
    }
}

impl Board {
    /// Every review held so far, oldest first.
    #[must_use]
    pub fn reviews(&self) -> &[Held] {
        &self.reviews
    }

    /// The conclusion that stands under a key.
    #[must_use]
    pub fn conclusion(&self, key: &Key) -> Option<(&Held, &Conclusion)> {
        let rest = key.as_str().strip_prefix("KL.")?;
        let (id, number) = rest.rsplit_once('/')?;
        let held = self.reviews.iter().find(|held| held.review.id == id)?;
        let at = number.parse::<usize>().ok()?.checked_sub(1)?;
        held.review.conclusions.get(at).map(|conclusion| (held, conclusion))
    }

    /// The item by which the conclusion of this key is followed.
    pub(super) fn followed(&self, key: &Key) -> Option<&Key> {
        let (_, conclusion) = self.conclusion(key)?;
        conclusion.about.as_ref().filter(|_| conclusion.decision.follows_item())
    }

    /// The programme in force: its document, with who leads and who helps as
    /// reviews have decided, and every conclusion as a task behind it. None
    /// where the document stands as it is.
    #[must_use]
    pub fn in_force(&self, document: &Programme) -> Option<Programme> {
        let decided = |state: &super::item_state::ItemState| {
            state.lead.is_some() || state.coordinators.is_some()
        };
        if self.reviews.is_empty() && !self.states.values().any(decided) {
            return None;
        }
        let mut programme = document.clone();
        programme.index = OnceLock::new();
        for node in &mut programme.nodes {
            let state = self.state(&node.key);
            if let Some(lead) = &state.lead {
                set_lead(&mut node.content, lead);
            }
            if let Some(coordinators) = &state.coordinators {
                set_coordinators(&mut node.content, coordinators);
            }
        }
        for held in &self.reviews {
            programme.nodes.extend(nodes_of(&held.review));
            for conclusion in &held.review.conclusions {
                for named in conclusion.unit.iter().chain(&conclusion.helpers) {
                    introduce(&mut programme.units, named);
                }
            }
        }
        Some(programme)
    }
}

/// A body that only a review has named is a unit like the others.
fn introduce(units: &mut Vec<Unit>, named: &UnitRef) {
    if units.iter().all(|unit| unit.id != named.unit) {
        units.push(Unit {
            id: named.unit.clone(),
            name: named.as_written.clone(),
            short: named.as_written.clone(),
            kind: UnitKind::Body,
            aliases: Vec::new(),
        });
    }
}

fn set_lead(content: &mut Content, lead: &[UnitRef]) {
    match content {
        Content::Model(model) => model.lead = lead.to_vec(),
        Content::Task(task) => task.lead = lead.to_vec(),
        Content::Duty(duty) => duty.unit = lead.first().cloned(),
        Content::Indicator(indicator) => indicator.lead = lead.to_vec(),
        Content::Section | Content::Group | Content::Text => {}
    }
}

fn set_coordinators(content: &mut Content, coordinators: &[UnitRef]) {
    match content {
        Content::Model(model) => model.coordinators = coordinators.to_vec(),
        Content::Task(task) => task.coordinators = coordinators.to_vec(),
        Content::Duty(_)
        | Content::Indicator(_)
        | Content::Section
        | Content::Group
        | Content::Text => {}
    }
}

/// The conclusions of a review as places of the outline, under one heading.
fn nodes_of(review: &Review) -> impl Iterator<Item = Node> {
    let above = review.key();
    let heading = Node {
        key: above.clone(),
        parent: None,
        number: String::new(),
        title: review.title.clone(),
        text: review.title.clone(),
        lines: Lines { first: 0, last: 0 },
        content: Content::Section,
        indicators: Vec::new(),
    };
    let below = (1..).zip(&review.conclusions).map(move |(number, conclusion)| Node {
        key: review.key_of(number),
        parent: Some(above.clone()),
        number: number.to_string(),
        title: conclusion.headline.clone(),
        text: text_of(conclusion),
        lines: Lines { first: 0, last: 0 },
        content: content_of(conclusion),
        indicators: Vec::new(),
    });
    std::iter::once(heading).chain(below)
}

fn content_of(conclusion: &Conclusion) -> Content {
    if !conclusion.decision.is_task() {
        return Content::Text;
    }
    Content::Task(Task {
        lead: conclusion.unit.iter().cloned().collect(),
        coordinators: conclusion.helpers.clone(),
        period: conclusion.due,
        time: String::new(),
        product: String::new(),
    })
}

fn text_of(conclusion: &Conclusion) -> String {
    let parts = [conclusion.headline.as_str(), conclusion.subject.as_str(), &conclusion.text];
    let mut lines: Vec<&str> = Vec::new();
    for part in parts {
        if !part.is_empty() && !lines.iter().any(|line| line.contains(part)) {
            lines.push(part);
        }
    }
    lines.join("\n")
}
