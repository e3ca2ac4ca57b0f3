//! Figures in prose that are to be reached.

use super::lexicon::Lexicon;
use super::scan;
use super::tokens::{Token, bare, tokens};
use crate::domain::Period;

/// A figure to be reached, as prose has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figure {
    /// "50%", "≥ 02 mô hình".
    pub target: String,
    /// What it counts: "%", "mô hình".
    pub measure: String,
    /// By when, where its sentence says so.
    pub by: Option<Period>,
    /// Its clause.
    pub text: String,
    /// The words behind its measure: of what so much is wanted.
    pub of: String,
}

/// A number with what it counts.
#[derive(Debug, Clone, Copy)]
struct Number {
    /// Its first token, that of a range included ("40 - 50%").
    first: usize,
    /// The first token of its measure.
    measure: usize,
    /// The token after its measure.
    end: usize,
}

/// The figures a text wants reached, in its order: percentages, and numbers of
/// known things with words of comparison. `goals` says that the text stands
/// among goals, where an upper bound is a target too.
pub(super) fn figures(text: &str, goals: bool, lexicon: &Lexicon) -> Vec<Figure> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let found = tokens(text);
    let mut figures: Vec<Figure> = Vec::new();
    let mut from = 0;
    let mut leading = None;
    for at in 0..found.len() {
        let Some((end, next)) = sentence_end(text, &found, at) else { continue };
        let words = found.get(from..end).unwrap_or_default();
        let first = figures.len();
        sentence(text, words, goals, lexicon, &mut figures);
        // "Đến năm 2030: …; …": the time in front is that of the whole row.
        leading = announced(words, lexicon).or(leading);
        for figure in figures.iter_mut().skip(first) {
            figure.by = figure.by.or(leading);
        }
        if found.get(end).is_none_or(|token| token.text != ";") {
            leading = None;
        }
        from = next;
    }
    figures
}

/// The time in front of a colon at the beginning of a sentence.
fn announced(found: &[Token<'_>], lexicon: &Lexicon) -> Option<Period> {
    let lead = lexicon.indicators.by.at(found, 0).unwrap_or(0);
    let mention = scan::mentions(found, lexicon).into_iter().next()?;
    let closed = found.get(mention.to).is_some_and(|token| token.text == ":");
    (closed && mention.from <= lead && mention.period.due().is_some()).then_some(mention.period)
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

fn sentence(
    text: &str,
    found: &[Token<'_>],
    goals: bool,
    lexicon: &Lexicon,
    out: &mut Vec<Figure>,
) {
    let words = &lexicon.indicators;
    if words.reached.find(found, 0).is_some() {
        return;
    }
    let targets: Vec<(Number, usize, String)> = numbers(found, lexicon)
        .into_iter()
        .filter_map(|number| {
            let (start, target) = target(text, found, number, goals, lexicon)?;
            Some((number, start, target))
        })
        .collect();
    if targets.is_empty() {
        return;
    }
    let by = by(found, lexicon);
    let starts = targets.iter().skip(1).map(|target| target.1).chain([found.len()]);
    for (which, ((number, first, target), end)) in targets.iter().zip(starts).enumerate() {
        let start = if which == 0 { 0 } else { *first };
        let clause = words_of(text, found, start, end);
        let measure = words_of(text, found, number.measure, number.end);
        let of = words_of(text, found, number.end, end).to_owned();
        out.push(Figure {
            of,
            target: target.clone(),
            measure: measure.to_owned(),
            by,
            text: bare(clause).to_owned(),
        });
    }
}

/// The text from one token to before another.
fn words_of<'t>(text: &'t str, found: &[Token<'_>], from: usize, end: usize) -> &'t str {
    let last = end.checked_sub(1).and_then(|at| found.get(at));
    let (Some(first), Some(last)) = (found.get(from), last) else { return "" };
    text.get(first.start..last.end).unwrap_or_default()
}

/// The percentages of a sentence, and its numbers of known things.
fn numbers(found: &[Token<'_>], lexicon: &Lexicon) -> Vec<Number> {
    let mut numbers = Vec::new();
    for at in 1..found.len() {
        let digits = found.get(at - 1).is_some_and(|token| token.number().is_some());
        if !digits {
            continue;
        }
        let percent = found.get(at).is_some_and(|token| token.text == "%");
        let end = if percent { Some(at + 1) } else { measured(found, at, lexicon) };
        if let Some(end) = end {
            numbers.push(Number { first: number_start(found, at), measure: at, end });
        }
    }
    numbers
}

/// Where the name of a measure ends that begins at `at`, with what it is counted
/// by: "triệu đồng/người/năm".
fn measured(found: &[Token<'_>], at: usize, lexicon: &Lexicon) -> Option<usize> {
    let mut end = at + lexicon.indicators.measures.at(found, at)?;
    while found.get(end).is_some_and(|token| token.text == "/")
        && found.get(end + 1).is_some_and(|token| token.text.starts_with(char::is_alphabetic))
    {
        end += 2;
    }
    Some(end)
}

/// The first token of the number before its measure, decimals included, and of
/// a range before it ("40 - 50%").
fn number_start(found: &[Token<'_>], measure: usize) -> usize {
    let mut at = measure.saturating_sub(1);
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

/// The figure as a comparison, and the first token that belongs to it.
fn target(
    text: &str,
    found: &[Token<'_>],
    number: Number,
    goals: bool,
    lexicon: &Lexicon,
) -> Option<(usize, String)> {
    let words = &lexicon.indicators;
    let first = number.first;
    let percent = found.get(number.measure).is_some_and(|token| token.text == "%");
    let (mut start, compared) = comparison(found, number, lexicon);
    let bound = match compared {
        "" => false,
        "≤ " | "< " => goals,
        _ => true,
    };
    if !percent && !bound {
        return None;
    }
    let mut change = String::new();
    if let Some(len) = words.change.before(found, start) {
        start -= len;
        change = format!("{} ", words_of(text, found, start, start + len).to_lowercase());
    }
    let figure: String = found
        .get(first..number.measure)?
        .iter()
        .map(|token| if token.text == "–" { "-" } else { token.text })
        .collect();
    let measure = words_of(text, found, number.measure, number.end);
    let space = if percent { "" } else { " " };
    Some((start, format!("{change}{compared}{figure}{space}{measure}")))
}

/// The sign of a comparison, and the first token of its words.
fn comparison(found: &[Token<'_>], number: Number, lexicon: &Lexicon) -> (usize, &'static str) {
    let words = &lexicon.indicators;
    let first = number.first;
    let before = |list: &super::tokens::Phrases| list.before(found, first);
    // "25 đảng viên mới trở lên": a word or two may stand between.
    let after = |list: &super::tokens::Phrases| {
        let plain = |at: &usize| found.get(*at).is_some_and(Token::is_word);
        let most = if found.get(number.measure).is_some_and(|t| t.text == "%") { 0 } else { 2 };
        (number.end..=number.end + most).take_while(plain).any(|at| list.at(found, at).is_some())
    };
    if let Some(len) = before(&words.at_least) {
        (first - len, "≥ ")
    } else if let Some(len) = before(&words.at_most) {
        (first - len, "≤ ")
    } else if after(&words.upwards) {
        (first - before(&words.from).unwrap_or(0), "≥ ")
    } else if after(&words.downwards) {
        (first - before(&words.from).unwrap_or(0), "≤ ")
    } else {
        match first.checked_sub(1).and_then(|at| found.get(at)).map(|token| token.text) {
            Some("≥") => (first - 1, "≥ "),
            Some("≤") => (first - 1, "≤ "),
            Some(">") => (first - 1, "> "),
            Some("<") => (first - 1, "< "),
            _ => (first, ""),
        }
    }
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
