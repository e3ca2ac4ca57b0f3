//! Everything the screen says, worked out from the two folds of a volume: how
//! it stands now, and how it stood at the end of the quarter before.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Column, Figure, Opening, Pane};
use crate::action::Screen;
use crate::app::duties;
use crate::app::filter::{Filter, LedBy, Scope};
use crate::app::library::Volume;
use crate::app::state::State;
use crate::domain::{Board, Entry, Item, Node, Quarter, Standing, Tally};

/// An item that is counted, and how it stands.
#[derive(Debug, Clone)]
pub struct Counted<'a> {
    /// Its programme.
    pub volume: &'a Volume,
    /// How it stands.
    pub standing: Standing,
    /// The item.
    pub item: Item<'a>,
}

/// The screen in figures.
#[derive(Debug)]
pub struct Summary<'a> {
    /// What is counted.
    pub scope: Scope,
    /// How many stand how.
    pub tally: Tally,
    /// What is overdue, the longest first.
    pub overdue: Vec<Counted<'a>>,
    /// What is due soon, the nearest first.
    pub due_soon: Vec<Counted<'a>>,
    /// What deserves a look.
    pub remarks: Vec<Remark>,
    /// The table by units, most work first, the sum last.
    pub units: Vec<UnitLine<'a>>,
}

/// A line of what deserves a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// This quarter was closed on that day.
    Closed(Quarter, NaiveDate),
    /// So many have had no report in this quarter.
    Silent(Quarter, usize),
    /// So many periods of what comes round were not handed in, of so many items.
    Missed(usize, usize),
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
    /// Works everything out for the programme shown, or for all of them.
    #[must_use]
    pub fn of(state: &'a State) -> Self {
        let volumes = state.dashboard.volumes(state);
        let scope = state.dashboard.scope(&volumes);
        let items: Vec<Counted<'a>> = volumes
            .iter()
            .flat_map(|volume| volume.programme.items().map(move |item| (*volume, item)))
            .filter(|(volume, item)| scope.holds(volume, item))
            .map(|(volume, item)| Counted { volume, standing: volume.standing(&item), item })
            .collect();
        Self {
            scope,
            tally: items.iter().map(|counted| counted.standing).collect(),
            overdue: standing_so(&items, Standing::Overdue),
            due_soon: standing_so(&items, Standing::DueSoon),
            remarks: remarks(state, &volumes, &items),
            units: units(&items),
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
        let item = |items: &[Counted<'_>]| {
            let counted = items.get(line)?;
            let programme = counted.volume.programme.id.clone();
            Some(Opening::Item(programme, counted.item.key.clone()))
        };
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
            Remark::Missed(..) => {
                let origin = Some(Screen::Dashboard);
                Opening::List(Box::new(Filter { is_missed: true, origin, ..Filter::default() }))
            }
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
            Remark::NothingBefore(_) | Remark::Closed(..) => Opening::Nothing,
        }
    }
}

fn standing_so<'a>(items: &[Counted<'a>], wanted: Standing) -> Vec<Counted<'a>> {
    let mut here: Vec<Counted<'a>> =
        items.iter().filter(|counted| counted.standing == wanted).cloned().collect();
    here.sort_by_key(|counted| counted.volume.board.due(&counted.item).date());
    here
}

fn remarks(state: &State, volumes: &[&Volume], items: &[Counted<'_>]) -> Vec<Remark> {
    let board = volumes.first().map(|volume| &volume.board);
    let quarter = board.map_or(Quarter::of(state.library.as_of()), Board::reported_quarter);
    let all = |wanted: &dyn Fn(&Volume, &Item<'_>) -> bool| -> usize {
        let of =
            |volume: &&Volume| volume.programme.items().filter(|item| wanted(volume, item)).count();
        volumes.iter().map(of).sum()
    };
    let silent =
        items.iter().filter(|counted| counted.volume.board.is_silent(&counted.item)).count();
    let unconfirmed = all(&|volume, item| volume.standing(item) == Standing::NeedsConfirmation);
    let mut remarks: Vec<Remark> = board.and_then(closed).into_iter().collect();
    remarks.push(Remark::Silent(quarter, silent));
    let recurring = || volumes.iter().flat_map(|volume| duties::recurring(volume));
    if recurring().next().is_some() {
        let missed: Vec<usize> =
            recurring().map(|known| known.tally.missed).filter(|count| *count > 0).collect();
        remarks.push(Remark::Missed(missed.iter().sum(), missed.len()));
    }
    remarks.push(Remark::Unconfirmed(unconfirmed));
    remarks.extend(since(state, volumes, items));
    remarks.push(Remark::Upkeep(all(&|volume, item| Scope::Upkeep.holds(volume, item))));
    remarks.push(Remark::Undated(all(&|volume, item| Scope::Undated.holds(volume, item))));
    remarks.push(Remark::Doubts(volumes.iter().map(|known| known.programme.notices.len()).sum()));
    remarks
}

/// That the quarter of the figures is closed.
fn closed(board: &Board) -> Option<Remark> {
    let shown = board.shown_quarter();
    let (quarter, closing) = board.closings().find(|(quarter, _)| *quarter == shown)?;
    Some(Remark::Closed(quarter, closing.at.date_naive()))
}

/// The same items, as they stood at the end of the quarter before.
fn since(state: &State, volumes: &[&Volume], items: &[Counted<'_>]) -> Vec<Remark> {
    let ledger = state.library.ledger();
    let Some(first) = volumes.first() else { return Vec::new() };
    let quarter = first.board.shown_quarter().previous();
    let before = first.before(ledger).moment();
    let is_counted =
        |entry: &&Entry| volumes.iter().any(|volume| volume.programme.id == entry.programme);
    let first = ledger.iter().find(is_counted);
    if first.is_none_or(|entry| !before.knows(entry)) {
        return vec![Remark::NothingBefore(quarter)];
    }
    let now: Tally = items.iter().map(|counted| counted.standing).collect();
    let stood = |counted: &Counted<'_>| {
        counted.volume.before(ledger).standing(&counted.volume.programme, &counted.item)
    };
    let before: Tally = items.iter().map(stood).collect();
    let overdue = |tally: &Tally| tally.count(Standing::Overdue);
    vec![
        Remark::Done(quarter, before.done(), now.done()),
        Remark::Overdue(quarter, overdue(&before), overdue(&now)),
    ]
}

fn units<'a>(items: &[Counted<'a>]) -> Vec<UnitLine<'a>> {
    let counted = || items.iter().filter(|counted| counted.standing.is_counted());
    let mut by_unit: BTreeMap<LedBy, (&'a str, Vec<Standing>)> = BTreeMap::new();
    for Counted { volume, standing, item } in counted() {
        let led_by = LedBy::of(volume, item);
        let name = name(volume, item, &led_by);
        let line = by_unit.entry(led_by).or_insert((name, Vec::new()));
        line.1.push(*standing);
    }
    let mut lines: Vec<UnitLine<'a>> = by_unit
        .into_iter()
        .map(|(led_by, (name, standings))| UnitLine {
            name,
            led_by: Some(led_by),
            tally: standings.into_iter().collect(),
        })
        .collect();
    lines.sort_by_key(|line| {
        let is_nobody = line.led_by == Some(LedBy::Nobody);
        (is_nobody, Reverse(line.tally.total()), Reverse(line.tally.count(Standing::Overdue)))
    });
    let tally = counted().map(|counted| counted.standing).collect();
    lines.push(UnitLine { led_by: None, name: "", tally });
    lines
}

/// The short name of who answers, as the item says it.
fn name<'a>(volume: &'a Volume, item: &Item<'a>, led_by: &LedBy) -> &'a str {
    let LedBy::Unit(unit) = led_by else { return "" };
    let node: &'a Node = item.node;
    let mut leads = node.lead().iter();
    leads.find(|lead| lead.unit == *unit).map_or("", |lead| volume.short_name(lead))
}
