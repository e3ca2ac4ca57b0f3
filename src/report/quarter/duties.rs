//! What comes round: how many periodic reports were due in the quarter and
//! what became of them, body by body, in figures that add up; and what each
//! duty has come to.

use super::body::{in_text, phrase};
use super::{Quarterly, Recurring};
use crate::domain::{Instance, Submission, Submissions, UnitRef};
use crate::report::outline::Outline;
use crate::report::paper::{Column, Look, Row, Table, Text};
use crate::report::phrase::{Phrase, lowered, raised, sentence};
use crate::say;
use crate::words::Words;

/// Both parts, where anything comes round.
pub(super) fn write(outline: &mut Outline, words: &Words, quarterly: &Quarterly<'_>) {
    let recurring = quarterly.recurring();
    if recurring.is_empty() {
        return;
    }
    outline.under(&say!(words, "paper-duties"), |outline| {
        figures(outline, words, quarterly, &recurring);
    });
    outline.under(&say!(words, "paper-recurring"), |outline| {
        for known in &recurring {
            outline.dash(told(words, quarterly, known));
        }
    });
}

/// How many were due, and what became of them; who has not handed in what.
fn figures(
    outline: &mut Outline,
    words: &Words,
    quarterly: &Quarterly<'_>,
    recurring: &[Recurring<'_, '_>],
) {
    let quarter = in_text(words, quarterly.quarter);
    let rows = quarterly.submissions();
    let due = recurring.iter().flat_map(|known| known.due_in(quarterly.quarter));
    let sum: Submissions = due.collect();
    let count = |number: usize| words.count(number);
    outline.say(if sum.owed() == 0 {
        say!(words, "paper-duties-none", quarter = quarter.as_str())
    } else {
        say!(
            words,
            "paper-duties-owed",
            quarter = quarter.as_str(),
            owed = count(sum.owed()),
            in_time = count(sum.in_time),
            late = count(sum.late),
            missed = count(sum.missed)
        )
    });
    if sum.awaited > 0 {
        let (awaited, day) = (count(sum.awaited), words.date(quarterly.as_of()));
        let quarter = quarter.as_str();
        outline.say(say!(
            words,
            "paper-duties-awaited",
            awaited = awaited,
            quarter = quarter,
            day = day
        ));
    }
    if !rows.is_empty() {
        outline.table(table(words, quarterly, sum));
    }
    let earlier = |known: &Recurring<'_, '_>| known.missed_before(quarterly.quarter).count();
    let earlier: usize = recurring.iter().map(earlier).sum();
    if earlier > 0 {
        let missed = count(earlier);
        let quarter = quarter.as_str();
        outline.say(say!(words, "paper-duties-earlier", quarter = quarter, missed = missed));
    }
    let phrase = phrase(words, quarterly);
    for known in recurring {
        let is_missed = |instance: &&Instance| instance.submission == Submission::Missed;
        let periods: Vec<String> = known
            .instances
            .iter()
            .filter(is_missed)
            .map(|instance| words.period_in_text(instance.period))
            .collect();
        if !periods.is_empty() {
            let item = &known.followed.item;
            outline.dash(say!(
                words,
                "paper-duties-missed",
                unit = phrase.lead(item),
                place = phrase.place(item),
                periods = periods.join(", ")
            ));
        }
    }
}

/// Who had to hand in how many, and what became of them.
fn table(words: &Words, quarterly: &Quarterly<'_>, sum: Submissions) -> Table {
    let phrase = phrase(words, quarterly);
    let name = |unit: Option<&UnitRef>| {
        unit.map_or_else(
            || say!(words, "paper-nobody"),
            |unit| phrase.short_names(std::slice::from_ref(unit)),
        )
    };
    let rows = quarterly.submissions();
    let mut rows: Vec<Row> =
        rows.into_iter().map(|(unit, found)| Row::Cells(cells(name(unit), found))).collect();
    rows.push(Row::Sum(cells(say!(words, "paper-sum"), sum)));
    let columns = vec![
        Column::text(say!(words, "paper-column-unit"), 40),
        Column::figure(say!(words, "paper-column-owed"), 12),
        Column::figure(say!(words, "paper-column-in-time-short"), 12),
        Column::figure(say!(words, "paper-column-late-short"), 12),
        Column::figure(say!(words, "paper-column-missed-short"), 12),
        Column::figure(say!(words, "paper-column-awaited-short"), 12),
    ];
    Table { columns, rows }
}

fn cells(name: String, found: Submissions) -> Vec<Text> {
    let figures = [found.owed(), found.in_time, found.late, found.missed, found.awaited];
    let figures = figures.into_iter().map(|number| Text::plain(number.to_string()));
    std::iter::once(Text::plain(name)).chain(figures).collect()
}

/// One duty: whose it is, what it asks for, what became of its instances of
/// the quarter, what was last said of it, and who of a group has reported.
fn told(words: &Words, quarterly: &Quarterly<'_>, known: &Recurring<'_, '_>) -> Text {
    let phrase: Phrase<'_> = phrase(words, quarterly);
    let item = &known.followed.item;
    let cycles = quarterly.board.cycles(item).into_iter().map(|cycle| words.cycle(cycle));
    let cycles = cycles.collect::<Vec<_>>().join(", ");
    let label = say!(words, "paper-cycle", unit = phrase.lead(item), cycle = cycles);
    let mut said: Vec<String> = Vec::new();
    let instances = phrase.instances(known.due_in(quarterly.quarter));
    if !instances.is_empty() {
        said.push(sentence(&raised(&instances)));
    }
    if quarterly.reported(known.followed) {
        said.push(sentence(&phrase.result(item, quarterly.quarter)));
    } else {
        said.push(say!(words, "paper-no-report"));
    }
    let roll = phrase.roll(item);
    if !roll.is_empty() {
        said.push(say!(words, "paper-roll", roll = lowered(&roll)));
    }
    let text = Text::led(label, format!("{} ", sentence(&item.node.title)));
    text.and(Look::Italic, said.join(" "))
}
