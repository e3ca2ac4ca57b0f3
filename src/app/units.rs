//! Screen 4: who leads, who coordinates.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use std::cmp::Reverse;
use std::collections::HashSet;

pub mod labour;

use labour::{Figures, Place};

use super::library::Volume;
use super::measured::moved;
use super::message::Effect;
use super::search::show_item;
use super::state::State;
use crate::action::Action;
use crate::domain::{Content, Key, Node, Standing, Unit, UnitId, UnitKind, UnitRef};
use crate::text::fold;

/// The order of the units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UnitSort {
    /// Those that lead most first.
    #[default]
    Leads,
    /// By name.
    Name,
    /// Those with most overdue first.
    Overdue,
}

impl UnitSort {
    /// The order after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Leads => Self::Name,
            Self::Name => Self::Overdue,
            Self::Overdue => Self::Leads,
        }
    }
}

/// The pane with the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// The units.
    #[default]
    List,
    /// What the unit does.
    Work,
}

/// Where a person is among the units.
#[derive(Debug, Clone, Default)]
pub struct Units {
    /// The unit under the cursor.
    pub selected: Option<UnitId>,
    /// The order of the units.
    pub sort: UnitSort,
    /// The pane with the keys.
    pub pane: Pane,
    /// Which work of the unit is under the cursor.
    pub chosen: usize,
    /// Only the programme shown is counted, and not all of them.
    pub is_one: bool,
}

impl Units {
    /// Puts the cursor on a unit.
    pub fn select(&mut self, unit: UnitId) {
        self.selected = Some(unit);
        self.pane = Pane::List;
        self.chosen = 0;
    }

    /// The item under the cursor of the right pane, while that has the keys.
    #[must_use]
    pub fn selected_key(&self, state: &State) -> Option<Key> {
        if self.pane != Pane::Work {
            return None;
        }
        let rows = rows(state);
        let work = work(state, &rows.get(cursor(state, &rows))?.unit.id);
        let chosen = work.get(self.chosen.min(work.len().saturating_sub(1)))?;
        (chosen.volume == state.programme).then(|| chosen.node.key.clone())
    }
}

/// A unit and its figures over all programmes.
#[derive(Debug, Clone, Copy)]
pub struct UnitRow<'a> {
    /// The unit.
    pub unit: &'a Unit,
    /// How many models, tasks and indicators it leads.
    pub leads: usize,
    /// How many it coordinates.
    pub coordinates: usize,
    /// How many of those it leads are overdue.
    pub overdue: usize,
}

/// How a unit has to do with a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// It leads.
    Leads,
    /// It coordinates.
    Coordinates,
    /// It is its duty, again and again.
    Recurring,
    /// It is its duty.
    Duty,
}

impl Part {
    /// All of them, in the order of the pane.
    pub const ALL: [Self; 4] = [Self::Leads, Self::Coordinates, Self::Recurring, Self::Duty];
}

/// Something a unit does.
#[derive(Debug, Clone, Copy)]
pub struct Work<'a> {
    /// Which programme of the library it stands in.
    pub volume: usize,
    /// Where it stands there.
    pub node: &'a Node,
    /// How the unit has to do with it.
    pub part: Part,
    /// Whether it both leads and coordinates it.
    pub is_both: bool,
}

/// The programmes that are counted, with their places in the library.
fn counted(state: &State) -> impl Iterator<Item = (usize, &Volume)> {
    let is_meant = |at: usize| !state.units.is_one || at == state.programme;
    state.library.volumes().iter().enumerate().filter(move |(at, _)| is_meant(*at))
}

/// How a unit has to do with a node: not at all, once, or twice where it both
/// leads and coordinates. A duty is neither led nor coordinated.
fn parts(node: &Node) -> impl Iterator<Item = (Part, &UnitRef)> {
    let part = match node.content {
        Content::Duty(_) if node.cycles().is_empty() => Part::Duty,
        Content::Duty(_) => Part::Recurring,
        Content::Model(_)
        | Content::Task(_)
        | Content::Indicator(_)
        | Content::Section
        | Content::Group
        | Content::Text => Part::Leads,
    };
    let leads = node.lead().iter().map(move |unit| (part, unit));
    leads.chain(node.coordinators().iter().map(|unit| (Part::Coordinates, unit)))
}

/// What a unit does, its own first, in the order of the programmes.
#[must_use]
pub fn work<'a>(state: &'a State, unit: &UnitId) -> Vec<Work<'a>> {
    let mut work = Vec::new();
    for (volume, known) in counted(state) {
        let own = known.labour().own(unit).map_or(&[][..], |own| &own.work);
        work.extend(own.iter().filter_map(|Place { at, part, is_both }| {
            let node = known.programme.nodes.get(*at)?;
            Some(Work { volume, node, part: *part, is_both: *is_both })
        }));
    }
    work.sort_by_key(|work| work.part);
    work
}

/// How many models, tasks and indicators a unit leads, and how many it
/// coordinates, over all programmes.
#[must_use]
pub fn counts(state: &State, unit: &UnitId) -> (usize, usize) {
    let work = work(state, unit);
    let count = |part| work.iter().filter(|work| work.part == part).count();
    (count(Part::Leads), count(Part::Coordinates))
}

/// Every unit that is named with its figures, as sorted. Catch-alls are no units: they come
/// last and have no figures.
#[must_use]
pub fn rows(state: &State) -> Vec<UnitRow<'_>> {
    let library = &state.library;
    let units = library.units();
    let of_one = state.units.is_one.then(|| Figures::of(units, state.volume()));
    let figures = of_one.as_deref().unwrap_or_else(|| library.figures());
    let mut rows: Vec<(UnitRow<'_>, &str)> = units
        .iter()
        .zip(figures)
        .zip(library.folded_names())
        .map(|((unit, figures), [short, _])| {
            let Figures { leads, coordinates, overdue } = *figures;
            (UnitRow { unit, leads, coordinates, overdue }, short.as_str())
        })
        .collect();
    if state.units.is_one
        && let Some(volume) = state.volume()
    {
        let own: HashSet<&UnitId> = volume.programme.units.iter().map(|unit| &unit.id).collect();
        rows.retain(|(row, _)| own.contains(&row.unit.id));
    }
    sort(&mut rows, state.units.sort);
    rows.into_iter().map(|(row, _)| row).collect()
}

fn is_overdue(volume: &Volume, node: &Node) -> bool {
    volume.current(node).is_some_and(|item| volume.standing(&item) == Standing::Overdue)
}

/// Sorts rows that each have their short name, folded, beside them.
fn sort(rows: &mut [(UnitRow<'_>, &str)], by: UnitSort) {
    let most = |row: &UnitRow<'_>| (Reverse(row.leads), Reverse(row.coordinates));
    match by {
        UnitSort::Leads => rows.sort_by_key(|(row, _)| most(row)),
        UnitSort::Name => rows.sort_by_key(|(_, short)| *short),
        UnitSort::Overdue => rows.sort_by_key(|(row, _)| (Reverse(row.overdue), most(row))),
    }
    rows.sort_by_key(|(row, _)| row.unit.kind == UnitKind::CatchAll);
}

/// Which row the cursor is on.
#[must_use]
pub fn cursor(state: &State, rows: &[UnitRow<'_>]) -> usize {
    let selected = state.units.selected.as_ref();
    rows.iter().position(|row| Some(&row.unit.id) == selected).unwrap_or(0)
}

/// The spellings under which the documents name a unit, but for its own.
#[must_use]
pub fn spellings<'a>(state: &'a State, unit: &Unit) -> Vec<&'a str> {
    let own = [fold(&unit.name), fold(&unit.short)];
    let mut known: HashSet<&'a str> = HashSet::new();
    let mut spellings: Vec<&'a str> = Vec::new();
    for volume in state.library.volumes() {
        let work = volume.labour().own(&unit.id).map_or(&[][..], |own| &own.work);
        let nodes = work.iter().filter_map(|place| volume.programme.nodes.get(place.at));
        let named = nodes.flat_map(parts).filter(|(_, known)| known.unit == unit.id);
        for (_, reference) in named {
            let written = reference.as_written.as_str();
            if known.insert(written) && !own.contains(&fold(written)) {
                spellings.push(written);
            }
        }
    }
    spellings
}

/// How many words of a longer name may stand before the shorter one for the
/// two to be taken for each other: those of one kind of organisation, as in
/// "Đảng ủy | Công an phường".
const KIND_WORDS: usize = 2;

/// The bodies that can be taken for a unit: one name is the other with no more
/// than the kind of an organisation before it. They are never the same.
#[must_use]
pub fn namesakes<'a>(state: &'a State, unit: &Unit) -> Vec<&'a Unit> {
    let own = fold(&unit.name);
    let is_like = |(other, [_, name]): &(&Unit, &[String; 2])| {
        other.kind == UnitKind::Body && (extends(&own, name) || extends(name, &own))
    };
    let units = state.library.units().iter().zip(state.library.folded_names());
    units.filter(is_like).map(|(other, _)| other).collect()
}

fn extends(longer: &str, shorter: &str) -> bool {
    let before = longer.strip_suffix(shorter).filter(|before| before.ends_with(' '));
    before.is_some_and(|before| (1..=KIND_WORDS).contains(&before.split_whitespace().count()))
}

/// Does what a key asks for on this screen.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    match state.units.pane {
        Pane::List => in_list(state, action),
        Pane::Work => in_work(state, action),
    }
    state.is_unsaved_place = true;
    Vec::new()
}

fn in_list(state: &mut State, action: Action) {
    match action {
        Action::NextPane | Action::PreviousPane | Action::Right | Action::Open => {
            choose_work(state, state.units.chosen);
        }
        Action::Filter => state.units.sort = state.units.sort.next(),
        other => {
            let rows = rows(state);
            let to = moved(cursor(state, &rows), rows.len(), other, state.measured.step());
            let unit = rows.get(to).map(|row| row.unit.id.clone());
            if unit != state.units.selected {
                state.units.chosen = 0;
            }
            state.units.selected = unit;
        }
    }
}

fn in_work(state: &mut State, action: Action) {
    match action {
        Action::NextPane | Action::PreviousPane | Action::Left | Action::Back => {
            state.units.pane = Pane::List;
        }
        Action::Open => {
            let rows = rows(state);
            let unit = rows.get(cursor(state, &rows)).map(|row| row.unit.id.clone());
            let work = unit.map(|unit| work(state, &unit)).unwrap_or_default();
            let Some(chosen) = work.get(state.units.chosen) else { return };
            let volume = state.library.volumes().get(chosen.volume);
            let programme = volume.map(|volume| volume.programme.id.clone());
            let key = chosen.node.key.clone();
            show_item(state, programme.as_ref(), &key);
        }
        Action::Filter => state.units.sort = state.units.sort.next(),
        other => {
            let rows = rows(state);
            let unit = rows.get(cursor(state, &rows)).map(|row| row.unit.id.clone());
            let length = unit.map_or(0, |unit| work(state, &unit).len());
            let to = moved(state.units.chosen, length, other, state.measured.step());
            choose_work(state, to);
        }
    }
}

/// Puts the cursor on a work of the unit. The programme shown follows, so that
/// what is asked of the item is asked of the right one.
fn choose_work(state: &mut State, at: usize) {
    let rows = rows(state);
    let Some(unit) = rows.get(cursor(state, &rows)).map(|row| row.unit.id.clone()) else { return };
    let work = work(state, &unit);
    let at = at.min(work.len().saturating_sub(1));
    let volume = work.get(at).map_or(state.programme, |work| work.volume);
    state.programme = volume;
    state.units = Units { selected: Some(unit), pane: Pane::Work, chosen: at, ..state.units };
}

/// Puts the cursor on a row that was clicked: the units come first, then what
/// the unit does. A second click opens it.
pub fn choose(state: &mut State, at: usize) {
    let rows = rows(state);
    let length = rows.len();
    if let Some(row) = rows.get(at) {
        let unit = row.unit.id.clone();
        state.units.select(unit);
    } else if state.units.pane == Pane::Work && state.units.chosen == at - length {
        in_work(state, Action::Open);
    } else {
        choose_work(state, at - length);
    }
    state.is_unsaved_place = true;
}

#[cfg(test)]
mod tests;
