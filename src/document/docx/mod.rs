//! Word documents (.docx): a zip of XML parts, read as a stream. What a reader
//! sees on paper comes out as paragraphs and rows, with the numbers that Word
//! counts itself in front; what does not stand in the text (text boxes, notes,
//! headers) is left out, and told.

mod body;
mod bounds;
mod counting;
mod ending;
mod flow;
mod formats;
mod looks;
mod numbering;
mod package;
mod paragraph;
mod signs;
mod styles;
mod symbols;
mod table;
mod xml;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use body::Body;
use counting::Counting;
use numbering::Definitions;
use package::{Package, Parts};
use styles::Styles;
use xml::Node;

use super::block::Block;
use super::legacy::{self, Encoding};
use super::lexicon::Lexicon;
use super::source::Text;
use super::{DocumentError, bytes};
use crate::domain::{Notice, NoticeCode};

/// The text of a Word document. `encoding` is what a person says of letters
/// set in fonts of old; without it they are proposed, not converted.
///
/// # Errors
/// Where the file is damaged, no Word document, too large to be one, or has no
/// words that can be read.
pub(super) fn read(
    file: &[u8],
    encoding: Option<Encoding>,
    lexicon: &Lexicon,
) -> Result<Text, DocumentError> {
    let mut package = Package::open(file)?;
    let parts = package.parts()?;
    let lists = match &parts.numbering {
        Some(name) => package.part(name)?.map(|mut xml| Definitions::read(&mut xml)).transpose()?,
        None => None,
    };
    let lists = lists.unwrap_or_default();
    let styles = match &parts.styles {
        Some(name) => {
            package.part(name)?.map(|mut xml| Styles::read(&mut xml, &lists)).transpose()?
        }
        None => None,
    };
    let styles = styles.unwrap_or_default();
    let convert = encoding != Some(Encoding::Utf8);
    let mut body = Body::new(&styles, Counting::new(&lists), lexicon, convert);
    let mut document = package.part(&parts.document)?.ok_or(DocumentError::NotWord)?;
    body.read(&mut document)?;
    drop(document);
    let Body { flow, mut told, converted, .. } = body;
    if flow.lines.is_empty() {
        return Err(DocumentError::Empty);
    }
    let edges = edges(&mut package, &parts)?;
    if edges > 0 {
        told.insert(NoticeCode::HeadersLeftOut, edges);
    }
    let mut text = Text { lines: flow.lines, blocks: flow.blocks, notices: flow.notices };
    if let (None, (Some(guess), letters, all)) = (encoding, converted)
        && letters * 2 > all
    {
        // Most of it: the person decides.
        return Err(DocumentError::LegacyEncoding { guess, preview: legacy::preview(&text.lines) });
    }
    settle(&mut text, encoding)?;
    if bytes::letters_lost(&text.lines.join("\n")) {
        return Err(DocumentError::LettersLost);
    }
    text.notices.extend(notices(told));
    Ok(text)
}

/// Letters that no font tells of: what a person says of them, or an error that
/// asks. Only now can soft hyphens go, which are a letter in TCVN3.
fn settle(text: &mut Text, encoding: Option<Encoding>) -> Result<(), DocumentError> {
    legacy::settle(&mut text.lines, encoding)?;
    let said = encoding.or(Some(Encoding::Utf8));
    for block in &mut text.blocks {
        legacy::settle(block.texts(), said)?;
    }
    let lines = text.lines.iter_mut().chain(text.blocks.iter_mut().flat_map(Block::texts));
    for line in lines.filter(|line| line.contains('\u{AD}')) {
        *line = crate::text::clean(line);
    }
    Ok(())
}

fn notices(told: BTreeMap<NoticeCode, usize>) -> impl Iterator<Item = Notice> {
    told.into_iter().map(|(code, count)| {
        let about = vec![count.to_string()];
        Notice { code, line: 0, key: None, about }
    })
}

/// How many headers and footers say more than a page's number.
fn edges(package: &mut Package<'_>, parts: &Parts) -> Result<usize, DocumentError> {
    let mut count = 0;
    for name in &parts.edges {
        let Some(mut xml) = package.part(name)? else { continue };
        let mut says = false;
        let mut path: Vec<bool> = Vec::new();
        loop {
            match xml.next()? {
                Node::Open(tag) => path.push(tag.name() == "t"),
                Node::Close => drop(path.pop()),
                Node::Text(text) => {
                    says |= path.last() == Some(&true) && text.contains(char::is_alphabetic);
                }
                Node::End => break,
            }
        }
        count += usize::from(says);
    }
    Ok(count)
}
