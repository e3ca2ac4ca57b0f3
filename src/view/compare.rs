//! Two moments side by side: the dialog that asks for them, and the list.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::{Canvas, Row, cell};
use super::{field, moment};
use crate::app::State;
use crate::app::compare::{CompareForm, ComparedList, Line as Compared, turn};
use crate::app::measured::Spot;
use crate::say;
use crate::text::{visible, width, wrap};

/// Draws the dialog.
pub fn form(state: &State, form: &CompareForm, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let rows = u16::try_from(form.offers.len()).unwrap_or(u16::MAX).saturating_add(8);
    let rows = rows.min(canvas.frame.area().height.saturating_sub(4));
    let inside = canvas.dialog(70, rows, &say!(words, "compare-title"), &say!(words, "next-slot"));
    let room = Rect { x: inside.x + 1, width: inside.width - 2, ..inside };
    let labels = [say!(words, "compare-from"), say!(words, "compare-to")];
    let indent = labels.iter().map(|label| width(label)).max().unwrap_or(0) + 1;
    let indent = u16::try_from(indent).unwrap_or(0);
    for (at, (y, label)) in (room.y..).zip(&labels).enumerate() {
        let Some(pick) = form.picks.get(at) else { continue };
        let has_keys = form.at == at;
        let style = if has_keys { canvas.look.theme.heading } else { canvas.look.theme.text };
        canvas.text(room.x, y, indent, label, style);
        let (x, columns) = (room.x + indent, room.width - indent);
        match pick.chosen.and_then(|at| form.offers.get(at)) {
            // What is chosen below stands in the field until something is typed.
            Some(offer) if pick.field.raw().trim().is_empty() => {
                if has_keys {
                    field::blank(canvas, x, y, columns, &pick.field, true);
                }
                canvas.text(x, y, columns, &offer.label, style);
            }
            Some(_) | None => field::blank(canvas, x, y, columns, &pick.field, has_keys),
        }
    }
    let said = form.complaint.clone().unwrap_or_else(|| say!(words, "moment-example"));
    let is_wrong = form.complaint.is_some();
    let style = if is_wrong { canvas.look.theme.error } else { canvas.look.theme.faint };
    for (y, line) in (room.y + 2..room.y + 4).zip(wrap(&said, usize::from(room.width))) {
        canvas.text(room.x, y, room.width, &line, style);
    }
    let list = Rect { y: inside.y + 5, height: inside.height.saturating_sub(5), ..inside };
    let chosen = form.picks.get(form.at).and_then(|pick| pick.chosen);
    moment::offered(canvas, list, &form.offers, chosen.unwrap_or(usize::MAX), chosen.is_none());
}

/// Draws the list over the whole screen.
pub fn list(state: &State, list: &ComparedList, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let inside = canvas.cover(&list.title, &say!(words, "esc-closes"));
    let columns = usize::from(inside.width).saturating_sub(2);
    let heading = canvas.look.theme.heading;
    let counts: Vec<String> =
        list.counts.iter().map(|(of, count)| format!("{} {count}", turn(words, *of))).collect();
    let mut y = inside.y;
    for line in wrap(&counts.join(" · "), columns) {
        canvas.text(inside.x + 1, y, inside.width - 2, &line, heading);
        y += 1;
    }
    let room = inside.height.saturating_sub(y - inside.y + 1);
    let said = list.rows.get(list.chosen).map(|row| said(row, columns)).unwrap_or_default();
    let needed = u16::try_from(said.len()).unwrap_or(u16::MAX).saturating_add(1);
    let below = needed.clamp(room / 3, (room * 3 / 5).max(4)).min(room);
    let place = Rect { y: y + 1, height: room - below, ..inside };
    if list.rows.is_empty() {
        let text = canvas.look.theme.text;
        canvas.text(
            inside.x + 1,
            place.y,
            inside.width - 2,
            &say!(words, "compared-nothing"),
            text,
        );
        return;
    }
    rows(state, list, canvas, place);
    let rest = Rect { y: place.y + place.height, height: below, ..inside };
    chosen(canvas, rest, said);
}

/// The items below the names of their groups.
fn rows(state: &State, list: &ComparedList, canvas: &mut Canvas<'_, '_>, place: Rect) {
    let theme = &canvas.look.theme;
    let columns = usize::from(place.width).saturating_sub(1);
    let aside = (columns * 2 / 5).min(44);
    let mut lines: Vec<Row> = Vec::new();
    let mut cursor = 0;
    let mut shown = None;
    for (at, row) in list.rows.iter().enumerate() {
        if shown != Some(row.turn) {
            shown = Some(row.turn);
            let name = turn(&state.words, row.turn).to_uppercase();
            lines.push(Row { spans: vec![Span::styled(name, theme.heading)], spot: None });
        }
        if at == list.chosen {
            cursor = lines.len();
        }
        let name = cell(&visible(&row.name), columns - aside - 3, canvas.look);
        let brief = cell(&visible(&row.brief), aside, canvas.look);
        let spans = vec![
            Span::styled("  ", theme.text),
            Span::styled(name, theme.text),
            Span::styled(format!(" {brief}"), theme.faint),
        ];
        lines.push(Row { spans, spot: Some(Spot::Row(at)) });
    }
    canvas.list(place, lines, cursor, true);
}

/// All that is said of an item, in lines of so many columns.
fn said(row: &Compared, columns: usize) -> Vec<String> {
    let all = std::iter::once(&row.name).chain(&row.lines);
    all.flat_map(|line| wrap(&visible(line), columns)).collect()
}

/// What is said of the item under the cursor, below a rule.
fn chosen(canvas: &mut Canvas<'_, '_>, rest: Rect, said: Vec<String>) {
    let rule = canvas.look.glyphs.border.horizontal_top.repeat(usize::from(rest.width));
    let (border, text) = (canvas.look.theme.border, canvas.look.theme.text);
    canvas.text(rest.x, rest.y, rest.width, &rule, border);
    let rest = Rect { y: rest.y + 1, height: rest.height.saturating_sub(1), ..rest };
    let lines = said.into_iter().map(|line| Line::styled(format!(" {line}"), text)).collect();
    canvas.scrolled(rest, lines, 0, false);
}
