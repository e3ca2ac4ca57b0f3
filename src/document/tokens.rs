//! Words of a text with their places, and phrases found among them.

use crate::text::fold;

/// A word, or one mark of punctuation.
#[derive(Debug, Clone)]
pub(super) struct Token<'a> {
    /// As written.
    pub text: &'a str,
    /// In lower case, marks kept.
    pub lower: String,
    /// In lower case, marks dropped.
    pub folded: String,
    /// The byte at which it begins.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
}

impl Token<'_> {
    /// Whether it is a word and not a mark.
    pub fn is_word(&self) -> bool {
        self.text.starts_with(char::is_alphanumeric)
    }

    /// Its value, if it is a number of at most four digits.
    pub fn number(&self) -> Option<u32> {
        (self.text.len() <= 4 && self.text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| self.text.parse().ok())
            .flatten()
    }
}

/// Cuts a text into words and marks; spaces vanish.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            continue;
        }
        let mut end = start + first.len_utf8();
        if first.is_alphanumeric() {
            while let Some((at, c)) = chars.next_if(|(_, c)| c.is_alphanumeric()) {
                end = at + c.len_utf8();
            }
        }
        let word = text.get(start..end).unwrap_or_default();
        found.push(Token {
            text: word,
            lower: word.to_lowercase(),
            folded: fold(word),
            start,
            end,
        });
    }
    found
}

/// Phrases of a list, compared word by word.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrases {
    marked: bool,
    list: Vec<Vec<String>>,
}

impl Phrases {
    /// Phrases in which marks make no difference: "uỷ" is "ủy".
    pub fn folded(words: &[String]) -> Self {
        Self::new(words, false)
    }

    /// Phrases in which neither marks nor commas, slashes and "và" between the
    /// words make a difference.
    pub fn loose(words: &[String]) -> Self {
        let mut phrases = Self::new(words, false);
        for phrase in &mut phrases.list {
            phrase.retain(|word| binds(word));
        }
        phrases
    }

    /// Whether the whole text is one of the loose phrases.
    pub fn is_loosely(&self, text: &str) -> bool {
        let found: Vec<String> =
            tokens(text).into_iter().map(|token| token.folded).filter(|word| binds(word)).collect();
        self.list.contains(&found)
    }

    /// Phrases in which marks count: "năm" is not "Nam".
    pub fn marked(words: &[String]) -> Self {
        Self::new(words, true)
    }

    fn new(words: &[String], marked: bool) -> Self {
        let cut = |phrase: &String| {
            tokens(phrase)
                .into_iter()
                .map(|token| if marked { token.lower } else { token.folded })
                .collect::<Vec<_>>()
        };
        let mut list: Vec<Vec<String>> = words.iter().map(cut).filter(|p| !p.is_empty()).collect();
        list.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        Self { marked, list }
    }

    /// How many tokens the longest phrase that begins at `at` takes.
    pub fn at(&self, tokens: &[Token<'_>], at: usize) -> Option<usize> {
        let rest = tokens.get(at..)?;
        self.list
            .iter()
            .find(|phrase| {
                phrase.len() <= rest.len()
                    && phrase.iter().zip(rest).all(|(word, token)| {
                        *word == if self.marked { &*token.lower } else { &*token.folded }
                    })
            })
            .map(Vec::len)
    }

    /// The first place at or after `from` where a phrase stands, and its length.
    pub fn find(&self, tokens: &[Token<'_>], from: usize) -> Option<(usize, usize)> {
        (from..tokens.len()).find_map(|at| self.at(tokens, at).map(|len| (at, len)))
    }

    /// How many tokens the longest phrase that ends before `end` takes.
    pub fn before(&self, tokens: &[Token<'_>], end: usize) -> Option<usize> {
        self.list
            .iter()
            .map(Vec::len)
            .filter(|len| *len <= end)
            .find(|len| self.at(tokens, end - len) == Some(*len))
    }

    /// Whether the text begins with a phrase.
    pub fn begin(&self, text: &str) -> bool {
        self.at(&tokens(text), 0).is_some()
    }

    /// Whether a phrase stands anywhere in the text.
    pub fn within(&self, text: &str) -> bool {
        self.find(&tokens(text), 0).is_some()
    }
}

/// Whether a word of a loose phrase counts.
fn binds(word: &str) -> bool {
    word != "va" && word.starts_with(char::is_alphanumeric)
}

/// Without the marks and spaces that end a sentence or a list entry.
pub(super) fn bare(text: &str) -> &str {
    text.trim().trim_end_matches(['.', ';', ',', ':', ' ', '\t']).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_places_and_marks_stand_alone() {
        let text = "Quý II/2026 .";
        let found = tokens(text);
        let words: Vec<&str> = found.iter().map(|token| token.text).collect();
        assert_eq!(words, ["Quý", "II", "/", "2026", "."]);
        assert!(found.iter().all(|token| &text[token.start..token.end] == token.text));
    }

    #[test]
    fn marks_count_only_where_they_are_asked_for() {
        let list = ["năm".to_owned()];
        assert!(Phrases::folded(&list).within("Việt Nam"));
        assert!(!Phrases::marked(&list).within("Việt Nam"));
    }
}
