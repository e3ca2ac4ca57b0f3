//! What closing the review changes.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::State;
use crate::app::meeting::closing::ClosingList;
use crate::say;
use crate::text::{width, wrap};
use crate::view::canvas::Canvas;

/// Draws the list and the two answers.
pub fn draw(state: &State, list: &ClosingList, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let count = list.review.conclusions.len();
    let inside = canvas.cover(&say!(words, "closing-title", count = count), "");
    let room = Rect {
        x: inside.x + 1,
        width: inside.width.saturating_sub(2),
        height: inside.height.saturating_sub(4),
        ..inside
    };
    let (text, selected) = (canvas.look.theme.text, canvas.look.theme.selected);
    let columns = usize::from(room.width);
    let wrapped = list.lines(state).into_iter().flat_map(|line| wrap(&line, columns));
    let lines: Vec<Line<'static>> = wrapped.map(|line| Line::styled(line, text)).collect();
    canvas.scrolled(room, lines, list.scroll, true);
    let y = room.y + room.height + 1;
    let question = say!(words, "closing-question");
    for (y, line) in (y..y + 2).zip(wrap(&question, columns)) {
        canvas.text(room.x, y, room.width, &line, text);
    }
    let no = format!("[ {} ]", say!(words, "answer-back"));
    let yes = format!("[ {} ]", say!(words, "answer-close-review"));
    let gap = u16::try_from(width(&no)).unwrap_or(0) + 3;
    let at = if list.is_yes { room.x + gap } else { room.x };
    let style = |chosen: bool| if chosen { selected } else { text };
    let line = Line::from(vec![
        Span::styled(no, style(!list.is_yes)),
        Span::styled("   ", text),
        Span::styled(yes, style(list.is_yes)),
    ]);
    let bottom = inside.y + inside.height.saturating_sub(1);
    canvas.line(room.x, bottom, room.width, &line);
    canvas.measured.cursor = Some((at, bottom));
}
