//! The papers of a review, written from the figures of the moment on which it
//! was opened, whatever the day that is shown.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::library::{Library, Volume};
use crate::domain::{Entry, Held, Moment, Programme, Review};
use crate::report::layout::Layout;
use crate::report::office::Office;
use crate::report::paper::Paper;
use crate::report::quarter::Quarterly;
use crate::report::sitting::{Kind, Sitting};
use crate::report::{minutes, notice};
use crate::say;
use crate::text::plain_name;
use crate::words::Words;

/// A review and all that its papers say.
#[derive(Debug, Clone)]
pub struct ReviewPaper {
    /// The programme by which items and units are named.
    programme: Arc<Programme>,
    /// How it stood when the review was opened.
    frozen: Volume,
    ledger: Vec<Entry>,
    review: Review,
    /// When it was closed; none while it is open.
    closed: Option<DateTime<FixedOffset>>,
}

impl ReviewPaper {
    /// A review of a programme that was closed.
    #[must_use]
    pub fn held(library: &Library, volume: &Volume, held: &Held) -> Self {
        Self { closed: Some(held.at), ..Self::draft(library, volume, &held.review) }
    }

    /// A review that is still open: its papers say that they are drafts.
    #[must_use]
    pub fn draft(library: &Library, volume: &Volume, review: &Review) -> Self {
        let moment = Moment { day: review.as_of, through: Some(review.through) };
        let frozen = library.frozen(&volume.document.id, moment);
        Self {
            programme: Arc::clone(&volume.programme),
            frozen: frozen.unwrap_or_else(|| volume.clone()),
            ledger: library.ledger().to_vec(),
            review: review.clone(),
            closed: None,
        }
    }

    /// The name of its file, without an ending.
    #[must_use]
    pub fn file(&self, words: &Words, kind: Kind) -> String {
        let id = self.review.id.as_str();
        plain_name(&match kind {
            Kind::Notice => say!(words, "notice-file", review = id),
            Kind::Minutes => say!(words, "minutes-file", review = id),
        })
    }

    /// The review with its figures.
    #[must_use]
    pub fn sitting(&self) -> Sitting<'_> {
        let Self { frozen, ledger, review, .. } = self;
        let before = frozen.before_quarter(ledger, review.quarter);
        let board = frozen.board.clone();
        let quarterly = Quarterly::of(&frozen.programme, ledger, review.quarter, board, before);
        Sitting::of(review, self.closed, &self.programme, quarterly)
    }

    /// One of its papers.
    #[must_use]
    pub fn paper(&self, kind: Kind, words: &Words, layout: &Layout, office: &Office) -> Paper {
        let sitting = self.sitting();
        match kind {
            Kind::Notice => notice::paper(words, &sitting, layout, office),
            Kind::Minutes => minutes::paper(words, &sitting, layout, office),
        }
    }
}
