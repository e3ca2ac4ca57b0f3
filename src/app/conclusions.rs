//! Screen 5: what the open review has concluded so far, and what became of
//! what earlier ones concluded.

use super::measured::moved;
use super::meeting::conclusion_form::ConclusionForm;
use super::meeting::{self, closing, sitting};
use super::message::Effect;
use super::overlay::Overlay;
use super::question::{Question, Subject};
use super::state::State;
use crate::action::Action;
use crate::domain::{Conclusion, Key, Review};
use crate::say;

/// The screen.
#[derive(Debug, Clone, Default)]
pub struct Conclusions {
    /// The row under the cursor.
    pub chosen: usize,
    /// How far the text beside the list is scrolled.
    pub scroll: usize,
}

/// What stands in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'a> {
    /// The open review.
    Open(&'a Review),
    /// The nth conclusion of the open review, counted from 0.
    Draft(usize, &'a Conclusion),
    /// Where another one is added.
    Add,
    /// A review that was closed.
    Held(&'a Review),
    /// The nth conclusion of a closed review, counted from 0.
    Concluded(usize, &'a Review, &'a Conclusion),
}

/// The rows: the open review, then the closed ones, the last first.
#[must_use]
pub fn lines(state: &State) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let Some(volume) = state.volume() else { return lines };
    let sitting = state.sitting.as_ref().filter(|open| open.programme == volume.programme.id);
    if let Some(sitting) = sitting {
        lines.push(Line::Open(&sitting.review));
        let drafts = sitting.review.conclusions.iter().enumerate();
        lines.extend(drafts.map(|(at, known)| Line::Draft(at, known)));
        lines.push(Line::Add);
    }
    for held in volume.board.reviews().iter().rev() {
        lines.push(Line::Held(&held.review));
        let all = held.review.conclusions.iter().enumerate();
        lines.extend(all.map(|(at, known)| Line::Concluded(at, &held.review, known)));
    }
    lines
}

impl Conclusions {
    /// The row under the cursor.
    #[must_use]
    pub fn line<'a>(&self, state: &'a State) -> Option<Line<'a>> {
        let lines = lines(state);
        lines.get(self.chosen).or(lines.last()).copied()
    }

    /// The item the row is about: a conclusion that was closed is one itself.
    #[must_use]
    pub fn selected_key(&self, state: &State) -> Option<Key> {
        match self.line(state)? {
            Line::Draft(_, known) => known.about.clone(),
            Line::Concluded(at, review, _) => Some(review.key_of(at + 1)),
            Line::Open(_) | Line::Add | Line::Held(_) => None,
        }
    }

    /// The review the row belongs to, and whether it is closed.
    #[must_use]
    pub fn review<'a>(&self, state: &'a State) -> Option<(&'a Review, bool)> {
        match self.line(state)? {
            Line::Open(review) => Some((review, false)),
            Line::Draft(..) | Line::Add => {
                state.sitting.as_ref().map(|sitting| (&sitting.review, false))
            }
            Line::Held(review) | Line::Concluded(_, review, _) => Some((review, true)),
        }
    }
}

/// Does what a key asks for.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let line = state.conclusions.line(state);
    let draft = match line {
        Some(Line::Draft(at, _)) => Some(at),
        Some(Line::Open(_) | Line::Add | Line::Held(_) | Line::Concluded(..)) | None => None,
    };
    let is_add = line == Some(Line::Add);
    let about = state.conclusions.selected_key(state);
    match (action, draft) {
        (Action::Open | Action::Update, Some(at)) => {
            if let Some(form) = ConclusionForm::edit(state, at) {
                state.overlays.push(Overlay::Conclusion(Box::new(form)));
            }
        }
        (Action::Open, None) if is_add => return meeting::conclude(state, None),
        (Action::Open, None) => {
            if let Some(key) = about {
                super::search::show_item(state, None, &key);
            }
        }
        (Action::Delete, Some(at)) => {
            let question = Question::new(Subject::DropConclusion(at));
            state.overlays.push(Overlay::Question(question));
        }
        (Action::Delete, None) => {
            let text = say!(state.words, "conclusion-delete-none");
            state.say(text);
        }
        (other, _) => {
            let (length, step) = (lines(state).len(), state.measured.step());
            let at = state.conclusions.chosen.min(length.saturating_sub(1));
            state.conclusions.chosen = moved(at, length, other, step);
            state.conclusions.scroll = 0;
        }
    }
    Vec::new()
}

/// Takes a conclusion out of the open review.
pub fn delete(state: &mut State, at: usize) -> Vec<Effect> {
    sitting::change(state, |review| {
        if at < review.conclusions.len() {
            review.conclusions.remove(at);
        }
    })
}

/// The text beside the list: the facts of a conclusion or of a review.
#[must_use]
pub fn facts(state: &State) -> Vec<(String, String)> {
    let words = &state.words;
    match state.conclusions.line(state) {
        Some(Line::Draft(_, known)) => conclusion_facts(state, known),
        Some(Line::Concluded(at, review, known)) => {
            let mut facts = conclusion_facts(state, known);
            let item = state.volume().and_then(|volume| {
                let item = volume.programme.item(&review.key_of(at + 1))?;
                Some(volume.stands(words, &item))
            });
            if let Some(stands) = item {
                facts.push((say!(words, "label-standing"), stands));
            }
            facts
        }
        Some(Line::Open(review) | Line::Held(review)) => review_facts(state, review),
        Some(Line::Add) | None => Vec::new(),
    }
}

fn conclusion_facts(state: &State, known: &Conclusion) -> Vec<(String, String)> {
    let words = &state.words;
    let about = known.about.as_ref().map(|key| {
        let volume = state.volume();
        let item = volume.and_then(|volume| volume.programme.item(key));
        let name = item.map_or_else(|| key.to_string(), |item| words.item_name(&item));
        format!("{name} {}", known.subject).trim().to_owned()
    });
    let unit = known.unit.as_ref().map(|unit| unit.as_written.clone());
    let helpers: Vec<&str> = known.helpers.iter().map(|unit| unit.as_written.as_str()).collect();
    let mut facts = vec![
        (say!(words, "conclusion-item"), about.unwrap_or_default()),
        (say!(words, "conclusion-kind"), words.decision(known.decision)),
        (say!(words, "conclusion-unit"), unit.unwrap_or_default()),
        (say!(words, "conclusion-helpers"), helpers.join("; ")),
        (say!(words, "conclusion-due"), known.due.map(|due| words.period(due)).unwrap_or_default()),
        (say!(words, "conclusion-text"), known.text.clone()),
    ];
    if known.effect.is_some() {
        facts.push((say!(words, "conclusion-effect"), closing::effect(state, known)));
    }
    facts.retain(|(_, text)| !text.is_empty());
    facts
}

fn review_facts(state: &State, review: &Review) -> Vec<(String, String)> {
    let words = &state.words;
    let (came, of) = review.attendance();
    let attendance = if review.people.is_empty() {
        say!(words, "review-no-people")
    } else {
        say!(words, "review-attendance", came = came, of = of)
    };
    let mut facts = vec![
        (say!(words, "review-name"), review.title.clone()),
        (say!(words, "review-begun"), words.date(review.begun.date_naive())),
        (say!(words, "review-figures"), words.date(review.as_of)),
        (say!(words, "review-place"), review.place.clone()),
        (say!(words, "review-chair"), review.chair.clone()),
        (say!(words, "review-secretary"), review.secretary.clone()),
        (say!(words, "review-people"), attendance),
    ];
    for remark in &review.remarks {
        facts.push((remark.speaker.clone(), remark.gist.clone()));
    }
    facts.retain(|(_, text)| !text.is_empty());
    facts
}
