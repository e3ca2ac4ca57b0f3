//! Every figure of the overview opens a list of just that length.

use crate::screens::busy;

/// The last number in a text.
fn last_number(text: &str) -> Option<usize> {
    let digits = |c: char| !c.is_ascii_digit();
    text.split(digits).rfind(|part| !part.is_empty()).and_then(|part| part.parse().ok())
}

/// The figure of the row under the cursor.
fn figure(screen: &str) -> usize {
    let line = screen.lines().find(|line| line.contains('▌')).expect("a cursor");
    let row = line.split('▌').nth(1).expect("a row");
    let row = row.split('║').next().expect("a border");
    last_number(row).unwrap_or_else(|| panic!("no figure in {row}"))
}

#[test]
fn enter_lists_as_many_as_the_figure_says_and_escape_comes_back() {
    for size in [(60, 18), (80, 24), (120, 35)] {
        let mut desk = busy(size);
        desk.type_keys("2");
        for _ in 0..10 {
            let overview = desk.screen();
            let count = figure(&overview);
            desk.type_keys("<Enter>");
            if count == 0 {
                desk.sees("Không có mục nào.").sees("[2 Tổng quan]");
                desk.type_keys("<Home>");
            } else {
                desk.sees("[1 Duyệt]").sees(&format!("· {count} mục"));
                desk.type_keys("<Esc>");
                assert_eq!(desk.screen(), overview, "back where one was");
            }
            desk.type_keys("<Down>");
        }
    }
}

#[test]
fn what_is_updated_here_moves_from_one_figure_to_another() {
    let mut desk = busy((80, 24));
    desk.type_keys("2<Tab>");
    desk.sees("Quá hạn (2)").sees("7 + 7 = 14");
    // Done, today, by a paper.
    desk.type_keys("s<Down><Down><Tab><Tab>15-KH/ĐU<Tab><Tab>Đã ban hành.<C-s>");
    desk.sees("Quá hạn (1)").sees("2.2: Hoàn thành");
    assert!(desk.line_with("Chưa hoàn thành").contains(" 6 "));
    desk.type_keys("<C-z>");
    desk.sees("Quá hạn (2)");
}

#[test]
fn the_document_is_left_for_an_item_and_come_back_to() {
    let mut desk = busy((80, 24));
    desk.type_keys("6g3.2<Enter>");
    desk.sees("[6 Văn bản]").sees("› 3.2 · dòng 176/");
    let page = desk.screen();
    desk.type_keys("<Enter>");
    desk.sees("[1 Duyệt]").sees("PHƯỜNG ÂM NHẠC");
    desk.type_keys("<Esc>");
    assert_eq!(desk.screen(), page);
    desk.type_keys("x");
    desk.sees("Văn bản gốc").sees("**3.2. Mô hình: Phường âm nhạc**");
}

#[test]
fn a_second_click_opens_what_was_clicked() {
    let mut desk = busy((80, 24));
    desk.type_keys("2m");
    desk.click(5, 11);
    assert!(desk.line_with("▌").contains("QUÁ HẠN"), "{}", desk.screen());
    desk.click(5, 11);
    desk.sees("[1 Duyệt]").sees("QUÁ HẠN, mô hình · 2 mục");
    desk.type_keys("<Esc>6");
    desk.click(8, 14);
    assert!(desk.line_with("▌").contains("Căn cứ"), "{}", desk.screen());
}
