//! Screen 4: who leads, who coordinates.

use super::message::Effect;
use super::state::State;
use crate::action::Action;
use crate::domain::{Key, UnitId};

/// Where a person is among the units.
#[derive(Debug, Clone, Default)]
pub struct Units {
    /// The unit under the cursor.
    pub selected: Option<UnitId>,
}

impl Units {
    /// Puts the cursor on a unit.
    pub fn select(&mut self, unit: UnitId) {
        self.selected = Some(unit);
    }

    /// The item under the cursor of the right pane.
    #[must_use]
    pub fn selected_key(&self, state: &State) -> Option<Key> {
        let _ = state;
        None
    }
}

/// Does what a key asks for on this screen.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let _ = (state, action);
    Vec::new()
}

/// Puts the cursor on a row that was clicked.
/// c
pub fn counts(_s: &State, _u: &UnitId) -> (usize, usize) {
    (0, 0)
}
/// Puts the cursor on a row that was clicked.
pub fn choose(state: &mut State, at: usize) {
    let _ = (state, at);
}
