//! The roll of a group: its members, and who of them has reported.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::canvas::{Canvas, Row, cell};
use crate::app::State;
use crate::app::measured::Spot;
use crate::app::roll_call::RollCall;
use crate::say;
use crate::text::wrap;

/// Draws the roll.
pub fn draw(state: &State, roll: &RollCall, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let window = canvas.frame.area();
    let needed = u16::try_from(roll.members.len() + 7).unwrap_or(u16::MAX);
    let rows = needed.clamp(11, (window.height - 4).max(11));
    let (reported, all) = roll.counts();
    let foot =
        if roll.periods.len() > 1 { say!(words, "roll-foot") } else { say!(words, "esc-closes") };
    let inside = canvas.dialog(76, rows, &say!(words, "roll-title"), &foot);
    let room = Rect { x: inside.x + 1, width: inside.width - 2, ..inside };
    let theme = &canvas.look.theme;
    let (heading, text, error) = (theme.heading, theme.text, theme.error);
    let node = state.volume().and_then(|volume| volume.programme.node(&roll.key));
    let number = node.map(|node| node.number.as_str()).filter(|number| !number.is_empty());
    let number = number.unwrap_or(roll.key.as_str());
    let title = format!("{number} · {}", node.map_or("", |node| &node.title));
    canvas.text(room.x, room.y, room.width, &title, heading);
    let group = state.library.unit(&roll.group).map_or(roll.group.as_str(), |unit| &unit.name);
    let who = match roll.period.map(|period| words.period_in_text(period)) {
        Some(period) => say!(words, "roll-who-period", group = group, period = period),
        None => group.to_owned(),
    };
    canvas.text(room.x, room.y + 1, room.width, &who, text);
    let mut y = room.y + 2;
    let last = room.y + room.height - 1;
    if roll.members.is_empty() {
        for line in wrap(&say!(words, "roll-list-first"), usize::from(room.width)) {
            canvas.text(room.x, y + 1, room.width, &line, text);
            y += 1;
        }
        return;
    }
    let count = say!(words, "roll-count", reported = reported, all = all);
    match &roll.complaint {
        Some(complaint) => canvas.text(room.x, last, room.width, complaint, error),
        None => canvas.text(room.x, last, room.width, &count, heading),
    }
    let place = Rect { y, height: last.saturating_sub(y), ..inside };
    let columns = usize::from(inside.width).saturating_sub(6);
    let line = |at: usize, name: &str, has: bool| {
        let mark = if has { "[x] " } else { "[ ] " };
        let spans = vec![
            Span::styled(mark, text),
            Span::styled(cell(name, columns, canvas.look), if at == 0 { heading } else { text }),
        ];
        Row { spans, spot: Some(Spot::Row(at)) }
    };
    let everybody = say!(words, "roll-everybody");
    let first = line(0, &everybody, reported == all);
    let members = (1..).zip(&roll.members).map(|(at, (name, has))| line(at, name, *has));
    let rows: Vec<Row> = std::iter::once(first).chain(members).collect();
    canvas.list(place, rows, roll.chosen, true);
}
