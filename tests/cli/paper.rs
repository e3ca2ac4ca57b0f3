//! Reports and sheets as files. Nothing here depends on the day it is run.

use std::fs;

use super::Office;

/// A programme that shows no date: every quarter gone by can be reported on.
const PLAN: &str = "# KẾ HOẠCH\n\n**chăm sóc cây xanh**\n\n**I. NHIỆM VỤ**\n\n\
    **1. Trồng cây**\n\n- Chủ trì: Đảng ủy Công an phường.\n\n- Thời gian: Quý I/2020.\n\n\
    **2. Tưới cây**\n\n- Chủ trì: Ban Xây dựng Đảng.\n\n- Thời gian: Quý II/2020.\n";

const QUARTER: &str = "--quarter=I/2020";

fn planned() -> Office {
    let office = Office::new();
    let plan = office.write("ke-hoach.md", PLAN);
    office.says(&["import", &plan]);
    office
}

#[test]
fn a_report_goes_to_a_file_of_its_own_and_never_over_another() {
    let office = planned();
    let said = office.says(&["report", QUARTER]);
    assert_eq!(said, "Đã ghi bao-cao-quy-1-2020.docx.\n");
    let path = office.path("bao-cao-quy-1-2020.docx");
    let bytes = fs::read(&path).expect("is there");
    assert!(bytes.starts_with(b"PK"));
    fs::write(&path, "đã soạn").expect("written");
    office.refuses(&["report", QUARTER], 1, "hoặc thêm --force");
    assert_eq!(fs::read_to_string(&path).expect("is there"), "đã soạn");
    office.says(&["report", QUARTER, "--force"]);
    assert_eq!(fs::read(&path).expect("is there"), bytes, "the same paper every time");
    office.refuses(&["report", QUARTER, "-o", "none/a.docx"], 1, "không có thư mục ấy");
    office.refuses(&["report", QUARTER, "-o", "."], 1, "đây là thư mục");
    let left: Vec<_> = fs::read_dir(office.path("")).expect("a folder").flatten().collect();
    let hidden = left.iter().filter(|entry| entry.file_name().to_string_lossy().starts_with('.'));
    assert_eq!(hidden.count(), 0, "nothing half-written stays behind");
}

#[test]
fn the_ending_of_a_file_says_what_it_holds() {
    let office = planned();
    for (name, begins) in [
        ("a.docx", "PK"),
        ("a.md", "………"),
        ("a.csv", "\u{FEFF}Mã mục;"),
        ("a.json", "[\n"),
        ("a", "PK"),
    ] {
        office.says(&["report", QUARTER, "-o", name]);
        let bytes = fs::read(office.path(name)).expect("is there");
        assert!(bytes.starts_with(begins.as_bytes()), "{name}");
    }
    let text = office.says(&["report", QUARTER, "--format", "md"]);
    assert_eq!(fs::read_to_string(office.path("a.md")).expect("is there"), text);
}

#[test]
fn its_figures_are_those_of_the_list() {
    let office = planned();
    let as_of = "--as-of=2020-05-01";
    let report = office.json(&["report", "--quarter=2020-Q2", "--format=json", as_of]);
    let list = office.json(&["list", "--json", as_of]);
    assert_eq!(report[0]["items"], list);
    let standing = |name: &str| {
        let items = list.as_array().expect("a list");
        items.iter().filter(|item| item["standing"] == name).count()
    };
    for name in ["done_in_time", "done_late", "in_time", "due_soon", "overdue", "no_deadline"] {
        assert_eq!(report[0]["figures"][name], standing(name), "{name}");
    }
    assert_eq!(standing("overdue"), 1);
    let text = office.says(&["report", "--quarter=2020-Q2", "--format=md", as_of]);
    assert!(text.contains("có 01 nội dung quá hạn:\n\n- Nhiệm vụ 1"), "{text}");
    assert!(text.contains("số liệu tính đến hết ngày 01/5/2020"), "{text}");
    assert!(text.contains("Kế hoạch số …-KH/………"), "{text}");
}

#[test]
fn a_unit_has_its_sheet() {
    let office = planned();
    let text = office.says(&["report", QUARTER, "--unit", "cong an phuong", "--format", "md"]);
    assert!(text.contains("Kính gửi: Đảng ủy Công an phường\n"), "{text}");
    assert!(text.contains("Trồng cây") && !text.contains("Tưới cây"), "{text}");
    let said = office.says(&["report", QUARTER, "--unit", "dang uy cong an phuong"]);
    assert_eq!(said, "Đã ghi phieu-dang-uy-cong-an-phuong-quy-1-2020.docx.\n");
    let rows = office.json(&["report", QUARTER, "--unit", "cong an", "--format", "json"]);
    assert_eq!(rows.as_array().map(Vec::len), Some(1));
    office.refuses(&["report", QUARTER, "--unit", "xyzq"], 1, "Không thấy “xyzq”");
    office.refuses(&["report", QUARTER, "--unit", " "], 2, "Thiếu --unit");
}

#[test]
fn what_cannot_be_reported_is_said() {
    let office = planned();
    office.refuses(&["report", "--quarter=2999-Q1"], 2, "Quý I/2999 chưa đến");
    office.refuses(&["report", "--quarter=2020"], 2, "“2020” không phải là một quý");
    office.refuses(&["report", QUARTER, "--as-of=2019-12-31"], 2, "nằm trước Quý I/2020");
    office.refuses(&["report", QUARTER, "--as-of=2999-01-01"], 2, "hoặc chưa đến");
    office.refuses(&["report", QUARTER, "--format=xls"], 2, "docx, xlsx, md, csv, json");
    office.refuses(&["report", QUARTER, "--layout=hd99"], 2, "hd05, hd36");
    let ward = Office::new();
    ward.refuses(&["report", QUARTER], 2, "đã hết trước khi có chương trình (1/5/2026)");
}

#[test]
fn the_form_and_the_office_are_the_persons_own() {
    let office = planned();
    let folder = if cfg!(windows) { "home/tiendo" } else { "home/.config/tiendo" };
    let settings = "layout = \"xa\"\n[office]\nissuer = \"ĐẢNG UỶ XÃ TÂN AN\"\nsign = \"ĐU\"\n\
        recipients = [\"Huyện uỷ\", \"Lưu\"]\n";
    office.write(&format!("{folder}/tiendo.toml"), settings);
    let form = include_str!("../../data/layouts/hd36.toml").replace("BÍ THƯ", "PHÓ BÍ THƯ");
    office.write(&format!("{folder}/layouts/xa.toml"), &form);
    let text = office.says(&["report", QUARTER, "--format=md"]);
    for wanted in ["**ĐẢNG UỶ XÃ TÂN AN**", "-BC/ĐU\n", "\nPHÓ BÍ THƯ\n", "- Huyện uỷ,\n- Lưu.\n"]
    {
        assert!(text.contains(wanted), "{wanted:?} not in {text}");
    }
    office.write(&format!("{folder}/layouts/hd05.toml"), "rules = \"x\"\n[page]\nwidth = -1\n");
    let done = office.run(&["report", QUARTER, "--format=md", "--layout=hd05"]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(done.err.contains("hd05.toml:3: ") && done.err.contains("đang dùng bản có sẵn"));
    assert!(done.out.contains("- Huyện uỷ;\n"), "{}", done.out);
}
