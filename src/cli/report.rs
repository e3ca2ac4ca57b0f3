//! `tiendo report --quarter 2026-Q3 --format docx|xlsx|md|csv|json`

use std::path::{Path, PathBuf};

use serde_json::json;

use super::arguments::Report;
use super::complaint::Complaint;
use super::desk::{Desk, folded};
use super::reply::Reply;
use super::sheet_trouble::SheetTrouble;
use super::{list, place, typed};
use crate::app::library::{Library, Volume};
use crate::domain::{Board, Quarter, Standing, Tally};
use crate::report::json::ItemShape;
use crate::report::layout::Layout;
use crate::report::paper::Paper;
use crate::report::quarter::{Figures, Subject, as_of};
use crate::report::{unit_sheet, xlsx};
use crate::runtime::written::write_whole;
use crate::say;

/// The formats a report has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Docx,
    Xlsx,
    Md,
    Csv,
    Json,
}

/// Writes a report on a quarter, or the sheet of a unit.
pub fn run(desk: &Desk, asked: &Report) -> Result<Reply, Complaint> {
    let quarter = quarter(desk, asked)?;
    let day = as_of(quarter, desk.as_of.unwrap_or(desk.today()));
    let day = day.ok_or(Complaint::ReportInFuture)?;
    let (_, contents) = desk.open_to_read()?;
    let library = Library::new(contents.programmes, contents.ledger, day);
    match asked.format {
        Format::Xlsx => workbook(desk, asked, &library, quarter),
        Format::Docx | Format::Md | Format::Csv | Format::Json => {
            let volume = one(&library, asked.programme.as_deref())?;
            written(desk, asked, &library, volume, quarter)
        }
    }
}

/// The quarter asked for, or the one of today.
fn quarter(desk: &Desk, asked: &Report) -> Result<Quarter, Complaint> {
    let today = desk.as_of.unwrap_or(desk.today());
    let Some(text) = &asked.quarter else { return Ok(Quarter::of(today)) };
    let text = text.trim();
    // "III/2026" is how a quarter is said, and no period by itself.
    let period = typed::period(text, today)
        .or_else(|_| typed::period(&say!(desk.words, "quarter-typed", text = text), today))?;
    let (first, last) = period.first_day().zip(period.due()).unwrap_or((today, today));
    let quarter = Quarter::of(last);
    if quarter.first_day() == Some(first) && quarter.last_day() == Some(last) {
        Ok(quarter)
    } else {
        Err(Complaint::BadDate(text.to_owned()))
    }
}

/// The programme of a report: the one named, or the only one.
fn one<'a>(library: &'a Library, id: Option<&str>) -> Result<&'a Volume, Complaint> {
    let volumes = place::volumes(library, id)?;
    if let [only] = volumes.as_slice() {
        return Ok(only);
    }
    let known = library.volumes().iter().map(|volume| volume.programme.id.to_string());
    Err(Complaint::ReportOnOne(known.collect()))
}

fn written(
    desk: &Desk,
    asked: &Report,
    library: &Library,
    volume: &Volume,
    quarter: Quarter,
) -> Result<Reply, Complaint> {
    let before = Board::fold(
        &volume.programme,
        library.ledger(),
        quarter.previous().last_day().unwrap_or(volume.board.as_of()),
    );
    let subject = Subject {
        words: &desk.words,
        programme: &volume.programme,
        board: &volume.board,
        before: &before,
        quarter,
    };
    let office = &desk.settings.office;
    let (paper, stem) = match &asked.unit {
        Some(unit) => {
            let id = list::unit(library, &desk.words, unit)?;
            let unit = library.unit(&id).ok_or(SheetTrouble::NobodyLeads)?;
            let programmes = folded(library);
            let paper = unit_sheet::paper(&desk.words, &programmes, unit, office);
            (paper, format!("phieu-{id}"))
        }
        None => (subject.paper(office), format!("bao-cao-quy-{quarter}")),
    };
    let layout = layout(desk, &asked.layout)?;
    match asked.format {
        Format::Docx => {
            let bytes = packed(&paper, &layout, desk)?;
            let file = asked.output.clone().unwrap_or_else(|| file(&stem, "docx"));
            keep(desk, &file, &bytes, asked.force)
        }
        Format::Md => text(desk, asked, paper.markdown(&layout, office)),
        Format::Csv => text(desk, asked, subject.rows().csv()),
        Format::Json => text(desk, asked, figures(&subject)?),
        Format::Xlsx => Ok(Reply::default()),
    }
}

fn packed(paper: &Paper, layout: &Layout, desk: &Desk) -> Result<Vec<u8>, Complaint> {
    let packed = paper.docx(layout, &desk.settings.office);
    packed.map_err(|error| Complaint::Paper(error.to_string()))
}

fn workbook(
    desk: &Desk,
    asked: &Report,
    library: &Library,
    quarter: Quarter,
) -> Result<Reply, Complaint> {
    let volumes = place::volumes(library, asked.programme.as_deref())?;
    let programmes: Vec<_> =
        volumes.iter().map(|volume| (volume.programme.as_ref(), &volume.board)).collect();
    let bytes = xlsx::workbook(&desk.words, &programmes, library.units(), library.ledger());
    let bytes = bytes.map_err(SheetTrouble::Workbook)?;
    let file =
        asked.output.clone().unwrap_or_else(|| file(&format!("so-lieu-quy-{quarter}"), "xlsx"));
    keep(desk, &file, &bytes, asked.force)
}

/// The figures and every item, for other programs.
fn figures(subject: &Subject<'_>) -> Result<String, Complaint> {
    let figures = Figures::of(subject);
    let counts = |tally: &Tally| {
        let counts = Standing::ALL.map(|standing| (standing.name(), tally.count(standing)));
        json!({
            "total": tally.total(), "done": tally.done(), "open": tally.open(),
            "standings": counts.into_iter().collect::<std::collections::BTreeMap<_, _>>(),
        })
    };
    let items: Vec<ItemShape> = subject
        .programme
        .items()
        .map(|item| ItemShape::new(subject.programme, subject.board, &item))
        .collect();
    let keys = |items: &[crate::domain::Item<'_>]| -> Vec<String> {
        items.iter().map(|item| item.key.to_string()).collect()
    };
    let value = json!({
        "programme": subject.programme.id.to_string(),
        "quarter": subject.quarter.to_string(),
        "as_of": subject.board.as_of().to_string(),
        "now": counts(&figures.now),
        "before": counts(&figures.before),
        "overdue": keys(&figures.overdue),
        "finished": keys(&figures.finished),
        "next": keys(&figures.next),
        "silent": keys(&figures.silent),
        "items": items,
    });
    Reply::json(&value).map(|reply| reply.text)
}

fn layout(desk: &Desk, name: &str) -> Result<Layout, Complaint> {
    let file = format!("layouts/{}.toml", name.trim().to_ascii_lowercase());
    let Some(text) = desk.data.text(&file) else {
        let known = desk.data.names("layouts");
        let known = known.iter().filter_map(|name| {
            Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned())
        });
        return Err(Complaint::UnknownWord {
            typed: name.to_owned(),
            known: known.collect::<Vec<_>>().join(", "),
        });
    };
    toml::from_str(&text.text).map_err(|error| Complaint::Layout(file, error.to_string()))
}

fn file(stem: &str, ending: &str) -> PathBuf {
    PathBuf::from(format!("{}.{ending}", stem.to_lowercase()))
}

/// Text goes to the reader, or into the file named.
fn text(desk: &Desk, asked: &Report, text: String) -> Result<Reply, Complaint> {
    match &asked.output {
        Some(file) => keep(desk, file, text.as_bytes(), asked.force),
        None => Ok(Reply::of(text)),
    }
}

fn keep(desk: &Desk, file: &Path, bytes: &[u8], may_replace: bool) -> Result<Reply, Complaint> {
    let written = write_whole(file, bytes, may_replace);
    written.map_err(|error| SheetTrouble::writing(file.to_path_buf(), error))?;
    let mut page = desk.page();
    page.line(&say!(desk.words, "cli-written", file = file.display().to_string()));
    Ok(page.done())
}
