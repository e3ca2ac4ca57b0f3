//! What a spreadsheet makes of the rows.

use proptest::prelude::*;

use super::*;
use crate::words::Language;

fn words() -> Words {
    Words::embedded(Language::Vietnamese)
}

fn listing(rows: Vec<Vec<String>>) -> Listing {
    let columns = vec![("a", Column::text("Một", 1)), ("b", Column::text("Hai", 2))];
    Listing::new("Tên", "Ghi chú", columns, rows)
}

fn row(a: &str, b: &str) -> Vec<String> {
    vec![a.to_owned(), b.to_owned()]
}

/// Reads the rows as a spreadsheet would.
fn read(bytes: &[u8], separator: char) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let text = text.strip_prefix('\u{FEFF}').expect("a mark");
    let mut rows = vec![vec![String::new()]];
    let mut is_quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let row = rows.last_mut().expect("a row");
        let cell = row.last_mut().expect("a cell");
        if c == '"' && is_quoted && letters.peek() == Some(&'"') {
            letters.next();
            cell.push('"');
        } else if c == '"' {
            is_quoted = !is_quoted;
        } else if c == separator && !is_quoted {
            row.push(String::new());
        } else if c == '\r' && !is_quoted {
            assert_eq!(letters.next(), Some('\n'));
            rows.push(vec![String::new()]);
        } else {
            cell.push(c);
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last line is ended");
    rows
}

#[test]
fn a_spreadsheet_sees_utf8_semicolons_and_no_formula() {
    let rows = vec![
        row("Đảng ủy; UBND", "nói \"có\""),
        row("=1+1", "-2"),
        row("@SUM(A1)", " +84"),
        row("a\nb", "\tc"),
    ];
    let csv = listing(rows).csv(&words());
    let wanted = "\u{FEFF}Một;Hai\r\n\
        \"Đảng ủy; UBND\";\"nói \"\"có\"\"\"\r\n\
        '=1+1;'-2\r\n\
        '@SUM(A1);' +84\r\n\
        \"a\nb\";\" c\"\r\n";
    assert_eq!(String::from_utf8(csv).expect("UTF-8"), wanted);
    let english = listing(vec![row("a,b", "c")]).csv(&Words::embedded(Language::English));
    assert_eq!(String::from_utf8(english).expect("UTF-8"), "\u{FEFF}Một,Hai\r\n\"a,b\",c\r\n");
}

#[test]
fn every_format_says_the_same() {
    let listing = listing(vec![row("a|b", "*c*"), row("", "đ")]);
    let json: Vec<Value> = serde_json::from_str(&listing.json()).expect("JSON");
    assert_eq!(json[0]["a"], "a|b");
    assert_eq!(json[1]["b"], "đ");
    let markdown =
        "# Tên\n\nGhi chú\n\n| Một | Hai |\n| --- | --- |\n| a\\|b | \\*c\\* |\n|  | đ |\n";
    assert_eq!(listing.markdown(), markdown);
}

proptest! {
    #[test]
    fn what_goes_in_comes_out_and_reckons_nothing(
        cells in prop::collection::vec(("\\PC{0,12}", "[=+@;,\"\n a-c-]{0,8}"), 0..6),
    ) {
        let rows: Vec<Vec<String>> = cells.iter().map(|(a, b)| row(a, b)).collect();
        let back = read(&listing(rows.clone()).csv(&words()), ';');
        prop_assert_eq!(back.len(), rows.len() + 1);
        for (row, back) in rows.iter().zip(&back[1..]) {
            prop_assert_eq!(back.len(), 2);
            for (cell, back) in row.iter().zip(back) {
                let bare = back.strip_prefix('\'').unwrap_or(back);
                let shown: Vec<String> = cell.split('\n').map(crate::text::visible).collect();
                prop_assert!(bare == shown.join("\n") || *back == shown.join("\n"));
                prop_assert!(!back.trim_start().starts_with(['=', '+', '-', '@']), "{}", back);
            }
        }
    }
}
