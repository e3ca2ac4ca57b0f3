//! `tiendo collect FILE...`

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead as _, IsTerminal as _, Read as _, Write as _};
use std::path::Path;

use super::arguments::Collect;
use super::complaint::{self, Complaint};
use super::desk::Desk;
use super::reply::{Page, Reply};
use super::sheet_trouble::SheetTrouble;
use crate::app::library::Library;
use crate::collect::{
    self, Collected, CollectedShape, LARGEST_FILE, Proposal, Subject, set_against, without_proof,
};
use crate::domain::{Board, Programme, Quarter};
use crate::say;
use crate::store::{Draft, Mode, Store};
use crate::text::same_words;

type Volume<'a> = (&'a Programme, &'a Board);

/// The entries that were written, and what stopped the writing.
#[derive(Default)]
struct Kept {
    entries: BTreeMap<Subject, u64>,
    stop: Option<Complaint>,
}

/// Reads update sheets, says what they change, and keeps it once somebody has
/// agreed.
pub fn run(desk: &Desk, asked: &Collect) -> Result<Reply, Complaint> {
    if !asked.dry_run {
        desk.may_edit()?;
    }
    let (mut store, contents) =
        if asked.dry_run { desk.open_to_read()? } else { desk.open(Mode::ReadWrite)? };
    if !asked.dry_run {
        desk.mind_the_clock(&contents.ledger);
    }
    let library = desk.shown(contents)?;
    let programmes = library.folded();
    let (sheets, mut unread) = understood(desk, asked, &programmes);
    let last = unread.pop();
    for complaint in &unread {
        complaint::tell(&desk.words, complaint);
    }
    match last {
        Some(last) if sheets.is_empty() => return Err(last),
        Some(_) | None => {}
    }
    let round = Round { desk, asked, library: &library, programmes, sheets };
    let mut reply = round.answer(store.as_mut())?;
    // A file that cannot be read does not keep the others waiting.
    match (&reply.complaint, last) {
        (Some(_), Some(last)) => complaint::tell(&desk.words, &last),
        (None, last) => reply.complaint = last,
        (Some(_), None) => {}
    }
    Ok(reply)
}

/// What the files come to, and the complaints of those that cannot be read.
fn understood(
    desk: &Desk,
    asked: &Collect,
    programmes: &[Volume<'_>],
) -> (Vec<(String, Collected)>, Vec<Complaint>) {
    let mut sheets = Vec::new();
    let mut unread = Vec::new();
    for path in &asked.files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let returned = bytes(path).and_then(|bytes| {
            let unread =
                |error| -> Complaint { SheetTrouble::Unread { file: name.clone(), error }.into() };
            collect::read(&desk.words, &bytes).map_err(unread)
        });
        match returned {
            Ok(returned) => {
                let all = collect::collect(programmes, &returned, desk.today());
                sheets.extend(all.into_iter().map(|known| (name.clone(), known)));
            }
            Err(complaint) => unread.push(complaint),
        }
    }
    set_against(&mut sheets);
    (sheets, unread)
}

/// A file, up to the size at which it is refused.
fn bytes(path: &Path) -> Result<Vec<u8>, Complaint> {
    let no_file =
        |error| Complaint::NoFile { file: path.to_path_buf(), error: std::sync::Arc::new(error) };
    let mut bytes = Vec::new();
    let most = u64::try_from(LARGEST_FILE).unwrap_or(u64::MAX).saturating_add(1);
    let file = File::open(path).map_err(no_file)?;
    file.take(most).read_to_end(&mut bytes).map_err(no_file)?;
    Ok(bytes)
}

/// One run of the command.
struct Round<'a> {
    desk: &'a Desk,
    asked: &'a Collect,
    library: &'a Library,
    programmes: Vec<Volume<'a>>,
    /// File and sheet.
    sheets: Vec<(String, Collected)>,
}

/// A proposal with the sheet it comes from.
type Ready<'a> = (&'a Collected, &'a Proposal);

impl Round<'_> {
    fn answer(&self, store: &mut dyn Store) -> Result<Reply, Complaint> {
        let (plain, newer): (Vec<Ready<'_>>, Vec<Ready<'_>>) =
            self.accepted().into_iter().partition(|(_, proposal)| proposal.newer.is_none());
        let mut chosen = plain.clone();
        if self.asked.overwrite {
            chosen.extend(&newer);
        }
        let can_ask = !self.asked.json && !self.asked.yes && is_terminal();
        if self.asked.json {
            return self.json(store, &chosen);
        }
        let mut page = self.desk.page();
        self.tell(&mut page);
        let words = &self.desk.words;
        if self.asked.dry_run {
            page.line(&say!(words, "collect-would-write", count = chosen.len()));
            return Ok(page.done());
        }
        if chosen.is_empty() && (newer.is_empty() || !can_ask) {
            let mut reply = page.done();
            if self.is_silent() {
                reply.text.push_str(&say!(words, "collect-nothing"));
                reply.text.push('\n');
            } else {
                reply.complaint = Some(SheetTrouble::NoneFits.into());
            }
            return Ok(reply);
        }
        if can_ask {
            show(&page.done());
            page = self.desk.page();
            chosen = self.agreed(&plain, &newer);
        } else if !self.asked.yes {
            let mut reply = page.done();
            reply.complaint = Some(SheetTrouble::NeedYes(chosen.len()).into());
            return Ok(reply);
        }
        if chosen.is_empty() {
            page.line(&say!(words, "collect-refused"));
            return Ok(page.done());
        }
        let kept = self.keep(store, &chosen);
        page.line(&say!(words, "collect-written", count = kept.entries.len()));
        let mut reply = page.done();
        reply.complaint = kept.stop;
        Ok(reply)
    }

    /// Everything that breaks no rule.
    fn accepted(&self) -> Vec<Ready<'_>> {
        let of = |sheet| move |proposal| (sheet, proposal);
        self.sheets.iter().flat_map(|(_, sheet)| sheet.accepted(true).map(of(sheet))).collect()
    }

    /// Whether the sheets say nothing at all, good or bad.
    fn is_silent(&self) -> bool {
        self.sheets.iter().all(|(_, sheet)| {
            sheet.proposals.is_empty() && sheet.remarks.iter().all(|known| known.place.is_none())
        })
    }

    /// What a person agrees to at the terminal; what is newer here is asked
    /// about by itself.
    fn agreed<'b>(&self, plain: &[Ready<'b>], newer: &[Ready<'b>]) -> Vec<Ready<'b>> {
        let words = &self.desk.words;
        let mut chosen = Vec::new();
        if !plain.is_empty() && self.asks(&say!(words, "collect-ask", count = plain.len())) {
            chosen.extend_from_slice(plain);
        }
        let is_over = || {
            self.asked.overwrite
                || self.asks(&say!(words, "collect-ask-newer", count = newer.len()))
        };
        if !newer.is_empty() && is_over() {
            chosen.extend_from_slice(newer);
        }
        chosen
    }

    /// One question at the terminal; whatever is no yes is a no.
    fn asks(&self, question: &str) -> bool {
        let mut out = io::stderr().lock();
        if write!(out, "{question} ").and_then(|()| out.flush()).is_err() {
            return false;
        }
        let mut answer = String::new();
        let read = io::stdin().lock().read_line(&mut answer);
        let yes = say!(self.desk.words, "collect-yes");
        read.is_ok() && yes.split(',').any(|word| same_words(word, &answer))
    }

    /// Writes each as an entry of its own, so that each can be undone by
    /// itself; the first that cannot be written ends it.
    fn keep(&self, store: &mut dyn Store, chosen: &[Ready<'_>]) -> Kept {
        let mut kept = Kept::default();
        let mut last = self.library.last_seq();
        let changes = collect::changes(chosen.iter().map(|(_, proposal)| *proposal));
        for ((sheet, proposal), change) in chosen.iter().zip(changes) {
            let draft = Draft {
                at: self.desk.now,
                by: self.by(sheet),
                programme: proposal.programme.clone(),
                change,
            };
            match store.append(last, draft) {
                Ok(entry) => {
                    last = entry.seq;
                    kept.entries.insert(proposal.subject(), entry.seq);
                }
                Err(error) => {
                    let cause = Box::new(self.desk.about_store(error));
                    kept.stop =
                        Some(SheetTrouble::Stopped { written: kept.entries.len(), cause }.into());
                    break;
                }
            }
        }
        kept
    }

    /// Who says it, and who has written it down.
    fn by(&self, sheet: &Collected) -> String {
        let desk = &self.desk.by;
        let unit = sheet.unit.as_ref().and_then(|id| self.library.unit(id));
        match unit {
            Some(unit) if desk.is_empty() => unit.short.clone(),
            Some(unit) => {
                let unit = unit.short.as_str();
                say!(self.desk.words, "collect-by", unit = unit, by = desk.as_str())
            }
            None => desk.clone(),
        }
    }

    fn json(&self, store: &mut dyn Store, chosen: &[Ready<'_>]) -> Result<Reply, Complaint> {
        let writes = self.asked.yes && !self.asked.dry_run;
        let kept = if writes { self.keep(store, chosen) } else { Kept::default() };
        let seq = |known: &Proposal| kept.entries.get(&known.subject()).copied();
        let shape = |(file, sheet): &(String, Collected)| {
            let words = &self.desk.words;
            CollectedShape::new(words, &self.programmes, file, sheet, self.asked.overwrite, seq)
        };
        let mut reply = Reply::json(&self.sheets.iter().map(shape).collect::<Vec<_>>())?;
        let is_open = !self.asked.dry_run && !self.asked.yes && !chosen.is_empty();
        reply.complaint =
            kept.stop.or(is_open.then_some(SheetTrouble::NeedYes(chosen.len()).into()));
        Ok(reply)
    }

    /// What the sheets come to: what changes, what is left out and why, what is
    /// missing, what is as it was.
    fn tell(&self, page: &mut Page) {
        for (file, sheet) in &self.sheets {
            page.line(&self.heading(file, sheet));
            for proposal in &sheet.proposals {
                self.tell_proposal(page, proposal);
            }
            let words = &self.desk.words;
            if !sheet.remarks.is_empty() {
                let count = sheet.remarks.len();
                page.indented(2, &say!(words, "collect-left-out", count = count));
            }
            for remark in &sheet.remarks {
                page.indented(4, &collect::fault(words, &self.programmes, remark));
            }
            for missing in &sheet.missing {
                page.indented(2, &collect::missing(words, &self.programmes, missing));
            }
            if sheet.unchanged > 0 {
                let count = sheet.unchanged;
                page.indented(2, &say!(words, "collect-unchanged", count = count));
            }
        }
    }

    fn heading(&self, file: &str, sheet: &Collected) -> String {
        let words = &self.desk.words;
        let unit = sheet.unit.as_ref().and_then(|id| self.library.unit(id));
        let unit = unit.map_or_else(|| say!(words, "collect-unknown-unit"), |u| u.name.clone());
        let quarter = sheet.as_of.map(|day| words.quarter(Quarter::of(day))).unwrap_or_default();
        match &sheet.sheet {
            Some(name) => say!(
                words,
                "collect-heading-sheet",
                file = file,
                sheet = name.as_str(),
                unit = unit,
                quarter = quarter
            ),
            None => {
                say!(words, "collect-heading", file = file, unit = unit, quarter = quarter)
            }
        }
    }

    fn tell_proposal(&self, page: &mut Page, proposal: &Proposal) {
        let words = &self.desk.words;
        let name = collect::name(&self.programmes, &proposal.programme, &proposal.key);
        let mut lines = collect::proposal(words, proposal).into_iter();
        page.indented(2, &format!("{name}: {}", lines.next().unwrap_or_default()));
        for line in lines {
            page.indented(6, &line);
        }
        if let Some(breach) = proposal.breach {
            let cause = collect::breach(words, breach);
            page.indented(6, &say!(words, "collect-left", cause = cause));
        } else if let Some(newer) = proposal.newer {
            page.indented(6, &collect::newer(words, newer));
            if !self.asked.overwrite {
                page.indented(6, &say!(words, "collect-newer-cure"));
            }
        }
        if proposal.breach.is_none() && without_proof(&proposal.after) {
            page.indented(6, &say!(words, "collect-no-proof"));
        }
    }
}

/// Whether there is a person to ask.
fn is_terminal() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Puts an answer before the person while the question is still open.
fn show(reply: &Reply) {
    let mut out = io::stdout().lock();
    // Where it cannot be shown, the question will not be answered either.
    let _ = out.write_all(reply.text.as_bytes()).and_then(|()| out.flush());
}
