//! The order of a Vietnamese dictionary.

use super::fold::nfc;
use super::tone::{Tone, split_tone};

/// The letters in their order. Those that Vietnamese does without (f j w z)
/// stand where the Latin alphabet has them.
const LETTERS: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// The rank of the first letter; ranks below are numbers, the smaller the
/// fewer digits.
const FIRST_LETTER: u32 = 0x200;

/// The rank after all letters of [`LETTERS`]: foreign ones follow by code point.
const FOREIGN: u32 = 0x1000;

/// What texts are sorted by. Equal only where the texts are the same in NFC.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderKey {
    /// Each syllable's letters, then its tone.
    syllables: Vec<(Vec<u32>, Tone)>,
    /// Where it has capitals.
    capitals: Vec<bool>,
    /// The text itself, for what is still equal: signs, and where in a
    /// syllable the tone is written.
    text: String,
}

/// The dictionary order: letters decide first, then the tone, syllable by
/// syllable; lower case stands before capitals where nothing else differs
/// (after Vũ Xuân Lương's rules, vietunicode.sourceforge.net). Numbers go by
/// their size. Signs only part syllables.
#[must_use]
pub fn order_key(text: &str) -> OrderKey {
    let text = nfc(text);
    let syllables = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|syllable| !syllable.is_empty())
        .map(syllable)
        .collect();
    let capitals = text.chars().filter(|c| c.is_alphanumeric()).map(char::is_uppercase).collect();
    OrderKey { syllables, capitals, text }
}

fn syllable(word: &str) -> (Vec<u32>, Tone) {
    let mut ranks = Vec::with_capacity(word.len());
    let mut tone = Tone::Level;
    let mut rest = word;
    while let Some(letter) = rest.chars().next() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            let (number, after) = rest.split_at(digits);
            let number = number.trim_start_matches('0');
            // Fewer digits make a smaller number.
            ranks.push(u32::try_from(number.len()).unwrap_or(u32::MAX).min(FIRST_LETTER - 1));
            ranks.extend(number.chars().map(u32::from));
            rest = after;
            continue;
        }
        let (bare, its_tone) = split_tone(letter);
        tone = tone.max(its_tone);
        ranks.push(rank(bare));
        rest = rest.get(letter.len_utf8()..).unwrap_or("");
    }
    (ranks, tone)
}

fn rank(letter: char) -> u32 {
    let lower = letter.to_lowercase().next().unwrap_or(letter);
    let known = LETTERS.chars().position(|known| known == lower);
    let known = known.and_then(|at| u32::try_from(at).ok());
    known.map_or_else(|| FOREIGN + u32::from(lower), |at| FIRST_LETTER + at)
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use proptest::prelude::*;

    use super::*;

    fn assert_sorted(wanted: &[&str]) {
        let mut texts = wanted.to_vec();
        texts.reverse();
        texts.sort_by_key(|text| order_key(text));
        assert_eq!(texts, wanted);
    }

    #[test]
    fn letters_then_tones_syllable_by_syllable() {
        assert_sorted(&["a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "â", "ầ", "ba bé", "bà ba", "bác"]);
        assert_sorted(&["d", "dân", "Dân", "Dương", "dz", "đ", "đa", "Đảng", "e", "ê"]);
        assert_sorted(&["oan", "on", "ô", "ơ", "pa", "Thuế", "Ủy ban", "ưa"]);
        assert_sorted(&["Uỷ ban", "Ủy ban", "Uỷ ban Kiểm tra", "Ủy ban Mặt trận"]);
    }

    #[test]
    fn numbers_go_by_their_size() {
        assert_sorted(&["Tổ 2", "Tổ 5", "Tổ 05", "Tổ 10", "Tổ 10a", "Tổ 100", "Tổ dân phố"]);
    }

    const TEXT: &str = "[aàảãáạăằâbdđDĐeêioơuưủyỷ0-9f日 \u{301}-]{0,8}";

    proptest! {
        #[test]
        fn the_order_is_total(a in TEXT, b in TEXT, c in TEXT) {
            let [x, y, z] = [&a, &b, &c].map(|text| order_key(text));
            prop_assert_eq!(x.cmp(&y), y.cmp(&x).reverse());
            prop_assert_eq!(x.cmp(&y) == Ordering::Equal, nfc(&a) == nfc(&b));
            if x <= y && y <= z {
                prop_assert!(x <= z);
            }
        }

        #[test]
        fn an_earlier_syllable_decides(a in "[aàâăbđd]{1,3}", b in "[aàâăbđd]{1,3}", rest in TEXT, other in TEXT) {
            let key = |text: &str| order_key(text).syllables;
            prop_assume!(key(&a) != key(&b));
            let whole = order_key(&format!("{a} {rest}")).cmp(&order_key(&format!("{b} {other}")));
            prop_assert_eq!(whole, key(&a).cmp(&key(&b)));
        }
    }
}
