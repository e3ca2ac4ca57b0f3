//! The words around a match.

use super::matching::characters;

/// How many characters an excerpt has at most, its ellipses included.
const LENGTH: usize = 76;

/// How many of them stand before the match.
const BEFORE: usize = 18;

/// A piece of a text around a match, cut between words, and which of its
/// letters matched. `folded` is the text folded, `places` are bytes in it.
pub(super) fn around(text: &str, folded: &str, places: &[(usize, usize)]) -> (String, Vec<usize>) {
    let letters: Vec<char> = text.chars().collect();
    let marks = characters(folded, places);
    let first = marks.first().copied().unwrap_or(0);
    let is_gap = |at: usize| letters.get(at).is_none_or(|letter| letter.is_whitespace());
    let mut from = first.saturating_sub(BEFORE);
    while from > 0 && from < first && !is_gap(from - 1) {
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
    let marks = marks.into_iter().filter(|at| (from..to).contains(at)).map(|at| at - from + shift);
    (format!("{head}{}{tail}", shown.replace('\n', " ")), marks.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn the_match_is_in_the_excerpt_and_marked() {
        let text = "Ủy ban Mặt trận Tổ quốc Việt Nam phường và các đoàn thể chính trị - xã hội, \
                    Đảng ủy Công an phường, Chi bộ các tổ dân phố.";
        let folded = fold(text);
        let at = folded.find("cong an").expect("there");
        let (excerpt, marks) = around(text, &folded, &[(at, at + 7)]);
        let letters: Vec<char> = excerpt.chars().collect();
        let marked: String = marks.iter().map(|at| letters[*at]).collect();
        assert_eq!(marked, "Công an");
        assert!(excerpt.starts_with('…') && excerpt.chars().count() <= LENGTH + 2, "{excerpt}");
    }
}
