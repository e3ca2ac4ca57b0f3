//! A document that was read and is not accepted yet.

mod asked;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::canvas::{Canvas, Row, cell};
use crate::app::State;
use crate::app::measured::Spot;
use crate::app::review::{Certainties, Certainty, Pane, Review, compared, summary};
use crate::domain::{Node, NodeKind, Programme};
use crate::say;
use crate::text::{file_name, visible, width, wrap};

/// The least rows of the text below the list.
const SOURCE: u16 = 5;

/// Draws the review over the whole screen.
pub fn draw(state: &State, review: &Review, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let title = say!(words, "review-title", file = visible(file_name(&review.path)));
    let foot = say!(words, "review-foot");
    let inside = canvas.cover(&title, &foot);
    let certainties = review.certainties();
    let y = head(state, review, &certainties, canvas, inside);
    let room = Rect { y, height: (inside.y + inside.height).saturating_sub(y), ..inside };
    let below = (room.height / 3).max(SOURCE);
    let list = Rect { height: room.height.saturating_sub(below + 1), ..room };
    rows(state, review, &certainties, canvas, list);
    let source = Rect { y: list.y + list.height, height: below + 1, ..room };
    if !asked::draw(state, review, canvas, source) {
        text(state, review, canvas, source);
    }
}

/// What it is, what it came to, whose place it takes, and the panes.
fn head(
    state: &State,
    review: &Review,
    certainties: &Certainties<'_>,
    canvas: &mut Canvas<'_, '_>,
    inside: Rect,
) -> u16 {
    let words = &state.words;
    let programme = &review.programme;
    let (heading, faint) = (canvas.look.theme.heading, canvas.look.theme.faint);
    let mut y = inside.y;
    let mut line = |canvas: &mut Canvas<'_, '_>, text: &str, style: Style| {
        for part in wrap(text, usize::from(inside.width)).iter().take(2) {
            canvas.text(inside.x, y, inside.width, part, style);
            y += 1;
        }
    };
    line(canvas, &programme.short_title, heading);
    line(canvas, &summary(words, programme, certainties), faint);
    let place = match &review.before {
        Some(before) => say!(words, "review-replaces", title = before.short_title.clone()),
        None => say!(words, "review-new", id = programme.id.to_string()),
    };
    line(canvas, &format!("← {place} →"), faint);
    let mut x = inside.x;
    for pane in review.panes() {
        let name = tab(state, review, *pane);
        let is_here = *pane == review.pane;
        let shown = if is_here { format!("[{name}]") } else { format!(" {name} ") };
        let room = u16::try_from(width(&shown)).unwrap_or(0);
        let style = if is_here { heading } else { faint };
        canvas.text(x, y, room.min((inside.x + inside.width).saturating_sub(x)), &shown, style);
        x += room + 1;
    }
    y + 1
}

fn tab(state: &State, review: &Review, pane: Pane) -> String {
    let words = &state.words;
    match pane {
        Pane::Doubts => {
            let notices = review.programme.notices.iter();
            let open = notices.filter(|notice| !review.is_seen(notice)).count();
            say!(words, "review-tab-doubts", count = open)
        }
        Pane::Understood => {
            say!(words, "review-tab-understood", count = review.programme.nodes.len())
        }
        Pane::Changes => say!(words, "review-tab-changes", count = review.changes().len()),
    }
}

fn rows(
    state: &State,
    review: &Review,
    certainties: &Certainties<'_>,
    canvas: &mut Canvas<'_, '_>,
    list: Rect,
) {
    let room = usize::from(list.width) - 1;
    let rows: Vec<Row> = match review.pane {
        Pane::Doubts => doubts(state, review, canvas, room),
        Pane::Understood => {
            let nodes = review.programme.nodes.iter().enumerate();
            let row = |(at, node): (usize, &Node)| {
                understood(certainties.at(node), canvas, room, at, node)
            };
            nodes.map(row).collect()
        }
        Pane::Changes => changes(state, review, canvas, room),
    };
    if rows.is_empty() {
        let words = &state.words;
        let text = match review.pane {
            Pane::Changes => say!(words, "review-no-changes"),
            Pane::Doubts | Pane::Understood => say!(words, "review-no-doubts"),
        };
        let faint = canvas.look.theme.faint;
        canvas.text(list.x + 1, list.y, list.width - 1, &text, faint);
        return;
    }
    canvas.list(list, rows, review.chosen, true);
}

fn doubts(state: &State, review: &Review, canvas: &Canvas<'_, '_>, room: usize) -> Vec<Row> {
    let words = &state.words;
    let theme = &canvas.look.theme;
    let glyphs = &canvas.look.glyphs;
    let row = |(row, notice): (usize, &crate::domain::Notice)| {
        let is_seen = review.is_seen(notice);
        let line = match notice.line {
            0 => "–".to_owned(),
            line => line.to_string(),
        };
        let mark = if is_seen { glyphs.done_in_time } else { "? " };
        let text = words.notice(notice);
        let style = if is_seen { theme.faint } else { theme.text };
        let spans = vec![
            Span::styled(cell(mark, 2, canvas.look), style),
            Span::styled(cell(&line, 5, canvas.look), theme.faint),
            Span::styled(cell(&text, room.saturating_sub(7), canvas.look), style),
        ];
        Row { spans, spot: Some(Spot::Row(row)) }
    };
    review.doubts().into_iter().enumerate().map(row).collect()
}

fn understood(
    certainty: Certainty,
    canvas: &Canvas<'_, '_>,
    room: usize,
    at: usize,
    node: &Node,
) -> Row {
    let theme = &canvas.look.theme;
    let (mark, style) = match certainty {
        Certainty::Certain => (canvas.look.glyphs.done_in_time, theme.text),
        Certainty::Doubtful => ("? ", theme.heading),
        Certainty::AsText => ("· ", theme.faint),
    };
    let key = node.key.as_str();
    let indent = " ".repeat(key.matches(['.', '/']).count().min(6));
    let text = format!("{indent}{} {}", node.number, node.title);
    let lead = node.lead().first().map_or("", |unit| unit.as_written.as_str());
    let aside = if node.kind() == NodeKind::Text || room < 80 { 0 } else { room / 3 };
    let spans = vec![
        Span::styled(cell(mark, 2, canvas.look), style),
        Span::styled(cell(&text, room.saturating_sub(aside + 2), canvas.look), style),
        Span::styled(cell(lead, aside, canvas.look), theme.faint),
    ];
    Row { spans, spot: Some(Spot::Row(at)) }
}

fn changes(state: &State, review: &Review, canvas: &Canvas<'_, '_>, room: usize) -> Vec<Row> {
    let Some(before) = &review.before else { return Vec::new() };
    let theme = &canvas.look.theme;
    let lines = compared::lines(&state.words, before, &review.programme, &review.comparison);
    let row = |(at, line): (usize, compared::Line)| {
        let title = format!("{} {}", line.mark, line.title);
        let half = room / 2;
        let what = if line.what.is_empty() { line.kind } else { line.what };
        let spans = vec![
            Span::styled(cell(&title, half, canvas.look), theme.text),
            Span::styled(cell(&format!(" {what}"), room - half, canvas.look), theme.faint),
        ];
        Row { spans, spot: Some(Spot::Row(at)) }
    };
    lines.into_iter().enumerate().map(row).collect()
}

/// The words of the document the row is about; of both editions where they
/// differ.
fn text(state: &State, review: &Review, canvas: &mut Canvas<'_, '_>, rect: Rect) {
    let words = &state.words;
    if review.pane == Pane::Changes && review.before.is_some() {
        let half = rect.width / 2;
        let left = Rect { width: half.saturating_sub(1), ..rect };
        let right = Rect { x: rect.x + half, width: rect.width - half, ..rect };
        let (before, after) = both(review);
        part(canvas, left, &say!(words, "review-before"), &before);
        part(canvas, right, &say!(words, "review-after"), &after);
        return;
    }
    let mut lines = Vec::new();
    if let Some(notice) = review.doubt() {
        let told = words.notice(notice);
        if width(&told) + 8 > usize::from(rect.width) {
            lines.extend(wrap(&told, usize::from(rect.width)));
        }
    }
    lines.extend(match review.doubt() {
        Some(notice) if notice.line > 0 => around(&review.programme, notice.line, rect.width),
        Some(_) => Vec::new(),
        None => review.node().map_or_else(Vec::new, |node| own_words(&review.programme, node)),
    });
    part(canvas, rect, &say!(words, "review-source"), &lines);
}

fn both(review: &Review) -> (Vec<String>, Vec<String>) {
    let at = review.changes().get(review.chosen).copied();
    let pair = at.and_then(|at| review.comparison.pairs.get(at));
    let of = |programme: &Programme, at: Option<usize>| {
        at.and_then(|at| programme.nodes.get(at))
            .map_or_else(Vec::new, |node| own_words(programme, node))
    };
    let before = review.before.as_ref().zip(pair).map(|(edition, pair)| of(edition, pair.old));
    let after = pair.map(|pair| of(&review.programme, pair.new));
    (before.unwrap_or_default(), after.unwrap_or_default())
}

fn own_words(programme: &Programme, node: &Node) -> Vec<String> {
    programme.verbatim(node).iter().filter(|line| !line.trim().is_empty()).cloned().collect()
}

/// A line of the document with the one before it.
fn around(programme: &Programme, line: u32, _: u16) -> Vec<String> {
    let at = usize::try_from(line).unwrap_or(usize::MAX).saturating_sub(1);
    let lines = programme.source.lines.iter().enumerate();
    lines
        .skip(at)
        .take(3)
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(at, text)| format!("{}: {text}", at + 1))
        .collect()
}

fn part(canvas: &mut Canvas<'_, '_>, rect: Rect, title: &str, lines: &[String]) {
    let (heading, text) = (canvas.look.theme.faint, canvas.look.theme.text);
    canvas.text(rect.x, rect.y, rect.width, title, heading);
    let room = usize::from(rect.width);
    let wrapped: Vec<Line<'static>> = lines
        .iter()
        .flat_map(|line| wrap(&visible(line), room))
        .map(|line| Line::styled(line, text))
        .collect();
    let below = Rect { y: rect.y + 1, height: rect.height.saturating_sub(1), ..rect };
    canvas.scrolled(below, wrapped, 0, false);
}
