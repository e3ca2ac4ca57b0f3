//! Laws of the pages: everything once, nothing cut, everything adds up.

use super::pages::{self, Page};
use super::sheet::{Piece, sheets};
use super::unit_entry::{Named, find};
use super::{Wall, people};
use crate::app::samples;
use crate::app::state::State;
use crate::domain::{Presence, Progress, Standing};

fn wall(state: &mut State, size: (u16, u16)) -> Wall {
    (state.measured.columns, state.measured.rows) = size;
    drop(super::open(state, false));
    state.wall.clone().expect("a wall")
}

fn text(line: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) | Piece::Faint(text) | Piece::Heading(text) | Piece::State(_, text) => {
            text.clone()
        }
        Piece::Mark(_) => "  ".to_owned(),
    };
    line.iter().map(piece).collect()
}

#[test]
fn every_item_has_one_page_and_the_parts_come_in_their_order() {
    let mut state = samples::desk(vec![
        ("2026-09-10", samples::reported("III.1.3", Progress::Done, Some("2026-06-24"))),
        ("2026-09-11", samples::reported("III.2.1", Progress::Underway, None)),
    ]);
    let wall = wall(&mut state, (60, 18));
    let shown: Vec<_> = wall.pages.iter().filter_map(Page::key).collect();
    let items: Vec<_> = wall.frozen.programme.items().map(|item| item.key).collect();
    assert_eq!(shown.len(), items.len());
    assert!(items.iter().all(|key| shown.contains(&key)));
    let stands = |key| wall.frozen.standing(&wall.frozen.programme.item(key).expect("an item"));
    let urgency = |standing: Standing| match standing {
        Standing::Overdue => 0,
        Standing::DueSoon => 1,
        _ => 2,
    };
    assert!(shown.iter().map(|key| urgency(stands(key))).is_sorted());
}

#[test]
fn nothing_is_cut_and_no_sheet_is_too_high_at_any_size() {
    for size in [(60, 18), (80, 24), (120, 35)] {
        let mut state = samples::desk(vec![]);
        let wall = wall(&mut state, size);
        for (at, page) in wall.pages.iter().enumerate() {
            let sheets = sheets(&state, &wall, at);
            let wide = usize::from(size.0 - 2 * super::sheet::margin(size.0)).min(72);
            let mut words = String::new();
            for sheet in &sheets {
                assert!(sheet.len() <= usize::from(size.1) - 4, "{page:?} at {size:?}");
                for line in sheet {
                    let line = text(line);
                    assert!(crate::text::width(line.trim_end()) <= wide, "{line:?} at {size:?}");
                    words.push_str(&line);
                    words.push(' ');
                }
            }
            let Some(key) = page.key() else { continue };
            let said: Vec<&str> = words.split_whitespace().collect();
            let item = wall.frozen.programme.item(key).expect("an item");
            let model = item.node.model().map_or(item.node.text.as_str(), |model| &model.objective);
            for word in model.split_whitespace() {
                assert!(said.contains(&word), "{word} of {key} is missing at {size:?}");
            }
        }
    }
}

#[test]
fn the_totals_add_up_to_the_parts() {
    let mut state = samples::desk(vec![
        ("2026-09-10", samples::reported("III.1.3", Progress::Done, Some("2026-06-24"))),
        ("2026-09-10", samples::reported("III.3.3", Progress::Done, Some("2026-07-24"))),
    ]);
    let wall = wall(&mut state, (80, 24));
    let (models, others) = pages::tallies(&wall.frozen);
    assert_eq!(models.total() + models.count(Standing::NoDeadline), 14);
    let pages_of = |part| wall.pages.iter().filter(|page| page.part() == Some(part)).count();
    let count = |standing| models.count(standing) + others.count(standing);
    assert_eq!(pages_of(pages::Part::Overdue), count(Standing::Overdue));
    assert_eq!(pages_of(pages::Part::DueSoon), count(Standing::DueSoon));
    assert_eq!(models.done() + models.open(), models.total());
}

#[test]
fn digits_are_five_rows_of_one_width() {
    for number in [0, 7, 14, 208, 1_234_567_890] {
        let rows = super::digits::rows(number);
        let columns = number.to_string().len() * 8 - 2;
        assert!(rows.iter().all(|row| crate::text::width(row) == columns), "{number}");
    }
    let drawn: Vec<_> = (0..10).map(super::digits::rows).collect();
    assert!(drawn.iter().enumerate().all(|(at, rows)| !drawn[..at].contains(rows)));
}

#[test]
fn a_unit_is_found_by_any_of_its_names() {
    let state = samples::desk(vec![]);
    let name = |typed: &str| match find(state.library.units(), typed) {
        Named::One(unit) => unit.as_written,
        Named::Several(names) => format!("{} of {}", names.len(), names[0]),
        Named::Unknown(name) => format!("? {name}"),
    };
    assert_eq!(name("dang uy cong an"), "Đảng ủy Công an phường");
    assert_eq!(name("Thuế"), "Thuế cơ sở 5");
    assert_eq!(name("Phòng Kinh tế"), "? Phòng Kinh tế");
    assert!(name("chi bộ").contains(" of "));
}

#[test]
fn people_are_taken_from_pasted_lists() {
    let read = |line: &str| people::person(line).map(|person| (person.name, person.office));
    let both = |name: &str, office: &str| Some((name.to_owned(), office.to_owned()));
    assert_eq!(read("1. Nguyễn Văn A - Bí thư;"), both("Nguyễn Văn A", "Bí thư"));
    assert_eq!(read("- Trần Thị B, Phó Bí thư."), both("Trần Thị B", "Phó Bí thư"));
    assert_eq!(read("Lê C"), both("Lê C", ""));
    assert_eq!(read("  3)  "), None);
    assert!(people::person("Lê C").is_some_and(|known| known.presence == Presence::Present));
}

#[test]
fn a_review_takes_in_nothing_about_another_programme() {
    let both = vec![samples::programme("one"), samples::programme("two")];
    let mut state = samples::desk_with(both, vec![]);
    drop(wall(&mut state, (80, 24)));
    state.wall = None;
    assert!(super::is_open(&mut state));
    state.programme = 1;
    assert!(!super::is_open(&mut state));
    drop(super::open(&mut state, false));
    assert!(state.wall.is_none(), "the review of the other programme comes first");
}
