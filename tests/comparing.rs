//! Two moments side by side: F7.

use tiendo::domain::{Change, Due, Key, Period, Progress, Quarter, Report};

use crate::desk::Desk;

fn updated(key: &str, progress: Progress, done_on: Option<&str>, note: &str) -> Change {
    let done_on = done_on.map(|day| day.parse().expect("a day"));
    let after = Report { progress, done_on, note: note.into(), ..Report::default() };
    Change::Updated { key: Key::new(key), before: Report::default(), after }
}

pub fn moved(key: &str, from: u32, to: u32) -> Change {
    let due = |number| Due {
        period: Some(Period::Quarter(Quarter { year: 2026, number })),
        confirmed: true,
    };
    Change::DueMoved {
        key: Key::new(key),
        before: due(from),
        after: due(to),
        reason: "Chờ khai giảng năm học mới.".into(),
        document: "21-TB/ĐU".into(),
    }
}

pub fn summer() -> Vec<(&'static str, Change)> {
    vec![
        ("2026-05-20", updated("III.1.1", Progress::Underway, None, "Đã họp thống nhất.")),
        ("2026-07-10", updated("III.1.1", Progress::Done, Some("2026-07-08"), "Đã ra mắt.")),
        ("2026-08-12", moved("III.4.1", 2, 4)),
        ("2026-09-15", updated("III.3.4", Progress::Underway, None, "Đã khảo sát mặt bằng.")),
    ]
}

#[test]
fn two_quarters_are_compared_and_an_item_is_opened() {
    let mut desk = Desk::with("2026-09-25", (100, 40), &summer());
    desk.type_keys("<F7>").sees("So sánh hai thời điểm").sees("Hết Quý II/2026, 30/6/2026");
    desk.type_keys("<Enter>").sees("So sánh 30/6/2026 và 25/9/2026");
    desk.sees("mới 0 · xong 1 · đổi hạn 1 ·").sees("XONG").sees("ĐỔI HẠN");
    desk.sees("Đã ra mắt.");
    desk.type_keys("<Tab>").sees("Quý II/2026 → Quý IV/2026 (lùi 184 ngày)");
    desk.sees("ngày 12/8/2026, N.T.Hoa ghi; lý do: Chờ khai giảng năm học mới; văn bản: 21-TB/ĐU");
    desk.type_keys("<Enter>").sees("4.1. TRƯỜNG HỌC XÃ HỘI CHỦ NGHĨA");
}

#[test]
fn one_moment_is_not_compared_with_itself() {
    let mut desk = Desk::with("2026-09-25", (100, 40), &summer());
    desk.type_keys("<F7>hôm nay<Enter>").sees("Hai thời điểm trùng nhau");
    desk.type_keys("<C-u>31/2<Enter>").sees("“31/2” không có trong lịch.");
    desk.type_keys("<C-u>q1<Tab>30/6/2026<Enter>").sees("So sánh 31/3/2026 và 30/6/2026");
    desk.sees("xong 0");
}

#[test]
fn every_window_shows_the_dialogs_and_the_list() {
    for size in [(60, 18), (80, 24), (120, 35)] {
        let mut desk = Desk::with("2026-09-25", size, &summer());
        let name = |what: &str| format!("{what}-{}x{}", size.0, size.1);
        desk.type_keys("<F6>");
        insta::assert_snapshot!(name("moment"), desk.screen());
        desk.type_keys("<Down><Down><Enter><Down>");
        insta::assert_snapshot!(name("past"), desk.screen());
        desk.type_keys("<F6><Enter><F7>");
        insta::assert_snapshot!(name("compare"), desk.screen());
        desk.type_keys("<Enter><Tab>");
        insta::assert_snapshot!(name("compared"), desk.screen());
        desk.type_keys("<Esc>:chot quy<Enter>");
        insta::assert_snapshot!(name("close"), desk.screen());
    }
}
