//! One table of keys. Dispatch, footer, help, palette and the table of the
//! README read the same rows.
//!
//! Letters are taken only from the consonants that no Vietnamese input method
//! rewrites (UX §1.5): b c f g h j k l m n p q r s t v x z. Nothing is bound to
//! Alt, to Ctrl+Shift, or to a vowel.

#![expect(clippy::wildcard_enum_match_arm, reason = "keys are a foreign enum without end")]

mod own;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

pub use own::{Fault, KeymapError, install, read, rows};

use crate::action::{Action, Context, Screen};

/// A key as it is pressed, and how a reader names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Press {
    /// The key.
    pub code: KeyCode,
    /// Ctrl and Shift; a letter's own Shift is in the letter.
    pub modifiers: KeyModifiers,
}

/// Where a row stands in the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// What this screen can do.
    Here,
    /// Moving about.
    Moving,
    /// What every screen can do.
    Everywhere,
    /// Writing in a field.
    Writing,
}

/// One action and its keys.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// What the keys ask for.
    pub action: Action,
    /// The keys, the one to be shown first.
    pub keys: &'static [Press],
    /// Where they work.
    pub contexts: &'static [Context],
    /// On which screens; all of them when empty.
    pub screens: &'static [Screen],
    /// Where the help shows it.
    pub section: Section,
}

const fn key(code: KeyCode) -> Press {
    Press { code, modifiers: KeyModifiers::NONE }
}

const fn letter(letter: char) -> Press {
    key(KeyCode::Char(letter))
}

const fn ctrl(letter: char) -> Press {
    Press { code: KeyCode::Char(letter), modifiers: KeyModifiers::CONTROL }
}

const fn shift(code: KeyCode) -> Press {
    Press { code, modifiers: KeyModifiers::SHIFT }
}

const fn with_ctrl(code: KeyCode) -> Press {
    Press { code, modifiers: KeyModifiers::CONTROL }
}

const fn row(
    action: Action,
    keys: &'static [Press],
    contexts: &'static [Context],
    screens: &'static [Screen],
    section: Section,
) -> Row {
    Row { action, keys, contexts, screens, section }
}

const LIST: &[Context] = &[Context::List];
const FIELD: &[Context] = &[Context::Field];
const DIALOG: &[Context] = &[Context::Dialog];
const MEETING: &[Context] = &[Context::Meeting];
const LIST_MEETING: &[Context] = &[Context::List, Context::Meeting];
const ALL: &[Context] = &[Context::List, Context::Field, Context::Dialog, Context::Meeting];
const NOT_FIELD: &[Context] = &[Context::List, Context::Dialog, Context::Meeting];
const NOT_LIST: &[Context] = &[Context::Field, Context::Dialog];
const ANY: &[Screen] = &[];
const TREE: &[Screen] = &[Screen::Browse];
const CONCLUSIONS: &[Screen] = &[Screen::Conclusions];
const SORTED: &[Screen] = &[Screen::Browse, Screen::Dashboard, Screen::Timeline, Screen::Units];

use KeyCode::{
    BackTab, Backspace, Delete, Down, End, Enter, Esc, F, Home, Left, PageDown, PageUp, Right, Tab,
    Up,
};

/// The built-in table.
pub static ROWS: &[Row] = &[
    // What a list can do; the first rows of a screen are the first hints.
    row(Action::Open, &[key(Enter)], ALL, ANY, Section::Here),
    row(Action::Update, &[letter('s'), key(F(2))], LIST_MEETING, ANY, Section::Here),
    row(Action::Search, &[letter('/'), ctrl('f')], LIST_MEETING, ANY, Section::Everywhere),
    row(Action::MoveDue, &[letter('t')], LIST_MEETING, ANY, Section::Here),
    row(Action::Source, &[letter('x')], LIST_MEETING, ANY, Section::Here),
    row(Action::Copy, &[letter('c')], LIST_MEETING, ANY, Section::Here),
    row(Action::Copy, &[ctrl('c')], ALL, ANY, Section::Here),
    row(Action::RollCall, &[key(F(8))], LIST, ANY, Section::Here),
    row(Action::Conclude, &[letter('r')], LIST_MEETING, ANY, Section::Here),
    row(Action::Delete, &[key(Delete)], LIST, CONCLUSIONS, Section::Here),
    row(Action::Blank, &[letter('.'), letter('b')], MEETING, ANY, Section::Here),
    row(Action::Timer, &[ctrl('t')], MEETING, ANY, Section::Here),
    row(Action::Attendance, &[key(F(8))], MEETING, ANY, Section::Here),
    row(Action::Remark, &[key(F(9))], MEETING, ANY, Section::Here),
    row(Action::FoldAll, &[letter('z')], LIST, TREE, Section::Here),
    row(Action::Filter, &[letter('f')], LIST, SORTED, Section::Here),
    // Moving about.
    row(Action::Up, &[key(Up)], ALL, ANY, Section::Moving),
    row(Action::Up, &[letter('k')], LIST_MEETING, ANY, Section::Moving),
    row(Action::Down, &[key(Down)], ALL, ANY, Section::Moving),
    row(Action::Down, &[letter('j')], LIST_MEETING, ANY, Section::Moving),
    row(Action::Left, &[key(Left)], ALL, ANY, Section::Moving),
    row(Action::Left, &[letter('h')], LIST_MEETING, ANY, Section::Moving),
    row(Action::Right, &[key(Right)], ALL, ANY, Section::Moving),
    row(Action::Right, &[letter('l')], LIST_MEETING, ANY, Section::Moving),
    row(Action::PageUp, &[key(PageUp)], ALL, ANY, Section::Moving),
    row(Action::PageDown, &[key(PageDown)], ALL, ANY, Section::Moving),
    row(Action::PageDown, &[letter(' ')], LIST_MEETING, ANY, Section::Moving),
    row(Action::Toggle, &[letter(' ')], DIALOG, ANY, Section::Moving),
    row(Action::First, &[key(Home)], ALL, ANY, Section::Moving),
    row(Action::Last, &[key(End)], ALL, ANY, Section::Moving),
    row(Action::GoTo, &[letter('g')], LIST_MEETING, ANY, Section::Moving),
    row(Action::NextPane, &[key(Tab)], ALL, ANY, Section::Moving),
    row(Action::PreviousPane, &[key(BackTab), shift(BackTab)], ALL, ANY, Section::Moving),
    // Everywhere.
    row(Action::Show(Screen::Browse), &[letter('1')], LIST, ANY, Section::Everywhere),
    row(Action::Show(Screen::Dashboard), &[letter('2')], LIST, ANY, Section::Everywhere),
    row(Action::Show(Screen::Timeline), &[letter('3')], LIST, ANY, Section::Everywhere),
    row(Action::Show(Screen::Units), &[letter('4')], LIST, ANY, Section::Everywhere),
    row(Action::Show(Screen::Conclusions), &[letter('5')], LIST, ANY, Section::Everywhere),
    row(Action::Show(Screen::Document), &[letter('6')], LIST, ANY, Section::Everywhere),
    row(Action::Meeting, &[key(F(5))], LIST_MEETING, ANY, Section::Everywhere),
    row(Action::MeetingHere, &[shift(F(5))], LIST_MEETING, ANY, Section::Everywhere),
    row(Action::Export, &[letter('p')], LIST, ANY, Section::Everywhere),
    row(Action::Programmes, &[ctrl('o')], LIST, ANY, Section::Everywhere),
    row(Action::NextHit, &[letter('n'), key(F(3))], LIST, ANY, Section::Everywhere),
    row(Action::PreviousHit, &[letter('N'), shift(F(3))], LIST, ANY, Section::Everywhere),
    row(Action::Undo, &[ctrl('z')], ALL, ANY, Section::Everywhere),
    row(Action::Redo, &[ctrl('y')], ALL, ANY, Section::Everywhere),
    row(Action::Moment, &[key(F(6))], LIST, ANY, Section::Everywhere),
    row(Action::Compare, &[key(F(7))], LIST, ANY, Section::Everywhere),
    row(Action::Help, &[letter('?')], NOT_FIELD, ANY, Section::Everywhere),
    row(Action::Help, &[key(F(1))], ALL, ANY, Section::Everywhere),
    row(Action::Palette, &[letter(':')], NOT_FIELD, ANY, Section::Everywhere),
    row(Action::Palette, &[ctrl('p')], ALL, ANY, Section::Everywhere),
    row(Action::Theme, &[letter('v')], NOT_FIELD, ANY, Section::Everywhere),
    row(Action::Simpler, &[letter('+'), letter('=')], LIST, ANY, Section::Everywhere),
    row(Action::Denser, &[letter('-')], LIST, ANY, Section::Everywhere),
    row(Action::Mouse, &[letter('m')], LIST_MEETING, ANY, Section::Everywhere),
    row(Action::Back, &[key(Esc)], ALL, ANY, Section::Everywhere),
    row(Action::Redraw, &[ctrl('l')], ALL, ANY, Section::Everywhere),
    row(Action::Quit, &[letter('q')], LIST_MEETING, ANY, Section::Everywhere),
    row(Action::Quit, &[ctrl('q')], ALL, ANY, Section::Everywhere),
    // Writing.
    row(Action::Save, &[ctrl('s')], NOT_LIST, ANY, Section::Writing),
    row(Action::Erase, &[key(Backspace), ctrl('h')], FIELD, ANY, Section::Writing),
    row(Action::EraseForward, &[key(Delete)], FIELD, ANY, Section::Writing),
    row(Action::EraseWord, &[ctrl('w')], FIELD, ANY, Section::Writing),
    row(Action::EraseToStart, &[ctrl('u')], FIELD, ANY, Section::Writing),
    row(Action::SelectAll, &[ctrl('a')], FIELD, ANY, Section::Writing),
    row(Action::SelectLeft, &[shift(Left)], FIELD, ANY, Section::Writing),
    row(Action::SelectRight, &[shift(Right)], FIELD, ANY, Section::Writing),
    row(Action::SelectFirst, &[shift(Home)], FIELD, ANY, Section::Writing),
    row(Action::SelectLast, &[shift(End)], FIELD, ANY, Section::Writing),
    row(Action::WordLeft, &[with_ctrl(Left)], FIELD, ANY, Section::Writing),
    row(Action::WordRight, &[with_ctrl(Right)], FIELD, ANY, Section::Writing),
    row(Action::Editor, &[ctrl('e')], FIELD, ANY, Section::Writing),
];

/// Actions without a key, found in the palette only.
pub const PALETTE_ONLY: [Action; 10] = [
    Action::CloseReview,
    Action::Refreeze,
    Action::DropReview,
    Action::Import,
    Action::Scope,
    Action::CloseQuarter,
    Action::Lock,
    Action::ClearFilter,
    Action::Language,
    Action::Suspend,
];

/// What a key asks for in a context, on any screen.
#[must_use]
pub fn lookup(context: Context, event: &KeyEvent) -> Option<&'static Row> {
    let press = normal(event);
    let erases = press.code == Backspace && context == Context::Field;
    let wanted = if erases { key(Backspace) } else { press };
    rows().iter().find(|row| row.contexts.contains(&context) && row.keys.contains(&wanted))
}

/// A letter carries its own Shift, and Ctrl+letter is the same in both cases.
fn normal(event: &KeyEvent) -> Press {
    let kept = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
    match event.code {
        KeyCode::Char(c) if kept.contains(KeyModifiers::CONTROL) => {
            Press { code: KeyCode::Char(c.to_ascii_lowercase()), modifiers: kept }
        }
        KeyCode::Char(_) => Press { code: event.code, modifiers: kept - KeyModifiers::SHIFT },
        code => Press { code, modifiers: kept },
    }
}

/// Whether a row works on a screen.
#[must_use]
pub fn works_on(row: &Row, screen: Screen) -> bool {
    row.screens.is_empty() || row.screens.contains(&screen)
}

/// Whether an action has a use on a screen. What has no key is found in the
/// palette and works everywhere.
#[must_use]
pub fn is_of_use(action: Action, screen: Screen) -> bool {
    let mut known = rows().iter().filter(|row| row.action == action).peekable();
    known.peek().is_none() || known.any(|row| works_on(row, screen))
}

/// Every key of an action in a context, as a reader names them, the main one first.
#[must_use]
pub fn keys_of(action: Action, context: Context) -> Vec<String> {
    rows()
        .iter()
        .filter(|row| row.action == action && row.contexts.contains(&context))
        .flat_map(|row| row.keys)
        .map(ToString::to_string)
        .collect()
}

impl std::fmt::Display for Press {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            f.write_str("Ctrl+")?;
        }
        if self.modifiers.contains(KeyModifiers::SHIFT) || self.code == BackTab {
            f.write_str("Shift+")?;
        }
        match self.code {
            Up => f.write_str("↑"),
            Down => f.write_str("↓"),
            Left => f.write_str("←"),
            Right => f.write_str("→"),
            PageUp => f.write_str("PgUp"),
            PageDown => f.write_str("PgDn"),
            Tab | BackTab => f.write_str("Tab"),
            Enter => f.write_str("Enter"),
            Esc => f.write_str("Esc"),
            Home => f.write_str("Home"),
            End => f.write_str("End"),
            Delete => f.write_str("Delete"),
            Backspace => f.write_str("Backspace"),
            F(number) => write!(f, "F{number}"),
            KeyCode::Char(' ') => f.write_str("Space"),
            KeyCode::Char(c) if self.modifiers.contains(KeyModifiers::CONTROL) => {
                write!(f, "{}", c.to_ascii_uppercase())
            }
            KeyCode::Char(c) => write!(f, "{c}"),
            other => write!(f, "{other}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things() {
        for context in [Context::List, Context::Field, Context::Dialog, Context::Meeting] {
            let mut seen: Vec<Press> = Vec::new();
            for row in ROWS.iter().filter(|row| row.contexts.contains(&context)) {
                for press in row.keys {
                    assert!(!seen.contains(press), "{press} twice in {context:?}");
                    seen.push(*press);
                }
            }
        }
    }

    #[test]
    fn letters_are_only_those_no_input_method_rewrites() {
        let safe = "bcfghjklmnpqrstvxzN/?:.+-= 123456";
        for row in ROWS {
            for press in row.keys {
                assert!(!press.modifiers.contains(KeyModifiers::ALT));
                if let (KeyCode::Char(c), KeyModifiers::NONE) = (press.code, press.modifiers) {
                    assert!(safe.contains(c), "{c:?} is not safe");
                }
            }
        }
    }
}
