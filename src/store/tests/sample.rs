//! Small programmes and drafts.

use chrono::{DateTime, FixedOffset};

use crate::domain::{
    Change, Content, Due, Evidence, Key, Lines, Model, Node, Period, Programme, ProgrammeId,
    Progress, Report, Source,
};
use crate::store::{Draft, Store};

pub(in crate::store) fn at(minute: u32) -> DateTime<FixedOffset> {
    let text = format!("2026-09-25T{:02}:{:02}:00+07:00", 8 + minute / 60 % 12, minute % 60);
    DateTime::parse_from_rfc3339(&text).expect("a time")
}

pub(in crate::store) fn programme(id: &str, models: usize) -> Programme {
    let text = format!("Mục tiêu của {id}: mô hình do Ủy ban nhân dân phường chủ trì. ").repeat(8);
    let nodes = (1..=models)
        .map(|number| Node {
            key: Key::new(format!("III.{number}")),
            parent: Some(Key::new("III")),
            number: number.to_string(),
            title: format!("Mô hình {number}"),
            text: text.clone(),
            lines: Lines { first: 1, last: 1 },
            content: Content::Model(Model { objective: text.clone(), ..Model::default() }),
            indicators: Vec::new(),
        })
        .collect();
    Programme {
        id: ProgrammeId::new(id),
        title: format!("thực hiện {id}"),
        short_title: id.to_owned(),
        number: None,
        issued: None,
        known_from: None,
        span: Some(Period::Years { from: 2026, to: 2030, open: false }),
        nodes,
        units: Vec::new(),
        notices: Vec::new(),
        source: Source {
            name: format!("{id}.md"),
            digest: blake3::hash(id.as_bytes()).to_hex().to_string(),
            lines: vec![text],
        },
        index: std::sync::OnceLock::new(),
    }
}

pub(in crate::store) fn update(id: &str, minute: u32, note: &str) -> Draft {
    let after = Report {
        progress: Progress::Underway,
        note: note.to_owned(),
        evidence: Some(Evidence { number: "12-KH/ĐU".to_owned(), date: None }),
        ..Report::default()
    };
    let change = Change::Updated { key: Key::new("III.1"), before: Report::default(), after };
    draft(id, minute, change)
}

pub(in crate::store) fn move_due(id: &str, minute: u32) -> Draft {
    let due = |text: &str| Due { period: text.parse().ok(), confirmed: false };
    let change = Change::DueMoved {
        key: Key::new("III.1"),
        before: due("2026-Q2"),
        after: due("2026-Q3"),
        reason: "chờ hướng dẫn của cấp trên".to_owned(),
        document: "07-TB/ĐU".to_owned(),
    };
    draft(id, minute, change)
}

pub(in crate::store) fn draft(id: &str, minute: u32, change: Change) -> Draft {
    let by = "Trần Thị Hồng".to_owned();
    Draft { at: at(minute), by, programme: ProgrammeId::new(id), change }
}

pub(in crate::store) fn import(store: &mut dyn Store, after: u64, programme: &Programme) -> u64 {
    let draft = Draft::of_import(programme, at(0), "Trần Thị Hồng".to_owned());
    store.import(after, programme, draft).expect("imported").seq
}

/// What can be compared of a programme.
pub(in crate::store) fn bytes(programme: &Programme) -> Vec<u8> {
    crate::store::codec::encode(programme).expect("encodes")
}
