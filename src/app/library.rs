//! What is known: the programmes, their units, the ledger, and how everything
//! stands on the day shown.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::dashboard::part::{Sum, Sums};
use super::filter::Scope;
use super::units::labour::{Figures, Labour};
use crate::domain::{
    Board, Change, Edition, Entry, Item, ItemKind, Key, Moment, Node, Period, Programme,
    ProgrammeId, Quarter, Standing, Unit, UnitId, UnitRef, merge_units,
};
use crate::say;
use crate::text::fold;
use crate::words::Words;

/// Everything a screen can show, folded to one moment.
#[derive(Debug, Clone)]
pub struct Library {
    /// Every edition of every programme, in the order of the store.
    editions: Vec<Edition>,
    volumes: Vec<Volume>,
    units: Vec<Unit>,
    /// The units' short and full names, folded, once somebody has asked.
    folded_names: OnceLock<Vec<[String; 2]>>,
    /// What screens have worked out of all programmes, until one changes.
    figures: OnceLock<Vec<Figures>>,
    sums: Sums,
    ledger: Vec<Entry>,
    moment: Moment,
}

/// One programme and how it stands.
#[derive(Debug, Clone)]
pub struct Volume {
    /// The document that was in force, as it was issued.
    pub document: Arc<Programme>,
    /// The programme in force: the document with what reviews have decided.
    pub programme: Arc<Programme>,
    /// The fold.
    pub board: Board,
    /// The fold as it was at the end of the quarter before, once somebody has
    /// asked for it.
    before: OnceLock<Board>,
    /// What screens have worked out of it, until something is told of it.
    labour: OnceLock<Labour>,
    parts: Sums,
    /// The entry that took in the document.
    edition: u64,
}

impl Volume {
    fn fold<'a>(
        edition: &Edition,
        ledger: impl IntoIterator<Item = &'a Entry>,
        moment: Moment,
    ) -> Self {
        let document = Arc::clone(&edition.programme);
        let board = Board::at(&document, ledger, moment, edition.seq);
        let in_force = board.in_force(&document).map(Arc::new);
        let programme = in_force.unwrap_or_else(|| Arc::clone(&document));
        let (before, labour) = (OnceLock::new(), OnceLock::new());
        let (parts, edition) = (Sums::default(), edition.seq);
        Self { document, programme, board, before, labour, parts, edition }
    }

    /// Who does what in it.
    #[must_use]
    pub fn labour(&self) -> &Labour {
        self.labour.get_or_init(|| Labour::of(self))
    }

    /// What it adds to the figures of a scope.
    #[must_use]
    pub fn part(&self, scope: Scope, ledger: &[Entry]) -> &Sum {
        self.parts.of(scope, || Sum::of_volume(self, scope, ledger))
    }

    /// How its items stood at the end of the quarter before the one shown.
    #[must_use]
    pub fn before(&self, ledger: &[Entry]) -> &Board {
        self.before.get_or_init(|| self.before_quarter(ledger, self.board.shown_quarter()))
    }

    /// How its items stood at the end of the quarter before another.
    #[must_use]
    pub fn before_quarter(&self, ledger: &[Entry], quarter: Quarter) -> Board {
        let eve = self.board.end_of(quarter.previous());
        self.board_at(ledger, eve.unwrap_or(self.board.moment()))
    }

    /// How the items of this volume stood at another moment.
    #[must_use]
    pub fn board_at(&self, ledger: &[Entry], moment: Moment) -> Board {
        Board::at(&self.document, ledger, moment, self.edition)
    }

    /// The entry that took in the document shown.
    #[must_use]
    pub fn edition(&self) -> u64 {
        self.edition
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
        if standing == Standing::NoDeadline && self.board.recurs(item) {
            return words.duty_stands(&self.board.instances(&self.programme, item));
        }
        let report = self.board.report(&item.key);
        words.standing_of(standing, report, due.date(), self.board.as_of())
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
        Self::with_earlier(programmes, Vec::new(), ledger, as_of)
    }

    /// The same, knowing what the programmes said before their newest editions.
    #[must_use]
    pub fn with_earlier(
        programmes: Vec<Programme>,
        earlier: Vec<Edition>,
        ledger: Vec<Entry>,
        moment: impl Into<Moment>,
    ) -> Self {
        let taken_in = |id: &ProgrammeId| {
            let is_it = |entry: &&Entry| entry.programme == *id && entry.change.is_import();
            ledger.iter().rfind(is_it).map_or(0, |entry| entry.seq)
        };
        let mut editions = Vec::new();
        let mut earlier = earlier;
        for programme in programmes {
            editions.extend(earlier.extract_if(.., |known| known.programme.id == programme.id));
            let seq = taken_in(&programme.id);
            editions.push(Edition { seq, programme: Arc::new(programme) });
        }
        let moment = moment.into();
        let mut library = Self {
            editions,
            volumes: Vec::new(),
            units: Vec::new(),
            folded_names: OnceLock::new(),
            figures: OnceLock::new(),
            sums: Sums::default(),
            ledger,
            moment,
        };
        library.fold();
        library
    }

    fn fold(&mut self) {
        self.volumes = match self.editions_at(self.moment).as_slice() {
            [only] => vec![Volume::fold(only, &self.ledger, self.moment)],
            several => self.folded_apart(several),
        };
        self.merge();
    }

    /// A programme as the figures of a quarter show it: as it stood at its
    /// closing, where that is known at the moment shown, else as it stands.
    #[must_use]
    pub fn figures_of(&self, volume: &Volume, quarter: Quarter) -> Volume {
        let closing = volume.board.end_of(quarter).filter(|end| end.through.is_some());
        let closed = closing.and_then(|end| self.frozen(&volume.document.id, end));
        closed.unwrap_or_else(|| volume.clone())
    }

    /// Folds several programmes; none of them looks at what concerns another.
    fn folded_apart(&self, editions: &[&Edition]) -> Vec<Volume> {
        let mut own: HashMap<&ProgrammeId, Vec<&Entry>> = HashMap::new();
        for entry in &self.ledger {
            own.entry(&entry.programme).or_default().push(entry);
        }
        let mut fold = |edition: &&Edition| {
            let entries = own.remove(&edition.programme.id).unwrap_or_default();
            Volume::fold(edition, entries, self.moment)
        };
        editions.iter().map(&mut fold).collect()
    }

    /// The edition of each programme that was in force at a moment.
    fn editions_at(&self, moment: Moment) -> Vec<&Edition> {
        let mut shown: Vec<&Edition> = Vec::new();
        for edition in &self.editions {
            let is_known = self.entry(edition.seq).is_none_or(|entry| moment.knows(entry));
            match shown.last_mut().filter(|last| last.programme.id == edition.programme.id) {
                Some(last) if is_known => *last = edition,
                Some(_) => {}
                // Before its first import a programme is shown as it came in.
                None => shown.push(edition),
            }
        }
        shown
    }

    /// The entries that had been written by the moment shown, oldest first.
    pub fn known(&self) -> impl Iterator<Item = &Entry> {
        self.ledger.iter().filter(|entry| self.moment.knows(entry))
    }

    /// What gives the past of a programme its places, whatever the moment
    /// shown: the quarters that were closed and the reviews that were held.
    #[must_use]
    pub fn landmarks(&self, volume: &Volume) -> Board {
        let gives = |entry: &&Entry| match entry.change.effective() {
            Change::Quarter { .. } | Change::Reviewed { .. } => true,
            Change::Imported { .. }
            | Change::Updated { .. }
            | Change::DueMoved { .. }
            | Change::Undone { .. }
            | Change::Reimported { .. }
            | Change::Reattached { .. }
            | Change::Members { .. }
            | Change::RollCalled { .. } => false,
        };
        let moment = Moment::now(self.moment.day);
        Board::at(&volume.document, self.ledger.iter().filter(gives), moment, u64::MAX)
    }

    /// The first day on which anything can be said of a programme, or of any
    /// where none is named: the day of its import, the one from which it
    /// counts, or the first of what it plans.
    #[must_use]
    pub fn first_day(&self, programme: Option<&ProgrammeId>) -> Option<NaiveDate> {
        let is_meant = |id: &ProgrammeId| programme.is_none_or(|meant| meant == id);
        let taken_in = self.ledger.iter().find(|entry| is_meant(&entry.programme));
        let counts = self.editions.iter().map(|edition| &edition.programme);
        let counts = counts.filter(|programme| is_meant(&programme.id)).flat_map(|programme| {
            let span = programme.span.and_then(Period::first_day);
            let planned = programme.items().filter_map(|item| item.period?.first_day()).min();
            [programme.known_from, programme.issued, span, planned]
        });
        counts.flatten().chain(taken_in.map(|entry| entry.at.date_naive())).min()
    }

    fn merge(&mut self) {
        self.units = merge_units(self.volumes.iter().flat_map(|volume| &volume.programme.units));
        self.folded_names = OnceLock::new();
        self.forget_sums();
    }

    fn forget_sums(&mut self) {
        self.figures = OnceLock::new();
        self.sums = Sums::default();
    }

    /// The figures of each of `units` over all programmes, in their order.
    #[must_use]
    pub fn figures(&self) -> &[Figures] {
        self.figures.get_or_init(|| Figures::of(&self.units, &self.volumes))
    }

    /// What the parts of all programmes add up to in a scope.
    #[must_use]
    pub fn sum(&self, scope: Scope) -> &Sum {
        self.sums.of(scope, || Sum::of(self.volumes.iter(), scope, &self.ledger))
    }

    /// The short and the full name of each of `units`, folded.
    #[must_use]
    pub fn folded_names(&self) -> &[[String; 2]] {
        let names = |unit: &Unit| [fold(&unit.short), fold(&unit.name)];
        self.folded_names.get_or_init(|| self.units.iter().map(names).collect())
    }

    /// The programmes, in the order of the store.
    #[must_use]
    pub fn volumes(&self) -> &[Volume] {
        &self.volumes
    }

    /// Each programme with its fold, as the papers want them.
    #[must_use]
    pub fn folded(&self) -> Vec<(&Programme, &Board)> {
        self.volumes.iter().map(|volume| (volume.programme.as_ref(), &volume.board)).collect()
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
        self.moment.day
    }

    /// The moment shown.
    #[must_use]
    pub fn moment(&self) -> Moment {
        self.moment
    }

    /// A programme as it stood at a moment, apart from what is shown.
    #[must_use]
    pub fn frozen(&self, id: &ProgrammeId, moment: Moment) -> Option<Volume> {
        let mut editions = self.editions.iter().filter(|known| known.programme.id == *id);
        let first = editions.clone().next()?;
        let is_known =
            |edition: &&Edition| self.entry(edition.seq).is_none_or(|entry| moment.knows(entry));
        let edition = editions.rfind(is_known).unwrap_or(first);
        Some(Volume::fold(edition, &self.ledger, moment))
    }

    /// Takes in an entry that the store has kept.
    pub fn append(&mut self, entry: Entry) {
        let is_review = matches!(entry.change.effective(), Change::Reviewed { .. });
        let moves_ends = matches!(entry.change.effective(), Change::Quarter { .. });
        self.forget_sums();
        for volume in &mut self.volumes {
            volume.board.apply(&volume.document, &entry);
            if Board::concerns(&volume.document, &entry) {
                (volume.labour, volume.parts) = (OnceLock::new(), Sums::default());
            }
            match volume.before.get_mut() {
                // The quarter before may end at another moment from now on.
                Some(_) if moves_ends => volume.before = OnceLock::new(),
                Some(before) => before.apply(&volume.document, &entry),
                None => {}
            }
            if is_review && entry.programme == volume.document.id {
                let in_force = volume.board.in_force(&volume.document).map(Arc::new);
                volume.programme = in_force.unwrap_or_else(|| Arc::clone(&volume.document));
            }
        }
        self.ledger.push(entry);
        if is_review {
            self.merge();
        }
    }

    /// Takes in a document and the entry that says so, in the place of the
    /// edition before or behind the others; where it stands.
    pub fn take(&mut self, programme: Arc<Programme>, entry: Entry) -> usize {
        let id = programme.id.clone();
        let edition = Edition { seq: entry.seq, programme };
        self.ledger.push(entry);
        let last = self.editions.iter().rposition(|known| known.programme.id == id);
        self.editions.insert(last.map_or(self.editions.len(), |at| at + 1), edition);
        self.fold();
        let at = self.volumes.iter().position(|volume| volume.programme.id == id);
        at.unwrap_or_default()
    }

    /// Folds again for another moment.
    pub fn move_to(&mut self, moment: Moment) {
        self.moment = moment;
        self.fold();
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

#[cfg(test)]
mod tests;
