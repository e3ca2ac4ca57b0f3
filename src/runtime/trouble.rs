//! Why a store does not serve, as a person is told.

use crate::app::Trouble;
use crate::app::unread;
use crate::say;
use crate::store::{Damage, Fault, StoreError};
use crate::words::Words;

/// Why a change was not kept, as the screen says it.
pub(super) fn trouble(words: &Words, error: &StoreError) -> Trouble {
    match error {
        StoreError::Full => Trouble::Full,
        StoreError::ReadOnly => Trouble::ReadOnly,
        StoreError::Moved { .. } => Trouble::Moved,
        StoreError::Io(cause) => Trouble::Other(unread::no_file(words, cause)),
        StoreError::Damaged { what } => Trouble::Other(damage(words, what)),
        StoreError::Absent => Trouble::Other(say!(words, "cli-cause-not-found")),
        StoreError::Locked { .. }
        | StoreError::Newer { .. }
        | StoreError::Unfit
        | StoreError::Foreign => Trouble::Other(say!(words, "cli-cause-strange")),
    }
}

/// What is wrong with a damaged store.
#[must_use]
pub fn damage(words: &Words, damage: &Damage) -> String {
    match damage {
        Damage::Missing(name) => say!(words, "cli-damage-missing", name = name.as_str()),
        Damage::Unreadable(cause) => say!(words, "cli-damage-unreadable", cause = cause.as_str()),
        Damage::Link(name) => say!(words, "damage-link", name = name.as_str()),
        Damage::Shortened { kept, acknowledged } => {
            say!(words, "cli-damage-shortened", kept = kept, acknowledged = acknowledged)
        }
        Damage::Entry { seq, fault } => {
            let fault = match fault {
                Fault::Missing => say!(words, "cli-fault-missing"),
                Fault::Unreadable => say!(words, "cli-fault-unreadable"),
                Fault::Changed => say!(words, "cli-fault-changed"),
                Fault::Document => say!(words, "cli-fault-document"),
            };
            say!(words, "cli-damage-entry", seq = seq, fault = fault)
        }
    }
}
