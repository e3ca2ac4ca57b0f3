//! The quarterly report and the unit sheet, as the office gets them.

use std::io::{Cursor, Read as _};

use tiendo::domain::{Board, Change, Due, Entry, Key, Period, Programme, Quarter, UnitId};
use tiendo::report::layout::Layout;
use tiendo::report::office::Office;
use tiendo::report::paper::docx::docx;
use tiendo::report::paper::markdown::markdown;
use tiendo::report::quarter::{Quarterly, paper};
use tiendo::report::unit_sheet::sheet;
use tiendo::words::{Language, Words};

use crate::desk::Desk;
use crate::screens::busy_changes;

const QUARTER: Quarter = Quarter { year: 2026, number: 3 };

fn layout(name: &str) -> Layout {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/layouts").join(name);
    toml::from_str(&std::fs::read_to_string(path).expect("a file")).expect("a layout")
}

fn office() -> Office {
    Office {
        parent: "ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG".into(),
        issuer: "ĐẢNG UỶ PHƯỜNG KIẾN AN".into(),
        author: "Ban Thường vụ Đảng ủy phường Kiến An".into(),
        place: "Kiến An".into(),
        sign: "ĐU".into(),
        signer: String::new(),
        recipients: vec!["Ban Thường vụ Thành ủy (để báo cáo)".into(), "Lưu VPĐU".into()],
    }
}

/// The quarter as it stood on a day.
fn of<'a>(
    programme: &'a Programme,
    ledger: &'a [Entry],
    as_of: chrono::NaiveDate,
) -> Quarterly<'a> {
    let before = QUARTER.previous().last_day().expect("a day");
    let [board, before] = [as_of, before].map(|day| Board::fold(programme, ledger, day));
    Quarterly::of(programme, ledger, QUARTER, board, before)
}

/// The busy quarter, with a deadline that was moved and a difficulty.
fn busy() -> (Programme, Vec<Entry>) {
    let mut changes = busy_changes();
    let quarter = |number| Due {
        period: Some(Period::Quarter(Quarter { year: 2026, number })),
        confirmed: false,
    };
    let moved = Change::DueMoved {
        key: Key::new("III.4.1"),
        before: quarter(2),
        after: quarter(4),
        reason: "Chờ khai giảng năm học mới.".into(),
        document: "21-TB/ĐU".into(),
    };
    changes.insert(6, ("2026-09-10", moved));
    if let Some((_, Change::Updated { after, .. })) = changes
        .iter_mut()
        .find(|(_, change)| change.key().is_some_and(|key| key.as_str() == "III.3.4"))
    {
        after.obstacle = "Vướng mặt bằng; đề nghị UBND phường chủ trì tháo gỡ".into();
    }
    let desk = Desk::with("2026-09-25", (80, 24), &changes);
    let contents = desk.session.store.load().expect("loads");
    let programme = contents.programmes.into_iter().next().expect("a programme");
    (programme, contents.ledger)
}

fn busy_paper(layout: &Layout, language: Language) -> tiendo::report::paper::Paper {
    let (programme, ledger) = busy();
    let as_of = "2026-09-25".parse().expect("a day");
    let quarterly = of(&programme, &ledger, as_of);
    paper(&Words::embedded(language), &[quarterly], layout, &office())
}

#[test]
fn the_report_on_a_busy_quarter() {
    let layout = layout("hd05.toml");
    insta::assert_snapshot!(markdown(&busy_paper(&layout, Language::Vietnamese), &layout));
}

#[test]
fn the_sheet_of_a_unit_in_that_quarter() {
    let (programme, ledger) = busy();
    let (layout, words) = (layout("hd05.toml"), Words::embedded(Language::Vietnamese));
    let as_of = "2026-09-25".parse().expect("a day");
    let unit = programme.units.iter().find(|unit| unit.short == "Đảng ủy UBND phường");
    let unit = unit.expect("it leads most");
    let quarterly = [of(&programme, &ledger, as_of)];
    let paper = sheet(&words, unit, &quarterly, &layout, &office()).expect("it has work");
    insta::assert_snapshot!(markdown(&paper, &layout));
    let stranger = tiendo::domain::Unit { id: UnitId::new("khac"), ..unit.clone() };
    assert!(sheet(&words, &stranger, &quarterly, &layout, &office()).is_none());
}

/// The bare words of a document.
fn words_of(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut xml = String::new();
    let mut part = archive.by_name("word/document.xml").expect("a document");
    part.read_to_string(&mut xml).expect("UTF-8");
    let ended = xml.replace("</w:p>", "\n");
    let mut words = String::new();
    let mut is_tag = false;
    for c in ended.chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if !is_tag => words.push(c),
            _ => {}
        }
    }
    words
}

#[test]
fn the_document_has_the_figures_and_ends_as_the_rules_say() {
    let (new, old) = (layout("hd05.toml"), layout("hd36.toml"));
    let text = words_of(&docx(&busy_paper(&new, Language::Vietnamese), &new).expect("packed"));
    for wanted in [
        "Số      -BC/ĐU\n",
        "Kiến An, ngày      tháng      năm 2026\n",
        "Hoàn thành 07 nội dung (đúng hạn 06, quá hạn 01).\n",
        "07 + 09 + 26 = 42 nội dung.\n",
        "Thành ủy (để báo cáo);\n- Lưu VPĐU.\n",
        "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n",
    ] {
        assert!(text.contains(wanted), "{wanted:?} not in {text}");
    }
    let text = words_of(&docx(&busy_paper(&old, Language::Vietnamese), &old).expect("packed"));
    assert!(text.contains("Thành ủy (để báo cáo),\n- Lưu VPĐU.\n"), "{text}");
}

#[test]
fn an_office_of_which_nothing_is_known_gets_blanks() {
    let (programme, ledger) = busy();
    let as_of = "2026-09-25".parse().expect("a day");
    let layout = layout("hd05.toml");
    for language in Language::ALL {
        let words = Words::embedded(language);
        let quarterly = of(&programme, &ledger, as_of);
        let text = markdown(&paper(&words, &[quarterly], &layout, &Office::default()), &layout);
        // The place is what the document itself says.
        assert!(text.starts_with("………  \n**………**  \n"), "{text}");
        assert!(text.contains("*Kiến An, ngày"), "{text}");
        assert!(text.contains("-BC/………\n"), "{text}");
        assert!(!text.contains("Trần Quang Tuấn") && !text.contains("HẢI PHÒNG"), "{text}");
    }
}

#[test]
fn several_programmes_share_a_paper_and_have_an_annex_each() {
    let (programme, ledger) = busy();
    let other = Programme { short_title: "KH số hai".into(), ..programme.clone() };
    let as_of = "2026-09-25".parse().expect("a day");
    let layout = layout("hd05.toml");
    let all = [&programme, &other].map(|known| of(known, &ledger, as_of));
    let words = Words::embedded(Language::Vietnamese);
    let stranger = markdown(&paper(&words, &all, &layout, &Office::default()), &layout);
    assert!(stranger.contains("*………, ngày"), "two papers name no one place: {stranger}");
    let text = markdown(&paper(&words, &all, &layout, &office()), &layout);
    for wanted in [
        "### 1. CTHĐ thực hiện NQ 05-NQ/TU · Kiến An",
        "#### 2.1. Số liệu chung",
        "nêu tại mục III.2.1.",
        "# PHỤ LỤC 1",
        "# PHỤ LỤC 2",
        "tiến độ thực hiện Kế hoạch số …-KH/ĐU tính đến",
    ] {
        assert!(text.contains(wanted), "{wanted} not in {text}");
    }
}
