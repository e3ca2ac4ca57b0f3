//! A text field on the screen, with the real cursor after its last letter.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::Canvas;
use crate::app::field::Field;
use crate::text::pad;

/// A field of one line; the cursor only where it has the keys.
pub fn line(
    canvas: &mut Canvas<'_, '_>,
    x: u16,
    y: u16,
    columns: u16,
    field: &Field,
    has_keys: bool,
) {
    filled(canvas, x, y, columns, field, has_keys, ' ');
}

/// A field of one line in a form: what is still free is underlined, so that it
/// is seen without colours.
pub fn blank(
    canvas: &mut Canvas<'_, '_>,
    x: u16,
    y: u16,
    columns: u16,
    field: &Field,
    has_keys: bool,
) {
    filled(canvas, x, y, columns, field, has_keys, '_');
}

fn filled(
    canvas: &mut Canvas<'_, '_>,
    x: u16,
    y: u16,
    columns: u16,
    field: &Field,
    has_keys: bool,
    filler: char,
) {
    let shown = field.visible_line(columns);
    let style = style(canvas, has_keys);
    let free = usize::from(columns).saturating_sub(crate::text::width(&shown.text));
    let text = shown.text + &filler.to_string().repeat(free);
    canvas.text(x, y, columns, &text, style);
    if has_keys {
        selection(canvas, x, y, shown.selected);
        canvas.measured.field_width = columns;
        canvas.cursor(x + shown.cursor_column, y);
    }
}

/// A field of one line that shows how much is in it and where the cursor is, but
/// not what.
pub fn secret(canvas: &mut Canvas<'_, '_>, x: u16, y: u16, columns: u16, field: &Field) {
    let shown = field.visible_line(columns);
    let typed = crate::text::width(&shown.text);
    let text = "*".repeat(typed) + &"_".repeat(usize::from(columns).saturating_sub(typed));
    let style = style(canvas, true);
    canvas.text(x, y, columns, &text, style);
    selection(canvas, x, y, shown.selected);
    canvas.measured.field_width = columns;
    canvas.cursor(x + shown.cursor_column, y);
}

/// A field of several lines, scrolled so that the cursor is in sight.
pub fn paragraph(canvas: &mut Canvas<'_, '_>, rect: Rect, field: &Field, has_keys: bool) {
    let wrapped = field.wrapped(rect.width);
    let first = if has_keys { wrapped.first_row(rect.height) } else { 0 };
    let style = style(canvas, has_keys);
    let lines = wrapped.lines.iter().skip(first).map(Some).chain(std::iter::repeat(None));
    for (y, line) in (rect.y..rect.y + rect.height).zip(lines) {
        let text = line.map_or("", |line| &line.text);
        canvas.text(rect.x, y, rect.width, &pad(text, usize::from(rect.width)), style);
        if has_keys {
            selection(canvas, rect.x, y, line.and_then(|line| line.selected.clone()));
        }
    }
    if has_keys {
        canvas.measured.field_width = rect.width;
        let row = u16::try_from(wrapped.cursor_row.saturating_sub(first)).unwrap_or(0);
        canvas.cursor(rect.x + wrapped.cursor_column, rect.y + row);
    }
}

fn selection(canvas: &mut Canvas<'_, '_>, x: u16, y: u16, columns: Option<Range<u16>>) {
    let Some(columns) = columns else { return };
    let width = columns.end.saturating_sub(columns.start);
    let rect = Rect { x: x + columns.start, y, width, height: 1 };
    let style = canvas.look.theme.selected;
    let rect = rect.intersection(canvas.frame.area());
    canvas.frame.buffer_mut().set_style(rect, style);
}

fn style(canvas: &Canvas<'_, '_>, has_keys: bool) -> Style {
    if has_keys { canvas.look.theme.field } else { canvas.look.theme.text }
}
