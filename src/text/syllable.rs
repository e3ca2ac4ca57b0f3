//! What can be a syllable of Vietnamese: an onset, a rhyme, a tone.

use unicode_normalization::UnicodeNormalization;

use super::tone::{Tone, split_tone};

/// Longest first, so that `ngh` is not read as `n`.
const ONSETS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x",
];

/// Rhymes without their tone, in the order of their code points.
const RHYMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec",
    "em", "en", "eng", "eo", "ep", "et", "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu",
    "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "o", "oa", "oac", "oach", "oai", "oam",
    "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oc", "oe", "oen", "oeo", "oet", "oi", "om",
    "on", "ong", "ooc", "oong", "op", "ot", "oăc", "oăm", "oăn", "oăng", "oăt", "u", "ua", "uc",
    "ui", "um", "un", "ung", "up", "ut", "uy", "uya", "uych", "uynh", "uyp", "uyt", "uyu", "uyên",
    "uyêt", "uâc", "uân", "uâng", "uât", "uây", "uê", "uêch", "uênh", "uôc", "uôi", "uôm", "uôn",
    "uông", "uôt", "uơ", "y", "ynh", "yt", "yêm", "yên", "yêng", "yêt", "yêu", "âc", "âm", "ân",
    "âng", "âp", "ât", "âu", "ây", "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu", "ô", "ôc",
    "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ă", "ăc", "ăm", "ăn", "ăng", "ăp", "ăt", "ơ", "ơi", "ơm",
    "ơn", "ơp", "ơt", "ư", "ưa", "ưc", "ưi", "ưm", "ưn", "ưng", "ưt", "ưu", "ươc", "ươi", "ươm",
    "ươn", "ương", "ươp", "ươt", "ươu",
];

/// Whether a word is one that Vietnamese could have, in any case of letters
/// and any normal form. It need not be in a dictionary.
#[must_use]
pub fn is_syllable(word: &str) -> bool {
    if word.len() > 32 {
        return false;
    }
    let mut tone = Tone::Level;
    let mut toned = 0;
    let mut bare = String::with_capacity(word.len());
    for letter in word.nfc().flat_map(char::to_lowercase) {
        let (letter, own) = split_tone(letter);
        if own != Tone::Level {
            tone = own;
            toned += 1;
        }
        bare.push(letter);
    }
    toned <= 1 && (closes(&bare, tone) || begun(&bare).any(|rest| closes(rest, tone)))
}

/// What follows each onset a word can begin with: "gi" and "gì" are g and i,
/// "giá" is gi and a.
fn begun(word: &str) -> impl Iterator<Item = &str> {
    ONSETS.iter().filter_map(move |onset| word.strip_prefix(onset))
}

/// Whether this is a rhyme that takes the tone: before c, ch, p and t only
/// sắc and nặng stand.
fn closes(rhyme: &str, tone: Tone) -> bool {
    let stopped = rhyme.ends_with(['c', 'p', 't']) || rhyme.ends_with("ch");
    let fits = !stopped || matches!(tone, Tone::Acute | Tone::Dot);
    fits && RHYMES.binary_search(&rhyme).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEED: &str = include_str!("../../seeds/kien-an-nq05.md");

    #[test]
    fn syllables_and_what_cannot_be_one() {
        for word in ["Chương", "trình", "HÀNH", "động", "nghiệp", "gì", "giá", "quý", "uỷ", "thuế"]
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["ch", "ng", "chưong", "fax", "hàt", "tiéên", "ñy", "", "w", "hành1"] {
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn the_words_of_a_paper_are_syllables() {
        let words = || SEED.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_ascii());
        let strange: Vec<&str> = words().filter(|word| !is_syllable(word)).collect();
        assert!(words().count() > 1000);
        assert!(strange.len() * 500 < words().count(), "{strange:?}");
    }
}
