mod others;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::super::samples::{desk, desk_with, moved_due, programme, reported};
use super::super::{browse, update};
use super::*;
use crate::app::filter::LedBy;
use crate::domain::{
    Change, Content, Due, Evidence, Period, Programme, Progress, Quarter, Report, Standing, Unit,
    UnitId, UnitKind, UnitRef,
};

const SIZES: [u16; 3] = [60, 80, 120];

/// A quarter in which something has happened, begun in the quarter before.
fn busy() -> State {
    let mut state = desk(vec![
        ("2026-05-20", reported("III.1.1", Progress::Done, Some("2026-05-20"))),
        ("2026-08-20", reported("III.2.1", Progress::Underway, None)),
        ("2026-08-30", reported("III.3.5", Progress::Done, Some("2026-07-02"))),
        ("2026-09-01", reported("III.4.2", Progress::Paused, None)),
        ("2026-09-02", moved_due("III.4.1", "2026-Q2", "2026-Q4")),
    ]);
    state.screen = Screen::Dashboard;
    state.measured.columns = 120;
    state
}

fn summary(state: &State) -> Summary<'_> {
    Summary::of(state)
}

/// What a line says it counts; none where it counts nothing.
fn figure(summary: &Summary<'_>, pane: Pane, line: usize, column: Column) -> Option<usize> {
    match pane {
        Pane::Figures => Some(Figure::ALL[line].count(&summary.tally)),
        Pane::Overdue | Pane::DueSoon => None,
        Pane::Attention => match summary.remarks[line] {
            Remark::Silent(_, count)
            | Remark::Done(_, _, count)
            | Remark::Overdue(_, _, count)
            | Remark::Unconfirmed(count)
            | Remark::Upkeep(count)
            | Remark::Undated(count)
            | Remark::Missed(_, count) => Some(count),
            Remark::Closed(..) | Remark::NothingBefore(_) | Remark::Doubts(_) => None,
        },
        Pane::Units => Some(column.count(&summary.units[line].tally)),
    }
}

/// Every line of every pane, in every column the window shows.
fn places(state: &State) -> Vec<(Pane, usize, usize)> {
    let summary = summary(state);
    let columns = Column::shown(state.measured.columns).len();
    let lines = |pane| (0..summary.length(pane)).map(move |line| (pane, line));
    let lines = Pane::ALL.into_iter().flat_map(lines);
    lines.flat_map(|(pane, line)| (0..columns).map(move |column| (pane, line, column))).collect()
}

/// Opens every figure as a person would, and counts what is listed.
fn check_every_figure(state: &mut State) {
    for scope in SCOPES {
        state.dashboard.scope = Some(scope);
        for (pane, line, column) in places(state) {
            state.screen = Screen::Dashboard;
            state.dashboard =
                Dashboard { pane, chosen: line, column, scope: Some(scope), is_all: false };
            let column = state.dashboard.column_of(state.measured.columns);
            let Some(count) = figure(&summary(state), pane, line, column) else { continue };
            let name = format!("{scope:?} {pane:?} {line} {column:?}");
            update::act(state, Action::Open);
            if count == 0 {
                assert_eq!(state.screen, Screen::Dashboard, "{name}");
                continue;
            }
            assert_eq!(state.screen, Screen::Browse, "{name}");
            let volume = state.volume().expect("a programme");
            assert_eq!(state.filter.items(volume).len(), count, "{name}");
            let rows = browse::rows(state, volume);
            let items = rows.iter().filter(|row| row.item.is_some()).count();
            assert_eq!(items, count, "rows of {name}");
            let cursor = browse::cursor(state, volume, &rows);
            assert!(rows[cursor].item.is_some(), "the cursor is on the first of {name}");
            let before = state.dashboard.chosen;
            update::act(state, Action::Back);
            assert_eq!(state.screen, Screen::Dashboard, "{name}");
            assert_eq!((state.dashboard.pane, state.dashboard.chosen), (pane, before));
            assert!(state.filter.is_empty() && state.filter.origin.is_none());
        }
    }
}

/// Every sum is the sum of its parts.
fn check_sums(state: &State) {
    let summary = summary(state);
    let tally = &summary.tally;
    for figure in Figure::ALL {
        let parts: usize = figure.parts().iter().map(|part| part.count(tally)).sum();
        assert_eq!(parts, figure.count(tally), "{figure:?}");
    }
    assert_eq!(summary.overdue.len(), tally.count(Standing::Overdue));
    assert_eq!(summary.due_soon.len(), tally.count(Standing::DueSoon));
    let (sum, units) = summary.units.split_last().expect("a sum");
    for column in Column::ALL {
        let counted: usize = units.iter().map(|unit| column.count(&unit.tally)).sum();
        assert_eq!(counted, column.count(&sum.tally), "{column:?}");
        assert_eq!(counted, column.count(tally), "{column:?}");
    }
    for unit in &summary.units {
        let parts = Column::ALL.iter().skip(1).map(|column| column.count(&unit.tally));
        assert_eq!(parts.sum::<usize>(), Column::Total.count(&unit.tally), "{}", unit.name);
    }
}

#[test]
fn the_figures_are_those_of_the_programme() {
    let state = busy();
    let summary = summary(&state);
    let count = |standing| summary.tally.count(standing);
    assert_eq!(summary.tally.total(), 14);
    assert_eq!((count(Standing::DoneInTime), count(Standing::DoneLate)), (1, 1));
    // 3.4 and 4.1 (moved) in the fourth quarter; 1.2, 2.1, 3.1, 3.2, 4.3 in this.
    assert_eq!((count(Standing::InTime), count(Standing::DueSoon)), (2, 5));
    // 1.3, 2.2, 3.6; 3.3 was due before anybody knew.
    assert_eq!((count(Standing::Overdue), count(Standing::NeedsConfirmation)), (3, 1));
    assert_eq!(count(Standing::Paused), 1);
    let quarter = Quarter { year: 2026, number: 3 };
    let before = quarter.previous();
    assert_eq!(
        summary.remarks,
        [
            // All but the two done, 2.1 and 4.2; a moved deadline is no report.
            Remark::Silent(quarter, 10),
            // May to August of V.5/2; the second quarter of V.1/1 and V.4/2; the
            // first half of V.1/2.
            Remark::Missed(7, 4),
            Remark::Unconfirmed(1),
            Remark::Done(before, 1, 2),
            Remark::Overdue(before, 0, 3),
            Remark::Upkeep(14),
            Remark::Undated(26),
            Remark::Doubts(11),
        ]
    );
}

#[test]
fn every_figure_opens_exactly_its_list() {
    for columns in SIZES {
        let mut state = busy();
        state.measured.columns = columns;
        check_every_figure(&mut state);
    }
}

#[test]
fn nothing_is_compared_with_a_time_before_the_first_entry() {
    let state = desk(vec![("2026-08-20", reported("III.2.1", Progress::Underway, None))]);
    let before = Quarter { year: 2026, number: 2 };
    assert!(summary(&state).remarks.contains(&Remark::NothingBefore(before)));
    let state = desk(Vec::new());
    assert!(summary(&state).remarks.contains(&Remark::NothingBefore(before)));
}

#[test]
fn the_longest_overdue_and_the_nearest_come_first() {
    let mut state = busy();
    state.dashboard.scope = Some(Scope::Dated);
    let summary = summary(&state);
    let keys: Vec<&str> = summary.overdue.iter().map(|counted| counted.item.key.as_str()).collect();
    assert_eq!(keys, ["IV.1/1", "III.1.3", "III.2.2", "III.3.6"]);
}

#[test]
fn tab_goes_through_the_panes_and_escape_to_the_first() {
    let mut state = busy();
    let mut seen = Vec::new();
    for _ in 0..Pane::ALL.len() {
        seen.push(state.dashboard.pane);
        act(&mut state, Action::Down);
        act(&mut state, Action::NextPane);
        assert_eq!(state.dashboard.chosen, 0);
    }
    assert_eq!(seen, Pane::ALL);
    assert_eq!(state.dashboard.pane, Pane::Figures);
    act(&mut state, Action::PreviousPane);
    assert_eq!(state.dashboard.pane, Pane::Units);
    act(&mut state, Action::Back);
    assert_eq!(state.dashboard.pane, Pane::Figures);
}

#[test]
fn the_cursor_stays_within_its_pane() {
    let mut state = busy();
    state.measured.page = 5;
    for pane in Pane::ALL {
        state.dashboard = Dashboard { pane, ..Dashboard::default() };
        let last = summary(&state).length(pane) - 1;
        for _ in 0..40 {
            act(&mut state, Action::Down);
        }
        assert_eq!(state.dashboard.chosen, last, "{pane:?}");
        act(&mut state, Action::PageUp);
        assert_eq!(state.dashboard.chosen, last.saturating_sub(4), "{pane:?}");
        act(&mut state, Action::First);
        assert_eq!(state.dashboard.chosen, 0, "{pane:?}");
    }
    state.dashboard = Dashboard { pane: Pane::Units, ..Dashboard::default() };
    for (columns, last) in [(60, 2), (120, 4)] {
        state.measured.columns = columns;
        for _ in 0..9 {
            act(&mut state, Action::Right);
        }
        assert_eq!(state.dashboard.column, last);
    }
    // A window that became narrower shows fewer columns.
    state.measured.columns = 80;
    assert_eq!(state.dashboard.column_of(80), Column::Overdue);
    act(&mut state, Action::Left);
    assert_eq!(state.dashboard.column_of(80), Column::Done);
}

#[test]
fn an_item_opens_on_screen_1_and_is_what_keys_act_on() {
    let mut state = busy();
    assert_eq!(state.selected_key(), None);
    act(&mut state, Action::NextPane);
    act(&mut state, Action::Down);
    assert_eq!(state.selected_key(), Some(Key::new("III.2.2")));
    update::act(&mut state, Action::Update);
    assert!(!state.overlays.is_empty(), "the report opens");
    state.overlays.clear();
    update::act(&mut state, Action::Open);
    assert_eq!((state.screen, state.selected_key()), (Screen::Browse, Some(Key::new("III.2.2"))));
    update::act(&mut state, Action::Back);
    assert_eq!((state.screen, state.dashboard.pane), (Screen::Dashboard, Pane::Overdue));
}

#[test]
fn doubts_are_gone_through_in_the_document() {
    let mut state = busy();
    state.dashboard = Dashboard { pane: Pane::Attention, chosen: 7, ..Dashboard::default() };
    update::act(&mut state, Action::Open);
    assert_eq!(state.screen, Screen::Document);
    let hits = state.hits.clone().expect("doubts");
    assert_eq!(hits.targets.len(), 11);
    assert_eq!(state.selected_key(), Some(Key::new("head/1")));
    update::act(&mut state, Action::NextHit);
    update::act(&mut state, Action::NextHit);
    assert_eq!(state.selected_key(), Some(Key::new("III.2.1")));
    update::act(&mut state, Action::Back);
    assert_eq!(state.screen, Screen::Dashboard);
}

#[test]
fn clicks_count_lines_over_all_panes() {
    let mut state = busy();
    for pane in Pane::ALL {
        let first = summary(&state).lines_before(pane);
        choose(&mut state, first + 1);
        assert_eq!((state.dashboard.pane, state.dashboard.chosen), (pane, 1));
    }
    choose(&mut state, 1);
    choose(&mut state, 1);
    assert_eq!(state.screen, Screen::Browse);
}

#[test]
fn a_programme_without_models_counts_what_has_a_deadline() {
    let mut without = programme("tasks");
    without.nodes.retain(|node| node.model().is_none());
    let mut state = desk_with(vec![without], Vec::new());
    state.screen = Screen::Dashboard;
    assert_eq!(summary(&state).scope, Scope::Dated);
    assert_eq!(summary(&state).tally.total(), 1);
    act(&mut state, Action::Filter);
    assert_eq!(summary(&state).scope, Scope::DueSoFar);
    act(&mut state, Action::Filter);
    assert_eq!(summary(&state).scope, Scope::Dated);
}

#[test]
fn the_scope_turns() {
    let mut state = busy();
    let scopes: Vec<Scope> = (0..4)
        .map(|_| {
            let scope = summary(&state).scope;
            act(&mut state, Action::Filter);
            scope
        })
        .collect();
    assert_eq!(scopes, [Scope::Models, Scope::Dated, Scope::DueSoFar, Scope::Models]);
}

#[test]
fn without_a_programme_nothing_happens() {
    let mut state = desk_with(Vec::new(), Vec::new());
    state.screen = Screen::Dashboard;
    act(&mut state, Action::Open);
    act(&mut state, Action::Filter);
    choose(&mut state, 3);
    assert_eq!((state.screen, state.selected_key()), (Screen::Dashboard, None));
}

/// The seed with faults in its leads: nobody, a catch-all, two at once.
fn faulty() -> Programme {
    let mut programme = programme("faulty");
    let catch_all = Unit {
        id: UnitId::new("moi-nguoi"),
        name: "mọi người".into(),
        short: "mọi người".into(),
        kind: UnitKind::CatchAll,
        aliases: Vec::new(),
    };
    let reference = UnitRef { unit: catch_all.id.clone(), as_written: "mọi người".into() };
    programme.units.push(catch_all);
    let models = programme.nodes.iter_mut().filter_map(|node| match &mut node.content {
        Content::Model(model) => Some(model),
        _ => None,
    });
    for (at, model) in models.enumerate() {
        match at {
            0 => model.lead.clear(),
            1 => model.lead = vec![reference.clone()],
            2 => model.lead.insert(0, reference.clone()),
            3 => model.lead.extend(model.coordinators.clone()),
            // No milestone has a date.
            4 => model.milestones.iter_mut().for_each(|milestone| milestone.period = None),
            _ => {}
        }
    }
    programme
}

#[test]
fn who_cannot_answer_is_no_unit_of_the_table() {
    let state = desk_with(vec![faulty()], Vec::new());
    check_sums(&state);
    let summary = summary(&state);
    let nobody = summary.units.iter().find(|unit| unit.led_by == Some(LedBy::Nobody));
    assert_eq!(nobody.expect("two without a lead").tally.total(), 2);
    assert!(summary.units.iter().all(|unit| unit.name != "mọi người"));
    // The one without a date is counted by itself.
    assert_eq!(summary.tally.total(), 13);
}

/// Something that happens to the nth item.
fn change() -> impl Strategy<Value = (usize, usize, u64, u64, Option<u64>)> {
    (0_usize..60, 0_usize..4, 0_u64..500, 0_u64..500, prop::option::of(0_u64..900))
}

fn ledger(
    programme: &Programme,
    raw: Vec<(usize, usize, u64, u64, Option<u64>)>,
) -> Vec<(String, Change)> {
    let keys: Vec<Key> = programme.items().map(|item| item.key).collect();
    let begin: NaiveDate = "2025-12-01".parse().expect("a day");
    let day = |days| begin + Days::new(days);
    let mut ledger: Vec<(String, Change)> = raw
        .into_iter()
        .map(|(item, progress, on, at, due)| {
            let key = keys[item % keys.len()].clone();
            let progress = Progress::ALL[progress];
            let change = match due {
                None => Change::Updated {
                    key,
                    before: Report::default(),
                    after: Report {
                        progress,
                        done_on: (progress == Progress::Done).then(|| day(on)),
                        note: "Đã họp.".into(),
                        evidence: Some(Evidence { number: "1-KH/ĐU".into(), date: None }),
                        ..Report::default()
                    },
                },
                Some(due) => Change::DueMoved {
                    key,
                    before: Due { period: None, confirmed: false },
                    after: Due {
                        period: (due > 50).then(|| Period::Day(day(due))),
                        confirmed: due % 2 == 0,
                    },
                    reason: "Chờ.".into(),
                    document: String::new(),
                },
            };
            (day(at.min(298)).to_string(), change)
        })
        .collect();
    ledger.sort_by(|(one, _), (other, _)| one.cmp(other));
    ledger
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_happens_figures_add_up_and_open_their_lists(
        raw in prop::collection::vec(change(), 0..60),
        is_faulty in any::<bool>(),
        size in 0_usize..3,
    ) {
        let programme = if is_faulty { faulty() } else { programme("kien-an-nq05") };
        let ledger = ledger(&programme, raw);
        let changes = ledger.iter().map(|(day, change)| (day.as_str(), change.clone())).collect();
        let mut state = desk_with(vec![programme], changes);
        state.measured.columns = SIZES[size];
        for scope in SCOPES {
            state.dashboard.scope = Some(scope);
            check_sums(&state);
        }
        check_every_figure(&mut state);
    }
}
