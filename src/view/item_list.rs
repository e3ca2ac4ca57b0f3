//! A list of items over all programmes.

use ratatui::text::Span;

use super::canvas::{Canvas, Row, cell};
use crate::app::State;
use crate::app::item_list::ItemList;
use crate::app::measured::Spot;
use crate::say;

/// Draws the list.
pub fn draw(state: &State, list: &ItemList, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let title = say!(words, "items-title", count = list.places.len());
    let window = canvas.frame.area();
    let rows = u16::try_from(list.places.len() + 2).unwrap_or(u16::MAX);
    let esc = say!(words, "esc-closes");
    let inside = canvas.dialog(window.width.min(110), rows.min(window.height - 4), &title, &esc);
    let room = usize::from(inside.width) - 1;
    let look = canvas.look;
    let row = |at: usize| {
        let (programme, key) = list.places.get(at)?;
        let volume = state.library.volume(programme)?;
        let item = volume.programme.item(key)?;
        let standing = volume.standing(&item);
        let theme = &look.theme;
        let (style, mark) = theme.status(standing, volume.board.progress(&item));
        let half = room / 2;
        let stands = volume.stands(words, &item);
        let aside = format!("{stands} · {}", volume.programme.short_title);
        let title = format!("{} {}", item.node.number, item.node.title);
        let spans = vec![
            Span::styled(cell(mark, 3, look), style),
            Span::styled(cell(title.trim(), half, look), theme.text),
            Span::styled(cell(&format!(" {aside}"), room - half - 3, look), theme.faint),
        ];
        Some(Row { spans, spot: Some(Spot::Row(at)) })
    };
    canvas.long_list(inside, list.places.len(), row, list.chosen, true);
}
