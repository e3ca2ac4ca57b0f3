//! Packages (zip files) out of plain text, so that a mutation changes a part and
//! not a checksum: `>>> NAME` begins a part.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const BEGIN: &[u8] = b">>> ";

/// The bytes of a package: as they are where they are one, else packed part by
/// part.
pub fn package(bytes: &[u8]) -> Vec<u8> {
    if !bytes.starts_with(BEGIN) {
        return bytes.to_vec();
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts(bytes) {
        // A name twice is refused by the writer, and no package then.
        if zip.start_file(name, stored).is_ok() {
            zip.write_all(content).expect("in memory");
        }
    }
    zip.finish().expect("in memory").into_inner()
}

/// The parts of a text: their names and what is in them.
fn parts(bytes: &[u8]) -> Vec<(String, &[u8])> {
    let mut parts = Vec::new();
    let mut rest = &bytes[BEGIN.len()..];
    loop {
        let end = memchr::memmem::find(rest, b"\n>>> ").unwrap_or(rest.len());
        let part = &rest[..end];
        let line = part.iter().position(|byte| *byte == b'\n').unwrap_or(part.len());
        let name = String::from_utf8_lossy(&part[..line]).into_owned();
        parts.push((name, part.get(line + 1..).unwrap_or_default()));
        match rest.get(end + 1 + BEGIN.len()..) {
            Some(behind) => rest = behind,
            None => return parts,
        }
    }
}
