//! The parts of a package (a zip), read within a budget. Nothing is unpacked to
//! disk, and a part's name is only ever looked up in the archive itself.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::bounds::{Bounded, Budget};
use super::xml::{Node, Xml};
use crate::document::{DocumentError, Foreign};

/// An open package.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    budget: Budget,
}

/// Where the parts lie.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The text.
    pub document: String,
    /// The styles.
    pub styles: Option<String>,
    /// The numbering.
    pub numbering: Option<String>,
    /// Headers and footers.
    pub edges: Vec<String>,
}

/// More headers and footers than this are not looked into.
const EDGES: usize = 64;

impl<'a> Package<'a> {
    /// Opens a package.
    ///
    /// # Errors
    /// [`DocumentError::Damaged`] where it is cut short or is no zip at all.
    pub fn open(bytes: &'a [u8]) -> Result<Self, DocumentError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| DocumentError::Damaged)?;
        Ok(Self { archive, budget: Budget::of(bytes.len()) })
    }

    /// Where the parts of a Word document lie.
    ///
    /// # Errors
    /// [`DocumentError::NotWord`] or what else it is.
    pub fn parts(&mut self) -> Result<Parts, DocumentError> {
        let start = self.targets("", "_rels/.rels")?;
        let document = start.into_iter().find(|(kind, _)| kind == "officeDocument");
        let document = document.map_or_else(|| "word/document.xml".to_owned(), |(_, name)| name);
        if self.archive.index_for_name(&document).is_none() {
            return Err(self.other());
        }
        let (folder, name) = document.rsplit_once('/').unwrap_or(("", &document));
        let relations = format!("{folder}/_rels/{name}.rels");
        let mut parts = Parts::default();
        for (kind, name) in self.targets(folder, relations.trim_start_matches('/'))? {
            match &*kind {
                "styles" => parts.styles = Some(name),
                "numbering" => parts.numbering = Some(name),
                "header" | "footer" if parts.edges.len() < EDGES => parts.edges.push(name),
                _ => {}
            }
        }
        parts.document = document;
        Ok(parts)
    }

    /// A part, if it is there.
    ///
    /// # Errors
    /// Where the archive is damaged or locked with a password.
    pub fn part(
        &mut self,
        name: &str,
    ) -> Result<Option<Xml<'_, impl Read + use<'_, 'a>>>, DocumentError> {
        match self.archive.by_name(name) {
            Ok(file) => Ok(Some(Xml::new(Bounded::new(file, &self.budget)))),
            Err(ZipError::FileNotFound) => Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                Err(DocumentError::Locked)
            }
            Err(_) => Err(DocumentError::Damaged),
        }
    }

    /// Kind and name of the parts that a list of relationships points at.
    fn targets(
        &mut self,
        folder: &str,
        list: &str,
    ) -> Result<Vec<(String, String)>, DocumentError> {
        let mut found = Vec::new();
        let Some(mut xml) = self.part(list)? else { return Ok(found) };
        loop {
            match xml.next()? {
                Node::Open(tag) if tag.name() == "Relationship" => {
                    let external = tag.attribute("TargetMode").as_deref() == Some("External");
                    if let (Some(kind), Some(target), false) =
                        (tag.attribute("Type"), tag.attribute("Target"), external)
                    {
                        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                        found.push((kind, resolved(folder, &target)));
                    }
                }
                Node::End => return Ok(found),
                Node::Open(_) | Node::Close | Node::Text(_) => {}
            }
        }
    }

    /// What a package that is no Word document is.
    fn other(&mut self) -> DocumentError {
        let has = |begin: &str| {
            self.archive.file_names_raw().any(|name| name.starts_with(begin.as_bytes()))
        };
        if has("xl/") {
            return DocumentError::Foreign { kind: Foreign::Excel };
        }
        if has("ppt/") {
            return DocumentError::Foreign { kind: Foreign::Slides };
        }
        if has("content.xml") && has("mimetype") {
            return DocumentError::Foreign { kind: Foreign::OpenDocument };
        }
        DocumentError::NotWord
    }
}

/// A target as a name in the archive: relative to a folder, or from the root.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                steps.pop();
            }
            name => steps.push(name),
        }
    }
    steps.join("/")
}
