//! `tiendo who QUERY`

use std::collections::HashSet;

use super::arguments::Query;
use super::complaint::Complaint;
use super::desk::Desk;
use super::reply::{Page, Reply};
use super::search::query;
use crate::app::library::{Library, Volume, line};
use crate::domain::{Content, Item, Node, Unit, UnitId, UnitRef};
use crate::report::json::{Answer, ItemShape, unit_shape};
use crate::runtime::searcher;
use crate::say;
use crate::search::{Found, Group, GroupKind, Target};

/// What `who` found: a unit, or an item.
enum Answered<'a> {
    Unit(&'a Unit),
    Item(&'a Volume, Item<'a>),
}

/// Units with what they lead and coordinate, models with who leads and
/// coordinates them, best first; tasks only where there is neither.
pub fn run(desk: &Desk, asked: &Query) -> Result<Reply, Complaint> {
    let query = query(asked)?;
    let library = desk.library()?;
    let found = searcher::find(&library, &desk.words, &query);
    let answers = answers(&library, &found);
    if answers.is_empty() {
        let complaint = Complaint::NothingLike { query, near: found.suggestions };
        return Ok(Reply::nothing(asked.json, complaint));
    }
    if asked.json {
        let programmes = library.folded();
        let shape = |answer: &Answered<'_>| match answer {
            Answered::Unit(unit) => Answer::Unit(unit_shape(&programmes, unit)),
            Answered::Item(volume, item) => {
                Answer::Item(Box::new(ItemShape::new(&volume.programme, &volume.board, item)))
            }
        };
        return Reply::json(&answers.iter().map(shape).collect::<Vec<_>>());
    }
    let mut page = desk.page();
    for answer in &answers {
        match answer {
            Answered::Unit(unit) => about_unit(&mut page, desk, &library, unit),
            Answered::Item(volume, item) => {
                page.line(&line(&desk.words, volume, item));
            }
        }
    }
    Ok(page.done())
}

fn answers<'a>(library: &'a Library, found: &Found) -> Vec<Answered<'a>> {
    let wanted = |group: &&Group| matches!(group.kind, GroupKind::Units | GroupKind::Models);
    let mut groups: Vec<&Group> = found.groups.iter().filter(wanted).collect();
    if groups.is_empty() {
        groups.extend(found.groups.iter().filter(|group| group.kind == GroupKind::Tasks));
    }
    let has_units = groups.iter().any(|group| group.kind == GroupKind::Units);
    let mut seen = HashSet::new();
    let mut answers = Vec::new();
    for hit in groups.into_iter().flat_map(|group| &group.hits) {
        match &hit.target {
            Target::Unit(id) => answers.extend(library.unit(id).map(Answered::Unit)),
            // What a unit that was found does is told with the unit.
            Target::Item { .. } if has_units && hit.role.is_some() => {}
            Target::Item { programme, key } => {
                let volume = library.volume(programme);
                let item = volume.and_then(|volume| Some((volume, volume.programme.item(key)?)));
                let fresh = item.filter(|(_, item)| seen.insert((programme, item.key.clone())));
                answers.extend(fresh.map(|(volume, item)| Answered::Item(volume, item)));
            }
        }
    }
    answers
}

/// How a node names units of one sort.
type UnitsOf = fn(&Node) -> &[UnitRef];

fn about_unit(page: &mut Page, desk: &Desk, library: &Library, unit: &Unit) {
    let words = &desk.words;
    page.line(&unit.name);
    let parts: [(UnitsOf, String); 3] = [
        (led, say!(words, "label-lead")),
        (Node::coordinators, say!(words, "label-coordinators")),
        (charged, say!(words, "cli-duties")),
    ];
    let mut is_idle = true;
    for (of, label) in parts {
        let lines = work(library, &unit.id, of)
            .map(|(volume, item)| line(words, volume, &item))
            .collect::<Vec<_>>();
        if !lines.is_empty() {
            is_idle = false;
            page.indented(2, &format!("{label} ({}):", lines.len()));
            for line in &lines {
                page.indented(4, line);
            }
        }
    }
    if is_idle {
        page.indented(2, &say!(words, "cli-unit-idle"));
    }
}

/// Who leads, duties apart.
fn led(node: &Node) -> &[UnitRef] {
    if is_duty(node) { &[] } else { node.lead() }
}

/// Whose duty it is.
fn charged(node: &Node) -> &[UnitRef] {
    if is_duty(node) { node.lead() } else { &[] }
}

fn is_duty(node: &Node) -> bool {
    matches!(node.content, Content::Duty(_))
}

fn work<'a>(
    library: &'a Library,
    unit: &'a UnitId,
    of: impl Fn(&Node) -> &[UnitRef] + 'a,
) -> impl Iterator<Item = (&'a Volume, Item<'a>)> {
    library
        .volumes()
        .iter()
        .flat_map(|volume| volume.programme.nodes.iter().map(move |n| (volume, n)))
        .filter(move |(_, node)| of(node).iter().any(|known| known.unit == *unit))
        .filter_map(|(volume, node)| Some((volume, node.items().next()?)))
}
