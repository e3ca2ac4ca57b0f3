//! A sheet in the hands of a unit: its cells can be written, moved, deleted.

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use crate::collect::{Collected, Fault, Returned, collect, read, update_sheet};
use crate::document::{self, Lexicon};
use crate::domain::{
    Board, Change, Entry, Key, Programme, ProgrammeId, Progress, Report, Unit, UnitId,
};
use crate::words::{Language, Words};

pub const TODAY: &str = "2026-09-25";
/// A unit of the embedded programme that leads several models and duties.
pub const UNIT: &str = "dang-uy-uy-ban-nhan-dan-phuong";

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn words() -> Words {
    Words::embedded(Language::Vietnamese)
}

/// An office with the embedded programme and a ledger of its own.
pub struct Office {
    pub programme: Programme,
    pub ledger: Vec<Entry>,
}

impl Office {
    pub fn new() -> Self {
        let bytes = include_bytes!("../../../seeds/kien-an-nq05.md");
        let id = ProgrammeId::new("kien-an-nq05");
        let programme = document::read("kien-an-nq05.md", bytes, id, Lexicon::embedded());
        Self { programme: programme.expect("the seed"), ledger: Vec::new() }
    }

    pub fn board(&self) -> Board {
        Board::fold(&self.programme, &self.ledger, day(TODAY))
    }

    pub fn unit(&self, id: &str) -> &Unit {
        let found = self.programme.units.iter().find(|unit| unit.id == UnitId::new(id));
        found.unwrap_or_else(|| panic!("no unit {id}"))
    }

    pub fn report(&self, key: &str) -> Report {
        self.board().state(&Key::new(key)).report.clone()
    }

    /// Somebody reports on an item.
    pub fn reports(&mut self, key: &str, on: &str, after: Report) {
        self.ledger.push(Entry {
            seq: self.ledger.len() as u64 + 1,
            at: format!("{on}T12:00:00+07:00").parse().expect("a moment"),
            by: "N.T.Hoa".to_owned(),
            programme: self.programme.id.clone(),
            change: Change::Updated { key: Key::new(key), before: self.report(key), after },
        });
    }

    /// The sheet of a unit goes out.
    pub fn gives(&self, unit: &str) -> Paper {
        Paper::opened(&self.bytes(unit))
    }

    pub fn bytes(&self, unit: &str) -> Vec<u8> {
        let board = self.board();
        update_sheet(&words(), &[(&self.programme, &board)], self.unit(unit)).expect("a sheet")
    }

    /// A sheet comes back.
    pub fn takes(&self, paper: &Paper) -> Collected {
        self.takes_bytes(&paper.bytes())
    }

    pub fn takes_bytes(&self, bytes: &[u8]) -> Collected {
        let returned = read(&words(), bytes).expect("an update sheet");
        let mut all = self.collects(&returned);
        assert_eq!(all.len(), 1, "one sheet");
        all.remove(0)
    }

    pub fn collects(&self, returned: &Returned) -> Vec<Collected> {
        let board = self.board();
        collect(&[(&self.programme, &board)], returned, day(TODAY))
    }

    /// What may be kept is kept.
    pub fn keeps(&mut self, collected: &Collected, over_newer: bool) {
        let accepted: Vec<_> = collected.accepted(over_newer).cloned().collect();
        for proposal in accepted {
            self.reports(proposal.key.as_str(), TODAY, proposal.after);
        }
    }
}

/// What a person puts into a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Put {
    Nothing,
    Text(String),
    Number(f64),
    Day(NaiveDate),
    /// A formula, and the value that was saved with it.
    Formula(&'static str, &'static str),
}

pub fn text(text: &str) -> Put {
    Put::Text(text.to_owned())
}

/// The cells of a sheet.
#[derive(Debug, Clone)]
pub struct Paper {
    pub rows: Vec<Vec<Put>>,
    /// Cells that are one: first row, first column, last row, last column.
    pub merged: Vec<(u32, u16, u32, u16)>,
}

impl Paper {
    pub fn opened(bytes: &[u8]) -> Self {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        let range = book.worksheet_range_at(0).expect("a sheet").expect("cells");
        let put = |data: &Data| match data {
            Data::Empty => Put::Nothing,
            Data::String(text) => Put::Text(text.clone()),
            Data::Float(number) => Put::Number(*number),
            Data::Int(_)
            | Data::Bool(_)
            | Data::DateTime(_)
            | Data::DateTimeIso(_)
            | Data::DurationIso(_)
            | Data::Error(_) => panic!("not in a sheet that goes out: {data:?}"),
        };
        assert_eq!(range.start(), Some((0, 0)));
        let rows = range.rows().map(|row| row.iter().map(put).collect()).collect();
        Self { rows, merged: Vec::new() }
    }

    /// The row of the headings.
    pub fn header(&self) -> usize {
        let found = self.rows.iter().position(|row| row.contains(&text("Kết quả kỳ này")));
        found.expect("a header")
    }

    pub fn column(&self, heading: &str) -> usize {
        let found = self.rows[self.header()].iter().position(|cell| *cell == text(heading));
        found.unwrap_or_else(|| panic!("no column {heading}"))
    }

    /// The row of an item, by its mark.
    pub fn row(&self, key: &str) -> usize {
        let ends = format!("|{key}");
        let found = self.rows.iter().position(
            |row| matches!(&row[0], Put::Text(mark) if mark.starts_with("tiendo:1|") && mark.ends_with(&ends)),
        );
        found.unwrap_or_else(|| panic!("no row {key}"))
    }

    pub fn write(&mut self, key: &str, heading: &str, put: Put) -> &mut Self {
        let (row, column) = (self.row(key), self.column(heading));
        self.rows[row][column] = put;
        self
    }

    /// The workbook as Excel would save it.
    pub fn bytes(&self) -> Vec<u8> {
        let mut workbook = Workbook::new();
        self.onto(workbook.add_worksheet());
        workbook.save_to_buffer().expect("saved")
    }

    pub fn onto(&self, sheet: &mut rust_xlsxwriter::Worksheet) {
        let days = Format::new().set_num_format("dd/mm/yyyy");
        for (row, at, first, last) in &self.merged {
            sheet.merge_range(*row, *at, *first, *last, "", &Format::new()).expect("merged");
        }
        for (row, cells) in (0..).zip(&self.rows) {
            for (at, cell) in (0..).zip(cells) {
                match cell {
                    Put::Nothing => continue,
                    Put::Text(text) => sheet.write_string(row, at, text),
                    Put::Number(number) => sheet.write_number(row, at, *number),
                    Put::Day(day) => {
                        let serial = crate::report::xlsx::look::excel_day(*day).expect("a day");
                        let serial: ExcelDateTime = serial;
                        sheet.write_datetime_with_format(row, at, &serial, &days)
                    }
                    Put::Formula(formula, value) => {
                        sheet.write_formula(row, at, Formula::new(*formula).set_result(*value))
                    }
                }
                .expect("written");
            }
        }
    }
}

/// A report with a sentence.
pub fn said(progress: Progress, note: &str) -> Report {
    let period = "2026-Q3".parse().ok();
    Report { progress, note: note.to_owned(), period, ..Report::default() }
}

/// The parts of a package, unpacked.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    (0..package.len())
        .map(|at| {
            let mut part = package.by_index(at).expect("a part");
            let name = part.name().expect("a name").into_owned();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("unpacked");
            (name, bytes)
        })
        .collect()
}

/// A package of these parts.
pub fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    use std::io::Write as _;
    let mut package = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = zip::write::SimpleFileOptions::default();
        package.start_file(name.as_str(), options).expect("begun");
        package.write_all(bytes).expect("written");
    }
    package.finish().expect("packed").into_inner()
}

/// The items of the proposals.
pub fn keys(collected: &Collected) -> Vec<&str> {
    collected.proposals.iter().map(|proposal| proposal.key.as_str()).collect()
}

/// What is wrong, in the order it is told.
pub fn faults(collected: &Collected) -> Vec<&Fault> {
    collected.remarks.iter().map(|remark| &remark.fault).collect()
}
