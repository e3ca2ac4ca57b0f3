//! How letters are set, as far as it says what they mean.

use super::xml::Tag;
use crate::document::legacy::Legacy;

/// What a font says of the letters set in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Face {
    /// Letters are what they are.
    #[default]
    Plain,
    /// Letters stand for others, as in the years before Unicode.
    Legacy {
        /// The encoding.
        encoding: Legacy,
        /// The font has capitals only.
        capitals: bool,
    },
    /// Signs of the font Symbol.
    Symbol,
    /// Signs of the Wingdings fonts.
    Dingbats,
}

impl Face {
    /// The face of a font by its name.
    pub fn of(font: &str) -> Self {
        let font = font.trim();
        let begins = |start: &str| {
            font.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
        };
        if begins(".Vn") {
            let capitals = font.ends_with('H');
            Self::Legacy { encoding: Legacy::Tcvn3, capitals }
        } else if begins("VNI-") || begins("VNI ") {
            Self::Legacy { encoding: Legacy::Vni, capitals: false }
        } else if font.eq_ignore_ascii_case("Symbol") {
            Self::Symbol
        } else if begins("Wingdings") || begins("Webdings") {
            Self::Dingbats
        } else {
            Self::Plain
        }
    }

    /// The face that the element `rFonts` sets, if it sets one. The letters
    /// with marks of old encodings are the second half of Latin-1, for which
    /// `hAnsi` is the attribute; a font of the theme is always of today.
    pub fn set_by(tag: &Tag<'_>) -> Option<Self> {
        if let Some(font) = tag.attribute("hAnsi").or_else(|| tag.attribute("ascii")) {
            return Some(Self::of(&font));
        }
        tag.attribute("hAnsiTheme").map(|_| Self::Plain)
    }
}

/// The properties of a run that are set in one place; none is not said there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look {
    /// Bold.
    pub bold: Option<bool>,
    /// Shown in capitals.
    pub capitals: Option<bool>,
    /// Not shown.
    pub hidden: Option<bool>,
    /// The font.
    pub face: Option<Face>,
}

impl Look {
    /// Takes note of one child of `rPr`.
    pub fn take(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "b" => self.bold = Some(tag.is_on()),
            "caps" => self.capitals = Some(tag.is_on()),
            "vanish" => self.hidden = Some(tag.is_on()),
            "rFonts" => self.face = Face::set_by(tag).or(self.face),
            _ => {}
        }
    }

    /// What is not said here, as said there.
    pub fn or(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            capitals: self.capitals.or(other.capitals),
            hidden: self.hidden.or(other.hidden),
            face: self.face.or(other.face),
        }
    }

    /// A style for letters over a paragraph's style. Two that are both on
    /// cancel each other (ECMA-376 part 1, 17.7.3).
    pub fn toggled(self, paragraph: Self) -> Self {
        let toggle = |one: Option<bool>, other: Option<bool>| match (one, other) {
            (Some(one), Some(other)) => Some(one != other),
            (one, other) => one.or(other),
        };
        Self {
            bold: toggle(self.bold, paragraph.bold),
            capitals: toggle(self.capitals, paragraph.capitals),
            hidden: toggle(self.hidden, paragraph.hidden),
            face: self.face.or(paragraph.face),
        }
    }
}
