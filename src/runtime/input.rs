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

/// How many are so together with Enter: nobody is that quick.
const STRAY_LETTERS_AND_ENTER: usize = 2;

/// How many letters in one reading are a paste, of which more may follow late:
/// terminals hand long ones over in pieces.
const PASTED_LETTERS: usize = 16;

/// What must be remembered between events.
#[derive(Debug)]
pub struct Input {
    /// Whether keys that are let go are reported, as Windows does.
    reports_releases: bool,
    /// Letters that are held down. Windows reports Alt+number codes as a
    /// release without a press (T8).
    held: Vec<char>,
    /// The last key outside a field was a backspace: an input method takes back
    /// what it sent, and a letter that follows is no digit (N3).
    has_erased: bool,
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
    has_text: bool,
}

impl Drain {
    /// A reading.
    #[must_use]
    pub fn new(events: Vec<Event>) -> Self {
        let is_text = |event: &Event| letter(event).is_some() || matches!(event, Event::Paste(_));
        Self { has_text: events.iter().any(is_text), events }
    }

    /// Whether events that were waiting are so many letters that they are a
    /// paste, of which more may be on its way.
    #[must_use]
    pub fn is_long(events: &[Event]) -> bool {
        events.len() >= PASTED_LETTERS
            && events.iter().filter_map(letter).nth(PASTED_LETTERS - 1).is_some()
    }

    /// The events.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The same with a long paste that came without its marks, letter by letter,
    /// as one paste. A field would look at its whole text after every letter.
    #[must_use]
    pub fn joined(self) -> Self {
        let mut events = Vec::new();
        for run in self.events.chunk_by(|one, next| is_written(one) && is_written(next)) {
            // A line end at the end of a piece need not be the end of the paste.
            let end = run.iter().rposition(|event| !is_enter(event)).map_or(0, |last| last + 1);
            let (text, rest) = run.split_at(end);
            if Self::is_long(text) {
                let written = |event| letter(event).unwrap_or('\n');
                events.push(Event::Paste(text.iter().map(written).collect()));
                events.extend_from_slice(rest);
            } else {
                events.extend_from_slice(run);
            }
        }
        Self { events, ..self }
    }

    /// Whether it is text that went astray into a list: four or more different
    /// letters, or two and Enter, unless they begin by opening a field; `g` does
    /// so for a number.
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
        let has_enter = self.events.iter().any(is_enter);
        let enough = if has_enter { STRAY_LETTERS_AND_ENTER } else { STRAY_LETTERS };
        different.len() >= enough
    }

    /// Whether a letter is pressed somewhere in it.
    fn presses(&self, wanted: char) -> bool {
        self.events.iter().filter_map(letter).any(|pressed| pressed == wanted)
    }
}

/// A pressed letter or line end.
fn is_written(event: &Event) -> bool {
    letter(event).is_some() || is_enter(event)
}

fn is_enter(event: &Event) -> bool {
    matches!(event, Event::Key(KeyEvent { code: KeyCode::Enter, kind, .. }) if *kind != KeyEventKind::Release)
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
        Self { reports_releases, held: Vec::new(), has_erased: false }
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
        let of_the_system = KeyModifiers::SUPER | KeyModifiers::HYPER | KeyModifiers::META;
        if !self.is_meant(key, drain) || key.modifiers.intersects(of_the_system) {
            return None;
        }
        if context == Context::Field {
            self.has_erased = false;
            return in_field(key, drain);
        }
        let is_lone = !std::mem::replace(&mut self.has_erased, erases(key));
        let is_bare = is_lone && key.modifiers.is_empty();
        let digit = is_bare.then(|| digit(key.code)).flatten();
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
    /// seen, which is how Windows sends a letter typed by its number. An input
    /// method may press a letter twice before it lets it go twice.
    fn is_meant(&mut self, key: &KeyEvent, drain: &Drain) -> bool {
        let KeyCode::Char(letter) = key.code else { return key.kind != KeyEventKind::Release };
        if key.kind != KeyEventKind::Release {
            if self.reports_releases && !self.held.contains(&letter) {
                self.held.push(letter);
            }
            return true;
        }
        let held = self.held.iter().position(|held| *held == letter);
        let is_new = held.map(|at| self.held.swap_remove(at)).is_none();
        is_new && !letter.is_ascii() && !drain.presses(letter)
    }
}

/// Whether a key is a backspace, under either of its names.
fn erases(key: &KeyEvent) -> bool {
    match key.code {
        KeyCode::Backspace => true,
        KeyCode::Char('h') => key.modifiers == KeyModifiers::CONTROL,
        _ => false,
    }
}

fn in_field(key: &KeyEvent, drain: &Drain) -> Option<Msg> {
    let alt_gr = KeyModifiers::CONTROL | KeyModifiers::ALT;
    let chord = key.modifiers & alt_gr;
    match key.code {
        KeyCode::Char(c) if chord.is_empty() || chord == alt_gr => Some(Msg::Type(c)),
        // A pasted line end comes with its letters and must not submit (T7).
        KeyCode::Enter if drain.has_text => Some(Msg::Type('\n')),
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
