//! The text of a paper as it is being written: headings count themselves.

use super::paper::{Block, Rank, Table, Text};
use crate::words::roman;

/// Blocks in the making.
#[derive(Debug, Default)]
pub struct Outline {
    blocks: Vec<Block>,
    part: u32,
    /// The numbers of the headings within the part.
    path: Vec<u32>,
    /// How deep the headings stand that are written next.
    depth: usize,
}

impl Outline {
    /// A part: "II. KẾT QUẢ THỰC HIỆN".
    pub fn part(&mut self, title: &str) {
        self.part += 1;
        self.path.clear();
        self.depth = 0;
        let number = roman(self.part);
        self.blocks.push(Block::Heading(Rank::Part, format!("{number}. {title}")));
    }

    /// A heading one below the part or below the one it was opened under, and
    /// what stands under it, one deeper.
    pub fn under(&mut self, title: &str, write: impl FnOnce(&mut Self)) {
        self.count();
        let rank = if self.depth == 0 { Rank::Item } else { Rank::Below };
        let number = self.number();
        let dot = if title.is_empty() { "" } else { ". " };
        self.blocks.push(Block::Heading(rank, format!("{number}{dot}{title}")));
        self.depth += 1;
        write(self);
        self.depth -= 1;
        self.path.truncate(self.depth + 1);
    }

    /// A numbered paragraph: a bold label, which may be empty, and words.
    pub fn item(&mut self, label: &str, words: &str) {
        self.count();
        let number = self.number();
        let text = if label.is_empty() {
            Text::plain(format!("{number}. {words}"))
        } else {
            Text::led(format!("{number}. {label}"), words)
        };
        self.say(text);
    }

    /// Goes on to the next number of this depth.
    fn count(&mut self) {
        self.path.truncate(self.depth + 1);
        match self.path.get_mut(self.depth) {
            Some(last) => *last += 1,
            None => self.path.resize(self.depth + 1, 1),
        }
    }

    /// The number of the heading written last: "1.2".
    #[must_use]
    pub fn number(&self) -> String {
        self.path.iter().map(ToString::to_string).collect::<Vec<_>>().join(".")
    }

    /// Where the heading written last stands: "III.1".
    #[must_use]
    pub fn place(&self) -> String {
        format!("{}.{}", roman(self.part), self.number())
    }

    /// A paragraph.
    pub fn say(&mut self, text: impl Into<Text>) {
        self.blocks.push(Block::Paragraph(text.into()));
    }

    /// An item behind a dash.
    pub fn dash(&mut self, text: impl Into<Text>) {
        self.blocks.push(Block::Dash(text.into()));
    }

    /// A table.
    pub fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    /// What was written.
    #[must_use]
    pub fn done(self) -> Vec<Block> {
        self.blocks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_count_themselves_and_know_their_place() {
        let mut outline = Outline::default();
        outline.part("MỘT");
        outline.part("HAI");
        outline.under("a", |outline| {
            outline.under("b", |_| {});
            outline.under("c", |outline| assert_eq!(outline.place(), "II.1.2"));
        });
        outline.under("d", |outline| assert_eq!(outline.place(), "II.2"));
        outline.part("BA");
        outline.under("e", |_| {});
        let titles: Vec<String> = outline
            .done()
            .into_iter()
            .filter_map(|block| if let Block::Heading(_, text) = block { Some(text) } else { None })
            .collect();
        let wanted = ["I. MỘT", "II. HAI", "1. a", "1.1. b", "1.2. c", "2. d", "III. BA", "1. e"];
        assert_eq!(titles, wanted);
    }
}
