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
