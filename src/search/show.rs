//! From candidates to what a person sees.

use super::best::Sieve;
use super::excerpt::{around, marks};
use super::found::{Found, Group, GroupKind, Hit};
use super::index::Index;
use super::matching::{Asked, Place};
use super::query::Typed;
use super::rank::{Candidate, Tier};
use super::token::Token;
use super::words::words;
use super::{fuzzy, near, number};
use crate::text::fold;

/// How many nearest names are named where nothing was found.
const SUGGESTIONS: usize = 3;

/// Makes hits of candidates.
#[derive(Clone, Copy)]
pub(super) struct Shower<'a> {
    pub index: &'a Index,
    /// The units that were filtered by.
    pub units: &'a [u32],
    /// What was looked for: beginnings of words, insides, and fuzzily.
    pub tokens: &'a [Token],
    pub inside: &'a [Token],
    pub typed: &'a str,
}

impl Shower<'_> {
    /// The groups, best first, with at most `limit` hits each.
    pub fn show(self, sieve: Sieve, limit: usize) -> Found {
        let mut groups = sieve.groups();
        groups.sort_by_key(|(kind, _, best)| {
            let best = best.first().map(|best| best.rank.coarse());
            (best.is_none(), best, *kind)
        });
        let groups: Vec<Group> = groups
            .into_iter()
            .map(|(kind, total, best)| {
                let hits = best.iter().take(limit).filter_map(|best| self.hit(kind, best));
                Group { kind, total, hits: hits.collect() }
            })
            .collect();
        let total = groups.iter().map(|group| group.total).sum();
        Found { groups, total, suggestions: Vec::new() }
    }

    fn hit(self, kind: GroupKind, candidate: &Candidate) -> Option<Hit> {
        let entry = self.index.entry(candidate.entry)?;
        let mut hit = Hit {
            target: entry.target.clone(),
            number: self.number(kind, candidate.entry),
            title: self.index.spellings.get(entry.first_name as usize).to_owned(),
            title_marks: Vec::new(),
            excerpt: String::new(),
            excerpt_marks: Vec::new(),
            role: candidate.relation.or_else(|| self.index.role(self.units, candidate.entry)),
        };
        match candidate.name {
            None => {
                let text = self.index.passages.get(candidate.entry as usize);
                let marks = self.text_marks(text, candidate.entry);
                (hit.excerpt, hit.excerpt_marks) = around(text, &marks);
            }
            Some(_) if candidate.relation.is_some() => {}
            Some(name) if name < entry.first_name + entry.shown_names => {
                self.index.spellings.get(name as usize).clone_into(&mut hit.title);
                hit.title_marks = self.title_marks(candidate, name);
            }
            Some(_) => hit.title_marks = self.loose_marks(&hit.title),
        }
        Some(hit)
    }

    fn number(self, kind: GroupKind, at: u32) -> String {
        let key = self.index.key(at);
        let own = self.index.numbers.get(at as usize);
        let shown = match kind {
            GroupKind::Models => own,
            GroupKind::Tasks if self.index.traits(at).is_milestone => own,
            // What stands before and behind the numbered parts has keys that
            // no reader knows.
            GroupKind::Tasks | GroupKind::Text if number::typed(key).is_some() => key,
            GroupKind::Units | GroupKind::Tasks | GroupKind::Text => "",
        };
        shown.to_owned()
    }

    fn asked(&self, is_inside_words: bool) -> Asked<'_> {
        let tokens = if is_inside_words { self.inside } else { self.tokens };
        Asked::new(tokens, &self.index.dictionary)
    }

    /// The matched letters of a text.
    fn text_marks(self, text: &str, entry: u32) -> Vec<usize> {
        let asked = self.asked(false);
        let words = self.index.texts.words(entry);
        let mut places = Vec::new();
        if asked.together_in_text(words, &mut places).is_none() {
            asked.close_in_text(words, &mut places);
        }
        marks(text, &places, asked.tokens)
    }

    /// The matched letters of a name.
    fn title_marks(self, candidate: &Candidate, name: u32) -> Vec<usize> {
        let title = self.index.spellings.get(name as usize);
        let rank = candidate.rank;
        match rank.tier {
            Tier::Number => Vec::new(),
            Tier::Fuzzy => fuzzy::places(&fold(title), self.typed),
            Tier::Alias | Tier::InOrder | Tier::Initials | Tier::Inside | Tier::Telex => {
                let asked = self.asked(rank.is_inside_words);
                let name = self.index.name(name);
                let mut places = Vec::new();
                if rank.is_inside_words {
                    asked.inside_words(name, &mut places);
                } else {
                    asked.in_name(name, true, &mut places);
                }
                marks(title, &places, asked.tokens)
            }
        }
    }

    /// The letters of a title that were typed, where another name matched.
    fn loose_marks(self, title: &str) -> Vec<usize> {
        let mut places = Vec::new();
        for (token, typed) in self.tokens.iter().enumerate() {
            let begins = |word: &str| fold(word).starts_with(&typed.folded);
            let found = words(title).position(|word| begins(word.text));
            places.extend(found.map(|at| Place::Word { at, token }));
        }
        marks(title, &places, self.tokens)
    }

    /// The nearest names, each owner once.
    pub fn suggestions(self, typed: &[Typed]) -> Vec<String> {
        let Index { names, dictionary, outlines, .. } = self.index;
        let mut owners: Vec<u32> = Vec::new();
        let mut suggestions: Vec<String> = Vec::new();
        for (_, name) in near::nearest(typed, names, dictionary, outlines) {
            let owner = self.index.owner(name);
            if self.index.traits(owner).is_sentence {
                continue;
            }
            let spelling = self.index.spellings.get(name as usize);
            if !owners.contains(&owner) && !suggestions.iter().any(|known| known == spelling) {
                owners.push(owner);
                suggestions.push(spelling.to_owned());
            }
            if suggestions.len() == SUGGESTIONS {
                break;
            }
        }
        suggestions
    }
}
