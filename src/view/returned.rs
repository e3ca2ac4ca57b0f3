//! An update sheet that came back filled in.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::{Canvas, Row, cell};
use crate::app::State;
use crate::app::measured::Spot;
use crate::app::returned::ReturnedSheet;
use crate::say;
use crate::text::{visible, wrap};

/// Draws the sheet over the whole screen.
pub fn draw(state: &State, sheet: &ReturnedSheet, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let title = say!(words, "returned-title", file = visible(&sheet.file));
    let inside = canvas.cover(&title, &say!(words, "returned-foot"));
    let (heading, faint, text) =
        (canvas.look.theme.heading, canvas.look.theme.faint, canvas.look.theme.text);
    let left = sheet.rows.len().saturating_sub(sheet.count());
    let summary = say!(words, "returned-summary", count = sheet.count(), left = left);
    canvas.text(inside.x, inside.y, inside.width, &summary, heading);
    let below = (inside.height / 3).max(4);
    let height = inside.height.saturating_sub(below + 1);
    let list = Rect { y: inside.y + 1, height, ..inside };
    let room = usize::from(list.width) - 1;
    let row = |(at, row): (usize, &crate::app::returned::Row)| {
        let mark = if row.is_kept { canvas.look.glyphs.done_in_time } else { "– " };
        let style = if row.is_kept { text } else { faint };
        let spans = vec![
            Span::styled(cell(mark, 3, canvas.look), style),
            Span::styled(cell(&visible(&row.title), room - 3, canvas.look), style),
        ];
        Row { spans, spot: Some(Spot::Row(at)) }
    };
    let rows = sheet.rows.iter().enumerate().map(row).collect();
    canvas.list(list, rows, sheet.chosen, true);
    let shown = sheet.rows.get(sheet.chosen);
    let said = shown.into_iter().flat_map(|row| std::iter::once(&row.title).chain(&row.lines));
    let lines: Vec<Line<'static>> = said
        .flat_map(|line| wrap(&visible(line), usize::from(inside.width)))
        .map(|line| Line::styled(line, text))
        .collect();
    let rest = Rect { y: list.y + list.height, height: below, ..inside };
    canvas.scrolled(rest, lines, 0, false);
}
