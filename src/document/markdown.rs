//! Markdown, as far as papers use it: headings, emphasis, pipe tables. Heading
//! marks decide nothing; they are only stripped and remembered as a hint.

use super::block::{Block, Content};
use crate::text::clean;

/// The blocks of a Markdown text.
pub(super) fn blocks(lines: &[String]) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut gap = true;
    for (at, line) in lines.iter().enumerate() {
        if line.trim().is_empty() {
            gap = true;
            continue;
        }
        let content = content(&clean(line));
        found.push(Block::line(at + 1, content, gap));
        gap = false;
    }
    found
}

fn content(line: &str) -> Content {
    let trimmed = line.trim();
    if is_row(trimmed) {
        return row(trimmed);
    }
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
    if text.is_empty() {
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
fn emphasis(line: &str) -> (String, bool) {
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
        let tag = tail.find('>').filter(|close| *close <= 40).and_then(|close| tail.get(1..close));
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

/// A pipe at the beginning, or cells set apart by pipes or tabs.
pub(super) fn is_row(line: &str) -> bool {
    (line.starts_with('|') && line.len() > 1)
        || line.matches(" | ").count() >= 2
        || line.split('\t').filter(|cell| !cell.trim().is_empty()).count() >= 3
}

/// The cells of a pipe table's row, or the line below its head.
pub(super) fn row(line: &str) -> Content {
    if !line.contains('|') {
        return Content::Row(line.split('\t').map(|cell| cell.trim().to_owned()).collect());
    }
    let inner = line.strip_prefix('|').unwrap_or(line);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    let mut cells = vec![String::new()];
    let mut chars = inner.chars();
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
        assert_eq!(content("| --- | :-: |"), Content::Rule);
        assert_eq!(content("-----"), Content::Rule);
        let cells = ["**I**".to_owned(), "a | b".to_owned(), String::new()];
        let Content::Row(found) = content(r"| **I** | a \| b | |") else { panic!() };
        assert_eq!(found, [cells[0].trim_matches('*'), &cells[1], &cells[2]]);
    }
}
