//! `tiendo attach [FROM TO]`: the history of items that an amended document
//! has left out, and where it belongs now.

use std::collections::BTreeSet;

use super::arguments::Attach;
use super::complaint::Complaint;
use super::desk::Desk;
use super::place;
use super::reply::Reply;
use crate::app::library::Volume;
use crate::domain::{Change, Key};
use crate::say;
use crate::store::{Draft, Mode};

/// Lists what has vanished, or attaches the history of one such item to
/// another item of the programme.
pub fn run(desk: &Desk, asked: &Attach) -> Result<Reply, Complaint> {
    let Some((from, to)) = asked.from.as_deref().zip(asked.to.as_deref()) else {
        return list(desk, asked);
    };
    desk.may_edit()?;
    let (mut store, contents) = desk.open(Mode::ReadWrite)?;
    let library = desk.editing(contents);
    let place = place::place(&library, to, asked.programme.as_deref())?;
    let item = place.item.ok_or(Complaint::NothingToUpdate)?;
    let from = Key::new(from.trim());
    let is_known = place.volume.board.vanished().any(|(key, _)| *key == from);
    if !is_known {
        return Err(Complaint::UnknownKey(from.to_string()));
    }
    if !place.volume.board.state(&item.key).history.is_empty() {
        return Err(Complaint::HasHistory(item.key.to_string()));
    }
    let change = Change::Reattached { from: from.clone(), to: item.key.clone() };
    let programme = place.volume.programme.id.clone();
    let draft = Draft { at: desk.now, by: desk.by.clone(), programme, change };
    store.append(library.last_seq(), draft).map_err(|error| desk.about_store(error))?;
    let mut page = desk.page();
    let (from, to) = (from.to_string(), item.key.to_string());
    page.line(&say!(desk.words, "cli-attached", from = from, to = to));
    Ok(page.done())
}

fn list(desk: &Desk, asked: &Attach) -> Result<Reply, Complaint> {
    let library = desk.library()?;
    let mut page = desk.page();
    let mut rows = Vec::new();
    for volume in place::volumes(&library, asked.programme.as_deref())? {
        rows.extend(vanished(desk, volume));
    }
    if rows.is_empty() {
        page.line(&say!(desk.words, "cli-nothing-vanished"));
    } else {
        page.table(&rows);
    }
    Ok(page.done())
}

fn vanished(desk: &Desk, volume: &Volume) -> Vec<Vec<String>> {
    let words = &desk.words;
    let mut found: Vec<_> = volume.board.vanished().collect();
    found.sort_by_key(|(key, _)| *key);
    found
        .into_iter()
        .map(|(key, state)| {
            let progress = words.progress(state.report.progress);
            vec![key.to_string(), progress, state.title.clone(), state.report.note.clone()]
        })
        .collect()
}

/// The numbers of the entries about an item and what lies below it, whatever
/// the documents called it when they were written.
pub fn history(volume: &Volume, about: &Key) -> BTreeSet<u64> {
    let items = volume.programme.items().filter(|item| item.key.is_within(about));
    items.flat_map(|item| volume.board.state(&item.key).history.clone()).collect()
}
