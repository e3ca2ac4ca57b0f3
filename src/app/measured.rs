//! What a drawing measured: the only thing that comes back from a view.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use crate::action::{Action, Screen};
use crate::domain::Key;

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// The left column.
    pub x: u16,
    /// The upper row.
    pub y: u16,
    /// How many columns.
    pub width: u16,
    /// How many rows.
    pub height: u16,
}

impl Area {
    /// Whether a cell lies in it.
    #[must_use]
    pub fn holds(&self, column: u16, row: u16) -> bool {
        (self.x..self.x.saturating_add(self.width)).contains(&column)
            && (self.y..self.y.saturating_add(self.height)).contains(&row)
    }
}

/// What a click in an area means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// A tab.
    Tab(Screen),
    /// The row of a node.
    Node(Key),
    /// The nth row of the list with the keys.
    Row(usize),
    /// A pane of the screen.
    Pane(usize),
    /// Something a key would have asked for.
    Do(Action),
}

/// What the last drawing measured.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Measured {
    /// How many columns the window has.
    pub columns: u16,
    /// How many rows the window has.
    pub rows: u16,
    /// How many rows a page of the focused list has.
    pub page: usize,
    /// How far the text beside or over the list can be scrolled.
    pub overflow: usize,
    /// How many columns the focused paragraph has.
    pub field_width: u16,
    /// Where the hidden cursor rests in a list, for screen readers.
    pub cursor: Option<(u16, u16)>,
    /// What can be clicked; later ones lie over earlier ones.
    pub spots: Vec<(Area, Spot)>,
}

impl Measured {
    /// How many rows to move for a page; at least one.
    #[must_use]
    pub fn step(&self) -> usize {
        self.page.saturating_sub(1).max(1)
    }

    /// What lies in a cell.
    #[must_use]
    pub fn at(&self, column: u16, row: u16) -> Option<&Spot> {
        self.spots.iter().rev().find(|(area, _)| area.holds(column, row)).map(|(_, spot)| spot)
    }
}

/// Where a cursor goes in a list of `length` rows.
#[must_use]
pub fn moved(at: usize, length: usize, action: Action, step: usize) -> usize {
    let last = length.saturating_sub(1);
    let at = at.min(last);
    match action {
        Action::Up => at.saturating_sub(1),
        Action::Down => (at + 1).min(last),
        Action::PageUp => at.saturating_sub(step),
        Action::PageDown => (at + step).min(last),
        Action::First => 0,
        Action::Last => last,
        _ => at,
    }
}
