//! Closing the quarter that is open: the question, and why it is not asked.

use chrono::NaiveDate;

use super::changes;
use super::library::{Library, Volume};
use super::message::Effect;
use super::overlay::Overlay;
use super::question::{Question, Subject};
use super::state::{Pending, State};
use crate::domain::{Change, ClosingFault, Quarter, Standing};
use crate::say;
use crate::words::Words;

/// What a closing is about to fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// The quarter.
    pub quarter: Quarter,
    /// How many items are done.
    pub done: usize,
    /// How many are overdue.
    pub overdue: usize,
    /// How many unfinished ones have had no report for it.
    pub silent: usize,
}

impl Figures {
    /// Those of a quarter as a programme stands.
    #[must_use]
    pub fn of(volume: &Volume, quarter: Quarter) -> Self {
        let items: Vec<_> = volume.programme.items().collect();
        let count = |wanted: fn(Standing) -> bool| {
            items.iter().filter(|item| wanted(volume.standing(item))).count()
        };
        let is_silent = |item: &&_| volume.board.is_silent_in(item, quarter);
        Self {
            quarter,
            done: count(Standing::is_done),
            overdue: count(|standing| standing == Standing::Overdue),
            silent: items.iter().filter(is_silent).count(),
        }
    }

    /// The question that a closing begins with.
    #[must_use]
    pub fn question(&self, words: &Words) -> String {
        say!(
            words,
            "ask-close-quarter",
            quarter = words.quarter(self.quarter),
            next = words.quarter(self.quarter.next()),
            done = self.done,
            overdue = self.overdue,
            silent = self.silent
        )
    }
}

/// The quarter to be closed on a day: the one that is open. Where none was
/// ever closed, the one before during the first month after it, for its
/// reports are what an office waits for then.
#[must_use]
pub fn due(library: &Library, volume: &Volume, today: NaiveDate) -> Quarter {
    let open = volume.board.open_quarter(today);
    let previous = open.previous();
    let was_there = || {
        let first = library.first_day(Some(&volume.programme.id));
        first.zip(previous.last_day()).is_some_and(|(first, last)| first <= last)
    };
    let is_early = open.first_day().is_some_and(|first| (today - first).num_days() < 31);
    let never = volume.board.closings().next().is_none();
    if never && is_early && was_there() { previous } else { open }
}

/// Whether a quarter may be closed; one that has not begun is refused with the
/// closing before it, where that is all there is to say.
///
/// # Errors
/// Why not, and of which quarter that is said.
pub fn check(
    volume: &Volume,
    quarter: Quarter,
    today: NaiveDate,
) -> Result<(), (Quarter, ClosingFault)> {
    volume.board.may_close(quarter, today).map_err(|fault| (quarter, fault))
}

/// Why a quarter is not closed, and what to do.
#[must_use]
pub fn refusal(words: &Words, quarter: Quarter, fault: &ClosingFault) -> String {
    let name = words.quarter(quarter);
    match fault {
        ClosingFault::Closed(closing) => {
            let (date, time) = (words.date(closing.at.date_naive()), words.time(closing.at));
            let by = closing.by.as_str();
            say!(words, "quarter-closed-already", quarter = name, date = date, time = time, by = by)
        }
        ClosingFault::LaterClosed(later) => {
            say!(words, "quarter-later-closed", quarter = name, later = words.quarter(*later))
        }
        ClosingFault::NotBegun => {
            let first = quarter.first_day().map(|day| words.date(day)).unwrap_or_default();
            say!(words, "quarter-not-begun", quarter = name, first = first)
        }
    }
}

/// Asks whether the quarter is to be closed, or says why it cannot be.
pub fn ask(state: &mut State) {
    if state.refuses_edits() {
        return;
    }
    let Some(volume) = state.volume() else { return };
    let today = state.now.date_naive();
    let quarter = due(&state.library, volume, today);
    let checked = check(volume, quarter, today).map_err(|(quarter, fault)| {
        // The quarter that is open has not begun: the one before is closed.
        let last = volume.board.closings().next_back();
        last.filter(|_| fault == ClosingFault::NotBegun).map_or_else(
            || refusal(&state.words, quarter, &fault),
            |(last, closing)| refusal(&state.words, last, &ClosingFault::Closed(closing.clone())),
        )
    });
    match checked {
        Ok(()) => {
            let figures = Figures::of(volume, quarter);
            state.overlays.push(Overlay::Question(Question::new(Subject::CloseQuarter(figures))));
        }
        Err(text) => state.complain(text),
    }
}

/// Asks the store to keep the closing.
pub fn close(state: &mut State, quarter: Quarter) -> Vec<Effect> {
    changes::commit(state, Pending::Edit, Change::Quarter { quarter, is_closed: true })
}
