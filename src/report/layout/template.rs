//! A line with blanks: "Số {number}-{code}/{sign}".

use std::str::FromStr;

use serde::Deserialize;

/// What a blank stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    /// `{number}`.
    Number,
    /// `{code}`: the kind of paper in its number.
    Code,
    /// `{sign}`: the body in its number.
    Sign,
    /// `{place}`.
    Place,
    /// `{day}`.
    Day,
    /// `{month}`.
    Month,
    /// `{year}`.
    Year,
}

impl Blank {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Number, Self::Code, Self::Sign, Self::Place, Self::Day, Self::Month, Self::Year];

    fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Code => "code",
            Self::Sign => "sign",
            Self::Place => "place",
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Words(String),
    Blank(Blank),
}

/// A line with blanks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Template(Vec<Piece>);

/// Why a text is no template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotATemplate {
    /// A name that no blank has.
    #[error("{{{name}}} is not one of {known}")]
    Unknown {
        /// The name.
        name: String,
        /// Those that there are.
        known: String,
    },
    /// A brace that is never closed.
    #[error("a brace is not closed")]
    Open,
}

impl NotATemplate {
    fn unknown(name: &str) -> Self {
        let known = Blank::ALL.map(|blank| format!("{{{}}}", blank.name()));
        Self::Unknown { name: name.to_owned(), known: known.join(", ") }
    }
}

impl FromStr for Template {
    type Err = NotATemplate;

    fn from_str(text: &str) -> Result<Self, NotATemplate> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((words, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').ok_or(NotATemplate::Open)?;
            let blank = Blank::ALL.into_iter().find(|blank| blank.name() == name);
            let blank = blank.ok_or_else(|| NotATemplate::unknown(name))?;
            pieces.extend([Piece::Words(words.to_owned()), Piece::Blank(blank)]);
            rest = after;
        }
        pieces.push(Piece::Words(rest.to_owned()));
        Ok(Self(pieces))
    }
}

impl TryFrom<String> for Template {
    type Error = NotATemplate;

    fn try_from(text: String) -> Result<Self, NotATemplate> {
        text.parse()
    }
}

impl Template {
    /// The line with its blanks filled.
    #[must_use]
    pub fn fill(&self, with: impl Fn(Blank) -> String) -> String {
        let filled = self.0.iter().map(|piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Blank(blank) => with(*blank),
        });
        filled.collect()
    }
}
