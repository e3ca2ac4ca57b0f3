//! Screen 1 (mock-up A): the tree and the detail.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::canvas::{Canvas, Row, cell};
use super::look::Look;
use super::{ONE_PANE, detail};
use crate::app::State;
use crate::app::browse::{Fold, Pane, TreeRow, cursor, rows};
use crate::app::filter::{LedBy, Scope};
use crate::app::library::Volume;
use crate::app::measured::Spot;
use crate::app::state::Layout;
use crate::domain::{Content, Node, NodeKind, Quarter, Standing};
use crate::say;
use crate::text::width;

/// The least the detail keeps beside the tree (UX §6.4), its border included.
const DETAIL: u16 = 46;

/// From this room on a row also says how its item stands.
const WITH_STANDING: usize = 48;

/// How wide that is.
const STANDING: usize = 19;

/// Draws the screen; returns its crumbs.
pub fn draw(state: &State, canvas: &mut Canvas<'_, '_>, room: Rect) -> String {
    let Some(volume) = state.volume() else {
        let inside = canvas.pane(room, &say!(state.words, "tree-title"), "", true);
        let style = canvas.look.theme.text;
        let text = say!(state.words, "nothing-here");
        canvas.text(inside.x + 1, inside.y, inside.width - 2, &text, style);
        return String::new();
    };
    let tree_rows = rows(state, volume);
    let at = cursor(state, volume, &tree_rows);
    let node = tree_rows.get(at).and_then(|row| volume.programme.nodes.get(row.at));
    let (tree_room, detail_room) = split(state, room);
    if let Some(rect) = tree_room {
        tree(state, canvas, volume, rect, &tree_rows, at);
    }
    if let Some(rect) = detail_room {
        details(state, canvas, volume, rect, node);
    }
    crumbs(state, canvas, volume, node)
}

/// Where the tree and the detail go; one of them may have no room.
fn split(state: &State, room: Rect) -> (Option<Rect>, Option<Rect>) {
    let is_detail = state.browse.pane == Pane::Detail;
    if room.width < ONE_PANE || state.layout == Layout::Detail {
        return if is_detail { (None, Some(room)) } else { (Some(room), None) };
    }
    let most = room.width - DETAIL;
    let columns = match state.layout {
        Layout::Wide => most,
        Layout::Balanced | Layout::Detail => most.min(room.width * 9 / 20),
    };
    let left = Rect { width: columns, ..room };
    let right = Rect { x: room.x + columns, width: room.width - columns, ..room };
    (Some(left), Some(right))
}

fn tree(
    state: &State,
    canvas: &mut Canvas<'_, '_>,
    volume: &Volume,
    rect: Rect,
    rows: &[TreeRow],
    at: usize,
) {
    let words = &state.words;
    let has_keys = state.browse.pane == Pane::Tree && state.overlays.is_empty();
    let foot = say!(words, "position-of", at = (at + 1).min(rows.len()), total = rows.len());
    let inside =
        canvas.pane(rect, &say!(words, "tree-title"), &foot, state.browse.pane == Pane::Tree);
    canvas.spot(rect, Spot::Pane(0));
    if rows.is_empty() {
        let text = say!(words, "filter-hides-all", what = filter_name(state, volume));
        let style = canvas.look.theme.text;
        for (y, line) in crate::text::wrap(&text, usize::from(inside.width)).iter().enumerate() {
            let y = inside.y + u16::try_from(y).unwrap_or(0);
            canvas.text(inside.x, y, inside.width, line, style);
        }
        return;
    }
    let columns = usize::from(inside.width).saturating_sub(1);
    let look = canvas.look;
    let line = |at: usize| {
        let row = rows.get(at)?;
        let node = volume.programme.nodes.get(row.at)?;
        let spans = row_spans(state, look, volume, node, *row, columns);
        Some(Row { spans, spot: row.key(volume).map(Spot::Node) })
    };
    canvas.long_list(inside, rows.len(), line, at, has_keys);
}

fn row_spans(
    state: &State,
    look: &Look,
    volume: &Volume,
    node: &Node,
    row: TreeRow,
    columns: usize,
) -> Vec<Span<'static>> {
    let current = row.item_of(volume);
    let (style, mark) = match (row.fold, &current) {
        (Fold::Open, _) => (look.theme.heading, look.glyphs.unfolded.to_owned()),
        (Fold::Closed, _) => (look.theme.heading, look.glyphs.folded.to_owned()),
        (Fold::Leaf, Some(item)) => {
            let progress = volume.board.progress(item);
            let (style, mark) = look.theme.status(volume.standing(item), progress);
            (style, mark.to_owned())
        }
        (Fold::Leaf, None) => (look.theme.text, "  ".to_owned()),
    };
    let doubt = if has_doubt(volume, node) { "?" } else { " " };
    let lead = format!("{:1$}", "", row.depth.min(6));
    let milestone = current.as_ref().filter(|item| row.item.is_some() && item.key != node.key);
    let milestone = milestone.and_then(|item| item.milestone);
    let title = milestone.map_or(&node.title, |milestone| &milestone.label);
    let mut label = format!("{}{title}", numbered(node));
    if node.kind() == NodeKind::Section
        && let Some(count) = models_below(volume, node)
    {
        label = format!("{label} ({count})");
    }
    let title_style = match node.content {
        Content::Section | Content::Group => look.theme.heading,
        Content::Model(_)
        | Content::Task(_)
        | Content::Duty(_)
        | Content::Indicator(_)
        | Content::Text => look.theme.text,
    };
    let room = columns.saturating_sub(width(&lead) + width(&mark) + 1);
    let mut spans = vec![
        Span::styled(lead, look.theme.text),
        Span::styled(mark, style),
        Span::styled(doubt.to_owned(), look.theme.needs_confirmation),
    ];
    match current.filter(|_| columns >= WITH_STANDING && row.fold == Fold::Leaf) {
        Some(item) => {
            let title = cell(&label, room.saturating_sub(STANDING), look);
            let text = volume.stands(&state.words, &item);
            spans.push(Span::styled(title, title_style));
            spans.push(Span::styled(" ", title_style));
            spans.push(Span::styled(cell(&text, STANDING - 1, look), style));
        }
        None => spans.push(Span::styled(cell(&label, room, look), title_style)),
    }
    spans
}

/// The number as it stands before a title.
fn numbered(node: &Node) -> String {
    match (node.number.as_str(), &node.content) {
        ("", _) => String::new(),
        (number, Content::Section | Content::Group) => format!("{number}. "),
        (
            number,
            Content::Model(_)
            | Content::Task(_)
            | Content::Duty(_)
            | Content::Indicator(_)
            | Content::Text,
        ) => {
            format!("{number} ")
        }
    }
}

fn models_below(volume: &Volume, section: &Node) -> Option<usize> {
    let below = |node: &&Node| node.kind() == NodeKind::Model && node.key.is_within(&section.key);
    Some(volume.programme.nodes.iter().filter(below).count()).filter(|count| *count > 0)
}

fn has_doubt(volume: &Volume, node: &Node) -> bool {
    volume.programme.notices.iter().any(|notice| notice.key.as_ref() == Some(&node.key))
}

fn details(
    state: &State,
    canvas: &mut Canvas<'_, '_>,
    volume: &Volume,
    rect: Rect,
    node: Option<&Node>,
) {
    let words = &state.words;
    let is_focused = state.browse.pane == Pane::Detail;
    let foot = say!(words, "source-hint");
    let inside = canvas.pane(rect, &say!(words, "detail-title"), &foot, is_focused);
    canvas.spot(rect, Spot::Pane(1));
    let Some(node) = node else { return };
    let columns = usize::from(inside.width).saturating_sub(1);
    let lines = detail::lines(state, canvas.look, volume, node, columns);
    let has_keys = is_focused && state.overlays.is_empty();
    canvas.scrolled(inside, lines, state.browse.scroll, has_keys);
    if has_keys {
        canvas.measured.cursor = Some((inside.x, inside.y));
    }
}

/// Where the selected node lies, and what is left out.
fn crumbs(state: &State, canvas: &Canvas<'_, '_>, volume: &Volume, node: Option<&Node>) -> String {
    let programme = &volume.programme;
    if !state.filter.is_empty() {
        let count = state.filter.items(volume).len();
        let what = filter_name(state, volume);
        return say!(state.words, "filter-mark", what = what)
            + " · "
            + &say!(state.words, "filter-count", count = count);
    }
    let Some(node) = node else { return String::new() };
    let above =
        std::iter::successors(node.parent.as_ref().and_then(|key| programme.node(key)), |node| {
            node.parent.as_ref().and_then(|key| programme.node(key))
        });
    let mut parts: Vec<String> =
        above.map(|node| format!("{}{}", numbered(node), node.title)).collect();
    parts.reverse();
    // The number alone at the end: the title stands in the detail.
    parts.push(if node.number.is_empty() { node.key.to_string() } else { node.number.clone() });
    let room = usize::from(canvas.frame.area().width).saturating_sub(8) / parts.len().max(1);
    let parts: Vec<String> = parts
        .iter()
        .map(|part| crate::text::truncate(part, room.max(12), canvas.look.glyphs.ellipsis))
        .collect();
    parts.join(&format!(" {} ", canvas.look.glyphs.crumb))
}

/// What the filter asks for, in words.
pub fn filter_name(state: &State, volume: &Volume) -> String {
    let words = &state.words;
    let filter = &state.filter;
    let mut parts = standing_names(state);
    if let Some(unit) = filter.unit.as_ref().and_then(|id| state.library.unit(id)) {
        parts.push(unit.short.clone());
    }
    match &filter.led_by {
        Some(LedBy::Unit(id)) => {
            let unit = state.library.unit(id).map_or(id.as_str(), |unit| &unit.short);
            parts.push(say!(words, "filter-led-by", unit = unit));
        }
        Some(LedBy::Nobody) => parts.push(say!(words, "filter-led-by-nobody")),
        None => {}
    }
    if let Some(quarter) = filter.quarter {
        parts.push(words.quarter(quarter));
    }
    match filter.scope {
        Scope::Everything => {}
        Scope::Models => parts.push(say!(words, "filter-models")),
        Scope::Dated => parts.push(say!(words, "filter-dated")),
        Scope::DueSoFar => {
            let quarter = words.quarter(Quarter::of(volume.board.as_of()));
            parts.push(say!(words, "filter-due-so-far", quarter = quarter));
        }
        Scope::Undated => parts.push(say!(words, "filter-undated")),
        Scope::Upkeep => parts.push(say!(words, "filter-upkeep")),
    }
    if filter.is_silent {
        parts.push(say!(words, "filter-silent"));
    }
    if filter.is_missed {
        parts.push(say!(words, "filter-missed"));
    }
    if parts.is_empty() {
        parts.push(say!(words, "sort-due"));
    }
    parts.join(", ")
}

/// The standings a filter asks for; those that are counted together by the
/// name of their sum.
fn standing_names(state: &State) -> Vec<String> {
    let words = &state.words;
    let wanted = &state.filter.standings;
    let is_all = |counts: fn(Standing) -> bool| {
        Standing::ALL.into_iter().filter(|standing| counts(*standing)).eq(wanted.iter().copied())
    };
    if is_all(Standing::is_counted) {
        vec![say!(words, "filter-counted")]
    } else if is_all(Standing::is_done) {
        vec![say!(words, "dashboard-done")]
    } else if is_all(Standing::is_open) {
        vec![say!(words, "dashboard-open")]
    } else {
        wanted.iter().map(|standing| words.standing(*standing)).collect()
    }
}
