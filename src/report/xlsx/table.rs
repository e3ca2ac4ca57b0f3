//! A table: its columns, its rows, and how it becomes a sheet.

use std::borrow::Cow;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike};
use rust_xlsxwriter::{ExcelDateTime, Worksheet, XlsxError};

use super::Matter;
use super::look::{Look, cell_text, excel_day, height, mark};
use super::page::{self, Around};
use crate::domain::{Progress, Standing};
use crate::say;
use crate::words::Words;

/// The header's row.
const HEADER: u32 = 0;
/// How much of a column's width its heading has: bold letters are wider.
const BOLD: f64 = 0.8;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Nothing.
    Blank,
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A share: 1 is 100 %.
    Percent(f64),
    /// A day.
    Day(NaiveDate),
    /// A moment, in its own time zone.
    Moment(DateTime<FixedOffset>),
    /// How an item stands.
    Standing(Standing, Progress),
}

impl Cell {
    /// Words, or nothing where there are none.
    pub fn text(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_owned()) }
    }

    /// A day, if there is one.
    pub fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Blank, Self::Day)
    }

    /// A count.
    pub fn count(count: usize) -> Self {
        u32::try_from(count).map_or(Self::Blank, |count| Self::Number(count.into()))
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    heading: String,
    /// In characters.
    width: f64,
    /// Whether it is on the printed page; those that are not come last.
    is_printed: bool,
}

impl Column {
    /// A column that is printed.
    pub fn new(heading: String, width: f64) -> Self {
        Self { heading, width, is_printed: true }
    }

    /// A column beside the printed page.
    pub fn beside(heading: String, width: f64) -> Self {
        Self { heading, width, is_printed: false }
    }
}

/// One sheet to be.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// The name of the sheet.
    pub name: String,
    /// Its columns; those that are printed first.
    pub columns: Vec<Column>,
    /// Its rows, as wide as the columns.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Writes it onto a sheet.
    pub fn write(
        &self,
        sheet: &mut Worksheet,
        matter: &Matter<'_>,
        look: &Look,
    ) -> Result<(), XlsxError> {
        let words = matter.words;
        sheet.set_name(page::sheet_name(&self.name))?;
        let headings = self.columns.iter().map(|c| (c.heading.as_str(), c.width * BOLD));
        sheet.set_row_height(HEADER, height(headings))?;
        for (at, column) in (0..).zip(&self.columns) {
            sheet.set_column_width(at, column.width)?;
            sheet.write_string_with_format(
                HEADER,
                at,
                cell_text(&column.heading),
                &look.heading,
            )?;
        }
        for (row, cells) in (HEADER + 1..).zip(&self.rows) {
            sheet.set_row_height(row, self.height(cells, words))?;
            for (at, cell) in (0..).zip(cells) {
                write_cell(sheet, (row, at), cell, words, look)?;
            }
        }
        let last_row = HEADER + u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        sheet.autofilter(HEADER, 0, last_row, last(self.columns.len()))?;
        sheet.set_freeze_panes(HEADER + 1, 0)?;
        let printed = self.columns.iter().filter(|column| column.is_printed).count();
        sheet.set_print_area(HEADER, 0, last_row, last(printed))?;
        let figures = matter.as_of.map(|day| say!(words, "xlsx-as-of", date = words.date(day)));
        let around = Around {
            title: &format!("{} · {}", self.name, matter.title()),
            figures: &figures.unwrap_or_default(),
            pages: &page::pages(words),
        };
        page::set_up(sheet, around, HEADER)
    }
}

impl Table {
    /// How high a row must be for what is printed of it.
    fn height(&self, cells: &[Cell], words: &Words) -> f64 {
        let printed = self.columns.iter().zip(cells).filter(|(column, _)| column.is_printed);
        let texts: Vec<(Cow<'_, str>, f64)> = printed
            .filter_map(|(column, cell)| match cell {
                Cell::Text(text) => Some((Cow::Borrowed(text.as_str()), column.width)),
                Cell::Standing(standing, progress) => {
                    Some((Cow::Owned(stands(*standing, *progress, words)), column.width))
                }
                Cell::Blank
                | Cell::Number(_)
                | Cell::Percent(_)
                | Cell::Day(_)
                | Cell::Moment(_) => None,
            })
            .collect();
        height(texts.iter().map(|(text, width)| (text.as_ref(), *width)))
    }
}

/// The mark and the word of a standing.
fn stands(standing: Standing, progress: Progress, words: &Words) -> String {
    format!("{} {}", mark(standing, progress), words.standing(standing))
}

/// The place of the last of so many columns.
fn last(count: usize) -> u16 {
    u16::try_from(count.saturating_sub(1)).unwrap_or(u16::MAX)
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    cell: &Cell,
    words: &Words,
    look: &Look,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => sheet.write_blank(row, at, &look.text)?,
        Cell::Text(text) => sheet.write_string_with_format(row, at, cell_text(text), &look.text)?,
        Cell::Number(number) => sheet.write_number_with_format(row, at, *number, &look.number)?,
        Cell::Percent(share) => sheet.write_number_with_format(row, at, *share, &look.percent)?,
        Cell::Day(day) => match excel_day(*day) {
            Some(serial) => sheet.write_datetime_with_format(row, at, &serial, &look.day)?,
            None => sheet.write_string_with_format(row, at, words.date(*day), &look.text)?,
        },
        Cell::Moment(moment) => match excel_moment(*moment) {
            Some(serial) => sheet.write_datetime_with_format(row, at, &serial, &look.moment)?,
            None => sheet.write_string_with_format(row, at, moment.to_rfc3339(), &look.text)?,
        },
        Cell::Standing(standing, progress) => {
            let text = stands(*standing, *progress, words);
            sheet.write_string_with_format(row, at, text, look.standing(*standing))?
        }
    };
    Ok(())
}

fn excel_moment(moment: DateTime<FixedOffset>) -> Option<ExcelDateTime> {
    let small = |number: u32| u8::try_from(number).ok();
    ExcelDateTime::from_ymd(
        u16::try_from(moment.year()).ok()?,
        small(moment.month())?,
        small(moment.day())?,
    )
    .and_then(|day| {
        day.and_hms(
            u16::try_from(moment.hour()).unwrap_or_default(),
            u8::try_from(moment.minute()).unwrap_or_default(),
            f64::from(moment.second().min(59)),
        )
    })
    .ok()
}
