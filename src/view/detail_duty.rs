//! Of what comes round: its instances, newest first; of what a group has to
//! do: who has reported and who has not.

use super::look::Look;
use super::page::Page;
use crate::app::State;
use crate::app::library::Volume;
use crate::domain::{Instance, Item, Node, Progress, Standing, Submission, Submissions};
use crate::say;

/// How many instances are shown one by one; of the older ones only those that
/// were not handed in.
const SHOWN: usize = 12;

/// Writes the instances of an item.
pub fn instances(
    page: &mut Page<'_>,
    state: &State,
    look: &Look,
    volume: &Volume,
    item: &Item<'_>,
) {
    let words = &state.words;
    let instances = volume.board.instances(&volume.programme, item);
    if instances.is_empty() {
        return;
    }
    let counts = words.submissions(instances.iter().collect());
    page.heading(&say!(words, "label-instances", counts = counts));
    let (shown, hidden): (Vec<_>, Vec<_>) = instances
        .iter()
        .rev()
        .enumerate()
        .partition(|(at, known)| *at < SHOWN || known.submission == Submission::Missed);
    for (_, instance) in shown {
        let (style, mark) = look.theme.status(standing(instance), Progress::NotStarted);
        let roll = volume.board.roll_of(&volume.programme, item.node, Some(instance.period));
        let roll = roll.map(|roll| roll.counts()).filter(|(_, all)| *all > 0);
        let roll = roll.map(|(n, all)| format!(" · {n}/{all}")).unwrap_or_default();
        let line = format!("{}  {}{roll}", words.period(instance.period), words.instance(instance));
        page.marked(1, mark, &line, style);
    }
    if !hidden.is_empty() {
        let counted: Submissions = hidden.iter().map(|(_, known)| known.submission).collect();
        let counts = words.submissions(counted);
        let text = say!(words, "instances-earlier", count = hidden.len(), counts = counts);
        page.paragraph(1, &text, look.theme.faint);
    }
    page.gap();
}

/// How an instance is marked.
fn standing(instance: &Instance) -> Standing {
    match instance.submission {
        Submission::InTime => Standing::DoneInTime,
        Submission::Late => Standing::DoneLate,
        Submission::Missed => Standing::Overdue,
        Submission::Awaited if instance.rests => Standing::Paused,
        Submission::Awaited => Standing::InTime,
    }
}

/// Writes who of the group has reported, with every name that is missing.
pub fn roll(page: &mut Page<'_>, state: &State, look: &Look, volume: &Volume, node: &Node) {
    let words = &state.words;
    let Some(roll) = volume.board.roll_of(&volume.programme, node, None) else { return };
    let name = crate::app::duties::group_name(volume, roll.group).to_owned();
    let said = words.roll(&roll);
    let text = match roll.period {
        Some(period) => {
            let period = words.period_in_text(period);
            say!(words, "roll-of-period", group = name, period = period, roll = said)
        }
        None => say!(words, "roll-of", group = name, roll = said),
    };
    page.heading(&say!(words, "label-roll"));
    page.paragraph(1, &text, look.theme.text);
    page.gap();
}
