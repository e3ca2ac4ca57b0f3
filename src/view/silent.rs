//! No cell of the screen speaks to the terminal, wherever its text comes from:
//! the last thing before cells become bytes.

use ratatui::buffer::Buffer;

use crate::text::{is_unseen, symbol, visible};

/// Replaces what a terminal would obey, and leaves out what hides.
pub fn make(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let speaks = |c| c == '\t' || symbol(c).is_some() || is_unseen(c);
        if cell.symbol().chars().any(speaks) {
            let shown = visible(cell.symbol());
            cell.set_symbol(if shown.is_empty() { " " } else { &shown });
        }
    }
}
