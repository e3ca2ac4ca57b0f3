//! Word documents and files of old, as a person hands them to the program.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

/// The programme as Word would hold it: numbers and dashes counted by lists
/// of several levels, some through styles; runs cut in the middle of words.
const NUMBERED: &[u8] = include_bytes!("../documents/kien-an-nq05-numbered.docx");
/// The programme with its numbers typed, as LibreOffice wrote it.
const TYPED: &[u8] = include_bytes!("../documents/kien-an-nq05-libreoffice.docx");

/// What a file comes to, without what must differ: lines and the file's name.
fn exported(name: &str, bytes: &[u8]) -> Value {
    let office = Office::new();
    let path = office.write(name, bytes);
    office.says(&["import", &path, "--as", "kien-an-nq05"]);
    let mut whole = office.json(&["export", "--json", DAY]);
    whole["ledger"].take();
    without(&mut whole, &["lines", "line", "source", "digest", "name_of_file"]);
    whole
}

fn without(value: &mut Value, names: &[&str]) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, _| !names.contains(&name.as_str()));
            fields.values_mut().for_each(|value| without(value, names));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| without(value, names)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Drops doubts about how a number was typed: Word types none wrongly.
fn without_faulty_numbers(value: &mut Value) {
    match value {
        Value::Object(fields) => fields.values_mut().for_each(without_faulty_numbers),
        Value::Array(values) => {
            values.retain(|value| value["code"] != "number_faulty");
            values.iter_mut().for_each(without_faulty_numbers);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn the_programme_in_word_is_the_programme_in_markdown() {
    let mut markdown = exported("seed.md", SEED);
    assert_eq!(markdown["programmes"][0]["models"].as_array().map(Vec::len), Some(14));
    assert_eq!(exported("seed.docx", TYPED), markdown);
    let mut numbered = exported("seed.docx", NUMBERED);
    without_faulty_numbers(&mut markdown);
    without_faulty_numbers(&mut numbered);
    assert_eq!(numbered, markdown);
}

#[test]
fn the_source_of_a_word_document_reads_like_the_paper() {
    let office = Office::new();
    let path = office.write("seed.docx", NUMBERED);
    office.says(&["import", &path, "--as", "kien-an-nq05"]);
    let source = office.says(&["show", "III.3.1", "--source"]);
    assert!(source.contains("3.1. Mô hình: Khu đô thị nhà ở xã hội chủ nghĩa"), "{source}");
    assert!(source.contains("\n- Chủ trì tổ chức thực hiện: Đảng ủy UBND phường."), "{source}");
    assert!(source.contains("\n+ Triển khai kế hoạch: Quý III/2026."), "{source}");
}

#[test]
fn a_word_document_under_another_ending_is_read_and_said_kindly() {
    let office = Office::new();
    for name in ["seed.doc", "seed.md"] {
        let path = office.write(name, TYPED);
        let page = office.says(&["import", &path, "--dry-run"]);
        assert!(page.contains("14 mô hình") && page.contains("đã đọc như .docx"), "{page}");
    }
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("begun");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("a zip").into_inner()
}

#[test]
fn every_file_that_is_no_document_is_five_with_a_cure() {
    let office = Office::new();
    let compound = |stream: &str| {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.extend([0; 504]);
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let bomb = vec![b' '; 64 << 20];
    let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let typed = format!("<!DOCTYPE x [<!ENTITY a \"b\">]><w:document {space}>&a;</w:document>");
    let deep = format!("<w:document {space}>{}", "<w:tbl>".repeat(5_000));
    for (name, bytes, sentence) in [
        ("a.docx", compound("WordDocument"), "văn bản Word đời cũ (.doc)"),
        ("a.doc", compound("WordDocument"), "Save As"),
        ("b.docx", compound("EncryptedPackage"), "khóa bằng mật khẩu"),
        ("c.rtf", b"{\\rtf1 x}".to_vec(), "văn bản RTF"),
        ("d.pdf", b"%PDF-1.4".to_vec(), "tệp PDF"),
        ("e.odt", zipped(&[("mimetype", b"x"), ("content.xml", b"x")]), "LibreOffice (.odt)"),
        ("f.docx", zipped(&[("a.txt", b"x")]), "không phải văn bản Word"),
        ("g.docx", zipped(&[("xl/workbook.xml", b"x")]), "bảng tính"),
        ("h.docx", TYPED[..TYPED.len() / 2].to_vec(), "bị hỏng hoặc chép chưa hết"),
        ("i.docx", zipped(&[("word/document.xml", &bomb)]), "giải nén ra quá lớn"),
        ("j.docx", zipped(&[("word/document.xml", typed.as_bytes())]), "DOCTYPE"),
        ("k.docx", zipped(&[("word/document.xml", deep.as_bytes())]), "lồng nhau bất thường"),
        ("l.docx", Vec::new(), "không có chữ nào"),
    ] {
        let path = office.write(name, bytes);
        let done = office.refuses(&["import", &path], 5, sentence);
        assert_eq!((done.out.as_str(), done.err.lines().count()), ("", 1), "{name}");
        office.refuses(&["import", &path, "--lang=en"], 5, name);
    }
    assert!(!office.path("store").exists(), "none of this opens a store");
}

#[test]
fn an_old_encoding_is_proposed_with_three_lines_and_converted_when_asked() {
    let office = Office::new();
    let line =
        b"I. \xA7\xB6ng \xF1y ph\xAD\xEAng Ki\xD5n An x\xA9y d\xF9ng ch\xAD\xACng tr\xD7nh\n";
    let path = office.write("cu.txt", line.repeat(4));
    let done = office.refuses(&["import", &path, "--dry-run"], 5, "mã TCVN3");
    let shown = "I. Đảng ủy phường Kiến An xây dựng chương trình";
    assert_eq!(done.err.lines().filter(|line| line.trim() == shown).count(), 3, "{}", done.err);
    assert!(done.err.contains("--encoding tcvn3"), "{}", done.err);
    office.says(&["import", &path, "--encoding", "TCVN3"]);
    assert!(office.says(&["show", "I", "--source"]).contains(shown));
    office.refuses(&["import", &path, "--encoding", "utf-8"], 5, "không phải văn bản");
    office.refuses(&["import", &path, "--encoding", "latin"], 2, "windows-1258");
}

/// Letterhead and signature in tables without lines, tasks in a table with a
/// lead written once beside two numbers.
const PAPER: &[u8] = include_bytes!("../documents/ke-hoach-57-word.docx");

#[test]
fn a_paper_laid_out_in_tables_is_read_as_it_looks() {
    let office = Office::new();
    let path = office.write("ke-hoach.docx", PAPER);
    let read = office.json(&["import", &path, "--dry-run", "--json"]);
    assert_eq!((&read["number"], &read["issued"]), (&"17-KH/ĐU".into(), &"2026-03-12".into()));
    assert_eq!(texts(&read["tasks"], "key"), ["II.1", "II.2", "II.3"]);
    let leads = |at: usize| texts(&read["tasks"][at]["lead"], "as_written");
    assert_eq!(leads(0), ["Văn phòng Đảng ủy xã"]);
    assert_eq!(leads(1), leads(0), "one cell leads both rows");
    assert_eq!(leads(2), ["UBND xã"]);
    assert_eq!(texts(&read["tasks"], "period"), ["2026-Q2", "2026-09", "yearly"]);
    assert_eq!(read["notices"].as_array().map(Vec::len), Some(0));
}
