//! `tiendo log [KEY]`

use super::arguments::Log;
use super::attach;
use super::complaint::Complaint;
use super::desk::Desk;
use super::place;
use super::reply::Reply;
use crate::domain::Entry;
use crate::report::json::EntryShape;

/// The ledger, oldest first; of one item or of all.
pub fn run(desk: &Desk, asked: &Log) -> Result<Reply, Complaint> {
    let library = desk.library()?;
    let programme = asked.programme.as_deref();
    let volumes = place::volumes(&library, programme)?;
    let mut entries: Vec<&Entry> = library
        .known()
        .filter(|entry| volumes.iter().any(|volume| volume.programme.id == entry.programme))
        .collect();
    if let Some(key) = &asked.key {
        let place = place::place(&library, key, programme)?;
        let about = place.item.as_ref().map_or(&place.node.key, |item| &item.key);
        let history = attach::history(place.volume, about);
        entries.retain(|entry| history.contains(&entry.seq));
    }
    if entries.is_empty() {
        return Ok(Reply::nothing(asked.json, Complaint::NoEntries));
    }
    if asked.json {
        return Reply::json(&entries.into_iter().map(EntryShape::from).collect::<Vec<_>>());
    }
    let mut page = desk.page();
    page.table(&entries.into_iter().map(|entry| row(desk, entry)).collect::<Vec<_>>());
    Ok(page.done())
}

/// An entry as a row: place, time, who, what about, what.
pub fn row(desk: &Desk, entry: &Entry) -> Vec<String> {
    let words = &desk.words;
    let about = entry.change.key().map_or_else(|| entry.programme.to_string(), ToString::to_string);
    vec![
        entry.seq.to_string(),
        format!("{} {}", words.date(entry.at.date_naive()), words.time(entry.at)),
        entry.by.clone(),
        about,
        words.change(&entry.change),
    ]
}
