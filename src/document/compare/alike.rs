//! Which node of one edition is which of the other.

use std::collections::HashMap;

use super::{known_by, may_be};
use crate::domain::{Key, Node};
use crate::text::fold;

/// From this share of common words on, two texts at one place are one text
/// reworded.
const AT_ONE_PLACE: f32 = 0.5;

/// From this share on, they are one wherever they stand.
const ANYWHERE: f32 = 0.7;

/// More pairs than this are not weighed one against the other: documents that
/// differ so much are two documents.
const MOST_PAIRS: usize = 4_000_000;

/// For each node of the new edition the one of the old that it is.
pub(super) fn partners(old: &[Node], new: &[Node]) -> Vec<Option<usize>> {
    let mut matching =
        Matching { old, new, partner: vec![None; new.len()], is_taken: vec![false; old.len()] };
    matching.word_for_word();
    matching.at_one_place();
    matching.anywhere();
    matching.partner
}

struct Matching<'a> {
    old: &'a [Node],
    new: &'a [Node],
    partner: Vec<Option<usize>>,
    is_taken: Vec<bool>,
}

impl Matching<'_> {
    fn join(&mut self, old: usize, new: usize) {
        if let (Some(partner), Some(is_taken)) =
            (self.partner.get_mut(new), self.is_taken.get_mut(old))
        {
            *partner = Some(old);
            *is_taken = true;
        }
    }

    fn free_old(&self) -> impl Iterator<Item = (usize, &Node)> {
        let free = |(at, _): &(usize, &Node)| self.is_taken.get(*at) == Some(&false);
        self.old.iter().enumerate().filter(free)
    }

    fn free_new(&self) -> impl Iterator<Item = (usize, &Node)> {
        let free = |(at, _): &(usize, &Node)| self.partner.get(*at) == Some(&None);
        self.new.iter().enumerate().filter(free)
    }

    /// The same words: at the same place first, else in the order of both.
    fn word_for_word(&mut self) {
        let mut same: HashMap<String, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (at, node) in self.old.iter().enumerate() {
            same.entry(known_by(node)).or_default().0.push(at);
        }
        for (at, node) in self.new.iter().enumerate() {
            if let Some((_, new)) = same.get_mut(&known_by(node)) {
                new.push(at);
            }
        }
        for (mut before, mut after) in same.into_values() {
            let key_of_old = |at: &usize| self.old.get(*at).map(|node| &node.key);
            let mut joined: Vec<(usize, usize)> = Vec::new();
            after.retain(|new| {
                let key = self.new.get(*new).map(|node| &node.key);
                let Some(place) = before.iter().position(|old| key_of_old(old) == key) else {
                    return true;
                };
                joined.push((before.remove(place), *new));
                false
            });
            joined.extend(before.into_iter().zip(after));
            for (old, new) in joined {
                let fits = self.old.get(old).zip(self.new.get(new));
                if fits.is_some_and(|(old, new)| may_be(old, new)) {
                    self.join(old, new);
                }
            }
        }
    }

    /// The same key, and about the same words; a heading or a numbered item
    /// whose heading alone is the same will do.
    fn at_one_place(&mut self) {
        let places: HashMap<&Key, usize> =
            self.free_old().map(|(at, node)| (&node.key, at)).collect();
        let found: Vec<(usize, usize)> = self
            .free_new()
            .filter_map(|(at, node)| {
                let old_at = *places.get(&node.key)?;
                let old = self.old.get(old_at)?;
                (may_be(old, node) && likeness(old, node) >= AT_ONE_PLACE).then_some((old_at, at))
            })
            .collect();
        for (old, new) in found {
            self.join(old, new);
        }
    }

    /// The likest pairs first, wherever they stand.
    fn anywhere(&mut self) {
        if self.free_old().count() * self.free_new().count() > MOST_PAIRS {
            return;
        }
        let before: Vec<(usize, Bag)> =
            self.free_old().map(|(at, node)| (at, Bag::of(node))).collect();
        let mut likely: Vec<(f32, usize, usize)> = Vec::new();
        for (new_at, node) in self.free_new() {
            let bag = Bag::of(node);
            for (old_at, old_bag) in &before {
                let fits = self.old.get(*old_at).is_some_and(|old| may_be(old, node));
                let likeness = if fits { old_bag.likeness(&bag) } else { 0.0 };
                if likeness >= ANYWHERE {
                    likely.push((likeness, *old_at, new_at));
                }
            }
        }
        likely.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, old, new) in likely {
            let is_free = self.is_taken.get(old) == Some(&false)
                && self.partner.get(new).is_some_and(Option::is_none);
            if is_free {
                self.join(old, new);
            }
        }
    }
}

/// The words of a text, folded, without punctuation.
pub(super) fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The words of a heading and of a text, sorted.
struct Bag {
    title: Vec<String>,
    text: Vec<String>,
}

impl Bag {
    fn of(node: &Node) -> Self {
        let sorted = |text: &str| {
            let mut words = words(text);
            words.sort_unstable();
            words
        };
        Self { title: sorted(&node.title), text: sorted(&node.text) }
    }

    /// The better of the two shares: a model keeps its heading when its text
    /// is rewritten, and its text when its heading is.
    fn likeness(&self, other: &Self) -> f32 {
        share(&self.title, &other.title).max(share(&self.text, &other.text))
    }
}

fn likeness(old: &Node, new: &Node) -> f32 {
    Bag::of(old).likeness(&Bag::of(new))
}

/// Dice's share of the words that two sorted lists have in common, 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "texts have thousands of words, not millions")]
fn share(one: &[String], other: &[String]) -> f32 {
    if one.is_empty() || other.is_empty() {
        return 0.0;
    }
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    let mut common = 0usize;
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                common += 1;
                left.next();
                right.next();
            }
        }
    }
    2.0 * common as f32 / (one.len() + other.len()) as f32
}
