//! Comparing two moments: the dialog that asks for them, and the list of what
//! is not the same.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

#[cfg(test)]
mod tests;
mod told;

pub use told::{due, move_line, name, turn, turn_line};

use super::field::Field;
use super::library::{Library, Volume};
use super::measured::moved;
use super::moment::{Offer, Pick, offers};
use super::overlay::{Overlay, Step};
use super::search::show_item;
use super::state::State;
use crate::action::Action;
use crate::domain::{Comparison, Key, Moment, ProgrammeId, Side, Turn};
use crate::say;

/// A programme at two moments, the earlier first.
#[derive(Debug)]
pub struct Both {
    /// The earlier.
    pub before: Volume,
    /// The later.
    pub after: Volume,
}

impl Both {
    /// A programme at two moments, in whichever order they are named. None
    /// where they are one, or the programme is not there.
    #[must_use]
    pub fn of(library: &Library, id: &ProgrammeId, from: Moment, to: Moment) -> Option<Self> {
        let end = |moment: Moment| (moment.day, moment.through.unwrap_or(u64::MAX));
        let (from, to) = if end(from) <= end(to) { (from, to) } else { (to, from) };
        if from == to {
            return None;
        }
        Some(Self { before: library.frozen(id, from)?, after: library.frozen(id, to)? })
    }

    /// What is not the same.
    #[must_use]
    pub fn comparison<'a>(&'a self, library: &'a Library) -> Comparison<'a> {
        let side = |volume: &'a Volume| Side { programme: &volume.programme, board: &volume.board };
        Comparison::of(side(&self.before), side(&self.after), library.ledger())
    }
}

/// The dialog that asks for two moments.
#[derive(Debug, Clone)]
pub struct CompareForm {
    /// The two, the earlier first.
    pub picks: [Pick; 2],
    /// Which of them has the keys.
    pub at: usize,
    /// The moments that are offered.
    pub offers: Vec<Offer>,
    /// Why they cannot be compared.
    pub complaint: Option<String>,
}

impl CompareForm {
    /// From the end of the quarter before to the moment shown.
    #[must_use]
    pub fn open(state: &State) -> Self {
        let offers = offers(state);
        let index = |moment: Option<Moment>| offers.iter().position(|o| o.moment == moment);
        let to = index(state.chosen).unwrap_or(0);
        let eve = state.volume().and_then(|volume| {
            let board = &volume.board;
            board.end_of(board.shown_quarter().previous())
        });
        let earlier = || offers.iter().position(|offer| offer.day < state.library.as_of());
        let from = index(eve).filter(|_| eve.is_some()).or_else(earlier).unwrap_or(0);
        Self { picks: [Pick::at(from), Pick::at(to)], at: 0, offers, complaint: None }
    }

    /// The field of the moment with the keys.
    #[must_use]
    pub fn field(&self) -> Option<&Field> {
        self.picks.get(self.at).map(|pick| &pick.field)
    }

    /// The same, to be written in.
    pub fn field_mut(&mut self) -> Option<&mut Field> {
        self.picks.get_mut(self.at).map(|pick| &mut pick.field)
    }

    /// What follows when the text has changed.
    pub fn written(&mut self) {
        self.complaint = None;
        if let Some(pick) = self.picks.get_mut(self.at) {
            pick.written();
        }
    }

    /// Puts the cursor on a row that was clicked.
    pub fn choose(&mut self, row: usize) {
        if let Some(pick) = self.picks.get_mut(self.at) {
            pick.chosen = Some(row);
        }
    }

    /// Does what a key asks for.
    pub fn act(mut self, state: &mut State, action: Action) -> Step {
        match action {
            Action::Back => return (None, Vec::new()),
            Action::NextPane | Action::PreviousPane => self.at = 1 - self.at.min(1),
            Action::Open => match self.list(state) {
                Ok(list) => return (Some(Overlay::Compared(Box::new(list))), Vec::new()),
                Err(sentence) => self.complaint = Some(sentence),
            },
            other => {
                self.complaint = None;
                let (length, step) = (self.offers.len(), state.measured.step());
                if let Some(pick) = self.picks.get_mut(self.at) {
                    pick.turn(length, other, step);
                }
            }
        }
        (Some(Overlay::Compare(Box::new(self))), Vec::new())
    }

    fn list(&mut self, state: &State) -> Result<ComparedList, String> {
        let words = &state.words;
        let now = Moment::now(state.now.date_naive());
        let mut moments = [now; 2];
        for (at, (pick, moment)) in self.picks.iter().zip(&mut moments).enumerate() {
            let settled = pick.settled(state, &self.offers);
            let settled = settled.map_err(|refusal| {
                self.at = at;
                refusal.sentence(words)
            })?;
            *moment = settled.unwrap_or(now);
        }
        let volume = state.volume().ok_or_else(|| say!(words, "nothing-here"))?;
        let [from, to] = moments;
        let both = Both::of(&state.library, &volume.document.id, from, to);
        let both = both.ok_or_else(|| say!(words, "compare-same"))?;
        Ok(ComparedList::of(state, &both))
    }
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The group it belongs to.
    pub turn: Turn,
    /// The item.
    pub key: Key,
    /// What it is called.
    pub name: String,
    /// The heart of it in a few words.
    pub brief: String,
    /// All that is to be said.
    pub lines: Vec<String>,
}

/// The open list.
#[derive(Debug, Clone)]
pub struct ComparedList {
    /// The days it compares.
    pub title: String,
    /// How many are in each group.
    pub counts: Vec<(Turn, usize)>,
    /// The items, group by group.
    pub rows: Vec<Line>,
    /// The row under the cursor.
    pub chosen: usize,
    programme: ProgrammeId,
}

impl ComparedList {
    fn of(state: &State, both: &Both) -> Self {
        let words = &state.words;
        let comparison = both.comparison(&state.library);
        let date = |volume: &Volume| words.date(volume.board.as_of());
        let counts = Turn::ALL.map(|turn| (turn, comparison.group(turn).count()));
        let rows = Turn::ALL.into_iter().flat_map(|turn| {
            let line = move |row| {
                let said = turn_line(words, both, row, turn);
                let stood = crate::domain::Compared::stood(row)?;
                Some(Line {
                    turn,
                    key: stood.item.key.clone(),
                    name: name(words, &stood.item),
                    brief: said.first().cloned().unwrap_or_default(),
                    lines: said,
                })
            };
            comparison.group(turn).filter_map(line).collect::<Vec<_>>()
        });
        let (from, to) = (date(&both.before), date(&both.after));
        Self {
            title: say!(words, "difference-title", from = from, to = to),
            rows: rows.collect(),
            counts: counts.to_vec(),
            chosen: 0,
            programme: both.after.document.id.clone(),
        }
    }

    /// The row where the group after begins, or the first.
    fn next_group(&self, on: bool) -> usize {
        let turn = self.rows.get(self.chosen).map(|row| row.turn);
        let starts: Vec<usize> = (0..self.rows.len())
            .filter(|at| {
                let before = at.checked_sub(1).and_then(|at| self.rows.get(at));
                before.map(|row| row.turn) != self.rows.get(*at).map(|row| row.turn)
            })
            .collect();
        let here =
            starts.iter().rposition(|start| self.rows.get(*start).map(|row| row.turn) == turn);
        let Some(here) = here else { return 0 };
        let step = if on { 1 } else { starts.len() - 1 };
        starts.get((here + step) % starts.len()).copied().unwrap_or(0)
    }

    /// Does what a key asks for.
    pub fn act(mut self: Box<Self>, state: &mut State, action: Action) -> Step {
        match action {
            Action::Back => return (None, Vec::new()),
            Action::NextPane => self.chosen = self.next_group(true),
            Action::PreviousPane => self.chosen = self.next_group(false),
            Action::Open => {
                let Some(row) = self.rows.get(self.chosen) else {
                    return (Some(Overlay::Compared(self)), Vec::new());
                };
                let volume = state.library.volume(&self.programme);
                if volume.is_none_or(|volume| volume.programme.node(&row.key).is_none()) {
                    let text = say!(state.words, "compared-not-here", item = row.name.as_str());
                    state.say(text);
                    return (Some(Overlay::Compared(self)), Vec::new());
                }
                show_item(state, Some(&self.programme), &row.key);
                return (None, Vec::new());
            }
            other => {
                let length = self.rows.len();
                self.chosen = moved(self.chosen, length, other, state.measured.step());
            }
        }
        (Some(Overlay::Compared(self)), Vec::new())
    }
}
