//! Laws of giving out and taking back.

use proptest::prelude::*;
use proptest::sample::Index;

use super::paper::{Office, Put, UNIT, day, packed, parts, text, words};
use crate::collect::{led, read};
use crate::domain::{Key, Progress, Report, UnitId};

/// What somebody fills in on one item.
#[derive(Debug, Clone)]
struct Filling {
    at: Index,
    progress: Progress,
    note: String,
    done_on: Option<u64>,
    number: Option<String>,
}

fn filling() -> impl Strategy<Value = Filling> {
    let progress = prop::sample::select(Progress::ALL.to_vec());
    let note = "[A-ZĐa-zđ=+@ ệ,.\"&<]{0,30}";
    let parts = (any::<Index>(), progress, note, prop::option::of(0_u64..40), "[0-9A-Z/]{1,8}");
    (parts, any::<bool>()).prop_map(|((at, progress, note, done_on, number), has_number)| Filling {
        at,
        progress,
        note,
        done_on,
        number: has_number.then_some(number),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_boards_become_what_the_sheet_says_and_nothing_else(
        fillings in prop::collection::vec(filling(), 0..8),
        turn in any::<Index>(),
    ) {
        let mut office = Office::new();
        let items: Vec<Key> =
            led(&office.programme, &UnitId::new(UNIT)).map(|item| item.key).collect();
        let mut sheet = office.gives(UNIT);
        let callings = words();
        let mut expected = std::collections::BTreeMap::new();
        for filling in &fillings {
            let key = filling.at.get(&items);
            let done_on = filling.done_on.filter(|_| filling.progress == Progress::Done);
            let done_on = done_on.and_then(|days| {
                day("2026-09-25").checked_sub_days(chrono::Days::new(days))
            });
            let number = filling.number.as_deref().map_or(Put::Nothing, text);
            let note = if filling.note.trim().is_empty() { Put::Nothing } else { text(&filling.note) };
            sheet
                .write(key.as_str(), "Tiến độ", text(&callings.progress(filling.progress)))
                .write(key.as_str(), "Kết quả kỳ này", note)
                .write(key.as_str(), "Ngày hoàn thành", done_on.map_or(Put::Nothing, Put::Day))
                .write(key.as_str(), "Số văn bản", number);
            let report = Report {
                progress: filling.progress,
                note: filling.note.trim().to_owned(),
                done_on,
                evidence: filling.number.clone().map(|number| crate::domain::Evidence {
                    number,
                    date: None,
                }),
                period: "2026-Q3".parse().ok(),
                ..Report::default()
            };
            expected.insert(key.clone(), report);
        }
        let first = sheet.header() + 1;
        let by = turn.index(items.len());
        sheet.rows[first..].rotate_left(by);
        let collected = office.takes(&sheet);
        prop_assert_eq!(&collected.remarks, &[]);
        prop_assert_eq!(&collected.missing, &[]);
        office.keeps(&collected, false);
        for key in &items {
            let report = office.report(key.as_str());
            let kept = expected.get(key).filter(|wanted| wanted.check(day("2026-09-25")).is_ok());
            prop_assert_eq!(&report, &kept.cloned().unwrap_or_default());
        }
        // What came back once says nothing new the second time.
        prop_assert_eq!(office.takes(&sheet).accepted(true).count(), 0);
        // And a sheet that goes out now and comes back untouched changes nothing.
        let again = office.takes(&office.gives(UNIT));
        prop_assert_eq!(again.proposals.len() + again.remarks.len(), 0);
    }

    #[test]
    fn broken_bytes_are_refused_or_read_but_never_crash(
        strokes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..12),
        part in any::<Index>(),
        is_packed in any::<bool>(),
    ) {
        let mut bytes = Office::new().bytes(UNIT);
        if is_packed {
            for (at, value) in &strokes {
                let at = at.index(bytes.len());
                bytes[at] = *value;
            }
        } else {
            let mut all = parts(&bytes);
            let chosen = part.index(all.len());
            let part = &mut all[chosen].1;
            for (at, value) in &strokes {
                let at = at.index(part.len());
                part[at] = *value;
            }
            bytes = packed(&all);
        }
        if let Ok(returned) = read(&words(), &bytes) {
            let _ = Office::new().collects(&returned);
        }
    }
}
