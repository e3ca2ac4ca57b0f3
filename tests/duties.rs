//! Duties that come round, and roll-calls, from key to store.

use tiendo::app::duties;
use tiendo::domain::{Change, Key, Period, Progress, Report, Submission, UnitId};

use crate::desk::Desk;

/// The monthly duty of the inspection committee.
const MONTHLY: &str = "V.5/2";

fn month(month: u32) -> Period {
    Period::Month { year: 2026, month }
}

fn filed(key: &str, period: Period, done_on: &str) -> Change {
    let after = Report {
        progress: Progress::Done,
        done_on: done_on.parse().ok(),
        period: Some(period),
        note: "Đã gửi báo cáo tháng.".to_owned(),
        ..Report::default()
    };
    Change::Updated { key: Key::new(key), before: Report::default(), after }
}

fn submissions(desk: &Desk, key: &str) -> Vec<(Period, Submission)> {
    let volume = desk.session.state.volume().expect("a programme");
    let known = duties::recurring(volume).into_iter().find(|duty| duty.item.key.as_str() == key);
    let instances = known.expect("a duty that comes round").instances;
    instances.into_iter().map(|known| (known.period, known.submission)).collect()
}

#[test]
fn the_form_begins_with_the_oldest_that_was_not_handed_in() {
    let mut desk = Desk::with(
        "2026-09-25",
        (80, 24),
        &[("2026-05-29", filed(MONTHLY, month(5), "2026-05-29"))],
    );
    desk.type_keys("gV.5/2<Enter>s").sees("tháng 6/2026 (hạn 30/6/2026)");
    desk.sees("Chưa nộp").sees("Đã nộp").sees("Ngày nộp").sees("↓ lấy lại câu kỳ trước");
    // A newer one is chosen with an arrow; the words go along.
    desk.type_keys("<Right><Right><Right><Right>").sees("tháng 9/2026 (hạn 30/9/2026)");
    desk.type_keys("<Left>").sees("tháng 8/2026 (hạn 31/8/2026)");
    desk.type_keys("<Down><Down><Tab><Tab>07-BC/UBKT<Tab><Tab>Đã nộp báo cáo tháng 8.<C-s>");
    desk.sees("Đã lưu V.5/2, tháng 8/2026: Đã nộp. Hoàn tác: Ctrl+Z");
    let expected = [
        (month(5), Submission::InTime),
        (month(6), Submission::Missed),
        (month(7), Submission::Missed),
        (month(8), Submission::Late),
        (month(9), Submission::Awaited),
    ];
    assert_eq!(submissions(&desk, MONTHLY), expected);
    desk.type_keys("<C-z>").sees("Đã hoàn tác: V.5/2, tháng 8/2026");
    assert_eq!(submissions(&desk, MONTHLY)[3], (month(8), Submission::Missed));
    desk.type_keys("<C-y>");
    assert_eq!(submissions(&desk, MONTHLY), expected);
}

#[test]
fn what_was_handed_in_is_shown_again_and_another_instance_is_empty() {
    let mut desk = Desk::with(
        "2026-09-25",
        (80, 24),
        &[("2026-09-03", filed(MONTHLY, month(9), "2026-09-03"))],
    );
    desk.type_keys("gV.5/2<Enter>s").sees("tháng 5/2026").sees_no("Đã gửi báo cáo tháng.\n");
    desk.type_keys("<Right><Right><Right><Right>").sees("3/9/2026");
    let overlay = desk.session.state.overlays.last().expect("the form");
    let tiendo::app::overlay::Overlay::Report(form) = overlay else { panic!("not the form") };
    assert_eq!(form.note.text(), "Đã gửi báo cáo tháng.");
    assert!(!form.is_changed(), "looking changes nothing");
    desk.type_keys("<Esc>").sees_no("Cập nhật tiến độ");
}

#[test]
fn what_was_not_handed_in_is_counted_listed_and_found() {
    let mut desk = Desk::on("2026-09-25");
    desk.type_keys("2<Tab><Tab><Tab>").sees("Việc định kỳ chưa nộp");
    desk.sees("7 kỳ/4 việc");
    desk.type_keys("<Down><Enter>").sees("có kỳ chưa nộp");
    let state = &desk.session.state;
    let volume = state.volume().expect("a programme");
    assert_eq!(state.filter.items(volume).len(), 4);
    desk.type_keys("<Esc>1/#chưa nộp").sees("4 kết quả");
    desk.type_keys("<Esc>/#missed").sees("4 kết quả");
}

#[test]
fn every_window_shows_which_instance_and_who_is_missing() {
    let group = listed(NEIGHBOURHOODS, &["Chi bộ Tổ dân phố số 1", "Chi bộ Tổ dân phố số 2"]);
    for (columns, rows) in [(60, 18), (80, 24), (120, 35)] {
        let mut desk = Desk::with("2026-09-25", (columns, rows), &[("2026-05-04", group.clone())]);
        desk.type_keys("gV.1/2<Enter>s");
        insta::assert_snapshot!(format!("form-{columns}x{rows}"), desk.screen());
        desk.type_keys("<Esc>g4.3<Enter><F8>");
        insta::assert_snapshot!(format!("roll-{columns}x{rows}"), desk.screen());
        desk.type_keys("<Esc>4<Down>");
        insta::assert_snapshot!(format!("units-{columns}x{rows}"), desk.screen());
        desk.type_keys("s");
        insta::assert_snapshot!(format!("members-{columns}x{rows}"), desk.screen());
    }
}

#[test]
fn a_draft_remembers_which_instance_it_is_about() {
    let mut desk = Desk::on("2026-09-25");
    desk.type_keys(
        "gV.5/2<Enter>s<Right><Right><Tab><Tab><Tab><Tab>Đang tổng hợp<Esc><Right><Enter>",
    );
    desk.type_keys("s").sees("tháng 7/2026").sees("Đang tổng hợp");
}

#[test]
fn the_detail_says_what_became_of_every_instance() {
    let changes = [
        ("2026-05-29", filed(MONTHLY, month(5), "2026-05-29")),
        ("2026-07-05", filed(MONTHLY, month(6), "2026-07-05")),
    ];
    let mut desk = Desk::with("2026-09-25", (120, 35), &changes);
    desk.type_keys("gV.5/2<Enter>");
    desk.sees("Tháng 5/2026  nộp đúng hạn 29/5").sees("Tháng 6/2026  nộp trễ 5/7");
    desk.sees("Tháng 7/2026  chưa nộp").sees("Tháng 9/2026  chưa nộp, hạn 30/9");
    desk.sees("đúng hạn 1, trễ 1, chưa nộp 2, chưa đến hạn 1").sees("chưa nộp 2 kỳ");
    insta::assert_snapshot!(desk.screen());
}

fn members(desk: &Desk, group: &str) -> Vec<String> {
    let volume = desk.session.state.volume().expect("a programme");
    volume.board.members(&UnitId::new(group)).to_vec()
}

fn listed(group: &str, names: &[&str]) -> Change {
    let after = names.iter().map(|name| (*name).to_owned()).collect();
    Change::Members { unit: UnitId::new(group), before: Vec::new(), after }
}

const NEIGHBOURHOODS: &str = "cac-chi-bo-to-dan-pho";

#[test]
fn a_roll_leads_to_the_list_of_members_and_comes_back() {
    let mut desk = Desk::on("2026-09-25");
    desk.type_keys("g4.3<Enter><F8>").sees("Điểm danh").sees("chưa có danh sách thành viên");
    desk.type_keys("<Enter>").sees("Thành viên của nhóm");
    desk.paste("1. Chi bộ số 1;\r\n2. Chi bộ số 2\r\n\r\n- Chi bộ số 10\r\nchi bộ số 2");
    desk.sees("Các chi bộ tổ dân phố: 3 tên");
    desk.type_keys("<C-s>").sees("Đã lưu danh sách Các chi bộ tổ dân phố: 3 thành viên");
    assert_eq!(members(&desk, NEIGHBOURHOODS), ["Chi bộ số 1", "Chi bộ số 2", "Chi bộ số 10"]);
    // The roll has waited below, and has taken the names up.
    desk.sees("[ ] Chi bộ số 10").sees("Đã báo cáo 0/3");
    desk.type_keys("<Space>").sees("[x] Chi bộ số 1").sees("Đã báo cáo 1/3");
    desk.type_keys("<Down><Down><Enter>").sees("[x] Chi bộ số 10").sees("Đã báo cáo 2/3");
    desk.type_keys("<Esc>").sees("Bỏ những gì vừa ghi?");
    desk.type_keys("<Enter><C-s>");
    desk.sees("Đã lưu điểm danh 4.3: 2 đơn vị đã báo cáo. Hoàn tác: Ctrl+Z");
    let roll = |desk: &Desk| {
        let volume = desk.session.state.volume().expect("a programme");
        let roll = duties::roll(volume, &Key::new("III.4.3"), None).expect("a roll");
        let owned = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        (owned(&roll.reported), owned(&roll.missing))
    };
    assert_eq!(roll(&desk).0, ["Chi bộ số 1", "Chi bộ số 10"]);
    assert_eq!(roll(&desk).1, ["Chi bộ số 2"]);
    desk.type_keys("<C-z>").sees("Đã hoàn tác điểm danh 4.3: 0 đơn vị đã báo cáo");
    assert_eq!(roll(&desk).1.len(), 3);
    desk.type_keys("<C-z>").sees("Đã hoàn tác danh sách Các chi bộ tổ dân phố: 0 thành viên");
    assert_eq!(members(&desk, NEIGHBOURHOODS), Vec::<String>::new());
    desk.type_keys("<C-y><C-y>");
    assert_eq!(roll(&desk).0.len(), 2);
}

#[test]
fn everybody_is_called_at_once_and_the_detail_names_who_is_missing() {
    let changes =
        [("2026-05-04", listed(NEIGHBOURHOODS, &["Chi bộ số 1", "Chi bộ số 2", "Chi bộ số 3"]))];
    let mut desk = Desk::with("2026-09-25", (120, 35), &changes);
    desk.type_keys("g4.3<Enter>").sees("đã báo cáo 0/3; chưa:");
    desk.type_keys("<F8><Up><Space>").sees("Đã báo cáo 3/3");
    desk.type_keys("<Space>");
    desk.sees("Đã báo cáo 0/3");
    desk.type_keys("<Down><Space><Down><Space>").sees("Đã báo cáo 2/3");
    insta::assert_snapshot!(desk.screen());
    desk.type_keys("<C-s>").sees("đã báo cáo 2/3; chưa: Chi bộ số 3");
    // Leaving without a change asks nothing.
    desk.type_keys("<F8><Esc>").sees_no("Đã báo cáo 2/3");
}

#[test]
fn a_figure_of_every_cell_and_a_group_of_the_list_can_be_called_and_one_body_cannot() {
    let mut desk = Desk::on("2026-09-25");
    desk.type_keys("gIV.1/1<Enter><F8>").sees("Các chi bộ, đảng bộ trực thuộc");
    desk.type_keys("<Esc>");
    desk.type_keys("g1.2<Enter><F8>").sees("không giao cho một nhóm đơn vị");
    desk.type_keys("4");
    while desk.session.state.units.selected.as_ref().is_none_or(|u| u.as_str() != NEIGHBOURHOODS) {
        desk.type_keys("<Down>");
    }
    desk.type_keys("s").sees("Các chi bộ tổ dân phố: 0 tên");
    desk.type_keys("<C-s>").sees("Danh sách không có tên nào");
    desk.type_keys("Chi bộ số 1<Enter>Chi bộ số 2<Esc>").sees("Bỏ những gì vừa ghi?");
    desk.type_keys("<Enter>").type_keys("<C-s>");
    assert_eq!(members(&desk, NEIGHBOURHOODS), ["Chi bộ số 1", "Chi bộ số 2"]);
}
