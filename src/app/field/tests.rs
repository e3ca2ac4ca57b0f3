//! What was recorded from input methods, and each rule by example.

use super::*;

/// Streams recorded from UniKey's engine (`⌫` is one backspace event), and the
/// text that the person at the keyboard meant.
const STREAMS: [(&str, &str, &str); 18] = [
    ("Telex DDangr uyr", "D⌫Đang⌫⌫⌫ảng uy⌫⌫ủy", "Đảng ủy"),
    ("Telex dduwowcj", "d⌫đu⌫ưo⌫ơc⌫⌫ợc", "được"),
    ("Telex phuwowngf", "phu⌫ưo⌫ơng⌫⌫⌫ờng", "phường"),
    ("Telex Kieens An", "Kie⌫ên⌫⌫ến An", "Kiến An"),
    ("Telex thuwowngj toon", "thu⌫ưo⌫ơng⌫⌫⌫ợng to⌫ôn", "thượng tôn"),
    ("Telex khowir nghieepj", "kho⌫ơi⌫⌫ởi nghie⌫êp⌫⌫ệp", "khởi nghiệp"),
    ("Telex nghiax", "nghia⌫⌫ĩa", "nghĩa"),
    ("Telex tieengsf", "tie⌫êng⌫⌫⌫ếng⌫⌫⌫ềng", "tiềng"),
    ("VNI D9ang3 uy3", "D⌫Đang⌫⌫⌫ảng uy⌫⌫ủy", "Đảng ủy"),
    ("VNI phuo7ng2", "phuo⌫⌫ương⌫⌫⌫ờng", "phường"),
    ("VNI thuong75 to6n", "thuong⌫⌫⌫⌫ương⌫⌫⌫ợng to⌫ôn", "thượng tôn"),
    ("Telex tieengsf, decomposed", "tie⌫êng⌫⌫⌫e\u{302}\u{301}ng⌫⌫⌫⌫⌫e\u{302}\u{300}ng", "tiềng"),
    ("Telex tieengsf, tone alone decomposed", "tie⌫êng⌫⌫⌫ê\u{301}ng⌫⌫⌫⌫ê\u{300}ng", "tiềng"),
    ("Telex ujj", "u⌫ụ⌫uj", "uj"),
    ("check 1", "tie⌫êng⌫⌫⌫ếng", "tiếng"),
    ("U+202F before the backspaces", "muo\u{202f}⌫⌫ô", "muô"),
    ("VNI chu71", "chu⌫ư⌫ứ", "chứ"),
    ("MS Vietnamese layout", "tiê\u{301}ng Viê\u{323}t", "tiếng Việt"),
];

fn play(field: &mut Field, stream: &str) {
    for c in stream.chars() {
        match c {
            '⌫' => field.erase_back(),
            c => field.insert(c),
        }
    }
}

fn typed(stream: &str) -> Field {
    let mut field = Field::paragraph("");
    play(&mut field, stream);
    field
}

#[test]
fn every_recorded_stream_gives_what_was_meant() {
    for (keys, stream, expected) in STREAMS {
        for (before, after) in [("", ""), ("Số 12 ", " và Đảng"), ("ế", "\u{302}ng")] {
            let mut field = Field::line(&format!("{before}{after}"));
            field.content.cursor = before.chars().count();
            play(&mut field, stream);
            assert_eq!(field.text(), text::clean(&format!("{before}{expected}{after}")), "{keys}");
        }
    }
}

#[test]
fn one_undo_takes_back_the_word_that_an_input_method_wrote_in_pieces() {
    for (keys, stream, expected) in STREAMS {
        let mut field = typed("Số ");
        play(&mut field, stream);
        let mut words: Vec<&str> = expected.split_inclusive(' ').collect();
        while words.pop().is_some() {
            assert!(field.undo());
            assert_eq!(field.text(), format!("Số {}", words.concat()), "{keys}");
        }
        while field.redo() {}
        assert_eq!(field.text(), format!("Số {expected}"), "{keys}");
    }
}

#[test]
fn retoning_a_word_that_stood_there_is_undone_to_that_word() {
    let mut field = Field::line("Kiên An");
    (0..3).for_each(|_| field.left(false));
    play(&mut field, "⌫⌫ến");
    assert_eq!(field.text(), "Kiến An");
    assert!(field.undo());
    assert_eq!(field.text(), "Kiên An");
    assert!(!field.undo());
}

#[test]
fn what_a_person_erased_comes_back() {
    let mut field = typed("một hai⌫⌫⌫⌫⌫");
    assert_eq!(field.text(), "mộ");
    assert!(field.undo());
    assert_eq!(field.text(), "một hai");
    let mut field = typed("một hai⌫⌫⌫⌫⌫i");
    let states = std::iter::from_fn(|| field.undo().then(|| field.text()));
    assert_eq!(states.collect::<Vec<String>>(), ["mộ", "một hai", "một ", ""]);
}

#[test]
fn an_input_method_may_select_what_it_replaces() {
    let mut field = typed("so tieng");
    (0..3).for_each(|_| field.left(true));
    play(&mut field, "êng");
    (0..3).for_each(|_| field.left(true));
    play(&mut field, "ếng");
    assert_eq!(field.text(), "so tiếng");
    assert!(field.undo());
    assert_eq!(field.text(), "so ");
}

#[test]
fn a_new_edit_forgets_what_was_undone() {
    let mut field = typed("một hai");
    assert!(field.undo());
    field.insert('b');
    assert!(!field.redo());
    assert_eq!(field.text(), "một b");
}

#[test]
fn backspace_takes_one_code_point_and_delete_one_letter() {
    let mut field = Field::line("");
    play(&mut field, "e\u{302}\u{301}");
    field.erase_back();
    assert_eq!(field.raw(), "e\u{302}");
    field.insert('\u{301}');
    field.home(false);
    field.erase_forward();
    assert_eq!(field.raw(), "");
    field.erase_forward();
    assert!(field.undo());
    assert_eq!(field.raw(), "e\u{302}\u{301}");
    for space in ['\u{A0}', '\u{202F}', '\u{3000}', '\u{200B}'] {
        field.insert(space);
        field.erase_back();
        assert_eq!(field.raw(), "e\u{302}\u{301}");
    }
}

#[test]
fn pasted_lines_become_lines_or_spaces_and_never_commands() {
    let pasted = "do\u{300}ng 1\r\nhai\rba\u{7}\u{1b}[31m\n";
    let mut line = Field::line("");
    line.paste(pasted);
    assert_eq!(line.raw(), "dòng 1 hai ba[31m");
    let mut paragraph = Field::paragraph("");
    paragraph.paste(pasted);
    assert_eq!(paragraph.raw(), "dòng 1\nhai\nba[31m\n");
    paragraph.paste("\u{7}\u{FEFF}");
    assert!(paragraph.undo());
    assert!(paragraph.is_empty() && !paragraph.undo());
    line.select_all();
    line.paste("Số\u{A0}12\t\u{202E}ĐU");
    assert_eq!(line.raw(), "Số 12 ĐU");
}

#[test]
fn typed_line_ends_are_kept_in_paragraphs_only() {
    for (mut field, expected) in [(Field::line("a"), "a  b"), (Field::paragraph("a"), "a\n\nb")] {
        "\r\n\u{1b}b".chars().for_each(|c| field.insert(c));
        assert_eq!(field.text(), expected);
    }
}

#[test]
fn invisible_characters_stay_until_the_text_is_asked_for() {
    let mut field = Field::line("");
    play(&mut field, "Số\u{202F}12\u{200B}-KH\u{AD}/Đ\u{FEFF}U");
    assert_eq!(field.raw().chars().count(), 14);
    assert_eq!(field.text(), "Số 12-KH/ĐU");
    (0..3).for_each(|_| field.left(false));
    field.settle();
    assert_eq!(field.raw(), "Số 12-KH/ĐU");
    field.insert('x');
    assert_eq!(field.text(), "Số 12-KH/xĐU");
}

#[test]
fn the_cursor_goes_by_letters_words_and_lines() {
    let mut field = Field::paragraph("Quý III\nđa\u{323}t chuẩn, 50%");
    let mark = |field: &mut Field| {
        field.insert('|');
        let text = field.text();
        assert!(field.undo());
        text
    };
    field.word_left(false);
    assert_eq!(mark(&mut field), "Quý III\nđạt chuẩn, |50%");
    field.word_left(false);
    field.word_left(false);
    assert_eq!(mark(&mut field), "Quý III\n|đạt chuẩn, 50%");
    field.right(false);
    field.right(false);
    assert_eq!(mark(&mut field), "Quý III\nđạ|t chuẩn, 50%");
    field.left(false);
    assert_eq!(mark(&mut field), "Quý III\nđ|ạt chuẩn, 50%");
    field.word_right(false);
    assert_eq!(mark(&mut field), "Quý III\nđạt |chuẩn, 50%");
    field.end(false);
    field.home(false);
    field.left(false);
    assert_eq!(mark(&mut field), "Quý III|\nđạt chuẩn, 50%");
    field.home(false);
    field.left(false);
    assert_eq!(mark(&mut field), "|Quý III\nđạt chuẩn, 50%");
}

#[test]
fn words_and_line_beginnings_are_erased_whole() {
    let mut field = Field::line("Đảng ủy Công an phường");
    field.erase_word();
    assert_eq!(field.text(), "Đảng ủy Công an ");
    field.left(false);
    field.erase_to_start();
    assert_eq!(field.text(), " ");
    assert!(field.undo() && field.undo() && !field.undo());
    assert!(!field.is_changed());
    field.left(true);
    field.erase_word();
    assert_eq!(field.text(), "Đảng ủy Công an phườn");
    let mut lines = Field::paragraph("một\nhai ba");
    lines.erase_to_start();
    lines.erase_to_start();
    assert_eq!(lines.text(), "một\n");
}

#[test]
fn a_selection_is_replaced_copied_and_left_at_its_ends() {
    let mut field = Field::line("tie\u{302}\u{301}ng");
    field.left(true);
    field.left(true);
    field.left(true);
    assert_eq!(field.selection().as_deref(), Some("ếng"));
    field.left(false);
    assert_eq!((field.selection(), field.visible_line(10).cursor_column), (None, 2));
    field.end(true);
    field.right(false);
    assert_eq!((field.selection(), field.visible_line(10).cursor_column), (None, 5));
    field.select_all();
    field.insert('x');
    assert_eq!(field.text(), "x");
    assert!(field.undo());
    assert_eq!(field.selection().as_deref(), Some("tiếng"));
}

#[test]
fn a_text_typed_back_is_no_change() {
    let mut field = Field::line("Đã trình");
    assert!(!field.is_changed());
    field.insert('x');
    assert!(field.is_changed());
    field.erase_back();
    assert!(!field.is_changed());
    field.set_text("khác");
    assert!(!field.is_changed() && !field.undo());
}

#[test]
fn the_cursor_stands_behind_the_letter_just_typed() {
    let mut field = Field::line("");
    for (at, c) in "tie\u{302}\u{301}ng Vie\u{323}\u{302}t".chars().enumerate() {
        field.insert(c);
        let line = field.visible_line(40);
        assert_eq!(usize::from(line.cursor_column), text::width(&field.text()), "{at}");
        assert_eq!(line.text, field.text());
    }
    assert_eq!(field.visible_line(40).cursor_column, 10);
}

#[test]
fn a_line_scrolls_so_that_the_cursor_shows() {
    let mut field = Field::line("0123456789abcdef");
    let line = field.visible_line(10);
    assert_eq!((line.text.as_str(), line.cursor_column, line.scroll), ("abcdef", 6, 10));
    field.home(false);
    let line = field.visible_line(10);
    assert_eq!((line.text.as_str(), line.cursor_column, line.scroll), ("0123456789", 0, 0));
    field.end(true);
    assert_eq!(field.visible_line(10).selected, Some(0..6));
    let wide = Field::line("日本日本日本");
    let line = wide.visible_line(6);
    assert_eq!((line.text.as_str(), line.cursor_column, line.scroll), ("本", 2, 10));
}

#[test]
fn a_paragraph_wraps_between_words_and_leaves_room_for_the_cursor() {
    let mut field = Field::paragraph("Đã trình dự thảo;\nchờ ý kiến");
    let lines = |field: &Field| {
        field.wrapped(9).lines.into_iter().map(|line| line.text).collect::<Vec<String>>()
    };
    assert_eq!(lines(&field), ["Đã trình", "dự thảo;", "chờ ý", "kiến"]);
    assert_eq!((field.wrapped(9).cursor_row, field.wrapped(9).cursor_column), (3, 4));
    play(&mut field, " TT HĐND");
    assert_eq!(lines(&field), ["Đã trình", "dự thảo;", "chờ ý", "kiến TT", "HĐND"]);
    assert_eq!(field.wrapped(9).first_row(2), 3);
    field.home(false);
    field.left(false);
    assert_eq!((field.wrapped(9).cursor_row, field.wrapped(9).cursor_column), (1, 8));
    field.select_all();
    let selected: Vec<_> = field.wrapped(9).lines.into_iter().map(|line| line.selected).collect();
    assert_eq!(selected, [Some(0..8), Some(0..8), Some(0..6), Some(0..8), Some(0..4)]);
}

#[test]
fn up_and_down_keep_their_column_through_short_rows() {
    let mut field = Field::paragraph("một hai ba\nx\nbốn năm sáu");
    (0..3).for_each(|_| field.left(false));
    let at = |field: &Field| (field.wrapped(20).cursor_row, field.wrapped(20).cursor_column);
    assert_eq!(at(&field), (2, 8));
    assert!(field.up(20, false));
    assert_eq!(at(&field), (1, 1));
    assert!(field.up(20, false));
    assert_eq!(at(&field), (0, 8));
    assert!(!field.up(20, false));
    assert!(field.down(20, true) && field.down(20, true) && !field.down(20, true));
    assert_eq!(field.selection().as_deref(), Some("ba\nx\nbốn năm "));
    let mut narrow = Field::paragraph("một hai ba bốn");
    assert!(narrow.up(8, false));
    assert_eq!((narrow.wrapped(8).cursor_row, narrow.wrapped(8).cursor_column), (0, 6));
    assert!(!Field::line("một").up(8, false));
}
