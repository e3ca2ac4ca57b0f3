//! The whole program beside other whole programs, and beside its targets:
//! `cargo bench -- compare`. Programs that are not installed are skipped with a
//! word. All of them take turns, so that a busy moment meets each alike.

mod pty;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::quantiles::{Quantiles, show};
use crate::sizes::Size;

const TIENDO: &str = env!("CARGO_BIN_EXE_tiendo");

/// How often each program runs.
const TIMES: usize = 40;

/// What is asked of every search.
const QUERY: &str = "dang uy cong an";

/// How many tasks Taskwarrior holds.
const TASKS: usize = 300;

/// Asks everything and prints one table.
pub fn ask() {
    let home = tempfile::tempdir().expect("a folder");
    let [ward, city] = Size::ALL.map(|size| size.store_in(home.path()));
    println!("  {:<42} {:>10} {:>10} {:>8}   target", "", "tiendo", "peer", "ratio");
    who(home.path(), &ward);
    for (size, store) in Size::ALL.into_iter().zip([&ward, &city]) {
        search(home.path(), size, store);
        as_of(size, store);
    }
    for (size, store, most) in [(Size::Ward, &ward, 20), (Size::City, &city, 60)] {
        first_frame(size, store, Duration::from_millis(most));
    }
    for (size, store, most) in [(Size::Ward, &ward, 30), (Size::City, &city, 120)] {
        memory(size, store, most);
    }
}

fn tiendo(store: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(TIENDO);
    command.arg("--store").arg(store).args(arguments);
    command
}

/// Runs the commands turn by turn; the times of each.
fn turns<const N: usize>(mut commands: [Command; N]) -> [Quantiles; N] {
    let mut times = [(); N].map(|()| Quantiles::default());
    for round in 0..=TIMES {
        for (command, times) in commands.iter_mut().zip(&mut times) {
            command.stdout(Stdio::null()).stderr(Stdio::null());
            let mut run = || command.status().expect("runs");
            // The first round warms up.
            if round == 0 {
                run()
            } else {
                times.time(run)
            };
        }
    }
    times
}

fn is_there(program: &str) -> bool {
    let there = Command::new(program).arg("--version").stdout(Stdio::null()).status().is_ok();
    if !there {
        println!("  ({program} is not installed: skipped)");
    }
    there
}

fn row(what: &str, own: &str, peer: &str, ratio: &str, target: &str) {
    println!("  {what:<42} {own:>10} {peer:>10} {ratio:>8}   {target}");
}

/// One row of two times: tiendo's own is to be at most so many times the other.
fn beside(what: &str, own: &Quantiles, peer: &Quantiles, most: Option<f64>) {
    let (own, peer) = (own.at(50), peer.at(50));
    let ratio = own.as_secs_f64() / peer.as_secs_f64();
    let target = most.map_or(String::new(), |most| verdict(ratio <= most, &format!("≤ {most}")));
    row(what, &show(own), &show(peer), &format!("{ratio:.2}"), &target);
}

fn verdict(is_reached: bool, target: &str) -> String {
    format!("{target} {}", if is_reached { "reached" } else { "MISSED" })
}

fn who(home: &Path, store: &Path) {
    let who = || tiendo(store, &["who", QUERY]);
    if !is_there("task") {
        let [own] = turns([who()]);
        return row("who, ward", &show(own.at(50)), "", "", "");
    }
    let [own, peer] = turns([who(), taskwarrior(home)]);
    beside("who, ward; task list of 300 tasks", &own, &peer, Some(0.5));
}

/// Taskwarrior with its own folder, filled with tasks.
fn taskwarrior(home: &Path) -> Command {
    let (data, config) = (home.join("task"), home.join("taskrc"));
    std::fs::create_dir(&data).expect("made");
    std::fs::write(&config, "confirmation=no\nnews.version=9\nhooks=off\n").expect("written");
    let task = || {
        let mut task = Command::new("task");
        task.env("TASKDATA", &data).env("TASKRC", &config);
        task
    };
    let tasks: Vec<String> = (1..=TASKS)
        .map(|number| {
            format!(
                r#"{{"description":"Xây dựng mô hình số {number}","status":"pending","project":"III.{}","due":"20270630T000000Z"}}"#,
                number % 5
            )
        })
        .collect();
    let file = home.join("tasks.json");
    std::fs::write(&file, format!("[{}]", tasks.join(","))).expect("written");
    let mut import = task();
    import.arg("import").arg(file).stdout(Stdio::null()).stderr(Stdio::null());
    import.status().expect("imported");
    let mut list = task();
    list.arg("list");
    list
}

/// Every name and text that a search goes through, one a line.
fn lines(size: Size) -> String {
    let mut all = String::new();
    for programme in size.programmes() {
        let units = programme.units.iter().map(|unit| &unit.name);
        let nodes = programme.nodes.iter().flat_map(|node| [&node.title, &node.text]);
        for line in units.chain(nodes) {
            all.push_str(&line.replace('\n', " "));
            all.push('\n');
        }
    }
    all
}

fn search(home: &Path, size: Size, store: &Path) {
    let what = format!("search, {}; fzf --filter of the same", size.name());
    let own = || tiendo(store, &["search", QUERY]);
    if !is_there("fzf") {
        let [own] = turns([own()]);
        return row(&what, &show(own.at(50)), "", "", "");
    }
    let file = home.join(format!("lines-{}", size.name()));
    std::fs::write(&file, lines(size)).expect("written");
    let mut fzf = Command::new("sh");
    fzf.args(["-c", r#"exec fzf --filter "$1" < "$2""#, "sh", QUERY]).arg(&file);
    let [own, peer] = turns([own(), fzf]);
    beside(&what, &own, &peer, None);
}

fn as_of(size: Size, store: &Path) {
    let list = |day: &[&str]| tiendo(store, &[&["list"], day].concat());
    let [now, past] = turns([list(&[]), list(&["--as-of", "2026-06-30"])]);
    let what = format!("list, {}: as of a past day; as of now", size.name());
    beside(&what, &past, &now, None);
}

fn first_frame(size: Size, store: &Path, most: Duration) {
    let mut times = Quantiles::default();
    for round in 0..=TIMES / 2 {
        let Some(shown) = pty::Shown::start(TIENDO, store) else {
            return row(&format!("start to first frame, {}", size.name()), "none", "", "", "");
        };
        if round > 0 {
            times.push(shown.took);
        }
        shown.end();
    }
    let reached = verdict(times.at(50) <= most, &format!("≤ {}", show(most)));
    let what = format!("start to first frame, {}", size.name());
    row(&what, &show(times.at(50)), "", "", &reached);
}

fn memory(size: Size, store: &Path, most: u64) {
    let Some(shown) = pty::Shown::start(TIENDO, store) else { return };
    let Some((resident, highest)) = shown.memory() else {
        println!("  (this system does not say how much memory a program has: skipped)");
        return shown.end();
    };
    let reached = verdict(resident <= most * 1024, &format!("≤ {most} MiB"));
    let mib = |kib: u64| format!("{} MiB", kib.div_ceil(1024));
    let what = format!("resident (and at most), {}", size.name());
    row(&what, &mib(resident), &mib(highest), "", &reached);
    shown.end();
}
