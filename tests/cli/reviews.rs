//! Reviews that were held, their minutes and notices, by the real binary.

use std::fs;

use tiendo::domain::{Change, Review};
use tiendo::runtime::data::Data;
use tiendo::runtime::opening;
use tiendo::store::{Draft, Mode};

use super::Office;
use crate::desk::noon;
use crate::minutes::{conclusions, review};

/// An office in whose store reviews were closed, on these days.
fn reviewed(days: &[&str]) -> Office {
    let office = Office::new();
    let mut store = opening::open(&office.path("store"), Mode::ReadWrite).expect("a store");
    let at = noon("2026-05-04");
    let contents = opening::fill(store.as_mut(), &Data::default(), "x", at).expect("filled");
    let programme = &contents.programmes[0];
    let mut last = contents.last_seq();
    for day in days {
        let review = Review {
            id: (*day).to_owned(),
            as_of: day.parse().expect("a day"),
            through: last,
            begun: noon(day),
            ..review(conclusions(programme))
        };
        let change = Change::Reviewed { review: Box::new(review), is_held: true };
        let draft =
            Draft { at: noon(day), by: "x".into(), programme: programme.id.clone(), change };
        last = store.append(last, draft).expect("appended").seq;
    }
    office
}

#[test]
fn without_a_review_there_are_no_minutes() {
    let office = Office::new();
    office.refuses(&["minutes"], 1, "Chưa có kỳ họp nào được chốt");
    office.refuses(&["reviews"], 1, "Chưa có kỳ họp nào được chốt");
    let none = office.refuses(&["reviews", "--json"], 1, "Chưa có kỳ họp");
    assert_eq!(none.out, "[]\n");
}

#[test]
fn the_only_review_need_not_be_named() {
    let office = reviewed(&["2026-09-25"]);
    assert_eq!(office.says(&["minutes"]), "Đã ghi bien-ban-2026-09-25.docx.\n");
    let path = office.path("bien-ban-2026-09-25.docx");
    let bytes = fs::read(&path).expect("is there");
    assert!(bytes.starts_with(b"PK"));
    office.refuses(&["minutes"], 1, "hoặc thêm --force");
    office.says(&["minutes", "--force"]);
    assert_eq!(fs::read(&path).expect("is there"), bytes, "the same paper every time");
    let said = office.says(&["minutes", "25/9/2026", "--kind", "notice"]);
    assert_eq!(said, "Đã ghi thong-bao-ket-luan-2026-09-25.docx.\n");
    let notice = office.says(&["minutes", "--kind=notice", "--format=md"]);
    assert!(notice.contains("# THÔNG BÁO") && notice.contains("## II. NHIỆM VỤ"), "{notice}");
    office.says(&["minutes", "-o", "a.md"]);
    let minutes = fs::read_to_string(office.path("a.md")).expect("is there");
    assert!(minutes.contains("# BIÊN BẢN"), "{minutes}");
    let rows = office.says(&["reviews"]);
    assert!(
        rows.starts_with("2026-09-25  Họp Ban Thường vụ") && rows.contains("dự 11/13"),
        "{rows}"
    );
}

#[test]
fn its_figures_are_those_of_the_list_of_that_day() {
    let office = reviewed(&["2026-06-26", "2026-09-25"]);
    let told = office.json(&["minutes", "2026-09-25", "--format=json"]);
    let list = office.json(&["list", "--json", "--as-of=2026-09-24"]);
    let items = list.as_array().expect("a list");
    for name in ["done_in_time", "in_time", "due_soon", "overdue", "paused", "no_deadline"] {
        let listed = items.iter().filter(|item| item["standing"] == name).count() as u64;
        let [figures, earlier] = ["figures", "earlier"].map(|part| told[part][name].as_u64());
        assert_eq!(figures.zip(earlier).map(|(a, b)| a + b), Some(listed), "{name}");
    }
    assert_eq!(told["came"], 11);
    assert_eq!(told["conclusions"].as_array().map(Vec::len), Some(10));
    assert_eq!(told["conclusions"][1]["key"], "KL.2026-09-25/2");
}

#[test]
fn of_several_reviews_one_has_to_be_named() {
    let office = reviewed(&["2026-06-26", "2026-09-25"]);
    office.refuses(&["minutes"], 2, "các kỳ họp đã chốt: 2026-06-26, 2026-09-25");
    office.refuses(&["minutes", "2026-07-01"], 1, "Không có kỳ họp “2026-07-01”");
    office.refuses(&["minutes", "last", "--kind=report"], 2, "notice, minutes");
    office.refuses(&["minutes", "last", "--format=csv"], 2, "docx, md, json");
    office.refuses(&["minutes", "last", "--layout=hd99"], 2, "hd05, hd36");
    let told = office.json(&["minutes", "last", "--format=json"]);
    assert_eq!(told["id"], "2026-09-25");
    let all = office.json(&["reviews", "--json"]);
    assert_eq!(super::texts(&all, "id"), ["2026-06-26", "2026-09-25"]);
    let then = office.json(&["reviews", "--json", "--as-of=2026-07-01"]);
    assert_eq!(super::texts(&then, "id"), ["2026-06-26"]);
}
