//! The figures of a report, and the lists behind them.

use std::collections::BTreeMap;

use super::Subject;
use crate::domain::{Item, ItemKind, Progress, Slip, Standing, Tally, UnitKind};

/// What the report counts: everything with a deadline or a plan; what has none
/// is counted by itself.
#[derive(Debug)]
pub struct Figures<'a> {
    /// How many stand how on the day of the report.
    pub now: Tally,
    /// How many stood how at the end of the quarter before.
    pub before: Tally,
    /// How many models, tasks, duties and indicators are followed.
    pub kinds: [(ItemKind, usize); 5],
    /// How many have no deadline.
    pub undated: usize,
    /// What is overdue, the longest first.
    pub overdue: Vec<Item<'a>>,
    /// What became finished within the quarter.
    pub finished: Vec<Item<'a>>,
    /// What is due in the next quarter and not finished, the nearest first.
    pub next: Vec<Item<'a>>,
    /// Models and dated tasks without a report in the quarter.
    pub silent: Vec<Item<'a>>,
    /// Items about whose difficulties somebody wrote.
    pub hindered: Vec<Item<'a>>,
    /// Deadlines that were moved within the quarter.
    pub moved: Vec<(Item<'a>, Slip)>,
    /// Recurring duties, in the order of the document.
    pub duties: Vec<Item<'a>>,
    /// By who leads: the name, and how many stand how; most work first.
    pub units: Vec<(String, Tally)>,
}

impl<'a> Figures<'a> {
    /// Works everything out.
    #[must_use]
    pub fn of(subject: &Subject<'a>) -> Self {
        let items: Vec<(Standing, Item<'a>)> = subject
            .items()
            .map(|item| (subject.board.standing(subject.programme, &item), item))
            .collect();
        let pick = |wanted: &dyn Fn(Standing, &Item<'a>) -> bool| -> Vec<Item<'a>> {
            let found = items.iter().filter(|(standing, item)| wanted(*standing, item));
            found.map(|(_, item)| item.clone()).collect()
        };
        let due = |item: &Item<'_>| subject.board.due(item).date();
        let mut overdue = pick(&|standing, _| standing == Standing::Overdue);
        overdue.sort_by_key(|item| due(item));
        let following = subject.quarter.next();
        let mut next = pick(&|standing, item| {
            let falls = due(item).map(crate::domain::Quarter::of) == Some(following);
            falls && !standing.is_done()
        });
        next.sort_by_key(|item| due(item));
        let in_quarter = |day| crate::domain::Quarter::of(day) == subject.quarter;
        let report = |item: &Item<'_>| &subject.board.state(&item.key).report;
        Self {
            now: items.iter().map(|(standing, _)| *standing).collect(),
            before: items
                .iter()
                .map(|(_, item)| subject.before.standing(subject.programme, item))
                .collect(),
            kinds: KINDS.map(|kind| (kind, pick(&|_, item| item.kind == kind).len())),
            undated: pick(&|standing, _| standing == Standing::NoDeadline).len(),
            finished: pick(&|_, item| {
                let report = report(item);
                report.progress == Progress::Done && report.done_on.is_some_and(in_quarter)
            }),
            silent: pick(&|standing, item| {
                let is_asked = item.kind == ItemKind::Model || due(item).is_some();
                is_asked && !standing.is_done() && subject.board.is_silent(item)
            }),
            hindered: pick(&|_, item| !report(item).obstacle.trim().is_empty()),
            moved: moved(subject),
            duties: pick(&|_, item| match &item.node.content {
                crate::domain::Content::Duty(duty) => !duty.cycles.is_empty(),
                crate::domain::Content::Section
                | crate::domain::Content::Group
                | crate::domain::Content::Model(_)
                | crate::domain::Content::Task(_)
                | crate::domain::Content::Indicator(_)
                | crate::domain::Content::Text => false,
            }),
            units: units(subject, &items),
            overdue,
            next,
        }
    }
}

const KINDS: [ItemKind; 5] =
    [ItemKind::Model, ItemKind::Attain, ItemKind::Task, ItemKind::Duty, ItemKind::Indicator];

/// Deadlines that are otherwise than at the end of the quarter before.
fn moved<'a>(subject: &Subject<'a>) -> Vec<(Item<'a>, Slip)> {
    let mut found = Vec::new();
    for item in subject.items() {
        let slips = &subject.board.state(&item.key).slips;
        let known = subject.before.state(&item.key).slips.len().min(slips.len());
        let new = slips.get(known..).unwrap_or_default();
        let changed = new.iter().filter(|slip| slip.before.period != slip.after.period);
        found.extend(changed.map(|slip| (item.clone(), slip.clone())));
    }
    found
}

fn units(subject: &Subject<'_>, items: &[(Standing, Item<'_>)]) -> Vec<(String, Tally)> {
    let mut by_unit: BTreeMap<String, Vec<Standing>> = BTreeMap::new();
    for (standing, item) in items.iter().filter(|(standing, _)| standing.is_counted()) {
        let lead = item.node.lead().iter().find_map(|lead| {
            let unit = subject.programme.unit(lead)?;
            (unit.kind != UnitKind::CatchAll).then(|| unit.name.clone())
        });
        by_unit.entry(lead.unwrap_or_default()).or_default().push(*standing);
    }
    let mut units: Vec<(String, Tally)> =
        by_unit.into_iter().map(|(name, all)| (name, all.into_iter().collect())).collect();
    units.sort_by_key(|(name, tally)| (name.is_empty(), std::cmp::Reverse(tally.total())));
    units
}
