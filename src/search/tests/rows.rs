//! Every row of the specification (UX §2.1, §6.4 B, §6.8 checks 7 and 8).

use super::*;

#[test]
fn the_right_answer_stands_first() {
    for (typed, wanted) in [
        ("dang uy cong an", "Đảng ủy Công an phường"),
        ("Đảng uỷ công an", "Đảng ủy Công an phường"),
        ("ĐẢNG ỦY CÔNG AN", "Đảng ủy Công an phường"),
        ("cong an dang uy", "Đảng ủy Công an phường"),
        ("cong an", "Đảng ủy Công an phường"),
        ("duca", "Đảng ủy Công an phường"),
        ("dang uy ca", "Đảng ủy Công an phường"),
        ("ubnd", "Đảng ủy UBND phường"),
        ("mttq", "Ủy ban MTTQ VN phường"),
        ("ubmttqvn", "Ủy ban MTTQ VN phường"),
        ("hđnd", "Thường trực HĐND phường"),
        ("btv", "BTV Đảng ủy phường"),
        ("ubkt", "UBKT Đảng ủy phường"),
        ("chqs", "CB Ban CHQS phường"),
        ("dvsnc", "CB Trung tâm DVSNC phường"),
        ("tdp", "Chi bộ tổ dân phố"),
        ("cb tdp", "Chi bộ tổ dân phố"),
        ("uỷ ban", "Ủy ban"),
        ("benh vien nhi", "Đảng bộ Bệnh viện Nhi HP"),
        ("thue 5", "Thuế cơ sở 5"),
        ("cqtt", "1.1 Chính quyền thân thiện"),
        ("am nhac", "3.2 Phường âm nhạc"),
        ("a\u{302}m nha\u{323}c", "3.2 Phường âm nhạc"),
        ("âm\u{a0}nhạc", "3.2 Phường âm nhạc"),
        ("nhạc âm", "3.2 Phường âm nhạc"),
        ("ma tuy", "3.3 Phường không ma túy"),
        ("ma tuý", "3.3 Phường không ma túy"),
        ("suc khoe", "3.5 Chăm sóc sức khỏe"),
        ("sức khoẻ", "3.5 Chăm sóc sức khỏe"),
        ("3.4", "3.4 Công viên sinh thái"),
        ("3.4.", "3.4 Công viên sinh thái"),
        ("III.3.4", "3.4 Công viên sinh thái"),
        ("iii.3.4", "3.4 Công viên sinh thái"),
        ("IV.1", "IV.1 Công tác tuyên truyền"),
        ("V.5", "V.5 Ủy ban Kiểm tra"),
        ("V.5/2", "V.5/2 Chủ trì, phối hợp"),
        ("V", "V TỔ CHỨC THỰC HIỆN"),
        ("ddangr uyr coong an", "Đảng ủy Công an phường"),
        ("phuwowngf aam nhacj", "3.2 Phường âm nhạc"),
        ("chnh quyen", "1.1 Chính quyền thân thiện"),
        ("chinh quyen tan thien", "1.1 Chính quyền thân thiện"),
        ("maty", "3.3 Phường không ma túy"),
        ("vanminh", "1.3 Phường văn minh"),
        ("quy 4", "3.4 Triển khai kế hoạch: Quý IV/2026"),
    ] {
        let first = SEED.first(typed);
        assert!(first.starts_with(wanted), "{typed}: wanted {wanted}, first was {first}");
    }
    assert!(SEED.first("ddangr uyr").starts_with("Đảng ủy"));
    let front = SEED.search("mat tran to quoc");
    assert_eq!(front.groups[0].kind, GroupKind::Units);
}

#[test]
fn a_unit_brings_what_it_leads_and_coordinates() {
    let found = SEED.search("dang uy cong an");
    let shown: Vec<(GroupKind, usize)> =
        found.groups.iter().map(|group| (group.kind, group.total)).collect();
    assert_eq!(shown, [(GroupKind::Units, 1), (GroupKind::Models, 10), (GroupKind::Text, 10)]);
    assert_eq!(found.total, 21);
    let models: Vec<(&str, Option<Role>)> =
        found.groups[1].hits.iter().map(|hit| (hit.number.as_str(), hit.role)).collect();
    let others = ["1.3", "2.1", "2.2", "3.1", "3.2", "3.4", "4.1", "4.2", "4.3"];
    let coordinated = others.map(|number| (number, Some(Role::Coordinates)));
    assert_eq!(models[0], ("3.3", Some(Role::Leads)));
    assert_eq!(models[1..], coordinated);
    assert_eq!(found.groups[2].hits[0].number, "III.1.3");
}

#[test]
fn what_many_units_share_brings_nothing_along() {
    let found = SEED.search("phuong");
    let related =
        found.groups.iter().flat_map(|group| &group.hits).filter(|hit| hit.role.is_some());
    assert_eq!(related.count(), 0);
}

#[test]
fn chance_is_kept_out() {
    // "Đẩy mạnh công tác tuyên truyền" begins words with ma and tuy, too.
    let found = SEED.search("ma tuy");
    assert_eq!(found.groups.iter().map(|group| group.total).collect::<Vec<_>>(), [1, 1]);
    // Five beside a V is no V.5.
    assert_eq!(SEED.search("V.5").total, 1);
    // "vị" is no six.
    assert_eq!(SEED.search("thue co so 6").total, 0);
}

#[test]
fn matched_letters_are_marked_in_the_original() {
    for (typed, wanted) in [
        ("suc khoe", "......... sức khỏe"),
        ("cqtt", "C.....q.....t....t....."),
        ("am nhac", ".......âm nhạc"),
        ("maty", "..............ma t.y"),
        ("vanminh", ".......văn minh"),
        ("ubnd", "........UBND"),
    ] {
        let found = SEED.search(typed);
        let hit = &found.groups[0].hits[0];
        let got = marked(&hit.title, &hit.title_marks);
        let bare = |text: &str| text.replace([' ', '.'], "");
        assert_eq!(bare(&got), bare(wanted), "{typed}: {}", hit.title);
    }
    let found = SEED.search("uy ban mat tran");
    let text = group(&found, GroupKind::Text).expect("texts");
    let inside = text.hits.iter().find(|hit| !hit.excerpt.is_empty()).expect("an excerpt");
    let got = marked(&inside.excerpt, &inside.excerpt_marks).replace('.', "");
    assert_eq!(got, "ỦybanMặttrận");
}

#[test]
fn typed_marks_decide_between_equals() {
    // The same letters without marks begin both.
    let shown = |typed: &str| {
        let found = SEED.search(typed);
        let units = group(&found, GroupKind::Units).map_or(&[][..], |group| &group.hits);
        units.iter().map(|hit| hit.title.clone()).collect::<Vec<_>>()
    };
    assert!(shown("đoàn")[0].starts_with("Các đoàn thể"), "{:?}", shown("đoàn"));
    assert!(shown("dân")[0].contains("dân"), "{:?}", shown("dân"));
    assert_eq!(shown("đảng").len(), shown("dang").len());
}

#[test]
fn either_writing_of_i_and_y_is_found() {
    for typed in ["lý tưởng", "lí tưởng", "ly tuong", "li tuong"] {
        assert_eq!(SEED.search(typed).total, 1, "{typed}");
    }
    assert_eq!(SEED.search("hang quy").total, SEED.search("hằng quí").total);
}

#[test]
fn nothing_found_names_what_is_near() {
    let near = |typed: &str| SEED.search(typed).suggestions;
    assert_eq!(near("thue co so 6")[0], "Thuế cơ sở 5");
    assert!(near("kinh daonh")[0].starts_with("Cơ sở kinh doanh"));
    assert_eq!(near("xyzq"), [""; 0]);
    assert_eq!(near("benh vien mhi")[0], "Đảng bộ Bệnh viện Nhi HP");
    assert!(SEED.search("am nhac").suggestions.is_empty());
}

#[test]
fn another_office_is_searched_the_same_way() {
    for unit in &OTHER.programme.units {
        let found = OTHER.search(&unit.name);
        assert_eq!(found.groups[0].hits[0].target, Target::Unit(unit.id.clone()), "{}", unit.name);
    }
    assert!(OTHER.search("tiep cong dan").total > 0);
}
