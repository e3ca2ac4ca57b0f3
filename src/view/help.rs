//! Help (mock-up I): generated from the keymap, this screen first.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::canvas::{Canvas, Row, cell};
use super::field;
use crate::app::help::{Help, HelpRow};
use crate::app::measured::Spot;
use crate::app::{State, label};
use crate::keymap::Section;
use crate::say;
use crate::text::{pad, width, wrap};

/// Draws the help.
pub fn draw(state: &State, help: &Help, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let window = canvas.frame.area();
    let columns = (window.width - 2).min(80);
    let inside = canvas.dialog(
        columns,
        window.height - 2,
        &say!(words, "help-title"),
        &say!(words, "esc-closes"),
    );
    let room = Rect { x: inside.x + 1, width: inside.width - 2, ..inside };
    let prompt = say!(words, "help-filter");
    let indent = u16::try_from(width(&prompt)).unwrap_or(0) + 1;
    let heading = canvas.look.theme.heading;
    canvas.text(room.x, room.y, indent, &prompt, heading);
    field::line(canvas, room.x + indent, room.y, room.width - indent, &help.field, true);
    let (rows, cursor) = lines(state, help, canvas, usize::from(room.width) - 1);
    let list = Rect { y: room.y + 2, height: room.height - 2, ..room };
    canvas.list(list, rows, cursor, true);
    canvas.measured.cursor = None;
}

fn lines(state: &State, help: &Help, canvas: &Canvas<'_, '_>, columns: usize) -> (Vec<Row>, usize) {
    let theme = &canvas.look.theme;
    let matching = help.matching(state);
    let mut rows: Vec<Row> = Vec::new();
    let mut cursor = usize::MAX;
    let mut section = None;
    let plain = |text: String, style| Row { spans: vec![Span::styled(text, style)], spot: None };
    for (at, row) in matching.iter().enumerate() {
        if section != Some(row.section) {
            if section.is_some() {
                rows.push(plain(String::new(), theme.text));
            }
            section = Some(row.section);
            rows.push(plain(section_name(state, row.section), theme.heading));
        }
        if at == help.chosen {
            cursor = rows.len();
        }
        rows.push(Row { spans: key_spans(row, canvas, columns), spot: Some(Spot::Row(at)) });
    }
    let words = &state.words;
    rows.push(plain(String::new(), theme.text));
    for advice in
        [say!(words, "help-input-method"), say!(words, "help-zoom"), say!(words, "help-copying")]
    {
        rows.extend(wrap(&advice, columns).into_iter().map(|line| plain(line, theme.faint)));
    }
    (rows, cursor)
}

fn key_spans(row: &HelpRow, canvas: &Canvas<'_, '_>, columns: usize) -> Vec<Span<'static>> {
    let theme = &canvas.look.theme;
    let keys = row.keys.join("  ");
    vec![
        Span::styled(pad(&keys, 22), theme.hint_key),
        Span::styled(cell(&row.label, columns.saturating_sub(22), canvas.look), theme.text),
    ]
}

fn section_name(state: &State, section: Section) -> String {
    let words = &state.words;
    match section {
        Section::Here => {
            say!(words, "help-here", screen = label::screen(words, state.screen))
        }
        Section::Moving => say!(words, "help-moving"),
        Section::Everywhere => say!(words, "help-everywhere"),
        Section::Writing => say!(words, "help-writing"),
    }
}
