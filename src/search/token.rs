//! A typed word, looked up in the dictionary.

use std::ops::Range;

use super::dictionary::Dictionary;
use super::number::other_numeral;
use super::query::Typed;
use crate::text::Tone;

/// Which words of the dictionary a typed word stands for.
#[derive(Debug)]
pub(super) struct Token {
    /// The typed letters, without marks.
    pub folded: String,
    /// The words it stands for, in stretches that do not overlap.
    pub stretches: Vec<Range<u32>>,
    /// Those that are the whole typed word.
    whole: Range<u32>,
    /// Other writings of it, "lý" and "lí", "4" and "IV": whole words too.
    others: Vec<Range<u32>>,
    /// Those that have the marks typed; `None` where none were.
    marked: Option<Vec<u32>>,
}

impl Token {
    /// The words that begin with the typed letters. Among others a number also
    /// stands for its roman numeral, and the other way round.
    pub fn beginning(typed: &Typed, dictionary: &Dictionary, is_alone: bool) -> Self {
        let stretch = dictionary.beginning(&typed.folded);
        let other = (!is_alone).then(|| other_numeral(&typed.folded)).flatten();
        // "vị" folds to "vi" and is no numeral.
        let numerals = other.into_iter().flat_map(|numeral| {
            let spelt = dictionary.spelt(numeral);
            let bare = spelt.filter(|word| dictionary.has_marks(*word, numeral, Tone::Level));
            bare.map(|word| word..word + 1)
        });
        let endings = other_ending(&typed.folded).map(|word| dictionary.spelt(&word));
        let others: Vec<Range<u32>> = numerals
            .chain(endings)
            .filter(|words| !words.is_empty() && !stretch.contains(&words.start))
            .collect();
        let stretches = std::iter::once(stretch).chain(others.iter().cloned());
        let stretches = stretches.filter(|words| !words.is_empty()).collect();
        Self::new(typed, dictionary, stretches, others)
    }

    /// The words that have the typed letters anywhere in them. One letter alone
    /// says too little, and stands only at the beginning.
    pub fn inside(typed: &Typed, dictionary: &Dictionary) -> Self {
        if typed.folded.chars().count() < 2 {
            return Self::beginning(typed, dictionary, true);
        }
        let finder = memchr::memmem::Finder::new(&typed.folded);
        let mut stretches: Vec<Range<u32>> = Vec::new();
        for (word, folded) in dictionary.all_folded() {
            if finder.find(folded.as_bytes()).is_none() {
                continue;
            }
            match stretches.last_mut() {
                Some(last) if last.end == word => last.end += 1,
                Some(_) | None => stretches.push(word..word + 1),
            }
        }
        Self::new(typed, dictionary, stretches, Vec::new())
    }

    fn new(
        typed: &Typed,
        dictionary: &Dictionary,
        stretches: Vec<Range<u32>>,
        others: Vec<Range<u32>>,
    ) -> Self {
        let marked = typed.has_marks().then(|| {
            let words = stretches.iter().cloned().flatten();
            words.filter(|word| dictionary.has_marks(*word, &typed.letters, typed.tone)).collect()
        });
        let whole = dictionary.spelt(&typed.folded);
        let folded = typed.folded.clone();
        Self { folded, stretches, whole, others, marked }
    }

    /// Whether it stands for a word.
    pub fn fits(&self, word: u32) -> bool {
        self.stretches.iter().any(|words| words.contains(&word))
    }

    /// Whether any word is the typed one itself.
    pub fn can_be_whole(&self) -> bool {
        !self.whole.is_empty() || !self.others.is_empty()
    }

    /// The words that are the typed one itself.
    pub fn whole_stretches(&self) -> Vec<Range<u32>> {
        std::iter::once(&self.whole).chain(&self.others).cloned().collect()
    }

    /// The words that have the typed marks; `None` where none were typed.
    pub fn marked_stretches(&self) -> Option<Vec<Range<u32>>> {
        let marked = self.marked.as_ref()?;
        Some(marked.iter().map(|word| *word..word + 1).collect())
    }

    /// Whether a word it stands for is the typed word itself.
    pub fn is_whole(&self, word: u32) -> bool {
        self.whole.contains(&word) || self.others.iter().any(|words| words.contains(&word))
    }

    /// Whether a word it stands for lacks the marks that were typed.
    pub fn lacks_marks(&self, word: u32) -> bool {
        self.marked.as_ref().is_some_and(|marked| marked.binary_search(&word).is_err())
    }
}

/// A final i or y behind a consonant is written either way: lý, lí; quý, quí.
fn other_ending(word: &str) -> Option<String> {
    let (before, last) = word.split_at_checked(word.len().checked_sub(1)?)?;
    let is_free = match before.as_bytes() {
        [.., b'q', b'u'] => true,
        [.., letter] => !matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'),
        [] => false,
    };
    match last {
        "i" if is_free => Some(format!("{before}y")),
        "y" if is_free => Some(format!("{before}i")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_free_ending_changes() {
        assert_eq!(other_ending("ly").as_deref(), Some("li"));
        assert_eq!(other_ending("qui").as_deref(), Some("quy"));
        assert_eq!(other_ending("ki").as_deref(), Some("ky"));
        for word in ["tuy", "tay", "y", "dan", "", "đ"] {
            assert_eq!(other_ending(word), None, "{word}");
        }
    }
}
