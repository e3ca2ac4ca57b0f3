//! Tables: of tasks, of indicators, and those that are kept as text.

use super::assemble::{Above, Builder};
use super::columns::{Column, Head, head, repeats, table_len};
use super::labels::Label;
use super::numbering::roman;
use super::scan;
use super::time::{self, Reading};
use super::tokens::{bare, tokens};
use crate::domain::{Content, Indicator, Key, NoticeCode, Period, Task};

/// A row of a table with those that go on with it on the next page.
struct Row {
    first: usize,
    last: usize,
    cells: Vec<String>,
}

/// Where the next row of a table hangs.
struct Place {
    group: Above,
    /// The time a group's heading names: "Đến năm 2030".
    by: Option<Period>,
    /// The numbers that have rows of their own, with their keys.
    numbers: Vec<(String, Key)>,
}

impl Builder<'_> {
    /// A table beginning at `at`.
    pub(super) fn table(&mut self, at: usize, above: &Above) {
        let end = at + table_len(self.pieces, at);
        let rows = self.pieces.get(at..end).unwrap_or_default();
        let Some((head_at, head)) = head(rows, self.lexicon) else {
            self.kept(at, end - 1, above);
            let line = rows.first().map_or(0, |row| row.lines.first);
            if rows.len() > 1 {
                let key = self.nodes.last().map(|node| node.key.clone());
                self.notice(NoticeCode::TableUnread, line, key.as_ref(), Vec::new());
            }
            return;
        };
        let titles = rows.get(head_at).and_then(|piece| piece.row.clone()).unwrap_or_default();
        let mut start = at + head_at + 1;
        while start < end && self.row(start).is_some_and(|cells| repeats(&titles, cells)) {
            start += 1;
        }
        self.kept(at, start - 1, above);
        let mut place = Place { group: above.clone(), by: None, numbers: Vec::new() };
        for row in self.rows(start, end, &head, &titles) {
            self.table_row(&row, &head, above, &mut place);
        }
        self.done = end;
    }

    fn row(&self, at: usize) -> Option<&[String]> {
        self.pieces.get(at)?.row.as_deref()
    }

    /// Rows kept as one piece of text.
    fn kept(&mut self, first: usize, last: usize, above: &Above) {
        let key = self.counted(above.key.as_ref().map_or("body", Key::as_str));
        let (text, lines) = (self.text(first, last), self.lines(first, last));
        self.push(key, above, String::new(), &text, lines, Content::Text);
        self.done = last + 1;
    }

    /// The rows of a table, those cut by a page break joined, heads repeated on
    /// a new page left to the row before.
    fn rows(&self, start: usize, end: usize, head: &Head, titles: &[String]) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for at in start..end {
            let Some(cells) = self.row(at) else { continue };
            match rows.last_mut() {
                Some(row) if repeats(titles, cells) => row.last = at,
                Some(row) if goes_on(head, &row.cells, cells) => {
                    row.last = at;
                    for (cell, more) in row.cells.iter_mut().zip(cells) {
                        if !more.trim().is_empty() {
                            cell.push(' ');
                            cell.push_str(more.trim());
                        }
                    }
                }
                Some(_) | None => rows.push(Row { first: at, last: at, cells: cells.to_vec() }),
            }
        }
        rows
    }

    fn table_row(&mut self, row: &Row, head: &Head, above: &Above, place: &mut Place) {
        let number = head.pick(&row.cells, |column| *column == Column::Number);
        let number = bare(number.trim_matches(['(', ')'])).to_owned();
        let subject = head.pick(&row.cells, |column| *column == Column::Subject);
        let filled: Vec<&str> =
            row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        let others = filled.iter().filter(|cell| **cell != number && **cell != subject).count();
        let lettered = number.chars().all(char::is_alphabetic) && !number.is_empty();
        let spans = filled.len() > 1 && filled.iter().all(|cell| Some(cell) == filled.first());
        let heading = others == 0 || spans;
        if heading && (number.is_empty() || lettered || spans) {
            self.group_row(row, &number, filled.last().unwrap_or(&""), above, place);
            return;
        }
        let parent = place.parent_of(&number);
        let key = if number.is_empty() {
            self.counted(parent.key.as_ref().map_or("body", Key::as_str))
        } else {
            self.keys.row(place.stem(), &number)
        };
        place.numbers.push((number.clone(), key.clone()));
        let lines = self.lines(row.first, row.last);
        let text =
            if subject.is_empty() { self.text(row.first, row.last) } else { subject.clone() };
        let content = if heading && head.indicators {
            Content::Group
        } else if head.indicators {
            Content::Indicator(self.indicator(row, head, &subject, &key, place.by))
        } else {
            Content::Task(self.task(row, head, &key))
        };
        let by = self.time_in(&subject).filter(|_| heading);
        place.by = by.or(place.by);
        self.push(key, &parent, number, &text, lines, content);
    }

    fn group_row(
        &mut self,
        row: &Row,
        number: &str,
        title: &str,
        above: &Above,
        place: &mut Place,
    ) {
        let key = if number.is_empty() {
            self.counted(above.key.as_ref().map_or("body", Key::as_str))
        } else {
            self.keys.row(above.key.as_ref(), number)
        };
        let lines = self.lines(row.first, row.last);
        place.by = self.time_in(title);
        let content = if above.key.is_none() && roman(number).is_some() {
            Content::Section
        } else {
            Content::Group
        };
        self.push(key.clone(), above, number.to_owned(), title, lines, content);
        place.group =
            Above { key: Some(key.clone()), stem: Some(key), inside: true, ..above.clone() };
        place.numbers.clear();
    }

    /// The time in a heading, if it is one and no more: "Đến năm 2030".
    fn time_in(&self, heading: &str) -> Option<Period> {
        scan::mentions(&tokens(heading), self.lexicon).first().map(|mention| mention.period)
    }

    fn indicator(
        &mut self,
        row: &Row,
        head: &Head,
        subject: &str,
        key: &Key,
        by: Option<Period>,
    ) -> Indicator {
        let line = self.lines(row.first, row.last).first;
        let targets: Vec<(&str, Option<Period>, &str)> = head
            .columns
            .iter()
            .zip(&row.cells)
            .filter_map(|(column, cell)| match column {
                Column::Target { name, by } if !cell.trim().is_empty() => {
                    Some((&**name, *by, cell.trim()))
                }
                Column::Target { .. }
                | Column::Number
                | Column::Subject
                | Column::Measure
                | Column::Labelled(_)
                | Column::Other => None,
            })
            .collect();
        let target = match &targets[..] {
            [(_, _, only)] => compared(only),
            several => several
                .iter()
                .map(|(name, _, cell)| format!("{name}: {}", compared(cell)))
                .collect::<Vec<_>>()
                .join("; "),
        };
        let by = targets.iter().filter_map(|(_, by, _)| *by).next_back().or(by);
        let lead = head.pick(&row.cells, |column| *column == Column::Labelled(Label::Lead));
        Indicator {
            key: key.clone(),
            target,
            by,
            text: subject.to_owned(),
            measure: head.pick(&row.cells, |column| *column == Column::Measure),
            lead: self.units(&lead, line, key),
            line,
        }
    }

    fn task(&mut self, row: &Row, head: &Head, key: &Key) -> Task {
        let line = self.lines(row.first, row.last).first;
        let cell = |label| head.pick(&row.cells, |column| *column == Column::Labelled(label));
        let (lead, time) = (cell(Label::Lead), cell(Label::Time));
        let reading = time::read(&time, self.lexicon);
        match reading {
            Reading::Unread => {
                self.notice(NoticeCode::TimeUnread, line, Some(key), vec![time.clone()]);
            }
            Reading::Missing if head.has(Label::Time) => {
                self.notice(NoticeCode::NoTime, line, Some(key), Vec::new());
            }
            Reading::Missing | Reading::Standing | Reading::Period(_) => {}
        }
        let lead = self.units(&lead, line, key);
        if lead.is_empty() && head.has(Label::Lead) {
            self.notice(NoticeCode::NoLead, line, Some(key), Vec::new());
        }
        Task {
            lead,
            coordinators: self.units(&cell(Label::Coordinators), line, key),
            period: reading.period(),
            time: bare(&time).to_owned(),
            product: cell(Label::Product),
        }
    }
}

impl Place {
    fn stem(&self) -> Option<&Key> {
        self.group.stem.as_ref().or(self.group.key.as_ref())
    }

    /// The row whose number is the beginning of this one (11 for 11.1), else
    /// the group.
    fn parent_of(&self, number: &str) -> Above {
        let above = number.rsplit_once('.').map(|(above, _)| above);
        let found = self.numbers.iter().rev().find(|(known, _)| Some(&**known) == above);
        let key = found.map(|(_, key)| key.clone()).or_else(|| self.group.key.clone());
        Above { key, ..self.group.clone() }
    }
}

/// Whether a row goes on with the one before: no number, and what it is about
/// is empty or goes on with an open sentence.
fn goes_on(head: &Head, before: &[String], cells: &[String]) -> bool {
    let pick = |cells: &[String], wanted: &Column| head.pick(cells, |column| column == wanted);
    let numbered = head.columns.contains(&Column::Number);
    if !numbered
        || !pick(cells, &Column::Number).is_empty()
        || pick(before, &Column::Number).is_empty()
    {
        return false;
    }
    let subject = pick(cells, &Column::Subject);
    subject.is_empty()
        || subject.starts_with(|c: char| c.is_lowercase() || matches!(c, '-' | '+' | '('))
}

/// A figure with its comparison as one sign: ">= 30" is "≥ 30".
fn compared(cell: &str) -> String {
    cell.replace(">=", "≥").replace("<=", "≤").replace('\n', " ")
}
