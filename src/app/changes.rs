//! A change on its way to the store and back, and its taking back.

use std::sync::Arc;

use super::label;
use super::meeting::{closing, sitting};
use super::message::{Effect, Trouble};
use super::moment::clock_back;
use super::overlay::Overlay;
use super::roll_call;
use super::shelf;
use super::state::{Pending, State};
use crate::action::Screen;
use crate::domain::{Change, Entry, Programme, ProgrammeId};
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

/// The store has not kept it, nor will it keep what was to follow.
pub fn refused(state: &mut State, trouble: &Trouble) {
    state.pending = None;
    state.queued.clear();
    let text = label::trouble(&state.words, trouble);
    state.complain(text);
}

/// Asks the store to keep the next of the changes that follow each other.
pub fn next_queued(state: &mut State) -> Vec<Effect> {
    let Some((programme, change)) = state.queued.pop_front() else { return Vec::new() };
    state.pending = Some(Pending::Queued);
    vec![Effect::Commit { programme, change, after: state.library.last_seq() }]
}

/// The store has taken a document in: now it may be shown.
pub fn imported(state: &mut State, entry: Entry, programme: &Arc<Programme>) -> Vec<Effect> {
    let is_new = matches!(entry.change, Change::Imported { .. });
    state.saved_at = Some(entry.at);
    let at = state.library.take(Arc::clone(programme), entry);
    // What was done before cannot be taken back over another edition.
    state.undoable.clear();
    state.redoable.clear();
    state.overlays.retain(|overlay| !matches!(overlay, Overlay::Review(_) | Overlay::OpenFile(_)));
    state.hits = None;
    state.pending = None;
    shelf::open(state, at);
    state.screen = Screen::Browse;
    let title = programme.short_title.clone();
    let items = programme.items().count();
    let text = if is_new {
        say!(state.words, "imported", title = title, items = items)
    } else {
        say!(state.words, "reimported", title = title, items = items)
    };
    state.say(text);
    next_queued(state)
}

/// The store has kept an entry: now it may be shown.
pub fn committed(state: &mut State, entry: Entry) -> Vec<Effect> {
    let seq = entry.seq;
    let (change, programme) = (entry.change.clone(), entry.programme.clone());
    state.saved_at = Some(entry.at);
    let last = state.library.ledger().last().map(|last| last.at);
    let behind = last.filter(|last| *last > entry.at);
    let behind = behind.map(|last| clock_back(&state.words, last, entry.at));
    state.library.append(entry);
    let effects = reviewed(state, &programme, &change);
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
                state.drafts.remove(&(programme, key.clone()));
            }
            let is_form = |o: &Overlay| matches!(o, Overlay::Report(_) | Overlay::Due(_));
            state.overlays.retain(|overlay| !is_form(overlay));
            roll_call::kept(state, &change);
            label::saved(state, &change)
        }
        Some(Pending::Queued) => {
            state.undoable.push(seq);
            state.redoable.clear();
            state.is_unsaved_place = true;
            return next_queued(state);
        }
        None => return Vec::new(),
    };
    state.is_unsaved_place = true;
    // A clock that was set back is told of, and stays until it was read.
    match behind {
        Some(behind) => state.complain(format!("{}. {behind}", text.trim_end_matches('.'))),
        None => state.say(text),
    }
    effects
}

/// A review that was closed is no longer open; one that was taken back is.
fn reviewed(state: &mut State, programme: &ProgrammeId, change: &Change) -> Vec<Effect> {
    let Change::Reviewed { review, is_held } = change.effective() else { return Vec::new() };
    if *is_held {
        closing::closed(state);
    } else if state.sitting.is_none() {
        closing::reopened(state, programme.clone(), review);
    }
    sitting::keep(state)
}
