//! The registry of units: who goes by which names.

use std::collections::HashMap;

use serde::Deserialize;

use super::tokens::{Token, tokens};
use crate::domain::{Unit, UnitId, UnitKind};
use crate::text::fold;

/// What makes a name many, in the form in which names are compared.
const PLURAL: &str = "cac ";

/// A file of units.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UnitFile {
    #[serde(default)]
    abbreviations: HashMap<String, String>,
    #[serde(default, rename = "unit")]
    units: Vec<UnitEntry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitEntry {
    name: String,
    short: Option<String>,
    kind: KindName,
    #[serde(default)]
    aliases: Vec<String>,
    /// Words that mean the members of a group where they stand behind a figure.
    #[serde(default)]
    members: Vec<String>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KindName {
    Body,
    Group,
    CatchAll,
}

impl From<KindName> for UnitKind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Body => Self::Body,
            KindName::Group => Self::Group,
            KindName::CatchAll => Self::CatchAll,
        }
    }
}

/// Units of one place, found by any of their spellings. Marks, case, the level
/// word ("phường") and the place's own name make no difference; abbreviations
/// are spelt out first.
#[derive(Debug)]
pub struct Registry {
    units: Vec<Unit>,
    by_name: HashMap<String, usize>,
    /// The same for words that mean the members of a group.
    by_members: HashMap<String, usize>,
    longest: usize,
    abbreviations: HashMap<String, Vec<String>>,
    levels: Vec<Vec<String>>,
    place: Vec<String>,
}

/// A word of a name, in the form in which names are compared.
#[derive(Debug)]
pub(super) struct Word {
    /// Folded, abbreviations spelt out.
    pub plain: String,
    /// Which token it comes from.
    pub token: usize,
}

impl Word {
    /// Whether a list may be cut here: a comma, a semicolon, a slash.
    pub fn cuts(&self) -> bool {
        matches!(&*self.plain, "," | ";")
    }
}

impl Registry {
    /// The units of the files for a place of `level` with the name `place`.
    pub(super) fn new(files: &[UnitFile], level: &str, place: &str, levels: &[String]) -> Self {
        let lower = |text: &String| tokens(text).into_iter().map(|token| token.lower).collect();
        let mut registry = Self {
            units: Vec::new(),
            by_name: HashMap::new(),
            by_members: HashMap::new(),
            longest: 0,
            abbreviations: HashMap::new(),
            levels: levels.iter().map(lower).collect(),
            place: tokens(place).into_iter().map(|token| token.folded).collect(),
        };
        for (short, long) in files.iter().flat_map(|file| &file.abbreviations) {
            let words = tokens(long).into_iter().map(|token| token.folded).collect();
            registry.abbreviations.insert(fold(short), words);
        }
        for entry in files.iter().flat_map(|file| &file.units) {
            registry.add(entry, level);
        }
        registry
    }

    fn add(&mut self, entry: &UnitEntry, level: &str) {
        let placed = |text: &str| text.replace("{place}", level).trim().to_owned();
        let name = placed(&entry.name);
        let id = slug(&name);
        let at = self.units.iter().position(|unit| unit.id == id).unwrap_or(self.units.len());
        if at == self.units.len() {
            let short = entry.short.as_deref().map_or_else(|| name.clone(), placed);
            let (aliases, kind) = (Vec::new(), entry.kind.into());
            self.units.push(Unit { id, name: name.clone(), short, kind, aliases });
        }
        for spelling in &entry.members {
            let words = self.words(&tokens(spelling));
            self.longest = self.longest.max(words.len());
            self.by_members.entry(joined(&words)).or_insert(at);
        }
        let shown = self.units.get(at).map(|unit| unit.short.clone());
        for spelling in std::iter::once(&name).chain(shown.iter()).chain(&entry.aliases) {
            let words = self.words(&tokens(spelling));
            self.longest = self.longest.max(words.len());
            self.by_name.entry(joined(&words)).or_insert(at);
            if let Some(unit) = self.units.get_mut(at)
                && *spelling != unit.name
                && !unit.aliases.contains(spelling)
            {
                unit.aliases.push(spelling.clone());
            }
        }
    }

    /// From now on a spelling is a name of this unit: of one that is known, or
    /// of a body of its own.
    pub(super) fn rename(&mut self, spelling: &str, name: &str) {
        let at = self.by_name.get(&self.plain(name)).copied().unwrap_or(self.units.len());
        if at == self.units.len() {
            let (name, short) = (name.to_owned(), name.to_owned());
            let (id, aliases) = (slug(&name), Vec::new());
            self.units.push(Unit { id, name, short, kind: UnitKind::Body, aliases });
        }
        for spelling in [spelling, name] {
            let words = self.words(&tokens(spelling));
            self.longest = self.longest.max(words.len());
            self.by_name.insert(joined(&words), at);
        }
    }

    /// The unit that goes by this name.
    #[must_use]
    pub fn resolve(&self, spelling: &str) -> Option<&Unit> {
        let words = self.words(&tokens(super::tokens::bare(spelling)));
        self.by_name.get(&joined(&words)).and_then(|at| self.units.get(*at))
    }

    /// All units.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The longest name that begins at `from` and may end there, with the word
    /// after it. `ends` says whether a name may end before a word.
    pub(super) fn longest_at(
        &self,
        words: &[Word],
        from: usize,
        ends: impl Fn(usize) -> bool,
    ) -> Option<(&Unit, usize)> {
        let most = self.longest.min(words.len().saturating_sub(from));
        (1..=most).rev().map(|len| from + len).find_map(|end| {
            let at = self.by_name.get(&joined(words.get(from..end)?))?;
            ends(end).then(|| Some((self.units.get(*at)?, end)))?
        })
    }

    /// The group whose members the first words mean, as its registry says it or
    /// by a name without "các", which alone is not enough to tell one group
    /// from another; with the word after them.
    pub(super) fn every_one(&self, words: &[Word]) -> Option<(&Unit, usize)> {
        let most = self.longest.min(words.len());
        (1..=most).rev().find_map(|end| {
            let said = joined(words.get(..end)?);
            let bare = said.strip_prefix(PLURAL).unwrap_or(&said);
            let at = self.by_members.get(bare).or_else(|| self.by_name.get(bare))?;
            let unit = self.units.get(*at)?;
            Some((unit.kind == UnitKind::Group).then_some((unit, end)))
        })?
    }

    /// Whether any name begins at `from`.
    pub(super) fn begins(&self, words: &[Word], from: usize) -> bool {
        self.longest_at(words, from, |_| true).is_some()
    }

    /// The name in the form in which names are compared.
    pub(super) fn plain(&self, name: &str) -> String {
        joined(&self.words(&tokens(name)))
    }

    /// The words of a text as names are compared: without what stands in
    /// brackets, level words, the place's own name and marks that do not cut.
    pub(super) fn words(&self, tokens: &[Token<'_>]) -> Vec<Word> {
        let mut words = Vec::with_capacity(tokens.len());
        let mut depth = 0usize;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let here = at;
            at += 1;
            match token.text {
                "(" => depth += 1,
                ")" => depth = depth.saturating_sub(1),
                _ if depth > 0 => {}
                "," | "/" => words.push(Word { plain: ",".to_owned(), token: here }),
                ";" => words.push(Word { plain: ";".to_owned(), token: here }),
                "." if ends_sentence(tokens, here) => {
                    words.push(Word { plain: ";".to_owned(), token: here });
                }
                _ if !token.is_word() => {}
                _ => match self.level_at(tokens, here) {
                    Some(len) => at = here + len,
                    None => self.push(&mut words, token, here),
                },
            }
        }
        words
    }

    fn push(&self, words: &mut Vec<Word>, token: &Token<'_>, at: usize) {
        let capital = token.text.chars().all(|c| !c.is_lowercase()) && token.text.len() > 1;
        match self.abbreviations.get(&token.folded).filter(|_| capital) {
            Some(long) => {
                words.extend(long.iter().map(|word| Word { plain: word.clone(), token: at }));
            }
            None => words.push(Word { plain: token.folded.clone(), token: at }),
        }
    }

    /// How many tokens a level word and the place's own name after it take.
    fn level_at(&self, tokens: &[Token<'_>], at: usize) -> Option<usize> {
        let rest = tokens.get(at..)?;
        let level = self.levels.iter().find(|level| {
            level.len() <= rest.len() && level.iter().zip(rest).all(|(word, t)| *word == t.lower)
        })?;
        let after = rest.get(level.len()..)?;
        if after.first().is_some_and(|next| matches!(&*next.folded, "hoi")) {
            return None;
        }
        let named = !self.place.is_empty()
            && self.place.len() <= after.len()
            && self.place.iter().zip(after).all(|(word, token)| *word == token.folded);
        Some(level.len() + if named { self.place.len() } else { 0 })
    }
}

/// A full stop between sentences, not one of "TP." or at the end.
fn ends_sentence(tokens: &[Token<'_>], at: usize) -> bool {
    let long =
        at.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|t| t.text.chars().count() > 2);
    let next = tokens.get(at + 1).is_some_and(|next| next.text.starts_with(char::is_uppercase));
    long && next
}

fn joined(words: &[Word]) -> String {
    let mut text = String::with_capacity(words.len() * 6);
    for word in words {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&word.plain);
    }
    text
}

/// The stable name of a unit: folded, words joined by hyphens.
pub(super) fn slug(name: &str) -> UnitId {
    let words: Vec<String> =
        tokens(name).into_iter().filter(Token::is_word).map(|token| token.folded).collect();
    UnitId::new(words.join("-"))
}
