//! The papers that go out: their figures are those of the lists.

use std::io::{Cursor, Read as _};

use serde_json::Value;

use super::Office;

/// The text of a Word document, a line for each paragraph.
fn words_of(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut xml = String::new();
    let mut part = archive.by_name("word/document.xml").expect("the text");
    part.read_to_string(&mut xml).expect("UTF-8");
    let xml = xml.replace("</w:p>", "\n");
    let mut text = String::new();
    let mut is_inside = false;
    for c in xml.chars() {
        match c {
            '<' => is_inside = true,
            '>' => is_inside = false,
            _ if !is_inside => text.push(c),
            _ => {}
        }
    }
    text
}

fn busy() -> Office {
    let office = Office::new();
    for (key, progress, more) in [
        ("III.1.1", "done", &["--evidence", "12-KH/ĐU", "--on", "1/6/2026"][..]),
        ("III.1.2", "underway", &["--obstacle", "Chưa có kinh phí."][..]),
        ("III.2.2", "paused", &["--evidence", "30-TB/ĐU"][..]),
    ] {
        let mut arguments = vec!["update", key, progress, "--note", "Đã họp bàn."];
        arguments.extend(more);
        office.says(&arguments);
    }
    office
}

fn count(items: &Value, standing: &str) -> usize {
    let items = items.as_array().expect("a list");
    items.iter().filter(|item| item["standing"] == standing).count()
}

#[test]
fn the_figures_of_a_report_are_those_of_the_list() {
    let office = busy();
    let report = office.json(&["report", "--format", "json"]);
    let list = office.json(&["list", "--json"]);
    let standings = &report["now"]["standings"];
    let mut sum = 0;
    for (standing, number) in standings.as_object().expect("figures") {
        assert_eq!(number.as_u64(), Some(count(&list, standing) as u64), "{standing}");
        sum += number.as_u64().expect("a number");
    }
    assert_eq!(Some(sum), list.as_array().map(|list| list.len() as u64));
    let total = report["now"]["total"].as_u64().expect("a total");
    let parts = report["now"]["done"].as_u64().zip(report["now"]["open"].as_u64());
    assert_eq!(parts.map(|(done, open)| done + open), Some(total));
    // The paper says the same numbers in words.
    let paper = office.says(&["report", "--format", "md"]);
    let said = |key: &str| format!("{:02}", standings[key].as_u64().expect("a number"));
    assert!(paper.contains(&format!("quá hạn {}, tạm dừng {}", said("overdue"), said("paused"))));
    assert!(paper.contains("Đã họp bàn. (Văn bản số 12-KH/ĐU.)"), "{paper}");
    assert!(paper.contains("1.2 Phường thượng tôn và tuân thủ pháp luật: Chưa có kinh phí."));
}

#[test]
fn a_report_is_a_word_document_in_the_form_asked_for() {
    let office = busy();
    let file = office.path("bao-cao.docx");
    let out = file.display().to_string();
    assert!(office.says(&["report", "-o", &out]).contains("bao-cao.docx"));
    let text = words_of(&std::fs::read(&file).expect("written"));
    for needed in ["ĐẢNG CỘNG SẢN VIỆT NAM", "BÁO CÁO", "Số        -BC/ĐU", "PHỤ LỤC", "Nơi nhận"]
    {
        assert!(text.contains(needed), "{needed}");
    }
    office.refuses(&["report", "-o", &out], 1, "bao-cao.docx");
    office.says(&["report", "-o", &out, "--force", "--layout", "hd36"]);
    office.refuses(&["report", "-o", "/no/such/folder/a.docx"], 1, "/no/such/folder");
    office.refuses(&["report", "--layout", "hd99"], 2, "hd05, hd36");
    office.refuses(&["report", "--quarter", "III/2035"], 2, "sau hôm nay");
    office.refuses(&["report", "--quarter", "tháng 5"], 2, "tháng 5");
}

#[test]
fn a_unit_gets_its_sheet_and_a_spreadsheet_opens_the_rows() {
    let office = busy();
    let file = office.path("phieu.docx");
    let out = file.display().to_string();
    office.says(&["report", "--unit", "cong an phuong", "-o", &out]);
    let text = words_of(&std::fs::read(&file).expect("written"));
    assert!(text.contains("3.3 Phường không ma túy"), "{text}");
    assert!(text.contains("CÁC MỤC PHỐI HỢP"));
    let csv = office.says(&["report", "--format", "csv"]);
    assert!(csv.starts_with("\u{FEFF}Mã,") && csv.contains("III.1.1,1.1 Chính quyền thân thiện,"));
    let book = office.path("so-lieu.xlsx");
    office.says(&["report", "--format", "xlsx", "-o", &book.display().to_string()]);
    assert!(std::fs::read(&book).expect("written").starts_with(b"PK"));
}
