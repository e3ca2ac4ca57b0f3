//! What comes round, and who of a group has reported: worked out for every
//! screen and page that shows it.

use super::library::Volume;
use crate::domain::{Instance, Item, Key, Period, Roll, Submissions, UnitId};

/// Something that comes round, with what became of its instances.
#[derive(Debug, Clone)]
pub struct Recurring<'a> {
    /// The item.
    pub item: Item<'a>,
    /// Its instances up to the day shown, by their last day.
    pub instances: Vec<Instance>,
    /// How many of them came to what.
    pub tally: Submissions,
}

/// The instances of everything in a volume that comes round, in the order of
/// the document, with their tallies.
#[must_use]
pub fn recurring(volume: &Volume) -> Vec<Recurring<'_>> {
    let known = volume.board.recurring(&volume.programme);
    known
        .map(|(item, instances)| {
            let tally = instances.iter().collect();
            Recurring { item, instances, tally }
        })
        .collect()
}

/// The roll of a place of the outline; none where no group has to answer.
/// `period` is the instance it is called for; left out, the newest one of what
/// comes round.
#[must_use]
pub fn roll<'a>(volume: &'a Volume, key: &Key, period: Option<Period>) -> Option<Roll<'a>> {
    let node = volume.programme.node(key)?;
    volume.board.roll_of(&volume.programme, node, period)
}

/// The full name of a group.
#[must_use]
pub fn group_name<'a>(volume: &'a Volume, group: &'a UnitId) -> &'a str {
    let unit = volume.programme.units.iter().find(|unit| unit.id == *group);
    unit.map_or(group.as_str(), |unit| &unit.name)
}

#[cfg(test)]
mod tests;
