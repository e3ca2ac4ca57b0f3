//! How many columns text takes in a terminal, and how it is cut to fit.
//! Always between letters as a person sees them (grapheme clusters), so that
//! half a letter is never left over.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns of one letter (one grapheme cluster). Control characters take none,
/// because none is ever drawn.
#[must_use]
pub fn letter_width(letter: &str) -> usize {
    if letter.contains(char::is_control) {
        return 0;
    }
    // Terminals give the halfwidth voiced sound marks a cell of their own.
    let marks = letter.chars().filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}')).count();
    letter.width() + marks
}

/// Columns of a text drawn in one line.
#[must_use]
pub fn width(text: &str) -> usize {
    text.graphemes(true).map(letter_width).sum()
}

/// The text if it fits into so many columns; otherwise as much of it as fits
/// with the ellipsis behind. Where not even the ellipsis fits, its beginning.
#[must_use]
pub fn truncate(text: &str, columns: usize, ellipsis: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let sign = head(ellipsis, columns);
    let mut kept = head(text, columns - width(sign)).to_owned();
    kept.push_str(sign);
    kept
}

/// The text with blanks behind it up to so many columns. A longer text stays
/// whole.
#[must_use]
pub fn pad(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    let mut padded = text.to_owned();
    padded.extend(std::iter::repeat_n(' ', blanks));
    padded
}

/// A cell of a table: cut as by [`truncate`], then filled as by [`pad`], so
/// that it takes exactly so many columns.
#[must_use]
pub fn fit(text: &str, columns: usize, ellipsis: &str) -> String {
    pad(&truncate(text, columns, ellipsis), columns)
}

/// The text in lines of at most so many columns, cut between words; a word
/// longer than a line is cut between letters. Line ends of the text stay line
/// ends; blanks at the end of a line are dropped. At least one line. A letter
/// wider than the line stands alone in its line.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for hard_line in text.split('\n') {
        let letters: Vec<&str> = hard_line.graphemes(true).collect();
        let measures: Vec<Measure> = letters.iter().map(|letter| Measure::of(letter)).collect();
        for range in break_line(&measures, columns) {
            let line = letters[range].concat();
            lines.push(line.trim_end_matches(is_blank).to_owned());
        }
    }
    lines
}

/// What counts of a letter when lines are broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// Its columns.
    pub columns: usize,
    /// Whether a line may end behind it, and forget it.
    pub blank: bool,
}

impl Measure {
    /// The measure of one letter.
    #[must_use]
    pub fn of(letter: &str) -> Self {
        Self { columns: letter_width(letter), blank: letter.chars().all(is_blank) }
    }
}

/// Breaks one line without line ends into ranges of letters that follow each
/// other without a gap; at least one. No range is wider than `columns` but for
/// blanks at its end, which belong to the line they end, and for a single
/// letter wider than the line.
#[must_use]
pub fn break_line(letters: &[Measure], columns: usize) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    let mut taken = 0;
    let mut has_word = false;
    let mut word: Option<(usize, usize)> = None;
    for (at, letter) in letters.iter().enumerate() {
        if letter.blank {
            taken += letter.columns;
            continue;
        }
        // Blanks that open a line are an indent: no line ends behind them.
        if has_word && letters[at - 1].blank {
            word = Some((at, taken));
        }
        while taken + letter.columns > columns && at > start {
            let (end, before) = word.take().unwrap_or((at, taken));
            ranges.push(start..end);
            start = end;
            taken -= before;
        }
        taken += letter.columns;
        has_word = true;
    }
    ranges.push(start..letters.len());
    ranges
}

/// Whether a line may be broken at this character: white space, but not the
/// kinds made to hold words together.
fn is_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{00A0}' | '\u{202F}' | '\u{2007}')
}

/// As much of the beginning as fits.
fn head(text: &str, columns: usize) -> &str {
    let mut taken = 0;
    for (at, letter) in text.grapheme_indices(true) {
        taken += letter_width(letter);
        if taken > columns {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_letter_takes_one_column_whatever_its_code_points() {
        assert_eq!(width("Đảng ủy"), 7);
        assert_eq!(width("a\u{302}\u{301}m nha\u{323}c"), 7);
        assert_eq!(width("日本"), 4);
        assert_eq!(width("a\u{7}b\r\n"), 2);
        assert_eq!(width("√! ■ ▌"), 6);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        assert_eq!(truncate("Phường âm nhạc", 14, "…"), "Phường âm nhạc");
        assert_eq!(truncate("Phường âm nhạc", 13, "…"), "Phường âm nh…");
        assert_eq!(truncate("Phường âm nhạc", 13, ".."), "Phường âm n..");
        assert_eq!(truncate("Phu\u{31B}\u{300}ng", 4, "…"), "Phu\u{31B}\u{300}…");
        assert_eq!(truncate("日本日本", 4, "…"), "日…");
        assert_eq!(truncate("abc", 1, ".."), ".");
        assert_eq!(truncate("abc", 0, "…"), "");
    }

    #[test]
    fn a_cell_takes_exactly_its_columns() {
        assert_eq!(pad("quý", 5), "quý  ");
        assert_eq!(pad("quý III", 5), "quý III");
        assert_eq!(fit("日本日本", 6, "…"), "日本… ");
    }

    #[test]
    fn lines_are_cut_between_words() {
        assert_eq!(
            wrap("Thường trực HĐND phường; Chi bộ các tổ dân phố", 24),
            ["Thường trực HĐND phường;", "Chi bộ các tổ dân phố"]
        );
        assert_eq!(wrap("một  hai", 5), ["một", "hai"]);
        assert_eq!(wrap("2026\u{A0}-\u{A0}2030 và", 8), ["2026\u{A0}-\u{A0}2", "030 và"]);
    }

    #[test]
    fn line_ends_and_indents_stay() {
        assert_eq!(wrap("một\r\n\nhai\n", 9), ["một", "", "hai", ""]);
        assert_eq!(wrap("  - ý thứ nhất", 8), ["  - ý", "thứ nhất"]);
        assert_eq!(wrap("   phường", 6), ["   phư", "ờng"]);
        assert_eq!(wrap("", 6), [""]);
        assert_eq!(wrap("    ", 2), [""]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_cut_between_letters() {
        assert_eq!(wrap("a tie\u{302}\u{301}ng", 3), ["a", "tie\u{302}\u{301}", "ng"]);
        assert_eq!(wrap("日本", 1), ["日", "本"]);
        assert_eq!(wrap("ab", 0), ["a", "b"]);
    }

    /// Vietnamese in both forms, wide letters, blanks of all kinds.
    const TEXT: &str = "[a-c ếễđĐ日\u{302}\u{323}\u{A0}\t\n-]{0,80}";

    fn letters(text: &str) -> Vec<&str> {
        text.graphemes(true).collect()
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked(text in TEXT, columns in 0_usize..30) {
            for line in wrap(&text, columns) {
                prop_assert!(width(&line) <= columns || letters(&line).len() == 1, "{line:?}");
                prop_assert_eq!(line.trim_end_matches(is_blank), &line);
            }
        }

        #[test]
        fn wrapping_loses_nothing_but_blanks(text in TEXT, columns in 0_usize..30) {
            let bare = |text: &str| text.chars().filter(|c| !is_blank(*c)).collect::<String>();
            prop_assert_eq!(bare(&wrap(&text, columns).concat()), bare(&text));
        }

        #[test]
        fn wrapping_never_cuts_a_letter(text in "[a-c ế日\u{302}\u{323}\u{A0}]{0,60}", columns in 0_usize..30) {
            let whole = letters(&text).into_iter().filter(|letter| !letter.chars().all(is_blank));
            let lines = wrap(&text, columns);
            let cut = lines.iter().flat_map(|line| letters(line));
            prop_assert!(cut.filter(|letter| !letter.chars().all(is_blank)).eq(whole));
        }

        #[test]
        fn a_line_ends_only_where_the_next_word_does_not_fit(
            words in prop::collection::vec("[a-cếđ]{1,6}", 1..12), columns in 6_usize..30,
        ) {
            let lines = wrap(&words.join(" "), columns);
            for pair in lines.windows(2) {
                let next = pair[1].split(' ').next().unwrap_or_default();
                prop_assert!(width(&pair[0]) + 1 + width(next) > columns);
            }
            prop_assert_eq!(lines.join(" "), words.join(" "));
        }

        #[test]
        fn truncated_text_fits_and_is_a_beginning(text in TEXT, columns in 0_usize..40) {
            let cut = truncate(&text, columns, "…");
            prop_assert!(width(&cut) <= columns);
            let kept = cut.strip_suffix('…').unwrap_or(&cut);
            prop_assert!(text.starts_with(kept));
            let kept_letters = letters(kept);
            prop_assert_eq!(&letters(&text)[..kept_letters.len()], &kept_letters[..]);
        }

        #[test]
        fn a_fitted_cell_is_exact(text in TEXT, columns in 0_usize..40) {
            prop_assert_eq!(width(&fit(&text, columns, "…")), columns);
        }

        #[test]
        fn both_forms_measure_the_same(text in "[a-zA-ZđĐ\u{300}-\u{303}\u{306}\u{309}\u{31B}\u{323} ]{0,40}") {
            use unicode_normalization::UnicodeNormalization;
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(width(&super::super::nfc(&text)), width(&decomposed));
        }
    }
}
