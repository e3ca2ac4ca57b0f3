//! The command line: one file per command.

mod arguments;
mod attach;
mod backup;
mod close;
mod collect;
mod compare;
mod complaint;
mod completions;
mod desk;
mod export;
mod help;
mod import;
mod list;
mod log;
mod man;
mod members;
mod minutes;
mod passphrase;
mod place;
mod reply;
mod report;
mod restore;
mod reviews;
mod roll;
mod screen;
mod search;
mod sheet;
mod sheet_trouble;
mod show;
mod typed;
mod update;
mod verify;
mod who;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use crate::runtime::data::Data;
use crate::runtime::places::{Places, Settings};
use crate::runtime::start;
use crate::words::{Language, Words};

use arguments::{Arguments, Command};
use complaint::Complaint;
use desk::Desk;
use reply::Reply;

/// Does what the arguments ask for; the first is the program's own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // The settings do not hang on where the store is.
    let places = Places::find(Some(Path::new(""))).ok();
    let config = places.as_ref().and_then(|places| places.config.clone());
    let (settings, faults) = places.as_ref().map(Settings::read).unwrap_or_default();
    let data = Data::load(config.as_deref());
    let asked = asked_language(&arguments);
    let language = asked.as_deref().and_then(Language::from_code).or(settings.language);
    let (words, _) = start::words(language.unwrap_or_default(), &data);
    for fault in faults {
        complaint::tell(&words, &Complaint::Settings(fault));
    }
    let result = match asked.filter(|code| Language::from_code(code).is_none()) {
        Some(code) => Err(Complaint::UnknownLanguage(code)),
        None => read(&words, arguments).and_then(|(common, command, screen)| {
            let desk = Desk::new(&common, settings, data, words.clone())?;
            answer(&desk, command, &screen)
        }),
    };
    let reply = result.unwrap_or_else(Reply::from);
    reply.give(&words)
}

/// What `--lang` says, before anything else is read: complaints about the rest
/// are in that language.
fn asked_language(arguments: &[OsString]) -> Option<String> {
    let mut rest = arguments.iter().map(|argument| argument.to_string_lossy());
    while let Some(argument) = rest.next() {
        if argument == "--" {
            return None;
        }
        if argument == "--lang" {
            return rest.next().map(std::borrow::Cow::into_owned);
        }
        if let Some(code) = argument.strip_prefix("--lang=") {
            return Some(code.to_owned());
        }
    }
    None
}

type Read = (arguments::Common, Option<Command>, arguments::Screen);

fn read(words: &Words, arguments: Vec<OsString>) -> Result<Read, Complaint> {
    let arguments = asking_for_help(arguments);
    // Only who is told something needs the words of every command, which take
    // as long as a short answer.
    let told = |_| help::dressed(words, Arguments::command()).try_get_matches_from(&arguments);
    let matches = Arguments::command().try_get_matches_from(&arguments).or_else(told);
    let matches = matches.map_err(|error| {
        let text = || help::polished(words, &error.render().to_string());
        if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
            Complaint::Help(text())
        } else {
            Complaint::Usage(error)
        }
    })?;
    let arguments = Arguments::from_arg_matches(&matches).map_err(Complaint::Usage)?;
    Ok((arguments.common, arguments.command, arguments.screen))
}

/// `tiendo help list` is another way to say `tiendo list --help`.
fn asking_for_help(mut arguments: Vec<OsString>) -> Vec<OsString> {
    if arguments.get(1).is_some_and(|word| word == "help") {
        arguments.remove(1);
        arguments.truncate(2);
        arguments.push("--help".into());
    }
    arguments
}

fn answer(
    desk: &Desk,
    command: Option<Command>,
    screen: &arguments::Screen,
) -> Result<Reply, Complaint> {
    match command {
        None => screen::run(desk, screen),
        Some(Command::Who(query)) => who::run(desk, &query),
        Some(Command::Search(query)) => search::run(desk, &query),
        Some(Command::List(list)) => list::run(desk, &list),
        Some(Command::Show(show)) => show::run(desk, &show),
        Some(Command::Update(update)) => update::run(desk, &update),
        Some(Command::Roll(roll)) => roll::run(desk, &roll),
        Some(Command::Members(members)) => members::run(desk, &members),
        Some(Command::Log(log)) => log::run(desk, &log),
        Some(Command::Import(import)) => import::run(desk, &import),
        Some(Command::Sheet(sheet)) => sheet::run(desk, &sheet),
        Some(Command::Collect(collect)) => collect::run(desk, &collect),
        Some(Command::Compare(asked)) => compare::run(desk, &asked),
        Some(Command::Slips(asked)) => compare::slips(desk, &asked),
        Some(Command::Close(close)) => close::run(desk, &close),
        Some(Command::Attach(attach)) => attach::run(desk, &attach),
        Some(Command::Export(_)) => export::run(desk),
        Some(Command::Report(report)) => report::run(desk, &report),
        Some(Command::Reviews(reviews)) => reviews::run(desk, &reviews),
        Some(Command::Minutes(minutes)) => minutes::run(desk, &minutes),
        Some(Command::Backup(backup)) => backup::run(desk, &backup),
        Some(Command::Restore(restore)) => restore::run(desk, &restore),
        Some(Command::Passphrase(asked)) => passphrase::run(desk, &asked),
        Some(Command::Verify(verify)) => verify::run(desk, &verify),
        Some(Command::Completions(shell)) => Ok(completions::run(desk, &shell)),
        Some(Command::Man) => man::run(desk),
    }
}
