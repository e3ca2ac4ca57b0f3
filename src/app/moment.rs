//! "Xem tại ngày": the whole program at another moment, and the moments that
//! are offered for it.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::entry::{self, Asked};
use super::field::Field;
use super::library::{Library, Volume};
use super::measured::moved;
use super::overlay::{Overlay, Step};
use super::state::{State, Tense};
use crate::action::{Action, Context};
use crate::domain::{Key, Moment, Programme, ProgrammeId, Quarter};
use crate::keymap::keys_of;
use crate::say;
use crate::words::Words;

/// How many quarters are offered by their last days.
const QUARTERS: usize = 8;

/// Why a moment cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The calendar does not have it.
    NotInCalendar(String),
    /// Nothing can be said of a day before this one.
    TooEarly(NaiveDate, NaiveDate),
}

impl Refusal {
    /// What it is, and what to do.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        match self {
            Self::NotInCalendar(typed) => say!(words, "moment-bad-date", typed = typed.trim()),
            Self::TooEarly(day, first) => {
                let (day, first) = (words.date(*day), words.date(*first));
                say!(words, "moment-too-early", day = day, first = first)
            }
        }
    }
}

/// That the clock says an earlier time than the entry before: what was kept is
/// kept as the clock says.
#[must_use]
pub fn clock_back(
    words: &Words,
    last: DateTime<FixedOffset>,
    now: DateTime<FixedOffset>,
) -> String {
    let at = |time: DateTime<FixedOffset>| {
        format!("{} {}", words.time(time), words.date(time.date_naive()))
    };
    say!(words, "clock-back", now = at(now), last = at(last))
}

/// The moment that a person names, seen from a programme or from all; none is
/// now.
///
/// # Errors
/// A day before anything can be said.
pub fn settle(
    library: &Library,
    programme: Option<&ProgrammeId>,
    asked: Asked,
    today: NaiveDate,
) -> Result<Option<Moment>, Refusal> {
    let moment = match asked {
        Asked::Today => return Ok(None),
        Asked::Day(day) => Moment::end_of(day),
        Asked::EndOf(quarter) => end_of(library, programme, quarter),
    };
    let first = library.first_day(programme);
    if let Some(first) = first.filter(|first| moment.day < *first) {
        return Err(Refusal::TooEarly(moment.day, first));
    }
    Ok(Some(moment).filter(|moment| *moment != Moment::end_of(today)))
}

/// The end of a quarter as the whole ledger has it.
fn end_of(library: &Library, programme: Option<&ProgrammeId>, quarter: Quarter) -> Moment {
    let volumes = library.volumes().iter();
    let meant = volumes.filter(|volume| programme.is_none_or(|id| *id == volume.programme.id));
    let ends: Vec<Moment> =
        meant.filter_map(|volume| library.landmarks(volume).end_of(quarter)).collect();
    let closed = ends.iter().find(|end| end.through.is_some());
    let day = quarter.last_day().unwrap_or(library.as_of());
    closed.or(ends.first()).copied().unwrap_or(Moment::end_of(day))
}

/// A moment that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What it is called.
    pub label: String,
    /// The moment; none is now.
    pub moment: Option<Moment>,
    /// Its day.
    pub day: NaiveDate,
}

/// Now, the moment shown where it is another, then the closings, the reviews
/// and the ends of the last quarters, newest first.
#[must_use]
pub fn offers(state: &State) -> Vec<Offer> {
    let words = &state.words;
    let today = state.now.date_naive();
    let mut offers = Vec::new();
    if let Some(volume) = state.volume() {
        offers = past(state, volume, today);
    }
    offers.sort_by_key(|offer| std::cmp::Reverse(offer.day));
    if let Some(moment) = state.chosen.filter(|moment| !has(&offers, *moment)) {
        let label = say!(words, "moment-shown", date = words.date(moment.day));
        offers.insert(0, Offer { label, moment: Some(moment), day: moment.day });
    }
    let label = say!(words, "moment-today", date = words.date(today));
    offers.insert(0, Offer { label, moment: None, day: today });
    offers
}

fn has(offers: &[Offer], moment: Moment) -> bool {
    offers.iter().any(|offer| offer.moment == Some(moment))
}

fn past(state: &State, volume: &Volume, today: NaiveDate) -> Vec<Offer> {
    let words = &state.words;
    let landmarks = state.library.landmarks(volume);
    let offer = |moment: Moment, label| Offer { label, moment: Some(moment), day: moment.day };
    let mut offers: Vec<Offer> = Vec::new();
    for (quarter, closing) in landmarks.closings() {
        let (name, date) = (words.quarter(quarter), words.date(closing.at.date_naive()));
        let by = closing.by.as_str();
        let label = say!(words, "moment-closing", quarter = name, date = date, by = by);
        offers.extend(landmarks.end_of(quarter).map(|moment| offer(moment, label)));
    }
    for held in landmarks.reviews() {
        let review = &held.review;
        let moment = Moment { day: review.as_of, through: Some(review.through) };
        let (title, date) = (review.title.as_str(), words.date(review.as_of));
        offers.push(offer(moment, say!(words, "moment-review", title = title, date = date)));
    }
    let first = state.library.first_day(Some(&volume.programme.id));
    let ended = std::iter::successors(Some(Quarter::of(today).previous()), |quarter| {
        Some(quarter.previous())
    });
    for quarter in ended.take(QUARTERS) {
        let is_closed = landmarks.closings().any(|(closed, _)| closed == quarter);
        let Some(day) = quarter.last_day().filter(|_| !is_closed) else { continue };
        if first.is_none_or(|first| first <= day) {
            let (name, date) = (words.quarter(quarter), words.date(day));
            let label = say!(words, "moment-quarter", quarter = name, date = date);
            offers.push(offer(Moment::end_of(day), label));
        }
    }
    offers
}

/// A moment being named: typed, or chosen among those offered.
#[derive(Debug, Clone)]
pub struct Pick {
    /// What is typed.
    pub field: Field,
    /// The row under the cursor; none while what is typed is meant.
    pub chosen: Option<usize>,
}

impl Pick {
    /// Nothing typed, and the cursor on a row.
    #[must_use]
    pub fn at(chosen: usize) -> Self {
        Self { field: Field::line(""), chosen: Some(chosen) }
    }

    /// What follows when the text has changed.
    pub fn written(&mut self) {
        self.chosen = self.field.raw().trim().is_empty().then_some(0);
    }

    /// Moves the cursor over the rows.
    pub fn turn(&mut self, length: usize, action: Action, step: usize) {
        self.chosen = match self.chosen {
            None if action == Action::Down => Some(0),
            None => None,
            Some(0) if action == Action::Up && !self.field.raw().trim().is_empty() => None,
            Some(at) => Some(moved(at, length, action, step)),
        };
    }

    /// The moment that is meant; none is now.
    ///
    /// # Errors
    /// Why it cannot be shown.
    pub fn settled(&self, state: &State, offers: &[Offer]) -> Result<Option<Moment>, Refusal> {
        if let Some(offer) = self.chosen.and_then(|at| offers.get(at)) {
            return Ok(offer.moment);
        }
        let (typed, today) = (self.field.text(), state.now.date_naive());
        let asked = entry::moment(&state.words, &typed, today);
        let asked = asked.ok_or(Refusal::NotInCalendar(typed))?;
        let programme = state.volume().map(|volume| volume.programme.id.clone());
        settle(&state.library, programme.as_ref(), asked, today)
    }
}

/// The open dialog.
#[derive(Debug, Clone)]
pub struct MomentDialog {
    /// The moment being named.
    pub pick: Pick,
    /// Those that are offered.
    pub offers: Vec<Offer>,
    /// Why it cannot be gone to.
    pub complaint: Option<String>,
}

impl MomentDialog {
    /// The dialog, with the cursor on today.
    #[must_use]
    pub fn open(state: &State) -> Self {
        Self { pick: Pick::at(0), offers: offers(state), complaint: None }
    }

    /// Does what a key asks for.
    pub fn act(mut self, state: &mut State, action: Action) -> Step {
        match action {
            Action::Back => return (None, Vec::new()),
            Action::Open => match self.pick.settled(state, &self.offers) {
                Ok(moment) => {
                    go(state, moment);
                    return (None, Vec::new());
                }
                Err(refusal) => self.complaint = Some(refusal.sentence(&state.words)),
            },
            other => {
                self.complaint = None;
                self.pick.turn(self.offers.len(), other, state.measured.step());
            }
        }
        (Some(Overlay::Moment(self)), Vec::new())
    }
}

/// Shows the whole program at a moment; none is now.
pub fn go(state: &mut State, moment: Option<Moment>) {
    let today = state.now.date_naive();
    let before: Vec<_> =
        state.library.volumes().iter().map(|volume| volume.programme.clone()).collect();
    state.chosen = moment;
    state.library.move_to(moment.unwrap_or(Moment::now(today)));
    if let Some(old) = before.get(state.programme) {
        stay(state, old);
    }
    let text = shown(state);
    state.say(text);
}

/// Which moment is shown, in a sentence.
fn shown(state: &State) -> String {
    let words = &state.words;
    let date = words.date(state.library.as_of());
    match state.tense() {
        Tense::Now => say!(words, "moment-back", date = date),
        Tense::Past => say!(words, "moment-went", date = date, key = key()),
        Tense::Ahead => say!(words, "moment-went-ahead", date = date, key = key()),
    }
}

/// The key that asks for a moment, as a reader names it.
#[must_use]
pub fn key() -> String {
    keys_of(Action::Moment, Context::List).into_iter().next().unwrap_or_default()
}

/// Keeps the cursors where they are; where another edition does not have the
/// item, on the nearest heading above it.
fn stay(state: &mut State, old: &Programme) {
    let Some(volume) = state.library.volumes().get(state.programme) else { return };
    let programme = &volume.programme;
    let near =
        |selected: &mut Option<Key>| {
            let mut key = selected.take();
            while let Some(missing) = key.as_ref().filter(|key| programme.node(key).is_none()) {
                let node = old.node(missing);
                let is_own = node.is_some_and(|node| node.key == *missing);
                key = node.and_then(|node| {
                    if is_own { node.parent.clone() } else { Some(node.key.clone()) }
                });
            }
            *selected = key.or_else(|| programme.nodes.first().map(|node| node.key.clone()));
        };
    near(&mut state.browse.selected);
    near(&mut state.document.selected);
    if let Some(selected) = state.timeline.selected.clone()
        && programme.node(&selected).is_none()
    {
        near(&mut state.timeline.selected);
    }
}
