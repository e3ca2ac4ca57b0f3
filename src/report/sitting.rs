//! A review (kỳ họp) with the figures it had before it: what its notice and
//! its minutes are made of.

use chrono::{DateTime, Datelike as _, FixedOffset};

use super::layout::Layout;
use super::office::Office;
use super::outline::Outline;
use super::paper::{Head, Title};
use super::phrase::{lowered, review_of};
use super::quarter::{Followed, Quarterly, cited, in_text, sums};
use super::sentence::{Wording, in_line};
use crate::domain::{ItemKind, Programme, Review, Standing, Tally};
use crate::say;
use crate::text::fold;
use crate::words::Words;

/// A paper that comes out of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Thông báo kết luận.
    Notice,
    /// Biên bản.
    Minutes,
}

impl Kind {
    /// Both, the one that goes out first.
    pub const ALL: [Self; 2] = [Self::Notice, Self::Minutes];

    /// The name used on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Minutes => "minutes",
        }
    }
}

/// A review, held or still open.
#[derive(Debug)]
pub struct Sitting<'a> {
    /// Its minutes.
    pub review: &'a Review,
    /// When it was closed; none while it is open.
    pub closed: Option<DateTime<FixedOffset>>,
    /// The programme by which items and units are named.
    pub programme: &'a Programme,
    /// The figures that were on the wall: those of the moment on which the
    /// review was opened, of the items of the document.
    pub quarterly: Quarterly<'a>,
    /// How the conclusions of earlier reviews stood at that moment.
    pub earlier: Vec<Followed<'a>>,
}

impl<'a> Sitting<'a> {
    /// A review and everything that stood in the programme when it was opened.
    #[must_use]
    pub fn of(
        review: &'a Review,
        closed: Option<DateTime<FixedOffset>>,
        programme: &'a Programme,
        mut quarterly: Quarterly<'a>,
    ) -> Self {
        let then = quarterly.programme;
        let is_earlier =
            |followed: &mut Followed<'a>| review_of(then, followed.item.node).is_some();
        let earlier = quarterly.items.extract_if(.., is_earlier).collect();
        Self { review, closed, programme, quarterly, earlier }
    }

    /// How many conclusions of earlier reviews stood how.
    #[must_use]
    pub fn earlier_tally(&self) -> Tally {
        self.earlier.iter().map(|followed| followed.standing).collect()
    }
}

/// What the papers of one office are written with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Desk<'a> {
    pub words: &'a Words,
    pub layout: &'a Layout,
    /// What is known of the office, from its settings and from its document.
    pub office: &'a Office,
    pub sitting: &'a Sitting<'a>,
}

impl<'a> Desk<'a> {
    pub fn wording(self) -> Wording<'a> {
        Wording { words: self.words, programme: self.sitting.programme, layout: self.layout }
    }

    pub fn review(self) -> &'a Review {
        self.sitting.review
    }

    /// What is known, or the dots of a line that a person fills in.
    pub fn known(self, text: &str) -> String {
        match in_line(text) {
            text if text.is_empty() => self.layout.head.unknown.clone(),
            text => text,
        }
    }

    /// The body that held the review.
    pub fn author(self) -> String {
        self.known(&self.office.author)
    }

    /// "quý III/2026".
    pub fn quarter(self) -> String {
        in_text(self.words, self.review().quarter)
    }

    /// The paper behind the programme by kind and number.
    pub fn cited(self) -> String {
        cited(self.words, self.sitting.programme, self.layout, self.office)
    }

    /// The day of the figures: "25/9/2026".
    pub fn as_of(self) -> String {
        self.layout.cited_day(Some(self.review().as_of), None)
    }

    /// The day on which it was held: "25/9/2026".
    pub fn day(self) -> String {
        self.layout.cited_day(Some(self.review().begun.date_naive()), None)
    }

    /// What the review is called within a sentence: "cuộc họp Ban Thường vụ
    /// quý III/2026".
    pub fn meeting(self) -> String {
        let title = in_line(&self.review().title);
        if title.is_empty() {
            return say!(self.words, "review-untitled", quarter = self.quarter());
        }
        let title = lowered(&title);
        let verb = say!(self.words, "review-verb");
        let is_verb = title.split(' ').next().is_some_and(|first| fold(first) == fold(&verb));
        if is_verb { say!(self.words, "review-noun", title = title) } else { title }
    }

    /// A person with the office held, where the list of who came says it.
    pub fn person(self, name: &str) -> String {
        let bare = self.bare(name);
        let is_it = |known: &str| fold(&in_line(known)) == fold(&bare);
        let found = self.review().people.iter().find(|person| is_it(&person.name));
        match found.map(|person| in_line(&person.office)).filter(|office| !office.is_empty()) {
            Some(office) => say!(self.words, "review-person", name = bare, office = office),
            None => self.known(&bare),
        }
    }

    /// A name without the address that some write in front of it.
    pub fn bare(self, name: &str) -> String {
        let name = in_line(name);
        let address = say!(self.words, "review-address");
        let rest = name.get(..address.len()).filter(|begin| fold(begin) == fold(&address));
        let rest = rest.and_then(|_| name.get(address.len()..)).filter(|r| r.starts_with(' '));
        rest.map_or_else(|| name.clone(), |rest| rest.trim().to_owned())
    }

    /// The figures that were on the wall: everything, the models by
    /// themselves, and what earlier reviews concluded.
    pub fn figures(self, outline: &mut Outline) {
        let words = self.words;
        let count = |number: usize| words.count(number);
        let quarterly = &self.sitting.quarterly;
        sums(outline, words, quarterly);
        let models = quarterly.tally_of(ItemKind::Model);
        if models.total() > 0 && models.total() < quarterly.tally().total() {
            let of = |standing| models.count(standing);
            outline.dash(say!(
                words,
                "review-models",
                all = count(models.total()),
                done = count(models.done()),
                done_in_time = count(of(Standing::DoneInTime)),
                done_late = count(of(Standing::DoneLate)),
                in_time = count(of(Standing::InTime) + of(Standing::DueSoon)),
                soon = count(of(Standing::DueSoon)),
                overdue = count(of(Standing::Overdue)),
                paused = count(of(Standing::Paused)),
                unconfirmed = count(of(Standing::NeedsConfirmation))
            ));
        }
        let earlier = self.sitting.earlier_tally();
        let all = self.sitting.earlier.len();
        if all > 0 {
            let overdue = earlier.count(Standing::Overdue);
            outline.dash(say!(
                words,
                "review-earlier",
                all = count(all),
                done = count(earlier.done()),
                overdue = count(overdue),
                rest = count(all - earlier.done() - overdue)
            ));
        }
    }

    /// The upper part of a paper of this kind; nobody knows yet on which day
    /// of the year it will be signed.
    pub fn head(self, code: &str, kind: String, about: String) -> Head {
        let layout = self.layout;
        let is_draft = self.sitting.closed.is_none();
        let year = self.review().begun.year();
        Head {
            parent: self.known(&self.office.parent),
            issuer: self.known(&self.office.issuer),
            number: layout.number(code, &self.office.sign),
            draft: if is_draft { layout.head.draft.clone() } else { String::new() },
            dated: layout.dated(&self.office.place, None, Some(year)),
            title: Title::Titled { kind, about },
        }
    }
}
