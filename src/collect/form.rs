//! The sheet that goes out: one row for every item a unit leads, most of it
//! locked, six columns open.

use std::io::{Cursor, Read as _, Write as _};

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, Format, FormatAlign, ProtectionOptions,
    Workbook, Worksheet, XlsxError,
};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::columns::{Column, other_headings};
use super::instance::state_in;
use super::mark::{RowMark, SheetMark};
use crate::domain::{Board, Instance, Item, Programme, Progress, Quarter, Report, Unit, UnitId};
use crate::report::xlsx::look::{Look, cell_text, height, mark};
use crate::report::xlsx::{WorkbookError, page, whole};
use crate::say;
use crate::words::Words;

/// The row of the title, with the mark of the sheet in its hidden cell.
const TITLE: u32 = 0;
/// Who is asked, and for which period.
const ASKED: u32 = 1;
/// What to do, in so many rows.
const ADVICE: u32 = 2;
/// The hidden row of the columns' codes.
const CODES: u32 = 6;
/// The headings.
const HEADER: u32 = 7;
/// The hidden column of marks.
const MARKS: u16 = 0;
/// The height of a row in which nobody has written yet, in points: three lines.
const LEAST_HEIGHT: f64 = 44.0;
/// How much of a column's width its heading has: bold letters are wider.
const BOLD: f64 = 0.8;
/// The part of the package that holds the only sheet.
const SHEET: &str = "xl/worksheets/sheet1.xml";

/// The items a unit leads, duties among them, in the order of the document.
pub fn led<'a>(
    programme: &'a Programme,
    unit: &UnitId,
) -> impl Iterator<Item = Item<'a>> + use<'a> {
    let unit = unit.clone();
    programme.items().filter(move |item| item.lead().iter().any(|lead| lead.unit == unit))
}

/// The update sheet of a unit, with the figures of the boards' day. A unit that
/// leads nothing gets a sheet without rows.
///
/// # Errors
/// Only where the writer of the format gives up.
pub fn update_sheet(
    words: &Words,
    programmes: &[(&Programme, &Board)],
    unit: &Unit,
) -> Result<Vec<u8>, WorkbookError> {
    let as_of = programmes.first().map(|(_, board)| board.as_of()).unwrap_or_default();
    let form = Form::new(words, programmes, unit, as_of);
    let mut workbook = Workbook::new();
    let title = say!(words, "sheet-name");
    form.look.settle(&mut workbook, &format!("{title} · {}", unit.name), Some(as_of))?;
    form.write(workbook.add_worksheet())?;
    let bytes = workbook.save_to_buffer()?;
    Ok(let_grow(&bytes).unwrap_or(bytes))
}

/// A sheet in the making.
struct Form<'a> {
    words: &'a Words,
    programmes: &'a [(&'a Programme, &'a Board)],
    unit: &'a Unit,
    as_of: chrono::NaiveDate,
    look: Look,
    /// Heading and width of the columns to be read.
    readable: Vec<(String, f64)>,
}

impl<'a> Form<'a> {
    fn new(
        words: &'a Words,
        programmes: &'a [(&'a Programme, &'a Board)],
        unit: &'a Unit,
        as_of: chrono::NaiveDate,
    ) -> Self {
        let has_several = programmes.len() > 1;
        let widths = [16.0, 8.0, 34.0, 12.0, 16.0, 28.0];
        let readable = other_headings(words).into_iter().zip(widths);
        let readable = readable.skip(usize::from(!has_several)).collect();
        Self { words, programmes, unit, as_of, look: Look::new(), readable }
    }

    /// The column that a unit fills in first.
    fn first_open(&self) -> u16 {
        u16::try_from(self.readable.len()).unwrap_or(u16::MAX).saturating_add(MARKS + 1)
    }

    /// Where a column to be filled in stands.
    fn open_columns(&self) -> impl Iterator<Item = (u16, Column)> {
        (self.first_open()..).zip(Column::ALL)
    }

    fn last_column(&self) -> u16 {
        self.open_columns().map(|(at, _)| at).last().unwrap_or(MARKS)
    }

    fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(page::sheet_name(&say!(self.words, "sheet-name")))?;
        sheet.set_column_hidden(MARKS)?;
        self.head(sheet)?;
        self.headings(sheet)?;
        let items = self.programmes.iter().flat_map(|(programme, board)| {
            led(programme, &self.unit.id).map(move |item| (*programme, *board, item))
        });
        let mut row = HEADER;
        for (programme, board, item) in items {
            for instance in asked(programme, board, &item) {
                row += 1;
                self.row(sheet, row, (programme, board), &item, instance.as_ref())?;
            }
        }
        if row > HEADER {
            self.checks(sheet, HEADER + 1, row)?;
        }
        sheet.set_freeze_panes(HEADER + 1, 0)?;
        sheet.set_print_area(TITLE, MARKS + 1, row, self.last_column())?;
        let options = ProtectionOptions {
            format_cells: true,
            format_columns: true,
            format_rows: true,
            ..ProtectionOptions::new()
        };
        sheet.protect_with_options(&options);
        let figures = say!(self.words, "xlsx-as-of", date = self.words.date(self.as_of));
        let around = page::Around {
            title: &self.unit.name,
            figures: &figures,
            pages: &page::pages(self.words),
        };
        page::set_up(sheet, around, HEADER)
    }

    /// Title, unit, period, and what to do.
    fn head(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let words = self.words;
        let mark = SheetMark {
            unit: self.unit.id.clone(),
            as_of: self.as_of,
            programmes: self.programmes.iter().map(|(known, _)| known.id.clone()).collect(),
        };
        sheet.write_string(TITLE, MARKS, mark.written())?;
        let asked = say!(
            words,
            "sheet-asked",
            unit = self.unit.name.as_str(),
            quarter = words.quarter(Quarter::of(self.as_of)),
            date = words.date(self.as_of)
        );
        let advice = [
            say!(words, "sheet-advice-fill"),
            say!(words, "sheet-advice-blank"),
            say!(words, "sheet-advice-done"),
            say!(words, "sheet-advice-return"),
        ];
        let bold = self.look.remark.clone().set_bold();
        let lines =
            [(TITLE, say!(words, "sheet-title-line"), &self.look.title), (ASKED, asked, &bold)];
        let advice = (ADVICE..).zip(advice).map(|(row, line)| (row, line, &self.look.remark));
        let width: f64 =
            self.readable.iter().map(|(_, width)| width).sum::<f64>() + open_widths().sum::<f64>();
        for (row, line, format) in lines.into_iter().chain(advice) {
            let text = cell_text(&line);
            sheet.merge_range(row, MARKS + 1, row, self.last_column(), &text, format)?;
            let high = height([(text.as_str(), width * BOLD)]);
            sheet.set_row_height(row, if row == TITLE { high * 1.4 } else { high })?;
        }
        Ok(())
    }

    fn headings(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let mut columns: Vec<(String, f64)> = self.readable.clone();
        let open = Column::ALL.into_iter().map(|column| column.heading(self.words));
        columns.extend(open.zip(open_widths()));
        for (at, (heading, width)) in (MARKS + 1..).zip(&columns) {
            sheet.set_column_width(at, *width)?;
            sheet.write_string_with_format(HEADER, at, cell_text(heading), &self.look.heading)?;
        }
        let headings = columns.iter().map(|(heading, width)| (heading.as_str(), width * BOLD));
        sheet.set_row_height(HEADER, height(headings))?;
        for (at, column) in self.open_columns() {
            sheet.write_string(CODES, at, column.code())?;
        }
        sheet.set_row_hidden(CODES)?;
        Ok(())
    }

    fn row(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        (programme, board): (&Programme, &Board),
        item: &Item<'_>,
        instance: Option<&Instance>,
    ) -> Result<(), XlsxError> {
        let (words, look) = (self.words, &self.look);
        let period = instance.map(|instance| instance.period);
        let progress = match period {
            Some(period) => board
                .filing_of(&item.key, period)
                .map_or(Progress::NotStarted, |filing| filing.progress),
            None => board.progress(item),
        };
        let mark = RowMark {
            unit: self.unit.id.clone(),
            as_of: self.as_of,
            programme: programme.id.clone(),
            progress,
            state: state_in(board, &item.key, period),
            instance: period,
            key: item.key.clone(),
        };
        sheet.write_string(row, MARKS, mark.written())?;
        let mut texts = self.texts(programme, board, item, instance);
        texts.drain(..texts.len().saturating_sub(self.readable.len()));
        let measured = texts.iter().zip(&self.readable);
        let high = height(measured.map(|(text, (_, width))| (text.as_str(), *width)));
        sheet.set_row_height(row, high.max(LEAST_HEIGHT))?;
        let standing = board.standing(programme, item);
        let last = texts.len().saturating_sub(1);
        for (at, text) in texts.iter().enumerate() {
            let format = match last - at {
                0 => &look.grey,
                1 => look.standing(standing),
                _ => &look.text,
            };
            let column = u16::try_from(at).unwrap_or(u16::MAX).saturating_add(MARKS + 1);
            sheet.write_string_with_format(row, column, cell_text(text), format)?;
        }
        for (at, column) in self.open_columns() {
            let format = self.open_format(column);
            if column == Column::Progress {
                let word = cell_text(&words.progress(progress));
                sheet.write_string_with_format(row, at, word, &format)?;
            } else {
                sheet.write_blank(row, at, &format)?;
            }
        }
        Ok(())
    }

    /// What is to be read of an item, in the order of [`other_headings`].
    fn texts(
        &self,
        programme: &Programme,
        board: &Board,
        item: &Item<'_>,
        instance: Option<&Instance>,
    ) -> Vec<String> {
        let words = self.words;
        let due = board.due(item);
        let state = board.state(&item.key);
        let standing = board.standing(programme, item);
        let stands = words.standing_of(standing, board.report(&item.key), due.date(), self.as_of);
        let sign = mark(standing, board.progress(item));
        let period = due.period.map(|period| words.period(period));
        let date = due.date().map(|day| format!("({})", words.date(day)));
        let cycles = board.cycles(item).into_iter().map(|cycle| words.cycle(cycle));
        let time: Vec<String> = match instance {
            Some(known) => {
                vec![words.period(known.period), format!("({})", words.date(known.due))]
            }
            None => period.into_iter().chain(date).chain(cycles).collect(),
        };
        let stands = match instance {
            Some(known) => words.instance(known),
            None => format!("{sign} {stands}"),
        };
        let number = &item.node.number;
        vec![
            programme.short_title.clone(),
            if number.is_empty() { item.key.to_string() } else { number.clone() },
            title(item),
            time.join("\n"),
            stands,
            said(words, &state.report),
        ]
    }

    /// A cell to be filled in. Texts are texts from the first letter: a line
    /// that begins with "-" is no formula, and "12-3" no day.
    fn open_format(&self, column: Column) -> Format {
        let format =
            self.look.text.clone().set_unlocked().set_background_color(Color::RGB(0xFF_FD_E7));
        match column {
            Column::Progress => format,
            Column::Note | Column::Obstacle | Column::Number => format.set_num_format("@"),
            Column::DoneOn | Column::NumberDate => {
                format.set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center)
            }
        }
    }

    /// The list of the four words, and a hint where a day is wanted.
    fn checks(&self, sheet: &mut Worksheet, first: u32, last: u32) -> Result<(), XlsxError> {
        let words = self.words;
        for (at, column) in self.open_columns() {
            let check = match column {
                Column::Progress => {
                    let choices = Progress::ALL.map(|progress| words.progress(progress));
                    DataValidation::new()
                        .allow_list_strings(&choices)?
                        .set_error_style(DataValidationErrorStyle::Stop)
                        .set_error_message(say!(words, "sheet-choose"))?
                }
                Column::DoneOn | Column::NumberDate => DataValidation::new()
                    .allow_any_value()
                    .set_input_message(say!(words, "sheet-day-hint"))?,
                Column::Note | Column::Obstacle | Column::Number => continue,
            };
            sheet.add_data_validation(first, at, last, at, &check)?;
        }
        Ok(())
    }
}

/// The instances of which an item has a row: those that were not handed in,
/// else the newest; one row without for what does not come round.
fn asked(programme: &Programme, board: &Board, item: &Item<'_>) -> Vec<Option<Instance>> {
    let mut instances = board.instances(programme, item);
    let newest = instances.last().cloned();
    instances.retain(|known| known.handed_in.is_none());
    if instances.is_empty() {
        return vec![newest];
    }
    instances.into_iter().map(Some).collect()
}

/// The widths of the columns to be filled in, in characters.
fn open_widths() -> impl Iterator<Item = f64> {
    Column::ALL.into_iter().map(|column| match column {
        Column::Progress => 14.0,
        Column::Note => 38.0,
        Column::Obstacle => 24.0,
        Column::Number => 13.0,
        Column::DoneOn | Column::NumberDate => 12.0,
    })
}

/// What an item asks for; of a standard to be reached also which.
fn title(item: &Item<'_>) -> String {
    let whole = whole(item.node);
    match item.milestone {
        Some(milestone) if !milestone.label.is_empty() => format!("{whole} – {}", milestone.label),
        Some(_) | None => whole.to_owned(),
    }
}

/// What was said of an item until now.
fn said(words: &Words, report: &Report) -> String {
    let evidence = report.evidence.as_ref().map(|paper| words.evidence(paper)).unwrap_or_default();
    let parts = [report.note.trim(), report.obstacle.trim(), &evidence];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The same workbook, in which rows grow with what is written into them: their
/// heights are a beginning and not fixed. None where the package is not as
/// expected.
fn let_grow(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut grown = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..package.len() {
        let part = package.by_index_raw(at).ok()?;
        if part.name().ok()? != SHEET {
            grown.raw_copy_file(part).ok()?;
            continue;
        }
        drop(part);
        let mut text = String::new();
        package.by_index(at).ok()?.read_to_string(&mut text).ok()?;
        grown.start_file(SHEET, SimpleFileOptions::default()).ok()?;
        grown.write_all(text.replace(" customHeight=\"1\"", "").as_bytes()).ok()?;
    }
    Some(grown.finish().ok()?.into_inner())
}
