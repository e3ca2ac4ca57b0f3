//! Stable names for the places of a document.

use std::collections::HashMap;

use super::numbering::{Marker, Style};
use crate::domain::Key;

/// Gives out keys and sees to it that none is given twice.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// Every key given, and how often it was asked for.
    given: HashMap<String, usize>,
}

impl Keys {
    /// The key of a numbered place below `above`: for "1.1" the key of what
    /// stands above all plain numbers, since the number names its own group.
    pub fn numbered(&mut self, above: Option<&Key>, marker: &Marker) -> Key {
        let last = marker.ordinal();
        let own = match marker.style {
            Style::Appendix if last == 0 => "PL".to_owned(),
            Style::Appendix => format!("PL{last}"),
            Style::Part => format!("P{last}"),
            Style::Chapter => format!("C{last}"),
            Style::Division => format!("M{last}"),
            Style::Article => format!("D{last}"),
            Style::Named => format!("N{last}"),
            Style::Upper
            | Style::Roman
            | Style::Arabic(_)
            | Style::Letter
            | Style::HalfNumber
            | Style::InNumber
            | Style::InLetter
            | Style::InRoman
            | Style::Bullet(_) => marker.number.clone(),
        };
        let path = above.map_or(own.clone(), |above| format!("{above}.{own}"));
        self.unique(&path)
    }

    /// The key of the `ordinal`th place without a number below `above`.
    pub fn counted(&mut self, above: &str, ordinal: usize) -> Key {
        self.unique(&format!("{above}/{ordinal}"))
    }

    /// The key of a row of a table by what its first cell says.
    pub fn row(&mut self, above: Option<&Key>, number: &str) -> Key {
        self.unique(&above.map_or(number.to_owned(), |above| format!("{above}.{number}")))
    }

    fn unique(&mut self, path: &str) -> Key {
        let Some(times) = self.given.get(path).copied() else {
            self.given.insert(path.to_owned(), 1);
            return Key::new(path.to_owned());
        };
        let mut times = times + 1;
        let mut given = format!("{path}~{times}");
        while self.given.contains_key(&given) {
            times += 1;
            given = format!("{path}~{times}");
        }
        self.given.insert(path.to_owned(), times);
        self.given.insert(given.clone(), 1);
        Key::new(given)
    }
}
