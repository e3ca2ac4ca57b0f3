//! What was typed: words, and filters on unit, standing and quarter.

use crate::domain::{Period, Quarter, Standing};
use crate::text::{clean, fold};

/// The names that filters know.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// How standings are called, in any spelling.
    pub standings: Vec<(String, Standing)>,
}

/// A search as it was meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The words, folded.
    pub(super) words: Vec<String>,
    /// The words with their marks, in lower case.
    pub(super) marked: Vec<String>,
    /// Words of a unit's name, folded (`@cong_an`).
    pub(super) unit: Option<Vec<String>>,
    pub(super) standing: Option<Standing>,
    pub(super) quarter: Option<Quarter>,
}

impl Query {
    /// Reads what was typed: `ma tuy @cong_an #qua_han q:III/2026`. An
    /// underscore is a space. A filter that is not understood is a word.
    #[must_use]
    pub fn parse(text: &str, vocabulary: &Vocabulary) -> Self {
        let mut query = Self::default();
        for part in clean(text).split_whitespace() {
            if !query.take_filter(part, vocabulary) {
                query.words.extend(words(part));
                query.marked.extend(part.to_lowercase().split('_').map(str::to_owned));
            }
        }
        query
    }

    fn take_filter(&mut self, part: &str, vocabulary: &Vocabulary) -> bool {
        if let Some(name) = part.strip_prefix('@') {
            let words: Vec<String> = words(name).collect();
            // A lone sign is a filter about to be typed: it filters nothing yet.
            self.unit = (!words.is_empty()).then_some(words).or(self.unit.take());
            return true;
        }
        if let Some(name) = part.strip_prefix('#') {
            let name = fold(&name.replace('_', " "));
            let known = |wanted: &dyn Fn(&str) -> bool| {
                let found = vocabulary.standings.iter().find(|(known, _)| wanted(&fold(known)));
                found.map(|(_, standing)| *standing)
            };
            if !name.is_empty() {
                self.standing = known(&|standing| standing == name)
                    .or_else(|| known(&|standing| standing.contains(&name)))
                    .or(self.standing);
            }
            return true;
        }
        let quarter = fold(part).strip_prefix("q:").map(|_| quarter(&part[2..]));
        match quarter {
            Some(found) => {
                self.quarter = found.or(self.quarter);
                true
            }
            None => false,
        }
    }

    /// The standing that was asked for.
    #[must_use]
    pub fn standing(&self) -> Option<Standing> {
        self.standing
    }

    /// The quarter that was asked for.
    #[must_use]
    pub fn quarter(&self) -> Option<Quarter> {
        self.quarter
    }

    /// Whether only filters were typed.
    #[must_use]
    pub fn is_filter_only(&self) -> bool {
        self.words.is_empty()
            && (self.unit.is_some() || self.standing.is_some() || self.quarter.is_some())
    }

    /// The words as one text.
    pub(super) fn text(&self) -> String {
        self.words.join(" ")
    }

    /// Whether the words carry marks of their own.
    pub(super) fn has_marks(&self) -> bool {
        self.marked.iter().any(|word| !word.is_ascii())
    }
}

/// The folded words of a part.
fn words(part: &str) -> impl Iterator<Item = String> {
    let folded = fold(part);
    folded
        .split(['_', ' '])
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}

/// "III/2026", "3/2026" or "2026-Q3".
fn quarter(text: &str) -> Option<Quarter> {
    if let Ok(Period::Quarter(quarter)) = text.parse() {
        return Some(quarter);
    }
    let (number, year) = text.split_once(['/', '-'])?;
    let number = match number.to_ascii_uppercase().as_str() {
        "I" | "1" => 1,
        "II" | "2" => 2,
        "III" | "3" => 3,
        "IV" | "4" => 4,
        _ => return None,
    };
    let year = year.parse().ok().filter(|year| (1900..3000).contains(year))?;
    Some(Quarter { year, number })
}
