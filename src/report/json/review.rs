//! Reviews: their minutes and what they concluded.

use chrono::SecondsFormat;
use serde::Serialize;

use super::ledger::{DueShape, ReportShape};
use super::quarter::FiguresShape;
use crate::domain::{Attendee, Conclusion, Period, PlanChange, Presence, Remark, Review, UnitRef};
use crate::report::sitting::Sitting;

/// The minutes of a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReviewShape {
    /// Its name: the day on which it was held.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The quarter it is about.
    pub quarter: String,
    /// The day up to which its figures count.
    pub as_of: String,
    /// The last entry its figures took in.
    pub through: u64,
    /// When it was opened, RFC 3339.
    pub begun: String,
    /// Where.
    pub place: String,
    /// Who chaired it.
    pub chair: String,
    /// Who kept the minutes.
    pub secretary: String,
    /// Who was there and who was not.
    pub people: Vec<AttendeeShape>,
    /// Who spoke.
    pub remarks: Vec<RemarkShape>,
    /// What was concluded.
    pub conclusions: Vec<ConclusionShape>,
}

/// What `minutes --format json` gives, and `reviews --json` a list of.
#[derive(Debug, Clone, Serialize)]
pub struct MinutesShape {
    /// The programme's id.
    pub programme: String,
    /// The entry that closed it; null while it is open.
    pub seq: Option<u64>,
    /// When it was closed, RFC 3339.
    pub closed: Option<String>,
    /// How many of the members came.
    pub came: usize,
    /// How many should have.
    pub members: usize,
    /// How many items of the document stood how on the wall.
    pub figures: FiguresShape,
    /// How many conclusions of earlier reviews did.
    pub earlier: FiguresShape,
    /// The minutes.
    #[serde(flatten)]
    pub review: ReviewShape,
}

impl MinutesShape {
    /// The minutes of a review that was closed by the entry `seq`.
    #[must_use]
    pub fn of(sitting: &Sitting<'_>, seq: Option<u64>) -> Self {
        let (came, members) = sitting.review.attendance();
        Self {
            programme: sitting.programme.id.to_string(),
            seq,
            closed: sitting.closed.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, false)),
            came,
            members,
            figures: FiguresShape::from(&sitting.quarterly.tally()),
            earlier: FiguresShape::from(&sitting.earlier_tally()),
            review: sitting.review.into(),
        }
    }
}

/// A person who was to be there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AttendeeShape {
    /// The name.
    pub name: String,
    /// The office held.
    pub office: String,
    /// `present|absent|invited`.
    pub presence: &'static str,
    /// Why absent.
    pub reason: String,
}

/// What somebody said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RemarkShape {
    /// Who.
    pub speaker: String,
    /// What it came to.
    pub gist: String,
    /// The item on the wall.
    pub about: Option<String>,
    /// When, RFC 3339.
    pub at: String,
}

/// One conclusion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConclusionShape {
    /// Its key as a task of the programme.
    pub key: String,
    /// The item it is about.
    pub about: Option<String>,
    /// What that item was called.
    pub subject: String,
    /// `keep|extend|change_lead|add_coordinator|assign|praise|criticise|refer|pause`.
    pub decision: &'static str,
    /// The slug of who has to see to it.
    pub unit: Option<String>,
    /// The slugs of who helps.
    pub helpers: Vec<String>,
    /// By when.
    pub due: Option<String>,
    /// What is to be done, or why.
    pub text: String,
    /// The whole of it in one line.
    pub headline: String,
    /// What it changes in the plan.
    pub effect: Option<EffectShape>,
}

/// What a conclusion changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EffectShape {
    /// The deadline.
    Due {
        /// Until then.
        before: DueShape,
        /// Since.
        after: DueShape,
    },
    /// Who leads.
    Lead {
        /// Until then.
        before: Vec<String>,
        /// Since.
        after: Vec<String>,
    },
    /// Who coordinates.
    Coordinators {
        /// Until then.
        before: Vec<String>,
        /// Since.
        after: Vec<String>,
    },
    /// The report in force.
    Report {
        /// Until then.
        before: Box<ReportShape>,
        /// Since.
        after: Box<ReportShape>,
    },
}

fn slugs(units: &[UnitRef]) -> Vec<String> {
    units.iter().map(|unit| unit.unit.to_string()).collect()
}

impl From<&Review> for ReviewShape {
    fn from(review: &Review) -> Self {
        Self {
            id: review.id.clone(),
            title: review.title.clone(),
            quarter: Period::Quarter(review.quarter).to_string(),
            as_of: review.as_of.to_string(),
            through: review.through,
            begun: review.begun.to_rfc3339_opts(SecondsFormat::Secs, false),
            place: review.place.clone(),
            chair: review.chair.clone(),
            secretary: review.secretary.clone(),
            people: review.people.iter().map(AttendeeShape::from).collect(),
            remarks: review.remarks.iter().map(RemarkShape::from).collect(),
            conclusions: (1..)
                .zip(&review.conclusions)
                .map(|(number, known)| ConclusionShape::of(&review.key_of(number), known))
                .collect(),
        }
    }
}

impl From<&Attendee> for AttendeeShape {
    fn from(person: &Attendee) -> Self {
        let (presence, reason) = match &person.presence {
            Presence::Present => ("present", ""),
            Presence::Absent(reason) => ("absent", reason.as_str()),
            Presence::Invited => ("invited", ""),
        };
        Self {
            name: person.name.clone(),
            office: person.office.clone(),
            presence,
            reason: reason.to_owned(),
        }
    }
}

impl From<&Remark> for RemarkShape {
    fn from(remark: &Remark) -> Self {
        Self {
            speaker: remark.speaker.clone(),
            gist: remark.gist.clone(),
            about: remark.about.as_ref().map(ToString::to_string),
            at: remark.at.to_rfc3339_opts(SecondsFormat::Secs, false),
        }
    }
}

impl ConclusionShape {
    /// The conclusion that stands under this key.
    #[must_use]
    pub fn of(key: &crate::domain::Key, conclusion: &Conclusion) -> Self {
        Self {
            key: key.to_string(),
            about: conclusion.about.as_ref().map(ToString::to_string),
            subject: conclusion.subject.clone(),
            decision: conclusion.decision.name(),
            unit: conclusion.unit.as_ref().map(|unit| unit.unit.to_string()),
            helpers: slugs(&conclusion.helpers),
            due: conclusion.due.map(|due| due.to_string()),
            text: conclusion.text.clone(),
            headline: conclusion.headline.clone(),
            effect: conclusion.effect.as_ref().map(EffectShape::from),
        }
    }
}

impl From<&PlanChange> for EffectShape {
    fn from(effect: &PlanChange) -> Self {
        match effect {
            PlanChange::Due(before, after) => {
                Self::Due { before: (*before).into(), after: (*after).into() }
            }
            PlanChange::Lead(before, after) => {
                Self::Lead { before: slugs(before), after: slugs(after) }
            }
            PlanChange::Coordinators(before, after) => {
                Self::Coordinators { before: slugs(before), after: slugs(after) }
            }
            PlanChange::Report(before, after) => Self::Report {
                before: Box::new(before.as_ref().into()),
                after: Box::new(after.as_ref().into()),
            },
        }
    }
}
