//! Screen 2: the figures that add up.

use super::message::Effect;
use super::state::State;
use crate::action::Action;
use crate::domain::Key;

/// Where a person is among the figures.
#[derive(Debug, Clone, Default)]
pub struct Dashboard {
    /// The line under the cursor.
    pub chosen: usize,
}

impl Dashboard {
    /// The item under the cursor.
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
pub fn choose(state: &mut State, at: usize) {
    let _ = (state, at);
}
