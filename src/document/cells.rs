//! The rows of tables whose cells are set apart by pipes or tabs.

use super::block::Content;
use super::markdown::{emphasis, untabbed};

/// How the cells of the table being read are set apart. A row that alone would
/// not look like one is a row after others.
#[derive(Debug, Default)]
pub(super) struct Rows {
    kind: Option<Kind>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `| a | b |`
    Fenced,
    /// `a | b`
    Bare,
    /// Cells set apart by tabs.
    Tabbed,
}

impl Rows {
    /// The row a line is, or the line below a head; None for other lines, which
    /// end the table.
    pub fn content(&mut self, line: &str) -> Option<Content> {
        let trimmed = line.trim();
        let open = match self.kind {
            Some(Kind::Bare) => trimmed.contains('|'),
            Some(Kind::Tabbed) => trimmed.contains('\t'),
            Some(Kind::Fenced) | None => false,
        };
        if !open {
            self.kind = kind(trimmed);
        }
        match self.kind? {
            Kind::Fenced => Some(fenced(trimmed)),
            Kind::Bare => Some(cells(line.trim_end_matches([' ', '\r']))),
            Kind::Tabbed => {
                let line = line.trim_matches([' ', '\r', '\n']);
                let cell = |cell: &str| emphasis(&untabbed(cell)).0;
                Some(Content::Row(line.split('\t').map(cell).collect()))
            }
        }
    }
}

/// A pipe at the beginning, or cells set apart by pipes or tabs.
fn kind(line: &str) -> Option<Kind> {
    if line.starts_with('|') && line.len() > 1 {
        Some(Kind::Fenced)
    } else if line.matches(" | ").count() >= 2 {
        Some(Kind::Bare)
    } else if line.split('\t').filter(|cell| !cell.trim().is_empty()).count() >= 3 {
        Some(Kind::Tabbed)
    } else {
        None
    }
}

fn fenced(line: &str) -> Content {
    let inner = line.strip_prefix('|').unwrap_or(line);
    cells(inner.strip_suffix('|').unwrap_or(inner))
}

/// The cells of a row of pipes, or the line below a head.
fn cells(line: &str) -> Content {
    let mut cells = vec![String::new()];
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        let escaped = if c == '\\' { chars.next() } else { None };
        match (c, escaped) {
            ('\\', Some('|')) => push(&mut cells, '|'),
            ('\\', Some(other)) => {
                push(&mut cells, '\\');
                push(&mut cells, other);
            }
            ('|', _) => cells.push(String::new()),
            (other, _) => push(&mut cells, other),
        }
    }
    let drawn = |cell: &String| cell.trim().chars().all(|c| matches!(c, '-' | ':' | '='));
    if cells.iter().all(drawn) && cells.iter().any(|cell| cell.contains('-')) {
        return Content::Rule;
    }
    Content::Row(cells.iter().map(|cell| emphasis(cell).0).collect())
}

fn push(cells: &mut [String], c: char) {
    if let Some(cell) = cells.last_mut() {
        cell.push(c);
    }
}
