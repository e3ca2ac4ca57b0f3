//! A question with answers. The first answer changes nothing and has the
//! cursor, so that a hasty Enter does no harm.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use chrono::{DateTime, FixedOffset};

use super::close_quarter::{self, Figures};
use super::due_form::DueForm;
use super::meeting::{self, sitting};
use super::members::MembersForm;
use super::message::Effect;
use super::overlay::{Overlay, Step};
use super::report_form::ReportForm;
use super::review::Review;
use super::roll_call::RollCall;
use super::state::State;
use crate::action::Action;
use crate::document::{Encoding, Legacy};
use crate::say;

/// What a question is about.
#[derive(Debug, Clone)]
pub enum Subject {
    /// A report was begun and is about to be left.
    LeaveReport(Box<ReportForm>),
    /// Done, but without the number of a document.
    NoEvidence(Box<ReportForm>),
    /// A deadline form was begun and is about to be left.
    LeaveDue(Box<DueForm>),
    /// A roll was begun and is about to be left.
    LeaveRoll(Box<RollCall>),
    /// A list of members was begun and is about to be left.
    LeaveMembers(Box<MembersForm>),
    /// Drafts are left while the program is about to end.
    Quit,
    /// A quarter is about to be closed.
    CloseQuarter(Figures),
    /// A review is open: on from where it was, or from its beginning?
    Resume,
    /// The open review is to be given up.
    DropReview,
    /// This conclusion of the open review is to be taken out.
    DropConclusion(usize),
    /// A document that was read is about to be left without taking it in.
    LeaveReview(Box<Review>),
    /// The store is open in another window: look on, or leave?
    Elsewhere {
        /// Since when, where that is known.
        since: Option<DateTime<FixedOffset>>,
    },
    /// Letters of an old encoding, as they would read: is this right?
    Convert {
        /// Where the document lies.
        path: String,
        /// The encoding.
        guess: Legacy,
        /// Up to three lines in it.
        preview: Vec<String>,
    },
}

/// A question on the screen.
#[derive(Debug, Clone)]
pub struct Question {
    /// What it is about.
    pub subject: Subject,
    /// Whether the cursor is on the answer that goes on.
    pub is_yes: bool,
}

impl Question {
    /// A question with the cursor on the harmless answer.
    #[must_use]
    pub fn new(subject: Subject) -> Self {
        Self { subject, is_yes: false }
    }

    /// The sentence.
    #[must_use]
    pub fn text(&self, state: &State) -> String {
        match self.subject {
            Subject::LeaveReport(_) | Subject::LeaveDue(_) => say!(state.words, "ask-leave"),
            Subject::LeaveRoll(_) | Subject::LeaveMembers(_) => say!(state.words, "ask-leave-list"),
            Subject::NoEvidence(_) => say!(state.words, "ask-no-evidence"),
            Subject::Quit if state.sitting.as_ref().is_some_and(|open| !open.is_blank()) => {
                say!(state.words, "ask-quit-review")
            }
            Subject::Quit => say!(state.words, "ask-quit", count = state.drafts.len()),
            Subject::CloseQuarter(figures) => figures.question(&state.words),
            Subject::Resume => meeting::ask_resume(state),
            Subject::DropReview => {
                let open = state.sitting.as_ref().map(|open| &open.review);
                let count = open.map_or(0, |review| review.conclusions.len());
                say!(state.words, "ask-drop-review", count = count)
            }
            Subject::DropConclusion(at) => {
                let number: usize = at + 1;
                say!(state.words, "ask-drop-conclusion", number = number)
            }
            Subject::LeaveReview(_) => say!(state.words, "ask-leave-review"),
            Subject::Elsewhere { since: Some(since) } => {
                say!(state.words, "ask-elsewhere-since", time = state.words.time(since))
            }
            Subject::Elsewhere { since: None } => say!(state.words, "ask-elsewhere"),
            Subject::Convert { guess, ref preview, .. } => {
                say!(state.words, "ask-convert", guess = guess.name(), preview = preview.join("\n"))
            }
        }
    }

    /// The two answers, the harmless one first.
    #[must_use]
    pub fn answers(&self, state: &State) -> [String; 2] {
        let words = &state.words;
        match self.subject {
            Subject::LeaveReport(_)
            | Subject::LeaveDue(_)
            | Subject::LeaveRoll(_)
            | Subject::LeaveMembers(_) => {
                [say!(words, "answer-keep"), say!(words, "answer-discard")]
            }
            Subject::NoEvidence(_) => [say!(words, "answer-back"), say!(words, "answer-save")],
            Subject::Resume => [say!(words, "answer-resume"), say!(words, "answer-restart")],
            Subject::DropReview => [say!(words, "answer-no"), say!(words, "answer-drop")],
            Subject::DropConclusion(_) => [say!(words, "answer-no"), say!(words, "answer-delete")],
            Subject::Quit | Subject::LeaveReview(_) => {
                [say!(words, "answer-stay"), say!(words, "answer-leave")]
            }
            Subject::CloseQuarter(_) => [say!(words, "answer-back"), say!(words, "answer-close")],
            Subject::Elsewhere { .. } => [say!(words, "answer-look"), say!(words, "answer-exit")],
            Subject::Convert { .. } => {
                [say!(words, "answer-discard"), say!(words, "answer-convert")]
            }
        }
    }

    /// Does what a key asks for.
    pub fn act(mut self, state: &mut State, action: Action) -> Step {
        match action {
            Action::Left | Action::Up | Action::First => self.is_yes = false,
            Action::Right | Action::Down | Action::Last => self.is_yes = true,
            Action::NextPane | Action::PreviousPane => self.is_yes = !self.is_yes,
            Action::Open if self.is_yes => return (None, self.yes(state)),
            // A clicker has no Enter; its buttons go on with the review.
            Action::Open | Action::PageDown | Action::Meeting
                if matches!(self.subject, Subject::Resume) =>
            {
                return (None, meeting::present(state, None));
            }
            Action::Open | Action::Back => return (self.no(), Vec::new()),
            _ => {}
        }
        (Some(Overlay::Question(self)), Vec::new())
    }

    fn no(self) -> Option<Overlay> {
        match self.subject {
            Subject::LeaveReport(form) | Subject::NoEvidence(form) => Some(Overlay::Report(form)),
            Subject::LeaveDue(form) => Some(Overlay::Due(form)),
            Subject::LeaveRoll(roll) => Some(Overlay::Roll(roll)),
            Subject::LeaveMembers(form) => Some(Overlay::Members(form)),
            Subject::LeaveReview(review) => Some(Overlay::Review(review)),
            Subject::Quit
            | Subject::CloseQuarter(_)
            | Subject::Resume
            | Subject::DropReview
            | Subject::DropConclusion(_)
            | Subject::Elsewhere { .. }
            | Subject::Convert { .. } => None,
        }
    }

    fn yes(self, state: &mut State) -> Vec<Effect> {
        match self.subject {
            // The words stay as a draft all the same (T13).
            Subject::LeaveReport(form) => form.keep_draft(state),
            Subject::LeaveDue(_)
            | Subject::LeaveReview(_)
            | Subject::LeaveRoll(_)
            | Subject::LeaveMembers(_) => Vec::new(),
            Subject::Convert { path, guess, .. } => vec![Effect::Read {
                path,
                encoding: Some(Encoding::Legacy(guess)),
                settled: state.settled.clone(),
            }],
            Subject::CloseQuarter(figures) => close_quarter::close(state, figures.quarter),
            Subject::NoEvidence(form) => form.commit(state),
            Subject::Elsewhere { .. } => {
                state.is_turned_away = true;
                state.is_over = true;
                Vec::new()
            }
            Subject::Quit => {
                state.is_over = true;
                Vec::new()
            }
            Subject::Resume => meeting::restart(state),
            Subject::DropReview => sitting::drop_review(state),
            Subject::DropConclusion(at) => super::conclusions::delete(state, at),
        }
    }
}
