//! The whole program at another moment: F6.

use tiendo::domain::{Change, Key, Progress, Quarter, Report};

use crate::desk::Desk;

const SIZE: (u16, u16) = (100, 50);

fn reported(progress: Progress, done_on: Option<&str>, note: &str) -> Report {
    let done_on = done_on.map(|day| day.parse().expect("a day"));
    Report { progress, done_on, note: note.into(), ..Report::default() }
}

fn updated(key: &str, before: &Report, after: &Report) -> Change {
    Change::Updated { key: Key::new(key), before: before.clone(), after: after.clone() }
}

/// A model that was begun in May and done in September; the second quarter
/// closed on 3 July.
fn past() -> Vec<(&'static str, Change)> {
    let begun = reported(Progress::Underway, None, "Đã họp thống nhất.");
    let done = reported(Progress::Done, Some("2026-09-10"), "Đã ra mắt mô hình.");
    vec![
        ("2026-05-20", updated("III.1.1", &Report::default(), &begun)),
        (
            "2026-07-03",
            Change::Quarter { quarter: Quarter { year: 2026, number: 2 }, is_closed: true },
        ),
        (
            "2026-07-03",
            updated("III.1.1", &begun, &reported(Progress::Underway, None, "Sau khi chốt.")),
        ),
        ("2026-09-10", updated("III.1.1", &begun, &done)),
    ]
}

#[test]
fn the_program_shows_another_day_on_every_screen_and_comes_back() {
    let mut desk = Desk::with("2026-09-25", SIZE, &past());
    desk.sees("Hôm nay 25/9/2026 · Quý III/2026").sees("Đã ra mắt mô hình.");
    desk.type_keys("<F6>30/6/2026<Enter>");
    desk.sees("Số liệu ngày 30/6/2026 · Quý II/2026").sees("Đã họp thống nhất.");
    desk.sees_no("Đã ra mắt mô hình.").sees("F6 rồi Enter: trở về hôm nay");
    for screen in ["2", "3", "4", "6", "1"] {
        desk.type_keys(screen).sees("Số liệu ngày 30/6/2026").sees("F6 rồi Enter");
    }
    desk.type_keys("<F6><Enter>").sees("Hôm nay 25/9/2026").sees("Đã ra mắt mô hình.");
    desk.sees("Trở về hôm nay, 25/9/2026.");
    desk.type_keys("<Down>").sees_no("F6 rồi Enter");
}

#[test]
fn a_closed_quarter_is_offered_and_means_its_closing() {
    let mut desk = Desk::with("2026-09-25", SIZE, &past());
    desk.type_keys("<F6>").sees("Chốt Quý II/2026, ngày 3/7/2026 (N.T.Hoa)");
    desk.sees("Hôm nay, 25/9/2026").sees("Hết Quý I/2026, 31/3/2026");
    desk.sees_no("Hết Quý II/2026");
    desk.type_keys("q2<Enter>").sees("Số liệu chốt Quý II/2026 · 3/7/2026");
    // What was written on the same day, but behind the closing, is not known.
    desk.sees("Đã họp thống nhất.").sees_no("Sau khi chốt.");
    desk.type_keys("<F6><Down><Enter>").sees("Số liệu chốt Quý II/2026");
    desk.type_keys("<F6>3/7/2026<Enter>").sees("Số liệu ngày 3/7/2026").sees("Sau khi chốt.");
}

#[test]
fn the_past_takes_no_edits_and_neither_does_the_future() {
    let mut desk = Desk::with("2026-09-25", SIZE, &past());
    let entries = desk.ledger().len();
    desk.type_keys("<F6>30/6/2026<Enter>");
    for key in ["s", "t", "<C-z>"] {
        desk.type_keys(key).sees("không cập nhật được. F6 rồi Enter: trở về hôm nay.");
    }
    desk.type_keys("<F6>31/12/2026<Enter>").sees("Xem trước đến 31/12/2026 · Quý IV/2026");
    desk.type_keys("s").sees("Đang xem trước: không cập nhật được.");
    assert_eq!(desk.ledger().len(), entries);
    desk.type_keys("<F6><Enter>s").sees("Ctrl+S");
}

#[test]
fn a_day_that_cannot_be_shown_is_refused_with_a_sentence() {
    let mut desk = Desk::with("2026-09-25", SIZE, &past());
    desk.type_keys("<F6>31/9/2026<Enter>").sees("“31/9/2026” không có trong lịch.");
    desk.type_keys("<C-u>30/6/2025<Enter>");
    desk.sees("Ngày 30/6/2025 trước khi có chương trình. Chọn từ ngày 1/1/2026");
    desk.type_keys("<Esc>").sees("Hôm nay 25/9/2026");
}

#[test]
fn cursor_filter_and_folds_stay() {
    let mut desk = Desk::with("2026-09-25", SIZE, &past());
    desk.type_keys("g3.4<Enter>z<F6>q2<Enter>");
    let key = desk.session.state.browse.selected.clone().expect("a cursor");
    assert_eq!(key, Key::new("III.3.4"));
    let folded = desk.session.state.browse.folded.clone();
    desk.type_keys("<F6><Enter>");
    assert_eq!(desk.session.state.browse.selected.as_ref(), Some(&key));
    assert_eq!(desk.session.state.browse.folded, folded);
}

#[test]
fn a_quarter_is_closed_by_name_once_and_opened_again_by_an_undo() {
    let mut desk = Desk::with("2026-09-25", SIZE, &past());
    desk.type_keys(":chot quy<Enter>").sees("Chốt Quý III/2026?").sees("hoàn thành 1,");
    // The first answer changes nothing.
    desk.type_keys("<Enter>").sees("Hôm nay 25/9/2026 · Quý III/2026");
    desk.sees_no("(đã chốt)");
    desk.type_keys(":chot quy<Enter><Right><Enter>");
    desk.sees("Đã chốt Quý III/2026. Cập nhật từ nay tính vào Quý IV/2026.");
    desk.sees("Quý III/2026 (đã chốt)");
    desk.type_keys("2").sees("Đã chốt Quý III/2026").sees("25/9/2026");
    desk.sees("Chưa cập nhật Quý IV/2026");
    desk.type_keys(":chot quy<Enter>");
    desk.sees("Quý III/2026 đã chốt lúc 12:00 ngày 25/9/2026, người chốt: N.T.Hoa.");
    desk.type_keys("<Esc>1g1.2<Enter>s<Down><Tab><Tab><Tab><Tab>Đã họp.<C-s>");
    let after = desk.ledger().last().expect("an entry").change.clone();
    let Change::Updated { after, .. } = after else { panic!("{after:?}\n{}", desk.screen()) };
    assert_eq!(after.period.map(|period| period.to_string()).as_deref(), Some("2026-Q4"));
    desk.type_keys("<C-z><C-z>").sees("Mở lại Quý III/2026").sees_no("(đã chốt)");
    desk.type_keys(":chot quy<Enter>").sees("Chốt Quý III/2026?");
}

#[test]
fn in_october_the_third_quarter_is_the_one_to_close() {
    let mut desk = Desk::sized("2026-10-05", SIZE);
    desk.type_keys(":chot quy<Enter>").sees("Chốt Quý III/2026?");
    let mut desk = Desk::sized("2026-11-25", SIZE);
    desk.type_keys(":chot quy<Enter>").sees("Chốt Quý IV/2026?");
}

#[test]
fn a_clock_set_back_loses_nothing_and_is_told_of() {
    let mut desk = Desk::with("2026-09-25", SIZE, &past());
    desk.set_clock("2026-09-20T08:15:00+07:00").sees("Hôm nay 20/9/2026");
    // What was written "later" has happened all the same.
    desk.sees("Đã ra mắt mô hình.");
    desk.type_keys("g1.2<Enter>s<Down><Tab><Tab><Tab><Tab>Đã khảo sát.<C-s>");
    desk.sees_no("chậm hơn");
    desk.set_clock("2026-09-05T07:00:00+07:00");
    desk.type_keys("s<Tab><Tab><Tab><Tab><C-a>Đã họp lần hai.<C-s>");
    desk.sees("Đồng hồ máy (07:00 5/9/2026) chậm hơn lần ghi trước").sees("(08:15 20/9/2026).");
    let ledger = desk.ledger();
    let [.., before, last] = ledger.as_slice() else { panic!("two entries") };
    assert!(last.at < before.at && last.seq == before.seq + 1);
    // The order of the ledger decides what is in force, on any day that knows both.
    desk.type_keys("<Esc>").sees("Đã họp lần hai.");
    desk.set_clock("2026-09-26T08:00:00+07:00").sees("Đã họp lần hai.");
    desk.type_keys("<F6>22/9/2026<Enter>").sees("Đã họp lần hai.");
    desk.type_keys("<F6>10/9/2026<Enter>").sees("Đã họp lần hai.");
    desk.type_keys("<F6>4/9/2026<Enter>").sees_no("Đã họp lần hai.").sees_no("Đã khảo sát.");
}

#[test]
fn the_day_turns_over_while_the_program_is_open() {
    let mut desk = Desk::with("2026-09-30", SIZE, &past());
    desk.type_keys("g1.2<Enter>").sees("Hôm nay 30/9/2026").sees("hạn hôm nay");
    desk.set_clock("2026-10-01T00:00:05+07:00").sees("Hôm nay 1/10/2026 · Quý IV/2026");
    desk.sees("QUÁ HẠN 1 ngày");
    // A day that was chosen stays; one that was looked ahead to becomes today.
    desk.type_keys("<F6>2/10/2026<Enter>").sees("Xem trước đến 2/10/2026");
    desk.type_keys("<F6>30/6/2026<Enter>").set_clock("2026-10-02T00:00:05+07:00");
    desk.sees("Số liệu ngày 30/6/2026");
    desk.type_keys("<F6>3/10/2026<Enter>").set_clock("2026-10-03T00:00:05+07:00");
    desk.sees("Hôm nay 3/10/2026");
    desk.type_keys("s").sees("Ctrl+S");
}

#[test]
fn a_document_of_another_time_is_shown_with_its_own_items_and_searched() {
    let amended = String::from_utf8_lossy(crate::desk::SEED)
        .replacen("3.2. ", "3.7. ", 1)
        .replace("Phường âm nhạc", "Phường hát quan họ");
    let mut desk = Desk::sized("2026-09-25", SIZE);
    desk.read("kien-an-nq05.md", &amended).type_keys("<C-s>").wait();
    desk.type_keys("g3.7<Enter>").sees("3.7. PHƯỜNG HÁT QUAN HỌ");
    desk.type_keys("/quan ho<Enter>").sees("3.7. PHƯỜNG HÁT QUAN HỌ");
    desk.type_keys("<F6>30/6/2026<Enter>");
    desk.type_keys("g3.2<Enter>").sees("3.2. PHƯỜNG ÂM NHẠC").sees_no("QUAN HỌ");
    desk.type_keys("/quan ho").sees_no("HÁT QUAN HỌ");
    desk.type_keys("<Esc>");
    desk.type_keys("/am nhac<Enter>").sees("3.2. PHƯỜNG ÂM NHẠC");
    desk.type_keys("<F7><Enter>").sees("đổi nội dung");
}

#[test]
fn the_detail_says_who_moved_a_deadline_and_why() {
    let mut desk = Desk::with("2026-09-25", SIZE, &crate::comparing::summer());
    desk.type_keys("g4.1<Enter>").sees("dời từ Quý II/2026: ngày 12/8/2026, N.T.Hoa ghi;");
    desk.sees("Chờ khai giảng năm học").sees("21-TB/ĐU");
}
