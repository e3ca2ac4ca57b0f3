//! What actions, troubles and results are called on the screen.

use super::message::{Ignored, Trouble};
use super::state::State;
use crate::action::{Action, Screen};
use crate::domain::{Change, Key};
use crate::say;
use crate::words::Words;

/// The name of a screen.
#[must_use]
pub fn screen(words: &Words, screen: Screen) -> String {
    match screen {
        Screen::Browse => say!(words, "screen-browse"),
        Screen::Dashboard => say!(words, "screen-dashboard"),
        Screen::Timeline => say!(words, "screen-timeline"),
        Screen::Units => say!(words, "screen-units"),
        Screen::Conclusions => say!(words, "screen-conclusions"),
        Screen::Document => say!(words, "screen-document"),
    }
}

/// What an action does, as the help and the palette say it.
#[expect(clippy::too_many_lines, reason = "a table: a line for each action")]
#[must_use]
pub fn action(words: &Words, action: Action) -> String {
    match action {
        Action::Up => say!(words, "action-up"),
        Action::Down => say!(words, "action-down"),
        Action::Left => say!(words, "action-left"),
        Action::Right => say!(words, "action-right"),
        Action::PageUp => say!(words, "action-page-up"),
        Action::PageDown => say!(words, "action-page-down"),
        Action::First => say!(words, "action-first"),
        Action::Last => say!(words, "action-last"),
        Action::Open => say!(words, "action-open"),
        Action::Back => say!(words, "action-back"),
        Action::NextPane => say!(words, "action-next-pane"),
        Action::PreviousPane => say!(words, "action-previous-pane"),
        Action::Show(to) => say!(words, "action-show", screen = screen(words, to)),
        Action::GoTo => say!(words, "action-goto"),
        Action::Search => say!(words, "action-search"),
        Action::NextHit => say!(words, "action-next-hit"),
        Action::PreviousHit => say!(words, "action-previous-hit"),
        Action::Filter => say!(words, "action-filter"),
        Action::Update => say!(words, "action-update"),
        Action::MoveDue => say!(words, "action-move-due"),
        Action::Source => say!(words, "action-source"),
        Action::Copy => say!(words, "action-copy"),
        Action::FoldAll => say!(words, "action-fold-all"),
        Action::Simpler => say!(words, "action-simpler"),
        Action::Denser => say!(words, "action-denser"),
        Action::Theme => say!(words, "action-theme"),
        Action::Mouse => say!(words, "action-mouse"),
        Action::Help => say!(words, "action-help"),
        Action::Palette => say!(words, "action-palette"),
        Action::Undo => say!(words, "action-undo"),
        Action::Redo => say!(words, "action-redo"),
        Action::Save => say!(words, "action-save"),
        Action::Redraw => say!(words, "action-redraw"),
        Action::Quit => say!(words, "action-quit"),
        Action::Erase => say!(words, "action-erase"),
        Action::EraseForward => say!(words, "action-erase-forward"),
        Action::EraseWord => say!(words, "action-erase-word"),
        Action::EraseToStart => say!(words, "action-erase-to-start"),
        Action::SelectAll => say!(words, "action-select-all"),
        Action::SelectLeft => say!(words, "action-select-left"),
        Action::SelectRight => say!(words, "action-select-right"),
        Action::SelectFirst => say!(words, "action-select-first"),
        Action::SelectLast => say!(words, "action-select-last"),
        Action::WordLeft => say!(words, "action-word-left"),
        Action::WordRight => say!(words, "action-word-right"),
        Action::Editor => say!(words, "action-editor"),
        Action::ClearFilter => say!(words, "action-clear-filter"),
        Action::Language => say!(words, "action-language"),
        Action::Suspend => say!(words, "action-suspend"),
        Action::Fail => say!(words, "action-fail"),
        Action::Programmes => say!(words, "action-programmes"),
        Action::Import => say!(words, "action-import"),
        Action::Scope => say!(words, "action-scope"),
        Action::Export => say!(words, "action-export"),
        Action::Moment => say!(words, "action-moment"),
        Action::Compare => say!(words, "action-compare"),
        Action::Lock => say!(words, "action-lock"),
        Action::CloseQuarter => say!(words, "action-close-quarter"),
        Action::RollCall => say!(words, "action-roll-call"),
        Action::Toggle => say!(words, "action-toggle"),
        Action::Meeting => say!(words, "action-meeting"),
        Action::MeetingHere => say!(words, "action-meeting-here"),
        Action::Conclude => say!(words, "action-conclude"),
        Action::Delete => say!(words, "action-delete"),
        Action::Blank => say!(words, "action-blank"),
        Action::Timer => say!(words, "action-timer"),
        Action::Attendance => say!(words, "action-attendance"),
        Action::Remark => say!(words, "action-remark"),
        Action::CloseReview => say!(words, "action-close-review"),
        Action::Refreeze => say!(words, "action-refreeze"),
        Action::DropReview => say!(words, "action-drop-review"),
    }
}

/// Why keys were ignored.
#[must_use]
pub fn ignored(words: &Words, ignored: Ignored) -> String {
    match ignored {
        Ignored::InputMethod => say!(words, "ignored-input-method"),
        Ignored::Stray => say!(words, "ignored-stray"),
        Ignored::Paste => say!(words, "ignored-paste"),
        Ignored::UndoLetter => say!(words, "ignored-undo"),
        Ignored::Unused(letter) => say!(words, "ignored-unused", key = letter.to_string()),
    }
}

/// Why a change was not kept, and what to do.
#[must_use]
pub fn trouble(words: &Words, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Full => say!(words, "trouble-full"),
        Trouble::ReadOnly => say!(words, "trouble-read-only"),
        Trouble::Moved => say!(words, "trouble-moved"),
        Trouble::Other(cause) => say!(words, "trouble-other", cause = cause.as_str()),
    }
}

fn name_of(state: &State, key: &Key) -> String {
    let item = state.library.volumes().iter().find_map(|volume| volume.programme.item(key));
    item.map_or_else(|| key.to_string(), |item| state.words.item_name(&item))
}

fn recurs(state: &State, key: &Key) -> bool {
    state.volume().is_some_and(|volume| {
        let item = volume.programme.item(key);
        item.is_some_and(|item| volume.board.recurs(&item))
    })
}

/// What a change has come to, when it has been kept.
#[must_use]
pub fn saved(state: &State, change: &Change) -> String {
    let words = &state.words;
    let name = change.key().map(|key| name_of(state, key)).unwrap_or_default();
    match change.effective() {
        Change::Updated { key, after, .. } if recurs(state, key) => {
            let period = after.period.map(|known| words.period_in_text(known)).unwrap_or_default();
            let what = words.duty_progress(after.progress);
            say!(words, "saved-instance", item = name, period = period, what = what)
        }
        Change::Updated { after, .. } => {
            say!(words, "saved", item = name, what = words.progress(after.progress))
        }
        Change::DueMoved { after, .. } => {
            say!(words, "saved-due", item = name, due = due(words, *after))
        }
        Change::Quarter { quarter, is_closed: true } => {
            let (name, next) = (words.quarter(*quarter), words.quarter(quarter.next()));
            say!(words, "saved-quarter", quarter = name, next = next)
        }
        Change::Members { unit, after, .. } => {
            let group = state.library.unit(unit).map_or(unit.as_str(), |known| &known.name);
            say!(words, "saved-members", group = group, count = after.len())
        }
        Change::RollCalled { after, .. } => {
            say!(words, "saved-roll", item = name, count = after.len())
        }
        Change::Imported { .. }
        | Change::Reimported { .. }
        | Change::Reattached { .. }
        | Change::Quarter { is_closed: false, .. }
        | Change::Reviewed { .. }
        | Change::Undone { .. } => words.change(change),
    }
}

/// What an undo has come to, when it has been kept.
#[must_use]
pub fn undone(state: &State, change: &Change) -> String {
    let words = &state.words;
    let name = change.key().map(|key| name_of(state, key)).unwrap_or_default();
    match change.effective() {
        Change::Updated { key, before, .. } if recurs(state, key) => {
            let period = before.period.map(|known| words.period_in_text(known)).unwrap_or_default();
            say!(words, "undone-instance", item = name, period = period)
        }
        Change::Updated { after, .. } => {
            say!(words, "undone", item = name, what = words.progress(after.progress))
        }
        Change::DueMoved { after, .. } => {
            say!(words, "undone-due", item = name, due = due(words, *after))
        }
        Change::Members { unit, after, .. } => {
            let group = state.library.unit(unit).map_or(unit.as_str(), |known| &known.name);
            say!(words, "undone-members", group = group, count = after.len())
        }
        Change::RollCalled { after, .. } => {
            say!(words, "undone-roll", item = name, count = after.len())
        }
        Change::Imported { .. }
        | Change::Reimported { .. }
        | Change::Reattached { .. }
        | Change::Quarter { .. }
        | Change::Reviewed { .. }
        | Change::Undone { .. } => words.change(change),
    }
}

fn due(words: &Words, due: crate::domain::Due) -> String {
    due.period.map_or_else(|| say!(words, "no-due"), |period| words.period(period))
}

/// An item in one plain line, for the clipboard and the command line: "3.2
/// Phường âm nhạc — chủ trì: …; phối hợp: …; hạn: …; trạng thái: …".
#[must_use]
pub fn item_line(state: &State, key: &Key) -> Option<String> {
    let volume = state.volume()?;
    let node = volume.programme.node(key)?;
    let Some(item) = volume.programme.item(key) else {
        return Some(format!("{} {}", node.number, node.title).trim().to_owned());
    };
    Some(crate::app::library::line(&state.words, volume, &item))
}
