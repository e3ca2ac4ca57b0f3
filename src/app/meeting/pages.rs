//! What is projected, and in which order: last conclusions, totals, overdue,
//! due soon, the rest (DOMAIN.md §4.5).

use serde::{Deserialize, Serialize};

use crate::app::duties;
use crate::app::library::Volume;
use crate::domain::{Item, ItemKind, Key, Standing, Submissions, Tally};

/// A page; what does not fit on one sheet goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Page {
    /// The conclusions of the reviews before, and what became of them.
    Before,
    /// The figures, as large as they can be drawn.
    Figures,
    /// How many stand how.
    Totals,
    /// Duties that come round, and what was not handed in.
    Duties,
    /// One item.
    Item(Part, Key),
    /// What has been concluded so far.
    Conclusions,
}

/// Why an item is shown where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// It was concluded by an earlier review, and is not done.
    Before,
    /// Quá hạn.
    Overdue,
    /// Sắp đến hạn.
    DueSoon,
    /// Everything else.
    Rest,
}

impl Page {
    /// The item it shows.
    #[must_use]
    pub fn key(&self) -> Option<&Key> {
        match self {
            Self::Item(_, key) => Some(key),
            Self::Before | Self::Figures | Self::Totals | Self::Duties | Self::Conclusions => None,
        }
    }

    /// The part of the review it belongs to, where it shows an item.
    #[must_use]
    pub fn part(&self) -> Option<Part> {
        match self {
            Self::Item(part, _) => Some(*part),
            Self::Before | Self::Figures | Self::Totals | Self::Duties | Self::Conclusions => None,
        }
    }
}

/// Whether an item is a conclusion of an earlier review.
#[must_use]
pub fn is_concluded(volume: &Volume, item: &Item<'_>) -> bool {
    volume.board.conclusion(&item.key).is_some()
}

/// The items a review goes through: those of the document.
pub fn items(volume: &Volume) -> impl Iterator<Item = Item<'_>> {
    volume.programme.items().filter(|item| !is_concluded(volume, item))
}

/// The conclusions of earlier reviews that somebody has to see to.
pub fn concluded(volume: &Volume) -> impl Iterator<Item = Item<'_>> {
    volume.programme.items().filter(|item| is_concluded(volume, item))
}

/// Whether an item counts among the models.
#[must_use]
pub fn is_model(item: &Item<'_>) -> bool {
    item.kind == ItemKind::Model
}

/// How many models, and how many other items, stand how.
#[must_use]
pub fn tallies(volume: &Volume) -> (Tally, Tally) {
    let count = |wanted: bool| {
        items(volume)
            .filter(|item| is_model(item) == wanted)
            .map(|item| volume.standing(&item))
            .collect()
    };
    (count(true), count(false))
}

/// How many instances of what comes round came to what.
#[must_use]
pub fn submissions(volume: &Volume) -> Submissions {
    let all = duties::recurring(volume).into_iter().flat_map(|known| known.instances);
    all.map(|instance| instance.submission).collect()
}

/// The order of what is left: what wants a word first.
const REST: [Standing; 6] = [
    Standing::NeedsConfirmation,
    Standing::Paused,
    Standing::InTime,
    Standing::DoneLate,
    Standing::DoneInTime,
    Standing::NoDeadline,
];

/// Every page of a review, in its order.
#[must_use]
pub fn of(volume: &Volume) -> Vec<Page> {
    let mut pages = Vec::new();
    if !volume.board.reviews().is_empty() {
        pages.push(Page::Before);
        let open = concluded(volume).filter(|item| !volume.standing(item).is_done());
        pages.extend(open.map(|item| Page::Item(Part::Before, item.key)));
    }
    pages.push(Page::Figures);
    pages.push(Page::Totals);
    if submissions(volume).total() > 0 {
        pages.push(Page::Duties);
    }
    let stands = |wanted: Standing| {
        let items = items(volume).filter(move |item| volume.standing(item) == wanted);
        items.map(|item| item.key)
    };
    pages.extend(stands(Standing::Overdue).map(|key| Page::Item(Part::Overdue, key)));
    pages.extend(stands(Standing::DueSoon).map(|key| Page::Item(Part::DueSoon, key)));
    for standing in REST {
        pages.extend(stands(standing).map(|key| Page::Item(Part::Rest, key)));
    }
    pages.push(Page::Conclusions);
    pages
}

/// The page of an item; a model stands for its standards and its upkeep.
#[must_use]
pub fn position(pages: &[Page], key: &Key) -> Option<usize> {
    let exact = pages.iter().position(|page| page.key() == Some(key));
    exact.or_else(|| {
        let (holder, _) = key.as_str().rsplit_once('/')?;
        pages.iter().position(|page| page.key().is_some_and(|known| known.as_str() == holder))
    })
}

/// Which of how many of its part a page is, both counted from 1.
#[must_use]
pub fn place(pages: &[Page], at: usize) -> Option<(usize, usize)> {
    let part = pages.get(at)?.part()?;
    let is_same = |page: &&Page| page.part() == Some(part);
    let before = pages.iter().take(at + 1).filter(is_same).count();
    Some((before, pages.iter().filter(is_same).count()))
}
