//! A person's own keys: `keymap.toml` in the configuration folder.
//!
//! ```toml
//! update = ["r"]
//! source = ["F9", "Ctrl+X"]
//! ```
//!
//! Only the commands of lists can be given other keys: arrows, Enter, Esc and
//! Tab always do what they do. One fault, and the built-in keys stay.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crossterm::event::{KeyCode, KeyModifiers};
use toml::Spanned;

use super::{Press, ROWS, Row};
use crate::action::{Action, Context, Screen};

static OWN: OnceLock<Vec<Row>> = OnceLock::new();

/// The table in force.
#[must_use]
pub fn rows() -> &'static [Row] {
    OWN.get().map_or(ROWS, Vec::as_slice)
}

/// Puts a person's own table in force, once, before the first key.
pub fn install(rows: Vec<Row>) {
    let _ = OWN.set(rows);
}

/// Why a table of one's own cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeymapError {
    /// The line, counted from 1; 0 where none can be named.
    pub line: usize,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong in a table of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It is no TOML, or not of this shape; in the words of what read it.
    Shape(String),
    /// No action has this name.
    UnknownAction(String),
    /// No key has this name.
    UnknownKey(String),
    /// A Vietnamese input method or the terminal rewrites this key.
    UnsafeKey(String),
    /// The key means something else already.
    TakenKey(String),
}

/// The actions that can have other keys, by name.
const NAMES: &[(&str, Action)] = &[
    ("update", Action::Update),
    ("search", Action::Search),
    ("move_due", Action::MoveDue),
    ("source", Action::Source),
    ("copy", Action::Copy),
    ("conclude", Action::Conclude),
    ("fold_all", Action::FoldAll),
    ("filter", Action::Filter),
    ("goto", Action::GoTo),
    ("browse", Action::Show(Screen::Browse)),
    ("dashboard", Action::Show(Screen::Dashboard)),
    ("timeline", Action::Show(Screen::Timeline)),
    ("units", Action::Show(Screen::Units)),
    ("conclusions", Action::Show(Screen::Conclusions)),
    ("document", Action::Show(Screen::Document)),
    ("next_hit", Action::NextHit),
    ("previous_hit", Action::PreviousHit),
    ("simpler", Action::Simpler),
    ("denser", Action::Denser),
    ("moment", Action::Moment),
    ("compare", Action::Compare),
    ("mouse", Action::Mouse),
    ("quit", Action::Quit),
];

/// Letters and signs that no input method rewrites (UX §1.5).
const SAFE: &str = "bcfghjklmnpqrstvxzN/?:.+-=123456";

/// Ctrl combinations that terminals use for keys of their own; Windows Terminal
/// pastes with Ctrl+V.
const TAKEN_BY_TERMINALS: &str = "hijmv";

/// The table with a person's own keys in it.
///
/// # Errors
/// On the first fault, with its line.
pub fn read(text: &str) -> Result<Vec<Row>, KeymapError> {
    let line_at = |at: usize| text.get(..at).map_or(0, |before| before.split('\n').count());
    let shape = |error: &toml::de::Error| KeymapError {
        line: error.span().map_or(0, |span| line_at(span.start)),
        fault: Fault::Shape(error.message().to_owned()),
    };
    let wanted: BTreeMap<String, Spanned<Vec<String>>> =
        toml::from_str(text).map_err(|error| shape(&error))?;
    let mut rows = ROWS.to_vec();
    for (name, keys) in &wanted {
        let fail = |fault| KeymapError { line: line_at(keys.span().start), fault };
        let known = NAMES.iter().find(|(known, _)| known == name);
        let (_, action) = known.ok_or_else(|| fail(Fault::UnknownAction(name.clone())))?;
        let presses = keys.get_ref().iter().map(|key| press(key));
        let presses = presses.collect::<Result<Vec<_>, _>>().map_err(fail)?;
        give(&mut rows, *action, presses);
    }
    let lines: Vec<usize> = wanted.values().map(|keys| line_at(keys.span().start)).collect();
    let last = lines.into_iter().max().unwrap_or(0);
    taken_twice(&rows).map_or(Ok(rows), |press| {
        Err(KeymapError { line: last, fault: Fault::TakenKey(press.to_string()) })
    })
}

/// Gives an action its keys in lists; what it has elsewhere stays.
fn give(rows: &mut Vec<Row>, action: Action, presses: Vec<Press>) {
    let in_lists = |row: &Row| {
        row.action == action
            && row.contexts.contains(&Context::List)
            && !row.contexts.contains(&Context::Field)
            && !row.contexts.contains(&Context::Dialog)
    };
    let Some(at) = rows.iter().position(in_lists) else { return };
    // Once for the whole run: the table lives as long as the program.
    let keys: &'static [Press] = Vec::leak(presses);
    if let Some(row) = rows.get_mut(at) {
        row.keys = keys;
    }
    let mut place = 0;
    rows.retain(|row| {
        place += 1;
        place - 1 == at || !in_lists(row)
    });
}

fn taken_twice(rows: &[Row]) -> Option<Press> {
    // What lists can do, the wall can do too.
    [Context::List, Context::Meeting].into_iter().find_map(|context| {
        let mut seen: Vec<Press> = Vec::new();
        let here = rows.iter().filter(|row| row.contexts.contains(&context));
        here.flat_map(|row| row.keys).copied().find(|press| {
            let is_taken = seen.contains(press);
            seen.push(*press);
            is_taken
        })
    })
}

fn press(name: &str) -> Result<Press, Fault> {
    let plain = |code| Press { code, modifiers: KeyModifiers::NONE };
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        let is_safe = SAFE.contains(letter);
        return if is_safe {
            Ok(plain(KeyCode::Char(letter)))
        } else {
            Err(Fault::UnsafeKey(name.to_owned()))
        };
    }
    if let Some(letter) = name.strip_prefix("Ctrl+").filter(|rest| rest.chars().count() == 1) {
        let letter = letter.to_ascii_lowercase();
        let letter = letter.chars().next().filter(char::is_ascii_lowercase);
        let letter = letter.ok_or_else(|| Fault::UnknownKey(name.to_owned()))?;
        if TAKEN_BY_TERMINALS.contains(letter) {
            return Err(Fault::UnsafeKey(name.to_owned()));
        }
        return Ok(Press { code: KeyCode::Char(letter), modifiers: KeyModifiers::CONTROL });
    }
    match name.strip_prefix('F').and_then(|number| number.parse::<u8>().ok()) {
        // F11 and F12 belong to the window.
        Some(number @ 1..=10) => Ok(plain(KeyCode::F(number))),
        Some(_) => Err(Fault::UnsafeKey(name.to_owned())),
        None => Err(Fault::UnknownKey(name.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (usize, Fault) {
        let error = read(text).expect_err("a fault");
        (error.line, error.fault)
    }

    #[test]
    fn keys_are_given_and_the_old_ones_are_free() {
        let rows = read("update = [\"F4\", \"F10\"]\nsource = [\"s\"]\n").expect("a table");
        let keys = |action: Action| {
            let rows = rows.iter().filter(move |row| row.action == action);
            rows.flat_map(|row| row.keys).map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(keys(Action::Update), ["F4", "F10"]);
        assert_eq!(keys(Action::Source), ["s"]);
        assert_eq!(keys(Action::Search), ["/", "Ctrl+F"]);
    }

    #[test]
    fn what_an_input_method_rewrites_is_refused_with_its_line() {
        assert_eq!(fault("\nupdate = [\"u\"]"), (2, Fault::UnsafeKey("u".into())));
        assert_eq!(fault("update = [\"w\"]").1, Fault::UnsafeKey("w".into()));
        assert_eq!(fault("update = [\"Ctrl+H\"]").1, Fault::UnsafeKey("Ctrl+H".into()));
        assert_eq!(fault("update = [\"F11\"]").1, Fault::UnsafeKey("F11".into()));
        assert_eq!(fault("update = [\"Hyper+X\"]").1, Fault::UnknownKey("Hyper+X".into()));
        assert_eq!(fault("fly = [\"r\"]").1, Fault::UnknownAction("fly".into()));
        assert_eq!(fault("update = [\"t\"]").1, Fault::TakenKey("t".into()));
        assert_eq!(fault("update = [\"b\"]").1, Fault::TakenKey("b".into()), "of the wall");
        assert!(matches!(fault("update = 3").1, Fault::Shape(_)));
    }
}
