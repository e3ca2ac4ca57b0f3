//! What a file is: by what it holds, then by its name.

use super::DocumentError;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Markdown.
    Markdown,
    /// Text without marks.
    Plain,
    /// A Word document.
    Word,
}

/// A kind of file that is known and not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A Word document of 2003 and before (.doc).
    OldWord,
    /// Rich text.
    RichText,
    /// A page to print.
    Pdf,
    /// A text of LibreOffice.
    OpenDocument,
    /// A workbook.
    Excel,
    /// Slides.
    Slides,
    /// A page of the web, which some systems name .doc.
    WebPage,
    /// A picture, as a scanner makes it.
    Picture,
}

/// The ending of a file's name, in small letters.
pub(super) fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase()
}

/// Whether an ending stands for a Word document of today.
pub(super) fn is_words(ending: &str) -> bool {
    matches!(ending, "docx" | "docm" | "dotx" | "dotm")
}

/// What a file is.
///
/// # Errors
/// Where it is of a kind that is not read.
pub(super) fn of(name: &str, file: &[u8]) -> Result<Kind, DocumentError> {
    let ending = ending(name);
    if let Some(kind) = held(file) {
        return kind;
    }
    let foreign = |kind| Err(DocumentError::Foreign { kind });
    match &*ending {
        "md" | "markdown" => Ok(Kind::Markdown),
        "txt" | "text" | "" => Ok(Kind::Plain),
        _ if file.is_empty() => Err(DocumentError::Empty),
        _ if is_words(&ending) => Err(DocumentError::NotWord),
        "doc" | "dot" | "wps" => foreign(Foreign::OldWord),
        "rtf" => foreign(Foreign::RichText),
        "pdf" => foreign(Foreign::Pdf),
        "odt" | "ott" => foreign(Foreign::OpenDocument),
        "xls" | "xlsx" | "ods" | "csv" => foreign(Foreign::Excel),
        "ppt" | "pptx" | "odp" => foreign(Foreign::Slides),
        "htm" | "html" | "mht" | "mhtml" => foreign(Foreign::WebPage),
        "jpg" | "jpeg" | "png" | "tif" | "tiff" => foreign(Foreign::Picture),
        _ => Err(DocumentError::UnknownFormat { extension: ending }),
    }
}

/// What the first bytes of a file say, if they say anything.
fn held(file: &[u8]) -> Option<Result<Kind, DocumentError>> {
    let foreign = |kind| Some(Err(DocumentError::Foreign { kind }));
    let begins = |start: &[u8]| file.starts_with(start);
    if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
        return Some(Ok(Kind::Word));
    }
    if begins(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Some(Err(compound(file)));
    }
    let text = file.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(file).trim_ascii_start();
    let says = |start: &str| {
        text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
    };
    if says("{\\rtf") {
        foreign(Foreign::RichText)
    } else if says("%PDF") {
        foreign(Foreign::Pdf)
    } else if says("<!doctype html") || says("<html") || says("MIME-Version:") {
        foreign(Foreign::WebPage)
    } else if begins(&[0x89, b'P', b'N', b'G']) || begins(&[0xFF, 0xD8, 0xFF]) {
        foreign(Foreign::Picture)
    } else {
        None
    }
}

/// A compound file of Microsoft holds anything: a Word document of old, or one
/// of today that a password has closed. The names of its streams are UTF-16.
fn compound(file: &[u8]) -> DocumentError {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(file, &wide).is_some()
    };
    if has("EncryptedPackage") {
        DocumentError::Locked
    } else if has("Workbook") {
        DocumentError::Foreign { kind: Foreign::Excel }
    } else if has("PowerPoint Document") {
        DocumentError::Foreign { kind: Foreign::Slides }
    } else {
        DocumentError::Foreign { kind: Foreign::OldWord }
    }
}
