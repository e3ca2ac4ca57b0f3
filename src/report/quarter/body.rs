//! The text of the quarterly report, part by part. Nothing is said that the
//! programme or the ledger does not say; what only the office can know is a
//! marked blank.

use super::{Followed, Moved, Quarterly};
use super::{duties, figures};
use crate::domain::{Quarter, Standing, Tally, UnitRef};
use crate::report::outline::Outline;
use crate::report::paper::{Block, Text};
use crate::report::phrase::{Phrase, lowered, sentence};
use crate::say;
use crate::words::Words;

/// The five parts, after the order of such reports.
pub(super) fn body(words: &Words, all: &[Quarterly<'_>]) -> Vec<Block> {
    let mut outline = Outline::default();
    outline.part(&say!(words, "paper-part-leading"));
    outline.say(blank(words, &say!(words, "paper-blank-leading")));
    outline.part(&say!(words, "paper-part-results"));
    each(&mut outline, all, |outline, quarterly| results(outline, words, quarterly));
    outline.part(&say!(words, "paper-part-faults"));
    let late = each(&mut outline, all, |outline, quarterly| faults(outline, words, quarterly));
    if let Some(first) = all.first() {
        let next = in_text(words, first.quarter.next()).to_uppercase();
        outline.part(&say!(words, "paper-part-next", quarter = next));
    }
    let mut late = late.into_iter();
    each(&mut outline, all, |outline, quarterly| {
        next(outline, words, quarterly, &late.next().unwrap_or_default());
    });
    outline.part(&say!(words, "paper-part-proposals"));
    outline.say(blank(words, &say!(words, "paper-blank-proposals")));
    outline.done()
}

/// A place that the office fills in.
pub(crate) fn blank(words: &Words, what: &str) -> Text {
    Text::blank(say!(words, "paper-blank", what = what))
}

/// A quarter within a sentence: "quý III/2026".
pub(crate) fn in_text(words: &Words, quarter: Quarter) -> String {
    let number = words.quarter_number(quarter);
    say!(words, "paper-quarter", number = number, year = quarter.year.to_string())
}

/// The same for every programme; where there are several, each below its name.
fn each<T>(
    outline: &mut Outline,
    all: &[Quarterly<'_>],
    mut write: impl FnMut(&mut Outline, &Quarterly<'_>) -> T,
) -> Vec<T> {
    if let [only] = all {
        return vec![write(outline, only)];
    }
    let mut written = Vec::new();
    for quarterly in all {
        outline.under(&quarterly.programme.short_title, |outline| {
            written.push(write(outline, quarterly));
        });
    }
    written
}

fn results(outline: &mut Outline, words: &Words, quarterly: &Quarterly<'_>) {
    outline.under(&say!(words, "paper-figures"), |outline| {
        if !quarterly.knows {
            let day = words.date(quarterly.as_of());
            outline.say(say!(words, "paper-nothing-known", day = day));
        }
        figures::write(outline, words, quarterly);
    });
    outline.under(&say!(words, "paper-units"), |outline| {
        outline.table(figures::units(words, quarterly));
    });
    let before = in_text(words, quarterly.quarter.previous());
    outline.under(&say!(words, "paper-since", quarter = before.as_str()), |outline| {
        since(outline, words, quarterly, &before);
    });
    outline.under(&say!(words, "paper-groups"), |outline| groups(outline, words, quarterly));
    duties::write(outline, words, quarterly);
}

fn since(outline: &mut Outline, words: &Words, quarterly: &Quarterly<'_>, before: &str) {
    if quarterly.knew_before {
        let now = quarterly.tally();
        let then: Tally = quarterly.items.iter().map(|followed| followed.before).collect();
        let overdue = |tally: &Tally| words.count(tally.count(Standing::Overdue));
        outline.dash(say!(
            words,
            "paper-done-since",
            before = words.count(then.done()),
            now = words.count(now.done())
        ));
        listed(outline, words, quarterly, &quarterly.newly_done(), |phrase, followed| {
            let standing = lowered(&phrase.standing(&followed.item));
            say!(words, "paper-newly-done", item = phrase.name(&followed.item), standing = standing)
        });
        outline.dash(say!(
            words,
            "paper-overdue-since",
            before = overdue(&then),
            now = overdue(&now)
        ));
        listed(outline, words, quarterly, &quarterly.newly_overdue(), |phrase, followed| {
            let due = lowered(&phrase.due(followed.due));
            say!(words, "paper-newly-overdue", item = phrase.name(&followed.item), due = due)
        });
    } else {
        outline.say(say!(words, "paper-nothing-before", quarter = before));
    }
    if quarterly.moved.is_empty() {
        outline.dash(say!(words, "paper-nothing-moved"));
    } else {
        let count = words.count(quarterly.moved.len());
        outline.dash(say!(words, "paper-moved-count", count = count));
    }
    for moved in &quarterly.moved {
        outline.dash(moved_line(words, &phrase(words, quarterly), moved));
    }
}

fn moved_line(words: &Words, phrase: &Phrase<'_>, moved: &Moved<'_>) -> String {
    let document = match moved.document.trim() {
        "" => say!(words, "paper-no-document"),
        document => document.to_owned(),
    };
    say!(
        words,
        "paper-moved",
        item = phrase.name(&moved.item),
        from = lowered(&phrase.due(moved.from)),
        to = lowered(&phrase.due(moved.to)),
        reason = moved.reason.trim().trim_end_matches('.'),
        document = document
    )
}

pub(in crate::report) fn phrase<'a>(words: &'a Words, quarterly: &'a Quarterly<'_>) -> Phrase<'a> {
    Phrase { words, programme: quarterly.programme, board: &quarterly.board }
}

fn listed<'a>(
    outline: &mut Outline,
    words: &Words,
    quarterly: &Quarterly<'a>,
    items: &[&Followed<'a>],
    line: impl Fn(&Phrase<'_>, &Followed<'a>) -> String,
) {
    let phrase = phrase(words, quarterly);
    for followed in items {
        outline.dash(line(&phrase, followed));
    }
}

/// The results of the quarter, heading by heading of the programme.
fn groups(outline: &mut Outline, words: &Words, quarterly: &Quarterly<'_>) {
    let phrase = phrase(words, quarterly);
    let mut silent: Vec<String> = Vec::new();
    for (heading, items) in quarterly.groups() {
        let told: Vec<&&Followed<'_>> =
            items.iter().filter(|followed| quarterly.reported(followed)).collect();
        let title = heading.map_or("", |node| node.title.as_str());
        if told.is_empty() {
            silent.extend(heading.map(|node| node.key.to_string()));
            continue;
        }
        outline.under(title, |outline| {
            for followed in told {
                outline.dash(result(words, &phrase, quarterly, followed));
            }
        });
    }
    if !silent.is_empty() {
        outline.say(say!(words, "paper-groups-silent", places = silent.join(", ")));
    }
}

fn result(
    words: &Words,
    phrase: &Phrase<'_>,
    quarterly: &Quarterly<'_>,
    followed: &Followed<'_>,
) -> Text {
    let item = &followed.item;
    let lead = phrase.lead(item);
    let label = say!(words, "paper-result-label", item = phrase.name(item), lead = lead);
    let mut said = vec![sentence(&phrase.standing(item))];
    said.push(sentence(&phrase.result(item, quarterly.quarter)));
    let evidence = phrase.evidence(item);
    if !evidence.is_empty() {
        said.push(say!(words, "paper-evidence", paper = evidence));
    }
    said.retain(|part| !part.is_empty());
    Text::led(label, said.join(" "))
}

/// Says where the list of what is overdue stands.
fn faults(outline: &mut Outline, words: &Words, quarterly: &Quarterly<'_>) -> String {
    let mut place = String::new();
    let day = words.date(quarterly.as_of());
    let overdue = quarterly.standing_so(|standing| standing == Standing::Overdue);
    outline.under(&say!(words, "paper-overdue-title"), |outline| {
        place = outline.place();
        if overdue.is_empty() {
            outline.say(say!(words, "paper-nothing-overdue", day = day));
        } else {
            let count = words.count(overdue.len());
            outline.say(say!(words, "paper-overdue-count", count = count, day = day));
        }
        listed(outline, words, quarterly, &overdue, |phrase, followed| {
            late_line(words, phrase, followed)
        });
    });
    outline.under(&say!(words, "paper-silent-title"), |outline| silent(outline, words, quarterly));
    let doubtful = quarterly.standing_so(|standing| standing == Standing::NeedsConfirmation);
    if !doubtful.is_empty() {
        outline.under(&say!(words, "paper-doubtful-title"), |outline| {
            listed(outline, words, quarterly, &doubtful, |phrase, followed| {
                late_line(words, phrase, followed)
            });
        });
    }
    outline.under(&say!(words, "paper-obstacles-title"), |outline| {
        obstacles(outline, words, quarterly);
    });
    outline.under(&say!(words, "paper-causes-title"), |outline| {
        outline.say(blank(words, &say!(words, "paper-blank-causes")));
    });
    place
}

/// What, who leads, by when, how it stands.
pub(in crate::report) fn late_line(
    words: &Words,
    phrase: &Phrase<'_>,
    followed: &Followed<'_>,
) -> String {
    say!(
        words,
        "paper-late",
        item = phrase.name(&followed.item),
        lead = phrase.lead(&followed.item),
        due = lowered(&phrase.due(followed.due)),
        standing = lowered(&phrase.standing(&followed.item))
    )
}

/// What had no report in the quarter, by who answers for it.
fn silent(outline: &mut Outline, words: &Words, quarterly: &Quarterly<'_>) {
    let phrase = phrase(words, quarterly);
    let silent = quarterly.silent();
    if silent.is_empty() {
        outline.say(say!(words, "paper-nothing-silent"));
        return;
    }
    let count = words.count(silent.len());
    outline.say(say!(words, "paper-silent-count", count = count));
    let mut by_unit: Vec<(Option<&UnitRef>, Vec<&Followed<'_>>)> = Vec::new();
    for followed in silent {
        let unit = quarterly.answers(&followed.item);
        let id = unit.map(|unit| &unit.unit);
        match by_unit.iter_mut().find(|(known, ..)| known.map(|unit| &unit.unit) == id) {
            Some((_, items)) => items.push(followed),
            None => by_unit.push((unit, vec![followed])),
        }
    }
    by_unit.sort_by_key(|(unit, items)| (unit.is_none(), std::cmp::Reverse(items.len())));
    for (unit, items) in by_unit {
        let name = unit.map_or_else(
            || say!(words, "paper-nobody"),
            |unit| phrase.names(std::slice::from_ref(unit)),
        );
        let places: Vec<String> =
            items.iter().map(|followed| phrase.place(&followed.item)).collect();
        let (count, places) = (words.count(items.len()), places.join("; "));
        let said = say!(words, "paper-silent-of", count = count, places = places);
        outline.dash(Text::led(format!("{name}:"), said));
    }
}

fn obstacles(outline: &mut Outline, words: &Words, quarterly: &Quarterly<'_>) {
    let phrase = phrase(words, quarterly);
    let mut is_silent = true;
    for followed in quarterly.items.iter().filter(|followed| quarterly.reported(followed)) {
        let said = quarterly.state(followed).report.obstacle.trim();
        if !said.is_empty() {
            let (item, lead) = (phrase.name(&followed.item), phrase.lead(&followed.item));
            let label = say!(words, "paper-result-label", item = item, lead = lead);
            outline.dash(Text::led(label, sentence(said)));
            is_silent = false;
        }
    }
    if is_silent {
        outline.say(say!(words, "paper-no-obstacles"));
    }
}

/// `late` is the place of the list of what is overdue.
fn next(outline: &mut Outline, words: &Words, quarterly: &Quarterly<'_>, late: &str) {
    let quarter = in_text(words, quarterly.quarter.next());
    let due = quarterly.due_next();
    outline.under(&say!(words, "paper-due-next-title"), |outline| {
        if due.is_empty() {
            outline.say(say!(words, "paper-nothing-due-next", quarter = quarter.as_str()));
        }
        listed(outline, words, quarterly, &due, |phrase, followed| {
            late_line(words, phrase, followed)
        });
    });
    let overdue = quarterly.standing_so(|standing| standing == Standing::Overdue);
    outline.under(&say!(words, "paper-carried-title"), |outline| {
        if overdue.is_empty() {
            outline.say(say!(words, "paper-nothing-carried"));
        } else {
            let count = words.count(overdue.len());
            outline.say(say!(words, "paper-carried", count = count, place = late));
        }
    });
    outline.say(blank(words, &say!(words, "paper-blank-next")));
}
