//! Plain text: every line a block, nothing to strip.

use super::block::{Block, Content};
use super::cells::Rows;
use super::markdown;

/// The blocks of a plain text.
pub(super) fn blocks(lines: &[String]) -> Vec<Block> {
    let mut found = Vec::new();
    let mut gap = true;
    let mut rows = Rows::default();
    for (at, line) in lines.iter().enumerate() {
        if line.trim().is_empty() {
            gap = true;
            continue;
        }
        let line = crate::text::clean(line);
        let text = line.trim();
        let content = if text.is_empty() || markdown::is_rule(text) {
            Content::Rule
        } else if let Some(row) = rows.content(&line) {
            row
        } else {
            Content::Prose {
                text: markdown::untabbed(text),
                strong: false,
                breaks: false,
                indent: 0,
            }
        };
        found.push(Block::line(at + 1, content, gap));
        gap = false;
    }
    found
}
