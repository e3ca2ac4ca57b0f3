//! The sheet of models: a row for the plan of each and for every standard it
//! has to reach.

use super::table::{Cell, Column, Table};
use super::{Matter, item, names};
use crate::domain::{Board, Item, Model, Programme};
use crate::say;

pub(super) fn table(matter: &Matter<'_>) -> Table {
    let words = matter.words;
    let mut columns: Vec<Column> = matter.programme_column().into_iter().collect();
    columns.extend([
        Column::new(say!(words, "xlsx-number"), 6.0),
        Column::new(say!(words, "xlsx-model"), 24.0),
        Column::new(say!(words, "xlsx-milestone"), 13.0),
        Column::new(say!(words, "label-lead"), 16.0),
        Column::new(say!(words, "label-coordinators"), 24.0),
    ]);
    columns.extend(item::columns(matter));
    columns.extend([
        Column::beside(say!(words, "label-objective"), 50.0),
        Column::beside(say!(words, "label-milestones"), 40.0),
        Column::beside(say!(words, "label-product"), 30.0),
    ]);
    columns.extend(item::columns_beside(matter));
    let mut rows = Vec::new();
    for (programme, board) in matter.programmes {
        for node in &programme.nodes {
            if let Some(model) = node.model() {
                rows.extend(node.items().map(|item| row(matter, programme, board, model, &item)));
            }
        }
    }
    Table { name: say!(words, "xlsx-sheet-models"), columns, rows }
}

fn row(
    matter: &Matter<'_>,
    programme: &Programme,
    board: &Board,
    model: &Model,
    item: &Item<'_>,
) -> Vec<Cell> {
    let milestones: Vec<&str> = model.milestones.iter().map(|known| known.text.as_str()).collect();
    let label = item.milestone.map(|milestone| {
        let kind = || matter.words.milestone_kind(milestone.kind);
        if milestone.label.is_empty() { kind() } else { milestone.label.clone() }
    });
    let mut cells: Vec<Cell> = matter.programme_cell(programme).into_iter().collect();
    cells.extend([
        Cell::text(&item.node.number),
        Cell::text(&item.node.title),
        Cell::text(&label.unwrap_or_default()),
        Cell::text(&names(programme, &model.lead)),
        Cell::text(&names(programme, &model.coordinators)),
    ]);
    cells.extend(item::cells(matter, programme, board, item));
    cells.extend([
        Cell::text(&model.objective),
        Cell::text(&milestones.join("\n")),
        Cell::text(&model.product),
    ]);
    cells.extend(item::cells_beside(board, item));
    cells
}
