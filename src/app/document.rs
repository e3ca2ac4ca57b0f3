//! Screen 6: the document itself, to be read from beginning to end. Every node
//! is an anchor: it leads to its item on screen 1.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

mod sheet;
#[cfg(test)]
mod tests;

pub use sheet::{NUMBER, Place, Role, Sheet, TextLine, marks};

use super::library::Volume;
use super::message::Effect;
use super::search::show_item;
use super::state::State;
use crate::action::{Action, Screen};
use crate::domain::{Key, Node, NodeKind};

/// Where a person is in the document.
#[derive(Debug, Clone, Default)]
pub struct DocumentView {
    /// The node under the cursor.
    pub selected: Option<Key>,
    /// The line at the top of the page, as a line of a node; the page follows
    /// the cursor where that would be out of sight.
    top: Option<(Key, usize)>,
}

impl DocumentView {
    /// The node under the cursor.
    #[must_use]
    pub fn selected_key(&self, state: &State) -> Option<Key> {
        let volume = state.volume()?;
        volume.programme.nodes.get(self.at(volume)).map(|node| node.key.clone())
    }

    /// Puts the cursor on a node and the page around it.
    pub fn show(&mut self, key: Key) {
        self.selected = Some(key);
        self.top = None;
    }

    /// The place of the node under the cursor.
    #[must_use]
    pub fn at(&self, volume: &Volume) -> usize {
        self.selected.as_ref().and_then(|key| volume.programme.position(key)).unwrap_or(0)
    }

    /// The line at the top of a page of so many lines: the one a person has
    /// paged to while the cursor is on that page, else one that shows the node
    /// under the cursor, or the place in it that was searched for.
    #[must_use]
    pub fn top(&self, sheet: &Sheet<'_>, height: usize) -> Place {
        let at = self.at(sheet.volume);
        let end = sheet.back(sheet.end(), height.saturating_sub(1));
        let focus = Place { at, line: sheet.matching_line(at).unwrap_or(0) };
        if let Some(top) = self.paged(sheet) {
            let top = top.min(end);
            let is_seen = (top..=sheet.on(top, height.saturating_sub(1))).contains(&focus);
            if is_seen || top.at == at {
                return top;
            }
        }
        let length = sheet.length(at);
        let above = if length <= height && focus.line < height {
            // The whole node is seen, and something of what stands before it.
            (height / 3).min(height - length) + focus.line
        } else {
            height / 3 * usize::from(focus.line > 0)
        };
        sheet.back(focus, above).min(end)
    }

    fn paged(&self, sheet: &Sheet<'_>) -> Option<Place> {
        let (key, line) = self.top.as_ref()?;
        let at = sheet.volume.programme.position(key)?;
        Some(Place { at, line: (*line).min(sheet.length(at).saturating_sub(1)) })
    }
}

/// Does what a key asks for on this screen.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(volume) = state.volume() else { return Vec::new() };
    let nodes = &volume.programme.nodes;
    let at = state.document.at(volume);
    let last = nodes.len().saturating_sub(1);
    let is_heading = |node: &Node| matches!(node.kind(), NodeKind::Section | NodeKind::Group);
    let to = match action {
        Action::Up | Action::Down | Action::PageUp | Action::PageDown => {
            let to = turned(state, volume, action);
            let key = |at: usize| nodes.get(at).map(|node| node.key.clone());
            let (selected, top) = (key(to.0), key(to.1.at).map(|key| (key, to.1.line)));
            state.document = DocumentView { selected, top };
            state.is_unsaved_place = true;
            return Vec::new();
        }
        Action::First => 0,
        Action::Last => last,
        Action::NextPane => {
            let after = nodes.iter().skip(at + 1).position(is_heading);
            after.map_or(at, |steps| at + 1 + steps)
        }
        Action::PreviousPane => nodes.iter().take(at).rposition(is_heading).unwrap_or(at),
        Action::Left => {
            let parent = nodes.get(at).and_then(|node| node.parent.as_ref());
            parent.and_then(|key| volume.programme.position(key)).unwrap_or(at)
        }
        Action::Open | Action::Right => {
            open(state, at);
            return Vec::new();
        }
        _ => at,
    };
    if let Some(key) = nodes.get(to).map(|node| node.key.clone()) {
        state.document.show(key);
        state.is_unsaved_place = true;
    }
    Vec::new()
}

/// Shows the node on screen 1; Esc comes back. What stands before the first
/// number and after the last is only here.
fn open(state: &mut State, at: usize) {
    let node = state.volume().and_then(|volume| volume.programme.nodes.get(at));
    let Some(key) = node.map(|node| node.key.clone()) else { return };
    state.screen = Screen::Browse;
    show_item(state, None, &key);
    if state.screen == Screen::Browse {
        state.filter.origin = Some(Screen::Document);
    }
}

/// The node under the cursor and the top of the page after a step or a page.
/// A node longer than the page is read to its end before the next one.
fn turned(state: &State, volume: &Volume, action: Action) -> (usize, Place) {
    let sheet = Sheet::of(state, volume, state.measured.columns);
    let height = state.measured.page.max(1);
    let step = state.measured.step();
    let at = state.document.at(volume);
    let top = state.document.top(&sheet, height);
    let last = sheet.end().at;
    let end = sheet.back(sheet.end(), height - 1);
    let bottom = sheet.on(top, height - 1);
    match action {
        Action::PageDown if top == end => (last, top),
        Action::PageDown => {
            let top = sheet.on(top, step).min(end);
            (first_seen(&sheet, top, height), top)
        }
        Action::PageUp if top == Place::default() => (0, top),
        Action::PageUp => {
            let top = sheet.back(top, step);
            (first_seen(&sheet, top, height), top)
        }
        Action::Down if sheet.last_line(at) > bottom => (at, sheet.on(top, step).min(end)),
        Action::Down => ((at + 1).min(last), top),
        _ if sheet.first_line(at) < top => (at, sheet.back(top, step).max(Place { at, line: 0 })),
        _ => {
            let Some(above) = at.checked_sub(1) else { return (at, top) };
            let is_longer = sheet.length(above) > height;
            // Its end first, as one who reads upwards comes to it.
            let end = sheet.back(sheet.last_line(above), height - 1);
            (above, if is_longer { end.max(Place { at: above, line: 0 }) } else { top })
        }
    }
}

/// The first node that begins on a page; the one that fills it where none does.
fn first_seen(sheet: &Sheet<'_>, top: Place, height: usize) -> usize {
    let bottom = sheet.on(top, height.saturating_sub(1));
    let begins = |at: &usize| {
        let first = sheet.first_line(*at);
        top <= first && first <= bottom
    };
    (top.at..=bottom.at).find(begins).unwrap_or(top.at)
}
