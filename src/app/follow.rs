//! Looking on while another window writes: what it has kept is taken in, and
//! whoever reads keeps their place.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::message::Effect;
use super::overlay::Overlay;
use super::state::State;
use crate::domain::{Carried, Change, Entry, Key, Programme, ProgrammeId};
use crate::say;

/// How a window that only looks stands with the one that writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Following {
    /// It does not follow: it writes itself, or shows what was there.
    #[default]
    Nobody,
    /// What is kept elsewhere appears here; when something last did.
    Since(Option<DateTime<FixedOffset>>),
    /// What is kept elsewhere can no longer be seen.
    Lost,
}

/// An entry that another window has kept, and the document it took in.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// The entry.
    pub entry: Entry,
    /// The document, where it is an import.
    pub programme: Option<Arc<Programme>>,
}

/// Makes this a window that only looks. The drafts that were left are those of
/// whoever writes.
pub fn look_on(state: &mut State) {
    state.setup.is_read_only = true;
    state.following = Following::Since(None);
    state.drafts.clear();
    super::meeting::forget(state);
    let text = say!(state.words, "following");
    state.say(text);
}

/// The status of a window that only looks.
#[must_use]
pub fn mark(state: &State) -> Option<String> {
    let words = &state.words;
    match state.following {
        _ if !state.setup.is_read_only => None,
        Following::Nobody => Some(say!(words, "read-only-mark")),
        Following::Since(None) => Some(say!(words, "follow-mark")),
        Following::Since(Some(at)) => Some(say!(words, "follow-mark-since", time = words.time(at))),
        Following::Lost => Some(say!(words, "follow-lost")),
    }
}

/// Takes in what another window has kept, where that can be seen.
pub fn looked(state: &mut State, arrivals: Option<Vec<Arrival>>) -> Vec<Effect> {
    let Some(arrivals) = arrivals else {
        state.following = Following::Lost;
        return Vec::new();
    };
    let newest = arrivals.last().map(|arrival| arrival.entry.at);
    let last = match state.following {
        Following::Since(last) => last,
        Following::Nobody | Following::Lost => None,
    };
    state.following = Following::Since(newest.or(last));
    for Arrival { entry, programme } in arrivals {
        match programme {
            Some(programme) => take(state, programme, entry),
            None => state.library.append(entry),
        }
    }
    match state.overlays.last_mut() {
        Some(Overlay::Search(search)) if newest.is_some() => search.ask_again(),
        _ => Vec::new(),
    }
}

/// Takes in an edition; whoever stands on an item stands on it still, under
/// whatever key it has now, or on what it stood under.
fn take(state: &mut State, programme: Arc<Programme>, entry: Entry) {
    let id = programme.id.clone();
    let known = state.library.volume(&id).map(|volume| Arc::clone(&volume.programme));
    let carried = if let Change::Reimported { carried, .. } = &entry.change {
        carried.clone()
    } else {
        Vec::new()
    };
    let shown = state.volume().map(|volume| volume.programme.id.clone());
    state.library.take(programme, entry);
    let new = state.library.volume(&id).map(|volume| Arc::clone(&volume.programme));
    let (Some(old), Some(new)) = (known, new) else { return };
    let moved = Moved { old: &old, new: &new, carried: &carried };
    if shown.as_ref() == Some(&id) {
        let browse = &mut state.browse;
        moved.cursor(&mut browse.selected);
        browse.folded = browse.folded.iter().filter_map(|key| moved.key(key)).collect();
        moved.cursor(&mut state.timeline.selected);
        moved.cursor(&mut state.document.selected);
    }
    let places = state.recent.iter_mut();
    places.for_each(|place| moved.place(place, &id));
    for overlay in &mut state.overlays {
        if let Overlay::Items(list) = overlay {
            list.places.iter_mut().for_each(|place| moved.place(place, &id));
        } else if let Overlay::Source(source) = overlay
            && shown.as_ref() == Some(&id)
        {
            source.key = moved.key(&source.key).unwrap_or_else(|| source.key.clone());
        }
    }
}

/// From the keys of one edition to those of the next.
struct Moved<'a> {
    old: &'a Programme,
    new: &'a Programme,
    carried: &'a [Carried],
}

impl Moved<'_> {
    /// What an item is called now; for one that has vanished, what it stood
    /// under. None where nothing of that is left.
    fn key(&self, key: &Key) -> Option<Key> {
        let mut at = Some(key.clone());
        while let Some(key) = at {
            let carried = self.carried.iter().find(|item| item.from == key);
            let now = carried.map_or(Some(&key), |item| item.to.as_ref());
            if let Some(now) = now.filter(|now| self.new.node(now).is_some()) {
                return Some(now.clone());
            }
            at = self.old.node(&key).and_then(|node| {
                if node.key == key { node.parent.clone() } else { Some(node.key.clone()) }
            });
        }
        None
    }

    fn cursor(&self, selected: &mut Option<Key>) {
        if let Some(key) = selected {
            let first = || self.new.nodes.first().map(|node| node.key.clone());
            *selected = self.key(key).or_else(first);
        }
    }

    fn place(&self, place: &mut (ProgrammeId, Key), id: &ProgrammeId) {
        if place.0 == *id
            && let Some(key) = self.key(&place.1)
        {
            place.1 = key;
        }
    }
}
