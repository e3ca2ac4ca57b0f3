//! Where the rows of a table hang: groups open, numbers met.

use std::collections::HashMap;

use super::assemble::Above;
use super::figures::roman;
use super::rows::is_small;
use crate::domain::{Key, Period};

/// Where the next row of a table hangs.
pub(super) struct Place {
    /// What the table hangs on.
    pub above: Above,
    /// The groups open, each below the one before.
    pub groups: Vec<Group>,
    /// The numbers that have rows of their own.
    pub numbers: HashMap<String, Numbered>,
    /// The last of them that is a plain number.
    pub counted: Option<Numbered>,
    /// The last number of each list of the table.
    pub last: HashMap<String, u32>,
    /// What the row above says of lead, help and time.
    pub said: Said,
}

/// A group of rows.
pub(super) struct Group {
    pub rank: Rank,
    /// What its rows inherit.
    pub above: Above,
    /// The time its heading names: "Đến năm 2030".
    pub by: Option<Period>,
}

/// How a group is numbered. The first met stands above the others.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    Letter,
    Roman,
    Plain,
    None,
}

/// A row with a number.
#[derive(Clone)]
pub(super) struct Numbered {
    pub key: Key,
    /// Its lead as written, for the rows below it.
    pub lead: String,
}

/// The words of a row's cells.
#[derive(Clone, Default)]
pub(super) struct Said {
    pub lead: String,
    pub help: String,
    pub time: String,
}

impl Rank {
    pub fn of(number: &str) -> Self {
        if number.is_empty() {
            Self::None
        } else if roman(number).is_some() {
            Self::Roman
        } else if number.starts_with(|c: char| c.is_ascii_digit()) {
            Self::Plain
        } else {
            Self::Letter
        }
    }
}

impl Place {
    pub fn new(above: &Above) -> Self {
        Self {
            above: above.clone(),
            groups: Vec::new(),
            numbers: HashMap::new(),
            counted: None,
            last: HashMap::new(),
            said: Said::default(),
        }
    }

    /// What rows hang on now.
    pub fn group(&self) -> &Above {
        self.groups.last().map_or(&self.above, |group| &group.above)
    }

    pub fn stem(&self) -> Option<&Key> {
        self.group().stem.as_ref().or(self.group().key.as_ref())
    }

    /// The row a row hangs on: the one whose number is the beginning of its own
    /// (11 for 11.1), the last numbered one for a letter or a dash.
    pub fn row_above(&self, number: &str, dashed: bool) -> Option<&Numbered> {
        if let Some((above, _)) = number.rsplit_once('.') {
            return self.numbers.get(plain_number(above));
        }
        let lower = is_small(number) || number == "-" || (dashed && number.is_empty());
        self.counted.as_ref().filter(|_| lower)
    }

    pub fn remember(&mut self, number: &str, row: Numbered) {
        if number.starts_with(|c: char| c.is_ascii_digit()) {
            self.counted = Some(row.clone());
        }
        self.numbers.insert(plain_number(number).to_owned(), row);
    }
}

/// "01" counts as 1.
pub(super) fn plain_number(number: &str) -> &str {
    let bare = number.trim_start_matches('0');
    if bare.starts_with(|c: char| c.is_ascii_digit()) { bare } else { number }
}
