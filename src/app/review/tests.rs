use super::super::samples::{desk, programme};
use super::*;

fn notice(line: u32, code: NoticeCode, about: &[&str]) -> Notice {
    let about = about.iter().map(|word| (*word).to_owned()).collect();
    Notice { code, line, key: None, about }
}

#[test]
fn doubts_looked_at_stand_behind_the_others_each_in_the_order_of_the_document() {
    let notices = vec![
        notice(3, NoticeCode::NoNumber, &[]),
        notice(3, NoticeCode::GroupLeads, &[]),
        notice(3, NoticeCode::GroupLeads, &["a"]),
        notice(3, NoticeCode::GroupLeads, &["a", "b"]),
        notice(3, NoticeCode::GroupLeads, &["a"]),
        notice(9, NoticeCode::GroupLeads, &["a"]),
    ];
    let read = Programme { notices: notices.clone(), ..programme("another") };
    let state = desk(Vec::new());
    let path = "giấy tờ/another.md".to_owned();
    let mut review = Review::new(&state, path, None, read, Settled::default());
    for chosen in 0..1 << notices.len() {
        let seen = notices.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1);
        review.seen = seen.map(|(_, notice)| doubt(notice)).collect();
        let mut expected: Vec<&Notice> = notices.iter().collect();
        expected.sort_by_key(|notice| review.seen.contains(&doubt(notice)));
        assert_eq!(review.doubts(), expected, "{chosen:b}");
    }
}

#[test]
fn a_paper_of_another_length_is_no_amendment_and_half_of_one_neither() {
    let old = programme("old");
    let of = |length: usize| {
        let nodes = old.nodes.iter().take(length).cloned().collect();
        Programme { nodes, index: std::sync::OnceLock::new(), ..old.clone() }
    };
    let length = old.nodes.len();
    for (kept, is_amendment) in
        [(0, false), (1, false), (length / 2, false), (length / 2 + 1, true), (length, true)]
    {
        assert_eq!(compared::is_amendment(&old, &of(kept)), is_amendment, "{kept}");
        assert_eq!(compared::is_amendment(&of(kept), &old), is_amendment, "{kept}");
    }
}
