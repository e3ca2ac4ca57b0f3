//! Laws of the comparison: every item is in the groups that its two folds say.

use std::sync::{Arc, LazyLock, OnceLock};

use proptest::prelude::*;

use super::Both;
use crate::app::library::Library;
use crate::app::samples;
use crate::domain::{
    Carried, Change, Comparison, Conclusion, Decision, Due, Edition, Entry, Item, Key, Moment,
    Mover, Period, PlanChange, Programme, ProgrammeId, Progress, Quarter, Report, Review,
    SILENT_DAYS, Side, Standing, Turn, UnitRef,
};

const ID: &str = "kien-an-nq05";
const AMENDED: u64 = 120;

static OLD: LazyLock<Programme> = LazyLock::new(|| samples::programme(ID));

/// The seed with one model left out, one under another number, one with other
/// words and one that is new.
static NEW: LazyLock<Programme> = LazyLock::new(|| {
    let mut new = OLD.clone();
    new.index = OnceLock::new();
    new.nodes.retain(|node| node.key != Key::new("III.3.2"));
    for node in &mut new.nodes {
        if node.key == Key::new("III.4.3") {
            node.key = Key::new("III.4.9");
        }
        if node.key == Key::new("IV.1/1") {
            node.text.push_str(" (sửa)");
        }
    }
    let mut added = new.nodes.iter().find(|node| node.key == Key::new("IV.1/1")).cloned();
    if let Some(node) = &mut added {
        node.key = Key::new("IV.1/9");
    }
    new.nodes.extend(added);
    new
});

fn day(offset: u64) -> chrono::NaiveDate {
    let first = chrono::NaiveDate::from_ymd_opt(2026, 5, 4).expect("a day");
    first.checked_add_days(chrono::Days::new(offset)).expect("a day")
}

fn entry(seq: u64, on: u64, change: Change) -> Entry {
    let at = format!("{}T09:00:00+07:00", day(on)).parse().expect("a moment");
    Entry { seq, at, by: "N.T.Hoa".to_owned(), programme: ProgrammeId::new(ID), change }
}

fn amended() -> Change {
    let carried = |from: &str, to: Option<&str>| Carried {
        from: Key::new(from),
        to: to.map(Key::new),
        title: String::new(),
        redated: None,
    };
    Change::Reimported {
        source: "sua-doi.docx".to_owned(),
        digest: String::new(),
        nodes: 0,
        carried: vec![carried("III.3.2", None), carried("III.4.3", Some("III.4.9"))],
    }
}

fn edit(at: usize, kind: u8, on: u64) -> Change {
    let items: Vec<Item<'_>> = OLD.items().collect();
    let item = &items[at % items.len()];
    let quarter = |number| Due {
        period: Some(Period::Quarter(Quarter { year: 2026, number })),
        confirmed: true,
    };
    if kind == 9 {
        return Change::DueMoved {
            key: item.key.clone(),
            before: Due { period: item.period, confirmed: false },
            after: quarter(u32::try_from(at % 4).expect("few") + 1),
            reason: "Chờ hướng dẫn.".to_owned(),
            document: String::new(),
        };
    }
    let progress = Progress::ALL[usize::from(kind) % 4];
    let after = Report {
        progress,
        note: format!("Đã họp lần {kind}."),
        done_on: (progress == Progress::Done).then(|| day(on)),
        ..Report::default()
    };
    Change::Updated { key: item.key.clone(), before: Report::default(), after }
}

/// A ledger with an amended document on its 120th day.
fn library(edits: &[(u64, usize, u8)]) -> Library {
    let mut edits = edits.to_vec();
    edits.sort_by_key(|(on, ..)| *on);
    let imported =
        Change::Imported { source: "seed.md".to_owned(), digest: String::new(), nodes: 0 };
    let mut ledger = vec![entry(1, 0, imported)];
    let mut taken_in = 0;
    for (on, at, kind) in edits {
        if on >= AMENDED && taken_in == 0 {
            taken_in = ledger.len() as u64 + 1;
            ledger.push(entry(taken_in, AMENDED, amended()));
        }
        ledger.push(entry(ledger.len() as u64 + 1, on, edit(at, kind, on)));
    }
    if taken_in == 0 {
        ledger.push(entry(ledger.len() as u64 + 1, AMENDED, amended()));
    }
    let earlier = vec![Edition { seq: 1, programme: Arc::new(OLD.clone()) }];
    Library::with_earlier(vec![NEW.clone()], earlier, ledger, Moment::now(day(400)))
}

fn sides(both: &Both) -> [Side<'_>; 2] {
    [&both.before, &both.after]
        .map(|volume| Side { programme: &volume.programme, board: &volume.board })
}

/// What an item of the old document is called on a side.
fn called(key: &Key, side: Side<'_>) -> Option<Key> {
    let is_new = side.board.edition() > 1;
    let now = if is_new && *key == Key::new("III.4.3") { Key::new("III.4.9") } else { key.clone() };
    side.programme.nodes.iter().any(|node| node.items().any(|item| item.key == now)).then_some(now)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_item_is_in_the_groups_its_two_folds_say(
        edits in prop::collection::vec((1..300_u64, 0..60_usize, 0..10_u8), 0..80),
        from in 0..300_u64,
        to in 0..300_u64,
    ) {
        prop_assume!(from != to);
        let library = library(&edits);
        let [from, to] = [from, to].map(|on| Moment::end_of(day(on)));
        let both = Both::of(&library, &ProgrammeId::new(ID), from, to).expect("two days");
        prop_assert!(both.before.board.as_of() < both.after.board.as_of());
        let comparison = both.comparison(&library);
        let [before, after] = sides(&both);
        let mut keys: Vec<Key> = OLD.items().map(|item| item.key).collect();
        keys.push(Key::new("IV.1/9"));
        let mut told = 0;
        for key in keys {
            let names = [called(&key, before), called(&key, after)];
            let row = comparison.rows.iter().find(|row| {
                let here = [&row.before, &row.after].map(|side| {
                    side.as_ref().map(|stood| stood.item.key.clone())
                });
                here == names
            });
            told += usize::from(row.is_some());
            let has = |turn| row.is_some_and(|row| row.turns.contains(&turn));
            let stood = |side: Side<'_>, name: &Option<Key>| name.as_ref().map(|name| {
                let item = side.programme.item(name).expect("an item");
                let report = side.board.report(name).note.clone();
                let text = item.node.text.clone();
                (side.board.standing(side.programme, &item), side.board.due(&item).period,
                    report, text)
            });
            let (was, is) = (stood(before, &names[0]), stood(after, &names[1]));
            prop_assert_eq!(has(Turn::New), was.is_none() && is.is_some());
            prop_assert_eq!(has(Turn::Gone), was.is_some() && is.is_none());
            let Some(is) = is else { continue };
            let done = was.as_ref().is_some_and(|was| was.0.is_done());
            prop_assert_eq!(has(Turn::Done), is.0.is_done() && !done);
            let late = was.as_ref().is_some_and(|was| was.0 == Standing::Overdue);
            prop_assert_eq!(has(Turn::Overdue), is.0 == Standing::Overdue && !late);
            let same_due = was.as_ref().is_none_or(|was| was.1 == is.1);
            prop_assert_eq!(has(Turn::Moved), !same_due);
            let same_words = was.as_ref().is_none_or(|was| (&was.2, &was.3) == (&is.2, &is.3));
            prop_assert_eq!(has(Turn::Reworded), !same_words);
        }
        prop_assert_eq!(told, comparison.rows.len());
        // Swapped sides swap what is new and what is gone.
        let swapped = Comparison::of(after, before, library.ledger());
        let count = |comparison: &Comparison<'_>, turn| comparison.group(turn).count();
        prop_assert_eq!(count(&comparison, Turn::New), count(&swapped, Turn::Gone));
        prop_assert_eq!(count(&comparison, Turn::Gone), count(&swapped, Turn::New));
        prop_assert_eq!(count(&comparison, Turn::Moved), count(&swapped, Turn::Moved));
        prop_assert_eq!(count(&comparison, Turn::Reworded), count(&swapped, Turn::Reworded));
        // A side beside itself is the same, but for what it is silent about.
        let same = Comparison::of(after, after, library.ledger());
        prop_assert!(same.rows.iter().all(|row| row.turns == [Turn::Silent]));
        prop_assert_eq!(count(&same, Turn::Silent), count(&comparison, Turn::Silent));
    }
}

#[test]
fn silence_is_counted_from_the_last_report() {
    let key = Key::new("III.1.2");
    let at = OLD.items().position(|item| item.key == key).expect("an item");
    let library = library(&[(200, at, 1)]);
    let silent = |on| {
        let [from, to] = [150, on].map(|on| Moment::end_of(day(on)));
        let both = Both::of(&library, &ProgrammeId::new(ID), from, to).expect("two days");
        let comparison = both.comparison(&library);
        let mut group = comparison.group(Turn::Silent);
        group.any(|row| row.stood().is_some_and(|stood| stood.item.key == key))
    };
    assert!(silent(199), "never reported");
    assert!(!silent(200 + SILENT_DAYS.unsigned_abs() - 1));
    assert!(silent(200 + SILENT_DAYS.unsigned_abs()));
}

#[test]
fn a_review_moves_a_deadline_with_its_own_words_and_is_found_under_a_new_key() {
    let due = |text: &str| Due { period: text.parse().ok(), confirmed: true };
    let unit = &OLD.units[0];
    let conclusion = Conclusion {
        about: Some(Key::new("III.4.3")),
        subject: String::new(),
        decision: Decision::Extend,
        unit: Some(UnitRef { unit: unit.id.clone(), as_written: unit.name.clone() }),
        helpers: Vec::new(),
        due: "2026-Q4".parse().ok(),
        text: "Chưa thống nhất bộ tiêu chí.".to_owned(),
        at: "2026-07-01T09:41:00+07:00".parse().expect("a time"),
        headline: String::new(),
        effect: Some(PlanChange::Due(due("2026-Q3"), due("2026-Q4"))),
    };
    let review = Review {
        id: "2026-07-01".to_owned(),
        title: "Họp quý II/2026".to_owned(),
        quarter: Quarter { year: 2026, number: 2 },
        as_of: day(58),
        through: 1,
        begun: "2026-07-01T08:00:00+07:00".parse().expect("a time"),
        place: String::new(),
        chair: String::new(),
        secretary: String::new(),
        people: Vec::new(),
        remarks: Vec::new(),
        conclusions: vec![conclusion],
    };
    let mut ledger = vec![
        entry(1, 0, Change::Imported { source: String::new(), digest: String::new(), nodes: 0 }),
        entry(2, 58, Change::Reviewed { review: Box::new(review), is_held: true }),
    ];
    ledger.push(entry(3, AMENDED, amended()));
    let earlier = vec![Edition { seq: 1, programme: Arc::new(OLD.clone()) }];
    let library = Library::with_earlier(vec![NEW.clone()], earlier, ledger, Moment::now(day(400)));
    let [from, to] = [30, 200].map(|on| Moment::end_of(day(on)));
    let both = Both::of(&library, &ProgrammeId::new(ID), from, to).expect("two days");
    let comparison = both.comparison(&library);
    let mut moved = comparison.group(Turn::Moved);
    let row = moved.next().expect("a moved deadline");
    assert_eq!(row.stood().map(|stood| stood.item.key.to_string()).as_deref(), Some("III.4.9"));
    let [known] = row.moves.as_slice() else { panic!("{:?}", row.moves) };
    assert_eq!(known.mover, Mover::Review);
    let told = (known.reason, known.paper, known.days());
    assert_eq!(told, ("Chưa thống nhất bộ tiêu chí.", "Họp quý II/2026", Some(92)));
    // The conclusion itself is a task that was not there.
    let new: Vec<String> = comparison
        .group(Turn::New)
        .filter_map(|row| row.stood().map(|stood| stood.item.key.to_string()))
        .collect();
    assert_eq!(new, ["IV.1/9", "KL.2026-07-01/1"]);
}
