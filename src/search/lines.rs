//! Many short texts in one piece of memory.

/// Texts one after the other, by number.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
    /// Where each text ends.
    ends: Vec<usize>,
}

impl Lines {
    /// Adds a text.
    pub fn push(&mut self, line: &str) {
        self.text.push_str(line);
        self.end();
    }

    /// Adds the characters of a text that is still open.
    pub fn extend(&mut self, letters: impl Iterator<Item = char>) {
        self.text.extend(letters);
    }

    /// Ends the text that is open.
    pub fn end(&mut self) {
        self.ends.push(self.text.len());
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a number; empty where there is none.
    pub fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(at).copied().unwrap_or(0);
        self.text.get(start.unwrap_or(0)..end).unwrap_or("")
    }

    /// All texts, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.get(at))
    }
}
