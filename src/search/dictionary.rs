//! Every word that occurs, once, in order.

use std::collections::HashMap;
use std::ops::Range;

use crate::text::{Tone, fold, split_tone};

use super::lines::Lines;

/// A word apart from capitals and from where in it the tone is written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Form {
    /// Its letters without any marks.
    pub folded: String,
    /// Its letters in lower case, without the tone.
    pub letters: String,
    /// Its tone.
    pub tone: Tone,
    /// Whether it is an abbreviation.
    pub is_short: bool,
}

impl Form {
    /// The form of a word in NFC. "uỷ" and "ủy" have the same.
    pub fn of(word: &str, is_short: bool) -> Self {
        let mut tone = Tone::Level;
        let mut letters = String::with_capacity(word.len());
        for letter in word.chars() {
            let (bare, its_tone) = split_tone(letter);
            tone = tone.max(its_tone);
            letters.extend(bare.to_lowercase());
        }
        Self { folded: fold(word), letters, tone, is_short }
    }
}

/// The words in the order of their folded letters: those that begin alike stand
/// side by side, whatever their marks.
#[derive(Debug, Default)]
pub(super) struct Dictionary {
    folded: Lines,
    letters: Lines,
    tones: Vec<Tone>,
    are_short: Vec<bool>,
}

impl Dictionary {
    /// How many words there are.
    pub fn len(&self) -> usize {
        self.tones.len()
    }

    /// The letters of a word without marks.
    pub fn folded(&self, word: u32) -> &str {
        self.folded.get(word as usize)
    }

    /// Every word without marks, in order.
    pub fn all_folded(&self) -> impl Iterator<Item = (u32, &str)> {
        (0..).zip(self.folded.iter())
    }

    /// Whether a word is an abbreviation.
    pub fn is_short(&self, word: u32) -> bool {
        self.are_short.get(word as usize).is_some_and(|is_short| *is_short)
    }

    /// Whether a word begins with these letters and has this tone.
    pub fn has_marks(&self, word: u32, letters: &str, tone: Tone) -> bool {
        let at = word as usize;
        self.tones.get(at) == Some(&tone) && self.letters.get(at).starts_with(letters)
    }

    /// The words that begin with folded letters.
    pub fn beginning(&self, folded: &str) -> Range<u32> {
        let from = self.first(|word| word >= folded);
        let to = self.first(|word| word >= folded && !word.starts_with(folded));
        from..to
    }

    /// The words that are these folded letters, whatever their marks.
    pub fn spelt(&self, folded: &str) -> Range<u32> {
        self.first(|word| word >= folded)..self.first(|word| word > folded)
    }

    /// The first word from which on `is_behind` holds.
    fn first(&self, is_behind: impl Fn(&str) -> bool) -> u32 {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if is_behind(self.folded.get(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        u32::try_from(low).unwrap_or(u32::MAX)
    }
}

/// A dictionary that is being collected. Words have provisional numbers until
/// it is closed.
#[derive(Debug, Default)]
pub(super) struct Collector<'a> {
    /// Words as written, apart for abbreviations, so that most are never folded.
    seen: [HashMap<&'a str, u32>; 2],
    forms: HashMap<Form, u32>,
}

impl<'a> Collector<'a> {
    /// The provisional number of a word.
    pub fn number(&mut self, word: &'a str, is_short: bool) -> u32 {
        let Self { seen: [long, short], forms } = self;
        let seen = if is_short { short } else { long };
        *seen.entry(word).or_insert_with(|| {
            let next = u32::try_from(forms.len()).unwrap_or(u32::MAX);
            *forms.entry(Form::of(word, is_short)).or_insert(next)
        })
    }

    /// The dictionary, and the final number of each provisional one.
    pub fn close(self) -> (Dictionary, Vec<u32>) {
        let mut forms: Vec<(Form, u32)> = self.forms.into_iter().collect();
        forms.sort_unstable();
        let mut finals = vec![0; forms.len()];
        let mut dictionary = Dictionary::default();
        for (at, (form, provisional)) in (0..).zip(forms) {
            if let Some(place) = finals.get_mut(provisional as usize) {
                *place = at;
            }
            dictionary.folded.push(&form.folded);
            dictionary.letters.push(&form.letters);
            dictionary.tones.push(form.tone);
            dictionary.are_short.push(form.is_short);
        }
        (dictionary, finals)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_alike_stands_side_by_side() {
        let mut collector = Collector::default();
        let words = ["ủy", "Đảng", "uỷ", "dân", "đang", "danh", "UỶ", "Công"];
        let numbers: Vec<u32> = words.iter().map(|word| collector.number(word, false)).collect();
        assert_eq!(numbers[0], numbers[2]);
        let (dictionary, finals) = collector.close();
        assert_eq!(dictionary.len(), 6);
        let names = |range: Range<u32>| {
            range.map(|word| dictionary.folded(word).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names(dictionary.beginning("dan")), ["dan", "dang", "dang", "danh"]);
        assert_eq!(names(dictionary.spelt("dang")), ["dang", "dang"]);
        assert_eq!(names(dictionary.beginning("x")), [""; 0]);
        let dang = finals[numbers[1] as usize];
        assert!(dictionary.has_marks(dang, "đa", Tone::Hook));
        assert!(!dictionary.has_marks(dang, "da", Tone::Hook));
    }
}
