//! A change on its way to the store and back, and its taking back.

use super::label;
use super::message::Effect;
use super::overlay::Overlay;
use super::state::{Pending, State};
use crate::domain::{Change, Entry};
use crate::say;

/// Asks the store to keep a change.
pub fn commit(state: &mut State, pending: Pending, change: Change) -> Vec<Effect> {
    let Some(volume) = state.volume() else { return Vec::new() };
    let programme = volume.programme.id.clone();
    state.pending = Some(pending);
    vec![Effect::Commit { programme, change, after: state.library.last_seq() }]
}

/// The inverse of the last change, or of the last undo.
pub fn take_back(state: &mut State, undo: bool) -> Vec<Effect> {
    let last = if undo { state.undoable.last() } else { state.redoable.last() };
    let found = last.and_then(|seq| {
        let entry = state.library.entry(*seq)?;
        Some((*seq, entry.programme.clone(), entry.change.inverse()?))
    });
    let Some((seq, programme, inverse)) = found else {
        let words = &state.words;
        let text =
            if undo { say!(words, "nothing-to-undo") } else { say!(words, "nothing-to-redo") };
        state.say(text);
        return Vec::new();
    };
    state.pending = Some(if undo { Pending::Undo(seq) } else { Pending::Redo(seq) });
    let change = Change::Undone { seq, change: Box::new(inverse) };
    vec![Effect::Commit { programme, change, after: state.library.last_seq() }]
}

/// The store has kept an entry: now it may be shown.
pub fn committed(state: &mut State, entry: Entry) {
    let seq = entry.seq;
    let change = entry.change.clone();
    state.saved_at = Some(entry.at);
    state.library.append(entry);
    let text = match state.pending.take() {
        Some(Pending::Undo(_)) => {
            state.undoable.pop();
            state.redoable.push(seq);
            label::undone(state, &change)
        }
        Some(Pending::Redo(_)) => {
            state.redoable.pop();
            state.undoable.push(seq);
            label::saved(state, &change)
        }
        Some(Pending::Edit) => {
            state.undoable.push(seq);
            state.redoable.clear();
            if let Some(key) = change.key() {
                state.drafts.remove(key);
            }
            let is_form = |o: &Overlay| matches!(o, Overlay::Report(_) | Overlay::Due(_));
            state.overlays.retain(|overlay| !is_form(overlay));
            label::saved(state, &change)
        }
        None => return,
    };
    state.is_unsaved_place = true;
    state.say(text);
}
