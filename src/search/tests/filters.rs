//! Filters, alone and with words.

use super::*;
use crate::domain::Standing;

fn numbers(found: &Found, kind: GroupKind) -> Vec<String> {
    let hits = group(found, kind).map_or(&[][..], |group| &group.hits);
    hits.iter().map(|hit| hit.number.clone()).collect()
}

#[test]
fn a_unit_filters_by_what_hangs_on_it() {
    let found = SEED.search("@cong_an");
    assert_eq!(found.total, 10);
    assert_eq!(numbers(&found, GroupKind::Models)[0], "1.3");
    let led = found.groups[0].hits.iter().filter(|hit| hit.role == Some(Role::Leads));
    assert_eq!(led.map(|hit| hit.number.as_str()).collect::<Vec<_>>(), ["3.3"]);
    assert_eq!(numbers(&SEED.search("@benh_vien_nhi"), GroupKind::Models), ["3.5"]);
    assert_eq!(numbers(&SEED.search("phuong @đuca ma tuy"), GroupKind::Models), ["3.3"]);
    let found = SEED.search("trien khai @chqs");
    assert_eq!(numbers(&found, GroupKind::Tasks), ["3.6"]);
    assert!(group(&found, GroupKind::Units).is_none());
}

#[test]
fn an_unknown_unit_lets_nothing_through() {
    let found = SEED.search("@thue_co_so_6");
    assert_eq!((found.total, found.suggestions[0].as_str()), (0, "Thuế cơ sở 5"));
    assert_eq!(SEED.search("phuong @khong_co").total, 0);
}

#[test]
fn only_what_is_admitted_is_found() {
    let vocabulary = Vocabulary {
        standings: vec![("Quá hạn".to_owned(), Standing::Overdue)],
        ..Vocabulary::default()
    };
    let overdue = |target: &Target| match target {
        Target::Item { key, .. } => ["III.4.1", "III.2.2"].contains(&key.as_str()),
        Target::Unit(_) => false,
    };
    for (typed, wanted) in [
        ("#quá hạn", vec!["2.2", "4.1"]),
        ("qua han", vec!["2.2", "4.1"]),
        ("truong hoc #qua_han", vec!["4.1"]),
        ("cong an #qua_han", vec!["2.2", "4.1"]),
        ("am nhac #qua_han", vec![]),
    ] {
        let query = Query::parse(typed, &vocabulary);
        assert_eq!(query.standing(), Some(Standing::Overdue));
        let found = SEED.index.search(&query, &overdue, 50);
        let models = numbers(&found, GroupKind::Models);
        let texts = numbers(&found, GroupKind::Text);
        if typed == "cong an #qua_han" {
            assert_eq!(texts, ["III.2.2", "III.4.1"]);
        } else {
            assert_eq!(models, wanted, "{typed}");
        }
        let hits = found.groups.iter().flat_map(|group| &group.hits);
        assert!(hits.into_iter().all(|hit| overdue(&hit.target)));
    }
}

#[test]
fn an_empty_query_finds_nothing_and_suggests_nothing() {
    for typed in ["", "  ", "@", "#", "q:", "…", "?!"] {
        assert_eq!(SEED.search(typed), Found::default(), "{typed}");
    }
}
