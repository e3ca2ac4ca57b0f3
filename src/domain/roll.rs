//! The roll of a group: which of its members have reported, n of N. Who the
//! members are is never guessed: somebody has listed them.

use super::board::Board;
use super::key::Key;
use super::period::Period;
use super::programme::{Node, Programme};
use super::unit::{UnitId, UnitKind};

/// The figure of an indicator that every member of a group has to reach.
const EVERY_ONE: &str = "100%";

/// The roll of a group on an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roll<'a> {
    /// The group.
    pub group: &'a UnitId,
    /// The period it is called for; none for what does not come round.
    pub period: Option<Period>,
    /// The members that have reported, in the order of the list.
    pub reported: Vec<&'a str>,
    /// The members that have not.
    pub missing: Vec<&'a str>,
}

impl Roll<'_> {
    /// How many have reported, and how many members there are; 0 of 0 until
    /// somebody has listed them.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.reported.len(), self.reported.len() + self.missing.len())
    }
}

impl Board {
    /// The group whose roll is called for a place of the outline: the one that
    /// leads it, else the one every member of which has to do it ("100% chi
    /// bộ …").
    #[must_use]
    pub fn group_of<'a>(&self, programme: &'a Programme, node: &'a Node) -> Option<&'a UnitId> {
        let every_one = node.indicators().iter().filter(|known| known.target == EVERY_ONE);
        let named = node.lead().iter().chain(every_one.flat_map(|known| &known.lead));
        let groups = named.filter_map(|reference| programme.unit(reference));
        groups.filter(|unit| unit.kind == UnitKind::Group).map(|unit| &unit.id).next()
    }

    /// The members of a group, as somebody listed them; empty until then.
    #[must_use]
    pub fn members(&self, unit: &UnitId) -> &[String] {
        self.rosters.get(unit).map_or(&[], Vec::as_slice)
    }

    /// The members of a group that have reported on an item for a period, and
    /// those that have not, both in the order of the list.
    #[must_use]
    pub fn roll<'a>(
        &'a self,
        unit: &UnitId,
        key: &Key,
        period: Option<Period>,
    ) -> (Vec<&'a str>, Vec<&'a str>) {
        let reported = self.reported_on(key, period);
        let has = |name: &&str| reported.iter().any(|known| known == name);
        self.members(unit).iter().map(String::as_str).partition(has)
    }

    /// The roll of a place of the outline; none where no group has to answer.
    /// `period` is the instance it is called for; left out, the newest one of
    /// what comes round.
    #[must_use]
    pub fn roll_of<'a>(
        &'a self,
        programme: &'a Programme,
        node: &'a Node,
        period: Option<Period>,
    ) -> Option<Roll<'a>> {
        let group = self.group_of(programme, node)?;
        let newest = || {
            let item = node.items().next()?;
            self.instances(programme, &item).pop().map(|instance| instance.period)
        };
        let period = period.or_else(newest);
        let (reported, missing) = self.roll(group, &node.key, period);
        Some(Roll { group, period, reported, missing })
    }

    /// Everybody who was called present, members of today or not.
    #[must_use]
    pub fn reported_on(&self, key: &Key, period: Option<Period>) -> &[String] {
        self.state(key).rolls.get(&period).map_or(&[], Vec::as_slice)
    }
}
