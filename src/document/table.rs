//! Tables: of tasks, of indicators, and those that are kept as text.

use super::assemble::{Above, Builder};
use crate::domain::Content;

impl Builder<'_> {
    /// A table beginning at `at`.
    pub(super) fn table(&mut self, at: usize, above: &Above) {
        let rows = self.pieces.get(at..).unwrap_or_default();
        let last = at + rows.iter().take_while(|piece| piece.row.is_some()).count() - 1;
        let key = self.counted(above.key.as_ref().map_or("body", crate::domain::Key::as_str));
        let (text, lines) = (self.text(at, last), self.lines(at, last));
        self.push(key, above, String::new(), &text, lines, Content::Text);
        self.done = last + 1;
    }
}
