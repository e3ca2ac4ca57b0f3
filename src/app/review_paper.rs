//! The papers of a review, written from the figures of the moment on which it
//! was opened, whatever the day that is shown.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::library::{Library, Volume};
use crate::domain::{Held, Moment, Programme, Review};
use crate::report::layout::Layout;
use crate::report::office::Office;
use crate::report::paper::Paper;
use crate::report::quarter::Quarterly;
use crate::report::sitting::{Kind, Sitting};
use crate::report::{minutes, notice};
use crate::say;
use crate::words::Words;

/// A review and all that its papers say.
#[derive(Debug, Clone)]
pub struct ReviewPaper {
    library: Library,
    programme: Arc<Programme>,
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
        Self {
            library: library.clone(),
            programme: Arc::clone(&volume.programme),
            review: review.clone(),
            closed: None,
        }
    }

    /// The name of its file, without an ending.
    #[must_use]
    pub fn file(&self, words: &Words, kind: Kind) -> String {
        let id = self.review.id.as_str();
        match kind {
            Kind::Notice => say!(words, "notice-file", review = id),
            Kind::Minutes => say!(words, "minutes-file", review = id),
        }
    }

    /// What can be said of the review with its figures before one; none where
    /// its programme is not known.
    #[must_use]
    pub fn told<T>(&self, tell: impl FnOnce(&Sitting<'_>) -> T) -> Option<T> {
        let mut then = self.library.clone();
        let review = &self.review;
        then.move_to(Moment { day: review.as_of, through: Some(review.through) });
        let volume = then.volume(&self.programme.id)?;
        let before = volume.before_quarter(then.ledger(), review.quarter);
        let board = volume.board.clone();
        let quarterly =
            Quarterly::of(&volume.programme, then.ledger(), review.quarter, board, before);
        let (programme, closed) = (self.programme.as_ref(), self.closed);
        Some(tell(&Sitting { review, closed, programme, quarterly }))
    }

    /// One of its papers.
    #[must_use]
    pub fn paper(
        &self,
        kind: Kind,
        words: &Words,
        layout: &Layout,
        office: &Office,
    ) -> Option<Paper> {
        self.told(|sitting| match kind {
            Kind::Notice => notice::paper(words, sitting, layout, office),
            Kind::Minutes => minutes::paper(words, sitting, layout, office),
        })
    }
}
