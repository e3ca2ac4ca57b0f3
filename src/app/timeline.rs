//! Screen 3: the quarters.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use std::collections::HashSet;

use chrono::Datelike;

use super::filter::Sort;
use super::library::Volume;
use super::measured::moved;
use super::message::Effect;
use super::search::show_item;
use super::state::State;
use crate::action::Action;
use crate::domain::{Item, Key, Milestone, MilestoneKind, Node, Period, Quarter, Standing, Tally};

/// Where a person is in time.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// The row under the cursor.
    pub selected: Option<Key>,
    /// The quarter under the cursor; the current one when none is chosen.
    pub quarter: Option<Quarter>,
}

impl Timeline {
    /// The item under the cursor: the milestone in the cell where there is one,
    /// else the row's own.
    #[must_use]
    pub fn selected_key(&self, state: &State) -> Option<Key> {
        let volume = state.volume()?;
        let rows = rows(state, volume);
        let node = rows.get(cursor(state, volume, &rows))?;
        let track = Track::of(volume, node);
        let due = match track.at(quarter(state, volume)) {
            Cell::Due(items) => items.first().map(|item| item.key.clone()),
            Cell::Upkeep(_) | Cell::Ahead(_) | Cell::Empty => None,
        };
        Some(due.unwrap_or_else(|| node.key.clone()))
    }
}

/// What stands in one quarter of a row.
#[derive(Debug)]
pub enum Cell<'t, 'a> {
    /// Due in this quarter, the most urgent first; never empty.
    Due(Vec<&'t Item<'a>>),
    /// Kept up, after the plan: never finished, never a percentage.
    Upkeep(&'a Milestone),
    /// Nothing yet; this is the next that is due.
    Ahead(&'t Item<'a>),
    /// Nothing, and nothing to come.
    Empty,
}

/// Everything of one row, by quarter.
#[derive(Debug)]
pub struct Track<'a> {
    points: Vec<(Quarter, Standing, Item<'a>)>,
    upkeep: Option<Upkeep<'a>>,
}

/// The part of a row that is kept up. Without an end it goes on.
#[derive(Debug)]
struct Upkeep<'a> {
    milestone: &'a Milestone,
    from: Option<Quarter>,
    to: Option<Quarter>,
}

impl Upkeep<'_> {
    fn covers(&self, quarter: Quarter) -> bool {
        self.from.is_none_or(|from| from <= quarter) && self.to.is_none_or(|to| quarter <= to)
    }
}

impl<'a> Track<'a> {
    /// The track of a node, by the deadlines in force.
    #[must_use]
    pub fn of(volume: &'a Volume, node: &'a Node) -> Self {
        let point = |item: Item<'a>| {
            let due = volume.board.due(&item).date()?;
            Some((Quarter::of(due), volume.standing(&item), item))
        };
        let mut points: Vec<_> = node.items().filter_map(point).collect();
        points.sort_by_key(|(quarter, standing, _)| (*quarter, urgency(*standing)));
        Self { upkeep: upkeep(volume, node), points }
    }

    /// What stands in a quarter.
    #[must_use]
    pub fn at(&self, quarter: Quarter) -> Cell<'_, 'a> {
        let here = self.points.iter().filter(|(due, _, _)| *due == quarter);
        let due: Vec<&Item<'a>> = here.map(|(_, _, item)| item).collect();
        if !due.is_empty() {
            return Cell::Due(due);
        }
        if let Some(upkeep) = self.upkeep.as_ref().filter(|upkeep| upkeep.covers(quarter)) {
            return Cell::Upkeep(upkeep.milestone);
        }
        let next = self.points.iter().find(|(due, _, _)| *due > quarter);
        next.map_or(Cell::Empty, |(_, _, item)| Cell::Ahead(item))
    }

    /// How everything stands that is due in a quarter.
    pub fn standings_in(&self, quarter: Quarter) -> impl Iterator<Item = Standing> {
        let here = self.points.iter().filter(move |(due, _, _)| *due == quarter);
        here.map(|(_, standing, _)| *standing)
    }
}

/// Upkeep begins in the quarter after the plan, whether or not that is done.
fn upkeep<'a>(volume: &Volume, node: &'a Node) -> Option<Upkeep<'a>> {
    let model = node.model()?;
    let is_upkeep = |milestone: &&Milestone| milestone.kind == MilestoneKind::Sustain;
    let milestone = model.milestones.iter().find(is_upkeep)?;
    let plan = node.items().next().filter(|item| !item.milestone.as_ref().is_some_and(is_upkeep));
    let planned = plan.and_then(|plan| volume.board.due(&plan).date());
    let after = planned.map(|due| Quarter::of(due).next());
    let begins = milestone.period.and_then(Period::first_day).map(Quarter::of);
    let ends = milestone.period.and_then(Period::due).map(Quarter::of);
    Some(Upkeep { milestone, from: after.max(begins), to: ends })
}

/// Which of several in one cell is shown: the lower, the more urgent.
fn urgency(standing: Standing) -> u8 {
    match standing {
        Standing::Overdue => 0,
        Standing::NeedsConfirmation => 1,
        Standing::DueSoon => 2,
        Standing::InTime => 3,
        Standing::Paused => 4,
        Standing::NoDeadline => 5,
        Standing::DoneLate => 6,
        Standing::DoneInTime => 7,
    }
}

/// The rows as the filter has them: the models, then whatever else is due.
#[must_use]
pub fn rows<'a>(state: &State, volume: &'a Volume) -> Vec<&'a Node> {
    let mut seen = HashSet::new();
    let mut rows: Vec<&'a Node> = state
        .filter
        .items(volume)
        .iter()
        .filter(|item| item.node.model().is_some() || volume.board.due(item).date().is_some())
        .map(|item| item.node)
        .filter(|node| seen.insert(&node.key))
        .collect();
    if state.filter.sort == Sort::Document {
        rows.sort_by_key(|node| node.model().is_none());
    }
    rows
}

/// Which row the cursor is on; the nearest one above when its own is hidden.
#[must_use]
pub fn cursor(state: &State, volume: &Volume, rows: &[&Node]) -> usize {
    let programme = &volume.programme;
    let wanted = state.timeline.selected.as_ref().and_then(|key| programme.position(key));
    let Some(wanted) = wanted else { return 0 };
    let place = |node: &&Node| programme.position(&node.key);
    let exact = rows.iter().position(|node| place(node) == Some(wanted));
    let above = || rows.iter().rposition(|node| place(node).is_some_and(|at| at < wanted));
    exact.or_else(above).unwrap_or(0)
}

/// The first and the last year shown: those the programme covers and those in
/// which something is due; the year of the day shown when there are none.
#[must_use]
pub fn years(volume: &Volume) -> (i32, i32) {
    let programme = &volume.programme;
    let span = programme.span.and_then(|span| {
        let last = match span {
            Period::Years { to, .. } => Some(to),
            other => other.due().map(|day| day.year()),
        };
        Some([span.first_day()?.year(), last?])
    });
    let due = programme.items().filter_map(|item| volume.board.due(&item).date());
    let years: Vec<i32> = span.into_iter().flatten().chain(due.map(|day| day.year())).collect();
    let today = volume.board.as_of().year();
    (years.iter().min().copied().unwrap_or(today), years.iter().max().copied().unwrap_or(today))
}

/// The quarter under the cursor: the chosen one, else the current one, within
/// the years shown.
#[must_use]
pub fn quarter(state: &State, volume: &Volume) -> Quarter {
    let wanted = state.timeline.quarter.unwrap_or_else(|| Quarter::of(state.library.as_of()));
    within(wanted, volume)
}

fn within(quarter: Quarter, volume: &Volume) -> Quarter {
    let (first, last) = years(volume);
    quarter.clamp(Quarter { year: first, number: 1 }, Quarter { year: last, number: 4 })
}

/// How everything stands that is due in a quarter, in the rows shown.
#[must_use]
pub fn tally(tracks: &[Track<'_>], quarter: Quarter) -> Tally {
    tracks.iter().flat_map(|track| track.standings_in(quarter)).collect()
}

/// Does what a key asks for on this screen.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(volume) = state.volume() else { return Vec::new() };
    let rows = rows(state, volume);
    let at = cursor(state, volume, &rows);
    let key = |at: usize| rows.get(at).map(|node| node.key.clone());
    let now = quarter(state, volume);
    match action {
        Action::Left => state.timeline.quarter = Some(within(now.previous(), volume)),
        Action::Right => state.timeline.quarter = Some(within(now.next(), volume)),
        Action::Open => {
            if let Some(key) = key(at) {
                show_item(state, None, &key);
            }
        }
        other => {
            let to = moved(at, rows.len(), other, state.measured.step());
            state.timeline.selected = key(to);
        }
    }
    state.is_unsaved_place = true;
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::super::samples::{desk, moved_due, reported};
    use super::*;
    use crate::action::Screen;
    use crate::domain::Progress;

    /// A row as letters, one for each quarter: a digit for what is due, `=` for
    /// upkeep, `.` for what lies ahead.
    fn drawn(state: &State, key: &str) -> String {
        let volume = state.volume().expect("a programme");
        let node = volume.programme.node(&Key::new(key)).expect(key);
        let track = Track::of(volume, node);
        let (first, last) = years(volume);
        let quarters =
            (first..=last).flat_map(|year| (1..=4).map(move |number| Quarter { year, number }));
        let sign = |quarter| match track.at(quarter) {
            Cell::Due(items) => items.len().to_string(),
            Cell::Upkeep(_) => "=".to_owned(),
            Cell::Ahead(_) => ".".to_owned(),
            Cell::Empty => " ".to_owned(),
        };
        quarters.map(sign).collect()
    }

    fn keys(state: &State) -> Vec<String> {
        let rows = rows(state, state.volume().expect("a programme"));
        rows.iter().map(|node| node.key.to_string()).collect()
    }

    fn tallies(state: &State) -> Vec<Tally> {
        let volume = state.volume().expect("a programme");
        let rows = rows(state, volume);
        let tracks: Vec<Track<'_>> = rows.iter().map(|node| Track::of(volume, node)).collect();
        let (first, last) = years(volume);
        (first..=last)
            .flat_map(|year| (1..=4).map(move |number| Quarter { year, number }))
            .map(|quarter| tally(&tracks, quarter))
            .collect()
    }

    #[test]
    fn rows_are_the_models_and_then_what_else_is_due() {
        let state = desk(Vec::new());
        let keys = keys(&state);
        assert_eq!(keys.len(), 15);
        assert_eq!(keys.first().map(String::as_str), Some("III.1.1"));
        assert_eq!(keys.last().map(String::as_str), Some("IV.1/1"));
        assert_eq!(years(state.volume().expect("a programme")), (2026, 2030));
    }

    #[test]
    fn a_plan_a_standard_and_upkeep_each_have_their_quarter() {
        let state = desk(Vec::new());
        assert_eq!(drawn(&state, "III.1.1"), ".1===1==============");
        assert_eq!(drawn(&state, "III.3.4"), "...1================");
        assert_eq!(drawn(&state, "III.3.5"), ".1==================", "hằng năm goes on too");
        assert_eq!(drawn(&state, "IV.1/1"), ".1                  ");
    }

    #[test]
    fn a_moved_deadline_moves_the_mark_and_the_years() {
        let moved = moved_due("III.2.2", "2026-Q2", "2026-Q4");
        let state = desk(vec![("2026-09-01", moved)]);
        assert_eq!(drawn(&state, "III.2.2"), "...1================");
        let far = moved_due("III.2.2", "2026-Q2", "2031-Q1");
        let state = desk(vec![("2026-09-01", far)]);
        assert_eq!(drawn(&state, "III.2.2"), format!("{}1===", ".".repeat(20)));
    }

    #[test]
    fn every_deadline_is_in_one_quarter_and_the_sums_add_up() {
        let done = reported("III.1.3", Progress::Done, Some("2026-06-24"));
        let paused = reported("III.4.2", Progress::Paused, None);
        let state = desk(vec![("2026-06-24", done), ("2026-07-01", paused)]);
        let volume = state.volume().expect("a programme");
        let dated = volume.programme.items().filter(|item| volume.board.due(item).date().is_some());
        let tallies = tallies(&state);
        assert_eq!(tallies.iter().map(Tally::total).sum::<usize>(), dated.count());
        let second = tallies.get(1).expect("Quý II/2026");
        let parts: usize = Standing::ALL.iter().map(|standing| second.count(*standing)).sum();
        assert_eq!((second.total(), parts), (8, 8));
        assert_eq!(second.count(Standing::DoneInTime), 1);
        assert_eq!(second.count(Standing::Paused), 1);
        assert_eq!(second.count(Standing::Overdue), 6);
    }

    #[test]
    fn the_filter_leaves_rows_out() {
        let mut state = desk(Vec::new());
        state.filter.standings = vec![Standing::DueSoon];
        assert_eq!(keys(&state), ["III.1.2", "III.2.1", "III.3.1", "III.3.2", "III.4.3"]);
        state.filter.standings = vec![Standing::DoneLate];
        assert!(keys(&state).is_empty());
        assert!(act(&mut state, Action::Down).is_empty());
        assert_eq!(state.timeline.selected_key(&state), None);
    }

    #[test]
    fn arrows_stay_within_the_rows_and_the_years() {
        let mut state = desk(Vec::new());
        state.screen = Screen::Timeline;
        let press = |state: &mut State, action, times| {
            for _ in 0..times {
                act(state, action);
            }
        };
        press(&mut state, Action::Left, 9);
        assert_eq!(state.timeline.quarter, Some(Quarter { year: 2026, number: 1 }));
        press(&mut state, Action::Right, 99);
        assert_eq!(state.timeline.quarter, Some(Quarter { year: 2030, number: 4 }));
        press(&mut state, Action::Last, 1);
        press(&mut state, Action::Down, 1);
        assert_eq!(state.timeline.selected, Some(Key::new("IV.1/1")));
        state.measured.page = 6;
        press(&mut state, Action::PageUp, 1);
        assert_eq!(state.timeline.selected, Some(Key::new("III.3.5")));
        press(&mut state, Action::First, 1);
        press(&mut state, Action::Open, 1);
        assert_eq!(state.screen, Screen::Browse);
        assert_eq!(state.browse.selected, Some(Key::new("III.1.1")));
    }

    #[test]
    fn keys_act_on_the_milestone_in_the_cell() {
        let mut state = desk(Vec::new());
        state.timeline.selected = Some(Key::new("III.1.1"));
        let at = |state: &mut State, year, number| {
            state.timeline.quarter = Some(Quarter { year, number });
            state.timeline.selected_key(state).map(|key| key.to_string())
        };
        assert_eq!(at(&mut state, 2026, 2).as_deref(), Some("III.1.1"));
        assert_eq!(at(&mut state, 2027, 2).as_deref(), Some("III.1.1/m2"));
        assert_eq!(at(&mut state, 2029, 1).as_deref(), Some("III.1.1"));
    }
}
