//! A question to the index: which things fit, and how well.

use std::collections::{HashMap, HashSet};

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::index::Index;
use super::matching::{Tier, begins_word, tier};
use super::query::Query;
use super::{Found, GroupKind, Role, Target, telex};
use crate::domain::UnitId;

/// A thing that fits a query, as good as it could be matched.
pub(super) struct Candidate {
    pub thing: u32,
    pub tier: Tier,
    /// Without the marks that were typed; not at the start of the name.
    pub blemishes: u8,
    /// More is better; only the fuzzy ranker gives any.
    pub score: i64,
    pub role: Option<Role>,
}

impl Candidate {
    /// The best candidate has the least.
    pub fn rank(&self) -> (Tier, u8, i64, Option<Role>, u32) {
        (self.tier, self.blemishes, -self.score, self.role, self.thing)
    }
}

/// The least share of the best fuzzy score that still counts (UX §2.1).
const FUZZY_SHARE: i64 = 60;

/// The least fuzzy score per letter: letters that lie scattered score less.
const FUZZY_FLOOR: i64 = 14;

impl Index {
    /// Searches. `admit` decides on what filters on standing and quarter let
    /// through; at most `limit` results of a group are handed out.
    #[must_use]
    pub fn search(&self, query: &Query, admit: &dyn Fn(&Target) -> bool, limit: usize) -> Found {
        let mut groups = self.matches(query, admit);
        if groups.iter().all(Vec::is_empty)
            && let Some(reread) = reread(query)
        {
            groups = self.matches(&reread, admit);
            return self.found(&reread, groups, limit);
        }
        self.found(query, groups, limit)
    }

    /// The candidates of each group, in the order of [`GroupKind::ALL`].
    fn matches(&self, query: &Query, admit: &dyn Fn(&Target) -> bool) -> [Vec<Candidate>; 4] {
        let units = query.unit.as_ref().map(|words| self.units_named(words));
        let admitted = |at: u32| {
            self.things.get(at as usize).is_some_and(|thing| {
                let concerned = units.as_ref().is_none_or(|units| {
                    thing.lead.iter().chain(&thing.coordinators).any(|unit| units.contains(unit))
                });
                let filters = query.standing().is_some() || query.quarter().is_some();
                concerned && (!filters || admit(&thing.target))
            })
        };
        if query.is_filter_only() {
            return self.listed(&admitted);
        }
        if query.words.is_empty() {
            return Default::default();
        }
        let mut best: HashMap<u32, Candidate> = HashMap::new();
        self.by_number(query, &admitted, &mut best);
        self.by_name(query, &admitted, &mut best);
        self.by_initials(query, &admitted, &mut best);
        let bodies = self.by_body(query, &admitted);
        // Letters inside other words mean little where words were found.
        if best.values().any(|candidate| candidate.tier < Tier::Inside) {
            best.retain(|_, candidate| candidate.tier < Tier::Inside);
        }
        if best.is_empty() && bodies.is_empty() {
            self.by_letters(query, &admitted, &mut best);
        }
        let mut groups: [Vec<Candidate>; 4] = Default::default();
        for candidate in best.into_values() {
            let group = self.things.get(candidate.thing as usize).map(|thing| thing.group);
            if let Some(group) = group.and_then(|group| groups.get_mut(group as usize)) {
                group.push(candidate);
            }
        }
        self.add_related(&mut groups, &admitted);
        groups[GroupKind::Text as usize].extend(bodies);
        groups
    }

    /// Everything that the filters let through.
    fn listed(&self, admitted: &dyn Fn(u32) -> bool) -> [Vec<Candidate>; 4] {
        let mut groups: [Vec<Candidate>; 4] = Default::default();
        for (at, thing) in (0..).zip(&self.things) {
            let is_item = matches!(thing.group, GroupKind::Models | GroupKind::Tasks);
            if is_item && admitted(at) {
                let tier = Tier::WordsInOrder;
                let candidate = Candidate { thing: at, tier, blemishes: 0, score: 0, role: None };
                groups[thing.group as usize].push(candidate);
            }
        }
        groups
    }

    fn units_named(&self, words: &[String]) -> HashSet<UnitId> {
        let longest = longest(words);
        self.names
            .holding(longest)
            .filter(|(_, line)| {
                tier(line, words).is_some_and(|(tier, _)| tier <= Tier::WordsInOrder)
            })
            .filter_map(|(owner, _)| match &self.things.get(owner as usize)?.target {
                Target::Unit(id) => Some(id.clone()),
                Target::Item { .. } => None,
            })
            .collect()
    }

    fn by_number(
        &self,
        query: &Query,
        admitted: &dyn Fn(u32) -> bool,
        best: &mut HashMap<u32, Candidate>,
    ) {
        let [word] = query.words.as_slice() else { return };
        let places = self.numbers.get(word.trim_end_matches('.')).map_or(&[][..], Vec::as_slice);
        for at in places.iter().copied().filter(|at| admitted(*at)) {
            keep(
                best,
                Candidate { thing: at, tier: Tier::Number, blemishes: 0, score: 0, role: None },
            );
        }
    }

    fn by_name(
        &self,
        query: &Query,
        admitted: &dyn Fn(u32) -> bool,
        best: &mut HashMap<u32, Candidate>,
    ) {
        let whole = query.text();
        for (owner, line) in self.names.holding(longest(&query.words)) {
            let Some((mut tier, places)) = tier(line, &query.words) else { continue };
            if !admitted(owner) {
                continue;
            }
            let is_unit =
                self.things.get(owner as usize).is_some_and(|t| t.group == GroupKind::Units);
            if is_unit && line == whole {
                tier = Tier::Alias;
            }
            let unmarked = query.has_marks() && !self.holds_marked(owner, query);
            let late = places.first().is_none_or(|(from, _)| *from > 0);
            let blemishes = 2 * u8::from(unmarked) + u8::from(late);
            keep(best, Candidate { thing: owner, tier, blemishes, score: 0, role: None });
        }
    }

    fn holds_marked(&self, owner: u32, query: &Query) -> bool {
        let Some(thing) = self.things.get(owner as usize) else { return false };
        let title = thing.title.to_lowercase();
        query.marked.iter().all(|word| title.contains(word.as_str()))
    }

    fn by_initials(
        &self,
        query: &Query,
        admitted: &dyn Fn(u32) -> bool,
        best: &mut HashMap<u32, Candidate>,
    ) {
        let typed = query.words.concat();
        if typed.len() < 2 || query.words.len() > 1 && query.words.iter().any(|word| word.len() > 1)
        {
            return;
        }
        for (owner, line) in self.initials.holding(&typed) {
            if line.starts_with(&typed) && admitted(owner) {
                let blemishes = u8::from(line.len() > typed.len());
                keep(
                    best,
                    Candidate {
                        thing: owner,
                        tier: Tier::Initials,
                        blemishes,
                        score: 0,
                        role: None,
                    },
                );
            }
        }
    }

    fn by_body(&self, query: &Query, admitted: &dyn Fn(u32) -> bool) -> Vec<Candidate> {
        self.bodies
            .holding(longest(&query.words))
            .filter_map(|(owner, line)| {
                let (tier, places) = tier(line, &query.words)?;
                // In a long text words far apart or inside others mean little.
                let begins = places.iter().all(|(from, _)| begins_word(line, *from));
                (begins && admitted(owner)).then_some(Candidate {
                    thing: owner,
                    tier,
                    blemishes: u8::from(places.len() > 1),
                    score: 0,
                    role: None,
                })
            })
            .collect()
    }

    fn by_letters(
        &self,
        query: &Query,
        admitted: &dyn Fn(u32) -> bool,
        best: &mut HashMap<u32, Candidate>,
    ) {
        let typed = query.words.concat();
        let length = i64::try_from(typed.len()).unwrap_or(i64::MAX);
        if length < 3 {
            return;
        }
        let ranker = SkimMatcherV2::default();
        let mut scored: Vec<(u32, i64)> = self
            .names
            .with_letters(&typed)
            .filter(|(owner, _)| admitted(*owner))
            .filter_map(|(owner, line)| {
                ranker.fuzzy_match(line, &typed).map(|score| (owner, score))
            })
            .filter(|(_, score)| *score >= FUZZY_FLOOR.saturating_mul(length))
            .collect();
        let top = scored.iter().map(|(_, score)| *score).max().unwrap_or(0);
        scored.retain(|(_, score)| score * 100 >= top * FUZZY_SHARE);
        for (owner, score) in scored {
            keep(
                best,
                Candidate { thing: owner, tier: Tier::Fuzzy, blemishes: 0, score, role: None },
            );
        }
    }

    /// When a unit was found, what it leads and coordinates is found with it.
    fn add_related(&self, groups: &mut [Vec<Candidate>; 4], admitted: &dyn Fn(u32) -> bool) {
        let best_of = |group: &Vec<Candidate>| group.iter().map(Candidate::rank).min();
        let Some(unit) = groups[0].iter().min_by_key(|candidate| candidate.rank()) else { return };
        let tier = unit.tier;
        let beaten = groups[1..].iter().filter_map(best_of).any(|(best, ..)| best < tier);
        let Some(Target::Unit(id)) =
            self.things.get(unit.thing as usize).map(|thing| &thing.target)
        else {
            return;
        };
        if beaten || tier > Tier::Initials {
            return;
        }
        for (at, thing) in (0..).zip(&self.things) {
            let role = if thing.lead.contains(id) {
                Role::Leads
            } else if thing.coordinators.contains(id) {
                Role::Coordinates
            } else {
                continue;
            };
            let group = &mut groups[thing.group as usize];
            let is_milestone = thing.group == GroupKind::Tasks && !self.texts.contains_key(&at);
            if is_milestone || !admitted(at) {
                continue;
            }
            match group.iter_mut().find(|known| known.thing == at) {
                Some(known) => known.role = Some(role),
                None => group.push(Candidate {
                    thing: at,
                    tier: Tier::Inside,
                    blemishes: 0,
                    score: 0,
                    role: Some(role),
                }),
            }
        }
    }
}

/// The longest word: the rarest, as a rule.
fn longest(words: &[String]) -> &str {
    words.iter().max_by_key(|word| word.len()).map_or("", String::as_str)
}

/// Keeps the better of two matches of one thing.
fn keep(best: &mut HashMap<u32, Candidate>, candidate: Candidate) {
    match best.get(&candidate.thing) {
        Some(known) if known.rank() <= candidate.rank() => {}
        _ => {
            best.insert(candidate.thing, candidate);
        }
    }
}

/// The query as raw Telex would have it; none when nothing changes.
fn reread(query: &Query) -> Option<Query> {
    let read: Vec<Option<String>> = query.words.iter().map(|word| telex::read(word)).collect();
    read.iter().any(Option::is_some).then(|| {
        let words = read.into_iter().zip(&query.words);
        let words = words.map(|(read, word)| read.unwrap_or_else(|| word.clone())).collect();
        Query { words, marked: Vec::new(), ..query.clone() }
    })
}
