//! Screen 4 (mock-up E): the units, and what each of them does.

mod details;

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::ONE_PANE;
use super::canvas::{Canvas, Row, cell};
use super::look::Look;
use crate::app::State;
use crate::app::measured::Spot;
use crate::app::state::Layout;
use crate::app::units::{Pane, UnitRow, UnitSort, cursor, rows};
use crate::domain::{Progress, Standing, UnitKind};
use crate::say;
use crate::text::{pad, truncate, width, wrap};
use details::Details;

/// How wide a column of figures is.
const FIGURE: usize = 6;

/// The most the list of units takes.
const LIST: u16 = 52;

/// Draws the screen; returns its crumbs.
pub fn draw(state: &State, canvas: &mut Canvas<'_, '_>, room: Rect) -> String {
    let words = &state.words;
    let rows = rows(state);
    let at = cursor(state, &rows);
    let (left, right) = split(state, room);
    if let Some(rect) = left {
        list(state, canvas, rect, &rows, at);
    }
    let Some(row) = rows.get(at) else {
        return say!(words, "screen-units");
    };
    if let Some(rect) = right {
        Details { state, row, length: rows.len() }.draw(canvas, rect);
    }
    format!("{} {} {}", say!(words, "screen-units"), canvas.look.glyphs.crumb, row.unit.name)
}

/// Where the list and the work go; one of them may have no room.
fn split(state: &State, room: Rect) -> (Option<Rect>, Option<Rect>) {
    if room.width < ONE_PANE || state.layout == Layout::Detail {
        return match state.units.pane {
            Pane::List => (Some(room), None),
            Pane::Work => (None, Some(room)),
        };
    }
    let columns = (room.width * 23 / 40).min(LIST);
    let left = Rect { width: columns, ..room };
    let right = Rect { x: room.x + columns, width: room.width - columns, ..room };
    (Some(left), Some(right))
}

fn list(state: &State, canvas: &mut Canvas<'_, '_>, rect: Rect, rows: &[UnitRow<'_>], at: usize) {
    let words = &state.words;
    let is_focused = state.units.pane == Pane::List;
    let total = rows.iter().filter(|row| row.unit.kind != UnitKind::CatchAll).count();
    let place = at + 1;
    let foot = if place <= total {
        say!(words, "position-of", at = place, total = total)
    } else {
        say!(words, "units-not-counted", total = total)
    };
    let inside = canvas.pane(rect, &say!(words, "screen-units"), &foot, is_focused);
    if !is_focused {
        canvas.spot(rect, Spot::Pane(0));
    }
    let names = usize::from(inside.width).saturating_sub(2 + 3 * FIGURE);
    let height = head(state, canvas, inside, names);
    let body =
        Rect { y: inside.y + height, height: inside.height.saturating_sub(height), ..inside };
    let look = canvas.look;
    let line = |place: usize| {
        let spans = row_spans(state, look, rows.get(place)?, names);
        Some(Row { spans, spot: Some(Spot::Row(place)) })
    };
    canvas.long_list(body, rows.len(), line, at, is_focused && state.overlays.is_empty());
}

/// The names of the columns, in as many lines as they need. Returns how many.
fn head(state: &State, canvas: &mut Canvas<'_, '_>, inside: Rect, names: usize) -> u16 {
    let words = &state.words;
    let style = canvas.look.theme.faint;
    let columns = [
        say!(words, "units-leads"),
        say!(words, "units-coordinates"),
        say!(words, "units-overdue"),
    ];
    let columns = columns.map(|name| wrap(&name, FIGURE - 1));
    let height = columns.iter().map(Vec::len).max().unwrap_or(1);
    for (y, at) in (inside.y..).zip(0..height) {
        let name = if at == 0 { say!(words, "screen-units") } else { String::new() };
        let mut line = format!(" {}", cell(&name, names, canvas.look));
        for column in &columns {
            line.push_str(&right(column.get(at).map_or("", String::as_str)));
        }
        canvas.text(inside.x, y, inside.width, &line, style);
    }
    u16::try_from(height).unwrap_or(0)
}

/// A figure at the right end of its column.
fn right(text: &str) -> String {
    let blanks = FIGURE.saturating_sub(width(text));
    format!("{}{text}", " ".repeat(blanks))
}

fn row_spans(state: &State, look: &Look, row: &UnitRow<'_>, names: usize) -> Vec<Span<'static>> {
    let theme = &look.theme;
    let name = match row.unit.kind {
        UnitKind::Body => cell(&row.unit.short, names, look),
        UnitKind::Group => {
            let kind = format!(" ({})", state.words.unit_kind(row.unit.kind));
            let room = names.saturating_sub(width(&kind));
            pad(&(truncate(&row.unit.short, room, look.glyphs.ellipsis) + &kind), names)
        }
        UnitKind::CatchAll => {
            return vec![Span::styled(cell(&row.unit.short, names, look), theme.faint)];
        }
    };
    let (alarm, mark) = theme.status(Standing::Overdue, Progress::NotStarted);
    let overdue = format!("{}{}", mark.trim_end(), row.overdue);
    let blanks = " ".repeat(FIGURE.saturating_sub(width(&overdue)));
    let figures = right(&row.leads.to_string()) + &right(&row.coordinates.to_string());
    let mut spans = vec![Span::styled(name + &figures, theme.text)];
    if row.overdue == 0 {
        spans.push(Span::styled(right("–"), theme.faint));
    } else {
        spans.push(Span::styled(blanks, theme.text));
        spans.push(Span::styled(overdue, alarm));
    }
    spans
}

/// What the status line says: the order, and what `f` changes it to.
pub fn status(state: &State) -> String {
    let words = &state.words;
    let name = |sort| match sort {
        UnitSort::Leads => say!(words, "units-sort-leads"),
        UnitSort::Name => say!(words, "units-sort-name"),
        UnitSort::Overdue => say!(words, "units-sort-overdue"),
    };
    let sort = state.units.sort;
    let sorted = say!(words, "units-sorted", sort = name(sort), next = name(sort.next()));
    match state.library.volumes().len() {
        0 | 1 => sorted,
        count if !state.units.is_one => {
            format!("{sorted} · {}", say!(words, "units-all", count = count))
        }
        _ => {
            let title = state.volume().map_or("", |volume| &volume.programme.short_title);
            format!("{sorted} · {}", say!(words, "units-one", title = title))
        }
    }
}
