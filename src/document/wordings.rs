//! Deadlines as offices word them: each is read, or kept as text with a doubt.

use super::time::{self, Reading};
use super::*;
use crate::domain::Content;

fn read_as(text: &str) -> String {
    match time::read(text, Lexicon::embedded()) {
        Reading::Period(period) => period.to_string(),
        Reading::Standing => "standing".to_owned(),
        Reading::Missing => "missing".to_owned(),
        Reading::Unread => "unread".to_owned(),
    }
}

const WORDINGS: &[(&str, &str)] = &[
    // Quarters.
    ("QUÝ II/2026", "2026-Q2"),
    ("quý ii/2026", "2026-Q2"),
    ("Quý II.2026", "2026-Q2"),
    ("Quý II-2026", "2026-Q2"),
    ("Quý 2, năm 2026", "2026-Q2"),
    ("QII/2026", "2026-Q2"),
    ("Q3/2026", "2026-Q3"),
    ("Q.IV/2026", "2026-Q4"),
    ("Hết quý III/2026", "2026-Q3"),
    ("đến hết quý II năm 2026", "2026-Q2"),
    ("Trong quý I/2027", "2027-Q1"),
    ("đầu quý III/2026", "2026-Q3"),
    ("Cuối quý IV/2026", "2026-Q4"),
    ("Trước quý III/2026", "2026-Q2"),
    ("Quý III, IV/2026", "2026-07-01/2026-12-31"),
    ("Quý I, II, III/2026", "2026-01-01/2026-09-30"),
    ("Quý III và quý IV/2026", "2026-07-01/2026-12-31"),
    ("Quý I; quý IV/2026", "2026-01-01/2026-12-31"),
    ("Quý IV/2025 và Quý I/2026", "2025-10-01/2026-03-31"),
    ("Quý IV/2026 đến hết Quý II/2027", "2026-10-01/2027-06-30"),
    ("Từ quý II/2026", "2026/2026+"),
    ("Bắt đầu từ quý II/2026", "2026/2026+"),
    ("Từ quý II/2026 trở đi", "2026/2026+"),
    // Months.
    ("tháng 09/2026", "2026-09"),
    ("Tháng 9 năm 2026", "2026-09"),
    ("T9/2026", "2026-09"),
    ("T.10/2026", "2026-10"),
    ("9/2026", "2026-09"),
    ("Hoàn thành trong tháng 9/2026", "2026-09"),
    ("Chậm nhất cuối tháng 9/2026", "2026-09"),
    ("Trước tháng 6/2026", "2026-05"),
    ("Tháng 4, 5/2026", "2026-04-01/2026-05-31"),
    ("Tháng 4, 5 và 6/2026", "2026-04-01/2026-06-30"),
    ("Tháng 7 - 9/2026", "2026-07-01/2026-09-30"),
    ("Từ tháng 5/2026 đến tháng 8/2026", "2026-05-01/2026-08-31"),
    ("Từ tháng 5 - 8/2026", "2026-05-01/2026-08-31"),
    ("Dự kiến tháng 11/2025", "2025-11"),
    ("Tháng 11/2025 (sau khi cấp tỉnh ban hành Hướng dẫn)", "2025-11"),
    // Days.
    ("trước 15/10/2026", "2026-10-14"),
    ("Trước ngày 15 tháng 10 năm 2026", "2026-10-14"),
    ("Xong trước ngày 15-10-2026", "2026-10-14"),
    ("chậm nhất là ngày 10/12/2026", "2026-12-10"),
    ("Muộn nhất ngày 10.12.2026", "2026-12-10"),
    ("Đến 31/12/2026", "2026-12-31"),
    ("Đến 17h00, ngày 01/02/2026", "2026-02-01"),
    ("Từ ngày 10 đến ngày 20/11/2026", "2026-11-10/2026-11-20"),
    ("Từ ngày 20/01 đến ngày 15/3/2026", "2026-01-20/2026-03-15"),
    ("từ 01/6/2026 đến 31/8/2026", "2026-06-01/2026-08-31"),
    ("01/6/2026 - 31/8/2026", "2026-06-01/2026-08-31"),
    ("Từ ngày 01/7/2026", "2026/2026+"),
    ("Từ khi ban hành đến ngày 31/12/2026", "2026-12-31"),
    // Years and halves.
    ("Năm 2026", "2026"),
    ("cuối năm 2026", "2026"),
    ("Hết năm 2026", "2026"),
    ("Trước năm 2028", "2027"),
    ("6 tháng đầu năm 2027", "2027-H1"),
    ("06 tháng cuối năm 2026", "2026-H2"),
    ("Năm 2026 - 2027", "2026/2027"),
    ("Từ năm 2026 đến năm 2028", "2026/2028"),
    ("Giai đoạn 2026-2030", "2026/2030"),
    ("Nhiệm kỳ 2025 - 2030", "2025/2030"),
    ("Năm 2026 và các năm tiếp theo", "2026/2026+"),
    ("2026 và những năm tiếp theo", "2026/2026+"),
    ("Từ năm 2026 trở đi", "2026/2026+"),
    ("Đến năm 2030, tầm nhìn 2045", "2030"),
    ("Đến năm 2030, tầm nhìn đến năm 2045", "2030"),
    // Again and again.
    ("hằng năm", "yearly"),
    ("HÀNG NĂM", "yearly"),
    ("Hàng tháng", "monthly"),
    ("Hằng tháng (trước ngày 25)", "monthly"),
    ("Định kỳ trước ngày 15 hằng tháng", "monthly"),
    ("Trước ngày 20/11 hằng năm", "yearly"),
    ("Quý IV hằng năm", "yearly"),
    ("Hằng quý, hằng năm", "quarterly"),
    ("6 tháng/lần", "half_yearly"),
    ("02 lần/năm", "half_yearly"),
    ("Thường xuyên, hằng năm", "yearly"),
    // No deadline meant.
    ("thường xuyên", "standing"),
    ("Thường xuyên, liên tục", "standing"),
    ("Theo yêu cầu", "standing"),
    ("Hằng tuần", "standing"),
    ("Trong cả nhiệm kỳ", "standing"),
    // Kept as text, with a doubt: nothing is guessed.
    ("Quý III", "unread"),
    ("đầu quý III", "unread"),
    ("hoàn thành trong tháng 9", "unread"),
    ("trước 15/10", "unread"),
    ("Đầu năm 2026", "unread"),
    ("Giữa năm 2026", "unread"),
    ("khi có hướng dẫn", "unread"),
    ("Theo tiến độ chung của tỉnh", "unread"),
    ("Sau 30 ngày kể từ ngày ban hành", "unread"),
    ("Ngay sau khi Nghị quyết được thông qua", "unread"),
    ("Quý V/2026", "unread"),
    ("30/02/2026", "unread"),
    ("Theo Kế hoạch số 05/2026/KH-UBND", "unread"),
    ("Theo Quyết định số 42/2014/QĐ-TTg", "unread"),
    // Nothing written.
    ("…", "missing"),
    ("-", "missing"),
];

#[test]
fn every_wording_is_read_or_kept() {
    let wrong: Vec<String> = WORDINGS
        .iter()
        .map(|(text, expected)| (text, read_as(text), expected))
        .filter(|(_, found, expected)| found != *expected)
        .map(|(text, found, expected)| format!("{text}: {found}, not {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The words stand as written in a table as in a block of labels, and each that
/// was not read has its doubt, and no other has.
#[test]
fn the_words_are_kept_and_what_is_unread_is_told() {
    for (words, expected) in WORDINGS {
        let table = format!(
            "PHỤ LỤC\n\n| TT | Nhiệm vụ | Chủ trì | Thời gian |\n|---|---|---|---|\n\
             | 1 | Việc | Sở Nội vụ | {words} |\n"
        );
        let block = format!("I. VIỆC\n1. Việc\n- Chủ trì: Sở Nội vụ\n- Thời gian: {words}\n");
        for (name, text) in [("x.md", table), ("x.txt", block)] {
            let programme = read(name, text.as_bytes(), ProgrammeId::new("x"), Lexicon::embedded());
            let programme = programme.expect("a paper");
            let task = programme.nodes.iter().find_map(|node| match &node.content {
                Content::Task(task) => Some(task),
                Content::Section
                | Content::Group
                | Content::Model(_)
                | Content::Duty(_)
                | Content::Indicator(_)
                | Content::Text => None,
            });
            let task = task.unwrap_or_else(|| panic!("{words}: no task in {name}"));
            let period = task.period.map(|period| period.to_string()).unwrap_or_default();
            let read = !matches!(*expected, "unread" | "standing" | "missing");
            assert_eq!(period, if read { *expected } else { "" }, "{words} in {name}");
            if *expected != "missing" {
                assert_eq!(task.time, tokens::bare(words), "{words} in {name}");
            }
            let told = programme.notices.iter().filter(|n| n.code == NoticeCode::TimeUnread);
            assert_eq!(told.count(), usize::from(*expected == "unread"), "{words} in {name}");
        }
    }
}
