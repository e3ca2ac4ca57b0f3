//! Tables drawn with lines: `+---+---+` above and below every row, cells of
//! several lines, cells that span columns or rows. pandoc writes them so where
//! a pipe table will not do.

/// A drawn table: its rows with the lines they take, counted from its first.
pub(super) struct Grid {
    /// First line, last line, cells.
    pub rows: Vec<(usize, usize, Vec<String>)>,
    /// How many lines it takes.
    pub lines: usize,
}

/// Whether a line is the upper edge of a drawn table.
pub(super) fn opens(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 5
        && line.starts_with("+-")
        && line.ends_with('+')
        && line.chars().all(|c| matches!(c, '+' | '-' | '=' | ':'))
}

/// The drawn table that begins with the first of these lines. A line without
/// its borders ends it.
pub(super) fn grid(lines: &[String]) -> Option<Grid> {
    let first = lines.first().filter(|line| opens(line))?;
    let taken = lines
        .iter()
        .take_while(|line| {
            let line = line.trim();
            line.len() > 1 && line.starts_with(['+', '|']) && line.ends_with(['+', '|'])
        })
        .count();
    let edges: Vec<usize> = edges(first);
    let mut builder = Builder { edges, rows: Vec::new(), open: Vec::new(), from: 1 };
    for (at, line) in lines.iter().take(taken).enumerate().skip(1) {
        builder.take(at, line);
    }
    builder.close(taken.saturating_sub(1));
    Some(Grid { rows: builder.rows, lines: taken })
}

/// The columns at which a drawn line has a corner.
fn edges(line: &str) -> Vec<usize> {
    line.chars().enumerate().filter(|(_, c)| *c == '+').map(|(at, _)| at).collect()
}

struct Builder {
    edges: Vec<usize>,
    rows: Vec<(usize, usize, Vec<String>)>,
    /// The cells of the row being read, and what a cell spanning rows said above.
    open: Vec<String>,
    from: usize,
}

impl Builder {
    fn columns(&self) -> usize {
        self.edges.len().saturating_sub(1)
    }

    fn take(&mut self, at: usize, line: &str) {
        let chars: Vec<char> = line.chars().collect();
        let kept: Vec<bool> =
            (0..self.columns()).map(|column| self.drawn(&chars, column)).collect();
        if kept.iter().any(|drawn| *drawn) {
            // A cell whose lower edge is not drawn goes on in the next row.
            let on: Vec<String> = self
                .open
                .iter()
                .zip(&kept)
                .map(|(cell, drawn)| if *drawn { String::new() } else { cell.clone() })
                .collect();
            self.close(at);
            self.open = on;
            self.from = at + 1;
        } else {
            self.text(&chars);
        }
    }

    /// Whether a line is an edge in this column.
    fn drawn(&self, chars: &[char], column: usize) -> bool {
        let (Some(from), Some(to)) = (self.edges.get(column), self.edges.get(column + 1)) else {
            return false;
        };
        let inner = chars.get(from + 1..*to).unwrap_or_default();
        let edge = chars.first().is_some_and(|c| matches!(c, '+' | '|' | ' '))
            && (chars.get(*from) == Some(&'+') || chars.get(*to) == Some(&'+'));
        edge && !inner.is_empty() && inner.iter().all(|c| matches!(c, '-' | '=' | ':' | '+'))
    }

    /// A line of text: each cell takes its part; where a border is missing, the
    /// cell spans the next column and says the same there.
    fn text(&mut self, chars: &[char]) {
        let columns = self.columns();
        self.open.resize(columns, String::new());
        let mut column = 0;
        while column < columns {
            let mut last = column;
            while last + 1 < columns
                && self
                    .edges
                    .get(last + 1)
                    .and_then(|at| chars.get(*at))
                    .is_none_or(|c| !border(*c))
            {
                last += 1;
            }
            let from = self.edges.get(column).map_or(0, |at| at + 1);
            let to = self.edges.get(last + 1).map_or(chars.len(), |at| (*at).min(chars.len()));
            let part: String = chars.get(from..to).unwrap_or_default().iter().collect();
            for cell in self.open.get_mut(column..=last).unwrap_or_default() {
                push(cell, part.trim());
            }
            column = last + 1;
        }
    }

    fn close(&mut self, last: usize) {
        if self.open.iter().any(|cell| !cell.is_empty()) {
            let cells = std::mem::take(&mut self.open);
            self.rows.push((self.from, last, cells));
        } else if let Some(row) = self.rows.last_mut() {
            row.1 = last;
        }
    }
}

fn border(c: char) -> bool {
    matches!(c, '|' | '+')
}

/// A line of a cell: it goes on with the one above, but for a bullet.
fn push(cell: &mut String, line: &str) {
    if line.is_empty() {
        return;
    }
    if !cell.is_empty() {
        let listed =
            ["- ", "+ ", "\\- ", "\\+ ", "* ", "• "].iter().any(|mark| line.starts_with(mark));
        cell.push_str(if listed { "<br>" } else { " " });
    }
    cell.push_str(line);
}
