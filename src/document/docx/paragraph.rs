//! One paragraph, gathered from its runs.

use std::collections::HashMap;

use super::looks::{Face, Look};
use crate::document::bytes;
use crate::document::legacy::{self, Compared, Legacy};

/// The end of a page, set by hand inside a paragraph.
pub(super) const PAGE: char = '\r'; // no text of Word has one, and cleaning leaves it

/// A paragraph as a reader sees it.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    /// The number or sign that Word puts in front.
    pub label: Option<String>,
    /// What it says; lines end with `\n`, pages with [`PAGE`].
    pub text: String,
    /// A heading, or bold from end to end.
    pub strong: bool,
    /// The level in its list.
    pub level: usize,
}

impl Paragraph {
    /// Number and text in one.
    pub fn whole(&self) -> String {
        match &self.label {
            Some(label) => format!("{label} {}", self.text.trim_start()),
            None => self.text.clone(),
        }
    }
}

/// Letters set in a font of an old encoding, by their bytes in the text.
#[derive(Debug)]
struct Old {
    from: usize,
    to: usize,
    encoding: Legacy,
    capitals: bool,
}

/// A paragraph while it is read.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Its style.
    pub style: Option<String>,
    /// The list it names itself; 0 for none.
    pub list: Option<u32>,
    /// Its level in the list, where it names one.
    pub level: Option<usize>,
    /// Its rank in the outline, where it names one.
    pub outline: Option<u32>,
    /// How its letters look by its style.
    pub look: Look,
    /// The end of the paragraph is deleted: it goes on in the next.
    pub end_deleted: bool,
    /// The end of the paragraph is hidden.
    pub end_hidden: bool,
    /// Something in it was hidden.
    pub hides: bool,
    /// Control characters met.
    pub controls: usize,
    text: String,
    old: Vec<Old>,
    /// Whether all its letters so far are bold; none where it has no letters.
    bold: Option<bool>,
}

/// What became of the letters of old encodings in a paragraph.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Converted {
    /// The encoding of the last that was converted.
    pub encoding: Option<Legacy>,
    /// Letters converted.
    pub letters: usize,
}

/// Whether fonts of old hold what their names say: people also type Unicode
/// into templates set in them.
#[derive(Debug, Default)]
pub(super) struct Trust(HashMap<Legacy, Passages>);

/// Passages set in fonts of one encoding.
#[derive(Debug, Default)]
struct Passages {
    /// Those that read better converted.
    old: usize,
    /// Those that read better, or only, as they stand.
    unicode: usize,
}

impl Trust {
    /// The letters a passage stands for; none where it stands for itself.
    fn converted(&mut self, raw: &str, encoding: Legacy) -> Option<String> {
        let known = self.0.entry(encoding).or_default();
        match legacy::compared(raw, encoding) {
            Compared::Better(read) => {
                known.old += 1;
                Some(read)
            }
            Compared::Alike(read) => Some(read).filter(|_| known.old >= known.unicode),
            Compared::Worse => {
                known.unicode += 1;
                None
            }
        }
    }
}

impl Draft {
    /// A paragraph that looks like this until its style says otherwise.
    pub fn new(look: Look) -> Self {
        Self { look, ..Self::default() }
    }

    /// Adds letters as they stand in the file.
    pub fn push(&mut self, text: &str, look: Look) {
        let face = look.face.unwrap_or_default();
        let from = self.text.len();
        let spaces = |c: char| if matches!(c, '\n' | '\r') { ' ' } else { c };
        let letters: String = match face {
            Face::Symbol | Face::Dingbats => {
                text.chars().map(|c| super::symbols::sign(spaces(c), face)).collect()
            }
            Face::Plain | Face::Legacy { .. } => text.chars().map(spaces).collect(),
        };
        let (letters, controls) = bytes::visible(&letters);
        self.controls += controls;
        let old = matches!(face, Face::Legacy { .. });
        if look.capitals == Some(true) && !old {
            self.text.push_str(&letters.to_uppercase());
        } else {
            self.text.push_str(&letters);
        }
        if let Face::Legacy { encoding, capitals } = face {
            let capitals = capitals || look.capitals == Some(true);
            self.mark_old(from, encoding, capitals);
        }
        if letters.contains(char::is_alphanumeric) {
            self.bold = Some(look.bold == Some(true) && self.bold != Some(false));
        }
    }

    fn mark_old(&mut self, from: usize, encoding: Legacy, capitals: bool) {
        let to = self.text.len();
        match self.old.last_mut() {
            Some(last)
                if last.to == from && last.encoding == encoding && last.capitals == capitals =>
            {
                last.to = to;
            }
            _ => self.old.push(Old { from, to, encoding, capitals }),
        }
    }

    /// Adds the end of a line or a page, a tab.
    pub fn push_sign(&mut self, sign: char) {
        self.text.push(sign);
    }

    /// Puts what stood before a deleted end of a paragraph in front.
    pub fn go_on_from(&mut self, before: Self) {
        let shift = before.text.len();
        let mut old = before.old;
        old.extend(std::mem::take(&mut self.old).into_iter().map(|part| Old {
            from: part.from + shift,
            to: part.to + shift,
            ..part
        }));
        self.old = old;
        self.text.insert_str(0, &before.text);
        self.bold = match (before.bold, self.bold) {
            (Some(before), Some(after)) => Some(before && after),
            (before, after) => before.or(after),
        };
        self.hides |= before.hides;
        self.controls += before.controls;
    }

    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Bold from end to end.
    pub fn is_bold(&self) -> bool {
        self.bold == Some(true)
    }

    /// The text; letters of old encodings become those they stand for where
    /// `convert` says so and the words are the better for it.
    pub fn into_text(self, convert: bool, trust: &mut Trust) -> (String, Converted) {
        let mut converted = Converted::default();
        if !convert || self.old.is_empty() {
            return (cleaned(&self.text), converted);
        }
        let mut text = String::with_capacity(self.text.len());
        let mut done = 0;
        for part in &self.old {
            text.push_str(self.text.get(done..part.from).unwrap_or_default());
            let raw = self.text.get(part.from..part.to).unwrap_or_default();
            done = part.to;
            let Some(read) = trust.converted(raw, part.encoding) else {
                text.push_str(raw);
                continue;
            };
            converted.letters += letters(&read);
            converted.encoding = Some(part.encoding);
            if part.capitals {
                text.push_str(&read.to_uppercase());
            } else {
                text.push_str(&read);
            }
        }
        text.push_str(self.text.get(done..).unwrap_or_default());
        (cleaned(&text), converted)
    }
}

/// How many letters and signs a text has, blanks apart.
pub(super) fn letters(text: &str) -> usize {
    text.chars().filter(|c| *c != ' ').count()
}

/// Clean text that keeps the ends of its pages, and its soft hyphens: in TCVN3
/// they are a letter, and what they are here is not yet known.
fn cleaned(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    for part in text.split_inclusive(['\u{AD}', PAGE]) {
        let bare = part.strip_suffix(['\u{AD}', PAGE]).unwrap_or(part);
        whole.push_str(&crate::text::clean(bare));
        whole.push_str(part.get(bare.len()..).unwrap_or_default());
    }
    whole
}
