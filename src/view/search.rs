//! The search over the screen (mock-up B).

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::canvas::{Canvas, Row};
use super::field;
use crate::app::State;
use crate::app::measured::Spot;
use crate::app::search::Search;
use crate::app::state::Place;
use crate::say;
use crate::search::{Group, GroupKind, Hit, Role, Target};
use crate::text::{truncate, width};

/// Draws the search.
pub fn draw(state: &State, search: &Search, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let window = canvas.frame.area();
    let columns = (window.width - 6).min(96);
    let hits = search.hits().count();
    let foot = if search.is_empty() {
        String::new()
    } else {
        let at = (search.chosen + 1).min(hits);
        say!(words, "search-count", total = search.found.total, at = at)
    };
    let inside = canvas.dialog(columns, window.height - 5, &say!(words, "search-title"), &foot);
    let label = say!(words, "search-label");
    let indent = u16::try_from(width(&label)).unwrap_or(0) + 1;
    let heading = canvas.look.theme.heading;
    canvas.text(inside.x, inside.y, indent, &label, heading);
    field::line(canvas, inside.x + indent, inside.y, inside.width - indent, &search.field, true);
    let room = ratatui::layout::Rect {
        y: inside.y + 2,
        height: inside.height.saturating_sub(2),
        ..inside
    };
    let cells = usize::from(room.width) - 1;
    let (rows, cursor) = if search.is_empty() {
        recent(state, canvas, search, cells)
    } else if hits == 0 && search.is_current {
        (nothing(state, canvas, search, cells), usize::MAX)
    } else {
        found(state, canvas, search, cells, usize::from(room.height))
    };
    canvas.list(room, rows, cursor, true);
    canvas.measured.cursor = None;
}

fn plain(text: &str, style: Style) -> Row {
    Row { spans: vec![Span::styled(text.to_owned(), style)], spot: None }
}

/// The items opened last, and what can be typed.
fn recent(
    state: &State,
    canvas: &Canvas<'_, '_>,
    search: &Search,
    cells: usize,
) -> (Vec<Row>, usize) {
    let words = &state.words;
    let theme = &canvas.look.theme;
    let mut rows = Vec::new();
    let mut cursor = usize::MAX;
    if !state.recent.is_empty() {
        rows.push(plain(&say!(words, "search-recent"), theme.faint));
        cursor = rows.len() + search.chosen.min(state.recent.len() - 1);
        for (at, place) in state.recent.iter().enumerate() {
            let name = item_name(state, place);
            let name = truncate(&name, cells, canvas.look.glyphs.ellipsis);
            rows.push(Row { spot: Some(Spot::Row(at)), ..plain(&name, theme.text) });
        }
        rows.push(plain("", theme.text));
    }
    rows.push(plain(&say!(words, "search-tips"), theme.faint));
    rows.push(plain(&say!(words, "search-tip-accents"), theme.text));
    rows.push(plain(&say!(words, "search-tip-filters"), theme.text));
    (rows, cursor)
}

fn item_name(state: &State, (programme, key): &Place) -> String {
    let volume = state.library.volume(programme);
    let Some((volume, node)) = volume.and_then(|v| Some((v, v.programme.node(key)?))) else {
        return String::new();
    };
    let name = format!("{} {}", node.number, node.title);
    let is_here = state.volume().is_some_and(|shown| shown.programme.id == *programme);
    let title = if is_here { "" } else { volume.programme.short_title.as_str() };
    format!("{} {}", name.trim(), title).trim().to_owned()
}

fn nothing(state: &State, canvas: &Canvas<'_, '_>, search: &Search, cells: usize) -> Vec<Row> {
    let words = &state.words;
    let query = search.field.text();
    let query = query.trim();
    let near: Vec<String> =
        search.found.suggestions.iter().map(|name| format!("“{name}”")).collect();
    let text = if near.is_empty() {
        say!(words, "search-nothing", query = query)
    } else {
        say!(words, "search-nothing-near", query = query, near = near.join(", "))
    };
    let style = canvas.look.theme.text;
    crate::text::wrap(&text, cells).iter().map(|line| plain(line, style)).collect()
}

/// The groups with their counts. Where there is no room for every hit, each
/// group shows its best ones; the group with the cursor shows those around it.
fn found(
    state: &State,
    canvas: &Canvas<'_, '_>,
    search: &Search,
    cells: usize,
    height: usize,
) -> (Vec<Row>, usize) {
    let words = &state.words;
    let theme = &canvas.look.theme;
    let groups = &search.found.groups;
    let share = share(groups, height);
    let mut rows = Vec::new();
    let mut cursor = usize::MAX;
    let mut start = 0;
    for group in groups {
        let title = format!("{} ({})", group_name(state, group.kind), group.total);
        rows.push(plain(&title, theme.faint));
        let inner = search.chosen.checked_sub(start).filter(|at| *at < group.hits.len());
        let first = inner.map_or(0, |at| (at + 1).saturating_sub(share));
        for (at, hit) in group.hits.iter().enumerate().skip(first).take(share) {
            if inner == Some(at) {
                cursor = rows.len();
            }
            let spans = hit_spans(state, canvas, hit, cells);
            rows.push(Row { spans, spot: Some(Spot::Row(start + at)) });
        }
        let left = group.total.saturating_sub(first + share);
        if left > 0 {
            rows.push(plain(
                &format!("   {}", say!(words, "search-more", count = left)),
                theme.faint,
            ));
        }
        rows.push(plain("", theme.text));
        start += group.hits.len();
    }
    rows.pop();
    (rows, cursor)
}

/// How many hits each group can show.
fn share(groups: &[Group], height: usize) -> usize {
    let needed = |share: usize| -> usize {
        groups
            .iter()
            .map(|group| 2 + group.hits.len().min(share) + usize::from(group.total > share))
            .sum()
    };
    (1..=height).rev().find(|share| needed(*share) <= height + 1).unwrap_or(1)
}

fn group_name(state: &State, kind: GroupKind) -> String {
    let words = &state.words;
    match kind {
        GroupKind::Units => say!(words, "search-group-units"),
        GroupKind::Models => say!(words, "search-group-models"),
        GroupKind::Tasks => say!(words, "search-group-tasks"),
        GroupKind::Text => say!(words, "search-group-text"),
    }
}

fn hit_spans(
    state: &State,
    canvas: &Canvas<'_, '_>,
    hit: &Hit,
    cells: usize,
) -> Vec<Span<'static>> {
    let theme = &canvas.look.theme;
    let (style, mark) = status(state, canvas, hit);
    let number = if hit.number.is_empty() { String::new() } else { format!("{} ", hit.number) };
    let lead = format!(" {number}");
    let right = beside(state, hit);
    let room = cells.saturating_sub(width(&mark) + width(&lead));
    let right = truncate(&right, room / 2, canvas.look.glyphs.ellipsis);
    let title_room = room.saturating_sub(width(&right) + 2);
    let mut spans = vec![Span::styled(mark, style), Span::styled(lead, theme.text)];
    let (text, marks) = if hit.excerpt.is_empty() {
        (&hit.title, &hit.title_marks)
    } else {
        (&hit.excerpt, &hit.excerpt_marks)
    };
    let line = marked(text, marks, title_room, canvas);
    let used = line.width();
    spans.extend(line.spans);
    if !right.is_empty() {
        let gap = (title_room - used.min(title_room)) + 2;
        spans.push(Span::styled(" ".repeat(gap) + &right, theme.faint));
    }
    spans
}

fn status(state: &State, canvas: &Canvas<'_, '_>, hit: &Hit) -> (Style, String) {
    let theme = &canvas.look.theme;
    let blank = (theme.text, "  ".to_owned());
    let Target::Item { programme, key } = &hit.target else { return blank };
    let Some(volume) = state.library.volume(programme) else { return blank };
    let Some(item) = volume.programme.node(key).and_then(|node| volume.current(node)) else {
        return blank;
    };
    let progress = volume.board.progress(&item);
    let (style, mark) = theme.status(volume.standing(&item), progress);
    (style, mark.to_owned())
}

/// What stands to the right: who leads, or how a unit is involved.
fn beside(state: &State, hit: &Hit) -> String {
    let words = &state.words;
    match &hit.target {
        Target::Unit(id) => {
            let (leads, coordinates) = crate::app::units::counts(state, id);
            say!(words, "search-unit-counts", leads = leads, coordinators = coordinates)
        }
        Target::Item { programme, key } => {
            let lead = || {
                let volume = state.library.volume(programme)?;
                let lead = volume.programme.node(key)?.lead().first()?;
                Some(say!(words, "search-leads", unit = volume.short_name(lead)))
            };
            match hit.role {
                Some(Role::Coordinates) => say!(words, "search-coordinates-role"),
                Some(Role::Leads) | None if hit.excerpt.is_empty() => lead().unwrap_or_default(),
                Some(Role::Leads) | None => String::new(),
            }
        }
    }
}

/// A text with its matched letters in the mark's style, cut where the room ends.
fn marked(text: &str, marks: &[usize], room: usize, canvas: &Canvas<'_, '_>) -> Line<'static> {
    let theme = &canvas.look.theme;
    let cut = truncate(text, room, canvas.look.glyphs.ellipsis);
    let kept = cut.chars().count();
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut run = String::new();
    let mut run_is_match = false;
    for (at, letter) in cut.chars().enumerate() {
        let is_match = at + 1 < kept.max(1) + 1 && marks.contains(&at);
        if is_match != run_is_match && !run.is_empty() {
            let style = if run_is_match { theme.match_mark } else { theme.text };
            spans.push(Span::styled(std::mem::take(&mut run), style));
        }
        run_is_match = is_match;
        run.push(letter);
    }
    if !run.is_empty() {
        let style = if run_is_match { theme.match_mark } else { theme.text };
        spans.push(Span::styled(run, style));
    }
    Line::from(spans)
}
