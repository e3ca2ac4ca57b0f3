//! The keys of Windows as event streams (UX §5), each through the real loop.
//!
//! | point of UX §5 | test |
//! |---|---|
//! | double keys | `a_key_that_is_let_go_does_nothing_more`, `a_key_that_is_held_goes_on` |
//! | input methods (§1.1: `VK_BACK` and `VK_PACKET` in one call) | `what_an_input_method_sends_is_written_once_in_every_order`, `a_letter_beyond_the_first_plane_is_written` |
//! | Alt codes | `a_letter_typed_by_its_number_is_written_once` |
//! | paste | `a_paste_comes_as_keys_and_never_submits`, `a_short_paste_in_a_list_runs_nothing` |
//! | resize | `a_window_that_tells_its_size_late_is_drawn_again`, `a_storm_of_sizes_ends_at_the_last` |
//! | swallowed keys | `no_key_is_bound_that_windows_terminal_keeps_for_itself` |
//! | keyboards | `alt_gr_writes_and_commands_nothing`, `alt_alone_does_nothing`, `a_lone_modifier_does_nothing`, `backspace_comes_under_two_names`, `keys_that_switch_an_input_method_do_nothing`, `the_number_pad_is_as_good_as_the_row` |
//!
//! What of §5 is not keys: the palette (tests of `view::theme`), the glyphs
//! (`view::theme::glyphs`), the data folder (`runtime::places`). The code page
//! is crossterm's.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyEventState, KeyModifiers as Mods, ModifierKeyCode,
};
use tiendo::action::Context;
use tiendo::keymap;
use tiendo::runtime::input::Input;

use crate::desk::Desk;
use crate::typing::STREAMS;

const DAY: &str = "2026-09-25";

/// A desk whose terminal reports keys that are let go.
fn desk() -> Desk {
    let mut desk = Desk::on(DAY);
    desk.session.input = Input::new(true);
    desk
}

fn event(code: KeyCode, modifiers: Mods, kind: KeyEventKind) -> Event {
    Event::Key(KeyEvent::new_with_kind(code, modifiers, kind))
}

/// A key pressed and let go, in two readings.
fn strike(desk: &mut Desk, code: KeyCode, modifiers: Mods) {
    for kind in [KeyEventKind::Press, KeyEventKind::Release] {
        desk.session.step(vec![event(code, modifiers, kind)]).expect("drawn");
    }
}

fn write(desk: &mut Desk, text: &str) {
    for letter in text.chars() {
        strike(desk, KeyCode::Char(letter), Mods::NONE);
    }
}

#[test]
fn a_key_that_is_let_go_does_nothing_more() {
    let mut desk = desk();
    let first = desk.session.state.browse.selected.clone();
    strike(&mut desk, KeyCode::Down, Mods::NONE);
    let second = desk.session.state.browse.selected.clone();
    assert_ne!(first, second);
    strike(&mut desk, KeyCode::Up, Mods::NONE);
    assert_eq!(desk.session.state.browse.selected, first);
    write(&mut desk, "/âm nhạc");
    assert_eq!(desk.field(), "âm nhạc");
    strike(&mut desk, KeyCode::Esc, Mods::NONE);
    assert!(desk.session.state.overlays.is_empty());
}

#[test]
fn a_key_that_is_held_goes_on() {
    let mut desk = desk();
    write(&mut desk, "/");
    let kinds =
        [KeyEventKind::Press, KeyEventKind::Repeat, KeyEventKind::Repeat, KeyEventKind::Release];
    for kind in kinds {
        desk.session.step(vec![event(KeyCode::Char('a'), Mods::NONE, kind)]).expect("drawn");
    }
    assert_eq!(desk.field(), "aaa");
}

#[test]
fn a_letter_typed_by_its_number_is_written_once() {
    let mut desk = desk();
    write(&mut desk, "/");
    // Alt held, 0225 on the pad, Alt let go: the letter comes as a release alone.
    for digit in "0225".chars() {
        strike(&mut desk, KeyCode::Char(digit), Mods::ALT);
    }
    desk.session
        .step(vec![event(KeyCode::Char('á'), Mods::NONE, KeyEventKind::Release)])
        .expect("drawn");
    write(&mut desk, "o");
    assert_eq!(desk.field(), "áo");
}

#[test]
fn a_paste_comes_as_keys_and_never_submits() {
    let mut desk = desk();
    write(&mut desk, "/");
    let mut events = Vec::new();
    for letter in "Đã họp".chars() {
        events.push(event(KeyCode::Char(letter), Mods::NONE, KeyEventKind::Press));
        events.push(event(KeyCode::Char(letter), Mods::NONE, KeyEventKind::Release));
    }
    // Alacritty adds Ctrl to the Enter of a paste.
    for modifiers in [Mods::NONE, Mods::CONTROL] {
        events.push(event(KeyCode::Enter, modifiers, KeyEventKind::Press));
        events.push(event(KeyCode::Enter, modifiers, KeyEventKind::Release));
    }
    events.push(event(KeyCode::Char('q'), Mods::NONE, KeyEventKind::Press));
    desk.session.step(events).expect("drawn");
    assert_eq!(desk.field().split_whitespace().collect::<Vec<_>>(), ["Đã", "họp", "q"]);
    assert!(!desk.session.state.is_over);
}

#[test]
fn alt_gr_writes_and_commands_nothing() {
    let mut desk = desk();
    write(&mut desk, "/");
    let alt_gr = Mods::CONTROL | Mods::ALT;
    for letter in ['@', 'z', 's', '€'] {
        strike(&mut desk, KeyCode::Char(letter), alt_gr);
    }
    assert_eq!(desk.field(), "@zs€");
    strike(&mut desk, KeyCode::Esc, Mods::NONE);
    strike(&mut desk, KeyCode::Esc, Mods::NONE);
    let before = desk.screen();
    for letter in ['2', 's', 'q', '/'] {
        strike(&mut desk, KeyCode::Char(letter), alt_gr);
    }
    assert_eq!(desk.screen(), before, "and so in a list");
}

#[test]
fn alt_alone_does_nothing() {
    let mut desk = desk();
    let before = desk.screen();
    for letter in ['s', 'q', 'f', '1'] {
        strike(&mut desk, KeyCode::Char(letter), Mods::ALT);
    }
    assert_eq!(desk.screen(), before);
    write(&mut desk, "/");
    strike(&mut desk, KeyCode::Char('x'), Mods::ALT);
    assert_eq!(desk.field(), "");
}

#[test]
fn a_lone_modifier_does_nothing() {
    let mut desk = desk();
    let before = desk.screen();
    for key in [ModifierKeyCode::LeftShift, ModifierKeyCode::LeftAlt, ModifierKeyCode::LeftSuper] {
        strike(&mut desk, KeyCode::Modifier(key), Mods::NONE);
    }
    strike(&mut desk, KeyCode::Null, Mods::CONTROL);
    desk.session.step(vec![Event::FocusLost, Event::FocusGained]).expect("drawn");
    assert_eq!(desk.screen(), before);
}

#[test]
fn backspace_comes_under_two_names() {
    for (code, modifiers) in [(KeyCode::Backspace, Mods::NONE), (KeyCode::Char('h'), Mods::CONTROL)]
    {
        let mut desk = desk();
        write(&mut desk, "/ab");
        strike(&mut desk, code, modifiers);
        assert_eq!(desk.field(), "a");
    }
}

#[test]
fn a_window_that_tells_its_size_late_is_drawn_again() {
    let mut desk = desk();
    // The event comes while the window still gives its old size.
    desk.session.step(vec![Event::Resize(100, 30)]).expect("drawn");
    desk.set_size(100, 30);
    desk.pause();
    assert_eq!(desk.screen().lines().count(), 30);
    desk.sees("[1 Duyệt]");
    let width = |line: &str| line.chars().count();
    assert!(desk.screen().lines().any(|line| width(line) == 100), "{}", desk.screen());
}

#[test]
fn a_storm_of_sizes_ends_at_the_last() {
    let mut desk = desk();
    let chosen = desk.session.state.browse.selected.clone();
    desk.set_size(62, 19);
    let storm = (0..40).map(|step| Event::Resize(60 + step, 18 + step % 7)).collect();
    desk.session.step(storm).expect("drawn");
    desk.pause();
    assert_eq!(desk.screen().lines().count(), 19);
    assert_eq!(desk.session.state.browse.selected, chosen);
}

#[test]
fn no_key_is_bound_that_windows_terminal_keeps_for_itself() {
    let both = Mods::CONTROL | Mods::SHIFT;
    let mut swallowed: Vec<KeyEvent> =
        "PFTNWD pftnwd".chars().map(|letter| KeyEvent::new(KeyCode::Char(letter), both)).collect();
    let plain = [
        (KeyCode::Tab, Mods::CONTROL),
        (KeyCode::Char('='), Mods::CONTROL),
        (KeyCode::Char('-'), Mods::CONTROL),
        (KeyCode::Char(','), Mods::CONTROL),
        (KeyCode::Char('v'), Mods::CONTROL),
        (KeyCode::F(11), Mods::NONE),
        (KeyCode::Enter, Mods::ALT),
        (KeyCode::Char(' '), both),
        (KeyCode::Up, Mods::ALT | Mods::SHIFT),
        (KeyCode::Down, Mods::ALT | Mods::SHIFT),
        (KeyCode::Left, Mods::ALT | Mods::SHIFT),
        (KeyCode::Right, Mods::ALT | Mods::SHIFT),
        (KeyCode::Char('+'), Mods::ALT | Mods::SHIFT),
        (KeyCode::Char('_'), Mods::ALT | Mods::SHIFT),
    ];
    let both_hands = Mods::CONTROL | Mods::ALT;
    swallowed.extend(('0'..='9').map(|digit| KeyEvent::new(KeyCode::Char(digit), both_hands)));
    swallowed.extend(plain.map(|(code, modifiers)| KeyEvent::new(code, modifiers)));
    for context in [Context::List, Context::Field, Context::Dialog, Context::Meeting] {
        for key in &swallowed {
            assert!(keymap::lookup(context, key).is_none(), "{key:?} in {context:?}");
        }
    }
    for own in ["Ctrl+V", "F11", "Ctrl+H"] {
        assert!(keymap::read(&format!("update = [\"{own}\"]")).is_err(), "{own}");
    }
}

/// The events of a stream in which `⌫` is one backspace.
fn pressed_and_let_go(stream: &str) -> Vec<[Event; 2]> {
    let code = |letter| if letter == '⌫' { KeyCode::Backspace } else { KeyCode::Char(letter) };
    let pair = |code| {
        [KeyEventKind::Press, KeyEventKind::Release].map(|kind| event(code, Mods::NONE, kind))
    };
    stream.chars().map(|letter| pair(code(letter))).collect()
}

#[test]
fn what_an_input_method_sends_is_written_once_in_every_order() {
    let doubled = [("dd⌫⌫đđ", "đđ"), ("nư⌫ưư", "nưư")];
    let mut desk = desk();
    write(&mut desk, "/");
    for (stream, text) in STREAMS.iter().chain(&doubled) {
        let pairs = pressed_and_let_go(stream);
        let in_pairs: Vec<Event> = pairs.iter().flatten().cloned().collect();
        let (presses, releases): (Vec<_>, Vec<_>) =
            pairs.into_iter().map(|[press, release]| (press, release)).unzip();
        let presses_first: Vec<Event> = presses.into_iter().chain(releases).collect();
        let one_by_one = in_pairs.iter().cloned().map(|event| vec![event]).collect();
        for readings in [vec![in_pairs], vec![presses_first], one_by_one] {
            let count = readings.len();
            for events in readings {
                desk.session.step(events).expect("drawn");
            }
            assert_eq!(desk.field(), *text, "{stream} in {count} readings");
            strike(&mut desk, KeyCode::Char('a'), Mods::CONTROL);
            strike(&mut desk, KeyCode::Backspace, Mods::NONE);
            assert_eq!(desk.field(), "");
        }
    }
}

#[test]
fn a_letter_beyond_the_first_plane_is_written() {
    // crossterm puts the two halves together and tells of no release.
    let mut desk = desk();
    write(&mut desk, "/a");
    let letter = event(KeyCode::Char('😀'), Mods::NONE, KeyEventKind::Press);
    desk.session.step(vec![letter]).expect("drawn");
    write(&mut desk, "b");
    assert_eq!(desk.field(), "a😀b");
    strike(&mut desk, KeyCode::Backspace, Mods::NONE);
    strike(&mut desk, KeyCode::Backspace, Mods::NONE);
    assert_eq!(desk.field(), "a");
}

#[test]
fn a_short_paste_in_a_list_runs_nothing() {
    for paste in ["jq⏎", "ts⏎", "s1⏎q⏎", "q\u{301}h⏎"] {
        let mut desk = desk();
        let before = desk.session.state.browse.selected.clone();
        let code = |letter| if letter == '⏎' { KeyCode::Enter } else { KeyCode::Char(letter) };
        let events = paste.chars().flat_map(|letter| {
            [KeyEventKind::Press, KeyEventKind::Release]
                .map(|kind| event(code(letter), Mods::NONE, kind))
        });
        desk.session.step(events.collect()).expect("drawn");
        assert!(!desk.session.state.is_over, "{paste}");
        assert!(desk.session.state.overlays.is_empty(), "{paste}");
        assert_eq!(desk.session.state.browse.selected, before, "{paste}");
        desk.sees("Đang ở danh sách");
    }
}

#[test]
fn keys_that_switch_an_input_method_do_nothing() {
    let switches = [
        (KeyCode::Char(' '), Mods::CONTROL),
        (KeyCode::Char('z'), Mods::ALT),
        (KeyCode::Char(' '), Mods::SUPER),
        (KeyCode::Char('`'), Mods::CONTROL),
    ];
    for text in ["", "/"] {
        let mut desk = desk();
        write(&mut desk, text);
        let before = desk.screen();
        for (code, modifiers) in switches {
            strike(&mut desk, code, modifiers);
        }
        assert_eq!(desk.screen(), before);
    }
}

#[test]
fn the_number_pad_is_as_good_as_the_row() {
    let mut desk = desk();
    let pad = KeyEventState::KEYPAD | KeyEventState::NUM_LOCK | KeyEventState::CAPS_LOCK;
    let mut strike_pad = |code| {
        for kind in [KeyEventKind::Press, KeyEventKind::Release] {
            let key = KeyEvent::new_with_kind_and_state(code, Mods::NONE, kind, pad);
            desk.session.step(vec![Event::Key(key)]).expect("drawn");
        }
    };
    for code in [KeyCode::Char('2'), KeyCode::Char('1'), KeyCode::Char('/'), KeyCode::Char('7')] {
        strike_pad(code);
    }
    assert_eq!(desk.field(), "7");
    desk.sees("[1 Duyệt]");
}
