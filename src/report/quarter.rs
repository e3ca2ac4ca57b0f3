//! The quarterly report. Every number in it is worked out from the ledger as
//! of one day; where nothing is recorded it says so or leaves room.

mod annex;
mod figures;
mod text;

use chrono::NaiveDate;

use super::layout::Office;
use super::paper::{Paper, Signature};
use crate::domain::{Board, Item, Node, Programme, Quarter, Standing};
use crate::say;
use crate::words::Words;

pub use figures::Figures;

/// What a report is about.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The language.
    pub words: &'a Words,
    /// The programme.
    pub programme: &'a Programme,
    /// How it stands on the day of the report.
    pub board: &'a Board,
    /// How it stood at the end of the quarter before.
    pub before: &'a Board,
    /// The quarter.
    pub quarter: Quarter,
}

/// The last day a report on a quarter can know of: the quarter's last, or
/// today while the quarter is not over. None for a quarter that has not begun.
#[must_use]
pub fn as_of(quarter: Quarter, today: NaiveDate) -> Option<NaiveDate> {
    let (first, last) = (quarter.first_day()?, quarter.last_day()?);
    (first <= today).then(|| last.min(today))
}

impl<'a> Subject<'a> {
    /// The report as a paper.
    #[must_use]
    pub fn paper(&self, office: &Office) -> Paper {
        let words = self.words;
        let quarter = self.spoken(self.quarter);
        let title = self.programme.title.trim();
        let carrying_out = say!(words, "paper-carrying-out");
        let about = if title.to_lowercase().starts_with(&carrying_out.to_lowercase()) {
            say!(words, "paper-about", title = title, quarter = quarter)
        } else {
            let title = format!("{carrying_out} {title}");
            say!(words, "paper-about", title = title, quarter = quarter)
        };
        let figures = Figures::of(self);
        Paper {
            code: say!(words, "paper-report-code"),
            kind: say!(words, "paper-report"),
            about: vec![about],
            blocks: text::blocks(self, &figures),
            signatures: vec![signature(words, office)],
            annexes: vec![annex::annex(self)],
        }
    }

    /// The report's rows as a table of text, for spreadsheets.
    #[must_use]
    pub fn rows(&self) -> super::rows::Rows {
        annex::rows(self)
    }

    fn items(&self) -> impl Iterator<Item = Item<'a>> + use<'a> {
        self.programme.items()
    }

    /// Who leads, by short names.
    fn lead(&self, item: &Item<'_>) -> String {
        self.units(item.node.lead())
    }

    fn units(&self, units: &[crate::domain::UnitRef]) -> String {
        let short = |unit: &crate::domain::UnitRef| {
            let known = self.programme.unit(unit);
            known.map_or_else(|| unit.as_written.clone(), |known| known.name.clone())
        };
        units.iter().map(short).collect::<Vec<_>>().join("; ")
    }

    fn due(&self, item: &Item<'_>) -> String {
        let period = self.board.due(item).period;
        period.map_or_else(|| say!(self.words, "no-due"), |period| self.words.period(period))
    }

    /// How an item stands, in words.
    fn stands(&self, item: &Item<'_>) -> String {
        let standing = self.board.standing(self.programme, item);
        let (state, due) = (self.board.state(&item.key), self.board.due(item).date());
        if let (Standing::Overdue, Some(due)) = (standing, due) {
            // On the screen it shouts; a paper does not.
            let days = (self.board.as_of() - due).num_days();
            return say!(self.words, "paper-overdue-days", days = days);
        }
        self.words.standing_of(standing, state, due, self.board.as_of())
    }

    /// A quarter within a sentence: "quý III/2026".
    fn spoken(&self, quarter: Quarter) -> String {
        let text = self.words.quarter(quarter);
        let mut letters = text.chars();
        let first = letters.next().into_iter().flat_map(char::to_lowercase);
        first.chain(letters).collect()
    }
}

/// "2.2 Cơ sở kinh doanh thân thiện"; a standard with its own words.
pub(super) fn name(item: &Item<'_>) -> String {
    let node = item.node;
    let title = match (item.milestone, item.key == node.key) {
        (Some(milestone), false) => format!("{} – {}", node.title, milestone.label),
        _ => node.title.clone(),
    };
    format!("{} {title}", node.number).trim().to_owned()
}

/// A heading with its number, and a full stop behind a bare one.
fn heading_of(node: &Node) -> String {
    let number = node.number.as_str();
    let stop = if number.is_empty() || number.ends_with(['.', ')']) { "" } else { "." };
    format!("{number}{stop} {}", node.title).trim().to_owned()
}

/// Who signs, as the office says; what it does not say is left blank.
#[must_use]
pub fn signature(words: &Words, office: &Office) -> Signature {
    let said = |part: &Option<String>, other: String| part.clone().unwrap_or(other);
    Signature {
        bold: said(&office.sign_for, say!(words, "paper-sign-for")),
        plain: said(&office.sign_as, say!(words, "paper-sign-as")),
        name: office.signer.clone().unwrap_or_default(),
    }
}
