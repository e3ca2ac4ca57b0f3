//! Every theme, ready to be drawn with.

use crate::app::state::ThemeName;
use crate::view::Look;
use crate::view::theme::{Depth, Glyphs, Theme, ThemeError};

/// The looks of this run: one for each theme, with and without ASCII marks.
#[derive(Debug)]
pub struct Looks {
    looks: Vec<(ThemeName, bool, Look)>,
    fallback: Look,
}

impl Looks {
    /// Reads the themes; `text` gives the file of a name. A theme that cannot
    /// be read is replaced by the built-in one, and the error is handed over.
    pub fn new(depth: Depth, text: impl Fn(&str) -> String) -> (Self, Vec<ThemeError>) {
        let mut errors = Vec::new();
        let mut looks = Vec::new();
        for name in ThemeName::ALL {
            let theme =
                Theme::parse(name.name(), &text(name.name()), depth).unwrap_or_else(|error| {
                    errors.push(error);
                    Theme::embedded(name.name(), depth)
                });
            for is_ascii in [false, true] {
                let glyphs = if is_ascii { Glyphs::ascii() } else { Glyphs::unicode() };
                looks.push((name, is_ascii, Look { theme: theme.clone(), glyphs }));
            }
        }
        let fallback = Look {
            theme: Theme::embedded(ThemeName::Dark.name(), depth),
            glyphs: Glyphs::unicode(),
        };
        (Self { looks, fallback }, errors)
    }

    /// The look of a theme.
    #[must_use]
    pub fn look(&self, name: ThemeName, is_ascii: bool) -> &Look {
        let found =
            self.looks.iter().find(|(known, ascii, _)| *known == name && *ascii == is_ascii);
        found.map_or(&self.fallback, |(_, _, look)| look)
    }
}
