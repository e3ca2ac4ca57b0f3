//! Items told by labels: "Mục tiêu", "Chủ trì", "Phối hợp", "Thời gian".

use super::assemble::{Above, Builder};
use super::labels::{Label, Labelled};
use super::milestone;
use super::time::{self, Reading};
use super::tokens::{bare, tokens};
use super::topic::Topic;
use crate::domain::{Content, Key, Model, NoticeCode, Task, UnitRef};

/// The labels below a numbered paragraph.
#[derive(Debug)]
pub(super) struct Block {
    /// The last paragraph that belongs to it.
    last: usize,
    /// Whether it is a model.
    model: bool,
    /// The labels and the paragraphs that answer them.
    labels: Vec<Entry>,
}

/// A label with its words, and the paragraphs listed below it.
#[derive(Debug)]
struct Entry {
    label: Label,
    name: String,
    words: String,
    line: u32,
    listed: Vec<usize>,
}

impl Builder<'_> {
    /// The block of labels of a numbered paragraph, if it has one: labels among
    /// its own paragraphs, bullets and letters, one of them of lead or time.
    pub(super) fn labelled(&self, at: usize, above: &Above) -> Option<Block> {
        let branch = self.branches.get(at)?;
        let piece = self.pieces.get(at)?;
        let number = piece.marker.as_ref().map_or("", |marker| &marker.number);
        let models = &self.lexicon.models;
        let named = models.begin(&piece.text) || models.begin(number);
        let model = named || above.topic == Some(Topic::Models);
        let mut labels: Vec<Entry> = Vec::new();
        let mut last = at;
        for child in &branch.children {
            let before = labels.len();
            self.entries(*child, &mut labels);
            if self.labelled(*child, &Above::default()).is_some() {
                // What it says of itself it says of nobody above it.
                labels.truncate(before);
                break;
            }
            last = self.last_below(*child);
            if labels.len() == before
                && let Some(entry) = labels.last_mut().filter(|entry| entry.words.is_empty())
            {
                entry.listed.extend(*child..=last);
            }
        }
        let decisive =
            |entry: &Entry| matches!(entry.label, Label::Lead | Label::Time | Label::Shared);
        let enough = labels.iter().any(decisive) || (named && !labels.is_empty());
        enough.then_some(Block { last, model, labels })
    }

    /// The labels of one paragraph, with what is listed below it.
    fn entries(&self, at: usize, labels: &mut Vec<Entry>) {
        let Some(piece) = self.pieces.get(at).filter(|piece| piece.row.is_none()) else { return };
        if self.lexicon.labels.first(&piece.text).is_none() {
            return;
        }
        for Labelled { label, name, words } in self.lexicon.labels.within(&piece.text) {
            let (name, words) = (name.to_owned(), words.to_owned());
            labels.push(Entry { label, name, words, line: piece.lines.first, listed: Vec::new() });
        }
        if let Some(entry) = labels.last_mut() {
            entry.listed = (at + 1..=self.last_below(at)).collect();
        }
    }

    /// Makes the model or task of a block of labels.
    pub(super) fn labelled_item(&mut self, at: usize, block: &Block, key: Key, above: &Above) {
        let Some(piece) = self.pieces.get(at) else { return };
        let number = piece.marker.as_ref().map_or_else(String::new, |marker| marker.number.clone());
        let heading = piece.text.clone();
        let (text, lines) = (self.text(at, block.last), self.lines(at, block.last));
        self.letter_doubts(at, block.last, &key);
        let told = self.told(at, block, &key);
        let content = if block.model {
            let milestones = self.milestones(block, &key);
            Content::Model(Model {
                objective: told.objective,
                lead: told.lead,
                coordinators: told.coordinators,
                milestones,
                product: told.product,
            })
        } else {
            let (period, time) = self.task_time(block, &key);
            Content::Task(Task {
                lead: told.lead,
                coordinators: told.coordinators,
                period,
                time,
                product: told.product,
            })
        };
        if content_lead(&content).is_empty() && !block.asks_for_lead() {
            self.notice(NoticeCode::NoLead, lines.first, Some(&key), Vec::new());
        }
        if !block.has(Label::Time) {
            self.notice(NoticeCode::NoTime, lines.first, Some(&key), Vec::new());
        }
        self.done = block.last + 1;
        self.push(key, above, number, &text, lines, content);
        if let Some(node) = self.nodes.last_mut() {
            node.title = if block.model {
                self.lexicon.model_title(&heading)
            } else {
                super::assemble::title(&heading)
            };
        }
        let below: Vec<usize> =
            self.branches.get(at).map(|branch| branch.children.clone()).unwrap_or_default();
        let under = Above { key: self.nodes.last().map(|node| node.key.clone()), ..above.clone() };
        for child in below {
            self.visit(child, &under);
        }
    }

    /// Doubts about the numbers and letters in front of labels.
    fn letter_doubts(&mut self, at: usize, last: usize, key: &Key) {
        for below in at + 1..=last {
            let marker = self.pieces.get(below).and_then(|piece| piece.marker.as_ref());
            if let Some(marker) = marker.filter(|marker| !super::outline::is_bullet(marker.style)) {
                self.number_doubts(below, marker, key);
            }
        }
    }

    fn told(&mut self, at: usize, block: &Block, key: &Key) -> Told {
        let mut told = Told::default();
        for entry in &block.labels {
            let words = self.answer(entry);
            match entry.label {
                Label::Objective => join(&mut told.objective, &words),
                Label::Product => join(&mut told.product, &words),
                Label::Lead => told.lead.extend(self.units(&words, entry.line, key)),
                Label::Coordinators => {
                    told.coordinators.extend(self.units(&words, entry.line, key));
                }
                Label::Shared => {
                    let (lead, help) = self.lexicon.labels.shared(&words);
                    told.lead.extend(self.units(&lead, entry.line, key));
                    told.coordinators.extend(self.units(&help, entry.line, key));
                }
                Label::Time => {}
            }
            if words.is_empty() {
                let about = vec![entry.name.clone()];
                self.notice(NoticeCode::EmptyLabel, entry.line, Some(key), about);
            }
        }
        if !block.asks_for_lead() {
            self.led_in_words(at, block.last, key, &mut told);
        }
        told.lead = distinct(told.lead);
        told.coordinators = distinct(told.coordinators);
        told
    }

    /// Who leads where no label says it, but a sentence: "Giao Ủy ban nhân dân xã
    /// chủ trì, phối hợp với …".
    fn led_in_words(&mut self, first: usize, last: usize, key: &Key, told: &mut Told) {
        for piece in self.pieces.get(first..=last).unwrap_or_default() {
            let Some(led) = self.roll.led(&piece.text) else { continue };
            told.lead.extend(self.units(&led.lead, piece.lines.first, key));
            told.coordinators.extend(self.units(&led.help, piece.lines.first, key));
            return;
        }
    }

    /// The words that answer a label: behind its colon, or listed below it.
    fn answer(&self, entry: &Entry) -> String {
        let mut words = entry.words.clone();
        for at in &entry.listed {
            if let Some(piece) = self.pieces.get(*at) {
                join(&mut words, &piece.text);
            }
        }
        words
    }

    /// The units of a list; names that no registry knows are noted.
    pub(super) fn units(&mut self, words: &str, line: u32, key: &Key) -> Vec<UnitRef> {
        let mut units = Vec::new();
        // No name goes on beyond its line, not even in an open bracket.
        for words in words.lines() {
            let list = self.roll.list(words);
            for unknown in list.unknown {
                self.notice(NoticeCode::UnknownUnit, line, Some(key), vec![unknown]);
            }
            units.extend(list.units);
        }
        distinct(units)
    }

    fn milestones(&mut self, block: &Block, key: &Key) -> Vec<crate::domain::Milestone> {
        let mut found = Vec::new();
        for entry in block.labels.iter().filter(|entry| entry.label == Label::Time) {
            let own = (!bare(&entry.words).is_empty()).then(|| (entry.words.clone(), entry.line));
            let listed = entry.listed.iter().filter_map(|at| self.pieces.get(*at));
            let lines =
                own.into_iter().chain(listed.map(|piece| (piece.text.clone(), piece.lines.first)));
            for (words, line) in lines {
                for draft in milestone::milestones(&words, self.lexicon) {
                    if draft.unread {
                        let about = vec![words.clone()];
                        self.notices.push(crate::domain::Notice {
                            code: NoticeCode::TimeUnread,
                            line,
                            key: Some(key.clone()),
                            about,
                        });
                    }
                    found.push(draft.at(key.milestone(found.len() + 1), line));
                }
            }
        }
        found
    }

    fn task_time(&mut self, block: &Block, key: &Key) -> (Option<crate::domain::Period>, String) {
        let mut time = String::new();
        let mut line = 0;
        for entry in block.labels.iter().filter(|entry| entry.label == Label::Time) {
            join(&mut time, &self.answer(entry));
            line = entry.line;
        }
        let reading = time::read(&time, self.lexicon);
        if reading == Reading::Unread {
            self.notice(NoticeCode::TimeUnread, line, Some(key), vec![time.clone()]);
        }
        (reading.period(), bare(&time).to_owned())
    }
}

impl Block {
    fn has(&self, label: Label) -> bool {
        self.labels.iter().any(|entry| entry.label == label)
    }

    fn asks_for_lead(&self) -> bool {
        self.has(Label::Lead) || self.has(Label::Shared)
    }
}

fn content_lead(content: &Content) -> &[UnitRef] {
    match content {
        Content::Model(model) => &model.lead,
        Content::Task(task) => &task.lead,
        Content::Section
        | Content::Group
        | Content::Duty(_)
        | Content::Indicator(_)
        | Content::Text => &[],
    }
}

#[derive(Default)]
struct Told {
    objective: String,
    product: String,
    lead: Vec<UnitRef>,
    coordinators: Vec<UnitRef>,
}

/// Units without those that a list names again.
fn distinct(units: Vec<UnitRef>) -> Vec<UnitRef> {
    let mut seen = std::collections::HashSet::new();
    units.into_iter().filter(|unit| seen.insert(unit.unit.clone())).collect()
}

pub(super) fn join(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push('\n');
    }
    text.push_str(more);
}

impl super::lexicon::Lexicon {
    /// The title of a model without the word for it: "Mô hình: Phường âm nhạc".
    pub(super) fn model_title(&self, heading: &str) -> String {
        let found = tokens(heading);
        let line = heading.lines().next().unwrap_or_default().trim();
        let Some(len) = self.models.at(&found, 0) else { return line.to_owned() };
        let Some(end) = len.checked_sub(1).and_then(|at| found.get(at)).map(|token| token.end)
        else {
            return line.to_owned();
        };
        let rest = line.get(end..).unwrap_or_default().trim_start();
        let named_in_quotes = rest.starts_with(['“', '"']).then_some(rest);
        let named = rest.strip_prefix([':', '-', '–']).map(str::trim).or(named_in_quotes);
        let name = named.filter(|name| !name.is_empty()).unwrap_or(line);
        let quoted = name.strip_prefix(['“', '"']).and_then(|inner| inner.strip_suffix(['”', '"']));
        quoted.filter(|inner| !inner.contains(['“', '"'])).unwrap_or(name).to_owned()
    }
}
