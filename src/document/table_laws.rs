//! What holds for every table of tasks, however it is drawn, cut and ordered.

use proptest::prelude::*;

use super::laws::assert_laws;
use super::*;
use crate::domain::Content;

/// A row as it would be read: subject, lead, help, time, product.
type Row = [String; 5];

const TITLES: [&str; 6] =
    ["STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm"];

/// What a table came to: number, subject, leads, helpers, period, time, product.
type Told = Vec<(String, String, Vec<String>, Vec<String>, String, String, String)>;

fn told(name: &str, text: &str) -> Told {
    let programme = read(name, text.as_bytes(), ProgrammeId::new("x"), Lexicon::embedded());
    let programme = programme.expect("a table");
    assert_laws(&programme);
    let names = |units: &[crate::domain::UnitRef]| -> Vec<String> {
        units.iter().map(|unit| unit.unit.to_string()).collect()
    };
    let tasks = programme.nodes.iter().filter_map(|node| match &node.content {
        Content::Task(task) => Some((
            node.number.clone(),
            node.text.clone(),
            names(&task.lead),
            names(&task.coordinators),
            task.period.map(|period| period.to_string()).unwrap_or_default(),
            task.time.clone(),
            task.product.clone(),
        )),
        Content::Section
        | Content::Group
        | Content::Model(_)
        | Content::Duty(_)
        | Content::Indicator(_)
        | Content::Text => None,
    });
    tasks.collect()
}

/// The cells of a table, its head first.
fn cells(rows: &[Row]) -> Vec<Vec<String>> {
    let head = TITLES.iter().map(|title| (*title).to_owned()).collect();
    let numbered = rows.iter().enumerate().map(|(at, row)| {
        let number = std::iter::once((at + 1).to_string());
        number.chain(row.iter().cloned()).collect()
    });
    std::iter::once(head).chain(numbered).collect()
}

fn piped(cells: &[Vec<String>]) -> String {
    let mut lines: Vec<String> =
        cells.iter().map(|row| format!("| {} |", row.join(" | "))).collect();
    lines.insert(1, format!("|{}", "---|".repeat(TITLES.len())));
    paper(&lines)
}

fn tabbed(cells: &[Vec<String>]) -> String {
    paper(&cells.iter().map(|row| row.join("\t")).collect::<Vec<_>>())
}

fn tagged(cells: &[Vec<String>]) -> String {
    let row = |row: &Vec<String>| format!("<tr>\n<td>{}</td>\n</tr>", row.join("</td>\n<td>"));
    let rows = cells.iter().map(row);
    let open = std::iter::once("<table>".to_owned());
    paper(&open.chain(rows).chain(["</table>".to_owned()]).collect::<Vec<_>>())
}

/// A drawn table, each cell wrapped by words.
fn drawn(cells: &[Vec<String>]) -> String {
    const WIDTH: usize = 24;
    let edge = |sign: &str| {
        let column = format!("{}+", sign.repeat(WIDTH + 2));
        format!("+{}", column.repeat(TITLES.len()))
    };
    let mut lines = vec![edge("-")];
    for (at, row) in cells.iter().enumerate() {
        let wrapped: Vec<Vec<String>> = row.iter().map(|cell| wrap(cell, WIDTH)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            let part = |cell: &Vec<String>| cell.get(line).cloned().unwrap_or_default();
            let parts = wrapped.iter().map(|cell| format!(" {:WIDTH$} ", part(cell)));
            lines.push(format!("|{}|", parts.collect::<Vec<_>>().join("|")));
        }
        lines.push(edge(if at == 0 { "=" } else { "-" }));
    }
    paper(&lines)
}

/// A table set in columns, each cell wrapped by words.
fn set_in_columns(cells: &[Vec<String>]) -> String {
    const WIDTH: usize = 24;
    let rule = "-".repeat((WIDTH + 1) * TITLES.len());
    let mut lines = vec![format!("  {rule}")];
    for (at, row) in cells.iter().enumerate() {
        let wrapped: Vec<Vec<String>> = row.iter().map(|cell| wrap(cell, WIDTH)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            let part = |cell: &Vec<String>| cell.get(line).cloned().unwrap_or_default();
            let parts = wrapped.iter().map(|cell| format!("{:WIDTH$}", part(cell)));
            lines.push(format!("  {}", parts.collect::<Vec<_>>().join(" ")));
        }
        let run = "-".repeat(WIDTH);
        let under = vec![run; TITLES.len()].join(" ");
        lines.push(if at == 0 { format!("  {under}") } else { String::new() });
    }
    lines.push(format!("  {rule}"));
    paper(&lines)
}

fn paper(lines: &[String]) -> String {
    format!("PHỤ LỤC\n\n{}\n", lines.join("\n"))
}

fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}

fn any_row() -> impl Strategy<Value = Row> {
    let word = prop::sample::select(vec![
        "xây dựng",
        "kế hoạch",
        "rà soát",
        "quy chế",
        "hạ tầng",
        "dữ liệu",
        "tuyên truyền",
        "đào tạo",
    ]);
    let subject =
        prop::collection::vec(word, 2..8).prop_map(|words| format!("Việc {}", words.join(" ")));
    let unit = prop::sample::select(vec![
        "Sở Tài chính",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Bộ Công an",
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "Ban Quản lý dự án",
        "các đơn vị liên quan",
    ]);
    let lead = unit.clone().prop_map(str::to_owned);
    let help = prop::collection::vec(unit, 0..4).prop_map(|units| units.join("; "));
    let time = prop::sample::select(vec![
        "Quý IV/2026",
        "Tháng 9 năm 2026",
        "2026 - 2028",
        "Trước ngày 15/10/2026",
        "Hằng năm",
        "Khi có hướng dẫn",
        "Từ quý II/2026",
    ]);
    let product = prop::sample::select(vec!["Báo cáo", "Đề án trình Chính phủ", ""]);
    (subject, lead, help, time, product).prop_map(|(subject, lead, help, time, product)| {
        [subject, lead, help, time.to_owned(), product.to_owned()]
    })
}

/// A row cut in two by a page: every cell at a word, the number stays above.
fn cut(row: &[String], places: &[prop::sample::Index]) -> [Vec<String>; 2] {
    let halves = row.iter().zip(places).enumerate().map(|(at, (cell, place))| {
        let words: Vec<&str> = cell.split(' ').collect();
        let from = if at == 0 { words.len() } else { place.index(words.len()) + 1 };
        (words[..from].join(" "), words[from..].join(" "))
    });
    let (upper, lower): (Vec<String>, Vec<String>) = halves.unzip();
    [upper, lower]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_row_cut_by_a_page_is_one_row(
        rows in prop::collection::vec(any_row(), 1..6),
        which in any::<prop::sample::Index>(),
        places in prop::collection::vec(any::<prop::sample::Index>(), 6),
        heads in any::<bool>(),
    ) {
        let whole = cells(&rows);
        let mut split = whole.clone();
        let at = which.index(rows.len()) + 1;
        let [upper, lower] = cut(&whole[at], &places);
        split[at] = upper;
        split.insert(at + 1, lower);
        if heads {
            split.insert(at + 1, whole[0].clone());
        }
        prop_assert_eq!(told("x.md", &piped(&split)), told("x.md", &piped(&whole)));
    }

    #[test]
    fn a_head_repeated_changes_nothing(
        rows in prop::collection::vec(any_row(), 1..6),
        places in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
    ) {
        let whole = cells(&rows);
        let mut more = whole.clone();
        for place in places {
            more.insert(place.index(more.len()) + 1, whole[0].clone());
        }
        prop_assert_eq!(told("x.md", &piped(&more)), told("x.md", &piped(&whole)));
    }

    #[test]
    fn columns_stand_in_any_order(
        rows in prop::collection::vec(any_row(), 1..6),
        order in Just([0usize, 1, 2, 3, 4, 5]).prop_shuffle(),
    ) {
        let whole = cells(&rows);
        let shuffled: Vec<Vec<String>> =
            whole.iter().map(|row| order.iter().map(|at| row[*at].clone()).collect()).collect();
        prop_assert_eq!(told("x.md", &piped(&shuffled)), told("x.md", &piped(&whole)));
    }

    #[test]
    fn a_table_says_the_same_in_every_dress(rows in prop::collection::vec(any_row(), 1..6)) {
        let whole = cells(&rows);
        let plain = told("x.md", &piped(&whole));
        prop_assert_eq!(plain.len(), rows.len());
        prop_assert_eq!(&told("x.txt", &tabbed(&whole)), &plain);
        prop_assert_eq!(&told("x.md", &tagged(&whole)), &plain);
        prop_assert_eq!(&told("x.md", &drawn(&whole)), &plain);
        prop_assert_eq!(&told("x.md", &set_in_columns(&whole)), &plain);
    }
}
