//! Moving a deadline: old, new, why, and which document decided it.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use super::entry;
use super::field::Field;
use super::message::Effect;
use super::overlay::{Overlay, Step};
use super::question::{Question, Subject};
use super::state::{Pending, State};
use crate::action::{Action, Context};
use crate::domain::{Change, Due, Key};
use crate::say;

/// A place of the form that can have the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The new deadline.
    Due,
    /// Why.
    Reason,
    /// The deciding document.
    Document,
    /// The button that saves.
    Save,
    /// The button that leaves.
    Leave,
}

impl Slot {
    /// The places, in the order of Tab.
    pub const ALL: [Self; 5] = [Self::Due, Self::Reason, Self::Document, Self::Save, Self::Leave];
}

/// The open form.
#[derive(Debug, Clone)]
pub struct DueForm {
    /// The item.
    pub key: Key,
    /// The deadline in force.
    pub before: Due,
    /// The new deadline.
    pub due: Field,
    /// Why.
    pub reason: Field,
    /// The deciding document.
    pub document: Field,
    /// The place with the keys.
    pub slot: Slot,
    /// Why it could not be saved.
    pub complaint: Option<String>,
}

impl DueForm {
    /// The form for an item, with the deadline in force to be written over.
    #[must_use]
    pub fn open(state: &State, key: &Key) -> Option<Self> {
        let volume = state.volume()?;
        let before = volume.board.due(&volume.programme.item(key)?);
        let written = before.period.map(|period| state.words.period(period)).unwrap_or_default();
        let mut due = Field::line(&written);
        due.select_all();
        Some(Self {
            key: key.clone(),
            before,
            due,
            reason: Field::line(""),
            document: Field::line(""),
            slot: Slot::Due,
            complaint: None,
        })
    }

    /// Where keys go.
    #[must_use]
    pub fn context(&self) -> Context {
        if self.field().is_some() { Context::Field } else { Context::Dialog }
    }

    /// The field with the keys.
    #[must_use]
    pub fn field(&self) -> Option<&Field> {
        match self.slot {
            Slot::Due => Some(&self.due),
            Slot::Reason => Some(&self.reason),
            Slot::Document => Some(&self.document),
            Slot::Save | Slot::Leave => None,
        }
    }

    /// The field with the keys, to be written in.
    pub fn field_mut(&mut self) -> Option<&mut Field> {
        match self.slot {
            Slot::Due => Some(&mut self.due),
            Slot::Reason => Some(&mut self.reason),
            Slot::Document => Some(&mut self.document),
            Slot::Save | Slot::Leave => None,
        }
    }

    /// Does what a key asks for.
    pub fn act(mut self: Box<Self>, state: &mut State, action: Action) -> Step {
        match action {
            Action::Save => return self.save(state),
            Action::Back => return self.leave(),
            Action::Open => match self.slot {
                Slot::Save => return self.save(state),
                Slot::Leave => return self.leave(),
                Slot::Due | Slot::Reason | Slot::Document => self.turn(true),
            },
            Action::NextPane | Action::Down => self.turn(true),
            Action::PreviousPane | Action::Up => self.turn(false),
            Action::Left if self.slot == Slot::Leave => self.slot = Slot::Save,
            Action::Right if self.slot == Slot::Save => self.slot = Slot::Leave,
            _ => {}
        }
        (Some(Overlay::Due(self)), Vec::new())
    }

    fn turn(&mut self, on: bool) {
        let count = Slot::ALL.len();
        let at = Slot::ALL.iter().position(|slot| *slot == self.slot).unwrap_or(0);
        let to = if on { at + 1 } else { at + count - 1 } % count;
        self.slot = Slot::ALL.get(to).copied().unwrap_or(Slot::Due);
    }

    fn leave(self: Box<Self>) -> Step {
        let has_words = [&self.due, &self.reason, &self.document].iter().any(|f| f.is_changed());
        if has_words {
            let question = Question::new(Subject::LeaveDue(self));
            return (Some(Overlay::Question(question)), Vec::new());
        }
        (None, Vec::new())
    }

    fn save(mut self: Box<Self>, state: &mut State) -> Step {
        let typed = self.due.text();
        let reason = self.reason.text().trim().to_owned();
        let Some(period) = entry::deadline(&typed, state.now.date_naive()) else {
            self.slot = Slot::Due;
            self.complaint = Some(say!(state.words, "bad-date", typed = typed.trim()));
            return (Some(Overlay::Due(self)), Vec::new());
        };
        if reason.is_empty() {
            self.slot = Slot::Reason;
            self.complaint = Some(say!(state.words, "need-reason"));
            return (Some(Overlay::Due(self)), Vec::new());
        }
        let change = Change::DueMoved {
            key: self.key.clone(),
            before: self.before,
            after: Due { period: Some(period), confirmed: true },
            reason,
            document: self.document.text().trim().to_owned(),
        };
        let effects: Vec<Effect> = super::changes::commit(state, Pending::Edit, change);
        (Some(Overlay::Due(self)), effects)
    }
}
