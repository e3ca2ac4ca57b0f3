//! Words of a text with their places, and phrases found among them.

use std::sync::LazyLock;

use crate::text::fold_char;

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

/// The words at the beginning of a text, enough for any phrase: a sentence need
/// not be cut whole to know how it begins.
pub(super) fn first_tokens(text: &str) -> Vec<Token<'_>> {
    let start = beginning(text, 160);
    let mut found = tokens(start);
    if start.len() < text.len() {
        found.pop();
    }
    found
}

/// The beginning of a text, of at most so many bytes.
pub(super) fn beginning(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}

/// Cuts a text into words and marks; spaces vanish.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        let letter = Letter::of(first);
        if letter.kind == Kind::Space {
            continue;
        }
        let mut end = start + first.len_utf8();
        let mut lower = String::with_capacity(8);
        let mut folded = String::with_capacity(8);
        lower.push(letter.lower);
        folded.push(letter.folded);
        while letter.kind == Kind::Word
            && let Some((at, c)) = chars.next_if(|(_, c)| Letter::of(*c).kind == Kind::Word)
        {
            let letter = Letter::of(c);
            lower.push(letter.lower);
            folded.push(letter.folded);
            end = at + c.len_utf8();
        }
        let text = text.get(start..end).unwrap_or_default();
        found.push(Token { text, lower, folded, start, end });
    }
    found
}

/// What a character does in a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Mark,
    Space,
}

/// All that is asked of a character, worked out once: a document is cut into
/// words several times over.
#[derive(Debug, Clone, Copy)]
struct Letter {
    lower: char,
    folded: char,
    kind: Kind,
}

/// Below this code point stand all letters of Vietnamese.
const TABLED: u32 = 0x2000;

impl Letter {
    fn of(c: char) -> Self {
        static TABLE: LazyLock<Vec<Letter>> = LazyLock::new(|| {
            let each = |code| Letter::work_out(char::from_u32(code).unwrap_or(' '));
            (0..TABLED).map(each).collect()
        });
        let at = usize::try_from(u32::from(c)).unwrap_or(usize::MAX);
        TABLE.get(at).copied().unwrap_or_else(|| Self::work_out(c))
    }

    fn work_out(c: char) -> Self {
        let mut lower = c.to_lowercase();
        let lower = lower.next().filter(|_| lower.next().is_none()).unwrap_or(c);
        let kind = if c.is_whitespace() {
            Kind::Space
        } else if c.is_alphanumeric() {
            Kind::Word
        } else {
            Kind::Mark
        };
        Self { lower, folded: fold_char(c), kind }
    }
}

/// Phrases of a list, compared word by word.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrases {
    marked: bool,
    /// By their first words, and of those the longest first.
    list: Vec<Vec<String>>,
    longest: usize,
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

    /// Whether the text begins with one of the loose phrases.
    pub fn begin_loosely(&self, text: &str) -> bool {
        let found: Vec<Token<'_>> =
            tokens(text).into_iter().filter(|token| binds(&token.folded)).collect();
        self.at(&found, 0).is_some()
    }

    /// Whether the whole text is one of the phrases, but for marks around it.
    pub fn is(&self, text: &str) -> bool {
        let found: Vec<Token<'_>> = tokens(text).into_iter().filter(Token::is_word).collect();
        self.at(&found, 0).is_some_and(|len| len == found.len())
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
        list.sort_by(|one, other| {
            let longer = other.len().cmp(&one.len());
            one.first().cmp(&other.first()).then(longer)
        });
        let longest = list.iter().map(Vec::len).max().unwrap_or(0);
        Self { marked, list, longest }
    }

    /// How many tokens the longest phrase that begins at `at` takes.
    pub fn at(&self, tokens: &[Token<'_>], at: usize) -> Option<usize> {
        let rest = tokens.get(at..)?;
        let first = self.word(rest.first()?);
        let begin =
            self.list.partition_point(|phrase| phrase.first().is_some_and(|word| &**word < first));
        self.list
            .get(begin..)?
            .iter()
            .take_while(|phrase| phrase.first().is_some_and(|word| word == first))
            .find(|phrase| {
                phrase.len() <= rest.len()
                    && phrase.iter().zip(rest).all(|(word, token)| word == self.word(token))
            })
            .map(Vec::len)
    }

    /// A token in the form in which this list compares.
    fn word<'t>(&self, token: &'t Token<'_>) -> &'t str {
        if self.marked { &token.lower } else { &token.folded }
    }

    /// The first place at or after `from` where a phrase stands, and its length.
    pub fn find(&self, tokens: &[Token<'_>], from: usize) -> Option<(usize, usize)> {
        (from..tokens.len()).find_map(|at| self.at(tokens, at).map(|len| (at, len)))
    }

    /// How many tokens the longest phrase that ends before `end` takes.
    pub fn before(&self, tokens: &[Token<'_>], end: usize) -> Option<usize> {
        let left = tokens.get(..end)?;
        let most = self.longest.min(end);
        (1..=most).rev().find(|len| self.at(left, end - len) == Some(*len))
    }

    /// Whether the text begins with a phrase.
    pub fn begin(&self, text: &str) -> bool {
        self.at(&first_tokens(text), 0).is_some()
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
