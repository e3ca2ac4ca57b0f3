use super::super::samples::{desk, desk_with, programme, reported};
use super::*;
use crate::action::Screen;
use crate::domain::Progress;

fn figures(state: &State, short: &str) -> (usize, usize, usize) {
    let rows = rows(state);
    let row = rows.iter().find(|row| row.unit.short == short);
    let row = row.unwrap_or_else(|| panic!("no {short}"));
    (row.leads, row.coordinates, row.overdue)
}

fn select(state: &mut State, short: &str) -> UnitId {
    let unit = state.library.units().iter().find(|unit| unit.short == short);
    let unit = unit.unwrap_or_else(|| panic!("no {short}")).id.clone();
    state.units.select(unit.clone());
    unit
}

#[test]
fn the_figures_are_those_of_the_document() {
    let state = desk(Vec::new());
    assert_eq!(figures(&state, "Đảng ủy UBND phường"), (7, 0, 3));
    assert_eq!(figures(&state, "Đảng ủy Công an phường"), (1, 9, 0));
    assert_eq!(figures(&state, "CB Trung tâm DVSNC phường"), (1, 5, 0));
    assert_eq!(figures(&state, "Thường trực HĐND phường"), (0, 2, 0));
    assert_eq!(figures(&state, "Thuế cơ sở 5"), (0, 2, 0));
    assert_eq!(rows(&state).iter().map(|row| row.leads).sum::<usize>(), 14);
}

#[test]
fn counts_are_the_lengths_of_the_lists() {
    let state = desk_with(vec![programme("one"), programme("two")], Vec::new());
    for row in rows(&state) {
        let listed = counts(&state, &row.unit.id);
        if row.unit.kind != UnitKind::CatchAll {
            assert_eq!(listed, (row.leads, row.coordinates), "{}", row.unit.name);
            assert!(row.overdue <= row.leads);
        }
    }
    assert_eq!(figures(&state, "Đảng ủy Công an phường"), (2, 18, 0));
}

#[test]
fn what_is_done_is_no_longer_overdue() {
    let done = reported("III.2.2", Progress::Done, Some("2026-06-24"));
    let state = desk(vec![("2026-06-24", done)]);
    assert_eq!(figures(&state, "Đảng ủy UBND phường"), (7, 0, 2));
}

#[test]
fn each_order_keeps_the_catch_alls_last() {
    let mut state = desk(Vec::new());
    for sort in [UnitSort::Leads, UnitSort::Name, UnitSort::Overdue] {
        state.units.sort = sort;
        let rows = rows(&state);
        let figures = |row: &UnitRow<'_>| (row.leads, row.overdue);
        assert!(rows.is_sorted_by_key(|row| row.unit.kind == UnitKind::CatchAll));
        let units: Vec<_> = rows.iter().filter(|row| row.unit.kind != UnitKind::CatchAll).collect();
        assert!(units.len() < rows.len(), "the seed has a catch-all");
        match sort {
            UnitSort::Leads => assert!(units.is_sorted_by_key(|row| Reverse(figures(row).0))),
            UnitSort::Name => {
                let names: Vec<&str> = units.iter().map(|row| row.unit.short.as_str()).collect();
                assert!(names.is_sorted_by_key(|name| fold(name)), "{names:?}");
            }
            UnitSort::Overdue => assert!(units.is_sorted_by_key(|row| Reverse(figures(row).1))),
        }
        let last = rows.last().expect("units");
        assert_eq!((last.leads, last.coordinates, last.overdue), (0, 0, 0));
    }
}

#[test]
fn who_leads_and_coordinates_the_same_is_flagged() {
    let mut state = desk(Vec::new());
    let unit = select(&mut state, "CB Trung tâm DVSNC phường");
    let both: Vec<(Part, &str)> = work(&state, &unit)
        .iter()
        .filter(|work| work.is_both)
        .map(|work| (work.part, work.node.number.as_str()))
        .collect();
    assert_eq!(both, [(Part::Leads, "3.4"), (Part::Coordinates, "3.4")]);
    let other = select(&mut state, "Đảng ủy Công an phường");
    assert!(work(&state, &other).iter().all(|work| !work.is_both));
}

#[test]
fn duties_are_no_leads() {
    let mut state = desk(Vec::new());
    let unit = select(&mut state, "UBKT Đảng ủy phường");
    assert_eq!(counts(&state, &unit), (0, 0));
    let duties: Vec<(Part, &str)> =
        work(&state, &unit).iter().map(|work| (work.part, work.node.key.as_str())).collect();
    assert_eq!(duties, [(Part::Recurring, "V.5/2"), (Part::Duty, "V.5/1")]);
}

#[test]
fn a_body_and_the_party_cell_in_it_are_told_apart() {
    let mut state = desk(Vec::new());
    let names = |state: &State, id: &UnitId| -> Vec<String> {
        let unit = state.library.unit(id).expect("a unit");
        namesakes(state, unit).iter().map(|unit| unit.short.clone()).collect()
    };
    let cell = select(&mut state, "CB Trung tâm DVSNC phường");
    assert_eq!(names(&state, &cell), ["Trung tâm DVSNC phường"]);
    let centre = select(&mut state, "Trung tâm DVSNC phường");
    assert_eq!(names(&state, &centre), ["CB Trung tâm DVSNC phường"]);
    let tax = select(&mut state, "Thuế cơ sở 5");
    assert!(names(&state, &tax).is_empty());
    assert!(extends("dang uy cong an phuong", "cong an phuong"));
    assert!(!extends("ban xay dung dang dang uy phuong", "dang uy phuong"));
    assert!(!extends("chi bo congan", "an"), "not within a word");
    assert!(!extends("cong an", "cong an"));
}

#[test]
fn other_spellings_are_those_of_the_document() {
    let mut state = desk(Vec::new());
    let id = select(&mut state, "CB Trung tâm DVSNC phường");
    let unit = state.library.unit(&id).expect("a unit");
    let spellings = spellings(&state, unit);
    assert!(spellings.contains(&"Chi bộ Trung tâm sự nghiệp công phường"), "{spellings:?}");
    assert!(!spellings.contains(&unit.name.as_str()));
}

#[test]
fn the_right_pane_gives_the_keys_their_item() {
    let mut state = desk(Vec::new());
    state.screen = Screen::Units;
    select(&mut state, "Đảng ủy Công an phường");
    assert_eq!(state.selected_key(), None, "a unit has no status");
    act(&mut state, Action::NextPane);
    assert_eq!(state.selected_key(), Some(Key::new("III.3.3")));
    act(&mut state, Action::Down);
    assert_eq!(state.selected_key(), Some(Key::new("III.1.3")));
    act(&mut state, Action::Open);
    assert_eq!(state.screen, Screen::Browse);
    assert_eq!(state.browse.selected, Some(Key::new("III.1.3")));
    assert_eq!(state.units.pane, Pane::Work, "still there on the way back");
}

#[test]
fn the_programme_shown_follows_the_work() {
    let mut state = desk_with(vec![programme("one"), programme("two")], Vec::new());
    state.screen = Screen::Units;
    select(&mut state, "Đoàn Thanh niên phường");
    act(&mut state, Action::Open);
    assert_eq!(state.programme, 0);
    act(&mut state, Action::Down);
    assert_eq!(state.programme, 1);
    assert_eq!(state.selected_key(), Some(Key::new("III.4.2")));
    act(&mut state, Action::Open);
    assert_eq!((state.screen, state.programme), (Screen::Browse, 1));
}

#[test]
fn a_click_chooses_and_a_second_one_opens() {
    let mut state = desk(Vec::new());
    state.screen = Screen::Units;
    let length = rows(&state).len();
    choose(&mut state, 0);
    let first = rows(&state).first().map(|row| row.unit.id.clone());
    assert_eq!(state.units.selected, first);
    choose(&mut state, length + 2);
    assert_eq!((state.units.pane, state.units.chosen), (Pane::Work, 2));
    assert_eq!(state.screen, Screen::Units);
    choose(&mut state, length + 2);
    assert_eq!(state.screen, Screen::Browse);
}

#[test]
fn a_program_without_units_says_nothing_and_does_not_fall() {
    let mut state = desk_with(Vec::new(), Vec::new());
    state.screen = Screen::Units;
    for action in [Action::Down, Action::NextPane, Action::Open, Action::Filter, Action::Last] {
        act(&mut state, action);
    }
    choose(&mut state, 0);
    assert_eq!(state.selected_key(), None);
}
