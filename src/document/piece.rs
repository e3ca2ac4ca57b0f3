//! From blocks to paragraphs: lines joined that belong together.

use super::block::{Block, Content};
use super::lexicon::Lexicon;
use super::marker::{Marker, Style};
use super::numbering::marker;
use super::tokens::tokens;
use crate::domain::{Lines, Notice, NoticeCode};

/// Lines longer than this are paragraphs, not wrapped by hand.
const WIDEST_WRAP: usize = 130;

/// A paragraph, a bullet, a heading or the row of a table.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Where it stands.
    pub lines: Lines,
    /// The mark in front of it.
    pub marker: Option<Marker>,
    /// What it says, without the mark in front.
    pub text: String,
    /// The cells, if it is the row of a table.
    pub row: Option<Vec<String>>,
    /// Marked as a heading or emphasised from end to end.
    pub strong: bool,
    /// By how many columns it is set in.
    pub indent: usize,
}

impl Piece {
    /// What it says with its number, for where the number numbers nothing.
    pub fn whole(&self) -> String {
        match &self.marker {
            Some(marker) if !marker.number.is_empty() && self.text.is_empty() => {
                marker.number.clone()
            }
            Some(marker) if marker.style == Style::Appendix => {
                format!("{}\n{}", marker.number, self.text)
            }
            Some(marker) if !marker.number.is_empty() => {
                format!("{}. {}", marker.number, self.text)
            }
            Some(_) | None => self.text.clone(),
        }
    }

    /// Whether it is written in capitals.
    pub fn shouts(&self) -> bool {
        shouted(&self.text)
    }
}

/// The paragraphs of a document, and notices of those joined over a gap.
pub(super) fn pieces(blocks: &[Block], lexicon: &Lexicon) -> (Vec<Piece>, Vec<Notice>) {
    let width = wrap_width(blocks);
    let mut joiner =
        Joiner { lexicon, width, pieces: Vec::new(), notices: Vec::new(), broken: false, last: 0 };
    for block in blocks {
        joiner.take(block);
    }
    (joiner.pieces, joiner.notices)
}

/// The column at which the document was wrapped by hand, if it was.
fn wrap_width(blocks: &[Block]) -> Option<usize> {
    let lengths = blocks.iter().filter_map(|block| match &block.content {
        Content::Prose { text, .. } => Some(text.chars().count()),
        Content::Row(_) | Content::Rule => None,
    });
    lengths.max().filter(|widest| *widest <= WIDEST_WRAP)
}

struct Joiner<'a> {
    lexicon: &'a Lexicon,
    width: Option<usize>,
    pieces: Vec<Piece>,
    notices: Vec<Notice>,
    /// The line before breaks on purpose.
    broken: bool,
    /// The length of the line before.
    last: usize,
}

impl Joiner<'_> {
    fn take(&mut self, block: &Block) {
        match &block.content {
            Content::Rule => self.draw(block),
            Content::Row(cells) => {
                self.start(
                    block,
                    cells.join(" | ").trim().to_owned(),
                    Some(cells.clone()),
                    false,
                    0,
                );
            }
            Content::Prose { text, .. }
                if block.after_gap && is_page_number(text, self.lexicon) =>
            {
                self.draw(block);
            }
            Content::Prose { text, strong, breaks, indent } => {
                if !self.continues(block, text, *strong) {
                    self.start(block, text.clone(), None, *strong, *indent);
                } else if let Some(piece) = self.pieces.last_mut() {
                    if block.after_gap && !piece.text.is_empty() {
                        self.notices.push(Notice {
                            code: NoticeCode::LinesJoined,
                            line: block.lines.first,
                            key: None,
                            about: Vec::new(),
                        });
                    }
                    if !piece.text.is_empty() {
                        piece.text.push(if self.broken { '\n' } else { ' ' });
                    }
                    piece.text.push_str(text);
                    piece.strong &= *strong;
                    piece.lines.last = block.lines.last;
                }
                self.broken = *breaks;
                self.last = text.chars().count();
            }
        }
    }

    /// A line that only draws belongs to what stands before it.
    fn draw(&mut self, block: &Block) {
        match self.pieces.last_mut() {
            Some(piece) => piece.lines.last = block.lines.last,
            None => self.start(block, String::new(), None, false, 0),
        }
    }

    fn start(
        &mut self,
        block: &Block,
        text: String,
        row: Option<Vec<String>>,
        strong: bool,
        indent: usize,
    ) {
        let marker = if row.is_none() { marker(&text, &self.lexicon.numbering) } else { None };
        let text = match &marker {
            Some(marker) => text.get(marker.len..).unwrap_or_default().trim().to_owned(),
            None => text,
        };
        self.pieces.push(Piece { lines: block.lines, marker, text, row, strong, indent });
        self.broken = false;
        self.last = 0;
    }

    /// Whether a line goes on with the paragraph before it.
    fn continues(&self, block: &Block, text: &str, strong: bool) -> bool {
        let Some(piece) = self.pieces.last() else { return false };
        let starts = marker(text, &self.lexicon.numbering).is_some()
            || self.lexicon.labels.first(text).is_some();
        if starts || piece.row.is_some() {
            return false;
        }
        let titles = piece.marker.as_ref().is_some_and(|marker| marker.style.heads_parts());
        if titles && piece.text.is_empty() {
            return true;
        }
        if piece.text.is_empty() {
            return false;
        }
        if titles && piece.shouts() && shouted(text) && !block.after_gap {
            return true;
        }
        let goes_on = text.starts_with(char::is_lowercase) && is_open(&piece.text);
        if block.after_gap {
            return goes_on && !piece.strong && !strong && !piece.shouts();
        }
        self.broken || goes_on || self.wrapped(text)
    }

    /// Whether the line before was full, so that the next word had to go below.
    fn wrapped(&self, text: &str) -> bool {
        let word = text.split_whitespace().next().map_or(0, |word| word.chars().count());
        self.width.is_some_and(|width| width >= 50 && self.last + 1 + word > width)
    }
}

/// Whether a text is written in capitals.
fn shouted(text: &str) -> bool {
    text.contains(char::is_alphabetic) && !text.contains(char::is_lowercase)
}

/// Whether a sentence is still going on at the end of the text.
fn is_open(text: &str) -> bool {
    !text.trim_end().ends_with(['.', ';', ':', '!', '?', '…', '”', '"', ')'])
        || text.trim_end().ends_with(',')
}

/// "2", "- 2 -", "Trang 2/3": what a page break leaves behind.
fn is_page_number(text: &str, lexicon: &Lexicon) -> bool {
    if text.len() > 30 {
        return false;
    }
    let found = tokens(text);
    let from = lexicon.paper.page.at(&found, 0).unwrap_or(0);
    let named = from > 0;
    let mut numbers = 0;
    for token in found.iter().skip(from) {
        match token.number() {
            Some(_) if token.text.len() <= 3 => numbers += 1,
            None if matches!(token.text, "-" | "–" | "/") => {}
            Some(_) | None => return false,
        }
    }
    let slash = found.iter().any(|token| token.text == "/");
    numbers == 1 && !slash || (numbers == 2 && slash && named)
}
