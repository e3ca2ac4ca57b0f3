//! Items that no label tells: tasks, duties and figures in prose.

use super::assemble::{Above, Builder};
use super::given::Led;
use super::labels::{Label, Labelled};
use super::marker::Marker;
use super::piece::Piece;
use super::time::{self, Reading};
use super::topic::Topic;
use super::{cadence, indicator};
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
        let given = self.lexicon.units.addressing.begin(&piece.text);
        let heads = (above.topic == Some(Topic::Duties) || given)
            && !branch.children.is_empty()
            && !piece.text.trim_end_matches(':').contains([':', '.', ';']);
        if heads { self.roll.heading(&piece.text).map(|(unit, _)| unit) } else { None }
    }

    /// The time by which a heading of goals wants them reached.
    pub(super) fn horizon(&self, heading: &str, topic: Option<Topic>) -> Option<Period> {
        let goals = topic == Some(Topic::Goals);
        if goals { indicator::horizon(heading, self.lexicon) } else { None }
    }

    /// The time of a phase that a heading announces: "Giai đoạn 1 (2026 - 2027)".
    pub(super) fn phase(&self, marker: &Marker, heading: &str) -> Option<(Period, String)> {
        let phases = &self.lexicon.numbering.phases;
        let named = phases.begin(&marker.number) || phases.begin(heading);
        if named { time::stretch(heading, self.lexicon) } else { None }
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
                Content::Task(self.prose_task(text, above, line, key))
            }
            Some(Topic::Duties) if marked || !introduces => {
                let unit = self.duty_of(text, above);
                if self.roll.is_name(text) || (unit.is_none() && !marked) {
                    return Content::Text;
                }
                Content::Duty(Duty { unit, cycles: cadence::cycles(text, &self.lexicon.cadence) })
            }
            Some(Topic::Tasks | Topic::Duties | Topic::Models | Topic::Goals | Topic::Plain)
            | None => Content::Text,
        }
    }

    /// Whose duty a text is: the body it names in front of a colon, else the one
    /// of its heading, else the one it begins with.
    fn duty_of(&mut self, text: &str, above: &Above) -> Option<UnitRef> {
        let named = self.roll.addressed(text);
        match (named, &above.unit) {
            (Some(named), _) if named.colon => Some(named.unit),
            (_, Some(unit)) => Some(unit.clone()),
            (named, None) => named.map(|named| named.unit),
        }
    }

    /// Who is charged with a task: the known body in front of its colon, else
    /// the one of its heading.
    fn charged(&mut self, text: &str, above: &Above) -> Option<UnitRef> {
        let head = text.split_once(':').map(|(head, _)| head);
        let named = head.is_some_and(|head| self.roll.is_name(head));
        let named = if named { self.roll.addressed(text) } else { None };
        named.filter(|named| named.colon).map(|named| named.unit).or_else(|| above.unit.clone())
    }

    /// A task in prose: its deadline, and the labels it may end with.
    fn prose_task(&mut self, text: &str, above: &Above, line: u32, key: &Key) -> Task {
        let deadline = time::deadline(text, self.lexicon);
        let mut task = Task::default();
        if let Some((period, words)) = deadline.or_else(|| above.when.clone()) {
            (task.period, task.time) = (Some(period), words);
        }
        let labels = self.lexicon.labels.within(text);
        let decisive =
            |found: &Labelled<'_>| matches!(found.label, Label::Lead | Label::Time | Label::Shared);
        if !labels.iter().any(decisive) {
            let led = sentences(text).find_map(|sentence| self.roll.led(sentence));
            let led = led.or_else(|| self.led_in_brackets(text)).unwrap_or_default();
            task.lead = self.units(&led.lead, line, key);
            task.coordinators = self.units(&led.help, line, key);
            if task.lead.is_empty() {
                task.lead = self.charged(text, above).into_iter().collect();
            }
            let helping = labels.iter().find(|found| found.label == Label::Coordinators);
            if let Some(found) = helping.filter(|_| task.coordinators.is_empty()) {
                task.coordinators = self.units(found.words, line, key);
            }
            return task;
        }
        for Labelled { label, words, .. } in labels {
            let names = without_time(words, &task.time);
            match label {
                Label::Lead => task.lead = self.units(names, line, key),
                Label::Coordinators => task.coordinators = self.units(names, line, key),
                Label::Shared => {
                    let (lead, help) = self.lexicon.labels.shared(names);
                    task.lead = self.units(&lead, line, key);
                    task.coordinators = self.units(&help, line, key);
                }
                Label::Time => {
                    let reading = time::read(words, self.lexicon);
                    task.period = reading.period();
                    words.clone_into(&mut task.time);
                    if reading == Reading::Unread {
                        self.notice(
                            NoticeCode::TimeUnread,
                            line,
                            Some(key),
                            vec![words.to_owned()],
                        );
                    }
                }
                Label::Product => words.clone_into(&mut task.product),
                Label::Objective => {}
            }
        }
        task
    }

    /// "(Sở Nội vụ chủ trì)" at the end of a sentence.
    fn led_in_brackets(&self, text: &str) -> Option<Led> {
        let brackets = text.split('(').skip(1).filter_map(|open| open.split_once(')'));
        let named = |(inside, _): (&str, _)| {
            let lead = self.lexicon.labels.leading(inside)?;
            let known = self.lexicon.units.heads.begin(lead);
            known.then(|| Led { lead: lead.to_owned(), help: String::new() })
        };
        brackets.filter(|(inside, _)| inside.len() <= 300).find_map(named)
    }

    pub(super) fn indicators(
        &mut self,
        node: &Node,
        goals: bool,
        by: Option<Period>,
    ) -> Vec<Indicator> {
        let figures = indicator::figures(&node.text, goals, self.lexicon);
        let mut places = Places::new(self.pieces, node.lines);
        let roll = &mut self.roll;
        let with_key = figures.into_iter().enumerate().map(|(at, figure)| Indicator {
            key: node.key.indicator(at + 1),
            line: places.line_of(&figure.text),
            target: figure.target,
            by: figure.by.or(by),
            text: figure.text,
            measure: figure.measure,
            lead: roll.every_one(&figure.of).into_iter().collect(),
        });
        with_key.collect()
    }
}

/// The paragraphs of a node, gone through once from first to last.
struct Places<'p> {
    pieces: &'p [Piece],
    /// The byte up to which the first of them has been gone through.
    from: usize,
    otherwise: u32,
}

impl<'p> Places<'p> {
    fn new(pieces: &'p [Piece], lines: Lines) -> Self {
        let first = pieces.partition_point(|piece| piece.lines.first < lines.first);
        let end = pieces.partition_point(|piece| piece.lines.first <= lines.last);
        let pieces = pieces.get(first..end).unwrap_or_default();
        Self { pieces, from: 0, otherwise: lines.first }
    }

    /// The line of the paragraph in which some words stand, which come after
    /// those asked for before.
    fn line_of(&mut self, words: &str) -> u32 {
        for (at, piece) in self.pieces.iter().enumerate() {
            let from = if at == 0 { self.from } else { 0 };
            if let Some(found) = piece.text.get(from..).and_then(|text| text.find(words)) {
                self.from = from + found;
                self.pieces = self.pieces.get(at..).unwrap_or_default();
                return piece.lines.first;
            }
        }
        self.otherwise
    }
}

/// The words of a label up to a deadline that stands behind them.
fn without_time<'t>(words: &'t str, time: &str) -> &'t str {
    let end = if time.is_empty() { None } else { words.find(time) };
    end.and_then(|end| words.get(..end)).unwrap_or(words)
}

/// The beginnings of a text's sentences, each up to the text's end.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let breaks = text.match_indices(". ").map(|(at, stop)| at + stop.len());
    std::iter::once(0).chain(breaks.take(8)).filter_map(|at| text.get(at..))
}
