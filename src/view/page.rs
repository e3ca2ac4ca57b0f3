//! A column of wrapped lines, built from top to bottom.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::look::Look;
use crate::text::{pad, width, wrap};

/// Lines for one pane.
pub struct Page<'a> {
    look: &'a Look,
    columns: usize,
    lines: Vec<Line<'static>>,
}

impl<'a> Page<'a> {
    /// An empty page of so many columns.
    pub fn new(look: &'a Look, columns: usize) -> Self {
        Self { look, columns: columns.max(8), lines: Vec::new() }
    }

    /// An empty line, but never two, and never at the top.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| line.width() > 0) {
            self.lines.push(Line::default());
        }
    }

    /// A heading on a line of its own.
    pub fn heading(&mut self, text: &str) {
        for line in wrap(text, self.columns) {
            self.lines.push(Line::styled(line, self.look.theme.heading));
        }
    }

    /// A wrapped paragraph, every line moved in.
    pub fn paragraph(&mut self, indent: usize, text: &str, style: Style) {
        for line in wrap(text, self.columns.saturating_sub(indent)) {
            self.lines.push(Line::styled(format!("{:indent$}{line}", ""), style));
        }
    }

    /// A label in a column of its own, and a text that stays beside it.
    pub fn labelled(&mut self, label: &str, column: usize, text: &str, style: Style) {
        let room = self.columns.saturating_sub(column);
        for (at, line) in wrap(text, room).into_iter().enumerate() {
            let lead = if at == 0 { pad(label, column) } else { " ".repeat(column) };
            self.lines.push(Line::from(vec![
                Span::styled(lead, self.look.theme.faint),
                Span::styled(line, style),
            ]));
        }
    }

    /// A mark in a column of two cells and a text that stays beside it.
    pub fn marked(&mut self, indent: usize, mark: &str, text: &str, style: Style) {
        let column = indent + width(mark) + 1;
        for (at, line) in wrap(text, self.columns.saturating_sub(column)).into_iter().enumerate() {
            let lead = if at == 0 { format!("{:indent$}{mark} ", "") } else { " ".repeat(column) };
            self.lines.push(Line::styled(lead + &line, style));
        }
    }

    /// The lines.
    pub fn into_lines(self) -> Vec<Line<'static>> {
        self.lines
    }
}
