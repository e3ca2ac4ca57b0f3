//! What comes round, one instance for each period: in the time of one missed
//! instance the next begins, and the missed one stays missed.

use chrono::NaiveDate;

use super::board::Board;
use super::item::Item;
use super::item_state::Filing;
use super::key::Key;
use super::period::{Cycle, Period};
use super::programme::{Content, Node, Programme};
use super::progress::Progress;

/// What became of one instance of a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Submission {
    /// Nộp đúng hạn.
    InTime,
    /// Nộp trễ.
    Late,
    /// Chưa nộp, and its period is over.
    Missed,
    /// Chưa nộp, and there is time; or a paper says that it rests.
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

    /// Whether it was handed in, in time or late.
    #[must_use]
    pub fn is_handed_in(self) -> bool {
        match self {
            Self::InTime | Self::Late => true,
            Self::Missed | Self::Awaited => false,
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
    /// The day on which it was handed in.
    pub handed_in: Option<NaiveDate>,
    /// Whether a paper says that it rests: then nobody is blamed for it.
    pub rests: bool,
    /// The entry of the last report about it.
    pub filing: Option<u64>,
}

/// How many instances came to what. Every one is counted once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Submissions {
    /// Nộp đúng hạn.
    pub in_time: usize,
    /// Nộp trễ.
    pub late: usize,
    /// Chưa nộp, kỳ đã qua.
    pub missed: usize,
    /// Chưa đến hạn, or resting.
    pub awaited: usize,
}

impl Submissions {
    /// All instances.
    #[must_use]
    pub fn total(&self) -> usize {
        self.owed() + self.awaited
    }

    /// Those that had to be handed in by now, or were: in time, late and missed.
    #[must_use]
    pub fn owed(&self) -> usize {
        self.in_time + self.late + self.missed
    }
}

impl FromIterator<Submission> for Submissions {
    fn from_iter<I: IntoIterator<Item = Submission>>(submissions: I) -> Self {
        let mut counted = Self::default();
        for submission in submissions {
            match submission {
                Submission::InTime => counted.in_time += 1,
                Submission::Late => counted.late += 1,
                Submission::Missed => counted.missed += 1,
                Submission::Awaited => counted.awaited += 1,
            }
        }
        counted
    }
}

impl<'a> FromIterator<&'a Instance> for Submissions {
    fn from_iter<I: IntoIterator<Item = &'a Instance>>(instances: I) -> Self {
        instances.into_iter().map(|instance| instance.submission).collect()
    }
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

/// Why a period is none that can be reported on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoInstance {
    /// It does not come round.
    Once,
    /// It comes round in other periods.
    OtherCycle,
    /// It lies before the first or behind the last.
    Before(Period),
    /// It has not begun.
    NotBegun,
}

impl Board {
    /// How often an item comes round, the shortest cycle first; empty for what
    /// is done once. A duty says so itself, another item by its time.
    #[must_use]
    pub fn cycles(&self, item: &Item<'_>) -> Vec<Cycle> {
        let mut cycles = match (&item.node.content, self.due(item).period) {
            (Content::Duty(duty), _) => duty.cycles.clone(),
            (
                Content::Model(_) | Content::Task(_) | Content::Indicator(_),
                Some(Period::Recurring(cycle)),
            ) => vec![cycle],
            (
                Content::Model(_)
                | Content::Task(_)
                | Content::Indicator(_)
                | Content::Section
                | Content::Group
                | Content::Text,
                _,
            ) => Vec::new(),
        };
        cycles.sort_unstable();
        cycles.dedup();
        cycles
    }

    /// Whether an item comes round.
    #[must_use]
    pub fn recurs(&self, item: &Item<'_>) -> bool {
        !self.cycles(item).is_empty()
    }

    /// The instances of an item that comes round, up to the day shown, by
    /// their last day; of one day those of a shorter cycle first. The first is
    /// that of the day on which the programme was known and kept here: nobody
    /// can have reported before.
    #[must_use]
    pub fn instances(&self, programme: &Programme, item: &Item<'_>) -> Vec<Instance> {
        let cycles = self.cycles(item);
        let Some(began) = self.began.max(programme.known_from).filter(|_| !cycles.is_empty())
        else {
            return Vec::new();
        };
        let last =
            programme.span.and_then(Period::due).map_or(self.as_of(), |end| end.min(self.as_of()));
        let instance = |period: Period| Some(self.instance(&item.key, period, period.due()?));
        let periods = cycles.iter().flat_map(|cycle| cycle.periods(began, last));
        let mut instances: Vec<Instance> = periods.filter_map(instance).collect();
        instances.sort_by_key(|instance| instance.due);
        instances
    }

    fn instance(&self, key: &Key, period: Period, due: NaiveDate) -> Instance {
        let about = |filing: &&Filing| !filing.is_taken_back && filing.period == Some(period);
        let filings = &self.state(key).filings;
        let last = filings.iter().rfind(about);
        // The first day on which it was handed in counts, not the last
        // correction; once it is said not to be, it begins anew.
        let handed_in = filings
            .iter()
            .rev()
            .filter(about)
            .take_while(|filing| filing.progress == Progress::Done)
            .filter_map(|filing| filing.done_on)
            .min();
        let is_paused = last.is_some_and(|filing| filing.progress == Progress::Paused);
        let rests = handed_in.is_none() && (is_paused || self.rested(key, due));
        let submission = match handed_in {
            Some(day) if day <= due => Submission::InTime,
            Some(_) => Submission::Late,
            None if due < self.as_of() && !rests => Submission::Missed,
            None => Submission::Awaited,
        };
        Instance {
            period,
            due,
            submission,
            handed_in,
            rests,
            filing: last.map(|filing| filing.seq),
        }
    }

    /// Whether an item was paused at the end of a day.
    fn rested(&self, key: &Key, day: NaiveDate) -> bool {
        let pauses = &self.state(key).pauses;
        pauses.iter().rfind(|(known, _)| *known <= day).is_some_and(|(_, is_paused)| *is_paused)
    }

    /// The instance a report is most likely about: the oldest that was not
    /// handed in and does not rest, else the newest.
    #[must_use]
    pub fn open_instance(&self, programme: &Programme, item: &Item<'_>) -> Option<Instance> {
        let mut instances = self.instances(programme, item);
        let is_open = |known: &Instance| known.handed_in.is_none() && !known.rests;
        match instances.iter().position(is_open) {
            Some(at) => Some(instances.swap_remove(at)),
            None => instances.pop(),
        }
    }

    /// The instance of a period.
    ///
    /// # Errors
    /// Why there is none.
    pub fn instance_of(
        &self,
        programme: &Programme,
        item: &Item<'_>,
        period: Period,
    ) -> Result<Instance, NoInstance> {
        let mut instances = self.instances(programme, item);
        if let Some(at) = instances.iter().position(|known| known.period == period) {
            return Ok(instances.swap_remove(at));
        }
        let cycles = self.cycles(item);
        if cycles.is_empty() {
            return Err(NoInstance::Once);
        }
        let Some(first_day) = period.first_day() else { return Err(NoInstance::OtherCycle) };
        match cycles.iter().find(|cycle| cycle.period_at(first_day) == period) {
            None => Err(NoInstance::OtherCycle),
            Some(_) if first_day > self.as_of() => Err(NoInstance::NotBegun),
            Some(cycle) => {
                let is_of = |known: &&Instance| cycle.period_at(known.due) == known.period;
                let first = instances.iter().find(is_of).map_or(period, |known| known.period);
                Err(NoInstance::Before(first))
            }
        }
    }

    /// The last report about a period that was not taken back; its words stand
    /// in the entry.
    #[must_use]
    pub fn filing_of(&self, key: &Key, period: Period) -> Option<&Filing> {
        let about = |filing: &&Filing| !filing.is_taken_back && filing.period == Some(period);
        self.state(key).filings.iter().rfind(about)
    }

    /// Everything that comes round, in the order of the document.
    pub fn recurring<'a>(
        &'a self,
        programme: &'a Programme,
    ) -> impl Iterator<Item = (Item<'a>, Vec<Instance>)> {
        let nodes = programme.nodes.iter().filter_map(|node: &'a Node| node.items().next());
        nodes.filter(|item| self.recurs(item)).map(move |item| {
            let instances = self.instances(programme, &item);
            (item, instances)
        })
    }
}
