//! From the tree of paragraphs to the nodes of a programme.

use std::collections::HashMap;

use super::keys::Keys;
use super::lexicon::Lexicon;
use super::marker::{Marker, Style};
use super::outline::{Branch, Region, is_bullet};
use super::piece::Piece;
use super::sequence::Sequences;
use super::topic::Topic;
use super::units::Roll;
use crate::domain::{Content, Key, Lines, Node, NodeKind, Notice, NoticeCode, Period, UnitRef};

/// A title longer than this many letters is cut at a word.
const LONGEST_TITLE: usize = 120;

/// What a node inherits from the headings above it.
#[derive(Debug, Clone, Default)]
pub(super) struct Above {
    /// The node it hangs on.
    pub key: Option<Key>,
    /// The innermost key that is no plain number, on which plain numbers hang.
    pub stem: Option<Key>,
    /// What the part is about.
    pub topic: Option<Topic>,
    /// The body named by the heading.
    pub unit: Option<UnitRef>,
    /// The time a heading of goals names: "Đến năm 2030".
    pub by: Option<Period>,
    /// The time of the phase it belongs to, with its words.
    pub when: Option<(Period, String)>,
    /// Whether it stands below a heading inside a part.
    pub inside: bool,
}

/// Makes nodes, in the order of the document.
pub(super) struct Builder<'a> {
    pub pieces: &'a [Piece],
    pub branches: &'a [Branch],
    pub lexicon: &'a Lexicon,
    pub roll: Roll<'a>,
    pub keys: Keys,
    pub nodes: Vec<Node>,
    pub notices: Vec<Notice>,
    pub sequences: Sequences,
    counts: HashMap<String, usize>,
    /// The last paragraph already told; those before are done.
    pub done: usize,
}

impl<'a> Builder<'a> {
    /// Nothing made yet.
    pub fn new(
        pieces: &'a [Piece],
        branches: &'a [Branch],
        lexicon: &'a Lexicon,
        roll: Roll<'a>,
    ) -> Self {
        let (nodes, notices) = (Vec::new(), Vec::new());
        let (keys, counts, sequences) = (Keys::default(), HashMap::new(), Sequences::default());
        Self { pieces, branches, lexicon, roll, keys, nodes, notices, sequences, counts, done: 0 }
    }

    /// Makes every node.
    pub fn run(&mut self) {
        let mut at = 0;
        while at < self.branches.len() {
            let Some(branch) = self.branches.get(at) else { return };
            if branch.parent.is_none() {
                match branch.region {
                    Region::Body => self.visit(at, &Above::default()),
                    Region::Head => self.framed(at, "head"),
                    Region::Tail => self.framed(at, "tail"),
                }
            }
            at = self.done.max(at + 1);
        }
    }

    /// A paragraph of the head or the tail; a list of recipients is one node.
    fn framed(&mut self, at: usize, place: &str) {
        let Some(first) = self.pieces.get(at) else { return };
        let listing = self.lexicon.paper.recipients.begin(&first.text);
        let mut last = at;
        while listing
            && let Some((next, branch)) = self.pieces.get(last + 1).zip(self.branches.get(last + 1))
            && branch.region == Region::Tail
            && next.marker.as_ref().is_some_and(|marker| is_bullet(marker.style))
        {
            last += 1;
        }
        let key = self.counted(place);
        let pieces = self.pieces.get(at..=last).unwrap_or_default();
        let text = pieces.iter().map(Piece::whole).collect::<Vec<_>>().join("\n");
        let lines = self.lines(at, last);
        self.push(key, &Above::default(), String::new(), &text, lines, Content::Text);
        self.done = last + 1;
    }

    pub(super) fn visit(&mut self, at: usize, above: &Above) {
        if at < self.done {
            return;
        }
        let Some(piece) = self.pieces.get(at) else { return };
        if piece.row.is_some() {
            self.table(at, above);
        } else {
            match &piece.marker {
                Some(marker) if !is_bullet(marker.style) => self.numbered(at, marker, above),
                Some(_) | None => self.counted_piece(at, above),
            }
        }
    }

    /// A numbered paragraph: a block of labels, a heading, or an item.
    fn numbered(&mut self, at: usize, marker: &Marker, above: &Above) {
        let key = self.keys.numbered(hanging(above, marker.style), marker);
        self.number_doubts(at, marker, &key);
        if let Some(block) = self.labelled(at, above) {
            self.labelled_item(at, &block, key, above);
            return;
        }
        let Some((piece, branch)) = self.pieces.get(at).zip(self.branches.get(at)) else { return };
        self.done = at + 1;
        let (text, lines) = (piece.text.clone(), self.lines(at, at));
        let top = above.key.is_none() || !above.inside && marker.style.heads_parts();
        let heads = !branch.children.is_empty() || (top && marker.style.heads_parts());
        if !heads {
            let content = self.item(&text, above, true, lines.first, &key);
            self.push(key, above, marker.number.clone(), &text, lines, content);
            return;
        }
        let topic = self.lexicon.sections.topic(&text, top).or(above.topic);
        // "1. Đảng ủy Công an phường:" above tasks, as notices of conclusions
        // number them by unit.
        let addressed = topic == Some(Topic::Tasks)
            && text.trim_end().ends_with(':')
            && self.roll.is_name(text.trim_end().trim_end_matches(':'));
        let unit = if !top && (topic == Some(Topic::Duties) || addressed) {
            self.body_of(&text, lines, &key)
        } else {
            None
        };
        let content = if above.key.is_none() { Content::Section } else { Content::Group };
        let stem = if matches!(marker.style, Style::Arabic(_)) {
            above.stem.clone()
        } else {
            Some(key.clone())
        };
        let below = Above {
            stem: stem.or_else(|| above.stem.clone()),
            topic,
            unit: unit.or_else(|| above.unit.clone()),
            by: self.horizon(&text, topic).or(above.by),
            when: self.phase(marker, &text).or_else(|| above.when.clone()),
            inside: !top,
            key: Some(key.clone()),
        };
        let told = Above { topic, ..above.clone() };
        self.push(key, &told, marker.number.clone(), &text, lines, content);
        for child in branch.children.clone() {
            self.visit(child, &below);
        }
    }

    /// A bullet or a paragraph without a number.
    fn counted_piece(&mut self, at: usize, above: &Above) {
        let Some((piece, branch)) = self.pieces.get(at).zip(self.branches.get(at)) else { return };
        let place = above.key.as_ref().map_or("body", Key::as_str).to_owned();
        let bullet = piece.marker.is_some();
        let unit = self.heads_unit(at, above);
        let star = piece.marker.as_ref().is_some_and(|marker| marker.style == Style::Bullet('*'));
        if !branch.children.is_empty() && (unit.is_some() || (star && !ends_sentence(&piece.text)))
        {
            let key = self.counted(&place);
            let (text, lines) = (piece.text.clone(), self.lines(at, at));
            self.done = at + 1;
            let below = Above {
                key: Some(key.clone()),
                stem: Some(key.clone()),
                topic: match unit {
                    Some(_) => Some(Topic::Duties),
                    None => self.lexicon.sections.topic(&text, false).or(above.topic),
                },
                unit: unit.or_else(|| above.unit.clone()),
                by: self.horizon(&text, above.topic).or(above.by),
                when: above.when.clone(),
                inside: true,
            };
            self.push(key, above, String::new(), &text, lines, Content::Group);
            for child in branch.children.clone() {
                self.visit(child, &below);
            }
            return;
        }
        let last = self.last_below(at);
        let (text, lines) = (self.text(at, last), self.lines(at, last));
        let key = self.counted(&place);
        let content = self.item(&text, above, bullet, lines.first, &key);
        self.done = last + 1;
        self.push(key, above, String::new(), &text, lines, content);
    }

    /// The last paragraph below one.
    pub(super) fn last_below(&self, at: usize) -> usize {
        let mut last = at;
        while let Some(child) = self.branches.get(last).and_then(|branch| branch.children.last()) {
            last = *child;
        }
        last
    }

    /// The text of paragraphs, one to a line.
    pub(super) fn text(&self, first: usize, last: usize) -> String {
        let pieces = self.pieces.get(first..=last).unwrap_or_default();
        let texts = pieces.iter().enumerate().map(|(at, piece)| match at {
            0 => piece.text.clone(),
            _ => piece.whole(),
        });
        texts.collect::<Vec<_>>().join("\n")
    }

    /// The source lines of paragraphs.
    pub(super) fn lines(&self, first: usize, last: usize) -> Lines {
        let line = |at: usize| self.pieces.get(at).map(|piece| piece.lines);
        let first = line(first).map_or(0, |lines| lines.first);
        Lines { first, last: line(last).map_or(first, |lines| lines.last) }
    }

    /// The next key below a place for what has no number.
    pub(super) fn counted(&mut self, place: &str) -> Key {
        let count = self.counts.entry(place.to_owned()).or_insert(0);
        *count += 1;
        self.keys.counted(place, *count)
    }

    /// Adds a node, with the figures in its prose.
    pub(super) fn push(
        &mut self,
        key: Key,
        above: &Above,
        number: String,
        text: &str,
        lines: Lines,
        content: Content,
    ) {
        let title = title(text);
        let text = text.to_owned();
        let parent = above.key.clone();
        let mut node =
            Node { key, parent, number, title, text, lines, content, indicators: Vec::new() };
        let wanted = match node.kind() {
            NodeKind::Model | NodeKind::Task | NodeKind::Duty => true,
            NodeKind::Section | NodeKind::Group | NodeKind::Text => match above.topic {
                Some(Topic::Goals | Topic::Tasks | Topic::Models) => true,
                Some(Topic::Duties | Topic::Plain) | None => false,
            },
            NodeKind::Indicator => false,
        };
        if wanted {
            let goals = above.topic == Some(Topic::Goals);
            node.indicators = self.indicators(&node, goals, above.by);
        }
        self.nodes.push(node);
    }

    /// Notes a doubt.
    pub(super) fn notice(
        &mut self,
        code: NoticeCode,
        line: u32,
        key: Option<&Key>,
        about: Vec<String>,
    ) {
        self.notices.push(Notice { code, line, key: key.cloned(), about });
    }
}

/// The key a number hangs on.
fn hanging(above: &Above, style: Style) -> Option<&Key> {
    if matches!(style, Style::Arabic(_)) { above.stem.as_ref() } else { above.key.as_ref() }
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', ';', '!', '?'])
}

/// The first line of a text, cut at a word where it is long.
pub(super) fn title(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default().trim();
    if line.chars().count() <= LONGEST_TITLE {
        return line.to_owned();
    }
    let end = line.char_indices().nth(LONGEST_TITLE).map_or(line.len(), |(at, _)| at);
    let cut = line.get(..end).unwrap_or(line);
    let cut = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
    format!("{}…", cut.trim_end_matches([',', ';', ':', ' ']))
}
