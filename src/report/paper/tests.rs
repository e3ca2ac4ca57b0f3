//! Papers opened again.

use std::io::{Cursor, Read as _};

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::docx::docx;
use super::markdown::markdown;
use super::*;

fn layout() -> Layout {
    toml::from_str(include_str!("../../../data/layouts/hd05.toml")).expect("a layout")
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("UTF-8");
    text
}

/// The words of a document, a line for each paragraph.
fn words_of(bytes: &[u8]) -> String {
    let xml = part(bytes, "word/document.xml");
    let mut reader = Reader::from_str(&xml);
    let mut text = String::new();
    let mut is_text = false;
    loop {
        match reader.read_event().expect("XML") {
            Event::Start(tag) => is_text = tag.name().as_ref() == "w:t",
            Event::End(tag) if tag.name().as_ref() == "w:p" => text.push('\n'),
            Event::End(_) => is_text = false,
            Event::Text(words) if is_text => {
                text.push_str(&words);
            }
            Event::GeneralRef(name) if is_text => {
                text.push_str(match name.as_ref() {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" | "#39" => "'",
                    other => panic!("what is &{other};"),
                });
            }
            Event::Eof => return text,
            Event::Empty(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
    }
}

fn signature(authority: &str, name: &str) -> Signature {
    Signature { authority: vec![authority.to_owned()], position: Vec::new(), name: name.to_owned() }
}

fn table() -> Table {
    let columns = vec![Column::figure("TT", 1), Column::text("Việc", 9)];
    let rows = vec![
        Row::Group("I. Nhóm".to_owned()),
        Row::Cells(vec!["1".into(), "Một".into()]),
        Row::Sum(vec!["".into(), "Cộng".into()]),
    ];
    Table { columns, rows }
}

/// Minutes: two signatures and a third below.
fn minutes() -> Paper {
    Paper {
        head: Some(Head {
            parent: "ĐẢNG BỘ TỈNH X".to_owned(),
            issuer: "ĐẢNG UỶ XÃ Y".to_owned(),
            number: "Số      -BB/ĐU".to_owned(),
            draft: "DỰ THẢO".to_owned(),
            dated: "Y, ngày 05 tháng 7 năm 2026".to_owned(),
            title: Title::Titled { kind: "BIÊN BẢN".to_owned(), about: "họp".to_owned() },
        }),
        blocks: vec![
            Block::Heading(Rank::Part, "I. THÀNH PHẦN".to_owned()),
            Block::Paragraph(Text::led("Chủ trì:", "đồng chí A < B & C")),
            Block::Dash(Text::blank("[ … ]")),
        ],
        foot: Some(Foot {
            recipients: vec!["Như trên;".to_owned(), "Thành uỷ".to_owned(), "Lưu VPĐU.".to_owned()],
            left: Some(signature("NGƯỜI GHI BIÊN BẢN", "Nguyễn Thị B")),
            right: signature("CHỦ TRÌ HỘI NGHỊ", "Trần Văn A"),
            below: Some(signature("T/L BAN THƯỜNG VỤ", "Lê C")),
        }),
        annexes: vec![Annex {
            label: "PHỤ LỤC".to_owned(),
            title: "bảng".to_owned(),
            with: "(kèm theo)".to_owned(),
            is_wide: true,
            blocks: vec![Block::Table(table())],
        }],
    }
}

#[test]
fn a_document_opened_again_says_everything_in_its_order() {
    let bytes = docx(&minutes(), &layout()).expect("packed");
    let text = words_of(&bytes);
    let mut rest = text.as_str();
    for wanted in [
        "ĐẢNG BỘ TỈNH X\n",
        "ĐẢNG UỶ XÃ Y\n*\nSố      -BB/ĐU\n",
        "ĐẢNG CỘNG SẢN VIỆT NAM\n",
        "Y, ngày 05 tháng 7 năm 2026\n",
        "BIÊN BẢN\nhọp\n-----\n",
        "I. THÀNH PHẦN\n",
        "Chủ trì: đồng chí A < B & C\n",
        "- [ … ]\n",
        "NGƯỜI GHI BIÊN BẢN\n",
        "Nguyễn Thị B\n",
        "CHỦ TRÌ HỘI NGHỊ\n",
        "Trần Văn A\n",
        "T/L BAN THƯỜNG VỤ\n",
        "Nơi nhận:\n- Như trên;\n- Thành uỷ;\n- Lưu VPĐU.\n",
        "PHỤ LỤC\nbảng\n(kèm theo)\n",
        "TT\nViệc\nI. Nhóm\n1\nMột\n",
    ] {
        let at = rest.find(wanted).unwrap_or_else(|| panic!("{wanted:?} not in {rest}"));
        rest = &rest[at + wanted.len()..];
    }
}

#[test]
fn pages_margins_numbers_and_heads_are_those_of_the_rules() {
    let bytes = docx(&minutes(), &layout()).expect("packed");
    let document = part(&bytes, "word/document.xml");
    assert_eq!(document.matches("<w:tblHeader />").count(), 1, "one table has a head");
    assert!(!document.contains("w:trHeight"), "no mark of ours is left");
    assert!(document.contains(r#"<w:pgSz w:w="11906" w:h="16838" w:orient="portrait" />"#));
    assert!(document.contains(r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape" />"#));
    let margins = r#"w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567""#;
    assert!(document.contains(margins));
    assert_eq!(document.matches(r#"<w:pgNumType w:start="1" />"#).count(), 2);
    assert_eq!(document.matches("<w:titlePg />").count(), 2, "no number on first pages");
    for section in document.split("<w:sectPr>").skip(1) {
        let places = ["headerReference", "pgSz", "pgMar", "pgNumType", "cols", "titlePg"]
            .map(|name| section.find(&format!("<w:{name}")).expect(name));
        assert!(places.is_sorted(), "{section}");
    }
    let styles = part(&bytes, "word/styles.xml");
    assert!(styles.contains(r#"w:ascii="Times New Roman""#));
    assert!(styles.contains(r#"<w:lang w:val="vi-VN" />"#));
    assert!(styles.contains(r#"w:line="360" w:lineRule="exact""#));
    for header in ["word/header1.xml", "word/header2.xml"] {
        assert!(part(&bytes, header).contains("PAGE"), "{header}");
    }
}

#[test]
fn markdown_says_the_same_words() {
    let text = markdown(&minutes(), &layout());
    let wanted = [
        "**ĐẢNG UỶ XÃ Y**  \n\\*  \nSố\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}-BB/ĐU  \n**DỰ THẢO**\n\n",
        "# BIÊN BẢN\n\n**họp**  \n\\-----\n\n## I. THÀNH PHẦN\n\n",
        "**Chủ trì:** đồng chí A \\< B & C\n\n- *\\[ … \\]*\n\n",
        "Nơi nhận:\n\n- Như trên;\n- Thành uỷ;\n- Lưu VPĐU.\n\n**NGƯỜI GHI BIÊN BẢN**  \n",
        "| TT | Việc |\n| --- | --- |\n| **I. Nhóm** |  |\n| 1 | Một |\n|  | **Cộng** |\n",
    ];
    for part in wanted {
        assert!(text.contains(part), "{part:?} not in {text:?}");
    }
}

#[test]
fn what_is_a_plain_list_begins_with_its_table() {
    let list = Paper { head: None, blocks: Vec::new(), foot: None, ..minutes() };
    let bytes = docx(&list, &layout()).expect("packed");
    assert!(words_of(&bytes).starts_with("PHỤ LỤC\n"));
    assert!(!part(&bytes, "word/document.xml").contains("portrait"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_text_breaks_a_document(text in "[\\PC\u{0}-\u{1F}\u{FFFE}\u{FFFF}]{1,40}") {
        let mut paper = minutes();
        paper.blocks = vec![Block::Paragraph(Text::plain(text.as_str()))];
        let bytes = docx(&paper, &layout()).expect("packed");
        let said = words_of(&bytes);
        let shown: String = text.split('\n').map(crate::text::visible).collect();
        let shown = shown.replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}");
        prop_assert!(said.contains(&shown), "{shown:?} not in {said:?}");
    }
}
