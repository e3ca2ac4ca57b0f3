//! Undo inside a field, a word at a time. There is no clock to group by: what
//! belongs together is read off the order of the edits.

use std::collections::VecDeque;

use super::content::Content;

/// How many steps are kept; the oldest are forgotten first.
const KEPT_STEPS: usize = 500;

/// What a field was before each step, and what was undone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct History {
    past: VecDeque<Content>,
    future: Vec<Content>,
    run: Run,
}

/// The step that the next edit may still belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Run {
    #[default]
    None,
    Typing,
    /// Backspaces. An input method sends them to write the word again, a person
    /// to take it away; only what follows tells.
    Erasing {
        over_blank: bool,
        after_typing: bool,
    },
    Deleting,
}

impl History {
    /// A character is about to be typed; `joins_word` says that it starts no
    /// new word.
    pub(super) fn typing(&mut self, now: &Content, joins_word: bool) {
        match self.run {
            Run::Typing if joins_word => {}
            // The word is being written again: the backspaces were no step.
            Run::Erasing { over_blank: false, after_typing } => {
                if after_typing {
                    self.past.pop_back();
                }
            }
            Run::None | Run::Typing | Run::Erasing { .. } | Run::Deleting => self.keep(now),
        }
        self.run = Run::Typing;
    }

    /// A character is about to be taken back.
    pub(super) fn erasing(&mut self, now: &Content, blank: bool) {
        self.run = match self.run {
            Run::Erasing { over_blank, after_typing } => {
                Run::Erasing { over_blank: over_blank || blank, after_typing }
            }
            run @ (Run::None | Run::Typing | Run::Deleting) => {
                self.keep(now);
                Run::Erasing { over_blank: blank, after_typing: run == Run::Typing }
            }
        };
    }

    /// A letter after the cursor is about to be deleted.
    pub(super) fn deleting(&mut self, now: &Content) {
        if self.run != Run::Deleting {
            self.keep(now);
        }
        self.run = Run::Deleting;
    }

    /// An edit is about to happen that is a step by itself.
    pub(super) fn step(&mut self, now: &Content) {
        self.keep(now);
        self.run = Run::None;
    }

    /// The next edit begins a new step.
    pub(super) fn pause(&mut self) {
        self.run = Run::None;
    }

    pub(super) fn undo(&mut self, now: &mut Content) -> bool {
        self.run = Run::None;
        let Some(before) = self.past.pop_back() else { return false };
        self.future.push(std::mem::replace(now, before));
        true
    }

    pub(super) fn redo(&mut self, now: &mut Content) -> bool {
        self.run = Run::None;
        let Some(after) = self.future.pop() else { return false };
        self.past.push_back(std::mem::replace(now, after));
        true
    }

    fn keep(&mut self, now: &Content) {
        self.future.clear();
        if self.past.len() == KEPT_STEPS {
            self.past.pop_front();
        }
        self.past.push_back(now.clone());
    }
}
