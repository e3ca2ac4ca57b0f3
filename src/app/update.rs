//! The one place where the state changes: a message in, effects out.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use super::compare::CompareForm;
use super::due_form::DueForm;
use super::export::{self, Export};
use super::filter::{Filter, FilterMenu};
use super::goto::GoTo;
use super::help::Help;
use super::meeting::{self, closing, sitting};

use super::message::{Effect, Ignored, Msg};
use super::moment::MomentDialog;
use super::overlay::Overlay;
use super::palette::Palette;
use super::question::{Question, Subject};
use super::report_form::ReportForm;
use super::search::{self, Search};
use super::session;
use super::shelf::{self, Shelf};
use super::source::SourceView;
use super::state::{Layout, State};
use super::{
    browse, changes, close_quarter, conclusions, dashboard, document, follow, label, lock, mouse,
    open_file, reading, returned, roll_call, timeline, units, writing,
};
use crate::action::{Action, Context, Screen};
use crate::domain::{Key, Moment};
use crate::keymap;
use crate::say;
use crate::text::visible;
use crate::words::Language;

/// Takes in what happened and says what is to be done about it.
pub fn update(state: &mut State, msg: Msg) -> Vec<Effect> {
    lock::heard(state, &msg);
    let effects = follow_up(state, msg);
    lock::guard(state, effects)
}

fn follow_up(state: &mut State, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Act(action) => {
            forget_toast(state, action);
            pressed(state, action)
        }
        Msg::Type(letter) => writing::written(state, |field| field.insert(letter)),
        Msg::Paste(text) => writing::written(state, |field| field.paste(&text)),
        Msg::Edited(text) => text.map_or_else(Vec::new, |text| writing::rewritten(state, &text)),
        Msg::Ignored(reason) => {
            ignored(state, reason);
            Vec::new()
        }
        Msg::Committed(entry) => {
            let effects = changes::committed(state, entry);
            effects.into_iter().chain(session::remember(state)).collect()
        }
        Msg::NotCommitted(trouble) => {
            changes::refused(state, &trouble);
            Vec::new()
        }
        Msg::Found(number, found) => {
            if let Some(Overlay::Search(search)) = state.overlays.last_mut() {
                search.answer(number, found);
            }
            Vec::new()
        }
        Msg::Now(now) => {
            clock(state, now);
            Vec::new()
        }
        Msg::Idle => session::remember(state),
        Msg::Resized => Vec::new(),
        Msg::Click(column, row) => mouse::clicked(state, column, row),
        Msg::Wheel(lines) => mouse::wheel(state, lines),
        Msg::Spoken(words) => {
            state.words = words;
            state.is_unsaved_place = true;
            Vec::new()
        }
        Msg::Copied(done) => {
            copied(state, done);
            Vec::new()
        }
        Msg::Listed(listed) => {
            open_file::listed(state, listed);
            Vec::new()
        }
        Msg::Written(file, cause) => {
            export::written(state, &file, cause);
            Vec::new()
        }
        Msg::Returned(path, result) => returned::arrived(state, &path, result),
        Msg::Read(reading) => reading::arrived(state, *reading),
        Msg::Imported(entry, programme) => {
            let effects = changes::imported(state, entry, &programme);
            effects.into_iter().chain(session::remember(state)).collect()
        }
        Msg::Unlocked(fits) => lock::tried(state, fits),
        Msg::Looked(arrivals) => follow::looked(state, arrivals),
    }
}

fn ignored(state: &mut State, reason: Ignored) {
    let text = label::ignored(&state.words, reason);
    state.say(text);
}

fn copied(state: &mut State, done: bool) {
    let words = &state.words;
    let text = if done { say!(words, "copied") } else { say!(words, "not-copied") };
    state.say(text);
}

/// A toast goes with the next key; what went wrong stays until Esc.
fn forget_toast(state: &mut State, action: Action) {
    let stays = |toast: &super::state::Toast| toast.is_error && action != Action::Back;
    if !state.toast.as_ref().is_some_and(stays) {
        state.toast = None;
    }
}

/// Does what a key asks for, wherever the keys go.
pub(super) fn pressed(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Redraw => return vec![Effect::Redraw],
        Action::Quit => return quit(state),
        Action::Theme if state.wall.is_none() => {
            state.theme = state.theme.next();
            state.is_unsaved_place = true;
            return Vec::new();
        }
        Action::Theme => return meeting::act(state, action),
        _ => {}
    }
    if action == Action::Back && state.busy.take().is_some() {
        return vec![Effect::Stop];
    }
    let Some(mut overlay) = state.overlays.pop() else {
        if state.wall.is_none() && !keymap::is_of_use(action, state.screen) {
            let key = keymap::keys_of(action, Context::List).into_iter().next();
            let text = say!(state.words, "ignored-unused", key = key.unwrap_or_default());
            state.say(text);
            return Vec::new();
        }
        return act(state, action);
    };
    if !takes_first(&overlay, action)
        && let Some(field) = overlay.field_mut()
        && let Some((changed, effects)) = writing::edit(field, action, state)
    {
        let more = if changed { overlay.written(state) } else { Vec::new() };
        state.overlays.push(overlay);
        return effects.into_iter().chain(more).collect();
    }
    if action == Action::Help && !matches!(overlay, Overlay::Help(_)) {
        state.overlays.push(overlay);
        state.overlays.push(Overlay::Help(Help::open()));
        return Vec::new();
    }
    let depth = state.overlays.len();
    let (stays, effects) = overlay.act(state, action);
    if let Some(overlay) = stays {
        let at = depth.min(state.overlays.len());
        state.overlays.insert(at, overlay);
    }
    effects
}

/// Whether an overlay has another use for a key than its field.
fn takes_first(overlay: &Overlay, action: Action) -> bool {
    // What is not shown is not to be had from the clipboard either.
    let is_secret = matches!(overlay, Overlay::Unlock(_)) && action == Action::Copy;
    is_secret || matches!(overlay, Overlay::People(list) if list.takes(action))
}

/// Does what a key asks for, with nothing over the screen or the wall.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    if state.wall.is_some() { meeting::act(state, action) } else { everywhere(state, action) }
}

/// Does what a key asks for on a screen.
pub fn everywhere(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Show(screen) => {
            state.screen = screen;
            if state.filter.is_empty() {
                state.filter.origin = None;
            }
            state.is_unsaved_place = true;
        }
        Action::Search => state.overlays.push(Overlay::Search(Search::open())),
        Action::GoTo => state.overlays.push(Overlay::GoTo(GoTo::open())),
        Action::Help => state.overlays.push(Overlay::Help(Help::open())),
        Action::Palette => state.overlays.push(Overlay::Palette(Palette::open())),
        Action::NextHit => search::step(state, true),
        Action::PreviousHit => search::step(state, false),
        Action::Filter if matches!(state.screen, Screen::Browse | Screen::Timeline) => {
            state.overlays.push(Overlay::Filter(FilterMenu::default()));
        }
        Action::Programmes => {
            let shelf = Shelf::open(state);
            state.overlays.push(Overlay::Shelf(shelf));
        }
        Action::Undo if state.screen == Screen::Conclusions && sitting::has_steps(state) => {
            return sitting::step_back(state);
        }
        Action::Export => state.overlays.push(Overlay::Export(Export::default())),
        Action::Scope => {
            turn_scope(state);
        }
        Action::Import => {
            let (overlay, effects) = shelf::ask_for_file(state);
            state.overlays.extend(overlay);
            return effects;
        }
        Action::ClearFilter => state.filter = Filter::default(),
        Action::Update => return open_report(state),
        Action::MoveDue => return open_due(state),
        Action::RollCall => return open_roll(state),
        Action::Source => return open_source(state),
        Action::Copy => return copy(state),
        Action::Undo | Action::Redo if state.refuses_edits() => {}
        Action::Undo => return changes::take_back(state, true),
        Action::Redo => return changes::take_back(state, false),
        Action::Theme => {
            state.theme = state.theme.next();
            state.is_unsaved_place = true;
        }
        Action::Simpler => set_layout(state, true),
        Action::Denser => set_layout(state, false),
        Action::Mouse => return toggle_mouse(state),
        Action::Language => return vec![Effect::Speak(other_language(state))],
        Action::Suspend if state.setup.can_suspend => return vec![Effect::Suspend],
        Action::Redraw => return vec![Effect::Redraw],
        Action::Fail => return vec![Effect::Fail],
        Action::Quit => return quit(state),
        Action::Back if state.filter.origin.is_some() => back_from_list(state),
        Action::Back if !state.filter.is_empty() => state.filter = Filter::default(),
        other => return on_review(state, other),
    }
    Vec::new()
}

/// Does what a key asks for about a review, or about the time shown.
fn on_review(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Meeting => meeting::open(state, false),
        Action::MeetingHere => meeting::open(state, true),
        Action::Conclude => meeting::conclude(state, None),
        Action::CloseReview => closing::ask(state),
        Action::Refreeze => sitting::refreeze(state),
        Action::DropReview => {
            drop_review(state);
            Vec::new()
        }
        Action::CloseQuarter => {
            close_quarter::ask(state);
            Vec::new()
        }
        Action::Lock => {
            lock::lock(state);
            Vec::new()
        }
        Action::Compare => {
            let form = CompareForm::open(state);
            state.overlays.push(Overlay::Compare(Box::new(form)));
            Vec::new()
        }
        Action::Moment => {
            state.overlays.push(Overlay::Moment(MomentDialog::open(state)));
            Vec::new()
        }
        other => on_screen(state, other),
    }
}

/// Does what a key asks for on the screen that is shown.
pub(super) fn on_screen(state: &mut State, action: Action) -> Vec<Effect> {
    match state.screen {
        Screen::Browse => browse::act(state, action),
        Screen::Dashboard => dashboard::act(state, action),
        Screen::Timeline => timeline::act(state, action),
        Screen::Units => units::act(state, action),
        Screen::Conclusions => conclusions::act(state, action),
        Screen::Document => document::act(state, action),
    }
}

fn drop_review(state: &mut State) {
    if state.sitting.is_some() {
        state.overlays.push(Overlay::Question(Question::new(Subject::DropReview)));
    } else {
        let text = say!(state.words, "meeting-not-open");
        state.say(text);
    }
}

fn back_from_list(state: &mut State) {
    if let Some(origin) = state.filter.origin.take() {
        state.screen = origin;
    }
    state.filter = Filter::default();
}

/// The key of what is followed under the cursor, or a sentence why there is none.
fn followed(state: &mut State) -> Option<Key> {
    if state.refuses_edits() {
        return None;
    }
    let key = state.selected_item().map(|item| item.key);
    if key.is_none() {
        let text = say!(state.words, "nothing-to-update");
        state.say(text);
    }
    key
}

fn open_report(state: &mut State) -> Vec<Effect> {
    if roll_call::selected_group(state).is_some() {
        return open_roll(state);
    }
    if let Some(key) = followed(state) {
        let form = ReportForm::open(state, &key);
        state.overlays.push(Overlay::Report(Box::new(form)));
    }
    Vec::new()
}

fn open_roll(state: &mut State) -> Vec<Effect> {
    if state.refuses_edits() { Vec::new() } else { roll_call::open(state) }
}

fn open_due(state: &mut State) -> Vec<Effect> {
    if let Some(key) = followed(state)
        && let Some(form) = DueForm::open(state, &key)
    {
        state.overlays.push(Overlay::Due(Box::new(form)));
    }
    Vec::new()
}

fn open_source(state: &mut State) -> Vec<Effect> {
    if let Some(key) = state.selected_key() {
        state.overlays.push(Overlay::Source(SourceView { key, scroll: 0 }));
    }
    Vec::new()
}

fn copy(state: &State) -> Vec<Effect> {
    let text = state.selected_key().and_then(|key| label::item_line(state, &key));
    text.map(|text| Effect::Copy(visible(&text))).into_iter().collect()
}

/// Counts one programme, or all of them, on the screen that counts.
fn turn_scope(state: &mut State) {
    if state.screen == Screen::Dashboard {
        state.dashboard.is_all = !state.dashboard.is_all;
        state.dashboard.chosen = 0;
    } else {
        state.units.is_one = !state.units.is_one;
        state.units.chosen = 0;
        state.screen = Screen::Units;
    }
}

fn set_layout(state: &mut State, simpler: bool) {
    state.layout = match (state.layout, simpler) {
        (Layout::Balanced | Layout::Detail, true) => Layout::Detail,
        (Layout::Wide, true) | (Layout::Detail, false) => Layout::Balanced,
        (Layout::Balanced | Layout::Wide, false) => Layout::Wide,
    };
    state.browse.pane = match state.layout {
        Layout::Detail => browse::Pane::Detail,
        Layout::Wide | Layout::Balanced => state.browse.pane,
    };
    state.is_unsaved_place = true;
}

fn toggle_mouse(state: &mut State) -> Vec<Effect> {
    state.has_mouse = !state.has_mouse;
    state.is_unsaved_place = true;
    let words = &state.words;
    let text = if state.has_mouse { say!(words, "mouse-on") } else { say!(words, "mouse-off") };
    state.say(text);
    vec![Effect::Mouse(state.has_mouse)]
}

fn other_language(state: &State) -> Language {
    match state.words.language() {
        Language::Vietnamese => Language::English,
        Language::English => Language::Vietnamese,
    }
}

fn quit(state: &mut State) -> Vec<Effect> {
    let is_reviewing = state.sitting.as_ref().is_some_and(|open| !open.is_blank());
    if state.drafts.is_empty() && !is_reviewing {
        state.is_over = true;
    } else if !matches!(state.overlays.last(), Some(Overlay::Question(_))) {
        state.overlays.push(Overlay::Question(Question::new(Subject::Quit)));
    }
    Vec::new()
}

fn clock(state: &mut State, now: chrono::DateTime<chrono::FixedOffset>) {
    let today = now.date_naive();
    state.now = now;
    lock::clock(state, now);
    // A day that was looked ahead to has come.
    state.chosen = state.chosen.filter(|moment| *moment != Moment::end_of(today));
    if state.chosen.is_none() && state.library.moment() != Moment::now(today) {
        state.library.move_to(Moment::now(today));
    }
    let is_old = |toast: &super::state::Toast| {
        !toast.is_error && (now - toast.since).num_seconds() >= TOAST_SECONDS
    };
    if state.toast.as_ref().is_some_and(is_old) {
        state.toast = None;
    }
}

/// How long a toast stays (UX §6.4).
const TOAST_SECONDS: i64 = 4;

/// Whether keys that mean nothing here deserve a word.
#[must_use]
pub fn unused(letter: char) -> Ignored {
    match letter {
        'u' | 'U' => Ignored::UndoLetter,
        _ if !letter.is_ascii() => Ignored::InputMethod,
        _ => Ignored::Unused(letter),
    }
}
