//! The program under a watch, and what its answers must be like.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::cli::Office;

/// Nothing a person asks for may take as long.
const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(2);

/// How a command ended; no code where it was killed.
#[derive(Debug)]
pub struct Ended {
    pub code: Option<i32>,
    pub signal: Option<i32>,
    pub out: String,
    pub err: String,
}

/// Runs a command to its end, or kills it after a while.
///
/// # Panics
/// Where it hangs.
pub fn run(office: &Office, mut command: Command, kill_after: Option<Duration>) -> Ended {
    let (out, err) = (office.path("stdout"), office.path("stderr"));
    command.stdout(File::create(&out).expect("made")).stderr(File::create(&err).expect("made"));
    let begun = Instant::now();
    let mut child = command.spawn().expect("runs");
    let status = loop {
        if let Some(status) = child.try_wait().expect("asked") {
            break status;
        }
        let lasted = begun.elapsed();
        if kill_after.is_some_and(|after| lasted >= after) {
            drop(child.kill());
            break child.wait().expect("ended");
        }
        if lasted > PATIENCE {
            drop(child.kill());
            panic!("{command:?} hangs: {}", fs::read_to_string(&err).unwrap_or_default());
        }
        std::thread::sleep(PAUSE);
    };
    #[cfg(unix)]
    let signal = std::os::unix::process::ExitStatusExt::signal(&status);
    #[cfg(not(unix))]
    let signal = None;
    let text = |path: &Path| String::from_utf8(fs::read(path).expect("there")).expect("UTF-8");
    Ended { code: status.code(), signal, out: text(&out), err: text(&err) }
}

/// Fails unless a command ended as a person can understand: with one of these
/// codes, and if it failed with a sentence.
pub fn is_understood(ended: &Ended, codes: &[i32], about: &dyn std::fmt::Debug) {
    let code = ended.code.unwrap_or_else(|| panic!("{about:?}: {ended:?}"));
    assert!(codes.contains(&code), "{about:?}: {ended:?}");
    for strange in ["panicked", "RUST_BACKTRACE", "os error", "stack backtrace", "Error(", "{ "] {
        assert!(!ended.err.contains(strange), "{about:?}: {}", ended.err);
    }
    if code == 0 {
        return;
    }
    let sentence = ended.err.trim_end();
    let is_vietnamese = sentence.chars().any(|c| ('\u{1ea0}'..'\u{1efa}').contains(&c));
    assert!(is_vietnamese && sentence.ends_with(['.', '?']), "{about:?}: “{}”", ended.err);
}

/// What a store holds, as the program tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub log: Vec<Value>,
    pub export: Value,
}

/// What the store of an office holds.
///
/// # Panics
/// Where it does not open or its chain does not hold.
pub fn held(office: &Office) -> Held {
    let Value::Array(log) = office.json(&["log", "--json"]) else { panic!("a list") };
    Held { log, export: office.json(&["export"]) }
}

impl Held {
    /// The same without what differs from one run to the other: the time of
    /// the last entry, and of the telling.
    pub fn timeless(mut self) -> Self {
        if let Some(last) = self.log.last_mut() {
            last["at"] = Value::Null;
        }
        forget_times(&mut self.export);
        self
    }
}

fn forget_times(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(forget_times),
        Value::Object(fields) => {
            for (name, value) in fields {
                if name == "at" || name.ends_with("_at") {
                    *value = Value::Null;
                } else {
                    forget_times(value);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("copied");
        }
    }
}
