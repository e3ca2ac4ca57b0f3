//! Vietnamese typing, as the input methods really send it (UX §6.8 checks 1–6,
//! 9, 10 and the recorded streams of its appendix).

use crossterm::event::Event;

use crate::desk::{Desk, events};

/// Keys, and the text that is due; `⌫` is one backspace.
pub const STREAMS: &[(&str, &str)] = &[
    ("D⌫Đang⌫⌫⌫ảng uy⌫⌫ủy", "Đảng ủy"),
    ("d⌫đu⌫ưo⌫ơc⌫⌫ợc", "được"),
    ("phu⌫ưo⌫ơng⌫⌫⌫ờng", "phường"),
    ("Kie⌫ên⌫⌫ến An", "Kiến An"),
    ("thu⌫ưo⌫ơng⌫⌫⌫ợng to⌫ôn", "thượng tôn"),
    ("kho⌫ơi⌫⌫ởi nghie⌫êp⌫⌫ệp", "khởi nghiệp"),
    ("nghia⌫⌫ĩa", "nghĩa"),
    ("tie⌫êng⌫⌫⌫ếng⌫⌫⌫ềng", "tiềng"),
    ("phuo⌫⌫ương⌫⌫⌫ờng", "phường"),
    ("thuong⌫⌫⌫⌫ương⌫⌫⌫ợng to⌫ôn", "thượng tôn"),
    ("tie⌫êng⌫⌫⌫ê\u{301}ng⌫⌫⌫⌫ê\u{300}ng", "tiềng"),
    ("tie⌫êng⌫⌫⌫ếng", "tiếng"),
    ("muo\u{202f}⌫⌫ô", "muô"),
    ("chu⌫ư⌫ứ", "chứ"),
];

#[test]
fn every_recorded_stream_gives_its_text() {
    for (stream, text) in STREAMS {
        for backspace in ["<BS>", "<C-h>", "<S-BS>"] {
            let keys = stream.replace('⌫', backspace);
            let mut one_by_one = Desk::on("2026-09-25");
            one_by_one.type_keys("/").type_keys(&keys);
            assert_eq!(one_by_one.field(), *text, "{stream} key by key with {backspace}");
            let mut at_once = Desk::on("2026-09-25");
            at_once.type_keys("/").burst(&keys);
            assert_eq!(at_once.field(), *text, "{stream} at once with {backspace}");
            let mut with_the_slash = Desk::on("2026-09-25");
            with_the_slash.burst(&format!("/{keys}"));
            assert_eq!(with_the_slash.field(), *text, "{stream} with the slash");
        }
    }
}

#[test]
fn vowels_in_a_list_change_nothing() {
    let mut desk = Desk::on("2026-09-25");
    let before = desk.ledger();
    desk.type_keys("jku").sees("Ctrl+Z");
    desk.burst("<BS>ụ").sees("Bộ gõ tiếng Việt đang bật");
    desk.burst("<BS>uj");
    assert_eq!(desk.ledger(), before);
    assert!(desk.session.state.overlays.is_empty());
}

#[test]
fn letters_that_an_input_method_takes_back_are_no_digits() {
    for (first, rest) in [("a", "<BS>â"), ("e", "<BS>ê"), ("o", "<C-h>ô"), ("d", "<BS>đ")] {
        let mut at_once = Desk::on("2026-09-25");
        at_once.type_keys(first).burst(rest).sees("Bộ gõ tiếng Việt đang bật");
        at_once.sees("[1 Duyệt]");
        let mut one_by_one = Desk::on("2026-09-25");
        one_by_one.type_keys(first).type_keys(rest).sees("Bộ gõ tiếng Việt đang bật");
        one_by_one.sees("[1 Duyệt]");
        // The layout of Windows has no such letters to take back.
        one_by_one.type_keys("k").type_keys("â").sees("[2 Tổng quan]");
    }
}

#[test]
fn a_paste_that_ends_its_own_marks_runs_nothing() {
    let paste = |text: &str| Event::Paste(text.to_owned());
    let after = || events("q<Enter><C-q>");
    let mut desk = Desk::on("2026-09-25");
    desk.session.step([vec![paste("dòng 1")], after()].concat()).expect("drawn");
    desk.sees("Đã bỏ qua nội dung dán");
    assert!(!desk.session.state.is_over);
    assert!(desk.session.state.overlays.is_empty());
    let mut field = Desk::on("2026-09-25");
    field.type_keys("/");
    field.session.step([vec![paste("dòng 1")], events("<Enter>")].concat()).expect("drawn");
    assert_eq!(field.field().trim_end(), "dòng 1");
}

#[test]
fn a_paste_in_a_field_never_submits() {
    let mut desk = Desk::on("2026-09-25");
    desk.type_keys("/").paste("dòng 1\rq\r");
    assert_eq!(desk.field(), "dòng 1 q");
    let mut as_keys = Desk::on("2026-09-25");
    as_keys.type_keys("/").burst("dòng 1<Enter>q<Enter>");
    assert_eq!(as_keys.field().trim_end(), "dòng 1 q");
    assert!(!as_keys.session.state.is_over);
}

#[test]
fn a_paste_in_a_list_runs_nothing() {
    let mut desk = Desk::on("2026-09-25");
    let row = desk.session.state.browse.selected.clone();
    desk.paste("dòng 1\rq\r").sees("Đã bỏ qua nội dung dán");
    desk.burst("dòng 1<Enter>q<Enter>").sees("Đang ở danh sách");
    assert!(!desk.session.state.is_over);
    assert_eq!(desk.session.state.browse.selected, row);
    assert!(desk.session.state.overlays.is_empty());
}

#[test]
fn a_key_without_use_here_says_so() {
    let mut desk = Desk::on("2026-09-25");
    desk.type_keys("3z").sees("Phím “z” không dùng ở màn hình này");
    desk.type_keys("6f").sees("Phím “f” không dùng ở màn hình này");
    desk.type_keys("1z").sees_no("không dùng");
    desk.type_keys(".").sees("Phím “.” không dùng");
}

#[test]
fn the_digits_of_the_vietnamese_layout_open_screens() {
    let mut desk = Desk::on("2026-09-25");
    desk.type_keys("ô").sees("[4 Đơn vị]");
    desk.type_keys("ă").sees("[1 Duyệt]");
}

#[test]
fn the_cursor_stands_after_the_last_letter_and_hides_in_lists() {
    let mut desk = Desk::on("2026-09-25");
    let (_, shows) = desk.cursor();
    assert!(!shows, "hidden in the tree");
    desk.type_keys("/");
    let ((start, row), shows) = desk.cursor();
    assert!(shows);
    for (typed, letter) in (1..).zip(["a", "ệ", "m", "\u{323}", " ", "x"]) {
        desk.type_keys(letter);
        let ((x, y), _) = desk.cursor();
        let columns = typed - u16::from(typed >= 4);
        assert_eq!((x, y), (start + columns, row), "after {letter:?}");
    }
    desk.type_keys("<Esc>");
    assert!(!desk.cursor().1);
}
