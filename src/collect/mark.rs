//! What tells a sheet and its rows apart, wherever they are moved: one text in
//! a hidden column. Rows are never known by their place.

use chrono::NaiveDate;

use crate::domain::{Key, Period, ProgrammeId, Progress, Report, UnitId};
use crate::text::clean;

/// How every mark begins; the number is the version of what follows.
const BEGINNING: &str = "tiendo:1|";
/// Between the parts of a mark.
const BAR: char = '|';
/// Between programmes in the mark of a sheet.
const COMMA: char = ',';
/// How many hexadecimal digits of a BLAKE3 hash are written down: enough
/// against mishaps, and nothing here is a secret.
const DIGITS: usize = 12;

/// The mark of a whole sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SheetMark {
    /// The unit it went out to.
    pub unit: UnitId,
    /// The day of the figures it went out with.
    pub as_of: NaiveDate,
    /// The programmes it asks about.
    pub programmes: Vec<ProgrammeId>,
}

/// The mark of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RowMark {
    /// The unit it went out to.
    pub unit: UnitId,
    /// The day of the figures it went out with.
    pub as_of: NaiveDate,
    /// The item's programme.
    pub programme: ProgrammeId,
    /// The progress that stood in the sheet.
    pub progress: Progress,
    /// [`state_of`] the report in force then.
    pub state: String,
    /// The instance it asks about, of what comes round.
    pub instance: Option<Period>,
    /// The item.
    pub key: Key,
}

/// A mark in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// Of a sheet.
    Sheet(SheetMark),
    /// Of a row.
    Row(RowMark),
    /// One that somebody has changed.
    Broken,
}

/// A report in a few letters: equal reports have equal ones.
pub(super) fn state_of(report: &Report) -> String {
    let Report { progress, note, obstacle, evidence, done_on, period } = report;
    let day = |day: &Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let (number, date) = evidence
        .as_ref()
        .map(|paper| (paper.number.as_str(), day(&paper.date)))
        .unwrap_or_default();
    let period = period.map(|period| period.to_string()).unwrap_or_default();
    let done_on = day(done_on);
    digest(&[progress.name(), note, obstacle, number, &date, &done_on, &period])
}

/// The hash of several texts, none of which can flow into the next.
fn digest(parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_hex().chars().take(DIGITS).collect()
}

/// A mark of these parts; the last may hold anything.
fn written(parts: &[&str]) -> String {
    let check = digest(parts);
    format!("{BEGINNING}{check}{BAR}{}", parts.join("|"))
}

impl SheetMark {
    /// The mark as it stands in a cell.
    pub fn written(&self) -> String {
        let programmes: Vec<&str> = self.programmes.iter().map(ProgrammeId::as_str).collect();
        let programmes = programmes.join(&COMMA.to_string());
        written(&["sheet", self.unit.as_str(), &self.as_of.to_string(), &programmes])
    }
}

impl RowMark {
    /// The mark as it stands in a cell.
    pub fn written(&self) -> String {
        let as_of = self.as_of.to_string();
        let instance = self.instance.map(|period| period.to_string());
        let kind = if instance.is_some() { "instance" } else { "row" };
        let mut parts = vec![kind, self.unit.as_str(), &as_of, self.programme.as_str()];
        parts.extend([self.progress.name(), self.state.as_str()]);
        parts.extend(instance.as_deref());
        parts.push(self.key.as_str());
        written(&parts)
    }
}

impl Mark {
    /// The mark in a text; none where it is no mark.
    pub fn read(text: &str) -> Option<Self> {
        let text = clean(text);
        let rest = text.trim().strip_prefix(BEGINNING)?;
        Some(parsed(rest).unwrap_or(Self::Broken))
    }
}

fn parsed(rest: &str) -> Option<Mark> {
    let (check, rest) = rest.split_once(BAR)?;
    let (kind, _) = rest.split_once(BAR)?;
    let count = match kind {
        "sheet" => 4,
        "instance" => 8,
        _ => 7,
    };
    let parts: Vec<&str> = rest.splitn(count, BAR).collect();
    if digest(&parts) != check {
        return None;
    }
    match parts.as_slice() {
        ["sheet", unit, as_of, programmes] => Some(Mark::Sheet(SheetMark {
            unit: UnitId::new(*unit),
            as_of: as_of.parse().ok()?,
            programmes: programmes
                .split(COMMA)
                .filter(|id| !id.is_empty())
                .map(ProgrammeId::new)
                .collect(),
        })),
        ["row", unit, as_of, programme, progress, state, key] => {
            row([unit, as_of, programme, progress, state], None, key)
        }
        ["instance", unit, as_of, programme, progress, state, period, key] => {
            row([unit, as_of, programme, progress, state], Some(period.parse().ok()?), key)
        }
        _ => None,
    }
}

fn row(parts: [&str; 5], instance: Option<Period>, key: &str) -> Option<Mark> {
    let [unit, as_of, programme, progress, state] = parts;
    Some(Mark::Row(RowMark {
        unit: UnitId::new(unit),
        as_of: as_of.parse().ok()?,
        programme: ProgrammeId::new(programme),
        progress: Progress::ALL.into_iter().find(|known| known.name() == progress)?,
        state: state.to_owned(),
        instance,
        key: Key::new(key),
    }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::Evidence;

    fn row(key: &str) -> RowMark {
        RowMark {
            unit: UnitId::new("dang-uy"),
            as_of: "2026-09-25".parse().expect("a day"),
            programme: ProgrammeId::new("kien-an-nq05"),
            progress: Progress::Underway,
            state: state_of(&Report::default()),
            instance: None,
            key: Key::new(key),
        }
    }

    fn august(key: &str) -> RowMark {
        RowMark { instance: "2026-08".parse().ok(), ..row(key) }
    }

    #[test]
    fn a_changed_mark_is_known_as_changed() {
        let text = row("III.1.1").written();
        assert_eq!(Mark::read(&text), Some(Mark::Row(row("III.1.1"))));
        // What a mouse does to a cell that ends in a number.
        assert_eq!(Mark::read(&text.replace("III.1.1", "III.1.2")), Some(Mark::Broken));
        assert_eq!(Mark::read("tiendo:1|"), Some(Mark::Broken));
        assert_eq!(Mark::read("tiendo:1|x|sheet|y"), Some(Mark::Broken));
        assert_eq!(Mark::read("Tiến độ"), None);
        let sheet = SheetMark {
            unit: UnitId::new("dang-uy"),
            as_of: "2026-09-25".parse().expect("a day"),
            programmes: vec![ProgrammeId::new("a"), ProgrammeId::new("b")],
        };
        assert_eq!(Mark::read(&format!(" {}\n", sheet.written())), Some(Mark::Sheet(sheet)));
    }

    #[test]
    fn every_part_of_a_report_counts() {
        let base = Report { note: "a".to_owned(), ..Report::default() };
        let others = [
            Report { note: "b".to_owned(), ..base.clone() },
            Report { progress: Progress::Done, ..base.clone() },
            Report { note: String::new(), obstacle: "a".to_owned(), ..base.clone() },
            Report {
                evidence: Some(Evidence { number: "1".to_owned(), date: None }),
                ..base.clone()
            },
            Report { done_on: "2026-09-25".parse().ok(), ..base.clone() },
            Report { period: "2026-Q3".parse().ok(), ..base.clone() },
        ];
        let states: std::collections::BTreeSet<String> =
            others.iter().chain([&base]).map(state_of).collect();
        assert_eq!(states.len(), others.len() + 1);
        assert_eq!(state_of(&base), state_of(&base.clone()));
    }

    proptest! {
        #[test]
        fn written_and_read_back_are_the_same(key in "[A-Za-z0-9./|đ-]{1,20}") {
            prop_assert_eq!(Mark::read(&row(&key).written()), Some(Mark::Row(row(&key))));
            prop_assert_eq!(Mark::read(&august(&key).written()), Some(Mark::Row(august(&key))));
        }

        #[test]
        fn nothing_makes_the_reader_stumble(text in "(tiendo:1\\|)?\\PC{0,60}") {
            let _ = Mark::read(&text);
        }
    }
}
