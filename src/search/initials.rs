//! The first letters of the words of names: "cqtt" is "Chính quyền thân thiện".

use memchr::memmem;

use super::bits::Bits;
use super::column::Column;
use super::dictionary::Dictionary;

/// The longest run of first letters that is looked for.
const LONGEST: usize = 16;

/// The first letter of every word of a column, in one piece of memory.
#[derive(Debug, Default)]
pub(super) struct Initials {
    letters: Vec<u8>,
}

impl Initials {
    /// The first letters of a column's words.
    pub fn of(names: &Column, dictionary: &Dictionary) -> Self {
        let first = |word: &u32| dictionary.folded(*word).bytes().next().unwrap_or(b' ');
        Self { letters: names.all_words().iter().map(first).collect() }
    }

    /// Those of one name.
    pub fn of_name(&self, names: &Column, name: u32) -> &[u8] {
        self.letters.get(names.span(name)).unwrap_or(&[])
    }

    /// Adds the names in which these first letters follow each other.
    pub fn add_having(&self, typed: &str, names: &Column, bits: &mut Bits) {
        if !is_run(typed) {
            return;
        }
        let finder = memmem::Finder::new(typed);
        let (mut from, mut name) = (0, 0);
        while let Some(found) = self.letters.get(from..).and_then(|rest| finder.find(rest)) {
            let at = from + found;
            name = names.text_at(at, name);
            let end = names.span(name).end;
            if at + typed.len() <= end {
                bits.insert(name);
                from = end;
            } else {
                from = at + 1;
            }
        }
    }
}

/// Whether typed letters may be first letters of several words.
pub(super) fn is_run(typed: &str) -> bool {
    (2..=LONGEST).contains(&typed.len()) && typed.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
