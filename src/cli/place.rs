//! The place of a programme that a person names by key or number.

use super::complaint::Complaint;
use crate::app::library::{Library, Volume};
use crate::domain::{Item, Key, Node, NodeKind};

/// A place and what is followed there.
#[derive(Debug)]
pub struct Place<'a> {
    /// The programme.
    pub volume: &'a Volume,
    /// The node.
    pub node: &'a Node,
    /// The item the key speaks of; none for a section or text.
    pub item: Option<Item<'a>>,
}

/// The place of a key ("III.1.1/m2") or number ("3.4").
pub fn place<'a>(
    library: &'a Library,
    typed: &str,
    programme: Option<&str>,
) -> Result<Place<'a>, Complaint> {
    let typed = typed.trim();
    let mut found = Vec::new();
    for volume in volumes(library, programme)? {
        if let Some((node, key)) = node(volume, typed)? {
            found.push(Place { volume, node, item: volume.programme.item(&key) });
        }
    }
    let several = || found.iter().map(|place| place.volume.programme.id.to_string()).collect();
    if found.len() > 1 {
        return Err(Complaint::SeveralProgrammes(typed.to_owned(), several()));
    }
    found.pop().ok_or_else(|| Complaint::UnknownKey(typed.to_owned()))
}

/// All programmes, or the one named.
pub fn volumes<'a>(
    library: &'a Library,
    programme: Option<&str>,
) -> Result<Vec<&'a Volume>, Complaint> {
    let Some(id) = programme else { return Ok(library.volumes().iter().collect()) };
    let found: Vec<&Volume> = library
        .volumes()
        .iter()
        .filter(|volume| volume.programme.id.as_str().eq_ignore_ascii_case(id.trim()))
        .collect();
    if found.is_empty() {
        let known = library.volumes().iter().map(|volume| volume.programme.id.to_string());
        return Err(Complaint::UnknownWord {
            typed: id.to_owned(),
            known: known.collect::<Vec<_>>().join(", "),
        });
    }
    Ok(found)
}

/// The node and the whole key, if this programme has it. A number that only
/// one model has means that model.
fn node<'a>(volume: &'a Volume, typed: &str) -> Result<Option<(&'a Node, Key)>, Complaint> {
    let nodes = &volume.programme.nodes;
    let is_typed = |key: &Key| key.as_str().eq_ignore_ascii_case(typed);
    for node in nodes {
        let milestones = node.model().into_iter().flat_map(|model| &model.milestones);
        let own = std::iter::once(&node.key)
            .chain(milestones.map(|milestone| &milestone.key))
            .chain(node.indicators().iter().map(|indicator| &indicator.key));
        if let Some(key) = own.into_iter().find(|key| is_typed(key)) {
            return Ok(Some((node, key.clone())));
        }
    }
    let mut numbered: Vec<&Node> = nodes
        .iter()
        .filter(|node| !node.number.is_empty() && node.number.eq_ignore_ascii_case(typed))
        .collect();
    if numbered.iter().any(|node| node.kind() == NodeKind::Model) {
        numbered.retain(|node| node.kind() == NodeKind::Model);
    }
    if numbered.len() > 1 {
        let keys = numbered.iter().map(|node| node.key.to_string()).collect();
        return Err(Complaint::SeveralKeys(typed.to_owned(), keys));
    }
    Ok(numbered.pop().map(|node| (node, node.key.clone())))
}
