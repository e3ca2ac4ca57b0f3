//! The table behind a report: every item followed, with its running number.

use super::{Subject, heading_of, name};
use crate::domain::{Evidence, Item, ItemKind, Key};
use crate::report::paper::{Annex, Line, Table};
use crate::report::rows::Rows;
use crate::say;

/// The annex.
pub(super) fn annex(subject: &Subject<'_>) -> Annex {
    let words = subject.words;
    let mut rows = Vec::new();
    let mut heading: Option<Key> = None;
    for (at, item) in dated(subject).into_iter().enumerate() {
        if heading != item.node.parent {
            heading.clone_from(&item.node.parent);
            if let Some(group) = heading.as_ref().and_then(|key| subject.programme.node(key)) {
                rows.push(Line::Span(heading_of(group)));
            }
        }
        let report = &subject.board.state(&item.key).report;
        rows.push(Line::Cells(vec![
            (at + 1).to_string(),
            name(&item),
            subject.lead(&item),
            subject.units(item.node.coordinators()),
            subject.due(&item),
            subject.stands(&item),
            report.note.clone(),
            report.evidence.as_ref().map(|paper| evidence(subject, paper)).unwrap_or_default(),
        ]));
    }
    let quarter = subject.spoken(subject.quarter);
    let date = words.date(subject.board.as_of());
    Annex {
        kind: say!(words, "paper-annex"),
        title: say!(words, "paper-annex-title", quarter = quarter, date = date),
        belongs: say!(words, "paper-annex-belongs"),
        table: Table {
            head: vec![
                say!(words, "paper-column-number"),
                say!(words, "paper-column-item"),
                say!(words, "paper-column-lead"),
                say!(words, "paper-column-coordinators"),
                say!(words, "paper-column-due"),
                say!(words, "paper-column-progress"),
                say!(words, "paper-column-result"),
                say!(words, "paper-column-evidence"),
            ],
            widths: vec![4, 20, 14, 20, 9, 10, 14, 9],
            rows,
        },
    }
}

/// Models, and whatever has a deadline.
fn dated<'a>(subject: &Subject<'a>) -> Vec<Item<'a>> {
    let is_shown =
        |item: &Item<'_>| item.kind == ItemKind::Model || subject.board.due(item).date().is_some();
    subject.items().filter(is_shown).collect()
}

fn evidence(subject: &Subject<'_>, paper: &Evidence) -> String {
    match paper.date {
        Some(day) => format!("{}, {}", paper.number, subject.words.date(day)),
        None => paper.number.clone(),
    }
}

/// Every item with its key, for spreadsheets; days as ISO dates.
pub(super) fn rows(subject: &Subject<'_>) -> Rows {
    let words = subject.words;
    let head = vec![
        say!(words, "paper-column-key"),
        say!(words, "paper-column-item"),
        say!(words, "paper-column-lead"),
        say!(words, "paper-column-coordinators"),
        say!(words, "paper-column-due"),
        say!(words, "paper-column-last-day"),
        say!(words, "paper-column-progress"),
        say!(words, "paper-column-result"),
        say!(words, "paper-column-obstacle"),
        say!(words, "paper-column-evidence"),
    ];
    let row = |item: Item<'_>| {
        let report = &subject.board.state(&item.key).report;
        let day = subject.board.due(&item).date();
        vec![
            item.key.to_string(),
            name(&item),
            subject.lead(&item),
            subject.units(item.node.coordinators()),
            subject.due(&item),
            day.map(|day| day.to_string()).unwrap_or_default(),
            subject.stands(&item),
            report.note.clone(),
            report.obstacle.clone(),
            report.evidence.as_ref().map(|paper| evidence(subject, paper)).unwrap_or_default(),
        ]
    };
    let quarter = subject.spoken(subject.quarter);
    let date = words.date(subject.board.as_of());
    Rows {
        title: say!(words, "paper-annex-title", quarter = quarter, date = date),
        head,
        rows: subject.items().map(row).collect(),
    }
}
