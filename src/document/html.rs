//! Tables in HTML, as converters write them into Markdown where cells span rows
//! or columns.

use std::collections::HashMap;

/// A row with the lines it takes, counted from those given, and its cells.
pub(super) type HtmlRow = (usize, usize, Vec<String>);

/// An HTML table.
pub(super) struct HtmlTable {
    /// Its rows; the text of a cell that spans stands in each place it spans.
    pub rows: Vec<HtmlRow>,
    /// How many lines it takes.
    pub lines: usize,
}

/// A table has no more columns, and a cell spans no more rows.
const WIDEST: usize = 64;

/// Whether a table begins in this line.
pub(super) fn opens(line: &str) -> bool {
    tag_at(line.trim_start()).is_some_and(|tag| tag.is("table") && !tag.closes)
}

/// The table that begins with the first of these lines. None where it has no
/// end, or no row.
pub(super) fn table(lines: &[String]) -> Option<HtmlTable> {
    let mut reader = Reader::default();
    for (at, line) in lines.iter().enumerate() {
        if reader.take(at, line) {
            let rows = reader.rows;
            // Rows that share a line could not be told apart by their lines.
            let apart = rows.windows(2).all(|pair| matches!(pair, [a, b] if a.1 < b.0));
            return (apart && !rows.is_empty()).then_some(HtmlTable { rows, lines: at + 1 });
        }
    }
    None
}

#[derive(Default)]
struct Reader {
    rows: Vec<HtmlRow>,
    /// Cells of the open row, by column.
    cells: Vec<String>,
    /// The open cell.
    cell: Option<Cell>,
    /// The line in which the open row began.
    from: Option<usize>,
    /// What spans down into the next rows: column, rows left, text.
    down: HashMap<usize, (usize, String)>,
    depth: usize,
}

struct Cell {
    text: String,
    columns: usize,
    rows: usize,
}

impl Reader {
    /// Reads a line; whether the table ended in it.
    fn take(&mut self, at: usize, line: &str) -> bool {
        let mut rest = line;
        while let Some(open) = rest.find('<') {
            let (before, tail) = rest.split_at(open);
            self.text(before);
            let Some(tag) = tag_at(tail) else {
                self.text("&lt;");
                rest = tail.get(1..).unwrap_or_default();
                continue;
            };
            rest = tail.get(tag.len..).unwrap_or_default();
            if self.tag(at, &tag) {
                return true;
            }
        }
        self.text(rest);
        self.text(" ");
        false
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell {
            cell.text.push_str(text);
        }
    }

    fn tag(&mut self, at: usize, tag: &Tag<'_>) -> bool {
        if tag.is("table") {
            self.depth = if tag.closes { self.depth.saturating_sub(1) } else { self.depth + 1 };
            if self.depth == 0 {
                self.end_row(at);
                return true;
            }
        } else if self.depth > 1 {
            self.text(" ");
        } else if tag.is("tr") {
            self.end_row(at);
            if !tag.closes {
                self.from = Some(at);
            }
        } else if tag.is("td") || tag.is("th") {
            self.end_cell();
            if !tag.closes {
                let span = |name| tag.number(name).unwrap_or(1).clamp(1, WIDEST);
                let (columns, rows) = (span("colspan"), span("rowspan"));
                self.cell = Some(Cell { text: String::new(), columns, rows });
                self.from = self.from.or(Some(at));
            }
        } else if tag.is("br") || (tag.closes && (tag.is("p") || tag.is("li") || tag.is("div"))) {
            self.text("<br>");
        }
        false
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        self.fill_down();
        let mut text = cell.text.trim();
        while let Some(shorter) = text.strip_suffix("<br>") {
            text = shorter.trim_end();
        }
        for _ in 0..cell.columns.min(WIDEST.saturating_sub(self.cells.len())) {
            if cell.rows > 1 {
                self.down.insert(self.cells.len(), (cell.rows - 1, text.to_owned()));
            }
            self.cells.push(text.to_owned());
        }
    }

    /// Cells from above that span into this row.
    fn fill_down(&mut self) {
        while let Some((left, text)) = self.down.remove(&self.cells.len()) {
            if left > 1 {
                self.down.insert(self.cells.len(), (left - 1, text.clone()));
            }
            self.cells.push(text);
        }
    }

    fn end_row(&mut self, at: usize) {
        self.end_cell();
        self.fill_down();
        let cells = std::mem::take(&mut self.cells);
        if let Some(from) = self.from.take().filter(|_| !cells.is_empty()) {
            self.rows.push((from, at, cells));
        }
    }
}

/// A tag at the beginning of a text.
struct Tag<'t> {
    name: &'t str,
    inside: &'t str,
    closes: bool,
    len: usize,
}

impl Tag<'_> {
    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The number an attribute has: `colspan="2"`.
    fn number(&self, name: &str) -> Option<usize> {
        let at = self.inside.to_ascii_lowercase().find(name)?;
        let rest = self.inside.get(at + name.len()..)?.trim_start().strip_prefix('=')?;
        let digits = rest.trim_start_matches([' ', '"', '\'']);
        let end = digits.bytes().take_while(u8::is_ascii_digit).count();
        digits.get(..end)?.parse().ok()
    }
}

fn tag_at(text: &str) -> Option<Tag<'_>> {
    let rest = text.strip_prefix('<')?;
    let end = rest.bytes().take(400).position(|byte| byte == b'>')?;
    let inside = rest.get(..end)?;
    let (closes, inside) = inside.strip_prefix('/').map_or((false, inside), |name| (true, name));
    let length = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name =
        inside.get(..length).filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))?;
    Some(Tag { name, inside, closes, len: end + 2 })
}
