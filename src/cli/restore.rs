//! `tiendo restore FILE`

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use super::arguments::Restore;
use super::complaint::{BackupComplaint, Complaint, tell};
use super::desk::Desk;
use super::passphrase;
use super::reply::Reply;
use crate::runtime::backups::Why;
use crate::say;
use crate::store::{Backup, Mode, SledStore, StoreError};

/// Puts what a backup holds into the store; in the place of what is there only
/// if that was said, and after a backup of it.
pub fn run(desk: &Desk, asked: &Restore) -> Result<Reply, Complaint> {
    desk.may_edit()?;
    let backup = read(&asked.file)?;
    let kept = make_room(desk, asked, &backup)?;
    SledStore::restore(&desk.folder, &backup).map_err(|error| desk.about_store(error))?;
    let words = &desk.words;
    let mut page = desk.page();
    let found = backup.verified();
    page.line(&say!(
        words,
        "restored",
        time = words.time(backup.at),
        entries = found.entries,
        documents = found.documents
    ));
    if let Some(kept) = kept {
        page.line(&say!(words, "restore-kept", file = kept));
    }
    Ok(page.done())
}

/// Reads a backup and walks its chain.
pub fn read(file: &Path) -> Result<Backup, Complaint> {
    let no_file = |error| Complaint::NoFile { file: file.to_path_buf(), error: Arc::new(error) };
    let bytes = File::open(file).map_err(no_file)?;
    if bytes.metadata().is_ok_and(|about| about.is_dir()) {
        return Err(no_file(std::io::ErrorKind::IsADirectory.into()));
    }
    Backup::read(bytes).map_err(|error| {
        Complaint::Backup(BackupComplaint::Unfit { file: file.to_path_buf(), error })
    })
}

/// Sees to it that nothing is lost; where what was there was put, if anything.
fn make_room(desk: &Desk, asked: &Restore, backup: &Backup) -> Result<Option<String>, Complaint> {
    // The lock is asked for first: beside another window nothing is replaced.
    let opened = match desk.open_undated(Mode::ReadWrite) {
        Err(Complaint::Store(error @ (StoreError::Locked { .. } | StoreError::Newer { .. }))) => {
            return Err(Complaint::Store(error));
        }
        other => other,
    };
    let (store, contents) = match opened {
        Ok(opened) => opened,
        Err(Complaint::Store(StoreError::Damaged { .. })) if asked.replace => {
            tell(&desk.words, &Complaint::Backup(BackupComplaint::OldDamaged));
            return Ok(None);
        }
        Err(complaint) => return Err(complaint),
    };
    if contents.ledger.is_empty() {
        return Ok(None);
    }
    passphrase::unlock(desk, store.as_ref())?;
    if contents.seal == backup.seal {
        return Err(Complaint::Backup(BackupComplaint::Same));
    }
    if !asked.replace {
        let entries = contents.ledger.len();
        return Err(Complaint::Backup(BackupComplaint::Occupied { entries }));
    }
    let texts = store.remembered().map_err(|error| desk.about_store(error))?;
    let kept = desk.backups().keep(&desk.words, &contents, &texts, Why::Restore, desk.now);
    let folder = desk.backups().folder().to_path_buf();
    let kept = kept
        .map_err(|error| Complaint::Backup(BackupComplaint::NotWritten { file: folder, error }))?;
    Ok(Some(kept.display().to_string()))
}
