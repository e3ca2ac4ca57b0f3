//! `tiendo report`

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::arguments::Report;
use super::complaint::{Complaint, PaperComplaint};
use super::desk::Desk;
use super::list;
use super::place;
use super::reply::Reply;
use super::sheet_trouble::SheetTrouble;
use super::typed;
use crate::app::library::{Library, Volume};
use crate::domain::{Entry, Moment, Period, Quarter, Unit};
use crate::report::json::QuarterShape;
use crate::report::layout::Layout;
use crate::report::paper::Paper;
use crate::report::paper::docx::docx;
use crate::report::paper::markdown::markdown;
use crate::report::phrase::Phrase;
use crate::report::quarter::{self, Quarterly};
use crate::report::rows::Listing;
use crate::report::unit_sheet::{concerns, sheet};
use crate::report::xlsx;
use crate::runtime::layouts::{self, LayoutError};
use crate::runtime::written::write_whole;
use crate::say;
use crate::text::plain_name;

/// What comes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Docx,
    Xlsx,
    Markdown,
    Csv,
    Json,
}

impl Format {
    const ALL: [Self; 5] = [Self::Docx, Self::Xlsx, Self::Markdown, Self::Csv, Self::Json];

    fn name(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name().eq_ignore_ascii_case(name.trim()))
    }

    /// What was asked for by name, else by the ending of the file; a document
    /// where nothing was said.
    fn asked(asked: &Report) -> Result<Self, Complaint> {
        if let Some(name) = &asked.format {
            return Self::named(name).ok_or_else(|| Complaint::UnknownWord {
                typed: name.clone(),
                known: Self::ALL.map(Self::name).join(", "),
            });
        }
        let ending = asked.output.as_deref().and_then(Path::extension);
        let named = ending.and_then(|ending| Self::named(&ending.to_string_lossy()));
        Ok(named.unwrap_or(Self::Docx))
    }
}

/// The report on a quarter, or the sheet of one unit.
pub fn run(desk: &Desk, asked: &Report) -> Result<Reply, Complaint> {
    let format = Format::asked(asked)?;
    let quarter = quarter_of(desk, asked.quarter.as_deref())?;
    let day = day_of(desk, quarter)?;
    let (layout, fault) = layout(desk, asked.layout.as_ref())?;
    let library = desk.library()?;
    let volumes = known_then(place::volumes(&library, asked.programme.as_deref())?, quarter)?;
    let figures = |volume: &&Volume| {
        let moment = if desk.asked.is_some() {
            library.moment()
        } else {
            // The closing, where the quarter was closed.
            let end = library.landmarks(volume).end_of(quarter);
            let closing = end.filter(|end| end.through.is_some());
            let is_today = day == desk.today();
            closing.unwrap_or(if is_today { library.moment() } else { Moment::end_of(day) })
        };
        library.frozen(&volume.document.id, moment)
    };
    let volumes: Vec<Volume> = volumes.iter().filter_map(figures).collect();
    let quarterlies: Vec<Quarterly<'_>> = volumes
        .iter()
        .map(|volume| {
            let before = volume.before_quarter(library.ledger(), quarter);
            let board = volume.board.clone();
            Quarterly::of(&volume.programme, library.ledger(), quarter, board, before)
        })
        .collect();
    let unit = asked.unit.as_deref().map(|typed| unit(desk, &library, typed)).transpose()?;
    let bytes = match unit {
        None => whole(desk, &library, &quarterlies, format, &layout)?,
        Some(unit) => of_unit(desk, &library, unit, &quarterlies, format, &layout)?,
    };
    let name = file_name(desk, quarter, unit);
    let is_file = matches!(format, Format::Docx | Format::Xlsx);
    let own = is_file.then(|| PathBuf::from(format!("{name}.{}", format.name())));
    let mut reply = given(desk, asked.output.clone().or(own), asked.force, &bytes)?;
    reply.complaint = reply.complaint.or(fault);
    Ok(reply)
}

/// The unit a person names.
fn unit<'a>(desk: &Desk, library: &'a Library, typed: &str) -> Result<&'a Unit, Complaint> {
    if typed.trim().is_empty() {
        return Err(Complaint::Blank("--unit <UNIT>"));
    }
    let id = list::unit(library, &desk.words, typed)?;
    let idle = || Complaint::Paper(PaperComplaint::Idle(typed.to_owned()));
    library.unit(&id).ok_or_else(idle)
}

/// Everything as a workbook.
fn workbook(desk: &Desk, library: &Library, all: &[Quarterly<'_>]) -> Result<Vec<u8>, Complaint> {
    let programmes: Vec<_> = all.iter().map(|known| (known.programme, &known.board)).collect();
    let moment = all.first().map_or(library.moment(), |known| known.board.moment());
    let known = library.ledger().iter().filter(|entry| moment.knows(entry));
    let ledger: Vec<Entry> = known.cloned().collect();
    let book = xlsx::workbook(&desk.words, &programmes, library.units(), &ledger);
    Ok(book.map_err(SheetTrouble::Workbook)?)
}

/// The report on everything.
fn whole(
    desk: &Desk,
    library: &Library,
    all: &[Quarterly<'_>],
    format: Format,
    layout: &Layout,
) -> Result<Vec<u8>, Complaint> {
    let words = &desk.words;
    let paper = || quarter::paper(words, all, layout, &desk.settings.office);
    match format {
        Format::Docx => packed(&paper(), layout),
        Format::Markdown => Ok(markdown(&paper(), layout).into_bytes()),
        Format::Csv => Ok(listing(desk, all, None).csv(words)),
        Format::Xlsx => workbook(desk, library, all),
        Format::Json => {
            let shapes: Vec<QuarterShape> = all.iter().map(QuarterShape::from).collect();
            Ok(Reply::json(&shapes)?.text.into_bytes())
        }
    }
}

/// The sheet of one unit.
fn of_unit(
    desk: &Desk,
    library: &Library,
    unit: &Unit,
    all: &[Quarterly<'_>],
    format: Format,
    layout: &Layout,
) -> Result<Vec<u8>, Complaint> {
    let words = &desk.words;
    let idle = || Complaint::Paper(PaperComplaint::Idle(unit.name.clone()));
    let paper = sheet(words, unit, all, layout, &desk.settings.office).ok_or_else(idle)?;
    match format {
        Format::Docx => packed(&paper, layout),
        Format::Markdown => Ok(markdown(&paper, layout).into_bytes()),
        Format::Csv => Ok(listing(desk, all, Some(unit)).csv(words)),
        // The workbook has a sheet of units, and filters.
        Format::Xlsx => workbook(desk, library, all),
        Format::Json => Ok(listing(desk, all, Some(unit)).json().into_bytes()),
    }
}

/// A paper as the bytes of a document.
pub fn packed(paper: &Paper, layout: &Layout) -> Result<Vec<u8>, Complaint> {
    docx(paper, layout).map_err(|error| Complaint::Paper(PaperComplaint::NotPacked(error)))
}

/// The rows behind the paper: everything, or what concerns one unit.
fn listing(desk: &Desk, all: &[Quarterly<'_>], unit: Option<&Unit>) -> Listing {
    let words = &desk.words;
    let mut items = Vec::new();
    for quarterly in all {
        let phrase = Phrase { words, programme: quarterly.programme, board: &quarterly.board };
        let meant = quarterly
            .items
            .iter()
            .filter(|followed| unit.is_none_or(|unit| concerns(followed, &unit.id)));
        items.extend(meant.map(|followed| (phrase, followed.item.clone())));
    }
    let quarter = all.first().map_or(Quarter::of(desk.today()), |known| known.quarter);
    Listing::items(words, words.quarter(quarter), "", quarter, &items)
}

/// The name of a file, without its ending.
fn file_name(desk: &Desk, quarter: Quarter, unit: Option<&Unit>) -> String {
    let (number, year) = (quarter.number.to_string(), quarter.year.to_string());
    plain_name(&match unit {
        None => say!(desk.words, "report-file", quarter = number, year = year),
        Some(unit) => {
            let unit = unit.id.to_string();
            say!(desk.words, "report-file-unit", unit = unit, quarter = number, year = year)
        }
    })
}

/// Puts what was made into its file, or on standard output where it has none.
/// A document always has one, of its own name where none was given: nobody
/// wants its bytes on the screen.
pub fn given(
    desk: &Desk,
    file: Option<PathBuf>,
    force: bool,
    bytes: &[u8],
) -> Result<Reply, Complaint> {
    let Some(path) = file else {
        return Ok(Reply::of(String::from_utf8_lossy(bytes).into_owned()));
    };
    let written = write_whole(&path, bytes, force);
    written.map_err(|error| SheetTrouble::writing(path.clone(), error))?;
    let mut page = desk.page();
    page.line(&say!(desk.words, "report-written", file = path.display().to_string()));
    Ok(page.done())
}

/// The quarter asked for; the one we are in where none was.
fn quarter_of(desk: &Desk, typed: Option<&str>) -> Result<Quarter, Complaint> {
    let today = desk.today();
    let Some(typed) = typed else { return Ok(Quarter::of(desk.as_of.unwrap_or(today))) };
    let quarter = typed::quarter(typed, today)
        .ok_or_else(|| Complaint::Paper(PaperComplaint::NoQuarter(typed.trim().to_owned())))?;
    if quarter.first_day().is_none_or(|first| first > today) {
        return Err(Complaint::Paper(PaperComplaint::Future(quarter)));
    }
    Ok(quarter)
}

/// The day of the figures: the one asked for, else the last of the quarter, or
/// today while that has not come.
fn day_of(desk: &Desk, quarter: Quarter) -> Result<NaiveDate, Complaint> {
    let today = desk.today();
    let last = quarter.last_day().unwrap_or(today);
    let day = desk.as_of.unwrap_or(last.min(today));
    if day > today || quarter.first_day().is_some_and(|first| day < first) {
        return Err(Complaint::Paper(PaperComplaint::BadDay { quarter, day }));
    }
    Ok(day)
}

/// The programmes that somebody could know of in the quarter.
fn known_then(volumes: Vec<&Volume>, quarter: Quarter) -> Result<Vec<&Volume>, Complaint> {
    let known_from = |volume: &Volume| {
        let programme = &volume.programme;
        programme.issued.or(programme.known_from).or(programme.span.and_then(Period::first_day))
    };
    let last = quarter.last_day();
    let is_known =
        |volume: &&Volume| known_from(volume).zip(last).is_none_or(|(from, last)| from <= last);
    let first = volumes.iter().filter_map(|volume| known_from(volume)).min();
    let known: Vec<&Volume> = volumes.into_iter().filter(is_known).collect();
    match first.filter(|_| known.is_empty()) {
        Some(known_from) => Err(Complaint::Paper(PaperComplaint::Before { quarter, known_from })),
        None => Ok(known),
    }
}

/// The form asked for on the command line, else in the settings, else the one
/// in force; a person's own that is faulty is named.
pub fn layout(
    desk: &Desk,
    asked: Option<&String>,
) -> Result<(Layout, Option<Complaint>), Complaint> {
    let named = asked.or(desk.settings.layout.as_ref());
    let told = |fault| Complaint::Paper(PaperComplaint::Layout(fault));
    match layouts::layout(&desk.data, named.map(String::as_str)) {
        Ok((layout, fault)) => Ok((layout, fault.map(told))),
        Err(LayoutError::Unknown { typed, known }) => {
            Err(Complaint::UnknownWord { typed, known: known.join(", ") })
        }
        Err(LayoutError::Unfit(fault)) => Err(told(fault)),
    }
}
