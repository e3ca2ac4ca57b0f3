//! The laws of what comes round and of rolls, over ledgers of every kind.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::{Recurring, recurring, roll};
use crate::app::library::Library;
use crate::app::samples;
use crate::domain::{
    Change, Content, Cycle, Entry, Instance, Key, Period, Programme, ProgrammeId, Progress, Report,
    Submission, Submissions, UnitId,
};

const ID: &str = "kien-an-nq05";
const DUTY: &str = "V.5/2";
const CYCLES: [Cycle; 4] = [Cycle::Monthly, Cycle::Quarterly, Cycle::HalfYearly, Cycle::Yearly];

fn day(after: u64) -> NaiveDate {
    let first: NaiveDate = "2026-01-01".parse().expect("a day");
    first.checked_add_days(Days::new(after)).expect("a day")
}

fn entry(seq: u64, on: NaiveDate, change: Change) -> Entry {
    let at = format!("{on}T12:00:00+07:00").parse().expect("a moment");
    Entry { seq, at, by: String::new(), programme: ProgrammeId::new(ID), change }
}

fn imported() -> Change {
    Change::Imported { source: "seed.md".to_owned(), digest: String::new(), nodes: 0 }
}

/// The seed, with a duty of these cycles, known from the day it was taken in.
fn programme(cycles: &[Cycle]) -> Programme {
    static SEED: std::sync::LazyLock<Programme> =
        std::sync::LazyLock::new(|| samples::programme(ID));
    let mut programme = SEED.clone();
    programme.known_from = None;
    for node in &mut programme.nodes {
        if let Content::Duty(duty) = &mut node.content
            && node.key.as_str() == DUTY
        {
            duty.cycles = cycles.to_vec();
        }
    }
    programme
}

fn instances(library: &Library) -> Vec<Instance> {
    let known = recurring(&library.volumes()[0]);
    known.into_iter().find(|duty| duty.item.key.as_str() == DUTY).expect("the duty").instances
}

/// A report: how long after the last, on which period, how far, handed in so
/// many days before it was written.
type Filed = (u64, u64, Progress, u64);

fn filings() -> impl Strategy<Value = Vec<Filed>> {
    let progress = prop_oneof![
        4 => Just(Progress::Done),
        1 => Just(Progress::Underway),
        1 => Just(Progress::NotStarted),
        1 => Just(Progress::Paused)
    ];
    proptest::collection::vec((0u64..40, 0u64..60, progress, 0u64..50), 0..12)
}

fn report(written: NaiveDate, (_, back, progress, earlier): Filed) -> Report {
    let about = written.checked_sub_days(Days::new(back)).expect("a day");
    Report {
        progress,
        note: "Đã gửi.".to_owned(),
        done_on: (progress == Progress::Done)
            .then(|| written.checked_sub_days(Days::new(earlier)).expect("a day")),
        period: Some(Cycle::Monthly.period_at(about)),
        ..Report::default()
    }
}

proptest! {
    #[test]
    fn every_period_from_the_first_day_on_appears_once_for_each_cycle(
        start in 0u64..800,
        length in 0u64..900,
        which in proptest::sample::subsequence(CYCLES.to_vec(), 1..=4),
    ) {
        let (first, last) = (day(start), day(start + length));
        // Twice the same cycle is one.
        let cycles: Vec<Cycle> = which.iter().chain(&which).copied().collect();
        let library = Library::new(vec![programme(&cycles)], vec![entry(1, first, imported())], last);
        let found = instances(&library);
        for cycle in &which {
            let own: Vec<Period> = found
                .iter()
                .map(|known| known.period)
                .filter(|period| cycle.period_at(period.due().expect("an end")) == *period)
                .collect();
            let mut expected = Vec::new();
            for at in start..=start + length {
                let period = cycle.period_at(day(at));
                if expected.last() != Some(&period) {
                    expected.push(period);
                }
            }
            prop_assert_eq!(&own, &expected, "{:?}", cycle);
        }
        prop_assert!(found.is_sorted_by_key(|known| known.due));
        let tally = Submissions::from_iter(&found);
        prop_assert_eq!(tally.total(), found.len());
        for known in &found {
            let is_over = known.due < last;
            let expected = if is_over { Submission::Missed } else { Submission::Awaited };
            prop_assert_eq!(known.submission, expected);
        }
    }

    #[test]
    fn a_report_changes_its_own_instance_and_only_a_day_in_time_makes_it_so(filed in filings()) {
        let last = day(900);
        let mut library =
            Library::new(vec![programme(&[Cycle::Monthly])], vec![entry(1, day(30), imported())], last);
        let mut written = 60;
        for (seq, filed) in (2..).zip(filed) {
            let before = instances(&library);
            written += filed.0;
            let after = report(day(written), filed);
            let change = Change::Updated {
                key: Key::new(DUTY),
                before: library.volumes()[0].board.state(&Key::new(DUTY)).report.clone(),
                after: after.clone(),
            };
            library.append(entry(seq, day(written), change));
            let now = instances(&library);
            prop_assert_eq!(before.len(), now.len());
            let tally = Submissions::from_iter(&now);
            prop_assert_eq!(tally.in_time + tally.late + tally.missed + tally.awaited, now.len());
            for (was, is) in before.iter().zip(&now) {
                let is_about = after.period == Some(is.period);
                if !is_about {
                    prop_assert_eq!(was.handed_in, is.handed_in);
                }
                let becomes = was.submission != Submission::InTime
                    && is.submission == Submission::InTime;
                if becomes {
                    prop_assert!(is_about && after.done_on.is_some_and(|day| day <= is.due));
                }
                // What was missed before a pause stays missed.
                if was.submission == Submission::Missed && is.submission == Submission::Awaited {
                    prop_assert_eq!(after.progress, Progress::Paused);
                    prop_assert!(is_about || is.due >= day(written));
                }
            }
        }
    }

    #[test]
    fn who_has_reported_and_who_has_not_are_all_members(
        first in proptest::collection::btree_set("[a-e]", 0..5),
        later in proptest::collection::btree_set("[a-e]", 0..5),
        called in proptest::collection::vec("[a-g]", 0..6),
    ) {
        let group = UnitId::new("cac-chi-bo-to-dan-pho");
        let (first, later): (Vec<String>, Vec<String>) =
            (first.into_iter().collect(), later.into_iter().collect());
        let ledger = vec![
            entry(1, day(120), imported()),
            entry(2, day(121), Change::Members { unit: group.clone(), before: Vec::new(), after: first.clone() }),
            entry(3, day(122), Change::RollCalled {
                key: Key::new("III.4.3"), period: None, before: Vec::new(), after: called.clone(),
            }),
            entry(4, day(123), Change::Members { unit: group, before: first, after: later.clone() }),
        ];
        let library = Library::new(vec![programme(&[])], ledger, day(200));
        let roll = roll(&library.volumes()[0], &Key::new("III.4.3"), None).expect("a roll");
        let (reported, all) = roll.counts();
        prop_assert_eq!((reported + roll.missing.len(), all), (later.len(), later.len()));
        for name in &later {
            let has = called.contains(name);
            prop_assert_eq!(roll.reported.contains(&name.as_str()), has);
            prop_assert_eq!(roll.missing.contains(&name.as_str()), !has);
        }
    }
}

#[test]
fn what_rests_by_a_paper_is_nobodys_fault_and_what_was_missed_before_is() {
    let report = |progress, period: &str| Report {
        progress,
        period: period.parse().ok(),
        note: "Theo văn bản.".to_owned(),
        ..Report::default()
    };
    let update = |after| Change::Updated { key: Key::new(DUTY), before: Report::default(), after };
    let ledger = vec![
        entry(1, day(0), imported()),
        entry(2, day(70), update(report(Progress::Paused, "2026-03"))),
        entry(3, day(160), update(report(Progress::Underway, "2026-06"))),
    ];
    let library = Library::new(vec![programme(&[Cycle::Monthly])], ledger, day(190));
    let found: Vec<(Submission, bool)> =
        instances(&library).iter().map(|known| (known.submission, known.rests)).collect();
    let (missed, rests) = ((Submission::Missed, false), (Submission::Awaited, true));
    let open = (Submission::Awaited, false);
    assert_eq!(found, [missed, missed, rests, rests, rests, missed, open]);
}

#[test]
fn a_task_that_comes_round_by_its_time_has_instances_and_is_counted_by_itself() {
    let mut programme = programme(&[]);
    for node in &mut programme.nodes {
        if let Content::Task(task) = &mut node.content {
            task.period = Some(Period::Recurring(Cycle::Quarterly));
            break;
        }
    }
    let library = Library::new(vec![programme], vec![entry(1, day(0), imported())], day(100));
    let volume = &library.volumes()[0];
    let known = recurring(volume);
    let task: &Recurring<'_> = known
        .iter()
        .find(|known| matches!(known.item.node.content, Content::Task(_)))
        .expect("the task");
    assert_eq!((task.instances.len(), task.tally.missed, task.tally.awaited), (2, 1, 1));
    assert_eq!(volume.standing(&task.item), crate::domain::Standing::NoDeadline);
}
