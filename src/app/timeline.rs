//! Screen 3: the quarters.

use super::message::Effect;
use super::state::State;
use crate::action::Action;
use crate::domain::{Key, Quarter};

/// Where a person is in time.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// The row under the cursor.
    pub selected: Option<Key>,
    /// The quarter under the cursor; the current one when none is chosen.
    pub quarter: Option<Quarter>,
}

/// Does what a key asks for on this screen.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let _ = (state, action);
    Vec::new()
}
