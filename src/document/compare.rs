//! Two editions of one programme, side by side: which item of the one is which
//! of the other, and what has changed about it.

mod alike;

use crate::domain::{Carried, Due, Key, Node, NodeKind, Period, Programme, UnitRef};
use crate::text::fold;

/// What has changed about an item that stands in both editions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// Its place, and with it its key.
    Place,
    /// What kind of thing it is.
    Kind,
    /// Its heading.
    Title,
    /// Its words.
    Words,
    /// Who leads.
    Lead,
    /// Who coordinates.
    Coordinators,
    /// When it is due.
    Due,
}

/// An item of the one edition and what it is in the other: positions in
/// `Programme::nodes`. At least one of the two is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Where it stands in the edition before; none where it is new.
    pub old: Option<usize>,
    /// Where it stands in the new edition; none where it has vanished.
    pub new: Option<usize>,
    /// What has changed about it; empty where nothing has, and where it stands
    /// in one edition only.
    pub aspects: Vec<Aspect>,
}

impl Pair {
    /// Whether it is the same in both editions.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.old.is_some() && self.new.is_some() && self.aspects.is_empty()
    }
}

/// Every node of both editions, each once, in the order of the new one; what
/// has vanished stands where it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The pairs.
    pub pairs: Vec<Pair>,
}

/// How many items are new, gone, elsewhere, changed, the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Only in the new edition.
    pub added: usize,
    /// Only in the edition before.
    pub removed: usize,
    /// In both, changed in nothing but their place.
    pub moved: usize,
    /// In both and changed.
    pub changed: usize,
    /// In both and the same.
    pub same: usize,
}

/// Compares two editions. No wording is guessed to be another unless most of
/// its words are the same.
#[must_use]
pub fn compare(old: &Programme, new: &Programme) -> Comparison {
    let partner = alike::partners(&old.nodes, &new.nodes);
    let mut pairs: Vec<Pair> = Vec::with_capacity(new.nodes.len());
    let mut of_old = vec![None; old.nodes.len()];
    for (at, partner) in partner.iter().enumerate() {
        if let Some(slot) = partner.and_then(|partner| of_old.get_mut(partner)) {
            *slot = Some(at);
        }
    }
    // What has vanished stands after the item it followed.
    let mut follows: Vec<Vec<usize>> = vec![Vec::new(); new.nodes.len() + 1];
    let mut last = 0;
    for (at, place) in of_old.iter().enumerate() {
        match place {
            Some(place) => last = place + 1,
            None => follows.get_mut(last).into_iter().for_each(|gone| gone.push(at)),
        }
    }
    for (at, gone) in follows.iter().enumerate() {
        if let Some(new_at) = at.checked_sub(1) {
            let old_at = partner.get(new_at).copied().flatten();
            pairs.push(pair(old, new, old_at, Some(new_at)));
        }
        pairs.extend(gone.iter().map(|gone| pair(old, new, Some(*gone), None)));
    }
    Comparison { pairs }
}

fn pair(
    old_edition: &Programme,
    new_edition: &Programme,
    old: Option<usize>,
    new: Option<usize>,
) -> Pair {
    let before = old.and_then(|at| old_edition.nodes.get(at));
    let after = new.and_then(|at| new_edition.nodes.get(at));
    let aspects = before.zip(after).map_or_else(Vec::new, |(before, after)| aspects(before, after));
    Pair { old, new, aspects }
}

fn aspects(before: &Node, after: &Node) -> Vec<Aspect> {
    let units = |units: &[UnitRef]| -> Vec<String> {
        units.iter().map(|unit| unit.unit.to_string()).collect()
    };
    let mut found = Vec::new();
    let mut tell = |has_changed: bool, aspect| {
        if has_changed {
            found.push(aspect);
        }
    };
    tell(before.key != after.key, Aspect::Place);
    tell(before.kind() != after.kind(), Aspect::Kind);
    tell(alike::words(&before.title) != alike::words(&after.title), Aspect::Title);
    tell(units(before.lead()) != units(after.lead()), Aspect::Lead);
    tell(units(before.coordinators()) != units(after.coordinators()), Aspect::Coordinators);
    tell(dues(before) != dues(after), Aspect::Due);
    let is_told = found.iter().any(|aspect| *aspect != Aspect::Place);
    let has_other_words = alike::words(&before.text) != alike::words(&after.text);
    if has_other_words && !is_told {
        found.push(Aspect::Words);
    }
    found
}

fn dues(node: &Node) -> Vec<Option<Period>> {
    node.items().map(|item| item.period).collect()
}

impl Comparison {
    /// How much has changed.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for pair in &self.pairs {
            let count = match (pair.old, pair.new, pair.aspects.as_slice()) {
                (None, _, _) => &mut counts.added,
                (_, None, _) => &mut counts.removed,
                (_, _, []) => &mut counts.same,
                (_, _, [Aspect::Place]) => &mut counts.moved,
                _ => &mut counts.changed,
            };
            *count += 1;
        }
        counts
    }

    /// Says that an item that has vanished is one that was added: pairs at
    /// these places become one. Nothing happens where they are not such a pair.
    pub fn join(&mut self, old: &Programme, new: &Programme, removed: usize, added: usize) {
        let gone = self.pairs.get(removed).filter(|pair| pair.new.is_none()).and_then(|p| p.old);
        let come = self.pairs.get(added).filter(|pair| pair.old.is_none()).and_then(|p| p.new);
        let (Some(gone), Some(come)) = (gone, come) else { return };
        if let Some(slot) = self.pairs.get_mut(added) {
            *slot = pair(old, new, Some(gone), Some(come));
            self.pairs.remove(removed);
        }
    }

    /// Says that an item of the new edition is not the one of the edition
    /// before after all.
    pub fn part(&mut self, at: usize) {
        let Some(pair) = self.pairs.get_mut(at) else { return };
        if let (Some(_), Some(new)) = (pair.old, pair.new) {
            pair.new = None;
            pair.aspects.clear();
            let added = Pair { old: None, new: Some(new), aspects: Vec::new() };
            self.pairs.insert(at + 1, added);
        }
    }

    /// What becomes of every item that does not stay as it was, for the ledger.
    #[must_use]
    pub fn carried(&self, old: &Programme, new: &Programme) -> Vec<Carried> {
        let mut carried = Vec::new();
        for pair in &self.pairs {
            let Some(before) = pair.old.and_then(|at| old.nodes.get(at)) else { continue };
            let after = pair.new.and_then(|at| new.nodes.get(at));
            if pair.is_same() {
                continue;
            }
            carry(before, after, &mut carried);
        }
        carried
    }
}

/// What becomes of the items of one node: its own, and its milestones.
fn carry(before: &Node, after: Option<&Node>, carried: &mut Vec<Carried>) {
    let now: Vec<(Key, Option<Period>)> =
        after.into_iter().flat_map(Node::items).map(|item| (item.key, item.period)).collect();
    for (at, item) in before.items().enumerate() {
        // The own item comes first; a milestone is the one of the same ordinal.
        let found = if at == 0 && now.is_empty() {
            after.map(|node| (node.key.clone(), None))
        } else {
            now.get(at).cloned()
        };
        let written = |period| Due { period, confirmed: false };
        let redated = found
            .as_ref()
            .filter(|(_, period)| *period != item.period)
            .map(|(_, period)| (written(item.period), written(*period)));
        let to = found.map(|(key, _)| key);
        if to.as_ref() != Some(&item.key) || redated.is_some() {
            let title = format!("{} {}", before.number, before.title).trim().to_owned();
            carried.push(Carried { from: item.key, to, title, redated });
        }
    }
}

/// Whether two nodes may be one and the same: a heading is never a task.
fn may_be(old: &Node, new: &Node) -> bool {
    let is_heading = |node: &Node| matches!(node.kind(), NodeKind::Section | NodeKind::Group);
    let is_text = |node: &Node| node.kind() == NodeKind::Text;
    is_heading(old) == is_heading(new) && (is_text(old) == is_text(new) || old.key == new.key)
}

/// The folded text of a node with its heading, by which it is known again.
fn known_by(node: &Node) -> String {
    fold(&format!("{}\n{}", node.title, node.text))
}

#[cfg(test)]
mod tests;
