//! Who belongs to a group: listed once by somebody, one name a line. Nothing
//! is guessed.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use super::field::Field;
use super::overlay::{Overlay, Step};
use super::question::{Question, Subject};
use super::state::{Pending, State};
use crate::action::Action;
use crate::domain::{Change, UnitId};
use crate::say;
use crate::text::clean;

/// The names in a list as it is pasted from Word or Zalo: one a line, without
/// numbers or bullets in front and marks of a list behind; in the order of the
/// lines, none twice.
#[must_use]
pub fn names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in clean(text).lines() {
        let words: Vec<&str> = unnumbered(line).split_whitespace().collect();
        let name = words.join(" ");
        let name = name.trim_end_matches([';', ',', '.']).trim_end();
        let is_known = |known: &String| known.to_lowercase() == name.to_lowercase();
        if name.chars().any(char::is_alphanumeric) && !names.iter().any(is_known) {
            names.push(name.to_owned());
        }
    }
    names
}

/// What stands in front of the lines of a list; the last two are those of Word.
const BULLETS: [char; 11] = ['-', '–', '—', '+', '*', '•', '●', '▪', '·', '\u{F0B7}', '\u{F0A7}'];

/// A line without what numbers it: "1.", "(2)", "3/", "04 -", "a)", "-", "•".
fn unnumbered(line: &str) -> &str {
    let mut rest = line.trim();
    // "1. - Chi bộ …": a number and a bullet.
    for _ in 0..2 {
        let bare = rest.trim_start_matches(BULLETS);
        rest = numbered(bare.trim_start()).unwrap_or(bare).trim_start();
    }
    rest
}

/// What stands behind a number that is no part of a name: behind it comes a
/// mark and then no other number ("30/4"), or a tab.
fn numbered(line: &str) -> Option<&str> {
    let inside = line.strip_prefix('(').unwrap_or(line);
    let digits = inside.trim_start_matches(|c: char| c.is_ascii_digit());
    let length = inside.len() - digits.len();
    if !(1..=3).contains(&length) {
        return None;
    }
    if let Some(rest) = digits.strip_prefix('\t') {
        return Some(rest);
    }
    let rest = digits.trim_start().strip_prefix(['.', ')', '/', ':', '-', '–'])?;
    let rest = rest.strip_prefix(['.', ')', '-', '–', ':']).unwrap_or(rest);
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
}

/// The open list of a group's members.
#[derive(Debug, Clone)]
pub struct MembersForm {
    /// The group.
    pub unit: UnitId,
    /// Its full name.
    pub name: String,
    /// One name a line.
    pub field: Field,
    /// Why it could not be saved.
    pub complaint: Option<String>,
    /// The members until now.
    before: Vec<String>,
}

impl MembersForm {
    /// The list of a group, as it is known.
    #[must_use]
    pub fn open(state: &State, unit: &UnitId) -> Self {
        let before = state.volume().map(|volume| volume.board.members(unit).to_vec());
        let before = before.unwrap_or_default();
        let name = state.library.unit(unit).map_or(unit.as_str(), |known| &known.name).to_owned();
        Self {
            unit: unit.clone(),
            name,
            field: Field::paragraph(&before.join("\n")),
            complaint: None,
            before,
        }
    }

    /// The names as they would be kept.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        names(&self.field.raw())
    }

    /// What follows when the text has changed.
    pub fn written(&mut self) {
        self.complaint = None;
    }

    /// Does what a key asks for.
    pub fn act(mut self: Box<Self>, state: &mut State, action: Action) -> Step {
        match action {
            Action::Open => self.field.insert('\n'),
            Action::Save => return self.save(state),
            Action::Back if self.names() != self.before => {
                let question = Question::new(Subject::LeaveMembers(self));
                return (Some(Overlay::Question(question)), Vec::new());
            }
            Action::Back => return (None, Vec::new()),
            _ => {}
        }
        (Some(Overlay::Members(self)), Vec::new())
    }

    fn save(mut self: Box<Self>, state: &mut State) -> Step {
        let after = self.names();
        if after.is_empty() && self.before.is_empty() {
            self.complaint = Some(say!(state.words, "members-no-names"));
            return (Some(Overlay::Members(self)), Vec::new());
        }
        if after == self.before {
            return (None, Vec::new());
        }
        let before = self.before.clone();
        let change = Change::Members { unit: self.unit.clone(), before, after };
        let effects = super::changes::commit(state, Pending::Edit, change);
        // It stays until the store has answered.
        (Some(Overlay::Members(self)), effects)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::names;

    #[test]
    fn a_list_is_taken_as_it_is_pasted() {
        let pasted = "DANH SÁCH:\r\n1. Chi bộ Tổ dân phố số 1;\r\n2) Chi bộ Tổ dân phố số 2,\n\
            (3) Chi bộ Tổ dân phố số 3\n04 - Chi bộ 30/4\n\n- 30/4\n5\tChi bộ\u{a0}Trường  THCS\n\
            • Chi bộ tổ dân phố số 1\n6/ Đảng bộ Trươ\u{300}ng THPT.\n-\n7.- Chi bộ Cầu Niệm";
        let expected = [
            "DANH SÁCH:",
            "Chi bộ Tổ dân phố số 1",
            "Chi bộ Tổ dân phố số 2",
            "Chi bộ Tổ dân phố số 3",
            "Chi bộ 30/4",
            "30/4",
            "Chi bộ Trường THCS",
            "Đảng bộ Trường THPT",
            "Chi bộ Cầu Niệm",
        ];
        assert_eq!(names(pasted), expected);
        assert_eq!(names(" \n\n- \n 1. \n"), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn what_was_taken_is_taken_again_as_it_is(
            lines in proptest::collection::vec("[0-9]{0,2}[.) -]{0,2}[A-Za-zĐđạ0-9 ]{0,12}", 0..8),
        ) {
            let once = names(&lines.join("\n"));
            let mut seen = std::collections::BTreeSet::new();
            for name in &once {
                prop_assert!(!name.trim().is_empty());
                prop_assert!(seen.insert(name.to_lowercase()), "{} twice", name);
            }
            prop_assert_eq!(names(&once.join("\n")), once);
        }
    }
}
