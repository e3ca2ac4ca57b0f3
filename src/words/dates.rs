//! Days, periods and counts as the office writes them.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike};

use super::{Language, Words};
use crate::domain::{Cycle, Period, Quarter};
use crate::say;

/// A number from 1 to 39 in roman figures; a larger one as it is.
#[must_use]
pub fn roman(number: u32) -> String {
    if number == 0 || number > 39 {
        return number.to_string();
    }
    let parts = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut left = number;
    let mut figures = String::new();
    for (value, figure) in parts {
        while left >= value {
            figures.push_str(figure);
            left -= value;
        }
    }
    figures
}

/// A day as typed: "30/9/2026", "30/9" (of this year), "30-9-2026", "30.9.2026".
#[must_use]
pub fn read_day(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let parts: Vec<&str> = typed.trim().split(['/', '-', '.', ' ']).collect();
    let number = |at: usize| parts.get(at).and_then(|part| part.parse::<u32>().ok());
    let year = match parts.len() {
        2 => today.year(),
        3 => i32::try_from(number(2)?).ok().filter(|year| (2000..2200).contains(year))?,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, number(1)?, number(0)?)
}

impl Words {
    /// A day: "25/9/2026".
    #[must_use]
    pub fn date(&self, day: NaiveDate) -> String {
        match self.language() {
            Language::Vietnamese => format!("{}/{}/{}", day.day(), day.month(), day.year()),
            Language::English => day.format("%-d %b %Y").to_string(),
        }
    }

    /// A day without its year, for a history: "22/9".
    #[must_use]
    pub fn short_date(&self, day: NaiveDate) -> String {
        match self.language() {
            Language::Vietnamese => format!("{}/{}", day.day(), day.month()),
            Language::English => day.format("%-d %b").to_string(),
        }
    }

    /// How many, in running text: in Vietnamese papers a figure below ten has a
    /// zero in front ("02 nhiệm vụ") and thousands are parted by a dot.
    #[must_use]
    pub fn count(&self, number: usize) -> String {
        let (digits, mark) = match self.language() {
            Language::Vietnamese => (format!("{number:02}"), '.'),
            Language::English => (number.to_string(), ','),
        };
        let mut parted = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                parted.push(mark);
            }
            parted.push(digit);
        }
        parted
    }

    /// The time of day: "09:41".
    #[must_use]
    pub fn time(&self, at: DateTime<FixedOffset>) -> String {
        format!("{:02}:{:02}", at.hour(), at.minute())
    }

    /// A quarter: "Quý III/2026".
    #[must_use]
    pub fn quarter(&self, quarter: Quarter) -> String {
        let figure = self.quarter_number(quarter);
        say!(self, "period-quarter", number = figure, year = quarter.year.to_string())
    }

    /// The number of a quarter in its year: "III".
    #[must_use]
    pub fn quarter_number(&self, quarter: Quarter) -> String {
        match self.language() {
            Language::Vietnamese => roman(quarter.number),
            Language::English => quarter.number.to_string(),
        }
    }

    /// A period.
    #[must_use]
    pub fn period(&self, period: Period) -> String {
        match period {
            Period::Day(day) => self.date(day),
            Period::Month { year, month } => {
                say!(self, "period-month", month = month, year = year.to_string())
            }
            Period::Quarter(quarter) => self.quarter(quarter),
            Period::Half { year, half: 1 } => {
                say!(self, "period-first-half", year = year.to_string())
            }
            Period::Half { year, .. } => {
                say!(self, "period-second-half", year = year.to_string())
            }
            Period::Year(year) => say!(self, "period-year", year = year.to_string()),
            Period::Years { from, to, open: false } => {
                say!(self, "period-years", from = from.to_string(), to = to.to_string())
            }
            Period::Years { from, to, open: true } => {
                say!(self, "period-years-open", from = from.to_string(), to = to.to_string())
            }
            Period::Range { from, to } => {
                say!(self, "period-range", from = self.date(from), to = self.date(to))
            }
            Period::Recurring(cycle) => self.cycle(cycle),
        }
    }

    /// How often a duty comes round.
    #[must_use]
    pub fn cycle(&self, cycle: Cycle) -> String {
        match cycle {
            Cycle::Monthly => say!(self, "cycle-monthly"),
            Cycle::Quarterly => say!(self, "cycle-quarterly"),
            Cycle::HalfYearly => say!(self, "cycle-half-yearly"),
            Cycle::Yearly => say!(self, "cycle-yearly"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_the_office_writes_them() {
        let today = NaiveDate::from_ymd_opt(2026, 9, 25).expect("a day");
        let read = |typed| read_day(typed, today).map(|day| day.to_string());
        assert_eq!(read("30/9/2026").as_deref(), Some("2026-09-30"));
        assert_eq!(read(" 05/02/2027 ").as_deref(), Some("2027-02-05"));
        assert_eq!(read("1/10").as_deref(), Some("2026-10-01"));
        assert_eq!(read("31/9/2026"), None);
        assert_eq!(read("30/9/26"), None);
        assert_eq!(read("Quý III"), None);
    }

    #[test]
    fn counts_are_padded_and_parted_as_in_the_papers() {
        let counted = |language, number| Words::embedded(language).count(number);
        let known = [(0, "00"), (2, "02"), (10, "10"), (999, "999"), (16_051, "16.051")];
        for (number, text) in known {
            assert_eq!(counted(Language::Vietnamese, number), text);
        }
        assert_eq!(counted(Language::Vietnamese, 1_234_567), "1.234.567");
        assert_eq!(counted(Language::English, 2), "2");
        assert_eq!(counted(Language::English, 16_051), "16,051");
    }
}
