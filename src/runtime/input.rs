//! From terminal events to messages, by the rules for Vietnamese input methods
//! (UX §1.3 T7–T9, §1.5 N1–N4). No clock anywhere: what is read together was
//! sent together.

#![expect(clippy::wildcard_enum_match_arm, reason = "keys are a foreign enum without end")]

use std::collections::BTreeSet;

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};

use crate::action::Context;
use crate::app::update::unused;
use crate::app::{Ignored, Msg};
use crate::keymap;

/// How many different letters in one reading are no command any more (N4).
const STRAY_LETTERS: usize = 4;

/// What must be remembered between events.
#[derive(Debug)]
pub struct Input {
    /// Whether keys that are let go are reported, as Windows does.
    reports_releases: bool,
    /// Letters that are held down. Windows reports Alt+number codes as a
    /// release without a press (T8).
    held: Vec<char>,
}

impl Default for Input {
    fn default() -> Self {
        Self::new(cfg!(windows))
    }
}

/// Everything that was waiting in the terminal at one moment, in order.
#[derive(Debug)]
pub struct Drain {
    events: Vec<Event>,
    has_letters: bool,
}

impl Drain {
    /// A reading.
    #[must_use]
    pub fn new(events: Vec<Event>) -> Self {
        let letters = events.iter().filter(|event| letter(event).is_some()).count();
        Self { has_letters: letters > 0, events }
    }

    /// The events.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Whether it is text that went astray into a list: four or more different
    /// letters, unless they begin by opening a field; `g` does so for a number.
    #[must_use]
    pub fn is_stray(&self, context: Context) -> bool {
        let mut letters = self.events.iter().filter_map(letter);
        let first = letters.next();
        let rest: Vec<char> = letters.collect();
        let is_number = || rest.iter().all(|c| c.is_ascii_digit() || "./IVXivx".contains(*c));
        if context == Context::Field
            || matches!(first, Some('/' | ':'))
            || (first == Some('g') && is_number())
        {
            return false;
        }
        let different: BTreeSet<char> = first.into_iter().chain(rest).collect();
        different.len() >= STRAY_LETTERS
    }
}

/// The letter of a pressed key without Ctrl or Alt.
fn letter(event: &Event) -> Option<char> {
    let Event::Key(KeyEvent { code: KeyCode::Char(c), modifiers, kind, .. }) = event else {
        return None;
    };
    let is_plain = !modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
    (is_plain && *kind != KeyEventKind::Release).then_some(*c)
}

impl Input {
    /// The rules for a terminal that reports keys that are let go, or does not.
    #[must_use]
    pub fn new(reports_releases: bool) -> Self {
        Self { reports_releases, held: Vec::new() }
    }

    /// What an event of a reading means in a context.
    pub fn read(&mut self, event: &Event, drain: &Drain, context: Context) -> Option<Msg> {
        match event {
            Event::Key(key) => self.key(key, drain, context),
            Event::Paste(_) if context != Context::Field => Some(Msg::Ignored(Ignored::Paste)),
            Event::Paste(text) => Some(Msg::Paste(text.clone())),
            Event::Resize(..) => Some(Msg::Resized),
            Event::Mouse(mouse) => match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => {
                    Some(Msg::Click(mouse.column, mouse.row))
                }
                MouseEventKind::ScrollUp => Some(Msg::Wheel(-3)),
                MouseEventKind::ScrollDown => Some(Msg::Wheel(3)),
                MouseEventKind::Down(_)
                | MouseEventKind::Up(_)
                | MouseEventKind::Drag(_)
                | MouseEventKind::Moved
                | MouseEventKind::ScrollLeft
                | MouseEventKind::ScrollRight => None,
            },
            Event::FocusGained | Event::FocusLost => None,
        }
    }

    fn key(&mut self, key: &KeyEvent, drain: &Drain, context: Context) -> Option<Msg> {
        if !self.is_meant(key) {
            return None;
        }
        if context == Context::Field {
            return in_field(key, drain);
        }
        let digit = key.modifiers.is_empty().then(|| digit(key.code)).flatten();
        let key = KeyEvent { code: digit.unwrap_or(key.code), ..*key };
        if let Some(row) = keymap::lookup(context, &key) {
            return Some(Msg::Act(row.action));
        }
        let is_plain = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        match key.code {
            KeyCode::Char(c) if is_plain => Some(Msg::Ignored(unused(c))),
            _ => None,
        }
    }

    /// Presses and repeats are meant; a release only when its press was never
    /// seen, which is how Windows sends a letter typed by its number.
    fn is_meant(&mut self, key: &KeyEvent) -> bool {
        let KeyCode::Char(letter) = key.code else { return key.kind != KeyEventKind::Release };
        if key.kind != KeyEventKind::Release {
            if self.reports_releases && !self.held.contains(&letter) {
                self.held.push(letter);
            }
            return true;
        }
        let held = self.held.iter().position(|held| *held == letter);
        held.map(|at| self.held.swap_remove(at)).is_none() && !letter.is_ascii()
    }
}

fn in_field(key: &KeyEvent, drain: &Drain) -> Option<Msg> {
    let alt_gr = KeyModifiers::CONTROL | KeyModifiers::ALT;
    let chord = key.modifiers & alt_gr;
    match key.code {
        KeyCode::Char(c) if chord.is_empty() || chord == alt_gr => Some(Msg::Type(c)),
        // A pasted line end comes with its letters and must not submit (T7).
        KeyCode::Enter if drain.has_letters => Some(Msg::Type('\n')),
        _ => keymap::lookup(Context::Field, key).map(|row: &keymap::Row| Msg::Act(row.action)),
    }
}

/// The Microsoft layout "Vietnamese" sends letters for digits (N3).
fn digit(code: KeyCode) -> Option<KeyCode> {
    let KeyCode::Char(letter) = code else { return None };
    let digit = match letter {
        'ă' => '1',
        'â' => '2',
        'ê' => '3',
        'ô' => '4',
        'đ' => '0',
        _ => return None,
    };
    Some(KeyCode::Char(digit))
}
