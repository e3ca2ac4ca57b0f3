//! What `collect --json` prints.

use serde::Serialize;

use super::propose::{Collected, Missing, Proposal, Remark};
use super::sentence;
use crate::domain::{Board, Breach, Programme};
use crate::report::json::ReportShape;
use crate::words::Words;

/// One update sheet and what it comes to.
#[derive(Debug, Clone, Serialize)]
pub struct CollectedShape {
    /// The file's name.
    pub file: String,
    /// The sheet, where the workbook has several of ours.
    pub sheet: Option<String>,
    /// The unit's slug.
    pub unit: Option<String>,
    /// The day of the figures it went out with.
    pub as_of: Option<String>,
    /// What would change, in the order of the rows.
    pub proposals: Vec<ProposalShape>,
    /// What is left out and why.
    pub faults: Vec<FaultShape>,
    /// What the sheet no longer has.
    pub missing: Vec<MissingShape>,
    /// How many rows say nothing new.
    pub unchanged: usize,
}

/// One report that a unit proposes.
#[derive(Debug, Clone, Serialize)]
pub struct ProposalShape {
    /// The row as Excel counts it.
    pub row: u32,
    /// The programme's id.
    pub programme: String,
    /// The item.
    pub key: String,
    /// Number and title.
    pub title: String,
    /// What is reported until now.
    pub before: ReportShape,
    /// What is proposed.
    pub after: ReportShape,
    /// Why it is left out; null where it may be kept.
    pub left: Option<LeftShape>,
    /// The number of its entry in the ledger; null where none was written.
    pub seq: Option<u64>,
}

/// Why a proposal is left out.
#[derive(Debug, Clone, Serialize)]
pub struct LeftShape {
    /// `no_sentence|no_done_day|done_in_future|no_document|newer`.
    pub code: &'static str,
    /// The same in words.
    pub text: String,
}

/// Something of a sheet that cannot be taken as it is.
#[derive(Debug, Clone, Serialize)]
pub struct FaultShape {
    /// The row as Excel counts it; null where it is about the whole sheet.
    pub row: Option<u32>,
    /// The name of the fault, such as `not_led`.
    pub code: &'static str,
    /// The same in words.
    pub text: String,
}

/// An item that the sheet no longer has.
#[derive(Debug, Clone, Serialize)]
pub struct MissingShape {
    /// The programme's id.
    pub programme: String,
    /// The item.
    pub key: String,
    /// Number and title.
    pub title: String,
}

type Volume<'a> = (&'a Programme, &'a Board);

impl CollectedShape {
    /// A sheet of a file; what has newer updates in the store is left out
    /// unless these are written over. `seq` gives the entry of a proposal, once
    /// it is written.
    #[must_use]
    pub fn new(
        words: &Words,
        programmes: &[Volume<'_>],
        file: &str,
        collected: &Collected,
        over_newer: bool,
        seq: impl Fn(&Proposal) -> Option<u64>,
    ) -> Self {
        let proposal = |known: &Proposal| ProposalShape {
            row: known.place.row,
            programme: known.programme.to_string(),
            key: known.key.to_string(),
            title: sentence::name(programmes, &known.programme, &known.key),
            before: (&known.before).into(),
            after: (&known.after).into(),
            left: left(words, known, over_newer),
            seq: seq(known),
        };
        let fault = |known: &Remark| FaultShape {
            row: known.place.as_ref().map(|place| place.row),
            code: known.fault.code(),
            text: sentence::fault(words, programmes, known),
        };
        let missing = |known: &Missing| MissingShape {
            programme: known.programme.to_string(),
            key: known.key.to_string(),
            title: sentence::name(programmes, &known.programme, &known.key),
        };
        Self {
            file: file.to_owned(),
            sheet: collected.sheet.clone(),
            unit: collected.unit.as_ref().map(ToString::to_string),
            as_of: collected.as_of.map(|day| day.to_string()),
            proposals: collected.proposals.iter().map(proposal).collect(),
            faults: collected.remarks.iter().map(fault).collect(),
            missing: collected.missing.iter().map(missing).collect(),
            unchanged: collected.unchanged,
        }
    }
}

fn left(words: &Words, proposal: &Proposal, over_newer: bool) -> Option<LeftShape> {
    if let Some(breach) = proposal.breach {
        let code = match breach {
            Breach::NoSentence => "no_sentence",
            Breach::NoDoneDay => "no_done_day",
            Breach::DoneInFuture => "done_in_future",
            Breach::NoDocument => "no_document",
        };
        return Some(LeftShape { code, text: sentence::breach(words, breach) });
    }
    let newer = proposal.newer.filter(|_| !over_newer)?;
    Some(LeftShape { code: "newer", text: sentence::newer(words, newer) })
}
