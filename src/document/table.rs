//! Tables: of tasks, of indicators, and those that are kept as text.

use super::assemble::{Above, Builder};
use super::columns::{Column, Head, head, repeats, table_len};
use super::figures::roman;
use super::labels::Label;
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
    /// What the table hangs on.
    above: Above,
    /// The group headed by a letter, which stands above roman ones.
    letter: Option<Above>,
    /// The group headed last.
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
        let heads = |cells: &[String]| repeats(&titles, cells) || head.is_blank(cells);
        while start < end && self.row(start).is_some_and(heads) {
            start += 1;
        }
        self.kept(at, start - 1, above);
        let (group, letter) = (above.clone(), None);
        let mut place =
            Place { above: above.clone(), letter, group, by: None, numbers: Vec::new() };
        let rows = self.rows(start, end, &head, &titles);
        for (at, row) in rows.iter().enumerate() {
            let next = rows.get(at + 1).map(|row| head.number(&row.cells)).unwrap_or_default();
            self.table_row(row, &next, &head, &mut place);
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

    fn table_row(&mut self, row: &Row, next: &str, head: &Head, place: &mut Place) {
        let number = head.number(&row.cells);
        let subject = head.subject(&row.cells);
        let filled: Vec<&str> =
            row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        let spanned = filled.iter().filter(|cell| **cell == subject).count() > 2;
        let alone = !filled.iter().any(|cell| **cell != subject && bare(cell) != number);
        let heading = alone || spanned;
        let counted = number.starts_with(|c: char| c.is_ascii_digit());
        let title = filled.last().copied().unwrap_or_default();
        if heading && !counted && number != "-" && !is_small(&number) {
            self.group_row(row, &number, title, place);
            return;
        }
        let sums_up = heading && (head.indicators || is_below(next, &number));
        let (parent, key) = self.row_place(&number, place);
        place.numbers.push((number.clone(), key.clone()));
        let lines = self.lines(row.first, row.last);
        let text =
            if subject.is_empty() { self.text(row.first, row.last) } else { subject.clone() };
        let content = if sums_up {
            Content::Group
        } else if head.indicators {
            Content::Indicator(self.indicator(row, head, &subject, &key, place.by))
        } else {
            Content::Task(self.task(row, head, &key))
        };
        let shown = if number == "-" { String::new() } else { number };
        self.push(key, &parent, shown, &text, lines, content);
    }

    /// Where a row hangs, and its key.
    fn row_place(&mut self, number: &str, place: &Place) -> (Above, Key) {
        let parent = place.parent_of(number);
        let stem = if is_small(number) { parent.key.as_ref() } else { place.stem() };
        let key = if number.is_empty() || number == "-" {
            self.counted(parent.key.as_ref().map_or("body", Key::as_str))
        } else {
            self.keys.row(stem, number)
        };
        (parent, key)
    }

    fn group_row(&mut self, row: &Row, number: &str, title: &str, place: &mut Place) {
        let roman = roman(number).is_some();
        let above = match &place.letter {
            Some(letter) if roman || number.is_empty() => letter.clone(),
            Some(_) | None => place.above.clone(),
        };
        let key = if number.is_empty() {
            self.counted(above.key.as_ref().map_or("body", Key::as_str))
        } else {
            self.keys.row(above.key.as_ref(), number)
        };
        let lines = self.lines(row.first, row.last);
        place.by = self.time_in(title);
        let section = above.key.is_none() && !number.is_empty();
        let content = if section { Content::Section } else { Content::Group };
        self.push(key.clone(), &above, number.to_owned(), title, lines, content);
        let (key, stem) = (Some(key.clone()), Some(key));
        place.group = Above { key, stem, inside: true, ..above };
        if !roman && !number.is_empty() {
            place.letter = Some(place.group.clone());
        }
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

    /// The row whose number is the beginning of this one (11 for 11.1), the last
    /// numbered one for a letter or a dash, else the group.
    fn parent_of(&self, number: &str) -> Above {
        let above = number.rsplit_once('.').map(|(above, _)| above);
        let lower = is_small(number) || number == "-";
        let fits = |known: &str| {
            Some(known) == above || (lower && known.starts_with(|c: char| c.is_ascii_digit()))
        };
        let found = self.numbers.iter().rev().find(|(known, _)| fits(known));
        let key = found.map(|(_, key)| key.clone()).or_else(|| self.group.key.clone());
        Above { key, ..self.group.clone() }
    }
}

/// "a", "b": a row below a numbered one.
fn is_small(number: &str) -> bool {
    number.chars().count() == 1 && number.starts_with(char::is_lowercase)
}

/// Whether a row of number `next` stands below one of `number`.
fn is_below(next: &str, number: &str) -> bool {
    let deeper = next.strip_prefix(number).is_some_and(|rest| rest.starts_with('.'));
    deeper || (!number.is_empty() && (is_small(next) || next == "-"))
}

/// Whether a row goes on with the one before: no number, and what it is about
/// is empty or goes on with an open sentence.
fn goes_on(head: &Head, before: &[String], cells: &[String]) -> bool {
    let numbered = head.columns.contains(&Column::Number);
    if !numbered || !head.number(cells).is_empty() || head.number(before).is_empty() {
        return false;
    }
    let subject = head.subject(cells);
    subject.is_empty()
        || subject.starts_with(|c: char| c.is_lowercase() || matches!(c, '-' | '+' | '('))
}

/// A figure with its comparison as one sign: ">= 30" is "≥ 30".
fn compared(cell: &str) -> String {
    cell.replace(">=", "≥").replace("<=", "≤").replace('\n', " ")
}
