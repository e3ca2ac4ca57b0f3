//! Two folds of one programme side by side: what is new, done, moved, late,
//! said otherwise, silent, gone.

use std::collections::HashMap;

use super::board::Board;
use super::change::{Change, Due};
use super::item::Item;
use super::key::Key;
use super::ledger::Entry;
use super::moment::Moment;
use super::programme::Programme;
use super::progress::Report;
use super::slip::Move;
use super::standing::Standing;

/// After so many days without a report an item that is not done is silent.
pub const SILENT_DAYS: i64 = 30;

/// What became of an item between two moments. One item can be in several of
/// these groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Turn {
    /// It was not there: an amended document or a conclusion has it now.
    New,
    /// It was not done.
    Done,
    /// Its deadline was another.
    Moved,
    /// It was not overdue.
    Overdue,
    /// What is reported, what the document says, or who answers is not the same.
    Reworded,
    /// At the later moment nothing has been reported for [`SILENT_DAYS`].
    Silent,
    /// It is no longer there.
    Gone,
}

impl Turn {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 7] = [
        Self::New,
        Self::Done,
        Self::Moved,
        Self::Overdue,
        Self::Reworded,
        Self::Silent,
        Self::Gone,
    ];

    /// The name used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Done => "done",
            Self::Moved => "moved",
            Self::Overdue => "overdue",
            Self::Reworded => "reworded",
            Self::Silent => "silent",
            Self::Gone => "gone",
        }
    }
}

/// A programme in force at a moment, and the fold of that moment.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The fold.
    pub board: &'a Board,
}

/// An item on one side.
#[derive(Debug, Clone)]
pub struct Stood<'a> {
    /// The item, as the edition of that side calls it.
    pub item: Item<'a>,
    /// How it stood.
    pub standing: Standing,
    /// The deadline in force.
    pub due: Due,
    /// The report in force.
    pub report: &'a Report,
}

/// What was said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rewording {
    /// What is reported.
    pub report: bool,
    /// What the document says.
    pub document: bool,
    /// Who leads or coordinates.
    pub units: bool,
}

/// An item on both sides; one of them may lack it.
#[derive(Debug, Clone)]
pub struct Compared<'a> {
    /// The earlier side.
    pub before: Option<Stood<'a>>,
    /// The later side.
    pub after: Option<Stood<'a>>,
    /// The groups it belongs to, in their order; at least one.
    pub turns: Vec<Turn>,
    /// The moves of its deadline that only one side knows, oldest first.
    pub moves: Vec<Move<'a>>,
    /// What was said otherwise.
    pub rewording: Rewording,
    /// For how many days nothing was reported at the later moment; none where
    /// nothing ever was.
    pub quiet_days: Option<i64>,
}

impl<'a> Compared<'a> {
    /// The item, as the later side calls it where it has it.
    #[must_use]
    pub fn stood(&self) -> Option<&Stood<'a>> {
        self.after.as_ref().or(self.before.as_ref())
    }
}

/// Everything that is not the same at two moments.
#[derive(Debug, Clone, Default)]
pub struct Comparison<'a> {
    /// In the order of the later document; what it lacks comes last.
    pub rows: Vec<Compared<'a>>,
}

impl<'a> Comparison<'a> {
    /// Compares two folds of one programme. The ledger is whole, and in the
    /// order of its numbers: it says what newer editions call the items.
    #[must_use]
    pub fn of(before: Side<'a>, after: Side<'a>, ledger: &'a [Entry]) -> Self {
        let pairs = if is_earlier(after.board, before.board) {
            let pairs = paired(after, before, ledger);
            pairs.into_iter().map(|(late, early)| (early, late)).collect()
        } else {
            paired(before, after, ledger)
        };
        let compare = |(early, late)| compared((before, early), (after, late), ledger);
        let rows: Vec<Compared<'a>> = pairs.into_iter().map(compare).collect();
        let (mut there, gone): (Vec<_>, Vec<_>) =
            rows.into_iter().partition(|row| row.after.is_some());
        let place = |row: &Compared<'_>| {
            row.after.as_ref().and_then(|stood| after.programme.position(&stood.item.node.key))
        };
        there.sort_by_key(place);
        there.extend(gone);
        there.retain(|row| !row.turns.is_empty());
        Self { rows: there }
    }

    /// The items of a group.
    pub fn group(&self, turn: Turn) -> impl Iterator<Item = &Compared<'a>> {
        self.rows.iter().filter(move |row| row.turns.contains(&turn))
    }
}

/// Whether one fold is of an earlier edition or moment than the other.
fn is_earlier(one: &Board, other: &Board) -> bool {
    let place = |board: &Board| {
        let Moment { day, through } = board.moment();
        (board.edition(), day, through.unwrap_or(u64::MAX))
    };
    place(one) < place(other)
}

type Pair<'a> = (Option<Item<'a>>, Option<Item<'a>>);

/// The items of an earlier and a later side, each with what it is on the other.
fn paired<'a>(early: Side<'a>, late: Side<'a>, ledger: &[Entry]) -> Vec<Pair<'a>> {
    let steps = steps(early, late, ledger);
    let mut known: HashMap<Key, Item<'a>> = HashMap::new();
    let mut lost: Vec<Item<'a>> = Vec::new();
    for item in early.programme.items() {
        let key =
            steps.iter().fold(item.key.clone(), |key, step| step.get(&key).cloned().unwrap_or(key));
        match known.entry(key) {
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(item);
            }
            // Two items of old are one now: the first is it.
            std::collections::hash_map::Entry::Occupied(_) => lost.push(item),
        }
    }
    let mut pairs: Vec<Pair<'a>> = Vec::new();
    for item in late.programme.items() {
        let was = known.remove(&item.key);
        pairs.push((was, Some(item)));
    }
    let is_left = |item: &Item<'_>| {
        known.values().any(|left| left.key == item.key) || lost.iter().any(|l| l.key == item.key)
    };
    let gone = early.programme.items().filter(is_left);
    pairs.extend(gone.map(|item| (Some(item), None)));
    pairs
}

/// What each entry between two sides calls items that are called otherwise
/// since, oldest first.
fn steps(early: Side<'_>, late: Side<'_>, ledger: &[Entry]) -> Vec<HashMap<Key, Key>> {
    let between = early.board.edition() + 1..=late.board.edition();
    let own = ledger.iter().filter(|entry| entry.programme == late.programme.id);
    let step = |entry: &Entry| match entry.change.effective() {
        Change::Reimported { carried, .. } if between.contains(&entry.seq) => {
            let name = |item: &super::change::Carried| {
                let to = item.to.clone().unwrap_or_else(|| item.from.vanished(entry.seq));
                (item.from.clone(), to)
            };
            Some(carried.iter().map(name).collect())
        }
        Change::Reattached { from, to }
            if late.board.moment().knows(entry) && !early.board.moment().knows(entry) =>
        {
            Some(HashMap::from([(from.clone(), to.clone())]))
        }
        Change::Reimported { .. }
        | Change::Reattached { .. }
        | Change::Imported { .. }
        | Change::Updated { .. }
        | Change::DueMoved { .. }
        | Change::Undone { .. }
        | Change::Quarter { .. }
        | Change::Members { .. }
        | Change::RollCalled { .. }
        | Change::Reviewed { .. } => None,
    };
    own.filter_map(step).collect()
}

fn compared<'a>(
    (before, early): (Side<'a>, Option<Item<'a>>),
    (after, late): (Side<'a>, Option<Item<'a>>),
    ledger: &'a [Entry],
) -> Compared<'a> {
    let stood = |side: Side<'a>, item: Item<'a>| Stood {
        standing: side.board.standing(side.programme, &item),
        due: side.board.due(&item),
        report: side.board.report(&item.key),
        item,
    };
    let before_stood = early.map(|item| stood(before, item));
    let after_stood = late.map(|item| stood(after, item));
    let mut row = Compared {
        rewording: rewording(before_stood.as_ref(), after_stood.as_ref()),
        moves: moves(before, before_stood.as_ref(), after, after_stood.as_ref(), ledger),
        quiet_days: after_stood.as_ref().and_then(|stood| quiet_days(after, &stood.item.key)),
        before: before_stood,
        after: after_stood,
        turns: Vec::new(),
    };
    row.turns = Turn::ALL.into_iter().filter(|turn| is_in(&row, *turn, after)).collect();
    row
}

fn is_in(row: &Compared<'_>, turn: Turn, side: Side<'_>) -> bool {
    let (before, after) = (row.before.as_ref(), row.after.as_ref());
    let Some(now) = after else { return turn == Turn::Gone };
    let was = |wanted: fn(Standing) -> bool| before.is_some_and(|stood| wanted(stood.standing));
    let is_overdue: fn(Standing) -> bool = |standing| standing == Standing::Overdue;
    match turn {
        Turn::New => before.is_none(),
        Turn::Done => now.standing.is_done() && !was(Standing::is_done),
        Turn::Moved => before.is_some_and(|stood| stood.due.period != now.due.period),
        Turn::Overdue => is_overdue(now.standing) && !was(is_overdue),
        Turn::Reworded => row.rewording != Rewording::default(),
        Turn::Silent => {
            let is_quiet = row.quiet_days.is_none_or(|days| days >= SILENT_DAYS);
            is_quiet && !side.board.is_settled(&now.item) && side.board.is_known_for(SILENT_DAYS)
        }
        Turn::Gone => false,
    }
}

fn rewording(before: Option<&Stood<'_>>, after: Option<&Stood<'_>>) -> Rewording {
    let Some((before, after)) = before.zip(after) else { return Rewording::default() };
    let (was, is) = (before.item.node, after.item.node);
    let said = |report: &Report| (report.note.clone(), report.obstacle.clone());
    Rewording {
        report: said(before.report) != said(after.report),
        document: (&was.title, &was.text) != (&is.title, &is.text),
        units: (was.lead(), was.coordinators()) != (is.lead(), is.coordinators()),
    }
}

/// The moves that only one of the sides knows.
fn moves<'a>(
    before: Side<'a>,
    was: Option<&Stood<'a>>,
    after: Side<'a>,
    is: Option<&Stood<'a>>,
    ledger: &'a [Entry],
) -> Vec<Move<'a>> {
    let told = |side: Side<'a>, stood: Option<&Stood<'a>>| {
        stood.map(|stood| side.board.moves(&stood.item.key, ledger)).unwrap_or_default()
    };
    let (old, new) = (told(before, was), told(after, is));
    let has = |moves: &[Move<'_>], seq| moves.iter().any(|known| known.seq == seq);
    let only_old = old.iter().filter(|known| !has(&new, known.seq));
    let only_new = new.iter().filter(|known| !has(&old, known.seq));
    let mut moves: Vec<Move<'a>> = only_old.chain(only_new).cloned().collect();
    moves.sort_by_key(|known| known.seq);
    moves
}

fn quiet_days(side: Side<'_>, key: &Key) -> Option<i64> {
    let last = side.board.last_word(key)?;
    Some((side.board.as_of() - last.at.date_naive()).num_days())
}
