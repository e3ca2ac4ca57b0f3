//! A text field on the screen, with the real cursor after its last letter.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::Canvas;
use crate::app::field::Field;
use crate::text::pad;

/// A field of one line; the cursor only where it has the keys.
pub fn line(canvas: &mut Canvas<'_, '_>, x: u16, y: u16, columns: u16, field: &Field, has_keys: bool) {
    let shown = field.visible_line(usize::from(columns.saturating_sub(1)));
    let style = style(canvas, has_keys);
    canvas.text(x, y, columns, &pad(&shown.text, usize::from(columns)), style);
    mark_selection(canvas, x, y, columns, &shown.selected);
    if has_keys {
        canvas.measured.field_width = usize::from(columns);
        let column = u16::try_from(shown.cursor).unwrap_or(0).min(columns.saturating_sub(1));
        canvas.cursor(x + column, y);
    }
}

/// A field of several lines, scrolled so that the cursor is in sight.
pub fn paragraph(canvas: &mut Canvas<'_, '_>, rect: Rect, field: &Field, has_keys: bool) {
    let wrapped = field.wrapped(usize::from(rect.width.max(2) - 1));
    let height = usize::from(rect.height);
    let first = (wrapped.row + 1).saturating_sub(height);
    let style = style(canvas, has_keys);
    for at in 0..height {
        let y = rect.y + u16::try_from(at).unwrap_or(0);
        let text = wrapped.lines.get(first + at).map_or("", String::as_str);
        canvas.text(rect.x, y, rect.width, &pad(text, usize::from(rect.width)), style);
    }
    if has_keys {
        canvas.measured.field_width = usize::from(rect.width.max(2) - 1);
        let y = rect.y + u16::try_from(wrapped.row - first).unwrap_or(0);
        let x = rect.x + u16::try_from(wrapped.column).unwrap_or(0).min(rect.width - 1);
        canvas.cursor(x, y);
    }
}

fn style(canvas: &Canvas<'_, '_>, has_keys: bool) -> Style {
    if has_keys { canvas.look.theme.field } else { canvas.look.theme.text }
}
