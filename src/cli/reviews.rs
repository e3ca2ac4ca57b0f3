//! `tiendo reviews`

use super::arguments::Reviews;
use super::complaint::{Complaint, PaperComplaint};
use super::desk::Desk;
use super::place;
use super::reply::Reply;
use crate::app::library::{Library, Volume};
use crate::app::review_paper::ReviewPaper;
use crate::domain::Held;
use crate::report::json::MinutesShape;
use crate::say;

/// The reviews that were held, oldest first, each with its programme.
pub fn held<'a>(
    library: &'a Library,
    programme: Option<&str>,
) -> Result<Vec<(&'a Volume, &'a Held)>, Complaint> {
    let volumes = place::volumes(library, programme)?;
    let each = |volume: &'a Volume| volume.board.reviews().iter().map(move |held| (volume, held));
    let mut found: Vec<(&Volume, &Held)> = volumes.into_iter().flat_map(each).collect();
    found.sort_by_key(|(_, held)| held.seq);
    Ok(found)
}

/// A list of them.
pub fn run(desk: &Desk, asked: &Reviews) -> Result<Reply, Complaint> {
    let library = desk.library()?;
    let found = held(&library, asked.programme.as_deref())?;
    if found.is_empty() {
        return Ok(Reply::nothing(asked.json, Complaint::Paper(PaperComplaint::NoReview)));
    }
    if asked.json {
        let shape = |(volume, held): &(&Volume, &Held)| {
            let paper = ReviewPaper::held(&library, volume, held);
            MinutesShape::of(&paper.sitting(), Some(held.seq))
        };
        return Reply::json(&found.iter().map(shape).collect::<Vec<_>>());
    }
    let words = &desk.words;
    let row = |(volume, held): &(&Volume, &Held)| {
        let review = &held.review;
        let (came, all) = review.attendance();
        vec![
            review.id.clone(),
            review.title.clone(),
            say!(words, "reviews-came", came = came.to_string(), all = all.to_string()),
            say!(words, "reviews-conclusions", count = review.conclusions.len().to_string()),
            volume.programme.short_title.clone(),
        ]
    };
    let mut page = desk.page();
    page.table(&found.iter().map(row).collect::<Vec<_>>());
    Ok(page.done())
}
