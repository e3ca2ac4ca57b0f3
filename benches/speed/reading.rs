//! How long a document takes: to its programme, and beside its next edition.

use std::io::{Cursor, Read as _, Write as _};

use divan::Bencher;
use tiendo::document::compare::compare;
use tiendo::document::{Lexicon, read};
use tiendo::domain::{Programme, ProgrammeId};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::sizes::{SEED, seed};

/// A paper of 130 KB: the seed several times over, with tables of tasks and of
/// indicators between.
#[divan::bench]
fn read_130_kb(bencher: Bencher) {
    let mut text = Vec::new();
    while text.len() < 130_000 {
        text.extend_from_slice(SEED);
        text.extend_from_slice(include_bytes!("../../tests/documents/ubnd-tinh-bang-hai-tang.md"));
        text.extend_from_slice(include_bytes!("../../tests/documents/bo-xay-dung-luoi-pandoc.md"));
    }
    text.truncate(130_000);
    while std::str::from_utf8(&text).is_err() {
        text.pop();
    }
    let lexicon = Lexicon::embedded();
    bencher.bench(|| read("paper.md", &text, ProgrammeId::new("paper"), lexicon).expect("a paper"));
}

/// The seed from its bytes.
#[divan::bench]
fn read_the_seed() -> Programme {
    seed()
}

/// Two editions of the programme side by side, and what the ledger needs to
/// know of it.
#[divan::bench]
fn compare_two_editions(bencher: Bencher) {
    let old = seed();
    let text = String::from_utf8_lossy(include_bytes!("../../seeds/kien-an-nq05.md"));
    let amended = text.replacen("3.2. ", "3.7. ", 1).replace("Quý III/2026", "Quý IV/2026");
    let id = old.id.clone();
    let new = read("a.md", amended.as_bytes(), id, Lexicon::embedded()).expect("read");
    bencher.bench_local(|| compare(&old, &new).carried(&old, &new));
}

const NUMBERED: &[u8] = include_bytes!("../../tests/documents/kien-an-nq05-numbered.docx");

fn paper(bytes: &[u8]) -> Programme {
    read("x.docx", bytes, ProgrammeId::new("x"), Lexicon::embedded()).expect("a paper")
}

/// The programme with its numbers counted by Word.
#[divan::bench]
fn read_the_seed_from_word() -> Programme {
    paper(NUMBERED)
}

/// The programme's own paragraphs over and over, until the file has this many
/// megabytes. A word in each of them changes, so that it shrinks as papers do.
fn large(megabytes: usize) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(NUMBERED)).expect("a zip");
    let mut parts: Vec<(String, String)> = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a part");
        let name = file.name().expect("a name").into_owned();
        let mut text = String::new();
        if file.read_to_string(&mut text).is_ok() {
            parts.push((name, text));
        }
    }
    let (_, document) = parts.iter().find(|(name, _)| name == "word/document.xml").expect("there");
    let (head, rest) = document.split_once("<w:body>").expect("a body");
    let body = rest.split_once("<w:sectPr").map_or(rest, |(body, _)| body);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts.iter().filter(|(name, _)| name != "word/document.xml") {
        zip.start_file(&**name, SimpleFileOptions::default()).expect("begun");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.start_file("word/document.xml", SimpleFileOptions::default()).expect("begun");
    zip.write_all(head.as_bytes()).expect("written");
    zip.write_all(b"<w:body>").expect("written");
    let mut seed = 1_u64;
    let mut packed = 0;
    while packed < megabytes << 20 {
        let mut varied = String::with_capacity(body.len() * 2);
        for paragraph in body.split_inclusive("</w:p>") {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let text = paragraph.replacen("</w:t>", &format!(" {seed:x}</w:t>"), 1);
            varied.push_str(&text);
        }
        zip.write_all(varied.as_bytes()).expect("written");
        // What one copy comes to once packed, near enough.
        packed += 20 << 10;
    }
    zip.write_all(b"</w:body></w:document>").expect("written");
    zip.finish().expect("a zip").into_inner()
}

/// A document of about two megabytes.
#[divan::bench(sample_count = 5)]
fn read_two_megabytes(bencher: Bencher) {
    let bytes = large(2);
    println!("{} KB", bytes.len() >> 10);
    bencher.bench_local(|| paper(&bytes));
}
