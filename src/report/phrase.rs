//! What papers and lists say of an item, in the office's own turns.

use chrono::NaiveDate;

use crate::domain::{
    Board, Due, Evidence, Instance, Item, ItemKind, Node, Period, Programme, Progress, Quarter,
    Standing, UnitRef,
};
use crate::say;
use crate::words::Words;

/// One programme on one day, in words.
#[derive(Debug, Clone, Copy)]
pub struct Phrase<'a> {
    /// The words.
    pub words: &'a Words,
    /// The programme.
    pub programme: &'a Programme,
    /// How it stands.
    pub board: &'a Board,
}

impl Phrase<'_> {
    /// The full names of units, as a sentence has them.
    #[must_use]
    pub fn names(&self, units: &[UnitRef]) -> String {
        self.named(units, |unit| &unit.name)
    }

    /// Their short names, for tables.
    #[must_use]
    pub fn short_names(&self, units: &[UnitRef]) -> String {
        self.named(units, |unit| &unit.short)
    }

    fn named(&self, units: &[UnitRef], of: fn(&crate::domain::Unit) -> &String) -> String {
        let name =
            |reference| self.programme.unit(reference).map_or(&reference.as_written, of).as_str();
        units.iter().map(name).collect::<Vec<_>>().join("; ")
    }

    /// Who leads, in a sentence; that nobody is named, where nobody is.
    #[must_use]
    pub fn lead(&self, item: &Item<'_>) -> String {
        let units = item.lead();
        if units.is_empty() { say!(self.words, "nobody-named") } else { self.names(units) }
    }

    /// Number and title, as a table has them.
    #[must_use]
    pub fn title(&self, item: &Item<'_>) -> String {
        let node = item.node;
        let title = match item.milestone.filter(|_| item.kind == ItemKind::Attain) {
            Some(milestone) => format!("{} – {}", node.title, milestone.label),
            None => node.title.clone(),
        };
        if node.number.is_empty() { title } else { format!("{}. {title}", node.number) }
    }

    /// What an item is called in a sentence: "Mô hình 1.1 “Chính quyền thân
    /// thiện”".
    #[must_use]
    pub fn name(&self, item: &Item<'_>) -> String {
        name(self.words, self.programme, item)
    }

    /// Where an item stands in the document, as a reader says it: "1.1", or
    /// "IV.1, ý 2" for the second bullet below IV.1.
    #[must_use]
    pub fn place(&self, item: &Item<'_>) -> String {
        place(self.words, item)
    }

    /// A deadline.
    #[must_use]
    pub fn due(&self, due: Due) -> String {
        due.period.map_or_else(|| say!(self.words, "no-due"), |period| self.words.period(period))
    }

    /// A day as papers write it within a sentence: "05/7/2026".
    #[must_use]
    pub fn day(&self, day: NaiveDate) -> String {
        self.words.date(day)
    }

    /// How an item stands, in full: "Hoàn thành ngày 20/6/2026, đúng hạn".
    #[must_use]
    pub fn standing(&self, item: &Item<'_>) -> String {
        let words = self.words;
        let report = &self.board.state(&item.key).report;
        let due = self.board.due(item);
        let done_on = || report.done_on.map(|day| self.day(day)).unwrap_or_default();
        match self.board.standing(self.programme, item) {
            Standing::DoneInTime if due.date().is_none() => {
                say!(words, "paper-done", day = done_on())
            }
            Standing::DoneInTime => say!(words, "paper-done-in-time", day = done_on()),
            Standing::DoneLate => say!(words, "paper-done-late", day = done_on()),
            Standing::DueSoon => {
                let progress = words.progress(self.board.progress(item));
                say!(words, "paper-due-soon", progress = progress, days = self.days(due))
            }
            Standing::Overdue => {
                let progress = words.progress(self.board.progress(item));
                say!(words, "paper-overdue", progress = progress, days = self.days(due))
            }
            Standing::Paused => words.progress(Progress::Paused),
            Standing::NeedsConfirmation => {
                let progress = words.progress(self.board.progress(item));
                say!(words, "paper-needs-confirmation", progress = progress)
            }
            Standing::NoDeadline if self.board.recurs(item) => {
                raised(&words.duty_stands(&self.board.instances(self.programme, item)))
            }
            Standing::InTime | Standing::NoDeadline => words.progress(self.board.progress(item)),
        }
    }

    /// How many days lie between a deadline and the day shown.
    fn days(&self, due: Due) -> String {
        let days = due.date().map_or(0, |due| (due - self.board.as_of()).num_days());
        self.words.count(usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX))
    }

    /// What is reported of an item: the note, with its period where that is
    /// not the one asked for.
    #[must_use]
    pub fn result(&self, item: &Item<'_>, quarter: Quarter) -> String {
        let state = self.board.state(&item.key);
        let note = state.report.note.trim();
        if let Some(period) = state.report.period.filter(|_| self.board.recurs(item))
            && !note.is_empty()
        {
            let period = self.words.period_in_text(period);
            return say!(self.words, "paper-result-before", period = period, note = note);
        }
        let at = state.reported_at.map(|at| at.date_naive());
        let is_about = state.report.period == Some(Period::Quarter(quarter));
        let is_earlier = at.zip(quarter.first_day()).is_some_and(|(day, first)| day < first);
        let is_old = is_earlier && !is_about;
        if note.is_empty() || !is_old {
            return note.to_owned();
        }
        let period = state.report.period.or(at.map(|day| Period::Quarter(Quarter::of(day))));
        let period = period.map(|period| self.words.period(period)).unwrap_or_default();
        say!(self.words, "paper-result-before", period = period, note = note)
    }

    /// What became of instances: "tháng 7/2026 nộp đúng hạn 29/7; tháng 8/2026
    /// chưa nộp".
    #[must_use]
    pub fn instances<'i>(&self, instances: impl IntoIterator<Item = &'i Instance>) -> String {
        let words = self.words;
        let said = instances.into_iter().map(|known| {
            let period = words.period_in_text(known.period);
            say!(words, "paper-instance", period = period, what = words.instance(known))
        });
        said.collect::<Vec<_>>().join("; ")
    }

    /// Who of the group that has to answer has reported, with every name that
    /// is missing; empty where no group has to, or nobody has listed it.
    #[must_use]
    pub fn roll(&self, item: &Item<'_>) -> String {
        let roll = self.board.roll_of(self.programme, item.node, None);
        let roll = roll.filter(|roll| roll.counts().1 > 0);
        roll.map(|roll| raised(&self.words.roll(&roll))).unwrap_or_default()
    }

    /// The paper that proves a report; that there is none, where something is
    /// said to be done without.
    #[must_use]
    pub fn evidence(&self, item: &Item<'_>) -> String {
        let report = &self.board.state(&item.key).report;
        match &report.evidence {
            Some(Evidence { number, date: Some(day) }) => {
                say!(
                    self.words,
                    "evidence-of",
                    number = number.as_str(),
                    date = self.words.date(*day)
                )
            }
            Some(Evidence { number, date: None }) => number.clone(),
            None if report.progress == Progress::Done => say!(self.words, "paper-no-evidence"),
            None => String::new(),
        }
    }
}

/// What an item is called in a sentence, whatever the day: "Mô hình 1.1
/// “Chính quyền thân thiện”"; a conclusion of an earlier review by its number
/// there.
#[must_use]
pub fn name(words: &Words, programme: &Programme, item: &Item<'_>) -> String {
    let node = item.node;
    let title = node.title.as_str();
    if let Some(review) = review_of(programme, node) {
        let (number, review) = (node.number.as_str(), review.title.as_str());
        return say!(words, "paper-conclusion", number = number, title = title, review = review);
    }
    let place = place_of(words, node);
    match item.kind {
        ItemKind::Model => say!(words, "paper-model", place = place, title = title),
        ItemKind::Attain => {
            let label = item.milestone.map_or("", |milestone| milestone.label.as_str());
            say!(words, "paper-attain", place = place, title = title, label = label)
        }
        ItemKind::Task => say!(words, "paper-task", place = place, title = title),
        ItemKind::Duty => say!(words, "paper-duty", place = place, title = title),
        ItemKind::Indicator => say!(words, "paper-indicator", place = place, title = title),
    }
}

/// The heading of the review that a node is a conclusion of.
#[must_use]
pub fn review_of<'a>(programme: &'a Programme, node: &Node) -> Option<&'a Node> {
    let above = node.parent.as_ref().filter(|above| above.as_str().starts_with("KL."))?;
    programme.node(above)
}

/// Where an item stands in the document, as a reader says it: "1.1", or "IV.1,
/// ý 2" for the second bullet below IV.1.
#[must_use]
pub fn place(words: &Words, item: &Item<'_>) -> String {
    let place = place_of(words, item.node);
    match item.milestone.filter(|_| item.kind == ItemKind::Attain) {
        Some(milestone) => {
            say!(words, "paper-place-of", place = place, label = milestone.label.as_str())
        }
        None => place,
    }
}

fn place_of(words: &Words, node: &Node) -> String {
    if !node.number.is_empty() {
        return node.number.clone();
    }
    let key = node.key.as_str();
    match key.rsplit_once('/') {
        Some((above, at)) if at.chars().all(|c| c.is_ascii_digit()) => {
            say!(words, "paper-place", above = above, at = at)
        }
        Some(_) | None => key.to_owned(),
    }
}

/// A sentence of somebody's own, ended where it was left open.
#[must_use]
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '?', '…', ':', ';', '!']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// A text as the beginning of a cell: its first letter large.
#[must_use]
pub fn raised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// A text that goes on in the middle of a sentence: its first letter small.
/// What begins with two capitals is a name and stays.
#[must_use]
pub fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}
