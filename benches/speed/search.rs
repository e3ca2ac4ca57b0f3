//! How long a letter more in the search field takes: the index itself, beside
//! rankers that see every line, a bare walk over all text, and what the thread
//! that draws has to do with it.

use std::hint::black_box;
use std::time::Instant;

use crossterm::event::{KeyCode, KeyModifiers};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};
use tiendo::domain::Programme;
use tiendo::search::{Index, Query, Vocabulary};
use tiendo::store::MemoryStore;
use tiendo::text::fold;

use crate::desk::Desk;
use crate::generator;
use crate::quantiles::{Quantiles, head, show};
use crate::sizes::{Size, seed};

/// Typed letter by letter: rows of the specification, words in any order,
/// slips of the keys, raw Telex, numbers, long sentences, and nonsense.
pub const TYPED: &[&str] = &[
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

/// Asks it at every size; the larger, the fewer rounds, and the fewer keys for
/// those that look at every line.
pub fn ask() {
    let seed = seed();
    measure("a ward", &[&seed], 21, 1);
    let city = Size::City.programmes();
    measure("a city", &city.iter().collect::<Vec<_>>(), 9, 10);
    drop(city);
    let million = generator::programme(&seed, 1_000_000, 20, 2);
    measure("1,000,000 nodes of a sentence", &[&million], 3, 60);
    drop(million);
    head("the thread that draws, a letter in the field");
    for size in Size::ALL {
        typing(size);
    }
}

/// What is in the field after each key.
pub fn keystrokes() -> Vec<String> {
    let mut all = Vec::new();
    for typed in TYPED {
        let letters: Vec<char> = typed.chars().collect();
        all.extend((1..=letters.len()).map(|end| letters[..end].iter().collect::<String>()));
    }
    all
}

fn measure(name: &str, programmes: &[&Programme], rounds: usize, every: usize) {
    let start = Instant::now();
    let units = tiendo::domain::merge_units(programmes.iter().flat_map(|known| &known.units));
    let index = Index::build(programmes, &units);
    println!("  {name}: {} things, indexed in {}", index.len(), show(start.elapsed()));
    let only = std::env::var("TYPED").ok();
    let keys = only.map_or_else(keystrokes, |typed| vec![typed]);
    let vocabulary = Vocabulary::default();
    let mut own = Quantiles::default();
    for round in 0..=rounds {
        for typed in &keys {
            let search = || {
                black_box(index.search(&Query::parse(typed, &vocabulary), &|_| true, 50));
            };
            // The first round warms up.
            if round == 0 { search() } else { own.time(search) }
        }
    }
    drop(index);
    let nodes = || programmes.iter().flat_map(|programme| &programme.nodes);
    let mut lines: Vec<String> = units.iter().map(|unit| fold(&unit.name)).collect();
    lines.extend(nodes().map(|node| fold(&node.title)));
    let names = lines.len();
    let has_texts = every < 50;
    if has_texts {
        lines.extend(nodes().map(|node| fold(&node.text)));
    }
    let some: Vec<String> = keys.iter().step_by(every).map(|typed| fold(typed)).collect();
    head("");
    own.print("tiendo, names and texts");
    peers("names", &lines[..names], &some, &own);
    if has_texts {
        peers("names and texts", &lines, &some, &own);
    }
}

/// Asks those that look at every line; beside each how many times as long it
/// takes, in the middle and at its 99th hundredth.
fn peers(what: &str, lines: &[String], asked: &[String], own: &Quantiles) {
    let beside = |who: &str, work: &mut dyn FnMut(&str)| {
        let mut times = Quantiles::default();
        for typed in asked {
            times.time(|| work(typed));
        }
        times.print(&format!("{who}, {what}"));
        let ratio = |share| times.at(share).as_secs_f64() / own.at(share).as_secs_f64();
        println!("  {:>36} {:>8.1} × {:>8.1} ×", "", ratio(50), ratio(99));
    };
    beside("SkimMatcherV2", &mut |typed| drop(black_box(ranked(lines, typed))));
    let mut matcher = Matcher::new(Config::DEFAULT);
    // As its users keep their lines.
    let kept: Vec<Utf32String> = lines.iter().map(|line| Utf32String::from(&**line)).collect();
    beside("nucleo-matcher", &mut |typed| {
        let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
        let scored = kept.iter().enumerate();
        let scored = scored
            .filter_map(|(at, line)| Some((pattern.score(line.slice(..), &mut matcher)?, at)));
        let mut scored: Vec<(u32, usize)> = scored.collect();
        scored.sort_unstable_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
        black_box(scored);
    });
    drop(kept);
    let text = lines.join("\n").into_bytes();
    beside("every byte once", &mut |typed| {
        black_box(memchr::memmem::find_iter(&text, typed.as_bytes()).count());
    });
}

/// The ranker alone: every folded line asked, the scores sorted.
fn ranked(lines: &[String], typed: &str) -> Vec<(i64, usize)> {
    let ranker = SkimMatcherV2::default();
    let scores = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| ranker.fuzzy_match(line, typed).map(|score| (score, at)));
    let mut scores: Vec<(i64, usize)> = scores.collect();
    scores.sort_unstable_by_key(|(score, at)| (-score, *at));
    scores
}

/// The field is opened, written into and closed again; what a letter costs
/// until it stands in the frame, whether or not the answer has come.
fn typing(size: Size) {
    let mut store = MemoryStore::default();
    size.fill(&mut store);
    let mut desk = Desk::on(Box::new(store));
    let (mut first, mut letters) = (Quantiles::default(), Quantiles::default());
    for (round, typed) in TYPED.iter().chain(TYPED).chain(TYPED).enumerate() {
        desk.press(KeyCode::Char('/'), KeyModifiers::NONE);
        for (at, letter) in typed.chars().enumerate() {
            let times = if round == 0 && at == 0 { &mut first } else { &mut letters };
            times.time(|| desk.press(KeyCode::Char(letter), KeyModifiers::NONE));
        }
        desk.0.state.overlays.clear();
    }
    first.print(&format!("{}: the first letter of all", size.name()));
    letters.print(&format!("{}: the others", size.name()));
}
