//! The source of an item, word for word, with its place.

use ratatui::text::Line;

use super::canvas::Canvas;
use crate::app::State;
use crate::app::source::SourceView;
use crate::say;
use crate::text::wrap;

/// Draws the source.
pub fn draw(state: &State, source: &SourceView, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let window = canvas.frame.area();
    let found = state.volume().and_then(|volume| {
        volume.programme.node(&source.key).map(|node| (&volume.programme, node))
    });
    let Some((programme, node)) = found else { return };
    let foot = say!(
        words,
        "source-lines",
        name = programme.source.name.clone(),
        first = node.lines.first,
        last = node.lines.last
    );
    let columns = (window.width - 4).min(100);
    let inside = canvas.dialog(columns, window.height - 4, &say!(words, "source-title"), &foot);
    let room = usize::from(inside.width).saturating_sub(1);
    let style = canvas.look.theme.text;
    let lines = programme
        .verbatim(node)
        .iter()
        .flat_map(|line| {
            let shown = crate::text::visible(line);
            let wrapped = wrap(&shown, room);
            if wrapped.is_empty() { vec![String::new()] } else { wrapped }
        })
        .map(|line| Line::styled(line, style))
        .collect();
    canvas.scrolled(inside, lines, source.scroll, true);
}
