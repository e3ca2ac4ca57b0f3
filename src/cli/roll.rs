//! `tiendo roll KEY`

use super::arguments::Roll;
use super::complaint::{Complaint, DutyComplaint};
use super::desk::Desk;
use super::place::{Place, place};
use super::reply::Reply;
use super::typed;
use crate::app::duties::group_name;
use crate::domain::{Change, Key, Period};
use crate::report::json::RollShape;
use crate::say;
use crate::store::{Draft, Mode};
use crate::text::fold;

/// Who of the group that has to answer has reported: shown, or more of them
/// called.
pub fn run(desk: &Desk, asked: &Roll) -> Result<Reply, Complaint> {
    if asked.reported.is_empty() && asked.missing.is_empty() {
        let library = desk.library()?;
        let place = place(&library, &asked.key, asked.programme.as_deref())?;
        let period = period(desk, asked, &place)?;
        return told(desk, &place, period, asked.json);
    }
    desk.may_edit()?;
    let (mut store, contents) = desk.open(Mode::ReadWrite)?;
    let mut library = desk.editing(contents);
    let (draft, period) = {
        let place = place(&library, &asked.key, asked.programme.as_deref())?;
        let period = period(desk, asked, &place)?;
        let key = place.node.key.clone();
        let before = place.volume.board.reported_on(&key, period).to_vec();
        let after = called(&place, asked, &key, period)?;
        let programme = place.volume.programme.id.clone();
        let is_new = after != before;
        let change = Change::RollCalled { key, period, before, after };
        let draft = Draft { at: desk.now, by: desk.by.clone(), programme, change };
        (is_new.then_some(draft), period)
    };
    if let Some(draft) = draft {
        let entry =
            store.append(library.last_seq(), draft).map_err(|error| desk.about_store(error))?;
        library.append(entry);
    }
    let place = place(&library, &asked.key, asked.programme.as_deref())?;
    told(desk, &place, period, asked.json)
}

/// The instance the roll is called for.
fn period(desk: &Desk, asked: &Roll, place: &Place<'_>) -> Result<Option<Period>, Complaint> {
    let (board, programme) = (&place.volume.board, &place.volume.programme);
    let Some(typed) = &asked.period else {
        let open = place.item.as_ref().and_then(|item| board.open_instance(programme, item));
        return Ok(open.map(|instance| instance.period));
    };
    let period = typed::period(typed, desk.today())?;
    let item = place.item.as_ref().ok_or(Complaint::NothingToUpdate)?;
    let found = board.instance_of(programme, item, period);
    let refused = |cause| Complaint::Duty(DutyComplaint::NoInstance(period, cause));
    found.map(|instance| Some(instance.period)).map_err(refused)
}

/// Who has reported once the names asked for are called.
fn called(
    place: &Place<'_>,
    asked: &Roll,
    key: &Key,
    period: Option<Period>,
) -> Result<Vec<String>, Complaint> {
    let (board, programme) = (&place.volume.board, &place.volume.programme);
    let no_group = || Complaint::Duty(DutyComplaint::NoGroup);
    let group = board.group_of(programme, place.node).ok_or_else(no_group)?;
    let members = board.members(group);
    if members.is_empty() {
        let name = group_name(place.volume, group).to_owned();
        return Err(Complaint::Duty(DutyComplaint::NobodyListed(name)));
    }
    let before = board.reported_on(key, period);
    let known = |typed: &String| member(members, typed);
    let reported = asked.reported.iter().map(known).collect::<Result<Vec<_>, _>>()?;
    let missing = asked.missing.iter().map(known).collect::<Result<Vec<_>, _>>()?;
    let has = |name: &&String| {
        (before.contains(name) || reported.contains(name)) && !missing.contains(name)
    };
    let former = before.iter().filter(|name| !members.contains(name));
    Ok(members.iter().filter(has).chain(former).cloned().collect())
}

/// The member a person names: by the whole name with or without marks, else by
/// a part that only one has.
fn member<'a>(members: &'a [String], typed: &str) -> Result<&'a String, Complaint> {
    let bare = fold(typed.trim());
    if let Some(known) = members.iter().find(|name| name.as_str() == typed.trim()) {
        return Ok(known);
    }
    let whole: Vec<&String> = members.iter().filter(|name| fold(name) == bare).collect();
    let part = || members.iter().filter(|name| !bare.is_empty() && fold(name).contains(&bare));
    let found: Vec<&String> = if whole.is_empty() { part().collect() } else { whole };
    match found.as_slice() {
        [only] => Ok(only),
        [] => Err(Complaint::Duty(DutyComplaint::UnknownMember(typed.to_owned()))),
        several => {
            let names = several.iter().map(|name| (*name).clone()).collect();
            Err(Complaint::Duty(DutyComplaint::SeveralMembers(typed.to_owned(), names)))
        }
    }
}

fn told(
    desk: &Desk,
    place: &Place<'_>,
    period: Option<Period>,
    json: bool,
) -> Result<Reply, Complaint> {
    let (board, programme) = (&place.volume.board, &place.volume.programme);
    let roll = board.roll_of(programme, place.node, period);
    let roll = roll.ok_or(Complaint::Duty(DutyComplaint::NoGroup))?;
    if json {
        return Reply::json(&RollShape::from(&roll));
    }
    let words = &desk.words;
    let group = group_name(place.volume, roll.group).to_owned();
    let said = words.roll(&roll);
    let mut page = desk.page();
    page.line(&match roll.period.map(|period| words.period_in_text(period)) {
        Some(period) => say!(words, "roll-of-period", group = group, period = period, roll = said),
        None => say!(words, "roll-of", group = group, roll = said),
    });
    Ok(page.done())
}
