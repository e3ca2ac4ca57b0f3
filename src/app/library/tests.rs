//! The fold as screens see it: at any moment, in any edition, with what
//! reviews have decided.

use chrono::NaiveDate;

use super::Library;
use crate::app::samples;
use crate::domain::{
    Change, ClosingFault, Conclusion, Content, Decision, Due, Edition, Entry, Key, Moment, Node,
    Period, PlanChange, ProgrammeId, Progress, Quarter, Report, Review, Standing, Submission,
    UnitRef,
};

const ID: &str = "kien-an-nq05";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn entry(seq: u64, on: &str, change: Change) -> Entry {
    let at = format!("{on}T12:00:00+07:00").parse().expect("a day");
    Entry { seq, at, by: "N.T.Hoa".to_owned(), programme: ProgrammeId::new(ID), change }
}

fn imported() -> Change {
    Change::Imported { source: "seed.md".to_owned(), digest: String::new(), nodes: 0 }
}

fn library(changes: Vec<(&str, Change)>, as_of: &str) -> Library {
    let changes = std::iter::once(("2026-05-04", imported())).chain(changes);
    let ledger = (1..).zip(changes).map(|(seq, (on, change))| entry(seq, on, change)).collect();
    Library::new(vec![samples::programme(ID)], ledger, day(as_of))
}

fn quarter(number: u32) -> Quarter {
    Quarter { year: 2026, number }
}

fn closed(number: u32) -> Change {
    Change::Quarter { quarter: quarter(number), is_closed: true }
}

fn filed(key: &str, period: Period, done_on: Option<&str>) -> Change {
    let progress = if done_on.is_some() { Progress::Done } else { Progress::Underway };
    let after = Report {
        progress,
        done_on: done_on.map(day),
        period: Some(period),
        note: "Đã gửi báo cáo.".to_owned(),
        ..Report::default()
    };
    Change::Updated { key: Key::new(key), before: Report::default(), after }
}

fn month(month: u32) -> Period {
    Period::Month { year: 2026, month }
}

fn monthly(library: &Library) -> Key {
    let programme = &library.volumes()[0].programme;
    let is_monthly = |node: &&Node| matches!(&node.content, Content::Duty(duty) if duty.cycles == [crate::domain::Cycle::Monthly]);
    programme.nodes.iter().find(is_monthly).expect("a monthly duty").key.clone()
}

fn months(library: &Library, key: &Key) -> Vec<(Period, Submission)> {
    let volume = &library.volumes()[0];
    let item = volume.programme.item(key).expect("an item");
    let instances = volume.board.instances(&volume.programme, &item);
    instances.into_iter().map(|instance| (instance.period, instance.submission)).collect()
}

#[test]
fn what_is_reported_after_a_closing_belongs_to_the_next_quarter() {
    let reported = || samples::reported("III.1.1", Progress::Underway, None);
    let silent = |changes, as_of| {
        let library = library(changes, as_of);
        let volume = &library.volumes()[0];
        let item = volume.programme.item(&Key::new("III.1.1")).expect("an item");
        (volume.board.open_quarter(day(as_of)), volume.board.is_silent(&item))
    };
    // By the calendar as long as nothing was ever closed.
    assert_eq!(silent(vec![("2026-09-10", reported())], "2026-09-25"), (quarter(3), false));
    assert_eq!(silent(vec![("2026-09-10", reported())], "2026-10-02"), (quarter(4), true));
    // Closed on the 20th: what follows on the same day is of the next quarter.
    let early = || vec![("2026-09-10", reported()), ("2026-09-20", closed(3))];
    assert_eq!(silent(early(), "2026-09-25"), (quarter(4), true));
    let mut late = early();
    late.push(("2026-09-20", reported()));
    assert_eq!(silent(late, "2026-09-25"), (quarter(4), false));
    // Not closed in time: October still reports for the third quarter.
    let slow = vec![("2026-06-20", closed(2)), ("2026-10-02", reported())];
    assert_eq!(silent(slow, "2026-10-05"), (quarter(3), false));
}

#[test]
fn a_quarter_is_closed_once_and_in_order() {
    let board = |changes, as_of| library(changes, as_of).volumes()[0].board.clone();
    let today = day("2026-09-25");
    let open = board(vec![], "2026-09-25");
    assert_eq!(open.may_close(quarter(3), today), Ok(()));
    assert_eq!(open.may_close(quarter(4), today), Err(ClosingFault::NotBegun));
    let done = board(vec![("2026-09-20", closed(3))], "2026-09-25");
    assert!(matches!(done.may_close(quarter(3), today), Err(ClosingFault::Closed(_))));
    assert_eq!(done.may_close(quarter(2), today), Err(ClosingFault::LaterClosed(quarter(3))));
    let reopened =
        Change::Undone { seq: 2, change: Box::new(closed(3).inverse().expect("an inverse")) };
    let again = board(vec![("2026-09-20", closed(3)), ("2026-09-21", reopened)], "2026-09-25");
    assert_eq!(again.may_close(quarter(3), today), Ok(()));
    assert_eq!(again.end_of(quarter(3)), Some(Moment::end_of(day("2026-09-30"))));
    let through = Moment { day: day("2026-09-20"), through: Some(2) };
    assert_eq!(done.end_of(quarter(3)), Some(through));
}

#[test]
fn each_month_is_handed_in_by_itself_and_a_missed_one_stays_missed() {
    let key = monthly(&library(vec![], "2026-09-25"));
    let changes = vec![
        ("2026-05-29", filed(key.as_str(), month(5), Some("2026-05-29"))),
        ("2026-07-05", filed(key.as_str(), month(6), Some("2026-07-05"))),
        ("2026-08-20", filed(key.as_str(), month(8), None)),
        ("2026-09-03", filed(key.as_str(), month(9), Some("2026-09-03"))),
    ];
    let library = library(changes, "2026-09-25");
    let expected = [
        (month(5), Submission::InTime),
        (month(6), Submission::Late),
        (month(7), Submission::Missed),
        (month(8), Submission::Missed),
        (month(9), Submission::InTime),
    ];
    assert_eq!(months(&library, &key), expected);
}

#[test]
fn a_correction_keeps_the_day_of_handing_in_and_an_undo_gives_it_up() {
    let key = monthly(&library(vec![], "2026-09-25"));
    let first = filed(key.as_str(), month(8), Some("2026-08-30"));
    let second = filed(key.as_str(), month(8), Some("2026-09-10"));
    let august = |changes| months(&library(changes, "2026-09-25"), &key)[3];
    let corrected = vec![("2026-08-30", first.clone()), ("2026-09-10", second)];
    assert_eq!(august(corrected), (month(8), Submission::InTime));
    let undo = |seq, change: &Change| Change::Undone {
        seq,
        change: Box::new(change.inverse().expect("an inverse")),
    };
    let taken_back = undo(2, &first);
    let undone = vec![("2026-08-30", first.clone()), ("2026-08-30", taken_back.clone())];
    assert_eq!(august(undone.clone()), (month(8), Submission::Missed));
    let mut redone = undone;
    redone.push(("2026-08-30", undo(3, &taken_back)));
    assert_eq!(august(redone), (month(8), Submission::InTime));
}

fn unit(library: &Library, slug: &str) -> UnitRef {
    let unit = library.units().iter().find(|unit| unit.id.as_str().contains(slug)).expect("a unit");
    UnitRef { unit: unit.id.clone(), as_written: unit.name.clone() }
}

fn conclusion(about: &str, decision: Decision, unit: UnitRef, due: &str) -> Conclusion {
    Conclusion {
        about: Some(Key::new(about)),
        subject: String::new(),
        decision,
        unit: Some(unit),
        helpers: Vec::new(),
        due: due.parse().ok(),
        text: "Chưa thống nhất bộ tiêu chí.".to_owned(),
        at: "2026-09-25T09:41:00+07:00".parse().expect("a time"),
        headline: format!("{} {about}", decision.name()),
        effect: None,
    }
}

fn review(conclusions: Vec<Conclusion>) -> Change {
    Change::Reviewed {
        review: Box::new(Review {
            id: "2026-09-25".to_owned(),
            title: "Họp Ban Thường vụ quý III/2026".to_owned(),
            quarter: quarter(3),
            as_of: day("2026-09-25"),
            through: 1,
            begun: "2026-09-25T08:00:00+07:00".parse().expect("a time"),
            place: String::new(),
            chair: String::new(),
            secretary: String::new(),
            people: Vec::new(),
            remarks: Vec::new(),
            conclusions,
        }),
        is_held: true,
    }
}

fn held() -> Change {
    let library = library(vec![], "2026-09-25");
    let volume = &library.volumes()[0];
    let due = |text: &str| Due { period: text.parse().ok(), confirmed: true };
    let police = unit(&library, "cong-an");
    let before = volume.programme.node(&Key::new("III.2.2")).expect("a node").lead().to_vec();
    let extend = Conclusion {
        effect: Some(PlanChange::Due(due("2026-Q2"), due("2026-Q4"))),
        ..conclusion("III.4.1", Decision::Extend, police.clone(), "2026-Q4")
    };
    let lead = Conclusion {
        effect: Some(PlanChange::Lead(before, vec![police.clone()])),
        ..conclusion("III.2.2", Decision::ChangeLead, police.clone(), "2026-Q4")
    };
    let assign = conclusion("III.1.2", Decision::Assign, police, "2026-10-10");
    review(vec![extend, lead, assign])
}

#[test]
fn the_plan_follows_a_closed_review_and_is_itself_again_when_it_is_taken_back() {
    let mut library = library(vec![], "2026-09-25");
    let outline = |library: &Library| {
        let volume = &library.volumes()[0];
        let items: Vec<_> = volume
            .programme
            .items()
            .map(|item| (item.key.clone(), volume.board.due(&item), item.lead().to_vec()))
            .collect();
        items
    };
    let before = outline(&library);
    library.append(entry(2, "2026-09-25", held()));
    let volume = &library.volumes()[0];
    let node = |key: &str| volume.programme.node(&Key::new(key)).expect("a node");
    let due = |key: &str| {
        volume.board.due(&volume.programme.item(&Key::new(key)).expect("an item")).period
    };
    assert_eq!(due("III.4.1"), "2026-Q4".parse().ok());
    assert!(node("III.2.2").lead()[0].unit.as_str().contains("cong-an"));
    let task = node("KL.2026-09-25/3");
    assert_eq!(task.items().next().and_then(|item| item.period), "2026-10-10".parse().ok());
    assert_eq!(volume.board.reviews().len(), 1);
    let undone = Change::Undone { seq: 2, change: Box::new(held().inverse().expect("an inverse")) };
    library.append(entry(3, "2026-09-25", undone));
    let mut after = outline(&library);
    assert!(library.volumes()[0].board.reviews().is_empty());
    for (was, is) in before.iter().zip(&mut after) {
        is.1.confirmed = was.1.confirmed; // an undone move leaves the day looked at
    }
    assert_eq!(after, before);
}

#[test]
fn a_conclusion_that_keeps_a_deadline_is_followed_by_its_item() {
    let mut library = library(vec![], "2026-09-25");
    let keep = conclusion("III.1.2", Decision::Keep, unit(&library, "cong-an"), "2026-Q3");
    library.append(entry(2, "2026-09-25", review(vec![keep])));
    let standing = |library: &Library| {
        let volume = &library.volumes()[0];
        let key = Key::new("KL.2026-09-25/1");
        volume.standing(&volume.programme.item(&key).expect("an item"))
    };
    assert_eq!(standing(&library), Standing::DueSoon);
    let done = samples::reported("III.1.2", Progress::Done, Some("2026-09-25"));
    library.append(entry(3, "2026-09-25", done));
    assert_eq!(standing(&library), Standing::DoneInTime);
}

#[test]
fn a_day_before_an_amendment_shows_the_edition_of_that_day() {
    let old = samples::programme(ID);
    let mut new = old.clone();
    new.nodes.retain(|node| node.key != Key::new("III.3.2"));
    new.index = std::sync::OnceLock::new();
    let amended = Change::Reimported {
        source: "seed.md".to_owned(),
        digest: String::new(),
        nodes: 0,
        carried: vec![crate::domain::Carried {
            from: Key::new("III.3.2"),
            to: None,
            title: "Phường âm nhạc".to_owned(),
            redated: None,
        }],
    };
    let reported = samples::reported("III.3.2", Progress::Underway, None);
    let ledger = vec![
        entry(1, "2026-05-04", imported()),
        entry(2, "2026-06-01", reported),
        entry(3, "2026-07-01", amended),
    ];
    let earlier = vec![Edition { seq: 1, programme: std::sync::Arc::new(old) }];
    let mut library = Library::with_earlier(vec![new], earlier, ledger, day("2026-09-25"));
    let music = |library: &Library| {
        let volume = &library.volumes()[0];
        let key = Key::new("III.3.2");
        volume
            .document
            .nodes
            .iter()
            .any(|node| node.key == key)
            .then(|| volume.board.report(&key).progress)
    };
    assert_eq!(music(&library), None);
    assert_eq!(library.volumes()[0].board.vanished().count(), 1);
    library.move_to(Moment::end_of(day("2026-06-30")));
    assert_eq!(music(&library), Some(Progress::Underway));
    library.move_to(Moment::end_of(day("2026-05-31")));
    assert_eq!(music(&library), Some(Progress::NotStarted));
}
