//! Tables: cells that span and merge, tables that only set columns, tables
//! inside tables.

use super::paragraph::Paragraph;
use super::xml::Tag;
use crate::document::columns;
use crate::document::lexicon::Lexicon;

/// Word's own limit.
pub(super) const MOST_COLUMNS: usize = 63;
/// A table without lines that is no wider than this only sets columns, as the
/// head and the signature of a paper do.
const MOST_SET: usize = 3;

/// Whether a border is drawn.
pub(super) fn draws(tag: &Tag<'_>) -> bool {
    !matches!(tag.value().as_deref(), None | Some("nil" | "none"))
}

/// A cell.
#[derive(Debug, Default)]
pub(super) struct Cell {
    /// What it says.
    pub paragraphs: Vec<Paragraph>,
    /// Over how many columns.
    pub span: usize,
    /// It only continues the cell above or before it.
    pub merged: bool,
    /// Whether a line of its own is drawn; none where the table decides.
    pub drawn: Option<bool>,
}

impl Cell {
    fn text(&self) -> String {
        let texts = self.paragraphs.iter().map(Paragraph::whole);
        let lines: Vec<String> = texts
            .flat_map(|text| {
                let lines = text.split(['\n', super::paragraph::PAGE]);
                lines.map(|line| line.trim().replace('\t', " ")).collect::<Vec<_>>()
            })
            .filter(|line| !line.is_empty())
            .collect();
        lines.join("\n")
    }
}

/// A row.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// Columns left free before the first.
    pub before: usize,
    /// A deletion not yet accepted.
    pub deleted: bool,
}

/// A table while it is read.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether its style draws lines.
    pub style_draws: bool,
    /// Whether the table itself draws lines, where it says so.
    pub draws: Option<bool>,
    /// The row that is open.
    pub row: Option<Row>,
    /// The cell that is open.
    pub cell: Option<Cell>,
}

/// What a table comes to.
pub(super) enum Read {
    /// Rows of cells.
    Rows(Vec<Vec<String>>),
    /// The paragraphs of columns, one column after the other.
    Prose(Vec<Paragraph>),
}

impl Table {
    /// Ends the open cell. Says over how many columns it goes.
    pub fn end_cell(&mut self) -> usize {
        let Some(cell) = self.cell.take() else { return 0 };
        let span = cell.span.min(MOST_COLUMNS);
        if let Some(row) = &mut self.row {
            row.cells.push(cell);
        }
        span
    }

    /// Ends the open row. Says whether it was one that had been deleted.
    pub fn end_row(&mut self) -> bool {
        self.end_cell();
        let Some(row) = self.row.take() else { return false };
        let deleted = row.deleted;
        if !deleted {
            self.rows.push(row);
        }
        deleted
    }

    /// The table as rows, or as prose where it only sets columns.
    pub fn read(mut self, lexicon: &Lexicon) -> Read {
        self.end_row();
        let rows = self.grid();
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let sets = width <= 1
            || (width <= MOST_SET && !self.is_drawn() && !columns::has_head(&rows, lexicon));
        if !sets {
            let filled = |row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
            return Read::Rows(rows.into_iter().filter(filled).collect());
        }
        let cells = self.rows.into_iter().flat_map(|row| row.cells);
        let read = cells.filter(|cell| !cell.merged).flat_map(|cell| cell.paragraphs);
        Read::Prose(read.collect())
    }

    /// Whether most of its cells show a line.
    fn is_drawn(&self) -> bool {
        let by_table = self.draws.unwrap_or(self.style_draws);
        let cells = || self.rows.iter().flat_map(|row| &row.cells);
        let drawn = cells().filter(|cell| cell.drawn.unwrap_or(by_table)).count();
        drawn * 2 > cells().count()
    }

    /// The cells by columns. A spanning cell stands in the first of its
    /// columns. One that continues the cell above is empty in a row that goes
    /// on with the row above, and says the same in a row that stands alone: a
    /// lead written once beside three numbers leads all three.
    fn grid(&self) -> Vec<Vec<String>> {
        let mut above: Vec<String> = Vec::new();
        let mut grid = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let first = row.cells.first();
            let alone = row.before == 0
                && first.is_some_and(|cell| !cell.merged && !cell.text().is_empty());
            let mut cells = vec![String::new(); row.before];
            for cell in &row.cells {
                let at = cells.len();
                if at >= MOST_COLUMNS {
                    break;
                }
                above.resize(above.len().max(at + 1), String::new());
                let text = match above.get_mut(at) {
                    Some(above) if cell.merged && alone => above.clone(),
                    Some(_) if cell.merged => String::new(),
                    Some(above) => {
                        *above = cell.text();
                        above.clone()
                    }
                    None => cell.text(),
                };
                cells.push(text);
                let span = cell.span.clamp(1, MOST_COLUMNS - at);
                cells.resize(at + span, String::new());
            }
            grid.push(cells);
        }
        grid
    }
}

/// The rows of a table inside a cell, one paragraph each.
pub(super) fn flattened(read: Read) -> Vec<Paragraph> {
    match read {
        Read::Prose(paragraphs) => paragraphs,
        Read::Rows(rows) => rows
            .iter()
            .map(|cells| {
                let cells: Vec<String> = cells
                    .iter()
                    .map(|cell| cell.replace('\n', " "))
                    .filter(|cell| !cell.is_empty())
                    .collect();
                Paragraph { text: cells.join(" | "), ..Paragraph::default() }
            })
            .collect(),
    }
}
