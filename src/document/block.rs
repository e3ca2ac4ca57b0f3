//! What every format yields: lines or paragraphs with their places.

use crate::domain::Lines;

/// One line of a text file, or one paragraph of a word processor's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Where it stands in the source.
    pub lines: Lines,
    /// What it says, without the marks of the format.
    pub content: Content,
    /// An empty line stands before it.
    pub after_gap: bool,
}

/// What a block says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Running text.
    Prose {
        /// Without marks of emphasis and headings; numbers and dashes stay.
        text: String,
        /// It is emphasised from end to end, or marked as a heading. A hint,
        /// no more: papers mark their ranks as they like.
        strong: bool,
        /// The line breaks after it on purpose.
        breaks: bool,
        /// By how many columns it is set in.
        indent: usize,
    },
    /// The row of a table.
    Row(Vec<String>),
    /// A line that only draws: a rule, the line below a table's head.
    Rule,
}

impl Block {
    /// The only line of a block of a text file.
    pub(super) fn line(number: usize, content: Content, after_gap: bool) -> Self {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        Self { lines: Lines { first: number, last: number }, content, after_gap }
    }

    /// The texts it holds.
    pub(super) fn texts(&mut self) -> &mut [String] {
        match &mut self.content {
            Content::Prose { text, .. } => std::slice::from_mut(text),
            Content::Row(cells) => cells,
            Content::Rule => &mut [],
        }
    }
}
