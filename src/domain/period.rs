//! When something is due: the periods that Vietnamese programmes write.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A quarter of a year: `2026-Q3`, in the papers "Quý III/2026".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Quarter {
    /// The calendar year.
    pub year: i32,
    /// 1 to 4.
    pub number: u32,
}

impl Quarter {
    /// The quarter in which a day lies.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), number: day.month0() / 3 + 1 }
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, (self.number * 3).checked_sub(2)?, 1)
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Option<NaiveDate> {
        last_of(self.first_day()?, 3)
    }

    /// The quarter after.
    #[must_use]
    pub fn next(self) -> Self {
        if self.number == 4 {
            Self { year: self.year + 1, number: 1 }
        } else {
            Self { year: self.year, number: self.number + 1 }
        }
    }

    /// The quarter before.
    #[must_use]
    pub fn previous(self) -> Self {
        if self.number == 1 {
            Self { year: self.year - 1, number: 4 }
        } else {
            Self { year: self.year, number: self.number - 1 }
        }
    }
}

/// How often a duty comes round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Cycle {
    /// Hằng tháng.
    Monthly,
    /// Hằng quý.
    Quarterly,
    /// 6 tháng.
    HalfYearly,
    /// Hằng năm.
    Yearly,
}

impl Cycle {
    /// The name used in JSON and in filters.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::HalfYearly => "half_yearly",
            Self::Yearly => "yearly",
        }
    }

    /// The period of this cycle in which a day lies.
    #[must_use]
    pub fn period_at(self, day: NaiveDate) -> Period {
        let year = day.year();
        match self {
            Self::Monthly => Period::Month { year, month: day.month() },
            Self::Quarterly => Period::Quarter(Quarter::of(day)),
            Self::HalfYearly => Period::Half { year, half: day.month0() / 6 + 1 },
            Self::Yearly => Period::Year(year),
        }
    }
}

/// A stretch of time as a document names it. Its due date is its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Period {
    /// One day: `2026-09-30`.
    Day(NaiveDate),
    /// A month: `2026-05`.
    Month {
        /// The calendar year.
        year: i32,
        /// 1 to 12.
        month: u32,
    },
    /// A quarter: `2026-Q2`.
    Quarter(Quarter),
    /// Half a year: `2026-H1`.
    Half {
        /// The calendar year.
        year: i32,
        /// 1 or 2.
        half: u32,
    },
    /// A year: `2026`.
    Year(i32),
    /// From one year to another: `2026/2030`, or `2026/2030+` where it goes on
    /// ("và các năm tiếp theo").
    Years {
        /// The first year.
        from: i32,
        /// The last year named.
        to: i32,
        /// Whether it goes on afterwards.
        open: bool,
    },
    /// From one day to another: `2025-12-01/2026-03-31`.
    Range {
        /// The first day.
        from: NaiveDate,
        /// The last day.
        to: NaiveDate,
    },
    /// Again and again: `monthly`, `quarterly`, `half_yearly`, `yearly`.
    Recurring(Cycle),
}

impl Period {
    /// The first day, where the calendar has one.
    #[must_use]
    pub fn first_day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Month { year, month } => NaiveDate::from_ymd_opt(year, month, 1),
            Self::Quarter(quarter) => quarter.first_day(),
            Self::Half { year, half } => {
                NaiveDate::from_ymd_opt(year, (half * 6).checked_sub(5)?, 1)
            }
            Self::Year(year) | Self::Years { from: year, .. } => {
                NaiveDate::from_ymd_opt(year, 1, 1)
            }
            Self::Range { from, .. } => Some(from),
            Self::Recurring(_) => None,
        }
    }

    /// The last day; none for what is open-ended or recurs.
    #[must_use]
    pub fn due(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Month { .. } => last_of(self.first_day()?, 1),
            Self::Quarter(quarter) => quarter.last_day(),
            Self::Half { .. } => last_of(self.first_day()?, 6),
            Self::Year(year) | Self::Years { to: year, open: false, .. } => {
                NaiveDate::from_ymd_opt(year, 12, 31)
            }
            Self::Range { to, .. } => Some(to),
            Self::Years { open: true, .. } | Self::Recurring(_) => None,
        }
    }

    /// Whether a day lies in it; an open-ended or recurring period has no end.
    #[must_use]
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first_day().is_none_or(|first| first <= day) && self.due().is_none_or(|due| day <= due)
    }
}

fn last_of(first: NaiveDate, months: u32) -> Option<NaiveDate> {
    first.checked_add_months(Months::new(months))?.checked_sub_days(Days::new(1))
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.number)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            Self::Quarter(quarter) => write!(f, "{quarter}"),
            Self::Half { year, half } => write!(f, "{year:04}-H{half}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Years { from, to, open } => {
                write!(f, "{from:04}/{to:04}{}", if *open { "+" } else { "" })
            }
            Self::Range { from, to } => write!(f, "{from}/{to}"),
            Self::Recurring(cycle) => f.write_str(cycle.name()),
        }
    }
}

/// The text is not a period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a period: {0}")]
pub struct NotAPeriod(String);

impl FromStr for Period {
    type Err = NotAPeriod;

    /// Reads what `Display` writes.
    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        parse(text).ok_or_else(|| NotAPeriod(text.to_owned()))
    }
}

impl FromStr for Quarter {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        match parse(text) {
            Some(Period::Quarter(quarter)) => Ok(quarter),
            _ => Err(NotAPeriod(text.to_owned())),
        }
    }
}

fn parse(text: &str) -> Option<Period> {
    for cycle in [Cycle::Monthly, Cycle::Quarterly, Cycle::HalfYearly, Cycle::Yearly] {
        if text == cycle.name() {
            return Some(Period::Recurring(cycle));
        }
    }
    if let Some((from, to)) = text.split_once('/') {
        if let (Ok(from), Ok(to)) = (from.parse(), to.parse()) {
            return (from <= to).then_some(Period::Range { from, to });
        }
        let (to, open) = to.strip_suffix('+').map_or((to, false), |to| (to, true));
        let (from, to) = (year(from)?, year(to)?);
        return (from <= to).then_some(Period::Years { from, to, open });
    }
    let Some((left, right)) = text.split_once('-') else {
        return year(text).map(Period::Year);
    };
    let year = year(left)?;
    if let Some(number) = right.strip_prefix('Q') {
        let number = one_to(number, 4)?;
        return Some(Period::Quarter(Quarter { year, number }));
    }
    if let Some(half) = right.strip_prefix('H') {
        return one_to(half, 2).map(|half| Period::Half { year, half });
    }
    if right.len() == 2 {
        return one_to(right, 12).map(|month| Period::Month { year, month });
    }
    text.parse().ok().map(Period::Day)
}

fn year(text: &str) -> Option<i32> {
    (text.len() == 4).then(|| text.parse().ok()).flatten().filter(|year| *year >= 1000)
}

fn one_to(text: &str, most: u32) -> Option<u32> {
    text.parse().ok().filter(|number| (1..=most).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_and_read_back_are_the_same() {
        for text in [
            "2026-05",
            "2026-Q2",
            "2026-H1",
            "2026",
            "2026/2030",
            "2026/2030+",
            "monthly",
            "half_yearly",
            "2026-09-30",
            "2025-12-01/2026-03-31",
        ] {
            let period: Period = text.parse().expect(text);
            assert_eq!(period.to_string(), text);
        }
        for text in ["2026-Q5", "2026-13", "26", "2026-H3", "2030/2026", "", "2026-02-30"] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_due_date_is_the_last_day() {
        let due =
            |text: &str| text.parse::<Period>().ok().and_then(Period::due).map(|d| d.to_string());
        assert_eq!(due("2026-Q2").as_deref(), Some("2026-06-30"));
        assert_eq!(due("2028-02").as_deref(), Some("2028-02-29"));
        assert_eq!(due("2026-H2").as_deref(), Some("2026-12-31"));
        assert_eq!(due("2026/2030").as_deref(), Some("2030-12-31"));
        assert_eq!(due("2026/2030+"), None);
        assert_eq!(due("yearly"), None);
    }
}
