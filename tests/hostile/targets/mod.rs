//! The bodies of the fuzz targets: each takes bytes from anyone and asserts what
//! must hold whatever they are. `fuzz/` runs them on made-up bytes, `cargo test`
//! on everything that is kept of such runs.

pub mod bounds;
pub mod documents;
pub mod docx;
pub mod events;
pub mod keys;
pub mod laws;
pub mod package;
pub mod queries;
pub mod records;
pub mod sheets;
pub mod signs;

use std::sync::LazyLock;

use tiendo::document::{Lexicon, read};
use tiendo::domain::{Programme, ProgrammeId};

/// The name of a target and its body.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const ALL: [Target; 6] = [
    ("documents", documents::run),
    ("docx", docx::run),
    ("sheets", sheets::run),
    ("records", records::run),
    ("keys", keys::run),
    ("queries", queries::run),
];

/// The programme that the targets work on.
pub static SEED: LazyLock<Programme> = LazyLock::new(|| {
    let bytes = include_bytes!("../../../seeds/kien-an-nq05.md");
    let id = ProgrammeId::new("kien-an-nq05");
    read("kien-an-nq05.md", bytes, id, Lexicon::embedded()).expect("the seed")
});
