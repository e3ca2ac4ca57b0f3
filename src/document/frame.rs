//! The frame of a paper: its number, day, place, kind and title.

use chrono::NaiveDate;

use super::lexicon::{Lexicon, PaperKind};
use super::outline::{Branch, Region};
use super::piece::Piece;
use super::scan;
use super::tokens::{Phrases, Token, bare, tokens};
use crate::domain::Period;

/// What the head of a paper says of it.
#[derive(Debug, Default)]
pub(super) struct Frame {
    /// Number and sign.
    pub number: Option<String>,
    /// Day of issue.
    pub issued: Option<NaiveDate>,
    /// The title without the kind of paper.
    pub title: String,
    /// A title short enough for a header.
    pub short_title: String,
    /// The years it covers.
    pub span: Option<Period>,
}

/// Reads the head of a paper. `place` is the place's own name.
pub(super) fn frame(
    pieces: &[Piece],
    branches: &[Branch],
    place: &str,
    lexicon: &Lexicon,
) -> Frame {
    let head: Vec<&Piece> = pieces
        .iter()
        .zip(branches)
        .take_while(|(_, branch)| branch.region == Region::Head)
        .map(|(piece, _)| piece)
        .collect();
    // A paper of annexes has the title of the first.
    let annex = pieces.get(head.len()).filter(|piece| super::outline::is_annex(piece));
    let head: Vec<&Piece> = head.into_iter().chain(annex).collect();
    let tail = pieces.iter().zip(branches).filter(|(_, branch)| branch.region == Region::Tail);
    let (kind, title) = titled(&head, lexicon);
    let above_title = head.iter().take_while(|piece| kind_of(&piece.text, lexicon).is_none());
    let number = above_title
        .flat_map(|piece| segments(&piece.text))
        .find_map(|segment| number(segment, lexicon));
    let issue = head
        .iter()
        .copied()
        .chain(tail.map(|(piece, _)| piece))
        .flat_map(|piece| segments(&piece.text))
        .find_map(|segment| issue(segment, lexicon));
    let place = issue.as_ref().map_or(place, |(place, _)| *place);
    Frame {
        number,
        issued: issue.and_then(|(_, day)| day),
        short_title: short_title(kind, &title, place, lexicon),
        span: span(&title, lexicon),
        title,
    }
}

/// The columns of a letterhead's lines: cut at bars, tabs and wide gaps.
fn segments(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\t', '|']).flat_map(|line| line.split("   ")).map(str::trim)
}

/// "Số 05-CTr/ĐU", "Số: 01/KH-TBTTKT"; a blank before the sign is no number.
fn number(segment: &str, lexicon: &Lexicon) -> Option<String> {
    let found = tokens(segment);
    let len = lexicon.paper.number.at(&found, 0)?;
    let colon = found.get(len).is_some_and(|token| token.text == ":");
    let first = found.get(len + usize::from(colon)).filter(|_| segment.starts_with('S'))?;
    first.text.starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
    let sign = segment.get(first.start..)?.trim();
    let whole = sign.contains(['/', '-']) && sign.len() <= 40 && !sign.contains(", ");
    let sign: String = sign.split_whitespace().collect();
    (whole && sign.chars().any(char::is_alphabetic)).then_some(sign)
}

/// "Kiến An, ngày 05 tháng 7 năm 2026": the place, and the day where it is
/// filled in. A cited paper's day stands in a sentence, never so.
fn issue<'t>(segment: &'t str, lexicon: &Lexicon) -> Option<(&'t str, Option<NaiveDate>)> {
    let (place, rest) = segment.split_once(',')?;
    let found = tokens(rest);
    lexicon.time.day.at(&found, 0)?;
    let words = tokens(place);
    let named = !words.is_empty()
        && words.len() <= 6
        && words.iter().all(|word| word.text.starts_with(char::is_uppercase));
    if !named || found.len() > 8 {
        return None;
    }
    let mentions = scan::mentions(&found, lexicon);
    let day = mentions.first().and_then(|mention| match mention.period {
        Period::Day(day) if mention.from == 0 => Some(day),
        Period::Day(_)
        | Period::Month { .. }
        | Period::Quarter(_)
        | Period::Half { .. }
        | Period::Year(_)
        | Period::Years { .. }
        | Period::Range { .. }
        | Period::Recurring(_) => None,
    });
    Some((place.trim(), day))
}

/// The kind of paper and its title: the lines after the kind, up to the
/// preamble; the author's line ("CỦA BAN THƯỜNG VỤ …") is not part of it.
fn titled<'l>(head: &[&Piece], lexicon: &'l Lexicon) -> (Option<&'l PaperKind>, String) {
    let texts: Vec<String> = head.iter().map(|piece| piece.whole()).collect();
    let lines: Vec<&str> = texts.iter().flat_map(|text| text.lines()).map(str::trim).collect();
    let Some((at, (kind, len))) =
        lines.iter().enumerate().find_map(|(at, line)| Some((at, kind_of(line, lexicon)?)))
    else {
        let first = lines.iter().find(|line| line.chars().count() > 10);
        return (None, super::assemble::title(first.unwrap_or(&"")));
    };
    let rest = lines.get(at).and_then(|line| line.get(len..)).unwrap_or_default();
    let mut title = rest.trim_start_matches([' ', '.', ':']).trim().to_owned();
    if kind_number(&title) {
        title.clear();
    }
    for line in lines.iter().skip(at + 1) {
        if begins_preamble(line, &title, lexicon) {
            break;
        }
        let author = title.is_empty() && shouts(line) && lexicon.paper.author.begin(line);
        let frame = author || issue(line, lexicon).is_some() || number(line, lexicon).is_some();
        if !frame && line.chars().any(char::is_alphanumeric) {
            if !title.is_empty() {
                title.push(' ');
            }
            title.push_str(line);
        }
    }
    (Some(kind), bare(&title).to_owned())
}

/// The number after "Phụ lục" is no title.
fn kind_number(title: &str) -> bool {
    title.len() <= 4 && !title.contains(char::is_lowercase)
}

/// A title is not longer than this; a longer line is the first of the text.
const LONGEST_LINE: usize = 300;

/// The preamble begins: its first words say so, or a sentence ends.
fn begins_preamble(line: &str, title: &str, lexicon: &Lexicon) -> bool {
    if title.is_empty() {
        return false;
    }
    let letters = line.chars().count();
    let capital = line.trim_start_matches(['-', ' ']).starts_with(char::is_uppercase);
    let basis =
        capital && letters > 60 && lexicon.paper.basis.begin(line.trim_start_matches(['-', ' ']));
    basis || line.starts_with('(') || line.ends_with([':', ';', '.']) || letters > LONGEST_LINE
}

fn shouts(line: &str) -> bool {
    !line.chars().any(char::is_lowercase)
}

/// The kind of paper a line names, if it begins with one in capitals, and the
/// byte after it.
fn kind_of<'l>(line: &str, lexicon: &'l Lexicon) -> Option<(&'l PaperKind, usize)> {
    let found = tokens(line);
    let kinds = lexicon.paper.kinds.iter().filter_map(|kind| {
        let len = Phrases::folded(std::slice::from_ref(&kind.name)).at(&found, 0)?;
        let loud = found.iter().take(len).all(|token| shouts(token.text));
        let alone = len == found.len();
        (loud || alone).then(|| (kind, found.get(len - 1).map_or(0, |token| token.end)))
    });
    kinds.max_by_key(|(_, end)| *end)
}

/// "CTHĐ thực hiện NQ 05-NQ/TU · Kiến An": kind, the paper it carries out, place;
/// without such a paper the beginning of the title.
fn short_title(kind: Option<&PaperKind>, title: &str, place: &str, lexicon: &Lexicon) -> String {
    let mut parts: Vec<String> = kind.map(|kind| kind.short.clone()).into_iter().collect();
    parts.push(cited(title, lexicon).unwrap_or_else(|| beginning(title, 48)));
    let short = parts.join(" ");
    if place.is_empty() { short } else { format!("{short} · {place}") }
}

/// "thực hiện NQ 05-NQ/TU" of "thực hiện Nghị quyết số 05-NQ/TU, ngày …".
fn cited(title: &str, lexicon: &Lexicon) -> Option<String> {
    let found = tokens(title);
    let (at, len) = lexicon.paper.carrying_out.find(&found, 0)?;
    let (kind, end) = lexicon.paper.kinds.iter().find_map(|kind| {
        let name = Phrases::folded(std::slice::from_ref(&kind.name));
        let words = name.at(&found, at + len)?;
        Some((kind, at + len + words))
    })?;
    let sign = end + lexicon.paper.number.at(&found, end)?;
    let start = found.get(sign)?.start;
    let sign = title.get(start..)?.split([',', ' ', ';']).next()?;
    let verb = title.get(found.get(at)?.start..found.get(at + len - 1)?.end)?;
    let signed = sign.starts_with(|c: char| c.is_ascii_digit()) && sign.contains(['-', '/']);
    signed.then(|| format!("{} {} {sign}", lowered(verb), kind.short))
}

fn lowered(text: &str) -> String {
    text.to_lowercase()
}

/// The beginning of a text, cut at a word.
fn beginning(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    let cut = text.get(..end).unwrap_or(text);
    let cut = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
    format!("{}…", cut.trim_end_matches([',', ';', ':', ' ']))
}

/// "giai đoạn 2026 - 2030", else the year a title names.
fn span(title: &str, lexicon: &Lexicon) -> Option<Period> {
    let found = tokens(title);
    let mentions = scan::mentions(&found, lexicon);
    let phase =
        mentions.iter().find(|mention| lexicon.paper.phase.before(&found, mention.from).is_some());
    let years = phase.and_then(|mention| match mention.period {
        Period::Years { from, to, .. } => Some(Period::Years { from, to, open: false }),
        Period::Day(_)
        | Period::Month { .. }
        | Period::Quarter(_)
        | Period::Half { .. }
        | Period::Year(_)
        | Period::Range { .. }
        | Period::Recurring(_) => None,
    });
    years.or_else(|| {
        mentions.iter().find_map(|mention| match mention.period {
            Period::Year(year) => Some(Period::Year(year)),
            Period::Day(_)
            | Period::Month { .. }
            | Period::Quarter(_)
            | Period::Half { .. }
            | Period::Years { .. }
            | Period::Range { .. }
            | Period::Recurring(_) => None,
        })
    })
}

/// The level and the name of the place a document speaks of most: "phường",
/// "Kiến An". Empty where it speaks of none.
pub(super) fn place(pieces: &[Piece], lexicon: &Lexicon) -> (String, String) {
    let mut levels: Vec<(usize, &String)> =
        lexicon.units.places.iter().map(|level| (0, level)).collect();
    let mut names: Vec<(usize, String)> = Vec::new();
    for piece in pieces {
        let found = tokens(&piece.text);
        for (count, level) in &mut levels {
            let phrase = Phrases::marked(std::slice::from_ref(*level));
            let mut at = 0;
            while let Some((start, len)) = phrase.find(&found, at) {
                at = start + len;
                let society = found.get(at).is_some_and(|next| next.folded == "hoi");
                if society || speaks_of_a_level(&found, start, lexicon) {
                    continue;
                }
                *count += 1;
                if let Some(name) = proper_name(&piece.text, &found, at) {
                    tally(&mut names, name);
                }
            }
        }
    }
    if let Some(name) = letterhead(pieces, lexicon) {
        names.push((2, name));
    }
    let level = levels.iter().max_by_key(|(count, _)| *count).filter(|(count, _)| *count > 0);
    let name = names.into_iter().max_by_key(|(count, _)| *count).filter(|(count, _)| *count > 1);
    (
        level.map_or_else(String::new, |(_, level)| (*level).clone()),
        name.map_or_else(String::new, |n| n.1),
    )
}

/// "cấp xã", "các xã, phường": a level and no place.
fn speaks_of_a_level(found: &[Token<'_>], at: usize, lexicon: &Lexicon) -> bool {
    let levels = Phrases::marked(&lexicon.units.places);
    let before = |at: usize| at.checked_sub(1).and_then(|at| found.get(at));
    let general =
        |token: &Token<'_>| matches!(&*token.lower, "cấp" | "các" | "từng" | "mỗi" | "số");
    let listed = before(at).is_some_and(|token| matches!(&*token.lower, "," | "/" | "và"))
        && at.checked_sub(1).is_some_and(|joint| levels.before(found, joint).is_some());
    listed || before(at).is_some_and(general)
}

/// The place's name in the letterhead, all in capitals there: "ĐẢNG ỦY XÃ TÂN AN".
fn letterhead(pieces: &[Piece], lexicon: &Lexicon) -> Option<String> {
    let levels = Phrases::marked(&lexicon.units.places);
    let above = pieces.iter().take_while(|piece| kind_of(&piece.text, lexicon).is_none());
    above.filter(|piece| piece.marker.is_none()).flat_map(|piece| segments(&piece.text)).find_map(
        |line| {
            let found = tokens(line);
            let (at, len) = levels.find(&found, 0)?;
            let name = found.get(at + len..).filter(|name| (1..=4).contains(&name.len()))?;
            let loud =
                shouts(line) && name.iter().all(|token| token.text.starts_with(char::is_uppercase));
            loud.then(|| name.iter().map(titled_word).collect::<Vec<_>>().join(" "))
        },
    )
}

fn titled_word(token: &Token<'_>) -> String {
    let mut letters = token.text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_string() + &letters.as_str().to_lowercase())
}

/// Words beginning with capitals right after a level word, written plainly.
fn proper_name(text: &str, found: &[Token<'_>], at: usize) -> Option<String> {
    let rest = found.get(at..)?;
    let count = rest
        .iter()
        .take_while(|token| {
            token.text.starts_with(char::is_uppercase)
                && token.text.chars().skip(1).any(char::is_lowercase)
        })
        .count();
    let last = count.checked_sub(1).filter(|_| count <= 4).and_then(|last| rest.get(last))?;
    text.get(rest.first()?.start..last.end).map(str::to_owned)
}

fn tally(names: &mut Vec<(usize, String)>, name: String) {
    match names.iter_mut().find(|(_, known)| *known == name) {
        Some((count, _)) => *count += 1,
        None => names.push((1, name)),
    }
}
