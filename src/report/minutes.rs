//! The minutes of a review (biên bản), after Guidance 16-HD/VPTW of 23/02/2023:
//! when and where, who came, what was reported, said and concluded. What
//! nobody has written down is a line of dots, to be filled in by hand.

use chrono::Timelike as _;

use super::layout::Layout;
use super::office::Office;
use super::outline::Outline;
use super::paper::{Foot, Paper, Signature, Text};
use super::phrase::{self, sentence};
use super::quarter::blank;
use super::sentence::in_line;
use super::sitting::{Desk, Sitting};
use crate::domain::{Attendee, Presence, Remark};
use crate::say;
use crate::words::Words;

/// The minutes of a review; a draft while that is open.
#[must_use]
pub fn paper(words: &Words, sitting: &Sitting<'_>, layout: &Layout, office: &Office) -> Paper {
    let office = office.clone().or_of([sitting.programme], layout);
    let desk = Desk { words, layout, office: &office, sitting };
    let title = match in_line(&sitting.review.title) {
        title if title.is_empty() => desk.meeting(),
        title => title,
    };
    let mut outline = Outline::default();
    opening(&mut outline, desk);
    outline.under(&say!(words, "minutes-people"), |outline| people(outline, desk));
    outline.under(&say!(words, "minutes-course"), |outline| course(outline, desk));
    outline.say(ending(desk));
    Paper {
        head: Some(desk.head(&layout.minutes.code, say!(words, "minutes-kind"), title)),
        blocks: outline.done(),
        foot: Some(foot(desk)),
        annexes: Vec::new(),
    }
}

/// Time, place, subject, chair, secretary, papers.
fn opening(outline: &mut Outline, desk: Desk<'_>) {
    let words = desk.words;
    let review = desk.review();
    outline.dash(say!(
        words,
        "minutes-time",
        hour = two_digits(review.begun.hour()),
        minute = two_digits(review.begun.minute()),
        day = desk.layout.full_day(Some(review.begun.date_naive()), None)
    ));
    outline.dash(say!(words, "minutes-place", place = desk.known(&review.place)));
    let (programme, quarter) = (desk.cited(), desk.quarter());
    outline.dash(say!(words, "minutes-subject", programme = programme, quarter = quarter));
    outline.dash(say!(words, "minutes-chair", person = desk.person(&review.chair)));
    outline.dash(say!(words, "minutes-secretary", person = desk.person(&review.secretary)));
    let papers = say!(words, "minutes-papers", as_of = desk.as_of());
    let more = blank(words, &say!(words, "minutes-blank-papers"));
    outline.dash(Text(Text::plain(format!("{papers} ")).0.into_iter().chain(more.0).collect()));
}

fn two_digits(number: u32) -> String {
    format!("{number:02}")
}

/// Everybody once: who of the members came, who did not and why, who else was
/// there.
fn people(outline: &mut Outline, desk: Desk<'_>) {
    let words = desk.words;
    let people = |wanted: fn(&Presence) -> bool| -> Vec<&Attendee> {
        desk.review().people.iter().filter(|person| wanted(&person.presence)).collect()
    };
    let present = people(|presence| matches!(presence, Presence::Present));
    let absent = people(|presence| matches!(presence, Presence::Absent(_)));
    let invited = people(|presence| matches!(presence, Presence::Invited));
    let (came, all) = desk.review().attendance();
    outline.under(&say!(words, "minutes-members"), |outline| {
        if all == 0 {
            outline.dash(say!(words, "minutes-present-unknown"));
            outline.dash(say!(words, "minutes-absent-unknown"));
            return;
        }
        let count = say!(words, "minutes-count", came = words.count(came), all = words.count(all));
        if present.is_empty() {
            outline.dash(say!(words, "minutes-present", count = count));
        } else {
            let names = named(desk, &present);
            outline.dash(say!(words, "minutes-present-names", count = count, names = names));
        }
        if absent.is_empty() {
            outline.dash(say!(words, "minutes-all-came"));
        } else {
            let (count, names) = (words.count(absent.len()), named(desk, &absent));
            outline.dash(say!(words, "minutes-absent", count = count, names = names));
        }
    });
    if !invited.is_empty() {
        outline.under(&say!(words, "minutes-invited"), |outline| {
            let (count, names) = (words.count(invited.len()), named(desk, &invited));
            outline.dash(say!(words, "minutes-invited-names", count = count, names = names));
        });
    }
}

fn named(desk: Desk<'_>, people: &[&Attendee]) -> String {
    let one = |person: &&Attendee| {
        let (name, office) = (desk.bare(&person.name), in_line(&person.office));
        let named = if office.is_empty() {
            name
        } else {
            say!(desk.words, "review-person", name = name, office = office)
        };
        match &person.presence {
            Presence::Absent(reason) => {
                let reason = in_line(reason);
                let reason = reason.trim_end_matches(['.', ';']);
                let reason = if reason.is_empty() { &desk.layout.head.unknown } else { reason };
                say!(desk.words, "minutes-reason", person = named, reason = reason)
            }
            Presence::Present | Presence::Invited => named,
        }
    };
    people.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// What was reported, what was said, what was concluded.
fn course(outline: &mut Outline, desk: Desk<'_>) {
    let words = desk.words;
    let review = desk.review();
    outline.under(&say!(words, "minutes-reported"), |outline| {
        let (programme, quarter) = (desk.cited(), desk.quarter());
        outline.say(say!(
            words,
            "minutes-heard",
            programme = programme,
            quarter = quarter,
            as_of = desk.as_of()
        ));
        desk.figures(outline);
    });
    outline.under(&say!(words, "minutes-remarks"), |outline| {
        if review.remarks.is_empty() {
            outline.say(blank(words, &say!(words, "minutes-blank-remarks")));
        }
        for remark in &review.remarks {
            outline.dash(said(desk, remark));
        }
    });
    outline.under(&say!(words, "minutes-concluded"), |outline| {
        if review.conclusions.is_empty() {
            outline.say(blank(words, &say!(words, "minutes-blank-conclusions")));
            return;
        }
        outline.say(say!(words, "minutes-chair-concludes", person = desk.person(&review.chair)));
        for conclusion in &review.conclusions {
            outline.item("", &desk.wording().whole(conclusion));
        }
    });
}

/// Who said what, on which item.
fn said(desk: Desk<'_>, remark: &Remark) -> String {
    let words = desk.words;
    let speaker = desk.known(&desk.bare(&remark.speaker));
    let gist = sentence(&in_line(&remark.gist));
    let programme = desk.sitting.programme;
    match remark.about.as_ref().and_then(|about| programme.item(about)) {
        Some(item) => {
            let item = phrase::name(words, programme, &item);
            say!(words, "minutes-remark-about", speaker = speaker, item = item, gist = gist)
        }
        None => say!(words, "minutes-remark", speaker = speaker, gist = gist),
    }
}

/// The hour at which it ended: that of its closing. A review closed on a later
/// day ended at an hour that nobody has written down.
fn ending(desk: Desk<'_>) -> String {
    let begun = desk.review().begun;
    let same_day = |at: &chrono::DateTime<chrono::FixedOffset>| {
        at.date_naive() == begun.date_naive() && *at >= begun
    };
    let free = &desk.layout.head.cited_blank;
    let (hour, minute) = match desk.sitting.closed.filter(same_day) {
        Some(at) => (two_digits(at.hour()), two_digits(at.minute())),
        None => (free.clone(), free.clone()),
    };
    say!(desk.words, "minutes-end", hour = hour, minute = minute)
}

/// Who kept them signs at the left, who chaired at the right.
fn foot(desk: Desk<'_>) -> Foot {
    let form = &desk.layout.minutes;
    let signed = |authority: &[String], name: &str| Signature {
        authority: authority.to_vec(),
        position: Vec::new(),
        name: desk.bare(name),
    };
    let review = desk.review();
    Foot {
        left: Some(signed(&form.writer, &review.secretary)),
        right: signed(&form.chair, &review.chair),
        below: form.confirmed.as_ref().map(|confirmed| {
            let chair = desk.known(&desk.bare(&review.chair));
            let line = say!(desk.words, "minutes-confirmed", chair = chair);
            Signature {
                authority: std::iter::once(line).chain(confirmed.authority.clone()).collect(),
                position: confirmed.position.clone(),
                name: String::new(),
            }
        }),
        ..Foot::default()
    }
}
