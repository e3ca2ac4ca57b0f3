//! The sheet of one unit (phiếu theo dõi, đôn đốc): what it leads and how that
//! stands, what it helps with, what it does again and again, and room for what
//! it answers.

use super::layout::Office;
use super::paper::{Block, Line, Paper, Table};
use super::quarter::{name, signature};
use crate::domain::{Board, Content, Item, Programme, Standing, Unit, UnitRef};
use crate::say;
use crate::words::Words;

/// The sheet of a unit over the programmes that name it.
#[must_use]
pub fn paper(
    words: &Words,
    programmes: &[(&Programme, &Board)],
    unit: &Unit,
    office: &Office,
) -> Paper {
    let as_of = programmes.first().map(|(_, board)| words.date(board.as_of())).unwrap_or_default();
    let mut blocks = Vec::new();
    let mut led = Vec::new();
    let (mut overdue, mut soon) = (0, 0);
    for (programme, board) in programmes {
        for item in programme.items().filter(|item| is_named(item.node.lead(), unit)) {
            if is_duty(&item) {
                continue;
            }
            let standing = board.standing(programme, &item);
            overdue += usize::from(standing == Standing::Overdue);
            soon += usize::from(standing == Standing::DueSoon);
            led.push(row(words, programme, board, &item, led.len() + 1));
        }
    }
    blocks.push(Block::text(say!(
        words,
        "unit-sheet-summary",
        date = as_of,
        unit = unit.name.clone(),
        led = format!("{:02}", led.len()),
        overdue = format!("{overdue:02}"),
        soon = format!("{soon:02}")
    )));
    blocks.push(Block::Heading(1, say!(words, "unit-sheet-part-led")));
    if led.is_empty() {
        blocks.push(Block::text(say!(words, "unit-sheet-nothing-led")));
    } else {
        blocks.push(Block::Table(Table {
            head: vec![
                say!(words, "paper-column-number"),
                say!(words, "paper-column-item"),
                say!(words, "paper-column-due"),
                say!(words, "paper-column-progress"),
                say!(words, "unit-sheet-column-answer"),
            ],
            widths: vec![6, 34, 14, 16, 30],
            rows: led,
        }));
    }
    blocks.push(Block::Heading(1, say!(words, "unit-sheet-part-duties")));
    blocks.extend(listed(words, programmes, |item| {
        is_named(item.node.lead(), unit) && is_duty(item)
    }));
    blocks.push(Block::Heading(1, say!(words, "unit-sheet-part-helped")));
    blocks.extend(listed(words, programmes, |item| {
        item.key == item.node.key && is_named(item.node.coordinators(), unit)
    }));
    blocks.push(Block::text(say!(words, "unit-sheet-asks")));
    Paper {
        code: say!(words, "unit-sheet-code"),
        kind: say!(words, "unit-sheet-kind"),
        about: vec![say!(words, "unit-sheet-about", unit = unit.name.clone())],
        blocks,
        signatures: vec![signature(words, office)],
        annexes: Vec::new(),
    }
}

fn is_named(units: &[UnitRef], unit: &Unit) -> bool {
    units.iter().any(|known| known.unit == unit.id)
}

fn is_duty(item: &Item<'_>) -> bool {
    matches!(item.node.content, Content::Duty(_))
}

fn row(
    words: &Words,
    programme: &Programme,
    board: &Board,
    item: &Item<'_>,
    number: usize,
) -> Line {
    let (state, due) = (board.state(&item.key), board.due(item));
    let standing = board.standing(programme, item);
    let period = due.period.map_or_else(|| say!(words, "no-due"), |period| words.period(period));
    let stands = words.standing_of(standing, state, due.date(), board.as_of());
    Line::Cells(vec![number.to_string(), name(item), period, stands, String::new()])
}

/// Items in a list, each with its number; a sentence where there are none.
fn listed(
    words: &Words,
    programmes: &[(&Programme, &Board)],
    wanted: impl Fn(&Item<'_>) -> bool,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (programme, _) in programmes {
        for item in programme.items().filter(|item| wanted(item)) {
            let text = if is_duty(&item) { item.node.text.clone() } else { name(&item) };
            blocks.push(Block::dash(text.trim_end_matches(['.', ';'])));
        }
    }
    if blocks.is_empty() {
        blocks.push(Block::text(say!(words, "unit-sheet-none")));
    }
    blocks
}
