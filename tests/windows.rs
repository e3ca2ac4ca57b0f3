//! The keys of Windows as event streams (UX §5), each through the real loop.
//!
//! | point of UX §5 | test |
//! |---|---|
//! | double keys | `a_key_that_is_let_go_does_nothing_more`, `a_key_that_is_held_goes_on` |
//! | Alt codes | `a_letter_typed_by_its_number_is_written_once` |
//! | paste | `a_paste_comes_as_keys_and_never_submits` |
//! | resize | `a_window_that_tells_its_size_late_is_drawn_again`, `a_storm_of_sizes_ends_at_the_last` |
//! | swallowed keys | `no_key_is_bound_that_windows_terminal_keeps_for_itself` |
//! | keyboards | `alt_gr_writes_and_commands_nothing`, `alt_alone_does_nothing`, `a_lone_modifier_does_nothing`, `backspace_comes_under_two_names` |
//!
//! What of §5 is not keys: the palette (tests of `view::theme`), the glyphs
//! (`view::theme::glyphs`), the data folder (`runtime::places`). The code page
//! is crossterm's.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers as Mods, ModifierKeyCode,
};
use tiendo::action::Context;
use tiendo::keymap;
use tiendo::runtime::input::Input;

use crate::desk::Desk;

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
    ];
    swallowed.extend(plain.map(|(code, modifiers)| KeyEvent::new(code, modifiers)));
    for context in [Context::List, Context::Field, Context::Dialog, Context::Meeting] {
        for key in &swallowed {
            assert!(keymap::lookup(context, key).is_none(), "{key:?} in {context:?}");
        }
    }
}
