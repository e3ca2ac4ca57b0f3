//! The workbook as another reader sees it.

use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx};
use chrono::NaiveDate;

use super::*;
use crate::document::{Lexicon, read};
use crate::domain::{Change, Evidence, Key, Period, Progress, Report, merge_units};
use crate::words::Language;

const AS_OF: &str = "2026-09-25";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn seed(id: &str) -> Programme {
    let bytes = include_bytes!("../../../seeds/kien-an-nq05.md");
    read("kien-an-nq05.md", bytes, ProgrammeId::new(id), Lexicon::embedded()).expect("the seed")
}

fn targets() -> Programme {
    let bytes = include_bytes!("../../../tests/documents/NQ03-NQ-CP_phu-luc-1_chi-tieu.md");
    read("nq03.md", bytes, ProgrammeId::new("nq03"), Lexicon::embedded()).expect("a table")
}

fn updated(seq: u64, key: &str, after: Report) -> Entry {
    Entry {
        seq,
        at: format!("{AS_OF}T09:41:00+07:00").parse().expect("a moment"),
        by: "=HYPERLINK(\"x\")".to_owned(),
        programme: ProgrammeId::new("kien-an-nq05"),
        change: Change::Updated { key: Key::new(key), before: Report::default(), after },
    }
}

fn made(programmes: &[Programme], ledger: &[Entry]) -> Vec<u8> {
    let boards: Vec<Board> =
        programmes.iter().map(|known| Board::fold(known, ledger, day(AS_OF))).collect();
    let pairs: Vec<(&Programme, &Board)> = programmes.iter().zip(&boards).collect();
    let units = merge_units(programmes.iter().flat_map(|known| &known.units));
    let words = Words::embedded(Language::Vietnamese);
    workbook(&words, &pairs, &units, ledger).expect("a workbook")
}

fn opened(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).expect("a workbook that opens")
}

fn sheet(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Range<Data> {
    book.worksheet_range(name).expect("the sheet")
}

/// Where a column stands, by its heading.
fn column(range: &Range<Data>, heading: &str) -> usize {
    let found = range.rows().next().expect("a header").iter().position(|cell| *cell == *heading);
    found.unwrap_or_else(|| panic!("no column {heading}"))
}

fn row<'a>(range: &'a Range<Data>, key: &str) -> &'a [Data] {
    let at = column(range, "Mã mục");
    range.rows().find(|row| row[at] == *key).unwrap_or_else(|| panic!("no row {key}"))
}

/// One file out of the package.
fn part(bytes: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    package.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

#[test]
fn seven_sheets_with_a_row_for_each_thing() {
    let programme = seed("kien-an-nq05");
    let items = |kind| programme.items().filter(|item| item.node.kind() == kind).count();
    let entry = updated(1, "III.3.2", Report::default());
    let board = Board::fold(&programme, std::slice::from_ref(&entry), day(AS_OF));
    let periods = board.recurring(&programme).map(|(_, instances)| instances.len()).sum();
    let counts = [
        ("Mô hình", items(crate::domain::NodeKind::Model)),
        ("Nhiệm vụ", items(crate::domain::NodeKind::Task)),
        ("Việc định kỳ", items(crate::domain::NodeKind::Duty)),
        ("Kỳ báo cáo", periods),
        ("Chỉ tiêu", programme.nodes.iter().map(|node| node.indicators().len()).sum()),
        ("Đơn vị", programme.units.len()),
        ("Nhật ký", 1),
    ];
    let mut book = opened(made(&[programme], &[entry]));
    assert_eq!(book.sheet_names(), counts.map(|(name, _)| name));
    for (name, count) in counts {
        assert_eq!(sheet(&mut book, name).height(), count + 1, "{name}");
        assert!(count > 0, "{name}");
    }
}

#[test]
fn days_are_days_numbers_are_numbers_and_a_standing_is_a_word_with_a_mark() {
    let report = Report {
        progress: Progress::Done,
        note: "Đã ra mắt.".to_owned(),
        evidence: Some(Evidence { number: "12-KH/ĐU".to_owned(), date: Some(day("2026-09-05")) }),
        done_on: Some(day("2026-09-20")),
        period: "2026-Q3".parse::<Period>().ok(),
        ..Report::default()
    };
    let mut book = opened(made(&[seed("kien-an-nq05")], &[updated(1, "III.3.2", report)]));
    let models = sheet(&mut book, "Mô hình");
    let at = |heading| column(&models, heading);
    let done = row(&models, "III.3.2");
    let serial = |cell: &Data| {
        let Data::DateTime(moment) = cell else { panic!("no date: {cell:?}") };
        moment.to_ymd_hms_milli()
    };
    assert_eq!(serial(&done[at("Ngày cuối của hạn")]), (2026, 9, 30, 0, 0, 0, 0));
    assert_eq!(serial(&done[at("Ngày hoàn thành")]), (2026, 9, 20, 0, 0, 0, 0));
    assert_eq!(serial(&done[at("Cập nhật lúc")]), (2026, 9, 25, 9, 41, 0, 0));
    assert_eq!(done[at("Tình trạng ngày 25/9/2026")], Data::String("√ Hoàn thành đúng hạn".into()));
    assert_eq!(done[at("Còn (ngày)")], Data::Empty);
    let late = row(&models, "III.1.1");
    assert_eq!(late[at("Tình trạng ngày 25/9/2026")], Data::String("■ QUÁ HẠN".into()));
    assert_eq!(late[at("Còn (ngày)")], Data::Float(-87.0));
    assert_eq!(late[at("Thời hạn")], Data::String("Quý II/2026".into()));
    let indicators = sheet(&mut book, "Chỉ tiêu");
    assert_eq!(
        row(&indicators, "III.2.2/c1")[column(&indicators, "Mức phải đạt")],
        Data::Float(0.5)
    );
}

#[test]
fn no_cell_is_a_formula_and_no_text_is_too_long() {
    let note = format!("=cmd|'/c calc'!A1\u{1b}[2J{}", "ệ".repeat(40_000));
    let report = Report { note, obstacle: "+1+1".to_owned(), ..Report::default() };
    let bytes = made(&[seed("kien-an-nq05")], &[updated(1, "III.3.2", report)]);
    for number in 1..=7 {
        let xml = part(&bytes, &format!("xl/worksheets/sheet{number}.xml"));
        assert!(!xml.contains("<f>") && !xml.contains("<f "), "sheet {number}");
    }
    let mut book = opened(bytes);
    let models = sheet(&mut book, "Mô hình");
    let cells = row(&models, "III.3.2");
    let Data::String(note) = &cells[column(&models, "Kết quả kỳ này")] else {
        panic!("text")
    };
    assert!(note.starts_with("=cmd|'/c calc'!A1␛[2J") && note.ends_with('…'));
    assert_eq!(note.encode_utf16().count(), 32_767);
    assert_eq!(cells[column(&models, "Khó khăn, kiến nghị")], Data::String("+1+1".into()));
    let ledger = sheet(&mut book, "Nhật ký");
    assert_eq!(ledger.get((1, 2)), Some(&Data::String("=HYPERLINK(\"x\")".into())));
}

#[test]
fn every_sheet_is_filtered_frozen_and_ready_to_print() {
    let bytes = made(&[seed("kien-an-nq05")], &[]);
    for number in 1..=7 {
        let xml = part(&bytes, &format!("xl/worksheets/sheet{number}.xml"));
        for wanted in [
            "<autoFilter ref=\"A1:",
            "state=\"frozen\"",
            "orientation=\"landscape\"",
            "paperSize=\"9\"",
            "fitToHeight=\"0\"",
            "<pageSetUpPr fitToPage=\"1\"/>",
            "Số liệu tính đến ngày 25/9/2026</oddHeader>",
            "<oddFooter>&amp;CTrang &amp;P/&amp;N</oddFooter>",
        ] {
            assert!(xml.contains(wanted), "sheet {number} lacks {wanted}");
        }
    }
    let workbook = part(&bytes, "xl/workbook.xml");
    assert_eq!(workbook.matches("_xlnm.Print_Titles").count(), 7);
    assert_eq!(workbook.matches("_xlnm.Print_Area").count(), 7);
}

#[test]
fn several_programmes_are_told_apart() {
    let mut book = opened(made(&[seed("kien-an-nq05"), targets()], &[]));
    let indicators = sheet(&mut book, "Chỉ tiêu");
    let at = column(&indicators, "Chương trình");
    let told: std::collections::BTreeSet<String> =
        indicators.rows().skip(1).map(|row| row[at].to_string()).collect();
    assert_eq!(told.len(), 2);
    let mut alone = opened(made(&[targets()], &[]));
    let indicators = sheet(&mut alone, "Chỉ tiêu");
    assert!(indicators.rows().next().expect("a header").iter().all(|c| *c != *"Chương trình"));
    assert_eq!(row(&indicators, "I.1").len(), indicators.width());
}

#[test]
fn the_same_figures_make_the_same_bytes_and_nothing_makes_a_workbook() {
    let programmes = [seed("kien-an-nq05")];
    assert_eq!(made(&programmes, &[]), made(&programmes, &[]));
    assert_eq!(opened(made(&[], &[])).sheet_names().len(), 7);
}
