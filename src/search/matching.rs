//! How well a name or a text holds the words of a query (UX §2.1).
//!
//! Each match leaves its places in a list that the caller lends, so that
//! looking at a hundred thousand names asks for no memory.

use super::bits::Bits;
use super::column::Column;
use super::dictionary::Dictionary;
use super::initials::is_run;
use super::rank::{Rank, Spread, Tier};
use super::token::Token;

/// Where something typed was found in a text, counted in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A typed word in a word.
    Word {
        /// Which word of the text.
        at: usize,
        /// Which typed word.
        token: usize,
    },
    /// First letters of words that follow each other.
    Initials {
        /// The first of them.
        at: usize,
        /// How many.
        count: usize,
    },
}

impl Place {
    /// The first word.
    pub fn first(self) -> usize {
        match self {
            Self::Word { at, .. } | Self::Initials { at, .. } => at,
        }
    }

    /// How many words.
    fn count(self) -> usize {
        match self {
            Self::Word { .. } => 1,
            Self::Initials { count, .. } => count,
        }
    }
}

/// How good a match is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    /// How good.
    pub rank: Rank,
    /// Whether a typed word other than the last, which may still be growing, is
    /// but the beginning of a word.
    pub is_loose: bool,
}

/// A name to be matched.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name<'a> {
    /// Its words.
    pub words: &'a [u32],
    /// Their first letters.
    pub initials: &'a [u8],
    /// Whether typing all of it names its owner (a unit), not only a title.
    pub is_alias: bool,
}

/// What is looked for.
#[derive(Debug, Clone)]
pub(super) struct Asked<'a> {
    /// The typed words.
    pub tokens: &'a [Token],
    /// Where words are looked up.
    pub dictionary: &'a Dictionary,
    /// The typed words, the longest first: it fits fewest words.
    longest_first: Vec<usize>,
    /// Which typed words stand for each word of the dictionary, a bit each.
    fitting: Vec<u32>,
    /// How many typed words are no whole word anywhere.
    fewest_beginnings: u8,
}

impl<'a> Asked<'a> {
    /// Typed words to be looked for.
    pub fn new(tokens: &'a [Token], dictionary: &'a Dictionary) -> Self {
        let mut longest_first: Vec<usize> = (0..tokens.len()).collect();
        let length = |token: &usize| tokens.get(*token).map_or(0, |token| token.folded.len());
        longest_first.sort_by_key(|token| std::cmp::Reverse(length(token)));
        let parts = tokens.iter().filter(|token| !token.can_be_whole()).count();
        let fewest_beginnings = u8::try_from(parts).unwrap_or(u8::MAX);
        let mut fitting = vec![0; dictionary.len()];
        for (number, token) in tokens.iter().enumerate() {
            for stretch in &token.stretches {
                let words = fitting.get_mut(stretch.start as usize..stretch.end as usize);
                for bits in words.into_iter().flatten() {
                    *bits |= 1 << number;
                }
            }
        }
        Self { tokens, dictionary, longest_first, fitting, fewest_beginnings }
    }

    /// The typed words that stand for a word, a bit each.
    fn fitting(&self, word: u32) -> u32 {
        self.fitting.get(word as usize).copied().unwrap_or(0)
    }

    /// Whether a typed word stands for a word.
    fn fits(&self, token: usize, word: u32) -> bool {
        self.fitting(word) >> token & 1 == 1
    }

    /// Whether every typed word stands for some word.
    fn has_all(&self, words: &[u32]) -> bool {
        let found = words.iter().fold(0, |found, word| found | self.fitting(*word));
        found.count_ones() as usize == self.tokens.len()
    }

    /// Whether the typed words stand for words that follow each other.
    fn fits_run(&self, run: &[u32]) -> bool {
        run.len() == self.tokens.len()
            && run.iter().enumerate().all(|(token, word)| self.fits(token, *word))
    }

    /// The best match in a name, by beginnings of words and, where `by_initials`
    /// says that there may be any, first letters.
    pub fn in_name(
        &self,
        name: Name<'_>,
        by_initials: bool,
        places: &mut Vec<Place>,
    ) -> Option<Match> {
        if let Some(found) = self.together(name.words, places) {
            return Some(self.as_alias(found, name));
        }
        let has_all = self.has_all(name.words);
        if has_all && let Some(found) = self.in_order(name.words, places) {
            return Some(found);
        }
        let found = if by_initials { self.by_initials(name, places) } else { None };
        if found.is_some() || !has_all {
            return found;
        }
        self.in_any_order(name.words, false, places)
    }

    /// The match of words that hold the typed ones anywhere in them.
    pub fn inside_words(&self, name: Name<'_>, places: &mut Vec<Place>) -> Option<Match> {
        self.in_any_order(name.words, true, places)
    }

    /// The typed words one behind the other in a running text.
    pub fn together_in_text(&self, words: &[u32], places: &mut Vec<Place>) -> Option<Rank> {
        self.together(words, places).map(|found| text_rank(found.rank, Spread::Together))
    }

    /// The best rank that a running text can have.
    pub fn best_in_text(&self) -> Rank {
        let best = Rank { beginnings: self.fewest_beginnings, ..Rank::best(Tier::Inside) };
        text_rank(best, Spread::Together)
    }

    /// Puts in the texts of a column that have the typed words one behind the
    /// other. Only where the rarest of them stands is looked.
    pub fn add_together(&self, column: &Column, bits: &mut Bits) {
        let behind =
            |token: usize| self.tokens.get(token + 1).map(|next| next.stretches.as_slice());
        // What stands behind is known beforehand, so that the last word, which
        // has nothing behind it, costs most.
        let cost = |(number, token): &(usize, &Token)| {
            column.frequency(&token.stretches) * if behind(*number).is_some() { 1 } else { 8 }
        };
        let Some((anchor, token)) = self.tokens.iter().enumerate().min_by_key(cost) else { return };
        column.each_place(&token.stretches, behind(anchor), |text, words, at| {
            let from = at.checked_sub(anchor);
            let run = from.and_then(|from| words.get(from..from + self.tokens.len()));
            if run.is_some_and(|run| self.fits_run(run)) {
                bits.insert(text);
            }
        });
    }

    /// The typed words as close to each other as they stand in a running text,
    /// and how close that is.
    pub fn close_in_text(&self, words: &[u32], places: &mut Vec<Place>) -> Option<(Spread, Rank)> {
        let (spread, found) = self.close_by(words, places)?;
        Some((spread, text_rank(found.rank, spread)))
    }

    /// The typed words one behind the other.
    fn together(&self, words: &[u32], places: &mut Vec<Place>) -> Option<Match> {
        let starts = words.get(..(words.len() + 1).checked_sub(self.tokens.len())?)?;
        let mut best: Option<(Match, usize)> = None;
        for (at, word) in starts.iter().enumerate() {
            if !self.fits(0, *word) {
                continue;
            }
            let run = words.get(at..at + self.tokens.len())?;
            if !self.fits_run(run) {
                continue;
            }
            let pairs = self.tokens.iter().zip(run.iter().copied());
            let mut found = self.matched(Tier::InOrder, pairs);
            found.rank.is_late = at > 0;
            if found.rank.beginnings == 0 && run.iter().all(|word| self.dictionary.is_short(*word))
            {
                found.rank.tier = Tier::Alias;
                found.rank.is_late = false;
            }
            if best.is_none_or(|(known, _)| found.rank < known.rank) {
                best = Some((found, at));
            }
            // It does not get better further on.
            if found.rank.beginnings <= self.fewest_beginnings && !found.rank.lacks_marks {
                break;
            }
        }
        best.map(|(found, first)| {
            places.clear();
            places.extend(
                (0..self.tokens.len()).map(|token| Place::Word { at: first + token, token }),
            );
            found
        })
    }

    /// A unit whose whole name was typed is meant.
    fn as_alias(&self, mut found: Match, name: Name<'_>) -> Match {
        if name.is_alias && name.words.len() == self.tokens.len() && found.rank.beginnings == 0 {
            found.rank.tier = Tier::Alias;
        }
        found
    }

    /// The typed words in order, as close together as the last allows.
    fn in_order(&self, words: &[u32], places: &mut Vec<Place>) -> Option<Match> {
        let mut end = 0;
        for number in 0..self.tokens.len() {
            end += words.get(end..)?.iter().position(|word| self.fits(number, *word))? + 1;
        }
        places.clear();
        for number in (0..self.tokens.len()).rev() {
            let at = words.get(..end)?.iter().rposition(|word| self.fits(number, *word))?;
            places.push(Place::Word { at, token: number });
            end = at;
        }
        places.reverse();
        Some(self.placed(Tier::InOrder, words, places))
    }

    /// The typed words in order, some of them first letters of several words.
    fn by_initials(&self, name: Name<'_>, places: &mut Vec<Place>) -> Option<Match> {
        let mut next = 0;
        places.clear();
        for (number, token) in self.tokens.iter().enumerate() {
            let word = name.words.get(next..)?.iter().position(|word| self.fits(number, *word));
            let typed = token.folded.as_bytes();
            let run = name.initials.get(next..).filter(|_| is_run(&token.folded));
            let run = run.and_then(|rest| rest.windows(typed.len()).position(|run| run == typed));
            let place = match (word, run) {
                (Some(word), run) if run.is_none_or(|run| word <= run) => {
                    Place::Word { at: next + word, token: number }
                }
                (_, Some(run)) => Place::Initials { at: next + run, count: typed.len() },
                (_, None) => return None,
            };
            next = place.first() + place.count();
            places.push(place);
        }
        let mut found = self.placed(Tier::Initials, name.words, places);
        let covered: usize = places.iter().map(|place| place.count()).sum();
        found.rank.beginnings = u8::from(covered < name.words.len());
        Some(found)
    }

    /// The typed words in any order, each in a word of its own.
    fn in_any_order(
        &self,
        words: &[u32],
        is_inside_words: bool,
        places: &mut Vec<Place>,
    ) -> Option<Match> {
        places.clear();
        for number in &self.longest_first {
            let token = self.tokens.get(*number)?;
            let mut best = None;
            for (at, word) in words.iter().enumerate() {
                if !self.fits(*number, *word) || places.iter().any(|place| place.first() == at) {
                    continue;
                }
                let is_whole = token.is_whole(*word);
                best = if is_whole { Some(at) } else { best.or(Some(at)) };
                if is_whole {
                    break;
                }
            }
            let at = best?;
            places.push(Place::Word { at, token: *number });
        }
        let mut found = self.placed(Tier::Inside, words, places);
        found.rank.spread = found.rank.spread.max(Spread::Near);
        found.rank.is_inside_words = is_inside_words;
        Some(found)
    }

    /// The closest place of a running text that has every typed word.
    fn close_by(&self, words: &[u32], places: &mut Vec<Place>) -> Option<(Spread, Match)> {
        let mut last = [usize::MAX; super::query::MOST_WORDS];
        let last = last.get_mut(..self.tokens.len())?;
        let mut best = usize::MAX;
        for (at, word) in words.iter().enumerate() {
            let mut fitting = self.fitting(*word);
            if fitting == 0 {
                continue;
            }
            while fitting != 0 {
                if let Some(last) = last.get_mut(fitting.trailing_zeros() as usize) {
                    *last = at;
                }
                fitting &= fitting - 1;
            }
            let Some(first) = last.iter().min().copied() else { continue };
            // Where one is missing yet, its place is beyond all.
            let is_complete = last.iter().all(|at| *at != usize::MAX);
            if is_complete && at - first < best && are_different(last) {
                best = at - first;
                places.clear();
                let found = last.iter().enumerate();
                places.extend(found.map(|(token, at)| Place::Word { at: *at, token }));
            }
        }
        if best == usize::MAX {
            return None;
        }
        let found = self.placed(Tier::Inside, words, places);
        Some((Spread::of(self.tokens.len(), best + 1).max(Spread::Near), found))
    }

    /// A match at these places.
    fn placed(&self, tier: Tier, words: &[u32], places: &[Place]) -> Match {
        let pairs = places.iter().filter_map(|place| match place {
            Place::Word { at, token } => Some((self.tokens.get(*token)?, *words.get(*at)?)),
            Place::Initials { .. } => None,
        });
        let mut found = self.matched(tier, pairs);
        let first = places.iter().map(|place| place.first()).min().unwrap_or(0);
        let end = places.iter().map(|place| place.first() + place.count()).max().unwrap_or(0);
        let count = places.iter().map(|place| place.count()).sum();
        found.rank.spread = Spread::of(count, end - first);
        found.rank.is_late = first > 0;
        found
    }

    /// A match as far as the words themselves decide.
    fn matched<'t>(&self, tier: Tier, pairs: impl Iterator<Item = (&'t Token, u32)>) -> Match {
        let mut rank = Rank::best(tier);
        let mut is_loose = false;
        let last = self.tokens.last().map(std::ptr::from_ref);
        for (token, word) in pairs {
            let is_whole = token.is_whole(word);
            rank.lacks_marks |= token.lacks_marks(word);
            rank.beginnings += u8::from(!is_whole);
            is_loose |= !is_whole && last != Some(std::ptr::from_ref(token));
        }
        Match { rank, is_loose }
    }
}

/// The rank of a match in a running text: it never ranks with names that hold
/// the words in order.
pub(super) fn text_rank(rank: Rank, spread: Spread) -> Rank {
    Rank {
        tier: Tier::Inside,
        spread: if spread == Spread::Together { Spread::Near } else { Spread::Far },
        is_late: spread == Spread::Far,
        ..rank
    }
}

/// Whether no place is there twice: each typed word has a word of its own.
fn are_different(places: &[usize]) -> bool {
    places
        .iter()
        .enumerate()
        .all(|(number, at)| !places.iter().take(number).any(|other| other == at))
}
