//! What the views draw with: panes, lists, texts that scroll. Everything that
//! is measured on the way is kept for `update`.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Paragraph};

use super::look::Look;
use crate::app::measured::{Area, Measured, Spot};
use crate::text::{pad, truncate, width};

/// The frame being drawn, how it looks, and what was measured.
pub struct Canvas<'a, 'f> {
    /// The cells.
    pub frame: &'a mut Frame<'f>,
    /// How things look.
    pub look: &'a Look,
    /// What was measured so far.
    pub measured: Measured,
}

/// A row of a list.
pub struct Row {
    /// What stands in it.
    pub spans: Vec<Span<'static>>,
    /// What a click on it means.
    pub spot: Option<Spot>,
}

/// The area of a rectangle.
pub fn area(rect: Rect) -> Area {
    Area { x: rect.x, y: rect.y, width: rect.width, height: rect.height }
}

impl Canvas<'_, '_> {
    /// Keeps what a click in a rectangle means.
    pub fn spot(&mut self, rect: Rect, spot: Spot) {
        self.measured.spots.push((area(rect), spot));
    }

    /// A pane with a title and a foot; the one with the keys has a double
    /// border. Returns the room inside.
    pub fn pane(&mut self, rect: Rect, title: &str, foot: &str, has_keys: bool) -> Rect {
        let look = self.look;
        let (set, style) = if has_keys {
            (look.glyphs.focus_border, look.theme.focus_border)
        } else {
            (look.glyphs.border, look.theme.border)
        };
        let room = usize::from(rect.width.saturating_sub(4));
        let mut block =
            Block::bordered().border_set(set).border_style(style).style(look.theme.text);
        if !title.is_empty() {
            let title = truncate(title, room.saturating_sub(2), look.glyphs.ellipsis);
            block =
                block.title_top(Line::styled(format!("{} {title} ", set.horizontal_top), style));
        }
        if !foot.is_empty() {
            let foot = truncate(foot, room.saturating_sub(2), look.glyphs.ellipsis);
            let line = Line::styled(format!(" {foot} {}", set.horizontal_bottom), style);
            block = block.title_bottom(line.right_aligned());
        }
        let inside = block.inner(rect);
        self.frame.render_widget(block, rect);
        inside
    }

    /// A pane over the screen, in its middle or as near as it fits.
    pub fn dialog(&mut self, columns: u16, rows: u16, title: &str, foot: &str) -> Rect {
        let window = self.frame.area();
        let columns = columns.min(window.width.saturating_sub(2));
        let rows = rows.min(window.height.saturating_sub(2));
        let rect = Rect {
            x: (window.width - columns) / 2,
            y: (window.height.saturating_sub(rows)) / 2,
            width: columns,
            height: rows,
        };
        self.frame.render_widget(Clear, rect);
        self.pane(rect, title, foot, true)
    }

    /// A pane over the whole screen, but for what happened and the keys.
    pub fn cover(&mut self, title: &str, foot: &str) -> Rect {
        let window = self.frame.area();
        let rect = Rect { height: window.height.saturating_sub(2), ..window };
        self.frame.render_widget(Clear, rect);
        self.pane(rect, title, foot, true)
    }

    /// One line of text, cut where the room ends.
    pub fn text(&mut self, x: u16, y: u16, room: u16, text: &str, style: Style) {
        let cut = truncate(text, usize::from(room), self.look.glyphs.ellipsis);
        let rect = Rect { x, y, width: room, height: 1 }.intersection(self.frame.area());
        self.frame.render_widget(Line::styled(cut, style), rect);
    }

    /// One line of spans.
    pub fn line(&mut self, x: u16, y: u16, room: u16, line: &Line<'_>) {
        let rect = Rect { x, y, width: room, height: 1 }.intersection(self.frame.area());
        self.frame.render_widget(line, rect);
    }

    /// A list with a cursor on one row, scrolled so that the cursor stays in
    /// the middle. The selected row is in reverse video with a bar before it.
    pub fn list(&mut self, rect: Rect, rows: Vec<Row>, cursor: usize, has_keys: bool) {
        let (length, mut rows) = (rows.len(), rows.into_iter().map(Some).collect::<Vec<_>>());
        let row = |at: usize| rows.get_mut(at).and_then(Option::take);
        self.long_list(rect, length, row, cursor, has_keys);
    }

    /// The same of `length` rows, of which only those shown are made.
    pub fn long_list(
        &mut self,
        rect: Rect,
        length: usize,
        mut row: impl FnMut(usize) -> Option<Row>,
        cursor: usize,
        has_keys: bool,
    ) {
        let height = usize::from(rect.height);
        let first = first_shown(cursor, length, height);
        if has_keys {
            self.measured.page = height;
        }
        for at in first..length.min(first + height) {
            let Some(row) = row(at) else { continue };
            let y = rect.y + u16::try_from(at - first).unwrap_or(0);
            let place = Rect { x: rect.x, y, width: rect.width, height: 1 };
            let is_chosen = at == cursor;
            let mark = if is_chosen { self.look.glyphs.cursor } else { " " };
            let mut spans = vec![Span::styled(mark, self.look.theme.heading)];
            spans.extend(row.spans);
            let used: usize = spans.iter().map(Span::width).sum();
            let free = usize::from(rect.width).saturating_sub(used);
            spans.push(Span::raw(" ".repeat(free)));
            let mut line = Line::from(spans);
            if is_chosen && has_keys {
                for span in line.spans.iter_mut().skip(1) {
                    // Matched letters stay underlined.
                    let kept = span.style.add_modifier & Modifier::UNDERLINED;
                    span.style = self.look.theme.selected.add_modifier(kept);
                }
                self.measured.cursor = Some((rect.x, y));
            }
            self.frame.render_widget(line, place);
            if let Some(spot) = row.spot {
                self.spot(place, spot);
            }
        }
    }

    /// Lines that scroll. Returns where the view really begins.
    pub fn scrolled(&mut self, rect: Rect, lines: Vec<Line<'static>>, from: usize, keys: bool) {
        let height = usize::from(rect.height);
        let overflow = lines.len().saturating_sub(height);
        if keys {
            self.measured.overflow = overflow;
            self.measured.page = height;
        }
        let shown: Vec<Line<'static>> =
            lines.into_iter().skip(from.min(overflow)).take(height).collect();
        self.frame.render_widget(Paragraph::new(shown), rect);
    }

    /// The real cursor, after the last letter of a field.
    pub fn cursor(&mut self, x: u16, y: u16) {
        self.frame.set_cursor_position(Position { x, y });
    }
}

/// The first row shown of a list whose cursor stays in the middle.
fn first_shown(cursor: usize, length: usize, height: usize) -> usize {
    cursor.saturating_sub(height / 2).min(length.saturating_sub(height))
}

/// A text in a column of its own: cut or filled.
pub fn cell(text: &str, columns: usize, look: &Look) -> String {
    if width(text) > columns {
        pad(&truncate(text, columns, look.glyphs.ellipsis), columns)
    } else {
        pad(text, columns)
    }
}
