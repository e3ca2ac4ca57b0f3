//! From rows to proposals: what would change, and why what would not.

use std::collections::BTreeSet;

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::columns::Column;
use super::form::led;
use super::instance::{instance, report_of, state_in};
use super::rows::{Filled, Place, Returned, Sheet};
use super::twice::{Repeat, repeated};
use super::value::Value;
use crate::domain::{
    Board, Breach, Evidence, Key, Period, Programme, ProgrammeId, Progress, Quarter, Report, UnitId,
};

/// A report that a unit proposes for an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The row it comes from.
    pub place: Place,
    /// The item's programme.
    pub programme: ProgrammeId,
    /// The item.
    pub key: Key,
    /// The instance it is about, of what comes round.
    pub instance: Option<Period>,
    /// The report in force on the item, whatever it is about.
    pub in_force: Report,
    /// What is reported until now.
    pub before: Report,
    /// What would be reported from then on.
    pub after: Report,
    /// The rule of [`Report::check`] that it breaks; then it is not kept.
    pub breach: Option<Breach>,
    /// What has happened since the sheet went out; then it is kept only when
    /// somebody confirms it.
    pub newer: Option<Newer>,
}

/// A report that is newer than the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Newer {
    /// When it was written; none where it was taken back to nothing.
    pub at: Option<DateTime<FixedOffset>>,
}

/// Something of a sheet that cannot be taken as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The row; none where it is about the whole sheet.
    pub place: Option<Place>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a row or a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The hidden mark of the row was changed.
    BrokenMark,
    /// The row has no mark: somebody has added it.
    AddedRow,
    /// No such programme is kept here.
    UnknownProgramme(ProgrammeId),
    /// The programme has no such item, or no longer.
    UnknownItem(Key),
    /// The unit of the sheet does not lead the item.
    NotLed(Key),
    /// The item stands in an earlier row with something else in it; neither
    /// counts.
    Twice(Key, Place),
    /// Another sheet says something else of the item; neither counts.
    OtherSheet(Key, String),
    /// A progress that is none of the four.
    UnknownProgress(String),
    /// Not a day of the calendar.
    BadDay(Column, String),
    /// A formula without a value, or an error in its place.
    NoValue(Column),
    /// A day where a number of a paper is wanted: Excel's own doing.
    NumberIsDay(String),
    /// A day of completion, and the progress does not say that it is done.
    DoneDayAlone,
    /// The day of a paper, and no paper.
    PaperDayAlone,
    /// A column of the sheet is gone.
    LostColumn(Column),
}

impl Fault {
    /// The name used in JSON.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::BrokenMark => "broken_mark",
            Self::AddedRow => "added_row",
            Self::UnknownProgramme(_) => "unknown_programme",
            Self::UnknownItem(_) => "unknown_item",
            Self::NotLed(_) => "not_led",
            Self::Twice(..) => "twice",
            Self::OtherSheet(..) => "other_sheet",
            Self::UnknownProgress(_) => "unknown_progress",
            Self::BadDay(..) => "bad_day",
            Self::NoValue(_) => "no_value",
            Self::NumberIsDay(_) => "number_is_day",
            Self::DoneDayAlone => "done_day_alone",
            Self::PaperDayAlone => "paper_day_alone",
            Self::LostColumn(_) => "lost_column",
        }
    }
}

/// An item that the unit leads and the sheet no longer has.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing {
    /// The item's programme.
    pub programme: ProgrammeId,
    /// The item.
    pub key: Key,
}

/// What one sheet comes to. Nothing has been kept yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collected {
    /// Its name, where the workbook has several of ours.
    pub sheet: Option<String>,
    /// The unit it was given out to; none where nothing is left to tell.
    pub unit: Option<UnitId>,
    /// The day of the figures it was given out with.
    pub as_of: Option<NaiveDate>,
    /// What would change, in the order of the rows.
    pub proposals: Vec<Proposal>,
    /// What is left out and why, in the order of the rows.
    pub remarks: Vec<Remark>,
    /// What the sheet no longer has, in the order of the documents; untouched.
    pub missing: Vec<Missing>,
    /// How many rows say nothing new.
    pub unchanged: usize,
}

impl Collected {
    /// What may be kept: what breaks no rule, and where the store has something
    /// newer only if that is to be written over.
    pub fn accepted(&self, over_newer: bool) -> impl Iterator<Item = &Proposal> {
        self.proposals.iter().filter(move |proposal| {
            proposal.breach.is_none() && (over_newer || proposal.newer.is_none())
        })
    }
}

/// What the sheets of a workbook come to, held against the programmes as they
/// stand on `today`.
#[must_use]
pub fn collect(
    programmes: &[(&Programme, &Board)],
    returned: &Returned,
    today: NaiveDate,
) -> Vec<Collected> {
    returned.sheets.iter().map(|sheet| collect_sheet(programmes, sheet, today)).collect()
}

/// Whether a report says done and names no paper: kept, and told.
#[must_use]
pub fn without_proof(report: &Report) -> bool {
    report.progress == Progress::Done && report.evidence.is_none()
}

/// A programme and how it stands.
type Volume<'a> = (&'a Programme, &'a Board);

fn collect_sheet(programmes: &[Volume<'_>], sheet: &Sheet, today: NaiveDate) -> Collected {
    let unit = sheet.unit();
    let mut collected = Collected {
        sheet: sheet.name.clone(),
        as_of: sheet.as_of(),
        proposals: Vec::new(),
        remarks: whole(sheet),
        missing: missing(programmes, sheet, unit.as_ref()),
        unchanged: 0,
        unit,
    };
    let repeated = repeated(sheet);
    for row in &sheet.rows {
        let result = match repeated.get(&row.place) {
            Some(Repeat::Silent) => continue,
            Some(Repeat::Differs(first)) => {
                Err(vec![Fault::Twice(row.mark.key.clone(), first.clone())])
            }
            None => proposal(programmes, row, collected.unit.as_ref(), today),
        };
        match result {
            Ok(Some(proposal)) => collected.proposals.push(proposal),
            Ok(None) => collected.unchanged += 1,
            Err(faults) => {
                let remark = |fault| Remark { place: Some(row.place.clone()), fault };
                collected.remarks.extend(faults.into_iter().map(remark));
            }
        }
    }
    collected.remarks.sort_by(|a, b| a.place.cmp(&b.place));
    collected
}

/// What is wrong with the sheet as a whole, and with rows that are not ours.
fn whole(sheet: &Sheet) -> Vec<Remark> {
    let lost = sheet.lost.iter().map(|column| (None, Fault::LostColumn(*column)));
    let broken = sheet.broken.iter().map(|place| (Some(place), Fault::BrokenMark));
    let added = sheet.added.iter().map(|place| (Some(place), Fault::AddedRow));
    lost.chain(broken)
        .chain(added)
        .map(|(place, fault)| Remark { place: place.cloned(), fault })
        .collect()
}

/// The items of the unit that are in no row.
fn missing(programmes: &[Volume<'_>], sheet: &Sheet, unit: Option<&UnitId>) -> Vec<Missing> {
    let Some(unit) = unit else { return Vec::new() };
    let here: BTreeSet<(&ProgrammeId, &Key)> =
        sheet.rows.iter().map(|row| (&row.mark.programme, &row.mark.key)).collect();
    let asked: BTreeSet<&ProgrammeId> = match &sheet.mark {
        Some(mark) => mark.programmes.iter().collect(),
        None => sheet.rows.iter().map(|row| &row.mark.programme).collect(),
    };
    programmes
        .iter()
        .filter(|(programme, _)| asked.contains(&programme.id))
        .flat_map(|(programme, _)| led(programme, unit).map(move |item| (&programme.id, item.key)))
        .filter(|(programme, key)| !here.contains(&(*programme, key)))
        .map(|(programme, key)| Missing { programme: programme.clone(), key })
        .collect()
}

/// What a row comes to: a proposal, nothing new, or what is wrong with it.
fn proposal(
    programmes: &[Volume<'_>],
    row: &Filled,
    unit: Option<&UnitId>,
    today: NaiveDate,
) -> Result<Option<Proposal>, Vec<Fault>> {
    let (key, id) = (&row.mark.key, &row.mark.programme);
    let found = programmes.iter().find(|(programme, _)| programme.id == *id);
    let (programme, board) = found.ok_or_else(|| vec![Fault::UnknownProgramme(id.clone())])?;
    let item = programme.item(key).filter(|item| item.key == *key);
    let item = item.ok_or_else(|| vec![Fault::UnknownItem(key.clone())])?;
    if !item.lead().iter().any(|lead| Some(&lead.unit) == unit) {
        return Err(vec![Fault::NotLed(key.clone())]);
    }
    if !row.is_touched() {
        return Ok(None);
    }
    let state = board.state(key);
    let instance = instance(programme, board, row, &item, today)?;
    let before = match instance {
        Some(period) => report_of(board, key, period),
        None => state.report.clone(),
    };
    let is_newer = state_in(board, key, row.mark.instance) != row.mark.state;
    let period =
        instance.unwrap_or_else(|| Period::Quarter(Quarter::of(row.mark.as_of.min(today))));
    let after = report(row, &before, period, is_newer, today)?;
    if after == before {
        return Ok(None);
    }
    Ok(Some(Proposal {
        place: row.place.clone(),
        programme: id.clone(),
        key: key.clone(),
        instance,
        in_force: state.report.clone(),
        before,
        breach: after.check(today).err(),
        after,
        newer: is_newer.then_some(Newer { at: state.reported_at }),
    }))
}

/// The report that a row makes of the one in force: what is left blank stays.
fn report(
    row: &Filled,
    before: &Report,
    period: Period,
    is_newer: bool,
    today: NaiveDate,
) -> Result<Report, Vec<Fault>> {
    let mut faults = Vec::new();
    let word = row.cell(Column::Progress);
    if row.progress.is_none() && !word.is_blank() {
        faults.push(unread(Column::Progress, word));
    }
    // A progress left as it went out says nothing against a newer one.
    let left = if is_newer { before.progress } else { row.mark.progress };
    let progress = row.progress.filter(|said| *said != row.mark.progress).unwrap_or(left);
    let mut text = |column| match row.cell(column) {
        Value::Blank => None,
        Value::Unknown => {
            faults.push(Fault::NoValue(column));
            None
        }
        value @ (Value::Text(_) | Value::Number(_) | Value::Day(_)) => Some(value.shown()),
    };
    let (note, obstacle, number) =
        (text(Column::Note), text(Column::Obstacle), text(Column::Number));
    if let Value::Day(_) = row.cell(Column::Number) {
        faults.push(Fault::NumberIsDay(row.cell(Column::Number).shown()));
    }
    let mut day = |column| {
        let value = row.cell(column);
        let day = value.day(today);
        if day.is_none() && !value.is_blank() {
            faults.push(unread(column, value));
        }
        day
    };
    let (done_on, dated) = (day(Column::DoneOn), day(Column::NumberDate));
    let is_done = progress == Progress::Done;
    if done_on.is_some() && !is_done {
        faults.push(Fault::DoneDayAlone);
    }
    let evidence = evidence(number, dated, before.evidence.as_ref());
    if dated.is_some() && evidence.is_none() {
        faults.push(Fault::PaperDayAlone);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let period = Some(period);
    // What was said for the same period stands as long as the progress does.
    let is_same = before.period == period && before.progress == progress;
    let kept = || if is_same { before.note.clone() } else { String::new() };
    Ok(Report {
        progress,
        note: note.unwrap_or_else(kept),
        obstacle: obstacle.unwrap_or_else(|| before.obstacle.clone()),
        evidence,
        done_on: done_on.or(before.done_on).filter(|_| is_done),
        period,
    })
}

/// A cell that is not what its column wants.
fn unread(column: Column, value: &Value) -> Fault {
    match (column, value) {
        (_, Value::Unknown) => Fault::NoValue(column),
        (Column::Progress, value) => Fault::UnknownProgress(value.shown()),
        (
            Column::DoneOn | Column::Note | Column::Obstacle | Column::Number | Column::NumberDate,
            value,
        ) => Fault::BadDay(column, value.shown()),
    }
}

/// The paper: a new number with its day, or a day for the number there was.
fn evidence(
    number: Option<String>,
    dated: Option<NaiveDate>,
    before: Option<&Evidence>,
) -> Option<Evidence> {
    match (number, before) {
        (Some(number), before) => {
            let known = before.filter(|paper| paper.number == number).and_then(|paper| paper.date);
            Some(Evidence { number, date: dated.or(known) })
        }
        (None, Some(before)) => {
            Some(Evidence { number: before.number.clone(), date: dated.or(before.date) })
        }
        (None, None) => None,
    }
}
