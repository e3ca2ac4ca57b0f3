//! Units.

use serde::Serialize;

use crate::domain::{Board, Model, Programme, Unit, UnitRef};

/// A unit.
#[derive(Debug, Clone, Serialize)]
pub struct UnitShape {
    /// Its stable name.
    pub slug: String,
    /// Its full name.
    pub name: String,
    /// `body|group|catch_all`.
    pub kind: &'static str,
    /// Its other spellings.
    pub aliases: Vec<String>,
    /// The keys of the models it leads.
    pub leads: Vec<String>,
    /// The keys of the models it coordinates.
    pub coordinates: Vec<String>,
    /// The members of a group, as somebody listed them.
    pub members: Vec<String>,
}

/// A unit where the document names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RefShape {
    /// Its slug.
    pub unit: String,
    /// Its full name.
    pub name: String,
    /// `body|group|catch_all`.
    pub kind: Option<&'static str>,
    /// The spelling in the document.
    pub as_written: String,
}

/// A unit with the models it leads and coordinates.
#[must_use]
pub fn unit_shape(programmes: &[(&Programme, &Board)], unit: &Unit) -> UnitShape {
    let keys = |of: fn(&Model) -> &[UnitRef]| {
        let nodes = programmes.iter().flat_map(|(programme, _)| &programme.nodes);
        nodes
            .filter(|node| {
                let named = node.model().map(of).unwrap_or_default();
                named.iter().any(|known| known.unit == unit.id)
            })
            .map(|node| node.key.to_string())
            .collect()
    };
    UnitShape {
        slug: unit.id.to_string(),
        name: unit.name.clone(),
        kind: unit.kind.name(),
        aliases: unit.aliases.clone(),
        leads: keys(|model| &model.lead),
        coordinates: keys(|model| &model.coordinators),
        members: programmes
            .first()
            .map(|(_, board)| board.members(&unit.id).to_vec())
            .unwrap_or_default(),
    }
}

impl RefShape {
    /// Units where a document names them.
    #[must_use]
    pub fn all(programme: &Programme, references: &[UnitRef]) -> Vec<Self> {
        let shape = |reference: &UnitRef| {
            let unit = programme.unit(reference);
            Self {
                unit: reference.unit.to_string(),
                name: unit.map_or(&reference.as_written, |unit| &unit.name).clone(),
                kind: unit.map(|unit| unit.kind.name()),
                as_written: reference.as_written.clone(),
            }
        };
        references.iter().map(shape).collect()
    }
}
