//! All folded lines in one piece of memory.

use memchr::memmem::Finder;

/// Lines one after the other, each with the number of its owner.
#[derive(Debug, Default)]
pub(super) struct Arena {
    text: String,
    /// Where each line begins in `text`; a line ends before its `\n`.
    starts: Vec<u32>,
    owners: Vec<u32>,
    /// The letters and digits of each line, a bit each.
    letters: Vec<u64>,
}

impl Arena {
    /// Adds a folded line. Lines beyond 4 GiB are left out.
    pub fn push(&mut self, owner: u32, folded: &str) {
        let Ok(start) = u32::try_from(self.text.len()) else { return };
        self.starts.push(start);
        self.owners.push(owner);
        self.letters.push(letters(folded));
        self.text.extend(folded.chars().map(|c| if c == '\n' { ' ' } else { c }));
        self.text.push('\n');
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// A line and its owner.
    pub fn line(&self, at: usize) -> Option<(u32, &str)> {
        let start = *self.starts.get(at)? as usize;
        let end = self.starts.get(at + 1).map_or(self.text.len(), |next| *next as usize) - 1;
        Some((*self.owners.get(at)?, self.text.get(start..end)?))
    }

    /// The lines that hold a piece of text, in order, each once.
    pub fn holding<'a>(&'a self, piece: &'a str) -> impl Iterator<Item = (u32, &'a str)> {
        let finder = Finder::new(piece).into_owned();
        let mut from = 0;
        let mut line = 0;
        std::iter::from_fn(move || {
            let found = from + finder.find(self.text.as_bytes().get(from..)?)?;
            line += self.starts.get(line..)?.partition_point(|start| *start as usize <= found) - 1;
            from = self.starts.get(line + 1).map_or(self.text.len(), |next| *next as usize);
            self.line(line)
        })
    }

    /// The lines that have every letter of a text, in any order.
    pub fn with_letters(&self, text: &str) -> impl Iterator<Item = (u32, &str)> {
        let wanted = letters(text);
        let fits = move |(at, has): (usize, &u64)| (has & wanted == wanted).then_some(at);
        self.letters.iter().enumerate().filter_map(fits).filter_map(|at| self.line(at))
    }
}

/// One bit for each letter and digit of a folded text.
fn letters(folded: &str) -> u64 {
    folded.bytes().fold(0, |bits, byte| match byte {
        b'a'..=b'z' => bits | 1 << (byte - b'a'),
        b'0'..=b'9' => bits | 1 << (26 + byte - b'0'),
        _ => bits,
    })
}
