//! The wall: a title, a rule, one sheet, a rule, the keys. Nothing else.

mod closing;
mod conclusion_form;
mod people;
mod remark_form;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::canvas::Canvas;
use super::hints;
use crate::app::State;
use crate::app::meeting::Wall;
use crate::app::meeting::sheet::{self, Piece};
use crate::say;
use crate::text::width;

pub use closing::draw as draw_closing;
pub use conclusion_form::draw as draw_conclusion;
pub use people::draw as draw_people;
pub use remark_form::draw as draw_remark;

/// From so many columns on, letters are small on a wall.
const SMALL_LETTERS: u16 = 100;

/// Draws the page on the wall.
pub fn draw(state: &State, wall: &Wall, canvas: &mut Canvas<'_, '_>) {
    let window = canvas.frame.area();
    if wall.is_blank {
        let blank = canvas.look.theme.blank;
        let row = " ".repeat(usize::from(window.width));
        for y in 0..window.height {
            canvas.text(0, y, window.width, &row, blank);
        }
        return;
    }
    head(state, wall, canvas);
    rule(canvas, 1, true);
    let sheets = sheet::sheets(state, wall, wall.at);
    let shown = sheets.get(wall.sheet).or(sheets.last()).map_or(&[][..], Vec::as_slice);
    let margin = sheet::margin(window.width);
    let room = window.width.saturating_sub(2 * margin);
    for (y, line) in (2..window.height.saturating_sub(2)).zip(shown) {
        let line = Line::from(line.iter().map(|piece| span(canvas, piece)).collect::<Vec<_>>());
        canvas.line(margin, y, room, &line);
    }
    let used = u16::try_from(shown.len()).unwrap_or(u16::MAX).saturating_add(4);
    if window.width >= SMALL_LETTERS && used < window.height.saturating_sub(2) {
        let faint = canvas.look.theme.faint;
        let text = format!("({})", say!(state.words, "meeting-small-letters"));
        canvas.text(margin, window.height - 4, room, &text, faint);
    }
    rule(canvas, window.height - 2, false);
    foot(state, wall, canvas, window.height - 1);
    // A hidden cursor still says where the page begins.
    canvas.measured.cursor = Some((margin, 3));
}

fn head(state: &State, wall: &Wall, canvas: &mut Canvas<'_, '_>) {
    let window = canvas.frame.area();
    let (left, right) = sheet::title(state, wall);
    let heading = canvas.look.theme.heading;
    let wide = u16::try_from(width(&right)).unwrap_or(0);
    let at = window.width.saturating_sub(wide + 1);
    canvas.text(1, 0, at.saturating_sub(2), &left, heading);
    canvas.text(at, 0, wide, &right, heading);
}

fn rule(canvas: &mut Canvas<'_, '_>, y: u16, is_double: bool) {
    let columns = canvas.frame.area().width;
    let glyphs = canvas.look.glyphs;
    let border = if is_double { glyphs.focus_border } else { glyphs.border };
    let style = canvas.look.theme.border;
    canvas.text(0, y, columns, &border.horizontal_top.repeat(usize::from(columns)), style);
}

/// What happened, else the keys; the timer in the corner.
fn foot(state: &State, wall: &Wall, canvas: &mut Canvas<'_, '_>, y: u16) {
    let columns = canvas.frame.area().width;
    let timer = sheet::timer(state, wall);
    let wide = u16::try_from(width(&timer)).unwrap_or(0);
    let at = columns.saturating_sub(wide + 1);
    let (text, faint) = (canvas.look.theme.text, canvas.look.theme.faint);
    if let Some(toast) = &state.toast {
        let style = if toast.is_error { canvas.look.theme.error } else { canvas.look.theme.toast };
        let lines = crate::text::wrap(&toast.text, usize::from(columns - 2));
        // A sentence is never cut: a long one takes the line of the rule as well.
        let first = y + 1 - u16::try_from(lines.len().min(3)).unwrap_or(1);
        for (y, line) in (first..=y).zip(&lines) {
            canvas.text(0, y, columns, &" ".repeat(usize::from(columns)), text);
            canvas.text(1, y, columns - 2, line, style);
        }
        return;
    }
    hints::draw_in(state, canvas, y, at.saturating_sub(2));
    canvas.text(at, y, wide, &timer, faint);
}

fn span(canvas: &Canvas<'_, '_>, piece: &Piece) -> Span<'static> {
    let theme = &canvas.look.theme;
    match piece {
        Piece::Text(text) => Span::styled(text.clone(), theme.text),
        Piece::Faint(text) => Span::styled(text.clone(), theme.faint),
        Piece::Heading(text) => Span::styled(text.clone(), theme.heading),
        Piece::State((standing, progress), text) => {
            Span::styled(text.clone(), theme.status(*standing, *progress).0)
        }
        Piece::Mark((standing, progress)) => {
            let (style, glyph) = theme.status(*standing, *progress);
            Span::styled(crate::text::pad(glyph, 2), style)
        }
    }
}

/// A pane at the bottom of the wall or the screen, so that the item above it
/// stays in sight.
fn bottom(canvas: &mut Canvas<'_, '_>, rows: u16, title: &str, foot: &str) -> Rect {
    let window = canvas.frame.area();
    let rows = rows.min(window.height.saturating_sub(4));
    let rect = Rect { x: 0, y: window.height - rows - 1, width: window.width, height: rows };
    canvas.frame.render_widget(ratatui::widgets::Clear, rect);
    canvas.pane(rect, title, foot, true)
}

/// A line of a form: its label, and where what it says begins.
fn label(canvas: &mut Canvas<'_, '_>, room: Rect, y: u16, text: &str, style: Style) -> (u16, u16) {
    const LABELS: u16 = 12;
    canvas.text(room.x, y, LABELS, text, style);
    (room.x + LABELS, room.width.saturating_sub(LABELS))
}
