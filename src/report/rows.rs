//! A list as it is shown, for other programs: CSV, Markdown, JSON, and as the
//! table of a paper.

use serde_json::{Map, Value};

use super::paper::{Annex, Line, Paper, Table, markdown_table};
use crate::say;
use crate::words::Words;

/// A list with its title and its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows {
    /// What it shows.
    pub title: String,
    /// The names of the columns.
    pub head: Vec<String>,
    /// The rows, a cell for each column.
    pub rows: Vec<Vec<String>>,
}

impl Rows {
    /// As CSV (RFC 4180) with a byte order mark, by which Excel knows UTF-8.
    /// What a spreadsheet would take for a formula gets an apostrophe in front.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut out = String::from("\u{FEFF}");
        for row in std::iter::once(&self.head).chain(&self.rows) {
            let cells: Vec<String> = row.iter().map(|cell| quoted(&harmless(cell))).collect();
            out.push_str(&cells.join(","));
            out.push_str("\r\n");
        }
        out
    }

    /// As a Markdown table below its title.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut out = format!("# {}\n\n", self.title);
        markdown_table(&mut out, &self.table());
        out
    }

    /// As a list of objects named by the columns.
    #[must_use]
    pub fn json(&self) -> Value {
        let object = |row: &Vec<String>| {
            let fields = self.head.iter().zip(row);
            let fields = fields.map(|(name, cell)| (name.clone(), Value::from(cell.as_str())));
            Value::Object(fields.collect::<Map<_, _>>())
        };
        Value::Array(self.rows.iter().map(object).collect())
    }

    /// As a paper of its own, in landscape and without a signature.
    #[must_use]
    pub fn paper(&self, words: &Words) -> Paper {
        Paper {
            code: String::new(),
            kind: String::new(),
            about: Vec::new(),
            blocks: Vec::new(),
            signatures: Vec::new(),
            annexes: vec![Annex {
                kind: say!(words, "export-list-kind"),
                title: self.title.clone(),
                belongs: String::new(),
                table: self.table(),
            }],
        }
    }

    /// As the table of a paper, all columns as wide as their text wants.
    #[must_use]
    pub fn table(&self) -> Table {
        let longest = |at: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(at)).chain(self.head.get(at));
            let longest = cells.map(|cell| cell.chars().count()).max().unwrap_or(1);
            u32::try_from(longest.clamp(4, 40)).unwrap_or(40)
        };
        Table {
            head: self.head.clone(),
            widths: (0..self.head.len()).map(longest).collect(),
            rows: self.rows.iter().cloned().map(Line::Cells).collect(),
        }
    }
}

/// A cell no spreadsheet takes for a formula (OWASP, "CSV injection").
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_is_quoted_and_never_a_formula() {
        let rows = Rows {
            title: "Thử".to_owned(),
            head: vec!["Tên".to_owned(), "Kết quả".to_owned()],
            rows: vec![vec!["a, \"b\"".to_owned(), "=1+1".to_owned()]],
        };
        assert_eq!(rows.csv(), "\u{FEFF}Tên,Kết quả\r\n\"a, \"\"b\"\"\",'=1+1\r\n");
        assert_eq!(rows.json()[0]["Kết quả"], "=1+1");
        assert!(rows.markdown().contains("| a, \"b\" | =1+1 |"));
    }
}
