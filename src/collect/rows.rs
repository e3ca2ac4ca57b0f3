//! From cells to rows: which are ours, and what was filled in where.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::columns::{Column, Names};
use super::mark::{Mark, RowMark, SheetMark};
use super::open::{Grid, SheetError, open};
use super::value::{Callings, Value};
use crate::domain::{Progress, UnitId};
use crate::words::Words;

/// Where a row stands in a workbook.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The sheet's name, where the workbook has several of ours.
    pub sheet: Option<String>,
    /// The row as Excel counts it, from 1.
    pub row: u32,
}

/// One row that came back.
#[derive(Debug, Clone)]
pub(super) struct Filled {
    pub place: Place,
    pub mark: RowMark,
    cells: BTreeMap<Column, Value>,
    /// The progress that stands in the row; none where it is blank or no such
    /// word.
    pub progress: Option<Progress>,
}

impl Filled {
    /// What stands in a column.
    pub fn cell(&self, column: Column) -> &Value {
        self.cells.get(&column).unwrap_or(&Value::Blank)
    }

    /// Whether the unit has said anything.
    pub fn is_touched(&self) -> bool {
        self.cells.iter().any(|(column, value)| match column {
            Column::Progress => !value.is_blank() && self.progress != Some(self.mark.progress),
            Column::DoneOn
            | Column::Note
            | Column::Obstacle
            | Column::Number
            | Column::NumberDate => !value.is_blank(),
        })
    }
}

/// One sheet of ours that came back.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    /// What it was given out for; none where its mark is gone.
    pub mark: Option<SheetMark>,
    /// Its name, where the workbook has several of ours.
    pub name: Option<String>,
    pub rows: Vec<Filled>,
    /// Rows whose mark was changed.
    pub broken: Vec<Place>,
    /// Rows with something in them and no mark.
    pub added: Vec<Place>,
    /// Columns that were not found.
    pub lost: Vec<Column>,
}

impl Sheet {
    /// The unit it was given out to: by its own mark, else by most of its rows.
    pub fn unit(&self) -> Option<UnitId> {
        if let Some(mark) = &self.mark {
            return Some(mark.unit.clone());
        }
        let mut votes: BTreeMap<&UnitId, usize> = BTreeMap::new();
        for row in &self.rows {
            *votes.entry(&row.mark.unit).or_default() += 1;
        }
        votes.into_iter().max_by_key(|(_, count)| *count).map(|(unit, _)| unit.clone())
    }

    /// The day of the figures it was given out with.
    pub fn as_of(&self) -> Option<NaiveDate> {
        let first = || self.rows.first().map(|row| row.mark.as_of);
        self.mark.as_ref().map(|mark| mark.as_of).or_else(first)
    }
}

/// A workbook that came back, understood as far as it goes.
#[derive(Debug, Clone)]
pub struct Returned {
    pub(super) sheets: Vec<Sheet>,
}

/// Reads an update sheet: finds its rows by their marks and its columns by
/// their headings, wherever they stand.
///
/// # Errors
/// Where the file is no update sheet at all; whatever is wrong with single rows
/// is told by [`super::collect`].
pub fn read(words: &Words, bytes: &[u8]) -> Result<Returned, SheetError> {
    let grids = open(bytes)?;
    let marked: Vec<(&Grid, Marks)> = grids
        .iter()
        .map(|grid| (grid, marks(grid)))
        .filter(|(_, marks)| !marks.is_empty())
        .collect();
    if marked.is_empty() {
        return Err(SheetError::NotOurs);
    }
    let names = Names::new(words);
    let callings = Callings::new(words);
    let has_several = marked.len() > 1;
    let sheets = marked
        .into_iter()
        .map(|(grid, marks)| {
            let name = has_several.then(|| grid.name.clone());
            sheet(grid, marks, name.as_deref(), &names, &callings)
        })
        .collect();
    Ok(Returned { sheets })
}

/// The marks of a sheet, by row.
type Marks = BTreeMap<u32, Mark>;

fn marks(grid: &Grid) -> Marks {
    let mark = |value: &Value| match value {
        Value::Text(text) => Mark::read(text),
        Value::Blank | Value::Number(_) | Value::Day(_) | Value::Unknown => None,
    };
    // The first mark of a row counts.
    let found = grid.cells.iter().rev();
    found.filter_map(|((row, _), value)| Some((*row, mark(value)?))).collect()
}

fn sheet(
    grid: &Grid,
    marks: Marks,
    name: Option<&str>,
    names: &Names,
    callings: &Callings,
) -> Sheet {
    let header = header(grid, &marks, names);
    let place = |row: u32| Place { sheet: name.map(str::to_owned), row: row.saturating_add(1) };
    let mut sheet = Sheet {
        mark: None,
        name: name.map(str::to_owned),
        rows: Vec::new(),
        broken: Vec::new(),
        added: added(grid, &marks, &header).into_iter().map(place).collect(),
        lost: Column::ALL.into_iter().filter(|c| !header.columns.contains_key(c)).collect(),
    };
    for (row, mark) in marks {
        match mark {
            Mark::Sheet(mark) => sheet.mark = sheet.mark.or(Some(mark)),
            Mark::Broken => sheet.broken.push(place(row)),
            Mark::Row(mark) => {
                let cell = |(column, at): (&Column, &u32)| (*column, grid.at(row, *at).clone());
                let cells: BTreeMap<Column, Value> = header.columns.iter().map(cell).collect();
                let word = cells.get(&Column::Progress).map(Value::shown).unwrap_or_default();
                let progress = callings.progress(&word);
                sheet.rows.push(Filled { place: place(row), mark, cells, progress });
            }
        }
    }
    sheet
}

/// Where the columns are.
#[derive(Debug, Default)]
struct Header {
    /// The row of the headings, where there is one.
    row: Option<u32>,
    columns: BTreeMap<Column, u32>,
}

/// The row with the most headings; for what is not found there, the hidden row
/// of codes.
fn header(grid: &Grid, marks: &Marks, names: &Names) -> Header {
    let mut rows: BTreeMap<u32, BTreeMap<Column, u32>> = BTreeMap::new();
    let mut codes: BTreeMap<Column, u32> = BTreeMap::new();
    for ((row, at), value) in &grid.cells {
        let Value::Text(text) = value else { continue };
        if marks.contains_key(row) {
            continue;
        }
        if let Some(column) = Column::from_code(text) {
            codes.entry(column).or_insert(*at);
        } else if let Some(column) = names.column(text) {
            // Of two columns of one name the first counts.
            rows.entry(*row).or_default().entry(column).or_insert(*at);
        }
    }
    // One heading alone may be a sentence that begins like it.
    let best = rows.into_iter().rev().max_by_key(|(_, found)| found.len());
    let (row, mut columns) = match best {
        Some((row, found)) if found.len() > 1 => (Some(row), found),
        Some(_) | None => (None, BTreeMap::new()),
    };
    let taken: BTreeSet<u32> = columns.values().copied().collect();
    for (column, at) in codes {
        if !taken.contains(&at) {
            columns.entry(column).or_insert(at);
        }
    }
    Header { row, columns }
}

/// Rows below the header with something filled in and no mark.
fn added(grid: &Grid, marks: &Marks, header: &Header) -> Vec<u32> {
    let is_row = |mark: &&Mark| matches!(mark, Mark::Row(_) | Mark::Broken);
    let first = || marks.iter().find(|(_, mark)| is_row(mark)).map(|(row, _)| *row);
    let below = header.row.or_else(first).unwrap_or(u32::MAX);
    let is_filled = |(row, at): &(u32, u32)| {
        *row > below && !marks.contains_key(row) && header.columns.values().any(|known| known == at)
    };
    let is_code =
        |value: &Value| matches!(value, Value::Text(text) if Column::from_code(text).is_some());
    let rows: BTreeSet<u32> = grid
        .cells
        .iter()
        .filter(|(place, value)| is_filled(place) && !is_code(value))
        .map(|((row, _), _)| *row)
        .collect();
    rows.into_iter().collect()
}
