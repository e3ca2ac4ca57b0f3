//! A rehearsed review: the keys of a clicker, conclusions by keyboard, the
//! power cut twice, and what the next review begins with.

use tiendo::domain::{Change, Key, Presence, Progress, Report, Review};

use crate::desk::Desk;

const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (120, 35)];

fn reported(key: &str, progress: Progress, done_on: Option<&str>) -> Change {
    let note = "Đã có 3/9 trường gửi kế hoạch.".to_owned();
    let done_on = done_on.map(|day| day.parse().expect("a day"));
    let after = Report { progress, note, done_on, ..Report::default() };
    Change::Updated { key: Key::new(key), before: Report::default(), after }
}

fn office(size: (u16, u16)) -> Desk {
    let changes = [
        ("2026-06-24", reported("III.1.3", Progress::Done, Some("2026-06-24"))),
        ("2026-09-10", reported("III.2.1", Progress::Done, Some("2026-09-10"))),
        ("2026-09-12", reported("III.4.1", Progress::Underway, None)),
    ];
    Desk::with("2026-09-25", size, &changes)
}

fn held(desk: &Desk) -> Review {
    let ledger = desk.ledger();
    let last = ledger.last().expect("an entry");
    let Change::Reviewed { review, is_held: true } = &last.change else {
        panic!("the last entry is no review: {:?}", last.change);
    };
    review.as_ref().clone()
}

/// The figures of the totals page, by the words before them.
fn figure(desk: &Desk, label: &str) -> Vec<usize> {
    let line = desk.line_with(label);
    line.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}

#[test]
fn a_whole_review_at_three_sizes_with_the_power_cut_twice() {
    for size in SIZES {
        let mut desk = office(size);
        let before = desk.ledger().len();
        desk.type_keys("<F5><F5>").sees("HỌP BTV QUÝ III/2026").sees("SL 25/9");
        desk.type_keys("<PgDn>").sees("14 MÔ HÌNH");
        let rows = ["Hoàn thành đúng hạn", "Trong hạn", "Sắp đến hạn", "QUÁ HẠN"];
        let sum: usize = rows.iter().map(|label| figure(&desk, label)[0]).sum();
        let rare = ["Hoàn thành quá hạn", "Cần xác nhận"].map(|label| figure(&desk, label)[0]);
        assert_eq!(sum + rare.iter().sum::<usize>(), 14, "{}", desk.screen());
        assert_eq!(figure(&desk, "Cộng  ")[0], 14);
        // Hidden and shown; a second press of the same button does nothing.
        desk.type_keys("..").sees("14 MÔ HÌNH");
        desk.type_keys("b").sees_no("14");
        desk.type_keys("b").sees("14 MÔ HÌNH");
        desk.type_keys("g4.1<Enter>").sees("4.1  TRƯỜNG HỌC XÃ HỘI CHỦ NGHĨA");
        desk.sees("QUÁ HẠN 87 NGÀY").sees("3/9 trường");
        desk.type_keys("r<Right>").sees("Gia hạn").sees("4.1  TRƯỜNG HỌC");
        desk.type_keys("<Tab><Tab>quý 4/2026<Tab>Chưa có tiêu");
        // The power is cut in the middle of a word.
        let mut desk = desk.reopened("2026-09-25", size);
        desk.sees("4.1  TRƯỜNG HỌC").sees("Chưa có tiêu").sees("quý 4/2026");
        desk.type_keys(" chí<C-s>").sees("Gia hạn mô hình 4.1 đến Quý IV/2026");
        desk.type_keys("g2.2<Enter>r<Left><Left><Left><Left><Left>").sees("Giao việc");
        desk.type_keys("<Tab><C-a>thue<Tab>10/10/2026<Tab>Báo cáo nguyên nhân<C-s>");
        desk.type_keys("<F9>Nguyễn Văn A<Tab>Cần một đầu mối<C-s>");
        desk.type_keys("<F8>").paste("1. Nguyễn Văn A - Bí thư\n2. Trần Thị B - Phó Bí thư\n");
        desk.type_keys("<Enter><Up><Enter>đi công tác<Enter>").sees("1/2");
        desk.type_keys("<Esc>");
        // And again.
        let mut desk = desk.reopened("2026-09-25", size);
        desk.sees("2.2 ");
        desk.type_keys("<End>").sees("KẾT LUẬN CUỘC HỌP (2)");
        assert_eq!(desk.ledger().len(), before, "the plan has not changed yet");
        desk.type_keys(":chot hop<Enter>").sees("Quý II/2026 → Quý IV/2026");
        desk.type_keys("<Right><Enter>").sees("Danh sách kết luận");
        let review = held(&desk);
        assert_eq!(review.conclusions.len(), 2);
        assert_eq!(review.remarks[0].about, Some(Key::new("III.2.2")));
        assert_eq!(review.people[1].presence, Presence::Absent("đi công tác".into()));
        assert_eq!(desk.ledger().len(), before + 1);
    }
}

/// One conclusion on an item, and the review closed.
fn closed() -> Desk {
    let mut desk = office((80, 24));
    desk.type_keys("<F5>g2.2<Enter>r<Left><Left><Left><Left><Left>");
    desk.type_keys("<Tab><C-a>thue<Tab>10/10/2026<Tab>Báo cáo nguyên nhân chậm<C-s>");
    desk.type_keys(":chot hop<Enter><Right><Enter>").sees("Danh sách kết luận");
    desk
}

#[test]
fn the_next_review_begins_with_what_was_concluded() {
    let mut desk = closed().reopened("2026-12-20", (80, 24));
    desk.type_keys("<F5>").sees("Kết luận kỳ trước").sees("báo cáo nguyên nhân chậm");
    desk.sees("quá hạn 1");
    desk.type_keys("<PgDn>").sees("Kết luận số 1").sees("Thuế cơ sở 5").sees("QUÁ HẠN 71 NGÀY");
    desk.type_keys("<Esc>/bao cao nguyen nhan<Enter>").sees("Thuế cơ sở 5");
    desk.type_keys("s<Down><Down><Tab><Tab><Tab><Tab>").sees("Cập nhật");
}

#[test]
fn a_closed_review_is_taken_back_whole_and_is_open_again() {
    let mut desk = closed();
    desk.type_keys("<C-z>");
    let ledger = desk.ledger();
    assert!(matches!(
        ledger.last().map(|entry| entry.change.effective()),
        Some(Change::Reviewed { is_held: false, .. })
    ));
    desk.sees("bản nháp, chưa chốt").sees("1. Giao Thuế cơ sở 5");
    desk.type_keys("<C-y>").sees_no("bản nháp");
}

#[test]
fn what_is_missing_is_asked_for_and_nothing_is_lost() {
    let mut desk = office((80, 24));
    desk.type_keys("r").sees("Bấm F5 để mở cuộc họp");
    desk.type_keys("<F5>g4.1<Enter>r<Right><C-s>").sees("Chưa có thời hạn");
    desk.type_keys("31/9/2026<C-s>").sees("không có trong lịch");
    desk.type_keys("<C-a>1/9/2026<C-s>").sees("Thời hạn đã qua");
    desk.type_keys("<C-a>quý 4/2026<C-s>").sees("Chưa ghi nội dung");
    desk.type_keys("Chờ hướng dẫn<BackTab><BackTab><C-a><Del><C-s>")
        .sees("Chưa giao cho đơn vị nào");
    desk.type_keys("Phòng Kinh tế<C-s>").sees("chưa có trong chương trình");
    desk.type_keys("<C-s>").sees("Đã ghi: Gia hạn mô hình 4.1");
    // Undone and done again while the wall is on.
    desk.type_keys("<End>").sees("KẾT LUẬN CUỘC HỌP (1)");
    desk.type_keys("<C-z><C-z>").sees("KẾT LUẬN CUỘC HỌP (0)");
    desk.type_keys("<C-y>").sees("KẾT LUẬN CUỘC HỌP (1)");
}

#[test]
fn leaving_comes_back_to_the_screen_and_f5_to_the_page() {
    let mut desk = office((80, 24));
    desk.type_keys("3<Down><Down>");
    let screen = desk.screen();
    desk.type_keys("<F5>g3.2<Enter>").sees("PHƯỜNG ÂM NHẠC");
    desk.type_keys("<Esc><Esc>");
    let first_line = |text: &str| text.lines().take(20).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(first_line(&desk.screen()), first_line(&screen));
    desk.type_keys("<F5>").sees("mục 3.2?");
    desk.type_keys("<PgDn>").sees("PHƯỜNG ÂM NHẠC");
}

#[test]
fn edits_do_not_reach_the_wall_until_it_is_asked_for() {
    let mut desk = office((80, 24));
    desk.type_keys("<F5>g1.2<Enter>").sees("CÒN 5 NGÀY");
    desk.type_keys("s<Down><Tab><Tab><Tab><Tab>").sees("Cập nhật");
    desk.type_keys("<Esc><Right><Enter>").resize(100, 30).sees("CÒN 5 NGÀY");
    desk.burst("<PgDn><PgDn><PgDn>").type_keys("<PgUp>").sees("CÒN 5 NGÀY");
    desk.type_keys(":lay so lieu<Enter>").sees("Đã lấy số liệu");
}

#[test]
fn pages_at_every_size() {
    for (columns, rows) in SIZES {
        let mut desk = office((columns, rows));
        let size = format!("{columns}x{rows}");
        desk.type_keys("<F5>");
        insta::assert_snapshot!(format!("figures-{size}"), desk.screen());
        desk.type_keys("<PgDn>");
        insta::assert_snapshot!(format!("totals-{size}"), desk.screen());
        desk.type_keys("g4.1<Enter>");
        insta::assert_snapshot!(format!("item-{size}"), desk.screen());
        desk.type_keys("r<Right><Tab><Tab>quý 4/2026<Tab>Chưa có tiêu chí");
        insta::assert_snapshot!(format!("conclusion-{size}"), desk.screen());
        desk.type_keys("<C-s><F8>");
        insta::assert_snapshot!(format!("people-{size}"), desk.screen());
        desk.type_keys("<Esc><Esc>5");
        insta::assert_snapshot!(format!("screen5-{size}"), desk.screen());
        desk.type_keys(":chot hop<Enter>");
        insta::assert_snapshot!(format!("closing-{size}"), desk.screen());
    }
}

#[test]
fn a_page_fits_the_window_from_the_first_frame_on() {
    let mut desk = office((120, 35));
    desk.type_keys("<F5>g4.1<Enter>");
    let wide = desk.screen();
    desk.resize(60, 18).resize(120, 35);
    assert_eq!(desk.screen(), wide);
    let narrow = desk.resize(60, 18).screen();
    let reopened = desk.reopened("2026-09-25", (60, 18)).screen();
    let page = |text: &str| text.lines().take(16).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(page(&narrow), page(&reopened));
}
