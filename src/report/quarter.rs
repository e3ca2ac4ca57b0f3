//! A quarter of one programme in figures: how everything stood on a day, and
//! what had changed since the end of the quarter before. Both are folds of the
//! same ledger, so that nothing a paper says can drift from the screens.

mod annex;
mod body;
mod duties;
mod figures;
mod form;
#[cfg(test)]
mod tests;

pub(crate) use body::in_text;
pub(super) use body::{blank, late_line, phrase};
pub(super) use figures::sums;
pub use form::paper;
pub(super) use form::{cited, in_full};

use chrono::NaiveDate;

use crate::domain::{
    Board, Due, Entry, Instance, Item, ItemKind, ItemState, Moment, Node, Programme, Quarter,
    Standing, Submission, Submissions, Tally, UnitId, UnitKind, UnitRef,
};

/// One programme in one quarter.
#[derive(Debug)]
pub struct Quarterly<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// The quarter.
    pub quarter: Quarter,
    /// How it stood on the day of the figures.
    pub board: Board,
    /// How it stood at the end of the quarter before.
    pub before: Board,
    /// Everything that is followed, in the order of the document, and how it
    /// stands.
    pub items: Vec<Followed<'a>>,
    /// Deadlines moved since the end of the quarter before, oldest first.
    pub moved: Vec<Moved<'a>>,
    /// Whether anything was known at the end of the quarter before.
    pub knew_before: bool,
    /// Whether anything had been written down by the day of the figures.
    pub knows: bool,
}

/// One thing that is followed, and how it stands.
#[derive(Debug, Clone)]
pub struct Followed<'a> {
    /// The item.
    pub item: Item<'a>,
    /// How it stands.
    pub standing: Standing,
    /// How it stood at the end of the quarter before.
    pub before: Standing,
    /// The deadline in force.
    pub due: Due,
}

/// Something that comes round, with its instances up to the day of the figures.
#[derive(Debug)]
pub struct Recurring<'a, 'q> {
    /// The item, and how it stands.
    pub followed: &'q Followed<'a>,
    /// Its instances, by their last day.
    pub instances: Vec<Instance>,
}

impl Recurring<'_, '_> {
    /// The instances that fall due in a quarter.
    pub fn due_in(&self, quarter: Quarter) -> impl Iterator<Item = &Instance> {
        self.instances.iter().filter(move |known| Quarter::of(known.due) == quarter)
    }

    /// Those that fell due before it and were not handed in.
    pub fn missed_before(&self, quarter: Quarter) -> impl Iterator<Item = &Instance> {
        let is_missed = |known: &&Instance| known.submission == Submission::Missed;
        self.instances
            .iter()
            .filter(move |known| Quarter::of(known.due) < quarter)
            .filter(is_missed)
    }
}

/// A deadline that was moved in the quarter and not moved back.
#[derive(Debug, Clone)]
pub struct Moved<'a> {
    /// The item.
    pub item: Item<'a>,
    /// The deadline before.
    pub from: Due,
    /// The deadline after.
    pub to: Due,
    /// Why.
    pub reason: &'a str,
    /// The paper that decided it; may be empty.
    pub document: &'a str,
}

/// A row of the table by units. Who answers for a thing is the unit named
/// first, for a thing has one answering body (Conclusion 226-KL/TW); a
/// catch-all is none.
#[derive(Debug, Clone)]
pub struct UnitRow<'a> {
    /// The unit; none where nobody answers.
    pub unit: Option<&'a UnitRef>,
    /// How many stand how.
    pub tally: Tally,
}

impl<'a> Quarterly<'a> {
    /// A programme in force as one fold has it, seen from a quarter; `before`
    /// is the fold of the same items at the end of the quarter before.
    #[must_use]
    pub fn of(
        programme: &'a Programme,
        ledger: &'a [Entry],
        quarter: Quarter,
        board: Board,
        before: Board,
    ) -> Self {
        let own = || ledger.iter().filter(|entry| entry.programme == programme.id);
        let known_by = |moment: Moment| own().any(|entry| moment.knows(entry));
        let items = programme
            .items()
            .map(|item| Followed {
                standing: board.standing(programme, &item),
                before: before.standing(programme, &item),
                due: board.due(&item),
                item,
            })
            .collect();
        let mut quarterly = Self {
            knew_before: known_by(before.moment()),
            knows: known_by(board.moment()),
            moved: Vec::new(),
            programme,
            quarter,
            board,
            before,
            items,
        };
        quarterly.moved = quarterly.slips(ledger);
        quarterly
    }

    fn slips(&self, ledger: &'a [Entry]) -> Vec<Moved<'a>> {
        let mut moved: Vec<(u64, Moved<'a>)> = Vec::new();
        for followed in &self.items {
            let key = &followed.item.key;
            let known = &self.before.state(key).slips;
            let is_new = |seq| known.iter().all(|slip| slip.seq != seq);
            for told in self.board.moves(key, ledger).into_iter().filter(|told| is_new(told.seq)) {
                let (item, from, to) = (followed.item.clone(), told.before, told.after);
                let (reason, document) = (told.reason, told.paper);
                moved.push((told.seq, Moved { item, from, to, reason, document }));
            }
        }
        moved.sort_by_key(|(seq, _)| *seq);
        moved.into_iter().map(|(_, moved)| moved).collect()
    }

    /// The day of the figures.
    #[must_use]
    pub fn as_of(&self) -> NaiveDate {
        self.board.as_of()
    }

    /// Whether the figures are those of the quarter's closing.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.board.closed_here() == Some(self.quarter)
    }

    /// How many stand how.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.items.iter().map(|followed| followed.standing).collect()
    }

    /// How many of a kind stand how.
    #[must_use]
    pub fn tally_of(&self, kind: ItemKind) -> Tally {
        let of_kind = self.items.iter().filter(|followed| followed.item.kind == kind);
        of_kind.map(|followed| followed.standing).collect()
    }

    /// What the ledger says of an item.
    #[must_use]
    pub fn state(&self, followed: &Followed<'_>) -> &ItemState {
        self.board.state(&followed.item.key)
    }

    /// Those that stand in one way, the earliest deadline first.
    pub fn standing_so(&self, wanted: impl Fn(Standing) -> bool) -> Vec<&Followed<'a>> {
        let mut found: Vec<&Followed<'a>> =
            self.items.iter().filter(|followed| wanted(followed.standing)).collect();
        found.sort_by_key(|followed| followed.due.date());
        found
    }

    /// Those done since the end of the quarter before.
    #[must_use]
    pub fn newly_done(&self) -> Vec<&Followed<'a>> {
        let newly =
            |followed: &&Followed<'a>| followed.standing.is_done() && !followed.before.is_done();
        self.items.iter().filter(newly).collect()
    }

    /// Those that have become overdue since the end of the quarter before.
    #[must_use]
    pub fn newly_overdue(&self) -> Vec<&Followed<'a>> {
        let mut overdue = self.standing_so(|standing| standing == Standing::Overdue);
        overdue.retain(|followed| followed.before != Standing::Overdue);
        overdue
    }

    /// Those not done that are due in the quarter after, the earliest first.
    #[must_use]
    pub fn due_next(&self) -> Vec<&Followed<'a>> {
        let next = self.quarter.next();
        let mut due = self.standing_so(|standing| !standing.is_done());
        due.retain(|followed| followed.due.date().is_some_and(|day| Quarter::of(day) == next));
        due
    }

    /// Whether an item had a report in this quarter.
    #[must_use]
    pub fn reported(&self, followed: &Followed<'_>) -> bool {
        let last = self.state(followed).last_filing();
        last.is_some_and(|filing| filing.quarter >= self.quarter)
    }

    /// Those not done that had no report in this quarter, in the order of the
    /// document.
    #[must_use]
    pub fn silent(&self) -> Vec<&Followed<'a>> {
        let is_settled = |followed: &Followed<'_>| self.board.is_settled(&followed.item);
        self.items.iter().filter(|known| !is_settled(known) && !self.reported(known)).collect()
    }

    /// Who answers for an item.
    #[must_use]
    pub fn answers(&self, item: &Item<'a>) -> Option<&'a UnitRef> {
        let is_body = |reference: &&UnitRef| {
            let unit = self.programme.unit(reference);
            unit.is_none_or(|unit| unit.kind != UnitKind::CatchAll)
        };
        item.node.lead().iter().find(is_body)
    }

    /// How many of what each unit answers for stand how, most work first; what
    /// nobody answers for comes last. Together they are the whole tally.
    #[must_use]
    pub fn units(&self) -> Vec<UnitRow<'a>> {
        let mut rows: Vec<(Option<&'a UnitRef>, Vec<Standing>)> = Vec::new();
        let id = |unit: Option<&'a UnitRef>| -> Option<&'a UnitId> { unit.map(|unit| &unit.unit) };
        for followed in &self.items {
            let unit = self.answers(&followed.item);
            match rows.iter_mut().find(|(known, _)| id(*known) == id(unit)) {
                Some((_, standings)) => standings.push(followed.standing),
                None => rows.push((unit, vec![followed.standing])),
            }
        }
        let mut rows: Vec<UnitRow<'a>> = rows
            .into_iter()
            .map(|(unit, standings)| UnitRow { unit, tally: standings.into_iter().collect() })
            .collect();
        rows.sort_by_key(|row| {
            let most = std::cmp::Reverse(row.tally.total());
            (row.unit.is_none(), most, std::cmp::Reverse(row.tally.count(Standing::Overdue)))
        });
        rows
    }

    /// What comes round, with its instances, in the order of the document.
    #[must_use]
    pub fn recurring(&self) -> Vec<Recurring<'a, '_>> {
        let recurs = |known: &&Followed<'a>| self.board.recurs(&known.item);
        let followed = self.items.iter().filter(recurs);
        followed
            .map(|followed| Recurring {
                followed,
                instances: self.board.instances(self.programme, &followed.item),
            })
            .collect()
    }

    /// How many instances that fall due in the quarter came to what, by who
    /// answers for them; what nobody answers for comes last.
    #[must_use]
    pub fn submissions(&self) -> Vec<(Option<&'a UnitRef>, Submissions)> {
        let mut rows: Vec<(Option<&'a UnitRef>, Vec<Submission>)> = Vec::new();
        for known in self.recurring() {
            let unit = self.answers(&known.followed.item);
            let found = known.due_in(self.quarter).map(|instance| instance.submission);
            match rows.iter_mut().find(|(row, _)| row.map(|u| &u.unit) == unit.map(|u| &u.unit)) {
                Some((_, all)) => all.extend(found),
                None => rows.push((unit, found.collect())),
            }
        }
        rows.retain(|(_, found)| !found.is_empty());
        rows.sort_by_key(|(unit, _)| unit.is_none());
        rows.into_iter().map(|(unit, found)| (unit, found.into_iter().collect())).collect()
    }

    /// The headings that have items below them, in the order of the document,
    /// each with its items; what stands below none has none.
    #[must_use]
    pub fn groups(&self) -> Vec<(Option<&'a Node>, Vec<&Followed<'a>>)> {
        let mut groups: Vec<(Option<&'a Node>, Vec<&Followed<'a>>)> = Vec::new();
        for followed in &self.items {
            let parent = followed.item.node.parent.as_ref();
            let heading = parent.and_then(|parent| self.programme.node(parent));
            match groups.last_mut() {
                Some((last, items)) if last.map(|n| &n.key) == heading.map(|n| &n.key) => {
                    items.push(followed);
                }
                Some(_) | None => groups.push((heading, vec![followed])),
            }
        }
        groups
    }
}
