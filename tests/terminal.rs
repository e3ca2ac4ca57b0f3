//! The terminal is given back, whatever ends or stops the program, and what
//! was being typed is there at the next start.

use std::path::Path;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::pty::Pty;

const LEAVE: &str = "\u{1b}[?1049l";
const SHOW_CURSOR: &str = "\u{1b}[?25h";

fn home() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn open(home: &Path) -> Pty {
    let pty = Pty::start(home, "", 100, 30);
    pty.shows("Duyệt");
    pty
}

/// Opens the form of the first item and begins a sentence there.
fn begin_a_report(pty: &mut Pty) {
    pty.types("s");
    pty.shows("Cập nhật tiến độ");
    for key in ["\u{1b}[B", "\t", "\t", "\t", "\t"] {
        pty.types(key);
        pty.idle(); // what comes at once is a paste
    }
    pty.types("Dang khao sat mat bang");
    pty.shows("Dang khao sat mat bang");
}

fn times(pty: &Pty, what: &str) -> usize {
    String::from_utf8_lossy(&pty.raw()).matches(what).count()
}

fn is_given_back(pty: &mut Pty) {
    let screen = pty.shows("that was all");
    let words: Vec<&str> = screen.split_whitespace().map(|word| word.trim_matches(';')).collect();
    for mode in ["icanon", "echo", "isig", "icrnl", "opost"] {
        assert!(words.contains(&mode), "no {mode}:\n{screen}");
    }
    assert_eq!((times(pty, LEAVE), times(pty, SHOW_CURSOR) > 0), (1, true));
    for off in ["\u{1b}[?2004l", "\u{1b}[?1000l"] {
        assert!(times(pty, off) > 0, "{off:?}");
    }
    pty.types("xin chao\r");
    pty.shows("typed: xin chao");
}

#[test]
fn every_signal_that_ends_the_program_gives_the_terminal_back_and_keeps_the_draft() {
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let home = home();
        let mut pty = open(home.path());
        begin_a_report(&mut pty);
        pty.signal(signal);
        pty.shows(&format!("ended with {code}"));
        is_given_back(&mut pty);
        let mut pty = open(home.path());
        pty.types("s");
        pty.shows("Dang khao sat mat bang");
    }
}

#[test]
fn a_stopped_program_gives_the_terminal_back_and_takes_it_again() {
    let home = home();
    let mut pty = open(home.path());
    let before = pty.screen();
    for signal in ["TSTP", "STOP"] {
        let left = times(&pty, LEAVE);
        pty.signal(signal);
        let is_stopped = || {
            let about = std::fs::read_to_string(format!("/proc/{}/status", pty.pid()));
            about.expect("a process").contains("State:\tT")
        };
        let begun = Instant::now();
        while !is_stopped() {
            assert!(begun.elapsed() < Duration::from_secs(20), "{signal}: not stopped");
            std::thread::yield_now();
        }
        if signal == "TSTP" {
            pty.sent(LEAVE, left + 1);
        }
        pty.resize(90, 28);
        pty.signal("CONT");
        pty.types("2");
        pty.shows("Tổng quan");
        pty.types("1");
        pty.shows("Duyệt");
        pty.resize(100, 30);
    }
    pty.shows(before.lines().nth(2).expect("a line").trim());
    pty.types("q");
    pty.shows("ended with 0");
}

#[test]
fn a_window_that_is_closed_ends_the_program_and_keeps_the_draft() {
    let home = home();
    let mut pty = open(home.path());
    begin_a_report(&mut pty);
    let pid = pty.pid();
    pty.close_window();
    let begun = Instant::now();
    while Path::new(&format!("/proc/{pid}")).exists() {
        assert!(begun.elapsed() < Duration::from_secs(20), "it lives on without a window");
        std::thread::yield_now();
        if pty_is_a_zombie(&pid) {
            break;
        }
    }
    drop(pty);
    let mut pty = open(home.path());
    pty.types("s");
    pty.shows("Dang khao sat mat bang");
}

fn pty_is_a_zombie(pid: &str) -> bool {
    let about = std::fs::read_to_string(format!("/proc/{pid}/status"));
    about.is_ok_and(|about| about.contains("State:\tZ"))
}

#[test]
fn a_fault_in_the_program_gives_the_terminal_back_before_it_is_told() {
    let home = home();
    let mut pty = open(home.path());
    pty.types(":");
    pty.shows("Bảng lệnh");
    pty.types("thử lỗi chương trình");
    pty.idle();
    pty.types("\r");
    pty.shows("Có lỗi trong chương trình. Dữ liệu đã lưu vẫn nguyên.");
    pty.shows("ended with 101");
    is_given_back(&mut pty);
    open(home.path());
}

/// What UniKey and its like send: letters, backspaces over what they take
/// back, the letters that were meant. In Telex, in VNI (the same words, taken
/// back at other moments), with marks of their own (“Unicode tổ hợp”).
const STREAMS: [(&str, &str); 4] = [
    ("D\u{7f}Đang\u{7f}\u{7f}\u{7f}ảng uy\u{7f}\u{7f}ủy", "Đảng ủy"),
    ("phuo\u{7f}\u{7f}ương\u{7f}\u{7f}\u{7f}ờng", "phường"),
    ("Ki\u{7f}\u{7f}Kie\u{7f}ê\u{7f}ếnn\u{7f} An", "Kiến An"),
    ("tie\u{302}\u{301}ng Vie\u{323}\u{302}t", "tiếng Việt"),
];

#[test]
fn letters_and_backspaces_of_input_methods_give_the_words_that_were_meant() {
    let home = home();
    let mut pty = open(home.path());
    for (stream, meant) in STREAMS {
        pty.types("/");
        pty.shows("Tìm");
        pty.idle();
        pty.types(stream);
        pty.shows(meant);
        for _ in 0..2 {
            pty.types("\u{1b}");
            pty.idle(); // or it would be Alt and the next key
        }
    }
    // With the input method on, a letter with a mark in a list runs nothing.
    pty.types("s\u{7f}ố");
    pty.idle();
    pty.shows("[1 Duyệt]");
}

#[test]
fn a_paste_is_text_with_and_without_its_marks() {
    let home = home();
    let mut pty = open(home.path());
    for paste in ["\u{1b}[200~phường âm\rq\r\u{1b}[201~", "phường âm\rq\r"] {
        pty.types("/");
        pty.shows("Tìm");
        pty.idle();
        pty.types(paste);
        pty.shows("phường âm q");
        for _ in 0..2 {
            pty.types("\u{1b}");
            pty.idle(); // or it would be Alt and the next key
        }
    }
    // Into a list it is dropped whole.
    pty.types("\u{1b}[200~q\rq\r\u{1b}[201~");
    pty.shows("Đã bỏ qua nội dung dán");
    pty.types("dòng một\rq\r");
    pty.shows("Đang ở danh sách");
    pty.types("2");
    pty.shows("[2 Tổng quan]");
}
