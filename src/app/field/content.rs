//! Code points with a cursor and a selection, and the places in them.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// The state of a field that typing changes and undo brings back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) letters: Vec<char>,
    /// How many code points stand before the cursor.
    pub(super) cursor: usize,
    /// The other end of the selection.
    pub(super) anchor: Option<usize>,
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        let letters: Vec<char> = text.chars().collect();
        Self { cursor: letters.len(), letters, anchor: None }
    }
}

impl Content {
    pub(super) fn text(&self) -> String {
        self.letters.iter().collect()
    }

    pub(super) fn part(&self, range: Range<usize>) -> String {
        self.letters[range].iter().collect()
    }

    /// The selected code points; none when both ends are the same.
    pub(super) fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.cursor)?;
        Some(anchor.min(self.cursor)..anchor.max(self.cursor))
    }

    pub(super) fn before_cursor(&self) -> Option<char> {
        self.letters[..self.cursor].last().copied()
    }

    /// Puts `letters` in place of a range, and the cursor behind them.
    pub(super) fn replace(&mut self, range: Range<usize>, letters: &[char]) {
        self.cursor = range.start + letters.len();
        self.anchor = None;
        self.letters.splice(range, letters.iter().copied());
    }

    /// The beginning of the letter (grapheme) before a place.
    pub(super) fn letter_before(&self, place: usize) -> usize {
        self.letter_starts().into_iter().rev().find(|start| *start < place).unwrap_or(0)
    }

    /// The end of the letter (grapheme) that holds or follows a place.
    pub(super) fn letter_after(&self, place: usize) -> usize {
        let starts = self.letter_starts();
        starts.into_iter().find(|start| *start > place).unwrap_or(self.letters.len())
    }

    fn letter_starts(&self) -> Vec<usize> {
        let text = self.text();
        let lengths = text.graphemes(true).map(|letter| letter.chars().count());
        lengths
            .scan(0, |at, length| {
                let start = *at;
                *at += length;
                Some(start)
            })
            .collect()
    }

    /// The beginning of the word that ends at or before a place.
    pub(super) fn word_before(&self, place: usize) -> usize {
        let before = &self.letters[..place];
        let word = before.iter().rposition(|c| is_word(*c)).map_or(0, |last| last + 1);
        let start = before[..word].iter().rposition(|c| !is_word(*c)).map_or(0, |gap| gap + 1);
        // A mark on a sign that is no letter: the letter begins before it.
        self.letter_before(start + 1)
    }

    /// The beginning of the next word, or the end.
    pub(super) fn word_after(&self, place: usize) -> usize {
        let rest = self.letters.iter().enumerate().skip(place);
        let mut next = rest.skip_while(|(_, c)| is_word(**c)).skip_while(|(_, c)| !is_word(**c));
        next.next().map_or(self.letters.len(), |(at, _)| self.letter_after(at - 1))
    }

    /// The line around a place, without its line end.
    pub(super) fn line_around(&self, place: usize) -> Range<usize> {
        let before = self.letters[..place].iter().rposition(|c| *c == '\n');
        let after = self.letters[place..].iter().position(|c| *c == '\n');
        before.map_or(0, |at| at + 1)..after.map_or(self.letters.len(), |at| place + at)
    }

    /// The lines between line ends, in order; at least one.
    pub(super) fn lines(&self) -> Vec<Range<usize>> {
        let mut start = 0;
        let lines = self.letters.split(|c| *c == '\n').map(|line| {
            let range = start..start + line.len();
            start = range.end + 1;
            range
        });
        lines.collect()
    }
}

/// Whether a character ends a word for undo. Not U+00A0 and U+202F: some input
/// methods write one before they take a syllable back.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\n')
}

/// Marks count as letters, so that decomposed text has the same words.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}
