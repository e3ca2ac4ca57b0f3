//! One search, step by step: filters, names, texts, and what is left to try
//! where those hold nothing.

use super::best::Sieve;
use super::filter::Scope;
use super::found::{Found, GroupKind, Role, Target};
use super::index::{Index, Traits};
use super::matching::Asked;
use super::query::{Query, Typed};
use super::rank::{Candidate, Rank, Tier};
use super::show::Shower;
use super::telex;
use super::texts::Texts;
use super::token::Token;

/// How many units a query may mean for what hangs on them to be listed too.
const MOST_MEANT: usize = 3;

/// A search on its way.
pub(super) struct Run<'a> {
    /// Where it looks.
    pub index: &'a Index,
    /// What may be found.
    pub scope: Scope<'a>,
    /// How many results of a group are wanted.
    pub limit: usize,
    /// Whether anybody still waits.
    pub goes_on: &'a dyn Fn() -> bool,
}

/// What was looked for, and what came through.
struct Outcome {
    /// The typed words as beginnings of words.
    tokens: Vec<Token>,
    /// The typed words inside words, where only so they were found in names.
    inside: Vec<Token>,
    sieve: Sieve,
    /// Whether words were found far apart at best.
    is_weak: bool,
}

/// Searches; none where `goes_on` said no.
pub(super) fn search(
    index: &Index,
    query: &Query,
    admit: &dyn Fn(&Target) -> bool,
    limit: usize,
    goes_on: &dyn Fn() -> bool,
) -> Option<Found> {
    let scope = Scope::of(index, query, admit);
    let run = Run { index, scope, limit: limit.max(MOST_MEANT + 1), goes_on };
    let mut shower = Shower { index, units: &run.scope.units, tokens: &[], inside: &[], typed: "" };
    if query.words.is_empty() {
        let sieve = if query.is_filter_only() { run.filtered(query) } else { run.sieve() };
        let mut found = shower.show(sieve, limit);
        if let Some(name) = query.unit.as_deref().filter(|_| found.total == 0) {
            found.suggestions = shower.suggestions(name);
        }
        return Some(found);
    }
    let mut outcome = run.by_words(&query.words, query.number.as_deref(), None)?;
    if outcome.is_weak
        && let Some(reading) = telex::read_all(&query.words)
    {
        let read = run.by_words(&reading, None, Some(Tier::Telex))?;
        if !read.is_weak {
            outcome = read;
        }
    }
    let typed: String = query.words.iter().map(|word| word.folded.as_str()).collect();
    if outcome.is_weak {
        let fuzzy = run.fuzzy(&typed)?;
        if !fuzzy.is_empty() {
            outcome.sieve = fuzzy;
        }
    }
    run.relate(&mut outcome.sieve);
    let Outcome { tokens, inside, sieve, .. } = outcome;
    shower = Shower { tokens: &tokens, inside: &inside, typed: &typed, ..shower };
    let mut found = shower.show(sieve, limit);
    if found.total == 0 {
        found.suggestions = shower.suggestions(&query.words);
    }
    Some(found)
}

impl Run<'_> {
    pub(super) fn sieve(&self) -> Sieve {
        Sieve::new(self.index.entries.len(), self.limit)
    }

    /// Everything that is followed and that the filters let through. A
    /// milestone is one with its model, unless time or standing is asked for.
    fn filtered(&self, query: &Query) -> Sieve {
        let by_time = query.standing().is_some() || query.quarter().is_some();
        let mut sieve = self.sieve();
        for (at, entry) in (0..).zip(&self.index.entries) {
            let Traits { kind, is_milestone, .. } = self.index.traits(at);
            let is_wanted = match kind {
                GroupKind::Models => true,
                GroupKind::Tasks => by_time || !is_milestone,
                GroupKind::Units | GroupKind::Text => false,
            };
            if is_wanted && self.scope.admits(self.index, at) {
                let rank = Rank::best(Tier::InOrder);
                let name = Some(entry.first_name);
                sieve.add(kind, Candidate { relation: None, rank, entry: at, name });
            }
        }
        sieve
    }

    /// What holds the words: in names, in texts, and inside the words of names.
    /// `instead` is the tier of a query that was read in another way.
    fn by_words(
        &self,
        words: &[Typed],
        number: Option<&str>,
        instead: Option<Tier>,
    ) -> Option<Outcome> {
        let dictionary = &self.index.dictionary;
        let is_alone = words.len() == 1;
        let tokens: Vec<Token> =
            words.iter().map(|word| Token::beginning(word, dictionary, is_alone)).collect();
        let asked = Asked::new(&tokens, dictionary);
        let mut numbered = self.sieve();
        if let Some(number) = number {
            self.sift_numbers(number, &mut numbered);
        }
        // "V.5" is a place; elsewhere a five beside a V says nothing.
        if !numbered.is_empty() && !is_alone {
            return Some(Outcome { tokens, inside: Vec::new(), sieve: numbered, is_weak: false });
        }
        let names = self.sift_names(&asked, instead, numbered)?;
        let texts = self.sift_texts(&asked, instead, &names.close)?;
        if !names.close.is_empty() || texts.has_together() {
            let sieve = texts.into(names.close);
            return Some(Outcome { tokens, inside: Vec::new(), sieve, is_weak: false });
        }
        let inside: Vec<Token> = words.iter().map(|word| Token::inside(word, dictionary)).collect();
        let mut rest = names.loose;
        if rest.is_empty() {
            rest = self.sift_inside(&Asked::new(&inside, dictionary), instead)?;
        }
        let is_weak = rest.is_empty() && !texts.has_near();
        let names = if is_weak { names.far } else { rest };
        let sieve = if names.is_empty() {
            texts.into(names)
        } else {
            // Once more, for what has been found by name is not listed again.
            let texts: Texts = self.sift_texts(&asked, instead, &names)?;
            texts.into(names)
        };
        Some(Outcome { tokens, inside, sieve, is_weak })
    }

    /// The names that the fuzzy ranker likes.
    fn fuzzy(&self, typed: &str) -> Option<Sieve> {
        let mut sieve = self.sieve();
        let mut scored = self.index.outlines.scored(typed, self.goes_on)?;
        // The best name of a unit first, for an entry counts once.
        scored.sort_unstable_by_key(|scored| (scored.loss, scored.name));
        for scored in scored {
            let entry = self.index.owner(scored.name);
            let kind = self.index.traits(entry).kind;
            if self.scope.admits(self.index, entry) {
                let rank = Rank { loss: scored.loss, ..Rank::best(Tier::Fuzzy) };
                let name = Some(scored.name);
                sieve.add(kind, Candidate { relation: None, rank, entry, name });
            }
        }
        Some(sieve)
    }

    /// Where units are the best answer, adds what they lead and coordinate.
    fn relate(&self, sieve: &mut Sieve) {
        let meant = meant(sieve);
        let Some(rank) = meant.first().map(|unit| unit.rank) else { return };
        // What one unit leads and another coordinates is led: an entry counts once.
        for wanted in [Role::Leads, Role::Coordinates] {
            let relations = meant.iter().flat_map(|unit| self.index.relations(unit.entry));
            for (entry, role) in relations.filter(|(_, role)| *role == wanted) {
                let Some(item) = self.index.entry(*entry) else { continue };
                if self.scope.admits(self.index, *entry) {
                    let (relation, name) = (Some(*role), Some(item.first_name));
                    let kind = self.index.traits(*entry).kind;
                    sieve.add(kind, Candidate { relation, rank, entry: *entry, name });
                }
            }
        }
    }
}

/// The units that were meant, where units are the best answer and but few.
fn meant(sieve: &Sieve) -> Vec<Candidate> {
    let first = |kind| sieve.best(kind).first().map(|best| best.rank.coarse());
    let Some(best) = first(GroupKind::Units) else { return Vec::new() };
    if GroupKind::ALL.into_iter().any(|kind| first(kind).is_some_and(|other| other < best)) {
        return Vec::new();
    }
    let mut meant = sieve.best(GroupKind::Units);
    meant.retain(|unit| unit.rank.coarse() == best);
    if meant.len() > MOST_MEANT { Vec::new() } else { meant }
}
