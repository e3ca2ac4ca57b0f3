//! Conclusions as the office says them.

use std::sync::LazyLock;

use super::*;
use crate::document::{Lexicon, read};
use crate::domain::{Due, Key, ProgrammeId};
use crate::words::Language;

static SEED: LazyLock<Programme> = LazyLock::new(|| {
    let bytes = include_bytes!("../../../seeds/kien-an-nq05.md");
    read("kien-an-nq05.md", bytes, ProgrammeId::new("seed"), Lexicon::embedded()).expect("the seed")
});

static LAYOUT: LazyLock<Layout> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../data/layouts/hd05.toml")).expect("a layout")
});

fn unit(short: &str) -> UnitRef {
    let unit = SEED.units.iter().find(|unit| unit.short == short);
    let unit = unit.unwrap_or_else(|| panic!("no {short}"));
    UnitRef { unit: unit.id.clone(), as_written: unit.short.clone() }
}

fn concluded(decision: Decision, about: Option<&str>, due: &str, text: &str) -> Conclusion {
    Conclusion {
        about: about.map(Key::new),
        subject: String::new(),
        decision,
        unit: Some(unit("Đảng ủy UBND phường")),
        helpers: Vec::new(),
        due: due.parse().ok(),
        text: text.to_owned(),
        at: "2026-09-25T09:41:00+07:00".parse().expect("a time"),
        headline: String::new(),
        effect: None,
    }
}

fn said(conclusion: &Conclusion) -> [String; 3] {
    let words = Words::embedded(Language::Vietnamese);
    let wording = Wording { words: &words, programme: &SEED, layout: &LAYOUT };
    [headline(&words, &SEED, conclusion), wording.whole(conclusion), wording.task(conclusion)]
}

#[test]
fn a_deadline_is_extended() {
    let due = |text: &str| Due { period: text.parse().ok(), confirmed: true };
    let extend = Conclusion {
        effect: Some(PlanChange::Due(due("2026-Q2"), due("2026-Q4"))),
        helpers: vec![unit("Thuế cơ sở 5")],
        ..concluded(
            Decision::Extend,
            Some("III.4.1"),
            "2026-Q4",
            "Chờ khai giảng.\nThiếu tiêu chí.",
        )
    };
    let [headline, whole, task] = said(&extend);
    assert_eq!(headline, "Gia hạn mô hình 4.1 đến Quý IV/2026");
    assert!(whole.starts_with("Gia hạn Mô hình 4.1 "), "{whole}");
    assert!(whole.contains(" từ quý II/2026 đến quý IV/2026 (thực hiện: "), "{whole}");
    assert!(whole.contains("; phối hợp: "), "{whole}");
    assert!(whole.ends_with("); lý do: chờ khai giảng. Thiếu tiêu chí."), "{whole}");
    assert!(task.starts_with("Hoàn thành Mô hình 4.1 "), "{task}");
    let moved = " trong quý IV/2026 (gia hạn; thời hạn trước: quý II/2026) (phối hợp: ";
    assert!(task.contains(moved), "{task}");
}

#[test]
fn work_is_assigned_by_a_day() {
    let assign = concluded(Decision::Assign, None, "2026-10-05", "Báo cáo nguyên nhân chậm.");
    let [headline, whole, task] = said(&assign);
    assert_eq!(headline, "Giao Đảng ủy UBND phường báo cáo nguyên nhân chậm; hạn 5/10/2026");
    let wanted = "Giao Đảng ủy Ủy ban nhân dân phường báo cáo nguyên nhân chậm; hoàn thành chậm \
                  nhất ngày 05/10/2026.";
    assert_eq!(whole, wanted);
    assert_eq!(task, "Báo cáo nguyên nhân chậm; hoàn thành chậm nhất ngày 05/10/2026.");
    let about = Conclusion { about: Some(Key::new("III.2.2")), ..assign };
    let [_, whole, task] = said(&about);
    assert!(whole.starts_with("Về Mô hình 2.2 "), "{whole}");
    assert!(whole.contains(", giao Đảng ủy Ủy ban"), "{whole}");
    assert!(task.contains(", báo cáo nguyên nhân chậm; hoàn thành"), "{task}");
    let named = "Công an phường phối hợp tuần tra";
    let named = concluded(Decision::Assign, None, "2026-10", named);
    let plan = concluded(Decision::Assign, None, "2026-10", "Xây dựng kế hoạch");
    assert!(said(&plan)[1].contains("phường xây dựng kế hoạch;"), "a verb does not");
    let [headline, ..] = said(&named);
    assert!(headline.contains("phường Công an phường"), "a name keeps its capital: {headline}");
}

#[test]
fn every_decision_says_what_it_knows_in_both_languages() {
    for language in Language::ALL {
        let words = Words::embedded(language);
        let wording = Wording { words: &words, programme: &SEED, layout: &LAYOUT };
        for decision in Decision::ALL {
            let full = concluded(decision, Some("III.1.2"), "2026-Q4", "Chưa có kinh phí");
            let bare = Conclusion {
                about: Some(Key::new("III.9.9")),
                unit: None,
                due: None,
                text: String::new(),
                ..full.clone()
            };
            for conclusion in [&full, &bare] {
                let lines = [
                    headline(&words, &SEED, conclusion),
                    wording.whole(conclusion),
                    wording.task(conclusion),
                ];
                for line in lines {
                    assert!(!line.trim().is_empty() && !line.contains('\n'), "{line}");
                    assert!(!line.contains("  ") && !line.contains(".."), "{decision:?}: {line}");
                }
            }
            let whole = wording.whole(&full);
            assert!(whole.contains("Chưa có") || whole.contains("chưa có"), "{whole}");
            assert!(whole.contains("1.2") || decision == Decision::Refer, "{whole}");
        }
    }
}
