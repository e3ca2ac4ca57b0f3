//! Text from outside cannot speak to the terminal: not from a document, a sheet,
//! an argument, a name of a file, the surroundings or a file of settings; neither
//! in a terminal nor in a pipe.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use tiendo::domain::{Change, Key, Programme, ProgrammeId, Report};
use tiendo::store::{Draft, MemoryStore, Store};

use super::targets::keys::{Desk, noon};
use super::targets::signs::speaks;

/// Clears the screen, sets a title, fills the clipboard, rings, colours by a
/// single byte, steps back, returns, and turns the direction of writing.
const HOSTILE: &str = "x\u{1b}[2J\u{1b}]0;t\u{7}\u{1b}]52;c;eA==\u{7}\u{9b}31m\u{8}\ry\u{7f}\
                       \u{202e}gpj\u{2066}\u{200b}\u{200f}\u{61c}\u{fff9}\u{e0041}z";

/// The same where a slash would be another folder.
fn file_name(ending: &str) -> String {
    format!("ke hoach {HOSTILE}.{ending}")
}

fn document() -> String {
    // The reader takes a return for the end of the line.
    let hostile = HOSTILE.replace('\r', "");
    format!(
        "CHƯƠNG TRÌNH{hostile}\nvề việc {hostile}\nI. VIỆC {hostile}\n\
         1. Mô hình: Sạch {hostile}\n- Mục tiêu: {hostile}\n- Chủ trì: Công an {hostile}\n\
         - Phối hợp: Đoàn {hostile}, các chi bộ {hostile}\n- Thời gian: Quý II/2026 {hostile}\n\
         2. Hằng quý, các chi bộ báo cáo {hostile}.\n\
         | STT | Nhiệm vụ {hostile} | Chủ trì |\n|---|---|---|\n| 1 | Việc {hostile} | A{hostile} |\n"
    )
}

/// A place to run the program in.
struct Office {
    home: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        Self { home: tempfile::tempdir().expect("a folder") }
    }

    fn path(&self) -> &Path {
        self.home.path()
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, text).expect("written");
        path
    }

    fn environment(&self) -> Vec<(&'static str, String)> {
        let home = self.path().display().to_string();
        let config = self.path().join("config").display().to_string();
        vec![
            ("HOME", home),
            ("XDG_CONFIG_HOME", config),
            ("USER", HOSTILE.to_owned()),
            ("TIENDO_STORE", self.path().join("store").display().to_string()),
        ]
    }

    /// Runs it in a pipe; both streams.
    fn piped(&self, arguments: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_tiendo"))
            .args(arguments)
            .envs(self.environment())
            .current_dir(self.path())
            .output()
            .expect("runs");
        [output.stdout, output.stderr]
            .map(|bytes| String::from_utf8(bytes).expect("UTF-8"))
            .concat()
            // CSV ends its lines so.
            .replace("\r\n", "\n")
    }

    /// Runs it in a terminal.
    fn in_terminal(&self, arguments: &[&str]) -> String {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tiendo"));
        command.args(arguments);
        for (name, value) in self.environment() {
            command.env(name, value);
        }
        command.cwd(self.path());
        let mut child = pair.slave.spawn_command(command).expect("runs");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let mut bytes = Vec::new();
        // Where the other end is closed, Linux says so with an error.
        let _ = reader.read_to_end(&mut bytes);
        child.wait().expect("ends");
        // The terminal itself returns at each line's end.
        let said = String::from_utf8(bytes).expect("UTF-8");
        said.replace("\r\r\n", "\n").replace("\r\n", "\n")
    }

    /// Runs it both ways, and fails where the answer speaks.
    fn assert_silent(&self, arguments: &[&str]) {
        for (how, said) in
            [("a pipe", self.piped(arguments)), ("a terminal", self.in_terminal(arguments))]
        {
            let said = said.strip_prefix('\u{FEFF}').unwrap_or(&said);
            let sign = said.chars().find(|c| speaks(*c) && *c != '\n');
            assert!(sign.is_none(), "{arguments:?} in {how} speaks by {sign:?}:\n{said:?}");
        }
    }
}

/// An office whose document, notes, names and members are hostile.
fn filled() -> Office {
    let office = Office::new();
    let paper = office.write(&file_name("md"), document());
    let said = office.piped(&["import", &paper.display().to_string(), "--as", "x", "--yes"]);
    assert!(said.contains('x'), "{said}");
    let members = office.write("members.txt", format!("Chi bộ 1 {HOSTILE}\nChi bộ 2\n"));
    office.piped(&["members", "các chi bộ", &members.display().to_string()]);
    for note in [HOSTILE, "="] {
        let note = format!("Đã làm {note}");
        office.piped(&[
            "update",
            "I.1",
            "underway",
            "--note",
            &note,
            "--obstacle",
            &note,
            "--evidence",
            &note,
        ]);
    }
    office
}

#[test]
fn no_answer_of_any_command_speaks() {
    let office = filled();
    let log = office.piped(&["log"]);
    assert!(log.contains("I.1"), "{log}");
    for arguments in [
        &["list"][..],
        &["list", "--json"],
        &["show", "I.1"],
        &["show", "I.1", "--source"],
        &["show", "I.1", "--json"],
        &["who", "công an"],
        &["who", "công an", "--json"],
        &["search", "sạch"],
        &["search", "sạch", "--json"],
        &["log"],
        &["log", "--json"],
        &["export"],
        &["members", "các chi bộ"],
        &["report", "--format", "md"],
        &["report", "--format", "csv"],
        &["report", "--format", "json"],
        &["compare", "2026-01-01", "2026-12-31"],
        &["slips"],
        &["reviews"],
        &["verify"],
        &["minutes"],
        &["sheet", "--unit", "Công an"],
    ] {
        office.assert_silent(arguments);
    }
}

#[test]
fn no_complaint_about_what_was_typed_speaks() {
    let office = filled();
    let paper = office.path().join(file_name("md")).display().to_string();
    let others: Vec<PathBuf> = [
        (file_name("docx"), "PK"),
        (file_name("xlsx"), "PK"),
        (file_name("pdf"), "%PDF"),
        (file_name("txt"), "\u{0}"),
    ]
    .map(|(name, text)| office.write(&name, text))
    .into();
    let others: Vec<String> = others.iter().map(|path| path.display().to_string()).collect();
    let mut all: Vec<Vec<&str>> = vec![
        vec![HOSTILE],
        vec!["show", HOSTILE],
        vec!["list", "--standing", HOSTILE],
        vec!["list", "--unit", HOSTILE],
        vec!["list", "--due", HOSTILE],
        vec!["list", "--programme", HOSTILE],
        vec!["who", HOSTILE],
        vec!["search", HOSTILE],
        vec!["--lang", HOSTILE],
        vec!["--theme", HOSTILE],
        vec!["--color", HOSTILE],
        vec!["--as-of", HOSTILE, "list"],
        vec!["--store", HOSTILE, "verify"],
        vec!["update", "I.1", HOSTILE],
        vec!["update", "I.1", "underway", "--on", HOSTILE, "--note", "x"],
        vec!["report", "--layout", HOSTILE],
        vec!["report", "--format", HOSTILE],
        vec!["report", "--quarter", HOSTILE],
        vec!["minutes", HOSTILE],
        vec!["compare", HOSTILE, "2026"],
        vec!["members", HOSTILE],
        vec!["roll", "I.2", "--reported", HOSTILE],
        vec!["close", HOSTILE],
        vec!["attach", HOSTILE, "I.1"],
        vec!["completions", HOSTILE],
        vec!["import", HOSTILE],
        vec!["import", &paper, "--encoding", HOSTILE],
        vec!["import", &paper, "--as", HOSTILE, "--dry-run"],
        vec!["import", &paper, "--dry-run"],
        vec!["import", &paper, "--dry-run", "--json"],
    ];
    for other in &others {
        all.push(vec!["import", other]);
        all.push(vec!["collect", other, "--dry-run"]);
    }
    for arguments in &all {
        office.assert_silent(arguments);
    }
}

#[test]
fn no_file_of_settings_speaks() {
    for name in ["tiendo.toml", "labels.toml", "keymap.toml", "units/x.toml", "layouts/hd05.toml"] {
        let office = Office::new();
        office.write(&format!("config/tiendo/{name}"), format!("\"{HOSTILE}\" = {HOSTILE}\n"));
        office.assert_silent(&["list"]);
        office.assert_silent(&["report", "--format", "md"]);
    }
    for (name, text) in [
        ("tiendo.toml", format!("by = \"\\u001b[2J\\u202e\"\ntheme = \"{}\"\n", "\\u001b[2J")),
        ("words/vi/tiendo.ftl", format!("cli-no-entries = {HOSTILE}\nfont-test = {HOSTILE}\n")),
    ] {
        let office = Office::new();
        office.write(&format!("config/tiendo/{name}"), text);
        office.assert_silent(&["log"]);
        office.assert_silent(&["update", "III.1.1", "underway", "--note", "x"]);
        office.assert_silent(&["log", "--json"]);
    }
}

/// A store as no window of ours would have written it.
fn hostile_store() -> MemoryStore {
    let lexicon = tiendo::document::Lexicon::embedded();
    let text = document();
    let id = ProgrammeId::new("x");
    let mut programme = tiendo::document::read("x.md", text.as_bytes(), id, lexicon).expect("read");
    spoil(&mut programme);
    let mut store = MemoryStore::new();
    let draft = Draft::of_import(&programme, noon("2026-04-01"), HOSTILE.to_owned());
    store.import(0, &programme, draft).expect("imported");
    let after = Report {
        note: HOSTILE.to_owned(),
        obstacle: HOSTILE.to_owned(),
        period: "2026-Q3".parse().ok(),
        ..Report::default()
    };
    let change = Change::Updated { key: Key::new("I.1"), before: Report::default(), after };
    let (at, by) = (noon("2026-09-24"), HOSTILE.to_owned());
    store.append(1, Draft { at, by, programme: programme.id, change }).expect("appended");
    store
}

fn spoil(programme: &mut Programme) {
    HOSTILE.clone_into(&mut programme.title);
    HOSTILE.clone_into(&mut programme.short_title);
    HOSTILE.clone_into(&mut programme.source.name);
    for unit in &mut programme.units {
        unit.name.push_str(HOSTILE);
    }
    for node in &mut programme.nodes {
        node.title.push_str(HOSTILE);
        node.text.push_str(HOSTILE);
        node.number.push_str(HOSTILE);
    }
}

#[test]
fn no_cell_of_any_screen_speaks() {
    let mut desk = Desk::new(Box::new(hostile_store()), None);
    // Each drawing is looked at, cell by cell.
    desk.walk_through();
    for keys in ["e", "s", "v", "?", "p", ":a", "/sach", "f", "gI.1\r", "h", "t", "P", "M", "d"] {
        desk.press(keys);
        desk.press("\u{1b}\u{1b}\u{1b}");
    }
    assert!(desk.screen().contains('␛'), "nothing of it is seen:\n{}", desk.screen());
}
