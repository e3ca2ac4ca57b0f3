//! The document in lines: each node's own, wrapped. Lines are worked out node
//! by node around the place that is shown, so that the length of the document
//! does not matter.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::app::library::Volume;
use crate::app::state::State;
use crate::domain::{Node, NodeKind, Notice};
use crate::text::{clean, fold, width, wrap};

/// A line of the document: a line of a node, both counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The node.
    pub at: usize,
    /// The line in it.
    pub line: usize,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// An empty line before a node.
    Gap,
    /// A heading, or text in capitals.
    Heading,
    /// Text.
    Text,
    /// A doubt of the reading.
    Doubt,
}

/// A line as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextLine {
    /// What it is.
    pub role: Role,
    /// Its words, set in where a mark stands before the paragraph.
    pub text: String,
    /// The line of the source where its paragraph begins; only where that is
    /// certain, and only in the first line of a paragraph.
    pub source: Option<u32>,
}

/// The widest a text is set: longer lines are hard to follow.
const WIDEST: usize = 100;

/// From this width on the lines of the source are numbered.
const NUMBERED: u16 = 100;

/// What stands beside the text: cursor, mark and blank before it, a blank
/// behind it.
const MARGIN: usize = 5;

/// The columns of a line number and of the blank behind it.
pub const NUMBER: usize = 6;

/// Marks before a paragraph that stand for an item of a list.
const BULLETS: [&str; 5] = ["- ", "– ", "+ ", "* ", "• "];

/// A document at the width of a window.
pub struct Sheet<'a> {
    state: &'a State,
    /// The programme and how it stands.
    pub volume: &'a Volume,
    /// How many columns the text has.
    pub columns: usize,
    /// Whether the lines of the source are numbered.
    pub is_numbered: bool,
    /// The nodes that are set already.
    set: RefCell<BTreeMap<usize, Rc<[TextLine]>>>,
}

impl<'a> Sheet<'a> {
    /// The document in a window of so many columns.
    #[must_use]
    pub fn of(state: &'a State, volume: &'a Volume, window: u16) -> Self {
        let is_numbered = window >= NUMBERED;
        let margin = MARGIN + if is_numbered { NUMBER } else { 0 };
        let columns = usize::from(window).saturating_sub(2 + margin).clamp(8, WIDEST);
        Self { state, volume, columns, is_numbered, set: RefCell::default() }
    }

    fn node(&self, at: usize) -> Option<&'a Node> {
        self.volume.programme.nodes.get(at)
    }

    /// The lines of a node, and what was doubtful about it.
    #[must_use]
    pub fn lines(&self, at: usize) -> Rc<[TextLine]> {
        let known = self.set.borrow().get(&at).cloned();
        known.unwrap_or_else(|| {
            let lines: Rc<[TextLine]> = self.set_node(at).into();
            self.set.borrow_mut().insert(at, Rc::clone(&lines));
            lines
        })
    }

    fn set_node(&self, at: usize) -> Vec<TextLine> {
        let Some(node) = self.node(at) else { return Vec::new() };
        let plain = |role, text| TextLine { role, text, source: None };
        let mut lines = Vec::new();
        if at > 0 {
            lines.push(plain(Role::Gap, String::new()));
        } else {
            // What is doubtful about the paper as a whole stands above it.
            self.doubts(&mut lines, |notice| notice.key.is_none());
            if !lines.is_empty() {
                lines.push(plain(Role::Gap, String::new()));
            }
        }
        let sources = self.sources(node);
        for (place, paragraph) in node.text.split('\n').enumerate() {
            let source = sources.get(place).copied().flatten();
            let mark = match (place, node.number.as_str()) {
                (0, number) if !number.is_empty() => format!("{number}. "),
                _ => source.map_or("", |(_, mark)| mark).to_owned(),
            };
            let role = if is_heading(node, place, paragraph) { Role::Heading } else { Role::Text };
            // A number may be longer than the window is wide.
            let hanging = width(&mark).min(self.columns / 2);
            let indent = if role == Role::Heading { 0 } else { hanging };
            let wrapped = wrap(&format!("{mark}{paragraph}"), self.columns - indent);
            for (nth, text) in wrapped.into_iter().enumerate() {
                let blanks = if nth == 0 { 0 } else { indent };
                lines.push(TextLine {
                    role,
                    text: format!("{}{text}", " ".repeat(blanks)),
                    source: source.map(|(line, _)| line).filter(|_| nth == 0),
                });
            }
        }
        self.doubts(&mut lines, |notice| notice.key.as_ref() == Some(&node.key));
        lines
    }

    fn doubts(&self, lines: &mut Vec<TextLine>, about: impl Fn(&Notice) -> bool) {
        for notice in self.volume.programme.notices.iter().filter(|notice| about(notice)) {
            let sentence = self.state.words.notice(notice);
            for (nth, line) in
                wrap(&sentence, self.columns.saturating_sub(2)).into_iter().enumerate()
            {
                let mark = if nth == 0 { "? " } else { "  " };
                lines.push(TextLine {
                    role: Role::Doubt,
                    text: format!("{mark}{line}"),
                    source: None,
                });
            }
        }
    }

    /// The source line in which each paragraph begins, and the list mark before
    /// it: the next line that begins with the same letters. None where a
    /// paragraph does not begin with a line.
    fn sources(&self, node: &Node) -> Vec<Option<(u32, &'static str)>> {
        let source = self.volume.programme.verbatim(node);
        let is_text = |line: &str| line.chars().any(char::is_alphanumeric);
        let mut lines = (node.lines.first..).zip(source).filter(|(_, line)| is_text(line));
        let mut sources = Vec::new();
        for (place, paragraph) in node.text.split('\n').enumerate() {
            let mut rest = lines.clone();
            // The first line has the number before it.
            let found = if place == 0 {
                rest.next()
            } else {
                rest.find(|(_, line)| begin_alike(line, paragraph))
            };
            if found.is_some() {
                lines = rest;
            }
            sources.push(found.map(|(number, line)| (number, list_mark(line))));
        }
        sources
    }

    /// How many lines a node has; at least one.
    #[must_use]
    pub fn length(&self, at: usize) -> usize {
        self.lines(at).len().max(1)
    }

    /// The line in which a node begins to say something.
    #[must_use]
    pub fn first_line(&self, at: usize) -> Place {
        let text = self.lines(at).iter().position(|line| line.role != Role::Gap);
        Place { at, line: text.unwrap_or(0) }
    }

    /// The last line of a node.
    #[must_use]
    pub fn last_line(&self, at: usize) -> Place {
        Place { at, line: self.length(at) - 1 }
    }

    /// The last line of the document.
    #[must_use]
    pub fn end(&self) -> Place {
        self.last_line(self.volume.programme.nodes.len().saturating_sub(1))
    }

    /// So many lines further down, but not below the last one.
    #[must_use]
    pub fn on(&self, from: Place, mut count: usize) -> Place {
        let last = self.volume.programme.nodes.len().saturating_sub(1);
        let mut place = from;
        loop {
            let rest = self.length(place.at).saturating_sub(place.line + 1);
            if count <= rest || place.at >= last {
                return Place { line: place.line + count.min(rest), ..place };
            }
            count -= rest + 1;
            place = Place { at: place.at + 1, line: 0 };
        }
    }

    /// So many lines further up, but not above the first one.
    #[must_use]
    pub fn back(&self, from: Place, mut count: usize) -> Place {
        let mut place = from;
        while count > place.line {
            let Some(before) = place.at.checked_sub(1) else { return Place::default() };
            count -= place.line + 1;
            place = self.last_line(before);
        }
        Place { line: place.line - count, ..place }
    }

    /// The words that were searched for, where this node is the result shown.
    #[must_use]
    pub fn searched(&self, at: usize) -> &'a [String] {
        let hits = self.state.hits.as_ref().zip(self.node(at));
        hits.map_or(&[], |(hits, node)| hits.words_in(&self.volume.programme, node))
    }

    /// The first line of a node in which a word stands that was searched for.
    #[must_use]
    pub fn matching_line(&self, at: usize) -> Option<usize> {
        let words = self.searched(at);
        if words.is_empty() {
            return None;
        }
        self.lines(at).iter().position(|line| marks(&line.text, words).contains(&true))
    }
}

/// Which characters of a line belong to a word that was searched for: where
/// one of the folded words begins a word of the line.
#[must_use]
pub fn marks(line: &str, words: &[String]) -> Vec<bool> {
    let folded: Vec<char> = fold(line).chars().collect();
    let mut marks = vec![false; folded.len()];
    for word in words {
        let word: Vec<char> = word.chars().collect();
        for (at, here) in folded.windows(word.len().max(1)).enumerate() {
            let begins = at.checked_sub(1).and_then(|before| folded.get(before));
            if here == word && begins.is_none_or(|before| !before.is_alphanumeric()) {
                marks.iter_mut().skip(at).take(word.len()).for_each(|mark| *mark = true);
            }
        }
    }
    marks
}

fn is_heading(node: &Node, place: usize, paragraph: &str) -> bool {
    let is_first = place == 0;
    match node.kind() {
        NodeKind::Section | NodeKind::Group | NodeKind::Model if is_first => true,
        NodeKind::Section
        | NodeKind::Group
        | NodeKind::Model
        | NodeKind::Task
        | NodeKind::Duty
        | NodeKind::Indicator
        | NodeKind::Text => is_shouted(paragraph),
    }
}

/// How many letters have to be the same for a line to be a paragraph's first.
const ALIKE: usize = 12;

/// Whether a source line and a paragraph begin with the same letters, whatever
/// marks stand between them.
fn begin_alike(line: &str, paragraph: &str) -> bool {
    let letters = |text: &str| {
        let kept = text.chars().filter(|c| c.is_alphanumeric());
        kept.take(ALIKE).collect::<String>()
    };
    let (line, paragraph) = (letters(&clean(line)), letters(paragraph));
    !line.is_empty() && paragraph.starts_with(&line)
}

/// Whether it is written in capitals.
fn is_shouted(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// The mark of a list before a source line, as a reader sees it.
fn list_mark(line: &str) -> &'static str {
    let line = line.trim_start();
    let bare = line.trim_start_matches(['*', '_', '#', '>']).trim_start();
    let is_item = |line: &str| BULLETS.iter().any(|bullet| line.starts_with(bullet));
    match (is_item(line) || is_item(bare), bare.starts_with("+ ")) {
        (true, true) => "+ ",
        (true, false) => "- ",
        (false, _) => "",
    }
}
