//! Who does the work: bodies, groups of bodies, and catch-alls that are neither.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// The stable name of a unit: its canonical name in bare letters and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnitId(String);

impl UnitId {
    /// An id from its written form.
    pub fn new(slug: impl Into<String>) -> Self {
        Self(slug.into())
    }

    /// The written form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What stands behind a name in a list of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum UnitKind {
    /// One body that can answer for a thing.
    Body,
    /// Several bodies under one name, such as the cells of all neighbourhoods:
    /// progress there is n of N.
    Group,
    /// "các đơn vị liên quan": kept as written, shown last, counted nowhere.
    CatchAll,
}

impl UnitKind {
    /// The name used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Group => "group",
            Self::CatchAll => "catch_all",
        }
    }
}

/// A unit under all the spellings it goes by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its stable name.
    pub id: UnitId,
    /// Its full name, as an official paper writes it.
    pub name: String,
    /// The short form used on screens; the full name where there is none.
    pub short: String,
    /// Body, group or catch-all.
    pub kind: UnitKind,
    /// Other spellings and abbreviations, in the order of the registry; those
    /// met in the document come last.
    pub aliases: Vec<String>,
}

/// A unit where a document names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitRef {
    /// Which unit.
    pub unit: UnitId,
    /// The spelling in the document.
    pub as_written: String,
}

/// One registry from several lists: the first to name a unit gives its name,
/// the later ones add their spellings. Order of first appearance is kept.
pub fn merge_units<'a>(units: impl IntoIterator<Item = &'a Unit>) -> Vec<Unit> {
    let mut merged: Vec<Unit> = Vec::new();
    let mut place: BTreeMap<&UnitId, usize> = BTreeMap::new();
    for unit in units {
        if let Some(known) = place.get(&unit.id).and_then(|at| merged.get_mut(*at)) {
            for alias in &unit.aliases {
                if !known.aliases.contains(alias) {
                    known.aliases.push(alias.clone());
                }
            }
        } else {
            place.insert(&unit.id, merged.len());
            merged.push(unit.clone());
        }
    }
    merged
}
