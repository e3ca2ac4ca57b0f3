//! What an untouched form shows.

use super::ReportDraft;
use crate::app::state::State;
use crate::domain::{Change, Instance, Key, Period, Report};

/// The instances of an item that comes round, and the one to begin with: the
/// oldest that was not handed in.
pub(super) fn instances(state: &State, key: &Key) -> (Vec<Instance>, Option<Period>) {
    let found = state.volume().and_then(|volume| {
        let item = volume.programme.item(key)?;
        let first = volume.board.open_instance(&volume.programme, &item)?;
        Some((volume.board.instances(&volume.programme, &item), Some(first.period)))
    });
    found.unwrap_or_default()
}

/// The last report about an instance.
fn reported(state: &State, key: &Key, period: Period) -> Option<Report> {
    let filing = state.volume()?.board.filing_of(key, period)?;
    match state.library.entry(filing.seq)?.change.effective() {
        Change::Updated { after, .. } => Some(after.clone()),
        _ => None,
    }
}

/// What an untouched form shows: the report in force, or the one about the
/// instance; the sentence of this period is to be written anew in a new one.
pub(super) fn fresh(
    state: &State,
    key: &Key,
    before: &Report,
    period: Option<Period>,
) -> ReportDraft {
    let quarter = Period::Quarter(state.reported_quarter());
    let of_instance = period.map(|period| reported(state, key, period).unwrap_or_default());
    let report = of_instance.as_ref().unwrap_or(before);
    let same_period = of_instance.is_some() || before.period == Some(quarter);
    let date = |day: Option<chrono::NaiveDate>| day.map(typed_day).unwrap_or_default();
    let evidence = report.evidence.clone().unwrap_or_default();
    ReportDraft {
        progress: report.progress,
        done_on: date(report.done_on),
        number: evidence.number,
        number_date: date(evidence.date),
        note: if same_period { report.note.clone() } else { String::new() },
        obstacle: report.obstacle.clone(),
        period,
    }
}

/// A day in the form in which it can be typed.
fn typed_day(day: chrono::NaiveDate) -> String {
    day.format("%-d/%-m/%Y").to_string()
}
