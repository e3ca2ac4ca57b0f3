//! All actions by name.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::canvas::{Canvas, Row, cell};
use super::field;
use crate::app::State;
use crate::app::measured::Spot;
use crate::app::palette::Palette;
use crate::say;
use crate::text::width;

/// Draws the palette.
pub fn draw(state: &State, palette: &Palette, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let window = canvas.frame.area();
    let rows = (window.height - 4).min(28);
    let inside = canvas.dialog(62, rows, &say!(words, "palette-title"), &say!(words, "esc-closes"));
    let prompt = say!(words, "palette-label");
    let indent = u16::try_from(width(&prompt)).unwrap_or(0) + 1;
    let heading = canvas.look.theme.heading;
    canvas.text(inside.x, inside.y, indent, &prompt, heading);
    field::line(canvas, inside.x + indent, inside.y, inside.width - indent, &palette.field, true);
    let list = Rect { y: inside.y + 2, height: inside.height - 2, ..inside };
    let room = usize::from(list.width) - 1;
    let theme = &canvas.look.theme;
    let rows = palette
        .matching(state)
        .into_iter()
        .enumerate()
        .map(|(at, row)| {
            let label = cell(&row.label, room.saturating_sub(12), canvas.look);
            let spans = vec![
                Span::styled(label, theme.text),
                Span::styled(cell(&row.key, 11, canvas.look), theme.hint_key),
            ];
            Row { spans, spot: Some(Spot::Row(at)) }
        })
        .collect();
    canvas.list(list, rows, palette.chosen, true);
    canvas.measured.cursor = None;
}
