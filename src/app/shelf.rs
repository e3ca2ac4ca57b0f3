//! The programmes of the store: which one is shown, and the way to another
//! document.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use super::browse::Browse;
use super::filter::Filter;
use super::measured::moved;
use super::open_file::OpenFile;
use super::overlay::{Overlay, Step};
use super::state::State;
use crate::action::Action;
use crate::say;

/// The open list of programmes; its last row reads another document.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// The row under the cursor.
    pub chosen: usize,
}

impl Shelf {
    /// The list with the cursor on the programme shown.
    #[must_use]
    pub fn open(state: &State) -> Self {
        Self { chosen: state.programme }
    }

    /// Does what a key asks for.
    pub fn act(mut self, state: &mut State, action: Action) -> Step {
        let count = state.library.volumes().len();
        match action {
            Action::Back => return (None, Vec::new()),
            Action::Open if self.chosen < count => {
                show(state, self.chosen);
                return (None, Vec::new());
            }
            Action::Open => return ask_for_file(state),
            other => self.chosen = moved(self.chosen, count + 1, other, state.measured.step()),
        }
        (Some(Overlay::Shelf(self)), Vec::new())
    }
}

/// Asks which document is to be read.
pub fn ask_for_file(state: &mut State) -> Step {
    if state.refuses_edits() {
        return (None, Vec::new());
    }
    let (form, effects) = OpenFile::open();
    (Some(Overlay::OpenFile(form)), effects)
}

/// Shows a programme: another one from its beginning, the one that is shown
/// already as it stands.
fn show(state: &mut State, at: usize) {
    if state.programme != at {
        open(state, at);
    }
    let Some(volume) = state.library.volumes().get(at) else { return };
    let title = volume.programme.short_title.clone();
    let text = say!(state.words, "shelf-shown", title = title);
    state.say(text);
}

/// Opens a programme at its beginning, whatever was shown before.
pub fn open(state: &mut State, at: usize) {
    let Some(volume) = state.library.volumes().get(at) else { return };
    state.programme = at;
    state.filter = Filter::default();
    state.browse = Browse::opened(&volume.programme);
    state.timeline.selected.clone_from(&state.browse.selected);
    state.document.selected = volume.programme.nodes.first().map(|node| node.key.clone());
    state.dashboard.chosen = 0;
    state.is_unsaved_place = true;
}
