//! What a part of a paper is about, told by the words of its heading.

use super::lexicon::Sections;
use super::tokens::{Phrases, Token, tokens};

/// What stands below a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    /// Models.
    Models,
    /// Tasks and solutions.
    Tasks,
    /// Goals, principles, targets: text with figures.
    Goals,
    /// Who has to do what.
    Duties,
    /// Text, and no figure in it is a target.
    Plain,
}

/// Headings of more words than this are paragraphs.
const LONGEST_HEADING: usize = 40;

impl Sections {
    /// The topic a heading announces. `top` says that it heads a part of the
    /// paper; below, a heading turns to duties or models only by these very
    /// words.
    pub fn topic(&self, heading: &str, top: bool) -> Option<Topic> {
        let title = heading.split(':').next().unwrap_or(heading);
        let found = tokens(title);
        if found.len() > LONGEST_HEADING {
            return None;
        }
        let whole = |list: &Phrases| list.at(&found, 0).filter(|len| top || *len == found.len());
        if top && self.models.find(&found, 0).is_some() {
            return Some(Topic::Models);
        }
        if whole(&self.duties).is_some() {
            return Some(Topic::Duties);
        }
        starts(&found).find_map(|at| {
            let lists = [
                (&self.tasks, Topic::Tasks),
                (&self.goals, Topic::Goals),
                (&self.plain, Topic::Plain),
            ];
            let best =
                lists.iter().filter_map(|(list, topic)| Some((list.at(&found, at)?, *topic)));
            best.max_by_key(|(len, _)| *len).map(|(_, topic)| topic)
        })
    }
}

/// Where the parts of a heading begin: at its beginning, after commas and "và".
fn starts(found: &[Token<'_>]) -> impl Iterator<Item = usize> {
    (0..found.len()).filter(|at| {
        at.checked_sub(1)
            .and_then(|before| found.get(before))
            .is_none_or(|before| matches!(&*before.folded, "," | ";" | "va"))
    })
}
