//! The tones of Vietnamese, apart from the letters that carry them.

use unicode_normalization::UnicodeNormalization;

/// A tone, in the order of the dictionary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Tone {
    /// Ngang.
    #[default]
    Level,
    /// Huyền.
    Grave,
    /// Hỏi.
    Hook,
    /// Ngã.
    Tilde,
    /// Sắc.
    Acute,
    /// Nặng.
    Dot,
}

impl Tone {
    fn of_mark(mark: char) -> Option<Self> {
        match mark {
            '\u{300}' => Some(Self::Grave),
            '\u{309}' => Some(Self::Hook),
            '\u{303}' => Some(Self::Tilde),
            '\u{301}' => Some(Self::Acute),
            '\u{323}' => Some(Self::Dot),
            _ => None,
        }
    }
}

/// A letter without its tone, and the tone: `ệ` is `ê` with [`Tone::Dot`].
/// Only vowels carry a tone: the mark of `ñ` is part of the letter.
#[must_use]
pub fn split_tone(letter: char) -> (char, Tone) {
    if letter.is_ascii() {
        return (letter, Tone::Level);
    }
    let mut parts = std::iter::once(letter).nfd();
    let is_vowel = parts
        .next()
        .is_some_and(|base| matches!(base.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y'));
    let Some(tone) = parts.find_map(Tone::of_mark).filter(|_| is_vowel) else {
        return (letter, Tone::Level);
    };
    let bare = std::iter::once(letter).nfd().filter(|mark| Tone::of_mark(*mark).is_none());
    (bare.nfc().next().unwrap_or(letter), tone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tone_comes_off_and_the_letter_stays_what_it_is() {
        assert_eq!(split_tone('ệ'), ('ê', Tone::Dot));
        assert_eq!(split_tone('Ủ'), ('U', Tone::Hook));
        assert_eq!(split_tone('ữ'), ('ư', Tone::Tilde));
        assert_eq!(split_tone('ằ'), ('ă', Tone::Grave));
        assert_eq!(split_tone('đ'), ('đ', Tone::Level));
        assert_eq!(split_tone('ñ'), ('ñ', Tone::Level));
        assert_eq!(split_tone('a'), ('a', Tone::Level));
    }
}
