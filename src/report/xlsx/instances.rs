//! The sheet of periods: one row for every instance of what comes round.

use super::table::{Cell, Column, Table};
use super::{Matter, item, names};
use crate::domain::{Board, Instance, Item, Programme, Progress, Standing, Submission};
use crate::say;

pub(super) fn table(matter: &Matter<'_>) -> Table {
    let words = matter.words;
    let mut columns: Vec<Column> = matter.programme_column().into_iter().collect();
    columns.extend([
        Column::new(say!(words, "xlsx-number"), 7.0),
        Column::new(say!(words, "label-body"), 22.0),
        Column::new(say!(words, "xlsx-duty"), 46.0),
        Column::new(say!(words, "label-cycle"), 14.0),
        Column::new(say!(words, "xlsx-instance-due"), 11.0),
        Column::new(say!(words, "xlsx-submission"), 16.0),
        Column::new(say!(words, "xlsx-handed-in"), 11.0),
        Column::new(say!(words, "xlsx-roll"), 30.0),
        Column::beside(say!(words, "cli-key"), 12.0),
    ]);
    let mut rows = Vec::new();
    for (programme, board) in matter.programmes {
        for (item, instances) in board.recurring(programme) {
            let of = |known| row(matter, programme, board, &item, known);
            rows.extend(instances.iter().map(of));
        }
    }
    Table { name: say!(words, "xlsx-sheet-instances"), columns, rows }
}

fn row(
    matter: &Matter<'_>,
    programme: &Programme,
    board: &Board,
    item: &Item<'_>,
    instance: &Instance,
) -> Vec<Cell> {
    let words = matter.words;
    let number = &item.node.number;
    let roll = board.roll_of(programme, item.node, Some(instance.period));
    let roll = roll.filter(|roll| roll.counts().1 > 0).map(|roll| words.roll(&roll));
    let mut cells: Vec<Cell> = matter.programme_cell(programme).into_iter().collect();
    cells.extend([
        Cell::text(if number.is_empty() { item.key.as_str() } else { number }),
        Cell::text(&names(programme, item.lead())),
        Cell::text(item::whole(item.node)),
        Cell::text(&words.period(instance.period)),
        Cell::Day(instance.due),
        submission(matter, instance),
        Cell::day(instance.handed_in),
        Cell::text(&roll.unwrap_or_default()),
        Cell::text(item.key.as_str()),
    ]);
    cells
}

/// What became of it, in its word.
fn submission(matter: &Matter<'_>, instance: &Instance) -> Cell {
    match instance.submission {
        Submission::Awaited if instance.rests => Cell::Standing(Standing::Paused, Progress::Paused),
        Submission::InTime | Submission::Late | Submission::Missed | Submission::Awaited => {
            Cell::Text(matter.words.submission(instance.submission))
        }
    }
}
