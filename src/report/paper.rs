//! A paper before it has a format: what stands in which place, not how it
//! looks. How it looks is a [`Layout`]; the formats are
//! the files beside this one.

pub mod docx;
pub mod markdown;
#[cfg(test)]
mod tests;

use super::layout::Layout;

/// How a part of a line is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Look {
    /// As the text around it.
    Plain,
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// A place that a person still has to fill in, marked so that nobody
    /// overlooks it.
    Blank,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Its words.
    pub text: String,
    /// How they are set.
    pub look: Look,
}

/// A line of text, in parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub Vec<Span>);

impl Text {
    /// Words in one look.
    #[must_use]
    pub fn of(look: Look, text: impl Into<String>) -> Self {
        Self(vec![Span { text: text.into(), look }])
    }

    /// Plain words.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self::of(Look::Plain, text)
    }

    /// Bold words.
    #[must_use]
    pub fn bold(text: impl Into<String>) -> Self {
        Self::of(Look::Bold, text)
    }

    /// Something to be filled in.
    #[must_use]
    pub fn blank(text: impl Into<String>) -> Self {
        Self::of(Look::Blank, text)
    }

    /// The same with more behind it.
    #[must_use]
    pub fn and(mut self, look: Look, text: impl Into<String>) -> Self {
        self.0.push(Span { text: text.into(), look });
        self
    }

    /// A bold label and plain words behind it.
    #[must_use]
    pub fn led(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self::bold(label).and(Look::Plain, " ").and(Look::Plain, text)
    }

    /// Its words without their looks.
    #[must_use]
    pub fn words(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::plain(text)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

/// How high a heading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// "I. KẾT QUẢ THỰC HIỆN".
    Part,
    /// "1. Số liệu chung".
    Item,
    /// "1.1. Xây dựng Đảng".
    Below,
}

impl Rank {
    /// All of them, the highest first.
    pub const ALL: [Self; 3] = [Self::Part, Self::Item, Self::Below];
}

/// What stands below the head of a paper, one after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading with its number in front.
    Heading(Rank, String),
    /// A paragraph.
    Paragraph(Text),
    /// An item behind a dash.
    Dash(Text),
    /// A table.
    Table(Table),
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// To the left.
    Left,
    /// In the middle.
    Middle,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub title: String,
    /// How wide it is beside the others.
    pub share: u32,
    /// How its cells are set.
    pub side: Side,
}

impl Column {
    /// A column of text.
    #[must_use]
    pub fn text(title: impl Into<String>, share: u32) -> Self {
        Self { title: title.into(), share, side: Side::Left }
    }

    /// A column of figures or dates.
    #[must_use]
    pub fn figure(title: impl Into<String>, share: u32) -> Self {
        Self { title: title.into(), share, side: Side::Middle }
    }
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A cell for every column.
    Cells(Vec<Text>),
    /// The same, standing out: a sum.
    Sum(Vec<Text>),
    /// One cell over all columns: the heading of a group.
    Group(String),
}

/// A table. Its head is repeated on every page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows below the head.
    pub rows: Vec<Row>,
}

/// What a paper is and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Title {
    /// The kind of paper on a line of its own, what it is about below.
    Titled {
        /// "BÁO CÁO".
        kind: String,
        /// The abstract.
        about: String,
    },
    /// A letter: what it is about stands below its number; then "Kính gửi".
    Letter {
        /// The abstract.
        about: String,
        /// Whom it is for.
        to: String,
    },
}

/// The upper part of the first page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The body above the one that issues.
    pub parent: String,
    /// The body that issues.
    pub issuer: String,
    /// "Số 05-BC/ĐU", with the blanks that are left to the office.
    pub number: String,
    /// What says that it is a draft, below the number; empty where it is none.
    pub draft: String,
    /// "Kiến An, ngày 05 tháng 7 năm 2026", with its blanks.
    pub dated: String,
    /// What it is.
    pub title: Title,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signature {
    /// "T/M BAN THƯỜNG VỤ", or what else stands above in bold.
    pub authority: Vec<String>,
    /// "BÍ THƯ".
    pub position: Vec<String>,
    /// The name; empty where it is not known yet.
    pub name: String,
}

/// The lower part of the last page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Foot {
    /// Whom the paper goes to; none where the list is empty.
    pub recipients: Vec<String>,
    /// Who signs at the left: the writer of minutes.
    pub left: Option<Signature>,
    /// Who signs at the right.
    pub right: Signature,
    /// Who confirms a signature that may not be stamped, below both.
    pub below: Option<Signature>,
}

impl Foot {
    /// The lines below "Nơi nhận", with the marks of the rules; those that the
    /// office wrote itself count for nothing.
    #[must_use]
    pub fn recipient_lines(&self, layout: &Layout) -> Vec<String> {
        let form = &layout.recipients;
        let last = self.recipients.len().saturating_sub(1);
        let marked = self.recipients.iter().enumerate().map(|(at, recipient)| {
            let bare = recipient.trim().trim_end_matches([';', ',', '.']);
            let mark = if at == last { &form.last } else { &form.mark };
            format!("{}{bare}{mark}", form.dash)
        });
        marked.collect()
    }
}

/// A table or text that goes with a paper; its pages are counted by themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// "PHỤ LỤC", or with its number where there are several.
    pub label: String,
    /// Its own title.
    pub title: String,
    /// The paper it goes with.
    pub with: String,
    /// Whether its pages lie on their side.
    pub is_wide: bool,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its upper part; none for a plain list.
    pub head: Option<Head>,
    /// Its text.
    pub blocks: Vec<Block>,
    /// Its lower part; none for a plain list.
    pub foot: Option<Foot>,
    /// What goes with it.
    pub annexes: Vec<Annex>,
}
