//! From paragraphs and rows to blocks with the lines they stand in.

use super::paragraph::{PAGE, Paragraph};
use super::table::Read;
use crate::document::DocumentError;
use crate::document::block::{Block, Content};
use crate::document::markdown;
use crate::domain::{Notice, NoticeCode};

/// No paper is longer: some fifteen thousand pages, in bytes.
const LONGEST: usize = 32 << 20;
/// What a paragraph or a cell costs besides its letters.
const EACH: usize = 64;

/// The blocks read so far, and their lines.
#[derive(Default)]
pub(super) struct Flow {
    /// The blocks.
    pub blocks: Vec<Block>,
    /// One line for each.
    pub lines: Vec<String>,
    /// Doubts about single lines.
    pub notices: Vec<Notice>,
    spent: usize,
}

impl Flow {
    /// Takes note of letters held in memory.
    ///
    /// # Errors
    /// [`DocumentError::TooLarge`] where no paper is so long.
    pub fn charge(&mut self, bytes: usize) -> Result<(), DocumentError> {
        self.spent = self.spent.saturating_add(bytes).saturating_add(EACH);
        if self.spent > LONGEST { Err(DocumentError::TooLarge) } else { Ok(()) }
    }

    /// Takes note of the columns that a cell spans.
    ///
    /// # Errors
    /// As [`Flow::charge`].
    pub fn charge_columns(&mut self, columns: usize) -> Result<(), DocumentError> {
        self.charge(columns * EACH)
    }

    /// A paragraph; each of its lines becomes a block.
    pub fn paragraph(&mut self, paragraph: &Paragraph, controls: usize) {
        let whole = paragraph.whole();
        for page in whole.split(PAGE) {
            let mut gap = true;
            let mut lines = page.split('\n').peekable();
            while let Some(line) = lines.next() {
                let text = markdown::untabbed(line.trim());
                if text.is_empty() {
                    gap = true;
                    continue;
                }
                let breaks = lines.peek().is_some();
                let indent = paragraph.level * 4;
                let content = if markdown::is_rule(&text) {
                    Content::Rule
                } else {
                    Content::Prose { text: text.clone(), strong: paragraph.strong, breaks, indent }
                };
                self.push(text, content, gap);
                gap = false;
            }
        }
        if controls > 0 {
            let line = u32::try_from(self.lines.len()).unwrap_or(u32::MAX);
            let about = vec![controls.to_string()];
            let code = NoticeCode::ControlCharacters;
            self.notices.push(Notice { code, line, key: None, about });
        }
    }

    /// A table.
    pub fn table(&mut self, read: Read) {
        match read {
            Read::Prose(paragraphs) => {
                for paragraph in &paragraphs {
                    self.paragraph(paragraph, 0);
                }
            }
            Read::Rows(rows) => {
                for (at, cells) in rows.into_iter().enumerate() {
                    let line: Vec<String> =
                        cells.iter().map(|cell| cell.replace('\n', " ")).collect();
                    self.push(line.join(" | ").trim().to_owned(), Content::Row(cells), at == 0);
                }
            }
        }
    }

    fn push(&mut self, line: String, content: Content, gap: bool) {
        self.lines.push(line);
        self.blocks.push(Block::line(self.lines.len(), content, gap));
    }
}
