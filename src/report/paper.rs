//! A paper of the office before it has a format: letterhead, text, tables,
//! signature, annexes. What it says is worked out elsewhere; how it looks is a
//! [`Layout`](super::layout::Layout).

mod docx;
mod markdown;

pub(super) use markdown::table as markdown_table;

use super::layout::{Layout, Office};

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its code in the number: "BC".
    pub code: String,
    /// Its kind in capitals: "BÁO CÁO".
    pub kind: String,
    /// What it is about, one line or several.
    pub about: Vec<String>,
    /// The text.
    pub blocks: Vec<Block>,
    /// Who signs: one column on the right, or two.
    pub signatures: Vec<Signature>,
    /// What is added behind, each on pages of its own.
    pub annexes: Vec<Annex>,
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The lines in bold capitals: "T/M BAN THƯỜNG VỤ".
    pub bold: String,
    /// The line below: "BÍ THƯ"; may be empty.
    pub plain: String,
    /// The name; empty leaves room for it.
    pub name: String,
}

/// A part of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading with its number: rank 1 is "I.", rank 2 "1.".
    Heading(u8, String),
    /// A paragraph; what leads into it is bold.
    Paragraph {
        /// The bold words in front; may be empty.
        lead_in: String,
        /// The rest.
        text: String,
    },
    /// A table.
    Table(Table),
}

impl Block {
    /// A plain paragraph.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Paragraph { lead_in: String::new(), text: text.into() }
    }

    /// A line of a list, with its dash.
    #[must_use]
    pub fn dash(text: &str) -> Self {
        Self::text(format!("- {text}"))
    }
}

/// A table whose head is repeated on every page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The head.
    pub head: Vec<String>,
    /// The share of the width each column has.
    pub widths: Vec<u32>,
    /// The rows.
    pub rows: Vec<Line>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A heading over all columns.
    Span(String),
    /// A cell for each column.
    Cells(Vec<String>),
}

/// Something added behind, on landscape pages with numbers of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// "PHỤ LỤC".
    pub kind: String,
    /// Its title.
    pub title: String,
    /// To which paper it belongs.
    pub belongs: String,
    /// What it holds.
    pub table: Table,
}

/// A paper could not be put into its format.
#[derive(Debug, thiserror::Error)]
#[error("the paper could not be packed: {0}")]
pub struct PackError(String);

impl Paper {
    /// The paper as a Word document.
    ///
    /// # Errors
    /// When it cannot be packed, which memory alone could cause.
    pub fn docx(&self, layout: &Layout, office: &Office) -> Result<Vec<u8>, PackError> {
        docx::pack(self, layout, office)
    }

    /// The paper as Markdown.
    #[must_use]
    pub fn markdown(&self, layout: &Layout, office: &Office) -> String {
        markdown::write(self, layout, office)
    }
}
