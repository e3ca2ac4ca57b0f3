//! The numbers that Word counts itself.

use super::*;

/// A level: form and template, and what else it says.
fn level(at: usize, form: &str, template: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{form}\"/>{more}\
         <w:lvlText w:val=\"{template}\"/></w:lvl>"
    )
}

fn definition(id: u32, levels: &[String]) -> String {
    format!("<w:abstractNum w:abstractNumId=\"{id}\">{}</w:abstractNum>", levels.concat())
}

fn list(id: u32, definition: u32, changes: &str) -> String {
    format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{definition}\"/>{changes}</w:num>")
}

/// A paragraph of a list on a level.
fn item(list: u32, level: usize, text: &str) -> String {
    let properties =
        format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
    pp(&properties, &r("", text))
}

fn outline(more: &str) -> String {
    definition(
        0,
        &[
            level(0, "upperRoman", "%1.", ""),
            level(1, "decimal", "%2.", ""),
            level(2, "decimal", "%2.%3.", more),
            level(3, "lowerLetter", "%4)", ""),
        ],
    )
}

fn seen(numbering: &str, items: &[(u32, usize)]) -> Vec<String> {
    let body: String = items.iter().map(|(list, level)| item(*list, *level, "x")).collect();
    let lines = Paper::new(&body).numbering(numbering).lines();
    lines.iter().map(|line| line.trim_end_matches(" x").to_owned()).collect()
}

#[test]
fn levels_count_on_and_begin_anew_below_a_higher_one() {
    let lists = outline("") + &list(1, 0, "");
    let items = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 3), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)];
    assert_eq!(
        seen(&lists, &items),
        ["I.", "1.", "1.1.", "1.2.", "a)", "2.", "2.1.", "II.", "1.", "1.1."]
    );
    // A level that no higher one has opened shows what that would begin with.
    assert_eq!(seen(&lists, &[(1, 2), (1, 2), (1, 1)]), ["1.1.", "1.2.", "1."]);
}

#[test]
fn a_level_may_refuse_to_begin_anew() {
    let never = outline("<w:lvlRestart w:val=\"0\"/>") + &list(1, 0, "");
    assert_eq!(
        seen(&never, &[(1, 0), (1, 1), (1, 2), (1, 1), (1, 2)]),
        ["I.", "1.", "1.1.", "2.", "2.2."]
    );
    let part = outline("<w:lvlRestart w:val=\"1\"/>") + &list(1, 0, "");
    assert_eq!(
        seen(&part, &[(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)]),
        ["I.", "1.", "1.1.", "2.", "2.2.", "II.", "1.", "1.1."]
    );
}

#[test]
fn lists_of_one_definition_count_on_unless_they_say_otherwise() {
    let again = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>";
    let own = format!(
        "<w:lvlOverride w:ilvl=\"0\">{}</w:lvlOverride>",
        level(0, "decimal", "Mô hình %1:", "")
    );
    let lists =
        outline("") + &list(1, 0, "") + &list(2, 0, "") + &list(3, 0, again) + &list(4, 0, &own);
    assert_eq!(
        seen(&lists, &[(1, 0), (2, 0), (3, 0), (3, 0), (1, 0), (4, 0)]),
        ["I.", "II.", "V.", "VI.", "VII.", "Mô hình 8:"]
    );
}

#[test]
fn signs_zeros_figures_and_fixed_words() {
    let levels = [
        level(0, "bullet", "\u{F02D}", "<w:rPr><w:rFonts w:hAnsi=\"Symbol\"/></w:rPr>"),
        level(1, "bullet", "+", ""),
        level(2, "bullet", "o", "<w:rPr><w:rFonts w:hAnsi=\"Courier New\"/></w:rPr>"),
        level(3, "decimalZero", "Điều %4.", ""),
        level(4, "none", "", ""),
        level(5, "upperLetter", "%6-", ""),
        level(6, "decimal", "%6.%7", "<w:isLgl/>"),
    ];
    let lists = definition(0, &levels) + &list(1, 0, "");
    let items: Vec<(u32, usize)> = (0..7).map(|level| (1, level)).collect();
    assert_eq!(seen(&lists, &items), ["-", "+", "•", "Điều 01.", "x", "A-", "1.1"]);
}

#[test]
fn a_style_brings_its_list_and_a_paragraph_may_leave_it() {
    let styles = "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:pPr><w:numPr>\
        <w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:basedOn w:val=\"H1\"/></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"Own\"><w:basedOn w:val=\"H2\"/></w:style>";
    let levels = [
        level(0, "upperRoman", "%1.", "<w:pStyle w:val=\"H1\"/>"),
        level(1, "decimal", "%2.", "<w:pStyle w:val=\"H2\"/>"),
    ];
    let numbering = definition(0, &levels) + &list(1, 0, "");
    let style =
        |id: &str, more: &str| pp(&format!("<w:pStyle w:val=\"{id}\"/>{more}"), &r("", "x"));
    let none = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>";
    let body = style("H1", "")
        + &style("H2", "")
        + &style("Own", "")
        + &style("H1", none)
        + &style("H1", "");
    let lines = Paper::new(&body).styles(styles).numbering(&numbering).lines();
    assert_eq!(lines, ["I. x", "1. x", "2. x", "x", "II. x"]);
}

#[test]
fn a_style_of_lists_is_found_where_it_is_defined() {
    let linked =
        "<w:abstractNum w:abstractNumId=\"7\"><w:numStyleLink w:val=\"S\"/></w:abstractNum>";
    let own = format!(
        "<w:abstractNum w:abstractNumId=\"8\"><w:styleLink w:val=\"S\"/>{}</w:abstractNum>",
        level(0, "decimal", "%1/", "")
    );
    let lists = format!("{linked}{own}{}", list(1, 7, ""));
    assert_eq!(seen(&lists, &[(1, 0), (1, 0)]), ["1/", "2/"]);
    let looped = format!("{linked}{}", list(1, 7, ""));
    assert_eq!(seen(&looped, &[(1, 0)]), ["x"]);
}

#[test]
fn empty_hidden_and_deleted_paragraphs_count_as_word_counts_them() {
    let lists = definition(0, &[level(0, "decimal", "%1.", "")]) + &list(1, 0, "");
    let number = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
    let body = [
        item(1, 0, "một"),
        pp(number, ""),
        pp(&format!("{number}<w:rPr><w:vanish/></w:rPr>"), &r("<w:vanish/>", "ẩn")),
        pp(&format!("{number}<w:rPr><w:del/></w:rPr>"), &r("", "hai ")),
        item(1, 0, "ba"),
    ];
    let lines = Paper::new(&body.concat()).numbering(&lists).lines();
    assert_eq!(lines, ["1. một", "3. hai ba"]);
}

#[test]
fn a_list_without_a_definition_or_a_level_numbers_nothing() {
    let lists =
        definition(0, &[level(0, "decimal", "%1.", "")]) + &list(1, 0, "") + &list(2, 9, "");
    assert_eq!(
        seen(&lists, &[(1, 0), (1, 5), (1, 40), (2, 0), (3, 0)]),
        ["1.", "x", "x", "x", "x"]
    );
}
