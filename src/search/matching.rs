//! How well a line holds the words of a query (UX §2.1).

/// How a line was matched; the first that fits counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// The number was typed.
    Number,
    /// An alias or abbreviation was typed as it stands.
    Alias,
    /// Every word begins a word of the line, in order.
    WordsInOrder,
    /// The first letters of the words were typed.
    Initials,
    /// Every word begins a word of the line, in any order.
    WordsInAnyOrder,
    /// Every word stands in the line somewhere, be it inside others.
    Inside,
    /// The letters stand in the line in order, close together.
    Fuzzy,
}

/// Whether a byte place of a folded line begins a word.
pub(super) fn begins_word(line: &str, at: usize) -> bool {
    line.get(..at)
        .is_some_and(|before| before.chars().next_back().is_none_or(|last| !last.is_alphanumeric()))
}

/// Where a word of the query begins a word of the line, at or after `from`.
fn word_start(line: &str, word: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let found = at + line.get(at..)?.find(word)?;
        if begins_word(line, found) {
            return Some(found);
        }
        at = found + word.len();
    }
}

/// How a folded line holds the words, and where each was found (bytes).
pub(super) fn tier(line: &str, words: &[String]) -> Option<(Tier, Vec<(usize, usize)>)> {
    let mut places = Vec::with_capacity(words.len());
    let mut from = 0;
    for word in words {
        match word_start(line, word, from) {
            Some(at) => {
                places.push((at, at + word.len()));
                from = at + word.len();
            }
            None => return inside(line, words),
        }
    }
    // A run of the very words beats the same words scattered before it.
    let run = words.join(" ");
    if words.len() > 1
        && let Some(at) = word_start(line, &run, 0)
    {
        return Some((Tier::WordsInOrder, vec![(at, at + run.len())]));
    }
    Some((Tier::WordsInOrder, places))
}

fn inside(line: &str, words: &[String]) -> Option<(Tier, Vec<(usize, usize)>)> {
    let place = |word: &String| {
        let at = word_start(line, word, 0).or_else(|| line.find(word.as_str()))?;
        Some((at, at + word.len()))
    };
    let places = words.iter().map(place).collect::<Option<Vec<_>>>()?;
    let begin = places.iter().all(|(from, _)| begins_word(line, *from));
    Some((if begin { Tier::WordsInAnyOrder } else { Tier::Inside }, places))
}

/// The first letters of the words of a folded line, joined.
pub(super) fn initials(line: &str) -> String {
    line.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word.chars().next()).collect()
}

/// Byte places as places of characters.
pub(super) fn characters(line: &str, places: &[(usize, usize)]) -> Vec<usize> {
    let inside = |byte: usize| places.iter().any(|(from, to)| (*from..*to).contains(&byte));
    let letters = line.char_indices().enumerate();
    letters.filter(|(_, (byte, _))| inside(*byte)).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tier_of(line: &str, typed: &str) -> Option<Tier> {
        let words: Vec<String> = typed.split(' ').map(str::to_owned).collect();
        tier(line, &words).map(|(tier, _)| tier)
    }

    #[test]
    fn words_are_matched_by_their_beginnings_first() {
        let line = "dang uy cong an phuong";
        assert_eq!(tier_of(line, "dang uy"), Some(Tier::WordsInOrder));
        assert_eq!(tier_of(line, "dan con"), Some(Tier::WordsInOrder));
        assert_eq!(tier_of(line, "an cong"), Some(Tier::WordsInAnyOrder));
        assert_eq!(tier_of(line, "ng uong"), Some(Tier::Inside));
        assert_eq!(tier_of(line, "thue"), None);
    }

    #[test]
    fn initials_are_the_first_letters() {
        assert_eq!(initials("chinh quyen than thien"), "cqtt");
        assert_eq!(initials("quoc phong - an ninh"), "qpan");
    }
}
