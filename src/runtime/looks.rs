//! Every theme, ready to be drawn with.

use crate::app::state::ThemeName;
use crate::view::Look;
pub use crate::view::theme::Depth;
use crate::view::theme::{Glyphs, Surroundings, Theme, ThemeError};

/// The looks of this run: one for each theme, with and without ASCII marks.
#[derive(Debug)]
pub struct Looks {
    looks: Vec<(ThemeName, bool, Look)>,
}

impl Looks {
    /// Reads the themes; `own` gives the reader's own file for a name. One that
    /// cannot be read is replaced by the built-in one, and its name and error
    /// are handed over.
    pub fn new(
        depth: Depth,
        own: impl Fn(&str) -> Option<String>,
    ) -> (Self, Vec<(String, ThemeError)>) {
        let mut errors = Vec::new();
        let mut looks = Vec::new();
        for name in ThemeName::ALL {
            let parse = |text: &str| Theme::parse(name.name(), text, depth);
            let theme = match own(name.name()).map(|text| parse(&text)) {
                Some(Ok(theme)) => Some(theme),
                Some(Err(error)) => {
                    errors.push((name.name().to_owned(), error));
                    None
                }
                None => None,
            };
            let built_in = || Theme::builtin(name.name()).and_then(|text| parse(text).ok());
            if let Some(theme) = theme.or_else(built_in) {
                looks.push((name, false, Look::new(theme.clone(), Glyphs::unicode())));
                looks.push((name, true, Look::new(theme, Glyphs::ascii())));
            }
        }
        (Self { looks }, errors)
    }

    /// The look of a theme. A test holds that every theme has its file.
    #[must_use]
    pub fn look(&self, name: ThemeName, is_ascii: bool) -> Option<&Look> {
        let found =
            self.looks.iter().find(|(known, ascii, _)| *known == name && *ascii == is_ascii);
        found.or(self.looks.first()).map(|(_, _, look)| look)
    }
}

/// How many colours to use: what was asked for, else what the surroundings say.
#[must_use]
pub fn depth(asked: Option<Depth>) -> Depth {
    let variable = |name| std::env::var(name).ok();
    let (no_color, colorterm, term) =
        (variable("NO_COLOR"), variable("COLORTERM"), variable("TERM"));
    let surroundings = Surroundings {
        no_color: no_color.as_deref(),
        colorterm: colorterm.as_deref(),
        term: term.as_deref(),
        windows: cfg!(windows),
    };
    Depth::resolve(asked, surroundings)
}
