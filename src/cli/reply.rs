//! What a command answers, and how it reaches the reader.

use std::fmt::Write as _;
use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;

use serde::Serialize;

use super::complaint::{self, Complaint};
use crate::store::StoreError;
use crate::text::{is_unseen, pad, symbol, visible, width, wrap};
use crate::words::Words;

/// What goes to standard output, and what there is to complain of.
#[derive(Debug, Default)]
pub struct Reply {
    /// The answer.
    pub text: String,
    /// What goes to standard error and decides the exit code.
    pub complaint: Option<Complaint>,
    /// The exit code where there is nothing to complain of.
    pub code: Option<ExitCode>,
}

impl Reply {
    /// An answer and nothing to complain of.
    pub fn of(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// A value as JSON; what a terminal obeys or what hides is written as its
    /// number, so that it comes back as it was.
    pub fn json(value: &impl Serialize) -> Result<Self, Complaint> {
        let text = serde_json::to_string_pretty(value)
            .map_err(|error| Complaint::Store(StoreError::Io(error.into())))?;
        Ok(Self::of(escaped(&text) + "\n"))
    }

    /// Nothing was found: an empty list for programs, a sentence for people.
    pub fn nothing(is_json: bool, complaint: Complaint) -> Self {
        let text = if is_json { "[]\n".to_owned() } else { String::new() };
        Self { text, complaint: Some(complaint), code: None }
    }

    /// Writes it out.
    pub fn give(self, words: &Words) -> ExitCode {
        let mut out = io::stdout().lock();
        let written = out.write_all(self.text.as_bytes()).and_then(|()| out.flush());
        let lost = written.err().filter(|error| error.kind() != ErrorKind::BrokenPipe);
        // A reader that has seen enough (`tiendo list | head`) is no fault.
        let complaint = self.complaint.or(lost.map(|error| Complaint::Store(error.into())));
        let Some(complaint) = complaint else { return self.code.unwrap_or(ExitCode::SUCCESS) };
        complaint::tell(words, &complaint);
        ExitCode::from(complaint.code())
    }
}

impl From<Complaint> for Reply {
    fn from(complaint: Complaint) -> Self {
        if let Complaint::Help(text) = complaint {
            return Self::of(text);
        }
        Self { complaint: Some(complaint), ..Self::default() }
    }
}

/// JSON with those characters escaped that serde leaves as they are; outside of
/// texts JSON has none of them.
fn escaped(json: &str) -> String {
    let is_escaped = |c: char| c != '\n' && (symbol(c).is_some() || is_unseen(c));
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if is_escaped(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(text, "\\u{unit:04x}");
            }
        } else {
            text.push(c);
        }
    }
    text
}

/// The blanks between two columns of a table.
const GAP: usize = 2;
/// No column gets narrower than this, however small the terminal.
const NARROWEST: usize = 8;

/// Plain lines, in which imported text cannot speak to the terminal.
#[derive(Debug, Default)]
pub struct Page {
    text: String,
    columns: Option<usize>,
}

impl Page {
    /// An empty page; `columns` is the width of the terminal, if it goes to one.
    pub fn new(columns: Option<usize>) -> Self {
        Self { text: String::new(), columns }
    }

    /// One line, or as many as the text has.
    pub fn line(&mut self, text: &str) -> &mut Self {
        self.indented(0, text)
    }

    /// The same, so many blanks to the right.
    pub fn indented(&mut self, by: usize, text: &str) -> &mut Self {
        for line in text.split('\n') {
            let line = visible(line.trim_end_matches('\r'));
            let _ = writeln!(self.text, "{}{}", " ".repeat(by), line.trim_end());
        }
        self
    }

    /// A label and what it says; nothing where it says nothing.
    pub fn field(&mut self, label: &str, text: &str) -> &mut Self {
        if !text.is_empty() {
            self.line(&format!("{label}: {text}"));
        }
        self
    }

    /// Rows whose cells stand below each other. In a terminal they are broken
    /// into its width, elsewhere a row is a line; nothing is ever cut.
    pub fn table(&mut self, rows: &[Vec<String>]) -> &mut Self {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| visible(cell)).collect()).collect();
        let widest = |at: usize| {
            rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or(0)
        };
        let mut widths: Vec<usize> = (0..columns).map(widest).collect();
        if let Some(room) = self.columns {
            narrow(&mut widths, room.saturating_sub(GAP * columns.saturating_sub(1)));
        }
        for row in &rows {
            self.row(row, &widths);
        }
        self
    }

    fn row(&mut self, row: &[String], widths: &[usize]) {
        let cells: Vec<Vec<String>> =
            row.iter().zip(widths).map(|(cell, columns)| wrap(cell, (*columns).max(1))).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..height {
            let parts: Vec<String> = cells
                .iter()
                .zip(widths)
                .map(|(lines, columns)| pad(lines.get(at).map_or("", |line| line), *columns))
                .collect();
            self.line(&parts.join(&" ".repeat(GAP)));
        }
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text.
    pub fn done(self) -> Reply {
        Reply::of(self.text)
    }
}

/// Takes columns from the widest until the table has room. The last one says
/// what the row is about and may be twice as wide as the others.
fn narrow(widths: &mut [usize], room: usize) {
    let last = widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() > room {
        let share = |at: usize, width: usize| if at == last { width.div_ceil(2) } else { width };
        let widest = widths
            .iter_mut()
            .enumerate()
            .filter(|(_, width)| **width > NARROWEST)
            .max_by_key(|(at, width)| share(*at, **width));
        let Some((_, width)) = widest else { return };
        *width -= 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table(columns: Option<usize>, rows: &[Vec<String>]) -> String {
        let mut page = Page::new(columns);
        page.table(rows);
        page.text
    }

    #[test]
    fn a_table_is_broken_into_the_terminal_and_nowhere_else() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = [
            row(["III.1.1", "QUÁ HẠN 87 ngày", "1.1 Chính quyền thân thiện, gần dân"]),
            row(["III.3.4", "còn 5 ngày", "3.4 Công viên"]),
        ];
        let wide = "III.1.1  QUÁ HẠN 87 ngày  1.1 Chính quyền thân thiện, gần dân\n\
                    III.3.4  còn 5 ngày       3.4 Công viên\n";
        assert_eq!(table(None, &rows), wide);
        assert_eq!(table(Some(80), &rows), wide);
        let narrow = "III.1.1  QUÁ HẠN 87  1.1 Chính quyền\n\
                      \u{20}        ngày        thân thiện, gần dân\n\
                      III.3.4  còn 5 ngày  3.4 Công viên\n";
        assert_eq!(table(Some(40), &rows), narrow);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_what_can_fit_fits(
            cells in prop::collection::vec("[ \\PC]{0,40}", 1..6),
            columns in 1usize..120,
        ) {
            let text = table(Some(columns), std::slice::from_ref(&cells));
            let bare = |text: &str| -> Vec<char> {
                let mut letters: Vec<char> =
                    text.chars().filter(|c| !c.is_whitespace()).collect();
                letters.sort_unstable();
                letters
            };
            prop_assert_eq!(bare(&text), bare(&visible(&cells.concat())));
            let floor = cells.len() * (NARROWEST + GAP);
            if columns >= floor {
                prop_assert!(text.lines().all(|line| width(line) <= columns), "{}", text);
            }
        }
    }
}
