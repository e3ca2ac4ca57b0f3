//! How long a key in the search field takes, at three sizes, beside the fuzzy
//! ranker alone, nucleo-matcher, and a scan of every byte. `TYPED` asks one
//! query, `ROUNDS` says how often, `SLOW` lists the slowest.

use std::hint::black_box;
use std::time::{Duration, Instant};

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};
use tiendo::domain::Programme;
use tiendo::search::{Index, Query, Vocabulary};
use tiendo::text::fold;

use crate::generator;
use crate::sizes::{Size, seed};

/// Typed letter by letter: rows of the specification, words in any order,
/// slips of the keys, raw Telex, numbers, long sentences, and nonsense.
const TYPED: &[&str] = &[
    "dang uy cong an",
    "Đảng uỷ công an",
    "ubnd",
    "mttq",
    "cqtt",
    "chqs",
    "dvsnc",
    "ma tuy",
    "suc khoe",
    "benh vien nhi",
    "uỷ ban",
    "3.4",
    "III.3.4",
    "nhạc âm",
    "ddangr uyr coong an",
    "thue co so 6",
    "chnh quyen than thien",
    "vanminh",
    "phuong xa hoi chu nghia",
    "kiem tra giam sat thuong xuyen",
    "trien khai ke hoach quy 4",
    "xyzq",
    "to chuc thuc hien cac mo hinh chu nghia xa hoi",
];

fn keystrokes() -> Vec<String> {
    let mut all = Vec::new();
    for typed in TYPED {
        let letters: Vec<char> = typed.chars().collect();
        all.extend((1..=letters.len()).map(|end| letters[..end].iter().collect::<String>()));
    }
    all
}

/// How long each key took, round by round.
type Times = Vec<(String, Vec<Duration>)>;

/// The median and 99th percentile of all that was measured; then, because other
/// work on the machine gets in between, of each key's median; and the slowest key.
fn report(name: &str, times: &Times) {
    let percentile =
        |sorted: &[Duration], percent: usize| sorted[(sorted.len() - 1) * percent / 100];
    let mut all: Vec<Duration> = times.iter().flat_map(|(_, rounds)| rounds.clone()).collect();
    all.sort_unstable();
    let median = |rounds: &Vec<Duration>| {
        let mut rounds = rounds.clone();
        rounds.sort_unstable();
        percentile(&rounds, 50)
    };
    let mut keys: Vec<(Duration, &str)> =
        times.iter().map(|(key, rounds)| (median(rounds), key.as_str())).collect();
    keys.sort_unstable();
    let medians: Vec<Duration> = keys.iter().map(|(median, _)| *median).collect();
    let slowest = if std::env::var("SLOW").is_ok() { 40 } else { 0 };
    for (median, key) in keys.iter().rev().take(slowest) {
        println!("      {median:>9.1?} {key:?}");
    }
    println!(
        "{name:<30} {:>10.1?} {:>10.1?} {:>10.1?} {:>10.1?}  {} keys, slowest {:?}",
        percentile(&all, 50),
        percentile(&all, 99),
        percentile(&medians, 99),
        percentile(&medians, 100),
        keys.len(),
        keys.last().map_or("", |(_, key)| *key),
    );
}

fn timed(keys: &[String], rounds: usize, mut search: impl FnMut(&str)) -> Times {
    let mut times: Times = keys.iter().map(|key| (key.clone(), Vec::new())).collect();
    for _ in 0..rounds {
        for (key, times) in &mut times {
            let start = Instant::now();
            search(key);
            times.push(start.elapsed());
        }
    }
    times
}

/// nucleo-matcher, as its users call it: every line asked, the scores sorted.
struct Nucleo {
    matcher: Matcher,
    lines: Vec<Utf32String>,
}

impl Nucleo {
    fn of(lines: &[String]) -> Self {
        let lines = lines.iter().map(|line| Utf32String::from(line.as_str())).collect();
        Self { matcher: Matcher::new(Config::DEFAULT), lines }
    }

    fn ranked(&mut self, typed: &str) -> Vec<(u32, usize)> {
        let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
        let matcher = &mut self.matcher;
        let scores = self.lines.iter().enumerate();
        let scores =
            scores.filter_map(|(at, line)| Some((pattern.score(line.slice(..), matcher)?, at)));
        let mut scores: Vec<(u32, usize)> = scores.collect();
        scores.sort_unstable_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
        scores
    }
}

/// The limit of memory: every byte of every line looked at once for one word.
fn scanned(text: &[u8], typed: &str) -> usize {
    memchr::memmem::find_iter(text, typed.as_bytes()).count()
}

/// The ranker alone: every folded line asked, the scores sorted.
fn ranked(lines: &[String], typed: &str) -> Vec<(i64, usize)> {
    let ranker = SkimMatcherV2::default();
    let typed = fold(typed);
    let scores = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| ranker.fuzzy_match(line, &typed).map(|score| (score, at)));
    let mut scores: Vec<(i64, usize)> = scores.collect();
    scores.sort_unstable_by_key(|(score, at)| (-score, *at));
    scores
}

fn measure(name: &str, programmes: &[&Programme], rounds: usize, every: usize) {
    let rounds = std::env::var("ROUNDS").ok().and_then(|r| r.parse().ok()).unwrap_or(rounds);
    let start = Instant::now();
    let index = Index::build(programmes, &programmes[0].units);
    println!("\n{name}: {} things, indexed in {:.1?}", index.len(), start.elapsed());
    println!("{:<30} {:>10} {:>10} {:>10} {:>10}", "", "median", "p99", "p99 by key", "longest");
    let only = std::env::var("TYPED").ok();
    let keys = only.map_or_else(keystrokes, |typed| vec![typed]);
    let vocabulary = Vocabulary::default();
    let search = |typed: &str| {
        black_box(index.search(&Query::parse(typed, &vocabulary), &|_| true, 50));
    };
    timed(&keys, 1, search);
    report("search, names and texts", &timed(&keys, rounds, search));
    let nodes = || programmes.iter().flat_map(|programme| &programme.nodes);
    let mut names: Vec<String> = programmes[0].units.iter().map(|unit| fold(&unit.name)).collect();
    names.extend(nodes().map(|node| fold(&node.title)));
    let some: Vec<String> = keys.iter().step_by(every).cloned().collect();
    report(
        "SkimMatcherV2 alone, names",
        &timed(&some, 1, |typed| drop(black_box(ranked(&names, typed)))),
    );
    let mut nucleo = Nucleo::of(&names);
    report(
        "nucleo-matcher alone, names",
        &timed(&some, 1, |typed| drop(black_box(nucleo.ranked(&fold(typed))))),
    );
    if every < 50 {
        names.extend(nodes().map(|node| fold(&node.text)));
        report(
            "SkimMatcherV2 alone, and texts",
            &timed(&some, 1, |typed| drop(black_box(ranked(&names, typed)))),
        );
        nucleo = Nucleo::of(&names);
        report(
            "nucleo-matcher alone, and texts",
            &timed(&some, 1, |typed| drop(black_box(nucleo.ranked(&fold(typed))))),
        );
    }
    let text = names.join("\n").into_bytes();
    report(
        "every byte looked at once",
        &timed(&some, 3, |typed| {
            black_box(scanned(&text, &fold(typed)));
        }),
    );
}

/// Asks it at every size.
pub fn ask() {
    let seed = seed();
    measure("a ward", &[&seed], 21, 1);
    let city = Size::City.programmes();
    measure("a city", &city.iter().collect::<Vec<_>>(), 9, 10);
    let million = generator::programme(&seed, 1_000_000, 20, 2);
    measure("1,000,000 nodes of a sentence", &[&million], 3, 60);
}
