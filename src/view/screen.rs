//! The frame around every screen: title and day, tabs, crumbs, the screen
//! itself, what happened, and the keys.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::Canvas;
use super::{browse, conclusions, dashboard, document, hints, timeline, units};
use crate::action::Screen;
use crate::app::measured::Spot;
use crate::app::overlay::Overlay;
use crate::app::state::Tense;
use crate::app::{State, follow, label, moment};
use crate::domain::{Board, Quarter};
use crate::say;
use crate::text::width;

/// Draws the frame and the screen in it.
pub fn draw(state: &State, canvas: &mut Canvas<'_, '_>) {
    let window = canvas.frame.area();
    title(state, canvas, window.width);
    tabs(state, canvas, window.width);
    let room = Rect { x: 0, y: 3, width: window.width, height: window.height.saturating_sub(5) };
    let crumbs = match state.screen {
        Screen::Browse => browse::draw(state, canvas, room),
        Screen::Dashboard => dashboard::draw(state, canvas, room),
        Screen::Timeline => timeline::draw(state, canvas, room),
        Screen::Units => units::draw(state, canvas, room),
        Screen::Conclusions => conclusions::draw(state, canvas, room),
        Screen::Document => document::draw(state, canvas, room),
    };
    let faint = canvas.look.theme.faint;
    canvas.text(1, 2, window.width - 2, &crumbs, faint);
    if !long_toast(state, canvas, window.height - 2) {
        status(state, canvas, window.height - 2);
        hints::draw(state, canvas, window.height - 1);
    }
}

/// The one sentence of a window that is too small.
pub fn too_small(state: &State, canvas: &mut Canvas<'_, '_>) {
    let window = canvas.frame.area();
    let words = &state.words;
    let text = say!(words, "small-window", columns = window.width, rows = window.height)
        + " "
        + &say!(words, "small-window-cure");
    let style = canvas.look.theme.text;
    for (y, line) in crate::text::wrap(&text, usize::from(window.width)).into_iter().enumerate() {
        canvas.text(0, u16::try_from(y).unwrap_or(0), window.width, &line, style);
    }
}

fn title(state: &State, canvas: &mut Canvas<'_, '_>, columns: u16) {
    let name = state.volume().map_or("tiendo", |volume| &volume.programme.short_title);
    let day = day(state);
    let style = canvas.look.theme.heading;
    let place = columns.saturating_sub(u16::try_from(width(&day)).unwrap_or(0) + 1);
    canvas.text(1, 0, place.saturating_sub(2), name, style);
    let style = match state.tense() {
        Tense::Now => style,
        Tense::Past | Tense::Ahead => canvas.look.theme.due_soon,
    };
    canvas.text(place, 0, columns - place, &day, style);
}

/// From so many columns on the names of all screens fit.
const TABS: u16 = 72;

/// Of which day and quarter everything on the screen is.
fn day(state: &State) -> String {
    let words = &state.words;
    let day = state.library.as_of();
    let date = words.date(day);
    let board = state.volume().map(|volume| &volume.board);
    if let Some(closed) = board.and_then(Board::closed_here) {
        return say!(words, "as-of-closing", date = date, quarter = words.quarter(closed));
    }
    let quarter = Quarter::of(day);
    let is_closed = board.is_some_and(|board| board.closings().any(|(known, _)| known == quarter));
    let mut name = words.quarter(quarter);
    if is_closed {
        name = say!(words, "quarter-closed-mark", quarter = name);
    }
    let is_review = state.chosen.is_some_and(|moment| moment.through.is_some());
    match state.tense() {
        Tense::Now => say!(words, "today", date = date, quarter = name),
        Tense::Past if is_review => say!(words, "as-of-review", date = date, quarter = name),
        Tense::Past => say!(words, "as-of", date = date, quarter = name),
        Tense::Ahead => say!(words, "as-of-ahead", date = date, quarter = name),
    }
}

fn tabs(state: &State, canvas: &mut Canvas<'_, '_>, columns: u16) {
    let mut x = 1;
    for screen in Screen::ALL {
        let is_narrow = columns < TABS;
        let name = if is_narrow && screen == Screen::Conclusions {
            say!(state.words, "screen-conclusions-short")
        } else {
            label::screen(&state.words, screen)
        };
        let name = format!("{} {name}", screen.digit());
        let (text, style) = if screen == state.screen {
            (format!("[{name}]"), canvas.look.theme.heading)
        } else {
            let text = if is_narrow { name } else { format!(" {name} ") };
            (text, canvas.look.theme.faint)
        };
        let room = u16::try_from(width(&text)).unwrap_or(0);
        if x + room > columns {
            break;
        }
        canvas.text(x, 1, room, &text, style);
        canvas.spot(Rect { x, y: 1, width: room, height: 1 }, Spot::Tab(screen));
        x += room + u16::from(columns >= 80 || is_narrow);
    }
}

/// A sentence too long for its line takes the line of hints as well: it is
/// never cut.
fn long_toast(state: &State, canvas: &mut Canvas<'_, '_>, y: u16) -> bool {
    let room = canvas.frame.area().width - 2;
    let Some(toast) = state.toast.as_ref().filter(|_| state.busy.is_none()) else {
        return false;
    };
    let lines = crate::text::wrap(&toast.text, usize::from(room));
    if lines.len() < 2 {
        return false;
    }
    let style = toast_style(canvas, toast);
    for (y, line) in (y..y + 2).zip(&lines) {
        canvas.text(1, y, room, line, style);
    }
    true
}

fn toast_style(canvas: &Canvas<'_, '_>, toast: &crate::app::state::Toast) -> Style {
    let theme = &canvas.look.theme;
    if toast.is_error { theme.error } else { theme.toast }
}

/// What happened last, or how things are.
fn status(state: &State, canvas: &mut Canvas<'_, '_>, y: u16) {
    let room = canvas.frame.area().width - 2;
    if let Some(busy) = &state.busy {
        let seconds = (state.now - busy.since).num_seconds().max(0);
        let text = say!(state.words, "busy", what = busy.what.as_str(), seconds = seconds);
        let style = canvas.look.theme.toast;
        canvas.text(1, y, room, &text, style);
        return;
    }
    if let Some(toast) = &state.toast {
        let style = toast_style(canvas, toast);
        canvas.text(1, y, room, &toast.text, style);
        return;
    }
    let words = &state.words;
    let mut parts: Vec<String> = Vec::new();
    if state.has_mouse {
        parts.push(say!(words, "mouse-mark"));
    }
    if state.tense() != Tense::Now {
        parts.push(say!(words, "moment-mark", key = moment::key()));
    }
    parts.extend(follow::mark(state));
    if state.lock.is_locked() {
        parts.push(say!(words, "locked-mark"));
    }
    let is_form = |overlay: &Overlay| {
        matches!(
            overlay,
            Overlay::Report(_) | Overlay::Due(_) | Overlay::Roll(_) | Overlay::Members(_)
        )
    };
    if state.overlays.iter().any(is_form) {
        parts.push(say!(words, "editing"));
    }
    let own = own_status(state);
    let style = if own.is_some() { canvas.look.theme.text } else { canvas.look.theme.faint };
    parts.extend(own.map_or_else(|| general_status(state), |text| vec![text]));
    canvas.text(1, y, room, &parts.join(" · "), style);
}

/// What the screen itself has to say in this line.
fn own_status(state: &State) -> Option<String> {
    match state.screen {
        Screen::Timeline => timeline::status(state),
        Screen::Units => Some(units::status(state)),
        Screen::Dashboard => dashboard::status(state),
        Screen::Conclusions => conclusions_status(state),
        Screen::Browse | Screen::Document => None,
    }
}

/// That the plan changes only when the review is closed.
fn conclusions_status(state: &State) -> Option<String> {
    state.sitting.is_some().then(|| say!(state.words, "conclusions-status"))
}

/// When something was last saved, and what is still to be reported.
fn general_status(state: &State) -> Vec<String> {
    let words = &state.words;
    let mut parts = Vec::new();
    if let Some(at) = state.saved_at {
        parts.push(say!(words, "saved-at", time = words.time(at)));
    }
    if let Some(volume) = state.volume() {
        let silent = volume
            .programme
            .items()
            .filter(|item| item.kind == crate::domain::ItemKind::Model)
            .filter(|item| volume.board.is_silent(item))
            .count();
        parts.push(say!(words, "silent-count", count = silent));
    }
    parts
}
