//! A query typed with the input method off: "ddangr uyr" was meant to be
//! "đảng ủy".

use super::query::Typed;
use crate::text::{Tone, fold};

/// The words that raw Telex keys would have written; none where no word has
/// such keys.
pub(super) fn read_all(words: &[Typed]) -> Option<Vec<Typed>> {
    let read: Vec<Option<Typed>> = words.iter().map(|word| read(&word.folded)).collect();
    read.iter().any(Option::is_some).then(|| {
        let both = read.into_iter().zip(words);
        both.map(|(read, word)| read.unwrap_or_else(|| word.clone())).collect()
    })
}

/// The word that raw Telex keys write. A key for a tone counts once there is a
/// vowel: no Vietnamese syllable has s, f, r, x or j behind one.
fn read(word: &str) -> Option<Typed> {
    let mut letters: Vec<char> = Vec::new();
    let mut tone = Tone::Level;
    for key in word.chars() {
        let has_vowel = letters.iter().any(|letter| is_vowel(*letter));
        match (key, letters.last().copied()) {
            ('a', Some('a')) => replace_last(&mut letters, 'â'),
            ('e', Some('e')) => replace_last(&mut letters, 'ê'),
            ('o', Some('o')) => replace_last(&mut letters, 'ô'),
            ('d', Some('d')) => replace_last(&mut letters, 'đ'),
            ('w', _) => horn(&mut letters),
            ('s', _) if has_vowel => tone = Tone::Acute,
            ('f', _) if has_vowel => tone = Tone::Grave,
            ('r', _) if has_vowel => tone = Tone::Hook,
            ('x', _) if has_vowel => tone = Tone::Tilde,
            ('j', _) if has_vowel => tone = Tone::Dot,
            _ => letters.push(key),
        }
    }
    let letters: String = letters.into_iter().collect();
    let folded = fold(&letters);
    (folded != word && !folded.is_empty()).then_some(Typed { folded, letters, tone })
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y')
}

fn replace_last(letters: &mut [char], with: char) {
    if let Some(last) = letters.last_mut() {
        *last = with;
    }
}

/// What the key `w` does: ă, ơ, ư, both of ươ; an ư where there is no vowel yet.
fn horn(letters: &mut Vec<char>) {
    match letters.as_mut_slice() {
        [.., u @ 'u', o @ 'o'] => (*u, *o) = ('ư', 'ơ'),
        [.., last @ 'a'] => *last = 'ă',
        [.., last @ 'o'] => *last = 'ơ',
        [.., last @ 'u'] => *last = 'ư',
        letters if letters.iter().any(|letter| is_vowel(*letter)) => {
            let open = letters.iter_mut().rev().find(|letter| matches!(letter, 'a' | 'o' | 'u'));
            if let Some(letter) = open {
                *letter = match *letter {
                    'a' => 'ă',
                    'o' => 'ơ',
                    _ => 'ư',
                };
            }
        }
        _ => letters.push('ư'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_keys_are_read() {
        for (keys, folded, letters, tone) in [
            ("ddangr", "dang", "đang", Tone::Hook),
            ("uyr", "uy", "uy", Tone::Hook),
            ("dduwowcj", "duoc", "đươc", Tone::Dot),
            ("phuowngf", "phuong", "phương", Tone::Grave),
            ("phuongwf", "phuong", "phuơng", Tone::Grave),
            ("kieens", "kien", "kiên", Tone::Acute),
            ("tieesng", "tieng", "tiêng", Tone::Acute),
            ("coong", "cong", "công", Tone::Level),
            ("khowir", "khoi", "khơi", Tone::Hook),
            ("twf", "tu", "tư", Tone::Grave),
        ] {
            let wanted = Typed { folded: folded.into(), letters: letters.into(), tone };
            assert_eq!(read(keys), Some(wanted), "{keys}");
        }
        for word in ["an", "s", "trung", "su", "xa", "2026"] {
            assert_eq!(read(word), None, "{word}");
        }
    }
}
