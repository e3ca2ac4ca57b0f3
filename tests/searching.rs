//! "Who leads this?" (UX §2, §6.8 checks 7 and 8).

use crate::desk::Desk;

/// What is typed, and what the first result must show.
const FIRST: &[(&str, &str)] = &[
    ("dang uy cong an", "Đảng ủy Công an phường"),
    ("Đảng uỷ công an", "Đảng ủy Công an phường"),
    ("cqtt", "1.1 Chính quyền thân thiện"),
    ("ubnd", "Đảng ủy UBND phường"),
    ("uỷ ban", "Ủy ban"),
    ("mttq", "MTTQ"),
    ("chqs", "Ban CHQS"),
    ("dvsnc", "DVSNC"),
    ("3.4", "3.4 Công viên sinh thái"),
    ("a\u{302}m nha\u{323}c", "3.2 Phường âm nhạc"),
    ("am nhac", "3.2 Phường âm nhạc"),
    ("ma tuy", "3.3 Phường không ma túy"),
    ("suc khoe", "3.5 Chăm sóc sức khỏe"),
    ("benh vien nhi", "Đảng bộ Bệnh viện Nhi"),
    ("ddangr uyr coong an", "Đảng ủy Công an phường"),
    ("nhạc âm", "3.2 Phường âm nhạc"),
];

#[test]
fn the_right_answer_stands_first() {
    for (typed, first) in FIRST {
        let mut desk = Desk::sized("2026-09-25", (120, 35));
        desk.type_keys("/").type_keys(typed);
        let screen = desk.screen();
        let chosen = screen.lines().find(|line| line.contains('▌') && line.contains("║▌"));
        let rows: Vec<&str> = screen.lines().filter(|line| line.contains('▌')).collect();
        let shown = rows.iter().any(|line| line.contains(first));
        assert!(shown, "{typed}: wanted {first}\n{chosen:?}\n{screen}");
    }
}

#[test]
fn who_leads_what_takes_nine_keys() {
    let mut desk = Desk::on("2026-09-25");
    let keys = "/am nhac<Enter>";
    assert!(crate::desk::events(keys).len() <= 9);
    desk.type_keys(keys).sees("3.2. PHƯỜNG ÂM NHẠC");
    assert!(desk.line_with("Chủ trì").contains("Đảng ủy UBND phường"));
}

#[test]
fn esc_returns_to_where_one_was() {
    let mut desk = Desk::on("2026-09-25");
    desk.type_keys("g2.1<Enter>");
    let before = desk.screen();
    desk.type_keys("/ma tuy<Esc>");
    assert_eq!(desk.screen(), before);
}

#[test]
fn nothing_found_says_what_is_near() {
    let mut desk = Desk::on("2026-09-25");
    desk.type_keys("/thue co so 6").sees("Không thấy “thue co so 6”");
    desk.sees("Thuế cơ sở 5");
}

#[test]
fn filters_narrow_the_search() {
    let mut desk = Desk::sized("2026-09-25", (120, 35));
    desk.type_keys("/phuong q:IV/2026").sees_no("3.2 Phường âm nhạc");
    let mut desk = Desk::sized("2026-09-25", (120, 35));
    desk.type_keys("/q:IV/2026").sees("3.4 Công viên sinh thái");
    let mut desk = Desk::sized("2026-09-25", (120, 35));
    desk.type_keys("/@cong_an").sees("3.3 Phường không ma túy").sees("1.3");
    desk.sees_no("1.1 Chính quyền");
    let mut desk = Desk::sized("2026-09-25", (120, 35));
    desk.type_keys("/#qua_han").sees("4.1 Trường học").sees_no("3.4 Công viên");
}

#[test]
fn n_goes_through_the_results() {
    let mut desk = Desk::on("2026-09-25");
    desk.type_keys("/truong hoc<Enter>n").sees("Kết quả 2/");
    desk.type_keys("N").sees("Kết quả 1/");
    desk.type_keys("<F3>").sees("Kết quả 2/");
}

#[test]
fn a_number_is_gone_to() {
    let mut desk = Desk::on("2026-09-25");
    desk.type_keys("g9.9<Enter>").sees("Không có mục 9.9");
    desk.type_keys("<C-u>3.4<Enter>").sees("3.4. CÔNG VIÊN SINH THÁI");
}
