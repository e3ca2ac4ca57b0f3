//! The right answer first, on the real programme.

use std::sync::LazyLock;

use super::*;
use crate::document::{Lexicon, read};
use crate::domain::Programme;
use crate::text::fold;

fn seed() -> Programme {
    let bytes = include_bytes!("../../seeds/kien-an-nq05.md");
    read("kien-an-nq05.md", bytes, ProgrammeId::new("kien-an-nq05"), Lexicon::embedded())
        .expect("the seed")
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let seed = seed();
    Index::build(&[&seed], &seed.units)
});

fn search(typed: &str) -> Found {
    INDEX.search(&Query::parse(typed, &Vocabulary::default()), &|_| true, 50)
}

fn first(typed: &str) -> String {
    let found = search(typed);
    let hit = found.groups.first().and_then(|group| group.hits.first());
    hit.map(|hit| format!("{} {}", hit.number, hit.title).trim().to_owned()).unwrap_or_default()
}

#[test]
fn every_row_of_the_specification() {
    for (typed, wanted) in [
        ("dang uy cong an", "Đảng ủy Công an phường"),
        ("Đảng uỷ công an", "Đảng ủy Công an phường"),
        ("cong an", "Đảng ủy Công an phường"),
        ("ubnd", "Đảng ủy UBND phường"),
        ("uỷ ban", "Ủy ban"),
        ("3.4", "3.4 Công viên"),
        ("III.3.4", "3.4 Công viên"),
        ("cqtt", "1.1 Chính quyền thân thiện"),
        ("am nhac", "3.2 Phường âm nhạc"),
        ("a\u{302}m nha\u{323}c", "3.2 Phường âm nhạc"),
        ("nhạc âm", "3.2 Phường âm nhạc"),
        ("ma tuy", "3.3 Phường không ma túy"),
        ("suc khoe", "3.5 Chăm sóc sức khỏe"),
        ("benh vien nhi", "Đảng bộ Bệnh viện Nhi"),
        ("ddangr uyr coong an", "Đảng ủy Công an phường"),
    ] {
        let got = first(typed);
        assert!(got.starts_with(wanted), "{typed}: {got}");
    }
    for (typed, part) in [("mttq", "MTTQ"), ("chqs", "CHQS"), ("dvsnc", "DVSNC")] {
        assert!(first(typed).contains(part), "{typed}: {}", first(typed));
    }
}

#[test]
fn a_unit_brings_what_it_leads_and_coordinates() {
    let found = search("dang uy cong an");
    let models = found.groups.iter().find(|group| group.kind == GroupKind::Models).expect("models");
    assert_eq!(models.total, 10);
    assert_eq!(models.hits[0].number, "3.3");
    assert_eq!(models.hits[0].role, Some(Role::Leads));
    assert!(models.hits[1..].iter().all(|hit| hit.role == Some(Role::Coordinates)));
}

#[test]
fn matched_letters_are_marked_in_the_original() {
    let found = search("suc khoe");
    let hit = &found.groups[0].hits[0];
    let letters: Vec<char> = hit.title.chars().collect();
    let marked: String = hit.title_marks.iter().map(|at| letters[*at]).collect();
    assert_eq!(marked, "sức khỏe");
}

#[test]
fn nothing_found_names_what_is_near() {
    let found = search("thue co so 6");
    assert_eq!(found.total, 0);
    assert_eq!(found.suggestions.first().map(String::as_str), Some("Thuế cơ sở 5"));
}

#[test]
fn filters_alone_list_what_they_let_through() {
    let found = search("@benh_vien_nhi");
    assert_eq!(found.groups[0].hits[0].number, "3.5");
    assert!(search("@khong_co_don_vi_nay").groups.is_empty());
}

proptest::proptest! {
    #[test]
    fn marks_are_letters_of_what_was_typed(words in proptest::collection::vec("[a-z]{1,4}", 1..4)) {
        let typed = words.join(" ");
        for group in search(&typed).groups {
            for hit in group.hits {
                let (text, marks) = if group.kind == GroupKind::Text {
                    (hit.excerpt, hit.excerpt_marks)
                } else {
                    (hit.title, hit.title_marks)
                };
                let letters: Vec<char> = fold(&text).chars().collect();
                for at in marks {
                    let letter = letters.get(at).copied();
                    proptest::prop_assert!(letter.is_some_and(|l| l == ' ' || typed.contains(l)), "{typed} {text}");
                }
            }
        }
    }
}
