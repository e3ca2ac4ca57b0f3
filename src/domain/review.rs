//! The quarterly review (kỳ họp): who was there, who spoke, what was decided.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::change::Due;
use super::key::Key;
use super::period::{Period, Quarter};
use super::progress::{Evidence, Progress, Report};
use super::unit::UnitRef;

/// A review as it was held: the whole of its minutes. The plan follows what
/// was concluded once the minutes stand in the ledger, and not before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// Its name among the reviews of a programme: the day on which it was
    /// held, with a letter from the second one of a day on.
    pub id: String,
    /// What it is called: "Họp Ban Thường vụ Đảng ủy quý III/2026".
    pub title: String,
    /// The quarter it is about.
    pub quarter: Quarter,
    /// The day up to which its figures count.
    pub as_of: NaiveDate,
    /// The last entry its figures took in.
    pub through: u64,
    /// When it was opened.
    pub begun: DateTime<FixedOffset>,
    /// Where it was held; may be empty.
    pub place: String,
    /// Who chaired it; may be empty.
    pub chair: String,
    /// Who kept the minutes; may be empty.
    pub secretary: String,
    /// Who was there and who was not.
    pub people: Vec<Attendee>,
    /// Who spoke, in the order of speaking.
    pub remarks: Vec<Remark>,
    /// What was concluded, in the order of its numbers.
    pub conclusions: Vec<Conclusion>,
}

/// A person who was to be there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendee {
    /// The name.
    pub name: String,
    /// The office held: "Phó Bí thư Thường trực"; may be empty.
    pub office: String,
    /// Whether they came.
    pub presence: Presence,
}

/// Whether somebody came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Presence {
    /// Có mặt.
    Present,
    /// Vắng, with the reason; none given is an empty one.
    Absent(String),
    /// Mời dự: there without being a member.
    Invited,
}

/// What somebody said, in one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Who spoke.
    pub speaker: String,
    /// What it came to.
    pub gist: String,
    /// The item on the wall, where there was one.
    pub about: Option<Key>,
    /// When.
    pub at: DateTime<FixedOffset>,
}

/// What can be concluded on an item (DOMAIN.md §4.2, step 6). Stored by
/// position: new kinds go last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Decision {
    /// Giữ hạn.
    Keep,
    /// Gia hạn đến.
    Extend,
    /// Đổi chủ trì.
    ChangeLead,
    /// Thêm phối hợp.
    AddCoordinator,
    /// Giao việc.
    Assign,
    /// Biểu dương.
    Praise,
    /// Phê bình.
    Criticise,
    /// Trình cấp trên.
    Refer,
    /// Tạm dừng.
    Pause,
}

impl Decision {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 9] = [
        Self::Keep,
        Self::Extend,
        Self::ChangeLead,
        Self::AddCoordinator,
        Self::Assign,
        Self::Praise,
        Self::Criticise,
        Self::Refer,
        Self::Pause,
    ];

    /// The name used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Extend => "extend",
            Self::ChangeLead => "change_lead",
            Self::AddCoordinator => "add_coordinator",
            Self::Assign => "assign",
            Self::Praise => "praise",
            Self::Criticise => "criticise",
            Self::Refer => "refer",
            Self::Pause => "pause",
        }
    }

    /// Whether it makes sense only about an item of the programme.
    #[must_use]
    pub fn needs_item(self) -> bool {
        match self {
            Self::Keep | Self::Extend | Self::ChangeLead | Self::AddCoordinator | Self::Pause => {
                true
            }
            Self::Assign | Self::Praise | Self::Criticise | Self::Refer => false,
        }
    }

    /// Whether it says by when.
    #[must_use]
    pub fn needs_due(self) -> bool {
        match self {
            Self::Extend | Self::Assign | Self::Refer => true,
            Self::Keep
            | Self::ChangeLead
            | Self::AddCoordinator
            | Self::Praise
            | Self::Criticise
            | Self::Pause => false,
        }
    }

    /// Whether it has to be put into words: what is to be done, or why.
    #[must_use]
    pub fn needs_text(self) -> bool {
        match self {
            Self::Extend
            | Self::Assign
            | Self::Praise
            | Self::Criticise
            | Self::Refer
            | Self::Pause => true,
            Self::Keep | Self::ChangeLead | Self::AddCoordinator => false,
        }
    }

    /// Whether its words say why, and not what is to be done.
    #[must_use]
    pub fn gives_reason(self) -> bool {
        match self {
            Self::Extend | Self::ChangeLead | Self::Pause => true,
            Self::Keep
            | Self::AddCoordinator
            | Self::Assign
            | Self::Praise
            | Self::Criticise
            | Self::Refer => false,
        }
    }

    /// Whether what becomes of it is what becomes of the item: a deadline that
    /// is kept has been followed once the item is done.
    #[must_use]
    pub fn follows_item(self) -> bool {
        self.needs_item()
    }
}

/// One conclusion of a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conclusion {
    /// The item it is about; none for what concerns the whole programme.
    pub about: Option<Key>,
    /// What that item was called; empty without one.
    pub subject: String,
    /// What was decided.
    pub decision: Decision,
    /// Who has to see to it.
    pub unit: Option<UnitRef>,
    /// Who helps.
    pub helpers: Vec<UnitRef>,
    /// By when.
    pub due: Option<Period>,
    /// What is to be done, or why, in the words of the chair; may be empty
    /// where the decision says everything.
    pub text: String,
    /// When it was written down.
    pub at: DateTime<FixedOffset>,
    /// The whole of it in one line, as it is read out.
    pub headline: String,
    /// What it changes in the plan, worked out when the review is closed.
    pub effect: Option<PlanChange>,
}

/// What a conclusion changes in the plan: from the first to the second.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlanChange {
    /// The deadline.
    Due(Due, Due),
    /// Who leads.
    Lead(Vec<UnitRef>, Vec<UnitRef>),
    /// Who coordinates.
    Coordinators(Vec<UnitRef>, Vec<UnitRef>),
    /// The report in force: a pause.
    Report(Box<Report>, Box<Report>),
}

impl PlanChange {
    /// The name used in JSON.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Due(..) => "due",
            Self::Lead(..) => "lead",
            Self::Coordinators(..) => "coordinators",
            Self::Report(..) => "report",
        }
    }

    /// What takes it back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self {
            Self::Due(before, after) => Self::Due(*after, *before),
            Self::Lead(before, after) => Self::Lead(after.clone(), before.clone()),
            Self::Coordinators(before, after) => Self::Coordinators(after.clone(), before.clone()),
            Self::Report(before, after) => Self::Report(after.clone(), before.clone()),
        }
    }
}

/// The rule that a conclusion breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Omission {
    /// It is about no item, and has to be.
    NoItem,
    /// Nobody is to see to it.
    NoUnit,
    /// Nobody knows by when.
    NoDue,
    /// Its date has passed.
    DueInPast,
    /// It has to be put into words.
    NoText,
}

impl Conclusion {
    /// Whether it may be kept on this day: one body, one date.
    ///
    /// # Errors
    /// The first rule it breaks, in the order of [`Omission`].
    pub fn check(&self, today: NaiveDate) -> Result<(), Omission> {
        if self.decision.needs_item() && self.about.is_none() {
            return Err(Omission::NoItem);
        }
        if self.unit.is_none() {
            return Err(Omission::NoUnit);
        }
        let due = self.due.and_then(Period::due);
        if self.decision.needs_due() && due.is_none() {
            return Err(Omission::NoDue);
        }
        if self.decision.needs_due() && due.is_some_and(|due| due < today) {
            return Err(Omission::DueInPast);
        }
        if self.decision.needs_text() && self.text.trim().is_empty() {
            return Err(Omission::NoText);
        }
        Ok(())
    }
}

impl Review {
    /// The key of a conclusion of this number, counted from 1, as a task of
    /// the programme.
    #[must_use]
    pub fn key_of(&self, number: usize) -> Key {
        Key::new(format!("{}/{number}", self.key()))
    }

    /// The key under which its conclusions stand together.
    #[must_use]
    pub fn key(&self) -> Key {
        Key::new(format!("KL.{}", self.id))
    }

    /// The report that says an item is paused by what was concluded.
    #[must_use]
    pub fn pause(&self, before: &Report, conclusion: &Conclusion) -> Report {
        let evidence = Evidence { number: self.title.clone(), date: Some(self.begun.date_naive()) };
        Report {
            progress: Progress::Paused,
            note: conclusion.text.clone(),
            evidence: Some(evidence),
            done_on: None,
            ..before.clone()
        }
    }

    /// How many came, and how many of the members should have: guests do not
    /// count.
    #[must_use]
    pub fn attendance(&self) -> (usize, usize) {
        let count = |wanted: fn(&Presence) -> bool| {
            self.people.iter().filter(|person| wanted(&person.presence)).count()
        };
        let came = count(|presence| *presence == Presence::Present);
        (came, came + count(|presence| matches!(presence, Presence::Absent(_))))
    }
}
