//! How a sheet is printed: A4 lying, as wide as the page, its header on every
//! page, the title and the day of the figures above, the page number below.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::say;
use crate::words::Words;

/// A4 in the numbering of Excel.
const A4: u8 = 9;
/// The longest header of a page, as Excel takes it.
const LONGEST_HEADER: usize = 250;
/// The longest name of a sheet.
const LONGEST_NAME: usize = 31;

/// What stands around the table on every printed page.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// At the left of the top.
    pub title: &'a str,
    /// At the right of the top: of which day the figures are.
    pub figures: &'a str,
    /// In the middle of the bottom; `&P` and `&N` stand for the page and how
    /// many there are.
    pub pages: &'a str,
}

/// Sets a sheet up for printing.
///
/// # Errors
/// When the rows to repeat lie outside of a sheet.
pub fn set_up(sheet: &mut Worksheet, around: Around<'_>, header_row: u32) -> Result<(), XlsxError> {
    let figures = plain(around.figures);
    let room = LONGEST_HEADER.saturating_sub(figures.encode_utf16().count());
    let title = cut(&plain(around.title), room);
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3)
        .set_header(format!("&L{title}&R{figures}"))
        .set_footer(format!("&C{}", around.pages))
        .set_repeat_rows(header_row, header_row)?;
    Ok(())
}

/// "Trang 1/3", as the printer is told.
#[must_use]
pub fn pages(words: &Words) -> String {
    say!(words, "xlsx-page", page = "&P", pages = "&N")
}

/// A name that Excel takes for a sheet: no more than 31 characters, none of
/// `[]:*?/\`, no apostrophe at the ends, never blank.
#[must_use]
pub fn sheet_name(name: &str) -> String {
    let kept: String = name
        .chars()
        .filter(|c| !c.is_control())
        .map(|c| if "[]:*?/\\".contains(c) { ' ' } else { c })
        .collect();
    let cut = cut(&kept, LONGEST_NAME);
    let name = cut.trim_matches([' ', '\'']);
    if name.is_empty() { "tiendo".to_owned() } else { name.to_owned() }
}

/// Text in which nothing is an order to the printer.
fn plain(text: &str) -> String {
    text.replace('&', "&&").replace(['\n', '\r'], " ")
}

/// The first so many UTF-16 units; a doubled `&` stays whole.
fn cut(text: &str, most: usize) -> String {
    let mut units = 0;
    let mut kept: String = text
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= most
        })
        .collect();
    if kept.chars().rev().take_while(|c| *c == '&').count() % 2 == 1 {
        kept.pop();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_a_sheet_is_one_that_excel_takes() {
        assert_eq!(sheet_name("Mô hình"), "Mô hình");
        assert_eq!(sheet_name("a/b: [c]?*\\"), "a b   c");
        assert_eq!(sheet_name("'"), "tiendo");
        assert_eq!(sheet_name(&"đ".repeat(40)).chars().count(), 31);
    }

    #[test]
    fn a_title_cannot_give_orders_to_the_printer() {
        assert_eq!(plain("R&D &P\n"), "R&&D &&P ");
        assert_eq!(cut("a&&b", 2), "a");
        assert_eq!(cut("a&&b", 3), "a&&");
    }
}
