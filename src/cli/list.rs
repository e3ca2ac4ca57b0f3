//! `tiendo list`

use super::arguments::List;
use super::complaint::Complaint;
use super::desk::Desk;
use super::place;
use super::reply::Reply;
use super::typed;
use crate::app::filter::concerns;
use crate::app::library::{Library, Volume};
use crate::domain::{Item, Period, Standing, UnitId};
use crate::report::json::ItemShape;
use crate::runtime::searcher;
use crate::say;
use crate::search::{GroupKind, Target};
use crate::text::fold;
use crate::words::Words;

/// What is asked of an item.
struct Wanted {
    standings: Vec<Standing>,
    unit: Option<UnitId>,
    due: Option<Period>,
}

impl Wanted {
    fn admits(&self, volume: &Volume, item: &Item<'_>) -> bool {
        let due = volume.board.due(item).date();
        (self.standings.is_empty() || self.standings.contains(&volume.standing(item)))
            && self.unit.as_ref().is_none_or(|unit| concerns(item, unit))
            && self.due.is_none_or(|period| due.is_some_and(|day| period.contains(day)))
    }
}

/// Everything that is followed and stands as asked, in the order of the
/// documents.
pub fn run(desk: &Desk, asked: &List) -> Result<Reply, Complaint> {
    let words = &desk.words;
    let standing = |text: &String| typed::standing(text, words);
    let standings = asked.standing.iter().map(standing).collect::<Result<Vec<_>, _>>()?;
    let period = |text: &String| typed::period(text, desk.today());
    let due = asked.due.as_ref().map(period).transpose()?;
    if asked.unit.as_ref().is_some_and(|unit| unit.trim().is_empty()) {
        return Err(Complaint::Blank("--unit <UNIT>"));
    }
    let library = desk.library()?;
    let unit = |typed: &String| unit(&library, words, typed);
    let unit = match asked.unit.as_ref().map(unit).transpose() {
        Ok(unit) => unit,
        Err(complaint) => return Ok(Reply::nothing(asked.json, complaint)),
    };
    let wanted = Wanted { standings, unit, due };
    let volumes = place::volumes(&library, asked.programme.as_deref())?;
    let found: Vec<(&Volume, Item<'_>)> = volumes
        .into_iter()
        .flat_map(|volume| volume.programme.items().map(move |item| (volume, item)))
        .filter(|(volume, item)| wanted.admits(volume, item))
        .collect();
    if found.is_empty() {
        let Wanted { standings, .. } = wanted;
        let complaint = Complaint::NothingListed { standings, day: library.as_of() };
        return Ok(Reply::nothing(asked.json, complaint));
    }
    if asked.json {
        let shape = |(volume, item): &(&Volume, Item<'_>)| {
            ItemShape::new(&volume.programme, &volume.board, item)
        };
        return Reply::json(&found.iter().map(shape).collect::<Vec<_>>());
    }
    let has_several = library.volumes().len() > 1;
    let mut page = desk.page();
    page.table(
        &found
            .iter()
            .map(|(volume, item)| {
                let mut row = row(words, volume, item);
                if has_several {
                    row.insert(0, volume.programme.id.to_string());
                }
                row
            })
            .collect::<Vec<_>>(),
    );
    Ok(page.done())
}

/// Key, how it stands, by when, who leads, what it is: the longest last.
fn row(words: &Words, volume: &Volume, item: &Item<'_>) -> Vec<String> {
    let due = volume.board.due(item).period;
    let number = &item.node.number;
    let title = match (item.milestone, item.key == item.node.key) {
        (Some(milestone), false) => format!("{} – {}", item.node.title, milestone.label),
        _ => item.node.title.clone(),
    };
    let title = if number.is_empty() { title } else { format!("{number} {title}") };
    vec![
        item.key.to_string(),
        volume.stands(words, item),
        due.map_or_else(|| say!(words, "no-due"), |period| words.period(period)),
        volume.short_names(item.lead()),
        title,
    ]
}

/// The unit a person names: by any of its spellings, else the best found.
pub fn unit(library: &Library, words: &Words, typed: &str) -> Result<UnitId, Complaint> {
    let bare = fold(typed.trim());
    let is_meant = |text: &str| fold(text) == bare;
    let named = library.units().iter().find(|unit| {
        is_meant(unit.id.as_str())
            || is_meant(&unit.name)
            || is_meant(&unit.short)
            || unit.aliases.iter().any(|alias| is_meant(alias))
    });
    if let Some(unit) = named {
        return Ok(unit.id.clone());
    }
    let found = searcher::find(library, words, typed);
    let units = found.groups.iter().find(|group| group.kind == GroupKind::Units);
    let best = units.and_then(|group| group.hits.first()).and_then(|hit| match &hit.target {
        Target::Unit(id) => Some(id.clone()),
        Target::Item { .. } => None,
    });
    let nothing = || Complaint::NothingLike { query: typed.to_owned(), near: found.suggestions };
    best.ok_or_else(nothing)
}
