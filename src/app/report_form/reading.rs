//! What was typed into the form, read as a report; or why it is none.

use super::{ReportForm, Slot};
use crate::app::entry;
use crate::app::field::Field;
use crate::app::state::State;
use crate::domain::{Breach, Evidence, Period, Progress, Report};
use crate::say;

impl ReportForm {
    /// The report as typed, or the place and the reason why it is none.
    pub(super) fn report(&self, state: &State) -> Result<Report, (Slot, String)> {
        let words = &state.words;
        let today = state.now.date_naive();
        let day = |slot, field: &Field| {
            let typed = field.text();
            let typed = typed.trim();
            if typed.is_empty() {
                return Ok(None);
            }
            let bad = || (slot, say!(words, "bad-date", typed = typed));
            entry::day(typed, today).map(Some).ok_or_else(bad)
        };
        let done_on = day(Slot::DoneOn, &self.done_on);
        let days = done_on.and_then(|on| Ok((on, day(Slot::NumberDate, &self.number_date)?)));
        let (done_on, date) = days.clone().unwrap_or_default();
        let number = self.number.text().trim().to_owned();
        let report = Report {
            progress: self.progress,
            note: self.note.text().trim().to_owned(),
            obstacle: self.obstacle.text().trim().to_owned(),
            evidence: (!number.is_empty()).then_some(Evidence { number, date }),
            done_on: done_on.filter(|_| self.progress == Progress::Done),
            period: self.period.or(Some(Period::Quarter(state.reported_quarter()))),
        };
        let checked = report.check(today);
        // The sentence is asked for before a day is argued about.
        if checked != Err(Breach::NoSentence) {
            days?;
        }
        checked.map_err(|breach| match breach {
            Breach::NoSentence => (Slot::Note, say!(words, "need-sentence")),
            Breach::NoDoneDay => (Slot::DoneOn, say!(words, "need-done-on")),
            Breach::DoneInFuture => (Slot::DoneOn, say!(words, "done-in-future")),
            Breach::NoDocument => (Slot::Number, say!(words, "need-document")),
        })?;
        Ok(report)
    }
}
