//! `tiendo export`

use super::complaint::Complaint;
use super::desk::Desk;
use super::reply::Reply;
use crate::report::json::everything;

/// Everything the store holds, as JSON; `--json` says it once more.
pub fn run(desk: &Desk) -> Result<Reply, Complaint> {
    let library = desk.library()?;
    let ledger = library.ledger();
    Reply::json(&everything(&desk.words, &library.folded(), library.units(), ledger))
}
