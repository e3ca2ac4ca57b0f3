//! Screen 2.
use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::app::State;

/// Draws the screen; returns its crumbs.
pub fn draw(state: &State, canvas: &mut Canvas<'_, '_>, room: Rect) -> String {
    let _ = (state, canvas, room);
    String::new()
}
