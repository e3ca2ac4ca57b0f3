//! The table that goes with the report: everything that is followed, group by
//! group; the numbers run on.

use super::{Followed, Quarterly, body};
use crate::report::paper::{Column, Row, Table, Text};
use crate::report::phrase::{Phrase, sentence};
use crate::say;
use crate::words::Words;

pub(super) fn table(words: &Words, quarterly: &Quarterly<'_>) -> Table {
    let phrase = body::phrase(words, quarterly);
    let mut rows = Vec::new();
    let mut number = 0;
    for (heading, items) in quarterly.groups() {
        if let Some(node) = heading {
            rows.push(Row::Group(format!("{}. {}", node.key, node.title)));
        }
        for followed in items {
            number += 1;
            rows.push(row(words, &phrase, quarterly, followed, number));
        }
    }
    Table { columns: columns(words), rows }
}

fn columns(words: &Words) -> Vec<Column> {
    vec![
        Column::figure(say!(words, "paper-column-number"), 4),
        Column::text(say!(words, "paper-column-item"), 23),
        Column::text(say!(words, "label-lead"), 12),
        Column::text(say!(words, "label-coordinators"), 26),
        Column::figure(say!(words, "paper-column-due"), 9),
        Column::text(say!(words, "paper-column-progress"), 12),
        Column::text(say!(words, "paper-column-result"), 18),
        Column::text(say!(words, "label-evidence"), 11),
    ]
}

fn row(
    words: &Words,
    phrase: &Phrase<'_>,
    quarterly: &Quarterly<'_>,
    followed: &Followed<'_>,
    number: usize,
) -> Row {
    let item = &followed.item;
    let result = phrase.result(item, quarterly.quarter);
    let result = if result.is_empty() { say!(words, "paper-cell-no-report") } else { result };
    let roll = phrase.roll(item);
    let result = if roll.is_empty() { result } else { format!("{result}\n{}", sentence(&roll)) };
    let cells = [
        number.to_string(),
        phrase.title(item),
        phrase.short_names(item.lead()),
        phrase.short_names(item.node.coordinators()),
        phrase.due(followed.due),
        phrase.standing(item),
        result,
        phrase.evidence(item),
    ];
    Row::Cells(cells.into_iter().map(Text::plain).collect())
}
