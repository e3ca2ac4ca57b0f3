//! Rows for a spreadsheet.

use crate::report::paper::{Row, Table};
use crate::text::visible;

/// By this Excel knows that a text is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// The table, its heads first. A heading over all columns has no place among
/// rows and is left out.
pub(super) fn csv(table: &Table, separator: char) -> Vec<u8> {
    let mut text = BYTE_ORDER_MARK.to_owned();
    let heads = table.columns.iter().map(|column| column.title.clone());
    line(&mut text, heads, separator);
    for row in &table.rows {
        match row {
            Row::Cells(cells) | Row::Sum(cells) => {
                line(&mut text, cells.iter().map(super::Text::words), separator);
            }
            Row::Group(_) => {}
        }
    }
    text.into_bytes()
}

fn line(out: &mut String, cells: impl Iterator<Item = String>, separator: char) {
    for (at, text) in cells.enumerate() {
        if at > 0 {
            out.push(separator);
        }
        out.push_str(&cell(&text, separator));
    }
    out.push_str("\r\n");
}

/// A cell, between quotes where it has to be.
fn cell(text: &str, separator: char) -> String {
    let text = harmless(text);
    let must_quote = |c: char| matches!(c, '"' | '\n' | '\r' | ',' | ';' | '\t') || c == separator;
    let is_bare = !text.contains(must_quote) && text.trim() == text;
    if is_bare { text } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}

/// A text that no spreadsheet takes for a formula: what begins like one is
/// marked as text (OWASP, "CSV injection"). Signs that control something are
/// shown as symbols; breaks of lines stay.
fn harmless(text: &str) -> String {
    let lines: Vec<String> =
        text.split('\n').map(|line| visible(line.trim_end_matches('\r'))).collect();
    let text = lines.join("\n");
    let first = text.trim_start().chars().next();
    let reckons = first.is_some_and(|c| {
        matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\u{2212}' | '|' | '%')
    });
    if reckons { format!("'{text}") } else { text }
}
