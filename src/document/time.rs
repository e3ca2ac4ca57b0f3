//! Times in a text: the deadline wordings of Vietnamese papers.

use super::cadence;
use super::lexicon::Lexicon;
use super::scan::{Mention, mentions};
use super::tokens::{Token, tokens};
use crate::domain::Period;

/// What the words of a time came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// A time.
    Period(Period),
    /// No deadline is meant ("thường xuyên").
    Standing,
    /// Nothing is written.
    Missing,
    /// Words that are not understood.
    Unread,
}

impl Reading {
    /// The time, where there is one.
    pub fn period(self) -> Option<Period> {
        match self {
            Self::Period(period) => Some(period),
            Self::Standing | Self::Missing | Self::Unread => None,
        }
    }
}

/// The words of a label "Thời gian" as a whole.
pub(super) fn read(text: &str, lexicon: &Lexicon) -> Reading {
    let outside = without_brackets(text);
    let found = tokens(&outside);
    if !found.iter().any(Token::is_word) {
        let blank = !text.chars().any(char::is_alphanumeric);
        return if blank { Reading::Missing } else { Reading::Unread };
    }
    let mentions = mentions(&found, lexicon);
    if let Some(period) = together(&mentions) {
        return Reading::Period(period);
    }
    if let [only] = cadence::cycles_of_time(&found, &lexicon.cadence)[..] {
        return Reading::Period(Period::Recurring(only));
    }
    if lexicon.time.standing.find(&found, 0).is_some() {
        Reading::Standing
    } else {
        Reading::Unread
    }
}

/// One time as it is, several as the stretch from the first to the last.
fn together(mentions: &[Mention]) -> Option<Period> {
    let first = mentions.first()?.period;
    if mentions.iter().all(|mention| mention.period == first) {
        return Some(first);
    }
    let from = mentions.iter().filter_map(|mention| mention.period.first_day()).min()?;
    let to = mentions.iter().map(|mention| mention.period.due()).collect::<Option<Vec<_>>>()?;
    Some(Period::Range { from, to: to.into_iter().max()? })
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let keep = |c: &char| match c {
        '(' => {
            depth += 1;
            false
        }
        ')' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    };
    text.chars().filter(keep).collect()
}

/// The words of a milestone without its time and what leads into it.
pub(super) fn label(text: &str, lexicon: &Lexicon) -> String {
    let found = tokens(text);
    let mut spans: Vec<(usize, usize)> =
        mentions(&found, lexicon).iter().map(|mention| (mention.from, mention.to)).collect();
    if spans.is_empty() {
        spans = cadence::spans_of_time(&found, &lexicon.cadence);
    }
    let mut parts: Vec<String> = Vec::new();
    let mut from = 0;
    for (start, end) in spans.into_iter().chain([(found.len(), found.len())]) {
        let mut last = start;
        while last > from
            && let Some(len) =
                lexicon.time.lead_in.before(&found, last).filter(|len| last - len >= from)
            && start < found.len()
        {
            last -= len;
        }
        if let (Some(first), Some(end)) =
            (found.get(from), last.checked_sub(1).and_then(|at| found.get(at)))
            && from < last
        {
            let part = text.get(first.start..end.end).unwrap_or_default();
            parts.push(part.trim_matches([' ', ':', ',', '.', ';', '-', '–']).to_owned());
        }
        from = end;
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// A time that is a deadline inside a sentence: right after words that say so,
/// or in front of a colon or comma at its beginning ("Tháng 5/2026: …"). With
/// the words of the time.
pub(super) fn deadline(text: &str, lexicon: &Lexicon) -> Option<(Period, String)> {
    let found = tokens(text);
    let (from, mention) = mentions(&found, lexicon)
        .into_iter()
        .find_map(|mention| Some((deadline_start(&found, mention, lexicon)?, mention)))?;
    let words = text.get(found.get(from)?.start..found.get(mention.to - 1)?.end)?;
    Some((mention.period, words.to_owned()))
}

/// The first token of a deadline, if a time is one.
fn deadline_start(found: &[Token<'_>], mention: Mention, lexicon: &Lexicon) -> Option<usize> {
    let words = &lexicon.time;
    let closed = found.get(mention.to).is_some_and(|next| matches!(next.text, ":" | ","));
    let opens = mention.from == 0 || words.lead_in.at(found, 0) == Some(mention.from);
    if opens && closed {
        return Some(0);
    }
    if let Some(len) = words.deadline.before(found, mention.from) {
        return Some(mention.from - len);
    }
    // "trước ngày": the last word of the phrase is the first of the time.
    if let Some(len) = words.deadline.before(found, mention.from + 1).filter(|len| *len > 1) {
        return Some(mention.from + 1 - len);
    }
    let exact = matches!(mention.period, Period::Month { .. } | Period::Quarter(_));
    let len = words.within.before(found, mention.from).filter(|_| exact)?;
    Some(mention.from - len)
}
