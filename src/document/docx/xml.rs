//! Elements and text of one part, pulled one by one and held within bounds.

use std::borrow::Cow;
use std::io::{self, BufReader, Read};

use quick_xml::XmlVersion;
use quick_xml::errors::Error;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

use super::bounds::Bounded;
use crate::document::DocumentError;

/// Word itself nests some thirty elements; tables in tables go deeper.
const DEEPEST: usize = 256;

/// The vocabulary an element belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// Texts of Word, transitional or strict.
    Word,
    /// Formulas.
    Math,
    /// The alternatives that Word leaves for older programs.
    Compatibility,
    /// Anything else: drawings, relationships, content types.
    Other,
}

impl Space {
    fn of(resolved: &ResolveResult<'_>) -> Self {
        match resolved {
            ResolveResult::Bound(Namespace(
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
                | "http://purl.oclc.org/ooxml/wordprocessingml/main",
            )) => Self::Word,
            ResolveResult::Bound(Namespace(
                "http://schemas.openxmlformats.org/officeDocument/2006/math"
                | "http://purl.oclc.org/ooxml/officeDocument/math",
            )) => Self::Math,
            ResolveResult::Bound(Namespace(
                "http://schemas.openxmlformats.org/markup-compatibility/2006",
            )) => Self::Compatibility,
            ResolveResult::Bound(_) | ResolveResult::Unbound | ResolveResult::Unknown(_) => {
                Self::Other
            }
        }
    }
}

/// The beginning of an element.
pub(super) struct Tag<'a> {
    /// Its vocabulary.
    pub space: Space,
    start: BytesStart<'a>,
}

impl Tag<'_> {
    /// Its name without the prefix.
    pub fn name(&self) -> &str {
        let whole: &str = self.start.name().0;
        whole.rsplit_once(':').map_or(whole, |(_, local)| local)
    }

    /// An attribute by its name without the prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found = attributes.with_checks(false).filter_map(Result::ok);
        let mut found = found.filter(|attribute| attribute.key.local_name().as_ref() == name);
        found.next()?.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
    }

    /// The attribute `val`.
    pub fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// The attribute `val` as a whole number.
    pub fn number(&self) -> Option<u32> {
        self.value()?.trim().parse().ok()
    }

    /// Whether a property is on: it stands there, and not with `val="0"`.
    pub fn is_on(&self) -> bool {
        !matches!(self.value().as_deref(), Some("0" | "false" | "off"))
    }
}

/// What comes next in a part.
pub(super) enum Node<'a> {
    /// An element begins; one without content ends right after.
    Open(Tag<'a>),
    /// The element opened last ends.
    Close,
    /// Text, with characters written as numbers resolved.
    Text(Cow<'a, str>),
    /// The part ends.
    End,
}

/// A part of the package.
pub(super) struct Xml<'b, R> {
    reader: NsReader<BufReader<Bounded<'b, R>>>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<'b, R: Read> Xml<'b, R> {
    /// Begins to read.
    pub fn new(source: Bounded<'b, R>) -> Self {
        let mut reader = NsReader::from_reader(BufReader::with_capacity(1 << 16, source));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0 }
    }

    /// The next element or text. A document type, and with it every entity of
    /// a document's own, is refused: Word writes none.
    pub fn next(&mut self) -> Result<Node<'_>, DocumentError> {
        self.buffer.clear();
        self.reader.get_mut().get_mut().mark();
        let (space, event) = match self.reader.read_resolved_event_into(&mut self.buffer) {
            Ok((resolved, event)) => (Space::of(&resolved), event),
            Err(error) => return Err(failure(&error)),
        };
        match event {
            Event::Start(start) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(DocumentError::TooDeep);
                }
                Ok(Node::Open(Tag { space, start }))
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                Ok(Node::Close)
            }
            Event::Text(text) => Ok(Node::Text(text.xml10_content())),
            Event::CData(text) => Ok(Node::Text(text.xml10_content())),
            Event::GeneralRef(reference) => {
                let shown = match &*reference {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    _ => match reference.resolve_char_ref() {
                        Ok(Some(c)) => c,
                        Ok(None) | Err(_) => return Err(DocumentError::ForeignEntities),
                    },
                };
                Ok(Node::Text(Cow::Owned(shown.to_string())))
            }
            Event::DocType(_) => Err(DocumentError::ForeignEntities),
            Event::Eof if self.depth > 0 => Err(DocumentError::Damaged),
            Event::Eof => Ok(Node::End),
            // Of no interest: an empty text, as a loop would borrow the buffer twice.
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {
                Ok(Node::Text(Cow::Borrowed("")))
            }
        }
    }
}

fn failure(error: &Error) -> DocumentError {
    if let Error::Io(cause) = error
        && cause.kind() == io::ErrorKind::FileTooLarge
    {
        return DocumentError::TooLarge;
    }
    DocumentError::Damaged
}
