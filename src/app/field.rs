//! The text field ("ô nhập"): what is typed is kept as code points, exactly as
//! it came, because Vietnamese input methods count code points when they take
//! letters back; it becomes clean text only when it is asked for.

mod content;
mod history;
#[cfg(test)]
mod laws;
mod layout;
#[cfg(test)]
mod tests;

use crate::text;
use content::{Content, is_blank};
use history::History;
pub use layout::{VisibleLine, WrappedLine, WrappedText};

/// A field of one line or of several, with its cursor, selection and undo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    content: Content,
    shape: Shape,
    history: History,
    /// The column that ↑ and ↓ try to keep through shorter lines.
    goal: Option<usize>,
    original: String,
}

/// How many lines a field may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Line,
    Paragraph,
}

impl Field {
    /// A field of one line, holding `text`, the cursor behind it.
    #[must_use]
    pub fn line(text: &str) -> Self {
        Self::new(Shape::Line, text)
    }

    /// A field of several lines, holding `text`, the cursor behind it.
    #[must_use]
    pub fn paragraph(text: &str) -> Self {
        Self::new(Shape::Paragraph, text)
    }

    fn new(shape: Shape, text: &str) -> Self {
        let content = Content::from(shape.accept(text));
        let original = text::clean(&content.text());
        Self { content, shape, history: History::default(), goal: None, original }
    }

    /// Whether it may have several lines.
    #[must_use]
    pub fn is_paragraph(&self) -> bool {
        self.shape == Shape::Paragraph
    }

    /// Starts over with another text: nothing to undo, and not changed.
    pub fn set_text(&mut self, text: &str) {
        *self = Self::new(self.shape, text);
    }

    /// What was typed, as it is stored and searched: NFC, odd spaces plain,
    /// invisible characters dropped.
    #[must_use]
    pub fn text(&self) -> String {
        text::clean(&self.content.text())
    }

    /// What was typed, code point by code point.
    #[must_use]
    pub fn raw(&self) -> String {
        self.content.text()
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.content.letters.is_empty()
    }

    /// Whether its text is another one than it started with.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.text() != self.original
    }

    /// The selected text, clean as by [`Self::text`].
    #[must_use]
    pub fn selection(&self) -> Option<String> {
        self.content.selection().map(|range| text::clean(&self.content.part(range)))
    }

    /// Makes what is kept the same as [`Self::text`]. Only for when the focus
    /// leaves the field: until then an input method may still take code points
    /// of the open word back.
    pub fn settle(&mut self) {
        let clean = self.text();
        if clean != self.raw() {
            let before = text::clean(&self.content.part(0..self.content.cursor));
            self.content = Content::from(clean);
            self.content.cursor = before.chars().count().min(self.content.letters.len());
        }
        self.history.pause();
    }

    /// One typed character, in place of the selection. A line end becomes a
    /// space in a field of one line; other control characters do nothing.
    pub fn insert(&mut self, c: char) {
        let Some(c) = self.shape.accept_char(c) else { return };
        let joins_word = match self.content.selection() {
            Some(range) => !self.content.letters[range].iter().any(|c| is_blank(*c)),
            None => is_blank(c) || !self.content.before_cursor().is_some_and(is_blank),
        };
        self.history.typing(&self.content, joins_word);
        self.write(&[c]);
    }

    /// Pasted text, in place of the selection; one step of undo. A line end of
    /// any kind becomes one line end, or one space in a field of one line,
    /// where those at the end are dropped.
    pub fn paste(&mut self, pasted: &str) {
        let accepted = text::clean(&self.shape.accept(pasted));
        if !accepted.is_empty() {
            self.history.step(&self.content);
            self.write(&accepted.chars().collect::<Vec<char>>());
        }
    }

    /// Takes back the selection, or exactly one code point before the cursor.
    pub fn erase_back(&mut self) {
        if self.erase_selection() {
            return;
        }
        if let Some(erased) = self.content.before_cursor() {
            self.history.erasing(&self.content, is_blank(erased));
            self.cut(self.content.cursor - 1);
        }
    }

    /// Deletes the selection, or one letter (grapheme) after the cursor.
    pub fn erase_forward(&mut self) {
        if self.erase_selection() {
            return;
        }
        let until = self.content.letter_after(self.content.cursor);
        if until > self.content.cursor {
            self.history.deleting(&self.content);
            self.cut(until);
        }
    }

    /// Deletes the selection, or back to the beginning of the word.
    pub fn erase_word(&mut self) {
        let start = self.content.word_before(self.content.cursor);
        self.erase_to(start);
    }

    /// Deletes the selection, or back to the beginning of the line.
    pub fn erase_to_start(&mut self) {
        let start = self.content.line_around(self.content.cursor).start;
        self.erase_to(start);
    }

    /// One letter to the left; without `select` a selection ends at its left.
    pub fn left(&mut self, select: bool) {
        let to = match self.content.selection() {
            Some(range) if !select => range.start,
            _ => self.content.letter_before(self.content.cursor),
        };
        self.go(to, select);
    }

    /// One letter to the right; without `select` a selection ends at its right.
    pub fn right(&mut self, select: bool) {
        let to = match self.content.selection() {
            Some(range) if !select => range.end,
            _ => self.content.letter_after(self.content.cursor),
        };
        self.go(to, select);
    }

    /// To the beginning of this word or of the one before.
    pub fn word_left(&mut self, select: bool) {
        self.go(self.content.word_before(self.content.cursor), select);
    }

    /// To the beginning of the next word.
    pub fn word_right(&mut self, select: bool) {
        self.go(self.content.word_after(self.content.cursor), select);
    }

    /// To the beginning of the line (up to a typed line end, not a wrapped one).
    pub fn home(&mut self, select: bool) {
        self.go(self.content.line_around(self.content.cursor).start, select);
    }

    /// To the end of the line (up to a typed line end, not a wrapped one).
    pub fn end(&mut self, select: bool) {
        self.go(self.content.line_around(self.content.cursor).end, select);
    }

    /// One row up, as the text is wrapped into so many columns; `false` when
    /// the cursor is in the first row already.
    pub fn up(&mut self, columns: u16, select: bool) -> bool {
        let step = self.content.row_step(columns, self.goal, |row| row.checked_sub(1));
        self.go_to_row(step, select)
    }

    /// One row down, as the text is wrapped into so many columns; `false` when
    /// the cursor is in the last row already.
    pub fn down(&mut self, columns: u16, select: bool) -> bool {
        let step = self.content.row_step(columns, self.goal, |row| row.checked_add(1));
        self.go_to_row(step, select)
    }

    /// Selects everything.
    pub fn select_all(&mut self) {
        self.history.pause();
        self.goal = None;
        self.content.anchor = Some(0);
        self.content.cursor = self.content.letters.len();
    }

    /// Takes back the last word typed, or the last other edit; `false` when
    /// nothing is left to take back.
    pub fn undo(&mut self) -> bool {
        self.goal = None;
        self.history.undo(&mut self.content)
    }

    /// Brings back what [`Self::undo`] took; `false` when nothing is left.
    pub fn redo(&mut self) -> bool {
        self.goal = None;
        self.history.redo(&mut self.content)
    }

    /// What shows of a field of one line in so many columns.
    #[must_use]
    pub fn visible_line(&self, columns: u16) -> VisibleLine {
        self.content.visible_line(columns)
    }

    /// The text wrapped into so many columns, the last of which is kept free
    /// for the cursor.
    #[must_use]
    pub fn wrapped(&self, columns: u16) -> WrappedText {
        self.content.wrapped(columns)
    }

    fn go(&mut self, to: usize, select: bool) {
        self.goal = None;
        if select {
            // Some input methods select what they are about to replace, so a
            // selection alone does not end the word being typed.
            self.content.anchor = self.content.anchor.or(Some(self.content.cursor));
        } else {
            self.content.anchor = None;
            self.history.pause();
        }
        self.content.cursor = to;
    }

    fn go_to_row(&mut self, step: Option<(usize, usize)>, select: bool) -> bool {
        if let Some((to, goal)) = step {
            self.go(to, select);
            self.goal = Some(goal);
        }
        step.is_some()
    }

    fn erase_selection(&mut self) -> bool {
        let selected = self.content.selection().is_some();
        if selected {
            self.history.step(&self.content);
            self.write(&[]);
        }
        selected
    }

    fn erase_to(&mut self, start: usize) {
        if !self.erase_selection() && start < self.content.cursor {
            self.history.step(&self.content);
            self.cut(start);
        }
    }

    fn write(&mut self, letters: &[char]) {
        self.goal = None;
        let range = self.content.selection().unwrap_or(self.content.cursor..self.content.cursor);
        self.content.replace(range, letters);
    }

    /// Removes what lies between the cursor and another place.
    fn cut(&mut self, other: usize) {
        self.goal = None;
        let cursor = self.content.cursor;
        self.content.replace(cursor.min(other)..cursor.max(other), &[]);
    }
}

impl Shape {
    /// A character as this field takes it.
    fn accept_char(self, c: char) -> Option<char> {
        match c {
            '\t' => Some(' '),
            // Beside the usual two: Word's own line end, form feed, Unicode's.
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => match self {
                Self::Line => Some(' '),
                Self::Paragraph => Some('\n'),
            },
            // Turns the direction of what follows: of no use here, and a trap.
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => None,
            _ => Some(c).filter(|c| !c.is_control()),
        }
    }

    fn accept(self, text: &str) -> String {
        let text = text.replace("\r\n", "\n");
        let text = match self {
            // A cell copied from a spreadsheet ends in a line end.
            Self::Line => text.trim_end_matches(['\n', '\r']),
            Self::Paragraph => &text,
        };
        text.chars().filter_map(|c| self.accept_char(c)).collect()
    }
}
