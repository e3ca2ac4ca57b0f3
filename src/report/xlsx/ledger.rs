//! The sheet of everything that happened, oldest first.

use super::Matter;
use super::table::{Cell, Column, Table};
use crate::domain::{Change, Entry, Report};
use crate::say;

pub(super) fn table(matter: &Matter<'_>) -> Table {
    let words = matter.words;
    let mut columns = vec![
        Column::new(say!(words, "xlsx-seq"), 7.0),
        Column::new(say!(words, "xlsx-at"), 17.0),
        Column::new(say!(words, "xlsx-by"), 20.0),
    ];
    columns.extend(matter.programme_column());
    columns.extend([
        Column::new(say!(words, "cli-key"), 12.0),
        Column::new(say!(words, "xlsx-subject"), 36.0),
        Column::new(say!(words, "xlsx-change"), 34.0),
        Column::new(say!(words, "xlsx-note"), 50.0),
        Column::new(say!(words, "xlsx-evidence"), 14.0),
        Column::new(say!(words, "xlsx-evidence-date"), 11.0),
    ]);
    let shown = |entry: &&Entry| matter.programme(&entry.programme).is_some();
    let rows = matter.ledger.iter().filter(shown).map(|entry| row(matter, entry)).collect();
    Table { name: say!(words, "xlsx-sheet-ledger"), columns, rows }
}

fn row(matter: &Matter<'_>, entry: &Entry) -> Vec<Cell> {
    let programme = matter.programme(&entry.programme);
    let key = entry.change.key();
    let node = programme.zip(key).and_then(|(programme, key)| programme.node(key));
    let mut cells = vec![
        u32::try_from(entry.seq).map_or(Cell::Blank, |seq| Cell::Number(seq.into())),
        Cell::Moment(entry.at),
        Cell::text(&entry.by),
    ];
    cells.extend(programme.and_then(|programme| matter.programme_cell(programme)));
    let report = match entry.change.effective() {
        Change::Updated { after, .. } => Some(after),
        Change::Imported { .. }
        | Change::DueMoved { .. }
        | Change::Reimported { .. }
        | Change::Reattached { .. }
        | Change::Quarter { .. }
        | Change::Members { .. }
        | Change::RollCalled { .. }
        | Change::Reviewed { .. }
        | Change::Undone { .. } => None,
    };
    let reason = match entry.change.effective() {
        Change::DueMoved { reason, .. } => reason.clone(),
        Change::Imported { .. }
        | Change::Updated { .. }
        | Change::Reimported { .. }
        | Change::Reattached { .. }
        | Change::Quarter { .. }
        | Change::Members { .. }
        | Change::RollCalled { .. }
        | Change::Reviewed { .. }
        | Change::Undone { .. } => String::new(),
    };
    let paper = report.and_then(|report: &Report| report.evidence.as_ref());
    cells.extend([
        Cell::text(key.map(crate::domain::Key::as_str).unwrap_or_default()),
        Cell::text(node.map(|node| node.title.as_str()).unwrap_or_default()),
        Cell::Text(matter.words.change(&entry.change)),
        Cell::text(report.map_or(&reason, |report| &report.note)),
        Cell::text(paper.map(|paper| paper.number.as_str()).unwrap_or_default()),
        Cell::day(paper.and_then(|paper| paper.date)),
    ]);
    cells
}
