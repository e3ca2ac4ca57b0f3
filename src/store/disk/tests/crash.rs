//! Killed at any moment: what was acknowledged is there.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::open;
use crate::store::Store;
use crate::store::tests::sample;

/// Where the child finds its store.
const STORE: &str = "TIENDO_TEST_STORE";
const ROUNDS: u64 = 16;

/// The child: keeps entries as fast as it can and says which are kept. An
/// ordinary run of the tests has nothing for it to do.
#[test]
fn child() {
    let Some(folder) = std::env::var_os(STORE) else { return };
    let mut store = open(Path::new(&folder));
    let mut after = store.load().expect("loads").last_seq();
    let mut out = std::io::stdout();
    loop {
        after = if after.is_multiple_of(7) {
            sample::import(&mut store, after, &sample::programme("a", 30))
        } else {
            store.append(after, sample::update("a", 1, "giữ")).expect("appended").seq
        };
        store.remember("draft", &format!("bản nháp {after}")).expect("kept");
        writeln!(out, "kept {after}").and_then(|()| out.flush()).expect("a reader");
    }
}

fn spawn(folder: &Path) -> Child {
    Command::new(std::env::current_exe().expect("this binary"))
        .args(["--exact", "store::disk::tests::crash::child", "--nocapture"])
        .env(STORE, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("spawned")
}

#[test]
fn killed_at_any_moment_nothing_acknowledged_is_lost() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("store");
    let mut kept = 0;
    for round in 0..ROUNDS {
        let mut child = spawn(&folder);
        let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        // In the first rounds in the middle of the opening, then after some
        // dozens of entries, each time at another moment of the next one.
        let wanted = usize::try_from(round * 7 % 60).expect("small");
        let before = last_kept(lines.by_ref().map_while(Result::ok).filter(is_kept).take(wanted));
        std::thread::sleep(Duration::from_micros(500 + round * 7_919 % 9_000));
        child.kill().expect("killed");
        let after = last_kept(lines.map_while(Result::ok));
        child.wait().expect("ended");
        kept = after.or(before).unwrap_or(kept).max(kept);

        let store = open(&folder);
        let contents = store.load().expect("loads");
        let last = contents.last_seq();
        assert!(last >= kept, "round {round}: {kept} acknowledged, {last} there");
        let verified = store.verify().expect("readable");
        assert_eq!((verified.entries, verified.first_bad), (last, None), "round {round}");
        assert!(contents.programmes.iter().all(|programme| programme.nodes.len() == 30));
        let draft = store.recall("draft").expect("recalls").unwrap_or_default();
        let draft: u64 = draft.rsplit(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0);
        assert!(draft >= kept, "round {round}: the draft of {kept}, found {draft}");
    }
    assert!(kept > ROUNDS, "the child kept only {kept} entries in {ROUNDS} rounds");
}

/// Whether a line of the child's speaks of an entry; the harness has its own.
#[expect(clippy::ptr_arg, reason = "the shape that filter wants")]
fn is_kept(line: &String) -> bool {
    line.starts_with("kept ")
}

/// A line cut off by the kill counts for nothing.
fn last_kept(lines: impl Iterator<Item = String>) -> Option<u64> {
    lines.filter_map(|line| line.split("kept ").nth(1)?.parse().ok()).last()
}
