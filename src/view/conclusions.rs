//! Screen 5: conclusions on the left, one of them whole on the right.

use ratatui::layout::Rect;
use ratatui::text::{Line as TextLine, Span};

use super::ONE_PANE;
use super::canvas::{Canvas, Row};
use crate::app::State;
use crate::app::conclusions::{Line, facts, lines};
use crate::app::measured::Spot;
use crate::domain::Key;
use crate::say;
use crate::text::{truncate, wrap};

/// Draws the screen; what stands in the line of crumbs.
pub fn draw(state: &State, canvas: &mut Canvas<'_, '_>, room: Rect) -> String {
    let lines = lines(state);
    let words = &state.words;
    if lines.is_empty() {
        let inside = canvas.pane(room, &say!(words, "conclusions-title"), "", true);
        let text = canvas.look.theme.text;
        let wide = inside.width.saturating_sub(2);
        let wrapped = wrap(&say!(words, "conclusions-none"), usize::from(wide));
        for (y, line) in (inside.y + 1..inside.y + inside.height).zip(wrapped) {
            canvas.text(inside.x + 1, y, wide, &line, text);
        }
        return say!(words, "screen-conclusions");
    }
    let chosen = state.conclusions.chosen.min(lines.len() - 1);
    let (left, right) = halves(room);
    let at: usize = chosen + 1;
    let foot = say!(words, "position-of", at = at, total = lines.len());
    let inside = canvas.pane(left, &say!(words, "conclusions-title"), &foot, true);
    let rows =
        lines.iter().enumerate().map(|(at, line)| row(state, canvas, *line, at, inside.width));
    let rows: Vec<Row> = rows.collect();
    canvas.list(inside, rows, chosen, true);
    detail(state, canvas, right);
    crumbs(state)
}

fn halves(room: Rect) -> (Rect, Rect) {
    if room.width < ONE_PANE {
        let upper = room.height / 2;
        let left = Rect { height: upper, ..room };
        return (left, Rect { y: room.y + upper, height: room.height - upper, ..room });
    }
    let wide = room.width / 2;
    let left = Rect { width: wide, ..room };
    (left, Rect { x: room.x + wide, width: room.width - wide, ..room })
}

fn crumbs(state: &State) -> String {
    let words = &state.words;
    let name = say!(words, "screen-conclusions");
    match state.conclusions.review(state) {
        Some((review, false)) => {
            let title = review.title.clone();
            format!("{name} › {}", say!(words, "conclusions-draft", title = title))
        }
        Some((review, true)) => format!("{name} › {}", review.title),
        None => name,
    }
}

fn row(state: &State, canvas: &Canvas<'_, '_>, line: Line<'_>, at: usize, columns: u16) -> Row {
    let theme = &canvas.look.theme;
    let wide = usize::from(columns).saturating_sub(2);
    let cut = |text: &str| truncate(text, wide, canvas.look.glyphs.ellipsis);
    let spans = match line {
        Line::Open(review) => {
            let title = say!(state.words, "conclusions-draft", title = review.title.clone());
            vec![Span::styled(cut(&title), theme.heading)]
        }
        Line::Held(review) => vec![Span::styled(cut(&review.title), theme.heading)],
        Line::Draft(at, known) => {
            vec![Span::styled(cut(&format!(" {}. {}", at + 1, known.headline)), theme.text)]
        }
        Line::Add => {
            vec![Span::styled(cut(&say!(state.words, "conclusions-add")), theme.faint)]
        }
        Line::Concluded(at, review, known) => {
            let text = format!("{}. {}", at + 1, known.headline);
            let mut spans = mark(state, canvas, &review.key_of(at + 1));
            spans.push(Span::styled(
                truncate(&text, wide - 3, canvas.look.glyphs.ellipsis),
                theme.text,
            ));
            spans
        }
    };
    Row { spans, spot: Some(Spot::Row(at)) }
}

/// The sign of how a closed conclusion stands; what is no task has none.
fn mark(state: &State, canvas: &Canvas<'_, '_>, key: &Key) -> Vec<Span<'static>> {
    let theme = &canvas.look.theme;
    let standing = state.volume().and_then(|volume| {
        let item = volume.programme.item(key).filter(|item| item.key == *key)?;
        Some(theme.status(volume.standing(&item), volume.board.progress(&item)))
    });
    let (style, glyph) = standing.unwrap_or((theme.text, ""));
    vec![Span::styled(crate::text::pad(glyph, 2), style), Span::styled(" ", theme.text)]
}

fn detail(state: &State, canvas: &mut Canvas<'_, '_>, rect: Rect) {
    const LABELS: usize = 11;
    let words = &state.words;
    let inside = canvas.pane(rect, &say!(words, "conclusions-detail"), "", false);
    let (heading, text) = (canvas.look.theme.heading, canvas.look.theme.text);
    let room = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
    let wide = usize::from(room.width).saturating_sub(LABELS + 1);
    let mut shown: Vec<TextLine<'static>> = Vec::new();
    for (label, value) in facts(state) {
        let is_long = crate::text::width(&label) > LABELS;
        if is_long {
            shown.push(TextLine::styled(label.clone(), heading));
        }
        for (at, line) in wrap(&value, wide).into_iter().enumerate() {
            let head = if at == 0 && !is_long { label.as_str() } else { "" };
            let head = crate::text::pad(head, LABELS + 1);
            shown.push(TextLine::from(vec![Span::styled(head, heading), Span::styled(line, text)]));
        }
    }
    canvas.scrolled(room, shown, state.conclusions.scroll, false);
}
