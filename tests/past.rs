//! Two years of a ledger, and five days of its past: what the program lists is
//! what plain loops over the same deeds come to. Nothing here asks the fold.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use serde_json::Value;
use tiendo::document::compare::compare;
use tiendo::document::{Lexicon, read};
use tiendo::domain::{
    Change, Conclusion, Decision, Due, Key, Period, PlanChange, Programme, ProgrammeId, Progress,
    Quarter, Report, Review, UnitRef,
};
use tiendo::store::{Draft, Mode, SledStore, Store};

use crate::desk::SEED;

const ID: &str = "kien-an-nq05";
/// The day on which the amended document came in, counted from the first.
const AMENDED: i64 = 300;

/// What the naive model knows of an item.
#[derive(Debug, Clone, PartialEq)]
struct Known {
    kind: String,
    /// The deadline: its last day, and whether somebody confirmed it.
    due: Option<String>,
    confirmed: bool,
    progress: &'static str,
    done_on: String,
    /// The model a standard belongs to.
    model: Option<String>,
    /// The item a conclusion is followed by.
    follows: Option<String>,
    /// It comes round: nobody reports on it here.
    recurs: bool,
}

/// What was done, as a person would tell it.
#[derive(Debug, Clone)]
enum Deed {
    Reported {
        key: String,
        progress: &'static str,
        done_on: String,
    },
    Moved {
        key: String,
        due: String,
    },
    /// The deed before is taken back.
    TakenBack,
    Closed,
    /// A review: these deadlines were extended, and one task was given out.
    Held {
        id: String,
        extended: Vec<(String, String)>,
        task: String,
    },
    Amended,
    /// Something no list shows.
    Listed,
}

fn day(offset: i64) -> chrono::NaiveDate {
    let first = chrono::NaiveDate::from_ymd_opt(2026, 5, 4).expect("a day");
    first + chrono::Duration::days(offset)
}

fn text(offset: i64) -> String {
    day(offset).to_string()
}

fn read_as(bytes: &[u8]) -> Programme {
    read("kien-an-nq05.md", bytes, ProgrammeId::new(ID), Lexicon::embedded()).expect("a paper")
}

fn amended() -> Programme {
    let seed = String::from_utf8_lossy(SEED);
    read_as(seed.replacen("3.2. ", "3.7. ", 1).replace("Quý III/2026", "Quý IV/2026").as_bytes())
}

/// What a document says, before anybody did anything.
fn written(programme: &Programme) -> BTreeMap<String, Known> {
    let known = programme.items().map(|item| {
        let recurs =
            item.kind.name() == "duty" || matches!(item.period, Some(Period::Recurring(_)));
        let is_standard = item.key != item.node.key;
        let known = Known {
            kind: item.kind.name().to_owned(),
            due: item.period.and_then(Period::due).map(|due| due.to_string()),
            confirmed: false,
            progress: "not_started",
            done_on: String::new(),
            model: is_standard.then(|| item.node.key.to_string()),
            follows: None,
            recurs,
        };
        (item.key.to_string(), known)
    });
    known.collect()
}

fn renamed(key: &str) -> String {
    match key.strip_prefix("III.3.2") {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => format!("III.3.7{rest}"),
        _ => key.to_owned(),
    }
}

static OLD: LazyLock<BTreeMap<String, Known>> = LazyLock::new(|| written(&read_as(SEED)));
static NEW: LazyLock<BTreeMap<String, Known>> = LazyLock::new(|| written(&amended()));

/// Everything after these deeds, by plain loops.
fn after(deeds: &[(i64, Deed)]) -> BTreeMap<String, Known> {
    let mut items = OLD.clone();
    let mut last = items.clone();
    for (_, deed) in deeds {
        let before = items.clone();
        match deed {
            Deed::Reported { key, progress, done_on } => {
                let item = items.get_mut(key).expect("an item");
                item.progress = progress;
                item.done_on.clone_from(done_on);
            }
            Deed::Moved { key, due } => {
                let item = items.get_mut(key).expect("an item");
                (item.due, item.confirmed) = (Some(due.clone()), true);
            }
            Deed::TakenBack => items = last.clone(),
            Deed::Held { id, extended, task } => {
                let mut conclusions = Vec::new();
                for (key, due) in extended {
                    let item = items.get_mut(key).expect("an item");
                    (item.due, item.confirmed) = (Some(due.clone()), true);
                    conclusions.push((due.clone(), Some(key.clone())));
                }
                conclusions.push((task.clone(), None));
                for (number, (due, follows)) in (1..).zip(conclusions) {
                    let known = Known {
                        kind: "task".to_owned(),
                        due: Some(due),
                        confirmed: false,
                        progress: "not_started",
                        done_on: String::new(),
                        model: None,
                        follows,
                        recurs: false,
                    };
                    items.insert(format!("KL.{id}/{number}"), known);
                }
            }
            Deed::Amended => items = amend(&items),
            Deed::Closed | Deed::Listed => {}
        }
        last = before;
    }
    items
}

/// The new paper renames, and where its deadline is another it prevails.
fn amend(items: &BTreeMap<String, Known>) -> BTreeMap<String, Known> {
    let mut after = BTreeMap::new();
    for (key, known) in items {
        let name = renamed(key);
        let mut known = known.clone();
        known.model = known.model.as_deref().map(renamed);
        known.follows = known.follows.as_deref().map(renamed);
        if let (Some(was), Some(is)) = (OLD.get(key), NEW.get(&name))
            && was.due != is.due
        {
            (known.due, known.confirmed) = (is.due.clone(), false);
        }
        after.insert(name, known);
    }
    after
}

/// How an item stands on a day, by the rules of the office in plain words.
fn stands(items: &BTreeMap<String, Known>, key: &str, on: i64) -> (&'static str, &'static str) {
    let item = &items[key];
    let reported = item.follows.as_ref().map_or(item, |followed| &items[followed]);
    let model_is_done = item.model.as_ref().is_some_and(|model| items[model].progress == "done");
    let mut progress = reported.progress;
    if model_is_done && progress == "not_started" {
        progress = "underway";
    }
    let Some(due) = item.due.as_ref().filter(|_| !item.recurs) else {
        let standing = match reported.progress {
            "done" => "done_in_time",
            "paused" => "paused",
            _ => "no_deadline",
        };
        return (progress, standing);
    };
    let left = (due.parse::<chrono::NaiveDate>().expect("a day") - day(on)).num_days();
    let standing = match reported.progress {
        "paused" => "paused",
        "done" if reported.done_on > *due => "done_late",
        "done" => "done_in_time",
        _ if !item.confirmed && due.as_str() < "2026-05-01" => "needs_confirmation",
        _ if left < 0 => "overdue",
        _ if left <= 30 => "due_soon",
        _ => "in_time",
    };
    (progress, standing)
}

/// The same numbers every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % bound
    }
}

/// Two years of deeds.
fn deeds() -> Vec<(i64, Deed)> {
    let mut dice = Dice(11);
    let mut deeds: Vec<(i64, Deed)> = Vec::new();
    let mut quarter = 0;
    let mut can_take_back = false;
    for on in 0..730 {
        if on == AMENDED {
            deeds.push((on, Deed::Amended));
            can_take_back = false;
        }
        // A quarter ends every 91 days, and is closed five days later.
        if on % 91 == 62 {
            quarter += 1;
            deeds.push((on, Deed::Closed));
            can_take_back = false;
        }
        if on % 91 == 70 {
            let keys = keys(on);
            let pick = |dice: &mut Dice| keys[dice.below(keys.len())].clone();
            let extended = vec![(pick(&mut dice), text(on + 120))];
            deeds.push((on, Deed::Held { id: text(on), extended, task: text(on + 45) }));
            can_take_back = false;
        }
        for _ in 0..dice.below(2) {
            let keys = keys(on);
            let key = keys[dice.below(keys.len())].clone();
            let deed = match dice.below(12) {
                0 if can_take_back => Deed::TakenBack,
                1 | 2 => {
                    let later = i64::try_from(dice.below(200)).expect("few");
                    Deed::Moved { key, due: text(on + later) }
                }
                3 => Deed::Listed,
                _ => {
                    let progress = ["underway", "done", "paused", "not_started"][dice.below(4)];
                    let done = if progress == "done" { text(on - 1) } else { String::new() };
                    Deed::Reported { key, progress, done_on: done }
                }
            };
            can_take_back = matches!(deed, Deed::Reported { .. } | Deed::Moved { .. });
            deeds.push((on, deed));
        }
    }
    assert!(quarter == 8 && deeds.len() > 300, "{quarter}, {}", deeds.len());
    deeds
}

/// What can be reported on, under the names of that day.
fn keys(on: i64) -> Vec<String> {
    let known = OLD.iter().filter(|(_, known)| !known.recurs).map(|(key, _)| key);
    known.map(|key| if on >= AMENDED { renamed(key) } else { key.clone() }).collect()
}

fn due_of(known: &Known) -> Due {
    let period = known.due.as_ref().map(|due| Period::Day(due.parse().expect("a day")));
    Due { period, confirmed: known.confirmed }
}

fn report(progress: &str, done_on: &str) -> Report {
    let progress =
        Progress::ALL.into_iter().find(|known| known.name() == progress).expect("a progress");
    let note = "Đã họp.".to_owned();
    Report { progress, note, done_on: done_on.parse().ok(), ..Report::default() }
}

/// The deed as the program would have written it into the ledger.
fn change(
    deed: &Deed,
    items: &BTreeMap<String, Known>,
    last: Option<(u64, &Change)>,
    quarter: Quarter,
    unit: &UnitRef,
) -> Change {
    match deed {
        Deed::Reported { key, progress, done_on } => {
            let known = &items[key];
            Change::Updated {
                key: Key::new(key),
                before: report(known.progress, &known.done_on),
                after: report(progress, done_on),
            }
        }
        Deed::Moved { key, due } => Change::DueMoved {
            key: Key::new(key),
            before: due_of(&items[key]),
            after: Due { period: due.parse().ok(), confirmed: true },
            reason: "Chờ hướng dẫn.".into(),
            document: String::new(),
        },
        Deed::TakenBack => {
            let (seq, change) = last.expect("something to take back");
            Change::Undone { seq, change: Box::new(change.inverse().expect("an inverse")) }
        }
        Deed::Closed => Change::Quarter { quarter, is_closed: true },
        Deed::Listed => Change::Members {
            unit: unit.unit.clone(),
            before: Vec::new(),
            after: vec!["Chi bộ số 1".into()],
        },
        Deed::Held { id, extended, task } => {
            let extended = extended.iter().map(|(key, due)| {
                let after = Due { period: due.parse().ok(), confirmed: true };
                let effect = PlanChange::Due(due_of(&items[key]), after);
                conclusion(Some(key), Decision::Extend, due, Some(effect), unit)
            });
            let task = conclusion(None, Decision::Assign, task, None, unit);
            let at = format!("{id}T08:00:00+07:00").parse().expect("a time");
            let review = Review {
                id: id.clone(),
                title: format!("Họp {id}"),
                quarter,
                as_of: id.parse().expect("a day"),
                through: 1,
                begun: at,
                place: String::new(),
                chair: String::new(),
                secretary: String::new(),
                people: Vec::new(),
                remarks: Vec::new(),
                conclusions: extended.chain([task]).collect(),
            };
            Change::Reviewed { review: Box::new(review), is_held: true }
        }
        Deed::Amended => panic!("a document is imported"),
    }
}

fn conclusion(
    about: Option<&String>,
    decision: Decision,
    due: &str,
    effect: Option<PlanChange>,
    unit: &UnitRef,
) -> Conclusion {
    Conclusion {
        about: about.map(Key::new),
        subject: String::new(),
        decision,
        unit: Some(unit.clone()),
        helpers: Vec::new(),
        due: due.parse().ok(),
        text: "Khẩn trương thực hiện.".into(),
        at: "2026-09-25T09:41:00+07:00".parse().expect("a time"),
        headline: "Kết luận".into(),
        effect,
    }
}

/// Writes the deeds into a real store; the last entry of each.
fn keep(deeds: &[(i64, Deed)], folder: &std::path::Path) {
    let (seed, amended) = (read_as(SEED), amended());
    let unit = UnitRef { unit: seed.units[0].id.clone(), as_written: seed.units[0].name.clone() };
    let mut store = SledStore::open(folder, Mode::ReadWrite).expect("opens");
    let noon = |on| format!("{}T12:00:00+07:00", day(on)).parse().expect("a moment");
    let by = || "N.T.Hoa".to_owned();
    store.import(0, &seed, Draft::of_import(&seed, noon(0), by())).expect("imported");
    let mut last: Option<(u64, Change)> = None;
    let mut quarter = Quarter { year: 2026, number: 2 };
    for (at, (on, deed)) in deeds.iter().enumerate() {
        let seq = at as u64 + 1;
        if let Deed::Amended = deed {
            let carried = compare(&seed, &amended).carried(&seed, &amended);
            let draft = Draft::of_reimport(&amended, carried, noon(*on), by());
            store.import(seq, &amended, draft).expect("imported");
            continue;
        }
        let items = after(&deeds[..at]);
        let before = last.as_ref().map(|(seq, change)| (*seq, change));
        let change = change(deed, &items, before, quarter, &unit);
        if let Deed::Closed = deed {
            quarter = quarter.next();
        }
        let programme = ProgrammeId::new(ID);
        let draft = Draft { at: noon(*on), by: by(), programme, change: change.clone() };
        store.append(seq, draft).expect("kept");
        last = Some((seq + 1, change));
    }
}

fn listed(store: &std::path::Path, as_of: &str) -> BTreeMap<String, [String; 4]> {
    let output = Command::new(env!("CARGO_BIN_EXE_tiendo"))
        .args(["list", "--json", "--as-of", as_of])
        .env("TIENDO_STORE", store)
        .env("HOME", store)
        .env_remove("XDG_CONFIG_HOME")
        .stdin(Stdio::null())
        .output()
        .expect("runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let list: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let items = list.as_array().expect("a list").iter().map(|item| {
        let field = |name: &str| item[name].as_str().unwrap_or_default().to_owned();
        (field("key"), [field("kind"), field("due"), field("progress"), field("standing")])
    });
    items.collect()
}

fn expected(deeds: &[(i64, Deed)], on: i64) -> BTreeMap<String, [String; 4]> {
    let items = after(deeds);
    let line = |(key, known): (&String, &Known)| {
        let (progress, standing) = stands(&items, key, on);
        let due = known.due.clone().unwrap_or_default();
        (key.clone(), [known.kind.clone(), due, progress.to_owned(), standing.to_owned()])
    };
    items.iter().map(line).collect()
}

#[test]
fn five_days_of_two_years_are_what_plain_loops_say() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    let deeds = deeds();
    keep(&deeds, &store);
    let mut seen = std::collections::BTreeSet::new();
    for on in [40, 158, AMENDED - 1, AMENDED, 690] {
        let until = deeds.iter().filter(|(day, _)| *day <= on).count();
        let wanted = expected(&deeds[..until], on);
        let found = listed(&store, &text(on));
        for (key, line) in &wanted {
            assert_eq!(found.get(key), Some(line), "{key} on {}", text(on));
        }
        assert_eq!(found.len(), wanted.len(), "{}", text(on));
        seen.extend(wanted.values().map(|line| line[3].clone()));
    }
    // A quarter is its closing, whatever was written later on that day.
    let closings: Vec<usize> =
        (0..deeds.len()).filter(|at| matches!(deeds[*at].1, Deed::Closed)).collect();
    let third = closings[2];
    let found = listed(&store, "2026-Q4");
    assert_eq!(found, expected(&deeds[..third], deeds[third].0));
    assert_eq!(seen.len(), 8, "every standing was met: {seen:?}");
}
