//! What a click and the wheel mean.

use super::measured::Spot;
use super::message::Effect;
use super::overlay::Overlay;
use super::state::State;
use super::update::{act, on_screen, pressed};
use super::{browse, dashboard, units};
use crate::action::{Action, Screen};

/// Does what a click in a cell asks for.
pub fn clicked(state: &mut State, column: u16, row: u16) -> Vec<Effect> {
    match state.measured.at(column, row).cloned() {
        Some(Spot::Tab(screen)) if state.overlays.is_empty() => act(state, Action::Show(screen)),
        Some(Spot::Node(key)) if state.overlays.is_empty() => {
            let before = match state.screen {
                Screen::Timeline => state.timeline.selected.as_ref(),
                Screen::Document => state.document.selected.as_ref(),
                Screen::Browse | Screen::Dashboard | Screen::Units | Screen::Conclusions => {
                    state.browse.selected.as_ref()
                }
            };
            let again = before == Some(&key);
            match state.screen {
                Screen::Timeline => state.timeline.selected = Some(key),
                Screen::Document => state.document.selected = Some(key),
                Screen::Browse | Screen::Dashboard | Screen::Units | Screen::Conclusions => {
                    state.browse.pane = browse::Pane::Tree;
                    state.browse.selected = Some(key);
                    state.browse.scroll = 0;
                }
            }
            state.is_unsaved_place = true;
            if again { act(state, Action::Open) } else { Vec::new() }
        }
        Some(Spot::Row(at)) => {
            match state.overlays.last_mut() {
                Some(Overlay::Search(search)) => search.chosen = at,
                Some(Overlay::Palette(palette)) => palette.chosen = at,
                Some(Overlay::Help(help)) => help.chosen = at,
                Some(Overlay::Filter(menu)) => menu.chosen = at,
                Some(Overlay::Returned(sheet)) => {
                    sheet.chosen = at;
                    return Vec::new();
                }
                Some(Overlay::Items(list)) => list.chosen = at,
                Some(Overlay::Roll(roll)) => roll.chosen = at,
                Some(Overlay::Export(export)) => export.chosen = at,
                Some(Overlay::Shelf(shelf)) => shelf.chosen = at,
                Some(Overlay::OpenFile(form)) => form.chosen = Some(at),
                Some(Overlay::Compare(form)) => {
                    form.choose(at);
                    return Vec::new();
                }
                Some(Overlay::Compared(list)) => list.chosen = at,
                Some(Overlay::Moment(dialog)) => dialog.pick.chosen = Some(at),
                Some(Overlay::Review(review)) => review.clicked(at),
                Some(_) => return Vec::new(),
                None => return on_row(state, at),
            }
            pressed(state, Action::Open)
        }
        Some(Spot::Pane(_)) if state.overlays.is_empty() => on_screen(state, Action::NextPane),
        Some(Spot::Do(action)) => pressed(state, action),
        Some(Spot::Tab(_) | Spot::Node(_) | Spot::Pane(_)) | None => Vec::new(),
    }
}

fn on_row(state: &mut State, at: usize) -> Vec<Effect> {
    match state.screen {
        Screen::Units => units::choose(state, at),
        Screen::Dashboard => dashboard::choose(state, at),
        Screen::Conclusions => state.conclusions.chosen = at,
        Screen::Browse | Screen::Timeline | Screen::Document => {}
    }
    Vec::new()
}

/// The wheel moves the cursor, up for negative lines.
pub fn wheel(state: &mut State, lines: i32) -> Vec<Effect> {
    let action = if lines < 0 { Action::Up } else { Action::Down };
    (0..lines.unsigned_abs()).flat_map(|_| pressed(state, action)).collect()
}
