//! What the columns of a table hold, told by its head.

use super::labels::Label;
use super::lexicon::Lexicon;
use super::piece::Piece;
use super::scan;
use super::tokens::tokens;
use crate::domain::Period;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Column {
    /// The running number.
    Number,
    /// What is to be done or reached.
    Subject,
    /// The unit of measure.
    Measure,
    /// The figure, by a time the head may name.
    Target {
        /// The head's words.
        name: String,
        /// The time it names.
        by: Option<Period>,
    },
    /// What a label of the same name announces.
    Labelled(Label),
    /// Anything else: remarks, reasons.
    Other,
}

/// A table whose head was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Whether its rows are indicators, and not tasks.
    pub indicators: bool,
}

/// How many rows at the top of a table may be its head.
const HEAD_ROWS: usize = 3;

/// For each paragraph, whether it belongs to a table whose head is understood.
pub(super) fn readable(pieces: &[Piece], lexicon: &Lexicon) -> Vec<bool> {
    let mut marks = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let rows = if piece.row.is_some() { table_len(pieces, at) } else { 1 };
        let table = pieces.get(at..at + rows).unwrap_or_default();
        let read = piece.row.is_some() && head(table, lexicon).is_some();
        marks.extend(std::iter::repeat_n(read, rows));
        at += rows;
    }
    marks
}

/// How many rows follow each other.
pub(super) fn table_len(pieces: &[Piece], at: usize) -> usize {
    pieces.get(at..).unwrap_or_default().iter().take_while(|piece| piece.row.is_some()).count()
}

/// The head of a table and in which of its rows it stands.
pub(super) fn head(rows: &[Piece], lexicon: &Lexicon) -> Option<(usize, Head)> {
    rows.iter()
        .take(HEAD_ROWS)
        .enumerate()
        .find_map(|(at, piece)| Some((at, columns(piece.row.as_ref()?, lexicon)?)))
}

/// Whether one of the first rows is a head that is understood.
pub(super) fn has_head(rows: &[Vec<String>], lexicon: &Lexicon) -> bool {
    rows.iter().take(HEAD_ROWS).any(|cells| columns(cells, lexicon).is_some())
}

fn columns(cells: &[String], lexicon: &Lexicon) -> Option<Head> {
    let words = &lexicon.columns;
    let subject = cells
        .iter()
        .position(|cell| words.indicator.is_loosely(cell) || words.task.is_loosely(cell))?;
    let indicators = cells.get(subject).is_some_and(|cell| words.indicator.is_loosely(cell));
    let mut columns: Vec<Column> = cells
        .iter()
        .enumerate()
        .map(
            |(at, cell)| {
                if at == subject { Column::Subject } else { column(cell, indicators, lexicon) }
            },
        )
        .collect();
    let mut seen: Vec<Label> = Vec::new();
    for column in &mut columns {
        if let Column::Labelled(label) = *column {
            // "Thời gian hoàn thành" and, in a report, "Tiến độ": the first asks.
            if seen.contains(&label) && label != Label::Product {
                *column = Column::Other;
            }
            seen.push(label);
        }
    }
    let has = |wanted: fn(&Column) -> bool| columns.iter().any(wanted);
    let enough = if indicators {
        has(|column| matches!(column, Column::Target { .. }))
    } else {
        has(|column| matches!(column, Column::Labelled(Label::Lead | Label::Time)))
    };
    enough.then_some(Head { columns, indicators })
}

fn column(cell: &str, indicators: bool, lexicon: &Lexicon) -> Column {
    let words = &lexicon.columns;
    let name = cell.trim();
    if words.number.is_loosely(name) {
        return Column::Number;
    }
    if words.lead.is_loosely(name) {
        return Column::Labelled(Label::Lead);
    }
    if indicators {
        let by = scan::mentions(&tokens(name), lexicon).first().map(|mention| mention.period);
        if words.measure.is_loosely(name) {
            return Column::Measure;
        }
        if by.is_some() || words.target.is_loosely(name) {
            return Column::Target { name: name.to_owned(), by };
        }
    }
    lexicon.labels.named(name).map_or(Column::Other, Column::Labelled)
}

impl Head {
    /// The text of the cells of the columns that `wanted` picks, one to a line.
    pub fn pick(&self, cells: &[String], wanted: impl Fn(&Column) -> bool) -> String {
        let mut text = String::new();
        for cell in
            self.columns.iter().zip(cells).filter(|(c, _)| wanted(c)).map(|(_, cell)| cell.trim())
        {
            if !text.is_empty() && !cell.is_empty() {
                text.push('\n');
            }
            text.push_str(cell);
        }
        text
    }

    /// The number of a row, bare of dots and brackets.
    pub fn number(&self, cells: &[String]) -> String {
        let number = self.pick(cells, |column| *column == Column::Number);
        super::tokens::bare(number.trim_matches(['(', ')', ' '])).to_owned()
    }

    /// What a row is about.
    pub fn subject(&self, cells: &[String]) -> String {
        self.pick(cells, |column| *column == Column::Subject)
    }

    /// Whether a row has neither number nor subject: a second row of heads.
    pub fn is_blank(&self, cells: &[String]) -> bool {
        self.number(cells).is_empty() && self.subject(cells).is_empty()
    }

    /// Whether a column announces a label.
    pub fn has(&self, label: Label) -> bool {
        self.columns.contains(&Column::Labelled(label))
    }
}

/// Whether a row only repeats the head, or numbers its columns.
pub(super) fn repeats(head: &[String], cells: &[String]) -> bool {
    let filled =
        || cells.iter().map(|cell| cell.trim()).enumerate().filter(|(_, cell)| !cell.is_empty());
    let numbered =
        |(at, cell): (usize, &str)| cell.trim_matches(['(', ')', '[', ']']) == (at + 1).to_string();
    filled().count() > 1 && (cells == head || filled().all(numbered))
}
