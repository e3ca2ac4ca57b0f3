//! `tiendo compare FROM TO` and `tiendo slips`

use super::arguments::{Compare, Slips};
use super::complaint::{Complaint, TimeComplaint};
use super::desk::Desk;
use super::place;
use super::reply::Reply;
use super::typed;
use crate::app::compare::{Both, due, move_line, name, turn, turn_line};
use crate::app::library::Volume;
use crate::domain::{Item, Move, Side, Turn};
use crate::report::json::{CompareShape, MoveShape};
use crate::say;

/// What is not the same at two moments.
pub fn run(desk: &Desk, asked: &Compare) -> Result<Reply, Complaint> {
    let library = desk.library()?;
    let moment = |text: &String| {
        let named = typed::moment(text, &desk.words, desk.today())?;
        desk.moment(&library, named)
    };
    let (from, to) = (moment(&asked.from)?, moment(&asked.to)?);
    let volumes = place::volumes(&library, asked.programme.as_deref())?;
    let both = volumes.iter().map(|volume| Both::of(&library, &volume.document.id, from, to));
    let both: Vec<Both> =
        both.collect::<Option<_>>().ok_or(Complaint::Time(TimeComplaint::Same))?;
    if asked.json {
        let shape = |both: &Both| {
            let [before, after] = [&both.before, &both.after]
                .map(|volume| Side { programme: &volume.programme, board: &volume.board });
            CompareShape::new(before, after, &both.comparison(&library))
        };
        return Reply::json(&both.iter().map(shape).collect::<Vec<_>>());
    }
    let words = &desk.words;
    let mut page = desk.page();
    for both in &both {
        let comparison = both.comparison(&library);
        let [from, to] = [&both.before, &both.after].map(|side| words.date(side.board.as_of()));
        page.line(&both.after.programme.short_title);
        page.line(&say!(words, "difference-title", from = from, to = to));
        for group in Turn::ALL {
            page.line("");
            let count = comparison.group(group).count();
            page.line(&format!("{} ({count})", turn(words, group).to_uppercase()));
            for row in comparison.group(group) {
                let title = row.stood().map(|stood| name(words, &stood.item));
                page.indented(2, &title.unwrap_or_default());
                for line in turn_line(words, both, row, group) {
                    page.indented(4, &line);
                }
            }
        }
    }
    Ok(page.done())
}

/// Every deadline that was moved, and by whom and why, oldest first.
pub fn slips(desk: &Desk, asked: &Slips) -> Result<Reply, Complaint> {
    let library = desk.library()?;
    let ledger = library.ledger();
    let volumes = place::volumes(&library, asked.programme.as_deref())?;
    let mut moved: Vec<(&Volume, Item<'_>, Move<'_>)> = Vec::new();
    for volume in volumes {
        for item in volume.programme.items() {
            let known = volume.board.moves(&item.key, ledger);
            moved.extend(known.into_iter().map(|known| (volume, item.clone(), known)));
        }
    }
    moved.sort_by_key(|(.., known)| known.seq);
    if moved.is_empty() {
        return Ok(Reply::nothing(asked.json, Complaint::Time(TimeComplaint::NothingMoved)));
    }
    if asked.json {
        let shape = |(volume, item, known): &(&Volume, Item<'_>, Move<'_>)| {
            MoveShape::new(&volume.programme, &item.key, &item.node.title, known)
        };
        return Reply::json(&moved.iter().map(shape).collect::<Vec<_>>());
    }
    let words = &desk.words;
    let mut page = desk.page();
    for (_, item, known) in &moved {
        page.line(&name(words, item));
        page.indented(2, &format!("{} → {}", due(words, known.before), due(words, known.after)));
        page.indented(2, &move_line(words, known));
    }
    Ok(page.done())
}
