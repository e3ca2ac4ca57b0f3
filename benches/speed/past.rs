//! Any day of the past on the screen: the fold and the first drawing.
//! `cargo bench --bench time` prints it; nothing here fails by the clock.

use std::sync::Arc;

use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use divan::Bencher;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tiendo::action::Screen;
use tiendo::app::State;
use tiendo::app::browse::Browse;
use tiendo::app::compare::Both;
use tiendo::app::library::Library;
use tiendo::app::moment::go;
use tiendo::app::state::Setup;
use tiendo::document::{Lexicon, read};
use tiendo::domain::{
    Change, Due, Entry, Key, Moment, Period, Programme, ProgrammeId, Progress, Quarter, Report,
};
use tiendo::runtime::looks::Looks;
use tiendo::view::theme::Depth;
use tiendo::words::{Language, Words};

use crate::generator::{Chance, programme};

fn seed() -> Programme {
    let bytes = include_bytes!("../../seeds/kien-an-nq05.md");
    read("kien-an-nq05.md", bytes, ProgrammeId::new("seed"), Lexicon::embedded()).expect("the seed")
}

fn day(offset: usize) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2026, 5, 4).expect("a day");
    first.checked_add_days(Days::new(u64::try_from(offset).expect("few"))).expect("a day")
}

/// Two years of entries over these programmes: reports mostly, every tenth a
/// deadline moved, every thirtieth an undo, and every quarter closed.
fn ledger(programmes: &[Programme], entries: usize) -> Vec<Entry> {
    let mut dice = Chance::new(7);
    let keys: Vec<Vec<Key>> = programmes
        .iter()
        .map(|programme| programme.items().map(|item| item.key).collect())
        .collect();
    let mut made: Vec<Entry> = Vec::new();
    for (at, programme) in programmes.iter().enumerate() {
        let change = Change::Imported { source: String::new(), digest: String::new(), nodes: 0 };
        made.push(entry(at, 0, programme, change));
    }
    let mut quarter = Quarter { year: 2026, number: 2 };
    while made.len() < entries {
        let offset = made.len() * 730 / entries;
        let at = dice.below(programmes.len());
        let programme = &programmes[at];
        if quarter.last_day().expect("a day") < day(offset) {
            let closed = Change::Quarter { quarter, is_closed: true };
            made.push(entry(made.len(), offset, &programmes[0], closed));
            quarter = quarter.next();
        }
        let change = match (made.len() % 30, made.last()) {
            (0, Some(last)) if last.change.inverse().is_some() => {
                let change = Box::new(last.change.inverse().expect("an inverse"));
                made.push(Entry {
                    seq: last.seq + 1,
                    at: stamp(offset),
                    change: Change::Undone { seq: last.seq, change },
                    ..last.clone()
                });
                continue;
            }
            (3 | 13 | 23, _) => {
                let due = |number| Due {
                    period: Some(Period::Quarter(Quarter { year: 2027, number })),
                    confirmed: true,
                };
                Change::DueMoved {
                    key: keys[at][dice.below(keys[at].len())].clone(),
                    before: due(1),
                    after: due(2),
                    reason: "Chờ hướng dẫn của cấp trên.".into(),
                    document: String::new(),
                }
            }
            _ => {
                let progress = Progress::ALL[dice.below(3)];
                let after = Report {
                    progress,
                    note: "Đã họp thống nhất nội dung, đang khảo sát mặt bằng.".into(),
                    done_on: (progress == Progress::Done).then(|| day(offset)),
                    ..Report::default()
                };
                let key = keys[at][dice.below(keys[at].len())].clone();
                Change::Updated { key, before: Report::default(), after }
            }
        };
        made.push(entry(made.len(), offset, programme, change));
    }
    made
}

fn stamp(offset: usize) -> DateTime<FixedOffset> {
    format!("{}T09:00:00+07:00", day(offset)).parse().expect("a moment")
}

fn entry(at: usize, offset: usize, programme: &Programme, change: Change) -> Entry {
    let seq = u64::try_from(at + 1).expect("few");
    let by = "N.T.Hoa".to_owned();
    Entry { seq, at: stamp(offset), by, programme: programme.id.clone(), change }
}

/// The program over a ledger, on the last day of it.
fn state(programmes: Vec<Programme>, entries: usize) -> State {
    let ledger = ledger(&programmes, entries);
    let words = Arc::new(Words::embedded(Language::Vietnamese));
    let now = stamp(735);
    let library =
        Library::with_earlier(programmes, Vec::new(), ledger, Moment::now(now.date_naive()));
    let mut state = State::new(Setup::default(), words, library, now);
    if let Some(volume) = state.library.volumes().first() {
        state.browse = Browse::opened(&volume.programme);
    }
    state
}

/// A city: 114 programmes of 307 nodes, 35,000 in all.
fn city() -> Vec<Programme> {
    let model = seed();
    (0..114)
        .map(|at| Programme {
            id: ProgrammeId::new(format!("ward-{at}")),
            ..programme(&model, 307, 20, at)
        })
        .collect()
}

fn bench_on(bencher: Bencher, mut state: State, screen: Screen) {
    let (looks, _) = Looks::new(Depth::TrueColor, |_| None);
    let look = looks.look(state.theme, false).expect("a look");
    let mut terminal = Terminal::new(TestBackend::new(120, 35)).expect("a terminal");
    let days = [180, 365, 700].map(|offset| Some(Moment::end_of(day(offset))));
    state.screen = screen;
    let mut at = 0;
    bencher.bench_local(|| {
        at = (at + 1) % days.len();
        go(&mut state, days[at]);
        terminal
            .draw(|frame| state.measured = tiendo::view::draw(&state, look, frame))
            .expect("drawn");
    });
}

/// One ward: a day of the past, drawn on screen 1.
#[divan::bench(args = [5_000, 100_000])]
fn past_day_on_browse(bencher: Bencher, entries: usize) {
    bench_on(bencher, state(vec![seed()], entries), Screen::Browse);
}

/// The same on screen 2, which looks at the quarter before as well.
#[divan::bench(args = [5_000, 100_000])]
fn past_day_on_dashboard(bencher: Bencher, entries: usize) {
    bench_on(bencher, state(vec![seed()], entries), Screen::Dashboard);
}

/// A city of 35,000 nodes.
#[divan::bench(args = [5_000, 100_000])]
fn past_day_of_a_city(bencher: Bencher, entries: usize) {
    bench_on(bencher, state(city(), entries), Screen::Browse);
}

/// Two quarters of one ward side by side.
#[divan::bench(args = [5_000, 100_000])]
fn two_quarters_compared(bencher: Bencher, entries: usize) {
    let state = state(vec![seed()], entries);
    let id = ProgrammeId::new("seed");
    let [from, to] = [180, 700].map(|offset| Moment::end_of(day(offset)));
    bencher.bench_local(|| {
        let both = Both::of(&state.library, &id, from, to).expect("two days");
        both.comparison(&state.library).rows.len()
    });
}
