//! What a unit has to do again and again, and which members of a group have
//! reported.

use super::{Work, numbered};
use crate::domain::{Instance, Quarter, Submissions, UnitId};
use crate::report::outline::Outline;
use crate::report::paper::{Column, Table};
use crate::report::phrase::Phrase;
use crate::report::quarter::Quarterly;
use crate::say;
use crate::words::Words;

/// The duties with their instances, and figures that add up.
pub(super) fn write(outline: &mut Outline, words: &Words, list: &[Work<'_>]) {
    if list.is_empty() {
        return;
    }
    outline.under(&say!(words, "sheet-duties"), |outline| {
        let counted: Submissions =
            list.iter().flat_map(instances).map(|known| known.submission).collect();
        let count = |number: usize| words.count(number);
        if counted.owed() > 0 {
            outline.say(say!(
                words,
                "sheet-duties-owed",
                owed = count(counted.owed()),
                in_time = count(counted.in_time),
                late = count(counted.late),
                missed = count(counted.missed)
            ));
        }
        outline.table(table(words, list));
    });
}

fn table(words: &Words, list: &[Work<'_>]) -> Table {
    let rows = list.iter().map(|work| {
        let Work { phrase, followed, quarterly } = work;
        let item = &followed.item;
        let cycles = quarterly.board.cycles(item).into_iter().map(|cycle| words.cycle(cycle));
        let instances = instances(work);
        // Of what was handed in long ago only the figures are told.
        let is_told = |known: &&Instance| {
            known.handed_in.is_none() || Quarter::of(known.due) == quarterly.quarter
        };
        vec![
            phrase.title(item),
            cycles.collect::<Vec<_>>().join(", "),
            phrase.instances(instances.iter().filter(is_told)),
            phrase.result(item, quarterly.quarter),
        ]
    });
    let columns = vec![
        Column::figure(say!(words, "paper-column-number"), 6),
        Column::text(say!(words, "sheet-column-duty"), 36),
        Column::figure(say!(words, "label-cycle"), 12),
        Column::text(say!(words, "sheet-column-instances"), 24),
        Column::text(say!(words, "paper-column-result"), 22),
    ];
    Table { columns, rows: numbered(rows) }
}

fn instances(work: &Work<'_>) -> Vec<Instance> {
    work.quarterly.board.instances(work.quarterly.programme, &work.followed.item)
}

/// Which members of a group have reported on what it has to answer for, and
/// which have not: every name. Nothing where nobody has listed them.
pub(super) fn rolls(outline: &mut Outline, words: &Words, unit: &UnitId, all: &[Quarterly<'_>]) {
    let mut lines: Vec<String> = Vec::new();
    for quarterly in all {
        let (programme, board) = (quarterly.programme, &quarterly.board);
        let phrase = Phrase { words, programme, board };
        for item in programme.nodes.iter().filter_map(|node| node.items().next()) {
            let roll = board.roll_of(programme, item.node, None);
            if let Some(roll) = roll.filter(|roll| roll.group == unit && roll.counts().1 > 0) {
                let item = phrase.name(&item);
                lines.push(say!(words, "sheet-roll-line", item = item, roll = words.roll(&roll)));
            }
        }
    }
    if !lines.is_empty() {
        outline.under(&say!(words, "sheet-roll"), |outline| {
            for line in lines {
                outline.dash(line);
            }
        });
    }
}
