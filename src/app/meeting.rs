//! The review on the wall: one item a page, from a snapshot that no edit
//! touches, while everything that is decided is kept after every key.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

pub mod closing;
pub mod conclusion_form;
pub mod digits;
pub mod pages;
pub mod people;
pub mod remark_form;
pub mod sheet;
pub mod sitting;
#[cfg(test)]
mod tests;
pub mod unit_entry;

use chrono::{DateTime, FixedOffset};

use super::goto::GoTo;
use super::help::Help;
use super::library::Volume;
use super::message::Effect;
use super::overlay::Overlay;
use super::palette::Palette;
use super::question::{Question, Subject};
use super::search::Search;
use super::state::{State, ThemeName};
use crate::action::Action;
use crate::domain::{Decision, Key, Moment};
use crate::say;
use conclusion_form::ConclusionForm;
use pages::Page;
use people::PeopleList;
use remark_form::RemarkForm;
use sitting::Sitting;

/// What is projected.
#[derive(Debug, Clone)]
pub struct Wall {
    /// The programme as it stood when the review was opened.
    pub frozen: Volume,
    /// Every page, in the order of the review.
    pub pages: Vec<Page>,
    /// Which page is shown.
    pub at: usize,
    /// Which sheet of that page: what does not fit on one goes on.
    pub sheet: usize,
    /// Nothing is shown.
    pub is_blank: bool,
    /// What the timer shows.
    pub timer: Timer,
    /// The theme of the wall; the desk keeps its own.
    pub theme: ThemeName,
    /// Since when this page has been shown.
    pub since: DateTime<FixedOffset>,
    /// Since when the review has been open.
    pub begun: DateTime<FixedOffset>,
}

/// What stands in the corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Timer {
    /// The time of day.
    #[default]
    Clock,
    /// How long this page has been shown.
    Elapsed,
    /// What is left of the time a review is given.
    Countdown,
    /// Nothing.
    Off,
}

/// How long a review is given, in minutes: Conclusion 226-KL/TW gives as much
/// to the speech that closes a conference, and wants meetings shorter.
pub const MINUTES: i64 = 50;

impl Timer {
    fn next(self) -> Self {
        match self {
            Self::Clock => Self::Elapsed,
            Self::Elapsed => Self::Countdown,
            Self::Countdown => Self::Off,
            Self::Off => Self::Clock,
        }
    }

    /// Whether it moves with every second.
    #[must_use]
    pub fn shows_seconds(self) -> bool {
        match self {
            Self::Elapsed | Self::Countdown => true,
            Self::Clock | Self::Off => false,
        }
    }
}

impl Wall {
    fn new(frozen: Volume, now: DateTime<FixedOffset>, begun: DateTime<FixedOffset>) -> Self {
        Self {
            pages: pages::of(&frozen),
            frozen,
            at: 0,
            sheet: 0,
            is_blank: false,
            timer: Timer::default(),
            theme: ThemeName::Light,
            since: now,
            begun,
        }
    }

    /// The page shown.
    #[must_use]
    pub fn page(&self) -> Option<&Page> {
        self.pages.get(self.at)
    }

    /// The item shown.
    #[must_use]
    pub fn key(&self) -> Option<&Key> {
        self.page().and_then(Page::key)
    }

    fn show(&mut self, at: usize, sheet: usize, now: DateTime<FixedOffset>) {
        if at != self.at {
            self.since = now;
        }
        (self.at, self.sheet) = (at, sheet);
    }
}

/// F5: the review, from its beginning or from the item under the cursor.
pub fn open(state: &mut State, from_here: bool) -> Vec<Effect> {
    let Some(id) = state.volume().map(|volume| volume.programme.id.clone()) else {
        let text = say!(state.words, "meeting-no-programme");
        state.say(text);
        return Vec::new();
    };
    let wanted = from_here.then(|| state.selected_key()).flatten();
    if let Some(sitting) =
        state.sitting.take_if(|sitting| sitting.is_empty_on_another_day(state.now))
    {
        drop(sitting);
    }
    match &state.sitting {
        Some(sitting) if sitting.programme != id => {
            let title = sitting.review.title.clone();
            let text = say!(state.words, "meeting-other-programme", title = title);
            state.complain(text);
            Vec::new()
        }
        Some(_) if wanted.is_none() => {
            state.overlays.push(Overlay::Question(Question::new(Subject::Resume)));
            Vec::new()
        }
        Some(_) => present(state, wanted.as_ref()),
        None => {
            if !state.is_locked() {
                state.sitting = Some(Sitting::begin(state, id));
            }
            present(state, wanted.as_ref())
        }
    }
}

/// Puts the review on the wall: where it was, or at an item.
pub fn present(state: &mut State, wanted: Option<&Key>) -> Vec<Effect> {
    let moment = state.sitting.as_ref().map_or_else(
        || {
            let now =
                Moment { day: state.library.as_of(), through: Some(state.library.last_seq()) };
            state.chosen.unwrap_or(now)
        },
        |sitting| Moment { day: sitting.review.as_of, through: Some(sitting.review.through) },
    );
    let Some(id) = state.volume().map(|volume| volume.document.id.clone()) else {
        return Vec::new();
    };
    let Some(frozen) = state.library.frozen(&id, moment) else { return Vec::new() };
    let begun = state.sitting.as_ref().map_or(state.now, |sitting| sitting.review.begun);
    let mut wall = Wall::new(frozen, state.now, begun);
    let last = state.sitting.as_ref().and_then(|sitting| sitting.page.clone());
    let at = match wanted {
        Some(key) => pages::position(&wall.pages, key),
        None => wall.pages.iter().position(|page| Some(page) == last.as_ref()),
    };
    wall.at = at.unwrap_or_default();
    state.wall = Some(wall);
    state.lock.close(); // whoever stands before the wall finds the keyboard free
    if let Some(sitting) = &mut state.sitting {
        sitting.is_presenting = true;
    }
    sitting::keep(state)
}

/// From the first page, with the same figures.
pub fn restart(state: &mut State) -> Vec<Effect> {
    if let Some(sitting) = &mut state.sitting {
        sitting.page = None;
    }
    present(state, None)
}

/// "Tiếp tục từ mục 4.1?"
#[must_use]
pub fn ask_resume(state: &State) -> String {
    let words = &state.words;
    let Some(sitting) = &state.sitting else { return String::new() };
    let item = state.volume().and_then(|volume| {
        let item = volume.programme.item(sitting.page.as_ref()?.key()?)?;
        Some(words.item_name(&item))
    });
    let date = words.date(sitting.review.begun.date_naive());
    match item {
        Some(item) => say!(words, "ask-resume-item", item = item, date = date),
        None => say!(words, "ask-resume", date = date),
    }
}

/// A window that only looks has no review of its own.
pub fn forget(state: &mut State) {
    state.sitting = None;
    if state.wall.take().is_some() {
        state.overlays.clear();
    }
}

/// Takes up a review that was on the wall when the program ended without a
/// farewell, with what was being typed.
pub fn resume(state: &mut State) {
    let Some(sitting) = &state.sitting else { return };
    let (draft, is_presenting) = (sitting.draft.clone(), sitting.is_presenting);
    let at = state.library.volumes().iter().position(|v| v.document.id == sitting.programme);
    if !is_presenting || state.is_locked() {
        return;
    }
    let Some(at) = at else { return };
    state.programme = at;
    drop(present(state, None));
    if let Some(draft) = draft {
        let form = ConclusionForm::resumed(draft);
        state.overlays.push(Overlay::Conclusion(Box::new(form)));
    }
}

/// Back to the desk, where the screen and the item are as they were.
fn leave(state: &mut State) -> Vec<Effect> {
    state.wall = None;
    let Some(sitting) = &mut state.sitting else { return Vec::new() };
    sitting.is_presenting = false;
    let text = if sitting.is_blank() {
        say!(state.words, "meeting-left-empty")
    } else {
        say!(state.words, "meeting-left")
    };
    state.say(text);
    sitting::keep(state)
}

/// Does what a key asks for while the review is on the wall.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let now = state.now;
    let Some(wall) = &mut state.wall else { return Vec::new() };
    if wall.is_blank && action != Action::Blank {
        wall.is_blank = false;
        return Vec::new();
    }
    match action {
        Action::PageDown | Action::Right | Action::Down | Action::Open => return turn(state, true),
        Action::PageUp | Action::Left | Action::Up => return turn(state, false),
        Action::First => wall.show(0, 0, now),
        Action::Last => wall.show(wall.pages.len().saturating_sub(1), 0, now),
        Action::Back => return leave(state),
        Action::Blank => {
            wall.is_blank = !wall.is_blank;
            return Vec::new();
        }
        Action::Timer => {
            wall.timer = wall.timer.next();
            return Vec::new();
        }
        Action::Theme => {
            wall.theme = wall.theme.next();
            return Vec::new();
        }
        // A clicker's button is pressed twice: nothing.
        Action::Meeting | Action::MeetingHere => return Vec::new(),
        other => return elsewhere(state, other),
    }
    sitting::keep(state)
}

/// What leads to a form, a question or a list over the page.
fn elsewhere(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Conclude => return conclude(state, None),
        Action::MoveDue => return conclude(state, Some(Decision::Extend)),
        Action::Attendance if is_open(state) => {
            state.overlays.push(Overlay::People(PeopleList::open()));
        }
        Action::Remark if is_open(state) => {
            let form = RemarkForm::open(state);
            state.overlays.push(Overlay::Remark(Box::new(form)));
        }
        Action::Attendance | Action::Remark => {}
        Action::Undo => return sitting::step_back(state),
        Action::Redo => return sitting::step_on(state),
        Action::GoTo => state.overlays.push(Overlay::GoTo(GoTo::open())),
        Action::Search => state.overlays.push(Overlay::Search(Search::open())),
        Action::Help => state.overlays.push(Overlay::Help(Help::open())),
        Action::Palette => state.overlays.push(Overlay::Palette(Palette::open())),
        Action::CloseReview => return closing::ask(state),
        Action::Refreeze => return sitting::refreeze(state),
        Action::Update
        | Action::Source
        | Action::Copy
        | Action::Mouse
        | Action::Language
        | Action::Suspend
        | Action::Redraw
        | Action::Lock
        | Action::Fail
        | Action::Quit => return super::update::everywhere(state, action),
        other => {
            let key =
                crate::keymap::keys_of(other, crate::action::Context::List).into_iter().next();
            let text = say!(state.words, "ignored-unused", key = key.unwrap_or_default());
            state.say(text);
        }
    }
    Vec::new()
}

/// Whether something may be written down; says why not.
fn is_open(state: &mut State) -> bool {
    let shown = state.volume().map(|volume| &volume.document.id);
    let text = match &state.sitting {
        Some(sitting) if Some(&sitting.programme) == shown => return true,
        Some(sitting) => {
            let title = sitting.review.title.clone();
            say!(state.words, "meeting-other-programme", title = title)
        }
        None => say!(state.words, "meeting-only-shown"),
    };
    state.say(text);
    false
}

/// `r`: a conclusion on the item on the wall, or under the cursor.
pub fn conclude(state: &mut State, decision: Option<Decision>) -> Vec<Effect> {
    if !is_open(state) {
        return Vec::new();
    }
    let form = ConclusionForm::open(state, decision);
    state.overlays.push(Overlay::Conclusion(Box::new(form)));
    Vec::new()
}

/// A sheet on or back: the next sheet of this page, else the next page.
fn turn(state: &mut State, on: bool) -> Vec<Effect> {
    let Some(wall) = &state.wall else { return Vec::new() };
    let sheets = |at: usize| sheet::count(state, wall, at);
    let (at, sheet) = match (on, wall.sheet) {
        (true, sheet) if sheet + 1 < sheets(wall.at) => (wall.at, sheet + 1),
        (true, _) if wall.at + 1 < wall.pages.len() => (wall.at + 1, 0),
        (true, sheet) => (wall.at, sheet),
        (false, 1..) => (wall.at, wall.sheet - 1),
        (false, 0) if wall.at > 0 => (wall.at - 1, sheets(wall.at - 1).saturating_sub(1)),
        (false, 0) => (0, 0),
    };
    let now = state.now;
    if let Some(wall) = &mut state.wall {
        wall.show(at, sheet, now);
    }
    sitting::keep(state)
}

/// Shows the page of an item; whether there is one.
pub fn go_to(state: &mut State, key: &Key) -> bool {
    let now = state.now;
    let Some(wall) = &mut state.wall else { return false };
    let Some(at) = pages::position(&wall.pages, key) else { return false };
    wall.show(at, 0, now);
    true
}
