//! Screen 3 (mock-up D): the quarters of the years a programme covers.

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
use crate::app::timeline::{Cell, Track, cursor, quarter, rows, tally, years};
use crate::domain::{Item, MilestoneKind, Node, Progress, Quarter, Standing};
use crate::say;
use crate::text::width;

/// The least the names of the rows keep beside the quarters.
const NAMES: usize = 28;

/// From this width on a quarter has three columns, and the legend room of its
/// own where the window is also [`TALL`].
const WIDE: u16 = 100;

/// See [`WIDE`].
const TALL: u16 = 33;

/// Rows of the head: years, quarters.
const HEAD: u16 = 2;

/// What is drawn: rows, their tracks, and where the cursor is.
struct Shown<'a> {
    state: &'a State,
    volume: &'a Volume,
    rows: Vec<&'a Node>,
    tracks: Vec<Track<'a>>,
    at: usize,
    quarter: Quarter,
}

/// Which years are on the page, and how wide everything is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Grid {
    first: i32,
    years: usize,
    of: usize,
    cell: usize,
    names: usize,
}

impl Grid {
    /// As many years as fit beside the names; one on a page where the window
    /// is narrow. The page is the one with the quarter under the cursor.
    fn of(columns: usize, window: u16, (first, last): (i32, i32), quarter: Quarter) -> Self {
        let of = usize::try_from(last - first).unwrap_or(0) + 1;
        let fitting =
            |cell: usize| (columns.saturating_sub(NAMES + 1) / (4 * cell + 1)).clamp(1, of);
        let wide = if window >= WIDE || window < ONE_PANE { 3 } else { 2 };
        let cell = if fitting(wide) < of && window >= ONE_PANE { 2 } else { wide };
        let years = if window < ONE_PANE { 1 } else { fitting(cell) };
        let chosen = usize::try_from(quarter.year - first).unwrap_or(0);
        let start = (chosen / years * years).min(of - years);
        let first = first + i32::try_from(start).unwrap_or(0);
        let names = columns.saturating_sub(1 + years * (4 * cell + 1));
        Self { first, years, of, cell, names }
    }

    fn years(self) -> impl Iterator<Item = i32> {
        (self.first..).take(self.years)
    }

    fn quarters(self) -> impl Iterator<Item = Quarter> {
        self.years().flat_map(|year| (1..=4).map(move |number| Quarter { year, number }))
    }

    /// How many columns lie before a quarter, the cursor's mark included.
    fn column(self, quarter: Quarter) -> Option<u16> {
        let at = self.quarters().position(|known| known == quarter)?;
        let (year, number) = (at / 4, at % 4);
        u16::try_from(2 + self.names + year * (4 * self.cell + 1) + number * self.cell).ok()
    }
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
    let rows = rows(state, volume);
    let shown = Shown {
        tracks: rows.iter().map(|node| Track::of(volume, node)).collect(),
        at: cursor(state, volume, &rows),
        quarter: quarter(state, volume),
        rows,
        state,
        volume,
    };
    let columns = usize::from(room.width.saturating_sub(2));
    let grid = Grid::of(columns, canvas.frame.area().width, years(volume), shown.quarter);
    let is_tall = canvas.frame.area().width >= WIDE && canvas.frame.area().height >= TALL;
    let foot = foot(&shown, canvas.look, grid, is_tall);
    let inside = canvas.pane(room, &title, &foot, true);
    if shown.rows.is_empty() {
        let text = if state.filter.is_empty() {
            say!(words, "timeline-empty")
        } else {
            say!(words, "filter-hides-all", what = filter_name(state, volume))
        };
        sentence(canvas, inside, &text);
    } else {
        head(&shown, canvas, inside, grid);
        let below = if is_tall { legend_and_sums(&shown, canvas, inside, grid) } else { 0 };
        let list = Rect {
            y: inside.y + HEAD,
            height: inside.height.saturating_sub(HEAD + below),
            ..inside
        };
        body(&shown, canvas, list, grid);
    }
    crumbs(&shown)
}

fn sentence(canvas: &mut Canvas<'_, '_>, inside: Rect, text: &str) {
    let style = canvas.look.theme.text;
    let room = inside.width.saturating_sub(2);
    for (y, line) in (inside.y..).zip(crate::text::wrap(text, usize::from(room))) {
        canvas.text(inside.x + 1, y, room, &line, style);
    }
}

fn crumbs(shown: &Shown<'_>) -> String {
    let words = &shown.state.words;
    let (first, last) = years(shown.volume);
    let text = say!(words, "timeline-crumbs", from = first.to_string(), to = last.to_string());
    if shown.state.filter.is_empty() {
        return text;
    }
    let what = filter_name(shown.state, shown.volume);
    format!("{text} · {}", say!(words, "filter-mark", what = what))
}

/// The legend where it has no room of its own, else the chosen quarter; on
/// pages of years also which page.
fn foot(shown: &Shown<'_>, look: &Look, grid: Grid, is_tall: bool) -> String {
    let words = &shown.state.words;
    if grid.years == grid.of && !is_tall {
        return legend(shown, look, grid, " ");
    }
    let quarter = words.quarter(shown.quarter);
    if grid.years == grid.of {
        return quarter;
    }
    let last = shown.quarter.year.max(grid.first);
    let place = usize::try_from(last - years(shown.volume).0).unwrap_or(0) + 1;
    say!(words, "timeline-page", quarter = quarter, at = place, total = grid.of)
}

/// Years and quarters; the quarter under the cursor is in reverse video, the
/// current one is marked in the line of the years.
fn head(shown: &Shown<'_>, canvas: &mut Canvas<'_, '_>, inside: Rect, grid: Grid) {
    let (theme, glyphs) = (&canvas.look.theme, &canvas.look.glyphs);
    let words = &shown.state.words;
    let bar = Span::styled(canvas.look.glyphs.border.vertical_left, theme.border);
    let now = Quarter::of(shown.state.library.as_of());
    let label = say!(words, "timeline-quarter");
    let blank = (grid.names + 1).saturating_sub(width(&label) + 1);
    let mut upper = vec![Span::raw(" ".repeat(grid.names + 1))];
    let mut lower = vec![Span::styled(format!("{}{label} ", " ".repeat(blank)), theme.faint)];
    for year in grid.years() {
        upper.push(bar.clone());
        lower.push(bar.clone());
        let name = year_with_mark(year, now, grid.cell, glyphs.unfolded);
        upper.push(Span::styled(name, theme.heading));
        for number in 1..=4 {
            let quarter = Quarter { year, number };
            let style = match (quarter == shown.quarter, quarter == now) {
                (true, _) => theme.selected,
                (false, true) => theme.heading.add_modifier(Modifier::UNDERLINED),
                (false, false) => theme.faint,
            };
            let digit = number.to_string();
            lower.push(Span::styled(digit, style));
            lower.push(Span::styled(" ".repeat(grid.cell - 1), theme.faint));
        }
    }
    canvas.line(inside.x, inside.y, inside.width, &Line::from(upper));
    canvas.line(inside.x, inside.y + 1, inside.width, &Line::from(lower));
}

/// A year over its quarters, with a mark over the current one.
fn year_with_mark(year: i32, now: Quarter, cell: usize, mark: &str) -> String {
    let columns = 4 * cell;
    let name = year.to_string();
    if year != now.year {
        return format!("{name:<columns$}");
    }
    let place = (usize::try_from(now.number).unwrap_or(1) - 1) * cell;
    let marked = if place >= name.len() {
        format!("{name:<place$}{mark}")
    } else {
        format!("{:place$}{mark} {name}", "")
    };
    crate::text::pad(&marked, columns)
}

fn body(shown: &Shown<'_>, canvas: &mut Canvas<'_, '_>, rect: Rect, grid: Grid) {
    let has_keys = shown.state.overlays.is_empty();
    let height = usize::from(rect.height);
    let headings = headings(shown);
    let has_headings = shown.rows.len() + headings.iter().flatten().count() <= height;
    let mut lines = Vec::new();
    let mut at = 0;
    for (place, node) in shown.rows.iter().enumerate() {
        if let Some(heading) = headings.get(place).copied().flatten().filter(|_| has_headings) {
            lines.push(Row { spans: heading_spans(canvas.look, heading, grid), spot: None });
        }
        if place == shown.at {
            at = lines.len();
        }
        // Only rows that can be on the page are worth their cells.
        let spans = match shown.tracks.get(place) {
            Some(track) if place.abs_diff(shown.at) <= height => {
                row_spans(canvas.look, shown, node, track, grid, has_headings)
            }
            Some(_) | None => Vec::new(),
        };
        lines.push(Row { spans, spot: Some(Spot::Node(node.key.clone())) });
    }
    canvas.list(rect, lines, at, has_keys);
    if has_keys && let Some((_, y)) = canvas.measured.cursor {
        chosen_cell(shown, canvas, rect.x, y, grid);
    }
}

/// The heading above each row: that of its group, where it is another one than
/// that of the row before.
fn headings<'a>(shown: &Shown<'a>) -> Vec<Option<&'a Node>> {
    let parent =
        |node: &Node| node.parent.as_ref().and_then(|key| shown.volume.programme.node(key));
    let mut before = None;
    let mut headings = Vec::new();
    for node in &shown.rows {
        let heading = parent(node);
        let key = heading.map(|node| &node.key);
        headings.push(heading.filter(|_| before != Some(key)));
        before = Some(key);
    }
    headings
}

fn heading_spans(look: &Look, heading: &Node, grid: Grid) -> Vec<Span<'static>> {
    let number =
        if heading.number.is_empty() { String::new() } else { format!("{}. ", heading.number) };
    let name = cell(&format!("{number}{}", heading.title), grid.names, look);
    let mut spans = vec![Span::styled(name, look.theme.heading)];
    for _ in grid.years() {
        spans.push(Span::styled(look.glyphs.border.vertical_left, look.theme.border));
        spans.push(Span::raw(" ".repeat(4 * grid.cell)));
    }
    spans
}

fn row_spans(
    look: &Look,
    shown: &Shown<'_>,
    node: &Node,
    track: &Track<'_>,
    grid: Grid,
    is_indented: bool,
) -> Vec<Span<'static>> {
    let indent = if is_indented { " " } else { "" };
    let number = if node.number.is_empty() { node.key.as_str() } else { &node.number };
    let name = cell(&format!("{indent}{number} {}", node.title), grid.names, look);
    let mut spans = vec![Span::styled(name, look.theme.text)];
    for quarter in grid.quarters() {
        if quarter.number == 1 {
            spans.push(Span::styled(look.glyphs.border.vertical_left, look.theme.border));
        }
        let (style, sign) = sign(look, shown.volume, &track.at(quarter), grid.cell);
        spans.push(Span::styled(sign, style));
    }
    spans
}

/// What stands in a cell, as wide as the cell.
fn sign(look: &Look, volume: &Volume, here: &Cell<'_, '_>, columns: usize) -> (Style, String) {
    let (style, sign) = match here {
        Cell::Due(items) => {
            let (style, mark) =
                items.first().map_or((look.theme.text, ""), |item| mark(look, volume, item));
            (style, mark.to_owned())
        }
        Cell::Upkeep(_) => (look.theme.track, look.glyphs.track.repeat(columns)),
        Cell::Ahead(_) => (look.theme.faint, look.glyphs.ahead.to_owned()),
        Cell::Empty => (look.theme.text, String::new()),
    };
    (style, crate::text::pad(&sign, columns))
}

/// The mark of an item: that of a standard to be reached has a sign of its own
/// until it is due.
fn mark(look: &Look, volume: &Volume, item: &Item<'_>) -> (Style, &'static str) {
    let standing = volume.standing(item);
    let progress = volume.board.progress(item);
    let (style, mark) = look.theme.status(standing, progress);
    let is_standard = item.milestone.is_some_and(|m| m.kind == MilestoneKind::Attain);
    let is_open = matches!(standing, Standing::InTime);
    (style, if is_standard && is_open { look.glyphs.attained } else { mark })
}

/// The cell under the cursor stands out of its row.
fn chosen_cell(shown: &Shown<'_>, canvas: &mut Canvas<'_, '_>, x: u16, y: u16, grid: Grid) {
    let Some(track) = shown.tracks.get(shown.at) else { return };
    let Some(column) = grid.column(shown.quarter) else { return };
    let (_, sign) = sign(canvas.look, shown.volume, &track.at(shown.quarter), grid.cell);
    let style = canvas.look.theme.heading.remove_modifier(Modifier::REVERSED);
    let columns = u16::try_from(grid.cell).unwrap_or(0);
    canvas.line(x + column, y, columns, &Line::styled(sign, style));
}

/// The marks on the page and what they mean.
fn legend(shown: &Shown<'_>, look: &Look, grid: Grid, gap: &str) -> String {
    let words = &shown.state.words;
    let status = |standing, progress| look.theme.status(standing, progress).1.trim_end();
    let open = Progress::Underway;
    let known = [
        (look.glyphs.ahead, say!(words, "legend-ahead")),
        (status(Standing::DoneInTime, open), say!(words, "legend-done")),
        (status(Standing::DoneLate, open), say!(words, "legend-done-late")),
        (status(Standing::InTime, Progress::NotStarted), say!(words, "legend-not-started")),
        (status(Standing::InTime, open), say!(words, "legend-underway")),
        (status(Standing::DueSoon, open), say!(words, "legend-due-soon")),
        (status(Standing::Overdue, open), say!(words, "legend-overdue")),
        (status(Standing::Paused, open), say!(words, "legend-paused")),
        (status(Standing::NeedsConfirmation, open), say!(words, "legend-needs-confirmation")),
        (look.glyphs.track, say!(words, "legend-upkeep")),
        (look.glyphs.attained, say!(words, "legend-attain")),
    ];
    let cells =
        || shown.tracks.iter().flat_map(|track| grid.quarters().map(|quarter| track.at(quarter)));
    let here: std::collections::HashSet<String> =
        cells().map(|here| sign(look, shown.volume, &here, 1).1.trim_end().to_owned()).collect();
    let parts: Vec<String> = known
        .iter()
        .filter(|(mark, _)| here.contains(*mark))
        .map(|(mark, word)| format!("{mark} {word}"))
        .collect();
    parts.join(gap)
}

/// Below the rows: where the current quarter is, the legend, and how many of
/// the chosen quarter and the one before it stand how. Returns its height.
fn legend_and_sums(
    shown: &Shown<'_>,
    canvas: &mut Canvas<'_, '_>,
    inside: Rect,
    grid: Grid,
) -> u16 {
    let words = &shown.state.words;
    let (text, faint) = (canvas.look.theme.text, canvas.look.theme.faint);
    let room = inside.width.saturating_sub(2);
    let legend =
        format!("{}  {}", say!(words, "legend-title"), legend(shown, canvas.look, grid, "  "));
    let chosen = sums(shown, shown.quarter);
    let mut lines = vec![(say!(words, "timeline-chosen", sums = chosen), text)];
    let before = shown.quarter.previous();
    if before.year >= years(shown.volume).0 {
        lines.push((sums(shown, before), text));
    }
    lines.insert(0, (legend, faint));
    let height = u16::try_from(lines.len()).unwrap_or(0) + 1;
    let top = inside.y + inside.height.saturating_sub(height);
    let now = Quarter::of(shown.state.library.as_of());
    if let Some(column) = grid.column(now) {
        let pointer = format!("{} {}", canvas.look.glyphs.now, say!(words, "timeline-now"));
        let column =
            column.min(inside.width.saturating_sub(u16::try_from(width(&pointer)).unwrap_or(0)));
        canvas.text(inside.x + column, top, inside.width - column, &pointer, faint);
    }
    for (y, (line, style)) in (top + 1..).zip(lines) {
        canvas.text(inside.x + 1, y, room, &line, style);
    }
    height
}

/// "Quý III/2026: đến hạn 5 · xong 2 · …": the parts add up to the first number.
fn sums(shown: &Shown<'_>, quarter: Quarter) -> String {
    let words = &shown.state.words;
    let tally = tally(&shown.tracks, quarter);
    let mut parts = vec![say!(words, "timeline-due", count = tally.total())];
    for standing in Standing::ALL {
        let count = tally.count(standing);
        if count > 0 || standing == Standing::Overdue {
            parts.push(format!("{} {count}", words.standing(standing).to_lowercase()));
        }
    }
    format!("{}: {}", words.quarter(quarter), parts.join(" · "))
}

/// What the status line says: the cell under the cursor in words.
pub fn status(state: &State) -> Option<String> {
    let words = &state.words;
    let volume = state.volume()?;
    let rows = rows(state, volume);
    let node = rows.get(cursor(state, volume, &rows))?;
    let now = quarter(state, volume);
    let name = if node.model().is_some() {
        say!(words, "timeline-model", number = node.number.clone())
    } else {
        node.key.to_string()
    };
    let what = match Track::of(volume, node).at(now) {
        Cell::Due(items) => {
            let parts: Vec<String> = items.iter().map(|item| due(state, volume, item)).collect();
            parts.join("; ")
        }
        Cell::Upkeep(milestone) => {
            let period = milestone.period.map(|period| words.period(period)).unwrap_or_default();
            format!("{} · {} {period}", words.quarter(now), milestone.label).trim_end().to_owned()
        }
        Cell::Ahead(item) => {
            format!(
                "{} · {}",
                words.quarter(now),
                say!(words, "timeline-next", what = due(state, volume, item))
            )
        }
        Cell::Empty => format!("{} · {}", words.quarter(now), say!(words, "timeline-nothing")),
    };
    Some(format!("{name}: {what}"))
}

/// "Triển khai kế hoạch Quý III/2026, còn 5 ngày".
fn due(state: &State, volume: &Volume, item: &Item<'_>) -> String {
    let words = &state.words;
    let item_state = volume.board.state(&item.key);
    let due = volume.board.due(item);
    let label =
        item.milestone.map_or_else(String::new, |milestone| format!("{} ", milestone.label));
    let period = due.period.map(|period| words.period(period)).unwrap_or_default();
    let stands = volume.stands(words, item);
    let mut text = format!("{label}{period}, {stands}");
    if let Some(before) = item_state.slips.last().and_then(|slip| slip.before.period) {
        if Some(before) != due.period {
            text =
                format!("{text}, {}", say!(words, "due-moved-from", from = words.period(before)));
        }
    }
    text
}
