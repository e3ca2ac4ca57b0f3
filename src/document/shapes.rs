//! The shapes in which offices write: labels, tables, by body; and faults.

use super::laws::assert_laws;
use super::*;
use crate::domain::{Content, Key, Node, NodeKind, Task, UnitRef};

fn paper(name: &str, text: &str) -> Programme {
    let programme = read(name, text.as_bytes(), ProgrammeId::new("x"), Lexicon::embedded());
    let programme = programme.expect("a paper");
    assert_laws(&programme);
    programme
}

fn node<'p>(programme: &'p Programme, key: &str) -> &'p Node {
    let found = programme.nodes.iter().find(|node| node.key.as_str() == key);
    found.unwrap_or_else(|| panic!("no node {key}"))
}

fn task<'p>(programme: &'p Programme, key: &str) -> &'p Task {
    let Content::Task(task) = &node(programme, key).content else { panic!("{key} is no task") };
    task
}

fn slugs(units: &[UnitRef]) -> String {
    units.iter().map(|unit| unit.unit.as_str()).collect::<Vec<_>>().join(" ")
}

fn period(task: &Task) -> String {
    task.period.map(|period| period.to_string()).unwrap_or_default()
}

fn noted(programme: &Programme, code: NoticeCode) -> Vec<(u32, Vec<String>)> {
    let of_code = programme.notices.iter().filter(|notice| notice.code == code);
    of_code.map(|notice| (notice.line, notice.about.clone())).collect()
}

#[test]
fn models_with_numbers_of_their_own_and_lettered_labels() {
    let programme = paper(
        "x.txt",
        "KẾ HOẠCH\nxây dựng mô hình trên địa bàn xã\nB. CÁC MÔ HÌNH\n\
         Mô hình 1: Ngõ xóm xanh\n\
         a) Mục tiêu: 100% ngõ xóm được trồng hoa.\n\
         b) Đơn vị chủ trì: Hội Phụ nữ xã.\n\
         c) Đơn vị phối hợp: MTTQ, các đoàn thể, các thôn.\n\
         d) Thời gian: Ra mắt trước ngày 10/3/2026; duy trì hằng năm.\n\
         Mô hình 2: Camera an ninh\n\
         - Chủ trì: Công an xã và Đoàn Thanh niên xã\n\
         - Phối hợp:\n\
         - Thời gian thực hiện:\n\
         - Quý II/2026: xây dựng kế hoạch\n\
         - Tháng 12/2027: tổng kết, công nhận\n",
    );
    let first = node(&programme, "B.N1").model().expect("a model");
    assert_eq!(node(&programme, "B.N1").title, "Ngõ xóm xanh");
    assert_eq!(slugs(&first.lead), "hoi-lien-hiep-phu-nu-xa");
    assert_eq!(first.coordinators.len(), 3);
    let due = |model: &crate::domain::Model| -> Vec<(&str, String)> {
        let period =
            |m: &crate::domain::Milestone| m.period.map(|p| p.to_string()).unwrap_or_default();
        model.milestones.iter().map(|m| (m.kind.name(), period(m))).collect()
    };
    assert_eq!(due(first), [("deploy", "2026-03-09".to_owned()), ("sustain", "yearly".to_owned())]);
    let second = node(&programme, "B.N2").model().expect("a model");
    assert_eq!(due(second), [("deploy", "2026-Q2".to_owned()), ("attain", "2027-12".to_owned())]);
    assert_eq!(noted(&programme, NoticeCode::EmptyLabel), [(11, vec!["Phối hợp".to_owned()])]);
    assert_eq!(noted(&programme, NoticeCode::SeveralLeads).len(), 1);
}

const TASKS: &str = "\
PHỤ LỤC 2
DANH MỤC NHIỆM VỤ

| TT | Tên nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Kết quả | Thời gian hoàn thành |
|----|----|----|----|----|----|
| (1) | (2) | (3) | (4) | (5) | (6) |
| **I** | **Thể chế** | | | | |
| 1 | Sửa Luật | Bộ Khoa học và Công nghệ | Các bộ, ngành liên quan | Luật | 2025 |
| 2 | Đề án | Bộ Tài chính Bộ Nội vụ | | Đề án | Quý IV/2025 và Quý I/2026 |
| | | | | trình Chính phủ | |
| **II** | **Hạ tầng** | | | | |
| 3 | Sàn dữ liệu | Bộ Công an | Phòng Văn hóa, Xã hội | Sàn | Thường xuyên |
| TT | Tên nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Kết quả | Thời gian hoàn thành |
| 4 | Mạng 5G | Bộ Công an | | Mạng | |
| 4.1 | Phủ sóng | | | | khi có hướng dẫn |
";

#[test]
fn a_table_of_tasks_with_groups_and_split_rows() {
    let programme = paper("x.md", TASKS);
    let tasks = programme.nodes.iter().filter(|node| node.kind() == NodeKind::Task).count();
    assert_eq!(tasks, 5);
    assert_eq!(node(&programme, "I").title, "Thể chế");
    assert_eq!(slugs(&task(&programme, "I.1").lead), "bo-khoa-hoc-va-cong-nghe");
    assert_eq!(slugs(&task(&programme, "I.1").coordinators), "cac-don-vi-lien-quan");
    let second = task(&programme, "I.2");
    assert_eq!(slugs(&second.lead), "bo-tai-chinh bo-noi-vu", "two names without a separator");
    assert_eq!(second.product, "Đề án trình Chính phủ", "the row goes on below");
    assert_eq!(period(second), "2025-10-01/2026-03-31");
    assert_eq!(second.time, "Quý IV/2025 và Quý I/2026");
    assert_eq!(node(&programme, "I.2").lines.last, 10);
    let third = task(&programme, "II.3");
    assert_eq!((third.period, &*third.time), (None, "Thường xuyên"));
    assert_eq!(third.coordinators.len(), 1, "a comma lives inside the name");
    assert_eq!(node(&programme, "II.4.1").parent, Some(Key::new("II.4")));
    assert_eq!(noted(&programme, NoticeCode::NoTime).len(), 1);
    assert_eq!(noted(&programme, NoticeCode::NoLead).len(), 1);
    assert_eq!(
        noted(&programme, NoticeCode::TimeUnread),
        [(15, vec!["khi có hướng dẫn".to_owned()])]
    );
}

#[test]
fn a_table_without_outer_pipes_and_with_spanned_cells() {
    let programme = paper(
        "x.txt",
        "PHỤ LỤC\n\nTT | Nhiệm vụ, đề án, dự án | Cơ quan chủ trì thực hiện | Thời gian trình | Sản phẩm\n\n\
         I | Pháp luật | Pháp luật | Pháp luật | Pháp luật\n\n\
         1 | Báo cáo tổng kết | Bộ Tư pháp | 2022 | Báo cáo\n\n\
         II | Văn hóa | Văn hóa | Văn hóa | Văn hóa\n\n\
         1 | Đề án | UBND TP Hà Nội | 2024-2026 | Đề án\n",
    );
    assert_eq!(node(&programme, "II").title, "Văn hóa");
    assert_eq!(period(task(&programme, "I.1")), "2022");
    assert_eq!(period(task(&programme, "II.1")), "2024/2026");
    assert_eq!(
        noted(&programme, NoticeCode::UnknownUnit),
        [(11, vec!["UBND TP Hà Nội".to_owned()])]
    );
}

#[test]
fn tasks_in_prose_take_only_what_is_written() {
    let programme = paper(
        "x.md",
        "Số 12-CTr/ĐU   Đồng Tâm, ngày 05 tháng 02 năm 2026\n\nCHƯƠNG TRÌNH\n\n\
         thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị\n\n\
         II. NHIỆM VỤ\n1. Thể chế của xã\n\
         - Rà soát quy chế (Chủ trì: Văn phòng Đảng ủy; phối hợp: UBND xã; thời gian: Quý II/2026).\n\
         - Giao Ban Xây dựng Đảng chủ trì tham mưu; hoàn thành trước ngày 30/6/2026.\n\
         - Quán triệt Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị.\n\
         - UBND xã phối hợp với Công an xã tuyên truyền.\n",
    );
    assert_eq!(programme.number.as_deref(), Some("12-CTr/ĐU"));
    assert_eq!(programme.issued.map(|day| day.to_string()).as_deref(), Some("2026-02-05"));
    assert_eq!(programme.short_title, "CTr thực hiện NQ 57-NQ/TW · Đồng Tâm");
    let first = task(&programme, "II.1/1");
    assert_eq!(
        (slugs(&first.lead), period(first)),
        ("van-phong-dang-uy-xa".into(), "2026-Q2".into())
    );
    assert_eq!(slugs(&first.coordinators), "uy-ban-nhan-dan-xa");
    let second = task(&programme, "II.1/2");
    assert_eq!(slugs(&second.lead), "ban-xay-dung-dang-dang-uy-xa");
    assert_eq!(
        (period(second), &*second.time),
        ("2026-06-29".into(), "hoàn thành trước ngày 30/6/2026")
    );
    for key in ["II.1/3", "II.1/4"] {
        let task = task(&programme, key);
        assert!(task.lead.is_empty() && task.period.is_none(), "{key}");
    }
}

#[test]
fn numbers_repeated_and_skipped_survive() {
    let programme =
        paper("x.txt", "I. NHIỆM VỤ\n1. Một\n1. Hai\n5. Năm\na) Sáu\nc) Bảy\nI. LẠI\n1. Tám\n");
    for key in ["I.1", "I.1~2", "I.5", "I.5.a", "I.5.c", "I~2", "I~2.1"] {
        node(&programme, key);
    }
    let skipped = noted(&programme, NoticeCode::NumberSkipped);
    assert_eq!(
        skipped,
        [(4, vec!["2".to_owned(), "5".to_owned()]), (6, vec!["b".to_owned(), "c".to_owned()])]
    );
    let lines: Vec<u32> =
        noted(&programme, NoticeCode::NumberRepeated).iter().map(|n| n.0).collect();
    assert_eq!(lines, [3, 7]);
}

#[test]
fn letters_as_word_counts_them_are_points_without_a_doubt() {
    let letters =
        "abcdefghijk".chars().map(|c| format!("{c}) Việc {c}\n")).collect::<Vec<_>>().concat();
    let programme = paper("x.txt", &format!("I. NHIỆM VỤ\n1. Một\n{letters}"));
    for key in ["I.1.e", "I.1.f", "I.1.g", "I.1.j", "I.1.k"] {
        assert_eq!(node(&programme, key).parent, Some(Key::new("I.1")));
    }
    assert_eq!(noted(&programme, NoticeCode::NumberSkipped), []);
}

#[test]
fn what_has_no_numbers_is_kept_as_text() {
    let programme = paper("x.md", "# Ghi chú\n\n- một\n- hai 50%\n");
    assert!(programme.nodes.iter().all(|node| node.kind() == NodeKind::Text));
    assert!(programme.nodes.iter().all(|node| node.indicators().is_empty()));
    assert_eq!(noted(&programme, NoticeCode::NoNumbering).len(), 1);
}

#[test]
fn a_heading_about_goals_gives_its_figures_their_time() {
    let programme = paper(
        "x.txt",
        "I. MỤC TIÊU\n1. Đến năm 2026\n- Trên 70% hồ sơ trực tuyến.\n2. Đã đạt\n- x\n",
    );
    let indicator = &node(&programme, "I.1/1").indicators[0];
    let by = indicator.by.map(|by| by.to_string());
    assert_eq!((&*indicator.target, by.as_deref()), ("≥ 70%", Some("2026")));
}

#[test]
fn a_file_that_cannot_be_read_is_refused() {
    let error = |name: &str, bytes: &[u8]| {
        read(name, bytes, ProgrammeId::new("x"), Lexicon::embedded()).expect_err("an error")
    };
    assert_eq!(error("x.xyz", b"?"), DocumentError::UnknownFormat { extension: "xyz".to_owned() });
    assert_eq!(error("x.md", b""), DocumentError::Empty);
    assert!(matches!(error("x.md", b"a\0b"), DocumentError::NotText { offset: 1 }));
}

#[test]
fn a_faulty_file_of_words_is_named_with_its_line() {
    let units = "[[unit]]\nname = \"A\"\nkind = \"nothing\"\n";
    let labels = include_str!("../../data/labels.toml");
    let error = Lexicon::from_toml(labels, &[("mine.toml", units)]).expect_err("a fault");
    assert_eq!((&*error.file, error.line), ("mine.toml", 3));
    assert!(Lexicon::from_toml("x = 1", &[]).is_err());
    assert!(Lexicon::from_toml(labels, &[]).is_ok(), "the built-in words can be read");
    assert!(Lexicon::embedded().registry("phường", "").units().len() > 100);
}

#[test]
fn a_unit_is_found_by_any_of_its_spellings() {
    let registry = Lexicon::embedded().registry("phường", "Kiến An");
    let id = |spelling: &str| registry.resolve(spelling).map(|unit| unit.id.as_str().to_owned());
    for (spelling, slug) in [
        ("Đảng ủy UBND phường", "dang-uy-uy-ban-nhan-dan-phuong"),
        ("Đảng uỷ Uỷ ban nhân dân phường Kiến An.", "dang-uy-uy-ban-nhan-dan-phuong"),
        ("ĐU UBND", "dang-uy-uy-ban-nhan-dan-phuong"),
        ("UBND", "uy-ban-nhan-dan-phuong"),
        ("TT HĐND", "thuong-truc-hoi-dong-nhan-dan-phuong"),
        ("UBMTTQVN phường", "uy-ban-mat-tran-to-quoc-viet-nam-phuong"),
        ("ĐUCA", "dang-uy-cong-an-phuong"),
        ("Công an phường", "cong-an-phuong"),
        ("Chi bộ Trung tâm DVSNC", "chi-bo-trung-tam-dich-vu-su-nghiep-cong-phuong"),
        ("Trung tâm DVSNC phường", "trung-tam-dich-vu-su-nghiep-cong-phuong"),
        ("các đảng bộ, chi bộ trực thuộc", "cac-chi-bo-dang-bo-truc-thuoc"),
        ("chi bộ các TDP", "cac-chi-bo-to-dan-pho"),
    ] {
        assert_eq!(id(spelling).as_deref(), Some(slug), "{spelling}");
    }
    assert_eq!(id("UBND thành phố Huế"), None);
    assert_eq!(id("phường"), None);
}

#[test]
fn a_row_that_only_adds_up_is_no_task() {
    let programme = paper(
        "x.md",
        "PHỤ LỤC\n\n| STT | Nhiệm vụ | Chủ trì | Thời gian |\n|---|---|---|---|\n\
         | 1 | Rà soát quy hoạch | Sở Xây dựng | 2026 |\n\
         | Tổng cộng: 01 nhiệm vụ | | | |\n\
         | | Tổng cộng | 01 | |\n",
    );
    let tasks = programme.nodes.iter().filter(|node| node.kind() == NodeKind::Task).count();
    assert_eq!((tasks, noted(&programme, NoticeCode::NoLead).len()), (1, 0));
}

#[test]
fn a_time_in_front_of_a_row_of_goals_is_that_of_each() {
    let programme = paper(
        "x.txt",
        "I. MỤC TIÊU\n1. Đến năm 2030: thu gom rác đạt trên 95%; trồng mới ít nhất 200 ha rừng. \
         Giảm 15% phát thải.\n",
    );
    let by: Vec<String> = node(&programme, "I.1")
        .indicators
        .iter()
        .map(|figure| figure.by.map(|by| by.to_string()).unwrap_or_default())
        .collect();
    assert_eq!(by, ["2030", "2030", ""]);
}
