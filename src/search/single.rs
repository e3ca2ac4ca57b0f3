//! A single typed word: how well something holds it can be told from where the
//! word occurs, without a look at the text.

use super::bits::Bits;
use super::column::Column;
use super::dictionary::Dictionary;
use super::matching::Match;
use super::rank::{Rank, Tier};
use super::token::Token;

/// The texts of a column that hold a word, by how well.
pub(super) struct Single<'a> {
    token: &'a Token,
    column: &'a Column,
    /// Those that have a word that begins so.
    begun: Bits,
    /// Those that have the whole word.
    whole: Bits,
    /// Those that have it with the marks typed.
    marked: Option<Bits>,
    /// Those that have it as an abbreviation.
    short: Bits,
}

impl<'a> Single<'a> {
    /// Looks a word up in a column.
    pub fn new(token: &'a Token, column: &'a Column, dictionary: &Dictionary) -> Self {
        let whole = token.whole_stretches();
        let words = whole.iter().cloned().flatten();
        let short = words.filter(|word| dictionary.is_short(*word)).map(|word| word..word + 1);
        Self {
            token,
            column,
            begun: column.having(&token.stretches),
            whole: column.having(&whole),
            marked: token.marked_stretches().map(|words| column.having(&words)),
            short: column.having(&short.collect::<Vec<_>>()),
        }
    }

    /// The texts that hold it.
    pub fn begun(&self) -> &Bits {
        &self.begun
    }

    /// How well a text holds it, wherever in it.
    pub fn rank(&self, text: u32) -> Rank {
        let tier = if self.short.has(text) { Tier::Alias } else { Tier::InOrder };
        Rank {
            beginnings: u8::from(!self.whole.has(text)),
            lacks_marks: self.marked.as_ref().is_some_and(|marked| !marked.has(text)),
            ..Rank::best(tier)
        }
    }

    /// How well a name holds it, if it does.
    pub fn in_name(&self, name: u32) -> Option<Match> {
        if !self.begun.has(name) {
            return None;
        }
        let mut rank = self.rank(name);
        let first = self.column.words(name).first().copied();
        let is_first = first.is_some_and(|first| {
            self.token.fits(first)
                && self.token.is_whole(first) == (rank.beginnings == 0)
                && self.token.lacks_marks(first) == rank.lacks_marks
        });
        rank.is_late = rank.tier != Tier::Alias && !is_first;
        Some(Match { rank, is_loose: false })
    }
}
