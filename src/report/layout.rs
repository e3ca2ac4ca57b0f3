//! The form of papers, as `data/layouts/` has it: sizes, margins, the lines of
//! the head, punctuation. Nothing of form stands in code.

mod measure;
mod template;
#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

pub use measure::{Length, Size};
pub use template::{Blank, NotATemplate, Template};

use crate::domain::Programme;

/// The form of papers under one set of rules.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// The rules it follows, in a reader's words.
    pub rules: String,
    /// The sheet.
    pub page: Page,
    /// The text.
    pub text: TextForm,
    /// The upper part of the first page.
    pub head: HeadForm,
    /// Where a paper is signed.
    pub signature: SignatureForm,
    /// The list of recipients.
    pub recipients: RecipientsForm,
    /// Tables.
    pub table: TableForm,
    /// Annexes.
    pub annex: AnnexForm,
    /// A report.
    pub report: PaperForm,
    /// A letter.
    pub letter: LetterForm,
    /// A notice of what a review has concluded.
    pub notice: PaperForm,
    /// The minutes of a review.
    pub minutes: MinutesForm,
    /// How papers of each kind are cited.
    pub cited: Vec<CitedForm>,
}

/// The sheet and its margins.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// How wide.
    pub width: Length,
    /// How high.
    pub height: Length,
    /// The margin above.
    pub top: Length,
    /// The margin below.
    pub bottom: Length,
    /// The margin at the left.
    pub left: Length,
    /// The margin at the right.
    pub right: Length,
    /// How far the number of the page stands from the upper edge.
    pub number_at: Length,
    /// Its size.
    pub number_size: Size,
    /// Whether the first page shows its number.
    pub numbers_first: bool,
}

/// The text.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextForm {
    /// The typeface.
    pub font: String,
    /// Its size.
    pub size: Size,
    /// The height of a line, exactly.
    pub line: Size,
    /// The space below a paragraph.
    pub after: Size,
    /// How far the first line of a paragraph stands in.
    pub first_line: Length,
    /// The language a word processor checks the spelling in.
    pub language: String,
}

/// The upper part of the first page.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadForm {
    /// How wide the column of the issuer is.
    pub left: Length,
    /// The Party's title.
    pub party: String,
    /// Its size.
    pub party_size: Size,
    /// How long the rule below it is.
    pub party_rule: Length,
    /// The size of the lines at the left.
    pub size: Size,
    /// What stands below the issuer.
    pub star: String,
    /// Number and sign.
    pub number: Template,
    /// Place and date.
    pub dated: Template,
    /// Number and sign within a sentence.
    pub cited_number: Template,
    /// A day within a sentence.
    pub cited_day: Template,
    /// A day in full within a sentence.
    pub full_day: Template,
    /// Days smaller than this are written with a zero.
    pub pad_day_below: u32,
    /// Months smaller than this are written with a zero.
    pub pad_month_below: u32,
    /// The size of the kind of paper.
    pub kind_size: Size,
    /// The size of what it is about.
    pub about_size: Size,
    /// What stands below that.
    pub rule: String,
    /// What is written where a line of the head is not known.
    pub unknown: String,
    /// What is left free for the number of a paper.
    pub number_blank: String,
    /// What is left free for a day or a month.
    pub day_blank: String,
    /// What stands for either within a sentence.
    pub cited_blank: String,
    /// What stands below the number of a draft.
    pub draft: String,
}

/// Where a paper is signed.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignatureForm {
    /// The size of its lines.
    pub size: Size,
    /// The space that is left for hand and stamp.
    pub room: Size,
}

/// The list of recipients.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecipientsForm {
    /// How wide its column is.
    pub left: Length,
    /// What stands above it, underlined.
    pub label: String,
    /// What stands behind that.
    pub colon: String,
    /// The size of the label.
    pub label_size: Size,
    /// The size of the lines.
    pub size: Size,
    /// What stands before each.
    pub dash: String,
    /// What stands behind each.
    pub mark: String,
    /// What stands behind the last.
    pub last: String,
    /// What is written where the office has said nothing.
    pub unknown: Vec<String>,
}

/// Tables.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableForm {
    /// The size of their text.
    pub size: Size,
    /// The height of a line, at least.
    pub line: Size,
}

/// Annexes.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnnexForm {
    /// The size of its title.
    pub size: Size,
    /// Whether its first page shows its number.
    pub numbers_first: bool,
}

/// What differs from kind to kind.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperForm {
    /// The kind in its number: "BC".
    pub code: String,
    /// For whom is signed.
    pub authority: Vec<String>,
    /// By whom.
    pub position: Vec<String>,
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterForm {
    /// The kind in its number: "CV".
    pub code: String,
    /// The size of what it is about.
    pub about_size: Size,
    /// For whom is signed.
    pub authority: Vec<String>,
    /// By whom.
    pub position: Vec<String>,
}

/// The minutes of a review, signed by two.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinutesForm {
    /// The kind in its number: "BB".
    pub code: String,
    /// What stands above the signature of who kept them.
    pub writer: Vec<String>,
    /// What stands above the signature of who chaired.
    pub chair: Vec<String>,
    /// Who confirms the signature of the chair, where that may not be stamped.
    #[serde(default)]
    pub confirmed: Option<ConfirmedForm>,
}

/// Who confirms a signature.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmedForm {
    /// For whom is signed.
    pub authority: Vec<String>,
    /// By whom.
    pub position: Vec<String>,
}

/// How papers of a kind are cited.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CitedForm {
    /// The kind as a short title begins with it.
    pub short: String,
    /// The kind within a sentence.
    pub name: String,
    /// The kind in a number.
    pub code: String,
}

impl Layout {
    /// "Số 05-BC/ĐU"; the number itself is left to the office.
    #[must_use]
    pub fn number(&self, code: &str, sign: &str) -> String {
        self.numbered(&self.head.number, &self.head.number_blank, code, sign)
    }

    /// The same within a sentence: "05-BC/ĐU".
    #[must_use]
    pub fn cited_number(&self, code: &str, sign: &str) -> String {
        self.numbered(&self.head.cited_number, &self.head.cited_blank, code, sign)
    }

    fn numbered(&self, template: &Template, free: &str, code: &str, sign: &str) -> String {
        let sign = if sign.is_empty() { &self.head.unknown } else { sign };
        template.fill(|blank| match blank {
            Blank::Number => free.to_owned(),
            Blank::Code => code.to_owned(),
            Blank::Sign => sign.to_owned(),
            Blank::Place | Blank::Day | Blank::Month | Blank::Year => String::new(),
        })
    }

    /// "Kiến An, ngày 05 tháng 7 năm 2026": padded as the rules say. What is
    /// not known is left to the office; of the day nothing but the year may be.
    #[must_use]
    pub fn dated(&self, place: &str, day: Option<NaiveDate>, year: Option<i32>) -> String {
        self.on(&self.head.dated, &self.head.day_blank, place, (day, year))
    }

    /// The same within a sentence: "05/7/2026".
    #[must_use]
    pub fn cited_day(&self, day: Option<NaiveDate>, year: Option<i32>) -> String {
        self.on(&self.head.cited_day, &self.head.cited_blank, "", (day, year))
    }

    /// The same in full: "ngày 05 tháng 7 năm 2026".
    #[must_use]
    pub fn full_day(&self, day: Option<NaiveDate>, year: Option<i32>) -> String {
        self.on(&self.head.full_day, &self.head.cited_blank, "", (day, year))
    }

    fn on(
        &self,
        template: &Template,
        free: &str,
        place: &str,
        (day, year): (Option<NaiveDate>, Option<i32>),
    ) -> String {
        let head = &self.head;
        let number = |number: Option<u32>, below: u32| match number {
            Some(number) if number < below => format!("{number:02}"),
            Some(number) => number.to_string(),
            None => free.to_owned(),
        };
        template.fill(|blank| match blank {
            Blank::Place if place.is_empty() => head.unknown.clone(),
            Blank::Place => place.to_owned(),
            Blank::Day => number(day.map(|day| day.day()), head.pad_day_below),
            Blank::Month => number(day.map(|day| day.month()), head.pad_month_below),
            Blank::Year => {
                let year = day.map(|day| day.year()).or(year);
                year.map_or_else(|| free.to_owned(), |year| year.to_string())
            }
            Blank::Number | Blank::Code | Blank::Sign => String::new(),
        })
    }

    /// How the paper behind a programme is cited; none where its kind is not
    /// among those known.
    #[must_use]
    pub fn cited(&self, programme: &Programme) -> Option<&CitedForm> {
        let first = programme.short_title.split_whitespace().next()?;
        self.cited.iter().find(|form| form.short == first)
    }
}
