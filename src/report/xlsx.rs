//! The programmes as an Excel workbook: one sheet per kind of thing, with real
//! dates and numbers, filters, a frozen header and a page ready to print.
//!
//! Every text is written as text, so no cell can become a formula, whatever a
//! document or a report says.

mod duties;
mod indicators;
mod instances;
mod item;
mod ledger;
pub mod look;
mod models;
pub mod page;
mod table;
mod tasks;
mod units;

use chrono::NaiveDate;
use rust_xlsxwriter::{Workbook, XlsxError};

use crate::domain::{Board, Entry, Programme, ProgrammeId, Unit, UnitRef};
use crate::say;
use crate::words::Words;
pub use item::whole;
use look::Look;
use table::{Column, Table};

/// Why no workbook could be made; nothing a document says leads here.
#[derive(Debug, thiserror::Error)]
#[error("the workbook cannot be written: {0}")]
pub struct WorkbookError(#[from] XlsxError);

/// What every sheet is made from.
struct Matter<'a> {
    words: &'a Words,
    programmes: &'a [(&'a Programme, &'a Board)],
    units: &'a [Unit],
    ledger: &'a [Entry],
    /// The day the figures are of; none without a programme.
    as_of: Option<NaiveDate>,
}

impl Matter<'_> {
    /// Whether rows must say which programme they belong to.
    fn has_several(&self) -> bool {
        self.programmes.len() > 1
    }

    /// The column that says so, where there is one.
    fn programme_column(&self) -> Option<Column> {
        self.has_several().then(|| Column::new(say!(self.words, "xlsx-programme"), 18.0))
    }

    /// What stands in that column.
    fn programme_cell(&self, programme: &Programme) -> Option<table::Cell> {
        self.has_several().then(|| table::Cell::text(&programme.short_title))
    }

    /// A programme by its id.
    fn programme(&self, id: &ProgrammeId) -> Option<&Programme> {
        self.programmes.iter().map(|(programme, _)| *programme).find(|known| known.id == *id)
    }

    /// The title over every page: the programme's, where there is only one.
    fn title(&self) -> String {
        match self.programmes {
            [(only, _)] => only.short_title.clone(),
            _ => say!(self.words, "xlsx-several-programmes", count = self.programmes.len()),
        }
    }
}

/// The short names of units in one line, each as its programme knows it.
fn names(programme: &Programme, references: &[UnitRef]) -> String {
    let name = |reference: &UnitRef| {
        programme.unit(reference).map_or(&reference.as_written, |unit| &unit.short).clone()
    };
    references.iter().map(name).collect::<Vec<_>>().join("; ")
}

/// The workbook of everything: models, tasks, duties and their instances, indicators, units and the
/// ledger, as the boards show them.
///
/// # Errors
/// Only where the writer of the format gives up, such as a sheet of more than
/// 1,048,576 rows.
pub fn workbook(
    words: &Words,
    programmes: &[(&Programme, &Board)],
    units: &[Unit],
    ledger: &[Entry],
) -> Result<Vec<u8>, WorkbookError> {
    let as_of = programmes.first().map(|(_, board)| board.as_of());
    let matter = Matter { words, programmes, units, ledger, as_of };
    let look = Look::new();
    let mut workbook = Workbook::new();
    look.settle(&mut workbook, &matter.title(), as_of)?;
    let tables: [fn(&Matter<'_>) -> Table; 7] = [
        models::table,
        tasks::table,
        duties::table,
        instances::table,
        indicators::table,
        units::table,
        ledger::table,
    ];
    for table in tables {
        table(&matter).write(workbook.add_worksheet(), &matter, &look)?;
    }
    Ok(workbook.save_to_buffer()?)
}

#[cfg(test)]
mod tests;
