//! `r`: what is concluded on the item on the wall, in five lines below it.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

mod reading;

use serde::{Deserialize, Serialize};

use super::sitting;
use super::unit_entry::{self, Named};
use crate::action::{Action, Context};
use crate::app::entry;
use crate::app::field::Field;
use crate::app::message::Effect;
use crate::app::overlay::{Overlay, Step};
use crate::app::state::State;
use crate::domain::{Decision, Key, Period, UnitRef};
use crate::say;
use reading::{omitted, unchanged};

/// A place of the form that can have the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// What is decided.
    Decision,
    /// Who has to see to it, and who helps.
    Unit,
    /// By when.
    Due,
    /// What is to be done, or why.
    Text,
    /// The button that saves.
    Save,
    /// The button that leaves.
    Leave,
}

impl Slot {
    const ALL: [Self; 6] =
        [Self::Decision, Self::Unit, Self::Due, Self::Text, Self::Save, Self::Leave];
}

/// What is written so far: kept with the review, so that it is there after a
/// power cut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConclusionDraft {
    about: Option<Key>,
    number: Option<usize>,
    decision: Decision,
    unit: String,
    due: String,
    text: String,
}

/// The open form.
#[derive(Debug, Clone)]
pub struct ConclusionForm {
    /// The item it is about.
    pub about: Option<Key>,
    /// Which conclusion is written over, counted from 0; none for a new one.
    pub number: Option<usize>,
    /// What is decided.
    pub decision: Decision,
    /// Who has to see to it; then, after semicolons, who helps.
    pub unit: Field,
    /// By when.
    pub due: Field,
    /// What is to be done, or why.
    pub text: Field,
    /// The place with the keys.
    pub slot: Slot,
    /// Why it could not be kept.
    pub complaint: Option<String>,
    /// A body the programme does not name, about which was asked already.
    stranger: Option<String>,
}

impl ConclusionForm {
    /// A new conclusion on the item on the wall or under the cursor.
    #[must_use]
    pub fn open(state: &State, decision: Option<Decision>) -> Self {
        let about = state.selected_item().map(|item| item.key);
        let first = if about.is_some() { Decision::Keep } else { Decision::Assign };
        let mut form = Self {
            number: None,
            decision: decision
                .filter(|wanted| about.is_some() || !wanted.needs_item())
                .unwrap_or(first),
            unit: Field::line(""),
            due: Field::line(""),
            text: Field::line(""),
            slot: if decision.is_some() { Slot::Due } else { Slot::Decision },
            complaint: None,
            stranger: None,
            about,
        };
        form.prefill(state);
        form
    }

    /// A conclusion that stands in the minutes, to be written over.
    #[must_use]
    pub fn edit(state: &State, number: usize) -> Option<Self> {
        let known = state.sitting.as_ref()?.review.conclusions.get(number)?;
        let units = known.unit.iter().chain(&known.helpers);
        let units: Vec<&str> = units.map(|unit| unit.as_written.as_str()).collect();
        let due = known.due.map(|due| state.words.period(due)).unwrap_or_default();
        Some(Self {
            about: known.about.clone(),
            number: Some(number),
            decision: known.decision,
            unit: Field::line(&units.join("; ")),
            due: Field::line(&due),
            text: Field::line(&known.text),
            slot: Slot::Decision,
            complaint: None,
            stranger: None,
        })
    }

    /// What was being written when the program ended.
    #[must_use]
    pub fn resumed(draft: ConclusionDraft) -> Self {
        Self {
            about: draft.about,
            number: draft.number,
            decision: draft.decision,
            unit: Field::line(&draft.unit),
            due: Field::line(&draft.due),
            text: Field::line(&draft.text),
            slot: Slot::Text,
            complaint: None,
            stranger: None,
        }
    }

    fn draft(&self) -> ConclusionDraft {
        ConclusionDraft {
            about: self.about.clone(),
            number: self.number,
            decision: self.decision,
            unit: self.unit.text(),
            due: self.due.text(),
            text: self.text.text(),
        }
    }

    /// What the plan says goes in first, where nothing has been typed.
    fn prefill(&mut self, state: &State) {
        let Some(volume) = state.volume() else { return };
        let item = self.about.as_ref().and_then(|key| volume.programme.item(key));
        let Some(item) = item else { return };
        let name = |unit: &UnitRef| {
            volume.programme.unit(unit).map_or(unit.as_written.clone(), |unit| unit.name.clone())
        };
        let lead = item.lead().first().map(name).unwrap_or_default();
        let takes_lead = !matches!(self.decision, Decision::ChangeLead | Decision::AddCoordinator);
        if !self.unit.is_changed() {
            self.unit = Field::line(if takes_lead { &lead } else { "" });
        }
        let due = volume.board.due(&item).period;
        let keeps_due = self.decision.needs_item() && self.decision != Decision::Extend;
        if !self.due.is_changed() {
            // Nobody is told to have done something by a day that is over.
            let today = state.now.date_naive();
            let is_to_come = |due: &Period| due.due().is_none_or(|day| day >= today);
            let kept = due.filter(|_| keeps_due).filter(is_to_come);
            let written = kept.map(|due| state.words.period(due));
            self.due = Field::line(&written.unwrap_or_default());
        }
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
            Slot::Unit => Some(&self.unit),
            Slot::Due => Some(&self.due),
            Slot::Text => Some(&self.text),
            Slot::Decision | Slot::Save | Slot::Leave => None,
        }
    }

    /// The field with the keys, to be written in.
    pub fn field_mut(&mut self) -> Option<&mut Field> {
        match self.slot {
            Slot::Unit => Some(&mut self.unit),
            Slot::Due => Some(&mut self.due),
            Slot::Text => Some(&mut self.text),
            Slot::Decision | Slot::Save | Slot::Leave => None,
        }
    }

    /// What is typed is kept with the review.
    pub fn written(&mut self, state: &mut State) -> Vec<Effect> {
        self.stranger = None;
        self.complaint = None;
        self.keep_draft(state)
    }

    fn keep_draft(&self, state: &mut State) -> Vec<Effect> {
        let draft = self.draft();
        if let Some(sitting) = &mut state.sitting {
            sitting.draft = Some(draft);
        }
        sitting::keep(state)
    }

    /// What can be decided here.
    #[must_use]
    pub fn decisions(&self) -> Vec<Decision> {
        let has_item = self.about.is_some();
        Decision::ALL.into_iter().filter(|known| has_item || !known.needs_item()).collect()
    }

    /// Does what a key asks for.
    pub fn act(mut self: Box<Self>, state: &mut State, action: Action) -> Step {
        match action {
            Action::Save => return self.save(state),
            Action::Back => return Self::leave(state),
            Action::Open => match self.slot {
                Slot::Save => return self.save(state),
                Slot::Leave => return Self::leave(state),
                Slot::Decision | Slot::Unit | Slot::Due | Slot::Text => self.turn(state, true),
            },
            Action::NextPane | Action::Down => self.turn(state, true),
            Action::PreviousPane | Action::Up => self.turn(state, false),
            Action::Left | Action::PageUp if self.slot == Slot::Decision => {
                self.choose(state, false);
            }
            Action::Right | Action::PageDown if self.slot == Slot::Decision => {
                self.choose(state, true);
            }
            Action::Left if self.slot == Slot::Leave => self.slot = Slot::Save,
            Action::Right if self.slot == Slot::Save => self.slot = Slot::Leave,
            _ => {}
        }
        let effects = self.keep_draft(state);
        (Some(Overlay::Conclusion(self)), effects)
    }

    fn choose(&mut self, state: &State, on: bool) {
        let all = self.decisions();
        let at = all.iter().position(|known| *known == self.decision).unwrap_or(0);
        let to = if on { at + 1 } else { at + all.len() - 1 } % all.len().max(1);
        self.decision = all.get(to).copied().unwrap_or(self.decision);
        self.prefill(state);
    }

    fn turn(&mut self, state: &State, on: bool) {
        if self.slot == Slot::Unit {
            self.settle_units(state);
        }
        let at = Slot::ALL.iter().position(|slot| *slot == self.slot).unwrap_or(0);
        let count = Slot::ALL.len();
        let to = if on { at + 1 } else { at + count - 1 } % count;
        self.slot = Slot::ALL.get(to).copied().unwrap_or(Slot::Decision);
    }

    /// Names that fit one unit only become its name.
    fn settle_units(&mut self, state: &State) {
        let name = |part: String| match unit_entry::find(state.library.units(), &part) {
            Named::One(unit) => unit.as_written,
            Named::Several(_) | Named::Unknown(_) => part,
        };
        let names: Vec<String> =
            unit_entry::parts(&self.unit.text()).into_iter().map(name).collect();
        let joined = names.join("; ");
        if joined != self.unit.text() {
            let mut field = Field::line("");
            field.paste(&joined);
            self.unit = field;
        }
    }

    /// What was typed is given up: nothing has been decided yet.
    fn leave(state: &mut State) -> Step {
        if let Some(sitting) = &mut state.sitting {
            sitting.draft = None;
        }
        let effects = sitting::keep(state);
        (None, effects)
    }

    fn refused(mut self: Box<Self>, slot: Slot, complaint: String) -> Step {
        self.slot = slot;
        self.complaint = Some(complaint);
        (Some(Overlay::Conclusion(self)), Vec::new())
    }

    fn save(mut self: Box<Self>, state: &mut State) -> Step {
        let units = match self.units(state) {
            Ok(units) => units,
            Err(complaint) => return self.refused(Slot::Unit, complaint),
        };
        let today = state.now.date_naive();
        let typed = self.due.text();
        let due = match (typed.trim(), entry::deadline(&typed, today)) {
            ("", _) => None,
            (typed, None) => {
                let complaint = say!(state.words, "bad-date", typed = typed);
                return self.refused(Slot::Due, complaint);
            }
            (_, due) => due,
        };
        let conclusion = self.conclusion(state, units, due);
        if let Err(omission) = conclusion.check(today) {
            let (slot, complaint) = omitted(state, omission);
            return self.refused(slot, complaint);
        }
        if let Some(complaint) = unchanged(state, &conclusion) {
            return self.refused(Slot::Unit, complaint);
        }
        let number = self.number;
        if let Some(sitting) = &mut state.sitting {
            sitting.draft = None;
        }
        let headline = conclusion.headline.clone();
        let effects = sitting::change(state, |review| match number {
            Some(at) if at < review.conclusions.len() => {
                if let Some(known) = review.conclusions.get_mut(at) {
                    *known = conclusion;
                }
            }
            Some(_) | None => review.conclusions.push(conclusion),
        });
        let text = say!(state.words, "conclusion-saved", headline = headline);
        state.say(text);
        (None, effects)
    }
}
