//! What input methods, pastes and held Alt really send, into the real program
//! in a real terminal: into the search, the palette, a note, the passphrase.
//! Whatever the pieces it arrives in, the words stand there as they were meant,
//! composed (NFC), before the cursor, and nothing else has happened.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use unicode_normalization::UnicodeNormalization as _;

use crate::pty::Pty;
use crate::typing::STREAMS;

/// Beside the recorded streams, other ways of input methods to take letters
/// back (UX §1.1): `⌫` Backspace, `␡` Delete, `⇐` Shift+←, `⟦…⟧` a paste from
/// the clipboard. And the layout “Vietnamese” of Windows, which takes nothing
/// back.
const OTHER_WAYS: &[(&str, &str)] = &[
    ("tie⇐êng⇐⇐⇐ếng", "tiếng"),
    ("D⇐Đang⇐⇐⇐ảng uy⇐⇐ủy", "Đảng ủy"),
    ("tie␡⌫êng␡⌫⌫⌫ếng", "tiếng"),
    ("tie⌫⟦ê⟧ng⌫⌫⌫⟦ếng⟧", "tiếng"),
    ("phu⌫⟦ư⟧o⌫⟦ơ⟧ng⌫⌫⌫⟦ờng⟧", "phường"),
    ("tie⌫⟦ê⟧⟦\u{301}⟧ng", "tiếng"),
    ("tie\u{302}\u{301}ng Vie\u{323}\u{302}t", "tiếng Việt"),
    ("tiê\u{301}ng Viê\u{323}t", "tiếng Việt"),
];

/// How long ibus-bamboo waits between its keys at most.
const APART: Duration = Duration::from_millis(8);

/// Two lines between the marks of a paste, and the same without them.
const PASTES: [&str; 4] = [
    "\u{1b}[200~phường âm\rq\r\u{1b}[201~",
    "\u{1b}[200~phươ\u{300}ng âm\r\nq\n\u{1b}[201~",
    "phường âm\rq\r",
    "phươ\u{300}ng âm\rq\r",
];

/// The keys of a stream as a terminal sends them.
fn keys(stream: &str, backspace: &str) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    let mut letters = stream.chars();
    while let Some(letter) = letters.next() {
        keys.push(match letter {
            '⌫' => backspace.to_owned(),
            '␡' => "\u{1b}[3~".to_owned(),
            '⇐' => "\u{1b}[1;2D".to_owned(),
            '⟦' => {
                let pasted: String = letters.by_ref().take_while(|letter| *letter != '⟧').collect();
                format!("\u{1b}[200~{pasted}\u{1b}[201~")
            }
            letter => letter.to_string(),
        });
    }
    keys
}

/// Runs a command beside the program.
fn run(home: &Path, arguments: &[&str], input: &str) -> String {
    use std::io::Write as _;
    let mut command = Command::new(env!("CARGO_BIN_EXE_tiendo"));
    command.args(arguments).current_dir(home).env("TIENDO_STORE", home.join("store"));
    command.env("HOME", home.join("home")).env_remove("TIENDO_PASSPHRASE");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("starts");
    child.stdin.take().expect("open").write_all(input.as_bytes()).expect("written");
    let output = child.wait_with_output().expect("ends");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The program with a field open.
struct Open {
    pty: Pty,
    home: TempDir,
    ledger: String,
}

impl Open {
    /// Starts it at the tree.
    fn tree() -> Self {
        Self::on(tempfile::tempdir().expect("a folder"))
    }

    fn on(home: TempDir) -> Self {
        let pty = Pty::start(home.path(), "", 100, 30);
        pty.shows("[1 Duyệt]");
        pty.is_quiet();
        let ledger = run(home.path(), &["log"], "");
        Self { pty, home, ledger }
    }

    /// With the keys of a field.
    fn at(keys: &[&str]) -> Self {
        let mut open = Self::tree();
        for key in keys {
            open.pty.press(key);
        }
        open
    }

    fn search() -> Self {
        Self::at(&["/"])
    }

    fn palette() -> Self {
        Self::at(&[":"])
    }

    /// The field of the sentence in the form of an update.
    fn note() -> Self {
        Self::at(&["s", "\u{1b}[B", "\t", "\t", "\t", "\t"])
    }

    /// Waits until nothing but this stands in the field, up to the cursor.
    fn holds(&self, text: &str) {
        let expected: String = text.nfc().collect();
        let what = format!("{expected} before the cursor");
        self.pty.before_cursor(&what, |row| {
            let before = row.strip_suffix(expected.as_str());
            before.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
        });
        let screen = self.pty.screen();
        assert!(screen.chars().eq(screen.nfc()), "not composed:\n{screen}");
    }

    fn clear(&mut self) {
        self.pty.press("\u{1}");
        self.pty.press("\u{7f}");
    }

    /// Nothing was kept, and the program is still there.
    fn has_changed_nothing(mut self) {
        assert_eq!(run(self.home.path(), &["log"], ""), self.ledger);
        for _ in 0..2 {
            self.pty.types("\u{1b}");
            self.pty.idle(); // or it would be Alt and the next key
        }
        self.pty.shows("[1 Duyệt]");
    }

    /// Every stream at once; some in the pieces in which it may arrive.
    fn takes_every_stream(mut self) {
        for (at, (stream, text)) in STREAMS.iter().chain(OTHER_WAYS).enumerate() {
            let backspace = if at % 2 == 0 { "\u{7f}" } else { "\u{8}" };
            let keys = keys(stream, backspace);
            self.pty.types(&keys.concat());
            self.holds(text);
            self.clear();
            if at % 3 == 0 || stream.contains('⇐') {
                self.pty.types_apart(keys.iter().map(String::as_bytes), APART);
                self.holds(text);
                self.clear();
            }
            if at % 3 == 1 && !stream.contains(['⇐', '␡', '⟦']) {
                // The bytes of a letter need not come together.
                let bytes = keys.concat().into_bytes();
                self.pty.types_apart(bytes.chunks(1), Duration::from_millis(1));
                self.holds(text);
                self.clear();
            }
        }
        self.has_changed_nothing();
    }

    /// Pastes with line ends: text, and no Enter.
    fn takes_every_paste(mut self, joined: &str) {
        for paste in PASTES {
            self.pty.types(paste);
            self.pty.shows(joined);
            self.pty.is_quiet();
            let screen = self.pty.screen();
            assert!(screen.contains(joined), "{paste:?} did more than write:\n{screen}");
            assert!(screen.chars().eq(screen.nfc()), "not composed:\n{screen}");
            self.clear();
        }
        self.has_changed_nothing();
    }
}

#[test]
fn the_search_takes_what_input_methods_send() {
    Open::search().takes_every_stream();
}

#[test]
fn the_palette_takes_what_input_methods_send() {
    Open::palette().takes_every_stream();
}

#[test]
fn a_note_takes_what_input_methods_send() {
    Open::note().takes_every_stream();
}

#[test]
fn the_search_takes_pastes() {
    Open::search().takes_every_paste("phường âm q");
}

#[test]
fn the_palette_takes_pastes() {
    Open::palette().takes_every_paste("phường âm q");
}

#[test]
fn a_note_takes_pastes() {
    Open::note().takes_every_paste("phường âm");
}

#[test]
fn a_command_is_found_by_its_toned_name_and_run_by_enter_alone() {
    let mut open = Open::palette();
    open.pty.types(&keys("khoa⌫⌫óa su⌫ưa⌫⌫ửa", "\u{7f}").concat());
    open.holds("khóa sửa");
    open.pty.types("\r");
    open.pty.shows("Chưa đặt mật khẩu sửa");
    open.has_changed_nothing();
}

#[test]
fn the_passphrase_is_the_same_however_an_input_method_writes_it() {
    let all = || STREAMS.iter().chain(OTHER_WAYS);
    let passphrase = all().map(|(_, text)| *text).collect::<Vec<_>>().join(" ");
    let stream = all().map(|(stream, _)| *stream).collect::<Vec<_>>().join(" ");
    let home = tempfile::tempdir().expect("a folder");
    run(home.path(), &["passphrase"], &format!("{passphrase}\n"));
    let mut open = Open::on(home);
    // Under way, and back to not begun: neither asks for a document.
    let ways = [(Duration::ZERO, "\u{7f}", "\u{1b}[B"), (APART, "\u{8}", "\u{1b}[A")];
    for (apart, backspace, status) in ways {
        for key in ["s", status, "\t", "\t", "\t", "\t"] {
            open.pty.press(key);
        }
        open.pty.press("x");
        open.pty.press("\u{13}");
        open.pty.shows("Mật khẩu sửa");
        let keys = keys(&stream, backspace);
        open.pty.types_apart(keys.iter().map(String::as_bytes), apart);
        open.pty.is_quiet();
        let screen = open.pty.screen();
        assert!(!screen.contains("phường thượng tôn"), "it is shown:\n{screen}");
        open.pty.press("\r");
        open.pty.shows("Đã lưu");
        let kept = run(open.home.path(), &["log"], "");
        assert_ne!(kept, open.ledger, "what waited is kept");
        open.ledger = kept;
        open.pty.press(":");
        open.pty.press("khoa sua");
        open.pty.press("\r");
        open.pty.shows("đã khóa sửa");
    }
    open.has_changed_nothing();
}

#[test]
fn a_paste_into_the_passphrase_does_not_try_it() {
    let home = tempfile::tempdir().expect("a folder");
    run(home.path(), &["passphrase"], "phường âm\n");
    let mut open = Open::on(home);
    for key in ["s", "\u{1b}[B", "\t", "\t", "\t", "\t", "x", "\u{13}"] {
        open.pty.press(key);
    }
    for paste in PASTES {
        open.pty.types(paste);
        // Without its marks nobody knows where a paste ends.
        let stars = [" ***********", " ************"];
        open.pty.before_cursor("its stars", |row| stars.iter().any(|stars| row.ends_with(stars)));
        open.pty.is_quiet();
        let screen = open.pty.screen();
        assert!(!screen.contains("chưa đúng"), "{paste:?} was tried:\n{screen}");
        open.clear();
    }
    // Copied with the line end behind it, it still fits.
    open.pty.press("\u{1b}[200~phường âm\r\u{1b}[201~");
    open.pty.press("\r");
    open.pty.shows("Đã lưu");
}

#[test]
fn a_long_paste_is_whole_and_what_comes_late_of_it_is_no_key() {
    let text = "Đảng ủy phường đã họp về “chương trình hành động” ".repeat(120);
    let written = format!("{text}hết rồi");
    for (before, after) in [("\u{1b}[200~", "\u{1b}[201~"), ("", "")] {
        let mut open = Open::note();
        let paste = format!("{before}{written}{after}");
        open.pty.types_apart(paste.as_bytes().chunks(1021), Duration::from_millis(1));
        open.holds("hết rồi");
        open.has_changed_nothing();
    }
    for tail in ["q\r", "\r", "\u{11}"] {
        let mut list = Open::tree();
        list.pty.types_apart([written.as_bytes(), tail.as_bytes()], Duration::from_millis(3));
        list.pty.shows("Đang ở danh sách");
        list.has_changed_nothing();
        let mut field = Open::search();
        field.pty.types_apart([written.as_bytes(), b"\r"], Duration::from_millis(3));
        field.pty.is_quiet();
        field.pty.before_cursor("the search", |row| row.contains("hết rồi"));
        field.has_changed_nothing();
    }
}

#[test]
fn input_methods_and_pastes_run_nothing_in_a_list() {
    let mut open = Open::tree();
    // Telex doubles vowels and d; “w” is ư, “uj” is ụ (UX §1.5).
    for stream in ["a⌫â", "e⌫ê", "o⌫ô", "d⌫đ", "w⌫ư", "u⌫ụ⌫uj", "[⌫ơ", "y⌫ý"]
    {
        for apart in [Duration::ZERO, APART] {
            let keys = keys(stream, "\u{7f}");
            open.pty.types_apart(keys.iter().map(String::as_bytes), apart);
            open.pty.is_quiet();
            let screen = open.pty.screen();
            assert!(screen.contains("[1 Duyệt]"), "{stream}:\n{screen}");
            assert!(!screen.contains("Hoàn tác"), "{stream}:\n{screen}");
        }
    }
    for paste in PASTES {
        let hint =
            if paste.starts_with('\u{1b}') { "Đã bỏ qua" } else { "Đang ở danh sách" };
        open.pty.types(paste);
        open.pty.shows(hint);
        open.pty.is_quiet();
    }
    // Text that ends its own paste.
    open.pty.types("\u{1b}[200~dòng một\u{1b}[201~\u{11}q\r\u{1b}[201~");
    open.pty.shows("Đã bỏ qua nội dung dán");
    open.has_changed_nothing();
}

#[test]
fn alt_and_digits_are_no_letters_and_no_commands() {
    let digits = "\u{1b}0\u{1b}2\u{1b}2\u{1b}5";
    let mut list = Open::tree();
    list.pty.types(digits);
    list.pty.press("j");
    list.has_changed_nothing();
    let mut field = Open::search();
    field.pty.types(digits);
    // A terminal that composes it itself sends the letter.
    field.pty.types("áo");
    field.holds("áo");
    field.has_changed_nothing();
}
