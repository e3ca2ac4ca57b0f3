//! `tiendo members UNIT [FILE]`

use std::fs;
use std::io::Read as _;
use std::path::Path;

use super::arguments::Members;
use super::complaint::{Complaint, DutyComplaint};
use super::desk::Desk;
use super::list::unit;
use super::reply::Reply;
use crate::app::library::Library;
use crate::app::members::names;
use crate::domain::{Change, Unit, UnitKind};
use crate::report::json::MembersShape;
use crate::say;
use crate::store::{Draft, Mode};

/// The largest list that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// The members of a group: shown, or listed anew from a file.
pub fn run(desk: &Desk, asked: &Members) -> Result<Reply, Complaint> {
    let Some(file) = &asked.file else {
        let library = desk.library()?;
        return told(desk, &library, asked);
    };
    desk.may_edit()?;
    let after = names(&text(file)?);
    if after.is_empty() {
        return Err(Complaint::Duty(DutyComplaint::NoNames));
    }
    let (mut store, contents) = desk.open(Mode::ReadWrite)?;
    let mut library = desk.editing(contents);
    let group = group(desk, &library, asked)?.id.clone();
    let Some(volume) = library.volumes().first() else {
        return Err(Complaint::NothingToUpdate);
    };
    let before = volume.board.members(&group).to_vec();
    if after != before {
        let draft = Draft {
            at: desk.now,
            by: desk.by.clone(),
            programme: volume.programme.id.clone(),
            change: Change::Members { unit: group, before, after },
        };
        let entry =
            store.append(library.last_seq(), draft).map_err(|error| desk.about_store(error))?;
        library.append(entry);
    }
    told(desk, &library, asked)
}

/// The group a person names.
fn group<'a>(desk: &Desk, library: &'a Library, asked: &Members) -> Result<&'a Unit, Complaint> {
    let id = unit(library, &desk.words, &asked.unit)?;
    let known = library.unit(&id).ok_or_else(|| Complaint::UnknownKey(asked.unit.clone()))?;
    match known.kind {
        UnitKind::Group => Ok(known),
        UnitKind::Body | UnitKind::CatchAll => {
            Err(Complaint::Duty(DutyComplaint::NotAGroup(known.name.clone())))
        }
    }
}

fn told(desk: &Desk, library: &Library, asked: &Members) -> Result<Reply, Complaint> {
    let words = &desk.words;
    let group = group(desk, library, asked)?;
    let board = library.volumes().first().map(|volume| &volume.board);
    let members = board.map(|board| board.members(&group.id).to_vec()).unwrap_or_default();
    if asked.json {
        let shape = MembersShape { group: group.id.to_string(), name: group.name.clone(), members };
        return Reply::json(&shape);
    }
    let mut page = desk.page();
    let count = members.len();
    page.line(&say!(words, "members-of", group = group.name.as_str(), count = count));
    for (number, name) in (1..).zip(&members) {
        page.indented(2, &format!("{number}. {name}"));
    }
    Ok(page.done())
}

/// The text of a file, or of standard input where it is called "-".
fn text(file: &Path) -> Result<String, Complaint> {
    let no_file =
        |error| Complaint::NoFile { file: file.to_path_buf(), error: std::sync::Arc::new(error) };
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        std::io::stdin().lock().take(LARGEST).read_to_end(&mut bytes).map_err(no_file)?;
    } else {
        let opened = fs::File::open(file).map_err(no_file)?;
        opened.take(LARGEST).read_to_end(&mut bytes).map_err(no_file)?;
    }
    let text = String::from_utf8(bytes);
    text.map_err(|_| no_file(std::io::Error::from(std::io::ErrorKind::InvalidData)))
}
