//! The passphrase for editing: a field that shows no letters.

use super::canvas::Canvas;
use super::field;
use crate::app::State;
use crate::app::lock::Unlock;
use crate::say;
use crate::text::wrap;

/// Draws the dialog.
pub fn draw(state: &State, dialog: &Unlock, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let inside = canvas.dialog(58, 8, &say!(words, "unlock-title"), &say!(words, "esc-closes"));
    let room = inside.width.saturating_sub(2);
    let theme = &canvas.look.theme;
    let (heading, faint, error) = (theme.heading, theme.faint, theme.error);
    canvas.text(inside.x + 1, inside.y, room, &say!(words, "unlock-label"), heading);
    field::secret(canvas, inside.x + 1, inside.y + 1, room, &dialog.field);
    let (text, style) = match &dialog.complaint {
        Some(complaint) => (complaint.clone(), error),
        None => (say!(words, "unlock-hint"), faint),
    };
    for (y, line) in (inside.y + 3..).zip(wrap(&text, usize::from(room))) {
        canvas.text(inside.x + 1, y, room, &line, style);
    }
}
