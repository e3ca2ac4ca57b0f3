//! "Xem tại ngày": a field, and the moments that are offered.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::canvas::{Canvas, Row, cell};
use super::field;
use crate::app::State;
use crate::app::measured::Spot;
use crate::app::moment::{MomentDialog, Offer};
use crate::say;
use crate::text::{width, wrap};

/// Draws the dialog.
pub fn draw(state: &State, dialog: &MomentDialog, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let rows = u16::try_from(dialog.offers.len()).unwrap_or(u16::MAX).saturating_add(7);
    let window = canvas.frame.area();
    let rows = rows.min(window.height.saturating_sub(4));
    let inside = canvas.dialog(70, rows, &say!(words, "moment-title"), &say!(words, "esc-closes"));
    let room = Rect { x: inside.x + 1, width: inside.width - 2, ..inside };
    let (heading, faint) = (canvas.look.theme.heading, canvas.look.theme.faint);
    let prompt = say!(words, "moment-label");
    let indent = u16::try_from(width(&prompt)).unwrap_or(0) + 1;
    canvas.text(room.x, room.y, indent, &prompt, heading);
    let is_typed = dialog.pick.chosen.is_none();
    field::blank(canvas, room.x + indent, room.y, room.width - indent, &dialog.pick.field, true);
    if let Some(complaint) = &dialog.complaint {
        let error = canvas.look.theme.error;
        for (y, line) in (room.y + 1..room.y + 3).zip(wrap(complaint, usize::from(room.width))) {
            canvas.text(room.x, y, room.width, &line, error);
        }
    } else {
        canvas.text(room.x, room.y + 1, room.width, &say!(words, "moment-example"), faint);
    }
    let list = Rect { y: inside.y + 4, height: inside.height.saturating_sub(4), ..inside };
    offered(canvas, list, &dialog.offers, dialog.pick.chosen.unwrap_or(usize::MAX), is_typed);
}

/// The moments that are offered; without a cursor while a typed one is meant.
pub fn offered(
    canvas: &mut Canvas<'_, '_>,
    list: Rect,
    offers: &[Offer],
    chosen: usize,
    is_typed: bool,
) {
    let room = usize::from(list.width) - 1;
    let style = canvas.look.theme.text;
    let row = |(at, offer): (usize, &Offer)| {
        let text = cell(&offer.label, room, canvas.look);
        Row { spans: vec![Span::styled(text, style)], spot: Some(Spot::Row(at)) }
    };
    let rows = offers.iter().enumerate().map(row).collect();
    canvas.list(list, rows, chosen, !is_typed);
    canvas.measured.cursor = None;
}
