//! The programmes of the store, and the file that is to be read.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::canvas::{Canvas, Row, cell};
use super::field;
use crate::app::State;
use crate::app::library::Volume;
use crate::app::measured::Spot;
use crate::app::open_file::OpenFile;
use crate::app::shelf::Shelf;
use crate::domain::Standing;
use crate::say;
use crate::text::width;

/// Draws the list of programmes.
pub fn draw(state: &State, shelf: &Shelf, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let volumes = state.library.volumes();
    let rows = u16::try_from(volumes.len() + 3).unwrap_or(u16::MAX);
    let window = canvas.frame.area();
    let inside = canvas.dialog(
        window.width.min(100),
        rows.min(window.height - 4),
        &say!(words, "shelf-title"),
        &say!(words, "esc-closes"),
    );
    let theme = &canvas.look.theme;
    let room = usize::from(inside.width) - 1;
    let mut rows: Vec<Row> = volumes
        .iter()
        .enumerate()
        .map(|(at, volume)| {
            let figures = figures(state, volume);
            let title = volume.programme.short_title.as_str();
            let free = room.saturating_sub(width(&figures) + 1);
            let spans = vec![
                Span::styled(cell(title, free, canvas.look), theme.text),
                Span::styled(format!(" {figures}"), theme.faint),
            ];
            Row { spans, spot: Some(Spot::Row(at)) }
        })
        .collect();
    let import = cell(&say!(words, "shelf-import"), room, canvas.look);
    let spot = Some(Spot::Row(volumes.len()));
    rows.push(Row { spans: vec![Span::styled(import, theme.heading)], spot });
    canvas.list(inside, rows, shelf.chosen, true);
}

fn figures(state: &State, volume: &Volume) -> String {
    let items: Vec<Standing> =
        volume.programme.items().map(|item| volume.standing(&item)).collect();
    let overdue = items.iter().filter(|standing| **standing == Standing::Overdue).count();
    say!(state.words, "shelf-row", items = items.len(), overdue = overdue)
}

/// Draws the field that asks for a file.
pub fn draw_file(state: &State, form: &OpenFile, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let window = canvas.frame.area();
    let title = say!(words, "open-file-title");
    let inside =
        canvas.dialog(window.width.min(100), window.height - 4, &title, &say!(words, "esc-closes"));
    let theme = &canvas.look.theme;
    let (heading, faint, text) = (theme.heading, theme.faint, theme.text);
    let label = say!(words, "open-file-label");
    let indent = u16::try_from(width(&label)).unwrap_or(0) + 1;
    canvas.text(inside.x, inside.y, indent, &label, heading);
    let room = inside.width.saturating_sub(indent);
    field::blank(canvas, inside.x + indent, inside.y, room, &form.field, true);
    let hint = crate::text::wrap(&say!(words, "open-file-hint"), usize::from(inside.width));
    let mut y = inside.y + 1;
    for line in &hint {
        canvas.text(inside.x, y, inside.width, line, faint);
        y += 1;
    }
    let list =
        Rect { y: y + 1, height: (inside.y + inside.height).saturating_sub(y + 1), ..inside };
    let matching = form.matching();
    if matching.is_empty() {
        canvas.text(list.x, list.y, list.width, &say!(words, "open-file-none"), faint);
        return;
    }
    let room = usize::from(list.width) - 1;
    let rows = matching.iter().enumerate().map(|(at, listed)| {
        let name = if listed.is_folder { format!("{}/", listed.name) } else { listed.name.clone() };
        let name = crate::text::visible(&name);
        let spans = vec![Span::styled(cell(&name, room, canvas.look), text)];
        Row { spans, spot: Some(Spot::Row(at)) }
    });
    let rows: Vec<Row> = rows.collect();
    match form.chosen {
        Some(chosen) => canvas.list(list, rows, chosen, true),
        None => canvas.list(list, rows, usize::MAX, false),
    }
    canvas.measured.cursor = None;
}
