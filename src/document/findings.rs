//! Doubts about a programme as a whole, once it is read.

use chrono::{Datelike, NaiveDate, Weekday};

use super::lexicon::Lexicon;
use super::units::Roll;
use crate::domain::{
    Content, Key, Milestone, MilestoneKind, Node, Notice, NoticeCode, Period, UnitKind,
};

/// The first day on which anybody can have known of the programme: the day of
/// issue, else the first day of the time of its own dissemination.
pub(super) fn known_from(
    issued: Option<NaiveDate>,
    nodes: &[Node],
    lexicon: &Lexicon,
) -> Option<NaiveDate> {
    issued.or_else(|| {
        let spread = |node: &&Node| lexicon.paper.dissemination.within(&node.text);
        let first = |node: &Node| match &node.content {
            Content::Task(task) => task.period.and_then(Period::first_day),
            Content::Section
            | Content::Group
            | Content::Model(_)
            | Content::Duty(_)
            | Content::Indicator(_)
            | Content::Text => None,
        };
        nodes.iter().filter(spread).filter_map(first).min()
    })
}

/// Doubts about who leads and by when.
pub(super) fn findings(
    nodes: &[Node],
    roll: &Roll<'_>,
    known_from: Option<NaiveDate>,
) -> Vec<Notice> {
    let mut notices = Vec::new();
    for node in nodes {
        leads(node, roll, &mut notices);
        for (key, line, period) in deadlines(node) {
            let mut doubt = |code, about| {
                notices.push(Notice { code, line, key: Some(key.clone()), about });
            };
            let due = period.due();
            if let (Some(due), Some(known)) = (due, known_from)
                && due < known
            {
                doubt(NoticeCode::DueBeforeIssue, vec![period.to_string(), known.to_string()]);
            }
            if let Period::Day(day) = period
                && matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
            {
                doubt(NoticeCode::DueOnWeekend, vec![day.to_string()]);
            }
        }
    }
    notices
}

fn leads(node: &Node, roll: &Roll<'_>, notices: &mut Vec<Notice>) {
    if matches!(node.content, Content::Duty(_)) {
        return;
    }
    let mut doubt = |code, about| {
        notices.push(Notice { code, line: node.lines.first, key: Some(node.key.clone()), about });
    };
    let lead = node.lead();
    for unit in lead {
        for other in node.coordinators().iter().filter(|other| other.unit == unit.unit) {
            let about = vec![unit.as_written.clone(), other.as_written.clone()];
            doubt(NoticeCode::LeadAlsoCoordinates, about);
        }
        if roll.kind(unit) == UnitKind::Group {
            doubt(NoticeCode::GroupLeads, vec![unit.as_written.clone()]);
        }
    }
    let several: Vec<String> = lead
        .iter()
        .filter(|unit| roll.kind(unit) != UnitKind::CatchAll)
        .map(|unit| unit.as_written.clone())
        .collect();
    if several.len() > 1 {
        doubt(NoticeCode::SeveralLeads, several);
    }
}

/// The deadlines of a node with their lines. A model's own doubts carry its key.
fn deadlines(node: &Node) -> Vec<(Key, u32, Period)> {
    let of_milestone = |milestone: &Milestone| {
        let period = milestone.period.filter(|_| milestone.kind != MilestoneKind::Sustain)?;
        Some((node.key.clone(), milestone.line, period))
    };
    match &node.content {
        Content::Model(model) => model.milestones.iter().filter_map(of_milestone).collect(),
        Content::Task(task) => task
            .period
            .map(|period| (node.key.clone(), node.lines.first, period))
            .into_iter()
            .collect(),
        Content::Section
        | Content::Group
        | Content::Duty(_)
        | Content::Indicator(_)
        | Content::Text => Vec::new(),
    }
}
