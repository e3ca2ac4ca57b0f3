//! Which years are on the page, and how wide everything is.

use crate::domain::Quarter;
use crate::view::ONE_PANE;

/// The least the names of the rows keep beside the quarters.
const NAMES: usize = 28;

/// From this width on a quarter has three columns.
const WIDE: u16 = 100;

/// The years on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Grid {
    /// The first year on the page.
    pub(super) first: i32,
    /// How many years are on the page.
    pub(super) years: usize,
    /// How many years there are.
    pub(super) of: usize,
    /// How many columns a quarter has.
    pub(super) cell: usize,
    /// How many columns the names have.
    pub(super) names: usize,
}

impl Grid {
    /// As many years as fit beside the names; one on a page where the window
    /// is narrow. The page is the one with the quarter under the cursor.
    pub(super) fn of(
        columns: usize,
        window: u16,
        (first, last): (i32, i32),
        quarter: Quarter,
    ) -> Self {
        let of = usize::try_from(last - first).unwrap_or(0) + 1;
        let fitting =
            |cell: usize| (columns.saturating_sub(NAMES + 1) / (4 * cell + 1)).clamp(1, of);
        let is_narrow = window < ONE_PANE;
        let cell = match (is_narrow, window >= WIDE && fitting(3) == of) {
            (true, _) | (false, true) => 3,
            (false, false) => 2,
        };
        let years = if is_narrow { 1 } else { fitting(cell) };
        let chosen = usize::try_from(quarter.year - first).unwrap_or(0);
        let start = (chosen / years * years).min(of - years);
        let names = columns.saturating_sub(1 + years * (4 * cell + 1));
        Self { first: first + i32::try_from(start).unwrap_or(0), years, of, cell, names }
    }

    pub(super) fn years(self) -> impl Iterator<Item = i32> {
        (self.first..).take(self.years)
    }

    pub(super) fn quarters(self) -> impl Iterator<Item = Quarter> {
        self.years().flat_map(|year| (1..=4).map(move |number| Quarter { year, number }))
    }

    /// How many columns lie before a quarter, the row's mark included; none
    /// when it is not on the page.
    pub(super) fn column(self, quarter: Quarter) -> Option<u16> {
        let at = self.quarters().position(|known| known == quarter)?;
        let (year, number) = (at / 4, at % 4);
        u16::try_from(2 + self.names + year * (4 * self.cell + 1) + number * self.cell).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(window: u16, years: (i32, i32), year: i32) -> Grid {
        Grid::of(usize::from(window) - 2, window, years, Quarter { year, number: 3 })
    }

    #[test]
    fn the_sizes_of_the_mock_ups() {
        let small = Grid { first: 2026, years: 5, of: 5, cell: 2, names: 32 };
        assert_eq!(grid(80, (2026, 2030), 2026), small);
        let large = Grid { first: 2026, years: 5, of: 5, cell: 3, names: 52 };
        assert_eq!(grid(120, (2026, 2030), 2026), large);
        let narrow = Grid { first: 2028, years: 1, of: 5, cell: 3, names: 44 };
        assert_eq!(grid(60, (2026, 2030), 2028), narrow);
    }

    proptest::proptest! {
        #[test]
        fn the_cursor_is_on_the_page_and_the_page_in_the_window(
            window in 60_u16..300, first in 1990_i32..2100, more in 0_i32..80, at in 0_i32..80,
        ) {
            let year = first + at.min(more);
            let grid = grid(window, (first, first + more), year);
            let column = grid.column(Quarter { year, number: 4 }).expect("on the page");
            proptest::prop_assert!(usize::from(column) + grid.cell <= usize::from(window) - 2);
            proptest::prop_assert!(grid.first >= first);
            proptest::prop_assert!(grid.years().all(|year| year <= first + more));
            proptest::prop_assert!(grid.names >= 24);
        }
    }
}
