//! Files that are no update sheets, and files that mean harm.

use super::paper::{Office, UNIT, packed, parts, words};
use crate::collect::{LARGEST_FILE, SheetError, read};

fn refusal(bytes: &[u8]) -> SheetError {
    read(&words(), bytes).expect_err("refused")
}

/// The sheet of a unit with one of its parts changed.
fn with_part(name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut parts = parts(&Office::new().bytes(UNIT));
    let part = parts.iter_mut().find(|(known, _)| known == name).expect("the part");
    part.1 = change(std::str::from_utf8(&part.1).expect("text")).into_bytes();
    packed(&parts)
}

#[test]
fn each_wrong_file_is_called_what_it_is() {
    assert_eq!(refusal(b""), SheetError::Empty);
    assert_eq!(refusal(b"so;ten;tien do\n1;a;b"), SheetError::NotAWorkbook);
    assert_eq!(refusal(&vec![b'P'; LARGEST_FILE + 1]), SheetError::TooLarge);
    let mut old = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    old.extend(vec![0; 600]);
    assert_eq!(refusal(&old), SheetError::OldWorkbook);
    old.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(refusal(&old), SheetError::Protected);
    let document = packed(&[("word/document.xml".to_owned(), b"<w/>".to_vec())]);
    assert_eq!(refusal(&document), SheetError::NotAWorkbook);
    let mut other = rust_xlsxwriter::Workbook::new();
    other.add_worksheet().write_string(0, 0, "Tiến độ").expect("written");
    assert_eq!(refusal(&other.save_to_buffer().expect("saved")), SheetError::NotOurs);
    let whole = Office::new().bytes(UNIT);
    for end in [2, 100, whole.len() / 2, whole.len() - 1] {
        assert!(matches!(refusal(&whole[..end]), SheetError::Damaged(_)), "{end}");
    }
}

#[test]
fn a_small_file_that_unpacks_into_a_large_one_is_not_unpacked() {
    let mut parts = parts(&Office::new().bytes(UNIT));
    parts.push(("xl/media/a.bin".to_owned(), vec![0; 60 << 20]));
    let bomb = packed(&parts);
    assert!(bomb.len() < 200_000);
    assert_eq!(refusal(&bomb), SheetError::TooLarge);
    // The same with a package that lies about it: the sizes of the last part
    // in the central directory.
    let mut lying = bomb.clone();
    let size = (60_u32 << 20).to_le_bytes();
    while let Some(at) = memchr::memmem::find(&lying, &size) {
        lying[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    assert!(read(&words(), &lying).is_err());
}

#[test]
fn a_table_of_texts_that_boasts_gets_no_memory() {
    let boasting = with_part("xl/sharedStrings.xml", |xml| {
        let (before, rest) = xml.split_once("uniqueCount=\"").expect("a count");
        let (_, after) = rest.split_once('"').expect("an end");
        format!("{before}uniqueCount=\"99999999999\"{after}")
    });
    assert_eq!(refusal(&boasting), SheetError::TooLarge);
}

#[test]
fn a_far_corner_costs_no_more_than_a_near_one() {
    let far = with_part("xl/worksheets/sheet1.xml", |xml| {
        let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>";
        xml.replace("</sheetData>", far)
    });
    let collected = Office::new().takes_bytes(&far);
    assert_eq!((collected.proposals.len(), collected.remarks.len()), (0, 0));
    let merged = with_part("xl/worksheets/sheet1.xml", |xml| {
        xml.replace("<mergeCell ref=\"B1:", "<mergeCell ref=\"B1:B1048576\"/><mergeCell ref=\"B1:")
    });
    assert_eq!(refusal(&merged), SheetError::TooLarge);
    let sharing = with_part("xl/worksheets/sheet1.xml", |xml| {
        let odd = "<row r=\"90\"><c r=\"B90\"><f t=\"shared\" ref=\"B90:B91\" \
                   si=\"99999999999\">A1</f><v>1</v></c></row></sheetData>";
        xml.replace("</sheetData>", odd)
    });
    assert!(read(&words(), &sharing).is_ok());
}

#[test]
fn odd_places_and_values_are_an_error_or_nothing_but_never_a_crash() {
    for cell in [
        "<c r=\"ZZZZZZZZZZ1\"><v>1</v></c>",
        "<c r=\"A99999999999\"><v>1</v></c>",
        "<c r=\"A0\"><v>1</v></c>",
        "<c r=\"1\"><v>1</v></c>",
        "<c r=\"đ1\"><v>1</v></c>",
        "<c r=\"B90\" t=\"s\"><v>99999</v></c>",
        "<c r=\"B90\" t=\"n\"><v>x</v></c>",
        "<c r=\"B90\" s=\"999\"><v>1e308</v></c>",
        "<c r=\"B90\" t=\"d\"><v>đầu tháng</v></c>",
        "<c r=\"B90\" t=\"e\"><v>#REF!</v></c>",
        "<c r=\"B90\" t=\"zz\"><v>1</v></c>",
    ] {
        let row = format!("<row r=\"90\">{cell}</row></sheetData>");
        let odd = with_part("xl/worksheets/sheet1.xml", |xml| xml.replace("</sheetData>", &row));
        let _ = read(&words(), &odd);
    }
}
