//! What is said of an item that is not the same at two moments.

use super::Both;
use crate::app::library::Volume;
use crate::domain::{Compared, Due, Item, Move, Mover, Report, Turn};
use crate::say;
use crate::words::Words;

/// What a group is called.
#[must_use]
pub fn turn(words: &Words, turn: Turn) -> String {
    match turn {
        Turn::New => say!(words, "turn-new"),
        Turn::Done => say!(words, "turn-done"),
        Turn::Moved => say!(words, "turn-moved"),
        Turn::Overdue => say!(words, "turn-overdue"),
        Turn::Reworded => say!(words, "turn-reworded"),
        Turn::Silent => say!(words, "turn-silent"),
        Turn::Gone => say!(words, "turn-gone"),
    }
}

/// An item by its number and title; a standard by its own words as well.
#[must_use]
pub fn name(words: &Words, item: &Item<'_>) -> String {
    let number = words.item_name(item);
    match item.milestone.filter(|_| item.key != item.node.key) {
        Some(milestone) => format!("{number} {} – {}", item.node.title, milestone.label),
        None => format!("{number} {}", item.node.title),
    }
}

/// A deadline in words.
#[must_use]
pub fn due(words: &Words, due: Due) -> String {
    due.period.map_or_else(|| say!(words, "no-due"), |period| words.period(period))
}

/// What is said of an item in a group, the heart of it first.
#[must_use]
pub fn turn_line(words: &Words, both: &Both, row: &Compared<'_>, turn: Turn) -> Vec<String> {
    let stands = |volume: &Volume| {
        let side = [&row.after, &row.before].into_iter().flatten().next();
        side.map(|stood| volume.stands(words, &stood.item)).unwrap_or_default()
    };
    match turn {
        Turn::New => vec![about(words, &both.after, row)],
        Turn::Gone => vec![about(words, &both.before, row)],
        Turn::Done | Turn::Overdue => {
            let mut lines = vec![stands(&both.after)];
            lines.extend(note(row));
            lines
        }
        Turn::Moved => {
            let dues = row.before.as_ref().zip(row.after.as_ref());
            let mut lines: Vec<String> = dues
                .map(|(before, after)| change_line(words, before.due, after.due))
                .into_iter()
                .collect();
            lines.extend(row.moves.iter().map(|known| move_line(words, known)));
            lines
        }
        Turn::Reworded => reworded(words, both, row),
        Turn::Silent => vec![match row.quiet_days {
            Some(days) => say!(words, "compared-quiet", days = days),
            None => say!(words, "compared-never"),
        }],
    }
}

/// Who leads and by when.
fn about(words: &Words, volume: &Volume, row: &Compared<'_>) -> String {
    let Some(stood) = row.stood() else { return String::new() };
    let lead = if stood.item.lead().is_empty() {
        say!(words, "nobody-named")
    } else {
        volume.short_names(stood.item.lead())
    };
    say!(words, "compared-about", lead = lead, due = due(words, stood.due))
}

fn note(row: &Compared<'_>) -> Option<String> {
    let note = row.after.as_ref().map(|stood| stood.report.note.trim().to_owned());
    note.filter(|note| !note.is_empty())
}

/// "Quý II/2026 → Quý IV/2026 (lùi 184 ngày)".
fn change_line(words: &Words, before: Due, after: Due) -> String {
    let (from, to) = (due(words, before), due(words, after));
    let days = before.date().zip(after.date()).map(|(from, to)| (to - from).num_days());
    match days {
        Some(days) if days > 0 => say!(words, "moved-later", from = from, to = to, days = days),
        Some(days) if days < 0 => {
            say!(words, "moved-earlier", from = from, to = to, days = days.abs())
        }
        Some(_) | None => say!(words, "moved-plain", from = from, to = to),
    }
}

/// Who moved a deadline when, why, and by which paper.
#[must_use]
pub fn move_line(words: &Words, known: &Move<'_>) -> String {
    let date = words.date(known.at.date_naive());
    let by = known.by;
    let who = match known.mover {
        Mover::Decision => say!(words, "moved-by", date = date, by = by),
        Mover::Review => say!(words, "moved-by-review", date = date, title = known.paper, by = by),
        Mover::Document => say!(words, "moved-by-document", date = date, file = known.paper),
    };
    let reason = known.reason.trim().trim_end_matches('.');
    let why = (!reason.is_empty()).then(|| say!(words, "moved-why", reason = reason));
    let paper = known.paper.trim();
    let is_cited = known.mover == Mover::Decision && !paper.is_empty();
    let paper = is_cited.then(|| say!(words, "moved-paper", paper = paper));
    let parts = [Some(who), why, paper];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn reworded(words: &Words, both: &Both, row: &Compared<'_>) -> Vec<String> {
    let known = row.rewording;
    let parts = [
        known.report.then(|| say!(words, "reworded-report")),
        known.document.then(|| say!(words, "reworded-document")),
        known.units.then(|| say!(words, "reworded-units")),
    ];
    let what = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let mut lines = vec![match note(row).filter(|_| known.report) {
        Some(note) => format!("{what}: {note}"),
        None => what,
    }];
    let Some((before, after)) = row.before.as_ref().zip(row.after.as_ref()) else { return lines };
    let mut said = |was: &str, is: &str| {
        let blank = || say!(words, "reworded-nothing");
        let [was, is] = [was, is].map(|text| if text.is_empty() { blank() } else { text.into() });
        lines.push(say!(words, "reworded-before", text = was));
        lines.push(say!(words, "reworded-after", text = is));
    };
    if known.report {
        let told = |report: &Report| format!("{} {}", report.note.trim(), report.obstacle.trim());
        said(told(before.report).trim(), told(after.report).trim());
    }
    if known.units {
        let was = both.before.short_names(before.item.lead());
        said(&was, &both.after.short_names(after.item.lead()));
    }
    if known.document {
        said(before.item.node.text.trim(), after.item.node.text.trim());
    }
    lines
}
