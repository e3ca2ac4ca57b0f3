//! XML made to harm, in documents and in update sheets. What the reader of Word
//! documents refuses by itself is asked in its own tests; here is what goes on
//! for ever, grows without measure, or reaches out.

use tiendo::collect::{SheetError, read as read_sheet};
use tiendo::document::{DocumentError, Lexicon, read};
use tiendo::domain::ProgrammeId;
use tiendo::words::{Language, Words};

use super::targets::bounds::in_time;
use super::targets::package::package;
use super::targets::{docx, sheets};

const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A Word document with this before its text and within.
fn word(prolog: &str, body: &str) -> String {
    format!(
        ">>> word/document.xml\n{prolog}<w:document {SPACE}><w:body>{body}</w:body></w:document>"
    )
}

/// What becomes of it; the laws of every reading are asked on the way.
fn document(text: &str) -> Result<usize, DocumentError> {
    docx::run(text.as_bytes());
    let bytes = package(text.as_bytes());
    let id = ProgrammeId::new("x");
    let read =
        in_time(bytes.len(), "a document", || read("x.docx", &bytes, id, Lexicon::embedded()));
    read.map(|programme| programme.source.lines.len())
}

/// An update sheet as the corpus has it, with one part changed.
fn sheet(part: &str, change: impl Fn(&str) -> String) -> Result<(), SheetError> {
    let whole = include_str!("../../fuzz/corpus/sheets/dang-uy-cong-an-phuong");
    let begin = format!(">>> {part}\n");
    let from = whole.find(&begin).expect("the part") + begin.len();
    let to = whole[from..].find("\n>>> ").map_or(whole.len(), |at| from + at);
    let text = format!("{}{}{}", &whole[..from], change(&whole[from..to]), &whole[to..]);
    sheets::run(text.as_bytes());
    let words = Words::embedded(Language::Vietnamese);
    let bytes = package(text.as_bytes());
    in_time(bytes.len(), "a sheet", || read_sheet(&words, &bytes)).map(drop)
}

const PARTS: [&str; 4] =
    ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"];

/// Ten times ten times ten … of the same laugh, and a file from elsewhere.
fn entities() -> [String; 3] {
    let laugh = |at: u32| format!("<!ENTITY l{at} \"{}\">", format!("&l{};", at - 1).repeat(10));
    let laughs = (1..20).map(laugh).collect::<Vec<_>>().concat();
    [
        format!("<!DOCTYPE x [<!ENTITY l0 \"ha\">{laughs}]>"),
        "<!DOCTYPE x [<!ENTITY l19 SYSTEM \"file:///etc/passwd\">]>".to_owned(),
        "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">".to_owned(),
    ]
}

#[test]
fn entities_multiply_nothing_and_fetch_nothing() {
    for prolog in entities() {
        let text = word(&prolog, "<w:p><w:r><w:t>&l19;</w:t></w:r></w:p>");
        assert_eq!(document(&text), Err(DocumentError::ForeignEntities));
        for part in PARTS {
            let _ = sheet(part, |xml| {
                let (head, rest) = xml.split_once("?>").expect("a beginning");
                format!("{head}?>{prolog}{}", rest.replacen("<t>", "<t>&l19;", 3))
            });
        }
    }
}

#[test]
fn a_sheet_nested_without_end_uses_up_no_stack() {
    for element in ["row", "c", "is", "r", "sheetData", "x"] {
        for part in PARTS {
            let _ = sheet(part, |xml| {
                let at = xml.rfind("</").expect("an end");
                let (open, close) = (format!("<{element}>"), format!("</{element}>"));
                let nested = open.repeat(100_000) + &close.repeat(100_000);
                format!("{}{nested}{}", &xml[..at], &xml[at..])
            });
        }
    }
}

#[test]
fn huge_attributes_names_and_comments_are_read_over_or_refused() {
    let huge = "a".repeat(3 << 20);
    let numbered = |most: u32, one: fn(u32) -> String| (0..most).map(one).collect::<Vec<_>>();
    let many = numbered(100_000, |at| format!(" a{at}=\"1\"")).concat();
    let spaces = numbered(20_000, |at| format!(" xmlns:n{at}=\"u{at}\"")).concat();
    for odd in [
        format!("<w:p w:x=\"{huge}\"/>"),
        format!("<w:{huge}/>"),
        format!("<!--{huge}-->"),
        format!("<?x {huge}?>"),
        format!("<w:p{many}/>"),
        format!("<w:p{spaces}><n1:x/></w:p>"),
        format!(
            "<w:p><w:pPr><w:numPr><w:numId w:val=\"{}\"/></w:numPr></w:pPr></w:p>",
            "9".repeat(5000)
        ),
        "<w:p xmlns:w=\"u\"><w:r><w:t>x</w:t></w:r></w:p>".to_owned(),
    ] {
        let text = word("", &format!("<w:p><w:r><w:t>I. VIỆC</w:t></w:r></w:p>{odd}"));
        match document(&text) {
            Ok(lines) => assert_eq!(lines, 1, "{}", &odd[..20]),
            Err(error) => assert!(
                matches!(error, DocumentError::TooLarge | DocumentError::Damaged),
                "{error}: {}",
                &odd[..20]
            ),
        }
        let _ = sheet(PARTS[2], |xml| {
            let row = format!("<row r=\"90\"{many}><c r=\"B90\" t=\"{huge}\"/></row></sheetData>");
            xml.replace("</sheetData>", &row)
        });
    }
}

#[test]
fn characters_that_xml_does_not_have_are_refused_or_shown() {
    for sign in ["&#0;", "&#x1b;", "&#x9b;", "&#xFFFF;", "&#xD800;", "&#99999999999;", "&#x202e;"] {
        let text = word("", &format!("<w:p><w:r><w:t>I. VIỆC {sign}[2J</w:t></w:r></w:p>"));
        // The laws ask that nothing of it is left.
        let _ = document(&text);
        let _ = sheet(PARTS[1], |xml| xml.replace("<t>", &format!("<t>{sign}")));
    }
    for head in
        ["\u{feff}", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "<?xml version=\"9.9\"?>"]
    {
        let text = word(head, "<w:p><w:r><w:t>I. VIỆC</w:t></w:r></w:p>");
        assert!(matches!(document(&text), Ok(1) | Err(DocumentError::Damaged)), "{head}");
    }
}
