//! `tiendo verify`

use super::arguments::Verify;
use super::complaint::Complaint;
use super::desk::Desk;
use super::reply::Reply;
use super::restore;
use crate::report::json::Checked;
use crate::runtime::opening;
use crate::say;
use crate::store::{Damage, Mode, SledStore, StoreError, Verified};

/// Walks the chain of hashes and says whether anybody has changed the past.
pub fn run(desk: &Desk, asked: &Verify) -> Result<Reply, Complaint> {
    if let Some(file) = &asked.file {
        return restore::read(file).and_then(|backup| told(desk, asked, backup.verified()));
    }
    // Looking is no reason to bring a store of old up to date.
    let is_looking = desk.is_read_only || SledStore::is_of_old(&desk.folder);
    let mode = if is_looking { Mode::ReadOnly } else { Mode::ReadWrite };
    let opened = match opening::open(&desk.folder, mode) {
        // Beside a writer: what it has published, which is chained to its end.
        Err(StoreError::Locked { .. } | StoreError::ReadOnly) => {
            opening::open(&desk.folder, Mode::ReadOnly)
        }
        other => other,
    };
    let mut store = opened.map_err(|e| desk.about_store(e))?;
    let mut found = store.verify().map_err(|e| desk.about_store(e))?;
    if found.entries == 0 && found.first_bad.is_none() {
        let filled = opening::fill(store.as_mut(), &desk.data, &desk.by, desk.now);
        filled.map_err(|error| Complaint::opening(error, &desk.folder))?;
        found = store.verify().map_err(|e| desk.about_store(e))?;
    }
    told(desk, asked, found)
}

fn told(desk: &Desk, asked: &Verify, found: Verified) -> Result<Reply, Complaint> {
    let mut reply = if asked.json {
        Reply::json(&Checked {
            entries: found.entries,
            documents: found.documents,
            first_bad: found.first_bad.map(|bad| bad.seq),
        })?
    } else {
        let words = &desk.words;
        let mut page = desk.page();
        page.line(&say!(
            words,
            "cli-verified",
            entries = found.entries,
            documents = found.documents
        ));
        page.done()
    };
    reply.complaint = found.first_bad.map(|bad| {
        let what = Damage::Entry { seq: bad.seq, fault: bad.fault };
        desk.about_store(what.into())
    });
    Ok(reply)
}
