//! A Word document: a package as it is, or its parts in plain text.

use tiendo::document::{DocumentError, Encoding, Lexicon, Reader, Settled};
use tiendo::domain::{Programme, ProgrammeId};

use super::bounds::in_time;
use super::documents::assert_reading;
use super::package::package;

/// Reads it under the names it may come with.
pub fn run(bytes: &[u8]) {
    let packed = package(bytes);
    match read(&packed, None) {
        Ok(programme) => assert_reading(&programme),
        Err(DocumentError::LegacyEncoding { guess, .. }) => {
            if let Ok(programme) = read(&packed, Some(Encoding::Legacy(guess))) {
                assert_reading(&programme);
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn read(bytes: &[u8], encoding: Option<Encoding>) -> Result<Programme, DocumentError> {
    let settled = Settled::default();
    let reader = Reader { lexicon: Lexicon::embedded(), encoding, settled: &settled };
    in_time(bytes.len(), "reading", || reader.read("x.docx", bytes, ProgrammeId::new("x")))
}
