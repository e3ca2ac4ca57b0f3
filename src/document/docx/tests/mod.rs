//! Small Word documents, made by hand, and what a reader sees of them.

mod hostile;
mod lists;
mod tables;
mod texts;

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::document::block::Content;
use crate::document::legacy::Encoding;
use crate::document::lexicon::Lexicon;
use crate::document::source::Text;
use crate::document::{DocumentError, docx};
use crate::domain::NoticeCode;

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

/// A Word document in the making.
#[derive(Default)]
struct Paper {
    parts: Vec<(String, String)>,
    relations: String,
}

impl Paper {
    fn new(body: &str) -> Self {
        let mut paper = Self::default();
        let whole = format!(
            "<?xml version=\"1.0\"?><w:document {SPACES}><w:body>{body}</w:body></w:document>"
        );
        paper.raw("word/document.xml", &whole);
        paper
    }

    fn raw(&mut self, name: &str, text: &str) {
        self.parts.push((name.to_owned(), text.to_owned()));
    }

    fn part(mut self, kind: &str, root: &str, inner: &str) -> Self {
        let name = format!("{kind}{}.xml", self.parts.len());
        self.raw(&format!("word/{name}"), &format!("<w:{root} {SPACES}>{inner}</w:{root}>"));
        let to = ["<Relationship Type=\"http://x/", kind, "\" Target=\"", &name, "\"/>"];
        self.relations.extend(to);
        self
    }

    fn numbering(self, inner: &str) -> Self {
        self.part("numbering", "numbering", inner)
    }

    fn styles(self, inner: &str) -> Self {
        self.part("styles", "styles", inner)
    }

    fn bytes(&self) -> Vec<u8> {
        let relations = format!("<Relationships>{}</Relationships>", self.relations);
        let mut parts: Vec<(&str, &str)> =
            self.parts.iter().map(|(name, text)| (&**name, &**text)).collect();
        parts.push(("word/_rels/document.xml.rels", &relations));
        zipped(&parts)
    }

    fn read(&self) -> Text {
        docx::read(&self.bytes(), None, Lexicon::embedded()).expect("a paper")
    }

    fn read_as(&self, encoding: Encoding) -> Text {
        docx::read(&self.bytes(), Some(encoding), Lexicon::embedded()).expect("a paper")
    }

    fn refused(&self) -> DocumentError {
        docx::read(&self.bytes(), None, Lexicon::embedded()).expect_err("an error")
    }

    fn lines(&self) -> Vec<String> {
        self.read().lines
    }
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("begun");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("a zip").into_inner()
}

/// A paragraph of one run.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// A paragraph with properties and runs of its own.
fn pp(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

fn r(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn rows(text: &Text) -> Vec<Vec<String>> {
    let rows = text.blocks.iter().filter_map(|block| match &block.content {
        Content::Row(cells) => Some(cells.clone()),
        Content::Prose { .. } | Content::Rule => None,
    });
    rows.collect()
}

fn strong(text: &Text) -> Vec<bool> {
    let prose = text.blocks.iter().filter_map(|block| match &block.content {
        Content::Prose { strong, .. } => Some(*strong),
        Content::Row(_) | Content::Rule => None,
    });
    prose.collect()
}

fn told(text: &Text) -> Vec<(NoticeCode, String)> {
    text.notices.iter().map(|notice| (notice.code, notice.about.join(" "))).collect()
}
