//! `tiendo import FILE`

use std::fs;

use super::arguments::Import;
use super::complaint::{Complaint, counted};
use super::desk::Desk;
use super::reply::{Page, Reply};
use crate::document::{Encoding, Lexicon, Reader, Settled};
use crate::domain::{Board, NodeKind, Programme, ProgrammeId};
use crate::report::json::{ProgrammeShape, Taken};
use crate::runtime::opening;
use crate::say;
use crate::store::{Draft, Mode};
use crate::words::Words;

/// How an import ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Stored,
    OnlyRead,
    Known,
}

/// Reads a document, says what was understood and what was not, and keeps it.
pub fn run(desk: &Desk, asked: &Import) -> Result<Reply, Complaint> {
    if desk.is_read_only && !asked.dry_run {
        return Err(Complaint::ReadOnly);
    }
    let programme = understood(desk, asked)?;
    let outcome = if asked.dry_run { Outcome::OnlyRead } else { keep(desk, &programme)? };
    if asked.json {
        let board = Board::fold(&programme, [], desk.as_of.unwrap_or(desk.today()));
        let stored = outcome == Outcome::Stored;
        let programme = ProgrammeShape::new(&desk.words, &programme, &board);
        return Reply::json(&Taken { programme, stored });
    }
    let mut page = desk.page();
    tell(&mut page, &desk.words, &programme);
    let id = programme.id.to_string();
    page.line(&match outcome {
        Outcome::Stored => say!(desk.words, "cli-imported", id = id),
        Outcome::OnlyRead => say!(desk.words, "cli-dry-run"),
        Outcome::Known => say!(desk.words, "cli-same-document", id = id),
    });
    Ok(page.done())
}

fn understood(desk: &Desk, asked: &Import) -> Result<Programme, Complaint> {
    let name = asked.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let id = id(asked, &name)?;
    let encoding = asked.encoding.as_deref().map(encoding).transpose()?;
    let no_file = |error| Complaint::NoFile { file: asked.file.clone(), error };
    let bytes = fs::read(&asked.file).map_err(no_file)?;
    let own = opening::lexicon(&desk.data).map_err(Complaint::Lexicon)?;
    let lexicon = own.as_ref().unwrap_or_else(|| Lexicon::embedded());
    Reader { lexicon, encoding, settled: &Settled::default() }
        .read(&name, &bytes, id)
        .map_err(|error| Complaint::Document { file: name, error })
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

fn keep(desk: &Desk, programme: &Programme) -> Result<Outcome, Complaint> {
    let (mut store, contents) = desk.open_as_it_is(Mode::ReadWrite)?;
    if let Some(known) = contents.programmes.iter().find(|known| known.id == programme.id) {
        if known.source.digest == programme.source.digest {
            return Ok(Outcome::Known);
        }
        return Err(Complaint::OtherDocument(programme.id.to_string()));
    }
    let draft = Draft::of_import(programme, desk.now, desk.by.clone());
    let kept = store.import(contents.last_seq(), programme, draft);
    kept.map_err(|error| desk.about_store(error))?;
    Ok(Outcome::Stored)
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
