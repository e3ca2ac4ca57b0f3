//! What can be done about a row of the review.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use super::{Pane, Review, is_about_due};
use crate::action::Action;
use crate::app::entry;
use crate::app::field::Field;
use crate::app::measured::moved;
use crate::app::message::Effect;
use crate::app::state::State;
use crate::document::compare::Pair;
use crate::domain::{Due, Node, Notice, NoticeCode};
use crate::say;
use crate::text::fold;

/// What is asked of the row under the cursor.
#[derive(Debug, Clone)]
pub enum Stage {
    /// Nothing: the rows have the keys.
    Rows,
    /// One of its choices.
    Choosing(usize),
    /// Words for a choice.
    Writing {
        /// The choice.
        choice: Choice,
        /// What is typed.
        field: Field,
        /// Why it cannot be taken.
        complaint: Option<String>,
    },
    /// The unit that is meant.
    Naming {
        /// What its name must hold.
        field: Field,
        /// The row under the cursor.
        chosen: usize,
    },
}

/// Something that can be done about a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// It was looked at and stays as it is.
    Seen,
    /// The name is that of a unit of its own.
    OwnUnit,
    /// The name is another name of a unit.
    SameUnit,
    /// The words are the names of several units.
    Split,
    /// The names are one unit.
    Merge,
    /// The words of a time mean this time.
    Time,
    /// The words of a time mean no deadline.
    NoDeadline,
    /// The deadline is right.
    ConfirmDue,
    /// The deadline is another.
    MoveDue,
    /// The lines are only text.
    AsText,
    /// What has vanished is what was added at this place of the comparison.
    Join(usize),
    /// The two are not one and the same.
    Part,
}

/// Shows what can be done about the row under the cursor.
pub(super) fn open(review: &mut Review) {
    if !choices(review).is_empty() {
        review.stage = Stage::Choosing(0);
    }
}

/// What can be done about the row under the cursor.
#[must_use]
pub fn choices(review: &Review) -> Vec<Choice> {
    match review.pane {
        Pane::Doubts => review.doubt().map(|notice| about(review, notice)).unwrap_or_default(),
        Pane::Understood => {
            let is_followed = review.node().is_some_and(|node| node.items().next().is_some());
            if is_followed { vec![Choice::AsText] } else { Vec::new() }
        }
        Pane::Changes => {
            let at = review.changes().get(review.chosen).copied();
            at.map(|at| of_pair(review, at)).unwrap_or_default()
        }
    }
}

fn about(review: &Review, notice: &Notice) -> Vec<Choice> {
    let mut choices = vec![Choice::Seen];
    match notice.code {
        NoticeCode::UnknownUnit => {
            choices.extend([Choice::SameUnit, Choice::OwnUnit, Choice::Split]);
        }
        NoticeCode::SeveralLeads => choices.push(Choice::Merge),
        NoticeCode::TimeUnread => choices.extend([Choice::Time, Choice::NoDeadline]),
        code if is_about_due(code) => {
            if code != NoticeCode::NoTime {
                choices.push(Choice::ConfirmDue);
            }
            choices.push(Choice::MoveDue);
        }
        _ => {}
    }
    if review.node().is_some_and(|node| node.items().next().is_some()) {
        choices.push(Choice::AsText);
    }
    choices
}

fn of_pair(review: &Review, at: usize) -> Vec<Choice> {
    let pairs = &review.comparison.pairs;
    match pairs.get(at) {
        Some(Pair { old: Some(_), new: Some(_), .. }) => vec![Choice::Part],
        Some(Pair { old: Some(_), new: None, .. }) => {
            let added = |(at, pair): (usize, &Pair)| pair.old.is_none().then_some(Choice::Join(at));
            pairs.iter().enumerate().filter_map(added).collect()
        }
        Some(_) | None => Vec::new(),
    }
}

/// The units a name may mean, the likest first.
#[must_use]
pub fn units(review: &Review, state: &State, typed: &str) -> Vec<String> {
    let written = review.doubt().and_then(|notice| notice.about.first()).cloned();
    let written = fold(&written.unwrap_or_default());
    let typed = fold(typed);
    let known = state.library.units().iter().chain(&review.programme.units);
    let mut names: Vec<String> = Vec::new();
    for unit in known {
        let folded = fold(&unit.name);
        let fits = typed.split_whitespace().all(|word| folded.contains(word));
        if fits && folded != written && !names.contains(&unit.name) {
            names.push(unit.name.clone());
        }
    }
    names.sort_by(|a, b| {
        let like = |name: &String| strsim::sorensen_dice(&fold(name), &written);
        like(b).total_cmp(&like(a))
    });
    names
}

/// Does what a key asks for while something is asked.
pub(super) fn act(review: &mut Review, state: &State, action: Action) -> Vec<Effect> {
    match review.stage.clone() {
        Stage::Rows => {}
        Stage::Choosing(at) => {
            let choices = choices(review);
            match action {
                Action::Back => review.stage = Stage::Rows,
                Action::Open => {
                    let choice = choices.get(at).copied();
                    return choice.map_or_else(Vec::new, |choice| choose(review, choice));
                }
                other => review.stage = Stage::Choosing(moved(at, choices.len(), other, 5)),
            }
        }
        Stage::Writing { choice, field, .. } => match action {
            Action::Back => review.stage = Stage::Choosing(0),
            Action::Open | Action::Save => return write(review, state, choice, &field),
            _ => {}
        },
        Stage::Naming { field, chosen } => {
            let names = units(review, state, &field.text());
            match action {
                Action::Back => review.stage = Stage::Choosing(0),
                Action::Open | Action::Save => {
                    let written = review.doubt().and_then(|notice| notice.about.first());
                    if let (Some(name), Some(written)) = (names.get(chosen), written.cloned()) {
                        review.settled.name(&written, name);
                        return read_again(review);
                    }
                }
                other => {
                    let chosen = moved(chosen, names.len(), other, 5);
                    review.stage = Stage::Naming { field, chosen };
                }
            }
        }
    }
    Vec::new()
}

fn choose(review: &mut Review, choice: Choice) -> Vec<Effect> {
    let seen = review.doubt().map(super::doubt);
    let words = review.doubt().and_then(|notice| notice.about.first().cloned());
    let words = words.unwrap_or_default();
    let write = |text: &str| {
        let mut field = Field::line(text);
        field.select_all();
        Stage::Writing { choice, field, complaint: None }
    };
    review.stage = Stage::Rows;
    match choice {
        Choice::Seen => {
            review.seen.extend(seen);
        }
        Choice::OwnUnit => {
            review.settled.name(&words, &words);
            return read_again(review);
        }
        Choice::Merge => {
            if let Some(words) = review.node().and_then(leads_as_written) {
                review.settled.name(&words, &words);
                return read_again(review);
            }
        }
        Choice::SameUnit => review.stage = Stage::Naming { field: Field::line(""), chosen: 0 },
        Choice::Split => review.stage = write(&words),
        Choice::Time | Choice::MoveDue => review.stage = write(""),
        Choice::NoDeadline => {
            review.settled.time(&words, None);
            return read_again(review);
        }
        Choice::ConfirmDue => decide_due(review, None),
        Choice::AsText => {
            if let Some(text) = review.node().map(|node| node.text.clone()) {
                review.settled.as_text(&text);
                return read_again(review);
            }
        }
        Choice::Join(added) => {
            let removed = review.changes().get(review.chosen).copied();
            if let (Some(removed), Some(before)) = (removed, review.before.clone()) {
                let programme = std::sync::Arc::clone(&review.programme);
                review.comparison.join(&before, &programme, removed, added);
            }
        }
        Choice::Part => {
            if let Some(at) = review.changes().get(review.chosen).copied() {
                review.comparison.part(at);
            }
        }
    }
    review.chosen = review.chosen.min(review.length().saturating_sub(1));
    Vec::new()
}

/// The words of a document from the first of its leads to the last.
fn leads_as_written(node: &Node) -> Option<String> {
    let (first, last) = (node.lead().first()?, node.lead().last()?);
    let from = node.text.find(&first.as_written)?;
    let rest = node.text.get(from..)?;
    let to = rest.find(&last.as_written)? + last.as_written.len();
    rest.get(..to).map(str::to_owned)
}

fn write(review: &mut Review, state: &State, choice: Choice, field: &Field) -> Vec<Effect> {
    let typed = field.text();
    let words = review.doubt().and_then(|notice| notice.about.first().cloned());
    let complain =
        |text: String| Stage::Writing { choice, field: field.clone(), complaint: Some(text) };
    if choice == Choice::Split {
        let names: Vec<String> = typed
            .split(';')
            .map(|name| name.trim().to_owned())
            .filter(|name| !name.is_empty())
            .collect();
        if names.len() < 2 {
            review.stage = complain(say!(state.words, "review-split-needs-two"));
            return Vec::new();
        }
        for name in &names {
            review.settled.name(name, name);
        }
        review.settled.split_into(&words.unwrap_or_default(), names);
        return read_again(review);
    }
    let Some(period) = entry::deadline(&typed, state.now.date_naive()) else {
        review.stage = complain(say!(state.words, "bad-date", typed = typed));
        return Vec::new();
    };
    if choice == Choice::Time {
        review.settled.time(&words.unwrap_or_default(), Some(period));
        return read_again(review);
    }
    decide_due(review, Some(period));
    review.stage = Stage::Rows;
    Vec::new()
}

/// Decides the deadline of the item under the cursor: another one, or the same
/// confirmed.
fn decide_due(review: &mut Review, period: Option<crate::domain::Period>) {
    let Some(notice) = review.doubt() else { return };
    let seen = super::doubt(notice);
    let item = notice.key.as_ref().and_then(|key| review.programme.item(key));
    let Some(item) = item else { return };
    let before = Due { period: item.period, confirmed: false };
    let after = Due { period: period.or(item.period), confirmed: true };
    review.dues.insert(item.key.clone(), (before, after));
    review.seen.insert(seen);
}

fn read_again(review: &mut Review) -> Vec<Effect> {
    review.stage = Stage::Rows;
    vec![Effect::Read {
        path: review.path.clone(),
        encoding: review.encoding,
        settled: review.settled.clone(),
    }]
}
