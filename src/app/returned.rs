//! An update sheet that came back filled in: what it says is looked at before
//! it is kept.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use super::changes;
use super::measured::moved;
use super::message::Effect;
use super::overlay::{Overlay, Step};
use super::state::State;
use crate::action::Action;
use crate::collect::{
    Collected, Returned, SheetError, breach, changes as updates, collect, fault, missing, name,
    newer, proposal, sheet_error,
};
use crate::domain::{Board, Change, Programme, ProgrammeId};
use crate::say;
use crate::text::file_name;
use crate::words::Words;

/// The open sheet.
#[derive(Debug, Clone)]
pub struct ReturnedSheet {
    /// The file's name.
    pub file: String,
    /// What it says.
    pub rows: Vec<Row>,
    /// The row under the cursor.
    pub chosen: usize,
    /// The updates that will be kept, each with its programme.
    ready: Vec<(ProgrammeId, Change)>,
}

/// A row of the sheet, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Whether it will be kept.
    pub is_kept: bool,
    /// What it is about.
    pub title: String,
    /// What it says, or why it is left out.
    pub lines: Vec<String>,
}

/// A sheet has been read, or is none.
pub fn arrived(state: &mut State, path: &str, result: Result<Returned, SheetError>) -> Vec<Effect> {
    state.busy = None;
    let file = file_name(path).to_owned();
    match result {
        Err(error) => {
            let text = sheet_error(&state.words, &file, &error);
            state.complain(text);
        }
        Ok(returned) => {
            state.overlays.retain(|overlay| !matches!(overlay, Overlay::OpenFile(_)));
            let sheet = ReturnedSheet::new(state, file, &returned);
            state.overlays.push(Overlay::Returned(Box::new(sheet)));
        }
    }
    Vec::new()
}

impl ReturnedSheet {
    fn new(state: &State, file: String, returned: &Returned) -> Self {
        let programmes = state.library.folded();
        let today = state.now.date_naive();
        let (mut rows, mut ready) = (Vec::new(), Vec::new());
        for sheet in collect(&programmes, returned, today) {
            // What is newer here is left to the command line, which asks.
            let accepted: Vec<_> = sheet.accepted(false).collect();
            let places = accepted.iter().map(|known| known.programme.clone());
            ready.extend(places.zip(updates(accepted.iter().copied())));
            rows.extend(told(&state.words, &programmes, &sheet));
        }
        Self { file, rows, chosen: 0, ready }
    }

    /// How many updates will be kept.
    #[must_use]
    pub fn count(&self) -> usize {
        self.ready.len()
    }

    /// Does what a key asks for.
    pub fn act(mut self: Box<Self>, state: &mut State, action: Action) -> Step {
        match action {
            Action::Back => return (None, Vec::new()),
            Action::Save => {
                let text = if self.ready.is_empty() {
                    say!(state.words, "returned-nothing")
                } else {
                    say!(state.words, "returned-kept", count = self.ready.len())
                };
                state.say(text);
                state.queued = self.ready.into();
                return (None, changes::next_queued(state));
            }
            other => {
                let step = state.measured.step();
                self.chosen = moved(self.chosen, self.rows.len(), other, step);
            }
        }
        (Some(Overlay::Returned(self)), Vec::new())
    }
}

/// A sheet in words: what will be kept first, then what will not, and why.
fn told(words: &Words, programmes: &[(&Programme, &Board)], sheet: &Collected) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for said in &sheet.proposals {
        let mut lines = proposal(words, said);
        let reason = said.breach.map(|known| breach(words, known));
        let reason = reason.or(said.newer.map(|known| newer(words, known)));
        let is_kept = reason.is_none();
        lines.splice(0..0, reason);
        let title = name(programmes, &said.programme, &said.key);
        rows.push(Row { is_kept, title, lines });
    }
    rows.sort_by_key(|row| !row.is_kept);
    let left_out = |title| Row { is_kept: false, title, lines: Vec::new() };
    rows.extend(sheet.remarks.iter().map(|known| left_out(fault(words, programmes, known))));
    rows.extend(sheet.missing.iter().map(|known| left_out(missing(words, programmes, known))));
    rows
}
