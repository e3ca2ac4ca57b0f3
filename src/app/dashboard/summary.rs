//! Everything the screen says, worked out from the two folds of a volume: how
//! it stands now, and how it stood at the end of the quarter before.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Column, Figure, Opening, Pane};
use crate::action::Screen;
use crate::app::filter::{Filter, LedBy, Scope};
use crate::app::library::Volume;
use crate::app::state::State;
use crate::domain::{Item, Quarter, Standing, Tally};

/// The screen in figures.
#[derive(Debug)]
pub struct Summary<'a> {
    /// What is counted.
    pub scope: Scope,
    /// How many stand how.
    pub tally: Tally,
    /// What is overdue, the longest first.
    pub overdue: Vec<Item<'a>>,
    /// What is due soon, the nearest first.
    pub due_soon: Vec<Item<'a>>,
    /// What deserves a look.
    pub remarks: Vec<Remark>,
    /// The table by units, most work first, the sum last.
    pub units: Vec<UnitLine<'a>>,
}

/// A line of what deserves a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// So many have had no report in this quarter.
    Silent(Quarter, usize),
    /// So many deadlines of the whole programme are to be confirmed.
    Unconfirmed(usize),
    /// Finished at the end of that quarter, and now.
    Done(Quarter, usize, usize),
    /// Overdue at the end of that quarter, and now.
    Overdue(Quarter, usize, usize),
    /// Nothing was known at the end of that quarter.
    NothingBefore(Quarter),
    /// So many models are to be kept up after their plan.
    Upkeep(usize),
    /// So many items have no deadline.
    Undated(usize),
    /// So many places of the document were doubtful in the reading.
    Doubts(usize),
}

/// A line of the table by units.
#[derive(Debug, Clone)]
pub struct UnitLine<'a> {
    /// Who answers; none in the line of the sum.
    pub led_by: Option<LedBy>,
    /// The short name; empty where there is no unit.
    pub name: &'a str,
    /// How many stand how.
    pub tally: Tally,
}

impl<'a> Summary<'a> {
    /// Works everything out for the programme shown.
    #[must_use]
    pub fn of(state: &State, volume: &'a Volume) -> Self {
        let scope = state.dashboard.scope(volume);
        let items: Vec<(Standing, Item<'a>)> = volume
            .programme
            .items()
            .filter(|item| scope.holds(volume, item))
            .map(|item| (volume.standing(&item), item))
            .collect();
        Self {
            scope,
            tally: items.iter().map(|(standing, _)| *standing).collect(),
            overdue: standing_so(volume, &items, Standing::Overdue),
            due_soon: standing_so(volume, &items, Standing::DueSoon),
            remarks: remarks(state, volume, &items),
            units: units(volume, &items),
        }
    }

    /// How many lines a pane has.
    #[must_use]
    pub fn length(&self, pane: Pane) -> usize {
        match pane {
            Pane::Figures => Figure::ALL.len(),
            Pane::Overdue => self.overdue.len(),
            Pane::DueSoon => self.due_soon.len(),
            Pane::Attention => self.remarks.len(),
            Pane::Units => self.units.len(),
        }
    }

    /// How many lines stand in the panes before this one.
    #[must_use]
    pub fn lines_before(&self, pane: Pane) -> usize {
        let before = Pane::ALL.into_iter().take_while(|other| *other != pane);
        before.map(|pane| self.length(pane)).sum()
    }

    /// What a line of a pane leads to.
    #[must_use]
    pub fn opening(&self, pane: Pane, line: usize, column: Column) -> Opening {
        let item = |items: &[Item<'_>]| items.get(line).map(|item| Opening::Item(item.key.clone()));
        let opening = match pane {
            Pane::Figures => Figure::ALL.get(line).map(|figure| {
                Opening::List(Box::new(self.list(|standing| figure.counts(standing))))
            }),
            Pane::Overdue => item(&self.overdue),
            Pane::DueSoon => item(&self.due_soon),
            Pane::Attention => self.remarks.get(line).map(|remark| self.look(*remark)),
            Pane::Units => self.units.get(line).map(|unit| {
                let list = self.list(|standing| column.counts(standing));
                Opening::List(Box::new(Filter { led_by: unit.led_by.clone(), ..list }))
            }),
        };
        opening.unwrap_or(Opening::Nothing)
    }

    /// The list of what is counted and stands in one of these ways.
    fn list(&self, counts: impl Fn(Standing) -> bool) -> Filter {
        let standings: Vec<Standing> =
            Standing::ALL.into_iter().filter(|standing| counts(*standing)).collect();
        let counted = Standing::ALL.into_iter().filter(|standing| standing.is_counted());
        let is_whole =
            counted.eq(standings.iter().copied()) && self.tally.count(Standing::NoDeadline) == 0;
        Filter {
            // The whole needs no list of all the ways there are.
            standings: if is_whole { Vec::new() } else { standings },
            scope: self.scope,
            origin: Some(Screen::Dashboard),
            ..Filter::default()
        }
    }

    fn look(&self, remark: Remark) -> Opening {
        let list = |scope, standings, is_silent| {
            let origin = Some(Screen::Dashboard);
            let filter = Filter { standings, scope, is_silent, origin, ..Filter::default() };
            Opening::List(Box::new(filter))
        };
        match remark {
            Remark::Silent(..) => list(self.scope, Vec::new(), true),
            Remark::Unconfirmed(_) => {
                list(Scope::Everything, vec![Standing::NeedsConfirmation], false)
            }
            Remark::Done(..) => Opening::List(Box::new(self.list(Standing::is_done))),
            Remark::Overdue(..) => {
                Opening::List(Box::new(self.list(|standing| standing == Standing::Overdue)))
            }
            Remark::Upkeep(_) => list(Scope::Upkeep, Vec::new(), false),
            Remark::Undated(_) => list(Scope::Undated, Vec::new(), false),
            Remark::Doubts(_) => Opening::Doubts,
            Remark::NothingBefore(_) => Opening::Nothing,
        }
    }
}

fn standing_so<'a>(
    volume: &Volume,
    items: &[(Standing, Item<'a>)],
    wanted: Standing,
) -> Vec<Item<'a>> {
    let here = items.iter().filter(|(standing, _)| *standing == wanted);
    let mut here: Vec<Item<'a>> = here.map(|(_, item)| item.clone()).collect();
    here.sort_by_key(|item| volume.board.due(item).date());
    here
}

fn remarks(state: &State, volume: &Volume, items: &[(Standing, Item<'_>)]) -> Vec<Remark> {
    let quarter = Quarter::of(volume.board.as_of());
    let all = |wanted: Scope| {
        volume.programme.items().filter(move |item| wanted.holds(volume, item)).count()
    };
    let silent = items.iter().filter(|(_, item)| volume.board.is_silent(item)).count();
    let unconfirmed = volume
        .programme
        .items()
        .filter(|item| volume.standing(item) == Standing::NeedsConfirmation)
        .count();
    let mut remarks = vec![Remark::Silent(quarter, silent), Remark::Unconfirmed(unconfirmed)];
    remarks.extend(since(state, volume, items));
    remarks.push(Remark::Upkeep(all(Scope::Upkeep)));
    remarks.push(Remark::Undated(all(Scope::Undated)));
    remarks.push(Remark::Doubts(volume.programme.notices.len()));
    remarks
}

/// The same items, as they stood at the end of the quarter before.
fn since(state: &State, volume: &Volume, items: &[(Standing, Item<'_>)]) -> Vec<Remark> {
    let end = volume.before.as_of();
    let quarter = Quarter::of(end);
    let programme = &volume.programme;
    let first = state.library.ledger().iter().find(|entry| entry.programme == programme.id);
    if first.is_none_or(|entry| entry.at.date_naive() > end) {
        return vec![Remark::NothingBefore(quarter)];
    }
    let now: Tally = items.iter().map(|(standing, _)| *standing).collect();
    let before: Tally =
        items.iter().map(|(_, item)| volume.before.standing(programme, item)).collect();
    let overdue = |tally: &Tally| tally.count(Standing::Overdue);
    vec![
        Remark::Done(quarter, before.done(), now.done()),
        Remark::Overdue(quarter, overdue(&before), overdue(&now)),
    ]
}

fn units<'a>(volume: &'a Volume, items: &[(Standing, Item<'a>)]) -> Vec<UnitLine<'a>> {
    let counted = || items.iter().filter(|(standing, _)| standing.is_counted());
    let mut by_unit: BTreeMap<LedBy, Vec<Standing>> = BTreeMap::new();
    for (standing, item) in counted() {
        by_unit.entry(LedBy::of(volume, item)).or_default().push(*standing);
    }
    let mut lines: Vec<UnitLine<'a>> = by_unit
        .into_iter()
        .map(|(led_by, standings)| UnitLine {
            name: name(volume, items, &led_by),
            led_by: Some(led_by),
            tally: standings.into_iter().collect(),
        })
        .collect();
    lines.sort_by_key(|line| {
        let is_nobody = line.led_by == Some(LedBy::Nobody);
        (is_nobody, Reverse(line.tally.total()), Reverse(line.tally.count(Standing::Overdue)))
    });
    let tally = counted().map(|(standing, _)| *standing).collect();
    lines.push(UnitLine { led_by: None, name: "", tally });
    lines
}

/// The short name of who answers, as the first item says it.
fn name<'a>(volume: &'a Volume, items: &[(Standing, Item<'a>)], led_by: &LedBy) -> &'a str {
    let LedBy::Unit(unit) = led_by else { return "" };
    let mut leads = items.iter().flat_map(|(_, item)| item.node.lead());
    leads.find(|lead| lead.unit == *unit).map_or("", |lead| volume.short_name(lead))
}
