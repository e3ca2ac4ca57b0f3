//! Screen 1: the tree of the programme and the detail of what is selected.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use std::collections::{BTreeSet, HashSet};

use super::filter::Sort;
use super::library::Volume;
use super::measured::moved;
use super::message::Effect;
use super::state::State;
use crate::action::Action;
use crate::domain::{Item, Key, NodeKind, Programme};

/// The pane with the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// The tree.
    #[default]
    Tree,
    /// The detail.
    Detail,
}

/// Where a person is in the tree.
#[derive(Debug, Clone, Default)]
pub struct Browse {
    /// The node under the cursor.
    pub selected: Option<Key>,
    /// Nodes whose children are hidden.
    pub folded: BTreeSet<Key>,
    /// The pane with the keys.
    pub pane: Pane,
    /// The first line of the detail that is shown.
    pub scroll: usize,
}

/// Whether a row can be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// Nothing below it.
    Leaf,
    /// Its children are shown.
    Open,
    /// Its children are hidden.
    Closed,
}

/// A row of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TreeRow {
    /// Which node of the programme.
    pub at: usize,
    /// How deep it lies, from 0.
    pub depth: usize,
    /// Whether it can be opened.
    pub fold: Fold,
    /// Which of the node's items it stands for; none where it stands for the
    /// node, by what that is about now.
    pub item: Option<usize>,
}

impl TreeRow {
    /// The item it stands for.
    #[must_use]
    pub fn item_of<'a>(&self, volume: &'a Volume) -> Option<Item<'a>> {
        let node = volume.programme.nodes.get(self.at)?;
        match self.item {
            Some(nth) => node.items().nth(nth),
            None => volume.current(node),
        }
    }

    /// The key of what it stands for.
    #[must_use]
    pub fn key(&self, volume: &Volume) -> Option<Key> {
        let node = volume.programme.nodes.get(self.at)?;
        let item = self.item.and_then(|nth| node.items().nth(nth));
        Some(item.map_or_else(|| node.key.clone(), |item| item.key))
    }
}

/// Parents and children of a programme's nodes.
struct Kinship {
    parent: Vec<Option<usize>>,
    has_children: Vec<bool>,
}

impl Kinship {
    fn of(programme: &Programme) -> Self {
        let parent: Vec<Option<usize>> = programme
            .nodes
            .iter()
            .map(|node| node.parent.as_ref().and_then(|key| programme.position(key)))
            .collect();
        let mut has_children = vec![false; parent.len()];
        for above in parent.iter().flatten() {
            if let Some(has) = has_children.get_mut(*above) {
                *has = true;
            }
        }
        Self { parent, has_children }
    }

    fn above(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.parent.get(at).copied().flatten(), |at| {
            self.parent.get(*at).copied().flatten()
        })
    }
}

/// Whether a node belongs into the tree: preamble and signature do not, unless
/// there is nothing else.
fn is_listed(programme: &Programme, at: usize) -> bool {
    let plain = |node: &crate::domain::Node| node.parent.is_none() && node.kind() == NodeKind::Text;
    programme.nodes.get(at).is_some_and(|node| !plain(node)) || programme.nodes.iter().all(plain)
}

impl Browse {
    /// How a programme looks when it is opened for the first time: what leads
    /// to a model is open, the rest is folded.
    #[must_use]
    pub fn opened(programme: &Programme) -> Self {
        let kinship = Kinship::of(programme);
        let models = || {
            programme.nodes.iter().enumerate().filter(|(_, node)| node.kind() == NodeKind::Model)
        };
        let open: HashSet<usize> = models().flat_map(|(at, _)| kinship.above(at)).collect();
        let folded = programme.nodes.iter().enumerate().filter(|(at, _)| {
            !open.is_empty() && !open.contains(at) && kinship.has_children.get(*at) == Some(&true)
        });
        let first = models().map(|(at, _)| at).next();
        let listed = || (0..programme.nodes.len()).find(|at| is_listed(programme, *at));
        Self {
            selected: first
                .or_else(listed)
                .and_then(|at| programme.nodes.get(at))
                .map(|node| node.key.clone()),
            folded: folded.map(|(_, node)| node.key.clone()).collect(),
            pane: Pane::Tree,
            scroll: 0,
        }
    }

    /// Shows a node: unfolds what lies above it and puts the cursor on it.
    pub fn reveal(&mut self, programme: &Programme, key: &Key) {
        let Some(at) = programme.position(key) else { return };
        let kinship = Kinship::of(programme);
        for above in kinship.above(at) {
            if let Some(node) = programme.nodes.get(above) {
                self.folded.remove(&node.key);
            }
        }
        self.selected = programme.nodes.get(at).map(|node| node.key.clone());
        self.scroll = 0;
    }
}

/// The rows of the tree as the folds and the filter have it.
#[must_use]
pub fn rows(state: &State, volume: &Volume) -> Vec<TreeRow> {
    let programme = &volume.programme;
    let kinship = Kinship::of(programme);
    if !state.filter.is_empty() {
        return filtered(state, volume, &kinship);
    }
    let mut rows = Vec::new();
    let mut hidden = HashSet::new();
    for (at, node) in programme.nodes.iter().enumerate() {
        let parent = kinship.parent.get(at).copied().flatten();
        let is_hidden = parent.is_some_and(|above| hidden.contains(&above));
        let is_folded = state.browse.folded.contains(&node.key);
        if is_hidden || is_folded {
            hidden.insert(at);
        }
        if is_hidden || !is_listed(programme, at) {
            continue;
        }
        let fold = match (kinship.has_children.get(at), is_folded) {
            (Some(true), true) => Fold::Closed,
            (Some(true), false) => Fold::Open,
            _ => Fold::Leaf,
        };
        rows.push(TreeRow { at, depth: kinship.above(at).count(), fold, item: None });
    }
    rows
}

/// One row for each item the filter admits, so that a list is as long as the
/// figure it was opened from; in the order of the document below the headings
/// they stand under.
fn filtered(state: &State, volume: &Volume, kinship: &Kinship) -> Vec<TreeRow> {
    let places: Vec<(usize, Option<usize>)> = state
        .filter
        .items(volume)
        .iter()
        .filter_map(|item| {
            let at = volume.programme.position(&item.node.key)?;
            Some((at, item.node.items().position(|known| known.key == item.key)))
        })
        .collect();
    if state.filter.sort == Sort::Due {
        let leaf = |(at, item)| TreeRow { at, depth: 0, fold: Fold::Leaf, item };
        return places.into_iter().map(leaf).collect();
    }
    let matching: HashSet<usize> = places.iter().map(|(at, _)| *at).collect();
    let headings: HashSet<usize> = matching.iter().flat_map(|at| kinship.above(*at)).collect();
    let leaves = places.into_iter().map(|(at, item)| (at, item, Fold::Leaf));
    let headings = headings.difference(&matching).map(|at| (*at, None, Fold::Open));
    let mut rows: Vec<TreeRow> = leaves
        .chain(headings)
        .map(|(at, item, fold)| TreeRow { at, depth: kinship.above(at).count(), fold, item })
        .collect();
    rows.sort_unstable_by_key(|row| (row.at, row.item));
    rows
}

/// Which row the cursor is on; the nearest one above when its own is hidden.
#[must_use]
pub fn cursor(state: &State, volume: &Volume, rows: &[TreeRow]) -> usize {
    let Some(at) = state.browse.selected.as_ref().and_then(|key| volume.programme.position(key))
    else {
        return 0;
    };
    let is_chosen = |row: &TreeRow| row.at == at && row.key(volume) == state.browse.selected;
    let exact = rows.iter().position(is_chosen);
    let exact = exact.or_else(|| rows.iter().position(|row| row.at == at));
    exact.unwrap_or_else(|| rows.iter().rposition(|row| row.at < at).unwrap_or(0))
}

/// Does what a key asks for on this screen.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    match state.browse.pane {
        Pane::Tree => in_tree(state, action),
        Pane::Detail => in_detail(state, action),
    }
    Vec::new()
}

fn in_tree(state: &mut State, action: Action) {
    let Some(volume) = state.volume() else { return };
    let rows = rows(state, volume);
    let at = cursor(state, volume, &rows);
    let Some(row) = rows.get(at).copied() else { return };
    let programme = std::sync::Arc::clone(&volume.programme);
    let next = key_at(volume, rows.get(at + 1));
    let to = moved(at, rows.len(), action, state.measured.step());
    let target = key_at(volume, rows.get(to));
    let node = programme.nodes.get(row.at);
    let browse = &mut state.browse;
    match action {
        Action::NextPane | Action::PreviousPane => browse.pane = Pane::Detail,
        Action::Open | Action::Right if row.fold == Fold::Leaf => browse.pane = Pane::Detail,
        Action::Open | Action::Right if row.fold == Fold::Closed => {
            node.map(|node| browse.folded.remove(&node.key));
        }
        Action::Right => browse.selected = next,
        Action::Open => {
            node.map(|node| browse.folded.insert(node.key.clone()));
        }
        Action::Left if row.fold == Fold::Open => {
            node.map(|node| browse.folded.insert(node.key.clone()));
        }
        Action::Left => {
            if let Some(parent) = node.and_then(|node| node.parent.clone()) {
                browse.selected = Some(parent);
            }
        }
        Action::FoldAll => fold_all(browse, &programme),
        _ => {
            browse.selected = target;
            browse.scroll = 0;
        }
    }
    state.is_unsaved_place = true;
}

fn key_at(volume: &Volume, row: Option<&TreeRow>) -> Option<Key> {
    row.and_then(|row| row.key(volume))
}

fn fold_all(browse: &mut Browse, programme: &Programme) {
    if !browse.folded.is_empty() {
        browse.folded.clear();
        return;
    }
    let kinship = Kinship::of(programme);
    let parents = programme.nodes.iter().enumerate();
    browse.folded = parents
        .filter(|(at, _)| kinship.has_children.get(*at) == Some(&true))
        .map(|(_, node)| node.key.clone())
        .collect();
}

fn in_detail(state: &mut State, action: Action) {
    let browse = &mut state.browse;
    match action {
        Action::NextPane | Action::PreviousPane | Action::Left | Action::Back | Action::Open => {
            browse.pane = Pane::Tree;
        }
        other => {
            let length = state.measured.overflow + 1;
            browse.scroll = moved(browse.scroll, length, other, state.measured.step());
        }
    }
}
