//! The order of a Vietnamese dictionary.

use unicode_normalization::UnicodeNormalization;

/// The letters in their order; case and tone come after.
const LETTERS: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// The tones in their order: ngang, huyền, hỏi, ngã, sắc, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// A syllable as it is ordered: its letters, then its tone, then its capitals.
type Syllable = (Vec<u32>, usize, Vec<bool>);

/// What texts are sorted by: syllable by syllable, letters before tones, lower
/// case before capitals (after Vũ Xuân Lương's rules for dictionaries).
#[must_use]
pub fn order_key(text: &str) -> Vec<Syllable> {
    text.split_whitespace().map(syllable).collect()
}

fn syllable(word: &str) -> Syllable {
    let mut tone = 0;
    let toneless = word.nfd().filter(|c| match TONES.iter().position(|known| known == c) {
        Some(found) => {
            tone = found + 1;
            false
        }
        None => true,
    });
    let letters: Vec<char> = toneless.collect::<String>().nfc().collect();
    let rank = |letter: &char| {
        let lower = letter.to_lowercase().next().unwrap_or(*letter);
        let known = LETTERS.chars().position(|known| known == lower);
        // Digits and signs stand before the letters, others after.
        match known.and_then(|at| u32::try_from(at).ok()) {
            Some(at) => 0x200 + at,
            None if lower.is_ascii() => u32::from(lower),
            None => 0x1000 + u32::from(lower),
        }
    };
    let capitals = letters.iter().map(|letter| letter.is_uppercase()).collect();
    (letters.iter().map(rank).collect(), tone, capitals)
}

#[cfg(test)]
mod tests {
    use super::order_key;

    #[test]
    fn syllables_decide_one_after_the_other() {
        let sorted = [
            "a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "â", "ba bé", "bà ba", "d", "dân", "Dương",
            "đ", "đa", "Đảng", "Ủy ban",
        ];
        let mut words = sorted;
        words.reverse();
        words.sort_by_key(|word| order_key(word));
        assert_eq!(words, sorted);
    }

    proptest::proptest! {
        #[test]
        fn equal_keys_are_equal_texts(a in "[a-zA-ZăâđêôơưàảãáạĐ ]{0,12}", b in "[a-zA-ZăâđêôơưàảãáạĐ ]{0,12}") {
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            proptest::prop_assert_eq!(order_key(&a) == order_key(&b), words(&a) == words(&b));
        }
    }
}
