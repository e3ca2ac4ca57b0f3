//! The members of a group, one name a line.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::field;
use crate::app::State;
use crate::app::members::MembersForm;
use crate::say;
use crate::text::wrap;

/// Draws the form.
pub fn draw(state: &State, form: &MembersForm, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let window = canvas.frame.area();
    let rows = (window.height - 4).min(28);
    let foot = say!(words, "members-foot");
    let inside = canvas.dialog(76, rows, &say!(words, "members-title"), &foot);
    let room = Rect { x: inside.x + 1, width: inside.width - 2, ..inside };
    let (heading, faint) = (canvas.look.theme.heading, canvas.look.theme.faint);
    let count = form.names().len();
    let title = say!(words, "members-of", group = form.name.as_str(), count = count);
    let mut y = room.y;
    for (text, style) in [(title, heading), (say!(words, "members-advice"), faint)] {
        for line in wrap(&text, usize::from(room.width)) {
            canvas.text(room.x, y, room.width, &line, style);
            y += 1;
        }
    }
    let height = (room.y + room.height).saturating_sub(y + 1);
    field::paragraph(canvas, Rect { y, height, ..room }, &form.field, true);
    if let Some(complaint) = &form.complaint {
        let error = canvas.look.theme.error;
        canvas.text(room.x, y + height, room.width, complaint, error);
    }
}
