//! Reading a document: bytes become blocks, blocks paragraphs, paragraphs a tree
//! by their numbers, the tree a programme with notices. Nothing is invented, no
//! line is lost, and the first fault never ends the reading.

mod assemble;
mod block;
mod bytes;
mod cadence;
mod cells;
mod columns;
pub mod compare;
mod docx;
mod figures;
mod findings;
mod frame;
mod given;
mod grid;
mod html;
mod indicator;
mod item;
mod keys;
mod kind;
mod labels;
mod legacy;
mod lexicon;
mod markdown;
mod marker;
mod milestone;
mod numbering;
mod outline;
mod piece;
mod place;
mod plain;
mod prose;
mod registry;
mod rows;
mod ruled;
mod scan;
mod sequence;
mod settled;
mod source;
mod table;
mod time;
mod tokens;
mod topic;
mod units;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod shapes;
#[cfg(test)]
mod table_laws;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod wordings;

use std::sync::OnceLock;

pub use kind::Foreign;
pub use legacy::{Encoding, Legacy};
pub use lexicon::{Lexicon, LexiconError};
pub use registry::Registry;
pub use settled::Settled;

use crate::domain::{Node, Notice, NoticeCode, Period, Programme, ProgrammeId, Source};
use crate::text::file_name;

/// Why a document cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// It has no words.
    #[error("the document is empty")]
    Empty,
    /// It is not text.
    #[error("not text, from byte {offset}")]
    NotText {
        /// The first byte that no text has.
        offset: usize,
    },
    /// It is text in an encoding from before Unicode.
    #[error("text in a legacy encoding, probably {}", guess.name())]
    LegacyEncoding {
        /// The likeliest.
        guess: Legacy,
        /// Up to three lines as they would read in it.
        preview: Vec<String>,
    },
    /// Its letters with marks have been replaced by others.
    #[error("letters with marks were lost")]
    LettersLost,
    /// It is a file of another kind, which has to be saved as a Word document.
    #[error("a file of another kind: {kind:?}")]
    Foreign {
        /// What it is.
        kind: Foreign,
    },
    /// It is locked with a password.
    #[error("locked with a password")]
    Locked,
    /// It is cut short or damaged.
    #[error("cut short or damaged")]
    Damaged,
    /// It is a package without the text of a Word document.
    #[error("no Word document")]
    NotWord,
    /// It unpacks to more than any paper has: a trap, or no paper.
    #[error("too large")]
    TooLarge,
    /// Its elements nest without end: a trap.
    #[error("nested too deeply")]
    TooDeep,
    /// It brings a document type or entities of its own: a trap, as Word
    /// writes none.
    #[error("a document type or entities of its own")]
    ForeignEntities,
    /// The ending of its name stands for a format that is not read.
    #[error("unknown format: {extension}")]
    UnknownFormat {
        /// The ending, without the dot.
        extension: String,
    },
}

/// A time in the words of a document or of a person: "Quý III/2026", "Tháng
/// 5/2026". None when it is not understood.
#[must_use]
pub fn read_period(text: &str) -> Option<Period> {
    time::read(text, Lexicon::embedded()).period()
}

/// Reads a document; `name` is the file's. What the file holds tells the
/// format, and where that is text the name's ending does.
///
/// # Errors
/// Only where there is no text to read. Every doubt about what the text means
/// is a notice of the programme.
pub fn read(
    name: &str,
    bytes: &[u8],
    id: ProgrammeId,
    lexicon: &Lexicon,
) -> Result<Programme, DocumentError> {
    Reader { lexicon, encoding: None, settled: &Settled::default() }.read(name, bytes, id)
}

/// By what a document is read.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    /// The words by which it is understood.
    pub lexicon: &'a Lexicon,
    /// The encoding that a person names. Without a name, letters of old
    /// encodings are proposed with an example and not converted.
    pub encoding: Option<Encoding>,
    /// What a person has settled before.
    pub settled: &'a Settled,
}

impl Reader<'_> {
    /// Reads a document.
    ///
    /// # Errors
    /// As [`read`].
    pub fn read(
        &self,
        name: &str,
        bytes: &[u8],
        id: ProgrammeId,
    ) -> Result<Programme, DocumentError> {
        let Self { lexicon, encoding, settled } = *self;
        let source::Text { lines, blocks, notices: about_file } =
            source::text(name, bytes, encoding, lexicon)?;
        let (pieces, mut notices) = piece::pieces(&blocks, lexicon);
        drop(blocks);
        let tables = columns::readable(&pieces, lexicon);
        let branches = outline::outline(&pieces, &tables, lexicon);
        let (level, place) = frame::place(&pieces, lexicon);
        let frame = frame::frame(&pieces, &branches, &place, lexicon);
        let mut registry = lexicon.registry(&level, &place);
        settled.name_units(&mut registry);
        let roll = units::Roll::new(&registry, &lexicon.units, settled);
        let mut builder = assemble::Builder::new(&pieces, &branches, lexicon, roll);
        builder.run();
        let assemble::Builder { roll, mut nodes, notices: mut told, .. } = builder;
        settled.apply(&mut nodes, &mut told);
        let known_from = findings::known_from(frame.issued, &nodes, lexicon);
        notices.extend(told);
        notices.extend(findings::findings(&nodes, &roll, known_from));
        notices.extend(about_file);
        notices.extend(absent(&frame, &pieces));
        notices.sort_by_key(|notice| notice.line);
        for notice in notices.iter_mut().filter(|notice| notice.key.is_none()) {
            notice.key = holder(&nodes, notice.line).map(|node| node.key.clone());
        }
        Ok(Programme {
            id,
            title: frame.title,
            short_title: frame.short_title,
            number: frame.number,
            issued: frame.issued,
            known_from,
            span: frame.span,
            nodes,
            units: roll.into_units(),
            notices,
            source: Source {
                name: file_name(name).to_owned(),
                digest: blake3::hash(bytes).to_hex().to_string(),
                lines,
            },
            index: OnceLock::new(),
        })
    }
}

/// The node in which a line stands.
fn holder(nodes: &[Node], line: u32) -> Option<&Node> {
    let after = nodes.partition_point(|node| node.lines.first <= line);
    let node = nodes.get(after.checked_sub(1)?)?;
    (line <= node.lines.last).then_some(node)
}

/// What the paper as a whole lacks.
fn absent(frame: &frame::Frame, pieces: &[piece::Piece]) -> Vec<Notice> {
    let about_paper = |code| Notice { code, line: 0, key: None, about: Vec::new() };
    let mut notices = Vec::new();
    if frame.number.is_none() {
        notices.push(about_paper(NoticeCode::NoNumber));
    }
    if frame.issued.is_none() {
        notices.push(about_paper(NoticeCode::NoIssueDate));
    }
    let numbered = pieces.iter().any(|piece| {
        piece.row.is_some()
            || piece.marker.as_ref().is_some_and(|marker| !outline::is_bullet(marker.style))
    });
    if !numbered {
        notices.push(about_paper(NoticeCode::NoNumbering));
    }
    notices
}
