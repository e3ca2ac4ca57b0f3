//! The layer that spoils calls to the system: made once, laid under commands.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use tempfile::TempDir;

use crate::cli::Office;

/// Every call that leaves something on the disk, or takes it away.
pub const CHANGING: &[&str] = &[
    "write",
    "pwrite",
    "copy",
    "fsync",
    "fdatasync",
    "sync_file_range",
    "ftruncate",
    "rename",
    "unlink",
    "mkdir",
    "create",
];

/// What becomes of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The program is killed instead of it.
    Kill,
    /// The program is killed as soon as it is done.
    KillAfter,
    /// Only a part is written.
    Short,
    /// It is refused with this number.
    Error(i32),
}

impl Fate {
    pub const FULL: Self = Self::Error(28);
    pub const BROKEN: Self = Self::Error(5);
    pub const READ_ONLY: Self = Self::Error(30);
}

/// Which calls are spoiled, and how.
#[derive(Debug, Clone, Copy)]
pub struct Spoiled<'a> {
    pub calls: &'a [&'a str],
    /// Below this folder of the office.
    pub under: &'a str,
    /// The first, counted from 1; none for 0.
    pub at: usize,
    /// How many.
    pub times: usize,
    pub fate: Fate,
}

/// The layer, if it can be had here.
fn layer() -> Option<&'static PathBuf> {
    static MADE: OnceLock<Option<(PathBuf, TempDir)>> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let home = tempfile::tempdir().expect("a folder");
        let (source, made) = (home.path().join("layer.c"), home.path().join("layer.so"));
        fs::write(&source, include_str!("layer.c")).expect("written");
        let mut cc = Command::new("cc");
        cc.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&made).arg(&source).arg("-ldl");
        let is_made = cc.output().is_ok_and(|output| output.status.success());
        is_made.then_some((made, home))
    });
    made.as_ref().map(|(made, _)| made)
}

/// Whether the layer works here. Where it does not, this says so.
pub fn is_here() -> bool {
    let counts = || {
        let office = Office::new();
        count(&office, CHANGING, "store", &["list"]) > 0
    };
    let works = layer().is_some() && counts();
    if !works {
        eprintln!("passed over: no `cc`, or a program that no library can be laid under");
    }
    works
}

/// Lays the layer under a command.
pub fn under(office: &Office, arguments: &[&str], spoiled: Spoiled<'_>) -> Command {
    let mut command = office.command(arguments);
    let fate = match spoiled.fate {
        Fate::Kill => "kill".to_owned(),
        Fate::KillAfter => "kill-after".to_owned(),
        Fate::Short => "short".to_owned(),
        Fate::Error(number) => number.to_string(),
    };
    command
        .env("LD_PRELOAD", layer().expect("asked before"))
        .env("LAYER_UNDER", office.path(spoiled.under))
        .env("LAYER_CALLS", format!(",{},", spoiled.calls.join(",")))
        .env("LAYER_AT", spoiled.at.to_string())
        .env("LAYER_LAST", spoiled.times.to_string())
        .env("LAYER_DO", fate);
    command
}

/// How many such calls a command makes.
pub fn count(office: &Office, calls: &[&str], folder: &str, arguments: &[&str]) -> usize {
    let spoiled = Spoiled { calls, under: folder, at: 0, times: 0, fate: Fate::Kill };
    let counted = office.path("counted");
    let done = under(office, arguments, spoiled).env("LAYER_COUNT", &counted).output();
    assert!(done.expect("runs").status.success(), "{arguments:?}");
    fs::read(counted).map_or(0, |bytes| bytes.len())
}
