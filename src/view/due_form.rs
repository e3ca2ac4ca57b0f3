//! Moving a deadline: old, new, why.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::{field, report_form};
use crate::app::State;
use crate::app::due_form::{DueForm, Slot};
use crate::say;

/// The column in which the fields begin.
const FIELDS: u16 = 12;

/// Draws the form.
pub fn draw(state: &State, form: &DueForm, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let inside = canvas.dialog(70, 13, &say!(words, "due-title"), &say!(words, "next-slot"));
    let room = Rect { x: inside.x + 1, width: inside.width - 2, ..inside };
    let (heading, text, faint) =
        (canvas.look.theme.heading, canvas.look.theme.text, canvas.look.theme.faint);
    let item = state.volume().and_then(|volume| volume.programme.item(&form.key));
    let about = item.map(|item| format!("{} · {}", words.item_name(&item), item.node.title));
    canvas.text(room.x, room.y, room.width, &about.unwrap_or_default(), heading);
    canvas.text(room.x, room.y + 2, FIELDS, &say!(words, "due-before"), text);
    let before = form.before.period.map_or_else(|| say!(words, "no-due"), |p| words.period(p));
    canvas.text(room.x + FIELDS, room.y + 2, room.width - FIELDS, &before, text);
    let fields = [
        (Slot::Due, &form.due, say!(words, "due-after"), 24),
        (Slot::Reason, &form.reason, say!(words, "due-reason"), room.width - FIELDS),
        (Slot::Document, &form.document, say!(words, "due-document"), 24),
    ];
    for (y, (slot, typed, label, columns)) in (room.y + 3..).zip(fields) {
        canvas.text(room.x, y, FIELDS, &label, text);
        field::blank(canvas, room.x + FIELDS, y, columns, typed, form.slot == slot);
    }
    canvas.text(
        room.x + FIELDS,
        room.y + 6,
        room.width - FIELDS,
        &say!(words, "due-document-hint"),
        faint,
    );
    for (y, line) in
        (room.y + 7..).zip(crate::text::wrap(&say!(words, "due-example"), usize::from(room.width)))
    {
        canvas.text(room.x, y, room.width, &line, faint);
    }
    if let Some(complaint) = &form.complaint {
        let error = canvas.look.theme.error;
        canvas.text(room.x, room.y + 9, room.width, complaint, error);
    }
    let last = room.y + room.height - 1;
    let (save, leave) = (form.slot == Slot::Save, form.slot == Slot::Leave);
    report_form::buttons(state, canvas, room, last, save, leave);
}
