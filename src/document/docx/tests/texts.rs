//! Runs, breaks, fields, changes, fonts.

use super::*;
use crate::document::legacy::Legacy;

fn line(inside: &str) -> String {
    Paper::new(&format!("<w:p>{inside}</w:p>")).lines().join(" / ")
}

#[test]
fn runs_are_joined_and_signs_read() {
    assert_eq!(
        line(&[r("", "Đảng "), r("<w:b/>", "ủy"), r("", " phường")].concat()),
        "Đảng ủy phường"
    );
    assert_eq!(line("<w:r><w:t>2026</w:t><w:noBreakHyphen/><w:t>2030</w:t></w:r>"), "2026-2030");
    assert_eq!(line("<w:r><w:t>tổ</w:t><w:softHyphen/><w:t>chức</w:t></w:r>"), "tổchức");
    assert_eq!(line("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>"), "a   b / c");
    assert_eq!(
        line("<w:r><w:t>x</w:t><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t>50%</w:t></w:r>"),
        "x≥50%"
    );
    assert_eq!(line(&r("<w:caps/>", "Kế hoạch")), "KẾ HOẠCH");
    assert_eq!(line(&r("", "a &amp; b &lt;c&gt; &#x1EA1;")), "a & b <c> ạ");
    assert_eq!(line(&r("", "tie\u{302}\u{301}ng\u{200B} Việt")), "tiếng Việt");
    let nested = "<w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:smartTag><w:smartTag>\
        <w:r><w:t>b</w:t></w:r></w:smartTag></w:smartTag><w:sdt><w:sdtPr><w:alias w:val=\"x\"/>\
        </w:sdtPr><w:sdtContent><w:r><w:t>c</w:t></w:r></w:sdtContent></w:sdt>";
    assert_eq!(line(nested), "abc");
}

#[test]
fn lines_and_pages_end_inside_a_paragraph() {
    let text = Paper::new(
        "<w:p><w:r><w:t>CHƯƠNG TRÌNH</w:t><w:br/><w:t>thực hiện</w:t></w:r></w:p>\
         <w:p><w:r><w:t>cuối trang</w:t><w:br w:type=\"page\"/><w:t>PHỤ LỤC</w:t></w:r></w:p>\
         <w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>\
         <w:p><w:r><w:t>hiệp hội </w:t><w:lastRenderedPageBreak/><w:t>doanh nghiệp</w:t></w:r></w:p>",
    )
    .read();
    assert_eq!(
        text.lines,
        ["CHƯƠNG TRÌNH", "thực hiện", "cuối trang", "PHỤ LỤC", "hiệp hội doanh nghiệp"]
    );
    let gaps: Vec<bool> = text.blocks.iter().map(|block| block.after_gap).collect();
    assert_eq!(gaps, [true, false, true, true, true]);
}

#[test]
fn fields_show_their_result_and_never_their_instruction() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let nested = [
        field("begin"),
        r("", "lost"),
        field("begin"),
        field("separate"),
        r("", "lost too"),
        field("end"),
        "<w:r><w:instrText> REF x </w:instrText></w:r>".to_owned(),
        field("separate"),
        r("", "mục 3"),
        field("end"),
        r("", " ở trên"),
    ];
    // What a field inside an instruction results in is part of the instruction.
    assert_eq!(line(&nested.concat()), "mục 3 ở trên");
    assert_eq!(
        line("<w:fldSimple w:instr=\"DATE\"><w:r><w:t>2026</w:t></w:r></w:fldSimple>"),
        "2026"
    );
    let faulty = format!("<w:p>{}{}</w:p>{}", field("begin"), r("", "x"), p("đoạn sau"));
    assert_eq!(Paper::new(&faulty).lines(), ["đoạn sau"]);
}

#[test]
fn changes_not_yet_accepted_are_taken_as_accepted_and_told() {
    let text = Paper::new(
        &[
            format!(
                "<w:p>{}<w:ins>{}</w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>\
             <w:moveFrom>{}</w:moveFrom><w:moveTo>{}</w:moveTo></w:p>",
                r("", "a"),
                r("", "b"),
                r("", "x"),
                r("", "c"),
            ),
            pp("<w:rPr><w:del/></w:rPr>", &r("", "một ")),
            p("hai"),
            pp(
                "<w:pPrChange><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:pPrChange>",
                &r("", "d"),
            ),
        ]
        .concat(),
    )
    .read();
    assert_eq!(text.lines, ["abc", "một hai", "d"]);
    assert_eq!(told(&text), [(NoticeCode::DeletionsLeftOut, "2".to_owned())]);
    assert_eq!(strong(&text), [false; 3], "what a change replaced counts no more");
}

#[test]
fn what_does_not_stand_in_the_text_is_left_out_and_told() {
    let drawing = "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>\
        <w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>\
        <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p>\
        </w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
    let body = [
        format!("<w:p>{drawing}{}</w:p>", r("", "một")),
        format!("<w:p>{}{}</w:p>", r("", "hai"), r("<w:vanish/>", "ẩn")),
        format!(
            "<w:p>{}<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:commentReference/></w:r>\
             <w:r><w:drawing><blip/></w:drawing></w:r></w:p>",
            r("", "ba")
        ),
        pp("<w:pStyle w:val=\"TOC1\"/>", &r("", "I. MỤC ĐÍCH 1")),
    ];
    let text = Paper::new(&body.concat())
        .part("header", "hdr", &p("Mật"))
        .part("footer", "ftr", &p("12"))
        .styles(
            "<w:style w:type=\"paragraph\" w:styleId=\"TOC1\"><w:name w:val=\"toc 1\"/></w:style>",
        )
        .read();
    assert_eq!(text.lines, ["một", "hai", "ba"]);
    let one = |code| (code, "1".to_owned());
    assert_eq!(
        told(&text),
        [
            one(NoticeCode::TextBoxesLeftOut),
            one(NoticeCode::PicturesLeftOut),
            one(NoticeCode::HeadersLeftOut),
            one(NoticeCode::FootnotesLeftOut),
            one(NoticeCode::CommentsLeftOut),
            one(NoticeCode::HiddenTextLeftOut),
            one(NoticeCode::ContentsLeftOut),
        ]
    );
}

#[test]
fn headings_and_bold_paragraphs_are_strong() {
    let styles = "<w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>\
        <w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/>\
        <w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Bold\"><w:rPr><w:b/></w:rPr></w:style>\
        <w:style w:type=\"character\" w:styleId=\"Strong\"><w:rPr><w:b/></w:rPr></w:style>";
    let style = |id: &str, runs: &str| pp(&format!("<w:pStyle w:val=\"{id}\"/>"), runs);
    let body = [
        style("A", &r("", "một")),
        style("Bold", &r("", "hai")),
        style("Bold", &r("<w:b w:val=\"0\"/>", "ba")),
        format!("<w:p>{}</w:p>", r("<w:rStyle w:val=\"Strong\"/>", "bốn")),
        style("Bold", &r("<w:rStyle w:val=\"Strong\"/>", "năm")),
        format!("<w:p>{}{}</w:p>", r("<w:b/>", "- Mục tiêu:"), r("", " sáu")),
        format!("<w:p>{}{}</w:p>", r("<w:b/>", "bảy"), r("", " . ")),
    ];
    let text = Paper::new(&body.concat()).styles(styles).read();
    assert_eq!(strong(&text), [true, true, false, true, false, false, true]);
}

fn font(name: &str, text: &str) -> String {
    r(&format!("<w:rFonts w:ascii=\"{name}\" w:hAnsi=\"{name}\"/>"), text)
}

#[test]
fn a_few_words_in_old_fonts_become_unicode_and_are_told() {
    let body = [
        p("Chương trình hành động của Đảng ủy phường Kiến An năm 2026"),
        format!("<w:p>{}{}</w:p>", font("VNI-Times", "Ñaûng"), font("VNI-Times", " uûy phöôøng")),
        format!("<w:p>{}</w:p>", font(".VnTimeH", "\u{AE}\u{B6}ng ñy")),
        format!("<w:p>{}</w:p>", font(".VnTime", "Ủy ban nhân dân")),
        format!("<w:p>{}</w:p>", font(".VnTime", "Hội đồng nhân dân")),
        format!("<w:p>{}</w:p>", font(".VnTime", "có")),
    ];
    let paper = Paper::new(&body.concat());
    let text = paper.read();
    assert_eq!(
        text.lines[1..],
        ["Đảng ủy phường", "ĐẢNG ỦY", "Ủy ban nhân dân", "Hội đồng nhân dân", "có"],
        "what is Unicode already stays, whatever its font"
    );
    assert_eq!(told(&text), [(NoticeCode::OldFontsRead, "2".to_owned())]);
    assert_eq!(paper.read_as(Encoding::Utf8).lines[1], "Ñaûng uûy phöôøng");
}

#[test]
fn a_paper_in_old_fonts_is_shown_before_it_is_converted() {
    let old = "§¶ng ñy ph\u{AD}êng KiÕn An x©y dùng ch\u{AD}¬ng tr×nh hµnh ®éng";
    let new = "Đảng ủy phường Kiến An xây dựng chương trình hành động";
    for run in [font(".VnTime", old), r("", old)] {
        let paper = Paper::new(&format!("<w:p>{run}</w:p>"));
        assert_eq!(
            paper.refused(),
            DocumentError::LegacyEncoding { guess: Legacy::Tcvn3, preview: vec![new.to_owned()] }
        );
        assert_eq!(paper.read_as(Encoding::Legacy(Legacy::Tcvn3)).lines, [new]);
    }
    let split = "<w:p><w:r><w:rPr><w:rFonts w:hAnsi=\".VnTime\"/></w:rPr><w:t>ph</w:t>\
        <w:softHyphen/><w:t>êng</w:t></w:r></w:p>";
    let paper = Paper::new(split);
    assert_eq!(paper.read_as(Encoding::Legacy(Legacy::Tcvn3)).lines, ["phường"]);
}

#[test]
fn lost_letters_and_empty_papers_are_refused() {
    assert_eq!(
        Paper::new(&p("Ch??ng trình h?nh đ?ng x?y d?ng")).refused(),
        DocumentError::LettersLost
    );
    assert_eq!(Paper::new(&p(" ")).refused(), DocumentError::Empty);
}

#[test]
fn control_characters_are_shown() {
    let text = Paper::new(&p("a&#x1b;[2J")).read();
    assert_eq!(text.lines, ["a\u{241B}[2J"]);
    assert_eq!(told(&text), [(NoticeCode::ControlCharacters, "1".to_owned())]);
}
