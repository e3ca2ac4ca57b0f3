//! Where the letters of a field and its cursor stand on the screen. Drawn is
//! composed text only, whatever was typed: terminals place loose marks badly.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::content::Content;
use crate::text::{self, Measure};

/// What shows of a field of one line. Columns count from its left edge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisibleLine {
    /// What to draw; never wider than asked for.
    pub text: String,
    /// Where the cursor stands; less than the width asked for.
    pub cursor_column: u16,
    /// How many columns of the text are hidden at the left.
    pub scroll: usize,
    /// The columns that are selected.
    pub selected: Option<Range<u16>>,
}

/// A field wrapped into rows. Columns count from its left edge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrappedText {
    /// All rows, from the first; at least one.
    pub lines: Vec<WrappedLine>,
    /// The row of the cursor, counted from 0.
    pub cursor_row: usize,
    /// Where in its row the cursor stands; less than the width asked for.
    pub cursor_column: u16,
}

/// One row of a wrapped field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrappedLine {
    /// What to draw; never wider than asked for.
    pub text: String,
    /// The columns that are selected.
    pub selected: Option<Range<u16>>,
}

impl WrappedText {
    /// The first row to draw where only `height` rows have room, so that the
    /// cursor shows.
    #[must_use]
    pub fn first_row(&self, height: u16) -> usize {
        scroll(self.cursor_row, usize::from(height))
    }
}

/// One letter (grapheme): where it stands in the content, and how it is drawn.
struct Letter {
    start: usize,
    end: usize,
    drawn: String,
    measure: Measure,
}

/// One row: the code points it covers, and the letters of its line in it.
struct Row {
    letters: Vec<Letter>,
    start: usize,
    end: usize,
    ends_line: bool,
}

impl Content {
    pub(super) fn visible_line(&self, columns: u16) -> VisibleLine {
        let width = usize::from(columns).max(1);
        let letters = self.letters_in(0..self.letters.len());
        let cursor = column_of(&letters, self.cursor);
        let mut hidden = 0;
        let goal = scroll(cursor, width);
        let first = letters.iter().position(|letter| {
            let stays = hidden >= goal;
            hidden += if stays { 0 } else { letter.measure.columns };
            stays
        });
        let shown = &letters[first.unwrap_or(letters.len())..];
        let mut taken = 0;
        let fitting = shown.iter().take_while(|letter| {
            taken += letter.measure.columns;
            taken <= width
        });
        let place = |at| column_of(&letters, at).saturating_sub(hidden).min(width);
        VisibleLine {
            text: fitting.map(|letter| letter.drawn.as_str()).collect(),
            cursor_column: narrow(cursor.saturating_sub(hidden).min(width - 1)),
            scroll: hidden,
            selected: self
                .selection()
                .map(|range| narrow(place(range.start))..narrow(place(range.end)))
                .filter(|range| !range.is_empty()),
        }
    }

    pub(super) fn wrapped(&self, columns: u16) -> WrappedText {
        let rows = self.rows(columns);
        let cursor_row = self.cursor_row(&rows);
        let width = row_width(columns);
        let selection = self.selection();
        let cursor_column = rows.get(cursor_row).map_or(0, |row| row.column_of(self.cursor, width));
        let line = |row: &Row| {
            let text: String = row.letters.iter().map(|letter| letter.drawn.as_str()).collect();
            let selected = selection.as_ref().map(|range| {
                let start = row.column_of(range.start.max(row.start), width);
                start..row.column_of(range.end.min(row.end), width)
            });
            WrappedLine {
                text: text.trim_end().to_owned(),
                selected: selected
                    .filter(|range| !range.is_empty())
                    .map(|range| narrow(range.start)..narrow(range.end)),
            }
        };
        WrappedText {
            lines: rows.iter().map(line).collect(),
            cursor_row,
            cursor_column: narrow(cursor_column),
        }
    }

    /// The place one row further, and the column it tried to keep.
    pub(super) fn row_step(
        &self,
        columns: u16,
        goal: Option<usize>,
        step: impl Fn(usize) -> Option<usize>,
    ) -> Option<(usize, usize)> {
        let rows = self.rows(columns);
        let from = self.cursor_row(&rows);
        let width = row_width(columns);
        let goal = goal.or_else(|| rows.get(from).map(|row| row.column_of(self.cursor, width)))?;
        let row = rows.get(step(from)?)?;
        Some((row.place_at(goal), goal))
    }

    fn cursor_row(&self, rows: &[Row]) -> usize {
        let holds = |row: &Row| {
            row.start <= self.cursor
                && (self.cursor < row.end || (self.cursor == row.end && row.ends_line))
        };
        rows.iter().position(holds).unwrap_or(0)
    }

    fn rows(&self, columns: u16) -> Vec<Row> {
        let mut rows = Vec::new();
        for line in self.lines() {
            let letters = self.letters_in(line.clone());
            let measures: Vec<Measure> = letters.iter().map(|letter| letter.measure).collect();
            let mut letters = letters.into_iter();
            let mut start = line.start;
            for range in text::break_line(&measures, row_width(columns)) {
                let ends_line = range.end == measures.len();
                let letters: Vec<Letter> = letters.by_ref().take(range.len()).collect();
                let end = letters.last().map_or(line.start, |letter| letter.end);
                rows.push(Row { letters, start, end, ends_line });
                start = end;
            }
        }
        rows
    }

    fn letters_in(&self, range: Range<usize>) -> Vec<Letter> {
        let mut start = range.start;
        let letters = self.part(range);
        let letters = letters.graphemes(true).map(|letter| {
            let drawn = drawn(letter);
            let columns = text::width(&drawn);
            let measure = Measure { columns, blank: !drawn.is_empty() && drawn.trim().is_empty() };
            let end = start + letter.chars().count();
            Letter { start: std::mem::replace(&mut start, end), end, drawn, measure }
        });
        letters.collect()
    }
}

impl Row {
    /// The column of a place; blanks beyond the edge take none.
    fn column_of(&self, place: usize, width: usize) -> usize {
        column_of(&self.letters, place).min(width)
    }

    /// The place nearest to a column that still is in this row.
    fn place_at(&self, column: usize) -> usize {
        let mut taken = 0;
        for letter in &self.letters {
            taken += letter.measure.columns;
            if taken > column {
                return letter.start;
            }
        }
        match self.letters.last() {
            // Behind its last letter is the beginning of the next row.
            Some(last) if !self.ends_line => last.start,
            _ => self.end,
        }
    }
}

/// How a letter is drawn. A mark that has no letter yet stands on a blank, so
/// that it can be seen.
fn drawn(letter: &str) -> String {
    if letter.contains(char::is_control) {
        return " ".to_owned();
    }
    let clean = text::clean(letter);
    if !clean.is_empty() && text::width(&clean) == 0 { format!(" {clean}") } else { clean }
}

/// The columns of the letters that begin before a place.
fn column_of(letters: &[Letter], place: usize) -> usize {
    let before = letters.iter().take_while(|letter| letter.start < place);
    before.map(|letter| letter.measure.columns).sum()
}

/// Room for the text of a row: one column is left to the cursor.
fn row_width(columns: u16) -> usize {
    usize::from(columns).saturating_sub(1).max(1)
}

/// How much is hidden before a window of `size` in which `place` shows. Moves
/// by half windows: text that slides under every keypress cannot be read, and
/// what stands before the place stays in view.
fn scroll(place: usize, size: usize) -> usize {
    let size = size.max(1);
    let step = (size / 2).max(1);
    (place + 1).saturating_sub(size).div_ceil(step) * step
}

fn narrow(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}
