//! `tiendo man`

use clap::CommandFactory;

use super::arguments::Arguments;
use super::complaint::Complaint;
use super::desk::Desk;
use super::help;
use super::reply::Reply;

/// The manual page, in roff.
pub fn run(desk: &Desk) -> Result<Reply, Complaint> {
    let command = help::dressed(&desk.words, Arguments::command());
    let mut page = Vec::new();
    let rendered = clap_mangen::Man::new(command).render(&mut page);
    rendered.map_err(|error| Complaint::Store(error.into()))?;
    Ok(Reply::of(help::polished(&desk.words, &String::from_utf8_lossy(&page))))
}
