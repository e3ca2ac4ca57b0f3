//! How good a match is.

use super::found::Role;

/// How something was matched; the first that fits counts (UX §2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// Its number was typed.
    Number,
    /// An alias or abbreviation was typed as it stands.
    Alias,
    /// Every typed word begins a word of it, in order.
    InOrder,
    /// First letters of its words were typed, alone or beside beginnings.
    Initials,
    /// Every typed word begins or, that failing, is in a word of it, in any order.
    Inside,
    /// The typed letters are in it in order, close together.
    Fuzzy,
    /// What raw Telex keys would have written is in it.
    Telex,
}

/// How far apart the matched words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spread {
    /// One behind the other.
    Together,
    /// With few words between them.
    Near,
    /// With many words between them: in Vietnamese mostly by chance.
    Far,
}

impl Spread {
    /// The spread of `count` words over `span` words.
    pub fn of(count: usize, span: usize) -> Self {
        match span.saturating_sub(count) {
            0 => Self::Together,
            1..=6 => Self::Near,
            _ => Self::Far,
        }
    }
}

/// How good a match is; the least is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    /// How it was matched.
    pub tier: Tier,
    /// Whether marks that were typed are other ones in it.
    pub lacks_marks: bool,
    /// Whether letters inside a word were matched.
    pub is_inside_words: bool,
    /// How far apart the matched words stand.
    pub spread: Spread,
    /// How many typed words are but beginnings of words.
    pub beginnings: u8,
    /// Whether the match is not at its beginning.
    pub is_late: bool,
    /// What the fuzzy ranker takes off.
    pub loss: u32,
}

impl Rank {
    /// The best match of a tier.
    pub fn best(tier: Tier) -> Self {
        Self {
            tier,
            lacks_marks: false,
            is_inside_words: false,
            spread: Spread::Together,
            beginnings: 0,
            is_late: false,
            loss: 0,
        }
    }

    /// What decides which group of results stands first. Finer differences
    /// only order the results within a group.
    pub fn coarse(self) -> (Tier, bool, bool, Spread, u32) {
        (self.tier, self.lacks_marks, self.is_inside_words, self.spread, self.loss)
    }
}

/// Something that was matched. What hangs on the unit that was found stands
/// behind what was found itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    /// How it hangs on the unit that was found, if only that brought it here.
    pub relation: Option<Role>,
    /// How well it was matched.
    pub rank: Rank,
    /// What: entries are numbered in the order of units and documents.
    pub entry: u32,
    /// Which of its names; none for its text.
    pub name: Option<u32>,
}
