//! `tiendo` by itself: the screen.

use std::io::{IsTerminal, stdin, stdout};

use super::arguments::Screen;
use super::complaint::Complaint;
use super::desk::Desk;
use super::reply::Reply;
use crate::app::lock;
use crate::app::state::ThemeName;
use crate::runtime::looks::{self, Depth};
use crate::runtime::{Access, Options, start};
use crate::store::{Mode, StoreError};

/// Opens the screen; a store that may not be written is opened to look at, and
/// so is one that another window has open, if the person wants to.
pub fn run(desk: &Desk, asked: &Screen) -> Result<Reply, Complaint> {
    let theme = asked.theme.as_deref().map(theme).transpose()?;
    let color = asked.color.as_deref().map(color).transpose()?;
    if !stdin().is_terminal() || !stdout().is_terminal() {
        return Err(Complaint::NoTerminal);
    }
    let (opened, access) = if desk.is_read_only {
        (desk.open_for_screen(Mode::ReadOnly)?, Access::Look)
    } else {
        match desk.open_for_screen(Mode::ReadWrite) {
            Err(Complaint::Store(StoreError::ReadOnly)) => {
                (desk.open_for_screen(Mode::ReadOnly)?, Access::Look)
            }
            Err(Complaint::Store(StoreError::Locked { since })) => {
                (desk.open_for_screen(Mode::ReadOnly)?, Access::Beside { since })
            }
            other => (other?, Access::Write),
        }
    };
    let backups = (access == Access::Write).then(|| desk.backups());
    let (store, contents) = opened;
    let as_of = desk.asked.map(|_| desk.shown(contents)).transpose()?;
    let settings = &desk.settings;
    let options = Options {
        config: desk.config.clone(),
        language: desk.words.language(),
        access,
        as_of: as_of.map(|library| library.moment()),
        is_ascii: asked.ascii || settings.ascii.unwrap_or(false),
        theme: theme.or(settings.theme),
        depth: looks::depth(color.or(settings.color)),
        mouse: if asked.no_mouse { Some(false) } else { settings.mouse },
        by: desk.by.clone(),
        office: settings.office.clone(),
        layout: settings.layout.clone(),
        lock_after: settings.lock_after.unwrap_or(lock::MINUTES),
        backups,
    };
    let code = start(store, &options, &desk.data).map_err(|error| desk.about_store(error))?;
    Ok(Reply { code: Some(code), ..Reply::default() })
}

fn theme(name: &str) -> Result<ThemeName, Complaint> {
    let found = ThemeName::ALL.into_iter().find(|theme| theme.name() == name);
    found.ok_or_else(|| Complaint::UnknownWord {
        typed: name.to_owned(),
        known: ThemeName::ALL.map(ThemeName::name).join(", "),
    })
}

fn color(name: &str) -> Result<Depth, Complaint> {
    name.parse().map_err(|_| Complaint::UnknownWord {
        typed: name.to_owned(),
        known: "never, 16, 256, truecolor".to_owned(),
    })
}
