//! What was typed into the form, read as a conclusion; or why it is none.

use super::{ConclusionForm, Slot};
use crate::app::meeting::closing;
use crate::app::meeting::unit_entry::{self, Named};
use crate::app::state::State;
use crate::domain::{Conclusion, Decision, Omission, Period, UnitRef};
use crate::say;

impl ConclusionForm {
    /// The units that are named, or why they cannot be taken.
    pub(super) fn units(&mut self, state: &State) -> Result<Vec<UnitRef>, String> {
        let mut units = Vec::new();
        for part in unit_entry::parts(&self.unit.text()) {
            match unit_entry::find(state.library.units(), &part) {
                Named::One(unit) => units.push(unit),
                Named::Several(names) => {
                    let names = names.into_iter().take(3).collect::<Vec<_>>().join("; ");
                    return Err(say!(state.words, "unit-several", typed = part, names = names));
                }
                Named::Unknown(name) if self.stranger.as_ref() == Some(&name) => {
                    units.push(unit_entry::stranger(&name));
                }
                Named::Unknown(name) => {
                    self.stranger = Some(name.clone());
                    return Err(say!(state.words, "unit-unknown", typed = name));
                }
            }
        }
        Ok(units)
    }

    pub(super) fn conclusion(
        &self,
        state: &State,
        units: Vec<UnitRef>,
        due: Option<Period>,
    ) -> Conclusion {
        let subject = self.about.as_ref().and_then(|key| {
            let volume = state.volume()?;
            volume.programme.node(key).map(|node| node.title.clone())
        });
        let mut units = units.into_iter();
        let mut conclusion = Conclusion {
            about: self.about.clone(),
            subject: subject.unwrap_or_default(),
            decision: self.decision,
            unit: units.next(),
            helpers: units.collect(),
            due,
            text: self.text.text().trim().to_owned(),
            at: state.now,
            headline: String::new(),
            effect: None,
        };
        conclusion.headline = closing::headline(state, &conclusion);
        conclusion
    }
}

/// What is missing, in words, and where it is to be typed.
pub(super) fn omitted(state: &State, omission: Omission) -> (Slot, String) {
    let words = &state.words;
    match omission {
        Omission::NoItem => (Slot::Decision, say!(words, "conclusion-no-item")),
        Omission::NoUnit => (Slot::Unit, say!(words, "conclusion-no-unit")),
        Omission::NoDue => (Slot::Due, say!(words, "conclusion-no-due")),
        Omission::DueInPast => (Slot::Due, say!(words, "conclusion-due-past")),
        Omission::NoText => (Slot::Text, say!(words, "conclusion-no-text")),
    }
}

/// Why a change would change nothing: the unit leads or helps already.
pub(super) fn unchanged(state: &State, conclusion: &Conclusion) -> Option<String> {
    let volume = state.volume()?;
    let item = volume.programme.item(conclusion.about.as_ref()?)?;
    let unit = conclusion.unit.as_ref()?;
    let has = |units: &[UnitRef]| units.iter().any(|known| known.unit == unit.unit);
    let name = unit.as_written.clone();
    match conclusion.decision {
        Decision::ChangeLead if has(item.lead()) => {
            Some(say!(state.words, "conclusion-leads-already", unit = name))
        }
        Decision::AddCoordinator if has(item.lead()) || has(item.node.coordinators()) => {
            Some(say!(state.words, "conclusion-helps-already", unit = name))
        }
        Decision::Keep
        | Decision::Extend
        | Decision::ChangeLead
        | Decision::AddCoordinator
        | Decision::Assign
        | Decision::Praise
        | Decision::Criticise
        | Decision::Refer
        | Decision::Pause => None,
    }
}
