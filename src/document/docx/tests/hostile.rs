//! Files made to harm, and files that came to harm.

use proptest::prelude::*;

use super::*;
use crate::document::Foreign;
use crate::document::laws::assert_laws;
use crate::domain::ProgrammeId;

fn read(name: &str, bytes: &[u8]) -> Result<crate::domain::Programme, DocumentError> {
    crate::document::read(name, bytes, ProgrammeId::new("x"), Lexicon::embedded())
}

fn error(name: &str, bytes: &[u8]) -> DocumentError {
    read(name, bytes).expect_err("an error")
}

#[test]
fn a_bomb_is_refused_before_it_fills_the_memory() {
    // Half a gigabyte in half a megabyte; as letters, as elements, as one name.
    let letters = "a".repeat(1 << 20);
    let paragraphs = p("").repeat(1 << 14);
    for part in [&letters, &paragraphs] {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("word/document.xml", SimpleFileOptions::default()).expect("begun");
        let head = format!("<w:document {SPACES}><w:body><w:p><w:r><w:t>");
        zip.write_all(head.as_bytes()).expect("written");
        for _ in 0..64 {
            zip.write_all(part.as_bytes()).expect("written");
        }
        let bytes = zip.finish().expect("a zip").into_inner();
        assert!(bytes.len() < 1 << 20);
        assert_eq!(error("x.docx", &bytes), DocumentError::TooLarge);
    }
}

#[test]
fn a_text_longer_than_any_paper_is_refused() {
    // Within the budget of unpacking, as it hardly shrinks: cells by the million.
    let cells = "<w:tc/>".repeat(600_000);
    let paper = Paper::new(&format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>"));
    assert_eq!(paper.refused(), DocumentError::TooLarge);
}

#[test]
fn entities_and_document_types_are_refused() {
    let body = format!("<w:document {SPACES}><w:body>{}</w:body></w:document>", p("&lol;"));
    let typed = format!("<!DOCTYPE x [<!ENTITY lol \"lol\">]>{body}");
    for text in [body, typed] {
        let bytes = zipped(&[("word/document.xml", &text)]);
        assert_eq!(error("x.docx", &bytes), DocumentError::ForeignEntities);
    }
    let relations = "<!DOCTYPE x><Relationships/>";
    let bytes =
        zipped(&[("word/document.xml", "<x/>"), ("word/_rels/document.xml.rels", relations)]);
    assert_eq!(error("x.docx", &bytes), DocumentError::ForeignEntities);
}

#[test]
fn nesting_without_end_is_refused() {
    for element in ["w:tbl><w:tr><w:tc", "w:p", "w:sdt", "x"] {
        let paper = Paper::new(&format!("<{element}>").repeat(2_000));
        assert_eq!(paper.refused(), DocumentError::TooDeep, "{element}");
    }
}

#[test]
fn faulty_numbers_and_loops_of_styles_do_no_harm() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"A\"/></w:style>";
    let numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"S\"/>\
        <w:styleLink w:val=\"S\"/></w:abstractNum><w:abstractNum w:abstractNumId=\"1\">\
        <w:lvl w:ilvl=\"0\"><w:start w:val=\"4294967295\"/><w:numFmt w:val=\"lowerLetter\"/>\
        <w:lvlText w:val=\"%1%9%0%\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
        <w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>";
    let item = |list: u32| {
        pp(
            &format!("<w:pStyle w:val=\"A\"/><w:numPr><w:numId w:val=\"{list}\"/></w:numPr>"),
            &r("", "x"),
        )
    };
    let body = item(1)
        + &item(2)
        + &item(2)
        + "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr></w:tc></w:tr></w:tbl>";
    let lines = Paper::new(&body).styles(styles).numbering(numbering).lines();
    assert_eq!(lines, ["x", "42949672951%0% x", "42949672951%0% x"]);
}

#[test]
fn names_of_parts_lead_nowhere() {
    let bytes = zipped(&[
        (
            "_rels/.rels",
            "<r><Relationship Type=\"x/officeDocument\" Target=\"../../etc/passwd\"/></r>",
        ),
        ("../../etc/passwd", "<x/>"),
        ("word/document.xml", "<x/>"),
    ]);
    assert_eq!(error("x.docx", &bytes), DocumentError::NotWord);
    let external = "<r><Relationship Type=\"x/officeDocument\" Target=\"http://x/\" TargetMode=\"External\"/></r>";
    let bytes = zipped(&[("_rels/.rels", external), ("word/document.xml", "<x/>")]);
    assert_eq!(error("x.docx", &bytes), DocumentError::Empty);
}

#[test]
fn other_packages_are_named() {
    let foreign = |part: &str| error("x.docx", &zipped(&[(part, "x"), ("mimetype", "x")]));
    assert_eq!(foreign("xl/workbook.xml"), DocumentError::Foreign { kind: Foreign::Excel });
    assert_eq!(foreign("ppt/x.xml"), DocumentError::Foreign { kind: Foreign::Slides });
    assert_eq!(foreign("content.xml"), DocumentError::Foreign { kind: Foreign::OpenDocument });
    assert_eq!(foreign("a.txt"), DocumentError::NotWord);
}

#[test]
fn other_files_are_named_by_what_they_hold() {
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let compound = |stream: &str| {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.extend([0; 512]);
        bytes.extend(wide(stream));
        error("x.docx", &bytes)
    };
    assert_eq!(compound("EncryptedPackage"), DocumentError::Locked);
    assert_eq!(compound("WordDocument"), DocumentError::Foreign { kind: Foreign::OldWord });
    assert_eq!(compound("Workbook"), DocumentError::Foreign { kind: Foreign::Excel });
    for (bytes, kind) in [
        (&b"{\\rtf1\\ansi x}"[..], Foreign::RichText),
        (b"%PDF-1.7", Foreign::Pdf),
        (b"\xEF\xBB\xBF\r\n<!DOCTYPE html>", Foreign::WebPage),
        (b"\x89PNG\r\n", Foreign::Picture),
    ] {
        for name in ["x.docx", "x.doc", "x.txt", "x.md"] {
            assert_eq!(error(name, bytes), DocumentError::Foreign { kind }, "{name}");
        }
    }
    assert_eq!(error("x.docx", b"plain text"), DocumentError::NotWord);
    assert_eq!(error("x.docx", b""), DocumentError::Empty);
    assert_eq!(error("x.doc", b"?"), DocumentError::Foreign { kind: Foreign::OldWord });
    assert_eq!(error("x.xyz", b"?"), DocumentError::UnknownFormat { extension: "xyz".to_owned() });
}

#[test]
fn a_word_document_is_read_under_any_name() {
    let bytes = Paper::new(&p("I. MỤC TIÊU")).bytes();
    for (name, about) in
        [("x.doc", vec!["doc"]), ("x.md", vec!["md"]), ("x", vec![]), ("x.DOCX", vec![])]
    {
        let programme = read(name, &bytes).expect(name);
        let ending = programme.notices.iter().filter(|n| n.code == NoticeCode::OtherEnding);
        assert_eq!(ending.flat_map(|n| n.about.clone()).collect::<Vec<_>>(), about, "{name}");
    }
}

const FIXTURE: &[u8] = include_bytes!("../../../../tests/documents/kien-an-nq05-numbered.docx");

#[test]
fn a_file_cut_short_is_damaged() {
    for kept in [4, 30, 1_000, FIXTURE.len() / 2, FIXTURE.len() - 1] {
        assert_eq!(error("x.docx", &FIXTURE[..kept]), DocumentError::Damaged, "{kept} bytes");
    }
    let cut = zipped(&[("word/document.xml", &format!("<w:document {SPACES}><w:body><w:p>"))]);
    assert_eq!(error("x.docx", &cut), DocumentError::Damaged);
}

/// Pieces of a text of Word, well formed or not.
fn pieces() -> impl Strategy<Value = String> {
    let known = vec![
        "<w:p>",
        "</w:p>",
        "<w:r>",
        "</w:r>",
        "<w:t>",
        "</w:t>",
        "<w:t>I. MỤC TIÊU</w:t>",
        "<w:br/>",
        "<w:tab/>",
        "<w:tbl>",
        "</w:tbl>",
        "<w:tr>",
        "</w:tr>",
        "<w:tc>",
        "</w:tc>",
        "<w:pPr>",
        "</w:pPr>",
        "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>",
        "<w:del>",
        "</w:del>",
        "<w:fldChar w:fldCharType=\"begin\"/>",
        "<w:fldChar w:fldCharType=\"end\"/>",
        "<w:rPr>",
        "</w:rPr>",
        "<w:rFonts w:hAnsi=\".VnTime\"/>",
        "<w:vanish/>",
        "<w:tcPr>",
        "</w:tcPr>",
        "<w:vMerge/>",
        "<w:gridSpan w:val=\"70\"/>",
        "<w:drawing>",
        "</w:drawing>",
        "<w:txbxContent>",
        "®éng",
        "&amp;",
        "<w:t>- Chủ trì: Công an phường</w:t>",
        "<mc:Fallback>",
        "</mc:Fallback>",
        "<w:br w:type=\"page\"/>",
    ];
    prop::collection::vec(prop::sample::select(known), 0..60).prop_map(|pieces| pieces.concat())
}

/// The same with every element closed in its turn.
fn closed(text: &str) -> String {
    let mut open: Vec<String> = Vec::new();
    let mut whole = String::new();
    for piece in text.split_inclusive('>') {
        let (before, tag) = piece.rfind('<').map_or((piece, ""), |at| piece.split_at(at));
        whole += before;
        if let Some(name) = tag.strip_prefix("</") {
            let name = name.trim_end_matches('>');
            if let Some(at) = open.iter().rposition(|known| known == name) {
                for name in open.drain(at..).rev() {
                    whole.extend(["</", &name, ">"]);
                }
            }
            continue;
        }
        whole += tag;
        if tag.len() > 1 && !tag.ends_with("/>") {
            let name = tag.trim_matches(['<', '>']);
            open.push(name.to_owned());
        }
    }
    for name in open.iter().rev() {
        whole.extend(["</", name, ">"]);
    }
    whole
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_elements_in_any_order_are_read_by_the_laws(text in pieces()) {
        let bytes = Paper::new(&closed(&text)).bytes();
        match read("x.docx", &bytes) {
            Ok(programme) => assert_laws(&programme),
            Err(error) => prop_assert!(
                matches!(error, DocumentError::Empty | DocumentError::LegacyEncoding { .. }),
                "{error}: {text}"
            ),
        }
        // Not closed: damaged or read, never a panic.
        let _ = read("x.docx", &Paper::new(&text).bytes());
    }

    #[test]
    fn a_document_damaged_anywhere_is_read_or_refused(
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        kept in any::<prop::sample::Index>(),
        cuts in prop::bool::weighted(0.3),
    ) {
        let mut bytes = FIXTURE.to_vec();
        for (place, byte) in places {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        if cuts {
            bytes.truncate(kept.index(bytes.len()));
        }
        if let Ok(programme) = read("x.docx", &bytes) {
            assert_laws(&programme);
        }
    }

    #[test]
    fn any_bytes_under_any_name_are_read_or_refused(
        bytes in prop::collection::vec(any::<u8>(), 0..400),
        head in prop::sample::select(vec![&b""[..], b"PK\x03\x04", b"PK\x05\x06", b"\xD0\xCF\x11\xE0"]),
        name in prop::sample::select(vec!["x.docx", "x.doc", "x.md", "x.txt"]),
    ) {
        let _ = read(name, &[head, &bytes].concat());
    }
}
