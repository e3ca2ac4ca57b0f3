//! A query typed with the input method off: "ddangr uyr" was meant to be
//! "đảng ủy".

/// The word that raw Telex keys would have written, without marks; none when
/// the word has no such keys.
pub(super) fn read(word: &str) -> Option<String> {
    let mut letters: Vec<char> = Vec::new();
    let mut changed = false;
    for letter in word.chars() {
        let doubled = letters.last() == Some(&letter) && matches!(letter, 'a' | 'e' | 'o' | 'd');
        if letter == 'w' || doubled {
            changed = true;
        } else {
            letters.push(letter);
        }
    }
    let vowel = |letter: &char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    while letters.len() > 1
        && letters.last().is_some_and(|last| matches!(last, 's' | 'f' | 'r' | 'x' | 'j'))
        && letters.iter().any(vowel)
    {
        letters.pop();
        changed = true;
    }
    (changed && !letters.is_empty()).then(|| letters.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn raw_keys_are_read() {
        assert_eq!(read("ddangr").as_deref(), Some("dang"));
        assert_eq!(read("uyr").as_deref(), Some("uy"));
        assert_eq!(read("phuwowngf").as_deref(), Some("phuong"));
        assert_eq!(read("coong").as_deref(), Some("cong"));
        assert_eq!(read("an"), None);
        assert_eq!(read("s"), None);
    }
}
