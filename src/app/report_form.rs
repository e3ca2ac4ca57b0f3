//! The form of a status report (mock-up C). Nothing is kept before Ctrl+S.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

mod fresh;
mod reading;

use serde::{Deserialize, Serialize};

use super::field::Field;
use super::message::Effect;
use super::overlay::{Overlay, Step};
use super::question::{Question, Subject};
use super::state::{Pending, State};
use crate::action::{Action, Context};
use crate::domain::{Change, Instance, Key, Period, Progress, Report};
use crate::say;
use fresh::{fresh, instances};

/// What is typed so far, kept when the form is left or the power fails.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReportDraft {
    /// The chosen progress.
    pub progress: Progress,
    /// The day of completion, as typed.
    pub done_on: String,
    /// The document's number, as typed.
    pub number: String,
    /// The document's date, as typed.
    pub number_date: String,
    /// The result of this period.
    pub note: String,
    /// Difficulties and proposals.
    pub obstacle: String,
    /// The instance it is about, of what comes round.
    #[serde(default)]
    pub period: Option<Period>,
}

/// A place of the form that can have the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The instance, of what comes round.
    Period,
    /// The four statuses.
    Progress,
    /// The day of completion.
    DoneOn,
    /// The document's number.
    Number,
    /// The document's date.
    NumberDate,
    /// The result of this period.
    Note,
    /// Difficulties and proposals.
    Obstacle,
    /// The button that saves.
    Save,
    /// The button that leaves.
    Leave,
}

impl Slot {
    /// The places, in the order of Tab. That of the instance is left out where
    /// nothing comes round.
    pub const ALL: [Self; 9] = [
        Self::Period,
        Self::Progress,
        Self::DoneOn,
        Self::Number,
        Self::NumberDate,
        Self::Note,
        Self::Obstacle,
        Self::Save,
        Self::Leave,
    ];
}

/// The open form.
#[derive(Debug, Clone)]
pub struct ReportForm {
    /// The item.
    pub key: Key,
    /// The report in force, which this one will follow.
    pub before: Report,
    /// The instances of what comes round, by their last day.
    pub instances: Vec<Instance>,
    /// The instance the report is about.
    pub period: Option<Period>,
    /// The chosen progress.
    pub progress: Progress,
    /// The day of completion.
    pub done_on: Field,
    /// The document's number.
    pub number: Field,
    /// The document's date.
    pub number_date: Field,
    /// The result of this period.
    pub note: Field,
    /// Difficulties and proposals.
    pub obstacle: Field,
    /// The place with the keys.
    pub slot: Slot,
    /// Why it could not be saved.
    pub complaint: Option<String>,
    /// What it looked like when opened.
    opened: ReportDraft,
}

impl ReportForm {
    /// The form for an item: its draft, else what is in force. Last quarter's
    /// words are offered, never put in.
    #[must_use]
    pub fn open(state: &State, key: &Key) -> Self {
        let before = state.volume().map(|volume| volume.board.state(key).report.clone());
        let before = before.unwrap_or_default();
        let (instances, first) = instances(state, key);
        let draft = state.place(key).and_then(|place| state.drafts.get(&place)).cloned();
        let is_known = |period: &Period| instances.iter().any(|known| known.period == *period);
        let drafted = draft.as_ref().and_then(|draft| draft.period).filter(is_known);
        let period = drafted.or(first);
        let fresh = fresh(state, key, &before, period);
        let draft = draft.unwrap_or_else(|| fresh.clone());
        let mut form = Self {
            key: key.clone(),
            before,
            instances,
            period,
            progress: draft.progress,
            done_on: Field::line(""),
            number: Field::line(""),
            number_date: Field::line(""),
            note: Field::paragraph(""),
            obstacle: Field::paragraph(""),
            slot: Slot::Progress,
            complaint: None,
            opened: fresh,
        };
        form.show(&draft);
        form
    }

    /// Puts what is typed so far into the fields.
    fn show(&mut self, draft: &ReportDraft) {
        self.progress = draft.progress;
        self.done_on = Field::line(&draft.done_on);
        self.number = Field::line(&draft.number);
        self.number_date = Field::line(&draft.number_date);
        self.note = Field::paragraph(&draft.note);
        self.obstacle = Field::paragraph(&draft.obstacle);
    }

    /// The instance it is about.
    #[must_use]
    pub fn instance(&self) -> Option<&Instance> {
        self.instances.iter().find(|known| Some(known.period) == self.period)
    }

    /// Another instance, an older or a newer one. What has been typed goes
    /// along; otherwise what is known of that instance is shown.
    fn choose_instance(&mut self, state: &mut State, action: Action) {
        let step = if action == Action::Left { Action::Up } else { Action::Down };
        let at = self.instances.iter().position(|known| Some(known.period) == self.period);
        let to = super::measured::moved(at.unwrap_or(0), self.instances.len(), step, 1);
        let Some(period) = self.instances.get(to).map(|known| known.period) else { return };
        let was_changed = self.is_changed();
        self.period = Some(period);
        self.opened = fresh(state, &self.key, &self.before, self.period);
        if !was_changed {
            let opened = self.opened.clone();
            self.show(&opened);
        }
        self.complaint = None;
        self.store_draft(state);
    }

    /// What is typed so far.
    #[must_use]
    pub fn draft(&self) -> ReportDraft {
        ReportDraft {
            progress: self.progress,
            done_on: self.done_on.text(),
            number: self.number.text(),
            number_date: self.number_date.text(),
            note: self.note.text(),
            obstacle: self.obstacle.text(),
            period: self.period,
        }
    }

    /// Whether anything differs from what is in force.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.draft() != self.opened
    }

    /// The words of the last report, offered under an empty field.
    #[must_use]
    pub fn offer(&self) -> Option<&str> {
        let offered = Some(self.before.note.as_str()).filter(|note| !note.is_empty());
        offered.filter(|_| self.note.raw().trim().is_empty())
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
            Slot::DoneOn => Some(&self.done_on),
            Slot::Number => Some(&self.number),
            Slot::NumberDate => Some(&self.number_date),
            Slot::Note => Some(&self.note),
            Slot::Obstacle => Some(&self.obstacle),
            Slot::Period | Slot::Progress | Slot::Save | Slot::Leave => None,
        }
    }

    /// The field with the keys, to be written in.
    pub fn field_mut(&mut self) -> Option<&mut Field> {
        match self.slot {
            Slot::DoneOn => Some(&mut self.done_on),
            Slot::Number => Some(&mut self.number),
            Slot::NumberDate => Some(&mut self.number_date),
            Slot::Note => Some(&mut self.note),
            Slot::Obstacle => Some(&mut self.obstacle),
            Slot::Period | Slot::Progress | Slot::Save | Slot::Leave => None,
        }
    }

    /// What follows when a field has changed.
    pub fn written(&mut self, state: &mut State) -> Vec<Effect> {
        self.complaint = None;
        self.store_draft(state);
        Vec::new()
    }

    /// Does what a key asks for.
    pub fn act(mut self: Box<Self>, state: &mut State, action: Action) -> Step {
        match action {
            Action::Save => return self.save(state),
            Action::Back => return self.leave(),
            Action::Open => match self.slot {
                Slot::Save => return self.save(state),
                Slot::Leave => return self.leave(),
                _ => self.turn(true),
            },
            Action::NextPane => self.turn(true),
            Action::PreviousPane => self.turn(false),
            Action::Up
            | Action::Down
            | Action::Left
            | Action::Right
            | Action::First
            | Action::Last => self.move_about(state, action),
            _ => {}
        }
        (Some(Overlay::Report(self)), Vec::new())
    }

    fn turn(&mut self, on: bool) {
        let skipped = usize::from(self.instances.is_empty());
        let slots = Slot::ALL.get(skipped..).unwrap_or_default();
        let last = slots.len().saturating_sub(1);
        let at = slots.iter().position(|slot| *slot == self.slot).unwrap_or(0);
        let to = match (on, at) {
            (true, at) if at == last => 0,
            (true, at) => at + 1,
            (false, 0) => last,
            (false, at) => at - 1,
        };
        self.slot = slots.get(to).copied().unwrap_or(Slot::Progress);
    }

    fn move_about(&mut self, state: &mut State, action: Action) {
        match self.slot {
            Slot::Period | Slot::Progress if matches!(action, Action::Left | Action::Right) => {
                self.choose_instance(state, action);
            }
            Slot::Period => self.turn(matches!(action, Action::Down | Action::Last)),
            Slot::Progress => {
                let at = Progress::ALL.iter().position(|p| *p == self.progress).unwrap_or(0);
                let to = super::measured::moved(at, Progress::ALL.len(), action, 1);
                self.progress = Progress::ALL.get(to).copied().unwrap_or(self.progress);
                self.complaint = None;
                self.fill_day(state);
                self.store_draft(state);
            }
            Slot::Save | Slot::Leave => self.turn(matches!(action, Action::Right | Action::Down)),
            Slot::Note if action == Action::Down && self.offer().is_some() => {
                let offered = self.before.note.clone();
                self.note.set_text(&offered);
                self.store_draft(state);
            }
            Slot::DoneOn | Slot::Number | Slot::NumberDate | Slot::Note | Slot::Obstacle => {
                self.turn(matches!(action, Action::Right | Action::Down));
            }
        }
    }

    /// Done means done on a day; today, until somebody says otherwise.
    fn fill_day(&mut self, state: &State) {
        let is_empty = self.done_on.raw().trim().is_empty();
        if self.progress == Progress::Done && is_empty {
            self.done_on.set_text(&state.words.date(state.library.as_of()));
        } else if self.progress != Progress::Done {
            self.done_on.set_text("");
        }
    }

    fn store_draft(&self, state: &mut State) {
        let Some(place) = state.place(&self.key) else { return };
        if self.is_changed() {
            state.drafts.insert(place, self.draft());
        } else {
            state.drafts.remove(&place);
        }
        state.is_unsaved_place = true;
    }

    fn leave(self: Box<Self>) -> Step {
        if self.is_changed() {
            let question = Question::new(Subject::LeaveReport(self));
            return (Some(Overlay::Question(question)), Vec::new());
        }
        (None, Vec::new())
    }

    /// Leaves, with the words kept as a draft.
    pub fn keep_draft(&self, state: &mut State) -> Vec<Effect> {
        self.store_draft(state);
        let text = say!(state.words, "draft-kept");
        state.say(text);
        Vec::new()
    }

    fn save(mut self: Box<Self>, state: &mut State) -> Step {
        match self.report(state) {
            Err((slot, complaint)) => {
                self.slot = slot;
                self.complaint = Some(complaint);
                (Some(Overlay::Report(self)), Vec::new())
            }
            Ok(report) if report.progress == Progress::Done && report.evidence.is_none() => {
                let question = Question::new(Subject::NoEvidence(self));
                (Some(Overlay::Question(question)), Vec::new())
            }
            Ok(_) => {
                let effects = self.commit(state);
                // It stays until the store has answered: nothing typed is lost
                // when the disk is full.
                (Some(Overlay::Report(self)), effects)
            }
        }
    }

    /// Asks the store to keep the report.
    pub fn commit(&self, state: &mut State) -> Vec<Effect> {
        let Ok(after) = self.report(state) else { return Vec::new() };
        let change = Change::Updated { key: self.key.clone(), before: self.before.clone(), after };
        super::changes::commit(state, Pending::Edit, change)
    }
}
