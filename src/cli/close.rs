//! `tiendo close [QUARTER]`

use super::arguments::Close;
use super::complaint::{Complaint, PaperComplaint, TimeComplaint};
use super::desk::Desk;
use super::place;
use super::reply::Reply;
use super::typed;
use crate::app::close_quarter::{self, Figures};
use crate::app::library::Volume;
use crate::domain::Change;
use crate::say;
use crate::store::{Draft, Mode};

/// Closes a quarter; the one that is open where none is named.
pub fn run(desk: &Desk, asked: &Close) -> Result<Reply, Complaint> {
    desk.may_edit()?;
    let today = desk.today();
    let quarter = |text: &String| {
        let unknown = || Complaint::Paper(PaperComplaint::NoQuarter(text.trim().to_owned()));
        typed::quarter(text, today).ok_or_else(unknown)
    };
    let named = asked.quarter.as_ref().map(quarter).transpose()?;
    let (mut store, contents) = desk.open(Mode::ReadWrite)?;
    let library = desk.editing(contents);
    let volumes = place::volumes(&library, asked.programme.as_deref())?;
    let volume = only(&volumes)?;
    let quarter = named.unwrap_or_else(|| close_quarter::due(&library, volume, today));
    close_quarter::check(volume, quarter, today)
        .map_err(|(quarter, fault)| Complaint::Time(TimeComplaint::Closing(quarter, fault)))?;
    let figures = Figures::of(volume, quarter);
    let draft = Draft {
        at: desk.now,
        by: desk.by.clone(),
        programme: volume.programme.id.clone(),
        change: Change::Quarter { quarter, is_closed: true },
    };
    store.append(library.last_seq(), draft).map_err(|error| desk.about_store(error))?;
    let mut page = desk.page();
    page.line(&say!(
        desk.words,
        "saved-quarter",
        quarter = desk.words.quarter(quarter),
        next = desk.words.quarter(quarter.next())
    ));
    page.line(&say!(
        desk.words,
        "cli-closed-figures",
        done = figures.done,
        overdue = figures.overdue,
        silent = figures.silent
    ));
    Ok(page.done())
}

/// The programme that is meant: a quarter is closed for one at a time.
fn only<'a>(volumes: &[&'a Volume]) -> Result<&'a Volume, Complaint> {
    match volumes {
        [only] => Ok(only),
        several => {
            let ids = several.iter().map(|volume| volume.programme.id.to_string()).collect();
            Err(Complaint::WhichProgramme(ids))
        }
    }
}
