//! Packages that lie: about names, sizes, counts and what they hold. Each outcome
//! is a sentence and its exit code, in time, and nothing is written anywhere.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use super::targets::signs::speaks;

const TEXT: &str = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
    <w:body><w:p><w:r><w:t>I. VIỆC</w:t></w:r></w:p><w:p><w:r><w:t>1. Họp.</w:t></w:r></w:p>\
    </w:body></w:document>";

/// An entry as the package tells it; what it tells need not be so.
#[derive(Clone)]
struct Entry<'a> {
    name: &'a [u8],
    content: &'a [u8],
    method: u16,
    flags: u16,
    /// What the package says of the size, where that is not so.
    size: Option<u32>,
    checksum: Option<u32>,
    /// Unix mode and kind, as `stat` has them.
    mode: u32,
    extra: &'a [u8],
    /// Where its content lies, where that is said of another entry.
    at: Option<u32>,
}

fn entry<'a>(name: &'a str, content: &'a str) -> Entry<'a> {
    Entry {
        name: name.as_bytes(),
        content: content.as_bytes(),
        method: 0,
        flags: 0,
        size: None,
        checksum: None,
        mode: 0o100_644,
        extra: &[],
        at: None,
    }
}

/// The end of a package: how many entries, how long their list, where it begins.
struct End {
    count: u16,
    length: u32,
    start: u32,
}

fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("small")
}

/// CRC-32 as zip has it.
fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = !0_u32;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}

fn zip(entries: &[Entry<'_>]) -> Vec<u8> {
    zip_ended(entries, |end| end)
}

/// A package written byte by byte, with an end that may lie.
fn zip_ended(entries: &[Entry<'_>], end: impl Fn(End) -> End) -> Vec<u8> {
    let (mut bytes, mut list) = (Vec::new(), Vec::new());
    for entry in entries {
        let place = entry.at.unwrap_or(length(bytes.len()));
        let size = entry.size.unwrap_or(length(entry.content.len()));
        let sum = entry.checksum.unwrap_or_else(|| checksum(entry.content));
        let name = u16::try_from(entry.name.len()).expect("short");
        let extra = u16::try_from(entry.extra.len()).expect("short");
        let mut about = Vec::new();
        for number in [20, entry.flags, entry.method, 0, 0x5821] {
            about.extend(u16::to_le_bytes(number));
        }
        for number in [sum, size, size] {
            about.extend(u32::to_le_bytes(number));
        }
        about.extend([name.to_le_bytes(), extra.to_le_bytes()].concat());
        if entry.at.is_none() {
            bytes.extend(b"PK\x03\x04");
            bytes.extend(&about);
            bytes.extend([entry.name, entry.extra, entry.content].concat());
        }
        list.extend(b"PK\x01\x02\x14\x03");
        list.extend(&about);
        list.extend([0; 6]); // comment, disk, attributes of the text
        list.extend((entry.mode << 16).to_le_bytes());
        list.extend(place.to_le_bytes());
        list.extend([entry.name, entry.extra].concat());
    }
    let count = u16::try_from(entries.len()).unwrap_or(u16::MAX);
    let told = end(End { count, length: length(list.len()), start: length(bytes.len()) });
    bytes.extend(list);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([told.count.to_le_bytes(), told.count.to_le_bytes()].concat());
    bytes.extend([told.length.to_le_bytes(), told.start.to_le_bytes()].concat());
    bytes.extend([0; 2]);
    bytes
}

/// The name of the text in a document, and in a workbook.
const WORD: &str = "word/document.xml";
const BOOK: &str = "xl/workbook.xml";

fn names() -> Vec<(&'static str, Vec<u8>)> {
    let beside = |name| zip(&[entry(name, "x"), entry(WORD, TEXT), entry(BOOK, "<x/>")]);
    let under = |name| zip(&[entry(name, TEXT)]);
    vec![
        ("a way up", beside("../../out")),
        ("a whole path", beside("/tmp/out")),
        ("a path of Windows", beside("C:\\out")),
        ("a way up on Windows", beside("..\\..\\out")),
        ("a zero in the name", beside("out\0.xml")),
        ("an order in the name", beside("\u{1b}[2J\u{202e}.xml")),
        ("the text behind a backslash", under("word\\document.xml")),
        ("the text above", under("../word/document.xml")),
        ("the text at the root", under("/word/document.xml")),
    ]
}

fn lies() -> Vec<(&'static str, Vec<u8>)> {
    let text = entry(WORD, TEXT);
    let both = |change: &dyn Fn(&mut Entry<'_>)| {
        let mut all = [entry(WORD, TEXT), entry(BOOK, "<workbook/>")];
        all.iter_mut().for_each(change);
        zip(&all)
    };
    let inner = zip(std::slice::from_ref(&text));
    let nested = Entry { content: &inner, ..entry(WORD, "") };
    let book = Entry { content: &inner, ..entry(BOOK, "") };
    let mut trailing = zip(std::slice::from_ref(&text));
    trailing.extend(vec![b'x'; 70_000]);
    // An extra field of zip64 that says 2^64 - 1 of everything.
    let wide = [&[1, 0, 24, 0][..], &[0xFF; 24]].concat();
    vec![
        ("a link", both(&|entry| entry.mode = 0o120_777)),
        ("a folder", both(&|entry| entry.mode = 0o040_755)),
        ("a device", both(&|entry| entry.mode = 0o020_666)),
        ("too short a size", both(&|entry| entry.size = Some(3))),
        ("too long a size", both(&|entry| entry.size = Some(1 << 30))),
        ("the longest size", both(&|entry| entry.size = Some(u32::MAX))),
        ("a wrong checksum", both(&|entry| entry.checksum = Some(7))),
        ("locked", both(&|entry| entry.flags = 1)),
        ("locked strongly", both(&|entry| entry.flags = 0x41)),
        ("an unknown packing", both(&|entry| entry.method = 99)),
        ("LZMA", both(&|entry| entry.method = 14)),
        ("not packed as it says", both(&|entry| entry.method = 8)),
        ("lengths of another time", zip(&[Entry { size: Some(u32::MAX), extra: &wide, ..text }])),
        ("a package in a package", zip(&[nested, book])),
        ("something behind its end", trailing),
    ]
}

fn counts() -> Vec<(&'static str, Vec<u8>)> {
    let text = || entry(WORD, TEXT);
    let twice = zip(&[text(), entry(WORD, "<x>"), entry(BOOK, "<a/>"), entry(BOOK, "<b>")]);
    let large = "<w:p/>".repeat(500_000);
    let sum = Some(checksum(large.as_bytes()));
    let kernel = Entry { checksum: sum, ..entry("kernel", &large) };
    let mut overlapping = vec![kernel.clone(), text(), entry(BOOK, "<x/>")];
    let numbers: Vec<String> = (0..60_000).map(|number| format!("xl/{number}")).collect();
    overlapping.extend(numbers.iter().map(|name| Entry {
        name: name.as_bytes(),
        at: Some(0),
        ..kernel.clone()
    }));
    let mut empty = vec![text(), entry(BOOK, "<x/>")];
    empty.extend(numbers.iter().map(|name| entry(name, "")));
    let wrong = |end: fn(End) -> End| zip_ended(&[text(), entry(BOOK, "<x/>")], end);
    // The end of zip64 and the place of that end, both nowhere.
    let mut far = zip(&[text()]);
    let at = far.len() - 22;
    let end64 = [&b"PK\x06\x06\x2c\0\0\0\0\0\0\0\x2d\0\x2d\0"[..], &[0; 8], &[0xFF; 32]].concat();
    let place64 =
        [&b"PK\x06\x07\0\0\0\0"[..], &(at as u64).to_le_bytes(), &1_u32.to_le_bytes()].concat();
    far.splice(at..at, [end64, place64].concat());
    let count = far.len() - 14;
    far[count..count + 4].fill(0xFF);
    vec![
        ("every name twice", twice),
        ("sixty thousand names for one content", zip(&overlapping)),
        ("sixty thousand empty parts", zip(&empty)),
        ("more entries than there are", wrong(|end| End { count: u16::MAX, ..end })),
        ("fewer entries than there are", wrong(|end| End { count: 1, ..end })),
        ("a list that begins behind the end", wrong(|end| End { start: u32::MAX - 1, ..end })),
        ("a list longer than the file", wrong(|end| End { length: u32::MAX, ..end })),
        ("counts of zip64 without end", far),
    ]
}

struct Desk {
    home: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let home = tempfile::tempdir().expect("a folder");
        fs::create_dir(home.path().join("deep")).expect("made");
        fs::create_dir(home.path().join("deep/er")).expect("made");
        Self { home }
    }

    fn here(&self) -> std::path::PathBuf {
        self.home.path().join("deep/er")
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_tiendo"))
            .args(arguments)
            .env("HOME", self.home.path())
            .env("XDG_CONFIG_HOME", self.home.path())
            .env("TMPDIR", self.home.path())
            .env("TIENDO_STORE", self.home.path().join("store"))
            .current_dir(self.here())
            .output()
            .expect("runs")
    }

    /// Everything that lies about, but for the store.
    fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut folders = vec![self.home.path().to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("read").map(|entry| entry.expect("there")) {
                if entry.file_name() == "store" {
                    continue;
                }
                found.push(entry.path().display().to_string());
                if entry.path().is_dir() {
                    folders.push(entry.path());
                }
            }
        }
        found.sort();
        found
    }
}

/// Reads a file and fails unless the outcome is a sentence; the exit code.
fn outcome(desk: &Desk, what: &str, file: &Path, bytes: &[u8], arguments: &[&str]) -> i32 {
    fs::write(file, bytes).expect("written");
    let before = desk.files();
    let begun = Instant::now();
    let output = desk.run(arguments);
    assert!(begun.elapsed() < Duration::from_secs(20), "{what} takes {:?}", begun.elapsed());
    assert_eq!(desk.files(), before, "{what}: {arguments:?} leaves something behind");
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    let code = output.status.code().unwrap_or_else(|| panic!("{what}: killed\n{told}"));
    assert!([0, 1, 5].contains(&code), "{what}: {arguments:?} ends with {code}: {told}");
    assert!(code == 0 || told.trim().ends_with('.'), "{what}: no sentence: {told}");
    assert!(!told.contains("panicked") && !told.contains("loi-20"), "{what}: {told}");
    assert!(told.chars().all(|c| c == '\n' || !speaks(c)), "{what}: {told:?}");
    code
}

#[test]
fn every_lie_of_a_package_ends_in_a_sentence_and_writes_nothing() {
    let desk = Desk::new();
    desk.run(&["list"]);
    let (word, book) = (desk.here().join("x.docx"), desk.here().join("x.xlsx"));
    let mut refused = 0;
    for (what, bytes) in names().into_iter().chain(lies()).chain(counts()) {
        let code = outcome(&desk, what, &word, &bytes, &["import", "x.docx", "--dry-run"]);
        refused += usize::from(code == 5);
        fs::remove_file(&word).expect("removed");
        let code = outcome(&desk, what, &book, &bytes, &["collect", "x.xlsx", "--dry-run"]);
        assert_eq!(code, 5, "{what} is taken for an update sheet");
        fs::remove_file(&book).expect("removed");
    }
    assert!(refused >= 12, "only {refused} are refused");
}

#[test]
fn what_is_locked_is_called_so() {
    let locked = zip(&[Entry { flags: 1, ..entry(WORD, TEXT) }]);
    let desk = Desk::new();
    fs::write(desk.here().join("x.docx"), &locked).expect("written");
    let output = desk.run(&["import", "x.docx", "--dry-run"]);
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(told.contains("mật khẩu"), "{told}");
}

/// What a document calls its units becomes the names of files.
#[test]
fn papers_are_called_so_that_they_stay_where_they_belong() {
    let desk = Desk::new();
    let long = "rất dài ".repeat(60);
    let names = ["../../ra ngoài", "CON", "a/b\\c:d", "nul. ", &long];
    let text = names.iter().enumerate().fold(String::from("I. VIỆC\n"), |text, (at, name)| {
        format!(
            "{text}{}. Mô hình: Sạch {at}\n- Chủ trì: {name}\n- Thời gian: Quý II/2026\n",
            at + 1
        )
    });
    fs::write(desk.here().join("x.md"), text).expect("written");
    assert!(desk.run(&["import", "x.md", "--as", "x", "--yes"]).status.success());
    assert!(desk.run(&["sheet", "--all", "phieu"]).status.success());
    desk.run(&["report"]);
    let outside: Vec<String> = desk.files().into_iter().collect();
    let here = desk.here().display().to_string();
    let papers: Vec<&String> =
        outside.iter().filter(|path| path.contains(".xlsx") || path.contains(".docx")).collect();
    assert!(papers.len() >= names.len(), "{papers:#?}");
    for path in papers {
        assert!(path.starts_with(&here), "{path} lies outside");
        let name = path.rsplit('/').next().expect("a name");
        assert!(name.len() <= 200 && !name.starts_with('.'), "{name}");
    }
}
