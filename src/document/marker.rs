//! The mark in front of a paragraph: what it is, and what number it bears.

use super::figures::{LETTERS, written};

/// How a paragraph is marked. Styles, not ranks: which of them stands above
/// which is for the outline to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Style {
    /// "Phụ lục 1"
    Appendix,
    /// "Phần thứ nhất"
    Part,
    /// "Chương II"
    Chapter,
    /// "Mục 3"
    Division,
    /// "Điều 4."
    Article,
    /// "A."
    Upper,
    /// "I." or "I-"
    Roman,
    /// "1.", "1.1.", by how many figures
    Arabic(u8),
    /// "Nhiệm vụ 1:"
    Named,
    /// "a)" or "a."
    Letter,
    /// "1)"
    HalfNumber,
    /// "(1)"
    InNumber,
    /// "(a)"
    InLetter,
    /// "(i)" or "ii)"
    InRoman,
    /// "-", "+", "*", "•"
    Bullet(char),
}

impl Style {
    /// Whether it heads the parts of a paper.
    pub fn heads_parts(self) -> bool {
        match self {
            Self::Appendix
            | Self::Part
            | Self::Chapter
            | Self::Division
            | Self::Upper
            | Self::Roman => true,
            Self::Article
            | Self::Arabic(_)
            | Self::Named
            | Self::Letter
            | Self::HalfNumber
            | Self::InNumber
            | Self::InLetter
            | Self::InRoman
            | Self::Bullet(_) => false,
        }
    }
}

/// The mark in front of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker {
    /// How it is written.
    pub style: Style,
    /// As a reader says it: "III", "1.1", "a"; empty for a bullet.
    pub number: String,
    /// Its figures: 3 for III, 1 and 1 for 1.1, 5 for đ.
    pub figures: Vec<u32>,
    /// As written, where that is faulty ("2.2..").
    pub faulty: Option<String>,
    /// The byte at which the text begins.
    pub len: usize,
}

impl Marker {
    /// The last of its figures.
    pub fn ordinal(&self) -> u32 {
        self.figures.last().copied().unwrap_or(0)
    }

    /// The number it would have with another last figure, as a reader says it.
    pub fn with_ordinal(&self, ordinal: u32) -> String {
        match self.style {
            Style::Roman => written(ordinal),
            Style::InRoman => written(ordinal).to_lowercase(),
            Style::Upper | Style::Letter | Style::InLetter => {
                let at = usize::try_from(ordinal).unwrap_or(0);
                let letter = at.checked_sub(1).and_then(|at| LETTERS.chars().nth(at));
                let letter = letter.map_or_else(|| ordinal.to_string(), |c| c.to_string());
                if self.style == Style::Upper { letter.to_uppercase() } else { letter }
            }
            Style::Arabic(_) => {
                let (_, prefix) = self.figures.split_last().unwrap_or((&0, &[]));
                let figures = prefix.iter().chain([&ordinal]).map(u32::to_string);
                figures.collect::<Vec<_>>().join(".")
            }
            Style::Appendix
            | Style::Part
            | Style::Chapter
            | Style::Division
            | Style::Article
            | Style::Named
            | Style::HalfNumber
            | Style::InNumber
            | Style::Bullet(_) => ordinal.to_string(),
        }
    }
}
