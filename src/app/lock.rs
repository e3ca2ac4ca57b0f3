//! Edits behind a passphrase. To look is free, and so is to write a draft or
//! the minutes of an open review; what would change the ledger waits until the
//! passphrase is given. It is asked for again after some minutes without a key,
//! and from the moment on at which the program is projected.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::field::Field;
use super::message::{Effect, Msg};
use super::overlay::{Overlay, Step};
use super::state::State;
use crate::action::Action;
use crate::say;

/// The name under which the store keeps the hash.
pub const PASSPHRASE: &str = "passphrase";

/// After how many minutes without a key edits are locked, where nobody says
/// otherwise.
pub const MINUTES: u32 = 10;

/// The longest that is waited for after a wrong try, in seconds.
const LONGEST: i64 = 60;

/// Whether edits are locked.
#[derive(Debug, Clone)]
pub struct Lock {
    /// Whether there is a passphrase at all.
    pub is_set: bool,
    /// How long without a key until edits are locked again; none for never.
    pub after: Option<TimeDelta>,
    /// Whether the passphrase was given.
    is_open: bool,
    /// When a key was last pressed.
    touched: Option<DateTime<FixedOffset>>,
    /// How many tries in a row were wrong.
    wrong: u32,
    /// Before this moment no try is made.
    not_before: Option<DateTime<FixedOffset>>,
    /// What is to be done once it is open.
    waiting: Vec<Effect>,
}

impl Default for Lock {
    fn default() -> Self {
        Self {
            is_set: false,
            after: Some(TimeDelta::minutes(i64::from(MINUTES))),
            is_open: false,
            touched: None,
            wrong: 0,
            not_before: None,
            waiting: Vec::new(),
        }
    }
}

impl Lock {
    /// Whether an edit would have to wait for the passphrase.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.is_set && !self.is_open
    }

    /// Asks for the passphrase again from here on.
    pub fn close(&mut self) {
        self.is_open = false;
    }
}

/// The dialog that asks for the passphrase.
#[derive(Debug, Clone)]
pub struct Unlock {
    /// What is typed.
    pub field: Field,
    /// Why it does not open.
    pub complaint: Option<String>,
}

/// Whether an effect changes the ledger. All edits pass here.
fn is_edit(effect: &Effect) -> bool {
    match effect {
        Effect::Commit { .. } | Effect::Import { .. } => true,
        Effect::Search { .. }
        | Effect::Remember(..)
        | Effect::Copy(_)
        | Effect::Mouse(_)
        | Effect::Speak(_)
        | Effect::Edit(_)
        | Effect::Suspend
        | Effect::Fail
        | Effect::Redraw
        | Effect::List(_)
        | Effect::Read { .. }
        | Effect::Write(_)
        | Effect::Stop
        | Effect::Unlock(_) => false,
    }
}

/// Lets effects pass; while edits are locked, these wait and the passphrase is
/// asked for.
pub fn guard(state: &mut State, effects: Vec<Effect>) -> Vec<Effect> {
    if !state.lock.is_locked() || !effects.iter().any(is_edit) {
        return effects;
    }
    let (edits, others) = effects.into_iter().partition(is_edit);
    state.lock.waiting = edits;
    let is_asking = |overlay: &Overlay| matches!(overlay, Overlay::Unlock(_));
    if !state.overlays.iter().any(is_asking) {
        let dialog = Unlock { field: Field::line(""), complaint: None };
        state.overlays.push(Overlay::Unlock(dialog));
    }
    others
}

impl Unlock {
    /// Does what a key asks for.
    pub fn act(mut self, state: &mut State, action: Action) -> Step {
        match action {
            Action::Back => {
                state.lock.waiting.clear();
                state.pending = None;
                state.queued.clear();
                let text = say!(state.words, "unlock-given-up");
                state.say(text);
                return (None, Vec::new());
            }
            Action::Open | Action::Save if self.field.text().is_empty() => {}
            Action::Open | Action::Save => {
                let left = state.lock.not_before.map(|moment| (moment - state.now).num_seconds());
                if let Some(left) = left.filter(|left| *left > 0) {
                    self.complaint = Some(say!(state.words, "unlock-wait", seconds = left));
                } else {
                    let typed = self.field.text();
                    return (Some(Overlay::Unlock(self)), vec![Effect::Unlock(typed)]);
                }
            }
            _ => {}
        }
        (Some(Overlay::Unlock(self)), Vec::new())
    }
}

/// The passphrase was tried.
pub fn tried(state: &mut State, fits: bool) -> Vec<Effect> {
    if fits {
        state.lock.is_open = true;
        state.lock.wrong = 0;
        state.lock.not_before = None;
        state.lock.touched = Some(state.now);
        state.overlays.retain(|overlay| !matches!(overlay, Overlay::Unlock(_)));
        let text = say!(state.words, "unlocked");
        state.say(text);
        return std::mem::take(&mut state.lock.waiting);
    }
    let seconds = 2_i64.saturating_pow(state.lock.wrong).min(LONGEST);
    state.lock.wrong = state.lock.wrong.saturating_add(1);
    state.lock.not_before = Some(state.now + TimeDelta::seconds(seconds));
    let complaint = say!(state.words, "unlock-wrong");
    if let Some(Overlay::Unlock(dialog)) = state.overlays.last_mut() {
        dialog.field = Field::line("");
        dialog.complaint = Some(complaint);
    }
    Vec::new()
}

/// Locks edits because a person asks for it.
pub fn lock(state: &mut State) {
    state.lock.close();
    let words = &state.words;
    let text = if state.lock.is_set { say!(words, "locked") } else { say!(words, "lock-none") };
    state.say(text);
}

/// Remembers when a person was last there.
pub fn heard(state: &mut State, msg: &Msg) {
    let is_a_person =
        matches!(msg, Msg::Act(_) | Msg::Type(_) | Msg::Paste(_) | Msg::Click(..) | Msg::Wheel(_));
    if is_a_person {
        state.lock.touched = Some(state.now);
    }
}

/// The clock goes on: nobody may have been there for too long.
pub fn clock(state: &mut State, now: DateTime<FixedOffset>) {
    let lock = &mut state.lock;
    let (Some(after), Some(touched)) = (lock.after, lock.touched) else { return };
    if lock.is_set && lock.is_open && now - touched >= after {
        lock.close();
        let text = say!(state.words, "locked-idle", minutes = after.num_minutes());
        state.say(text);
    }
}
