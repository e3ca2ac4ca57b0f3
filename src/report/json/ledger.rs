//! Entries, reports and the check of the ledger.

use chrono::SecondsFormat;
use serde::Serialize;

use super::review::ReviewShape;
use crate::domain::{Carried, Change, Due, Entry, Evidence, Period, Report};

/// One line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryShape {
    /// Its place, from 1.
    pub seq: u64,
    /// When, RFC 3339.
    pub at: String,
    /// Who.
    pub by: String,
    /// The programme's id.
    pub programme: String,
    /// The item; null for an import.
    pub key: Option<String>,
    /// What happened.
    pub change: ChangeShape,
}

/// What happened; `kind` is
/// `imported|updated|due_moved|undone|reimported|reattached|quarter|members|roll_called|reviewed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ChangeShape {
    /// A document was taken in.
    Imported {
        /// The file's name.
        source: String,
        /// BLAKE3 of its bytes.
        digest: String,
        /// How many nodes it has.
        nodes: u32,
    },
    /// A report replaced another.
    Updated {
        /// What was reported until then.
        before: ReportShape,
        /// What is reported since.
        after: ReportShape,
    },
    /// A deadline was moved or confirmed.
    DueMoved {
        /// The deadline until then.
        before: DueShape,
        /// The deadline since.
        after: DueShape,
        /// Why.
        reason: String,
        /// The paper that decided it.
        document: String,
    },
    /// An earlier entry was taken back.
    Undone {
        /// The entry's place.
        seq: u64,
        /// What that comes to.
        change: Box<ChangeShape>,
    },
    /// A changed document took the place of the one before.
    Reimported {
        /// The file's name.
        source: String,
        /// BLAKE3 of its bytes.
        digest: String,
        /// How many nodes it has.
        nodes: u32,
        /// What becomes of the items that do not stay as they were.
        carried: Vec<CarriedShape>,
    },
    /// What is known of one item was attached to another.
    Reattached {
        /// The key it was known under.
        from: String,
    },
    /// A quarter was closed, or opened again.
    Quarter {
        /// The quarter.
        quarter: String,
        /// Whether it is closed from now on.
        is_closed: bool,
    },
    /// The members of a group were listed.
    Members {
        /// The group's slug.
        unit: String,
        /// Until then.
        before: Vec<String>,
        /// Since.
        after: Vec<String>,
    },
    /// A roll was called.
    RollCalled {
        /// The period it was called for.
        period: Option<String>,
        /// Who had reported until then.
        before: Vec<String>,
        /// Who has since.
        after: Vec<String>,
    },
    /// A review was closed, or taken back.
    Reviewed {
        /// Whether it counts since then.
        is_held: bool,
        /// Its minutes.
        review: Box<ReviewShape>,
    },
}

/// What becomes of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CarriedShape {
    /// Its key in the document before.
    pub from: String,
    /// Its key in the new one; null where it has vanished.
    pub to: Option<String>,
    /// What it was called.
    pub title: String,
    /// Its deadlines in the two documents, where they differ.
    pub redated: Option<[DueShape; 2]>,
}

/// A report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportShape {
    /// `not_started|underway|done|paused`.
    pub progress: &'static str,
    /// The result of the period.
    pub note: String,
    /// Difficulties and proposals.
    pub obstacle: String,
    /// The paper that proves it.
    pub evidence: Option<EvidenceShape>,
    /// The day of completion.
    pub done_on: Option<String>,
    /// The period it is about.
    pub period: Option<String>,
}

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EvidenceShape {
    /// Number and sign.
    pub number: String,
    /// The day it was signed.
    pub date: Option<String>,
}

/// A deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DueShape {
    /// The period.
    pub period: Option<String>,
    /// Its last day.
    pub due: Option<String>,
    /// Whether a doubtful one was confirmed.
    pub confirmed: bool,
}

/// What `verify` found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// How many entries hold, from the first.
    pub entries: u64,
    /// How many documents hold.
    pub documents: u64,
    /// The place of the first entry that does not; null when all hold.
    pub first_bad: Option<u64>,
}

impl From<&Entry> for EntryShape {
    fn from(entry: &Entry) -> Self {
        Self {
            seq: entry.seq,
            at: entry.at.to_rfc3339_opts(SecondsFormat::Secs, false),
            by: entry.by.clone(),
            programme: entry.programme.to_string(),
            key: entry.change.key().map(ToString::to_string),
            change: (&entry.change).into(),
        }
    }
}

impl From<&Change> for ChangeShape {
    fn from(change: &Change) -> Self {
        match change {
            Change::Imported { source, digest, nodes } => {
                Self::Imported { source: source.clone(), digest: digest.clone(), nodes: *nodes }
            }
            Change::Updated { before, after, .. } => {
                Self::Updated { before: before.into(), after: after.into() }
            }
            Change::DueMoved { before, after, reason, document, .. } => Self::DueMoved {
                before: (*before).into(),
                after: (*after).into(),
                reason: reason.clone(),
                document: document.clone(),
            },
            Change::Undone { seq, change } => {
                Self::Undone { seq: *seq, change: Box::new(change.as_ref().into()) }
            }
            Change::Reimported { source, digest, nodes, carried } => Self::Reimported {
                source: source.clone(),
                digest: digest.clone(),
                nodes: *nodes,
                carried: carried.iter().map(CarriedShape::from).collect(),
            },
            Change::Reattached { from, .. } => Self::Reattached { from: from.to_string() },
            Change::Quarter { quarter, is_closed } => Self::Quarter {
                quarter: Period::Quarter(*quarter).to_string(),
                is_closed: *is_closed,
            },
            Change::Members { unit, before, after } => Self::Members {
                unit: unit.to_string(),
                before: before.clone(),
                after: after.clone(),
            },
            Change::RollCalled { period, before, after, .. } => Self::RollCalled {
                period: period.map(|period| period.to_string()),
                before: before.clone(),
                after: after.clone(),
            },
            Change::Reviewed { review, is_held } => {
                Self::Reviewed { is_held: *is_held, review: Box::new(review.as_ref().into()) }
            }
        }
    }
}

impl From<&Carried> for CarriedShape {
    fn from(carried: &Carried) -> Self {
        Self {
            from: carried.from.to_string(),
            to: carried.to.as_ref().map(ToString::to_string),
            title: carried.title.clone(),
            redated: carried.redated.map(|(before, after)| [before.into(), after.into()]),
        }
    }
}

impl From<&Report> for ReportShape {
    fn from(report: &Report) -> Self {
        Self {
            progress: report.progress.name(),
            note: report.note.clone(),
            obstacle: report.obstacle.clone(),
            evidence: report.evidence.as_ref().map(EvidenceShape::from),
            done_on: report.done_on.map(|day| day.to_string()),
            period: report.period.map(|period| period.to_string()),
        }
    }
}

impl From<&Evidence> for EvidenceShape {
    fn from(evidence: &Evidence) -> Self {
        Self { number: evidence.number.clone(), date: evidence.date.map(|day| day.to_string()) }
    }
}

impl From<Due> for DueShape {
    fn from(due: Due) -> Self {
        Self {
            period: due.period.map(|period| period.to_string()),
            due: due.date().map(|day| day.to_string()),
            confirmed: due.confirmed,
        }
    }
}
