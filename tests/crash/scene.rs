//! A store and a command that changes it: what there is before, and after.

use std::path::PathBuf;

use tempfile::TempDir;

use super::watched::{self, Held};
use crate::cli::{Office, earlier};
use crate::desk::SEED;

/// A command upon a store.
#[derive(Debug)]
pub struct Scene {
    pub name: &'static str,
    pub command: &'static [&'static str],
    /// Everything the office has before.
    before: Kept,
    /// What the store holds before; none where there is none.
    pub held: Option<Held>,
    /// What it holds after.
    pub changed: Held,
}

#[derive(Debug)]
struct Kept {
    path: PathBuf,
    _home: TempDir,
}

/// The document, and the same with another number in it.
pub fn documents(office: &Office) {
    let text = String::from_utf8_lossy(SEED).into_owned();
    office.write("ban-dau/kien-an-nq05.md", &text);
    office.write("sua-doi/kien-an-nq05.md", text.replacen("3.2. ", "3.7. ", 1));
}

pub const EDIT: &[&str] = &["update", "3.4", "underway", "--note", "Đang khảo sát mặt bằng."];
pub const IMPORT: &[&str] = &["import", "sua-doi/kien-an-nq05.md", "--yes"];
pub const RESTORE: &[&str] = &["restore", "cu.json", "--replace"];

/// A store with a few edits and a backup of it when it was younger.
fn worked_in() -> Office {
    let office = Office::new();
    documents(&office);
    office.says(&["import", "ban-dau/kien-an-nq05.md"]);
    office.says(&["update", "1.1", "underway", "--note", "Đã ban hành kế hoạch."]);
    office.says(&["backup", "cu.json"]);
    office.says(&["update", "3.2", "underway", "--note", "Đã họp."]);
    office
}

pub const NAMES: [&str; 7] =
    ["first opening", "edit", "import", "closing", "restore", "after a crash", "earlier layout"];

impl Scene {
    fn of(name: &'static str, command: &'static [&'static str], office: &Office) -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let before = Kept { path: home.path().join("office"), _home: home };
        watched::copy(&office.path(""), &before.path);
        let held = office.path("store").is_dir().then(|| watched::held(office).timeless());
        let is_killed = name == "after a crash";
        office.says(command);
        let changed = watched::held(office).timeless();
        assert!(is_killed || held.as_ref() != Some(&changed), "{name}");
        Self { name, command, before, held, changed }
    }

    /// All there are, or the one asked for in the environment.
    pub fn all() -> Vec<Self> {
        let asked = std::env::var("TIENDO_CRASH_SCENE").ok();
        let is_asked = |name: &&str| asked.as_ref().is_none_or(|asked| asked == name);
        NAMES.into_iter().filter(is_asked).map(Self::named).collect()
    }

    pub fn named(name: &'static str) -> Self {
        match name {
            "first opening" => Self::of(name, &["list"], &Office::new()),
            "edit" => Self::of(name, EDIT, &worked_in()),
            "import" => Self::of(name, IMPORT, &worked_in()),
            "closing" => Self::of(name, &["close"], &worked_in()),
            "restore" => Self::of(name, RESTORE, &worked_in()),
            "earlier layout" => Self::of(name, EDIT, &earlier::office("review")),
            "after a crash" => {
                let office = worked_in();
                let after = std::time::Duration::from_millis(40);
                watched::run(&office, office.command(EDIT), Some(after));
                Self::of(name, EDIT, &office)
            }
            other => panic!("{other}"),
        }
    }

    /// An office where it can be played.
    pub fn office(&self) -> Office {
        let office = Office::new();
        watched::copy(&self.before.path, &office.path(""));
        office
    }

    /// Fails unless the store holds all of what it held before or all of what
    /// it was to hold, and can be worked in.
    pub fn check(&self, office: &Office, is_acknowledged: bool, about: &dyn std::fmt::Debug) {
        let name = self.name;
        let now = watched::held(office).timeless();
        let is_changed = now == self.changed;
        let is_before = self.held.as_ref() == Some(&now);
        assert!(is_changed || is_before, "{name}, {about:?}: {now:?}");
        assert!(is_changed || !is_acknowledged, "{name}, {about:?}: acknowledged and lost");
        for entry in std::fs::read_dir(office.path("store/sao-luu")).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|kind| kind == "json") {
                office.says(&["verify", path.to_str().expect("text")]);
            }
        }
        // The next day of work begins, and is not backed up a second time.
        let done = office.run(&["update", "2.1", "underway", "--note", "Đi tiếp."]);
        assert_eq!((done.code, done.err.as_str()), (0, ""), "{name}, {about:?}");
        let verified = office.json(&["verify", "--json"])["entries"].as_u64();
        assert_eq!(verified, u64::try_from(now.log.len() + 1).ok(), "{name}, {about:?}");
    }
}
