//! A list of items over all programmes; Enter opens one of them.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use super::filter::Filter;
use super::measured::moved;
use super::overlay::{Overlay, Step};
use super::search::show_item;
use super::state::{Place, State};
use crate::action::Action;

/// The open list.
#[derive(Debug, Clone)]
pub struct ItemList {
    /// Where the items stand.
    pub places: Vec<Place>,
    /// The row under the cursor.
    pub chosen: usize,
}

impl ItemList {
    /// What a filter admits, programme by programme.
    #[must_use]
    pub fn of(state: &State, filter: &Filter) -> Self {
        let of = |volume| {
            let items = filter.items(volume);
            items.into_iter().map(|item| (volume.programme.id.clone(), item.key))
        };
        Self { places: state.library.volumes().iter().flat_map(of).collect(), chosen: 0 }
    }

    /// Does what a key asks for.
    pub fn act(mut self, state: &mut State, action: Action) -> Step {
        match action {
            Action::Back => return (None, Vec::new()),
            Action::Open => {
                if let Some((programme, key)) = self.places.get(self.chosen) {
                    show_item(state, Some(programme), key);
                }
                return (None, Vec::new());
            }
            other => {
                let length = self.places.len();
                self.chosen = moved(self.chosen, length, other, state.measured.step());
            }
        }
        (Some(Overlay::Items(self)), Vec::new())
    }
}
