//! What stands twice: an item in two rows of a sheet, or in two sheets.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Column;
use super::instance::Subject;
use super::propose::{Collected, Fault, Remark};
use super::rows::{Filled, Place, Sheet};
use crate::domain::{Key, Period, ProgrammeId, Report};

/// How a row repeats another.
pub(super) enum Repeat {
    /// It says nothing, or the same: only the other counts.
    Silent,
    /// Both say something, and not the same: this is the place of the first.
    Differs(Place),
}

/// The rows whose item stands in several, and how they get on.
pub(super) fn repeated(sheet: &Sheet) -> BTreeMap<Place, Repeat> {
    let mut groups: BTreeMap<(&ProgrammeId, &Key, Option<Period>), Vec<&Filled>> = BTreeMap::new();
    for row in &sheet.rows {
        groups
            .entry((&row.mark.programme, &row.mark.key, row.mark.instance))
            .or_default()
            .push(row);
    }
    let mut repeats = BTreeMap::new();
    for rows in groups.into_values().filter(|rows| rows.len() > 1) {
        let speaking: Vec<&Filled> = rows.iter().copied().filter(|row| row.is_touched()).collect();
        let Some(first) = speaking.first().or(rows.first()).copied() else { continue };
        let says_the_same =
            |row: &&Filled| Column::ALL.iter().all(|c| row.cell(*c) == first.cell(*c));
        let agree = speaking.iter().all(says_the_same);
        for row in rows {
            if !agree && row.is_touched() {
                repeats.insert(row.place.clone(), Repeat::Differs(first.place.clone()));
            } else if row.place != first.place {
                repeats.insert(row.place.clone(), Repeat::Silent);
            }
        }
    }
    repeats
}

/// Holds the sheets of several files against each other. What two of them say
/// alike of an item stays in the first; where they differ neither is taken.
pub fn set_against(sheets: &mut [(String, Collected)]) {
    let mut first: BTreeMap<Subject, (usize, Report)> = BTreeMap::new();
    let mut differ: BTreeMap<Subject, BTreeSet<usize>> = BTreeMap::new();
    for (at, (_, sheet)) in sheets.iter_mut().enumerate() {
        sheet.proposals.retain(|proposal| {
            let item = proposal.subject();
            // One that is left out anyway speaks against nobody.
            if proposal.breach.is_some() {
                return true;
            }
            let (known, after) =
                first.entry(item.clone()).or_insert_with(|| (at, proposal.after.clone()));
            if *known != at && *after != proposal.after {
                differ.entry(item).or_default().extend([*known, at]);
                return true;
            }
            *known == at
        });
    }
    let names: Vec<String> = sheets.iter().map(|(name, _)| name.clone()).collect();
    for (at, (_, sheet)) in sheets.iter_mut().enumerate() {
        let (mut kept, mut remarks) = (Vec::new(), Vec::new());
        for proposal in std::mem::take(&mut sheet.proposals) {
            let item = proposal.subject();
            let others = differ.get(&item).filter(|all| all.contains(&at));
            let other = others.and_then(|all| all.iter().find(|other| **other != at));
            match other.and_then(|other| names.get(*other)) {
                Some(name) if proposal.breach.is_none() => {
                    let fault = Fault::OtherSheet(proposal.key, name.clone());
                    remarks.push(Remark { place: Some(proposal.place), fault });
                }
                Some(_) | None => kept.push(proposal),
            }
        }
        sheet.proposals = kept;
        sheet.remarks.extend(remarks);
        sheet.remarks.sort_by(|a, b| a.place.cmp(&b.place));
    }
}
