//! Who spoke, and what it came to.

use ratatui::layout::Rect;

use super::{bottom, label};
use crate::app::State;
use crate::app::meeting::remark_form::RemarkForm;
use crate::say;
use crate::view::canvas::Canvas;
use crate::view::field;

/// Draws the form.
pub fn draw(state: &State, form: &RemarkForm, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let title = say!(words, "remark-title");
    let inside = bottom(canvas, 5, &title, &say!(words, "remark-foot"));
    let room = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
    let text = canvas.look.theme.text;
    let fields = [
        (&form.speaker, say!(words, "remark-speaker"), !form.is_at_gist),
        (&form.gist, say!(words, "remark-gist"), form.is_at_gist),
    ];
    for (y, (typed, name, has_keys)) in (room.y..).zip(fields) {
        let (x, wide) = label(canvas, room, y, &name, text);
        field::blank(canvas, x, y, wide, typed, has_keys);
    }
    let y = room.y + 2;
    if let Some(complaint) = &form.complaint {
        let error = canvas.look.theme.error;
        canvas.text(room.x, y, room.width, complaint, error);
        return;
    }
    let names = form.suggested(state).join(" · ");
    let faint = canvas.look.theme.faint;
    canvas.text(room.x, y, room.width, &names, faint);
}
