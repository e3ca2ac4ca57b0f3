//! Who does what: worked out once for each programme, and summed up once for
//! all of them, until something is told.

use std::collections::{BTreeSet, HashMap};

use super::{Part, is_overdue, parts};
use crate::app::library::Volume;
use crate::domain::{Unit, UnitId, UnitKind};

/// Who does what in one programme.
#[derive(Debug, Clone, Default)]
pub struct Labour(HashMap<UnitId, Own>);

/// What one unit does in one programme.
#[derive(Debug, Clone, Default)]
pub struct Own {
    /// Its work, in the order of the document.
    pub work: Vec<Place>,
    /// How many places of each sort that is.
    pub figures: Figures,
}

/// A node of a programme with which a unit has to do.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Which node.
    pub at: usize,
    /// How the unit has to do with it.
    pub part: Part,
    /// Whether it both leads and coordinates it.
    pub is_both: bool,
}

/// The figures of one unit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// How many models, tasks and indicators it leads.
    pub leads: usize,
    /// How many it coordinates.
    pub coordinates: usize,
    /// How many of those it leads are overdue.
    pub overdue: usize,
}

impl Labour {
    /// Works it out for a volume.
    #[must_use]
    pub fn of(volume: &Volume) -> Self {
        let mut all: HashMap<UnitId, Own> = HashMap::new();
        for (at, node) in volume.programme.nodes.iter().enumerate() {
            let named: BTreeSet<(&UnitId, Part)> =
                parts(node).map(|(part, known)| (&known.unit, part)).collect();
            for (unit, part) in &named {
                let is_both = named.iter().any(|(other, also)| other == unit && also != part);
                if !all.contains_key(*unit) {
                    all.insert((*unit).clone(), Own::default());
                }
                let Some(own) = all.get_mut(*unit) else { continue };
                own.work.push(Place { at, part: *part, is_both });
                match part {
                    Part::Recurring | Part::Duty => {}
                    Part::Leads => {
                        own.figures.leads += 1;
                        own.figures.overdue += usize::from(is_overdue(volume, node));
                    }
                    Part::Coordinates => own.figures.coordinates += 1,
                }
            }
        }
        Self(all)
    }

    /// What a unit does; none where it is not named.
    #[must_use]
    pub fn own(&self, unit: &UnitId) -> Option<&Own> {
        self.0.get(unit)
    }
}

impl Figures {
    /// The figures of each of these units over some programmes. Catch-alls are
    /// no units and have none.
    pub fn of<'a>(units: &[Unit], volumes: impl IntoIterator<Item = &'a Volume>) -> Vec<Self> {
        let mut figures = vec![Self::default(); units.len()];
        let counted = units.iter().enumerate().filter(|(_, unit)| match unit.kind {
            UnitKind::CatchAll => false,
            UnitKind::Body | UnitKind::Group => true,
        });
        let place: HashMap<&UnitId, usize> = counted.map(|(at, unit)| (&unit.id, at)).collect();
        for volume in volumes {
            for (unit, own) in &volume.labour().0 {
                if let Some(sum) = place.get(unit).and_then(|at| figures.get_mut(*at)) {
                    sum.leads += own.figures.leads;
                    sum.coordinates += own.figures.coordinates;
                    sum.overdue += own.figures.overdue;
                }
            }
        }
        figures
    }
}
