//! The quarterly report as a paper of the Party.

use chrono::Datelike as _;

use super::{Quarterly, annex, body};
use crate::domain::Programme;
use crate::report::layout::Layout;
use crate::report::office::Office;
use crate::report::paper::{Annex, Block, Foot, Head, Paper, Signature, Text, Title};
use crate::report::phrase::lowered;
use crate::say;
use crate::words::Words;

/// The report on a quarter of one programme, or of several in one paper. What
/// the office has not said of itself is taken from the programme's document
/// where that says it, else it stays blank.
#[must_use]
pub fn paper(words: &Words, all: &[Quarterly<'_>], layout: &Layout, office: &Office) -> Paper {
    let office = office.clone().or_of(all.iter().map(|known| known.programme), layout);
    let year = all.first().map(|quarterly| quarterly.as_of().year());
    let mut blocks = vec![Block::Paragraph(intro(words, all, layout, &office))];
    blocks.extend(body::body(words, all));
    let about = about(words, all, layout, &office);
    blocks.push(Block::Paragraph(Text::plain(say!(
        words,
        "paper-closing",
        about = about.as_str()
    ))));
    let known = |text: &str| {
        if text.is_empty() { layout.head.unknown.clone() } else { text.to_owned() }
    };
    let recipients = if office.recipients.is_empty() {
        layout.recipients.unknown.clone()
    } else {
        office.recipients.clone()
    };
    Paper {
        head: Some(Head {
            parent: known(&office.parent),
            issuer: known(&office.issuer),
            number: layout.number(&layout.report.code, &office.sign),
            draft: String::new(),
            dated: layout.dated(&office.place, None, year),
            title: Title::Titled { kind: say!(words, "paper-report-kind"), about },
        }),
        blocks,
        foot: Some(Foot {
            recipients,
            right: Signature {
                authority: layout.report.authority.clone(),
                position: layout.report.position.clone(),
                name: office.signer.clone(),
            },
            ..Foot::default()
        }),
        annexes: annexes(words, all, layout, &office, year),
    }
}

/// "kết quả thực hiện Chương trình hành động số …-CTr/ĐU quý III/2026".
fn about(words: &Words, all: &[Quarterly<'_>], layout: &Layout, office: &Office) -> String {
    let quarter = all.first().map(|known| body::in_text(words, known.quarter)).unwrap_or_default();
    match all {
        [only] => {
            let programme = cited(words, only.programme, layout, office);
            say!(words, "paper-about", programme = programme, quarter = quarter)
        }
        _ => say!(words, "paper-about-several", quarter = quarter),
    }
}

/// The paper behind a programme by kind and number; the blank stands for a
/// number its document does not show. A kind nobody knows is called by its
/// short title.
pub(in crate::report) fn cited(
    words: &Words,
    programme: &Programme,
    layout: &Layout,
    office: &Office,
) -> String {
    let Some(form) = layout.cited(programme) else { return programme.short_title.clone() };
    let number = programme.number.clone();
    let number = number.unwrap_or_else(|| layout.cited_number(&form.code, &office.sign));
    say!(words, "paper-cited", name = form.name.as_str(), number = number)
}

/// The first sentence: what is carried out, who reports on which quarter.
fn intro(words: &Words, all: &[Quarterly<'_>], layout: &Layout, office: &Office) -> Text {
    let Some(first) = all.first() else { return Text::default() };
    let author = if office.author.is_empty() { &layout.head.unknown } else { &office.author };
    let papers: Vec<String> =
        all.iter().map(|quarterly| in_full(words, quarterly.programme, layout, office)).collect();
    let day = layout.cited_day(Some(first.as_of()), None);
    let figures = if first.is_closed() {
        say!(words, "paper-figures-closed", day = day)
    } else {
        say!(words, "paper-figures-to", day = day)
    };
    Text::plain(say!(
        words,
        "paper-intro",
        programme = papers.join("; "),
        author = author.as_str(),
        quarter = body::in_text(words, first.quarter),
        figures = figures
    ))
}

/// The paper behind a programme as it is cited for the first time: with its day
/// and what it is about.
pub(in crate::report) fn in_full(
    words: &Words,
    programme: &Programme,
    layout: &Layout,
    office: &Office,
) -> String {
    let paper = cited(words, programme, layout, office);
    if layout.cited(programme).is_none() {
        return paper;
    }
    let day = layout.cited_day(programme.issued, None);
    say!(words, "paper-cited-in-full", paper = paper, day = day, title = lowered(&programme.title))
}

fn annexes(
    words: &Words,
    all: &[Quarterly<'_>],
    layout: &Layout,
    office: &Office,
    year: Option<i32>,
) -> Vec<Annex> {
    let number = layout.cited_number(&layout.report.code, &office.sign);
    let day = layout.cited_day(None, year);
    let with = if office.author.is_empty() {
        say!(words, "paper-annex-with", number = number, day = day)
    } else {
        let author = office.author.as_str();
        say!(words, "paper-annex-with-of", number = number, day = day, author = author)
    };
    let made = all.iter().enumerate().map(|(at, quarterly)| Annex {
        label: if all.len() > 1 {
            say!(words, "paper-annex-number", number = (at + 1).to_string())
        } else {
            say!(words, "paper-annex")
        },
        title: say!(
            words,
            "paper-annex-title",
            programme = cited(words, quarterly.programme, layout, office),
            as_of = layout.cited_day(Some(quarterly.as_of()), None)
        ),
        with: with.clone(),
        is_wide: true,
        blocks: vec![Block::Table(annex::table(words, quarterly))],
    });
    made.collect()
}
