//! What a paper says is what the folds say.

use std::sync::LazyLock;

use chrono::Days;
use proptest::prelude::*;

use super::*;
use crate::document::{Lexicon, read};
use crate::domain::{Change, Key, Period, ProgrammeId, Progress, Report};

static SEED: LazyLock<Programme> = LazyLock::new(|| {
    let bytes = include_bytes!("../../../seeds/kien-an-nq05.md");
    read("kien-an-nq05.md", bytes, ProgrammeId::new("seed"), Lexicon::embedded()).expect("the seed")
});

const QUARTER: Quarter = Quarter { year: 2026, number: 3 };

fn day(offset: u64) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2026, 4, 1).expect("a day");
    first.checked_add_days(Days::new(offset)).expect("a day")
}

/// The quarter at the end of a day.
fn of(ledger: &[Entry], on: NaiveDate) -> Quarterly<'_> {
    let before = Board::fold(&SEED, ledger, day(90));
    Quarterly::of(&SEED, ledger, QUARTER, Board::fold(&SEED, ledger, on), before)
}

/// One edit: on a day of the year, to one of the items.
#[derive(Debug, Clone)]
enum Edit {
    Report(Progress, u64),
    Due(Option<u64>),
    Confirm,
    Undo,
}

fn edits() -> impl Strategy<Value = Vec<(u64, usize, Edit)>> {
    let edit = prop_oneof![
        (0..4_usize, 0..300_u64).prop_map(|(at, done)| Edit::Report(Progress::ALL[at], done)),
        proptest::option::of(0..400_u64).prop_map(Edit::Due),
        Just(Edit::Confirm),
        Just(Edit::Undo),
    ];
    prop::collection::vec((0..260_u64, 0..60_usize, edit), 0..40)
}

/// The ledger of these edits, in the order of their days, as the screens would
/// have written it.
fn ledger(mut edits: Vec<(u64, usize, Edit)>) -> Vec<Entry> {
    edits.sort_by_key(|(day, ..)| *day);
    let items: Vec<Item<'_>> = SEED.items().collect();
    let mut ledger: Vec<Entry> = Vec::new();
    for (on, at, edit) in edits {
        let item = &items[at % items.len()];
        let board = Board::fold(&SEED, &ledger, day(on));
        let key = item.key.clone();
        let due = board.due(item);
        let moved = |after| Change::DueMoved {
            key: key.clone(),
            before: due,
            after,
            reason: "vì thế".to_owned(),
            document: String::new(),
        };
        let change = match edit {
            Edit::Report(progress, done) => {
                let done_on = (progress == Progress::Done).then(|| day(done));
                let note = "Đã họp".to_owned();
                let cycle = board.cycles(item).first().copied();
                let period = cycle.map(|cycle| cycle.period_at(day(done.min(on))));
                let after = Report { progress, note, done_on, period, ..Report::default() };
                let before = board.state(&key).report.clone();
                Change::Updated { key: key.clone(), before, after }
            }
            Edit::Due(to) => {
                let period = to.map(|to| Period::Day(day(to)));
                moved(Due { period, confirmed: true })
            }
            Edit::Confirm => moved(Due { confirmed: true, ..due }),
            Edit::Undo => {
                let last = ledger.iter().rev().find(|entry| entry.change.key() == Some(&key));
                let inverse = last.and_then(|last| Some((last.seq, last.change.inverse()?)));
                let Some((seq, change)) = inverse else { continue };
                Change::Undone { seq, change: Box::new(change) }
            }
        };
        let at = format!("{}T09:00:00+07:00", day(on)).parse().expect("a moment");
        let seq = ledger.len() as u64 + 1;
        ledger.push(Entry { seq, at, by: "x".into(), programme: SEED.id.clone(), change });
    }
    ledger
}

fn keys(items: &[&Followed<'_>]) -> Vec<Key> {
    items.iter().map(|followed| followed.item.key.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn figures_are_those_of_the_lists_and_add_up(edits in edits(), on in 91..183_u64) {
        let ledger = ledger(edits);
        let as_of = day(on);
        let quarterly = of(&ledger, as_of);
        let board = Board::fold(&SEED, &ledger, as_of);
        let tally: Tally = SEED.items().map(|item| board.standing(&SEED, &item)).collect();
        prop_assert_eq!(quarterly.tally(), tally);
        let size = |tally: &Tally| tally.total() + tally.count(Standing::NoDeadline);
        prop_assert_eq!(size(&tally), SEED.items().count());
        for standing in Standing::ALL {
            let by_unit: usize =
                quarterly.units().iter().map(|row| row.tally.count(standing)).sum();
            prop_assert_eq!(by_unit, tally.count(standing));
            let kinds = [
                ItemKind::Model, ItemKind::Attain, ItemKind::Task, ItemKind::Duty,
                ItemKind::Indicator,
            ];
            let by_kind: usize =
                kinds.iter().map(|kind| quarterly.tally_of(*kind).count(standing)).sum();
            prop_assert_eq!(by_kind, tally.count(standing));
        }
        let grouped: usize = quarterly.groups().iter().map(|(_, items)| items.len()).sum();
        prop_assert_eq!(grouped, SEED.items().count());
        let silent: Vec<Key> =
            SEED.items().filter(|item| board.is_silent(item)).map(|item| item.key).collect();
        prop_assert_eq!(keys(&quarterly.silent()), silent);
    }

    #[test]
    fn periodic_reports_of_a_quarter_are_counted_once_and_add_up(
        edits in edits(),
        on in 91..183_u64,
    ) {
        let ledger = ledger(edits);
        let as_of = day(on);
        let quarterly = of(&ledger, as_of);
        let board = Board::fold(&SEED, &ledger, as_of);
        let all: Vec<Instance> = board.recurring(&SEED).flat_map(|(_, known)| known).collect();
        let due = || all.iter().filter(|known| Quarter::of(known.due) == QUARTER);
        let sum: Submissions = due().collect();
        prop_assert_eq!(sum.total(), due().count());
        prop_assert_eq!(sum.owed(), sum.in_time + sum.late + sum.missed);
        let rows = quarterly.submissions();
        let of = |count: fn(&Submissions) -> usize| {
            rows.iter().map(|(_, found)| count(found)).sum::<usize>()
        };
        prop_assert_eq!(of(|s| s.in_time), sum.in_time);
        prop_assert_eq!(of(|s| s.late), sum.late);
        prop_assert_eq!(of(|s| s.missed), sum.missed);
        prop_assert_eq!(of(|s| s.awaited), sum.awaited);
        // What is missed is missed in this quarter or before it.
        let earlier: usize =
            quarterly.recurring().iter().map(|known| known.missed_before(QUARTER).count()).sum();
        let missed = all.iter().filter(|known| known.submission == Submission::Missed).count();
        prop_assert_eq!(earlier + sum.missed, missed);
    }

    #[test]
    fn what_changed_is_the_difference_of_two_folds(edits in edits(), on in 91..183_u64) {
        let ledger = ledger(edits);
        let quarterly = of(&ledger, day(on));
        let before = Board::fold(&SEED, &ledger, day(90));
        prop_assert_eq!(before.as_of().to_string(), "2026-06-30");
        let then: Tally = SEED.items().map(|item| before.standing(&SEED, &item)).collect();
        let newly = quarterly.newly_done().len();
        let undone = quarterly.items.iter()
            .filter(|known| known.before.is_done() && !known.standing.is_done()).count();
        prop_assert_eq!(then.done() + newly, quarterly.tally().done() + undone);
        for moved in &quarterly.moved {
            prop_assert_ne!(moved.from.period, moved.to.period);
            prop_assert_eq!(moved.reason, "vì thế");
        }
    }
}

#[test]
fn a_deadline_moved_and_moved_back_has_not_moved() {
    let to = |on: u64, edit| (on, 0, edit);
    let moved = vec![to(100, Edit::Due(Some(300)))];
    let quarterly_of = |ledger: &[Entry]| {
        let quarterly = of(ledger, day(182));
        quarterly.moved.len()
    };
    assert_eq!(quarterly_of(&ledger(moved)), 1);
    let back = vec![to(100, Edit::Due(Some(300))), to(101, Edit::Undo)];
    assert_eq!(quarterly_of(&ledger(back)), 0);
    let confirmed = vec![to(100, Edit::Confirm)];
    assert_eq!(quarterly_of(&ledger(confirmed)), 0);
    let earlier = vec![to(80, Edit::Due(Some(300)))];
    assert_eq!(quarterly_of(&ledger(earlier)), 0);
}
