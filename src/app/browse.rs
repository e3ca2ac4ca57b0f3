//! Screen 1: the tree of the programme and the detail of what is selected.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use std::collections::{BTreeSet, HashMap, HashSet};

use super::filter::Sort;
use super::library::Volume;
use super::measured::moved;
use super::message::Effect;
use super::state::State;
use crate::action::Action;
use crate::domain::{Key, NodeKind, Programme};

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
        rows.push(TreeRow { at, depth: kinship.above(at).count(), fold });
    }
    rows
}

fn filtered(state: &State, volume: &Volume, kinship: &Kinship) -> Vec<TreeRow> {
    let items = state.filter.items(volume);
    let places: Vec<usize> =
        items.iter().filter_map(|item| volume.programme.position(&item.node.key)).collect();
    let leaf = |at: &usize, depth| TreeRow { at: *at, depth, fold: Fold::Leaf };
    if state.filter.sort == Sort::Due {
        let mut seen = HashSet::new();
        return places.iter().filter(|at| seen.insert(**at)).map(|at| leaf(at, 0)).collect();
    }
    let matching: HashSet<usize> = places.iter().copied().collect();
    let mut shown: HashMap<usize, Fold> = HashMap::new();
    for at in &places {
        shown.entry(*at).or_insert(Fold::Leaf);
        for above in kinship.above(*at) {
            shown.insert(above, Fold::Open);
        }
    }
    let mut rows: Vec<TreeRow> = shown
        .into_iter()
        .map(|(at, fold)| {
            let fold = if matching.contains(&at) { Fold::Leaf } else { fold };
            TreeRow { at, depth: kinship.above(at).count(), fold }
        })
        .collect();
    rows.sort_unstable_by_key(|row| row.at);
    rows
}

/// Which row the cursor is on; the nearest one above when its own is hidden.
#[must_use]
pub fn cursor(state: &State, volume: &Volume, rows: &[TreeRow]) -> usize {
    let Some(at) = state.browse.selected.as_ref().and_then(|key| volume.programme.position(key))
    else {
        return 0;
    };
    let exact = rows.iter().position(|row| row.at == at);
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
    let Some(volume) = state.library.volumes().get(state.programme).cloned() else { return };
    let rows = rows(state, &volume);
    let at = cursor(state, &volume, &rows);
    let Some(row) = rows.get(at).copied() else { return };
    let node = volume.programme.nodes.get(row.at);
    let browse = &mut state.browse;
    match action {
        Action::NextPane | Action::PreviousPane => browse.pane = Pane::Detail,
        Action::Open | Action::Right if row.fold == Fold::Leaf => browse.pane = Pane::Detail,
        Action::Open | Action::Right if row.fold == Fold::Closed => {
            node.map(|node| browse.folded.remove(&node.key));
        }
        Action::Right => browse.selected = key_at(&volume, rows.get(at + 1)),
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
        Action::FoldAll => fold_all(browse, &volume.programme),
        other => {
            let to = moved(at, rows.len(), other, state.measured.step());
            browse.selected = key_at(&volume, rows.get(to));
            browse.scroll = 0;
        }
    }
    state.is_unsaved_place = true;
}

fn key_at(volume: &Volume, row: Option<&TreeRow>) -> Option<Key> {
    row.and_then(|row| volume.programme.nodes.get(row.at)).map(|node| node.key.clone())
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
