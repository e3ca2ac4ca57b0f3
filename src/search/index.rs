//! The index: built once from the programmes.

use std::collections::{HashMap, HashSet};

use super::arena::Arena;
use super::matching::initials;
use super::{GroupKind, Target};
use crate::domain::{Content, Key, Node, Programme, ProgrammeId, Unit, UnitId, UnitRef};
use crate::text::{fold, nfc};

/// Something that can be found.
pub(super) struct Thing {
    pub target: Target,
    pub group: GroupKind,
    pub number: String,
    pub title: String,
    /// Who leads and who coordinates it.
    pub lead: Vec<UnitId>,
    pub coordinators: Vec<UnitId>,
}

/// Everything that can be found.
pub struct Index {
    pub(super) things: Vec<Thing>,
    /// Names: titles, aliases, numbers with titles.
    pub(super) names: Arena,
    /// Initials of names.
    pub(super) initials: Arena,
    /// Paragraphs.
    pub(super) bodies: Arena,
    /// The paragraphs in their own spelling, by owner.
    pub(super) texts: HashMap<u32, String>,
    pub(super) numbers: HashMap<String, Vec<u32>>,
}

impl Index {
    /// Indexes programmes and the units they name.
    #[must_use]
    pub fn build(programmes: &[&Programme], units: &[Unit]) -> Self {
        let mut index = Self {
            things: Vec::new(),
            names: Arena::default(),
            initials: Arena::default(),
            bodies: Arena::default(),
            texts: HashMap::new(),
            numbers: HashMap::new(),
        };
        for unit in units {
            index.add_unit(unit);
        }
        for programme in programmes {
            for node in &programme.nodes {
                index.add_node(&programme.id, node);
            }
        }
        index
    }

    /// How many things can be found.
    #[must_use]
    pub fn len(&self) -> usize {
        self.things.len()
    }

    /// Whether there is nothing to be found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }

    fn add(&mut self, thing: Thing) -> u32 {
        let at = u32::try_from(self.things.len()).unwrap_or(u32::MAX);
        self.things.push(thing);
        at
    }

    fn add_unit(&mut self, unit: &Unit) {
        let at = self.add(Thing {
            target: Target::Unit(unit.id.clone()),
            group: GroupKind::Units,
            number: String::new(),
            title: nfc(&unit.short),
            lead: Vec::new(),
            coordinators: Vec::new(),
        });
        let mut seen = HashSet::new();
        for name in [&unit.short, &unit.name].into_iter().chain(&unit.aliases) {
            let folded = fold(name);
            if seen.insert(folded.clone()) {
                self.names.push(at, &folded);
                self.initials.push(at, &initials(&folded));
            }
        }
    }

    fn add_node(&mut self, programme: &ProgrammeId, node: &Node) {
        let target = |key: &Key| Target::Item { programme: programme.clone(), key: key.clone() };
        let ids =
            |units: &[UnitRef]| units.iter().map(|unit| unit.unit.clone()).collect::<Vec<_>>();
        let group = match &node.content {
            Content::Model(_) => GroupKind::Models,
            Content::Task(_) | Content::Duty(_) | Content::Indicator(_) => GroupKind::Tasks,
            Content::Section | Content::Group | Content::Text => GroupKind::Text,
        };
        let number = if node.number.is_empty() || group == GroupKind::Tasks {
            node.key.to_string()
        } else {
            node.number.clone()
        };
        let at = self.add(Thing {
            target: target(&node.key),
            group,
            number,
            title: nfc(&node.title),
            lead: ids(node.lead()),
            coordinators: ids(node.coordinators()),
        });
        for name in [&node.number, node.key.as_str()] {
            if !name.is_empty() {
                let places = self.numbers.entry(fold(name)).or_default();
                if places.last() != Some(&at) {
                    places.push(at);
                }
            }
        }
        let folded = fold(&node.title);
        if group != GroupKind::Text {
            self.names.push(at, &folded);
            self.initials.push(at, &initials(&folded));
        }
        let text = nfc(&node.text);
        self.bodies.push(at, &fold(&text));
        self.texts.insert(at, text);
        for milestone in node.model().into_iter().flat_map(|model| &model.milestones) {
            let at = self.add(Thing {
                target: target(&milestone.key),
                group: GroupKind::Tasks,
                number: node.number.clone(),
                title: nfc(&milestone.text),
                lead: ids(node.lead()),
                coordinators: ids(node.coordinators()),
            });
            self.names.push(at, &fold(&milestone.text));
        }
    }
}
