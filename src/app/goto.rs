//! "Đến mục: 3.4".

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use super::field::Field;
use super::meeting::{self, sitting};
use super::overlay::{Overlay, Step};
use super::search::show_item;
use super::state::State;
use crate::action::Action;
use crate::domain::Key;
use crate::say;

/// The field that asks for a number.
#[derive(Debug, Clone)]
pub struct GoTo {
    /// What is typed.
    pub field: Field,
    /// Why it cannot be gone to.
    pub complaint: Option<String>,
}

impl GoTo {
    /// An empty field.
    #[must_use]
    pub fn open() -> Self {
        Self { field: Field::line(""), complaint: None }
    }

    /// Does what a key asks for.
    pub fn act(mut self, state: &mut State, action: Action) -> Step {
        match action {
            Action::Back => return (None, Vec::new()),
            Action::Open => {
                let typed = self.field.text();
                let number = typed.trim().trim_end_matches('.');
                let programme =
                    state.volume().map(|volume| std::sync::Arc::clone(&volume.programme));
                if let Some(node) = programme.as_ref().and_then(|p| p.numbered(number)) {
                    if state.wall.is_some() {
                        return self.on_the_wall(state, &node.key, number);
                    }
                    show_item(state, None, &node.key);
                    return (None, Vec::new());
                }
                self.complaint = Some(say!(state.words, "goto-nothing", number = number));
            }
            _ => {}
        }
        (Some(Overlay::GoTo(self)), Vec::new())
    }

    fn on_the_wall(mut self, state: &mut State, key: &Key, number: &str) -> Step {
        if meeting::go_to(state, key) {
            return (None, sitting::keep(state));
        }
        self.complaint = Some(say!(state.words, "goto-nothing", number = number));
        (Some(Overlay::GoTo(self)), Vec::new())
    }
}
