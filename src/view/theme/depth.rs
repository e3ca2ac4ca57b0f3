//! How many colours a terminal has.

use std::str::FromStr;

/// How many colours may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None: bold, underline and reverse only.
    None,
    /// The sixteen that the terminal's own palette defines.
    Sixteen,
    /// The fixed palette of 256.
    Indexed256,
    /// 24 bits.
    TrueColor,
}

/// What a terminal says about itself: environment variables as they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Surroundings<'a> {
    /// `NO_COLOR`.
    pub no_color: Option<&'a str>,
    /// `COLORTERM`.
    pub colorterm: Option<&'a str>,
    /// `TERM`.
    pub term: Option<&'a str>,
    /// Whether the system is Windows, whose consoles set none of these and
    /// have had 24 bits since Windows 10.
    pub windows: bool,
}

/// A word that names no [`Depth`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not one of never, 16, 256, truecolor")]
pub struct UnknownDepth(pub String);

/// What [`Depth`] is called on the command line.
const NAMES: [(&str, Depth); 4] = [
    ("never", Depth::None),
    ("16", Depth::Sixteen),
    ("256", Depth::Indexed256),
    ("truecolor", Depth::TrueColor),
];

/// Terminals of 24 bits whose `TERM` does not end in `-direct`.
const TRUE_COLOR_TERMINALS: [&str; 6] =
    ["alacritty", "contour", "foot", "wezterm", "xterm-ghostty", "xterm-kitty"];

impl FromStr for Depth {
    type Err = UnknownDepth;

    fn from_str(name: &str) -> Result<Self, UnknownDepth> {
        let found = NAMES.iter().find(|(known, _)| *known == name);
        found.map(|(_, depth)| *depth).ok_or_else(|| UnknownDepth(name.to_owned()))
    }
}

impl Depth {
    /// The depth that was asked for; else none where `NO_COLOR` is set and not
    /// empty (no-color.org); else what the terminal says of itself, at least
    /// sixteen.
    #[must_use]
    pub fn resolve(asked: Option<Self>, surroundings: Surroundings) -> Self {
        let Surroundings { no_color, colorterm, term, windows } = surroundings;
        if let Some(depth) = asked {
            return depth;
        }
        if no_color.is_some_and(|value| !value.is_empty()) {
            return Self::None;
        }
        let term = term.unwrap_or_default();
        let says_true = colorterm.is_some_and(|value| matches!(value, "truecolor" | "24bit"));
        match term {
            "dumb" => Self::None,
            // GNU screen hands its terminal's COLORTERM on and garbles 24 bits.
            _ if says_true && term.starts_with("screen") => Self::Indexed256,
            _ if says_true || is_true_color(term) => Self::TrueColor,
            _ if term.contains("256color") => Self::Indexed256,
            "" if windows => Self::TrueColor,
            _ => Self::Sixteen,
        }
    }
}

fn is_true_color(term: &str) -> bool {
    term.ends_with("-direct") || TRUE_COLOR_TERMINALS.contains(&term)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolve(no_color: &str, colorterm: &str, term: &str, windows: bool) -> Depth {
        let surroundings = Surroundings {
            no_color: Some(no_color),
            colorterm: Some(colorterm),
            term: Some(term),
            windows,
        };
        Depth::resolve(None, surroundings)
    }

    #[test]
    fn what_was_asked_for_comes_first() {
        let no_color = Surroundings { no_color: Some("1"), ..Surroundings::default() };
        assert_eq!(Depth::resolve("256".parse().ok(), no_color), Depth::Indexed256);
        assert_eq!(Depth::resolve(None, no_color), Depth::None);
        assert_eq!("24bit".parse::<Depth>(), Err(UnknownDepth("24bit".to_owned())));
    }

    #[test]
    fn an_empty_no_color_says_nothing() {
        assert_eq!(resolve("", "", "xterm-256color", false), Depth::Indexed256);
        assert_eq!(resolve("0", "truecolor", "xterm-256color", false), Depth::None);
    }

    #[test]
    fn a_terminal_has_the_colours_it_names() {
        for (colorterm, term, windows, depth) in [
            ("truecolor", "xterm-256color", false, Depth::TrueColor),
            ("24bit", "tmux-256color", false, Depth::TrueColor),
            ("truecolor", "screen.xterm-256color", false, Depth::Indexed256),
            ("yes", "xterm", false, Depth::Sixteen),
            ("", "xterm-direct", false, Depth::TrueColor),
            ("", "xterm-kitty", false, Depth::TrueColor),
            ("", "linux", false, Depth::Sixteen),
            ("", "", false, Depth::Sixteen),
            ("", "", true, Depth::TrueColor),
            ("", "cygwin", true, Depth::Sixteen),
            ("truecolor", "dumb", false, Depth::None),
        ] {
            assert_eq!(resolve("", colorterm, term, windows), depth, "{colorterm} {term}");
        }
    }
}
