//! Doubts about numbers: faulty, repeated, skipped.

use std::collections::HashMap;

use super::assemble::Builder;
use super::figures::is_words_own;
use super::marker::{Marker, Style};
use crate::domain::{Key, NoticeCode};

/// The last numbers met, by what they hang on and how they are written.
#[derive(Debug, Default)]
pub(super) struct Sequences {
    /// Below each paragraph, the last marker of each style.
    below: HashMap<(Option<usize>, Style), Marker>,
    /// The last marker of each style anywhere: numbers may run on across parts.
    anywhere: HashMap<Style, Marker>,
}

impl Sequences {
    /// The last marker of this style below `parent`, and the last one anywhere;
    /// this one takes their place.
    fn step(&mut self, parent: Option<usize>, marker: &Marker) -> (Option<Marker>, Option<Marker>) {
        let style = marker.style;
        let before = self.below.insert((parent, style), marker.clone());
        let last = self.anywhere.insert(style, marker.clone());
        (before, last)
    }
}

impl Builder<'_> {
    /// Notes what is doubtful about a number.
    pub(super) fn number_doubts(&mut self, at: usize, marker: &Marker, key: &Key) {
        let Some(piece) = self.pieces.get(at) else { return };
        let line = piece.lines.first;
        let small = piece.text.starts_with(char::is_lowercase) && piece.strong;
        let written = marker.faulty.clone().or_else(|| {
            let word = piece.text.split_whitespace().next().unwrap_or_default();
            let plain = matches!(marker.style, Style::Arabic(_));
            (small && plain).then(|| format!("{}. {word}", marker.number))
        });
        if let Some(written) = written {
            let about = vec![written, marker.number.clone()];
            self.notice(NoticeCode::NumberFaulty, line, Some(key), about);
        }
        let parent = self.branches.get(at).and_then(|branch| branch.parent);
        let (before, last) = self.sequences.step(parent, marker);
        let Some(expected) = expected(marker, before.as_ref(), last.as_ref()) else { return };
        if before.is_some_and(|before| before.figures == marker.figures) {
            self.notice(NoticeCode::NumberRepeated, line, Some(key), vec![marker.number.clone()]);
        } else {
            let about = vec![expected, marker.number.clone()];
            self.notice(NoticeCode::NumberSkipped, line, Some(key), about);
        }
    }
}

/// The number that was due, where this one is not it. A list begins with 1, or
/// goes on from the list of the same style before it.
fn expected(marker: &Marker, before: Option<&Marker>, last: Option<&Marker>) -> Option<String> {
    let ordinal = marker.ordinal();
    if ordinal == 0 || marker.figures.is_empty() {
        return None;
    }
    // A list that begins beyond 1 runs on from the one before it, if from any.
    let prefix = |marker: &Marker| marker.figures.split_last().map(|(_, prefix)| prefix.to_vec());
    let runs_on = last
        .filter(|last| last.ordinal() < ordinal && prefix(last) == prefix(marker))
        .map(|last| last.ordinal() + 1);
    let due = match before {
        Some(before) => {
            if prefix(before) == prefix(marker) {
                before.ordinal() + 1
            } else {
                1
            }
        }
        None if ordinal == 1 => 1,
        None => runs_on.unwrap_or(1),
    };
    let words_own = before.is_some_and(counted_by_word) || counted_by_word(marker);
    (due != ordinal && !skips_dd(marker, due) && !words_own).then(|| marker.with_ordinal(due))
}

/// f, j, w and z have no place in the official order.
fn counted_by_word(marker: &Marker) -> bool {
    lettered(marker) && is_words_own(marker.ordinal())
}

fn lettered(marker: &Marker) -> bool {
    matches!(marker.style, Style::Letter | Style::InLetter | Style::Upper)
}

/// Many offices leave out đ.
fn skips_dd(marker: &Marker, due: u32) -> bool {
    lettered(marker) && due == 5 && marker.ordinal() == 6
}
