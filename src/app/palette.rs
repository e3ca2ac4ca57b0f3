//! All actions by name, searched without accents.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use super::field::Field;
use super::label;
use super::measured::moved;
use super::overlay::{Overlay, Step};
use super::state::State;
use crate::action::Action;
use crate::keymap::{self, Section};
use crate::text::fold;

/// The open palette.
#[derive(Debug, Clone)]
pub struct Palette {
    /// What the names must hold.
    pub field: Field,
    /// The row under the cursor.
    pub chosen: usize,
}

/// A row of the palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaletteRow {
    /// What it asks for.
    pub action: Action,
    /// What it does.
    pub label: String,
    /// Its main key; empty when it has none.
    pub key: String,
}

impl Palette {
    /// The palette with nothing typed.
    #[must_use]
    pub fn open() -> Self {
        Self { field: Field::line(""), chosen: 0 }
    }

    /// The rows whose names hold every word that is typed.
    #[must_use]
    pub fn matching(&self, state: &State) -> Vec<PaletteRow> {
        let typed = fold(&self.field.text());
        let keyed = keymap::rows()
            .iter()
            .filter(|row| row.section != Section::Writing && row.section != Section::Moving)
            .filter(|row| row.contexts.contains(&state.below()))
            .filter(|row| state.wall.is_some() || keymap::works_on(row, state.screen))
            .map(|row| row.action)
            .filter(|action| !matches!(action, Action::Palette | Action::Back | Action::Open));
        let unkeyed = keymap::PALETTE_ONLY
            .into_iter()
            .filter(|action| *action != Action::Suspend || state.setup.can_suspend);
        let mut rows: Vec<PaletteRow> = Vec::new();
        if typed.trim() == fold(&label::action(&state.words, Action::Fail)) {
            let label = label::action(&state.words, Action::Fail);
            rows.push(PaletteRow { action: Action::Fail, label, key: String::new() });
        }
        for action in keyed.chain([Action::GoTo]).chain(unkeyed) {
            let label = label::action(&state.words, action);
            let fits = typed.split_whitespace().all(|word| fold(&label).contains(word));
            if fits && !rows.iter().any(|row| row.action == action) {
                let key = keymap::keys_of(action, state.below()).into_iter().next();
                rows.push(PaletteRow { action, label, key: key.unwrap_or_default() });
            }
        }
        rows
    }

    /// Does what a key asks for.
    pub fn act(mut self, state: &mut State, action: Action) -> Step {
        let rows = self.matching(state);
        match action {
            Action::Back | Action::Palette => return (None, Vec::new()),
            Action::Open => {
                let Some(row) = rows.get(self.chosen) else {
                    return (Some(Overlay::Palette(self)), Vec::new());
                };
                return (None, super::update::act(state, row.action));
            }
            other => self.chosen = moved(self.chosen, rows.len(), other, state.measured.step()),
        }
        (Some(Overlay::Palette(self)), Vec::new())
    }
}
