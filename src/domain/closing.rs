//! Closing a quarter: what is reported afterwards belongs to the next.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::board::Board;
use super::item::Item;
use super::ledger::Entry;
use super::moment::Moment;
use super::period::{Period, Quarter};
use super::progress::Progress;

/// A quarter that was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// The entry that says so.
    pub seq: u64,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who closed it.
    pub by: String,
}

/// Why a quarter is not closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClosingFault {
    /// It is closed already.
    Closed(Closing),
    /// A later one is closed.
    LaterClosed(Quarter),
    /// It has not begun.
    NotBegun,
}

impl Board {
    /// The quarter that what is reported on a day counts for: the one after
    /// the last that was closed. An office that has not closed the quarter
    /// before still reports for it; one that never closes any reports by the
    /// calendar.
    #[must_use]
    pub fn open_quarter(&self, day: NaiveDate) -> Quarter {
        let calendar = Quarter::of(day);
        let last = self.closings.last_key_value();
        last.map_or(calendar, |(last, _)| last.next().max(calendar.previous()))
    }

    /// Every quarter that was closed and not opened again.
    #[must_use]
    pub fn closings(&self) -> impl DoubleEndedIterator<Item = (Quarter, &Closing)> {
        self.closings.iter().map(|(quarter, closing)| (*quarter, closing))
    }

    /// Whether a quarter may be closed on a day.
    ///
    /// # Errors
    /// Why not.
    pub fn may_close(&self, quarter: Quarter, today: NaiveDate) -> Result<(), ClosingFault> {
        if let Some(closing) = self.closings.get(&quarter) {
            return Err(ClosingFault::Closed(closing.clone()));
        }
        if let Some((later, _)) =
            self.closings.last_key_value().filter(|(last, _)| **last > quarter)
        {
            return Err(ClosingFault::LaterClosed(*later));
        }
        if quarter.first_day().is_none_or(|first| first > today) {
            return Err(ClosingFault::NotBegun);
        }
        Ok(())
    }

    /// The end of a quarter: the moment of its closing, or its last day.
    #[must_use]
    pub fn end_of(&self, quarter: Quarter) -> Option<Moment> {
        match self.closings.get(&quarter) {
            Some(closing) => {
                Some(Moment { day: closing.at.date_naive(), through: Some(closing.seq) })
            }
            None => quarter.last_day().map(Moment::end_of),
        }
    }

    /// The quarter whose closing the moment shown is.
    #[must_use]
    pub fn closed_here(&self) -> Option<Quarter> {
        let is_here =
            |(_, closing): &(Quarter, &Closing)| self.moment().through == Some(closing.seq);
        self.closings().rfind(is_here).map(|(quarter, _)| quarter)
    }

    /// The quarter that reports are awaited for at the moment shown: the one
    /// whose closing it is, else the one that is open.
    #[must_use]
    pub fn reported_quarter(&self) -> Quarter {
        self.closed_here().unwrap_or_else(|| self.open_quarter(self.as_of()))
    }

    /// The quarter that figures of the moment shown are about: the one whose
    /// closing it is, else that of the day.
    #[must_use]
    pub fn shown_quarter(&self) -> Quarter {
        self.closed_here().unwrap_or_else(|| Quarter::of(self.as_of()))
    }

    /// Whether nothing more is to be reported on an item: it is done, or, of
    /// what comes round, the period of the day shown was handed in.
    #[must_use]
    pub fn is_settled(&self, item: &Item<'_>) -> bool {
        if !self.recurs(item) {
            return self.report(&item.key).progress == Progress::Done;
        }
        self.state(&item.key).last_filing().is_some_and(|filing| {
            let due = filing.period.and_then(Period::due);
            filing.progress == Progress::Done && due.is_some_and(|due| due >= self.as_of())
        })
    }

    /// Whether an unfinished item has had no report for the quarter that is
    /// reported on.
    #[must_use]
    pub fn is_silent(&self, item: &Item<'_>) -> bool {
        self.is_silent_in(item, self.reported_quarter())
    }

    /// Whether an unfinished item has had no report for a quarter.
    #[must_use]
    pub fn is_silent_in(&self, item: &Item<'_>, quarter: Quarter) -> bool {
        let last = self.state(&item.key).last_filing();
        !self.is_settled(item) && last.is_none_or(|filing| filing.quarter != quarter)
    }

    pub(super) fn closed(&mut self, entry: &Entry, quarter: Quarter, is_closed: bool) {
        if is_closed {
            let closing = Closing { seq: entry.seq, at: entry.at, by: entry.by.clone() };
            self.closings.insert(quarter, closing);
        } else {
            self.closings.remove(&quarter);
        }
    }
}
