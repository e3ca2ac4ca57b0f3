//! Closing quarters and naming moments on the command line.

use super::{Office, texts};

#[test]
fn a_quarter_is_closed_once_from_the_command_line() {
    let office = Office::new();
    let quarter = office.says(&["close"]);
    assert!(quarter.starts_with("Đã chốt Quý "), "{quarter}");
    assert!(quarter.contains("Số liệu lúc chốt: hoàn thành 0,"), "{quarter}");
    let log = office.json(&["log", "--json"]);
    let closed = log.as_array().and_then(|log| log.last()).expect("an entry");
    assert_eq!(closed["change"]["kind"], "quarter");
    let name = closed["change"]["quarter"].as_str().expect("a quarter").to_owned();
    office.refuses(&["close", &name], 1, "người chốt: N.T.Hoa.");
    office.refuses(&["close", "2199-Q1"], 1, "chưa bắt đầu");
    office.refuses(&["close", "2020-Q1"], 1, "đã chốt rồi");
    office.refuses(&["close", "2026-Q5"], 2, "không phải là một quý");
    office.refuses(&["close", "--read-only"], 2, "chỉ đọc");
    // The end of the quarter is its closing.
    let as_of = format!("--as-of={name}");
    assert_eq!(texts(&office.json(&["list", "--json", &as_of]), "key").len(), 42);
    let report = office.says(&["report", "--quarter", &name, "--format=md"]);
    assert!(report.contains("(số liệu chốt ngày "), "{report}");
}

#[test]
fn a_moment_that_cannot_be_shown_is_wrong_usage() {
    let office = Office::new();
    for typed in ["31/9/2026", "2026-02-30", "q5", "hôm kia"] {
        office.refuses(&["list", &format!("--as-of={typed}")], 2, "không có trong lịch");
    }
    office.refuses(&["list", "--as-of=30/6/2025"], 2, "trước khi có chương trình");
    office.refuses(&["show", "3.4", "--as-of=2025-Q4"], 2, "Chọn từ ngày 1/1/2026");
    let update = ["update", "3.4", "underway", "--note=x", "--as-of=2026-06-30"];
    office.refuses(&update, 2, "");
    assert_eq!(
        office.json(&["list", "--json", "--as-of=hôm nay"]),
        office.json(&["list", "--json"])
    );
}

#[test]
fn two_days_are_compared_for_people_and_for_programs() {
    let office = Office::new();
    office.run(&["update", "1.1", "done", "--note", "Đã ra mắt.", "--evidence", "1-KH/ĐU"]);
    let text = office.says(&["compare", "30/6/2026", "hôm nay"]);
    assert!(text.contains("XONG (1)\n  1.1 Chính quyền thân thiện\n"), "{text}");
    let shape = office.json(&["compare", "hôm nay", "30/6/2026", "--json"]);
    assert_eq!(shape[0]["from"], "2026-06-30");
    assert_eq!(shape[0]["counts"]["done"], 1);
    let items = shape[0]["items"].as_array().expect("a list");
    let done = items.iter().find(|item| item["key"] == "III.1.1").expect("it is done");
    assert_eq!(done["before"]["standing"], "due_soon");
    assert!(done["groups"].as_array().expect("a list").contains(&"done".into()));
    // What was written later is not in the log of that day.
    office.refuses(&["log", "--as-of=30/6/2026"], 1, "");
    office.refuses(&["compare", "q2", "30/6/2026"], 2, "trùng nhau");
    office.refuses(&["compare", "q2", "31/6/2026"], 2, "không có trong lịch");
    office.refuses(&["slips"], 1, "Chưa có thời hạn nào");
    assert_eq!(office.run(&["slips", "--json"]).out, "[]\n");
}
