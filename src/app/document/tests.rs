use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::samples::{desk, desk_with, others, programme};
use super::super::search::Hits;
use super::super::update;
use super::*;
use crate::document::{Lexicon, read};
use crate::domain::{Programme, ProgrammeId};
use crate::search::Target;
use crate::text::width;

const SIZES: [u16; 3] = [60, 80, 120];

fn open_on(programme: Programme, columns: u16, page: usize) -> State {
    let mut state = desk_with(vec![programme], Vec::new());
    state.screen = Screen::Document;
    state.measured.columns = columns;
    state.measured.page = page;
    state
}

fn at(columns: u16, page: usize) -> State {
    open_on(programme("kien-an-nq05"), columns, page)
}

fn sheet(state: &State) -> Sheet<'_> {
    Sheet::of(state, state.volume().expect("a programme"), state.measured.columns)
}

fn top(state: &State) -> Place {
    state.document.top(&sheet(state), state.measured.page)
}

/// The lines on the page.
fn seen(state: &State) -> BTreeSet<Place> {
    let sheet = sheet(state);
    let top = top(state);
    let lines = (0..state.measured.page).map(|count| sheet.on(top, count));
    lines.filter(|place| says_something(&sheet, *place)).collect()
}

fn says_something(sheet: &Sheet<'_>, place: Place) -> bool {
    sheet.lines(place.at)[place.line].role != Role::Gap
}

/// Presses a key until nothing changes any more; looks after each press.
fn press_to_the_end(state: &mut State, action: Action, mut look: impl FnMut(&State)) {
    let mut before = (selected(state), top(state));
    for _ in 0..2000 {
        act(state, action);
        look(state);
        let now = (selected(state), top(state));
        if now == before {
            return;
        }
        before = now;
    }
    panic!("{action:?} never comes to an end: {before:?}");
}

/// Every line there is.
fn whole(state: &State) -> BTreeSet<Place> {
    let sheet = sheet(state);
    let nodes = sheet.volume.programme.nodes.len();
    (0..nodes)
        .flat_map(|at| (0..sheet.length(at)).map(move |line| Place { at, line }))
        .filter(|place| says_something(&sheet, *place))
        .collect()
}

fn selected(state: &State) -> String {
    state.selected_key().map(|key| key.to_string()).unwrap_or_default()
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn every_word_of_the_programme_is_there_and_no_mark_of_markdown() {
    for columns in SIZES {
        let state = at(columns, 20);
        let sheet = sheet(&state);
        for (at, node) in sheet.volume.programme.nodes.iter().enumerate() {
            let lines = sheet.lines(at);
            let is_text = |line: &&TextLine| matches!(line.role, Role::Heading | Role::Text);
            let text: String = lines.iter().filter(is_text).map(|l| l.text.as_str()).collect();
            let expected = letters(&format!("{}{}", node.number, node.text));
            assert_eq!(letters(&text), expected, "{}", node.key);
            assert!(!text.contains("**") && !text.contains("##"), "{text}");
            for line in lines.iter() {
                assert!(width(&line.text) <= sheet.columns, "{columns}: {}", line.text);
            }
        }
    }
}

#[test]
fn papers_of_other_offices_are_read_whole() {
    for (programme, columns) in others().into_iter().zip(SIZES.into_iter().cycle()) {
        let name = programme.source.name.clone();
        let mut state = open_on(programme, columns, 17);
        for action in [Action::Down, Action::PageUp, Action::PageDown, Action::Up] {
            let mut read = seen(&state);
            press_to_the_end(&mut state, action, |state| read.extend(seen(state)));
            assert!(read == whole(&state), "{action:?} through {name}");
        }
        let sheet = sheet(&state);
        for (at, node) in sheet.volume.programme.nodes.iter().enumerate() {
            let lines = sheet.lines(at);
            let is_text = |line: &&TextLine| matches!(line.role, Role::Heading | Role::Text);
            let text: String = lines.iter().filter(is_text).map(|l| l.text.as_str()).collect();
            let expected = letters(&format!("{}{}", node.number, node.text));
            assert_eq!(letters(&text), expected, "{name} {}", node.key);
            for line in lines.iter() {
                assert!(width(&line.text) <= sheet.columns, "{name}: {}", line.text);
            }
        }
    }
}

#[test]
fn a_numbered_line_is_the_line_of_the_source() {
    let state = at(120, 20);
    let sheet = sheet(&state);
    let source = &sheet.volume.programme.source.lines;
    let mut numbered = BTreeSet::new();
    for at in 0..sheet.volume.programme.nodes.len() {
        for line in sheet.lines(at).iter() {
            let Some(number) = line.source else { continue };
            let written = letters(&source[number as usize - 1]);
            let shown: String = letters(&line.text).chars().take(8).collect();
            // Two numbers of the seed are faulty and were mended.
            assert!(written.starts_with(&shown), "{number}: {} / {}", written, line.text);
            assert!(numbered.insert(number), "{number} twice");
        }
    }
    let lines = (1..).zip(source).filter(|(_, line)| !line.trim().is_empty());
    let missing: Vec<u32> =
        lines.map(|(number, _)| number).filter(|number| !numbered.contains(number)).collect();
    // What follows a page break was joined to what stands before it.
    assert_eq!(missing, [138, 300]);
}

#[test]
fn list_marks_are_shown_as_a_reader_knows_them() {
    let state = at(80, 20);
    let sheet = sheet(&state);
    let text = |key: &str| {
        let at = sheet.volume.programme.position(&Key::new(key)).expect("a node");
        sheet.lines(at).iter().map(|line| line.text.clone()).collect::<Vec<_>>().join("\n")
    };
    assert!(text("III.1.1").contains("\n1.1. Mô hình: Chính quyền thân thiện\n- Mục tiêu: "));
    assert!(text("III.2.1").contains("\n- Cơ quan phối hợp: "), "{}", text("III.2.1"));
    assert!(text("II.1/1").contains("\n- Kiên định"));
    assert!(text("II.2.1/1").contains("\nXây dựng và phát triển"));
    assert!(text("tail/1").contains("\n- Lưu VPĐU."));
    assert!(text("III.3.4").contains("\n? Đơn vị chủ trì"));
    assert!(text("head/1").starts_with("? Văn bản không ghi số"));
}

#[test]
fn arrows_read_every_line_there_and_back() {
    for (columns, page) in [(60, 5), (60, 11), (80, 17), (120, 28)] {
        let mut state = at(columns, page);
        let mut read = seen(&state);
        let mut nodes = vec![selected(&state)];
        let mut before = top(&state);
        press_to_the_end(&mut state, Action::Down, |state| {
            assert!(top(state) >= before, "the page never goes back");
            before = top(state);
            read.extend(seen(state));
            nodes.push(selected(state));
        });
        assert!(read == whole(&state), "{columns}×{page}");
        nodes.dedup();
        let volume = state.volume().expect("a programme");
        let all: Vec<String> =
            volume.programme.nodes.iter().map(|node| node.key.to_string()).collect();
        assert_eq!(nodes, all, "one node after the other");
        let mut read = seen(&state);
        press_to_the_end(&mut state, Action::Up, |state| read.extend(seen(state)));
        assert!(read == whole(&state), "back, {columns}×{page}");
        assert_eq!((selected(&state).as_str(), top(&state)), ("head/1", Place::default()));
    }
}

#[test]
fn pages_read_every_line_there_and_back() {
    for (columns, page) in [(60, 5), (60, 11), (80, 17), (120, 28)] {
        let mut state = at(columns, page);
        for action in [Action::PageDown, Action::PageUp] {
            let mut read = seen(&state);
            press_to_the_end(&mut state, action, |state| {
                let lines = seen(state);
                let at = state.document.at(state.volume().expect("a programme"));
                assert!(lines.iter().any(|place| place.at == at), "the cursor is on the page");
                read.extend(lines);
            });
            assert!(read == whole(&state), "{action:?} {columns}×{page}");
        }
        assert_eq!((selected(&state).as_str(), top(&state)), ("head/1", Place::default()));
    }
}

#[test]
fn a_node_that_is_shown_is_on_the_page() {
    for (columns, page) in [(60, 5), (60, 11), (120, 28)] {
        let mut state = at(columns, page);
        let keys: Vec<Key> = {
            let volume = state.volume().expect("a programme");
            volume.programme.nodes.iter().map(|node| node.key.clone()).collect()
        };
        for key in keys.iter().rev().chain(&keys) {
            state.document.show(key.clone());
            let sheet = sheet(&state);
            let at = state.document.at(sheet.volume);
            assert!(seen(&state).contains(&sheet.first_line(at)), "{key} at {columns}×{page}");
        }
    }
}

#[test]
fn the_place_searched_for_is_on_the_page_and_marked() {
    let mut state = at(60, 6);
    let key = Key::new("III.3.4");
    let target = Target::Item { programme: ProgrammeId::new("kien-an-nq05"), key: key.clone() };
    let words =
        vec![vec!["thien".to_owned(), "van".to_owned(), "hoi".to_owned(), "thao".to_owned()]];
    state.hits = Some(Hits { targets: vec![target.clone()], words, at: 0 });
    crate::app::search::show(&mut state, &target);
    let sheet = sheet(&state);
    let at = state.document.at(sheet.volume);
    let line = sheet.matching_line(at).expect("a match");
    assert!(seen(&state).contains(&Place { at, line }));
    let text = "hội thảo giáo dục kiến thức thiên văn";
    let marked: String = text
        .chars()
        .zip(marks(text, sheet.searched(at)))
        .filter_map(|(c, mark)| mark.then_some(c))
        .collect();
    assert_eq!(marked, "hộithảothiênvăn");
    assert_eq!(sheet.searched(at - 1), &[] as &[String]);
    assert!(!marks("Chủ thảo", &["hao".to_owned()]).contains(&true), "only at the head of a word");
}

#[test]
fn tab_goes_to_headings_and_left_to_the_parent() {
    let mut state = at(80, 17);
    let mut press = |action| {
        act(&mut state, action);
        selected(&state)
    };
    assert_eq!(press(Action::NextPane), "I");
    assert_eq!(press(Action::NextPane), "II");
    assert_eq!(press(Action::NextPane), "II.1");
    assert_eq!(press(Action::Down), "II.1/1");
    assert_eq!(press(Action::PreviousPane), "II.1");
    assert_eq!(press(Action::Down), "II.1/1");
    assert_eq!(press(Action::Left), "II.1");
    assert_eq!(press(Action::Left), "II");
    assert_eq!(press(Action::Left), "II");
    assert_eq!(press(Action::Last), "tail/3");
    assert_eq!(press(Action::NextPane), "tail/3");
    assert_eq!(press(Action::First), "head/1");
    assert_eq!(press(Action::PreviousPane), "head/1");
}

#[test]
fn enter_leads_to_the_item_and_escape_back() {
    let mut state = at(80, 17);
    update::act(&mut state, Action::Open);
    assert_eq!((state.screen, selected(&state).as_str()), (Screen::Document, "head/1"));
    state.document.show(Key::new("III.3.2"));
    let before = top(&state);
    update::act(&mut state, Action::Open);
    assert_eq!((state.screen, selected(&state).as_str()), (Screen::Browse, "III.3.2"));
    update::act(&mut state, Action::Back);
    assert_eq!((state.screen, selected(&state).as_str()), (Screen::Document, "III.3.2"));
    assert_eq!(top(&state), before);
    update::act(&mut state, Action::Source);
    assert!(!state.overlays.is_empty(), "the source opens");
}

#[test]
fn another_screen_chosen_is_not_left_by_escape() {
    let mut state = at(80, 17);
    state.document.show(Key::new("III.3.2"));
    update::act(&mut state, Action::Open);
    update::act(&mut state, Action::Show(Screen::Timeline));
    update::act(&mut state, Action::Back);
    assert_eq!(state.screen, Screen::Timeline);
}

#[test]
fn without_a_programme_nothing_happens() {
    let mut state = desk(Vec::new());
    state.library =
        crate::app::library::Library::new(Vec::new(), Vec::new(), state.library.as_of());
    for action in [Action::Down, Action::PageDown, Action::Open, Action::Last, Action::Left] {
        act(&mut state, action);
        assert_eq!(state.document.selected_key(&state), None);
    }
}

fn document(text: &str) -> Programme {
    let lexicon = Lexicon::embedded();
    read("a.md", text.as_bytes(), ProgrammeId::new("a"), lexicon).expect("text")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_document_can_be_read_to_its_end(
        text in "(## [IV]{1,2}\\. [A-ZĐ ]{1,30}\n\n|[0-9]\\. [a-zđế ]{1,300}\n\n|- [a-zđế ]{1,90}\n){1,12}",
        columns in 60_u16..140,
        page in 1_usize..30,
    ) {
        let mut state = open_on(document(&format!("x {text}")), columns, page);
        let mut read = seen(&state);
        press_to_the_end(&mut state, Action::Down, |state| read.extend(seen(state)));
        prop_assert!(read == whole(&state));
        let last = *whole(&state).last().expect("a line");
        prop_assert_eq!(sheet(&state).end(), last);
    }

    #[test]
    fn up_again_is_where_one_was(node in 0_usize..100, line in 0_usize..40, count in 0_usize..80) {
        let state = at(60, 11);
        let sheet = sheet(&state);
        let line = line % sheet.length(node);
        let from = Place { at: node, line };
        let to = sheet.on(from, count);
        prop_assert!(to >= from);
        if to < sheet.end() {
            prop_assert_eq!(sheet.back(to, count), from);
        }
    }
}
