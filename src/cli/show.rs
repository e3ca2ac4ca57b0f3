//! `tiendo show KEY`

use super::arguments::Show;
use super::complaint::Complaint;
use super::desk::Desk;
use super::log;
use super::place::{Place, place};
use super::reply::{Page, Reply};
use crate::app::duties;
use crate::app::library::{Library, Volume};
use crate::domain::{Entry, Instance, Item, Model, Report, UnitRef};
use crate::report::json::{EntryShape, whole};
use crate::say;
use crate::words::Words;

/// One place whole: what it says, who, by when, how it stands, what was
/// reported; with `--source` the document's own words.
pub fn run(desk: &Desk, asked: &Show) -> Result<Reply, Complaint> {
    let library = desk.library()?;
    let place = place(&library, &asked.key, asked.programme.as_deref())?;
    let programme = &place.volume.programme;
    if asked.json {
        let entries = history(&library, &place).into_iter().map(EntryShape::from).collect();
        let folded = (programme.as_ref(), &place.volume.board);
        let mut shape = whole(&desk.words, folded, place.node, place.item.as_ref(), entries);
        shape.source = asked.source.then(|| programme.verbatim(place.node).to_vec());
        return Reply::json(&shape);
    }
    let mut page = desk.page();
    if asked.source {
        let lines = place.node.lines;
        page.line(&say!(
            desk.words,
            "source-lines",
            name = programme.source.name.as_str(),
            first = lines.first.to_string(),
            last = lines.last.to_string()
        ));
        for line in programme.verbatim(place.node) {
            page.line(line);
        }
        return Ok(page.done());
    }
    about(&mut page, desk, &place);
    let entries: Vec<Vec<String>> =
        history(&library, &place).into_iter().map(|entry| log::row(desk, entry)).collect();
    if !entries.is_empty() {
        page.line(&format!("{}:", say!(desk.words, "label-history"))).table(&entries);
    }
    Ok(page.done())
}

/// The entries about this place up to the day shown, oldest first.
fn history<'a>(library: &'a Library, place: &Place<'a>) -> Vec<&'a Entry> {
    let about = place.item.as_ref().map_or(&place.node.key, |item| &item.key);
    library
        .known()
        .filter(|entry| entry.programme == place.volume.programme.id)
        .filter(|entry| entry.change.key().is_some_and(|key| key.is_within(about)))
        .collect()
}

fn about(page: &mut Page, desk: &Desk, place: &Place<'_>) {
    let words = &desk.words;
    let Place { volume, node, item } = place;
    let programme = &volume.programme;
    let names = |units: &[UnitRef]| {
        let name = |unit: &UnitRef| {
            programme.unit(unit).map_or(&unit.as_written, |unit| &unit.name).clone()
        };
        units.iter().map(name).collect::<Vec<_>>().join("; ")
    };
    let number = if node.number.is_empty() { node.key.as_str() } else { &node.number };
    page.line(&format!("{number} {}", node.title));
    page.field(&say!(words, "cli-key"), &format!("{} ({})", node.key, programme.id));
    page.field(&say!(words, "label-lead"), &names(node.lead()));
    page.field(&say!(words, "label-coordinators"), &names(node.coordinators()));
    if let Some(model) = node.model() {
        about_model(page, words, place, model);
    }
    if let Some(item) = item {
        let due = volume.board.due(item).period;
        let due = due.map_or_else(|| say!(words, "no-due"), |period| words.period(period));
        page.field(&say!(words, "label-time"), &due);
        page.field(&say!(words, "label-standing"), &volume.stands(words, item));
        about_report(page, words, &volume.board.state(&item.key).report);
        about_instances(page, words, volume, item);
    }
    if let Some(roll) = volume.board.roll_of(programme, node, None) {
        let group = duties::group_name(volume, roll.group).to_owned();
        let said = words.roll(&roll);
        let text = match roll.period.map(|period| words.period_in_text(period)) {
            Some(period) => {
                say!(words, "roll-of-period", group = group, period = period, roll = said)
            }
            None => say!(words, "roll-of", group = group, roll = said),
        };
        page.field(&say!(words, "label-roll"), &text);
    }
    let doubts = programme.notices.iter().filter(|notice| notice.key.as_ref() == Some(&node.key));
    let doubts: Vec<String> = doubts.map(|notice| words.notice(notice)).collect();
    page.field(&say!(words, "label-doubts"), &doubts.join(" "));
    if node.model().is_none() {
        page.field(&say!(words, "label-text"), &node.text);
    }
    for below in programme.nodes.iter().filter(|below| below.parent.as_ref() == Some(&node.key)) {
        page.indented(2, &format!("{}  {}", below.key, below.title));
    }
}

fn about_model(page: &mut Page, words: &Words, place: &Place<'_>, model: &Model) {
    page.field(&say!(words, "label-objective"), &model.objective);
    page.field(&say!(words, "label-product"), &model.product);
    if !model.milestones.is_empty() {
        page.line(&format!("{}:", say!(words, "label-milestones")));
    }
    let followed: Vec<_> = place.node.items().collect();
    let rows: Vec<Vec<String>> = model
        .milestones
        .iter()
        .map(|milestone| {
            let item = followed
                .iter()
                .find(|item| item.milestone.is_some_and(|known| known.key == milestone.key));
            let stands = item.map(|item| place.volume.stands(words, item)).unwrap_or_default();
            vec![format!("  {}", milestone.key), milestone.text.clone(), stands]
        })
        .collect();
    page.table(&rows);
}

/// Of what comes round: every instance, newest first.
fn about_instances(page: &mut Page, words: &Words, volume: &Volume, item: &Item<'_>) {
    let instances = volume.board.instances(&volume.programme, item);
    if instances.is_empty() {
        return;
    }
    let counts = words.submissions(instances.iter().collect());
    page.line(&format!("{}:", say!(words, "label-instances", counts = counts)));
    let row =
        |known: &Instance| vec![format!("  {}", words.period(known.period)), words.instance(known)];
    page.table(&instances.iter().rev().map(row).collect::<Vec<_>>());
}

fn about_report(page: &mut Page, words: &Words, report: &Report) {
    let Some(period) = report.period else { return };
    let label = say!(words, "label-result", period = words.period(period));
    page.field(&label, &report.note);
    page.field(&say!(words, "label-obstacle"), &report.obstacle);
    let evidence = report.evidence.as_ref().map(|paper| words.evidence(paper));
    let evidence = evidence.unwrap_or_else(|| say!(words, "no-evidence"));
    page.field(&say!(words, "label-evidence"), &evidence);
}
