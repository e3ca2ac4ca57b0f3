//! The append-only record of everything that happened.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::change::Change;
use super::key::ProgrammeId;
use super::programme::Programme;

/// One line of the ledger. Never overwritten, never deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its place, counted from 1 without gaps.
    pub seq: u64,
    /// When it was written, in the writer's own time zone.
    pub at: DateTime<FixedOffset>,
    /// Who wrote it.
    pub by: String,
    /// The programme it is about.
    pub programme: ProgrammeId,
    /// What happened.
    pub change: Change,
}

/// A programme as one import took it in.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The entry that took it in.
    pub seq: u64,
    /// What it says.
    pub programme: Arc<Programme>,
}
