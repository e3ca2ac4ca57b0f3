//! A duty that comes round, one instance for each period: in the time of one
//! missed instance the next begins, and the missed one stays missed.

use chrono::NaiveDate;

use super::board::{Board, Filing};
use super::item::Item;
use super::key::Key;
use super::period::{Cycle, Period};
use super::programme::{Content, Programme};
use super::progress::Progress;
use super::unit::{UnitId, UnitKind};

/// What became of one instance of a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Submission {
    /// Nộp đúng hạn.
    InTime,
    /// Nộp trễ.
    Late,
    /// Chưa nộp, and its period is over.
    Missed,
    /// Chưa nộp, and there is time.
    Awaited,
}

impl Submission {
    /// All of them, in the order in which they are counted.
    pub const ALL: [Self; 4] = [Self::InTime, Self::Late, Self::Missed, Self::Awaited];

    /// The name used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::InTime => "in_time",
            Self::Late => "late",
            Self::Missed => "missed",
            Self::Awaited => "awaited",
        }
    }
}

/// One instance of a duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instance {
    /// The month, quarter, half-year or year.
    pub period: Period,
    /// Its last day.
    pub due: NaiveDate,
    /// What became of it.
    pub submission: Submission,
    /// The entry of the report that fulfilled it, or of the last one made.
    pub filing: Option<u64>,
}

impl Cycle {
    /// The periods of this cycle from the one of `from` to the one of `to`,
    /// oldest first.
    pub fn periods(self, from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = Period> {
        let mut day = Some(from);
        std::iter::from_fn(move || {
            let period = self.period_at(day?);
            if period.first_day()? > to {
                return None;
            }
            day = period.due().and_then(|due| due.succ_opt());
            Some(period)
        })
    }
}

impl Board {
    /// The instances of a duty up to the day shown, oldest first; those of a
    /// shorter cycle before those of a longer one. The first is that of the
    /// day on which the programme was known and kept here: nobody can have
    /// reported before.
    #[must_use]
    pub fn instances(&self, programme: &Programme, item: &Item<'_>) -> Vec<Instance> {
        let Content::Duty(duty) = &item.node.content else { return Vec::new() };
        let Some(began) = self.began.max(programme.known_from) else { return Vec::new() };
        let last =
            programme.span.and_then(Period::due).map_or(self.as_of(), |end| end.min(self.as_of()));
        let filings = &self.state(&item.key).filings;
        let instance = |period: Period| Some(self.instance(period, period.due()?, filings));
        let periods = duty.cycles.iter().flat_map(|cycle| cycle.periods(began, last));
        periods.filter_map(instance).collect()
    }

    fn instance(&self, period: Period, due: NaiveDate, filings: &[Filing]) -> Instance {
        let about = |filing: &&Filing| !filing.is_taken_back && filing.period == Some(period);
        let last = filings.iter().rfind(about);
        // The first day on which it was handed in counts, not the last correction.
        let handed_in = filings
            .iter()
            .filter(about)
            .filter(|filing| filing.progress == Progress::Done)
            .filter(|_| last.is_some_and(|last| last.progress == Progress::Done))
            .filter_map(|filing| filing.done_on)
            .min();
        let submission = match handed_in {
            Some(day) if day <= due => Submission::InTime,
            Some(_) => Submission::Late,
            None if due < self.as_of() => Submission::Missed,
            None => Submission::Awaited,
        };
        Instance { period, due, submission, filing: last.map(|filing| filing.seq) }
    }

    /// The group whose roll is called for an item: the one that leads it.
    #[must_use]
    pub fn group_of<'a>(&self, programme: &'a Programme, item: &'a Item<'_>) -> Option<&'a UnitId> {
        let groups = item.lead().iter().filter_map(|lead| programme.unit(lead));
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
        let reported = self.state(key).rolls.get(&period);
        let has = |name: &&str| reported.is_some_and(|known| known.iter().any(|k| k == name));
        self.members(unit).iter().map(String::as_str).partition(has)
    }
}
