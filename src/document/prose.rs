//! Items that no label tells: tasks, duties and figures in prose.

use super::assemble::{Above, Builder};
use super::labels::{Label, Labelled};
use super::piece::Piece;
use super::topic::Topic;
use super::{cadence, indicator, time};
use crate::domain::{
    Content, Duty, Indicator, Key, Lines, Node, NoticeCode, Period, Task, UnitRef,
};

impl Builder<'_> {
    /// The body that a heading among duties names; where it names several, the
    /// first, with a doubt.
    pub(super) fn body_of(&mut self, heading: &str, lines: Lines, key: &Key) -> Option<UnitRef> {
        let (unit, bodies) = self.roll.heading(heading)?;
        if bodies > 1 {
            let about = vec![heading.to_owned()];
            self.notice(NoticeCode::SeveralLeads, lines.first, Some(key), about);
        }
        Some(unit)
    }

    /// "- Ủy ban nhân dân phường:" above bullets of its own, among duties.
    pub(super) fn heads_unit(&mut self, at: usize, above: &Above) -> Option<UnitRef> {
        let (piece, branch) = self.pieces.get(at).zip(self.branches.get(at))?;
        let heads = above.topic == Some(Topic::Duties)
            && !branch.children.is_empty()
            && !piece.text.trim_end_matches(':').contains([':', '.', ';']);
        if heads { self.roll.heading(&piece.text).map(|(unit, _)| unit) } else { None }
    }

    /// The time by which a heading of goals wants them reached.
    pub(super) fn horizon(&self, heading: &str, topic: Option<Topic>) -> Option<Period> {
        let goals = topic == Some(Topic::Goals);
        if goals { indicator::horizon(heading, self.lexicon) } else { None }
    }

    /// What an item without labels is, by the part it stands in.
    pub(super) fn item(
        &mut self,
        text: &str,
        above: &Above,
        marked: bool,
        line: u32,
        key: &Key,
    ) -> Content {
        let introduces = text.trim_end().ends_with(':');
        match above.topic {
            Some(Topic::Tasks) if marked || (above.inside && !introduces) => {
                Content::Task(self.prose_task(text, line, key))
            }
            Some(Topic::Duties) if marked || !introduces => {
                let named = if above.unit.is_some() { None } else { self.roll.addressed(text) };
                let unit = above.unit.clone().or(named);
                if self.roll.is_name(text) || (unit.is_none() && !marked) {
                    return Content::Text;
                }
                Content::Duty(Duty { unit, cycles: cadence::cycles(text, &self.lexicon.cadence) })
            }
            Some(Topic::Tasks | Topic::Duties | Topic::Models | Topic::Goals | Topic::Plain)
            | None => Content::Text,
        }
    }

    /// A task in prose: its deadline, and the labels it may end with.
    fn prose_task(&mut self, text: &str, line: u32, key: &Key) -> Task {
        let deadline = time::deadline(text, self.lexicon);
        let (period, time) =
            deadline.map_or((None, String::new()), |(period, words)| (Some(period), words));
        let lead = self.roll.led(text).into_iter().collect();
        let mut task = Task { lead, period, time, ..Task::default() };
        let labels = self.lexicon.labels.within(text);
        let decisive = |found: &Labelled<'_>| matches!(found.label, Label::Lead | Label::Time);
        if !labels.iter().any(decisive) {
            return task;
        }
        for Labelled { label, words, .. } in labels {
            match label {
                Label::Lead => task.lead = self.units(words, line, key),
                Label::Coordinators => task.coordinators = self.units(words, line, key),
                Label::Time => {
                    task.period = time::read(words, self.lexicon).period();
                    words.clone_into(&mut task.time);
                }
                Label::Product => words.clone_into(&mut task.product),
                Label::Objective => {}
            }
        }
        task
    }

    pub(super) fn indicators(&self, node: &Node, by: Option<Period>) -> Vec<Indicator> {
        let figures = indicator::figures(&node.text, self.lexicon);
        let with_key = figures.into_iter().enumerate().map(|(at, figure)| Indicator {
            key: node.key.indicator(at + 1),
            line: self.line_of(&figure.text, node.lines),
            target: figure.target,
            by: figure.by.or(by),
            text: figure.text,
            measure: "%".to_owned(),
            lead: Vec::new(),
        });
        with_key.collect()
    }

    /// The line of the paragraph in which some words stand.
    fn line_of(&self, words: &str, lines: Lines) -> u32 {
        let inside =
            |piece: &&Piece| piece.lines.first >= lines.first && piece.lines.last <= lines.last;
        let from = self.pieces.partition_point(|piece| piece.lines.first < lines.first);
        let pieces = self.pieces.get(from..).unwrap_or_default();
        let found = pieces.iter().take_while(inside).find(|piece| piece.text.contains(words));
        found.map_or(lines.first, |piece| piece.lines.first)
    }
}
