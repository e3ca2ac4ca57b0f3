//! Units in the text of one document: lists cut into names, names found.

use std::collections::HashMap;

use super::lexicon::UnitWords;
use super::registry::{Registry, Word, slug};
use super::settled::Settled;
use super::tokens::{Phrases, Token, bare, tokens};
use crate::domain::{Unit, UnitId, UnitKind, UnitRef};

/// A name of more words than this is a sentence.
pub(super) const LONGEST_NAME: usize = 25;

/// The units a document names, gathered as it is read.
pub(super) struct Roll<'a> {
    pub(super) registry: &'a Registry,
    pub(super) words: &'a UnitWords,
    settled: &'a Settled,
    met: Vec<Unit>,
    /// Where each unit met stands.
    places: HashMap<UnitId, usize>,
    /// Names no registry knows, in the form in which names are compared.
    strangers: HashMap<String, usize>,
}

/// What a list of units came to.
#[derive(Debug, Default)]
pub(super) struct List {
    /// The units in the order of the list.
    pub units: Vec<UnitRef>,
    /// Names that no registry knows, told once, and words that are no name.
    pub unknown: Vec<String>,
}

impl<'a> Roll<'a> {
    /// An empty roll.
    pub fn new(registry: &'a Registry, words: &'a UnitWords, settled: &'a Settled) -> Self {
        let (places, strangers) = (HashMap::new(), HashMap::new());
        Self { registry, words, settled, met: Vec::new(), places, strangers }
    }

    /// Every unit met, in the order of first appearance.
    pub fn into_units(self) -> Vec<Unit> {
        self.met
    }

    /// The group of whose members words speak that stand behind a figure:
    /// "100% | chi bộ, đảng bộ trực thuộc xây dựng kế hoạch".
    pub fn every_one(&mut self, words: &str) -> Option<UnitRef> {
        let found = super::tokens::first_tokens(words);
        let compared = self.registry.words(&found);
        let (unit, end) = self.registry.every_one(&compared)?;
        let as_written = written(words, &found, &compared, 0, end);
        let unit = unit.clone();
        Some(self.meet(&unit, bare(as_written)))
    }

    /// What sort of unit a reference means.
    pub fn kind(&self, unit: &UnitRef) -> UnitKind {
        let found = self.places.get(&unit.unit).and_then(|at| self.met.get(*at));
        found.map_or(UnitKind::Body, |met| met.kind)
    }

    /// Cuts a list of units. Known names first, the longest at each place; what
    /// no registry knows is a body of its own, unless it is plainly no name.
    pub fn list(&mut self, text: &str) -> List {
        let text = bare(text);
        let mut list = List::default();
        if text.is_empty() || self.is_no_unit(text) {
            return list;
        }
        for (known, written) in self.cut(text) {
            let written = bare(written);
            match known {
                Some(unit) => list.units.push(self.meet(&unit, written)),
                None if written.is_empty() => {}
                None if self.settled.split(written).is_some() => {
                    for name in self.settled.split(written).unwrap_or_default() {
                        let part = self.list(name);
                        list.units.extend(part.units);
                        list.unknown.extend(part.unknown);
                    }
                }
                None => {
                    let met = self.strangers.len();
                    let stranger = self.stranger(written);
                    if stranger.is_none() || self.strangers.len() > met {
                        list.unknown.push(written.to_owned());
                    }
                    list.units.extend(stranger);
                }
            }
        }
        list
    }

    /// The unit a heading names, if it names one: a known unit at its
    /// beginning, or words that begin as names of units do. With it, how many
    /// bodies the heading names.
    pub fn heading(&mut self, text: &str) -> Option<(UnitRef, usize)> {
        let text = bare(text);
        let found = tokens(text);
        let from = self.words.addressing.at(&found, 0).unwrap_or(0);
        let start = found.get(from)?.start;
        let text = text.get(start..)?;
        let cut: Vec<(Option<Unit>, String)> =
            self.cut(text).into_iter().map(|(unit, part)| (unit, part.to_owned())).collect();
        let bodies =
            cut.iter().flat_map(|(unit, _)| unit).filter(|unit| unit.kind == UnitKind::Body);
        let bodies = bodies.count();
        let (known, part) = cut.first()?;
        if let Some(unit) = known {
            let met = self.meet(unit, bare(part));
            let named = UnitRef { as_written: text.to_owned(), ..met };
            return (unit.kind != UnitKind::CatchAll).then_some((named, bodies));
        }
        let named = self.words.heads.begin(text) && tokens(text).len() <= LONGEST_NAME;
        let stranger = if named { self.stranger(bare(part)) } else { None };
        stranger.map(|unit| (unit, bodies))
    }

    /// Whether a text is the name of a known unit and no more.
    pub fn is_name(&self, text: &str) -> bool {
        self.registry.resolve(text).is_some()
    }

    fn is_no_unit(&self, text: &str) -> bool {
        let found = tokens(text);
        let none = self.words.not_units.at(&found, 0) == Some(found.len());
        none || !text.chars().any(char::is_alphabetic)
    }

    /// The parts of a list with the known unit of each.
    pub(super) fn cut<'t>(&self, text: &'t str) -> Vec<(Option<Unit>, &'t str)> {
        let found = tokens(text);
        let words = self.registry.words(&found);
        let mut parts = Vec::new();
        let mut at = 0;
        while at < words.len() {
            if separates(&words, at) {
                at += 1;
                continue;
            }
            let known = self.registry.longest_at(&words, at, |end| self.ends(&found, &words, end));
            let (unit, end) = match known {
                Some((unit, end)) => {
                    (Some(unit.clone()), end + self.qualified(&found, &words, end))
                }
                None => (None, self.stranger_end(&found, &words, at)),
            };
            parts.push((unit, written(text, &found, &words, at, end)));
            at = end;
        }
        parts
    }

    /// Whether a known name may end before word `end`.
    fn ends(&self, found: &[Token<'_>], words: &[Word], end: usize) -> bool {
        end >= words.len()
            || separates(words, end)
            || self.qualified(found, words, end) > 0
            || self.registry.begins(words, end)
    }

    /// How many words of qualification follow ("trên địa bàn").
    fn qualified(&self, found: &[Token<'_>], words: &[Word], from: usize) -> usize {
        let Some(token) = words.get(from).map(|word| word.token) else { return 0 };
        let Some(len) = self.words.qualifiers.at(found, token) else { return 0 };
        let rest = words.iter().skip(from).take_while(|word| word.token < token + len).count();
        let end = from + rest;
        if end >= words.len() || separates(words, end) { rest } else { 0 }
    }

    /// Where an unknown name ends: before a separator after which another name
    /// begins. "và" and "," also live inside names.
    fn stranger_end(&self, found: &[Token<'_>], words: &[Word], from: usize) -> usize {
        let person =
            words.get(from).is_some_and(|word| self.words.persons.at(found, word.token).is_some());
        let whole = words.get(from).and_then(|word| self.words.joined.at(found, word.token));
        let mut at = from + whole.unwrap_or(1);
        while at < words.len() {
            if words.get(at).is_some_and(|word| word.plain == ";") {
                return at;
            }
            if separates(words, at) {
                let next = at + 1;
                let begins = |heads: &Phrases| {
                    words.get(next).is_some_and(|word| heads.at(found, word.token).is_some())
                };
                let name = if person {
                    begins(&self.words.persons)
                } else {
                    begins(&self.words.heads) || self.registry.begins(words, next)
                };
                if next >= words.len() || name || separates(words, next) {
                    return at;
                }
            }
            if self.head_again(found, words, from, at) {
                return at;
            }
            at += 1;
        }
        at
    }

    /// "Bộ Tài chính Bộ Nội vụ": two names with no separator at all begin with
    /// the same word in capitals.
    fn head_again(&self, found: &[Token<'_>], words: &[Word], from: usize, at: usize) -> bool {
        let token = |at: usize| words.get(at).and_then(|word| found.get(word.token));
        let (Some(first), Some(here)) = (token(from), token(at)) else { return false };
        let capital = here.text.starts_with(char::is_uppercase);
        capital && at > from + 1 && first.text == here.text && self.words.heads.begin(here.text)
    }

    pub(super) fn meet(&mut self, unit: &Unit, written: &str) -> UnitRef {
        let at = self.places.get(&unit.id).copied().unwrap_or_else(|| {
            let mut unit = unit.clone();
            if unit.kind == UnitKind::CatchAll {
                unit.aliases.clear();
            }
            self.add(unit)
        });
        if let Some(met) = self.met.get_mut(at) {
            remember(met, written);
        }
        UnitRef { unit: unit.id.clone(), as_written: written.to_owned() }
    }

    fn add(&mut self, unit: Unit) -> usize {
        let at = self.met.len();
        self.places.entry(unit.id.clone()).or_insert(at);
        self.met.push(unit);
        at
    }

    /// A name of its own for words no registry knows.
    pub(super) fn stranger(&mut self, written: &str) -> Option<UnitRef> {
        let found = tokens(written);
        if found.len() > LONGEST_NAME || self.is_no_unit(written) {
            return None;
        }
        let plain = self.registry.plain(written);
        let known = self.strangers.get(&plain).copied();
        if let Some(met) = known.and_then(|at| self.met.get_mut(at)) {
            remember(met, written);
            return Some(UnitRef { unit: met.id.clone(), as_written: written.to_owned() });
        }
        let kind = if self.words.catch_all.within(written) {
            UnitKind::CatchAll
        } else if self.words.groups.begin(written) {
            UnitKind::Group
        } else {
            UnitKind::Body
        };
        let id = slug(written);
        let (name, short) = (written.to_owned(), written.to_owned());
        let at = self.add(Unit { id: id.clone(), name, short, kind, aliases: Vec::new() });
        self.strangers.insert(plain, at);
        Some(UnitRef { unit: id, as_written: written.to_owned() })
    }
}

/// Spellings met in the document stand last among the aliases.
fn remember(unit: &mut Unit, written: &str) {
    if unit.name != written && unit.short != written && !unit.aliases.iter().any(|a| a == written) {
        unit.aliases.push(written.to_owned());
    }
}

pub(super) fn separates(words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(|word| word.cuts() || word.plain == "va")
}

/// The text between two words.
pub(super) fn written<'t>(
    text: &'t str,
    found: &[Token<'_>],
    words: &[Word],
    from: usize,
    end: usize,
) -> &'t str {
    let start = words.get(from).and_then(|word| found.get(word.token)).map_or(0, |t| t.start);
    let end = words.get(end).and_then(|word| found.get(word.token)).map_or(text.len(), |t| t.start);
    text.get(start..end).unwrap_or_default()
}
