//! What every followed item shows: when it is due, how it stands, and what was
//! last reported.

use super::Matter;
use super::table::{Cell, Column};
use crate::domain::{Board, Item, Node, Programme};
use crate::say;

/// The columns of an item that can have a deadline, printed.
pub fn columns(matter: &Matter<'_>) -> Vec<Column> {
    let words = matter.words;
    let mut columns = vec![
        Column::new(say!(words, "xlsx-period"), 11.0),
        Column::new(say!(words, "xlsx-due"), 10.5),
        Column::new(say!(words, "xlsx-days"), 7.0),
    ];
    columns.extend(undated_columns(matter));
    columns
}

/// The same without the deadline.
pub fn undated_columns(matter: &Matter<'_>) -> Vec<Column> {
    let words = matter.words;
    let day = matter.as_of.map(|day| words.date(day)).unwrap_or_default();
    vec![
        Column::new(say!(words, "xlsx-progress"), 11.0),
        Column::new(say!(words, "xlsx-standing", date = day), 13.0),
        Column::new(say!(words, "xlsx-note"), 30.0),
        Column::new(say!(words, "label-obstacle"), 18.0),
        Column::new(say!(words, "xlsx-evidence"), 12.0),
        Column::new(say!(words, "xlsx-evidence-date"), 10.5),
        Column::new(say!(words, "xlsx-done-on"), 10.5),
    ]
}

/// The columns of an item beside the page.
pub fn columns_beside(matter: &Matter<'_>) -> Vec<Column> {
    let words = matter.words;
    vec![
        Column::beside(say!(words, "xlsx-reported-at"), 17.0),
        Column::beside(say!(words, "cli-key"), 12.0),
    ]
}

/// What stands in them.
pub fn cells(
    matter: &Matter<'_>,
    programme: &Programme,
    board: &Board,
    item: &Item<'_>,
) -> Vec<Cell> {
    let words = matter.words;
    let due = board.due(item);
    let is_open = board.standing(programme, item).is_open();
    let left = due.date().filter(|_| is_open).map(|day| (day - board.as_of()).num_days());
    let left = left.and_then(|days| i32::try_from(days).ok());
    let mut cells = vec![
        due.period.map_or(Cell::Blank, |period| Cell::Text(words.period(period))),
        Cell::day(due.date()),
        left.map_or(Cell::Blank, |days| Cell::Number(days.into())),
    ];
    cells.extend(undated_cells(matter, programme, board, item));
    cells
}

/// The same without the deadline.
pub fn undated_cells(
    matter: &Matter<'_>,
    programme: &Programme,
    board: &Board,
    item: &Item<'_>,
) -> Vec<Cell> {
    let report = &board.state(&item.key).report;
    let progress = board.progress(item);
    let evidence = report.evidence.as_ref();
    vec![
        Cell::Text(matter.words.progress(progress)),
        Cell::Standing(board.standing(programme, item), progress),
        Cell::text(&report.note),
        Cell::text(&report.obstacle),
        evidence.map_or(Cell::Blank, |paper| Cell::text(&paper.number)),
        Cell::day(evidence.and_then(|paper| paper.date)),
        Cell::day(report.done_on),
    ]
}

/// What stands in those beside the page.
pub fn cells_beside(board: &Board, item: &Item<'_>) -> Vec<Cell> {
    vec![
        board.state(&item.key).reported_at.map_or(Cell::Blank, Cell::Moment),
        Cell::text(item.key.as_str()),
    ]
}

/// What a node says, whole: its title, or its text where the title is only the
/// beginning of that.
#[must_use]
pub fn whole(node: &Node) -> &str {
    if node.title.ends_with('…') { &node.text } else { &node.title }
}
