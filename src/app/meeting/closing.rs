//! "Chốt họp": what the review changes in the plan is listed, and becomes the
//! plan only with the second, different key.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use crate::action::Action;
use crate::app::library::Volume;
use crate::app::measured::moved;
use crate::app::message::Effect;
use crate::app::overlay::{Overlay, Step};
use crate::app::state::{Pending, State};
use crate::domain::{Change, Conclusion, Decision, Due, PlanChange, Review, UnitRef};
use crate::report::sentence;
use crate::say;

/// The list of effects.
#[derive(Debug, Clone)]
pub struct ClosingList {
    /// The minutes with every effect worked out.
    pub review: Review,
    /// The first line shown.
    pub scroll: usize,
    /// Whether the cursor is on the answer that goes on.
    pub is_yes: bool,
}

/// Asks whether the review is to be closed, with the list of effects.
pub fn ask(state: &mut State) -> Vec<Effect> {
    if state.is_locked() {
        let text = say!(state.words, "read-only");
        state.say(text);
        return Vec::new();
    }
    let Some(sitting) = &state.sitting else {
        let text = say!(state.words, "meeting-not-open");
        state.say(text);
        return Vec::new();
    };
    let mut review = sitting.review.clone();
    if let Some(volume) = state.library.volume(&sitting.programme) {
        work_out(volume, &mut review);
    }
    let list = ClosingList { review, scroll: 0, is_yes: false };
    state.overlays.push(Overlay::Closing(Box::new(list)));
    Vec::new()
}

/// Works out what each conclusion changes, one after the other: two on one
/// item follow each other.
pub fn work_out(volume: &Volume, review: &mut Review) {
    let mut done: Vec<Conclusion> = Vec::new();
    let minutes = review.clone();
    for conclusion in &mut review.conclusions {
        conclusion.effect = change(volume, &minutes, &done, conclusion);
        done.push(conclusion.clone());
    }
}

fn change(
    volume: &Volume,
    minutes: &Review,
    done: &[Conclusion],
    conclusion: &Conclusion,
) -> Option<PlanChange> {
    let item = volume.programme.item(conclusion.about.as_ref()?)?;
    let earlier = |wanted: fn(&PlanChange) -> bool| {
        let same = done.iter().rev().filter(|known| known.about == conclusion.about);
        same.filter_map(|known| known.effect.as_ref()).find(|effect| wanted(effect))
    };
    match conclusion.decision {
        Decision::Extend => {
            let before = match earlier(|effect| matches!(effect, PlanChange::Due(..))) {
                Some(PlanChange::Due(_, after)) => *after,
                Some(_) | None => volume.board.due(&item),
            };
            Some(PlanChange::Due(before, Due { period: conclusion.due, confirmed: true }))
        }
        Decision::Keep => {
            let before = volume.board.due(&item);
            let doubtful = !before.confirmed && before.period.is_some();
            doubtful.then_some(PlanChange::Due(before, Due { confirmed: true, ..before }))
        }
        Decision::ChangeLead => {
            let before = match earlier(|effect| matches!(effect, PlanChange::Lead(..))) {
                Some(PlanChange::Lead(_, after)) => after.clone(),
                Some(_) | None => item.lead().to_vec(),
            };
            Some(PlanChange::Lead(before, conclusion.unit.iter().cloned().collect()))
        }
        Decision::AddCoordinator => {
            let before = match earlier(|effect| matches!(effect, PlanChange::Coordinators(..))) {
                Some(PlanChange::Coordinators(_, after)) => after.clone(),
                Some(_) | None => item.node.coordinators().to_vec(),
            };
            let added = conclusion.unit.iter().chain(&conclusion.helpers).cloned();
            let after = before.iter().cloned().chain(added).collect();
            Some(PlanChange::Coordinators(before, after))
        }
        Decision::Pause => {
            let before = volume.board.state(&item.key).report.clone();
            let after = minutes.pause(&before, conclusion);
            Some(PlanChange::Report(Box::new(before), Box::new(after)))
        }
        Decision::Assign | Decision::Praise | Decision::Criticise | Decision::Refer => None,
    }
}

/// A conclusion in one line, as it is read out.
#[must_use]
pub fn headline(state: &State, conclusion: &Conclusion) -> String {
    let programme = state.volume().map(|volume| &volume.programme);
    programme.map_or_else(String::new, |programme| {
        sentence::headline(&state.words, programme, conclusion)
    })
}

/// What a conclusion changes, in words: "hạn Quý II/2026 → Quý IV/2026".
#[must_use]
pub fn effect(state: &State, conclusion: &Conclusion) -> String {
    let words = &state.words;
    let names = |units: &[UnitRef]| {
        let names: Vec<&str> = units.iter().map(|unit| unit.as_written.as_str()).collect();
        if names.is_empty() { say!(words, "nobody-named") } else { names.join("; ") }
    };
    let period =
        |due: &Due| due.period.map_or_else(|| say!(words, "no-due"), |period| words.period(period));
    match &conclusion.effect {
        Some(PlanChange::Due(before, after)) if before.period == after.period => {
            say!(words, "effect-due-confirmed", due = period(after))
        }
        Some(PlanChange::Due(before, after)) => {
            say!(words, "effect-due", from = period(before), to = period(after))
        }
        Some(PlanChange::Lead(before, after)) => {
            say!(words, "effect-lead", from = names(before), to = names(after))
        }
        Some(PlanChange::Coordinators(before, after)) => {
            say!(
                words,
                "effect-coordinators",
                added = names(after.get(before.len()..).unwrap_or(&[]))
            )
        }
        Some(PlanChange::Report(..)) => say!(words, "effect-paused"),
        None if conclusion.decision.is_task() => say!(words, "effect-task"),
        None => say!(words, "effect-none"),
    }
}

impl ClosingList {
    /// The lines of the list, one for each conclusion and one for what is
    /// missing from the minutes.
    #[must_use]
    pub fn lines(&self, state: &State) -> Vec<String> {
        let words = &state.words;
        let mut lines: Vec<String> = (1..)
            .zip(&self.review.conclusions)
            .flat_map(|(number, known): (usize, _)| {
                let what = effect(state, known);
                [format!("{number}. {}", known.headline), format!("   » {what}"), String::new()]
            })
            .collect();
        if lines.is_empty() {
            lines.push(say!(words, "closing-no-conclusions"));
        }
        let is_empty = |text: &String| text.is_empty();
        if self.review.people.is_empty() {
            lines.push(say!(words, "closing-no-people"));
        }
        if [&self.review.chair, &self.review.secretary].into_iter().any(is_empty) {
            lines.push(say!(words, "closing-no-chair"));
        }
        lines
    }

    /// Does what a key asks for.
    pub fn act(mut self: Box<Self>, state: &mut State, action: Action) -> Step {
        match action {
            Action::Left | Action::First => self.is_yes = false,
            Action::Right | Action::Last => self.is_yes = true,
            Action::NextPane | Action::PreviousPane => self.is_yes = !self.is_yes,
            Action::Open if self.is_yes => {
                let change =
                    Change::Reviewed { review: Box::new(self.review.clone()), is_held: true };
                let Some(sitting) = &state.sitting else { return (None, Vec::new()) };
                let (programme, after) = (sitting.programme.clone(), state.library.last_seq());
                state.pending = Some(Pending::Edit);
                let effects = vec![Effect::Commit { programme, change, after }];
                return (Some(Overlay::Closing(self)), effects);
            }
            Action::Open | Action::Back => return (None, Vec::new()),
            other => {
                let length = state.measured.overflow + 1;
                self.scroll = moved(self.scroll, length, other, state.measured.step());
            }
        }
        (Some(Overlay::Closing(self)), Vec::new())
    }
}

/// The review stands in the ledger: the wall is left, and the next one begins
/// with what was concluded.
pub fn closed(state: &mut State) {
    state.sitting = None;
    state.wall = None;
    state.overlays.clear();
    state.screen = crate::action::Screen::Conclusions;
    state.conclusions.chosen = 0;
}

/// A closed review was taken back: it is open again, as it was.
pub fn reopened(state: &mut State, programme: crate::domain::ProgrammeId, review: &Review) {
    let mut review = review.clone();
    for conclusion in &mut review.conclusions {
        conclusion.effect = None;
    }
    state.sitting = Some(super::sitting::Sitting::of(programme, review));
}
