//! What one programme adds to the figures, worked out once until something is
//! told of it, and what several add up to.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::NaiveDate;

use crate::app::duties;
use crate::app::filter::{LedBy, Scope};
use crate::app::library::Volume;
use crate::domain::{Entry, Item, Standing, Tally};

/// Where an item stands in its programme, and how.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Which of the volumes summed up.
    pub volume: usize,
    /// Which node.
    pub node: usize,
    /// Which of the node's items.
    pub nth: usize,
    /// How it stands.
    pub standing: Standing,
    due: Option<NaiveDate>,
}

impl Place {
    /// The item there.
    #[must_use]
    pub fn item(self, volume: &Volume) -> Option<Item<'_>> {
        volume.programme.nodes.get(self.node)?.items().nth(self.nth)
    }
}

/// How many stand how of what one body answers for.
#[derive(Debug, Clone)]
pub struct Answered {
    /// Who answers.
    pub led_by: LedBy,
    /// An item that names it.
    pub named: Place,
    /// How many stand how.
    pub tally: Tally,
}

/// What is counted of some programmes in one scope.
#[derive(Debug, Clone, Default)]
pub struct Sum {
    /// How many stand how.
    pub tally: Tally,
    /// How many stood how at the end of the quarter before.
    pub before: Tally,
    /// What is overdue, the longest first.
    pub overdue: Vec<Place>,
    /// What is due soon, the nearest first.
    pub due_soon: Vec<Place>,
    /// By who answers, in their order.
    pub answered: Vec<Answered>,
    /// How many have had no report in this quarter.
    pub silent: usize,
    /// Whether anything comes round.
    pub recurs: bool,
    /// How many periods of what comes round were not handed in, of how many items.
    pub missed: (usize, usize),
    /// How many deadlines of all there is are to be confirmed.
    pub unconfirmed: usize,
    /// How many models are to be kept up after their plan.
    pub upkeep: usize,
    /// How many items have no deadline.
    pub undated: usize,
    /// How many places were doubtful in the reading.
    pub doubts: usize,
}

impl Sum {
    /// What one programme adds to a sum: the sum of it alone.
    #[must_use]
    pub fn of_volume(volume: &Volume, scope: Scope, ledger: &[Entry]) -> Self {
        let mut part = Self { doubts: volume.programme.notices.len(), ..Self::default() };
        let mut counted = Vec::new();
        let mut answered: BTreeMap<LedBy, (Place, Vec<Standing>)> = BTreeMap::new();
        let mut before = Vec::new();
        for (at, node) in volume.programme.nodes.iter().enumerate() {
            for (nth, item) in node.items().enumerate() {
                let standing = volume.standing(&item);
                part.unconfirmed += usize::from(standing == Standing::NeedsConfirmation);
                part.upkeep += usize::from(Scope::Upkeep.holds(volume, &item));
                part.undated += usize::from(Scope::Undated.holds(volume, &item));
                if !scope.holds(volume, &item) {
                    continue;
                }
                let due = volume.board.due(&item).date();
                let place = Place { volume: 0, node: at, nth, standing, due };
                counted.push(place);
                part.silent += usize::from(volume.board.is_silent(&item));
                before.push(volume.before(ledger).standing(&volume.programme, &item));
                if standing.is_counted() {
                    let led_by = LedBy::of(volume, &item);
                    let line = answered.entry(led_by).or_insert((place, Vec::new()));
                    line.1.push(standing);
                }
            }
        }
        let missed = duties::recurring(volume).into_iter().map(|known| known.tally.missed);
        for count in missed {
            part.recurs = true;
            part.missed.0 += count;
            part.missed.1 += usize::from(count > 0);
        }
        part.tally = counted.iter().map(|place| place.standing).collect();
        part.before = before.into_iter().collect();
        part.overdue = standing_so(&counted, Standing::Overdue);
        part.due_soon = standing_so(&counted, Standing::DueSoon);
        let line = |(led_by, (named, standings)): (LedBy, (Place, Vec<Standing>))| Answered {
            led_by,
            named,
            tally: standings.into_iter().collect(),
        };
        part.answered = answered.into_iter().map(line).collect();
        part
    }
}

fn standing_so(counted: &[Place], wanted: Standing) -> Vec<Place> {
    let mut here: Vec<Place> =
        counted.iter().filter(|place| place.standing == wanted).copied().collect();
    here.sort_by_key(|place| place.due);
    here
}

impl Sum {
    /// Adds up the parts of some volumes.
    pub fn of<'a>(
        volumes: impl IntoIterator<Item = &'a Volume>,
        scope: Scope,
        ledger: &[Entry],
    ) -> Self {
        let mut sum = Self::default();
        let mut answered: BTreeMap<&LedBy, (Place, Tally)> = BTreeMap::new();
        for (volume, known) in volumes.into_iter().enumerate() {
            let part = known.part(scope, ledger);
            let placed = |place: &Place| Place { volume, ..*place };
            sum.tally = [sum.tally, part.tally].into_iter().sum();
            sum.before = [sum.before, part.before].into_iter().sum();
            sum.overdue.extend(part.overdue.iter().map(placed));
            sum.due_soon.extend(part.due_soon.iter().map(placed));
            for Answered { led_by, named, tally } in &part.answered {
                let line = answered.entry(led_by).or_insert((placed(named), Tally::default()));
                line.1 = [line.1, *tally].into_iter().sum();
            }
            sum.silent += part.silent;
            sum.recurs |= part.recurs;
            sum.missed.0 += part.missed.0;
            sum.missed.1 += part.missed.1;
            sum.unconfirmed += part.unconfirmed;
            sum.upkeep += part.upkeep;
            sum.undated += part.undated;
            sum.doubts += part.doubts;
        }
        sum.overdue.sort_by_key(|place| place.due);
        sum.due_soon.sort_by_key(|place| place.due);
        let line = |(led_by, (named, tally)): (&LedBy, _)| Answered {
            led_by: led_by.clone(),
            named,
            tally,
        };
        sum.answered = answered.into_iter().map(line).collect();
        sum
    }
}

/// Sums by scope, each worked out when it is first asked for.
#[derive(Debug, Clone, Default)]
pub struct Sums([OnceLock<Box<Sum>>; 6]);

impl Sums {
    /// The sum of a scope.
    pub fn of(&self, scope: Scope, work_out: impl FnOnce() -> Sum) -> &Sum {
        let [everything, models, dated, due_so_far, undated, upkeep] = &self.0;
        let kept = match scope {
            Scope::Everything => everything,
            Scope::Models => models,
            Scope::Dated => dated,
            Scope::DueSoFar => due_so_far,
            Scope::Undated => undated,
            Scope::Upkeep => upkeep,
        };
        kept.get_or_init(|| Box::new(work_out()))
    }
}
