//! `tiendo completions SHELL`

use clap::CommandFactory;

use super::arguments::{Arguments, Completions};
use super::desk::Desk;
use super::help;
use super::reply::Reply;

/// The script by which a shell completes our commands.
pub fn run(desk: &Desk, asked: &Completions) -> Reply {
    let mut command = help::dressed(&desk.words, Arguments::command());
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(asked.shell, &mut command, name, &mut script);
    Reply::of(String::from_utf8_lossy(&script).into_owned())
}
