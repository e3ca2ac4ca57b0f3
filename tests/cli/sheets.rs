//! The update sheet from hand to hand: given out, filled in, taken back.

use std::fs;

use serde_json::Value;

use super::Office;

/// A sheet that came back, with two updates; one row is missing.
const FILLED: &[u8] = include_bytes!("../documents/sheets/ubnd-2026-Q3-libreoffice.xlsx");

fn progress(office: &Office, key: &str) -> Value {
    office.json(&["show", key, "--json"])["report"]["progress"].clone()
}

#[test]
fn a_sheet_goes_out_whole_or_not_at_all() {
    let office = Office::new();
    let said = office.says(&["sheet", "--unit", "dang uy cong an phuong", "-o", "a.xlsx"]);
    assert_eq!(said, "a.xlsx: Đảng ủy Công an phường, 1 mục\n");
    let sheet = fs::read(office.path("a.xlsx")).expect("written");
    assert!(sheet.starts_with(b"PK"));
    // What a unit may have filled in is not written over.
    office.write("a.xlsx", "đã ghi");
    let again = ["sheet", "--unit=dang uy cong an phuong", "-o=a.xlsx"];
    office.refuses(&again, 1, "Đã có a.xlsx");
    assert_eq!(fs::read(office.path("a.xlsx")).expect("there"), "đã ghi".as_bytes());
    office.says(&["sheet", "--unit=dang uy cong an phuong", "-o=a.xlsx", "--force"]);
    assert_eq!(fs::read(office.path("a.xlsx")).expect("there"), sheet);
    let nowhere = ["sheet", "--unit=ubnd", "-o=no/such/a.xlsx"];
    office.refuses(&nowhere, 1, "Không ghi được no/such/a.xlsx (không có thư mục ấy)");
    office.write("folder/x", "");
    let folder = ["sheet", "--unit=ubnd", "-o=folder", "--force"];
    office.refuses(&folder, 1, "Không ghi được folder (đây là thư mục)");
    office.refuses(&["sheet", "--unit=thue co so 5"], 1, "không chủ trì mục nào");
    office.refuses(&["sheet", "--unit=qqqqq"], 1, "Không thấy “qqqqq”");
    office.refuses(&["sheet"], 2, "Thiếu --unit");
    office.refuses(&["sheet", "--unit=x", "--all=y"], 2, "Không dùng --unit <UNIT> cùng với --all");
    let files: Vec<_> = fs::read_dir(office.path("")).expect("a folder").flatten().collect();
    assert!(files.iter().all(|file| !file.file_name().to_string_lossy().contains("tmp")));
}

#[test]
fn all_units_that_lead_get_theirs() {
    let office = Office::new();
    let said = office.says(&["sheet", "--all", "out/phieu", "--as-of=2026-09-25"]);
    let files = fs::read_dir(office.path("out/phieu")).expect("made").count();
    assert_eq!((files, said.lines().count()), (15, 15), "{said}");
    assert!(office.path("out/phieu/phieu-dang-uy-cong-an-phuong-2026-Q3.xlsx").exists());
    office.refuses(&["sheet", "--all=out/phieu", "--as-of=2026-09-25"], 1, "Đã có out/phieu");
    let fresh = office.path("out/phieu/phieu-dang-uy-cong-an-phuong-2026-Q3.xlsx");
    let fresh = fresh.to_string_lossy();
    assert!(office.says(&["collect", &fresh, "--dry-run"]).contains("Không có gì mới: 1 mục."));
    assert!(office.says(&["collect", &fresh, "--yes"]).contains("Phiếu không có gì mới."));
}

#[test]
fn nothing_is_kept_before_somebody_agrees() {
    let office = Office::new();
    let file = office.write("b.xlsx", FILLED);
    let look = office.says(&["collect", &file, "--dry-run"]);
    for line in [
        "b.xlsx · Đảng ủy Ủy ban nhân dân phường · Quý III/2026",
        "  3.2 Phường âm nhạc: Chưa triển khai → Hoàn thành",
        "      Ngày hoàn thành: 20/9/2026",
        "      Số văn bản: 12-KH/ĐU, ngày 5/9/2026",
        "Sẽ ghi 2 cập nhật. Mới đọc thử, chưa ghi gì.",
    ] {
        assert!(look.lines().any(|known| known == line), "{line} in {look}");
    }
    assert!(look.contains("  không có trong phiếu: V.2/2 "), "{look}");
    let asked = office.refuses(&["collect", &file], 2, "thêm --yes để ghi 2 cập nhật");
    assert!(asked.out.contains("3.2 Phường âm nhạc"));
    office.refuses(&["collect", &file, "--yes", "--read-only"], 2, "chỉ đọc");
    office.refuses(&["collect", &file, "--yes", "--as-of=2026-01-01"], 2, "ngày đã qua");
    assert_eq!(progress(&office, "3.2"), "not_started");
    assert!(office.says(&["collect", &file, "--yes"]).ends_with("Đã ghi 2 cập nhật.\n"));
    assert_eq!(progress(&office, "3.2"), "done");
    // Each is an entry of its own, under the unit's name.
    let log = office.json(&["log", "--json"]);
    let entries: Vec<(&Value, bool)> = log.as_array().expect("a list")[1..]
        .iter()
        .map(|entry| {
            let by = entry["by"].as_str().expect("a name");
            (&entry["key"], by.starts_with("Đảng ủy UBND phường"))
        })
        .collect();
    assert_eq!(entries, [(&"III.1.1".into(), true), (&"III.3.2".into(), true)]);
    // Once more: nothing new.
    assert!(office.says(&["collect", &file, "--yes"]).ends_with("Phiếu không có gì mới.\n"));
    office.says(&["verify"]);
}

#[test]
fn what_is_newer_here_is_written_over_only_when_asked() {
    let office = Office::new();
    let file = office.write("b.xlsx", FILLED);
    office.says(&["update", "3.2", "underway", "--note=Trong máy."]);
    let said = office.says(&["collect", &file, "--yes"]);
    assert!(said.contains("Đã có cập nhật mới hơn trong máy ngày "), "{said}");
    assert!(said.ends_with("Đã ghi 1 cập nhật.\n"), "{said}");
    assert_eq!(progress(&office, "3.2"), "underway");
    office.refuses(&["collect", &file, "--yes"], 1, "Không có cập nhật nào ghi được.");
    let found = office.json(&["collect", &file, "--json", "--dry-run"]);
    let proposal = &found[0]["proposals"][0];
    assert_eq!((&proposal["key"], &proposal["left"]["code"]), (&"III.3.2".into(), &"newer".into()));
    assert_eq!(proposal["before"]["note"], "Trong máy.");
    assert_eq!(proposal["seq"], Value::Null);
    let kept = office.json(&["collect", &file, "--json", "--yes", "--overwrite"]);
    assert_eq!(kept[0]["proposals"][0]["seq"], 4);
    assert_eq!(kept[0]["missing"][0]["key"], "V.2/2");
    assert_eq!(progress(&office, "3.2"), "done");
}

#[test]
fn a_file_that_is_no_sheet_is_five_and_keeps_no_other_waiting() {
    let office = Office::new();
    let good = office.write("b.xlsx", FILLED);
    for (name, bytes, sentence) in [
        ("empty.xlsx", &b""[..], "Tệp empty.xlsx trống"),
        ("half.xlsx", &FILLED[..FILLED.len() / 2], "bị hỏng hoặc tải về chưa đủ"),
        ("letter.xlsx", &b"Thu moi"[..], "không phải bảng tính Excel"),
    ] {
        let bad = office.write(name, bytes);
        let done = office.refuses(&["collect", &bad, "--dry-run"], 5, sentence);
        assert_eq!(done.out, "");
        let done = office.refuses(&["collect", &bad, &good, "--dry-run"], 5, sentence);
        assert!(done.out.contains("Sẽ ghi 2 cập nhật."));
    }
    office.refuses(&["collect", "none.xlsx", "--dry-run"], 5, "không có tệp này");
    office.refuses(&["collect"], 2, "Thiếu <FILE>");
    let bad = office.write("letter.xlsx", "Thu moi");
    office.refuses(&["collect", &bad, &good, "--yes"], 5, "không phải bảng tính Excel");
    assert_eq!(progress(&office, "3.2"), "done");
}
