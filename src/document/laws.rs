//! What holds for every document, however mangled.

use proptest::prelude::*;

use super::*;

#[path = "../../tests/hostile/targets/laws.rs"]
mod shared;

pub(super) use shared::assert_laws;

const DOCUMENTS: [&str; 9] = [
    include_str!("../../seeds/kien-an-nq05.md"),
    include_str!("../../tests/documents/KH-tiep-cong-dan-MTTQ-xa-Luong-Minh.txt"),
    include_str!(
        "../../tests/documents/KH01-TBTTKT-Tieu-ban-tuyen-truyen-xa-Pho-Bang_10-12-2025.txt"
    ),
    include_str!("../../tests/documents/NQ03-NQ-CP_phu-luc-1_chi-tieu.md"),
    include_str!("../../tests/documents/bo-xay-dung-luoi-pandoc.md"),
    include_str!("../../tests/documents/ubnd-tinh-bang-hai-tang.md"),
    include_str!("../../tests/documents/so-y-te-o-nhieu-dong.md"),
    include_str!("../../tests/documents/ubnd-phuong-chi-tieu-html.md"),
    include_str!("../../tests/documents/tinh-uy-chi-thi-giao-viec.md"),
];

fn read_as(name: &str, text: &str) -> Option<Programme> {
    match read(name, text.as_bytes(), ProgrammeId::new("x"), Lexicon::embedded()) {
        Ok(programme) => Some(programme),
        Err(error) => {
            assert!(matches!(
                error,
                DocumentError::Empty | DocumentError::NotText { .. } | DocumentError::LettersLost
            ));
            None
        }
    }
}

fn any_line() -> impl Strategy<Value = String> {
    let lines: Vec<String> =
        DOCUMENTS.iter().flat_map(|text| text.lines()).map(str::to_owned).collect();
    let real = prop::sample::select(lines);
    let mark = prop::sample::select(vec![
        "",
        "I. ",
        "1. ",
        "1.1. ",
        "a) ",
        "(1) ",
        "- ",
        "+ ",
        "* ",
        "**",
        "| ",
        "Điều 1. ",
        "PHỤ LỤC ",
        "Nơi nhận:",
        "T/M ",
        "Chủ trì: ",
        "Thời gian: ",
        "Quý II/2026",
        "-----",
        "|---|",
        "\t",
        "  - ",
        "<table>",
        "<tr><td rowspan=\"3\">",
        "</table>",
        "+---+----+",
        "a\tb\tc\t",
        "Giao ",
        "| STT | Nhiệm vụ | Chủ trì |",
        "Trang 2/3",
    ]);
    let cut = (any::<prop::sample::Index>(), any::<bool>());
    (real, mark, cut).prop_map(|(line, mark, (at, cuts))| {
        let length = line.chars().count();
        let kept = if cuts && length > 0 { at.index(length) } else { length };
        format!("{mark}{}", line.chars().take(kept).collect::<String>())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn lines_shuffled_and_cut_are_neither_lost_nor_doubled(
        lines in prop::collection::vec(any_line(), 1..60),
        end in prop::sample::select(vec!["\n", "\r\n", "\n\n"]),
        name in prop::sample::select(vec!["x.md", "x.txt"]),
    ) {
        if let Some(programme) = read_as(name, &lines.join(end)) {
            assert_laws(&programme);
        }
    }

    #[test]
    fn any_text_at_all_is_read_or_refused(text in "\\PC{0,300}|[ -~\n|*#.()IVX0-9a-e]{0,200}") {
        for name in ["x.md", "x.txt"] {
            if let Some(programme) = read_as(name, &text) {
                assert_laws(&programme);
            }
        }
    }

    #[test]
    fn any_bytes_at_all_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(programme) = read("x.txt", &bytes, ProgrammeId::new("x"), Lexicon::embedded()) {
            assert_laws(&programme);
        }
    }
}

#[test]
fn documents_cut_in_two_and_put_together_keep_their_lines() {
    for (one, other) in [(0, 1), (1, 2), (2, 3), (3, 0), (0, 0)] {
        let text = format!("{}\n{}", DOCUMENTS[one], DOCUMENTS[other]);
        let half = text.lines().count() / 3;
        let cut: Vec<&str> = text.lines().skip(half).collect();
        for text in [text.clone(), cut.join("\n")] {
            for name in ["x.md", "x.txt"] {
                assert_laws(&read_as(name, &text).expect("a paper"));
            }
        }
    }
}

#[test]
fn a_text_nested_without_end_is_read_in_time() {
    for line in ["1. a\na) b\n", "- a\n  + b\n    * c\n", "(1) a\n(a) b\n(i) c\n"] {
        assert_laws(&read_as("x.md", &line.repeat(300)).expect("a paper"));
    }
    for odd in ["a <b ", "(", "Chủ trì: a. ", "<table>\n", "--------------\na b\n--- ---\nx y\n"]
    {
        assert_laws(&read_as("x.md", &format!("I. VIỆC\n{}", odd.repeat(3000))).expect("a paper"));
    }
    let deep: Vec<String> = (0..400).map(|at| format!("{}- a", " ".repeat(at * 2))).collect();
    assert_laws(&read_as("x.md", &deep.join("\n")).expect("a paper"));
}
