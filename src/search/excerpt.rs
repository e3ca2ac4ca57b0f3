//! Matched letters, and the words around a match.

use super::matching::Place;
use super::token::Token;
use super::words::words;
use crate::text::fold;

/// How many characters an excerpt has at most, besides its ellipses.
const LENGTH: usize = 76;

/// How many of them stand before the match at most.
const BEFORE: usize = 18;

/// The characters of a text that were matched, ascending.
pub(super) fn marks(text: &str, places: &[Place], tokens: &[Token]) -> Vec<usize> {
    let mut marks = Vec::new();
    let last = places.iter().map(|place| place.first()).max().unwrap_or(0);
    let longest_run = tokens.iter().map(|token| token.folded.len()).max().unwrap_or(0);
    for (number, word) in words(text).enumerate().take(last + longest_run + 1) {
        for place in places {
            match place {
                Place::Word { at, token } if *at == number => {
                    let typed = tokens.get(*token).map_or("", |token| token.folded.as_str());
                    let folded = fold(word.text);
                    let length = typed.chars().count();
                    // Another writing of the typed word is matched as a whole.
                    let (from, to) = match folded.find(typed) {
                        Some(byte) => {
                            let from = folded.get(..byte).unwrap_or("").chars().count();
                            (from, from + length)
                        }
                        None => (0, folded.chars().count()),
                    };
                    marks.extend((from..to).map(|letter| word.at + letter));
                }
                Place::Initials { at, count } if (*at..at + count).contains(&number) => {
                    marks.push(word.at);
                }
                Place::Word { .. } | Place::Initials { .. } => {}
            }
        }
    }
    marks.sort_unstable();
    marks.dedup();
    marks
}

/// A piece of a text around its first mark, cut between words, and which of
/// its characters are marked.
pub(super) fn around(text: &str, marks: &[usize]) -> (String, Vec<usize>) {
    let first = marks.first().copied().unwrap_or(0);
    // One more than can be shown tells whether there is more.
    let letters = text.chars().take(first + LENGTH + 1);
    let letters: Vec<char> =
        letters.map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect();
    let is_gap = |at: usize| letters.get(at).is_none_or(|letter| *letter == ' ');
    let mut from = first.saturating_sub(BEFORE);
    let is_sign = |at: usize| letters.get(at).is_none_or(|letter| !letter.is_alphanumeric());
    while from > 0 && from < first && (!is_gap(from - 1) || is_sign(from)) {
        from += 1;
    }
    let mut to = (from + LENGTH).min(letters.len());
    while to < letters.len() && to > first + 1 && !is_gap(to) {
        to -= 1;
    }
    let head = if from > 0 { "…" } else { "" };
    let tail = if to < letters.len() { "…" } else { "" };
    let shown: String = letters.get(from..to).unwrap_or(&[]).iter().collect();
    let shift = head.chars().count();
    let inside = marks.iter().filter(|at| (from..to).contains(at));
    (format!("{head}{}{tail}", shown.trim_end()), inside.map(|at| at - from + shift).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, marks: &[usize]) -> String {
        let letters: Vec<char> = text.chars().collect();
        marks.iter().filter_map(|at| letters.get(*at)).collect()
    }

    #[test]
    fn the_match_is_in_the_excerpt_and_marked() {
        let text = "Ủy ban Mặt trận Tổ quốc Việt Nam phường và các đoàn thể chính trị - xã hội,\n\
                    Đảng ủy Công an phường, Chi bộ các tổ dân phố và các đơn vị liên quan.";
        let at = fold(text).chars().collect::<String>().find("cong an").expect("there");
        let marks: Vec<usize> = (at..at + 4).chain(at + 5..at + 7).collect();
        let (excerpt, marks) = around(text, &marks);
        assert_eq!(marked(&excerpt, &marks), "Côngan");
        assert!(excerpt.starts_with("…xã hội, Đảng ủy Công an phường"), "{excerpt}");
        assert!(excerpt.ends_with('…') && excerpt.chars().count() <= LENGTH + 2, "{excerpt}");
    }

    #[test]
    fn a_short_text_stays_whole() {
        assert_eq!(around("Phường âm nhạc", &[7, 8]), ("Phường âm nhạc".to_owned(), vec![7, 8]));
    }
}
