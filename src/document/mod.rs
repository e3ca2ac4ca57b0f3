//! Reading a document: bytes become blocks, blocks paragraphs, paragraphs a tree
//! by their numbers, the tree a programme with notices. Nothing is invented, no
//! line is lost, and the first fault never ends the reading.

mod assemble;
mod block;
mod bytes;
mod cadence;
mod cells;
mod columns;
mod figures;
mod findings;
mod frame;
mod given;
mod grid;
mod html;
mod indicator;
mod item;
mod keys;
mod labels;
mod lexicon;
mod markdown;
mod milestone;
mod numbering;
mod outline;
mod piece;
mod plain;
mod prose;
mod registry;
mod rows;
mod scan;
mod sequence;
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
mod tests;

use std::sync::OnceLock;

pub use bytes::Legacy;
pub use lexicon::{Lexicon, LexiconError};
pub use registry::Registry;

use crate::domain::{Node, Notice, NoticeCode, Period, Programme, ProgrammeId, Source};

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
    },
    /// Its letters with marks have been replaced by others.
    #[error("letters with marks were lost")]
    LettersLost,
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

/// A format of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Markdown,
    Plain,
}

impl Format {
    fn of(name: &str) -> Result<Self, DocumentError> {
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        match &*extension.to_ascii_lowercase() {
            "md" | "markdown" => Ok(Self::Markdown),
            "txt" | "text" | "" => Ok(Self::Plain),
            _ => Err(DocumentError::UnknownFormat { extension: extension.to_owned() }),
        }
    }
}

/// Reads a document; `name` is the file's, and its ending tells the format.
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
    let format = Format::of(name)?;
    let decoded = bytes::decode(bytes)?;
    let blocks = match format {
        Format::Markdown => markdown::blocks(&decoded.lines),
        Format::Plain => plain::blocks(&decoded.lines),
    };
    let (pieces, mut notices) = piece::pieces(&blocks, lexicon);
    drop(blocks);
    let tables = columns::readable(&pieces, lexicon);
    let branches = outline::outline(&pieces, &tables, lexicon);
    let (level, place) = frame::place(&pieces, lexicon);
    let frame = frame::frame(&pieces, &branches, &place, lexicon);
    let registry = lexicon.registry(&level, &place);
    let roll = units::Roll::new(&registry, &lexicon.units);
    let mut builder = assemble::Builder::new(&pieces, &branches, lexicon, roll);
    builder.run();
    let assemble::Builder { roll, nodes, notices: told, .. } = builder;
    let known_from = findings::known_from(frame.issued, &nodes, lexicon);
    notices.extend(told);
    notices.extend(findings::findings(&nodes, &roll, known_from));
    notices.extend(decoded.controls.iter().map(|(line, count)| Notice {
        code: NoticeCode::ControlCharacters,
        line: *line,
        key: None,
        about: vec![count.to_string()],
    }));
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
            name: name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned(),
            digest: blake3::hash(bytes).to_hex().to_string(),
            lines: decoded.lines,
        },
        index: OnceLock::new(),
    })
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
