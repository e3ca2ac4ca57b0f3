//! `tiendo sheet --unit U` and `tiendo sheet --all DIR`

use std::fs;
use std::path::{Path, PathBuf};

use super::arguments::Sheet;
use super::complaint::Complaint;
use super::desk::Desk;
use super::reply::{Page, Reply};
use super::sheet_trouble::SheetTrouble;
use super::{list, place};
use crate::app::library::Library;
use crate::collect::{led, update_sheet};
use crate::domain::{Board, Programme, Quarter, Unit, UnitKind};
use crate::runtime::written::write_whole;
use crate::say;

/// No name of a file gets longer than this, its ending apart.
const LONGEST_NAME: usize = 100;

type Volume<'a> = (&'a Programme, &'a Board);

/// Gives out the update sheet of a unit, or of every unit that leads.
pub fn run(desk: &Desk, asked: &Sheet) -> Result<Reply, Complaint> {
    let library = desk.library()?;
    let volumes = place::volumes(&library, asked.programme.as_deref())?;
    let programmes: Vec<Volume<'_>> =
        volumes.iter().map(|volume| (volume.programme.as_ref(), &volume.board)).collect();
    let mut page = desk.page();
    match (&asked.all, &asked.unit) {
        (Some(folder), _) => all(desk, &mut page, &library, &programmes, folder, asked.force)?,
        (None, unit) => {
            let id = list::unit(&library, &desk.words, unit.as_deref().unwrap_or_default())?;
            let unit = library.unit(&id).ok_or(SheetTrouble::NobodyLeads)?;
            let file = asked.output.clone().unwrap_or_else(|| name(unit, &library));
            if rows(&programmes, unit) == 0 {
                return Err(SheetTrouble::NothingLed(unit.name.clone()).into());
            }
            give(desk, &mut page, &programmes, unit, &file, asked.force)?;
        }
    }
    Ok(page.done())
}

/// A sheet for every unit that leads.
fn all(
    desk: &Desk,
    page: &mut Page,
    library: &Library,
    programmes: &[Volume<'_>],
    folder: &Path,
    may_replace: bool,
) -> Result<(), Complaint> {
    let leads = |unit: &&Unit| unit.kind != UnitKind::CatchAll && rows(programmes, unit) > 0;
    let units: Vec<&Unit> = library.units().iter().filter(leads).collect();
    if units.is_empty() {
        return Err(SheetTrouble::NobodyLeads.into());
    }
    let not_written = |error| SheetTrouble::writing(folder.to_path_buf(), error);
    fs::create_dir_all(folder).map_err(not_written)?;
    // All or none: one that is there already stops the others too.
    let files = names(&units, library).into_iter();
    let files: Vec<PathBuf> = files.map(|name| folder.join(name)).collect();
    if let Some(known) = files.iter().find(|file| !may_replace && file.exists()) {
        return Err(SheetTrouble::FileExists(known.clone()).into());
    }
    for (unit, file) in units.into_iter().zip(&files) {
        give(desk, page, programmes, unit, file, may_replace)?;
    }
    Ok(())
}

/// How many rows the sheet of a unit has.
fn rows(programmes: &[Volume<'_>], unit: &Unit) -> usize {
    programmes.iter().map(|(programme, _)| led(programme, &unit.id).count()).sum()
}

/// The files of units; where two names are cut to the same, the later is told by
/// its number.
fn names(units: &[&Unit], library: &Library) -> Vec<PathBuf> {
    let mut names: Vec<PathBuf> = Vec::new();
    for unit in units {
        let name = name(unit, library);
        let stem = name.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let numbered = (2..).map(|number| PathBuf::from(format!("{stem}-{number}.xlsx")));
        let free = std::iter::once(name).chain(numbered).find(|name| !names.contains(name));
        names.extend(free);
    }
    names
}

/// The file of a unit: its name, and the period it is asked about.
fn name(unit: &Unit, library: &Library) -> PathBuf {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let unit: String = unit.id.as_str().chars().map(plain).take(LONGEST_NAME).collect();
    format!("phieu-{unit}-{}.xlsx", Quarter::of(library.as_of())).into()
}

fn give(
    desk: &Desk,
    page: &mut Page,
    programmes: &[Volume<'_>],
    unit: &Unit,
    file: &Path,
    may_replace: bool,
) -> Result<(), Complaint> {
    let bytes = update_sheet(&desk.words, programmes, unit).map_err(SheetTrouble::Workbook)?;
    write_whole(file, &bytes, may_replace)
        .map_err(|error| SheetTrouble::writing(file.to_path_buf(), error))?;
    let (file, count) = (file.display().to_string(), rows(programmes, unit));
    page.line(&say!(
        desk.words,
        "sheet-given",
        file = file,
        unit = unit.name.as_str(),
        count = count
    ));
    Ok(())
}
