//! Cutting text into words.

use unicode_normalization::char::is_combining_mark;

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    /// How many characters stand before it.
    pub at: usize,
    /// Its letters.
    pub text: &'a str,
}

/// The words of a text: runs of letters and digits. A dot or comma between two
/// digits belongs to the number ("3.4", "73,2").
pub(super) fn words(text: &str) -> Words<'_> {
    Words { rest: text, at: 0 }
}

/// The words of a text, one after the other.
pub(super) struct Words<'a> {
    rest: &'a str,
    at: usize,
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let start = self.rest.char_indices().find(|(_, letter)| {
            let found = is_letter(*letter);
            self.at += usize::from(!found);
            found
        });
        let from = start?.0;
        let rest = self.rest.get(from..)?;
        let mut count = 0;
        let mut before = ' ';
        let end = rest.char_indices().find(|(at, letter)| {
            let inside = is_letter(*letter)
                || matches!(letter, '.' | ',')
                    && before.is_ascii_digit()
                    && rest.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit);
            before = *letter;
            count += usize::from(inside);
            !inside
        });
        let (text, rest) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        let word = Word { at: self.at, text };
        self.at += count;
        self.rest = rest;
        Some(word)
    }
}

/// Whether a character belongs to a word. Marks that no letter could take into
/// itself stay with their word.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_alphanumeric(),
        // The letters of Vietnamese, without asking the tables of Unicode.
        '×' | '÷' => false,
        '\u{C0}'..='\u{24F}' | '\u{1EA0}'..='\u{1EFF}' => true,
        _ => c.is_alphanumeric() || is_combining_mark(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        words(text).map(|word| word.text).collect()
    }

    #[test]
    fn signs_part_words_and_stay_inside_numbers() {
        assert_eq!(
            cut("“Văn minh, thân thiện”; 73,2% — 05-NQ/TU."),
            ["Văn", "minh", "thân", "thiện", "73,2", "05", "NQ", "TU"]
        );
        assert_eq!(
            cut("3.4. Công viên, Quý IV/2026 ."),
            ["3.4", "Công", "viên", "Quý", "IV", "2026"]
        );
        assert_eq!(cut(" …  "), [""; 0]);
    }

    #[test]
    fn the_short_way_to_letters_is_the_long_one() {
        for c in ('\0'..='\u{2000}').filter(|c| !is_combining_mark(*c)) {
            assert_eq!(is_letter(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn places_are_those_of_the_characters(text in "[aĐệ3., \u{323}-]{0,20}") {
            let letters: Vec<char> = text.chars().collect();
            for word in words(&text) {
                let length = word.text.chars().count();
                let there: String = letters[word.at..word.at + length].iter().collect();
                proptest::prop_assert_eq!(there, word.text);
            }
        }
    }
}
