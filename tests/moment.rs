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
    desk.type_keys("2").sees("Quý III/2026 đã chốt ngày 25/9/2026");
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
