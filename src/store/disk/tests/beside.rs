//! Beside the writer: many processes read while one writes; some are stopped,
//! some are killed, and so is the writer.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{MEANWHILE, open, store_of};
use crate::domain::{Change, Entry};
use crate::store::tests::sample;
use crate::store::{Contents, Mode, SledStore, Store};

/// Where a child finds its store, and what it is there for.
const STORE: &str = "TIENDO_TEST_BESIDE";
const ROLE: &str = "TIENDO_TEST_ROLE";
/// The entry after which a writer is killed before readers are told.
const BETWEEN: &str = "TIENDO_TEST_BETWEEN";
/// An import comes after so many edits.
const EDITION: u64 = 97;

/// The child. An ordinary run of the tests has nothing for it to do.
#[test]
fn child() {
    let Some(folder) = std::env::var_os(STORE).map(PathBuf::from) else { return };
    match std::env::var(ROLE).as_deref() {
        Ok("read") => read_on(&folder),
        Ok("follow") => follow_on(&folder),
        Ok("burn") => burn_on(&folder),
        Ok("write") => {
            let mut store = open(&folder);
            let mut after = store.load().expect("loads").last_seq();
            loop {
                after = edit(&mut store, after);
            }
        }
        other => panic!("{other:?}"),
    }
}

/// Stops a child that is to be killed here.
pub(super) fn stop_between(seq: u64) {
    if std::env::var(BETWEEN).is_ok_and(|wanted| wanted == seq.to_string()) {
        say("between");
        loop {
            std::thread::sleep(Duration::from_mins(1));
        }
    }
}

fn say(text: &str) {
    let mut out = std::io::stdout();
    writeln!(out, "said {text}").and_then(|()| out.flush()).expect("heard");
}

/// One edit whose words follow from its place; now and then an edition.
fn edit(store: &mut SledStore, after: u64) -> u64 {
    if (after + 1).is_multiple_of(EDITION) {
        return sample::import(store, after, &sample::programme("a", 20));
    }
    store.append(after, sample::update("a", 1, &note(after + 1))).expect("appended").seq
}

fn note(seq: u64) -> String {
    format!("lần {}", seq - 1)
}

fn is_as_written(entry: &Entry) -> bool {
    if let Change::Updated { after, .. } = &entry.change {
        return after.note == note(entry.seq);
    }
    entry.change.is_import() && (entry.seq == 1 || entry.seq.is_multiple_of(EDITION))
}

/// Fails unless these are the true contents and nothing acknowledged is missing.
fn check(contents: &Contents, at_least: u64) -> u64 {
    let last = contents.last_seq();
    assert!(last >= at_least, "{at_least} were there, {last} are");
    assert!(contents.ledger.iter().map(|entry| entry.seq).eq(1..=last), "a gap");
    assert!(contents.ledger.iter().all(is_as_written), "other words");
    assert_eq!(contents.programmes.len(), 1);
    last
}

/// What the writer has had acknowledged so far.
fn acknowledged(folder: &Path) -> u64 {
    let text = fs::read_to_string(folder.with_extension("kept")).unwrap_or_default();
    text.split_whitespace().next().and_then(|seq| seq.parse().ok()).unwrap_or(0)
}

fn is_over(folder: &Path) -> bool {
    folder.with_extension("over").exists()
}

/// A person who looks something up again and again.
fn read_on(folder: &Path) {
    let (mut last, mut rounds, mut slowest) = (0, 0, Duration::ZERO);
    loop {
        let over = is_over(folder);
        let known = acknowledged(folder).max(last);
        let begun = Instant::now();
        let store = SledStore::open(folder, Mode::ReadOnly).expect("opens beside the writer");
        last = check(&store.load().expect("loads"), known);
        slowest = slowest.max(begun.elapsed());
        let verified = store.verify().expect("verifies");
        assert_eq!((verified.entries, verified.first_bad), (last, None));
        rounds += 1;
        if rounds == 1 {
            say("begun");
        }
        if over {
            return say(&format!("{rounds} {last} {}", slowest.as_millis()));
        }
    }
}

/// A person whose screen follows.
fn follow_on(folder: &Path) {
    let mut store = SledStore::open(folder, Mode::ReadOnly).expect("opens beside the writer");
    let mut last = check(&store.load().expect("loads"), 1);
    let (mut rounds, mut slowest) = (0, Duration::ZERO);
    say("begun");
    loop {
        let over = is_over(folder);
        let known = acknowledged(folder);
        let begun = Instant::now();
        let news = store.watch(last).expect("watches");
        slowest = slowest.max(begun.elapsed());
        for new in news {
            assert!(new.entry.seq == last + 1 && is_as_written(&new.entry));
            assert_eq!(new.entry.change.is_import(), new.programme.is_some());
            last += 1;
        }
        assert!(last >= known, "{known} were acknowledged, {last} arrived");
        rounds += 1;
        if over {
            check(&store.load().expect("loads"), last);
            return say(&format!("{rounds} {last} {}", slowest.as_millis()));
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Somebody who has nothing to do with the store and takes time from all.
fn burn_on(folder: &Path) {
    say("begun");
    let (mut rounds, mut hash) = (0_u64, blake3::hash(b""));
    while !rounds.is_multiple_of(10_000) || !is_over(folder) {
        hash = blake3::hash(hash.as_bytes());
        rounds += 1;
    }
    say(&format!("{rounds} {} 0", acknowledged(folder)));
}

/// A child, and what it says.
struct Person {
    child: Child,
    said: Box<dyn Iterator<Item = String>>,
}

impl Person {
    fn at(folder: &Path, role: &str, between: Option<u64>) -> Self {
        let mut child = Command::new(std::env::current_exe().expect("this binary"))
            .args(["--exact", "store::disk::tests::beside::child", "--nocapture"])
            .env(STORE, folder)
            .env(ROLE, role)
            .env(BETWEEN, between.map(|seq| seq.to_string()).unwrap_or_default())
            .stdout(Stdio::piped())
            .spawn()
            .expect("spawned");
        let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let said = lines
            .map_while(Result::ok)
            .filter_map(|line| line.split_once("said ").map(|(_, text)| text.to_owned()));
        Self { child, said: Box::new(said) }
    }

    fn says(&mut self) -> String {
        self.said.next().expect("the child goes on")
    }

    #[cfg(unix)]
    fn signal(&self, name: &str) {
        let number = self.child.id().to_string();
        assert!(Command::new("kill").args([name, &number]).status().expect("runs").success());
    }

    fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("ended");
    }

    /// How often it looked, what it saw last, and its longest look in ms.
    fn ends(mut self) -> (u64, u64, u64) {
        let said = self.says();
        assert!(self.child.wait().expect("ended").success(), "a reader failed");
        let mut numbers = said.split(' ').map(|number| number.parse().expect("a number"));
        let mut next = || numbers.next().expect("three");
        (next(), next(), next())
    }
}

/// Half of them look things up again and again, the others follow.
const READERS: [&str; 2] = ["read", "follow"];

/// A writer commits `edits` with so many people beside it; now and then it
/// leaves and another comes.
fn beside(roles: [&str; 2], people: usize, edits: u64) {
    let (home, folder) = store_of(3);
    let readers = people;
    let mut people: Vec<Person> =
        (0..readers).map(|at| Person::at(&folder, roles[at % 2], None)).collect();
    for person in &mut people {
        assert_eq!(person.says(), "begun");
    }
    let mut kept = File::create(folder.with_extension("kept")).expect("made");
    let (begun, mut slowest, mut last) = (Instant::now(), Duration::ZERO, 3);
    for part in 1..=4 {
        let mut writer = open(&folder);
        while last < 3 + edits * part / 4 {
            let before = Instant::now();
            last = edit(&mut writer, last);
            slowest = slowest.max(before.elapsed());
            std::io::Seek::rewind(&mut kept).expect("rewound");
            kept.write_all(format!("{last:020}\n").as_bytes()).expect("written");
        }
    }
    let took = begun.elapsed();
    fs::write(folder.with_extension("over"), "").expect("written");
    let (mut rounds, mut longest) = (0, 0);
    for person in people {
        let (looked, saw, slow) = person.ends();
        assert!(looked > 0 && saw == last, "{saw} of {last}");
        (rounds, longest) = (rounds + looked, longest.max(slow));
    }
    let writer = open(&folder);
    assert_eq!(check(&writer.load().expect("loads"), last), 3 + edits);
    assert_eq!(writer.verify().expect("verifies").first_bad, None);
    println!(
        "{readers} × {roles:?}: {rounds} looks, at most {longest} ms; {edits} edits in {took:?}, \
         at most {slowest:?}"
    );
    drop(home);
}

#[test]
fn readers_beside_a_writer_see_whole_ledgers_and_no_edit_is_lost() {
    beside(READERS, 50, 400);
}

/// The whole of it:
/// `cargo test --release --lib -- --ignored --nocapture fifty_readers`
#[test]
#[ignore = "takes minutes"]
fn fifty_readers_beside_ten_thousand_edits() {
    beside(READERS, 0, 10_000); // what the writer does alone
    beside(READERS, 50, 10_000);
    beside(["burn", "burn"], 50, 10_000); // what it does when everybody is busy elsewhere
}

#[cfg(unix)]
#[test]
fn a_reader_stopped_or_killed_anywhere_hinders_nobody() {
    let (_home, folder) = store_of(3);
    let mut last = 3;
    let mut stopped = Vec::new();
    for round in 0..12 {
        let mut person = Person::at(&folder, "read", None);
        assert_eq!(person.says(), "begun");
        std::thread::sleep(Duration::from_micros(round * 1_733 % 9_000));
        if round % 3 == 0 {
            person.kill();
        } else {
            person.signal("-STOP");
            stopped.push(person);
        }
        let begun = Instant::now();
        let mut writer = open(&folder);
        for _ in 0..5 {
            last = edit(&mut writer, last);
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "the writer was hindered");
        let reader = SledStore::open(&folder, Mode::ReadOnly).expect("opens");
        check(&reader.load().expect("loads"), last);
    }
    fs::write(folder.with_extension("over"), "").expect("written");
    for person in &stopped {
        person.signal("-CONT");
    }
    for person in stopped {
        assert_eq!(person.ends().1, last);
    }
}

#[test]
fn a_writer_killed_before_it_told_readers_is_made_good_by_the_next() {
    let (_home, folder) = store_of(3);
    let mut follower = SledStore::open(&folder, Mode::ReadOnly).expect("opens");
    for seq in [4, 9, EDITION, EDITION + 1] {
        let mut writer = Person::at(&folder, "write", Some(seq));
        assert_eq!(writer.says(), "between");
        let beside = SledStore::open(&folder, Mode::ReadOnly).expect("opens");
        check(&beside.load().expect("loads"), seq - 1);
        writer.kill();
        // It was kept, though nobody was told: sled's files say so.
        let after = SledStore::open(&folder, Mode::ReadOnly).expect("opens");
        check(&after.load().expect("loads"), seq);
        let known = follower.load().expect("loads").last_seq();
        let told = follower.watch(known).expect("watches").len() as u64;
        assert_eq!(known + told, seq - 1);
        drop(open(&folder));
        assert_eq!(follower.watch(seq - 1).expect("watches").len(), 1);
        check(&follower.load().expect("loads"), seq);
    }
}

#[test]
fn a_writer_that_comes_while_a_reader_copies_shows_nothing_it_has_not_told() {
    let (_home, folder) = store_of(3);
    let come = std::rc::Rc::new(std::cell::RefCell::new(None));
    let (writer, place) = (std::rc::Rc::clone(&come), folder.clone());
    MEANWHILE.set(Some(Box::new(move || {
        let mut person = Person::at(&place, "write", Some(4));
        assert_eq!(person.says(), "between");
        writer.replace(Some(person));
    })));
    let first = SledStore::open(&folder, Mode::ReadOnly).expect("opens");
    let first = check(&first.load().expect("loads"), 3);
    let second = SledStore::open(&folder, Mode::ReadOnly).expect("opens");
    check(&second.load().expect("loads"), first);
    come.take().map(Person::kill).expect("it came");
}

#[test]
fn a_writer_killed_anywhere_leaves_readers_the_truth() {
    let (_home, folder) = store_of(3);
    let mut follower = SledStore::open(&folder, Mode::ReadOnly).expect("opens");
    let mut last = 3;
    for round in 0..10 {
        let writer = Person::at(&folder, "write", None);
        let begun = Instant::now();
        while follower.watch(last).expect("watches").is_empty() {
            assert!(begun.elapsed() < Duration::from_mins(1), "the child goes on");
        }
        std::thread::sleep(Duration::from_micros(round * 2_911 % 20_000));
        writer.kill();
        last += follower.watch(last).expect("watches").len() as u64;
        let reader = SledStore::open(&folder, Mode::ReadOnly).expect("opens");
        let there = check(&reader.load().expect("loads"), last);
        assert!(there <= last + 1, "{there} kept, {last} told");
        check(&follower.load().expect("loads"), last);
    }
}
