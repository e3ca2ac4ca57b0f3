//! `tiendo minutes [REVIEW]`

use std::path::{Path, PathBuf};

use super::arguments::Minutes;
use super::complaint::{Complaint, PaperComplaint};
use super::desk::Desk;
use super::reply::Reply;
use super::report::{given, layout, packed};
use super::{reviews, typed};
use crate::app::library::{Library, Volume};
use crate::app::review_paper::ReviewPaper;
use crate::domain::Held;
use crate::report::json::MinutesShape;
use crate::report::paper::markdown::markdown;
use crate::report::sitting::Kind;

/// What comes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Docx,
    Markdown,
    Json,
}

impl Format {
    const ALL: [Self; 3] = [Self::Docx, Self::Markdown, Self::Json];

    fn name(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Markdown => "md",
            Self::Json => "json",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name().eq_ignore_ascii_case(name.trim()))
    }
}

/// Stands for the last review held, as an id.
const LAST: &str = "last";

/// The minutes of a review, or the notice of what it has concluded.
pub fn run(desk: &Desk, asked: &Minutes) -> Result<Reply, Complaint> {
    let kind = kind(asked)?;
    let format = format(asked)?;
    let (form, fault) = layout(desk, asked.layout.as_ref())?;
    let library = desk.library()?;
    let (volume, held) = review(desk, &library, asked)?;
    let paper = ReviewPaper::held(&library, volume, held);
    let words = &desk.words;
    let whole = || paper.paper(kind, words, &form, &desk.settings.office);
    let bytes = match format {
        Format::Docx => packed(&whole(), &form)?,
        Format::Markdown => markdown(&whole(), &form).into_bytes(),
        Format::Json => {
            let shape = MinutesShape::of(&paper.sitting(), Some(held.seq));
            Reply::json(&shape)?.text.into_bytes()
        }
    };
    let own = || PathBuf::from(format!("{}.docx", paper.file(words, kind)));
    let own = (format == Format::Docx).then(own);
    let mut reply = given(desk, asked.output.clone().or(own), asked.force, &bytes)?;
    reply.complaint = reply.complaint.or(fault);
    Ok(reply)
}

fn kind(asked: &Minutes) -> Result<Kind, Complaint> {
    let Some(typed) = &asked.kind else { return Ok(Kind::Minutes) };
    let named = |kind: &Kind| kind.name().eq_ignore_ascii_case(typed.trim());
    Kind::ALL.into_iter().find(named).ok_or_else(|| Complaint::UnknownWord {
        typed: typed.clone(),
        known: Kind::ALL.map(Kind::name).join(", "),
    })
}

/// What was asked for by name, else by the ending of the file; a document
/// where nothing was said.
fn format(asked: &Minutes) -> Result<Format, Complaint> {
    if let Some(name) = &asked.format {
        return Format::named(name).ok_or_else(|| Complaint::UnknownWord {
            typed: name.clone(),
            known: Format::ALL.map(Format::name).join(", "),
        });
    }
    let ending = asked.output.as_deref().and_then(Path::extension);
    let named = ending.and_then(|ending| Format::named(&ending.to_string_lossy()));
    Ok(named.unwrap_or(Format::Docx))
}

/// The review of an id, of a day, or the last one; the only one where none is
/// named.
fn review<'a>(
    desk: &Desk,
    library: &'a Library,
    asked: &Minutes,
) -> Result<(&'a Volume, &'a Held), Complaint> {
    let found = reviews::held(library, asked.programme.as_deref())?;
    let known =
        || -> Vec<String> { found.iter().map(|(_, held)| held.review.id.clone()).collect() };
    let Some(last) = found.last() else {
        return Err(Complaint::Paper(PaperComplaint::NoReview));
    };
    let Some(named) = asked.review.as_deref().map(str::trim) else {
        return match found.as_slice() {
            [only] => Ok(*only),
            _ => Err(Complaint::Paper(PaperComplaint::SeveralReviews(known()))),
        };
    };
    if named.eq_ignore_ascii_case(LAST) {
        return Ok(*last);
    }
    let day = typed::day(named, desk.today()).map(|day| day.to_string()).unwrap_or_default();
    let of_name = |(_, held): &&(&Volume, &Held)| {
        held.review.id.eq_ignore_ascii_case(named) || held.review.id == day
    };
    let meant: Vec<_> = found.iter().filter(of_name).collect();
    match meant.as_slice() {
        [only] => Ok(**only),
        [] => {
            let typed = named.to_owned();
            Err(Complaint::Paper(PaperComplaint::UnknownReview { typed, known: known() }))
        }
        // Two programmes were reviewed on one day.
        several => {
            let ids = several.iter().map(|(volume, _)| volume.programme.id.to_string()).collect();
            Err(Complaint::SeveralProgrammes(named.to_owned(), ids))
        }
    }
}
