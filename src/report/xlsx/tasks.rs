//! The sheet of tasks.

use super::table::{Cell, Column, Table};
use super::{Matter, item, names};
use crate::domain::{Board, Content, Item, Node, Programme, Task};
use crate::say;

pub(super) fn table(matter: &Matter<'_>) -> Table {
    let words = matter.words;
    let mut columns: Vec<Column> = matter.programme_column().into_iter().collect();
    columns.extend([
        Column::new(say!(words, "xlsx-number"), 7.0),
        Column::new(say!(words, "xlsx-task"), 42.0),
        Column::new(say!(words, "label-lead"), 16.0),
        Column::new(say!(words, "label-coordinators"), 20.0),
    ]);
    columns.extend(item::columns(matter));
    columns.extend([
        Column::beside(say!(words, "xlsx-time"), 20.0),
        Column::beside(say!(words, "label-product"), 30.0),
        Column::beside(say!(words, "xlsx-above"), 30.0),
    ]);
    columns.extend(item::columns_beside(matter));
    let mut rows = Vec::new();
    for (programme, board) in matter.programmes {
        for node in &programme.nodes {
            if let Content::Task(task) = &node.content {
                rows.extend(node.items().map(|item| row(matter, programme, board, task, &item)));
            }
        }
    }
    Table { name: say!(words, "xlsx-sheet-tasks"), columns, rows }
}

/// The heading under which a node stands.
pub(super) fn above(programme: &Programme, node: &Node) -> String {
    let parent = node.parent.as_ref().and_then(|key| programme.node(key));
    parent
        .map(|node| format!("{} {}", node.number, node.title).trim().to_owned())
        .unwrap_or_default()
}

fn row(
    matter: &Matter<'_>,
    programme: &Programme,
    board: &Board,
    task: &Task,
    item: &Item<'_>,
) -> Vec<Cell> {
    let mut cells: Vec<Cell> = matter.programme_cell(programme).into_iter().collect();
    let number = &item.node.number;
    cells.extend([
        Cell::text(if number.is_empty() { item.key.as_str() } else { number }),
        Cell::text(item::whole(item.node)),
        Cell::text(&names(programme, &task.lead)),
        Cell::text(&names(programme, &task.coordinators)),
    ]);
    cells.extend(item::cells(matter, programme, board, item));
    cells.extend([
        Cell::text(&task.time),
        Cell::text(&task.product),
        Cell::text(&above(programme, item.node)),
    ]);
    cells.extend(item::cells_beside(board, item));
    cells
}
