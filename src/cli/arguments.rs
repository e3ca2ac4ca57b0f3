//! What can be typed after `tiendo`. The words of the help stand in `data/`.

use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand};

/// The whole command line.
#[derive(Debug, Clone, Parser)]
#[command(
    name = "tiendo",
    // and not "tiendo.exe", which is what the help would call it on Windows
    bin_name = "tiendo",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    infer_long_args = false
)]
pub struct Arguments {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub screen: Screen,
    #[command(subcommand)]
    pub command: Option<Command>,
    #[arg(short = 'V', long, display_order = 102, action = ArgAction::Version)]
    version: Option<bool>,
}

/// What every command understands.
#[derive(Debug, Clone, Args)]
pub struct Common {
    #[arg(long, global = true, display_order = 100, value_name = "DIR")]
    pub store: Option<PathBuf>,
    #[arg(long, global = true, display_order = 100, value_name = "vi|en")]
    pub lang: Option<String>,
    #[arg(long, global = true, display_order = 100, value_name = "DATE")]
    pub as_of: Option<String>,
    #[arg(long, global = true, display_order = 100)]
    pub read_only: bool,
    #[arg(short = 'h', long, global = true, display_order = 101, action = ArgAction::Help)]
    help: Option<bool>,
}

/// What only the screen understands.
#[derive(Debug, Clone, Args)]
pub struct Screen {
    #[arg(long)]
    pub ascii: bool,
    #[arg(long, value_name = "dark|light|contrast|window")]
    pub theme: Option<String>,
    #[arg(long, value_name = "never|16|256|truecolor")]
    pub color: Option<String>,
    #[arg(long)]
    pub no_mouse: bool,
}

/// The commands, each in a file of its own.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    Who(Query),
    Search(Query),
    List(List),
    Show(Show),
    Update(Update),
    Roll(Roll),
    Members(Members),
    Log(Log),
    Import(Import),
    Attach(Attach),
    Close(Close),
    Compare(Compare),
    Slips(Slips),
    Sheet(Sheet),
    Collect(Collect),
    Export(Export),
    Report(Report),
    Reviews(Reviews),
    Minutes(Minutes),
    Backup(Backup),
    Restore(Restore),
    Passphrase(Passphrase),
    Verify(Verify),
    Completions(Completions),
    Man,
}

#[derive(Debug, Clone, Args)]
pub struct Query {
    #[arg(value_name = "QUERY", required = true, num_args = 1..)]
    pub query: Vec<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Args)]
pub struct List {
    #[arg(long, value_name = "STANDING", value_delimiter = ',')]
    pub standing: Vec<String>,
    #[arg(long, value_name = "UNIT")]
    pub unit: Option<String>,
    #[arg(long, value_name = "PERIOD")]
    pub due: Option<String>,
    #[arg(long, value_name = "ID")]
    pub programme: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Show {
    #[arg(value_name = "KEY")]
    pub key: String,
    #[arg(long)]
    pub source: bool,
    #[arg(long, value_name = "ID")]
    pub programme: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Update {
    #[arg(value_name = "KEY")]
    pub key: String,
    #[arg(value_name = "PROGRESS")]
    pub progress: String,
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub obstacle: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    pub evidence: Option<String>,
    #[arg(long, value_name = "DATE", requires = "evidence")]
    pub evidence_date: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
    #[arg(long, value_name = "ID")]
    pub programme: Option<String>,
}

#[derive(Debug, Clone, Args)]
pub struct Roll {
    #[arg(value_name = "KEY")]
    pub key: String,
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub reported: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub missing: Vec<String>,
    #[arg(long, value_name = "ID")]
    pub programme: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Members {
    #[arg(value_name = "UNIT")]
    pub unit: String,
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Log {
    #[arg(value_name = "KEY")]
    pub key: Option<String>,
    #[arg(long, value_name = "ID")]
    pub programme: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Import {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long = "as", value_name = "ID")]
    pub id: Option<String>,
    #[arg(long)]
    pub yes: bool,
    #[arg(long, value_name = "tcvn3|vni|windows-1258|utf-8")]
    pub encoding: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Sheet {
    #[arg(long, value_name = "UNIT", required_unless_present = "all", conflicts_with = "all")]
    pub unit: Option<String>,
    #[arg(short = 'o', long, value_name = "FILE", conflicts_with = "all")]
    pub output: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub all: Option<PathBuf>,
    #[arg(long, value_name = "ID")]
    pub programme: Option<String>,
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Clone, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub struct Collect {
    #[arg(value_name = "FILE", required = true, num_args = 1..)]
    pub files: Vec<PathBuf>,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long, conflicts_with = "dry_run")]
    pub yes: bool,
    #[arg(long)]
    pub overwrite: bool,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Attach {
    #[arg(value_name = "FROM", requires = "to")]
    pub from: Option<String>,
    #[arg(value_name = "TO")]
    pub to: Option<String>,
    #[arg(long, value_name = "ID")]
    pub programme: Option<String>,
}

#[derive(Debug, Clone, Args)]
pub struct Compare {
    #[arg(value_name = "FROM")]
    pub from: String,
    #[arg(value_name = "TO")]
    pub to: String,
    #[arg(long, value_name = "ID")]
    pub programme: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Slips {
    #[arg(long, value_name = "ID")]
    pub programme: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Close {
    #[arg(value_name = "QUARTER")]
    pub quarter: Option<String>,
    #[arg(long, value_name = "ID")]
    pub programme: Option<String>,
}

#[derive(Debug, Clone, Args)]
pub struct Export {
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Report {
    #[arg(long, value_name = "QUARTER")]
    pub quarter: Option<String>,
    #[arg(long, value_name = "ID")]
    pub programme: Option<String>,
    #[arg(long, value_name = "UNIT")]
    pub unit: Option<String>,
    #[arg(long, value_name = "docx|md|csv|json")]
    pub format: Option<String>,
    #[arg(long, value_name = "hd05|hd36")]
    pub layout: Option<String>,
    #[arg(short = 'o', long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Reviews {
    #[arg(long, value_name = "ID")]
    pub programme: Option<String>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Minutes {
    #[arg(value_name = "REVIEW")]
    pub review: Option<String>,
    #[arg(long, value_name = "minutes|notice")]
    pub kind: Option<String>,
    #[arg(long, value_name = "ID")]
    pub programme: Option<String>,
    #[arg(long, value_name = "docx|md|json")]
    pub format: Option<String>,
    #[arg(long, value_name = "hd05|hd36")]
    pub layout: Option<String>,
    #[arg(short = 'o', long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Backup {
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Restore {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long)]
    pub replace: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Passphrase {
    #[arg(long)]
    pub remove: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Verify {
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Completions {
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}
