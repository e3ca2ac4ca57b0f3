//! What backups are called, and which of them stay.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, NaiveDateTime};

/// How many days, weeks and months keep their last backup.
const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;
/// How many of those stay that were made before something was replaced.
const SPECIAL: usize = 5;

const BEGINNING: &str = "tiendo-";
const ENDING: &str = ".json";
const DAY: &str = "%Y-%m-%d";
const TIME: &str = "%Y-%m-%d-%H%M%S";

/// The name of the backup of a day.
pub(super) fn daily(day: NaiveDate) -> String {
    format!("{BEGINNING}{}{ENDING}", day.format(DAY))
}

/// The name of a backup made at a time, before something or because it was
/// asked for.
pub(super) fn special(at: DateTime<FixedOffset>, before: Option<&str>) -> String {
    let before = before.map(|before| format!("-{before}")).unwrap_or_default();
    format!("{BEGINNING}{}{before}{ENDING}", at.format(TIME))
}

/// What a name says of a backup that was made unasked.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Made {
    Daily(NaiveDate),
    Before(NaiveDateTime),
}

fn made(name: &str) -> Option<Made> {
    let middle = name.strip_prefix(BEGINNING)?.strip_suffix(ENDING)?;
    if let Ok(day) = NaiveDate::parse_from_str(middle, DAY) {
        return (daily(day) == name).then_some(Made::Daily(day));
    }
    let (at, before) = middle.split_at_checked(17)?; // as long as what TIME writes
    let at = NaiveDateTime::parse_from_str(at, TIME).ok()?;
    before.starts_with('-').then_some(Made::Before(at))
}

/// The names of those that are no longer wanted. What has another name was not
/// made here, or was asked for by a person: it stays.
pub(super) fn superfluous(names: &[String]) -> Vec<&str> {
    let days: BTreeSet<NaiveDate> = names
        .iter()
        .filter_map(|name| match made(name)? {
            Made::Daily(day) => Some(day),
            Made::Before(_) => None,
        })
        .collect();
    let mut before: Vec<NaiveDateTime> = names
        .iter()
        .filter_map(|name| match made(name)? {
            Made::Before(at) => Some(at),
            Made::Daily(_) => None,
        })
        .collect();
    before.sort_unstable();
    let oldest = before.iter().nth_back(SPECIAL - 1).copied();
    let wanted = wanted(&days);
    let is_wanted = |name: &str| match made(name) {
        Some(Made::Daily(day)) => wanted.contains(&day),
        Some(Made::Before(at)) => oldest.is_none_or(|oldest| at >= oldest),
        None => true,
    };
    names.iter().map(String::as_str).filter(|name| !is_wanted(name)).collect()
}

/// The last days, and the last day of each of the last weeks and months. They
/// are counted by the backups there are, not by today: a clock that runs wrong
/// for a day must not clear away a year.
fn wanted(days: &BTreeSet<NaiveDate>) -> BTreeSet<NaiveDate> {
    let week = |day: &NaiveDate| (day.iso_week().year(), day.iso_week().week());
    let month = |day: &NaiveDate| (day.year(), day.month());
    let mut wanted: BTreeSet<NaiveDate> = days.iter().rev().take(DAYS).copied().collect();
    wanted.extend(last_of_each(days, WEEKS, week));
    wanted.extend(last_of_each(days, MONTHS, month));
    wanted
}

fn last_of_each<Part: PartialEq>(
    days: &BTreeSet<NaiveDate>,
    most: usize,
    part: impl Fn(&NaiveDate) -> Part,
) -> Vec<NaiveDate> {
    let mut last: Vec<NaiveDate> = Vec::new();
    for day in days.iter().rev() {
        if last.last().is_none_or(|known| part(known) != part(day)) {
            last.push(*day);
        }
    }
    last.truncate(most);
    last
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_year_of_days_leaves_the_last_week_four_weeks_and_twelve_months() {
        let names: Vec<String> = day("2025-11-01").iter_days().take(389).map(daily).collect(); // to 24/11/2026
        let gone = superfluous(&names);
        let left: Vec<&String> =
            names.iter().filter(|name| !gone.contains(&name.as_str())).collect();
        insta::assert_snapshot!(left.into_iter().cloned().collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn what_a_person_asked_for_or_put_there_stays() {
        let at = DateTime::parse_from_rfc3339("2026-11-24T07:31:05+07:00").expect("a time");
        let asked = special(at, None);
        assert_eq!(asked, "tiendo-2026-11-24-073105.json");
        let mut names = vec![asked, "tiendo-2026-1-1.json".to_owned(), "Hồng.json".to_owned()];
        let before =
            |hour: i64| special(at + chrono::TimeDelta::hours(hour), Some("truoc-khi-nhap"));
        names.extend((0..7).map(before));
        assert_eq!(superfluous(&names), [before(0), before(1)]);
    }

    proptest! {
        #[test]
        fn the_newest_always_stays_and_each_kept_month_has_one(
            offsets in proptest::collection::btree_set(0_u64..3000, 1..200)
        ) {
            let first = day("2020-01-01");
            let days: Vec<NaiveDate> =
                offsets.iter().map(|offset| first + chrono::Days::new(*offset)).collect();
            let names: Vec<String> = days.iter().copied().map(daily).collect();
            let gone = superfluous(&names);
            let left: Vec<NaiveDate> =
                days.iter().copied().filter(|day| !gone.contains(&daily(*day).as_str())).collect();
            prop_assert!(days.iter().rev().take(DAYS).all(|day| left.contains(day)));
            prop_assert!(left.len() <= DAYS + WEEKS + MONTHS);
            let mut months: BTreeMap<(i32, u32), NaiveDate> = BTreeMap::new();
            for day in &days {
                months.insert((day.year(), day.month()), *day);
            }
            prop_assert!(months.values().rev().take(MONTHS).all(|day| left.contains(day)));
            let weeks: BTreeMap<_, _> = days.iter().map(|day| (day.iso_week(), *day)).collect();
            prop_assert!(weeks.values().rev().take(WEEKS).all(|day| left.contains(day)));
            // What is left stays left.
            let names: Vec<String> = left.into_iter().map(daily).collect();
            prop_assert!(superfluous(&names).is_empty());
        }

        #[test]
        fn only_what_was_made_unasked_goes_and_the_last_ones_of_it_stay(
            days in proptest::collection::btree_set(0_u64..800, 0..60),
            times in proptest::collection::btree_set(0_i64..80_000_000, 0..20),
            others in proptest::collection::vec("(tiendo-)?[a-z0-9-]{0,24}(\\.json)?", 0..20),
        ) {
            let first = DateTime::parse_from_rfc3339("2024-06-01T00:00:00+07:00").expect("a time");
            let at = |seconds: &i64| first + chrono::TimeDelta::seconds(*seconds);
            let daily_ones: Vec<String> = days
                .iter()
                .map(|offset| daily(first.date_naive() + chrono::Days::new(*offset)))
                .collect();
            let before: Vec<String> =
                times.iter().map(|time| special(at(time), Some("truoc-khi-nhap-2"))).collect();
            let asked = times.iter().map(|time| special(at(time), None));
            let theirs: Vec<String> =
                others.into_iter().filter(|name| made(name).is_none()).chain(asked).collect();
            let names = [&theirs[..], &before, &daily_ones].concat();
            let gone = superfluous(&names);
            let stays = |name: &String| !gone.contains(&name.as_str());
            prop_assert!(theirs.iter().all(stays));
            prop_assert!(before.iter().rev().take(SPECIAL).all(stays));
            prop_assert!(before.iter().filter(|name| stays(name)).count() <= SPECIAL);
            prop_assert!(daily_ones.iter().rev().take(DAYS).all(stays));
        }
    }
}
