//! The notice of what a review has concluded (thông báo kết luận): how things
//! stood, and who has to do what by when.

use super::layout::Layout;
use super::office::Office;
use super::outline::Outline;
use super::paper::{Foot, Paper, Signature};
use super::phrase::lowered;
use super::quarter::{self, Followed, late_line, phrase};
use super::sitting::{Desk, Sitting};
use crate::domain::{Conclusion, Decision, Standing};
use crate::say;
use crate::text::fold;
use crate::words::Words;

/// The notice on a review; a draft while that is open.
#[must_use]
pub fn paper(words: &Words, sitting: &Sitting<'_>, layout: &Layout, office: &Office) -> Paper {
    let office = office.clone().or_of([sitting.programme], layout);
    let desk = Desk { words, layout, office: &office, sitting };
    let (author, meeting) = (desk.author(), desk.meeting());
    let about = say!(words, "notice-about", author = author, meeting = meeting, day = desk.day());
    let mut outline = Outline::default();
    outline.say(intro(desk));
    outline.part(&say!(words, "notice-part-assessment"));
    outline.under(&say!(words, "notice-results"), |outline| results(outline, desk));
    outline.under(&say!(words, "notice-faults"), |outline| faults(outline, desk));
    outline.part(&say!(words, "notice-part-tasks"));
    let groups = groups(desk);
    tasks(&mut outline, desk, &groups);
    Paper {
        head: Some(desk.head(&layout.notice.code, say!(words, "notice-kind"), about)),
        blocks: outline.done(),
        foot: Some(Foot {
            recipients: recipients(desk, &groups),
            right: Signature {
                authority: layout.notice.authority.clone(),
                position: layout.notice.position.clone(),
                name: String::new(),
            },
            ..Foot::default()
        }),
        annexes: Vec::new(),
    }
}

/// When, where, who chaired, what was heard.
fn intro(desk: Desk<'_>) -> String {
    let words = desk.words;
    let review = desk.review();
    let heard = say!(
        words,
        "notice-heard",
        programme = quarter::in_full(words, desk.sitting.programme, desk.layout, desk.office),
        quarter = desk.quarter(),
        as_of = desk.as_of()
    );
    let heard = if review.remarks.is_empty() {
        heard
    } else {
        say!(words, "notice-heard-remarks", heard = heard)
    };
    say!(
        words,
        "notice-intro",
        day = desk.day(),
        place = desk.known(&review.place),
        author = desk.author(),
        meeting = desk.meeting(),
        chair = desk.person(&review.chair),
        heard = heard
    )
}

/// The figures of the moment, what was done since, and who is praised.
fn results(outline: &mut Outline, desk: Desk<'_>) {
    let (words, quarterly) = (desk.words, &desk.sitting.quarterly);
    if !quarterly.knows {
        outline.say(say!(words, "paper-nothing-known", day = desk.as_of()));
    }
    outline.say(say!(words, "notice-figures", day = desk.as_of()));
    desk.figures(outline);
    if quarterly.knew_before {
        let done = quarterly.newly_done();
        let before = quarter::in_text(words, quarterly.quarter.previous());
        if done.is_empty() {
            outline.say(say!(words, "notice-nothing-done", quarter = before));
        } else {
            let count = words.count(done.len());
            outline.say(say!(words, "notice-done", quarter = before, count = count));
        }
        let phrase = phrase(words, quarterly);
        for followed in done {
            let standing = lowered(&phrase.standing(&followed.item));
            outline.dash(say!(
                words,
                "notice-done-line",
                item = phrase.name(&followed.item),
                lead = phrase.lead(&followed.item),
                standing = standing
            ));
        }
    }
    judged(outline, desk, Decision::Praise);
}

/// What is late, and who is criticised.
fn faults(outline: &mut Outline, desk: Desk<'_>) {
    let (words, quarterly) = (desk.words, &desk.sitting.quarterly);
    let overdue = quarterly.standing_so(|standing| standing == Standing::Overdue);
    if overdue.is_empty() {
        outline.say(say!(words, "paper-nothing-overdue", day = desk.as_of()));
    } else {
        let count = words.count(overdue.len());
        outline.say(say!(words, "paper-overdue-count", count = count, day = desk.as_of()));
    }
    let phrase = phrase(words, quarterly);
    for followed in overdue {
        outline.dash(late_line(words, &phrase, followed));
    }
    let is_late = |followed: &&Followed<'_>| followed.standing == Standing::Overdue;
    let earlier: Vec<&Followed<'_>> = desk.sitting.earlier.iter().filter(is_late).collect();
    if !earlier.is_empty() {
        outline.say(say!(words, "notice-earlier-late", count = words.count(earlier.len())));
    }
    for followed in earlier {
        outline.dash(late_line(words, &phrase, followed));
    }
    judged(outline, desk, Decision::Criticise);
}

fn judged(outline: &mut Outline, desk: Desk<'_>, decision: Decision) {
    let judged = desk.review().conclusions.iter().filter(|known| known.decision == decision);
    for conclusion in judged {
        outline.say(desk.wording().whole(conclusion));
    }
}

/// What one unit has to see to.
struct Group<'a> {
    /// Its full name.
    unit: String,
    conclusions: Vec<&'a Conclusion>,
}

/// The tasks by who has to see to them, in the order in which units are named
/// first. The office that follows everything up comes last.
fn groups<'a>(desk: Desk<'a>) -> Vec<Group<'a>> {
    let wording = desk.wording();
    let mut groups: Vec<Group<'a>> = Vec::new();
    for conclusion in desk.review().conclusions.iter().filter(|known| known.decision.is_task()) {
        let unit = wording.unit(conclusion);
        match groups.iter_mut().find(|group| group.unit == unit) {
            Some(group) => group.conclusions.push(conclusion),
            None => groups.push(Group { unit, conclusions: vec![conclusion] }),
        }
    }
    let office = say!(desk.words, "notice-office");
    // "Văn phòng Đảng ủy phường" of a document is the same office.
    let is_office = |group: &Group<'_>| fold(&group.unit).starts_with(&fold(&office));
    match groups.iter().position(is_office) {
        Some(at) => {
            let own = groups.remove(at);
            groups.push(own);
        }
        None => groups.push(Group { unit: office, conclusions: Vec::new() }),
    }
    groups
}

fn tasks(outline: &mut Outline, desk: Desk<'_>, groups: &[Group<'_>]) {
    let wording = desk.wording();
    for (at, group) in groups.iter().enumerate() {
        let mut said: Vec<String> =
            group.conclusions.iter().map(|conclusion| wording.task(conclusion)).collect();
        if at + 1 == groups.len() {
            said.push(say!(desk.words, "notice-follow", author = desk.author()));
        }
        let label = format!("{}:", group.unit);
        if let [only] = said.as_slice() {
            outline.item(&label, only);
        } else {
            outline.under(&label, |outline| {
                for task in &said {
                    outline.item("", task);
                }
            });
        }
    }
}

/// Whom the office sends its papers to, and everybody who has something to do;
/// the copy that stays comes last.
fn recipients(desk: Desk<'_>, groups: &[Group<'_>]) -> Vec<String> {
    let known = &desk.office.recipients;
    let own = if known.is_empty() { &desk.layout.recipients.unknown } else { known };
    let is_named = |unit: &str| own.iter().any(|line| fold(line).contains(&fold(unit)));
    let nobody = say!(desk.words, "said-nobody");
    let units = groups.iter().filter(|group| !group.conclusions.is_empty());
    let units = units.map(|group| &group.unit).filter(|unit| **unit != nobody && !is_named(unit));
    let mut lines: Vec<String> = own.clone();
    let kept = lines.pop();
    lines.extend(units.map(|unit| say!(desk.words, "notice-recipient", unit = unit.as_str())));
    lines.extend(kept);
    lines
}
