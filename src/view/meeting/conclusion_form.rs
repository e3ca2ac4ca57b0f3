//! A conclusion in five lines, below the item it is about.

use ratatui::layout::Rect;

use super::{bottom, label};
use crate::app::State;
use crate::app::meeting::conclusion_form::{ConclusionForm, Slot};
use crate::say;
use crate::view::canvas::Canvas;
use crate::view::{field, report_form};

/// Draws the form.
pub fn draw(state: &State, form: &ConclusionForm, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let item = form.about.as_ref().and_then(|key| {
        let volume = state.volume()?;
        let item = volume.programme.item(key)?;
        Some(format!("{} {}", words.item_name(&item), item.node.title))
    });
    let title = match item {
        Some(item) => say!(words, "conclusion-form-title", item = item),
        None => say!(words, "conclusion-form-general"),
    };
    let inside = bottom(canvas, 8, &title, &say!(words, "next-slot"));
    let room = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
    let (text, heading) = (canvas.look.theme.text, canvas.look.theme.heading);
    let (x, _) = label(canvas, room, room.y, &say!(words, "conclusion-kind"), heading);
    decision(state, form, canvas, x, room);
    let said = if form.decision.gives_reason() {
        say!(words, "conclusion-reason")
    } else {
        say!(words, "conclusion-text")
    };
    let fields = [
        (Slot::Unit, &form.unit, say!(words, "conclusion-unit")),
        (Slot::Due, &form.due, say!(words, "conclusion-due")),
        (Slot::Text, &form.text, said),
    ];
    for (y, (slot, typed, name)) in (room.y + 1..).zip(fields) {
        let (x, wide) = label(canvas, room, y, &name, text);
        field::blank(canvas, x, y, wide, typed, form.slot == slot);
    }
    let last = room.y + room.height.saturating_sub(1);
    if let Some(complaint) = &form.complaint {
        let error = canvas.look.theme.error;
        let lines = crate::text::wrap(complaint, usize::from(room.width));
        for (y, line) in (room.y + 4..=last).zip(&lines) {
            canvas.text(room.x, y, room.width, line, error);
        }
        return;
    }
    let (save, leave) = (form.slot == Slot::Save, form.slot == Slot::Leave);
    report_form::buttons(state, canvas, room, last, save, leave);
}

fn decision(state: &State, form: &ConclusionForm, canvas: &mut Canvas<'_, '_>, x: u16, room: Rect) {
    let has_keys = form.slot == Slot::Decision;
    let theme = &canvas.look.theme;
    let style = if has_keys { theme.selected } else { theme.heading };
    let all = form.decisions();
    let at = all.iter().position(|known| *known == form.decision).map_or(0, |at| at + 1);
    let name = format!("‹ {} ›", state.words.decision(form.decision));
    let count = say!(state.words, "position-of", at = at, total = all.len());
    let wide = room.width.saturating_sub(x - room.x);
    let faint = theme.faint;
    canvas.text(x, room.y, wide, &name, style);
    let after = x + u16::try_from(crate::text::width(&name)).unwrap_or(0) + 2;
    let hint = format!("{count}  {}", say!(state.words, "conclusion-choose"));
    canvas.text(after, room.y, room.width.saturating_sub(after - room.x), &hint, faint);
    if has_keys {
        canvas.measured.cursor = Some((x, room.y));
    }
}
