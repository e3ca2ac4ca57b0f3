//! One edit as one value: stored, shown and undone by the same name.

use std::cell::Cell;

use chrono::NaiveDate;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::key::Key;
use super::period::{Period, Quarter};
use super::progress::Report;
use super::review::Review;
use super::unit::UnitId;

/// When an item is due, and whether somebody has confirmed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The period as written or decided; none when there is no deadline.
    pub period: Option<Period>,
    /// Whether a doubtful deadline was looked at and kept.
    pub confirmed: bool,
}

impl Due {
    /// The last day, where there is one.
    #[must_use]
    pub fn date(self) -> Option<NaiveDate> {
        self.period.and_then(Period::due)
    }
}

/// What becomes of an item when a changed document takes the place of the one
/// before. Items of the same key and deadline are not spoken of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// Its key in the document before.
    pub from: Key,
    /// Its key in the new document; none where it has vanished from it.
    pub to: Option<Key>,
    /// What it was called, for when no document says it any more.
    pub title: String,
    /// The deadlines of the two documents, where they differ. The newer paper
    /// prevails over whatever was decided before it.
    pub redated: Option<(Due, Due)>,
}

/// What a ledger entry says happened. Stored by position: new kinds go last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// A document was taken into the store as this programme.
    Imported {
        /// The file's name.
        source: String,
        /// BLAKE3 of the document's bytes, in hexadecimal.
        digest: String,
        /// How many nodes it has.
        nodes: u32,
    },
    /// A unit's report on an item replaced the one before.
    Updated {
        /// The item.
        key: Key,
        /// What was reported until now.
        before: Report,
        /// What is reported from now on.
        after: Report,
    },
    /// A deadline was moved, or a doubtful one confirmed.
    DueMoved {
        /// The item.
        key: Key,
        /// The deadline until now.
        before: Due,
        /// The deadline from now on.
        after: Due,
        /// Why.
        reason: String,
        /// The paper that decided it; may be empty.
        document: String,
    },
    /// The inverse of an earlier entry: an undo, or the undo of an undo.
    Undone {
        /// The entry taken back.
        seq: u64,
        /// What that comes to.
        #[serde(deserialize_with = "nested")]
        change: Box<Change>,
    },
    /// A changed document took the place of the one before.
    Reimported {
        /// The file's name.
        source: String,
        /// BLAKE3 of the document's bytes, in hexadecimal.
        digest: String,
        /// How many nodes it has.
        nodes: u32,
        /// What becomes of the items that do not stay as they were.
        carried: Vec<Carried>,
    },
    /// What is known of one item was attached to another: of one that has
    /// vanished, mostly.
    Reattached {
        /// The item it was known of.
        from: Key,
        /// The item it belongs to from now on.
        to: Key,
    },
    /// A quarter was closed, or opened again: what is reported after a closing
    /// belongs to the next.
    Quarter {
        /// The quarter.
        quarter: Quarter,
        /// Whether it is closed from now on.
        is_closed: bool,
    },
    /// The members of a group of bodies were listed.
    Members {
        /// The group.
        unit: UnitId,
        /// Their names until now.
        before: Vec<String>,
        /// Their names from now on.
        after: Vec<String>,
    },
    /// The roll of a group was called: who has reported on an item.
    RollCalled {
        /// The item.
        key: Key,
        /// The period it was called for; none for what does not recur.
        period: Option<Period>,
        /// The members that had reported until now.
        before: Vec<String>,
        /// The members that have reported from now on.
        after: Vec<String>,
    },
    /// A review was closed, and the plan follows what it concluded; or it was
    /// taken back with all that followed.
    Reviewed {
        /// Its minutes.
        review: Box<Review>,
        /// Whether it counts from now on.
        is_held: bool,
    },
}

/// How deep undoing may be told within undoing; the program itself goes no
/// deeper than one, as the inverse of an undo is a change of the first kind.
const DEEPEST: u32 = 8;

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// Reads a change within a change. Records may come from anywhere, and one that
/// nests without end must not use up the stack.
fn nested<'de, D: Deserializer<'de>>(from: D) -> Result<Box<Change>, D::Error> {
    let depth = DEPTH.get();
    if depth >= DEEPEST {
        return Err(D::Error::custom("an undo within too many others"));
    }
    DEPTH.set(depth + 1);
    let change = Box::deserialize(from);
    DEPTH.set(depth);
    change
}

impl Change {
    /// The change that takes this one back; none for an import.
    #[must_use]
    pub fn inverse(&self) -> Option<Self> {
        match self {
            Self::Imported { .. } | Self::Reimported { .. } => None,
            Self::Updated { key, before, after } => Some(Self::Updated {
                key: key.clone(),
                before: after.clone(),
                after: before.clone(),
            }),
            Self::DueMoved { key, before, after, reason, document } => Some(Self::DueMoved {
                key: key.clone(),
                before: *after,
                after: *before,
                reason: reason.clone(),
                document: document.clone(),
            }),
            Self::Undone { change, .. } => change.inverse(),
            Self::Reattached { from, to } => {
                Some(Self::Reattached { from: to.clone(), to: from.clone() })
            }
            Self::Quarter { quarter, is_closed } => {
                Some(Self::Quarter { quarter: *quarter, is_closed: !is_closed })
            }
            Self::Members { unit, before, after } => Some(Self::Members {
                unit: unit.clone(),
                before: after.clone(),
                after: before.clone(),
            }),
            Self::RollCalled { key, period, before, after } => Some(Self::RollCalled {
                key: key.clone(),
                period: *period,
                before: after.clone(),
                after: before.clone(),
            }),
            Self::Reviewed { review, is_held } => {
                Some(Self::Reviewed { review: review.clone(), is_held: !is_held })
            }
        }
    }

    /// The change itself, out of any undoing around it.
    #[must_use]
    pub fn effective(&self) -> &Self {
        match self {
            Self::Undone { change, .. } => change.effective(),
            Self::Imported { .. }
            | Self::Updated { .. }
            | Self::DueMoved { .. }
            | Self::Reimported { .. }
            | Self::Reattached { .. }
            | Self::Quarter { .. }
            | Self::Members { .. }
            | Self::RollCalled { .. }
            | Self::Reviewed { .. } => self,
        }
    }

    /// The item it is about; none for what concerns more than one.
    #[must_use]
    pub fn key(&self) -> Option<&Key> {
        match self.effective() {
            Self::Updated { key, .. }
            | Self::DueMoved { key, .. }
            | Self::RollCalled { key, .. } => Some(key),
            Self::Reattached { to, .. } => Some(to),
            Self::Imported { .. }
            | Self::Reimported { .. }
            | Self::Undone { .. }
            | Self::Quarter { .. }
            | Self::Members { .. }
            | Self::Reviewed { .. } => None,
        }
    }

    /// Whether it took in a document.
    #[must_use]
    pub fn is_import(&self) -> bool {
        match self {
            Self::Imported { .. } | Self::Reimported { .. } => true,
            Self::Updated { .. }
            | Self::DueMoved { .. }
            | Self::Undone { .. }
            | Self::Reattached { .. }
            | Self::Quarter { .. }
            | Self::Members { .. }
            | Self::RollCalled { .. }
            | Self::Reviewed { .. } => false,
        }
    }

    /// The name used in JSON.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Imported { .. } => "imported",
            Self::Updated { .. } => "updated",
            Self::DueMoved { .. } => "due_moved",
            Self::Undone { .. } => "undone",
            Self::Reimported { .. } => "reimported",
            Self::Reattached { .. } => "reattached",
            Self::Quarter { .. } => "quarter",
            Self::Members { .. } => "members",
            Self::RollCalled { .. } => "roll_called",
            Self::Reviewed { .. } => "reviewed",
        }
    }
}
