//! Screen 2: the figures that add up, and the lists behind them.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

mod figures;
pub mod part;
mod summary;
#[cfg(test)]
mod tests;

pub use figures::{Column, Figure};
pub use summary::{Counted, Remark, Summary, UnitLine};

use super::filter::{Filter, Scope};
use super::item_list::ItemList;
use super::library::Volume;
use super::measured::moved;
use super::message::Effect;
use super::overlay::Overlay;
use super::search::{Hits, show, show_item};
use super::state::State;
use crate::action::{Action, Screen};
use crate::domain::{ItemKind, Key, ProgrammeId};
use crate::say;
use crate::search::Target;

/// The panes, in the order of Tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// The two by two that adds up.
    #[default]
    Figures,
    /// What is overdue.
    Overdue,
    /// What is due soon.
    DueSoon,
    /// What is counted by itself, and what deserves a look.
    Attention,
    /// The figures by who answers.
    Units,
}

impl Pane {
    /// All of them, in the order of Tab.
    pub const ALL: [Self; 5] =
        [Self::Figures, Self::Overdue, Self::DueSoon, Self::Attention, Self::Units];

    /// Its place in that order.
    #[must_use]
    pub fn place(self) -> usize {
        Self::ALL.iter().position(|pane| *pane == self).unwrap_or(0)
    }

    /// The one after.
    #[must_use]
    pub fn next(self) -> Self {
        self.turned(true)
    }

    fn turned(self, on: bool) -> Self {
        let step = if on { 1 } else { Self::ALL.len() - 1 };
        let to = (self.place() + step) % Self::ALL.len();
        Self::ALL.get(to).copied().unwrap_or_default()
    }
}

/// The scopes that one key goes through.
const SCOPES: [Scope; 3] = [Scope::Models, Scope::Dated, Scope::DueSoFar];

/// Where a person is among the figures.
#[derive(Debug, Clone, Default)]
pub struct Dashboard {
    /// The pane with the keys.
    pub pane: Pane,
    /// The line under the cursor of that pane.
    pub chosen: usize,
    /// The column under the cursor, in the table by units.
    pub column: usize,
    /// What is counted, where it was chosen.
    pub scope: Option<Scope>,
    /// All programmes are counted, and not only the one shown.
    pub is_all: bool,
}

/// What a line leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opening {
    /// A list, shown on screen 1.
    List(Box<Filter>),
    /// An item of a programme.
    Item(ProgrammeId, Key),
    /// The doubts of the reading, one after the other in the document.
    Doubts,
    /// It only says something.
    Nothing,
}

impl Dashboard {
    /// The item under the cursor.
    #[must_use]
    pub fn selected_key(&self, state: &State) -> Option<Key> {
        let shown = state.volume()?.programme.id.clone();
        let summary = Summary::of(state);
        match summary.opening(self.pane, self.chosen, self.column_of(state.measured.columns)) {
            // What is asked of an item is asked of the programme shown.
            Opening::Item(programme, key) => (programme == shown).then_some(key),
            Opening::List(_) | Opening::Doubts | Opening::Nothing => None,
        }
    }

    /// What is counted: the models by their plans, unless something else was
    /// chosen or the programme has none.
    #[must_use]
    pub fn scope(&self, volumes: &[&Volume]) -> Scope {
        let other = || if has_models(volumes) { Scope::Models } else { Scope::Dated };
        self.scope.unwrap_or_else(other)
    }

    /// The programmes that are counted.
    #[must_use]
    pub fn volumes<'a>(&self, state: &'a State) -> Vec<&'a Volume> {
        if self.is_all {
            state.library.volumes().iter().collect()
        } else {
            state.volume().into_iter().collect()
        }
    }

    /// The column under the cursor, of those a window of this width shows.
    #[must_use]
    pub fn column_of(&self, window: u16) -> Column {
        let columns = Column::shown(window);
        columns.get(self.column.min(columns.len() - 1)).copied().unwrap_or_default()
    }
}

fn has_models(volumes: &[&Volume]) -> bool {
    let mut items = volumes.iter().flat_map(|volume| volume.programme.items());
    items.any(|item| item.kind == ItemKind::Model)
}

/// Does what a key asks for on this screen.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let summary = Summary::of(state);
    let (pane, columns) = (state.dashboard.pane, Column::shown(state.measured.columns).len());
    let length = summary.length(pane);
    let step = state.measured.step();
    let dashboard = &mut state.dashboard;
    let column = dashboard.column.min(columns - 1);
    match action {
        Action::NextPane => go_to(dashboard, pane.next()),
        Action::PreviousPane => go_to(dashboard, pane.turned(false)),
        Action::Back => go_to(dashboard, Pane::default()),
        Action::Filter => turn_scope(state),
        Action::Left if pane == Pane::Units => dashboard.column = column.saturating_sub(1),
        Action::Right if pane == Pane::Units => dashboard.column = (column + 1).min(columns - 1),
        Action::Open | Action::Right => open(state),
        other => dashboard.chosen = moved(dashboard.chosen, length, other, step),
    }
    Vec::new()
}

fn go_to(dashboard: &mut Dashboard, pane: Pane) {
    if dashboard.pane != pane {
        dashboard.pane = pane;
        dashboard.chosen = 0;
    }
}

/// The next scope; one without models is left out where there are none.
fn turn_scope(state: &mut State) {
    let volumes = state.dashboard.volumes(state);
    let now = state.dashboard.scope(&volumes);
    let has_models = has_models(&volumes);
    let offered: Vec<Scope> =
        SCOPES.into_iter().filter(|scope| has_models || *scope != Scope::Models).collect();
    let at = offered.iter().position(|scope| *scope == now).map_or(0, |at| at + 1);
    let scope = offered.get(at % offered.len()).copied();
    state.dashboard = Dashboard { scope, chosen: 0, ..state.dashboard };
}

fn open(state: &mut State) {
    let dashboard = &state.dashboard;
    let column = dashboard.column_of(state.measured.columns);
    let opening = Summary::of(state).opening(dashboard.pane, dashboard.chosen, column);
    match opening {
        Opening::List(filter) if dashboard.is_all => list_all(state, &filter),
        Opening::List(filter) => list(state, *filter),
        Opening::Item(programme, key) => {
            show_item(state, Some(&programme), &key);
            state.filter.origin = Some(Screen::Dashboard);
        }
        Opening::Doubts => doubts(state),
        Opening::Nothing => {}
    }
}

/// Shows a list on screen 1, with the cursor on its first item; an empty one
/// is only spoken of.
fn list(state: &mut State, filter: Filter) {
    let first = state.volume().and_then(|volume| {
        let items = filter.items(volume);
        items.first().map(|item| item.key.clone())
    });
    if first.is_none() {
        let text = say!(state.words, "dashboard-nothing");
        state.say(text);
        return;
    }
    state.filter = filter;
    state.screen = Screen::Browse;
    state.browse.pane = super::browse::Pane::Tree;
    state.browse.scroll = 0;
    state.browse.selected = first;
    state.is_unsaved_place = true;
}

/// Shows a list over all programmes.
fn list_all(state: &mut State, filter: &Filter) {
    let list = ItemList::of(state, filter);
    if list.places.is_empty() {
        let text = say!(state.words, "dashboard-nothing");
        state.say(text);
    } else {
        state.overlays.push(Overlay::Items(list));
    }
}

/// Shows the first doubt of the reading on screen 6; `n` and `N` go through
/// the others. One about the whole paper stands at its beginning.
fn doubts(state: &mut State) {
    let mut targets: Vec<Target> = Vec::new();
    for volume in state.dashboard.volumes(state) {
        let programme = &volume.programme;
        let beginning = programme.nodes.first().map(|node| &node.key);
        let keys = programme.notices.iter().filter_map(|notice| notice.key.as_ref().or(beginning));
        targets.extend(
            keys.map(|key| Target::Item { programme: programme.id.clone(), key: key.clone() }),
        );
    }
    let Some(first) = targets.first().cloned() else { return };
    state.hits = Some(Hits { targets, words: Vec::new(), at: 0 });
    state.screen = Screen::Document;
    show(state, &first);
    state.filter = Filter { origin: Some(Screen::Dashboard), ..Filter::default() };
}

/// Puts the cursor on a line that was clicked; lines are counted over all
/// panes in the order of Tab. A second click opens it.
pub fn choose(state: &mut State, at: usize) {
    let summary = Summary::of(state);
    let mut first = 0;
    for pane in Pane::ALL {
        let length = summary.length(pane);
        if at < first + length {
            let chosen = at - first;
            let again = state.dashboard.pane == pane && state.dashboard.chosen == chosen;
            state.dashboard = Dashboard { pane, chosen, ..state.dashboard };
            if again {
                open(state);
            }
            return;
        }
        first += length;
    }
}
