//! A review that is open: everything it has come to so far, kept in the store
//! after every key, so that a power cut takes nothing.

use serde::{Deserialize, Serialize};

use chrono::{DateTime, FixedOffset};

use super::conclusion_form::ConclusionDraft;
use super::pages::Page;
use crate::app::message::Effect;
use crate::app::state::State;
use crate::domain::{Moment, ProgrammeId, Quarter, Review};
use crate::say;

/// The name under which it is kept.
pub const SITTING: &str = "sitting";

/// How many steps can be taken back.
const STEPS: usize = 50;

/// A review that is open.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sitting {
    /// The programme it is about.
    pub programme: ProgrammeId,
    /// Its minutes so far.
    pub review: Review,
    /// The page on the wall.
    pub page: Option<Page>,
    /// Which sheet of it.
    pub sheet: usize,
    /// Whether it is on the wall.
    pub is_presenting: bool,
    /// A conclusion that is being written.
    pub draft: Option<ConclusionDraft>,
    /// The minutes before each step, oldest first.
    #[serde(skip)]
    past: Vec<Review>,
    /// The minutes of steps taken back, the last one last.
    #[serde(skip)]
    future: Vec<Review>,
}

impl Sitting {
    /// Opens a review of a programme: its figures are those of this moment.
    #[must_use]
    pub fn begin(state: &State, programme: ProgrammeId) -> Self {
        let quarter = state.volume().map_or_else(
            || Quarter::of(state.library.as_of()),
            |volume| subject(volume, state.library.as_of()),
        );
        let words = &state.words;
        let title = say!(words, "meeting-title", quarter = uncapitalised(&words.quarter(quarter)));
        let people = state.volume().and_then(|volume| volume.board.reviews().last());
        let review = Review {
            id: free_id(state),
            title,
            quarter,
            as_of: state.library.as_of(),
            through: state.library.last_seq(),
            begun: state.now,
            place: people.map(|held| held.review.place.clone()).unwrap_or_default(),
            chair: people.map(|held| held.review.chair.clone()).unwrap_or_default(),
            secretary: people.map(|held| held.review.secretary.clone()).unwrap_or_default(),
            people: people.map(|held| super::people::again(&held.review)).unwrap_or_default(),
            remarks: Vec::new(),
            conclusions: Vec::new(),
        };
        Self::of(programme, review)
    }

    /// A review to be gone on with.
    #[must_use]
    pub fn of(programme: ProgrammeId, review: Review) -> Self {
        Self {
            programme,
            review,
            page: None,
            sheet: 0,
            is_presenting: false,
            draft: None,
            past: Vec::new(),
            future: Vec::new(),
        }
    }

    /// Whether nothing has been written down.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.review.remarks.is_empty()
            && self.review.conclusions.is_empty()
            && self.draft.is_none()
            && self.past.is_empty()
    }

    /// Whether it was only looked at, and that on another day.
    #[must_use]
    pub fn is_empty_on_another_day(&self, now: DateTime<FixedOffset>) -> bool {
        self.is_blank() && self.review.begun.date_naive() != now.date_naive()
    }

    /// A step that can be taken back.
    pub fn step(&mut self, change: impl FnOnce(&mut Review)) {
        self.past.push(self.review.clone());
        if self.past.len() > STEPS {
            self.past.remove(0);
        }
        self.future.clear();
        change(&mut self.review);
    }
}

/// "Quý IV/2026" inside a sentence: "quý IV/2026".
fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The quarter a review is about: the one that was closed last, if that is
/// the one before or this one; else the one that is open.
fn subject(volume: &crate::app::library::Volume, day: chrono::NaiveDate) -> Quarter {
    let calendar = Quarter::of(day);
    let closed = volume.board.closings().next_back().map(|(quarter, _)| quarter);
    let is_recent = |quarter: &Quarter| *quarter == calendar || quarter.next() == calendar;
    closed.filter(is_recent).unwrap_or(calendar)
}

/// The day, with a letter where the programme has had a review on it.
fn free_id(state: &State) -> String {
    let day = state.now.date_naive().to_string();
    let held = state.volume().map_or(&[][..], |volume| volume.board.reviews());
    let is_free = |id: &String| held.iter().all(|known| known.review.id != *id);
    let lettered = ('b'..='z').map(|letter| format!("{day}{letter}"));
    std::iter::once(day.clone()).chain(lettered).find(is_free).unwrap_or(day)
}

/// Asks to keep the review as it is now.
pub fn keep(state: &mut State) -> Vec<Effect> {
    if let (Some(sitting), Some(wall)) = (&mut state.sitting, &state.wall) {
        sitting.page = wall.page().cloned();
        sitting.sheet = wall.sheet;
    }
    kept(state)
}

fn kept(state: &State) -> Vec<Effect> {
    if state.is_locked() {
        return Vec::new();
    }
    let text = serde_json::to_string(&state.sitting);
    text.map(|text| Effect::Remember(SITTING, text)).into_iter().collect()
}

/// Changes the minutes and keeps them.
pub fn change(state: &mut State, change: impl FnOnce(&mut Review)) -> Vec<Effect> {
    if let Some(sitting) = &mut state.sitting {
        sitting.step(change);
    }
    keep(state)
}

/// Whether a step of the minutes can be taken back.
#[must_use]
pub fn has_steps(state: &State) -> bool {
    state.sitting.as_ref().is_some_and(|sitting| !sitting.past.is_empty())
}

/// Takes the last step of the minutes back.
pub fn step_back(state: &mut State) -> Vec<Effect> {
    let Some(sitting) = &mut state.sitting else { return Vec::new() };
    let Some(before) = sitting.past.pop() else {
        let text = say!(state.words, "nothing-to-undo");
        state.say(text);
        return Vec::new();
    };
    sitting.future.push(std::mem::replace(&mut sitting.review, before));
    let text = say!(state.words, "meeting-undone");
    state.say(text);
    keep(state)
}

/// Makes the step taken back again.
pub fn step_on(state: &mut State) -> Vec<Effect> {
    let Some(sitting) = &mut state.sitting else { return Vec::new() };
    let Some(after) = sitting.future.pop() else {
        let text = say!(state.words, "nothing-to-redo");
        state.say(text);
        return Vec::new();
    };
    sitting.past.push(std::mem::replace(&mut sitting.review, after));
    let text = say!(state.words, "meeting-redone");
    state.say(text);
    keep(state)
}

/// Takes the figures of this moment in the place of those of the beginning.
pub fn refreeze(state: &mut State) -> Vec<Effect> {
    let (day, through) = (state.library.as_of(), state.library.last_seq());
    let key = state.wall.as_ref().and_then(|wall| wall.key().cloned());
    let Some(sitting) = &mut state.sitting else { return Vec::new() };
    (sitting.review.as_of, sitting.review.through) = (day, through);
    let mut effects = Vec::new();
    if let Some(wall) = &state.wall {
        let moment = Moment { day, through: Some(through) };
        let id = wall.frozen.document.id.clone();
        if state.library.frozen(&id, moment).is_some() {
            effects = super::present(state, key.as_ref());
        }
    } else {
        effects = keep(state);
    }
    let text = say!(state.words, "meeting-refrozen", date = state.words.date(day));
    state.say(text);
    effects
}

/// Gives up the review: nothing of it is kept.
pub fn drop_review(state: &mut State) -> Vec<Effect> {
    state.sitting = None;
    state.wall = None;
    let text = say!(state.words, "meeting-dropped");
    state.say(text);
    kept(state)
}
