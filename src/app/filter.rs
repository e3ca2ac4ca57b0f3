//! What the lists leave out, and in which order they stand.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use super::library::Volume;
use super::measured::moved;
use super::overlay::{Overlay, Step};
use super::state::State;
use crate::action::{Action, Screen};
use crate::domain::{
    Item, ItemKind, MilestoneKind, Quarter, Standing, Submission, UnitId, UnitKind, UnitRef,
};

/// Which items are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// Everything that is followed.
    #[default]
    Everything,
    /// The models, by their plans.
    Models,
    /// Everything with a deadline, milestones and tasks as well.
    Dated,
    /// What is due by the end of the current quarter, or was before it.
    DueSoFar,
    /// Everything without a deadline: recurring, open-ended, or not said.
    Undated,
    /// The models that are to be kept up after their plan.
    Upkeep,
}

impl Scope {
    /// Whether an item belongs to it.
    #[must_use]
    pub fn holds(self, volume: &Volume, item: &Item<'_>) -> bool {
        let due = || volume.board.due(item).date();
        match self {
            Self::Everything => true,
            Self::Models => item.kind == ItemKind::Model,
            Self::Dated => due().is_some(),
            Self::DueSoFar => {
                let end = Quarter::of(volume.board.as_of()).last_day();
                due().zip(end).is_some_and(|(due, end)| due <= end)
            }
            Self::Undated => due().is_none(),
            Self::Upkeep => item.kind == ItemKind::Model && is_kept_up(item),
        }
    }
}

fn is_kept_up(item: &Item<'_>) -> bool {
    let mut milestones = item.node.model().into_iter().flat_map(|model| &model.milestones);
    milestones.any(|milestone| milestone.kind == MilestoneKind::Sustain)
}

/// Who answers for an item.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LedBy {
    /// This unit.
    Unit(UnitId),
    /// No unit that could answer: nobody is named, or a catch-all.
    Nobody,
}

impl LedBy {
    /// Who answers for an item: the unit named first, for a thing has one
    /// answering body (Conclusion 226-KL/TW), and a catch-all is none.
    #[must_use]
    pub fn of(volume: &Volume, item: &Item<'_>) -> Self {
        let is_body = |reference: &&UnitRef| {
            let unit = volume.programme.unit(reference);
            unit.is_none_or(|unit| unit.kind != UnitKind::CatchAll)
        };
        let first = item.node.lead().iter().find(is_body);
        first.map_or(Self::Nobody, |reference| Self::Unit(reference.unit.clone()))
    }
}

/// The order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// As the document has it.
    #[default]
    Document,
    /// By deadline, the earliest first.
    Due,
}

/// What a list shows. Everything, when nothing is set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only these standings; all of them when empty.
    pub standings: Vec<Standing>,
    /// Only what this unit leads or coordinates.
    pub unit: Option<UnitId>,
    /// Only that for which this one answers.
    pub led_by: Option<LedBy>,
    /// Only what is due in this quarter.
    pub quarter: Option<Quarter>,
    /// Which items.
    pub scope: Scope,
    /// Only what has had no report in the current quarter.
    pub is_silent: bool,
    /// Only what comes round and was not handed in for some period.
    pub is_missed: bool,
    /// The order.
    pub sort: Sort,
    /// The screen from which the list was opened; Esc goes back there.
    pub origin: Option<Screen>,
}

impl Filter {
    /// Whether it leaves nothing out and keeps the order.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Self { origin: None, ..self.clone() } == Self::default()
    }

    /// Whether an item is shown.
    #[must_use]
    pub fn admits(&self, volume: &Volume, item: &Item<'_>) -> bool {
        let in_quarter =
            |quarter| volume.board.due(item).date().is_some_and(|due| Quarter::of(due) == quarter);
        self.scope.holds(volume, item)
            && (self.standings.is_empty() || self.standings.contains(&volume.standing(item)))
            && self.unit.as_ref().is_none_or(|unit| concerns(item, unit))
            && self.led_by.as_ref().is_none_or(|led_by| LedBy::of(volume, item) == *led_by)
            && self.quarter.is_none_or(in_quarter)
            && (!self.is_silent || volume.board.is_silent(item))
            && (!self.is_missed || is_missed(volume, item))
    }

    /// The items it admits, in its order.
    #[must_use]
    pub fn items<'a>(&self, volume: &'a Volume) -> Vec<Item<'a>> {
        let mut items: Vec<Item<'a>> =
            volume.programme.items().filter(|item| self.admits(volume, item)).collect();
        if self.sort == Sort::Due {
            items.sort_by_key(|item| {
                let due = volume.board.due(item).date();
                (due.is_none(), due)
            });
        }
        items
    }
}

/// Whether some period of what comes round was not handed in.
#[must_use]
pub fn is_missed(volume: &Volume, item: &Item<'_>) -> bool {
    let instances = volume.board.instances(&volume.programme, item);
    instances.iter().any(|known| known.submission == Submission::Missed)
}

/// Whether a unit leads or coordinates an item.
#[must_use]
pub fn concerns(item: &Item<'_>, unit: &UnitId) -> bool {
    item.node.lead().iter().chain(item.node.coordinators()).any(|known| known.unit == *unit)
}

/// A line of the filter's menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilterLine {
    /// How items stand.
    Standing,
    /// Which unit.
    Unit,
    /// Due in which quarter.
    Quarter,
    /// In which order.
    Sort,
    /// Show everything again.
    Clear,
}

impl FilterLine {
    /// The lines, in their order.
    pub const ALL: [Self; 5] = [Self::Standing, Self::Unit, Self::Quarter, Self::Sort, Self::Clear];
}

/// The filter's menu: ↑↓ chooses a line, ←→ its value; the list follows at once.
#[derive(Debug, Clone, Default)]
pub struct FilterMenu {
    /// The line with the keys.
    pub chosen: usize,
}

impl FilterMenu {
    /// Does what a key asks for.
    pub fn act(mut self, state: &mut State, action: Action) -> Step {
        match action {
            Action::Back => return (None, Vec::new()),
            Action::Open => {
                if FilterLine::ALL.get(self.chosen) == Some(&FilterLine::Clear) {
                    state.filter = Filter::default();
                }
                return (None, Vec::new());
            }
            Action::Left => self.turn(state, false),
            Action::Right => self.turn(state, true),
            Action::NextPane => self.chosen = (self.chosen + 1) % FilterLine::ALL.len(),
            other => self.chosen = moved(self.chosen, FilterLine::ALL.len(), other, 1),
        }
        (Some(Overlay::Filter(self)), Vec::new())
    }

    fn turn(&self, state: &mut State, on: bool) {
        let Some(line) = FilterLine::ALL.get(self.chosen) else { return };
        let Some(volume) = state.library.volumes().get(state.programme) else { return };
        let filter = &mut state.filter;
        match line {
            FilterLine::Standing => {
                let now = filter.standings.first().copied();
                filter.standings = turned(&Standing::ALL, now, on).into_iter().collect();
            }
            FilterLine::Unit => {
                let units: Vec<UnitId> =
                    volume.programme.units.iter().map(|unit| unit.id.clone()).collect();
                filter.unit = turned(&units, filter.unit.take(), on);
            }
            FilterLine::Quarter => {
                filter.quarter = turned(&quarters(volume), filter.quarter, on);
            }
            FilterLine::Sort => {
                filter.sort = match filter.sort {
                    Sort::Document => Sort::Due,
                    Sort::Due => Sort::Document,
                };
            }
            FilterLine::Clear => {}
        }
    }
}

/// The quarters in which something is due, in order.
fn quarters(volume: &Volume) -> Vec<Quarter> {
    let due = |item: Item<'_>| volume.board.due(&item).date().map(Quarter::of);
    let mut quarters: Vec<Quarter> = volume.programme.items().filter_map(due).collect();
    quarters.sort_unstable();
    quarters.dedup();
    quarters
}

/// The value after or before `now`; "all" stands between the last and the first.
fn turned<T: Clone + PartialEq>(values: &[T], now: Option<T>, on: bool) -> Option<T> {
    let at = now.and_then(|now| values.iter().position(|value| *value == now));
    match (at, on) {
        (None, true) => values.first().cloned(),
        (None, false) => values.last().cloned(),
        (Some(at), true) => values.get(at + 1).cloned(),
        (Some(at), false) => at.checked_sub(1).and_then(|at| values.get(at)).cloned(),
    }
}
