//! A question with two answers.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::Canvas;
use crate::app::State;
use crate::app::question::Question;
use crate::text::{width, wrap};

/// Draws the question.
pub fn draw(state: &State, question: &Question, canvas: &mut Canvas<'_, '_>) {
    let lines = wrap(&question.text(state), 50);
    let rows = u16::try_from(lines.len()).unwrap_or(1) + 5;
    let inside = canvas.dialog(56, rows, "", "");
    let room = Rect { x: inside.x + 2, width: inside.width - 4, ..inside };
    let theme = &canvas.look.theme;
    let (text, selected) = (theme.text, theme.selected);
    for (y, line) in (room.y + 1..).zip(&lines) {
        canvas.text(room.x, y, room.width, line, text);
    }
    let [no, yes] = question.answers(state).map(|answer| format!("[ {answer} ]"));
    let y = room.y + rows - 4;
    let gap = u16::try_from(width(&no)).unwrap_or(0) + 3;
    let at = if question.is_yes { room.x + gap } else { room.x };
    let style = |chosen: bool| if chosen { selected } else { text };
    let line = Line::from(vec![
        Span::styled(no, style(!question.is_yes)),
        Span::styled("   ", text),
        Span::styled(yes, style(question.is_yes)),
    ]);
    canvas.line(room.x, y, room.width, &line);
    canvas.measured.cursor = Some((at, y));
}
