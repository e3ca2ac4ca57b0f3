//! Names of things that survive a re-import.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The place of a node in its document: its numbering path, `III.1.1`, with
/// `/m1` for a milestone, `/2` for a bullet, `/c1` for an indicator in prose.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(String);

impl Key {
    /// A key from its written form.
    pub fn new(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    /// The written form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The `ordinal`th milestone of this model, counted from 1.
    #[must_use]
    pub fn milestone(&self, ordinal: usize) -> Self {
        Self(format!("{}/m{ordinal}", self.0))
    }

    /// The `ordinal`th indicator in the prose of this node, counted from 1.
    #[must_use]
    pub fn indicator(&self, ordinal: usize) -> Self {
        Self(format!("{}/c{ordinal}", self.0))
    }

    /// The key under which is kept what was known of this item before the
    /// import at `seq` left it out: no document can write it.
    #[must_use]
    pub fn vanished(&self, seq: u64) -> Self {
        Self(format!("{}@{seq}", self.0))
    }

    /// Whether the item has vanished from its document.
    #[must_use]
    pub fn is_vanished(&self) -> bool {
        self.0.contains('@')
    }

    /// Whether this key is `other` or lies below it.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        self.0
            .strip_prefix(&other.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '/']))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The short name of a programme in the store, such as `kien-an-nq05`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProgrammeId(String);

impl ProgrammeId {
    /// An id from its written form.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The written form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ProgrammeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
