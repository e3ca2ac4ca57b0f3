//! Stable names for the places of a document.

use std::collections::{HashMap, HashSet};

use super::marker::{Marker, Style};
use crate::domain::Key;

/// Gives out keys and sees to it that none is given twice.
#[derive(Debug, Default)]
pub(super) struct Keys {
    given: HashSet<String>,
    /// How often a path has been asked for, where it was more than once.
    times: HashMap<String, usize>,
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
        if self.given.insert(path.to_owned()) {
            return Key::new(path.to_owned());
        }
        let times = self.times.entry(path.to_owned()).or_insert(1);
        loop {
            *times += 1;
            let given = format!("{path}~{times}");
            if self.given.insert(given.clone()) {
                return Key::new(given);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_repeated_without_end_gets_its_key_at_once() {
        let mut keys = Keys::default();
        assert_eq!(keys.row(None, "1~3").as_str(), "1~3");
        let last = (0..100_000).map(|_| keys.row(None, "1")).last();
        assert_eq!(last.map(|key| key.to_string()).as_deref(), Some("1~100001"));
    }
}
