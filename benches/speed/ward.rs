//! What a person waits for, at the size of one ward. `cargo bench` prints it;
//! nothing here fails by the clock.

use std::io::Write;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use divan::Bencher;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tiendo::action::{Action, Screen};
use tiendo::app::{Msg, State, update};
use tiendo::document::compare::compare;
use tiendo::document::{Lexicon, read};
use tiendo::domain::{Board, Change, Key, Programme, ProgrammeId, Report};
use tiendo::runtime::looks::Looks;
use tiendo::runtime::searcher::Searcher;
use tiendo::runtime::start::fresh_state;
use tiendo::store::{Draft, MemoryStore, Mode, SledStore, Store};
use tiendo::view::theme::Depth;
use tiendo::words::{Language, Words};

const SEED: &[u8] = include_bytes!("../../seeds/kien-an-nq05.md");

fn programme() -> Programme {
    let lexicon = Lexicon::embedded();
    read("kien-an-nq05.md", SEED, ProgrammeId::new("kien-an-nq05"), lexicon).expect("the seed")
}

fn now() -> DateTime<FixedOffset> {
    "2026-09-25T09:41:00+07:00".parse().expect("a day")
}

fn draft(change: Change) -> Draft {
    Draft { at: now(), by: "bench".into(), programme: ProgrammeId::new("kien-an-nq05"), change }
}

fn filled(store: &mut dyn Store) {
    let imported = Change::Imported { source: "seed".into(), digest: String::new(), nodes: 1 };
    store.import(0, &programme(), draft(imported)).expect("imported");
}

fn state() -> State {
    let mut store = MemoryStore::default();
    filled(&mut store);
    let words = Arc::new(Words::embedded(Language::Vietnamese));
    fresh_state(&store, words, now(), None).expect("loads")
}

fn terminal() -> Terminal<TestBackend> {
    Terminal::new(TestBackend::new(120, 35)).expect("a terminal")
}

/// A paper of 130 KB: the seed several times over, with tables of tasks and of
/// indicators between.
#[divan::bench]
fn read_130_kb(bencher: Bencher) {
    let mut text = Vec::new();
    while text.len() < 130_000 {
        text.extend_from_slice(SEED);
        text.extend_from_slice(include_bytes!("../../tests/documents/ubnd-tinh-bang-hai-tang.md"));
        text.extend_from_slice(include_bytes!("../../tests/documents/bo-xay-dung-luoi-pandoc.md"));
    }
    text.truncate(130_000);
    while std::str::from_utf8(&text).is_err() {
        text.pop();
    }
    let lexicon = Lexicon::embedded();
    bencher.bench(|| read("paper.md", &text, ProgrammeId::new("paper"), lexicon).expect("a paper"));
}

/// The seed from its bytes.
#[divan::bench]
fn read_the_seed() -> Programme {
    programme()
}

/// Two editions of the programme side by side, and what the ledger needs to
/// know of it.
#[divan::bench]
fn compare_two_editions(bencher: Bencher) {
    let old = programme();
    let text = String::from_utf8_lossy(include_bytes!("../../seeds/kien-an-nq05.md"));
    let amended = text.replacen("3.2. ", "3.7. ", 1).replace("Quý III/2026", "Quý IV/2026");
    let id = old.id.clone();
    let new = read("a.md", amended.as_bytes(), id, Lexicon::embedded()).expect("read");
    bencher.bench_local(|| compare(&old, &new).carried(&old, &new));
}

/// From a store on disk to the first drawn frame, words and themes included.
#[divan::bench]
fn first_frame(bencher: Bencher) {
    let folder = tempfile::tempdir().expect("a folder");
    filled(&mut SledStore::open(folder.path(), Mode::ReadWrite).expect("opens"));
    bencher.bench_local(|| {
        let store = SledStore::open(folder.path(), Mode::ReadWrite).expect("opens");
        let words = Arc::new(Words::embedded(Language::Vietnamese));
        let state = fresh_state(&store, words, now(), None).expect("loads");
        let (looks, _) = Looks::new(Depth::TrueColor, |_| None);
        let look = looks.look(state.theme, false).expect("a look");
        terminal().draw(|frame| drop(tiendo::view::draw(&state, look, frame))).expect("drawn");
    });
}

/// A key that moves the cursor, to the drawn frame; on the last line of the
/// document, where most of it lies above.
#[divan::bench(args = Screen::ALL.map(Screen::name))]
fn keypress_to_frame(bencher: Bencher, screen: &str) {
    let (looks, _) = Looks::new(Depth::TrueColor, |_| None);
    let mut state = state();
    let look = looks.look(state.theme, false).expect("a look");
    let mut terminal = terminal();
    let screen = Screen::ALL.into_iter().find(|known| known.name() == screen).expect("a screen");
    for action in [Action::Show(screen), Action::Last] {
        let _ = update(&mut state, Msg::Act(action));
        terminal
            .draw(|frame| state.measured = tiendo::view::draw(&state, look, frame))
            .expect("drawn");
    }
    let mut down = true;
    bencher.bench_local(|| {
        down = !down;
        let _ = update(&mut state, Msg::Act(if down { Action::Down } else { Action::Up }));
        terminal
            .draw(|frame| state.measured = tiendo::view::draw(&state, look, frame))
            .expect("drawn");
    });
}

/// One letter more in the search field.
#[divan::bench(args = ["d", "dang uy", "dang uy cong an", "phuong hanh phuc", "xyzq"])]
fn search_keystroke(bencher: Bencher, typed: &str) {
    let state = state();
    let mut searcher = Searcher::new(&state.library);
    bencher.bench_local(|| searcher.ask(1, typed, &state.library, &state.words));
}

/// An edit, kept and flushed.
#[divan::bench]
fn commit(bencher: Bencher) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = SledStore::open(folder.path(), Mode::ReadWrite).expect("opens");
    filled(&mut store);
    let mut last = 1;
    bencher.bench_local(|| last = store.append(last, draft(edit())).expect("kept").seq);
}

/// A folder with a store of so many edits, closed again.
fn edited(edits: u64) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = SledStore::open(folder.path(), Mode::ReadWrite).expect("opens");
    filled(&mut store);
    for last in 1..=edits {
        store.append(last, draft(edit())).expect("kept");
    }
    folder
}

fn edit() -> Change {
    let report =
        Report { note: "Đã trình dự thảo kế hoạch.".into(), ..Report::default() };
    Change::Updated { key: Key::new("III.1.2"), before: Report::default(), after: report }
}

/// A store opened to write, with so many edits in it.
#[divan::bench(args = [1, 5000])]
fn open_to_write(bencher: Bencher, edits: u64) {
    let folder = edited(edits);
    bencher.bench_local(|| SledStore::open(folder.path(), Mode::ReadWrite).expect("opens"));
}

/// A store read whole while nobody writes, with so many edits in it.
#[divan::bench(args = [1, 5000])]
fn read_at_rest(bencher: Bencher, edits: u64) {
    let folder = edited(edits);
    bencher.bench_local(|| {
        let store = SledStore::open(folder.path(), Mode::ReadOnly).expect("opens");
        store.load().expect("loads")
    });
}

/// The same beside a writer.
#[divan::bench(args = [1, 5000])]
fn read_beside_a_writer(bencher: Bencher, edits: u64) {
    let folder = edited(edits);
    let _writer = SledStore::open(folder.path(), Mode::ReadWrite).expect("opens");
    bencher.bench_local(|| {
        let store = SledStore::open(folder.path(), Mode::ReadOnly).expect("opens");
        store.load().expect("loads")
    });
}

/// The limit of the machine: the same bytes appended to a file, and fdatasync.
#[divan::bench]
fn append_and_fdatasync(bencher: Bencher) {
    let mut file = tempfile::tempfile().expect("a file");
    let record = [7_u8; 300];
    bencher.bench_local(|| {
        file.write_all(&record).expect("written");
        file.sync_data().expect("kept");
    });
}

/// The quarterly report as a Word document, from the store's contents to the
/// bytes of the file.
#[divan::bench]
fn quarterly_report_docx(bencher: Bencher) {
    use tiendo::domain::Quarter;
    use tiendo::report::{layout::Layout, office::Office, paper::docx::docx, quarter};
    let mut store = MemoryStore::default();
    filled(&mut store);
    let contents = store.load().expect("loads");
    let words = Words::embedded(Language::Vietnamese);
    let layout: Layout =
        toml::from_str(include_str!("../../data/layouts/hd05.toml")).expect("a layout");
    bencher.bench_local(|| {
        let third = Quarter { year: 2026, number: 3 };
        let programme = &contents.programmes[0];
        let day = now().date_naive();
        let fold = |day| Board::fold(programme, &contents.ledger, day);
        let eve = third.previous().last_day().expect("a day");
        let (board, before) = (fold(day), fold(eve));
        let figures = quarter::Quarterly::of(programme, &contents.ledger, third, board, before);
        let paper = quarter::paper(&words, &[figures], &layout, &Office::default());
        docx(&paper, &layout).expect("packed")
    });
}
