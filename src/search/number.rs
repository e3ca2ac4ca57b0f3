//! Numbers of items, as people type them.

use std::cmp::Ordering;

/// The number or key that was typed, without the sign behind it ("3.4.", "a)");
/// none where it has neither a digit nor a roman numeral: "a" begins a word.
pub(super) fn typed(text: &str) -> Option<String> {
    let text = text.trim_end_matches(['.', ')', '/']);
    let mut parts = text.split(['.', '/']);
    let is_number = parts.clone().any(|part| is_digits(part) || is_roman(part))
        && parts.all(|part| is_digits(part) || is_roman(part) || is_letter(part));
    is_number.then(|| text.to_lowercase())
}

fn is_digits(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

/// Documents never reach fifty parts, so that `c` and `d` stay letters.
fn is_roman(part: &str) -> bool {
    !part.is_empty()
        && part.bytes().all(|byte| matches!(byte.to_ascii_lowercase(), b'i' | b'v' | b'x' | b'l'))
}

/// A lettered item, or a milestone or indicator of a key (`m1`, `c2`).
fn is_letter(part: &str) -> bool {
    let mut letters = part.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.all(|c| c.is_ascii_digit())
}

/// The order of numbers and keys whatever their capitals.
pub(super) fn compare(one: &str, other: &str) -> Ordering {
    let lower = |text: &'_ str| text.chars().flat_map(char::to_lowercase).collect::<String>();
    if one.is_ascii() && other.is_ascii() {
        let bytes =
            |text: &'_ str| text.bytes().map(|byte| byte.to_ascii_lowercase()).collect::<Vec<_>>();
        return bytes(one).cmp(&bytes(other));
    }
    lower(one).cmp(&lower(other))
}

/// The roman numeral of a number, or the number of a roman numeral, up to
/// twenty: "quy 4" is "Quý IV".
pub(super) fn other_numeral(word: &str) -> Option<&'static str> {
    const NUMERALS: [(&str, &str); 20] = [
        ("1", "i"),
        ("2", "ii"),
        ("3", "iii"),
        ("4", "iv"),
        ("5", "v"),
        ("6", "vi"),
        ("7", "vii"),
        ("8", "viii"),
        ("9", "ix"),
        ("10", "x"),
        ("11", "xi"),
        ("12", "xii"),
        ("13", "xiii"),
        ("14", "xiv"),
        ("15", "xv"),
        ("16", "xvi"),
        ("17", "xvii"),
        ("18", "xviii"),
        ("19", "xix"),
        ("20", "xx"),
    ];
    NUMERALS.iter().find_map(|(digits, roman)| match word {
        _ if word == *digits => Some(*roman),
        _ if word == *roman => Some(*digits),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_words() {
        for (text, number) in [
            ("3.4", "3.4"),
            ("III.3.4", "iii.3.4"),
            ("IV.1/2.", "iv.1/2"),
            ("V", "v"),
            ("II.2.2.đ", "ii.2.2.đ"),
            ("1.1/m2", "1.1/m2"),
        ] {
            assert_eq!(typed(text).as_deref(), Some(number));
        }
        for text in ["a", "d)", "cqtt", "quy", "05-NQ/TU", "", "...", "3..4"] {
            assert_eq!(typed(text), None, "{text}");
        }
    }

    #[test]
    fn numerals_go_both_ways() {
        assert_eq!(other_numeral("4"), Some("iv"));
        assert_eq!(other_numeral("iv"), Some("4"));
        assert_eq!(other_numeral("2026"), None);
    }
}
