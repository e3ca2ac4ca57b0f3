//! The sheet of units: who they are and what hangs on them.

use super::Matter;
use super::table::{Cell, Column, Table};
use crate::domain::{Node, NodeKind, Standing, Tally, Unit, UnitKind, UnitRef};
use crate::say;

pub(super) fn table(matter: &Matter<'_>) -> Table {
    let words = matter.words;
    let mut columns = vec![
        Column::new(say!(words, "xlsx-unit"), 44.0),
        Column::new(say!(words, "xlsx-unit-short"), 26.0),
        Column::new(say!(words, "xlsx-unit-kind"), 11.0),
        Column::new(say!(words, "xlsx-unit-leads"), 9.0),
        Column::new(say!(words, "xlsx-unit-coordinates"), 9.0),
        Column::new(say!(words, "xlsx-unit-duties"), 9.0),
    ];
    let standings = Standing::ALL.map(|standing| Column::new(words.standing(standing), 10.0));
    columns.extend(standings);
    columns.push(Column::beside(say!(words, "xlsx-unit-aliases"), 60.0));
    // A catch-all is no unit, and stands last.
    let (bodies, rest): (Vec<&Unit>, Vec<&Unit>) =
        matter.units.iter().partition(|unit| unit.kind != UnitKind::CatchAll);
    let rows = bodies.into_iter().chain(rest).map(|unit| row(matter, unit)).collect();
    Table { name: say!(words, "xlsx-sheet-units"), columns, rows }
}

fn row(matter: &Matter<'_>, unit: &Unit) -> Vec<Cell> {
    let names_unit = |named: &[UnitRef]| named.iter().any(|known| known.unit == unit.id);
    let nodes = || matter.programmes.iter().flat_map(|(programme, _)| &programme.nodes);
    let is_duty = |node: &Node| node.kind() == NodeKind::Duty;
    let leads = nodes().filter(|node| !is_duty(node) && names_unit(node.lead())).count();
    let coordinates = nodes().filter(|node| names_unit(node.coordinators())).count();
    let duties = nodes().filter(|node| is_duty(node) && names_unit(node.lead())).count();
    let mut cells = vec![
        Cell::text(&unit.name),
        Cell::text(&unit.short),
        Cell::Text(matter.words.unit_kind(unit.kind)),
        Cell::count(leads),
        Cell::count(coordinates),
        Cell::count(duties),
    ];
    let tally: Tally = matter
        .programmes
        .iter()
        .flat_map(|(programme, board)| {
            programme
                .items()
                .filter(|item| names_unit(item.lead()))
                .map(|item| board.standing(programme, &item))
        })
        .collect();
    cells.extend(Standing::ALL.map(|standing| Cell::count(tally.count(standing))));
    cells.push(Cell::text(&unit.aliases.join("; ")));
    cells
}
