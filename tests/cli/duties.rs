//! Instances of duties and rolls on the command line.

use serde_json::Value;

use super::Office;

#[test]
fn a_period_that_is_none_of_the_duty_is_refused_with_a_sentence() {
    let office = Office::new();
    let update = |period: &str| {
        office.run(&["update", "V.5/2", "done", "--note", "Đã gửi.", "--period", period])
    };
    for (period, said) in [
        ("2026-Q3", "không báo cáo theo quý III/2026"),
        ("2999-01", "chưa bắt đầu"),
        ("2020-01", "Chưa theo dõi tháng 1/2020"),
    ] {
        let done = update(period);
        assert_eq!(done.code, 2, "{period}: {}", done.err);
        assert!(done.err.contains(said), "{period}: {}", done.err);
    }
    let once = office.run(&["update", "1.2", "done", "--note", "x", "--period", "2026-09"]);
    assert_eq!((once.code, once.err.contains("không định kỳ")), (2, true), "{}", once.err);
    let done =
        office.run(&["update", "V.5/2", "đã nộp", "--note", "Đã gửi.", "--evidence", "7-BC/UBKT"]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(done.out.contains("Đã nộp"), "{}", done.out);
    let shown = office.json(&["show", "V.5/2", "--json"]);
    let instances = shown["items"][0]["instances"].as_array().expect("a list");
    let last = instances.last().expect("this month");
    assert_eq!(last["submission"], "in_time");
    assert!(last["handed_in"].is_string() && last["period"].is_string() && last["due"].is_string());
}

#[test]
fn members_are_listed_and_the_roll_is_called() {
    let office = Office::new();
    let early = office.run(&["roll", "4.3", "--reported", "số 1"]);
    assert_eq!((early.code, early.err.contains("tiendo members")), (1, true), "{}", early.err);
    let list = office
        .write("ds.txt", "1. Chi bộ số 1;\n2. Chi bộ số 2;\n\n2. chi bộ số 2\n- Chi bộ số 12.\n");
    let kept = office.json(&["members", "chi bo to dan pho", &list, "--json"]);
    assert_eq!(kept["members"], serde_json::json!(["Chi bộ số 1", "Chi bộ số 2", "Chi bộ số 12"]));
    let roll = |more: &[&str]| -> Value {
        let arguments: Vec<&str> = ["roll", "4.3", "--json"].iter().chain(more).copied().collect();
        let done = office.run(&arguments);
        assert_eq!(done.code, 0, "{}", done.err);
        serde_json::from_str(&done.out).expect("JSON")
    };
    let called = roll(&["--reported", "chi bo so 1", "--reported", "Chi bộ số 12"]);
    assert_eq!(called["reported"], serde_json::json!(["Chi bộ số 1", "Chi bộ số 12"]));
    assert_eq!(called["missing"], serde_json::json!(["Chi bộ số 2"]));
    assert_eq!(called["group"], "cac-chi-bo-to-dan-pho");
    assert_eq!(called["period"], Value::Null);
    assert_eq!(roll(&["--missing", "số 12"])["reported"], serde_json::json!(["Chi bộ số 1"]));
    assert_eq!(office.json(&["show", "4.3", "--json"])["roll"], roll(&[]));
    for (name, said) in [("số", "có thể là"), ("Chi bộ số 3", "Không có thành viên nào")]
    {
        let done = office.run(&["roll", "4.3", "--reported", name]);
        assert_eq!((done.code, done.err.contains(said)), (2, true), "{}", done.err);
    }
    assert_eq!(office.run(&["roll", "1.2"]).code, 1);
    assert_eq!(office.run(&["members", "cong an phuong"]).code, 1);
    let blank = office.write("trong.txt", "\n - \n");
    assert_eq!(office.run(&["members", "chi bo to dan pho", &blank]).code, 1);
    assert_eq!(office.run(&["verify"]).code, 0);
}
