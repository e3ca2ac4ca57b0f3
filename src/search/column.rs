//! Texts as numbers of words, and for each word the texts it occurs in.

use std::ops::Range;

use super::bits::Bits;

/// How many places are fetched at a time.
const BATCH: usize = 512;

/// What is known of a place where a word occurs without going there.
#[derive(Debug, Clone, Copy, Default)]
struct Hint {
    /// How many words of the text stand before it; [`Hint::BEHIND`] for that
    /// many or more.
    at: u8,
    /// In which part of the dictionary the next word lies.
    next: u8,
}

impl Hint {
    const BEHIND: u8 = u8::MAX;
    /// The part of a word that is not there.
    const NO_PART: u8 = u8::MAX;
}

/// Parts of a dictionary: a 255th of it each.
#[derive(Debug, Clone, Copy)]
struct Parts([u64; 4]);

impl Parts {
    /// The parts in which the words of stretches lie; all where they do not matter.
    fn of(stretches: Option<&[Range<u32>]>, bound: usize) -> Self {
        let Some(stretches) = stretches else { return Self([u64::MAX; 4]) };
        let mut parts = Self([0; 4]);
        for words in stretches.iter().filter(|words| !words.is_empty()) {
            for part in part(words.start, bound)..=part(words.end - 1, bound) {
                if let Some(block) = parts.0.get_mut(usize::from(part / 64)) {
                    *block |= 1 << (part % 64);
                }
            }
        }
        parts
    }

    fn has(self, part: u8) -> bool {
        self.0.get(usize::from(part / 64)).is_some_and(|block| block >> (part % 64) & 1 == 1)
    }
}

/// The part of a dictionary of so many words in which a word lies.
fn part(word: u32, bound: usize) -> u8 {
    let part = u64::from(word) * u64::from(Hint::NO_PART) / (bound.max(1) as u64);
    u8::try_from(part).unwrap_or(Hint::NO_PART).min(Hint::NO_PART - 1)
}

/// Many texts, each a run of words of the dictionary.
#[derive(Debug, Default)]
pub(super) struct Column {
    words: Vec<u32>,
    /// Where each text ends in `words`.
    ends: Vec<u32>,
    /// The texts each word occurs in, each as often as it does, ascending, word
    /// after word.
    places: Vec<u32>,
    /// What is known of each of these places.
    hints: Vec<Hint>,
    /// Where each word's run begins in `places`; one more than there are words.
    runs: Vec<u32>,
}

impl Column {
    /// Adds a text.
    pub fn push(&mut self, words: impl Iterator<Item = u32>) {
        self.words.extend(words);
        // More than four thousand million words have no number; they cannot be found.
        self.words.truncate(u32::MAX as usize);
        self.ends.push(u32::try_from(self.words.len()).unwrap_or(u32::MAX));
    }

    /// Gives every word its final number and notes where each occurs.
    pub fn close(&mut self, finals: &[u32]) {
        for word in &mut self.words {
            *word = finals.get(*word as usize).copied().unwrap_or(0);
        }
        self.count(finals.len());
        self.places = vec![0; self.words.len()];
        self.hints = vec![Hint::default(); self.words.len()];
        let mut next = self.runs.clone();
        for number in (0..).take(self.ends.len()) {
            let span = self.span(number);
            for (at, place) in span.clone().enumerate() {
                let Some(word) = self.words.get(place) else { break };
                let Some(slot) = next.get_mut(*word as usize) else { continue };
                let behind = self.words.get(place + 1).filter(|_| place + 1 < span.end);
                let hint = Hint {
                    at: u8::try_from(at).unwrap_or(Hint::BEHIND),
                    next: behind.map_or(Hint::NO_PART, |word| part(*word, finals.len())),
                };
                if let (Some(text), Some(known)) =
                    (self.places.get_mut(*slot as usize), self.hints.get_mut(*slot as usize))
                {
                    (*text, *known) = (number, hint);
                }
                *slot += 1;
            }
        }
    }

    /// Counts how often words occur, for where each one's run begins.
    fn count(&mut self, bound: usize) {
        self.runs = vec![0; bound + 1];
        for word in &self.words {
            if let Some(count) = self.runs.get_mut(*word as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for run in &mut self.runs {
            sum += *run;
            *run = sum;
        }
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// All words of all texts.
    pub fn all_words(&self) -> &[u32] {
        &self.words
    }

    /// Where a text stands in [`Self::all_words`].
    pub fn span(&self, text: u32) -> Range<usize> {
        let at = text as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        start.unwrap_or(0) as usize..self.ends.get(at).copied().unwrap_or(0) as usize
    }

    /// The words of a text.
    pub fn words(&self, text: u32) -> &[u32] {
        self.words.get(self.span(text)).unwrap_or(&[])
    }

    /// The text in which a place of [`Self::all_words`] lies, `from` or later.
    pub fn text_at(&self, place: usize, from: u32) -> u32 {
        let later = self.ends.get(from as usize..).unwrap_or(&[]);
        // Mostly it is near: steps of doubled length find the stretch it is in.
        let mut reach = 8;
        while later.get(reach).is_some_and(|end| *end as usize <= place) {
            reach *= 2;
        }
        let near = later.get(..=reach).unwrap_or(later);
        let skipped = near.get(..reach / 2).filter(|_| reach > 8).unwrap_or(&[]);
        let rest = near.get(skipped.len()..).unwrap_or(&[]);
        let ahead = skipped.len() + rest.partition_point(|end| *end as usize <= place);
        from + u32::try_from(ahead).unwrap_or(0)
    }

    /// The texts in which words of a stretch occur, each as often as they do.
    pub fn holding(&self, words: &Range<u32>) -> &[u32] {
        self.places.get(self.run(words)).unwrap_or(&[])
    }

    fn run(&self, words: &Range<u32>) -> Range<usize> {
        let place = |word: u32| self.runs.get(word as usize).copied().unwrap_or(0) as usize;
        place(words.start)..place(words.end)
    }

    /// How often words of these stretches occur.
    pub fn frequency(&self, stretches: &[Range<u32>]) -> usize {
        stretches.iter().map(|words| self.holding(words).len()).sum()
    }

    /// Each place where a word of these stretches occurs, perhaps with a word of
    /// the others behind it: the text's number, its words, and where among them.
    pub fn each_place(
        &self,
        stretches: &[Range<u32>],
        behind: Option<&[Range<u32>]>,
        mut look: impl FnMut(u32, &[u32], usize),
    ) {
        let parts = Parts::of(behind, self.runs.len().saturating_sub(1));
        let mut batch: Vec<(u32, u8, u32)> = Vec::with_capacity(BATCH);
        for words in stretches {
            let run = self.run(words);
            let places = self.places.get(run.clone()).unwrap_or(&[]).chunks(BATCH);
            let hints = self.hints.get(run).unwrap_or(&[]).chunks(BATCH);
            for (texts, hints) in places.zip(hints) {
                let known = texts.iter().zip(hints).filter(|(_, hint)| parts.has(hint.next));
                batch.clear();
                batch.extend(known.map(|(text, hint)| (*text, hint.at, 0)));
                // The words lie scattered in memory. Fetching one of each first
                // lets the processor wait for many of them at a time.
                for (text, at, word) in &mut batch {
                    let place = self.span(*text).start + usize::from(*at);
                    *word = self.words.get(place).copied().unwrap_or(0);
                }
                for (text, at, word) in &batch {
                    let inside = self.words(*text);
                    if *at != Hint::BEHIND && words.contains(word) {
                        look(*text, inside, usize::from(*at));
                        continue;
                    }
                    let rest = inside.iter().enumerate().skip(usize::from(Hint::BEHIND));
                    for (at, _) in rest.filter(|(_, word)| words.contains(word)) {
                        look(*text, inside, at);
                    }
                }
            }
        }
    }

    /// The texts in which words of any of these stretches occur.
    pub fn having(&self, stretches: &[Range<u32>]) -> Bits {
        let mut bits = Bits::none(self.len());
        for words in stretches {
            bits.insert_all(self.holding(words));
        }
        bits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn a_word_is_found_where_it_stands(
            texts in proptest::collection::vec(proptest::collection::vec(0_u32..9, 0..6), 0..12),
        ) {
            let mut column = Column::default();
            for text in &texts {
                column.push(text.iter().copied());
            }
            let finals = [3, 0, 8, 1, 7, 2, 5, 4, 6];
            column.close(&finals);
            for word in 0..9 {
                let all = (0..).zip(&texts).flat_map(|(text, words): (u32, &Vec<u32>)| {
                    let there = words.iter().enumerate().filter(|(_, w)| finals[**w as usize] == word);
                    there.map(move |(at, _)| (text, at)).collect::<Vec<_>>()
                });
                let all: Vec<(u32, usize)> = all.collect();
                let wanted: Vec<u32> = all.iter().map(|(text, _)| *text).collect();
                let stretch = word..word + 1;
                proptest::prop_assert_eq!(column.holding(&stretch), &wanted);
                let mut places = Vec::new();
                column.each_place(std::slice::from_ref(&stretch), None, |text, _, at| places.push((text, at)));
                proptest::prop_assert_eq!(&places, &all);
                let is_behind = |(text, at): &(u32, usize)| {
                    column.words(*text).get(at + 1).is_some_and(|word| (2..5).contains(word))
                };
                let behind = 2..5;
                let mut found = Vec::new();
                column.each_place(&[stretch], Some(&[behind]), |text, _, at| found.push((text, at)));
                found.retain(is_behind);
                let wanted: Vec<_> = all.into_iter().filter(is_behind).collect();
                proptest::prop_assert_eq!(found, wanted);
            }
            for (at, text) in (0..).zip(&texts) {
                proptest::prop_assert_eq!(column.words(at).len(), text.len());
                for place in column.span(at) {
                    proptest::prop_assert_eq!(column.text_at(place, 0), at);
                }
            }
        }
    }
}
