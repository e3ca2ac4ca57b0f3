//! The source of an item, word for word.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use super::measured::moved;
use super::overlay::{Overlay, Step};
use super::state::State;
use crate::action::Action;
use crate::domain::Key;

/// The open source.
#[derive(Debug, Clone)]
pub struct SourceView {
    /// Whose source.
    pub key: Key,
    /// The first line shown.
    pub scroll: usize,
}

impl SourceView {
    /// Does what a key asks for.
    pub fn act(mut self, state: &mut State, action: Action) -> Step {
        match action {
            Action::Back | Action::Open => return (None, Vec::new()),
            other => {
                let length = state.measured.overflow + 1;
                self.scroll = moved(self.scroll, length, other, state.measured.step());
            }
        }
        (Some(Overlay::Source(self)), Vec::new())
    }
}
