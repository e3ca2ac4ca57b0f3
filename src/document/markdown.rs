//! Markdown, as far as papers use it: headings, emphasis, tables. Heading
//! marks decide nothing; they are only stripped and remembered as a hint.

use super::block::{Block, Content};
use super::cells::Rows;
use super::{grid, html, ruled};
use crate::text::clean;

/// The blocks of a Markdown text.
pub(super) fn blocks(lines: &[String]) -> Vec<Block> {
    let cleaned: Vec<String> = lines.iter().map(|line| clean(line)).collect();
    let mut reader =
        Reader { found: Vec::new(), gap: true, rows: Rows::default(), whole: true, closed: true };
    let mut at = 0;
    while let Some(line) = cleaned.get(at) {
        if line.trim().is_empty() {
            reader.gap = true;
            at += 1;
            continue;
        }
        let rest = cleaned.get(at..).unwrap_or_default();
        let taken = reader
            .drawn(at, rest)
            .or_else(|| reader.set_in_columns(at, rest))
            .or_else(|| reader.tagged(at, rest));
        if taken.is_none() {
            reader.line(at, line);
        }
        at += taken.unwrap_or(1);
    }
    reader.found
}

struct Reader {
    found: Vec<Block>,
    /// An empty line stands before the next block.
    gap: bool,
    rows: Rows,
    /// Every HTML table so far had an end.
    whole: bool,
    /// Every table set in columns so far had an end.
    closed: bool,
}

impl Reader {
    fn line(&mut self, at: usize, line: &str) {
        let content = self.rows.content(line).unwrap_or_else(|| content(line));
        self.push(at, at, content);
    }

    fn push(&mut self, first: usize, last: usize, content: Content) {
        let mut block = Block::line(first + 1, content, self.gap);
        block.lines.last = u32::try_from(last + 1).unwrap_or(u32::MAX);
        self.found.push(block);
        self.gap = false;
    }

    /// A table drawn with lines; how many lines it takes.
    fn drawn(&mut self, at: usize, rest: &[String]) -> Option<usize> {
        let grid = grid::grid(rest).filter(|grid| !grid.rows.is_empty())?;
        self.push(at, at, Content::Rule);
        for (first, last, cells) in grid.rows {
            self.cells(at + first, at + last, &cells);
        }
        Some(grid.lines)
    }

    /// A table set in columns; how many lines it takes.
    fn set_in_columns(&mut self, at: usize, rest: &[String]) -> Option<usize> {
        if !self.closed || !ruled::opens(rest) {
            return None;
        }
        let Some(table) = ruled::ruled(rest) else {
            self.closed = !rest.first().is_some_and(|line| ruled::is_rule(line));
            return None;
        };
        self.table(at, &table.rows, table.lines);
        Some(table.lines)
    }

    /// A table in HTML; how many lines it takes.
    fn tagged(&mut self, at: usize, rest: &[String]) -> Option<usize> {
        if !self.whole || !rest.first().is_some_and(|line| html::opens(line)) {
            return None;
        }
        let Some(table) = html::table(rest) else {
            self.whole = false;
            return None;
        };
        self.table(at, &table.rows, table.lines);
        Some(table.lines)
    }

    /// Rows that reach to where the next begins, the last to the table's end;
    /// what stands above the first only draws.
    fn table(&mut self, at: usize, rows: &[(usize, usize, Vec<String>)], lines: usize) {
        let first = rows.first().map_or(0, |row| row.0);
        if first > 0 {
            self.push(at, at + first - 1, Content::Rule);
        }
        let starts = rows.iter().skip(1).map(|row| row.0).chain([lines]);
        for ((first, _, cells), next) in rows.iter().zip(starts) {
            self.cells(at + first, at + next - 1, cells);
        }
    }

    fn cells(&mut self, first: usize, last: usize, cells: &[String]) {
        let cells = cells.iter().map(|cell| emphasis(cell).0).collect();
        self.push(first, last, Content::Row(cells));
    }
}

fn content(line: &str) -> Content {
    let trimmed = line.trim();
    if is_rule(trimmed) {
        return Content::Rule;
    }
    let indent =
        line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 });
    let indent = indent.sum();
    let breaks = line.ends_with("  ") || trimmed.ends_with('\\');
    let quoted = trimmed.trim_start_matches('>').trim_start();
    let (heading, body) = heading(quoted);
    let (text, strong) = emphasis(&untabbed(body.trim_end_matches('\\')));
    if text.is_empty() || is_rule(&text) {
        return Content::Rule;
    }
    Content::Prose { text, strong: heading || strong, breaks, indent }
}

/// Tabs as the wide gaps they are, which no terminal moves.
pub(super) fn untabbed(text: &str) -> String {
    text.replace('\t', "   ")
}

/// Strips `## ` and a closing `##`.
fn heading(line: &str) -> (bool, &str) {
    let marks = line.bytes().take_while(|byte| *byte == b'#').count();
    let rest = line.get(marks..).unwrap_or_default();
    if (1..=6).contains(&marks) && (rest.is_empty() || rest.starts_with([' ', '\t'])) {
        (true, rest.trim().trim_end_matches('#').trim_end())
    } else {
        (false, line)
    }
}

/// Text without the marks of emphasis, and whether all of it was emphasised.
/// A bullet `*` with a space after it is not one of them.
pub(super) fn emphasis(line: &str) -> (String, bool) {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line.trim();
    let opens_strong = rest.starts_with("**") || rest.starts_with("__");
    if let Some(after) = rest.strip_prefix("* ") {
        plain.push_str("* ");
        rest = after;
    }
    let mut chars = rest.chars().peekable();
    let (mut inside, mut outside) = (false, false);
    while let Some(c) = chars.next() {
        match c {
            '\\' => plain.extend(chars.next_if(char::is_ascii_punctuation).or(Some('\\'))),
            '*' => {
                let mut run = 1;
                while chars.next_if_eq(&'*').is_some() {
                    run += 1;
                }
                if run >= 2 {
                    inside = !inside;
                }
            }
            '_' if chars.peek() == Some(&'_') => {
                chars.next();
                inside = !inside;
            }
            _ => {
                outside |= !inside && c.is_alphanumeric();
                plain.push(c);
            }
        }
    }
    let plain = untagged(&plain);
    let strong = opens_strong && !outside;
    (plain.trim().to_owned(), strong)
}

/// Turns `<br>` into a line's end, drops other short tags and the entities that
/// converters leave behind.
fn untagged(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        let (before, tail) = rest.split_at(open);
        plain.push_str(before);
        let close = tail.bytes().take(41).position(|byte| byte == b'>');
        let tag = close.and_then(|close| tail.get(1..close));
        let tag = tag.filter(|name| {
            name.is_ascii() && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
        });
        let shown = match tag {
            Some(name) if name.to_ascii_lowercase().starts_with("br") => '\n',
            Some(_) => ' ',
            None => '<',
        };
        plain.push(shown);
        rest = tail.get(tag.map_or(1, |name| name.len() + 2)..).unwrap_or_default();
    }
    plain.push_str(rest);
    if plain.contains('&') {
        plain = plain
            .replace("&nbsp;", " ")
            .replace("&amp;", "&")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&gt;", ">")
            .replace("&lt;", "<");
    }
    plain
}

/// A line that only draws: dashes, stars, underscores, equals signs.
pub(super) fn is_rule(text: &str) -> bool {
    text.chars().filter(|c| !c.is_whitespace()).count() >= 3
        && text.chars().all(|c| matches!(c, '-' | '_' | '*' | '=' | '–' | '—' | ' ' | '.' | '…'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prose(line: &str) -> (String, bool) {
        let Content::Prose { text, strong, .. } = content(line) else { panic!("{line}") };
        (text, strong)
    }

    #[test]
    fn one_rank_in_five_dresses_reads_the_same() {
        for line in [
            "#### ***1.1. Mô hình: A***",
            "### **1.1. Mô hình: A**",
            "**1.1. Mô hình: A**",
            "***1.1. Mô hình: A***",
            "## 1.1. Mô hình: A ##",
        ] {
            assert_eq!(prose(line), ("1.1. Mô hình: A".to_owned(), true), "{line}");
        }
        assert_eq!(prose("- **Mục tiêu:** x"), ("- Mục tiêu: x".to_owned(), false));
        assert_eq!(prose("**- Mục tiêu:** x"), ("- Mục tiêu: x".to_owned(), false));
        assert_eq!(prose("* một *hai*"), ("* một hai".to_owned(), false));
        assert_eq!(prose("a < b và <u>c</u>&nbsp;d"), ("a < b và  c  d".to_owned(), false));
    }

    #[test]
    fn rows_and_rules_are_told_apart() {
        let row = |line| Rows::default().content(line).unwrap_or_else(|| content(line));
        assert_eq!(row("| --- | :-: |"), Content::Rule);
        assert_eq!(row("-----"), Content::Rule);
        assert_eq!(row(r"\-\-\-\--"), Content::Rule);
        let cells = ["**I**".to_owned(), "a | b".to_owned(), String::new()];
        let Content::Row(found) = row(r"| **I** | a \| b | |") else { panic!() };
        assert_eq!(found, [cells[0].trim_matches('*'), &cells[1], &cells[2]]);
    }
}
