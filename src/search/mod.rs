//! One search over everything a programme says and everybody it names.
//!
//! Vietnamese is written syllable by syllable, and a million paragraphs use but
//! a few thousand syllables. So the index keeps one sorted dictionary of them,
//! every name and paragraph as numbers into it, and for each word where it
//! occurs. What begins with the typed letters is one stretch of the dictionary,
//! accents or not; only what holds every word is looked at more closely, and
//! the fuzzy ranker sees only names that can still do well when nothing holds
//! the words themselves.

mod best;
mod bits;
mod build;
mod column;
mod dictionary;
mod excerpt;
mod filter;
mod found;
mod fuzzy;
mod index;
mod initials;
mod lines;
mod matching;
mod near;
mod number;
mod query;
mod rank;
mod run;
mod show;
mod sift;
mod single;
mod telex;
#[cfg(test)]
mod tests;
mod texts;
mod token;
mod words;

pub use found::{Found, Group, GroupKind, Hit, Role, Target};
pub use index::Index;
pub use query::{Query, Vocabulary};
