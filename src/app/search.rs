//! The search over everything: what was typed, what was found, and where the
//! results lead.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use super::field::Field;
use super::message::Effect;
use super::overlay::{Overlay, Step};
use super::state::State;
use crate::action::{Action, Screen};
use crate::domain::{Key, Node, Programme, ProgrammeId};
use crate::say;
use crate::search::{Found, Hit, Target};
use crate::text::fold;

/// How many results a group shows at first; Tab goes on to the next group.
pub const PER_GROUP: usize = 50;

/// The open search.
#[derive(Debug, Clone)]
pub struct Search {
    /// What is typed.
    pub field: Field,
    /// The number of the last question asked; older answers are dropped.
    pub number: u64,
    /// The last answer.
    pub found: Found,
    /// Whether the answer is to what is typed now.
    pub is_current: bool,
    /// The row under the cursor, counted over all groups.
    pub chosen: usize,
}

/// The results that `n` and `N` go through.
#[derive(Debug, Clone)]
pub struct Hits {
    /// Where they lead, in the order of the screen.
    pub targets: Vec<Target>,
    /// The words that matched in each of them, folded.
    pub words: Vec<Vec<String>>,
    /// The one that is open.
    pub at: usize,
}

impl Hits {
    /// The words that matched in a node, where that is what is open.
    #[must_use]
    pub fn words_in(&self, programme: &Programme, node: &Node) -> &[String] {
        let is_here = self.targets.get(self.at).is_some_and(|target| match target {
            Target::Item { programme: id, key } => {
                *id == programme.id && programme.node(key).is_some_and(|held| held.key == node.key)
            }
            Target::Unit(_) => false,
        });
        self.words.get(self.at).filter(|_| is_here).map_or(&[], Vec::as_slice)
    }
}

/// The words of a result that matched, folded; single letters say nothing.
fn matched(hit: &Hit) -> Vec<String> {
    let mut words = Vec::new();
    for (text, marks) in [(&hit.title, &hit.title_marks), (&hit.excerpt, &hit.excerpt_marks)] {
        let is_marked = |at: usize, c: char| marks.contains(&at) && c.is_alphanumeric();
        let kept: String = fold(text)
            .chars()
            .enumerate()
            .map(|(at, c)| if is_marked(at, c) { c } else { ' ' })
            .collect();
        words.extend(kept.split_whitespace().filter(|w| w.chars().count() > 1).map(str::to_owned));
    }
    words.sort_unstable();
    words.dedup();
    words
}

impl Search {
    /// An empty search.
    #[must_use]
    pub fn open() -> Self {
        Self {
            field: Field::line(""),
            number: 0,
            found: Found::default(),
            is_current: true,
            chosen: 0,
        }
    }

    /// Every hit, in the order of the screen.
    pub fn hits(&self) -> impl Iterator<Item = &Hit> {
        self.found.groups.iter().flat_map(|group| &group.hits)
    }

    /// How many rows can be chosen: the results, or the items opened last.
    fn length(&self, state: &State) -> usize {
        if self.is_empty() { state.recent.len() } else { self.hits().count() }
    }

    /// Whether nothing is typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.field.raw().trim().is_empty()
    }

    /// Asks again, because the text has changed.
    pub fn written(&mut self) -> Vec<Effect> {
        self.number += 1;
        self.chosen = 0;
        self.is_current = false;
        if self.is_empty() {
            self.found = Found::default();
            self.is_current = true;
            return Vec::new();
        }
        vec![Effect::Search { number: self.number, text: self.field.text() }]
    }

    /// Asks the same again, because what it is about has changed.
    pub fn ask_again(&mut self) -> Vec<Effect> {
        if self.is_empty() {
            return Vec::new();
        }
        self.number += 1;
        vec![Effect::Search { number: self.number, text: self.field.text() }]
    }

    /// Takes an answer, unless it is to an older question.
    pub fn answer(&mut self, number: u64, found: Found) {
        if number == self.number {
            self.found = found;
            self.is_current = true;
        }
    }

    /// Does what a key asks for.
    pub fn act(mut self, state: &mut State, action: Action) -> Step {
        let length = self.length(state);
        match action {
            Action::Back => return (None, Vec::new()),
            Action::Open => return self.accept(state),
            Action::NextPane => self.chosen = self.next_group(),
            Action::PreviousPane => self.chosen = 0,
            Action::Up | Action::Down | Action::PageUp | Action::PageDown => {
                self.chosen =
                    super::measured::moved(self.chosen, length, action, state.measured.step());
            }
            _ => {}
        }
        (Some(Overlay::Search(self)), Vec::new())
    }

    fn next_group(&self) -> usize {
        let mut start = 0;
        for group in &self.found.groups {
            start += group.hits.len();
            if start > self.chosen {
                return if start < self.hits().count() { start } else { 0 };
            }
        }
        0
    }

    fn accept(self, state: &mut State) -> Step {
        if self.is_empty() {
            if let Some((programme, key)) = state.recent.get(self.chosen).cloned() {
                show_item(state, Some(&programme), &key);
            }
            return (None, Vec::new());
        }
        let targets: Vec<Target> = self.hits().map(|hit| hit.target.clone()).collect();
        let Some(target) = targets.get(self.chosen).cloned() else {
            return (Some(Overlay::Search(self)), Vec::new());
        };
        let words = self.hits().map(matched).collect();
        state.hits = Some(Hits { targets, words, at: self.chosen });
        show(state, &target);
        (None, Vec::new())
    }
}

/// Goes to the next or the previous result.
pub fn step(state: &mut State, on: bool) {
    let Some(hits) = &mut state.hits else {
        let text = crate::say!(state.words, "no-search-yet");
        state.say(text);
        return;
    };
    let last = hits.targets.len().saturating_sub(1);
    hits.at = match (on, hits.at) {
        (true, at) if at >= last => 0,
        (true, at) => at + 1,
        (false, 0) => last,
        (false, at) => at - 1,
    };
    let (at, total) = (hits.at + 1, hits.targets.len());
    if let Some(target) = hits.targets.get(hits.at).cloned() {
        show(state, &target);
        let text = crate::say!(state.words, "hit-of", at = at, total = total);
        state.say(text);
    }
}

/// Opens what a result points at: a unit on its screen, anything else where it
/// stands in the programme.
pub fn show(state: &mut State, target: &Target) {
    match target {
        Target::Unit(unit) => {
            state.screen = Screen::Units;
            state.units.select(unit.clone());
        }
        Target::Item { programme, key } => show_item(state, Some(programme), key),
    }
    state.is_unsaved_place = true;
}

/// Puts the cursor on an item, on screen 6 when that is open, else on screen 1.
pub fn show_item(state: &mut State, programme: Option<&ProgrammeId>, key: &Key) {
    // On the wall a result is a page; what has none is not worth leaving it.
    if let Some(wall) = &state.wall {
        let is_its = programme.is_none_or(|id| *id == wall.frozen.document.id);
        if !(is_its && super::meeting::go_to(state, key)) {
            let text = say!(state.words, "meeting-no-page");
            state.say(text);
        }
        return;
    }
    let wanted =
        programme.and_then(|id| state.library.volumes().iter().position(|v| v.programme.id == *id));
    state.programme = wanted.unwrap_or(state.programme);
    let Some(volume) = state.library.volumes().get(state.programme) else { return };
    let programme = std::sync::Arc::clone(&volume.programme);
    let Some(node) = programme.node(key) else { return };
    let in_tree = node.parent.is_some() || node.kind() != crate::domain::NodeKind::Text;
    if state.screen == Screen::Document || !in_tree {
        state.screen = Screen::Document;
        state.document.show(node.key.clone());
    } else {
        state.screen = Screen::Browse;
        state.filter = super::filter::Filter::default();
        state.browse.reveal(&programme, &node.key);
    }
    state.remember_opened(&node.key.clone());
    state.is_unsaved_place = true;
}
