//! The text of a report, in the order in which offices write it.

use super::figures::Figures;
use super::{Subject, heading_of, name};
use crate::domain::{Evidence, Item, ItemKind, Standing, Tally};
use crate::report::layout::BLANK;
use crate::report::paper::{Block, Line, Table};
use crate::say;
use crate::words::Words;

/// A count in running text: below ten with a zero in front.
pub(super) fn counted(count: usize) -> String {
    format!("{count:02}")
}

/// The text.
pub(super) fn blocks(subject: &Subject<'_>, figures: &Figures<'_>) -> Vec<Block> {
    let words = subject.words;
    let mut blocks = vec![Block::Heading(1, say!(words, "paper-part-leading"))];
    blocks.push(Block::text(BLANK));
    blocks.push(Block::Heading(1, say!(words, "paper-part-results")));
    blocks.push(Block::Heading(2, say!(words, "paper-results-figures")));
    blocks.extend(figures_text(subject, figures));
    blocks.push(Block::Table(by_unit(words, figures)));
    blocks.push(Block::Heading(2, say!(words, "paper-results-items")));
    blocks.extend(results(subject));
    blocks.push(Block::Heading(1, say!(words, "paper-part-lacks")));
    blocks.extend(lacks(subject, figures));
    blocks.push(Block::Heading(1, say!(words, "paper-part-next")));
    blocks.extend(next(subject, figures));
    blocks.push(Block::Heading(1, say!(words, "paper-part-proposals")));
    blocks.push(Block::text(BLANK));
    blocks
}

fn figures_text(subject: &Subject<'_>, figures: &Figures<'_>) -> Vec<Block> {
    let words = subject.words;
    let date = words.date(subject.board.as_of());
    let now = &figures.now;
    let count = |standing| counted(now.count(standing));
    let kinds = figures.kinds.iter().filter(|(_, count)| *count > 0);
    let kinds: Vec<String> =
        kinds.map(|(kind, count)| kind_counted(words, *kind, *count)).collect();
    let scope = say!(words, "paper-scope", date = date, kinds = kinds.join(", "));
    let totals = say!(
        words,
        "paper-totals",
        total = counted(now.total()),
        done = counted(now.done()),
        in_time_done = count(Standing::DoneInTime),
        late_done = count(Standing::DoneLate),
        open = counted(now.open()),
        in_time = count(Standing::InTime),
        soon = count(Standing::DueSoon),
        overdue = count(Standing::Overdue),
        paused = count(Standing::Paused),
        unconfirmed = count(Standing::NeedsConfirmation)
    );
    let undated = say!(words, "paper-undated", count = counted(figures.undated));
    let was = subject.quarter.previous();
    let since = say!(
        words,
        "paper-since",
        quarter = subject.spoken(was),
        done_before = counted(figures.before.done()),
        done = counted(now.done()),
        overdue_before = counted(figures.before.count(Standing::Overdue)),
        overdue = count(Standing::Overdue)
    );
    vec![Block::text(scope), Block::text(format!("{totals} {undated}")), Block::text(since)]
}

fn kind_counted(words: &Words, kind: ItemKind, count: usize) -> String {
    let count = counted(count);
    match kind {
        ItemKind::Model => say!(words, "paper-models", count = count),
        ItemKind::Attain => say!(words, "paper-standards", count = count),
        ItemKind::Task => say!(words, "paper-tasks", count = count),
        ItemKind::Duty => say!(words, "paper-duties", count = count),
        ItemKind::Indicator => say!(words, "paper-indicators", count = count),
    }
}

fn by_unit(words: &Words, figures: &Figures<'_>) -> Table {
    let row = |number: String, name: String, tally: &Tally| {
        let soon = tally.count(Standing::InTime) + tally.count(Standing::DueSoon);
        let other = tally.count(Standing::Paused) + tally.count(Standing::NeedsConfirmation);
        let overdue = tally.count(Standing::Overdue);
        let counts = [tally.total(), tally.done(), soon, overdue, other].map(|n| n.to_string());
        Line::Cells([number, name].into_iter().chain(counts).collect())
    };
    let name = |name: &str| {
        if name.is_empty() { say!(words, "dashboard-nobody") } else { name.to_owned() }
    };
    let mut rows: Vec<Line> = figures
        .units
        .iter()
        .enumerate()
        .map(|(at, (unit, tally))| row((at + 1).to_string(), name(unit), tally))
        .collect();
    rows.push(row(String::new(), say!(words, "dashboard-sum"), &figures.now));
    Table {
        head: vec![
            say!(words, "paper-column-number"),
            say!(words, "paper-column-unit"),
            say!(words, "dashboard-column-total"),
            say!(words, "dashboard-column-done"),
            say!(words, "dashboard-column-in-time"),
            say!(words, "dashboard-column-overdue"),
            say!(words, "dashboard-column-other"),
        ],
        widths: vec![6, 40, 10, 10, 12, 11, 11],
        rows,
    }
}

/// What was reported in the quarter, below the headings of the document.
fn results(subject: &Subject<'_>) -> Vec<Block> {
    let words = subject.words;
    let mut blocks = Vec::new();
    let mut heading = None;
    for item in subject.items() {
        let state = subject.board.state(&item.key);
        let written = state.reported_at.map(|at| crate::domain::Quarter::of(at.date_naive()));
        let note = state.report.note.trim();
        if written != Some(subject.quarter) || note.is_empty() {
            continue;
        }
        if heading != item.node.parent {
            heading.clone_from(&item.node.parent);
            if let Some(group) = heading.as_ref().and_then(|key| subject.programme.node(key)) {
                let text = String::new();
                blocks.push(Block::Paragraph { lead_in: heading_of(group), text });
            }
        }
        let evidence = state.report.evidence.as_ref().map(|paper| evidence(words, paper));
        let text = say!(
            words,
            "paper-result",
            item = name(&item),
            standing = subject.stands(&item),
            note = ended(note)
        );
        blocks.push(Block::dash(&format!("{text} {}", evidence.unwrap_or_default())));
    }
    if blocks.is_empty() {
        blocks.push(Block::text(say!(words, "paper-nothing-reported")));
    }
    blocks
}

/// A sentence with its end.
fn ended(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.ends_with(['.', ';', '…']) { text } else { format!("{text}.") }
}

fn evidence(words: &Words, paper: &Evidence) -> String {
    let number = paper.number.clone();
    match paper.date {
        Some(day) => say!(words, "paper-evidence-dated", number = number, date = words.date(day)),
        None => say!(words, "paper-evidence", number = number),
    }
}

fn lacks(subject: &Subject<'_>, figures: &Figures<'_>) -> Vec<Block> {
    let words = subject.words;
    let date = words.date(subject.board.as_of());
    let mut blocks = vec![Block::Heading(2, say!(words, "paper-overdue"))];
    let overdue = |item: &Item<'_>| {
        let text = say!(
            words,
            "paper-overdue-item",
            item = name(item),
            due = subject.due(item),
            standing = subject.stands(item),
            lead = known(words, subject.lead(item))
        );
        Block::dash(&text)
    };
    blocks.extend(figures.overdue.iter().map(overdue));
    if figures.overdue.is_empty() {
        blocks.push(Block::text(say!(words, "paper-nothing-overdue", date = date)));
    }
    blocks.push(Block::Heading(2, say!(words, "paper-silent")));
    let silent = |item: &Item<'_>| {
        let lead = known(words, subject.lead(item));
        let text = say!(words, "paper-silent-item", item = name(item), lead = lead);
        Block::dash(&text)
    };
    blocks.extend(figures.silent.iter().map(silent));
    if figures.silent.is_empty() {
        blocks.push(Block::text(say!(words, "paper-nothing-silent")));
    }
    blocks.push(Block::Heading(2, say!(words, "paper-hindered")));
    for item in &figures.hindered {
        let obstacle = &subject.board.state(&item.key).report.obstacle;
        let item = name(item);
        let text = say!(words, "paper-hindered-item", item = item, text = ended(obstacle));
        blocks.push(Block::dash(&text));
    }
    if figures.hindered.is_empty() {
        blocks.push(Block::text(say!(words, "paper-nothing-hindered")));
    }
    blocks.extend(moved(subject, figures));
    blocks
}

/// Deadlines that were moved within the quarter; nothing where none was.
fn moved(subject: &Subject<'_>, figures: &Figures<'_>) -> Vec<Block> {
    let words = subject.words;
    let mut blocks = Vec::new();
    if !figures.moved.is_empty() {
        blocks.push(Block::Heading(2, say!(words, "paper-moved")));
        for (item, slip) in &figures.moved {
            let period = |due: crate::domain::Due| {
                due.period.map_or_else(|| say!(words, "no-due"), |period| words.period(period))
            };
            let (from, to) = (period(slip.before), period(slip.after));
            let text = say!(words, "paper-moved-item", item = name(item), from = from, to = to);
            blocks.push(Block::dash(&text));
        }
    }
    blocks
}

fn known(words: &Words, lead: String) -> String {
    if lead.is_empty() { say!(words, "nobody-named") } else { lead }
}

fn next(subject: &Subject<'_>, figures: &Figures<'_>) -> Vec<Block> {
    let words = subject.words;
    let mut blocks = Vec::new();
    if !figures.overdue.is_empty() {
        let count = counted(figures.overdue.len());
        blocks.push(Block::text(say!(words, "paper-carry-over", count = count)));
    }
    let quarter = subject.spoken(subject.quarter.next());
    if figures.next.is_empty() {
        blocks.push(Block::text(say!(words, "paper-nothing-next", quarter = quarter)));
    } else {
        let count = counted(figures.next.len());
        blocks.push(Block::text(say!(words, "paper-next", count = count, quarter = quarter)));
    }
    for item in &figures.next {
        let text = say!(
            words,
            "paper-next-item",
            item = name(item),
            due = subject.due(item),
            lead = known(words, subject.lead(item))
        );
        blocks.push(Block::dash(&text));
    }
    if !figures.duties.is_empty() {
        let count = counted(figures.duties.len());
        blocks.push(Block::text(say!(words, "paper-duties-go-on", count = count)));
    }
    for item in &figures.duties {
        let lead = known(words, subject.lead(item));
        blocks.push(Block::dash(&format!("{lead}: {}", ended(&item.node.text))));
    }
    blocks
}
