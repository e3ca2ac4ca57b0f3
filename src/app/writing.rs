//! What goes into the field that has the keys: letters, what is pasted, and the
//! keys that move in it.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a field answers the keys it knows and leaves the rest"
)]

use super::field::Field;
use super::message::Effect;
use super::state::State;
use crate::action::Action;

/// What a field does with a key: whether its text changed, and what it asks
/// for. None when the key is not the field's.
pub(super) fn edit(
    field: &mut Field,
    action: Action,
    state: &State,
) -> Option<(bool, Vec<Effect>)> {
    let width = state.measured.field_width.max(1);
    let before = field.raw();
    match action {
        Action::Erase => field.erase_back(),
        Action::EraseForward => field.erase_forward(),
        Action::EraseWord => field.erase_word(),
        Action::EraseToStart => field.erase_to_start(),
        Action::SelectAll => field.select_all(),
        Action::SelectLeft => field.left(true),
        Action::SelectRight => field.right(true),
        Action::SelectFirst => field.home(true),
        Action::SelectLast => field.end(true),
        Action::WordLeft => field.word_left(false),
        Action::WordRight => field.word_right(false),
        Action::Left => field.left(false),
        Action::Right => field.right(false),
        Action::First => field.home(false),
        Action::Last => field.end(false),
        Action::Up if field.is_paragraph() && field.up(width, false) => {}
        Action::Down if field.is_paragraph() && field.down(width, false) => {}
        Action::Undo => {
            field.undo();
        }
        Action::Redo => {
            field.redo();
        }
        Action::Copy => {
            let copied = field.selection().map(Effect::Copy);
            return Some((false, copied.into_iter().collect()));
        }
        Action::Editor if state.setup.has_editor && field.is_paragraph() => {
            return Some((false, vec![Effect::Edit(field.text())]));
        }
        _ => return None,
    }
    Some((field.raw() != before, Vec::new()))
}

/// Puts a text that was written elsewhere in the place of the field's own.
pub(super) fn rewritten(state: &mut State, text: &str) -> Vec<Effect> {
    written(state, |field| {
        field.select_all();
        field.paste(text);
    })
}

/// Writes in the field that has the keys, if one has them.
pub(super) fn written(state: &mut State, write: impl FnOnce(&mut Field)) -> Vec<Effect> {
    state.toast = state.toast.take().filter(|toast| toast.is_error);
    let Some(mut overlay) = state.overlays.pop() else { return Vec::new() };
    let mut effects = Vec::new();
    if let Some(field) = overlay.field_mut() {
        write(field);
        effects = overlay.written(state);
    }
    state.overlays.push(overlay);
    effects
}
