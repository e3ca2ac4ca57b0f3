//! What comes into `update`, and what it asks for.

use chrono::{DateTime, FixedOffset};

use crate::action::Action;
use crate::domain::{Change, Entry, ProgrammeId};
use crate::search::Found;
use crate::words::Language;

/// Something that happened.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "one at a time, never kept in numbers")]
pub enum Msg {
    /// A key that asks for something.
    Act(Action),
    /// A letter for the field; a line end is `\n`.
    Type(char),
    /// Pasted text.
    Paste(String),
    /// Keys that mean nothing here.
    Ignored(Ignored),
    /// The store kept the change.
    Committed(Entry),
    /// The store did not keep it.
    NotCommitted(Trouble),
    /// A search came back; the number tells which.
    Found(u64, Found),
    /// The clock.
    Now(DateTime<FixedOffset>),
    /// Nothing has been pressed for a while.
    Idle,
    /// The window has another size.
    Resized,
    /// A click in the cell at this column and row.
    Click(u16, u16),
    /// The wheel turned: up is negative.
    Wheel(i32),
    /// The editor came back with this text, or not at all.
    Edited(Option<String>),
    /// The words of another language are loaded.
    Spoken(std::sync::Arc<crate::words::Words>),
    /// Text was copied, or could not be.
    Copied(bool),
}

/// Why keys were ignored (UX §1.5, N2–N4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ignored {
    /// An input method wrote a letter with marks into a list.
    InputMethod,
    /// Typing or a paste went astray.
    Stray,
    /// Pasted text in a list.
    Paste,
    /// `u`, where an undo may have been meant.
    UndoLetter,
    /// A key without use here.
    Unused(char),
}

/// Why a change was not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The disk is full.
    Full,
    /// The store may only be read.
    ReadOnly,
    /// Somebody else has written since.
    Moved,
    /// Anything else, in the system's words.
    Other(String),
}

/// Something to be done outside.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "one at a time, never kept in numbers")]
pub enum Effect {
    /// Append a change to the ledger and flush it.
    Commit {
        /// The programme it is about.
        programme: ProgrammeId,
        /// The change.
        change: Change,
        /// The last entry known here.
        after: u64,
    },
    /// Search; the answer comes back with this number.
    Search {
        /// Which search.
        number: u64,
        /// What was typed.
        text: String,
    },
    /// Keep a text outside the ledger, under a name.
    Remember(&'static str, String),
    /// Put text on the clipboard.
    Copy(String),
    /// Turn the mouse on or off.
    Mouse(bool),
    /// Load another language.
    Speak(Language),
    /// Call the editor with this text.
    Edit(String),
    /// To the background.
    Suspend,
    /// Fail as a fault in the program would.
    Fail,
    /// Draw everything anew.
    Redraw,
}
