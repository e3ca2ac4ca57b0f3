//! Everything the screen says, worked out from the two folds of a volume: how
//! it stands now, and how it stood at the end of the quarter before.

use std::borrow::Cow;
use std::cmp::Reverse;

use chrono::NaiveDate;

use super::part::{Answered, Place, Sum};
use super::{Column, Figure, Opening, Pane};
use crate::action::Screen;
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
        let one = || Sum::of(volumes.iter().copied(), scope, state.library.ledger());
        let sum: Cow<'a, Sum> = if state.dashboard.is_all {
            Cow::Borrowed(state.library.sum(scope))
        } else {
            Cow::Owned(one())
        };
        Self {
            scope,
            tally: sum.tally,
            overdue: counted(&volumes, &sum.overdue),
            due_soon: counted(&volumes, &sum.due_soon),
            remarks: remarks(state, &volumes, &sum),
            units: units(&volumes, &sum),
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

/// The items at these places.
fn counted<'a>(volumes: &[&'a Volume], places: &[Place]) -> Vec<Counted<'a>> {
    let at = |place: &Place| {
        let volume: &'a Volume = volumes.get(place.volume).copied()?;
        Some(Counted { volume, standing: place.standing, item: place.item(volume)? })
    };
    places.iter().filter_map(at).collect()
}

fn remarks(state: &State, volumes: &[&Volume], sum: &Sum) -> Vec<Remark> {
    let board = volumes.first().map(|volume| &volume.board);
    let quarter = board.map_or(Quarter::of(state.library.as_of()), Board::reported_quarter);
    let mut remarks: Vec<Remark> = board.and_then(closed).into_iter().collect();
    remarks.push(Remark::Silent(quarter, sum.silent));
    if sum.recurs {
        remarks.push(Remark::Missed(sum.missed.0, sum.missed.1));
    }
    remarks.push(Remark::Unconfirmed(sum.unconfirmed));
    remarks.extend(since(state, volumes, sum));
    remarks.push(Remark::Upkeep(sum.upkeep));
    remarks.push(Remark::Undated(sum.undated));
    remarks.push(Remark::Doubts(sum.doubts));
    remarks
}

/// That the quarter of the figures is closed.
fn closed(board: &Board) -> Option<Remark> {
    let shown = board.shown_quarter();
    let (quarter, closing) = board.closings().find(|(quarter, _)| *quarter == shown)?;
    Some(Remark::Closed(quarter, closing.at.date_naive()))
}

/// The same items, as they stood at the end of the quarter before.
fn since(state: &State, volumes: &[&Volume], sum: &Sum) -> Vec<Remark> {
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
    let overdue = |tally: &Tally| tally.count(Standing::Overdue);
    vec![
        Remark::Done(quarter, sum.before.done(), sum.tally.done()),
        Remark::Overdue(quarter, overdue(&sum.before), overdue(&sum.tally)),
    ]
}

fn units<'a>(volumes: &[&'a Volume], sum: &Sum) -> Vec<UnitLine<'a>> {
    let line = |Answered { led_by, named, tally }: &Answered| {
        let volume: Option<&'a Volume> = volumes.get(named.volume).copied();
        let name = volume.and_then(|volume| Some(name(volume, &named.item(volume)?, led_by)));
        UnitLine { name: name.unwrap_or_default(), led_by: Some(led_by.clone()), tally: *tally }
    };
    let mut lines: Vec<UnitLine<'a>> = sum.answered.iter().map(line).collect();
    lines.sort_by_key(|line| {
        let is_nobody = line.led_by == Some(LedBy::Nobody);
        (is_nobody, Reverse(line.tally.total()), Reverse(line.tally.count(Standing::Overdue)))
    });
    let tally = lines.iter().map(|line| line.tally).sum();
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
