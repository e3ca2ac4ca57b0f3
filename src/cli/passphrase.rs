//! `tiendo passphrase [--remove]`

use std::io::{self, BufRead as _, IsTerminal as _};

use super::arguments::Passphrase;
use super::complaint::{Complaint, LockComplaint};
use super::desk::Desk;
use super::reply::Reply;
use crate::app::lock::PASSPHRASE;
use crate::runtime::passphrase;
use crate::say;
use crate::store::{Mode, Store};

/// The variable that gives the passphrase to commands without a terminal.
const VARIABLE: &str = "TIENDO_PASSPHRASE";

/// Sets the passphrase for editing, changes it, or takes it away.
pub fn run(desk: &Desk, asked: &Passphrase) -> Result<Reply, Complaint> {
    desk.may_edit()?;
    let (mut store, _) = desk.open(Mode::ReadWrite)?;
    let words = &desk.words;
    let text = if asked.remove {
        String::new()
    } else {
        let new = ask(&say!(words, "passphrase-new"))?;
        if new.chars().count() < passphrase::SHORTEST {
            return Err(Complaint::Lock(LockComplaint::Short));
        }
        if io::stdin().is_terminal() && ask(&say!(words, "passphrase-again"))? != new {
            return Err(Complaint::Lock(LockComplaint::Differs));
        }
        passphrase::hash(&new).ok_or(Complaint::Lock(LockComplaint::NotRead))?
    };
    store.remember(PASSPHRASE, &text).map_err(|error| desk.about_store(error))?;
    let mut page = desk.page();
    page.line(&if asked.remove {
        say!(words, "passphrase-removed")
    } else {
        say!(words, "passphrase-set")
    });
    Ok(page.done())
}

/// Lets an edit pass that knows the passphrase of the store, if it has one.
pub fn unlock(desk: &Desk, store: &dyn Store) -> Result<(), Complaint> {
    let kept = store.recall(PASSPHRASE).map_err(|error| desk.about_store(error))?;
    let Some(kept) = kept else { return Ok(()) };
    let typed = match std::env::var(VARIABLE) {
        Ok(typed) => typed,
        Err(_) if io::stdin().is_terminal() => ask(&say!(desk.words, "passphrase-now"))?,
        Err(_) => return Err(Complaint::Lock(LockComplaint::Locked)),
    };
    if passphrase::fits(&kept, &typed) {
        return Ok(());
    }
    Err(Complaint::Lock(LockComplaint::Wrong))
}

/// Asks in the terminal without showing what is typed; where there is none,
/// the next line of what comes in is the answer.
fn ask(question: &str) -> Result<String, Complaint> {
    let not_read = |_| Complaint::Lock(LockComplaint::NotRead);
    if io::stdin().is_terminal() {
        return rpassword::prompt_password(format!("{question} ")).map_err(not_read);
    }
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).map_err(not_read)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
