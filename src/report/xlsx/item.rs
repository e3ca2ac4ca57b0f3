//! What every followed item shows: when it is due, how it stands, and what was
//! last reported.

use super::Matter;
use super::table::{Cell, Column};
use crate::domain::{Board, Item, Node, Programme};
use crate::say;

/// The columns of an item, printed.
pub fn columns(matter: &Matter<'_>) -> Vec<Column> {
    let words = matter.words;
    let day = matter.as_of.map(|day| words.date(day)).unwrap_or_default();
    vec![
        Column::new(say!(words, "xlsx-period"), 12.0),
        Column::new(say!(words, "xlsx-due"), 11.0),
        Column::new(say!(words, "xlsx-progress"), 12.0),
        Column::new(say!(words, "xlsx-standing", date = day), 14.0),
        Column::new(say!(words, "xlsx-days"), 7.0),
        Column::new(say!(words, "xlsx-note"), 30.0),
        Column::new(say!(words, "label-obstacle"), 18.0),
        Column::new(say!(words, "xlsx-evidence"), 12.0),
        Column::new(say!(words, "xlsx-evidence-date"), 11.0),
        Column::new(say!(words, "xlsx-done-on"), 11.0),
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
    let report = &board.state(&item.key).report;
    let standing = board.standing(programme, item);
    let progress = board.progress(item);
    let left =
        due.date().filter(|_| standing.is_open()).map(|day| (day - board.as_of()).num_days());
    let left = left.and_then(|days| i32::try_from(days).ok());
    let evidence = report.evidence.as_ref();
    vec![
        due.period.map_or(Cell::Blank, |period| Cell::Text(words.period(period))),
        Cell::day(due.date()),
        Cell::Text(words.progress(progress)),
        Cell::Standing(standing, progress),
        left.map_or(Cell::Blank, |days| Cell::Number(days.into())),
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
pub fn whole(node: &Node) -> &str {
    if node.title.ends_with('…') { &node.text } else { &node.title }
}
