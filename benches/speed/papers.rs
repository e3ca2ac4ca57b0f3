//! How long a clerk waits for a paper: the quarterly report, and Excel, the workbook of a ward, one of some
//! 35,000 rows, and a unit's sheet out and in. `cargo bench --bench sheets`.

use divan::Bencher;
use tiendo::collect;
use tiendo::document::{Lexicon, read};
use tiendo::domain::Quarter;
use tiendo::domain::{
    Board, Change, Entry, Key, Programme, ProgrammeId, Progress, Report, Unit, UnitId,
};
use tiendo::report::{layout::Layout, office::Office, paper::docx::docx, quarter, xlsx::workbook};
use tiendo::words::{Language, Words};

const SEED: &[u8] = include_bytes!("../../seeds/kien-an-nq05.md");
const DAY: &str = "2026-09-25";

/// So many programmes like the embedded one, and a ledger over them.
struct Archive {
    programmes: Vec<Programme>,
    ledger: Vec<Entry>,
    boards: Vec<Board>,
}

impl Archive {
    fn new(programmes: usize, entries: usize) -> Self {
        let one = read("seed.md", SEED, ProgrammeId::new("p"), Lexicon::embedded());
        let one = one.expect("the seed");
        let keys: Vec<Key> = one.items().map(|item| item.key).collect();
        let named = |at: usize| Programme { id: ProgrammeId::new(format!("p{at}")), ..one.clone() };
        let programmes: Vec<Programme> = (0..programmes).map(named).collect();
        let entry = |at: usize| {
            let key = keys.get(at % keys.len()).expect("a key").clone();
            let note = format!("Đã họp bàn lần thứ {at}, giao việc cho từng đơn vị.");
            let after = Report { progress: Progress::Underway, note, ..Report::default() };
            Entry {
                seq: at as u64 + 1,
                at: format!("{DAY}T09:41:00+07:00").parse().expect("a moment"),
                by: "bench".to_owned(),
                programme: ProgrammeId::new(format!("p{}", at % programmes.len())),
                change: Change::Updated { key, before: Report::default(), after },
            }
        };
        let ledger: Vec<Entry> = (0..entries).map(entry).collect();
        let day = DAY.parse().expect("a day");
        let boards = programmes.iter().map(|known| Board::fold(known, &ledger, day)).collect();
        Self { programmes, ledger, boards }
    }

    fn pairs(&self) -> Vec<(&Programme, &Board)> {
        self.programmes.iter().zip(&self.boards).collect()
    }

    fn units(&self) -> &[Unit] {
        self.programmes.first().map_or(&[], |known| &known.units)
    }

    fn workbook(&self) -> Vec<u8> {
        let words = Words::embedded(Language::Vietnamese);
        workbook(&words, &self.pairs(), self.units(), &self.ledger).expect("a workbook")
    }
}

/// One ward, with a year of updates.
#[divan::bench]
fn workbook_of_a_ward(bencher: Bencher) {
    let archive = Archive::new(1, 200);
    bencher.bench_local(|| archive.workbook());
}

/// 250 programmes and 23,000 updates: some 35,000 rows.
#[divan::bench(sample_count = 5)]
fn workbook_of_35_000_rows(bencher: Bencher) {
    let archive = Archive::new(250, 23_000);
    let rows = archive.programmes.iter().map(|known| known.items().count()).sum::<usize>();
    let size = archive.workbook().len();
    println!("{} rows, {size} bytes", rows + archive.ledger.len());
    bencher.bench_local(|| archive.workbook());
}

fn unit(archive: &Archive) -> &Unit {
    let id = UnitId::new("dang-uy-uy-ban-nhan-dan-phuong");
    archive.units().iter().find(|unit| unit.id == id).expect("the unit")
}

/// The sheet of the unit that leads most.
#[divan::bench]
fn sheet_out(bencher: Bencher) {
    let archive = Archive::new(1, 200);
    let words = Words::embedded(Language::Vietnamese);
    bencher.bench_local(|| {
        collect::update_sheet(&words, &archive.pairs(), unit(&archive)).expect("a sheet")
    });
}

/// The same, read and held against the board.
#[divan::bench]
fn sheet_in(bencher: Bencher) {
    let archive = Archive::new(1, 200);
    let words = Words::embedded(Language::Vietnamese);
    let bytes = collect::update_sheet(&words, &archive.pairs(), unit(&archive)).expect("a sheet");
    let day = DAY.parse().expect("a day");
    bencher.bench_local(|| {
        let returned = collect::read(&words, &bytes).expect("an update sheet");
        collect::collect(&archive.pairs(), &returned, day)
    });
}

/// The quarterly report as a Word document, from the store's contents to the
/// bytes of the file.
#[divan::bench]
fn quarterly_report_docx(bencher: Bencher) {
    let archive = Archive::new(1, 200);
    let words = Words::embedded(Language::Vietnamese);
    let layout: Layout =
        toml::from_str(include_str!("../../data/layouts/hd05.toml")).expect("a layout");
    bencher.bench_local(|| {
        let third = Quarter { year: 2026, number: 3 };
        let programme = &archive.programmes[0];
        let day = DAY.parse().expect("a day");
        let fold = |day| Board::fold(programme, &archive.ledger, day);
        let eve = third.previous().last_day().expect("a day");
        let (board, before) = (fold(day), fold(eve));
        let figures = quarter::Quarterly::of(programme, &archive.ledger, third, board, before);
        let paper = quarter::paper(&words, &[figures], &layout, &Office::default());
        docx(&paper, &layout).expect("packed")
    });
}
