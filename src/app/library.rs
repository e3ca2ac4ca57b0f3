//! What is known: the programmes, their units, the ledger, and how everything
//! stands on the day shown.

use chrono::NaiveDate;

use crate::domain::{
    Board, Entry, Item, ItemKind, Key, Node, Programme, ProgrammeId, Quarter, Standing, Unit,
    UnitId, UnitRef, merge_units,
};
use crate::say;
use crate::words::Words;

/// Everything a screen can show, folded to one day.
#[derive(Debug, Clone)]
pub struct Library {
    volumes: Vec<Volume>,
    units: Vec<Unit>,
    ledger: Vec<Entry>,
    as_of: NaiveDate,
}

/// One programme and how it stands.
#[derive(Debug, Clone)]
pub struct Volume {
    /// The document.
    pub programme: std::sync::Arc<Programme>,
    /// The fold.
    pub board: Board,
    /// The fold as it was at the end of the quarter before.
    pub before: Board,
}

/// The last day of the quarter before that of a day.
fn quarter_before(day: NaiveDate) -> NaiveDate {
    Quarter::of(day).previous().last_day().unwrap_or(day)
}

impl Volume {
    fn fold(programme: std::sync::Arc<Programme>, ledger: &[Entry], as_of: NaiveDate) -> Self {
        Self {
            board: Board::fold(&programme, ledger, as_of),
            before: Board::fold(&programme, ledger, quarter_before(as_of)),
            programme,
        }
    }

    /// How an item stands.
    #[must_use]
    pub fn standing(&self, item: &Item<'_>) -> Standing {
        self.board.standing(&self.programme, item)
    }

    /// What a node is about now: its own item until that is done, then the
    /// first standard it still has to reach.
    #[must_use]
    pub fn current<'a>(&'a self, node: &'a Node) -> Option<Item<'a>> {
        let own = node.items().next()?;
        if !self.standing(&own).is_done() {
            return Some(own);
        }
        let next = node.items().find(|item| !self.standing(item).is_done());
        Some(next.unwrap_or(own))
    }

    /// How an item stands, in words: "còn 5 ngày"; for a standard still ahead
    /// what it is and when.
    #[must_use]
    pub fn stands(&self, words: &Words, item: &Item<'_>) -> String {
        let standing = self.standing(item);
        let due = self.board.due(item);
        if let (ItemKind::Attain, Standing::InTime, Some(period)) =
            (item.kind, standing, due.period)
        {
            return say!(words, "state-to-attain", period = words.period(period));
        }
        let state = self.board.state(&item.key);
        words.standing_of(standing, state, due.date(), self.board.as_of())
    }

    /// The short name of a unit, as screens show it.
    #[must_use]
    pub fn short_name<'a>(&'a self, reference: &'a UnitRef) -> &'a str {
        self.programme.unit(reference).map_or(&reference.as_written, |unit| &unit.short)
    }

    /// The short names of several units in one line.
    #[must_use]
    pub fn short_names(&self, references: &[UnitRef]) -> String {
        let names: Vec<&str> = references.iter().map(|unit| self.short_name(unit)).collect();
        names.join("; ")
    }
}

impl Library {
    /// Folds the ledger over the programmes up to the end of `as_of`.
    #[must_use]
    pub fn new(programmes: Vec<Programme>, ledger: Vec<Entry>, as_of: NaiveDate) -> Self {
        let units = merge_units(programmes.iter().flat_map(|programme| &programme.units));
        let volumes = programmes
            .into_iter()
            .map(|programme| Volume::fold(std::sync::Arc::new(programme), &ledger, as_of))
            .collect();
        Self { volumes, units, ledger, as_of }
    }

    /// The programmes, in the order of the store.
    #[must_use]
    pub fn volumes(&self) -> &[Volume] {
        &self.volumes
    }

    /// The programme of an id.
    #[must_use]
    pub fn volume(&self, id: &ProgrammeId) -> Option<&Volume> {
        self.volumes.iter().find(|volume| volume.programme.id == *id)
    }

    /// One registry of units over all programmes.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The unit of an id.
    #[must_use]
    pub fn unit(&self, id: &UnitId) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == *id)
    }

    /// The ledger, oldest first.
    #[must_use]
    pub fn ledger(&self) -> &[Entry] {
        &self.ledger
    }

    /// The entry of a number.
    #[must_use]
    pub fn entry(&self, seq: u64) -> Option<&Entry> {
        let at = self.ledger.binary_search_by_key(&seq, |entry| entry.seq).ok()?;
        self.ledger.get(at)
    }

    /// The number of the last entry; 0 when there is none.
    #[must_use]
    pub fn last_seq(&self) -> u64 {
        self.ledger.last().map_or(0, |entry| entry.seq)
    }

    /// The day shown.
    #[must_use]
    pub fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// Takes in an entry that the store has kept.
    pub fn append(&mut self, entry: Entry) {
        for volume in &mut self.volumes {
            volume.board.apply(&volume.programme, &entry);
            volume.before.apply(&volume.programme, &entry);
        }
        self.ledger.push(entry);
    }

    /// Takes in a document and the entry that says so, in the place of the
    /// edition before or behind the others; where it stands.
    pub fn take(&mut self, programme: std::sync::Arc<Programme>, entry: Entry) -> usize {
        self.ledger.push(entry);
        let volume = Volume::fold(programme, &self.ledger, self.as_of);
        let id = &volume.programme.id;
        let at = self.volumes.iter().position(|known| known.programme.id == *id);
        let at = at.unwrap_or(self.volumes.len());
        match self.volumes.get_mut(at) {
            Some(known) => *known = volume,
            None => self.volumes.push(volume),
        }
        self.units = merge_units(self.volumes.iter().flat_map(|known| &known.programme.units));
        at
    }

    /// Folds again for another day.
    pub fn move_to(&mut self, as_of: NaiveDate) {
        self.as_of = as_of;
        for volume in &mut self.volumes {
            *volume = Volume::fold(volume.programme.clone(), &self.ledger, as_of);
        }
    }

    /// The entries about an item, newest first.
    pub fn history<'a>(&'a self, volume: &'a Volume, key: &Key) -> impl Iterator<Item = &'a Entry> {
        volume.board.state(key).history.iter().rev().filter_map(|seq| self.entry(*seq))
    }
}

/// An item in one plain line: what it is, who leads, who helps, by when, and
/// how it stands.
#[must_use]
pub fn line(words: &Words, volume: &Volume, item: &Item<'_>) -> String {
    let names = |units: &[UnitRef]| {
        if units.is_empty() { say!(words, "nobody-named") } else { volume.short_names(units) }
    };
    let due = volume.board.due(item);
    say!(
        words,
        "item-line",
        number = if item.node.number.is_empty() {
            item.key.to_string()
        } else {
            item.node.number.clone()
        },
        title = item.node.title.clone(),
        lead = names(item.node.lead()),
        coordinators = names(item.node.coordinators()),
        due = due.period.map_or_else(|| say!(words, "no-due"), |period| words.period(period)),
        standing = volume.stands(words, item)
    )
}
