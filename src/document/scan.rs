//! Finding times among the words of a text.

use chrono::{Datelike, NaiveDate};

use super::figures::roman;
use super::lexicon::Lexicon;
use super::tokens::{Phrases, Token};
use crate::domain::{Cycle, Period, Quarter};

/// A time and where it stands among the tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    /// The time.
    pub period: Period,
    /// Its first token.
    pub from: usize,
    /// The token after it.
    pub to: usize,
}

/// Every time in a text, from left to right.
pub(super) fn mentions(found: &[Token<'_>], lexicon: &Lexicon) -> Vec<Mention> {
    let scan = Scan { found, lexicon };
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < found.len() {
        if let Some(end) = scan.passed_over(at, !mentions.is_empty()) {
            at = end;
        } else if let Some(mention) = scan.mention(at) {
            at = mention.to;
            mentions.push(mention);
        } else {
            at += 1;
        }
    }
    mentions
}

/// A time whose year may be missing: "tháng 12" in "từ tháng 12 đến tháng 3/2026".
#[derive(Debug, Clone, Copy)]
enum Point {
    Whole(Period),
    /// "từ ngày 10" in front of "đến ngày 20/11/2026".
    DayOfMonth(u32),
    Day {
        day: u32,
        month: u32,
    },
    Month(u32),
    Quarter(u32),
}

impl Point {
    /// The time, where a later one tells what it leaves out.
    fn before(self, due: NaiveDate) -> Option<Period> {
        let year = due.year();
        match self {
            Self::DayOfMonth(day) => due.with_day(day).map(Period::Day),
            Self::Day { .. } | Self::Month(_) | Self::Quarter(_) => {
                let same = self.in_year(year)?;
                if same.first_day()? > due { self.in_year(year - 1) } else { Some(same) }
            }
            Self::Whole(period) => Some(period),
        }
    }

    fn in_year(self, year: i32) -> Option<Period> {
        match self {
            Self::Whole(period) => Some(period),
            Self::DayOfMonth(_) => None,
            Self::Day { day, month } => NaiveDate::from_ymd_opt(year, month, day).map(Period::Day),
            Self::Month(month) => Some(Period::Month { year, month }),
            Self::Quarter(number) => Some(Period::Quarter(Quarter { year, number })),
        }
    }
}

struct Scan<'a> {
    found: &'a [Token<'a>],
    lexicon: &'a Lexicon,
}

impl Scan<'_> {
    /// A time at `at`: a range, a single time, an open-ended one.
    fn mention(&self, at: usize) -> Option<Mention> {
        let time = &self.lexicon.time;
        let opened = time.from.at(self.found, at);
        let start = at + opened.unwrap_or(0);
        let (point, end) = self.point(start)?;
        if let Some((period, to)) = self.range(point, end, opened.is_some()) {
            let (period, to) = self.open(period, to);
            return Some(Mention { period, from: at, to });
        }
        let Point::Whole(period) = point else { return None };
        let (open, to) = self.open(period, end);
        let period = if opened.is_none() {
            self.strictly_before(at, open)
        } else if open == period {
            // "Từ quý II/2026": it begins, and no end is named.
            let year = period.first_day()?.year();
            Period::Years { from: year, to: year, open: true }
        } else {
            open
        };
        Some(Mention { period, from: at, to })
    }

    /// What says nothing of a deadline: "đầu năm 2026", and after another time
    /// "tầm nhìn 2045". Where it ends.
    fn passed_over(&self, at: usize, later: bool) -> Option<usize> {
        let time = &self.lexicon.time;
        let (point, end) = self.point(at)?;
        let year = matches!(point, Point::Whole(Period::Year(_) | Period::Years { .. }));
        let vague = year && time.vague.before(self.found, at).is_some();
        (vague || (later && time.vision.before(self.found, at).is_some())).then_some(end)
    }

    /// "X đến Y", "2026 - 2030"; without "từ" a dash only joins years and whole times.
    fn range(&self, first: Point, end: usize, opened: bool) -> Option<(Period, usize)> {
        let end = self.listed(first, end);
        let joint = self.joint(first, end)?;
        let (second, to) =
            self.bare_second(first, end + joint).or_else(|| self.second(end + joint, opened))?;
        let Point::Whole(last) = second else { return None };
        let due = last.due()?;
        let from = first.before(due).and_then(Period::first_day)?;
        if from > due {
            return None;
        }
        let period = match (first, last) {
            (Point::Whole(Period::Year(from)), Period::Year(to)) => {
                Period::Years { from, to, open: false }
            }
            _ => Period::Range { from, to: due },
        };
        Some((period, to))
    }

    /// How many tokens join a time to a second one; a list joins quarters and
    /// months ("Quý I; quý IV/2026").
    fn joint(&self, first: Point, end: usize) -> Option<usize> {
        let lists = matches!(first, Point::Quarter(_) | Point::Month(_));
        let listed = lists
            && self.found.get(end).is_some_and(|token| matches!(&*token.lower, "," | ";" | "và"));
        self.lexicon.time.until.at(self.found, end).or(listed.then_some(1))
    }

    /// Where the middle of a list ends: after "5" in "tháng 4, 5 và 6/2026".
    fn listed(&self, first: Point, end: usize) -> usize {
        let most = match first {
            Point::Month(_) => 12,
            Point::Quarter(_) => 4,
            Point::Whole(_) | Point::DayOfMonth(_) | Point::Day { .. } => return end,
        };
        let mut end = end;
        while self.found.get(end).is_some_and(|token| token.text == ",")
            && self.figure(end + 1, most).is_some()
            && self.joint(first, end + 2).is_some()
        {
            end += 2;
        }
        end
    }

    /// A number in figures or, for quarters, in roman letters.
    fn figure(&self, at: usize, most: u32) -> Option<u32> {
        let token = self.found.get(at)?;
        let roman = if most == 4 { roman(&token.text.to_uppercase()) } else { None };
        roman.or_else(|| token.number()).filter(|number| (1..=most).contains(number))
    }

    /// The far end of a range; after "từ" a few words may stand before it
    /// ("đến ngày bầu cử 15/3/2026").
    fn second(&self, at: usize, opened: bool) -> Option<(Point, usize)> {
        let most = if opened { 6 } else { 0 };
        (at..=at + most).find_map(|at| self.point(at))
    }

    /// "… và các năm tiếp theo" after a time.
    fn open(&self, period: Period, to: usize) -> (Period, usize) {
        let skip = usize::from(self.found.get(to).is_some_and(|token| token.text == ","));
        let Some(len) = self.lexicon.time.open_end.at(self.found, to + skip) else {
            return (period, to);
        };
        let year = |period: Period| period.due().map(|day| day.year());
        let open = match period {
            Period::Years { from, to, .. } => Period::Years { from, to, open: true },
            Period::Day(_)
            | Period::Month { .. }
            | Period::Quarter(_)
            | Period::Half { .. }
            | Period::Year(_)
            | Period::Range { .. } => match year(period) {
                Some(year) => Period::Years { from: year, to: year, open: true },
                None => period,
            },
            Period::Recurring(_) => period,
        };
        (open, to + skip + len)
    }

    /// "trước ngày 15/10/2026": the day before is the last; "trước tháng 6/2026":
    /// May.
    fn strictly_before(&self, at: usize, period: Period) -> Period {
        if self.lexicon.time.before.before(self.found, at).is_none() {
            return period;
        }
        let last = period.first_day().and_then(|day| day.pred_opt());
        let before = last.and_then(|day| match period {
            Period::Day(_) => Some(Period::Day(day)),
            Period::Month { .. } => Some(Cycle::Monthly.period_at(day)),
            Period::Quarter(_) => Some(Cycle::Quarterly.period_at(day)),
            Period::Half { .. } => Some(Cycle::HalfYearly.period_at(day)),
            Period::Year(_) => Some(Cycle::Yearly.period_at(day)),
            Period::Years { .. } | Period::Range { .. } | Period::Recurring(_) => None,
        });
        before.unwrap_or(period)
    }

    fn point(&self, at: usize) -> Option<(Point, usize)> {
        self.day(at)
            .or_else(|| self.half(at))
            .or_else(|| self.quarter(at))
            .or_else(|| self.month(at))
            .or_else(|| self.year_alone(at))
    }

    /// "ngày 5/2/2026", "05/02/2026", "ngày 05 tháng 02 năm 2026", "ngày 5/2".
    fn day(&self, at: usize) -> Option<(Point, usize)> {
        let time = &self.lexicon.time;
        let word = time.day.at(self.found, at);
        let opened = at;
        let at = at + word.unwrap_or(0);
        let day = self.small(at, 31)?;
        let begins = self.lexicon.time.from.before(self.found, opened).is_some();
        let until = time.until.at(self.found, at + 1).is_some();
        let dash = self.sign(at + 1, &["-", "–", "—"]).is_some();
        if word.is_some() && begins && until && !dash {
            return Some((Point::DayOfMonth(day), at + 1));
        }
        let (month, at) =
            if let Some(len) = time.month.at(self.found, at + 1).filter(|_| word.is_some()) {
                (self.small(at + 1 + len, 12)?, at + 2 + len)
            } else {
                self.sign(at + 1, &["/", "-", "."])?;
                (self.small(at + 2, 12)?, at + 3)
            };
        match self.year_after(at) {
            Some((year, to)) => {
                let day = NaiveDate::from_ymd_opt(year, month, day)?;
                Some((Point::Whole(Period::Day(day)), to))
            }
            None if word.is_some() => Some((Point::Day { day, month }, at)),
            None => None,
        }
    }

    /// "6 tháng đầu năm 2026", "9 tháng năm 2026".
    fn half(&self, at: usize) -> Option<(Point, usize)> {
        let time = &self.lexicon.time;
        let half = |half| move |year| Some(Period::Half { year, half });
        let (len, make): (usize, &dyn Fn(i32) -> Option<Period>) =
            if let Some(len) = time.first_half.at(self.found, at) {
                (len, &half(1))
            } else if let Some(len) = time.second_half.at(self.found, at) {
                (len, &half(2))
            } else {
                (time.nine_months.at(self.found, at)?, &nine_months)
            };
        let next = at + len;
        let plain = self.year(next).map(|year| (year, next + 1));
        let (year, to) = plain.or_else(|| self.year_after(next))?;
        Some((Point::Whole(make(year)?), to))
    }

    /// "quý II/2026", "quý 2 năm 2026", "quý II".
    fn quarter(&self, at: usize) -> Option<(Point, usize)> {
        let time = &self.lexicon.time;
        let (number, next) = match time.quarter.at(self.found, at) {
            Some(len) => (self.figure(at + len, 4)?, at + len + 1),
            None => self.short(at, &time.quarter_short, 4)?,
        };
        Some(match self.year_after(next) {
            Some((year, to)) => (Point::Whole(Period::Quarter(Quarter { year, number })), to),
            None => (Point::Quarter(number), next),
        })
    }

    /// "QII/2026", "Q.2/2026", "T5/2026": short, and only with a year.
    fn short(&self, at: usize, letters: &Phrases, most: u32) -> Option<(u32, usize)> {
        let token = self.found.get(at)?;
        let (number, next) = if letters.at(self.found, at).is_some() {
            (self.figure(at + self.sign(at + 1, &["."]).map(|()| 2)?, most)?, at + 3)
        } else {
            let letter = token.text.chars().next().filter(|c| c.is_uppercase())?;
            let rest = token.text.get(letter.len_utf8()..)?;
            let lower = letter.to_lowercase().to_string();
            letters.is(&lower).then_some(())?;
            let roman = if most == 4 { roman(rest) } else { None };
            let number = roman.or_else(|| rest.parse().ok().filter(|_| rest.len() <= 2))?;
            (number, at + 1)
        };
        let year = self.sign(next, &["/", "-"]).is_some() && self.year(next + 1).is_some();
        (year && (1..=most).contains(&number)).then_some((number, next))
    }

    /// The second of "quý II-III/2026", "tháng 3 - 4/2026", which do not repeat
    /// the word.
    fn bare_second(&self, first: Point, at: usize) -> Option<(Point, usize)> {
        let (year, to) = self.year_after(at + 1)?;
        let period = match first {
            Point::Quarter(_) => Period::Quarter(Quarter { year, number: self.figure(at, 4)? }),
            Point::Month(_) => Period::Month { year, month: self.small(at, 12)? },
            Point::Whole(_) | Point::DayOfMonth(_) | Point::Day { .. } => return None,
        };
        Some((Point::Whole(period), to))
    }

    /// "tháng 5/2026", "5/2026", "tháng 5 năm 2026", "tháng 5".
    fn month(&self, at: usize) -> Option<(Point, usize)> {
        let time = &self.lexicon.time;
        if let Some((month, next)) = self.short(at, &time.month_short, 12) {
            let (year, to) = self.year_after(next)?;
            return Some((Point::Whole(Period::Month { year, month }), to));
        }
        let word = time.month.at(self.found, at);
        let inside =
            at.checked_sub(1).is_some_and(|before| self.sign(before, &["/", "-"]).is_some());
        let at = at + word.unwrap_or(0);
        let month = self.small(at, 12)?;
        match self.year_after(at + 1) {
            Some((year, to))
                if word.is_some()
                    || (!inside && !self.is_sign(to) && self.sign(at + 1, &["/"]).is_some()) =>
            {
                Some((Point::Whole(Period::Month { year, month }), to))
            }
            _ if word.is_some() => Some((Point::Month(month), at + 1)),
            _ => None,
        }
    }

    /// "năm 2026", "2026"; not the year of a paper's sign ("42/2014/QĐ-TTg").
    fn year_alone(&self, at: usize) -> Option<(Point, usize)> {
        let word = self.lexicon.time.year.at(self.found, at);
        let inside =
            at.checked_sub(1).is_some_and(|before| self.sign(before, &["/", "-", "."]).is_some());
        let (year, to) = (self.year(at + word.unwrap_or(0))?, at + word.unwrap_or(0) + 1);
        (!self.is_sign(to) && (word.is_some() || !inside || self.between_years(at)))
            .then_some((Point::Whole(Period::Year(year)), to))
    }

    /// Whether a paper's sign goes on here: "05/2026/KH-UBND".
    fn is_sign(&self, at: usize) -> bool {
        let letter = |next: &Token<'_>| next.text.starts_with(char::is_alphabetic);
        self.sign(at, &["/", "-"]).is_some() && self.found.get(at + 1).is_some_and(letter)
    }

    fn between_years(&self, at: usize) -> bool {
        at.checked_sub(2).is_some_and(|before| self.year(before).is_some())
    }

    /// "/2026", ", năm 2026", " năm 2026", "-2026" after a month or a quarter.
    fn year_after(&self, at: usize) -> Option<(i32, usize)> {
        let skip = usize::from(self.sign(at, &["/", "-", ",", "."]).is_some());
        let word = self.lexicon.time.year.at(self.found, at + skip);
        let comma = self.sign(at, &[","]).is_some();
        if (comma || skip == 0) && word.is_none() {
            return None;
        }
        let at = at + skip + word.unwrap_or(0);
        Some((self.year(at)?, at + 1))
    }

    fn year(&self, at: usize) -> Option<i32> {
        let token = self.found.get(at).filter(|token| token.text.len() == 4)?;
        let year = i32::try_from(token.number()?).ok()?;
        (1945..=2100).contains(&year).then_some(year)
    }

    fn small(&self, at: usize, most: u32) -> Option<u32> {
        let token = self.found.get(at).filter(|token| token.text.len() <= 2)?;
        token.number().filter(|number| (1..=most).contains(number))
    }

    fn sign(&self, at: usize, signs: &[&str]) -> Option<()> {
        self.found.get(at).filter(|token| signs.contains(&token.text)).map(|_| ())
    }
}

fn nine_months(year: i32) -> Option<Period> {
    let from = NaiveDate::from_ymd_opt(year, 1, 1)?;
    Some(Period::Range { from, to: NaiveDate::from_ymd_opt(year, 9, 30)? })
}
