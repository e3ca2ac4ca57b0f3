//! `tiendo backup [FILE]`

use std::collections::BTreeMap;

use super::arguments::Backup;
use super::complaint::{BackupComplaint, Complaint};
use super::desk::Desk;
use super::reply::Reply;
use crate::say;
use crate::store::{Contents, Mode, Store};

/// Writes everything into one plain file; beside another window too.
pub fn run(desk: &Desk, asked: &Backup) -> Result<Reply, Complaint> {
    let (store, contents) = held(desk)?;
    let (texts, trouble) = match store.remembered() {
        Ok(texts) => (texts, None),
        Err(_) => (BTreeMap::new(), Some(Complaint::Backup(BackupComplaint::WithoutDesk))),
    };
    let backups = desk.backups(&contents);
    let dated = backups.asked_for(desk.now);
    let path = match &asked.file {
        Some(folder) if folder.is_dir() => folder.join(dated.file_name().unwrap_or_default()),
        Some(file) => file.clone(),
        None if desk.is_read_only => return Err(Complaint::ReadOnly),
        None => dated,
    };
    let written = backups.write(&contents, &texts, desk.now, &path, asked.force);
    written.map_err(|error| {
        Complaint::Backup(BackupComplaint::NotWritten { file: path.clone(), error })
    })?;
    let mut page = desk.page();
    let (entries, editions) = (contents.ledger.len(), documents(&contents));
    page.line(&say!(
        desk.words,
        "backup-written",
        file = path.display().to_string(),
        entries = entries,
        documents = editions
    ));
    Ok(Reply { complaint: trouble, ..page.done() })
}

/// What there is to be backed up.
fn held(desk: &Desk) -> Result<(Box<dyn Store>, Contents), Complaint> {
    let (store, contents) = desk.open_as_it_is(Mode::ReadOnly)?;
    if contents.ledger.is_empty() {
        return Err(Complaint::Backup(BackupComplaint::Nothing));
    }
    Ok((store, contents))
}

/// How many documents it has taken in.
fn documents(contents: &Contents) -> usize {
    contents.programmes.len() + contents.earlier.len()
}
