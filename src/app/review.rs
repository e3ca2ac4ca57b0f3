//! A document that has been read and is not in the store yet: what was
//! understood, what is doubtful, what has changed against the edition before.
//! Nothing enters the store before it is accepted here.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

pub mod compared;
mod settle;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

pub use settle::{Choice, Stage, choices, units};

use super::field::Field;
use super::measured::moved;
use super::message::Effect;
use super::overlay::{Overlay, Step};
use super::question::{Question, Subject};
use super::state::State;
use crate::action::{Action, Context};
use crate::document::compare::{Comparison, compare};
use crate::document::{Encoding, Settled};
use crate::domain::{Change, Content, Due, Key, Node, Notice, NoticeCode, Programme};
use crate::words::Words;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// What is doubtful.
    #[default]
    Doubts,
    /// Everything that was understood.
    Understood,
    /// What has changed against the edition before.
    Changes,
}

/// How sure the reading of a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Nothing about it is doubtful.
    Certain,
    /// Somebody should look at it.
    Doubtful,
    /// It is kept word for word and not followed.
    AsText,
}

/// A document on its way in.
#[derive(Debug, Clone)]
pub struct Review {
    /// Where it was read from.
    pub path: String,
    /// The encoding that was named for it.
    pub encoding: Option<Encoding>,
    /// What it came to.
    pub programme: Arc<Programme>,
    /// The programme of the library whose place it takes; none for a new one.
    pub target: Option<usize>,
    /// That programme as it is now.
    pub before: Option<Arc<Programme>>,
    /// The two side by side; empty for a new programme.
    pub comparison: Comparison,
    /// What has been settled, now and before.
    pub settled: Settled,
    /// Doubts that were looked at and left as they are.
    pub seen: BTreeSet<Doubt>,
    /// Deadlines decided here, to be written once the document is in.
    pub dues: BTreeMap<Key, (Due, Due)>,
    /// What is looked at.
    pub pane: Pane,
    /// The row under the cursor.
    pub chosen: usize,
    /// What is asked of that row.
    pub stage: Stage,
}

impl Review {
    /// A document just read, compared with the programme it seems to amend.
    #[must_use]
    pub fn new(
        state: &State,
        path: String,
        encoding: Option<Encoding>,
        programme: Programme,
        settled: Settled,
    ) -> Self {
        let mut review = Self {
            path,
            encoding,
            programme: Arc::new(programme),
            target: None,
            before: None,
            comparison: Comparison::default(),
            settled,
            seen: BTreeSet::new(),
            dues: BTreeMap::new(),
            pane: Pane::default(),
            chosen: 0,
            stage: Stage::Rows,
        };
        review.take_place(state, compared::amended(state, &review.programme));
        review
    }

    /// The document read anew, after something was settled.
    #[must_use]
    pub fn read_again(mut self, state: &State, programme: Programme) -> Self {
        self.programme = Arc::new(programme);
        let (target, chosen) = (self.target, self.chosen);
        self.take_place(state, target);
        self.stage = Stage::Rows;
        self.chosen = chosen.min(self.length().saturating_sub(1));
        self
    }

    /// Chooses whose place it takes.
    fn take_place(&mut self, state: &State, target: Option<usize>) {
        let volume = target.and_then(|at| state.library.volumes().get(at));
        self.target = target.filter(|_| volume.is_some());
        self.before = volume.map(|volume| Arc::clone(&volume.document));
        self.comparison = match &self.before {
            Some(before) => compare(before, &self.programme),
            None => Comparison::default(),
        };
        let id = match &self.before {
            Some(before) => before.id.clone(),
            None => compared::free_id(state, &self.programme.id),
        };
        if self.programme.id != id {
            self.programme = Arc::new(Programme { id, ..(*self.programme).clone() });
        }
        self.chosen = 0;
    }

    /// The panes there are.
    #[must_use]
    pub fn panes(&self) -> &'static [Pane] {
        const ALL: [Pane; 3] = [Pane::Doubts, Pane::Understood, Pane::Changes];
        if self.before.is_some() { &ALL } else { &ALL[..2] }
    }

    /// The doubts that nobody has looked at yet come first.
    #[must_use]
    pub fn doubts(&self) -> Vec<&Notice> {
        let notices = self.programme.notices.iter();
        if self.seen.is_empty() {
            return notices.collect();
        }
        let open = notices.clone().filter(|notice| !self.is_seen(notice));
        open.chain(notices.filter(|notice| self.is_seen(notice))).collect()
    }

    /// Whether a doubt was looked at and left as it is.
    #[must_use]
    pub fn is_seen(&self, notice: &Notice) -> bool {
        // Asked of every notice in every drawing: it copies no words. A list
        // without words comes before all others of its line and code.
        let first = (notice.line, notice.code, Vec::new());
        let alike = self.seen.range(first..);
        let mut alike = alike.take_while(|seen| (seen.0, seen.1) == (notice.line, notice.code));
        alike.any(|seen| seen.2 == notice.about)
    }

    /// The pairs that are not the same in both editions, by their places.
    #[must_use]
    pub fn changes(&self) -> Vec<usize> {
        let pairs = self.comparison.pairs.iter().enumerate();
        pairs.filter(|(_, pair)| !pair.is_same()).map(|(at, _)| at).collect()
    }

    /// How many rows the pane has.
    #[must_use]
    pub fn length(&self) -> usize {
        match self.pane {
            Pane::Doubts => self.programme.notices.len(),
            Pane::Understood => self.programme.nodes.len(),
            Pane::Changes => self.changes().len(),
        }
    }

    /// The doubt under the cursor.
    #[must_use]
    pub fn doubt(&self) -> Option<&Notice> {
        (self.pane == Pane::Doubts).then(|| self.doubts().get(self.chosen).copied()).flatten()
    }

    /// The node of the new edition that the row under the cursor is about.
    #[must_use]
    pub fn node(&self) -> Option<&Node> {
        match self.pane {
            Pane::Doubts => self.programme.node(self.doubt()?.key.as_ref()?),
            Pane::Understood => self.programme.nodes.get(self.chosen),
            Pane::Changes => {
                let pair = self.comparison.pairs.get(*self.changes().get(self.chosen)?)?;
                self.programme.nodes.get(pair.new?)
            }
        }
    }

    /// How sure the reading of each node is.
    #[must_use]
    pub fn certainties(&self) -> Certainties<'_> {
        Certainties::of(self.programme.notices.iter().filter(|notice| !self.is_seen(notice)))
    }

    /// Where keys go.
    #[must_use]
    pub fn context(&self) -> Context {
        if self.field().is_some() { Context::Field } else { Context::Dialog }
    }

    /// The field with the keys.
    #[must_use]
    pub fn field(&self) -> Option<&Field> {
        match &self.stage {
            Stage::Writing { field, .. } | Stage::Naming { field, .. } => Some(field),
            Stage::Rows | Stage::Choosing(_) => None,
        }
    }

    /// The field with the keys, to be written in.
    pub fn field_mut(&mut self) -> Option<&mut Field> {
        match &mut self.stage {
            Stage::Writing { field, .. } | Stage::Naming { field, .. } => Some(field),
            Stage::Rows | Stage::Choosing(_) => None,
        }
    }

    /// What follows when the text of its field has changed.
    pub fn written(&mut self) {
        match &mut self.stage {
            Stage::Writing { complaint, .. } => *complaint = None,
            Stage::Naming { chosen, .. } => *chosen = 0,
            Stage::Rows | Stage::Choosing(_) => {}
        }
    }

    /// Puts the cursor on a row that was clicked: of what is asked, or of the
    /// pane.
    pub fn clicked(&mut self, at: usize) {
        match &mut self.stage {
            Stage::Choosing(chosen) | Stage::Naming { chosen, .. } => *chosen = at,
            Stage::Rows => self.chosen = at,
            Stage::Writing { .. } => {}
        }
    }

    /// Does what a key asks for.
    pub fn act(mut self: Box<Self>, state: &mut State, action: Action) -> Step {
        if !matches!(self.stage, Stage::Rows) {
            let effects = settle::act(&mut self, state, action);
            return (Some(Overlay::Review(self)), effects);
        }
        match action {
            Action::Back => {
                let question = Question::new(Subject::LeaveReview(self));
                return (Some(Overlay::Question(question)), Vec::new());
            }
            Action::Save => return self.accept(state),
            Action::Open => settle::open(&mut self),
            Action::NextPane | Action::PreviousPane => self.turn_pane(action == Action::NextPane),
            Action::Left => self.turn_target(state, false),
            Action::Right => self.turn_target(state, true),
            other => {
                self.chosen = moved(self.chosen, self.length(), other, state.measured.step());
            }
        }
        (Some(Overlay::Review(self)), Vec::new())
    }

    fn turn_pane(&mut self, on: bool) {
        let panes = self.panes();
        let at = panes.iter().position(|pane| *pane == self.pane).unwrap_or(0);
        let step = if on { 1 } else { panes.len() - 1 };
        self.pane = panes.get((at + step) % panes.len()).copied().unwrap_or_default();
        self.chosen = 0;
    }

    /// A new programme, or in the place of one that is there.
    fn turn_target(&mut self, state: &State, on: bool) {
        let count = state.library.volumes().len();
        let at = self.target.map_or(0, |at| at + 1);
        let to = (at + if on { 1 } else { count }) % (count + 1);
        self.take_place(state, to.checked_sub(1));
        if !self.panes().contains(&self.pane) {
            self.pane = Pane::default();
        }
    }

    /// Takes the document into the store.
    fn accept(self: Box<Self>, state: &mut State) -> Step {
        let carried =
            self.before.as_ref().map(|before| self.comparison.carried(before, &self.programme));
        state.settled = self.settled.clone();
        state.queued = self
            .dues
            .iter()
            .map(|(key, (before, after))| {
                let change = Change::DueMoved {
                    key: key.clone(),
                    before: *before,
                    after: *after,
                    reason: crate::say!(state.words, "review-due-reason"),
                    document: String::new(),
                };
                (self.programme.id.clone(), change)
            })
            .collect();
        let mut effects = Vec::new();
        if let Ok(text) = serde_json::to_string(&self.settled) {
            effects.push(Effect::Remember(SETTLED, text));
        }
        effects.push(Effect::Import {
            programme: Arc::clone(&self.programme),
            carried,
            after: state.library.last_seq(),
        });
        (Some(Overlay::Review(self)), effects)
    }
}

/// How sure the reading of each node is, in the light of the doubts that are
/// open: gathered once, for a paper may have tens of thousands of both.
#[derive(Debug)]
pub struct Certainties<'a> {
    doubted: HashSet<&'a Key>,
}

impl<'a> Certainties<'a> {
    /// In the light of these doubts.
    #[must_use]
    pub fn of(open: impl IntoIterator<Item = &'a Notice>) -> Self {
        Self { doubted: open.into_iter().filter_map(|notice| notice.key.as_ref()).collect() }
    }

    /// How sure the reading of a node is.
    #[must_use]
    pub fn at(&self, node: &Node) -> Certainty {
        if self.doubted.contains(&node.key) {
            Certainty::Doubtful
        } else if matches!(node.content, Content::Text) {
            Certainty::AsText
        } else {
            Certainty::Certain
        }
    }
}

/// What the reading of a programme came to, in one sentence.
#[must_use]
pub fn summary(words: &Words, programme: &Programme, certainties: &Certainties<'_>) -> String {
    let count = |wanted: Certainty| {
        programme.nodes.iter().filter(|node| certainties.at(node) == wanted).count()
    };
    crate::say!(
        words,
        "review-summary",
        items = programme.items().count(),
        units = programme.units.len(),
        certain = count(Certainty::Certain),
        doubtful = count(Certainty::Doubtful),
        text = count(Certainty::AsText)
    )
}

/// A doubt by what it says, wherever it stands among the others.
type Doubt = (u32, NoticeCode, Vec<String>);

fn doubt(notice: &Notice) -> Doubt {
    (notice.line, notice.code, notice.about.clone())
}

/// The name under which is kept what has been settled.
pub const SETTLED: &str = "settled";

/// Doubts that a deadline answers once the document is in.
#[must_use]
pub fn is_about_due(code: NoticeCode) -> bool {
    matches!(code, NoticeCode::DueBeforeIssue | NoticeCode::DueOnWeekend | NoticeCode::NoTime)
}

#[cfg(test)]
mod tests;
