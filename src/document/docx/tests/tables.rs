//! Tables of tasks, tables that set columns, tables in tables.

use super::*;

const LINES: &str = "<w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders></w:tblPr>";

fn cell(properties: &str, inner: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>")
}

fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|text| cell("", &p(text))).collect();
    format!("<w:tr>{cells}</w:tr>")
}

fn table(properties: &str, rows: &[String]) -> String {
    format!("<w:tbl>{properties}<w:tblGrid/>{}</w:tbl>", rows.concat())
}

#[test]
fn cells_span_merge_and_hold_paragraphs() {
    let rows_of = [
        row(&["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"]),
        format!(
            "<w:tr>{}{}</w:tr>",
            cell("<w:gridSpan w:val=\"2\"/>", &p("I. Thể chế")),
            cell("<w:gridSpan w:val=\"2\"/>", &p(""))
        ),
        format!(
            "<w:tr>{}{}{}{}</w:tr>",
            cell("", &p("1")),
            cell("", &format!("{}{}", p("một"), p("hai"))),
            cell("<w:vMerge w:val=\"restart\"/>", &p("Công an phường")),
            cell("", &p("2026"))
        ),
        format!(
            "<w:tr>{}{}{}{}</w:tr>",
            cell("", &p("2")),
            cell("", &p("ba")),
            cell("<w:vMerge/>", "<w:p/>"),
            cell("", &p("2027"))
        ),
        format!(
            "<w:tr>{}{}{}{}</w:tr>",
            cell("", "<w:p/>"),
            cell("", &p("đi tiếp")),
            cell("<w:vMerge/>", "<w:p/>"),
            cell("", "<w:p/>")
        ),
        row(&["", "", "", ""]),
        format!("<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>", cell("", &p("bỏ"))),
        format!("<w:tr><w:trPr><w:gridBefore w:val=\"3\"/></w:trPr>{}</w:tr>", cell("", &p("x"))),
    ];
    let text = Paper::new(&table(LINES, &rows_of)).read();
    assert_eq!(
        rows(&text),
        [
            vec!["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"],
            vec!["I. Thể chế", "", "", ""],
            vec!["1", "một\nhai", "Công an phường", "2026"],
            vec!["2", "ba", "Công an phường", "2027"],
            vec!["", "đi tiếp", "", ""],
            vec!["", "", "", "x"],
        ]
    );
    assert_eq!(text.lines[2], "1 | một hai | Công an phường | 2026");
    assert_eq!(text.lines.len(), 6);
    assert_eq!(told(&text), [(NoticeCode::DeletionsLeftOut, "1".to_owned())]);
}

#[test]
fn the_head_of_a_paper_comes_out_as_its_lines() {
    let head = table(
        "",
        &[
            format!(
                "<w:tr>{}{}</w:tr>",
                cell("", &[p("ĐẢNG BỘ THÀNH PHỐ"), p("ĐẢNG ỦY XÃ TÂN AN"), p("*")].concat()),
                cell("", &p("ĐẢNG CỘNG SẢN VIỆT NAM"))
            ),
            row(&["Số 05-CTr/ĐU", "Tân An, ngày 05 tháng 7 năm 2026"]),
        ],
    );
    let text = Paper::new(&head).read();
    assert!(rows(&text).is_empty());
    assert_eq!(
        text.lines,
        [
            "ĐẢNG BỘ THÀNH PHỐ",
            "ĐẢNG ỦY XÃ TÂN AN",
            "*",
            "ĐẢNG CỘNG SẢN VIỆT NAM",
            "Số 05-CTr/ĐU",
            "Tân An, ngày 05 tháng 7 năm 2026"
        ]
    );
    let body =
        head + &p("CHƯƠNG TRÌNH") + &p("thực hiện Nghị quyết số 57-NQ/TW") + &p("I. MỤC TIÊU");
    let bytes = Paper::new(&body).bytes();
    let id = crate::domain::ProgrammeId::new("x");
    let programme = crate::document::read("x.docx", &bytes, id, Lexicon::embedded()).expect("read");
    assert_eq!(programme.number.as_deref(), Some("05-CTr/ĐU"));
    assert_eq!(programme.issued.map(|day| day.to_string()).as_deref(), Some("2026-07-05"));
    assert_eq!(programme.short_title, "CTr thực hiện NQ 57-NQ/TW · Tân An");
}

#[test]
fn lines_or_a_known_head_make_a_table_and_neither_does_not() {
    let two = [row(&["a", "b"]), row(&["c", "d"])];
    assert!(rows(&Paper::new(&table("", &two)).read()).is_empty());
    assert_eq!(rows(&Paper::new(&table(LINES, &two)).read()).len(), 2);
    let of_style = "<w:tblPr><w:tblStyle w:val=\"TableGrid\"/></w:tblPr>";
    let styles = "<w:style w:type=\"table\" w:styleId=\"Base\"><w:tblPr><w:tblBorders>\
        <w:top w:val=\"single\"/></w:tblBorders></w:tblPr></w:style>\
        <w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:basedOn w:val=\"Base\"/></w:style>";
    assert_eq!(rows(&Paper::new(&table(of_style, &two)).styles(styles).read()).len(), 2);
    let bare = "<w:tcBorders><w:top w:val=\"nil\"/></w:tcBorders>";
    let overridden = format!("<w:tr>{}{}</w:tr>", cell(bare, &p("a")), cell(bare, &p("b")));
    assert!(rows(&Paper::new(&table(LINES, &[overridden])).read()).is_empty());
    let known = [row(&["TT", "Nhiệm vụ", "Cơ quan chủ trì"]), row(&["1", "a", "Công an phường"])];
    assert_eq!(rows(&Paper::new(&table("", &known)).read()).len(), 2);
    let boxed = [row(&["một"]), row(&["hai"])];
    assert_eq!(Paper::new(&table(LINES, &boxed)).lines(), ["một", "hai"]);
}

#[test]
fn a_table_in_a_cell_becomes_text() {
    let inner = table(LINES, &[row(&["a", "b"]), row(&["c", "d"])]);
    let outer =
        format!("<w:tr>{}{}</w:tr>", cell("", &(p("x") + &inner + "<w:p/>")), cell("", &p("y")));
    let text = Paper::new(&(table(LINES, &[outer]) + &p("sau"))).read();
    assert_eq!(rows(&text), [["x\na | b\nc | d", "y"]]);
    assert_eq!(text.lines.last().map(String::as_str), Some("sau"));
    assert_eq!(told(&text), [(NoticeCode::TablesFlattened, "1".to_owned())]);
}

#[test]
fn numbers_counted_in_cells_are_numbers_of_rows() {
    let numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
        <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
    let number = pp("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>", "");
    let numbered = |text: &str| format!("<w:tr>{}{}</w:tr>", cell("", &number), cell("", &p(text)));
    let text =
        Paper::new(&table(LINES, &[numbered("a"), numbered("b")])).numbering(numbering).read();
    assert_eq!(rows(&text), [["1.", "a"], ["2.", "b"]]);
}
