//! The rows of a table: joined where a page cut them, and what merged cells say.

use super::columns::{Column, Head};
use super::labels::Label;
use super::lexicon::Lexicon;
use super::marker::Style;
use super::numbering::marker;
use super::piece::Piece;
use super::tokens::{bare, tokens};

/// A row of a table with those that go on with it on the next page.
#[derive(Debug)]
pub(super) struct Row {
    /// Its first paragraph.
    pub first: usize,
    /// Its last paragraph.
    pub last: usize,
    /// Its cells.
    pub cells: Vec<String>,
    /// It heads the rows below it.
    pub heading: Option<Heading>,
    /// The lead of a merged cell above, where its own is blank.
    pub lead_above: Option<String>,
}

/// A row that says one thing only, over the width of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// Its number, if it has one.
    pub number: String,
    /// What it says.
    pub title: String,
    /// It fills more than one column.
    pub spans: bool,
}

/// The rows among paragraphs `start` to `end`, heads repeated on a new page
/// left to the row before.
pub(super) fn rows(
    pieces: &[Piece],
    (start, end): (usize, usize),
    head: &Head,
    lexicon: &Lexicon,
) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for at in start..end {
        let Some(cells) = pieces.get(at).and_then(|piece| piece.row.as_ref()) else { continue };
        match rows.last_mut() {
            Some(row) if head.repeats(cells) => row.last = at,
            Some(row) if goes_on(head, row, cells, lexicon) => row.take(cells, at),
            Some(_) | None => rows.push(Row {
                first: at,
                last: at,
                heading: heading(head, cells, lexicon),
                cells: cells.clone(),
                lead_above: None,
            }),
        }
    }
    merged_leads(&mut rows, head);
    rows
}

impl Row {
    /// The heading of a group, which a row with a plain number is only where it
    /// spans the table.
    pub fn group(&self) -> Option<&Heading> {
        let plain = |number: &str| {
            number == "-" || is_small(number) || number.starts_with(|c: char| c.is_ascii_digit())
        };
        self.heading.as_ref().filter(|heading| heading.spans || !plain(&heading.number))
    }

    /// Takes in a row that goes on with it. Where a cell spans both, it says
    /// the same again.
    fn take(&mut self, cells: &[String], at: usize) {
        self.last = at;
        for (cell, more) in self.cells.iter_mut().zip(cells) {
            let more = more.trim();
            if !more.is_empty() && cell.trim() != more {
                if glued(cell) || cell.is_empty() {
                    cell.push_str(more);
                } else {
                    cell.push(' ');
                    cell.push_str(more);
                }
            }
        }
    }
}

/// Whether a word was cut in two: "Quyết định số 12/", "QĐ-".
fn glued(cell: &str) -> bool {
    let mut last = cell.chars().rev();
    let sign = last.next().is_some_and(|c| matches!(c, '/' | '-'));
    sign && last.next().is_some_and(char::is_alphanumeric)
}

/// Whether a row goes on with the one before. It has no number, or the same
/// one where a cell spans both; and what it is about is empty, or goes on with
/// an open sentence.
fn goes_on(head: &Head, before: &Row, cells: &[String], lexicon: &Lexicon) -> bool {
    let (number, subject) = (head.number(cells), head.subject(cells));
    let last = head.subject(&before.cells);
    if !subject.is_empty() && subject == last && number == head.number(&before.cells) {
        return before.group().is_none() && head.has_own(cells);
    }
    let sums = lexicon.columns.totals.begin(head.number(cells));
    let heads = sums
        || heading(head, cells, lexicon).is_some_and(|heading| {
            heading.spans || (subject.is_empty() && !heading.number.is_empty())
        });
    if heads || !number.is_empty() || (head.counts() && head.number(&before.cells).is_empty()) {
        return false;
    }
    if subject.is_empty() {
        return true;
    }
    if !head.counts() || before.group().is_some() {
        return false;
    }
    let dashed = subject.starts_with(['-', '+', '–']);
    if dashed {
        return !head.has_own(cells);
    }
    subject.starts_with(|c: char| c.is_lowercase() || c == '(')
        || (!head.has_own(cells) && is_open(last, lexicon))
}

/// Whether a sentence cannot end here.
fn is_open(text: &str, lexicon: &Lexicon) -> bool {
    let from = text.char_indices().rev().nth(200).map_or(0, |(at, _)| at);
    let text = text.get(from..).unwrap_or(text).trim_end();
    let found = tokens(text);
    text.ends_with(',')
        || text.matches('(').count() > text.matches(')').count()
        || lexicon.columns.goes_on.before(&found, found.len()).is_some()
}

/// The heading a row is, if it says one thing only and no more.
fn heading(head: &Head, cells: &[String], lexicon: &Lexicon) -> Option<Heading> {
    let number = head.number(cells);
    let totals = &lexicon.columns.totals;
    if totals.begin(number) || (number.is_empty() && totals.begin(head.subject(cells))) {
        return None;
    }
    let mut title = "";
    let mut times = 0;
    for cell in cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()) {
        if bare(cell.trim_matches(['(', ')', ' '])) == number && !is_title(cell, lexicon) {
            continue;
        }
        if !title.is_empty() && title != cell {
            return None;
        }
        title = cell;
        times += 1;
    }
    if title.is_empty() {
        return None;
    }
    let own = title == head.subject(cells);
    let inside = marker(title, &lexicon.numbering)
        .filter(|marker| !matches!(marker.style, Style::Bullet(_)))
        .filter(|_| number.is_empty() || bare(title) == number);
    let (number, title) = match &inside {
        Some(marker) => (&*marker.number, title.get(marker.len..).unwrap_or_default()),
        None => (number, title),
    };
    let spans = times > 1;
    (own || spans || inside.is_some()).then(|| Heading {
        number: number.to_owned(),
        title: title.trim().to_owned(),
        spans,
    })
}

/// "a", "b": a row below a numbered one.
pub(super) fn is_small(number: &str) -> bool {
    number.chars().count() == 1 && number.starts_with(char::is_lowercase)
}

/// Whether the text of a number's cell says more than a number.
fn is_title(cell: &str, lexicon: &Lexicon) -> bool {
    cell.contains(' ') && marker(cell, &lexicon.numbering).is_some()
}

/// Leads of merged cells. A blank cell alone may be a cell forgotten; two below
/// each other are a merged one, and so then is every other blank of the table.
fn merged_leads(rows: &mut [Row], head: &Head) {
    let Some(column) =
        head.columns.iter().position(|column| *column == Column::Labelled(Label::Lead))
    else {
        return;
    };
    if head.indicators {
        return;
    }
    let blank = |row: &Row| row.cells.get(column).is_none_or(|cell| cell.trim().is_empty());
    let (mut run, mut longest, mut led) = (0, 0, false);
    for row in rows.iter() {
        if row.group().is_some() {
            (run, led) = (0, false);
        } else if blank(row) {
            run += usize::from(led);
            longest = longest.max(run);
        } else {
            (run, led) = (0, true);
        }
    }
    if longest < 2 {
        return;
    }
    let mut above: Option<String> = None;
    for row in rows.iter_mut() {
        if row.group().is_some() {
            above = None;
        } else if blank(row) {
            row.lead_above.clone_from(&above);
        } else {
            above = row.cells.get(column).map(|cell| cell.trim().to_owned());
        }
    }
}
