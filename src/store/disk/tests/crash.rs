//! Killed at any moment: what was acknowledged is there.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use super::open;
use crate::store::Store;
use crate::store::tests::sample;

/// Where the child finds its store.
const STORE: &str = "TIENDO_TEST_STORE";
/// After how many acknowledgements it ends itself, if it does.
const LAST: &str = "TIENDO_TEST_LAST";
const ROUNDS: u64 = 16;
/// How long an acknowledgement may take on a machine that has other work.
const PATIENCE: Duration = Duration::from_mins(1);

/// The child: keeps entries as fast as it can and says which are kept. An
/// ordinary run of the tests has nothing for it to do.
#[test]
fn child() {
    let Some(folder) = std::env::var_os(STORE) else { return };
    let mut store = open(Path::new(&folder));
    let mut after = store.load().expect("loads").last_seq();
    let last = std::env::var(LAST).ok().and_then(|last| last.parse::<u64>().ok());
    let mut out = std::io::stdout();
    loop {
        after = if after.is_multiple_of(7) {
            sample::import(&mut store, after, &sample::programme("a", 30))
        } else {
            store.append(after, sample::update("a", 1, "giữ")).expect("appended").seq
        };
        if Some(after) == last {
            std::process::abort(); // no time for any thread, no destructor
        }
        store.remember("draft", &format!("bản nháp {after}")).expect("kept");
        writeln!(out, "kept {after}").and_then(|()| out.flush()).expect("a reader");
    }
}

fn spawn(folder: &Path, last: Option<u64>) -> Child {
    Command::new(std::env::current_exe().expect("this binary"))
        .args(["--exact", "store::disk::tests::crash::child", "--nocapture"])
        .env(STORE, folder)
        .env(LAST, last.map(|last| last.to_string()).unwrap_or_default())
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
        let mut child = spawn(&folder, None);
        let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let (tell, heard) = channel();
        let reader = std::thread::spawn(move || {
            for seq in acknowledged(lines.map_while(Result::ok)) {
                let _ = tell.send(seq);
            }
        });
        // However busy the machine: after some acknowledgements, and then at
        // any moment of what follows; every fourth round within the opening.
        let wanted = if round % 4 == 0 { 0 } else { round % 5 * 6 + 1 };
        for _ in 0..wanted {
            kept = heard.recv_timeout(PATIENCE).expect("the child goes on").max(kept);
        }
        std::thread::sleep(Duration::from_micros(round * 7_919 % 20_000));
        child.kill().expect("killed");
        child.wait().expect("ended");
        reader.join().expect("read");
        kept = heard.try_iter().last().unwrap_or(kept).max(kept);

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

#[test]
fn ended_right_after_the_acknowledgement_nothing_is_lost() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path().join("store");
    for last in [1, 2, 6, 7, 8, 20, 21] {
        let status = spawn(&folder, Some(last)).wait().expect("ended");
        assert!(!status.success(), "the child was not ended at {last}");
        assert_eq!(open(&folder).load().expect("loads").last_seq(), last);
    }
}

/// The entries that were acknowledged. A line cut off by the kill counts for
/// nothing.
fn acknowledged(lines: impl Iterator<Item = String>) -> impl Iterator<Item = u64> {
    lines.filter_map(|line| line.split("kept ").nth(1)?.parse().ok())
}
