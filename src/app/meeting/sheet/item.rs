//! The page of one item.

use super::{Block, Content, Piece, labelled, paragraph};
use crate::app::duties;
use crate::app::library::Volume;
use crate::app::meeting::Wall;
use crate::app::state::State;
use crate::domain::{Change, Item, Key, NodeKind, PlanChange, Submission};
use crate::say;
use crate::text::wrap;

/// What the room has to know to decide about an item.
pub fn item(state: &State, wall: &Wall, key: &Key, columns: usize) -> Content {
    let volume = &wall.frozen;
    let Some(item) = volume.programme.item(key) else { return Content::default() };
    let mut blocks = Vec::new();
    if item.node.kind() != NodeKind::Model {
        blocks.push(paragraph(&item.node.text, columns));
    }
    blocks.push(standing(state, volume, &item, columns));
    blocks.extend(fields(state, volume, &item, columns));
    if let Some(model) = item.node.model() {
        blocks.push(labelled(&say!(state.words, "meeting-objective"), &model.objective, columns));
    }
    blocks.extend(said(state, key, columns));
    blocks.retain(|block| !block.is_empty());
    Content { heading: heading(state, volume, &item), blocks }
}

fn heading(state: &State, volume: &Volume, item: &Item<'_>) -> Vec<String> {
    if let Some((held, _)) = volume.board.conclusion(&item.key) {
        let number = item.node.number.clone();
        let title = held.review.title.clone();
        return vec![say!(
            state.words,
            "meeting-conclusion-heading",
            number = number,
            title = title
        )];
    }
    match item.node.kind() {
        NodeKind::Model => {
            let title = item.node.title.to_uppercase();
            vec![item.node.number.clone(), format!(" {title}")]
        }
        NodeKind::Section
        | NodeKind::Group
        | NodeKind::Task
        | NodeKind::Duty
        | NodeKind::Indicator
        | NodeKind::Text => vec![state.words.item_name(item)],
    }
}

fn standing(state: &State, volume: &Volume, item: &Item<'_>, columns: usize) -> Block {
    let status = (volume.standing(item), volume.board.progress(item));
    let words = volume.stands(&state.words, item);
    let words = words.to_uppercase();
    let due = volume
        .board
        .due(item)
        .period
        .map(|period| say!(state.words, "meeting-due", period = state.words.period(period)));
    let text = match due {
        Some(due) => format!("{words}   ({due})"),
        None => words,
    };
    let mut lines = wrap(&text, columns.saturating_sub(3)).into_iter();
    let mut block: Block = lines
        .next()
        .map(|line| vec![Piece::Mark(status), Piece::State(status, format!(" {line}"))])
        .into_iter()
        .collect();
    block.extend(lines.map(|line| vec![Piece::State(status, format!("   {line}"))]));
    block
}

fn fields(state: &State, volume: &Volume, item: &Item<'_>, columns: usize) -> Vec<Block> {
    let words = &state.words;
    let full = |units: &[crate::domain::UnitRef]| {
        let name = |unit: &crate::domain::UnitRef| {
            volume.programme.unit(unit).map_or(unit.as_written.clone(), |unit| unit.name.clone())
        };
        units.iter().map(name).collect::<Vec<_>>().join("; ")
    };
    let report = volume.board.report(&item.key);
    let known = volume.board.state(&item.key);
    let result = match (report.note.is_empty(), known.last_filing()) {
        (true, _) => say!(words, "meeting-no-result"),
        (false, Some(filing))
            if filing.quarter != volume.board.open_quarter(volume.board.as_of()) =>
        {
            let quarter = words.quarter(filing.quarter);
            say!(words, "meeting-older-result", quarter = quarter, text = report.note.clone())
        }
        (false, _) => report.note.clone(),
    };
    let lead = full(item.lead());
    let lead = if lead.is_empty() { say!(words, "nobody-named") } else { lead };
    let evidence = report.evidence.as_ref().map(|paper| words.evidence(paper)).unwrap_or_default();
    vec![
        labelled(&say!(words, "meeting-lead"), &lead, columns),
        labelled(&say!(words, "meeting-result"), &result, columns),
        labelled(&say!(words, "meeting-obstacle"), &report.obstacle, columns),
        labelled(&say!(words, "meeting-roll"), &roll(state, volume, item), columns),
        labelled(&say!(words, "meeting-instances"), &instances(state, volume, item), columns),
        labelled(&say!(words, "meeting-slips"), &slips(state, volume, item), columns),
        labelled(&say!(words, "meeting-evidence"), &evidence, columns),
        labelled(&say!(words, "meeting-coordinators"), &full(item.node.coordinators()), columns),
    ]
}

/// Who of a group has reported: "3/9 đã báo cáo; chưa: …".
fn roll(state: &State, volume: &Volume, item: &Item<'_>) -> String {
    let Some(roll) = duties::roll(volume, &item.node.key, None) else { return String::new() };
    let (count, of) = roll.counts();
    if of == 0 {
        return String::new();
    }
    let missing = roll.missing.join(", ");
    if missing.is_empty() {
        return say!(state.words, "meeting-roll-all", count = count, of = of);
    }
    say!(state.words, "meeting-roll-some", count = count, of = of, missing = missing)
}

/// The instances of a duty, newest first.
fn instances(state: &State, volume: &Volume, item: &Item<'_>) -> String {
    let instances = volume.board.instances(&volume.programme, item);
    let said = |submission: Submission| {
        let periods: Vec<String> = instances
            .iter()
            .rev()
            .filter(|instance| instance.submission == submission)
            .map(|instance| state.words.period(instance.period))
            .collect();
        let what = state.words.submission(submission);
        (!periods.is_empty()).then(|| format!("{what}: {}", periods.join(", ")))
    };
    let order = [Submission::Missed, Submission::Awaited, Submission::Late, Submission::InTime];
    order.into_iter().filter_map(said).collect::<Vec<_>>().join("\n")
}

/// Every deadline that was moved: old, new, when and why.
fn slips(state: &State, volume: &Volume, item: &Item<'_>) -> String {
    let words = &state.words;
    let period = |due: crate::domain::Due| {
        due.period.map_or_else(|| say!(words, "no-due"), |period| words.period(period))
    };
    let line = |slip: &crate::domain::Slip| {
        let entry = state.library.entry(slip.seq);
        let reason = entry.map(|entry| reason(&entry.change, &item.key)).unwrap_or_default();
        let date = entry.map(|entry| words.date(entry.at.date_naive())).unwrap_or_default();
        let (from, to) = (period(slip.before), period(slip.after));
        say!(words, "meeting-slip", from = from, to = to, date = date, reason = reason)
    };
    let moved = |slip: &&crate::domain::Slip| slip.before.period != slip.after.period;
    let known = volume.board.state(&item.key);
    known.slips.iter().filter(moved).map(line).collect::<Vec<_>>().join("\n")
}

fn reason(change: &Change, key: &Key) -> String {
    match change.effective() {
        Change::DueMoved { reason, document, .. } if document.is_empty() => reason.clone(),
        Change::DueMoved { reason, document, .. } => format!("{reason} ({document})"),
        Change::Reimported { source, .. } => source.clone(),
        Change::Reviewed { review, .. } => {
            let about = review.conclusions.iter().find(|known| {
                known.about.as_ref() == Some(key)
                    && matches!(known.effect, Some(PlanChange::Due(..)))
            });
            about.map(|known| format!("{} ({})", known.text, review.title)).unwrap_or_default()
        }
        Change::Imported { .. }
        | Change::Updated { .. }
        | Change::Undone { .. }
        | Change::Reattached { .. }
        | Change::Quarter { .. }
        | Change::Members { .. }
        | Change::RollCalled { .. } => String::new(),
    }
}

/// What was said and concluded about the item in this review.
fn said(state: &State, key: &Key, columns: usize) -> Vec<Block> {
    let Some(sitting) = &state.sitting else { return Vec::new() };
    let review = &sitting.review;
    let about = |known: &Option<Key>| known.as_ref() == Some(key);
    let remarks = review.remarks.iter().filter(|remark| about(&remark.about));
    let remarks: Vec<String> =
        remarks.map(|remark| format!("{}: {}", remark.speaker, remark.gist)).collect();
    let concluded: Vec<String> = (1..)
        .zip(&review.conclusions)
        .filter(|(_, known)| about(&known.about))
        .map(|(number, known): (usize, _)| format!("{number}. {}", known.headline))
        .collect();
    let words = &state.words;
    vec![
        labelled(&say!(words, "meeting-remarks"), &remarks.join("\n"), columns),
        labelled(&say!(words, "meeting-concluded"), &concluded.join("\n"), columns),
    ]
}
