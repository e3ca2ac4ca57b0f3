//! Rows about what comes round: each about one instance.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::mark::state_of;
use super::propose::{Fault, Proposal};
use super::rows::Filled;
use crate::domain::{Board, Change, Item, Key, Period, Programme, ProgrammeId, Report};

/// What a report is about: an item, and of what comes round an instance.
pub type Subject = (ProgrammeId, Key, Option<Period>);

impl Proposal {
    /// What it is about.
    #[must_use]
    pub fn subject(&self) -> Subject {
        (self.programme.clone(), self.key.clone(), self.instance)
    }
}

/// The edits that proposals come to, one after the other: each takes up what
/// the one before has left, so that each can be taken back by itself.
#[must_use]
pub fn changes<'a>(proposals: impl IntoIterator<Item = &'a Proposal>) -> Vec<Change> {
    let mut left: BTreeMap<(&ProgrammeId, &Key), &Report> = BTreeMap::new();
    let change = |known: &'a Proposal| {
        let before = left.insert((&known.programme, &known.key), &known.after);
        Change::Updated {
            key: known.key.clone(),
            before: before.unwrap_or(&known.in_force).clone(),
            after: known.after.clone(),
        }
    };
    proposals.into_iter().map(change).collect()
}

/// The instance a row is about; one without, of an item that comes round, is
/// about the period in which its sheet went out.
pub(super) fn instance(
    programme: &Programme,
    board: &Board,
    row: &Filled,
    item: &Item<'_>,
    today: NaiveDate,
) -> Result<Option<Period>, Vec<Fault>> {
    let cycle = board.cycles(item).first().copied();
    let then = || cycle.map(|cycle| cycle.period_at(row.mark.as_of.min(today)));
    let Some(period) = row.mark.instance.or_else(then) else { return Ok(None) };
    match board.instance_of(programme, item, period) {
        Ok(instance) => Ok(Some(instance.period)),
        Err(_) => Err(vec![Fault::UnknownItem(item.key.clone())]),
    }
}

/// The report about an instance, as far as it is the one in force.
pub(super) fn report_of(board: &Board, key: &Key, period: Period) -> Report {
    let report = &board.state(key).report;
    if report.period == Some(period) { report.clone() } else { Report::default() }
}

/// What a mark says of the report there is: of an instance, which entry says
/// so; otherwise what it says.
pub(super) fn state_in(board: &Board, key: &Key, instance: Option<Period>) -> String {
    match instance {
        Some(period) => board.filing_of(key, period).map_or(0, |filing| filing.seq).to_string(),
        None => state_of(&board.state(key).report),
    }
}
