//! The fuzzy ranker, and what keeps names from it that cannot do well.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memchr;

use super::column::Column;
use super::dictionary::Dictionary;
use super::lines::Lines;

/// The least share of the best score that still counts, in percent (UX §2.1).
const SHARE_OF_BEST: i64 = 60;

/// The least share of what the typed letters score when they stand together,
/// in percent. In a language of single syllables letters that lie scattered are
/// found nearly everywhere.
const SHARE_OF_WHOLE: i64 = 80;

/// How many names the ranker sees at most: those with the letters closest
/// together. It takes about a thousand times as long as the sieve before it.
const MOST_RANKED: usize = 300;

/// From so many typed letters on anything is fuzzy.
const FEWEST_LETTERS: usize = 3;

/// Names as the ranker sees them.
#[derive(Debug, Default)]
pub(super) struct Outlines {
    /// The words of each name without marks, a space between them.
    folded: Lines,
    /// The letters each name has, and those its words begin with.
    letters: Vec<u64>,
}

/// A name that does well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scored {
    /// Which name.
    pub name: u32,
    /// What it lacks to the score of the typed letters standing together.
    pub loss: u32,
}

impl Outlines {
    /// The outlines of names. Those that `is_sentence` says are none are never
    /// ranked: in a sentence nearly any letters follow each other somewhere.
    pub fn of(names: &Column, dictionary: &Dictionary, is_sentence: impl Fn(u32) -> bool) -> Self {
        let mut outlines = Self::default();
        for name in (0..).take(names.len()) {
            let mut letters = 0;
            for (at, word) in names.words(name).iter().enumerate() {
                let folded = dictionary.folded(*word);
                letters |= letter_bits(folded) | initial_bit(folded);
                let gap = (at > 0).then_some(' ');
                outlines.folded.extend(gap.into_iter().chain(folded.chars()));
            }
            outlines.folded.end();
            outlines.letters.push(if is_sentence(name) { 0 } else { letters });
        }
        outlines
    }

    /// How many letters a name has, spaces included.
    pub fn length(&self, name: u32) -> usize {
        self.folded.get(name as usize).len()
    }

    /// The names that have the typed letters in order and close together, none
    /// where `goes_on` says that nobody waits any more. Only names whose some
    /// word begins with the first letter count.
    pub fn scored(&self, typed: &str, goes_on: &dyn Fn() -> bool) -> Option<Vec<Scored>> {
        if typed.chars().count() < FEWEST_LETTERS {
            return Some(Vec::new());
        }
        let mut sieved = self.sieved(typed, goes_on)?;
        if sieved.len() > MOST_RANKED {
            sieved.select_nth_unstable(MOST_RANKED);
            sieved.truncate(MOST_RANKED);
        }
        let ranker = ranker();
        let whole = ranker.fuzzy_match(typed, typed).unwrap_or(0);
        let mut scores: Vec<(i64, u32)> = Vec::new();
        for (number, (_, name)) in sieved.into_iter().enumerate() {
            if number % 256 == 0 && !goes_on() {
                return None;
            }
            let score = ranker.fuzzy_match(self.folded.get(name as usize), typed);
            scores.extend(score.map(|score| (score, name)));
        }
        let best = scores.iter().map(|(score, _)| *score).max().unwrap_or(0);
        scores.retain(|(score, _)| {
            score * 100 >= best * SHARE_OF_BEST && score * 100 >= whole * SHARE_OF_WHOLE
        });
        let loss = |score| u32::try_from(whole.max(best) - score).unwrap_or(0);
        Some(scores.into_iter().map(|(score, name)| Scored { name, loss: loss(score) }).collect())
    }

    /// Over how many letters the typed ones spread, and in which names.
    fn sieved(&self, typed: &str, goes_on: &dyn Fn() -> bool) -> Option<Vec<(usize, u32)>> {
        let wanted = letter_bits(typed) | initial_bit(typed);
        let mut sieved = Vec::new();
        for (block, letters) in self.letters.chunks(16_384).enumerate() {
            if !goes_on() {
                return None;
            }
            for (at, has) in letters.iter().enumerate() {
                if has & wanted != wanted {
                    continue;
                }
                let name = block * 16_384 + at;
                let span = span(self.folded.get(name).as_bytes(), typed.as_bytes());
                sieved.extend(span.map(|span| (span, u32::try_from(name).unwrap_or(u32::MAX))));
            }
        }
        Some(sieved)
    }
}

/// Which characters of a folded text the ranker matched.
pub(super) fn places(folded: &str, typed: &str) -> Vec<usize> {
    ranker().fuzzy_indices(folded, typed).map(|(_, places)| places).unwrap_or_default()
}

fn ranker() -> SkimMatcherV2 {
    SkimMatcherV2::default().respect_case()
}

/// The length of the shortest stretch, from the first place on where the typed
/// letters are complete, that has them in order.
fn span(text: &[u8], typed: &[u8]) -> Option<usize> {
    let mut end = 0;
    for letter in typed {
        end += memchr(*letter, text.get(end..)?)? + 1;
    }
    let mut start = end;
    for letter in typed.iter().rev() {
        start = text.get(..start)?.iter().rposition(|byte| byte == letter)?;
    }
    Some(end - start)
}

/// One bit for each letter and digit of a folded text.
fn letter_bits(folded: &str) -> u64 {
    folded.bytes().fold(0, |bits, byte| match byte {
        b'a'..=b'z' => bits | 1 << (byte - b'a'),
        b'0'..=b'9' => bits | 1 << (26 + byte - b'0'),
        _ => bits,
    })
}

/// The bit for a word that begins with this letter.
fn initial_bit(folded: &str) -> u64 {
    match folded.bytes().next() {
        Some(byte @ b'a'..=b'z') => 1 << (36 + byte - b'a'),
        Some(_) | None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_span_is_the_tightest_up_to_its_end() {
        assert_eq!(span(b"phuong khong ma tuy", b"maty"), Some(7 - 1));
        assert_eq!(span(b"chinh chnh", b"chnh"), Some(5));
        assert_eq!(span(b"abc", b"cb"), None);
        assert_eq!(span(b"mmma", b"ma"), Some(2));
    }
}
