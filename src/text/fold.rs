//! Normal form and folding.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::visible::{is_unseen, symbol, turns};

/// The composed form (NFC), in which everything is stored and drawn.
#[must_use]
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// NFC, with the invisible characters that input methods and word processors
/// leave behind removed and their odd spaces made plain; what a terminal obeys or
/// turns the direction of writing becomes a symbol. Line ends and tabs stay.
#[must_use]
pub fn clean(text: &str) -> String {
    // Most text is clean already, and telling so costs a fraction.
    if !text.chars().any(is_odd) && is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return text.to_owned();
    }
    // Composed last: an invisible character may stand between a letter and its mark.
    text.chars().filter_map(|c| if is_odd(c) { plain(c) } else { Some(c) }).nfc().collect()
}

fn is_odd(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' | ' '..='~' => false,
        '\u{A0}' | '\u{AD}' | '\u{202F}' => true,
        _ => c.is_control() || is_unseen(c) || turns(c),
    }
}

/// What an odd character stands for: a space, a symbol, or nothing.
fn plain(c: char) -> Option<char> {
    let is_blank =
        matches!(c, '\u{B}' | '\u{C}' | '\u{85}' | '\u{A0}' | '\u{2028}' | '\u{2029}' | '\u{202F}');
    if is_blank { Some(' ') } else { symbol(c) }
}

/// One letter without its marks and in lower case: `Ề` and `e` fold to `e`,
/// `Đ` to `d`. One character in, one character out, so that a place in folded
/// text is the same place in the original.
#[must_use]
pub fn fold_char(c: char) -> char {
    match c {
        'đ' | 'Đ' => 'd',
        '\u{00A0}' | '\u{202F}' => ' ',
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => {
            let base = std::iter::once(c).nfd().next().unwrap_or(c);
            let mut lower = base.to_lowercase();
            lower.next().filter(|_| lower.next().is_none()).unwrap_or(base)
        }
    }
}

/// [`fold_char`] for every character of NFC text; the result has as many
/// characters as `nfc(text)`.
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfc().map(fold_char).collect()
}

/// Whether two texts are the same words: marks, case, hyphens and underscores
/// do not count.
#[must_use]
pub fn same_words(one: &str, other: &str) -> bool {
    let bare = |text: &str| fold(&clean(text)).trim().replace(['_', '-'], " ");
    bare(one) == bare(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_folds_to_its_ascii_letter() {
        assert_eq!(fold("Đảng ủy Uỷ ban, hằng quý"), "dang uy uy ban, hang quy");
        assert_eq!(fold("a\u{302}m nha\u{323}c"), "am nhac");
        assert_eq!(fold("ẰẮẲẴẶ ệ ữ ợ ỹ"), "aaaaa e u o y");
    }

    #[test]
    fn cleaning_composes_across_what_it_removes() {
        assert_eq!(clean("tie\u{302}\u{200B}\u{301}ng\u{A0}Việt\u{AD}"), "tiếng Việt");
    }

    #[test]
    fn cleaning_leaves_nothing_that_a_terminal_obeys() {
        assert_eq!(clean("a\u{1b}[2J\u{7}b\u{9b}\u{202e}c\td\ne\u{2028}f"), "a␛[2J␇b␦␦c\td\ne f");
    }

    proptest::proptest! {
        #[test]
        fn cleaning_once_is_enough(text in "[aeêđ \u{300}-\u{303}\u{323}\u{A0}\u{AD}\u{200B}\u{202F}\u{FEFF}\u{1B}\u{202E}\u{85}]{0,40}") {
            let cleaned = clean(&text);
            proptest::prop_assert_eq!(&clean(&cleaned), &cleaned);
            proptest::prop_assert_eq!(&nfc(&cleaned), &cleaned);
        }

        #[test]
        fn folding_keeps_places_and_is_done_once(text in "\\PC{0,60}") {
            let composed = nfc(&text);
            proptest::prop_assert_eq!(fold(&text).chars().count(), composed.chars().count());
        }
    }
}
