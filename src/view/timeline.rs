//! Screen 3 (mock-up D): the quarters of the years a programme covers.

mod grid;
mod legend;

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::ONE_PANE;
use super::browse::filter_name;
use super::canvas::{Canvas, Row, cell};
use super::look::Look;
use crate::app::State;
use crate::app::library::Volume;
use crate::app::measured::Spot;
use crate::app::timeline::{Cell, Track, cursor, quarter, rows, years};
use crate::domain::{Item, MilestoneKind, Node, Quarter, Standing};
use crate::say;
use crate::text::{pad, width, wrap};
use grid::Grid;
pub(in crate::view) use legend::status;

/// From this height on the legend has room of its own.
const TALL: u16 = 33;

/// Lines of the head: years, quarters.
const HEAD: u16 = 2;

/// What is drawn: rows, their tracks, and where the cursor is.
struct Shown<'a> {
    state: &'a State,
    volume: &'a Volume,
    rows: Vec<&'a Node>,
    tracks: Vec<Track<'a>>,
    /// The row under the cursor.
    at: usize,
    /// The quarter under the cursor.
    quarter: Quarter,
    grid: Grid,
}

/// Draws the screen; returns its crumbs.
pub fn draw(state: &State, canvas: &mut Canvas<'_, '_>, room: Rect) -> String {
    let words = &state.words;
    let title = say!(words, "timeline-title");
    let Some(volume) = state.volume() else {
        let inside = canvas.pane(room, &title, "", true);
        sentence(canvas, inside, &say!(words, "nothing-here"));
        return String::new();
    };
    let window = canvas.frame.area();
    let columns = usize::from(room.width.saturating_sub(2));
    let rows = rows(state, volume);
    let quarter = quarter(state, volume);
    let shown = Shown {
        tracks: rows.iter().map(|node| Track::of(volume, node)).collect(),
        at: cursor(state, volume, &rows),
        grid: Grid::of(columns, window.width, years(volume), quarter),
        state,
        volume,
        rows,
        quarter,
    };
    let is_tall = window.height >= TALL && window.width >= ONE_PANE;
    let foot = legend::foot(&shown, canvas.look, columns, is_tall);
    let inside = canvas.pane(room, &title, &foot, true);
    if shown.rows.is_empty() {
        let text = if state.filter.is_empty() {
            say!(words, "timeline-empty")
        } else {
            say!(words, "filter-hides-all", what = filter_name(state, volume))
        };
        sentence(canvas, inside, &text);
    } else {
        filled(&shown, canvas, inside, is_tall);
    }
    crumbs(&shown)
}

fn filled(shown: &Shown<'_>, canvas: &mut Canvas<'_, '_>, inside: Rect, is_tall: bool) {
    head(shown, canvas, inside);
    let height = inside.height.saturating_sub(HEAD);
    let headings = headings(shown);
    let needed = shown.rows.len() + headings.iter().flatten().count();
    let below = if is_tall {
        let spare = usize::from(height).saturating_sub(needed + 4);
        legend::below(shown, canvas, inside, spare)
    } else {
        0
    };
    let list = Rect { y: inside.y + HEAD, height: height.saturating_sub(below), ..inside };
    let has_room = needed <= usize::from(list.height);
    body(shown, canvas, list, &headings, has_room);
}

fn sentence(canvas: &mut Canvas<'_, '_>, inside: Rect, text: &str) {
    let style = canvas.look.theme.text;
    let room = inside.width.saturating_sub(2);
    for (y, line) in (inside.y..).zip(wrap(text, usize::from(room))) {
        canvas.text(inside.x + 1, y, room, &line, style);
    }
}

fn crumbs(shown: &Shown<'_>) -> String {
    let words = &shown.state.words;
    let (first, last) = years(shown.volume);
    let years = if first == last { first.to_string() } else { format!("{first} – {last}") };
    let text = say!(words, "timeline-crumbs", years = years);
    if shown.state.filter.is_empty() {
        return text;
    }
    let what = filter_name(shown.state, shown.volume);
    let count = say!(words, "filter-count", count = shown.rows.len());
    format!("{} · {count} · {text}", say!(words, "filter-mark", what = what))
}

/// Years and quarters. The quarter under the cursor is in reverse video; the
/// current one has a mark above it.
fn head(shown: &Shown<'_>, canvas: &mut Canvas<'_, '_>, inside: Rect) {
    let (look, grid) = (canvas.look, shown.grid);
    let theme = &look.theme;
    let now = Quarter::of(shown.state.library.as_of());
    let label = say!(shown.state.words, "timeline-quarter");
    let blank = " ".repeat(grid.names.saturating_sub(width(&label)));
    let mut upper = vec![Span::raw(" ".repeat(grid.names + 1))];
    let mut lower = vec![Span::styled(format!("{blank}{label} "), theme.faint)];
    for year in grid.years() {
        let mark = (year == now.year).then_some((now, look.glyphs.unfolded));
        upper.push(rule(look));
        upper.push(Span::styled(year_with_mark(year, mark, grid.cell), theme.heading));
        lower.push(rule(look));
        for number in 1..=4 {
            let quarter = Quarter { year, number };
            let style = match (quarter == shown.quarter, quarter == now) {
                (true, _) => theme.selected,
                (false, true) => theme.heading,
                (false, false) => theme.faint,
            };
            lower.push(Span::styled(number.to_string(), style));
            lower.push(Span::styled(" ".repeat(grid.cell - 1), theme.faint));
        }
    }
    canvas.line(inside.x, inside.y, inside.width, &Line::from(upper));
    canvas.line(inside.x, inside.y + 1, inside.width, &Line::from(lower));
}

/// A year over its quarters, with a mark over the current one; the year stands
/// before the mark where it has the room.
fn year_with_mark(year: i32, mark: Option<(Quarter, &str)>, cell: usize) -> String {
    let name = year.to_string();
    let text = match mark {
        None => name,
        Some((now, mark)) => {
            let place = usize::try_from(now.number).unwrap_or(1).saturating_sub(1) * cell;
            if place >= width(&name) {
                format!("{name:<place$}{mark}")
            } else {
                format!("{:place$}{mark} {name}", "")
            }
        }
    };
    pad(&text, 4 * cell)
}

/// The line between two years.
fn rule(look: &Look) -> Span<'static> {
    Span::styled(look.glyphs.border.vertical_left, look.theme.border)
}

fn body(
    shown: &Shown<'_>,
    canvas: &mut Canvas<'_, '_>,
    rect: Rect,
    headings: &[Option<&Node>],
    has_headings: bool,
) {
    let has_keys = shown.state.overlays.is_empty();
    let mut lines = Vec::new();
    let mut at = 0;
    for (place, (node, track)) in shown.rows.iter().zip(&shown.tracks).enumerate() {
        let heading = headings.get(place).copied().flatten().filter(|_| has_headings);
        if let Some(heading) = heading {
            let spans = heading_spans(canvas.look, shown, heading, node);
            lines.push(Row { spans, spot: None });
        }
        if place == shown.at {
            at = lines.len();
        }
        // Only rows that can be on the page are worth their cells.
        let spans = if place.abs_diff(shown.at) <= usize::from(rect.height) {
            row_spans(canvas.look, shown, node, track, has_headings)
        } else {
            Vec::new()
        };
        lines.push(Row { spans, spot: Some(Spot::Node(node.key.clone())) });
    }
    canvas.list(rect, lines, at, has_keys);
    if let Some((_, y)) = canvas.measured.cursor.filter(|_| has_keys) {
        chosen_cell(shown, canvas, rect.x, y);
    }
}

/// The heading above each row: that of its group, where it is another one than
/// that of the row before.
fn headings<'a>(shown: &Shown<'a>) -> Vec<Option<&'a Node>> {
    let programme = &shown.volume.programme;
    let mut before = None;
    let mut headings = Vec::new();
    for node in &shown.rows {
        let heading = node.parent.as_ref().and_then(|key| programme.node(key));
        let key = heading.map(|node| &node.key);
        headings.push(heading.filter(|_| before != Some(key)));
        before = Some(key);
    }
    headings
}

/// Models are known by the number of their group alone; anything else needs the
/// number of the section too.
fn heading_spans(
    look: &Look,
    shown: &Shown<'_>,
    heading: &Node,
    below: &Node,
) -> Vec<Span<'static>> {
    let number = if below.model().is_some() && !heading.number.is_empty() {
        format!("{}.", heading.number)
    } else {
        heading.key.to_string()
    };
    let name = cell(&format!("{number} {}", heading.title), shown.grid.names, look);
    let mut spans = vec![Span::styled(name, look.theme.heading)];
    for _ in shown.grid.years() {
        spans.push(rule(look));
        spans.push(Span::raw(" ".repeat(4 * shown.grid.cell)));
    }
    spans
}

fn row_spans(
    look: &Look,
    shown: &Shown<'_>,
    node: &Node,
    track: &Track<'_>,
    is_indented: bool,
) -> Vec<Span<'static>> {
    let indent = if is_indented { " " } else { "" };
    let number = if node.number.is_empty() { node.key.as_str() } else { &node.number };
    let name = cell(&format!("{indent}{number} {}", node.title), shown.grid.names, look);
    let mut spans = vec![Span::styled(name, look.theme.text)];
    for quarter in shown.grid.quarters() {
        if quarter.number == 1 {
            spans.push(rule(look));
        }
        let (style, sign) = sign(look, shown.volume, &track.at(quarter), shown.grid.cell);
        // A colour of its own ground stays with the mark.
        let mark = sign.trim_end().to_owned();
        let blanks = " ".repeat(shown.grid.cell.saturating_sub(width(&mark)));
        spans.push(Span::styled(mark, style));
        spans.push(Span::styled(blanks, look.theme.text));
    }
    spans
}

/// What stands in a cell, at least as wide as the cell.
fn sign(look: &Look, volume: &Volume, here: &Cell<'_, '_>, columns: usize) -> (Style, String) {
    let (style, sign) = match here {
        Cell::Due(items) => {
            let item = items.first();
            let (style, mark) = item.map_or((look.theme.text, ""), |item| mark(look, volume, item));
            (style, mark.to_owned())
        }
        Cell::Upkeep(_) => (look.theme.track, look.glyphs.track.repeat(columns)),
        Cell::Ahead(_) => (look.theme.faint, look.glyphs.ahead.to_owned()),
        Cell::Empty => (look.theme.text, String::new()),
    };
    (style, pad(&sign, columns))
}

/// The mark of an item. A standard to be reached has a sign of its own while
/// its time has not come.
fn mark(look: &Look, volume: &Volume, item: &Item<'_>) -> (Style, &'static str) {
    let standing = volume.standing(item);
    let progress = volume.board.progress(item);
    let (style, mark) = look.theme.status(standing, progress);
    let is_standard = item.milestone.is_some_and(|m| m.kind == MilestoneKind::Attain);
    let is_ahead = standing == Standing::InTime;
    (style, if is_standard && is_ahead { look.glyphs.attained } else { mark })
}

/// The cell under the cursor stands out of its row.
fn chosen_cell(shown: &Shown<'_>, canvas: &mut Canvas<'_, '_>, x: u16, y: u16) {
    let Some(track) = shown.tracks.get(shown.at) else { return };
    let Some(column) = shown.grid.column(shown.quarter) else { return };
    let (style, sign) = sign(canvas.look, shown.volume, &track.at(shown.quarter), shown.grid.cell);
    // Without colours the row is reversed: then its cell is not.
    let style = style.add_modifier(Modifier::BOLD).remove_modifier(Modifier::REVERSED);
    let columns = u16::try_from(shown.grid.cell).unwrap_or(0);
    canvas.line(x + column, y, columns, &Line::styled(sign, style));
}
