//! Help: the rows of the keymap, this screen first, to be filtered and run.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use super::field::Field;
use super::label;
use super::measured::moved;
use super::overlay::{Overlay, Step};
use super::state::State;
use crate::action::{Action, Context, Screen};
use crate::keymap::{self, Section};
use crate::text::fold;

/// The open help.
#[derive(Debug, Clone)]
pub struct Help {
    /// What the rows must hold.
    pub field: Field,
    /// The row under the cursor.
    pub chosen: usize,
}

/// A row of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpRow {
    /// What it asks for.
    pub action: Action,
    /// Its keys, as a reader names them.
    pub keys: Vec<String>,
    /// What it does.
    pub label: String,
    /// Where it belongs.
    pub section: Section,
}

/// The rows for a screen, in the order of the table, one for each action.
#[must_use]
pub fn rows(state: &State, screen: Screen) -> Vec<HelpRow> {
    let mut rows: Vec<HelpRow> = Vec::new();
    for row in keymap::rows().iter().filter(|row| keymap::works_on(row, screen)) {
        if rows.iter().any(|known| known.action == row.action) {
            continue;
        }
        if row.action == Action::Editor && !state.setup.has_editor {
            continue;
        }
        let mut keys = keymap::keys_of(row.action, Context::List);
        for context in [Context::Field, Context::Dialog] {
            if keys.is_empty() {
                keys = keymap::keys_of(row.action, context);
            }
        }
        let label = label::action(&state.words, row.action);
        rows.push(HelpRow { action: row.action, keys, label, section: row.section });
    }
    rows.sort_by_key(|row| row.section);
    rows
}

impl Help {
    /// The help with an empty filter.
    #[must_use]
    pub fn open() -> Self {
        Self { field: Field::line(""), chosen: 0 }
    }

    /// The rows that hold what is typed, in the label or among the keys.
    #[must_use]
    pub fn matching(&self, state: &State) -> Vec<HelpRow> {
        let wanted = fold(self.field.text().trim());
        let mut rows = rows(state, state.screen);
        rows.retain(|row| {
            fold(&row.label).contains(&wanted) || row.keys.iter().any(|key| fold(key) == wanted)
        });
        rows
    }

    /// Does what a key asks for.
    pub fn act(mut self, state: &mut State, action: Action) -> Step {
        let rows = self.matching(state);
        match action {
            Action::Back | Action::Help => return (None, Vec::new()),
            Action::Open => {
                let Some(row) = rows.get(self.chosen) else {
                    return (Some(Overlay::Help(self)), Vec::new());
                };
                return (None, super::update::act(state, row.action));
            }
            other => self.chosen = moved(self.chosen, rows.len(), other, state.measured.step()),
        }
        (Some(Overlay::Help(self)), Vec::new())
    }
}
