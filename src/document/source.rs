//! What a file comes to before its meaning is read.

use super::block::Block;
use super::kind::{self, Kind};
use super::legacy::Encoding;
use super::lexicon::Lexicon;
use super::{DocumentError, bytes, docx, markdown, plain};
use crate::domain::{Notice, NoticeCode};

/// Blocks, the lines they stand in, and doubts about the file.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// What is shown as the source, one line each.
    pub lines: Vec<String>,
    /// The blocks.
    pub blocks: Vec<Block>,
    /// What was left out or changed.
    pub notices: Vec<Notice>,
}

/// The text of a file.
///
/// # Errors
/// Where there is none, or none that can be read.
pub(super) fn text(
    name: &str,
    file: &[u8],
    encoding: Option<Encoding>,
    lexicon: &Lexicon,
) -> Result<Text, DocumentError> {
    let kind = kind::of(name, file)?;
    if kind == Kind::Word {
        let mut text = docx::read(file, encoding, lexicon)?;
        let ending = kind::ending(name);
        if !kind::is_words(&ending) && !ending.is_empty() {
            let code = NoticeCode::OtherEnding;
            text.notices.push(Notice { code, line: 0, key: None, about: vec![ending] });
        }
        return Ok(text);
    }
    let decoded = bytes::decode(file, encoding)?;
    let blocks = match kind {
        Kind::Markdown => markdown::blocks(&decoded.lines),
        Kind::Plain | Kind::Word => plain::blocks(&decoded.lines),
    };
    let controls = decoded.controls.into_iter().map(|(line, count)| Notice {
        code: NoticeCode::ControlCharacters,
        line,
        key: None,
        about: vec![count.to_string()],
    });
    Ok(Text { blocks, notices: controls.collect(), lines: decoded.lines })
}
