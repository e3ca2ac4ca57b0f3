//! What every reading of a document promises. Fuzz targets, the tests of hostile
//! input and the reader's own tests ask the same.

use std::collections::HashSet;

use tiendo::domain::{Content, Key, Node, Programme, UnitRef};
use tiendo::text::clean;

/// Everything that every reading promises.
pub fn assert_laws(programme: &Programme) {
    assert_lines(programme);
    assert_keys(programme);
    let source = Written::of(programme);
    for node in &programme.nodes {
        assert_written(programme, node, &source);
    }
}

/// The words of a document, to look names up in.
struct Written {
    whole: String,
    words: HashSet<String>,
}

impl Written {
    fn of(programme: &Programme) -> Self {
        let whole = clean(&programme.source.lines.join(" ")).replace(['*', '\\'], "");
        let whole = whole.split_whitespace().collect::<Vec<_>>().join(" ");
        let words = Self::words(&whole).map(str::to_owned).collect();
        Self { whole, words }
    }

    fn words(text: &str) -> impl Iterator<Item = &str> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
    }

    /// Whether words stand in it; in a drawn or cut cell with others between.
    fn has(&self, words: &str) -> bool {
        self.whole.contains(words) || Self::words(words).all(|word| self.words.contains(word))
    }
}

/// Every non-blank line lies in exactly one node, and nodes stand in order.
fn assert_lines(programme: &Programme) {
    let mut owners = vec![0usize; programme.source.lines.len() + 1];
    let mut last = 0;
    for node in &programme.nodes {
        assert!(node.lines.first > last, "{} begins before {last} has ended", node.key);
        assert!(node.lines.first <= node.lines.last);
        last = node.lines.last;
        for line in node.lines.first..=node.lines.last {
            owners[line as usize] += 1;
        }
    }
    for (at, line) in programme.source.lines.iter().enumerate() {
        let owners = owners[at + 1];
        assert!(
            line.trim().is_empty() || owners == 1,
            "line {} is in {owners} nodes: {line}",
            at + 1
        );
    }
}

/// Keys are unique, and what stands above a node stands before it.
fn assert_keys(programme: &Programme) {
    let mut seen: HashSet<&Key> = HashSet::new();
    for node in &programme.nodes {
        if let Some(parent) = &node.parent {
            assert!(seen.contains(parent), "{parent} is not above {}", node.key);
        }
        assert!(seen.insert(&node.key), "{} twice", node.key);
    }
    for notice in &programme.notices {
        if let Some(key) = &notice.key {
            assert!(seen.contains(key), "a notice about {key}, which is nowhere");
        }
        assert!(notice.line as usize <= programme.source.lines.len());
    }
}

/// What a node says stands in the document: units, figures, milestones.
fn assert_written(programme: &Programme, node: &Node, source: &Written) {
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let inside = |words: &str| {
        let words = squeezed(words);
        let text = squeezed(&node.text);
        words.split(" | ").all(|part| text.contains(part))
    };
    let units: Vec<&UnitRef> = node.lead().iter().chain(node.coordinators()).collect();
    for unit in units {
        assert!(programme.units.iter().any(|known| known.id == unit.unit), "{}", unit.unit);
        let written = squeezed(&unit.as_written);
        let there = inside(&written) || source.has(&written) || joined(programme, &written);
        assert!(there, "{}: {written} is not written", node.key);
    }
    for indicator in &node.indicators {
        assert!(inside(&indicator.text), "{}: {} is not written", node.key, indicator.text);
        assert!(node.lines.first <= indicator.line && indicator.line <= node.lines.last);
    }
    if let Content::Model(model) = &node.content {
        for milestone in &model.milestones {
            assert!(inside(&milestone.text), "{}: {} is not written", node.key, milestone.text);
            assert!(node.lines.first <= milestone.line && milestone.line <= node.lines.last);
        }
    }
}

/// A heading's unit stands in the text of a node above.
fn joined(programme: &Programme, written: &str) -> bool {
    programme
        .nodes
        .iter()
        .any(|node| node.text.split_whitespace().collect::<Vec<_>>().join(" ").contains(written))
}
