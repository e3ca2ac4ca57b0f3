//! What a command answers, and how it reaches the reader.

use std::fmt::Write as _;
use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;

use serde::Serialize;

use super::complaint::{self, Complaint};
use crate::store::StoreError;
use crate::text::{pad, visible, width};
use crate::words::Words;

/// What goes to standard output, and what there is to complain of.
#[derive(Debug, Default)]
pub struct Reply {
    /// The answer.
    pub text: String,
    /// What goes to standard error and decides the exit code.
    pub complaint: Option<Complaint>,
}

impl Reply {
    /// An answer and nothing to complain of.
    pub fn of(text: String) -> Self {
        Self { text, complaint: None }
    }

    /// A value as JSON.
    pub fn json(value: &impl Serialize) -> Result<Self, Complaint> {
        let mut text = serde_json::to_string_pretty(value)
            .map_err(|error| Complaint::Store(StoreError::Io(error.into())))?;
        text.push('\n');
        Ok(Self::of(text))
    }

    /// Nothing was found: an empty list for programs, a sentence for people.
    pub fn nothing(is_json: bool, complaint: Complaint) -> Self {
        let text = if is_json { "[]\n".to_owned() } else { String::new() };
        Self { text, complaint: Some(complaint) }
    }

    /// Writes it out.
    pub fn give(self, words: &Words) -> ExitCode {
        let mut out = io::stdout().lock();
        let written = out.write_all(self.text.as_bytes()).and_then(|()| out.flush());
        let lost = written.err().filter(|error| error.kind() != ErrorKind::BrokenPipe);
        // A reader that has seen enough (`tiendo list | head`) is no fault.
        let complaint = self.complaint.or(lost.map(|error| Complaint::Store(error.into())));
        let Some(complaint) = complaint else { return ExitCode::SUCCESS };
        complaint::tell(words, &complaint);
        ExitCode::from(complaint.code())
    }
}

impl From<Complaint> for Reply {
    fn from(complaint: Complaint) -> Self {
        if let Complaint::Help(text) = complaint {
            return Self::of(text);
        }
        Self { text: String::new(), complaint: Some(complaint) }
    }
}

/// Plain lines, in which imported text cannot speak to the terminal.
#[derive(Debug, Default)]
pub struct Page(String);

impl Page {
    /// One line, or as many as the text has.
    pub fn line(&mut self, text: &str) -> &mut Self {
        self.indented(0, text)
    }

    /// The same, so many blanks to the right.
    pub fn indented(&mut self, by: usize, text: &str) -> &mut Self {
        for line in text.split('\n') {
            let line = visible(line.trim_end_matches('\r'));
            let _ = writeln!(self.0, "{}{}", " ".repeat(by), line.trim_end());
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

    /// Rows whose cells stand below each other; never cut.
    pub fn table(&mut self, rows: &[Vec<String>]) -> &mut Self {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| visible(cell)).collect()).collect();
        let widest = |at: usize| {
            rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(widest).collect();
        for row in &rows {
            let cells: Vec<String> =
                row.iter().zip(&widths).map(|(cell, columns)| pad(cell, *columns)).collect();
            self.line(&cells.join("  "));
        }
        self
    }

    /// The text.
    pub fn done(self) -> Reply {
        Reply::of(self.0)
    }
}
