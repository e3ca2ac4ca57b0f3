//! Who spoke, and what it came to, in one line.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use super::sitting;
use crate::action::Action;
use crate::app::field::Field;
use crate::app::overlay::{Overlay, Step};
use crate::app::state::State;
use crate::domain::{Key, Presence, Remark};
use crate::say;
use crate::text::fold;

/// The open form.
#[derive(Debug, Clone)]
pub struct RemarkForm {
    /// Who spoke.
    pub speaker: Field,
    /// What it came to.
    pub gist: Field,
    /// Whether the second field has the keys.
    pub is_at_gist: bool,
    /// The item on the wall.
    pub about: Option<Key>,
    /// What is missing.
    pub complaint: Option<String>,
}

impl RemarkForm {
    /// An empty form about the item on the wall.
    #[must_use]
    pub fn open(state: &State) -> Self {
        Self {
            speaker: Field::line(""),
            gist: Field::line(""),
            is_at_gist: false,
            about: state.selected_item().map(|item| item.key),
            complaint: None,
        }
    }

    /// The field with the keys.
    #[must_use]
    pub fn field(&self) -> &Field {
        if self.is_at_gist { &self.gist } else { &self.speaker }
    }

    /// The field with the keys, to be written in.
    pub fn field_mut(&mut self) -> &mut Field {
        if self.is_at_gist { &mut self.gist } else { &mut self.speaker }
    }

    /// The people present whose names hold what is typed.
    #[must_use]
    pub fn suggested(&self, state: &State) -> Vec<String> {
        let typed = fold(self.speaker.text().trim());
        let Some(sitting) = &state.sitting else { return Vec::new() };
        let is_there = |presence: &Presence| !matches!(presence, Presence::Absent(_));
        let people = sitting.review.people.iter().filter(|person| is_there(&person.presence));
        let fits = |name: &&String| typed.split_whitespace().all(|word| fold(name).contains(word));
        people.map(|person| &person.name).filter(fits).cloned().collect()
    }

    /// Does what a key asks for.
    pub fn act(mut self: Box<Self>, state: &mut State, action: Action) -> Step {
        match action {
            Action::Back => return (None, Vec::new()),
            Action::Open | Action::NextPane | Action::Down if !self.is_at_gist => {
                self.settle(state);
                self.is_at_gist = true;
            }
            Action::Save | Action::Open => return self.save(state),
            Action::PreviousPane | Action::NextPane | Action::Up => self.is_at_gist = false,
            _ => {}
        }
        (Some(Overlay::Remark(self)), Vec::new())
    }

    /// A part of a name that fits one person only becomes that name.
    fn settle(&mut self, state: &State) {
        if let [only] = self.suggested(state).as_slice()
            && !self.speaker.is_empty()
        {
            self.speaker.set_text(only);
        }
    }

    fn save(mut self: Box<Self>, state: &mut State) -> Step {
        self.settle(state);
        let (speaker, gist) = (self.speaker.text(), self.gist.text());
        if speaker.trim().is_empty() || gist.trim().is_empty() {
            self.is_at_gist = !speaker.trim().is_empty();
            self.complaint = Some(say!(state.words, "remark-incomplete"));
            return (Some(Overlay::Remark(self)), Vec::new());
        }
        let (about, at) = (self.about.clone(), state.now);
        let remark =
            Remark { speaker: speaker.trim().to_owned(), gist: gist.trim().to_owned(), about, at };
        let effects = sitting::change(state, |review| review.remarks.push(remark));
        let text = say!(state.words, "remark-saved", speaker = speaker.trim());
        state.say(text);
        (None, effects)
    }
}
