//! Counting the paragraphs of lists as they come, to the number a reader sees.

use std::collections::{HashMap, HashSet};

use super::formats::NumberFormat;
use super::numbering::{Definitions, LEVELS, Level};
use super::symbols;

/// The counts of every list.
pub(super) struct Counting<'a> {
    lists: &'a Definitions,
    /// By definition: the number each level has come to.
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Lists that have had a paragraph.
    begun: HashSet<u32>,
}

impl<'a> Counting<'a> {
    /// Nothing counted yet.
    pub fn new(lists: &'a Definitions) -> Self {
        Self { lists, counts: HashMap::new(), begun: HashSet::new() }
    }

    /// What stands in front of the next paragraph of a list on a level. None
    /// where nothing does.
    pub fn next(&mut self, list: u32, level: usize) -> Option<String> {
        let found = self.lists.level(list, level)?;
        let definition = self.lists.definition(list)?;
        let counts = self.counts.entry(definition).or_insert([None; LEVELS]);
        if self.begun.insert(list) {
            for (at, count) in counts.iter_mut().enumerate() {
                if self.lists.start_override(list, at).is_some() {
                    *count = None;
                }
            }
        }
        let start = |at: usize| {
            let own = self.lists.start_override(list, at);
            own.or_else(|| self.lists.level(list, at).map(|level| level.start)).unwrap_or(1)
        };
        let count = counts.get_mut(level)?;
        *count = Some(count.map_or_else(|| start(level), |count| count.saturating_add(1)));
        for (at, count) in counts.iter_mut().enumerate().skip(level + 1) {
            let restart = self.lists.level(list, at).and_then(|deeper| deeper.restart);
            // Level 2 restarts when a level counted 1 to `restart` is used.
            if restart.is_none_or(|restart| u32::try_from(level).is_ok_and(|at| at < restart)) {
                *count = None;
            }
        }
        let numbers: Vec<u32> = (0..LEVELS)
            .map(|at| counts.get(at).copied().flatten().unwrap_or_else(|| start(at)))
            .collect();
        let text = self.written(list, found, &numbers);
        (!text.trim().is_empty()).then(|| text.trim().to_owned())
    }

    /// A level's template with its numbers in it.
    fn written(&self, list: u32, level: &Level, numbers: &[u32]) -> String {
        if level.format == NumberFormat::Bullet {
            return symbols::bullet(&level.template, level.face)
                .map(String::from)
                .unwrap_or_default();
        }
        let mut text = String::new();
        let mut letters = level.template.chars().peekable();
        while let Some(c) = letters.next() {
            let digit = letters.peek().and_then(|next| next.to_digit(10)).filter(|_| c == '%');
            let at = digit.and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1));
            let Some((at, number)) = at.and_then(|at| Some((at, numbers.get(at)?))) else {
                text.push(c);
                continue;
            };
            letters.next();
            let own = self.lists.level(list, at).map_or(NumberFormat::Decimal, |at| at.format);
            let format = if level.figures { NumberFormat::Decimal } else { own };
            text.push_str(&format.write(*number));
        }
        text
    }
}
