//! `tiendo update KEY PROGRESS`

use super::arguments::Update;
use super::complaint::{Complaint, DutyComplaint};
use super::desk::Desk;
use super::place::place;
use super::reply::Reply;
use super::typed;
use crate::app::library::{Library, Volume};
use crate::domain::{Change, Evidence, Item, Period, Progress, Quarter, Report};
use crate::say;
use crate::store::{Draft, Mode};
use crate::text::clean;

/// A status edit under the rules of the form.
pub fn run(desk: &Desk, asked: &Update) -> Result<Reply, Complaint> {
    desk.may_edit()?;
    let progress = typed::progress(&asked.progress, &desk.words)?;
    let (mut store, contents) = desk.open(Mode::ReadWrite)?;
    let library = desk.editing(contents);
    let place = place(&library, &asked.key, asked.programme.as_deref())?;
    let item = place.item.ok_or(Complaint::NothingToUpdate)?;
    let before = place.volume.board.state(&item.key).report.clone();
    let instance = instance(desk, asked, place.volume, &item)?;
    let known = match instance {
        Some(period) => reported(&library, place.volume, &item, period),
        None => before.clone(),
    };
    let open = place.volume.board.open_quarter(desk.today());
    let after = report(desk, asked, progress, &known, (instance, open))?;
    let is_unproved = after.progress == Progress::Done && after.evidence.is_none();
    let draft = Draft {
        at: desk.now,
        by: desk.by.clone(),
        programme: place.volume.programme.id.clone(),
        change: Change::Updated { key: item.key.clone(), before, after },
    };
    store.append(library.last_seq(), draft).map_err(|error| desk.about_store(error))?;
    let mut page = desk.page();
    let (words, name) = (&desk.words, desk.words.item_name(&item));
    page.line(&match instance {
        Some(period) => {
            let (period, what) = (words.period_in_text(period), words.duty_progress(progress));
            say!(words, "cli-saved-instance", item = name, period = period, what = what)
        }
        None => say!(words, "cli-saved", item = name, what = words.progress(progress)),
    });
    let mut reply = page.done();
    reply.complaint = is_unproved.then_some(Complaint::NoEvidence);
    Ok(reply)
}

/// The instance a report is about, of what comes round: the one asked for, else
/// the oldest that was not handed in.
fn instance(
    desk: &Desk,
    asked: &Update,
    volume: &Volume,
    item: &Item<'_>,
) -> Result<Option<Period>, Complaint> {
    let (board, programme) = (&volume.board, &volume.programme);
    match &asked.period {
        Some(typed) => {
            let period = typed::period(typed, desk.today())?;
            let found = board.instance_of(programme, item, period);
            let refused = |cause| Complaint::Duty(DutyComplaint::NoInstance(period, cause));
            found.map(|instance| Some(instance.period)).map_err(refused)
        }
        None => Ok(board.open_instance(programme, item).map(|instance| instance.period)),
    }
}

/// The last report about an instance.
fn reported(library: &Library, volume: &Volume, item: &Item<'_>, period: Period) -> Report {
    let filing = volume.board.filing_of(&item.key, period);
    let entry = filing.and_then(|filing| library.entry(filing.seq));
    match entry.map(|entry| entry.change.effective()) {
        Some(Change::Updated { after, .. }) => after.clone(),
        Some(_) | None => Report::default(),
    }
}

/// The report that was asked for, or the rule it breaks. As in the form, proof
/// and difficulties stay until something else is said of them.
fn report(
    desk: &Desk,
    asked: &Update,
    progress: Progress,
    before: &Report,
    (instance, open): (Option<Period>, Quarter),
) -> Result<Report, Complaint> {
    let said = |text: &Option<String>| text.as_ref().map(|text| clean(text).trim().to_owned());
    let today = desk.today();
    let day = |text: &Option<String>| text.as_ref().map(|t| typed::day(t, today)).transpose();
    let date = day(&asked.evidence_date)?;
    let evidence = match said(&asked.evidence) {
        Some(number) if number.is_empty() => None,
        Some(number) => Some(Evidence { number, date }),
        None => before.evidence.clone(),
    };
    let on = day(&asked.on)?;
    let is_done = progress == Progress::Done;
    // Of what is not done, the day says only which quarter is reported on.
    let reported = on.filter(|_| !is_done);
    if reported.is_some_and(|day| day > today) {
        return Err(Complaint::ReportInFuture);
    }
    let report = Report {
        progress,
        note: said(&asked.note).unwrap_or_default(),
        obstacle: said(&asked.obstacle).unwrap_or_else(|| before.obstacle.clone()),
        evidence,
        done_on: is_done.then(|| on.or(before.done_on).unwrap_or(today)),
        period: instance.or(Some(Period::Quarter(reported.map_or(open, Quarter::of)))),
    };
    report.check(today).map_err(Complaint::Report)?;
    Ok(report)
}
