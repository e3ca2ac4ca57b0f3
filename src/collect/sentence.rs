//! What a sheet comes to, in words.

use super::columns::Column;
use super::open::SheetError;
use super::propose::{Fault, Missing, Newer, Proposal, Remark};
use super::rows::Place;
use crate::domain::{Board, Breach, Key, Programme, ProgrammeId};
use crate::say;
use crate::words::Words;

/// A programme and how it stands.
type Volume<'a> = (&'a Programme, &'a Board);

/// An item in few words: "3.2 Phường âm nhạc"; of a standard to be reached also
/// which.
#[must_use]
pub fn name(programmes: &[Volume<'_>], id: &ProgrammeId, key: &Key) -> String {
    let found = programmes.iter().find(|(programme, _)| programme.id == *id);
    let Some(item) = found.and_then(|(programme, _)| programme.item(key)) else {
        return key.to_string();
    };
    let number = if item.node.number.is_empty() { key.as_str() } else { &item.node.number };
    let title = &item.node.title;
    match item.milestone.filter(|milestone| milestone.key == *key) {
        Some(milestone) => format!("{number} {title} – {}", milestone.label),
        None => format!("{number} {title}"),
    }
}

/// What a proposal changes, in lines: the progress first, then each part of
/// the report that is not as it was.
#[must_use]
pub fn proposal(words: &Words, proposal: &Proposal) -> Vec<String> {
    let (before, after) = (&proposal.before, &proposal.after);
    let progress = if before.progress == after.progress {
        words.progress(after.progress)
    } else {
        let (from, to) = (words.progress(before.progress), words.progress(after.progress));
        say!(words, "change-progress", from = from, to = to)
    };
    let progress = match proposal.instance {
        Some(period) => {
            let what = words.duty_progress(after.progress);
            say!(words, "change-instance", period = words.period(period), what = what)
        }
        None => progress,
    };
    let mut lines = vec![progress];
    let mut line = |column: Column, text: String| {
        lines.push(format!("{}: {text}", column.heading(words)));
    };
    if let Some(day) = after.done_on.filter(|_| before.done_on != after.done_on) {
        line(Column::DoneOn, words.date(day));
    }
    if before.note != after.note {
        line(Column::Note, after.note.clone());
    }
    if before.obstacle != after.obstacle {
        line(Column::Obstacle, after.obstacle.clone());
    }
    if let Some(paper) = after.evidence.as_ref().filter(|_| before.evidence != after.evidence) {
        line(Column::Number, words.evidence(paper));
    }
    lines
}

/// What has happened to an item since its sheet went out.
#[must_use]
pub fn newer(words: &Words, newer: Newer) -> String {
    match newer.at {
        Some(at) => say!(words, "collect-newer", date = words.date(at.date_naive())),
        None => say!(words, "collect-newer-undated"),
    }
}

/// The rule that a report breaks.
#[must_use]
pub fn breach(words: &Words, breach: Breach) -> String {
    match breach {
        Breach::NoSentence => say!(words, "need-sentence"),
        Breach::NoDoneDay => say!(words, "need-done-on"),
        Breach::DoneInFuture => say!(words, "done-in-future"),
        Breach::NoDocument => say!(words, "need-document"),
    }
}

/// A place in a sheet: "dòng 9".
fn place(words: &Words, place: &Place) -> String {
    let row = say!(words, "cli-line", line = place.row.to_string());
    match &place.sheet {
        Some(sheet) => say!(words, "collect-place", sheet = sheet.as_str(), row = row),
        None => row,
    }
}

/// What is wrong with a row or a sheet, and what to do.
#[must_use]
pub fn fault(words: &Words, programmes: &[Volume<'_>], remark: &Remark) -> String {
    let what = what(words, programmes, &remark.fault);
    match &remark.place {
        Some(at) => format!("{}: {what}", place(words, at)),
        None => what,
    }
}

fn what(words: &Words, programmes: &[Volume<'_>], fault: &Fault) -> String {
    let item = |key: &Key| {
        let known = programmes.iter().find(|(programme, _)| programme.item(key).is_some());
        known.map_or_else(|| key.to_string(), |(programme, _)| name(programmes, &programme.id, key))
    };
    match fault {
        Fault::BrokenMark => say!(words, "collect-broken-mark"),
        Fault::AddedRow => say!(words, "collect-added-row"),
        Fault::UnknownProgramme(id) => {
            say!(words, "collect-unknown-programme", id = id.to_string())
        }
        Fault::UnknownItem(key) => say!(words, "collect-unknown-item", key = key.to_string()),
        Fault::NotLed(key) => say!(words, "collect-not-led", item = item(key)),
        Fault::Twice(key, first) => {
            say!(words, "collect-twice", item = item(key), first = place(words, first))
        }
        Fault::OtherSheet(key, file) => {
            say!(words, "collect-twice-files", item = item(key), file = file.as_str())
        }
        Fault::UnknownProgress(typed) => {
            let known = crate::domain::Progress::ALL.map(|progress| words.progress(progress));
            let (typed, known) = (typed.as_str(), known.join(", "));
            say!(words, "collect-unknown-progress", typed = typed, known = known)
        }
        Fault::BadDay(column, typed) => {
            let heading = column.heading(words);
            say!(words, "collect-bad-day", column = heading, typed = typed.as_str())
        }
        Fault::NoValue(column) => {
            say!(words, "collect-no-value", column = column.heading(words))
        }
        Fault::NumberIsDay(shown) => say!(words, "collect-number-is-day", shown = shown.as_str()),
        Fault::DoneDayAlone => say!(words, "collect-done-day-alone"),
        Fault::PaperDayAlone => say!(words, "collect-paper-day-alone"),
        Fault::LostColumn(column) => {
            say!(words, "collect-lost-column", column = column.heading(words))
        }
    }
}

/// An item that the sheet no longer has.
#[must_use]
pub fn missing(words: &Words, programmes: &[Volume<'_>], missing: &Missing) -> String {
    let name = name(programmes, &missing.programme, &missing.key);
    say!(words, "collect-missing", item = name)
}

/// Why a file is no update sheet, and what to do.
#[must_use]
pub fn sheet_error(words: &Words, file: &str, error: &SheetError) -> String {
    match error {
        SheetError::Empty => say!(words, "collect-empty", file = file),
        SheetError::TooLarge => say!(words, "collect-too-large", file = file),
        SheetError::Protected => say!(words, "collect-protected", file = file),
        SheetError::OldWorkbook => say!(words, "collect-old-workbook", file = file),
        SheetError::NotAWorkbook => say!(words, "collect-not-a-workbook", file = file),
        SheetError::Damaged(cause) => {
            say!(words, "collect-damaged", file = file, cause = cause.as_str())
        }
        SheetError::NotOurs => say!(words, "collect-not-ours", file = file),
    }
}
