//! The program killed at moments of chance, in the middle of a long work.

use std::time::{Duration, Instant};

use serde_json::Value;

use super::chance::{self, Chance};
use super::watched;
use crate::cli::Office;
use crate::desk::SEED;

/// One piece of work.
#[derive(Debug, Clone, Copy)]
enum Work {
    Edit,
    Import,
    Close,
    Backup,
    Restore,
}

/// Mostly edits, as in an office.
const WORK: [Work; 12] = [
    Work::Edit,
    Work::Edit,
    Work::Edit,
    Work::Edit,
    Work::Edit,
    Work::Edit,
    Work::Edit,
    Work::Import,
    Work::Import,
    Work::Close,
    Work::Backup,
    Work::Restore,
];

/// An office at work, and what is known of it.
struct Story {
    office: Office,
    chance: Chance,
    /// What was acknowledged, or was found whole after a kill.
    log: Vec<Value>,
    /// What the last whole backup holds.
    backup: Vec<Value>,
    is_amended: bool,
    killed: usize,
    /// How long a command lasts here.
    lasts: Duration,
}

impl Story {
    fn new(seed: u64) -> Self {
        let office = Office::new();
        let text = String::from_utf8_lossy(SEED).into_owned();
        office.write("ban-dau/kien-an-nq05.md", &text);
        office.write("sua-doi/kien-an-nq05.md", text.replacen("3.2. ", "3.7. ", 1));
        office.says(&["import", "ban-dau/kien-an-nq05.md"]);
        office.says(&["backup", "sao-luu.json"]);
        let begun = Instant::now();
        let log = log(&office);
        let lasts = begun.elapsed();
        let backup = log.clone();
        Self { office, chance: Chance::of(seed), log, backup, is_amended: false, killed: 0, lasts }
    }

    /// Does one piece of work and kills it now and then.
    fn step(&mut self, number: usize) {
        let work = *self.chance.one_of(&WORK);
        let note = format!("Lần {number}.");
        let document =
            if self.is_amended { "ban-dau/kien-an-nq05.md" } else { "sua-doi/kien-an-nq05.md" };
        let edit = ["update", "3.4", "underway", "--note", &note];
        let arguments = match work {
            Work::Edit => &edit[..],
            Work::Import => &["import", document, "--yes"],
            Work::Close => &["close"],
            Work::Backup => &["backup", "sao-luu.json", "--force"],
            Work::Restore => &["restore", "sao-luu.json", "--replace"],
        };
        let most = usize::try_from(self.lasts.as_micros()).expect("short") * 3;
        let after =
            Duration::from_micros(self.chance.number() % u64::try_from(most).expect("short"));
        let after = (self.chance.below(4) > 0).then_some(after);
        let ended = watched::run(&self.office, self.office.command(arguments), after);
        self.killed += usize::from(ended.code.is_none());
        if let Some(code) = ended.code {
            // A quarter is closed once, and a store replaced by another.
            let may_refuse = matches!(work, Work::Close | Work::Restore);
            assert!(code == 0 || may_refuse && code == 1, "{number}, {work:?}: {ended:?}");
        }
        self.check(work, &note, ended.code, number);
    }

    fn check(&mut self, work: Work, note: &str, code: Option<i32>, number: usize) {
        let now = log(&self.office);
        let about = format!("{number}, {work:?}, {code:?}: {now:#?}");
        let is_same = now == self.log;
        let is_longer = now.len() == self.log.len() + 1 && now.starts_with(&self.log);
        let change =
            |now: &[Value]| now.last().map(|last| last["change"].clone()).unwrap_or_default();
        let is_done = match work {
            Work::Edit => is_longer && change(&now)["after"]["note"] == note,
            Work::Import => is_longer && change(&now)["kind"] == "reimported",
            Work::Close => is_longer && change(&now)["kind"] == "quarter",
            Work::Backup => is_same,
            Work::Restore => now == self.backup,
        };
        match code {
            Some(0) => assert!(is_done, "acknowledged and not there: {about}"),
            Some(_) => assert!(is_same, "refused and done: {about}"),
            None => assert!(is_same || is_done, "half there: {about}"),
        }
        match work {
            Work::Backup => self.check_backup(code.is_some(), number),
            Work::Edit | Work::Import | Work::Close | Work::Restore => {}
        }
        self.log = now;
        let again = self.log.iter().filter(|entry| entry["change"]["kind"] == "reimported");
        self.is_amended = again.count() % 2 == 1;
        if number.is_multiple_of(8) {
            let verified = self.office.json(&["verify", "--json"]);
            assert_eq!(verified["entries"].as_u64(), u64::try_from(self.log.len()).ok());
        }
    }

    /// The backup is the new one or still the old one, and whole.
    fn check_backup(&mut self, is_acknowledged: bool, number: usize) {
        let verified = self.office.json(&["verify", "sao-luu.json", "--json"]);
        let entries = usize::try_from(verified["entries"].as_u64().expect("a number"));
        let entries = entries.expect("64 bits");
        let is_new = entries == self.log.len();
        assert!(is_new || !is_acknowledged && entries == self.backup.len(), "{number}: {verified}");
        if is_new && (is_acknowledged || entries != self.backup.len()) {
            self.backup.clone_from(&self.log);
        } else if is_new {
            // As long as the old one: the next must be asked for again.
            self.office.says(&["backup", "sao-luu.json", "--force"]);
            self.backup.clone_from(&self.log);
        }
    }
}

fn log(office: &Office) -> Vec<Value> {
    let Value::Array(log) = office.json(&["log", "--json"]) else { panic!("a list") };
    log
}

fn play(seed: u64, steps: usize) {
    eprintln!("TIENDO_CRASH_SEED={seed}");
    let mut story = Story::new(seed);
    for number in 1..=steps {
        story.step(number);
    }
    eprintln!("{steps} pieces of work, {} killed, {} entries", story.killed, story.log.len());
    // Of few pieces of work a busy machine may see all ended in time.
    assert!(steps < 100 || story.killed * 10 > steps, "killed {} of {steps} times", story.killed);
}

#[test]
fn what_was_acknowledged_is_there_after_a_kill() {
    play(chance::seed(20_261_124), 12);
}

#[test]
#[ignore = "long: 900 pieces of work"]
fn what_was_acknowledged_is_there_after_hundreds_of_kills() {
    play(chance::seed(20_261_124), 900);
}
