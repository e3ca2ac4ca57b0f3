//! "Đến mục: 3.4".

use super::canvas::Canvas;
use super::field;
use crate::app::State;
use crate::app::goto::GoTo;
use crate::say;
use crate::text::width;

/// Draws the field.
pub fn draw(state: &State, goto: &GoTo, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let inside = canvas.dialog(56, 5, &say!(words, "goto-title"), &say!(words, "esc-closes"));
    let prompt = say!(words, "goto-label");
    let indent = u16::try_from(width(&prompt)).unwrap_or(0) + 1;
    let heading = canvas.look.theme.heading;
    canvas.text(inside.x + 1, inside.y, indent, &prompt, heading);
    let room = inside.width - indent - 2;
    field::line(canvas, inside.x + 1 + indent, inside.y, room, &goto.field, true);
    if let Some(complaint) = &goto.complaint {
        let error = canvas.look.theme.error;
        canvas.text(inside.x + 1, inside.y + 2, inside.width - 2, complaint, error);
    }
}
