//! Two editions side by side, in words.

use crate::app::state::State;
use crate::document::compare::{Aspect, Comparison, Counts, Pair, compare};
use crate::domain::{Node, Programme, ProgrammeId, UnitRef};
use crate::say;
use crate::words::Words;

/// The programme of the library that a document seems to amend: of the same
/// id, or with most of its items in common.
#[must_use]
pub fn amended(state: &State, programme: &Programme) -> Option<usize> {
    let volumes = state.library.volumes();
    let same = volumes.iter().position(|volume| volume.programme.id == programme.id);
    same.or_else(|| volumes.iter().position(|volume| is_amendment(&volume.document, programme)))
}

/// Whether two documents are editions of one programme: most of what either
/// has stands in the other.
#[must_use]
pub fn is_amendment(old: &Programme, new: &Programme) -> bool {
    let (fewest, most) =
        (old.nodes.len().min(new.nodes.len()), old.nodes.len().max(new.nodes.len()));
    // No node stands twice in what is common: papers of such unlike lengths
    // need not be compared.
    if fewest * 2 <= most {
        return false;
    }
    let counts = compare(old, new).counts();
    let common = counts.same + counts.moved + counts.changed;
    common > 0 && common * 2 > most
}

/// An id that no programme of the library has: with a number behind it where
/// it is taken.
#[must_use]
pub fn free_id(state: &State, wanted: &ProgrammeId) -> ProgrammeId {
    let is_free = |id: &ProgrammeId| state.library.volume(id).is_none();
    if is_free(wanted) {
        return wanted.clone();
    }
    let numbered = |number: u32| ProgrammeId::new(format!("{wanted}-{number}"));
    (2..=u32::MAX).map(numbered).find(is_free).unwrap_or_else(|| wanted.clone())
}

/// A pair in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What has happened to it, as one letter-wide mark: `+` `−` `→` `~`.
    pub mark: &'static str,
    /// What has happened to it: "Thêm", "Bỏ", "Chuyển", "Sửa".
    pub kind: String,
    /// Its key, in the new edition where it stands there.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// What has changed about it: "thời hạn: Quý II/2026 → Quý III/2026".
    pub what: String,
}

/// The pairs that differ, in words.
#[must_use]
pub fn lines(
    words: &Words,
    old: &Programme,
    new: &Programme,
    comparison: &Comparison,
) -> Vec<Line> {
    let differ = comparison.pairs.iter().filter(|pair| !pair.is_same());
    differ.filter_map(|pair| line(words, old, new, pair)).collect()
}

/// One pair in words; none where there is neither.
#[must_use]
pub fn line(words: &Words, old: &Programme, new: &Programme, pair: &Pair) -> Option<Line> {
    let before = pair.old.and_then(|at| old.nodes.get(at));
    let after = pair.new.and_then(|at| new.nodes.get(at));
    let (mark, kind) = match (before, after, pair.aspects.as_slice()) {
        (None, _, _) => ("+", say!(words, "compared-added")),
        (_, None, _) => ("−", say!(words, "compared-removed")),
        (_, _, [Aspect::Place]) => ("→", say!(words, "compared-moved")),
        _ => ("~", say!(words, "compared-changed")),
    };
    let shown = after.or(before)?;
    let what = before.zip(after).map_or_else(String::new, |(before, after)| {
        let changed = pair.aspects.iter().map(|aspect| told(words, *aspect, before, after));
        changed.collect::<Vec<_>>().join("; ")
    });
    Some(Line {
        mark,
        kind,
        key: shown.key.to_string(),
        title: format!("{} {}", shown.number, shown.title).trim().to_owned(),
        what,
    })
}

fn told(words: &Words, aspect: Aspect, before: &Node, after: &Node) -> String {
    let names = |units: &[UnitRef]| {
        let names: Vec<&str> = units.iter().map(|unit| unit.as_written.as_str()).collect();
        if names.is_empty() { say!(words, "nobody-named") } else { names.join(", ") }
    };
    let due = |node: &Node| {
        let periods = node.items().map(|item| {
            item.period.map_or_else(|| say!(words, "no-due"), |period| words.period(period))
        });
        periods.collect::<Vec<_>>().join(", ")
    };
    match aspect {
        Aspect::Place => say!(words, "compared-place", from = before.key.to_string()),
        Aspect::Kind => say!(words, "compared-kind"),
        Aspect::Title => say!(words, "compared-title", from = before.title.clone()),
        Aspect::Words => say!(words, "compared-words"),
        Aspect::Lead => {
            say!(words, "compared-lead", from = names(before.lead()), to = names(after.lead()))
        }
        Aspect::Coordinators => say!(words, "compared-coordinators"),
        Aspect::Due => say!(words, "compared-due", from = due(before), to = due(after)),
    }
}

/// How much has changed, in one sentence.
#[must_use]
pub fn summary(words: &Words, counts: Counts) -> String {
    say!(
        words,
        "compared-summary",
        added = counts.added,
        removed = counts.removed,
        moved = counts.moved,
        changed = counts.changed,
        same = counts.same
    )
}
