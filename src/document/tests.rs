//! The seed and other real documents, read whole.

use super::laws;
use super::*;
use crate::domain::*;

const SEED: &str = include_str!("../../seeds/kien-an-nq05.md");

fn lexicon() -> &'static Lexicon {
    Lexicon::embedded()
}

fn seed() -> Programme {
    read("kien-an-nq05.md", SEED.as_bytes(), ProgrammeId::new("kien-an-nq05"), lexicon())
        .expect("the seed")
}

fn node<'p>(programme: &'p Programme, key: &str) -> &'p Node {
    programme
        .nodes
        .iter()
        .find(|node| node.key.as_str() == key)
        .unwrap_or_else(|| panic!("no node {key}"))
}

fn model<'p>(programme: &'p Programme, key: &str) -> &'p Model {
    node(programme, key).model().unwrap_or_else(|| panic!("{key} is no model"))
}

fn slugs(units: &[UnitRef]) -> Vec<&str> {
    units.iter().map(|unit| unit.unit.as_str()).collect()
}

fn periods(model: &Model) -> Vec<(&str, &str, String)> {
    let period =
        |milestone: &Milestone| milestone.period.map(|p| p.to_string()).unwrap_or_default();
    model.milestones.iter().map(|m| (m.key.as_str(), m.kind.name(), period(m))).collect()
}

fn noted(programme: &Programme, code: NoticeCode) -> Vec<(u32, &str)> {
    programme
        .notices
        .iter()
        .filter(|notice| notice.code == code)
        .map(|notice| (notice.line, notice.key.as_ref().map_or("", Key::as_str)))
        .collect()
}

#[test]
fn the_seed_has_its_sections_groups_and_models() {
    let seed = seed();
    let of_kind = |kind| -> Vec<&str> {
        seed.nodes.iter().filter(|node| node.kind() == kind).map(|node| node.key.as_str()).collect()
    };
    assert_eq!(of_kind(NodeKind::Section), ["I", "II", "III", "IV", "V"]);
    assert_eq!(
        of_kind(NodeKind::Model),
        [
            "III.1.1", "III.1.2", "III.1.3", "III.2.1", "III.2.2", "III.3.1", "III.3.2", "III.3.3",
            "III.3.4", "III.3.5", "III.3.6", "III.4.1", "III.4.2", "III.4.3",
        ]
    );
    assert_eq!(node(&seed, "III.1.1").title, "Chính quyền thân thiện");
    assert_eq!(
        node(&seed, "III.3.1").title,
        "Khu đô thị nhà ở xã hội chủ nghĩa tại Kiến An: “Văn minh, thân thiện, đoàn kết”"
    );
    assert_eq!(node(&seed, "III.1.1").lines, Lines { first: 86, last: 98 });
    assert_eq!(node(&seed, "III.1.1").parent, Some(Key::new("III.1")));
    for key in ["I.1", "I.6", "II.1/3", "II.2.1/1", "II.2.2.a/4", "II.2.2.d/5", "head/1", "tail/1"]
    {
        assert_eq!(node(&seed, key).kind(), NodeKind::Text, "{key}");
    }
    laws::assert_laws(&seed);
}

#[test]
fn the_seed_has_its_leads_and_coordinators() {
    let seed = seed();
    let first = model(&seed, "III.1.1");
    assert_eq!(slugs(&first.lead), ["dang-uy-uy-ban-nhan-dan-phuong"]);
    assert_eq!(first.lead[0].as_written, "Đảng ủy Ủy ban nhân dân phường");
    assert_eq!(
        slugs(&first.coordinators),
        [
            "thuong-truc-hoi-dong-nhan-dan-phuong",
            "uy-ban-mat-tran-to-quoc-viet-nam-phuong",
            "cac-doan-the-chinh-tri-xa-hoi-phuong",
            "cac-chi-bo-to-dan-pho",
            "cac-chi-bo-dang-bo-truc-thuoc",
            "cac-don-vi-lien-quan",
        ]
    );
    assert_eq!(first.coordinators[1].as_written, "UBMTTQVN phường");
    let counts = |slug: &str| {
        let models: Vec<&Model> = seed.nodes.iter().filter_map(Node::model).collect();
        let among = |units: &[UnitRef]| units.iter().any(|unit| unit.unit.as_str() == slug);
        let leads = models.iter().filter(|model| among(&model.lead)).count();
        (leads, models.iter().filter(|model| among(&model.coordinators)).count())
    };
    assert_eq!(counts("dang-uy-uy-ban-nhan-dan-phuong"), (7, 0));
    assert_eq!(counts("dang-uy-cong-an-phuong"), (1, 9));
    assert_eq!(counts("uy-ban-mat-tran-to-quoc-viet-nam-phuong"), (0, 11));
    assert_eq!(counts("cac-chi-bo-to-dan-pho"), (1, 12));
    assert_eq!(counts("chi-bo-dang-bo-cac-truong-hoc"), (1, 5));
    assert_eq!(counts("thue-co-so-5"), (0, 2));
    assert_eq!(counts("hiep-hoi-doanh-nghiep-phuong"), (0, 7));
    let kind =
        |slug: &str| seed.units.iter().find(|unit| unit.id.as_str() == slug).map(|unit| unit.kind);
    assert_eq!(kind("cac-don-vi-lien-quan"), Some(UnitKind::CatchAll));
    assert_eq!(kind("cac-chi-bo-to-dan-pho"), Some(UnitKind::Group));
    assert_eq!(kind("uy-ban-nhan-dan-phuong"), None, "the state body leads nothing in the seed");
}

#[test]
fn the_seed_has_its_milestones() {
    let seed = seed();
    assert_eq!(
        periods(model(&seed, "III.1.1")),
        [
            ("III.1.1/m1", "deploy", "2026-Q2".to_owned()),
            ("III.1.1/m2", "attain", "2027-Q2".to_owned()),
            ("III.1.1/m3", "sustain", "2026/2030+".to_owned()),
        ]
    );
    assert_eq!(model(&seed, "III.1.1").milestones[1].label, "đạt chuẩn Chính quyền thân thiện");
    assert_eq!(model(&seed, "III.1.1").milestones[1].line, 98);
    assert_eq!(
        periods(model(&seed, "III.3.5")),
        [
            ("III.3.5/m1", "deploy", "2026-Q2".to_owned()),
            ("III.3.5/m2", "sustain", "yearly".to_owned()),
        ]
    );
    let deploy = |key| periods(model(&seed, key))[0].2.clone();
    let quarters = ["III.2.1", "III.2.2", "III.3.3", "III.3.4", "III.4.3"].map(deploy);
    assert_eq!(quarters, ["2026-Q3", "2026-Q2", "2026-Q1", "2026-Q4", "2026-Q3"]);
}

#[test]
fn the_seed_has_its_tasks_duties_and_figures() {
    let seed = seed();
    let count = |kind| seed.nodes.iter().filter(|node| node.kind() == kind).count();
    assert_eq!((count(NodeKind::Task), count(NodeKind::Duty)), (10, 17));
    let Content::Task(task) = &node(&seed, "IV.1/1").content else { panic!("no task") };
    assert_eq!(task.period.map(|p| p.to_string()).as_deref(), Some("2026-05"));
    let cycles: Vec<(&str, Vec<&str>)> = seed
        .nodes
        .iter()
        .filter_map(|node| match &node.content {
            Content::Duty(duty) if !duty.cycles.is_empty() => {
                Some((node.key.as_str(), duty.cycles.iter().map(|cycle| cycle.name()).collect()))
            }
            Content::Duty(_)
            | Content::Section
            | Content::Group
            | Content::Model(_)
            | Content::Task(_)
            | Content::Indicator(_)
            | Content::Text => None,
        })
        .collect();
    assert_eq!(
        cycles,
        [
            ("V.1/1", vec!["quarterly"]),
            ("V.1/2", vec!["half_yearly", "yearly"]),
            ("V.4/2", vec!["quarterly"]),
            ("V.5/2", vec!["monthly"]),
        ]
    );
    let unit = |key| slugs(node(&seed, key).lead()).first().map(ToString::to_string);
    assert_eq!(unit("V.3/1").as_deref(), Some("thuong-truc-hoi-dong-nhan-dan-phuong"));
    assert_eq!(unit("V.7/2").as_deref(), Some("trung-tam-dich-vu-su-nghiep-cong-phuong"));
    assert_eq!(unit("V.8/3").as_deref(), Some("cac-chi-bo-dang-bo-truc-thuoc"));
    let figures: Vec<(&str, &str, String)> = seed
        .nodes
        .iter()
        .flat_map(Node::indicators)
        .map(|i| (i.key.as_str(), &*i.target, i.by.map(|by| by.to_string()).unwrap_or_default()))
        .collect();
    assert_eq!(
        figures,
        [
            ("II.2.2.a/1/c1", "100%", String::new()),
            ("III.1.2/c1", "100%", String::new()),
            ("III.2.2/c1", "50%", "2030".to_owned()),
            ("III.4.2/c1", "100%", String::new()),
            ("IV.1/1/c1", "100%", "2026-05".to_owned()),
            ("IV.1/1/c2", "100%", "2026-05".to_owned()),
        ]
    );
}

#[test]
fn the_seed_has_its_doubts_with_their_lines() {
    let seed = seed();
    assert_eq!(noted(&seed, NoticeCode::NoNumber), [(0, "")]);
    assert_eq!(noted(&seed, NoticeCode::NoIssueDate), [(0, "")]);
    assert_eq!(noted(&seed, NoticeCode::LeadAlsoCoordinates), [(204, "III.3.4")]);
    assert_eq!(noted(&seed, NoticeCode::GroupLeads), [(248, "III.4.1"), (276, "III.4.3")]);
    assert_eq!(noted(&seed, NoticeCode::DueBeforeIssue), [(200, "III.3.3")]);
    assert_eq!(noted(&seed, NoticeCode::LinesJoined), [(138, "III.2.1"), (300, "IV.1/3")]);
    assert_eq!(
        noted(&seed, NoticeCode::NumberFaulty),
        [(146, "III.2.2"), (162, "III.3.1"), (246, "III.4")]
    );
    assert_eq!(seed.notices.len(), 11, "and no other");
    assert_eq!(seed.known_from.map(|day| day.to_string()).as_deref(), Some("2026-05-01"));
}

#[test]
fn the_seed_has_its_own_frame_and_not_the_cited_papers() {
    let seed = seed();
    assert_eq!((seed.number.as_deref(), seed.issued), (None, None));
    assert!(seed.title.starts_with("thực hiện Nghị quyết số 05-NQ/TU, ngày 14/01/2026"));
    assert!(seed.title.ends_with("giai đoạn 2026 - 2030 và những năm tiếp theo"));
    assert_eq!(seed.short_title, "CTHĐ thực hiện NQ 05-NQ/TU · Kiến An");
    assert_eq!(seed.span.map(|span| span.to_string()).as_deref(), Some("2026/2030"));
}

const PEOPLE: &str = include_str!("../../tests/documents/KH-tiep-cong-dan-MTTQ-xa-Luong-Minh.txt");
const ELECTION: &str = include_str!(
    "../../tests/documents/KH01-TBTTKT-Tieu-ban-tuyen-truyen-xa-Pho-Bang_10-12-2025.txt"
);
const TARGETS: &str = include_str!("../../tests/documents/NQ03-NQ-CP_phu-luc-1_chi-tieu.md");

fn plain(text: &str) -> Programme {
    read("paper.txt", text.as_bytes(), ProgrammeId::new("x"), lexicon()).expect("a paper")
}

fn markdown(text: &str) -> Programme {
    read("paper.md", text.as_bytes(), ProgrammeId::new("x"), lexicon()).expect("a paper")
}

fn tasks(programme: &Programme) -> Vec<(&str, &Task)> {
    programme
        .nodes
        .iter()
        .filter_map(|node| match &node.content {
            Content::Task(task) => Some((node.key.as_str(), task)),
            Content::Section
            | Content::Group
            | Content::Model(_)
            | Content::Duty(_)
            | Content::Indicator(_)
            | Content::Text => None,
        })
        .collect()
}

#[test]
fn a_plan_of_another_commune_is_read_without_inventing() {
    let plan = plain(PEOPLE);
    laws::assert_laws(&plan);
    assert_eq!(plan.number, None, "the number is left blank");
    assert_eq!(plan.issued.map(|day| day.to_string()).as_deref(), Some("2025-12-10"));
    assert!(plan.short_title.ends_with("· Lương Minh"));
    let tasks = tasks(&plan);
    assert_eq!(tasks.len(), 1, "only what has labels, since no heading speaks of tasks");
    assert_eq!((tasks[0].0, tasks[0].1.period, tasks[0].1.lead.len()), ("II.1", None, 0));
    assert!(plan.nodes.iter().all(|node| node.indicators().is_empty()));
    let unit = |key| slugs(node(&plan, key).lead()).join(" ");
    assert_eq!(unit("III.1/4"), "ban-thuong-truc-uy-ban-mat-tran-to-quoc-viet-nam-xa");
    assert_eq!(unit("III.2/1"), "ban-cong-tac-mat-tran-cac-thon");
    assert_eq!(unit("III.3"), "", "three bodies are spoken to: none is the one");
}

#[test]
fn a_plan_by_persons_and_with_slogans_is_read_without_inventing() {
    let plan = plain(ELECTION);
    laws::assert_laws(&plan);
    assert_eq!(plan.number.as_deref(), Some("01/KH-TBTTKT"));
    assert_eq!(plan.issued.map(|day| day.to_string()).as_deref(), Some("2025-12-10"));
    assert!(plan.title.starts_with("Triển khai của Tiểu ban thông tin"));
    assert!(plan.title.ends_with("trên địa bàn xã Phố Bảng"), "{}", plan.title);
    assert!(tasks(&plan).is_empty() && plan.units.is_empty());
    assert_eq!(node(&plan, "V.23").kind(), NodeKind::Text);
    assert_eq!(node(&plan, "II.2.2").title, "Đợt 2: Từ tháng 01 đến ngày bầu cử 15/3/2026");
}

#[test]
fn a_table_of_indicators_is_read_row_by_row() {
    let annex = markdown(TARGETS);
    laws::assert_laws(&annex);
    let indicator = |key| {
        let Content::Indicator(indicator) = &node(&annex, key).content else { panic!("{key}") };
        indicator
    };
    assert_eq!((annex.number.as_deref(), annex.issued), (None, None));
    assert_eq!(indicator("I.7").target, "≥ 5");
    assert_eq!(indicator("I.4").target, "≤ 3 Đông Nam Á; ≤ 50 Thế giới");
    assert_eq!(indicator("I.11.8").target, "≥ 30");
    assert_eq!(indicator("I.11.8").measure, "%");
    assert_eq!(slugs(&indicator("I.11.10").lead), ["van-phong-chinh-phu"]);
    assert_eq!(indicator("I.19").target, "40 - 50");
    assert_eq!(node(&annex, "I.11").kind(), NodeKind::Group);
    assert_eq!(node(&annex, "I.11.12").parent, Some(Key::new("I.11")));
    let by = |key| indicator(key).by.map(|by| by.to_string());
    assert_eq!((by("I.35").as_deref(), by("II.36").as_deref()), (Some("2030"), Some("2045")));
    let rows = annex.nodes.iter().filter(|node| node.kind() == NodeKind::Indicator).count();
    assert_eq!(rows, 56, "41 rows and 16 below two of them, one of which has no figure");
}

#[test]
fn every_one_of_a_group_is_found_by_the_words_behind_a_hundred_percent() {
    let group = |said: &str| {
        let text = format!("# KẾ HOẠCH\n\n## II. MỤC TIÊU\n\n- {said}\n");
        let programme = markdown(&text);
        let found = programme.nodes.iter().flat_map(crate::domain::Node::indicators).next();
        let lead = found.and_then(|indicator| indicator.lead.first().cloned());
        lead.map(|unit| unit.unit.to_string())
    };
    let cells = Some("cac-chi-bo-dang-bo-truc-thuoc".to_owned());
    for said in [
        "100% chi bộ, đảng bộ trực thuộc xây dựng kế hoạch.",
        "Phấn đấu 100% các chi, đảng bộ trực thuộc hoàn thành quán triệt.",
        "100% chi bộ xây dựng kế hoạch thực hiện.",
        "100% cấp ủy, tổ chức đảng học tập Nghị quyết.",
    ] {
        assert_eq!(group(said), cells, "{said}");
    }
    let neighbourhoods = Some("cac-chi-bo-to-dan-pho".to_owned());
    assert_eq!(group("100% chi bộ tổ dân phố có mô hình."), neighbourhoods);
    for said in [
        "100% cán bộ, đảng viên được học tập.",
        "100% đoàn viên đăng ký.",
        "100% chi bộ cơ quan thuế đạt.",
    ] {
        assert_eq!(group(said), None, "{said}");
    }
}

#[test]
fn tasks_by_unit_are_led_by_the_unit_in_front_of_the_colon() {
    let text = "**II. NHIỆM VỤ**\n\n**1. Đảng ủy Công an phường:**\n\n\
        1.1. Báo cáo tiến độ; hoàn thành chậm nhất ngày 10/11/2026.\n\n\
        1.2. Rà soát địa bàn (phối hợp: Đoàn Thanh niên phường).\n\n\
        **2. Ủy ban Kiểm tra Đảng ủy:** Kiểm tra việc thực hiện trong quý IV/2026.\n\n\
        **3. Phát triển du lịch:**\n\n3.1. Mở một tuyến mới.\n\n\
        **4. Tuyên truyền:** mở hội nghị.\n";
    let programme = read("x.md", text.as_bytes(), ProgrammeId::new("x"), lexicon());
    let programme = programme.expect("readable");
    let task = |key: &str| {
        let node = node(&programme, key);
        let item = node.items().next().unwrap_or_else(|| panic!("{key} is no item"));
        let due = item.period.map(|period| period.to_string()).unwrap_or_default();
        (slugs(item.lead()).join(" "), slugs(node.coordinators()).join(" "), due)
    };
    let police = "dang-uy-cong-an-phuong".to_owned();
    assert_eq!(task("II.1.1"), (police.clone(), String::new(), "2026-11-10".to_owned()));
    assert_eq!(task("II.1.2"), (police, "doan-thanh-nien-phuong".to_owned(), String::new()));
    let control = "uy-ban-kiem-tra-dang-uy-phuong".to_owned();
    assert_eq!(task("II.2"), (control, String::new(), "2026-Q4".to_owned()));
    for key in ["II.3.1", "II.4"] {
        assert_eq!(task(key).0, "", "no unit is named there");
    }
}
