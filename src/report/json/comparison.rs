//! Two moments side by side, and the deadlines that were moved.

use chrono::SecondsFormat;
use serde::Serialize;

use super::ledger::ReportShape;
use crate::domain::{Comparison, Due, Key, Move, Programme, Side, Stood, Turn};

/// What `compare` gives for each programme.
#[derive(Debug, Clone, Serialize)]
pub struct CompareShape {
    /// The programme's id.
    pub programme: String,
    /// The earlier day.
    pub from: String,
    /// The later day.
    pub to: String,
    /// How many items are in each group; one item can be in several.
    pub counts: CountsShape,
    /// Every item that is in a group, in the order of the later document; what
    /// that lacks comes last.
    pub items: Vec<ComparedShape>,
}

/// How many items are in each group.
#[derive(Debug, Clone, Serialize)]
pub struct CountsShape {
    /// Not there before.
    pub new: usize,
    /// Not done before.
    pub done: usize,
    /// Due at another time before.
    pub moved: usize,
    /// Not overdue before.
    pub overdue: usize,
    /// Reported, written or led otherwise before.
    pub reworded: usize,
    /// Nothing reported for 30 days on the later day.
    pub silent: usize,
    /// No longer there.
    pub gone: usize,
}

/// One item at two moments.
#[derive(Debug, Clone, Serialize)]
pub struct ComparedShape {
    /// Its key on the later day, or the earlier where it is gone.
    pub key: String,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// `new|done|moved|overdue|reworded|silent|gone`.
    pub groups: Vec<&'static str>,
    /// How it stood on the earlier day; null where it was not there.
    pub before: Option<StoodShape>,
    /// How it stood on the later day; null where it is gone.
    pub after: Option<StoodShape>,
    /// What moved its deadline in between, oldest first.
    pub moves: Vec<MoveShape>,
    /// `report|document|units`: what was said otherwise.
    pub reworded: Vec<&'static str>,
    /// For how many days nothing was reported; null where nothing ever was.
    pub quiet_days: Option<i64>,
}

/// An item on one day.
#[derive(Debug, Clone, Serialize)]
pub struct StoodShape {
    /// The key that day's document gives it.
    pub key: String,
    /// As in `list`.
    pub standing: &'static str,
    /// The deadline in force, as a period.
    pub period: Option<String>,
    /// Its last day.
    pub due: Option<String>,
    /// The report in force.
    pub report: ReportShape,
}

/// One move of a deadline; `slips` gives a list of them.
#[derive(Debug, Clone, Serialize)]
pub struct MoveShape {
    /// The programme's id.
    pub programme: String,
    /// The item.
    pub key: String,
    /// Its title.
    pub title: String,
    /// The entry that says so.
    pub seq: u64,
    /// When it was written, RFC 3339.
    pub at: String,
    /// Who wrote it.
    pub by: String,
    /// `decision|review|document`.
    pub kind: &'static str,
    /// The period before.
    pub from: Option<String>,
    /// The period after.
    pub to: Option<String>,
    /// How many days later it is due, negative for earlier; null where one of
    /// the two has no last day.
    pub days: Option<i64>,
    /// Why.
    pub reason: String,
    /// The paper that decided it: as cited, the review's title, or the amended
    /// document's file.
    pub document: String,
}

fn period(due: Due) -> Option<String> {
    due.period.map(|period| period.to_string())
}

impl MoveShape {
    /// A move of the deadline of an item.
    #[must_use]
    pub fn new(programme: &Programme, key: &Key, title: &str, known: &Move<'_>) -> Self {
        Self {
            programme: programme.id.to_string(),
            key: key.to_string(),
            title: title.to_owned(),
            seq: known.seq,
            at: known.at.to_rfc3339_opts(SecondsFormat::Secs, false),
            by: known.by.to_owned(),
            kind: known.mover.name(),
            from: period(known.before),
            to: period(known.after),
            days: known.days(),
            reason: known.reason.to_owned(),
            document: known.paper.to_owned(),
        }
    }
}

impl From<&Stood<'_>> for StoodShape {
    fn from(stood: &Stood<'_>) -> Self {
        Self {
            key: stood.item.key.to_string(),
            standing: stood.standing.name(),
            period: period(stood.due),
            due: stood.due.date().map(|day| day.to_string()),
            report: stood.report.into(),
        }
    }
}

impl CompareShape {
    /// A comparison of two sides.
    #[must_use]
    pub fn new(before: Side<'_>, after: Side<'_>, comparison: &Comparison<'_>) -> Self {
        let count = |turn| comparison.group(turn).count();
        let items = comparison.rows.iter().filter_map(|row| {
            let stood = row.stood()?;
            let (key, node) = (&stood.item.key, stood.item.node);
            let said = [
                (row.rewording.report, "report"),
                (row.rewording.document, "document"),
                (row.rewording.units, "units"),
            ];
            let shape = |known| MoveShape::new(after.programme, key, &node.title, known);
            Some(ComparedShape {
                key: key.to_string(),
                number: node.number.clone(),
                title: node.title.clone(),
                groups: row.turns.iter().map(|turn| turn.name()).collect(),
                before: row.before.as_ref().map(StoodShape::from),
                after: row.after.as_ref().map(StoodShape::from),
                moves: row.moves.iter().map(shape).collect(),
                reworded: said.into_iter().filter(|(is, _)| *is).map(|(_, name)| name).collect(),
                quiet_days: row.quiet_days,
            })
        });
        Self {
            programme: after.programme.id.to_string(),
            from: before.board.as_of().to_string(),
            to: after.board.as_of().to_string(),
            counts: CountsShape {
                new: count(Turn::New),
                done: count(Turn::Done),
                moved: count(Turn::Moved),
                overdue: count(Turn::Overdue),
                reworded: count(Turn::Reworded),
                silent: count(Turn::Silent),
                gone: count(Turn::Gone),
            },
            items: items.collect(),
        }
    }
}
