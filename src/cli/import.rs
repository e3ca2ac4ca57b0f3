//! `tiendo import FILE`

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use super::arguments::Import;
use super::complaint::{Complaint, counted};
use super::desk::Desk;
use super::reply::{Page, Reply};
use crate::app::message::Unread;
use crate::app::review::{Certainties, SETTLED, compared, summary};
use crate::document::compare::{Comparison, compare};
use crate::document::{Encoding, Settled};
use crate::domain::{Board, NodeKind, Programme, ProgrammeId};
use crate::report::json::{ProgrammeShape, Taken};
use crate::runtime::backups::Why;
use crate::runtime::{clerk, opening};
use crate::say;
use crate::store::{Contents, Draft, Mode, Store};
use crate::words::Words;

/// How an import ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Stored,
    Replaced,
    OnlyRead,
    Known,
    /// Another edition, which nobody has agreed to.
    Waiting,
    Declined,
}

/// Reads a document, says what was understood and what was not, and keeps it.
/// An amended document takes the place of the edition before once somebody has
/// agreed to the differences.
pub fn run(desk: &Desk, asked: &Import) -> Result<Reply, Complaint> {
    if desk.is_read_only && !asked.dry_run {
        return Err(Complaint::ReadOnly);
    }
    // What cannot be read opens no store.
    let mut programme = understood(desk, asked, &Settled::default())?;
    let mode = if asked.dry_run { Mode::ReadOnly } else { Mode::ReadWrite };
    let (mut store, contents) = desk.open_as_it_is(mode)?;
    if !asked.dry_run {
        desk.mind_the_clock(&contents.ledger);
    }
    let settled = settled(store.as_ref());
    if !settled.is_empty() {
        programme = understood(desk, asked, &settled)?;
    }
    let before = contents.programmes.iter().find(|known| known.id == programme.id);
    let comparison = before.map(|before| compare(before, &programme));
    let mut page = desk.page();
    tell(&mut page, &desk.words, &programme);
    if let Some((before, comparison)) = before.zip(comparison.as_ref()) {
        differ(&mut page, &desk.words, before, &programme, comparison);
    }
    let outcome = match (before, &comparison) {
        _ if asked.dry_run => Outcome::OnlyRead,
        (None, _) | (_, None) => keep(desk, store.as_mut(), &contents, &programme, None)?,
        (Some(before), Some(comparison)) if is_same(before, &programme, comparison) => {
            Outcome::Known
        }
        (Some(before), Some(comparison)) => {
            match agreed(desk, asked, &page) {
                Agreed::Yes => {}
                Agreed::No => return answer(desk, asked, page, &programme, Outcome::Declined),
                Agreed::Nobody => return answer(desk, asked, page, &programme, Outcome::Waiting),
                Agreed::Shown => page = desk.page(),
            }
            let told = Some((before, comparison));
            keep(desk, store.as_mut(), &contents, &programme, told)?
        }
    };
    answer(desk, asked, page, &programme, outcome)
}

/// Whether an edition says nothing that the one before does not.
fn is_same(before: &Programme, programme: &Programme, comparison: &Comparison) -> bool {
    before.source.digest == programme.source.digest
        && comparison.pairs.iter().all(crate::document::compare::Pair::is_same)
        && before.units == programme.units
}

/// Whether somebody agrees to the differences.
enum Agreed {
    /// It was said on the command line.
    Yes,
    /// It was asked, and the differences are on the screen already.
    Shown,
    No,
    /// There is nobody to ask.
    Nobody,
}

fn agreed(desk: &Desk, asked: &Import, page: &Page) -> Agreed {
    if asked.yes {
        return Agreed::Yes;
    }
    if asked.json || !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Agreed::Nobody;
    }
    let mut out = io::stdout().lock();
    let question = say!(desk.words, "cli-ask-import");
    let mut typed = String::new();
    let is_read = write!(out, "{}{question}", page.text())
        .and_then(|()| out.flush())
        .and_then(|()| io::stdin().lock().read_line(&mut typed));
    let is_yes = matches!(typed.trim().to_lowercase().as_str(), "c" | "có" | "co" | "y" | "yes");
    if is_read.is_ok() && is_yes { Agreed::Shown } else { Agreed::No }
}

fn answer(
    desk: &Desk,
    asked: &Import,
    mut page: Page,
    programme: &Programme,
    outcome: Outcome,
) -> Result<Reply, Complaint> {
    let words = &desk.words;
    let id = programme.id.to_string();
    let complaint = (outcome == Outcome::Waiting).then_some(Complaint::NotAgreed);
    if asked.json {
        let board = Board::fold(programme, [], desk.as_of.unwrap_or(desk.today()));
        let stored = matches!(outcome, Outcome::Stored | Outcome::Replaced);
        let programme = ProgrammeShape::new(words, programme, &board);
        let reply = Reply::json(&Taken { programme, stored })?;
        return Ok(Reply { complaint, ..reply });
    }
    match outcome {
        Outcome::Stored => page.line(&say!(words, "cli-imported", id = id)),
        Outcome::Replaced => page.line(&say!(words, "cli-reimported", id = id)),
        Outcome::OnlyRead => page.line(&say!(words, "cli-dry-run")),
        Outcome::Known => page.line(&say!(words, "cli-same-document", id = id)),
        Outcome::Declined => page.line(&say!(words, "cli-not-imported")),
        Outcome::Waiting => &mut page,
    };
    Ok(Reply { complaint, ..page.done() })
}

/// What was settled before: a help, without which the doubts are told again.
fn settled(store: &dyn Store) -> Settled {
    let text = store.recall(SETTLED).ok().flatten();
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn understood(desk: &Desk, asked: &Import, settled: &Settled) -> Result<Programme, Complaint> {
    let name = asked.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let id = id(asked, &name)?;
    let encoding = asked.encoding.as_deref().map(encoding).transpose()?;
    let programme = clerk::read(&asked.file, encoding, settled, &desk.data);
    let programme = programme.map_err(|error| match error {
        Unread::NoFile(error) => Complaint::NoFile { file: asked.file.clone(), error },
        Unread::NoName => Complaint::BadId(name.clone()),
        Unread::Document(error) => Complaint::Document { file: name.clone(), error },
        Unread::Lexicon(error) => Complaint::Lexicon(error),
    })?;
    Ok(Programme { id, ..programme })
}

/// An encoding by the name that is typed.
fn encoding(typed: &str) -> Result<Encoding, Complaint> {
    let mut named = Encoding::NAMED.into_iter();
    let found = named.find(|(name, _)| name.eq_ignore_ascii_case(typed));
    found.map(|(_, encoding)| encoding).ok_or_else(|| Complaint::UnknownWord {
        typed: typed.to_owned(),
        known: Encoding::NAMED.map(|(name, _)| name).join(", "),
    })
}

/// The id asked for, which is taken as it stands or not at all; else the
/// file's name.
fn id(asked: &Import, name: &str) -> Result<ProgrammeId, Complaint> {
    let typed = asked.id.as_deref().unwrap_or(name);
    let id = opening::id(typed);
    let is_kept = asked.id.is_none() || id.as_ref().is_some_and(|id| id.as_str() == typed);
    id.filter(|_| is_kept).ok_or_else(|| Complaint::BadId(typed.to_owned()))
}

fn keep(
    desk: &Desk,
    store: &mut dyn Store,
    contents: &Contents,
    programme: &Programme,
    before: Option<(&Programme, &Comparison)>,
) -> Result<Outcome, Complaint> {
    desk.back_up(store, contents, Why::Import);
    let (at, by) = (desk.now, desk.by.clone());
    let (draft, outcome) = match before {
        None => (Draft::of_import(programme, at, by), Outcome::Stored),
        Some((before, comparison)) => {
            let carried = comparison.carried(before, programme);
            (Draft::of_reimport(programme, carried, at, by), Outcome::Replaced)
        }
    };
    let kept = store.import(contents.last_seq(), programme, draft);
    kept.map_err(|error| desk.about_store(error))?;
    Ok(outcome)
}

/// What differs from the edition before.
fn differ(
    page: &mut Page,
    words: &Words,
    before: &Programme,
    programme: &Programme,
    comparison: &Comparison,
) {
    page.line(&compared::summary(words, comparison.counts()));
    let lines = compared::lines(words, before, programme, comparison);
    let rows: Vec<Vec<String>> = lines
        .into_iter()
        .map(|line| vec![format!("{} {}", line.mark, line.kind), line.key, line.title, line.what])
        .collect();
    page.table(&rows);
}

fn tell(page: &mut Page, words: &Words, programme: &Programme) {
    const KINDS: [NodeKind; 7] = [
        NodeKind::Section,
        NodeKind::Group,
        NodeKind::Model,
        NodeKind::Task,
        NodeKind::Duty,
        NodeKind::Indicator,
        NodeKind::Text,
    ];
    page.line(&programme.title);
    let counts: Vec<String> = KINDS
        .into_iter()
        .map(|kind| (kind, programme.nodes.iter().filter(|node| node.kind() == kind).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| counted(words, kind, count))
        .collect();
    page.line(&say!(
        words,
        "cli-understood",
        nodes = programme.nodes.len(),
        counts = counts.join(", "),
        units = programme.units.len()
    ));
    let certainties = Certainties::of(&programme.notices);
    page.line(&summary(words, programme, &certainties));
    if !programme.notices.is_empty() {
        page.line(&format!("{} ({}):", say!(words, "label-doubts"), programme.notices.len()));
    }
    let rows: Vec<Vec<String>> = programme
        .notices
        .iter()
        .map(|notice| {
            let line = match notice.line {
                0 => say!(words, "cli-whole-paper"),
                line => say!(words, "cli-line", line = line.to_string()),
            };
            let key = notice.key.as_ref().map(ToString::to_string).unwrap_or_default();
            vec![String::new(), line, key, words.notice(notice)]
        })
        .collect();
    page.table(&rows);
}
