//! Screen 6: the text of the programme, with its anchors.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::canvas::Canvas;
use crate::app::State;
use crate::app::document::{Place, Role, Sheet, TextLine, marks};
use crate::app::library::Volume;
use crate::app::measured::Spot;
use crate::domain::{Node, NodeKind};
use crate::say;
use crate::text::{truncate, width, wrap};

/// The columns of a line number, without the blank behind it.
const NUMBER: usize = crate::app::document::NUMBER - 1;

/// Draws the screen; returns its crumbs.
pub fn draw(state: &State, canvas: &mut Canvas<'_, '_>, room: Rect) -> String {
    let words = &state.words;
    let title = say!(words, "document-title");
    let Some(volume) = state.volume() else {
        let inside = canvas.pane(room, &title, "", true);
        let (style, columns) = (canvas.look.theme.text, inside.width.saturating_sub(2));
        let lines = wrap(&say!(words, "nothing-here"), usize::from(columns));
        for (y, line) in (inside.y..).zip(lines) {
            canvas.text(inside.x + 1, y, columns, &line, style);
        }
        return String::new();
    };
    let at = state.document.at(volume);
    let (place, total) = (at + 1, volume.programme.nodes.len());
    let foot = say!(words, "position-of", at = place, total = total);
    let inside = canvas.pane(room, &title, &foot, true);
    let sheet = Sheet::of(state, volume, canvas.frame.area().width);
    page(state, canvas, &sheet, inside, at);
    crumbs(state, canvas, volume, at)
}

/// As many lines as the page holds, from its top on.
fn page(
    state: &State,
    canvas: &mut Canvas<'_, '_>,
    sheet: &Sheet<'_>,
    inside: Rect,
    chosen: usize,
) {
    let has_keys = state.overlays.is_empty();
    let height = usize::from(inside.height);
    canvas.measured.page = height;
    let mut place = state.document.top(sheet, height);
    let mut y = inside.y;
    let mut cursor = None;
    while y < inside.bottom() && place.at < sheet.volume.programme.nodes.len() {
        let Some(node) = sheet.volume.programme.nodes.get(place.at) else { break };
        let words = sheet.searched(place.at);
        let lines = sheet.lines(place.at);
        let first = sheet.first_line(place.at).line;
        for (nth, line) in lines.iter().enumerate().skip(place.line) {
            if y >= inside.bottom() {
                break;
            }
            let is_chosen = place.at == chosen && line.role != Role::Gap;
            let mut spans = margin(canvas, sheet, node, line, is_chosen, nth == first);
            spans.extend(text(canvas, line, words));
            canvas.line(inside.x, y, inside.width, &Line::from(spans));
            if line.role != Role::Gap {
                canvas.spot(Rect { y, height: 1, ..inside }, Spot::Node(node.key.clone()));
            }
            if is_chosen && cursor.is_none() {
                cursor = Some((inside.x, y));
            }
            y += 1;
        }
        place = Place { at: place.at + 1, line: 0 };
    }
    if has_keys {
        canvas.measured.cursor = cursor.or(Some((inside.x, inside.y)));
    }
}

/// What stands before a line: the bar of the chosen node, the number of the
/// source line, and how what is followed there stands.
fn margin(
    canvas: &Canvas<'_, '_>,
    sheet: &Sheet<'_>,
    node: &Node,
    line: &TextLine,
    is_chosen: bool,
    is_first: bool,
) -> Vec<Span<'static>> {
    let (theme, glyphs) = (&canvas.look.theme, canvas.look.glyphs);
    let bar = if is_chosen { glyphs.cursor } else { " " };
    let mut spans = vec![Span::styled(bar, theme.heading)];
    if sheet.is_numbered {
        let number = line.source.map(|number| number.to_string()).unwrap_or_default();
        spans.push(Span::styled(format!("{number:>NUMBER$} "), theme.faint));
    }
    let item = sheet.volume.current(node).filter(|_| is_first);
    let (style, mark) = item.map_or((theme.text, "  "), |item| {
        theme.status(sheet.volume.standing(&item), sheet.volume.board.progress(&item))
    });
    spans.push(Span::styled(mark, style));
    spans.push(Span::styled(" ", theme.text));
    spans
}

/// The words of a line, those that were searched for marked.
fn text(canvas: &Canvas<'_, '_>, line: &TextLine, words: &[String]) -> Vec<Span<'static>> {
    let theme = &canvas.look.theme;
    let style = match line.role {
        Role::Gap | Role::Text => theme.text,
        Role::Heading => theme.heading,
        Role::Doubt => theme.needs_confirmation,
    };
    if words.is_empty() {
        return vec![Span::styled(line.text.clone(), style)];
    }
    let marked = style.patch(theme.match_mark);
    let mut spans: Vec<(String, Style)> = Vec::new();
    for (letter, is_marked) in line.text.chars().zip(marks(&line.text, words)) {
        let style = if is_marked { marked } else { style };
        match spans.last_mut().filter(|(_, last)| *last == style) {
            Some((run, _)) => run.push(letter),
            None => spans.push((letter.to_string(), style)),
        }
    }
    spans.into_iter().map(|(run, style)| Span::styled(run, style)).collect()
}

/// Under which headings the node stands, and where in the source.
fn crumbs(state: &State, canvas: &Canvas<'_, '_>, volume: &Volume, at: usize) -> String {
    let words = &state.words;
    let programme = &volume.programme;
    let Some(node) = programme.nodes.get(at) else { return String::new() };
    let (line, total) = (node.lines.first, programme.source.lines.len());
    let place = say!(words, "document-line", at = line, total = total);
    let above = std::iter::successors(Some(node), |node| {
        node.parent.as_ref().and_then(|key| programme.node(key))
    });
    let mut parts: Vec<String> = above.filter_map(heading).collect();
    parts.reverse();
    if parts.is_empty() {
        let is_numbered = |node: &Node| !node.number.is_empty();
        let before = programme.nodes.iter().take(at).any(is_numbered);
        let after = programme.nodes.iter().skip(at).any(is_numbered);
        match (before, after) {
            (false, true) => parts.push(say!(words, "document-opening")),
            (true, false) => parts.push(say!(words, "document-closing")),
            (true, true) | (false, false) => {}
        }
    }
    let joint = format!(" {} ", canvas.look.glyphs.crumb);
    let room = usize::from(canvas.frame.area().width).saturating_sub(2 + 3 + width(&place));
    let mut room = room.saturating_sub(parts.len().saturating_sub(1) * width(&joint));
    // The nearest ones leave what they do not need to those above them.
    for (left, part) in (1..=parts.len()).rev().zip(parts.iter_mut().rev()) {
        *part = truncate(part, room / left, canvas.look.glyphs.ellipsis);
        room -= width(part);
    }
    if parts.is_empty() { place } else { format!("{} · {place}", parts.join(&joint)) }
}

/// A node as a crumb; text has none of its own.
fn heading(node: &Node) -> Option<String> {
    let name = match node.kind() {
        NodeKind::Text => return (!node.number.is_empty()).then(|| node.number.clone()),
        NodeKind::Section | NodeKind::Group if node.number.is_empty() => node.title.clone(),
        NodeKind::Section | NodeKind::Group => format!("{}. {}", node.number, node.title),
        NodeKind::Model | NodeKind::Task | NodeKind::Duty | NodeKind::Indicator => {
            if node.number.is_empty() { node.key.to_string() } else { node.number.clone() }
        }
    };
    Some(name)
}
