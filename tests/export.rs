//! The seed as `tiendo export` tells it, held against the document as a person
//! reads it.

use serde_json::Value;
use std::process::Command;

use crate::desk::SEED;

fn export() -> Value {
    let home = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_tiendo"))
        .args(["export", "--json", "--as-of=2026-09-25", "--store"])
        .arg(home.path().join("store"))
        .env("HOME", home.path())
        .current_dir(home.path())
        .output()
        .expect("runs");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

struct Told {
    number: &'static str,
    title: &'static str,
    lead: &'static str,
    coordinators: &'static [&'static str],
    /// Kind, period, due.
    milestones: &'static [[&'static str; 3]],
}

const POLICE: &str = "Đảng ủy Công an phường";
const CELLS: &str = "Chi bộ các tổ dân phố";
const FRONT: &str = "Ủy ban Mặt trận Tổ quốc Việt Nam phường";
const MASSES: &str = "các đoàn thể chính trị - xã hội";
const RELATED: &str = "các đơn vị liên quan";
const FIRMS: &str = "hiệp hội doanh nghiệp phường";
const SERVICES: &str = "Chi bộ Trung tâm dịch vụ sự nghiệp công phường";
const LEADS: &str = "Đảng ủy UBND phường";
const Q1: [&str; 3] = ["deploy", "2026-Q1", "2026-03-31"];
const Q2: [&str; 3] = ["deploy", "2026-Q2", "2026-06-30"];
const Q3: [&str; 3] = ["deploy", "2026-Q3", "2026-09-30"];
const Q4: [&str; 3] = ["deploy", "2026-Q4", "2026-12-31"];
const ON: [&str; 3] = ["sustain", "2026/2030+", ""];
const ON_FROM_2025: [&str; 3] = ["sustain", "2025/2030+", ""];

/// Taken from the document by eye.
const MODELS: [Told; 14] = [
    Told {
        number: "1.1",
        title: "Chính quyền thân thiện",
        lead: "Đảng ủy Ủy ban nhân dân phường",
        coordinators: &[
            "Thường trực HĐND phường",
            "UBMTTQVN phường",
            MASSES,
            "Chi bộ Tổ dân phố",
            "các chi bộ, đảng bộ trực thuộc",
            RELATED,
        ],
        milestones: &[Q2, ["attain", "2027-Q2", "2027-06-30"], ON],
    },
    Told {
        number: "1.2",
        title: "Phường thượng tôn và tuân thủ pháp luật",
        lead: "Đảng ủy Ủy ban nhân dân phường",
        coordinators: &[
            "Thường trực HĐND phường",
            CELLS,
            "các chi bộ, đảng bộ trực thuộc",
            RELATED,
        ],
        milestones: &[Q3, ON],
    },
    Told {
        number: "1.3",
        title: "Phường văn minh; tổ dân phố xã hội chủ nghĩa hạnh phúc",
        lead: LEADS,
        coordinators: &[FRONT, MASSES, POLICE, CELLS],
        milestones: &[Q2, ON],
    },
    Told {
        number: "2.1",
        title: "Phường đổi mới sáng tạo, khởi nghiệp sáng tạo",
        lead: LEADS,
        coordinators: &[
            FRONT,
            MASSES,
            POLICE,
            "Thuế cơ sở 5",
            FIRMS,
            SERVICES,
            "chi bộ các tổ dân phố",
            RELATED,
        ],
        milestones: &[Q3, ON],
    },
    Told {
        number: "2.2",
        title: "Cơ sở kinh doanh dịch vụ thân thiện với môi trường, không sử dụng sản phẩm nhựa dùng một lần trên địa bàn phường",
        lead: LEADS,
        coordinators: &[
            FRONT,
            MASSES,
            POLICE,
            "Thuế cơ sở 5",
            FIRMS,
            SERVICES,
            "chi bộ các tổ dân phố",
            RELATED,
        ],
        milestones: &[Q2, ON],
    },
    Told {
        number: "3.1",
        title: "Khu đô thị nhà ở xã hội chủ nghĩa tại Kiến An: “Văn minh, thân thiện, đoàn kết”",
        lead: LEADS,
        coordinators: &[FRONT, MASSES, POLICE, CELLS, RELATED],
        milestones: &[Q3, ON],
    },
    Told {
        number: "3.2",
        title: "Phường âm nhạc",
        lead: LEADS,
        coordinators: &[
            FRONT,
            MASSES,
            POLICE,
            "Chi bộ các trường học",
            FIRMS,
            "Chi bộ Trung tâm sự nghiệp công phường",
            CELLS,
            "các chi bộ, đảng bộ",
            "đơn vị liên quan",
        ],
        milestones: &[Q3, ON],
    },
    Told {
        number: "3.3",
        title: "Phường không ma túy",
        lead: POLICE,
        coordinators: &[FRONT, MASSES, CELLS, "các đảng bộ, chi bộ trực thuộc", "đơn vị liên quan"],
        milestones: &[Q1, ON_FROM_2025],
    },
    Told {
        number: "3.4",
        title: "Công viên sinh thái sáng tạo nghệ thuật Thiên Văn",
        lead: "Chi bộ Trung tâm dịch vụ sự nghiệp công",
        coordinators: &[
            FRONT,
            MASSES,
            POLICE,
            "Chi bộ các trường học",
            FIRMS,
            "Chi bộ Trung tâm sự nghiệp công phường",
            CELLS,
            "các đảng bộ, chi bộ trực thuộc",
            "đơn vị liên quan",
        ],
        milestones: &[Q4, ON_FROM_2025],
    },
    Told {
        number: "3.5",
        title: "Chăm sóc sức khỏe toàn diện cho các cháu học sinh trên địa bàn phường",
        lead: "Đảng bộ Bệnh viện Nhi Hải Phòng",
        coordinators: &[
            "Chi bộ, đảng bộ các trường học",
            "Chi bộ Trung tâm y tế",
            "Chi bộ Trạm y tế",
            "Chi bộ tổ dân phố",
            "các đảng bộ, chi bộ trực thuộc",
        ],
        milestones: &[Q2, ["sustain", "yearly", ""]],
    },
    Told {
        number: "3.6",
        title: "Phường trọng điểm quốc phòng - an ninh đi đầu thành phố",
        lead: "Chi bộ Ban Chỉ huy Quân sự phường",
        coordinators: &["Các chi bộ, đảng bộ trực thuộc"],
        milestones: &[Q2, ON],
    },
    Told {
        number: "4.1",
        title: "Trường học xã hội chủ nghĩa",
        lead: "Chi bộ, đảng bộ các trường học trên địa bàn",
        coordinators: &[
            FRONT,
            MASSES,
            POLICE,
            FIRMS,
            SERVICES,
            "chi bộ các tổ dân phố",
            "các đảng bộ, chi bộ trực thuộc",
            "đơn vị liên quan",
        ],
        milestones: &[Q2, ON],
    },
    Told {
        number: "4.2",
        title: "Chi đoàn xã hội chủ nghĩa gắn với đoàn viên xã hội chủ nghĩa",
        lead: "Đoàn Thanh niên phường",
        coordinators: &[
            FRONT,
            MASSES,
            POLICE,
            FIRMS,
            "Chi bộ, đảng bộ các trường học",
            "chi bộ các tổ dân phố",
            "các đảng bộ, chi bộ trực thuộc",
            "đơn vị liên quan",
        ],
        milestones: &[Q2, ON],
    },
    Told {
        number: "4.3",
        title: "Tổ dân phố xã hội chủ nghĩa",
        lead: "Chi bộ Tổ dân phố",
        coordinators: &[
            FRONT,
            MASSES,
            POLICE,
            FIRMS,
            "Chi bộ, đảng bộ các trường học",
            "các đảng bộ, chi bộ trực thuộc",
            "đơn vị liên quan",
        ],
        milestones: &[Q3, ON],
    },
];

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

fn list<'a>(value: &'a Value, field: &str) -> &'a Vec<Value> {
    value[field].as_array().unwrap_or_else(|| panic!("{field} is a list"))
}

#[test]
fn the_fourteen_models_are_as_a_person_reads_them() {
    let everything = export();
    let models = list(&everything["programmes"][0], "models");
    assert_eq!(models.len(), MODELS.len());
    for (model, told) in models.iter().zip(&MODELS) {
        let number = told.number;
        assert_eq!(text(model, "number"), number);
        assert_eq!(text(model, "key"), format!("III.{number}"));
        assert_eq!(text(model, "title"), told.title, "{number}");
        let written = |field: &str| -> Vec<String> {
            list(model, field).iter().map(|unit| text(unit, "as_written").to_owned()).collect()
        };
        assert_eq!(written("lead"), [told.lead], "{number}");
        assert_eq!(written("coordinators"), told.coordinators, "{number}");
        let milestones: Vec<[&str; 3]> = list(model, "milestones")
            .iter()
            .map(|one| [text(one, "kind"), text(one, "period"), text(one, "due")])
            .collect();
        assert_eq!(milestones, told.milestones, "{number}");
        let lines: Vec<&str> = std::str::from_utf8(SEED).expect("text").lines().collect();
        for milestone in list(model, "milestones") {
            let line = usize::try_from(milestone["line"].as_u64().expect("a line")).expect("small");
            assert!(lines[line - 1].starts_with('+'), "{number}: line {line}");
        }
    }
}

#[test]
fn every_line_that_says_something_is_in_exactly_one_node() {
    let everything = export();
    let mut owners = vec![0; SEED.split(|byte| *byte == b'\n').count() + 1];
    for node in list(&everything["programmes"][0], "nodes") {
        let at = |at: usize| {
            usize::try_from(node["lines"][at].as_u64().expect("a line")).expect("small")
        };
        owners[at(0)..=at(1)].iter_mut().for_each(|owners| *owners += 1);
    }
    for (at, line) in std::str::from_utf8(SEED).expect("text").lines().enumerate() {
        let owners = owners[at + 1];
        assert!(
            owners == 1 || (owners == 0 && line.trim().is_empty()),
            "line {}: {owners}",
            at + 1
        );
    }
}

#[test]
fn units_and_models_tell_the_same() {
    let everything = export();
    let models = list(&everything["programmes"][0], "models");
    for unit in list(&everything, "units") {
        for (field, of) in [("leads", "lead"), ("coordinates", "coordinators")] {
            let named =
                |model: &&Value| list(model, of).iter().any(|one| one["unit"] == unit["slug"]);
            let keys: Vec<&Value> =
                models.iter().filter(named).map(|model| &model["key"]).collect();
            assert_eq!(list(unit, field).iter().collect::<Vec<_>>(), keys, "{}", unit["slug"]);
        }
    }
    let units = list(&everything, "units");
    let police = units.iter().find(|unit| unit["name"] == "Đảng ủy Công an phường");
    assert_eq!(police.map(|unit| list(unit, "coordinates").len()), Some(9));
}

#[test]
fn duties_indicators_findings_and_ledger_are_told() {
    let everything = export();
    let programme = &everything["programmes"][0];
    assert_eq!((text(programme, "id"), text(programme, "span")), ("kien-an-nq05", "2026/2030"));
    let duty = |key: &str| list(programme, "duties").iter().find(|duty| duty["key"] == key);
    let monthly = duty("V.5/2").expect("the inspection's report");
    assert_eq!(
        (text(monthly, "cycle"), text(monthly, "unit")),
        ("monthly", "uy-ban-kiem-tra-dang-uy-phuong")
    );
    let both = duty("V.1/2").expect("the reviews");
    assert_eq!(both["cycles"], serde_json::json!(["half_yearly", "yearly"]));
    assert_eq!(duty("V.3/1").or(duty("V.3")).expect("a duty")["cycle"], Value::Null);
    let plastics =
        list(programme, "indicators").iter().find(|one| text(one, "key").starts_with("III.2.2/"));
    let plastics = plastics.expect("50%");
    assert!(text(plastics, "target").contains("50%") && text(plastics, "by") == "2030");
    let findings: Vec<(&str, &str)> = list(programme, "models")
        .iter()
        .flat_map(|model| {
            list(model, "findings").iter().map(|one| (text(model, "number"), text(one, "code")))
        })
        .collect();
    for finding in [
        ("3.3", "due_before_issue"),
        ("3.4", "lead_also_coordinates"),
        ("4.1", "group_leads"),
        ("4.3", "group_leads"),
    ] {
        assert!(findings.contains(&finding), "{finding:?} in {findings:?}");
    }
    let ledger = list(&everything, "ledger");
    assert_eq!(
        (ledger.len(), &ledger[0]["key"], text(&ledger[0]["change"], "kind")),
        (1, &Value::Null, "imported")
    );
}
