//! Milestones of a model in the words of its label of time.

use super::lexicon::Lexicon;
use super::time::{self, Reading};
use super::tokens::{Token, bare, tokens};
use crate::domain::{Key, Milestone, MilestoneKind, Period};

/// A milestone before it has its key.
#[derive(Debug)]
pub(super) struct Draft {
    kind: MilestoneKind,
    label: String,
    text: String,
    period: Option<Period>,
    /// Its time could not be read.
    pub unread: bool,
}

impl Draft {
    /// The milestone with its key and line.
    pub fn at(self, key: Key, line: u32) -> Milestone {
        let Self { kind, label, text, period, .. } = self;
        Milestone { key, kind, label, text, period, line }
    }
}

/// The milestones of one line: one, or two where it asks for two kinds of thing
/// at two times ("Quý II/2027 đạt chuẩn … và duy trì … 2026-2030").
pub(super) fn milestones(words: &str, lexicon: &Lexicon) -> Vec<Draft> {
    let words = words.trim();
    let parts = split(words, lexicon).unwrap_or_else(|| vec![words]);
    parts.into_iter().map(|part| draft(part, lexicon)).collect()
}

fn draft(words: &str, lexicon: &Lexicon) -> Draft {
    let reading = time::read(words, lexicon);
    let kind = first_kind(&tokens(words), 0, lexicon).map(|(_, kind)| kind);
    let open = matches!(
        reading,
        Reading::Standing
            | Reading::Period(Period::Recurring(_) | Period::Years { open: true, .. })
    );
    let kind = kind.unwrap_or(if open { MilestoneKind::Sustain } else { MilestoneKind::Deploy });
    Draft {
        kind,
        label: time::label(words, lexicon),
        text: bare(words).to_owned(),
        period: reading.period(),
        unread: matches!(reading, Reading::Unread),
    }
}

/// The first word at or after `from` that tells a kind, and where it stands.
fn first_kind(
    found: &[Token<'_>],
    from: usize,
    lexicon: &Lexicon,
) -> Option<(usize, MilestoneKind)> {
    let words = &lexicon.milestones;
    (from..found.len()).find_map(|at| {
        let lists = [
            (&words.attain, MilestoneKind::Attain),
            (&words.sustain, MilestoneKind::Sustain),
            (&words.deploy, MilestoneKind::Deploy),
        ];
        let best = lists.iter().filter_map(|(list, kind)| Some((list.at(found, at)?, *kind)));
        best.max_by_key(|(len, _)| *len).map(|(_, kind)| (at, kind))
    })
}

/// The two halves of a line that asks for two kinds of thing, each with a time.
fn split<'t>(words: &'t str, lexicon: &Lexicon) -> Option<Vec<&'t str>> {
    let found = tokens(words);
    let (first, kind) = first_kind(&found, 0, lexicon)?;
    let mut from = first + 1;
    while let Some((at, other)) = first_kind(&found, from, lexicon) {
        from = at + 1;
        let joint = at.checked_sub(1).and_then(|before| found.get(before))?;
        if other == kind || !matches!(&*joint.folded, "va" | "," | ";") {
            continue;
        }
        let (left, right) = (words.get(..joint.start)?, words.get(found.get(at)?.start..)?);
        let timed = |part: &str| {
            matches!(time::read(part, lexicon), Reading::Period(_) | Reading::Standing)
        };
        if timed(left) && timed(right) {
            return Some(vec![left, right]);
        }
    }
    None
}
