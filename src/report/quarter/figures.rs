//! The figures of the report: sentences and tables that add up.

use super::Quarterly;
use super::body::phrase;
use crate::domain::{ItemKind, Standing, Tally};
use crate::report::outline::Outline;
use crate::report::paper::{Column, Row, Table, Text};
use crate::say;
use crate::words::Words;

const KINDS: [ItemKind; 5] =
    [ItemKind::Model, ItemKind::Attain, ItemKind::Task, ItemKind::Duty, ItemKind::Indicator];

/// The sums with their parts, how each sum comes about, and the same by kinds.
pub(super) fn write(outline: &mut Outline, words: &Words, quarterly: &Quarterly<'_>) {
    sums(outline, words, quarterly);
    outline.table(kinds_table(words, quarterly));
}

/// The sums with their parts, and how each sum comes about.
pub(in crate::report) fn sums(outline: &mut Outline, words: &Words, quarterly: &Quarterly<'_>) {
    let tally = quarterly.tally();
    let count = |number: usize| words.count(number);
    let of = |standing| tally.count(standing);
    let undated = of(Standing::NoDeadline);
    let kinds: Vec<String> = KINDS
        .into_iter()
        .map(|kind| (kind, size(&quarterly.tally_of(kind))))
        .filter(|(_, number)| *number > 0)
        .map(|(kind, number)| counted(words, kind, number))
        .collect();
    let all = tally.total() + undated;
    outline.say(say!(words, "paper-total", all = count(all), kinds = kinds.join(", ")));
    outline.dash(say!(
        words,
        "paper-total-done",
        done = count(tally.done()),
        in_time = count(of(Standing::DoneInTime)),
        late = count(of(Standing::DoneLate))
    ));
    outline.dash(say!(
        words,
        "paper-total-open",
        open = count(tally.open()),
        in_time = count(of(Standing::InTime) + of(Standing::DueSoon)),
        soon = count(of(Standing::DueSoon)),
        overdue = count(of(Standing::Overdue)),
        paused = count(of(Standing::Paused)),
        unconfirmed = count(of(Standing::NeedsConfirmation))
    ));
    let told = quarterly.items.iter().filter(|followed| {
        followed.standing == Standing::NoDeadline && quarterly.reported(followed)
    });
    outline.dash(say!(
        words,
        "paper-total-undated",
        undated = count(undated),
        told = count(told.count())
    ));
    outline.dash(say!(
        words,
        "paper-total-sum",
        done = count(tally.done()),
        open = count(tally.open()),
        undated = count(undated),
        all = count(all)
    ));
}

fn size(tally: &Tally) -> usize {
    tally.total() + tally.count(Standing::NoDeadline)
}

fn counted(words: &Words, kind: ItemKind, number: usize) -> String {
    let count = words.count(number);
    match kind {
        ItemKind::Model => say!(words, "paper-count-models", count = count),
        ItemKind::Attain => say!(words, "paper-count-standards", count = count),
        ItemKind::Task => say!(words, "paper-count-tasks", count = count),
        ItemKind::Duty => say!(words, "paper-count-duties", count = count),
        ItemKind::Indicator => say!(words, "paper-count-indicators", count = count),
    }
}

fn kind_name(words: &Words, kind: ItemKind) -> String {
    match kind {
        ItemKind::Model => say!(words, "paper-kind-models"),
        ItemKind::Attain => say!(words, "paper-kind-standards"),
        ItemKind::Task => say!(words, "paper-kind-tasks"),
        ItemKind::Duty => say!(words, "paper-kind-duties"),
        ItemKind::Indicator => say!(words, "paper-kind-indicators"),
    }
}

/// The figures of one row: everything, the two by two, and what lies outside.
fn cells(name: String, tally: &Tally) -> Vec<Text> {
    let of = |standing| tally.count(standing);
    let figures = [
        size(tally),
        of(Standing::DoneInTime),
        of(Standing::DoneLate),
        of(Standing::InTime) + of(Standing::DueSoon),
        of(Standing::Overdue),
        of(Standing::Paused),
        of(Standing::NeedsConfirmation),
        of(Standing::NoDeadline),
    ];
    let figures = figures.into_iter().map(|number| Text::plain(number.to_string()));
    std::iter::once(Text::plain(name)).chain(figures).collect()
}

fn heads(words: &Words, first: String) -> Vec<Column> {
    vec![
        Column::text(first, 26),
        Column::figure(say!(words, "paper-column-total"), 9),
        Column::figure(say!(words, "paper-column-done-in-time"), 11),
        Column::figure(say!(words, "paper-column-done-late"), 11),
        Column::figure(say!(words, "paper-column-in-time"), 9),
        Column::figure(say!(words, "paper-column-overdue"), 9),
        Column::figure(say!(words, "paper-column-paused"), 9),
        Column::figure(say!(words, "paper-column-unconfirmed"), 9),
        Column::figure(say!(words, "paper-column-undated"), 10),
    ]
}

fn kinds_table(words: &Words, quarterly: &Quarterly<'_>) -> Table {
    let mut rows: Vec<Row> = KINDS
        .into_iter()
        .map(|kind| (kind, quarterly.tally_of(kind)))
        .filter(|(_, tally)| size(tally) > 0)
        .map(|(kind, tally)| Row::Cells(cells(kind_name(words, kind), &tally)))
        .collect();
    rows.push(Row::Sum(cells(say!(words, "paper-sum"), &quarterly.tally())));
    Table { columns: heads(words, say!(words, "paper-column-kind")), rows }
}

/// Who answers for how much.
pub(super) fn units(words: &Words, quarterly: &Quarterly<'_>) -> Table {
    let phrase = phrase(words, quarterly);
    let mut rows: Vec<Row> = quarterly
        .units()
        .into_iter()
        .map(|row| {
            let name = row.unit.map_or_else(
                || say!(words, "paper-nobody"),
                |unit| phrase.short_names(std::slice::from_ref(unit)),
            );
            Row::Cells(cells(name, &row.tally))
        })
        .collect();
    rows.push(Row::Sum(cells(say!(words, "paper-sum"), &quarterly.tally())));
    Table { columns: heads(words, say!(words, "paper-column-unit")), rows }
}
