//! The answer: groups in their order, hits with their marks, and what is near
//! when there is none.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::ask::Candidate;
use super::index::Index;
use super::matching::{Tier, begins_word, characters, initials, tier};
use super::query::Query;
use super::{Found, Group, GroupKind, Hit, excerpt};
use crate::text::fold;

impl Index {
    /// The best of each group, the best group first.
    pub(super) fn found(&self, query: &Query, groups: [Vec<Candidate>; 4], limit: usize) -> Found {
        let mut shown: Vec<(Option<Tier>, Group)> = Vec::new();
        for (kind, mut candidates) in GroupKind::ALL.into_iter().zip(groups) {
            if candidates.is_empty() {
                continue;
            }
            let total = candidates.len();
            if total > limit {
                candidates.select_nth_unstable_by_key(limit, Candidate::rank);
                candidates.truncate(limit);
            }
            candidates.sort_unstable_by_key(Candidate::rank);
            let best = candidates.first().map(|candidate| candidate.tier);
            let hits = candidates
                .iter()
                .filter_map(|candidate| self.hit(query, kind, candidate))
                .collect();
            shown.push((best, Group { kind, total, hits }));
        }
        // The text stands last whatever it holds: names answer, texts explain.
        shown.sort_by_key(|(best, group)| (group.kind == GroupKind::Text, *best, group.kind));
        let groups: Vec<Group> = shown.into_iter().map(|(_, group)| group).collect();
        let total = groups.iter().map(|group| group.total).sum();
        let suggestions = if total == 0 { self.suggestions(query) } else { Vec::new() };
        Found { groups, total, suggestions }
    }

    fn hit(&self, query: &Query, kind: GroupKind, candidate: &Candidate) -> Option<Hit> {
        let thing = self.things.get(candidate.thing as usize)?;
        let mut hit = Hit {
            target: thing.target.clone(),
            number: thing.number.clone(),
            title: thing.title.clone(),
            title_marks: Vec::new(),
            excerpt: String::new(),
            excerpt_marks: Vec::new(),
            role: candidate.role,
        };
        if kind == GroupKind::Text {
            let text = self.texts.get(&candidate.thing)?;
            let folded = fold(text);
            let places = tier(&folded, &query.words).map(|(_, places)| places).unwrap_or_default();
            (hit.excerpt, hit.excerpt_marks) = excerpt::around(text, &folded, &places);
        } else {
            hit.title_marks = marks(&fold(&thing.title), query, candidate.tier);
        }
        Some(hit)
    }

    /// The three names that share most words with what was typed.
    fn suggestions(&self, query: &Query) -> Vec<String> {
        let mut near: Vec<(usize, u32)> = Vec::new();
        for (owner, line) in (0..self.names.len()).filter_map(|at| self.names.line(at)) {
            let shared = query.words.iter().filter(|word| {
                line.split(|c: char| !c.is_alphanumeric()).any(|known| is_near(known, word))
            });
            let shared = shared.count();
            if shared * 2 > query.words.len() && near.iter().all(|(_, known)| *known != owner) {
                near.push((shared, owner));
            }
        }
        near.sort_by_key(|(shared, owner)| (std::cmp::Reverse(*shared), *owner));
        let names = near.iter().filter_map(|(_, owner)| self.things.get(*owner as usize));
        names.take(3).map(|thing| thing.title.clone()).collect()
    }
}

/// Whether two folded words are the same but for one letter.
fn is_near(known: &str, typed: &str) -> bool {
    if known == typed {
        return true;
    }
    if typed.len() < 3 {
        return false;
    }
    let (known, typed): (Vec<char>, Vec<char>) = (known.chars().collect(), typed.chars().collect());
    let same = known.iter().zip(&typed).take_while(|(a, b)| a == b).count();
    let (known, typed) = (known.get(same..).unwrap_or(&[]), typed.get(same..).unwrap_or(&[]));
    let rest = |letters: &[char]| letters.get(1..).map(<[char]>::to_vec);
    rest(known).as_deref() == Some(typed)
        || rest(typed).as_deref() == Some(known)
        || rest(known).is_some() && rest(known) == rest(typed)
}

/// The letters of a folded title that a query matched.
fn marks(folded: &str, query: &Query, by: Tier) -> Vec<usize> {
    match by {
        Tier::Number => Vec::new(),
        // An abbreviation may be of another spelling than the one shown.
        Tier::Initials if !initials(folded).starts_with(&query.words.concat()) => Vec::new(),
        Tier::Initials => {
            let count = query.words.concat().chars().count();
            let starts = folded.char_indices().enumerate().filter(|(_, (byte, letter))| {
                letter.is_alphanumeric() && begins_word(folded, *byte)
            });
            starts.map(|(at, _)| at).take(count).collect()
        }
        Tier::Fuzzy => {
            let typed = query.words.concat();
            let found = SkimMatcherV2::default().fuzzy_indices(folded, &typed);
            found.map(|(_, marks)| marks).unwrap_or_default()
        }
        Tier::Alias | Tier::WordsInOrder | Tier::WordsInAnyOrder | Tier::Inside => {
            tier(folded, &query.words)
                .map(|(_, places)| characters(folded, &places))
                .unwrap_or_default()
        }
    }
}
