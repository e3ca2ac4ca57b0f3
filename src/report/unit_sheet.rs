//! The sheet of one unit: what it leads, what it has to do again and again,
//! where it helps, what is late, and room for its own words. A letter of the
//! office in the Party's form.

mod duties;

use chrono::Datelike as _;

use super::layout::Layout;
use super::office::Office;
use super::outline::Outline;
use super::paper::{Column, Foot, Head, Paper, Row, Signature, Table, Text, Title};
use super::phrase::{Phrase, lowered};
use super::quarter::{Followed, Quarterly, in_text};
use crate::domain::{ItemKind, Standing, Unit, UnitId, UnitRef};
use crate::say;
use crate::words::Words;

/// One thing a unit has to do with.
struct Work<'a> {
    phrase: Phrase<'a>,
    followed: &'a Followed<'a>,
    quarterly: &'a Quarterly<'a>,
}

/// What a unit has to do with, in the order of the programmes.
struct Share<'a> {
    leads: Vec<Work<'a>>,
    duties: Vec<Work<'a>>,
    helps: Vec<Work<'a>>,
}

/// The items a unit leads, is charged with, or coordinates.
#[must_use]
pub fn concerns(followed: &Followed<'_>, unit: &UnitId) -> bool {
    let names = |units: &[UnitRef]| units.iter().any(|known| known.unit == *unit);
    names(followed.item.lead()) || names(followed.item.node.coordinators())
}

/// The sheet of a unit; none where no programme gives it anything to do.
#[must_use]
pub fn sheet(
    words: &Words,
    unit: &Unit,
    all: &[Quarterly<'_>],
    layout: &Layout,
    office: &Office,
) -> Option<Paper> {
    let share = share_of(words, all, &unit.id);
    if share.leads.is_empty() && share.duties.is_empty() && share.helps.is_empty() {
        return None;
    }
    let first = all.first()?;
    let office = office.clone().or_of(all.iter().map(|known| known.programme), layout);
    let late = share.leads.iter().filter(|work| work.followed.standing == Standing::Overdue);
    let late = late.count();
    let quarter = in_text(words, first.quarter);
    let about = if late > 0 {
        say!(words, "sheet-about-late", quarter = quarter)
    } else {
        say!(words, "sheet-about", quarter = quarter)
    };
    let year = first.as_of().year();
    let known = |text: &str| {
        if text.is_empty() { layout.head.unknown.clone() } else { text.to_owned() }
    };
    Some(Paper {
        head: Some(Head {
            parent: known(&office.parent),
            issuer: known(&office.issuer),
            number: layout.number(&layout.letter.code, &office.sign),
            draft: String::new(),
            dated: layout.dated(&office.place, None, Some(year)),
            title: Title::Letter { about, to: say!(words, "sheet-to", unit = unit.name.as_str()) },
        }),
        blocks: body(words, unit, &share, late, all, layout),
        foot: Some(Foot {
            recipients: recipients(words, layout, &office),
            right: Signature {
                authority: layout.letter.authority.clone(),
                position: layout.letter.position.clone(),
                name: String::new(),
            },
            ..Foot::default()
        }),
        annexes: Vec::new(),
    })
}

/// The one it is for, and the copy that stays, as the office writes it.
fn recipients(words: &Words, layout: &Layout, office: &Office) -> Vec<String> {
    let kept = office.recipients.last().or(layout.recipients.unknown.last());
    std::iter::once(say!(words, "sheet-same")).chain(kept.cloned()).collect()
}

fn share_of<'a>(words: &'a Words, all: &'a [Quarterly<'a>], unit: &UnitId) -> Share<'a> {
    let mut share = Share { leads: Vec::new(), duties: Vec::new(), helps: Vec::new() };
    for quarterly in all {
        let phrase = Phrase { words, programme: quarterly.programme, board: &quarterly.board };
        for followed in quarterly.items.iter().filter(|followed| concerns(followed, unit)) {
            let leads = followed.item.lead().iter().any(|known| known.unit == *unit);
            let work = Work { phrase, followed, quarterly };
            match (leads, followed.item.kind) {
                (true, ItemKind::Duty) => share.duties.push(work),
                (true, _) => share.leads.push(work),
                (false, _) => share.helps.push(work),
            }
        }
    }
    share
}

fn body(
    words: &Words,
    unit: &Unit,
    share: &Share<'_>,
    late: usize,
    all: &[Quarterly<'_>],
    layout: &Layout,
) -> Vec<super::paper::Block> {
    let as_of = all.first().map(Quarterly::as_of);
    let count = |number: usize| words.count(number);
    let mut outline = Outline::default();
    outline.say(say!(
        words,
        "sheet-intro",
        unit = unit.name.as_str(),
        day = layout.cited_day(as_of, None),
        leads = count(share.leads.len()),
        duties = count(share.duties.len()),
        helps = count(share.helps.len()),
        late = count(late)
    ));
    if late > 0 {
        outline.under(&say!(words, "sheet-late"), |outline| {
            for work in share.leads.iter().filter(|w| w.followed.standing == Standing::Overdue) {
                outline.dash(late_line(words, work));
            }
        });
    }
    if !share.leads.is_empty() {
        outline.under(&say!(words, "sheet-leads"), |outline| {
            outline.table(leads(words, &share.leads));
        });
    }
    duties::write(&mut outline, words, &share.duties);
    duties::rolls(&mut outline, words, &unit.id, all);
    if !share.helps.is_empty() {
        outline.under(&say!(words, "sheet-helps"), |outline| {
            outline.table(helps(words, &share.helps));
        });
    }
    let open: Vec<&Work<'_>> = share
        .leads
        .iter()
        .chain(&share.duties)
        .filter(|work| !work.followed.standing.is_done())
        .collect();
    if !open.is_empty() {
        let mut place = String::new();
        outline.under(&say!(words, "sheet-answers"), |outline| {
            place = outline.number();
            outline.table(answers(words, &open));
        });
        let day = layout.cited_day(None, as_of.map(|day| day.year()));
        outline.say(say!(
            words,
            "sheet-please",
            unit = unit.name.as_str(),
            place = place,
            day = day
        ));
    }
    outline.done()
}

fn late_line(words: &Words, work: &Work<'_>) -> String {
    let Work { phrase, followed, .. } = work;
    say!(
        words,
        "sheet-late-line",
        item = phrase.name(&followed.item),
        due = lowered(&phrase.due(followed.due)),
        standing = lowered(&phrase.standing(&followed.item))
    )
}

fn numbered(rows: impl Iterator<Item = Vec<String>>) -> Vec<Row> {
    let with_number = rows.enumerate().map(|(at, row)| {
        let cells = std::iter::once((at + 1).to_string()).chain(row);
        Row::Cells(cells.map(Text::plain).collect())
    });
    with_number.collect()
}

fn leads(words: &Words, list: &[Work<'_>]) -> Table {
    let rows = list.iter().map(|Work { phrase, followed, quarterly }| {
        let item = &followed.item;
        vec![
            phrase.title(item),
            phrase.due(followed.due),
            phrase.standing(item),
            phrase.result(item, quarterly.quarter),
        ]
    });
    let columns = vec![
        Column::figure(say!(words, "paper-column-number"), 6),
        Column::text(say!(words, "paper-column-item"), 36),
        Column::figure(say!(words, "paper-column-due"), 14),
        Column::text(say!(words, "paper-column-progress"), 18),
        Column::text(say!(words, "paper-column-result"), 26),
    ];
    Table { columns, rows: numbered(rows) }
}

fn helps(words: &Words, list: &[Work<'_>]) -> Table {
    let rows = list.iter().map(|Work { phrase, followed, .. }| {
        let item = &followed.item;
        vec![
            phrase.title(item),
            phrase.short_names(item.lead()),
            phrase.due(followed.due),
            phrase.standing(item),
        ]
    });
    let columns = vec![
        Column::figure(say!(words, "paper-column-number"), 6),
        Column::text(say!(words, "paper-column-item"), 40),
        Column::text(say!(words, "label-lead"), 22),
        Column::figure(say!(words, "paper-column-due"), 14),
        Column::text(say!(words, "paper-column-progress"), 18),
    ];
    Table { columns, rows: numbered(rows) }
}

/// The unit writes here.
fn answers(words: &Words, list: &[&Work<'_>]) -> Table {
    let rows = list.iter().map(|work| {
        let title = work.phrase.title(&work.followed.item);
        vec![title, String::new(), String::new(), String::new()]
    });
    let columns = vec![
        Column::figure(say!(words, "paper-column-number"), 6),
        Column::text(say!(words, "paper-column-item"), 31),
        Column::text(say!(words, "sheet-column-result"), 25),
        Column::text(say!(words, "sheet-column-obstacle"), 19),
        Column::text(say!(words, "sheet-column-proposal"), 19),
    ];
    Table { columns, rows: numbered(rows) }
}
