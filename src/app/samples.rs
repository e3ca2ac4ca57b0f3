//! A program over the embedded programme, for the tests of the screens.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::library::Library;
use super::state::{Setup, State};
use crate::document::{Lexicon, read};
use crate::domain::{Change, Due, Entry, Key, Period, Programme, ProgrammeId, Progress, Report};
use crate::words::{Language, Words};

/// The embedded programme under a name.
pub fn programme(id: &str) -> Programme {
    let bytes = include_bytes!("../../seeds/kien-an-nq05.md");
    let lexicon = Lexicon::embedded();
    read("kien-an-nq05.md", bytes, ProgrammeId::new(id), lexicon).expect("the seed")
}

/// Papers of other offices, none of them in the form of the embedded one.
pub fn others() -> Vec<Programme> {
    let papers: [(&str, &[u8]); 3] = [
        (
            "people.txt",
            include_bytes!("../../tests/documents/KH-tiep-cong-dan-MTTQ-xa-Luong-Minh.txt"),
        ),
        (
            "committee.txt",
            include_bytes!(
                "../../tests/documents/KH01-TBTTKT-Tieu-ban-tuyen-truyen-xa-Pho-Bang_10-12-2025.txt"
            ),
        ),
        ("targets.md", include_bytes!("../../tests/documents/NQ03-NQ-CP_phu-luc-1_chi-tieu.md")),
    ];
    let lexicon = Lexicon::embedded();
    let read = |(name, bytes)| read(name, bytes, ProgrammeId::new(name), lexicon);
    papers.map(read).into_iter().collect::<Result<_, _>>().expect("papers that can be read")
}

fn noon(day: &str) -> DateTime<FixedOffset> {
    format!("{day}T12:00:00+07:00").parse().expect("a day")
}

/// The program on 25/9/2026, after these changes, each made on its day.
pub fn desk(changes: Vec<(&str, Change)>) -> State {
    desk_with(vec![programme("kien-an-nq05")], changes)
}

/// The same over several programmes; the changes are made to the first.
pub fn desk_with(programmes: Vec<Programme>, changes: Vec<(&str, Change)>) -> State {
    let id = programmes.first().map_or_else(|| ProgrammeId::new(""), |first| first.id.clone());
    let entry = |(seq, (day, change))| Entry {
        seq,
        at: noon(day),
        by: "N.T.Hoa".to_owned(),
        programme: id.clone(),
        change,
    };
    let ledger = (1..).zip(changes).map(entry).collect();
    let now = noon("2026-09-25");
    let words = Words::new(Language::Vietnamese, None).expect("words");
    let library = Library::new(programmes, ledger, now.date_naive());
    State::new(Setup::default(), Arc::new(words), library, now)
}

/// An item is reported to have come so far.
pub fn reported(key: &str, progress: Progress, done_on: Option<&str>) -> Change {
    let done_on = done_on.map(|day| day.parse().expect("a day"));
    let after = Report { progress, done_on, note: "Đã họp.".to_owned(), ..Report::default() };
    Change::Updated { key: Key::new(key), before: Report::default(), after }
}

/// A deadline is moved.
pub fn moved_due(key: &str, from: &str, to: &str) -> Change {
    let due = |text: &str| Due {
        period: Some(text.parse::<Period>().expect("a period")),
        confirmed: false,
    };
    Change::DueMoved {
        key: Key::new(key),
        before: due(from),
        after: due(to),
        reason: "Chờ hướng dẫn.".to_owned(),
        document: String::new(),
    }
}
