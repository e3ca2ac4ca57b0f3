//! Figures in prose that are to be reached.

use super::lexicon::Lexicon;
use super::scan;
use super::tokens::{Token, bare, tokens};
use crate::domain::Period;

/// A percentage to be reached, as prose has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figure {
    /// "50%", "≥ 50%".
    pub target: String,
    /// By when, where its sentence says so.
    pub by: Option<Period>,
    /// Its clause.
    pub text: String,
}

/// The percentages a text wants reached, in its order.
pub(super) fn figures(text: &str, lexicon: &Lexicon) -> Vec<Figure> {
    let found = tokens(text);
    let mut figures = Vec::new();
    let mut from = 0;
    for at in 0..found.len() {
        let Some((end, next)) = sentence_end(text, &found, at) else { continue };
        sentence(text, found.get(from..end).unwrap_or_default(), lexicon, &mut figures);
        from = next;
    }
    figures
}

/// Where a sentence ends and the next begins, if one ends at this token: at a
/// full stop, a semicolon, a line's end; not at the point inside a number.
fn sentence_end(text: &str, found: &[Token<'_>], at: usize) -> Option<(usize, usize)> {
    let token = found.get(at)?;
    let next = found.get(at + 1);
    let stops = match token.text {
        ";" | "!" | "?" => true,
        "." => next.is_none_or(|next| {
            next.start > token.end && !next.text.starts_with(char::is_lowercase)
        }),
        _ => false,
    };
    if stops {
        return Some((at, at + 1));
    }
    let line_ends = next.is_none_or(|next| {
        text.get(token.end..next.start).is_some_and(|between| between.contains('\n'))
    });
    line_ends.then_some((at + 1, at + 1))
}

fn sentence(text: &str, found: &[Token<'_>], lexicon: &Lexicon, out: &mut Vec<Figure>) {
    let words = &lexicon.indicators;
    if words.reached.find(found, 0).is_some() {
        return;
    }
    let signs: Vec<usize> = (0..found.len()).filter(|at| is_percentage(found, *at)).collect();
    let by = by(found, lexicon);
    for (which, sign) in signs.iter().enumerate() {
        let Some((first, target)) = target(found, *sign, lexicon) else { continue };
        let start = if which == 0 { 0 } else { first };
        let next = signs.get(which + 1).and_then(|next| target_start(found, *next, lexicon));
        let end = next.map_or(found.len(), |next| next);
        let (Some(start), Some(end)) =
            (found.get(start), end.checked_sub(1).and_then(|at| found.get(at)))
        else {
            continue;
        };
        let clause = bare(text.get(start.start..end.end).unwrap_or_default());
        out.push(Figure { target, by, text: clause.to_owned() });
    }
}

fn is_percentage(found: &[Token<'_>], at: usize) -> bool {
    found.get(at).is_some_and(|token| token.text == "%")
        && at.checked_sub(1).and_then(|at| found.get(at)).is_some_and(|t| t.number().is_some())
}

/// The first token of the number before a percent sign, decimals included, and
/// of a range before it ("40 - 50%").
fn number_start(found: &[Token<'_>], sign: usize) -> usize {
    let mut at = sign.saturating_sub(1);
    while let (Some(joint), Some(before)) = (
        at.checked_sub(1).and_then(|at| found.get(at)),
        at.checked_sub(2).and_then(|at| found.get(at)),
    ) && matches!(joint.text, "," | "." | "-" | "–")
        && before.number().is_some()
        && found
            .get(at)
            .is_some_and(|token| !matches!(joint.text, "," | ".") || joint.end == token.start)
    {
        at -= 2;
    }
    at
}

fn target_start(found: &[Token<'_>], sign: usize, lexicon: &Lexicon) -> Option<usize> {
    target(found, sign, lexicon).map(|(start, _)| start)
}

/// The figure as a comparison, and the first token that belongs to it.
fn target(found: &[Token<'_>], sign: usize, lexicon: &Lexicon) -> Option<(usize, String)> {
    let words = &lexicon.indicators;
    let first = number_start(found, sign);
    let number: String = found
        .get(first..sign)?
        .iter()
        .map(|token| if token.text == "–" { "-" } else { token.text })
        .collect();
    let before = |list: &super::tokens::Phrases| list.before(found, first);
    let after = |list: &super::tokens::Phrases| list.at(found, sign + 1).is_some();
    let sign_before = first.checked_sub(1).and_then(|at| found.get(at)).map(|token| token.text);
    let (start, compared) = if let Some(len) = before(&words.at_least) {
        (first - len, "≥ ")
    } else if let Some(len) = before(&words.at_most) {
        (first - len, "≤ ")
    } else if after(&words.upwards) {
        (first - before(&words.from).unwrap_or(0), "≥ ")
    } else if after(&words.downwards) {
        (first - before(&words.from).unwrap_or(0), "≤ ")
    } else {
        match sign_before {
            Some("≥") => (first - 1, "≥ "),
            Some("≤") => (first - 1, "≤ "),
            Some(">") => (first - 1, "> "),
            Some("<") => (first - 1, "< "),
            _ => (first, ""),
        }
    };
    Some((start, format!("{compared}{number}%")))
}

/// The time by which a sentence wants its figures: the one it begins with, else
/// the one after "đến", "trong", "trước".
fn by(found: &[Token<'_>], lexicon: &Lexicon) -> Option<Period> {
    let mentions = scan::mentions(found, lexicon);
    let leading = mentions.iter().find(|mention| {
        let lead = lexicon.indicators.by.at(found, 0).unwrap_or(0);
        mention.from <= lead
    });
    let bound =
        mentions.iter().find(|mention| lexicon.indicators.by.before(found, mention.from).is_some());
    let first = leading.or(bound)?;
    (!matches!(first.period, Period::Recurring(_))).then_some(first.period)
}

/// The time by which everything below a heading is wanted: "Đến năm 2030",
/// "Mục tiêu đến năm 2030".
pub(super) fn horizon(heading: &str, lexicon: &Lexicon) -> Option<Period> {
    by(&tokens(heading), lexicon)
}
