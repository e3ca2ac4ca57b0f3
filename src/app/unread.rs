//! Why a document cannot be read, and what to do about it, as a sentence.

use std::io;

use crate::document::{DocumentError, Foreign};
use crate::say;
use crate::words::Words;

/// What is wrong with `file`, and the cure.
#[must_use]
pub fn sentence(words: &Words, file: &str, error: &DocumentError) -> String {
    let file = crate::text::visible(file);
    match error {
        DocumentError::Empty => say!(words, "cli-document-empty", file = file),
        DocumentError::NotText { offset } => {
            say!(words, "cli-document-not-text", file = file, offset = offset.to_string())
        }
        DocumentError::LegacyEncoding { guess, preview } => say!(
            words,
            "cli-document-legacy-preview",
            guess = guess.name(),
            preview = preview.join("\n"),
            encoding = guess.typed()
        ),
        DocumentError::LettersLost => say!(words, "cli-document-letters-lost"),
        DocumentError::Foreign { kind } => foreign(words, &file, *kind),
        DocumentError::Locked => say!(words, "cli-document-locked", file = file),
        DocumentError::Damaged => say!(words, "cli-document-damaged", file = file),
        DocumentError::NotWord => say!(words, "cli-document-not-word", file = file),
        DocumentError::TooLarge => say!(words, "cli-document-too-large", file = file),
        DocumentError::TooDeep => say!(words, "cli-document-too-deep", file = file),
        DocumentError::ForeignEntities => say!(words, "cli-document-entities", file = file),
        DocumentError::UnknownFormat { extension } => {
            say!(words, "cli-document-format", extension = extension.as_str())
        }
    }
}

/// Why a file cannot be opened.
#[must_use]
pub fn no_file(words: &Words, error: &io::Error) -> String {
    let kind = error.kind();
    if kind == io::ErrorKind::NotFound {
        say!(words, "cli-cause-not-found")
    } else if kind == io::ErrorKind::PermissionDenied {
        say!(words, "cli-cause-no-right")
    } else if kind == io::ErrorKind::IsADirectory {
        say!(words, "cli-cause-folder")
    } else if matches!(kind, io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) {
        say!(words, "cli-cause-full")
    } else if kind == io::ErrorKind::ReadOnlyFilesystem {
        say!(words, "cli-cause-read-only")
    } else {
        refusal(words, error)
    }
}

/// What the system says when a disk or a line gives up: on Unix `EIO`, on
/// Windows `ERROR_CRC`, `ERROR_DEVICE_HARDWARE_ERROR` and `ERROR_IO_DEVICE`.
const GIVEN_UP: &[i32] = if cfg!(windows) { &[23, 483, 1117] } else { &[5] };

/// Why the system refused, where it is none of the usual causes. Its own words
/// are English on most machines; its number can be looked up.
#[must_use]
pub fn refusal(words: &Words, error: &io::Error) -> String {
    match error.raw_os_error() {
        Some(number) if GIVEN_UP.contains(&number) => say!(words, "cli-cause-device"),
        Some(number) => say!(words, "cli-cause-number", number = number.to_string()),
        None => say!(words, "cli-cause-strange"),
    }
}

fn foreign(words: &Words, file: &str, kind: Foreign) -> String {
    match kind {
        Foreign::OldWord => say!(words, "cli-document-old-word", file = file),
        Foreign::RichText => say!(words, "cli-document-rich-text", file = file),
        Foreign::Pdf => say!(words, "cli-document-pdf", file = file),
        Foreign::OpenDocument => say!(words, "cli-document-open-document", file = file),
        Foreign::Excel => say!(words, "cli-document-excel", file = file),
        Foreign::Slides => say!(words, "cli-document-slides", file = file),
        Foreign::WebPage => say!(words, "cli-document-web-page", file = file),
        Foreign::Picture => say!(words, "cli-document-picture", file = file),
    }
}
