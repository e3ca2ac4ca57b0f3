//! The programmes of the store, and the file that is to be read.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::canvas::{Canvas, Row, cell};
use super::field;
use crate::app::State;
use crate::app::dashboard::Column;
use crate::app::filter::Scope;
use crate::app::measured::Spot;
use crate::app::open_file::OpenFile;
use crate::app::shelf::Shelf;
use crate::domain::Tally;
use crate::say;
use crate::text::width;

/// Draws the list of programmes.
pub fn draw(state: &State, shelf: &Shelf, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let volumes = state.library.volumes();
    let rows = u16::try_from(volumes.len() + 5).unwrap_or(u16::MAX);
    let window = canvas.frame.area();
    let inside = canvas.dialog(
        window.width.min(100),
        rows.min(window.height - 4),
        &say!(words, "shelf-title"),
        &say!(words, "esc-closes"),
    );
    let columns = Column::shown(window.width);
    let head = table_row(state, columns, &say!(words, "shelf-head"), None, inside.width);
    let faint = canvas.look.theme.faint;
    canvas.text(inside.x, inside.y, inside.width, &format!(" {head}"), faint);
    let list = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
    let theme = &canvas.look.theme;
    let line =
        |title: &str, tally: &Tally| table_row(state, columns, title, Some(tally), inside.width);
    let ledger = state.library.ledger();
    let room = usize::from(inside.width) - 1;
    let import = cell(&say!(words, "shelf-import"), room, canvas.look);
    // Below the programmes: another document, and the sum of several.
    let length = volumes.len() + if volumes.len() > 1 { 2 } else { 1 };
    let row = |at: usize| {
        let Some(volume) = volumes.get(at) else {
            let is_import = at == volumes.len();
            let sum = || {
                let all = state.library.sum(Scope::Everything);
                line(&say!(words, "shelf-sum"), &all.tally)
            };
            let text = if is_import { import.clone() } else { sum() };
            let spans = vec![Span::styled(text, theme.heading)];
            return Some(Row { spans, spot: is_import.then_some(Spot::Row(at)) });
        };
        let part = volume.part(Scope::Everything, ledger);
        let text = line(&volume.programme.short_title, &part.tally);
        Some(Row { spans: vec![Span::styled(text, theme.text)], spot: Some(Spot::Row(at)) })
    };
    canvas.long_list(list, length, row, shelf.chosen, true);
}

/// How wide a column of figures is.
const FIGURE: usize = 10;

/// A line of the table: a name, and the same columns as the figures by units.
fn table_row(
    state: &State,
    columns: &[Column],
    name: &str,
    tally: Option<&Tally>,
    width: u16,
) -> String {
    let words = &state.words;
    let room = usize::from(width).saturating_sub(1 + FIGURE * columns.len());
    let mut text = crate::text::pad(&crate::text::truncate(name, room, "…"), room);
    for column in columns {
        let shown = match tally {
            Some(tally) => column.count(tally).to_string(),
            None => match column {
                Column::Total => say!(words, "dashboard-column-total"),
                Column::Done => say!(words, "dashboard-column-done"),
                Column::InTime => say!(words, "dashboard-column-in-time"),
                Column::Overdue => say!(words, "dashboard-column-overdue"),
                Column::Other => say!(words, "dashboard-column-other"),
            },
        };
        let free = FIGURE.saturating_sub(crate::text::width(&shown));
        text.push_str(&" ".repeat(free));
        text.push_str(&shown);
    }
    text
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
