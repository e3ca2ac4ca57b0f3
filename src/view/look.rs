//! How things look: the theme in use and the marks that go with it.

use super::theme::{Glyphs, Theme};

/// A theme and a set of marks.
#[derive(Debug, Clone)]
pub struct Look {
    /// Colours by meaning.
    pub theme: Theme,
    /// Marks.
    pub glyphs: &'static Glyphs,
}

impl Look {
    /// A theme with a set of marks.
    #[must_use]
    pub fn new(theme: Theme, glyphs: &'static Glyphs) -> Self {
        Self { theme: theme.with_glyphs(glyphs), glyphs }
    }
}
