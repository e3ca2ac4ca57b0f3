//! The sheet of duties: what each body has to do, once or again and again.

use super::table::{Cell, Column, Table};
use super::{Matter, item, names};
use crate::domain::{Board, Item, NodeKind, Programme};
use crate::say;

pub(super) fn table(matter: &Matter<'_>) -> Table {
    let words = matter.words;
    let mut columns: Vec<Column> = matter.programme_column().into_iter().collect();
    columns.extend([
        Column::new(say!(words, "xlsx-number"), 7.0),
        Column::new(say!(words, "label-body"), 18.0),
        Column::new(say!(words, "xlsx-duty"), 46.0),
        Column::new(say!(words, "label-cycle"), 14.0),
    ]);
    columns.extend(item::undated_columns(matter));
    columns.push(Column::beside(say!(words, "xlsx-above"), 30.0));
    columns.extend(item::columns_beside(matter));
    let mut rows = Vec::new();
    for (programme, board) in matter.programmes {
        for node in &programme.nodes {
            if node.kind() == NodeKind::Duty {
                rows.extend(node.items().map(|item| row(matter, programme, board, &item)));
            }
        }
    }
    Table { name: say!(words, "xlsx-sheet-duties"), columns, rows }
}

fn row(matter: &Matter<'_>, programme: &Programme, board: &Board, item: &Item<'_>) -> Vec<Cell> {
    let cycles = item.node.cycles().iter();
    let cycles: Vec<String> = cycles.map(|cycle| matter.words.cycle(*cycle)).collect();
    let number = &item.node.number;
    let mut cells: Vec<Cell> = matter.programme_cell(programme).into_iter().collect();
    cells.extend([
        Cell::text(if number.is_empty() { item.key.as_str() } else { number }),
        Cell::text(&names(programme, item.node.lead())),
        Cell::text(item::whole(item.node)),
        Cell::text(&cycles.join(", ")),
    ]);
    cells.extend(item::undated_cells(matter, programme, board, item));
    cells.push(Cell::text(&super::tasks::above(programme, item.node)));
    cells.extend(item::cells_beside(board, item));
    cells
}
