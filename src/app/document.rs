//! Screen 6: the document itself.

use super::message::Effect;
use super::state::State;
use crate::action::Action;
use crate::domain::Key;

/// Where a person is in the document.
#[derive(Debug, Clone, Default)]
pub struct DocumentView {
    /// The node under the cursor.
    pub selected: Option<Key>,
}

impl DocumentView {
    /// The node under the cursor.
    #[must_use]
    pub fn selected_key(&self, state: &State) -> Option<Key> {
        let _ = state;
        self.selected.clone()
    }
}

/// Does what a key asks for on this screen.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let _ = (state, action);
    Vec::new()
}
