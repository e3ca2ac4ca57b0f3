//! What comes into `update`, and what it asks for.

use std::io;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::export::Job;
use super::follow::Arrival;
use super::open_file::Listed;
use crate::action::Action;
use crate::collect::{Returned, SheetError};
use crate::document::{DocumentError, Encoding, LexiconError, Settled};
use crate::domain::{Carried, Change, Entry, Programme, ProgrammeId};
use crate::search::Found;
use crate::words::Language;

/// Something that happened.
#[derive(Debug, Clone)]
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
    Spoken(Arc<crate::words::Words>),
    /// Text was copied, or could not be.
    Copied(bool),
    /// What lies in a folder.
    Listed(Vec<Listed>),
    /// A document was read, or could not be.
    Read(Box<Reading>),
    /// The workbook of this path was read, or is no update sheet.
    Returned(String, Result<Returned, SheetError>),
    /// A file was written, or could not be; its name, and the cause in the
    /// system's words.
    Written(String, Option<String>),
    /// The store took a document in.
    Imported(Entry, Arc<Programme>),
    /// A passphrase was tried; whether it fits.
    Unlocked(bool),
    /// What another window has kept, oldest first; none where that can no
    /// longer be seen.
    Looked(Option<Vec<Arrival>>),
}

/// A document that was to be read.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Where it lies.
    pub path: String,
    /// The encoding that was named for it.
    pub encoding: Option<Encoding>,
    /// What had been settled when it was read.
    pub settled: Settled,
    /// What it came to.
    pub result: Result<Programme, Unread>,
}

/// Why a document was not read.
#[derive(Debug, Clone)]
pub enum Unread {
    /// The file cannot be opened.
    NoFile(Arc<io::Error>),
    /// Nothing of its name can serve as an id.
    NoName,
    /// It holds no text that can be read.
    Document(DocumentError),
    /// A person's own labels or units are not as they should be.
    Lexicon(LexiconError),
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
#[derive(Debug, Clone)]
pub enum Effect {
    /// Try a passphrase for editing.
    Unlock(String),
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
    /// Say what lies in the folder of this path.
    List(String),
    /// Read a document; what it came to comes back.
    Read {
        /// Where it lies.
        path: String,
        /// The encoding it is in, where a person named one.
        encoding: Option<Encoding>,
        /// What has been settled.
        settled: Settled,
    },
    /// Write a file.
    Write(Box<Job>),
    /// Give up what is under way.
    Stop,
    /// Take a document into the store.
    Import {
        /// What it came to.
        programme: Arc<Programme>,
        /// What becomes of the items of the edition before; none for a new
        /// programme.
        carried: Option<Vec<Carried>>,
        /// The last entry known here.
        after: u64,
    },
}
