//! The forms that come with the program, and what is wrong with others.

use super::*;

const HD05: &str = include_str!("../../../data/layouts/hd05.toml");
const HD36: &str = include_str!("../../../data/layouts/hd36.toml");

fn read(text: &str) -> Layout {
    toml::from_str(text).expect("a layout")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn both_forms_are_read_and_differ_where_the_rules_do() {
    let (new, old) = (read(HD05), read(HD36));
    assert_eq!((new.recipients.mark.as_str(), old.recipients.mark.as_str()), (";", ","));
    assert_eq!((new.recipients.last.as_str(), old.recipients.last.as_str()), (".", "."));
    assert_ne!(new.rules, old.rules);
    for layout in [new, old] {
        let page = &layout.page;
        let margins = [page.top, page.right, page.bottom, page.left].map(Length::twips);
        assert_eq!(margins, [1134, 850, 1134, 1701]);
        assert_eq!((page.width.twips(), page.height.twips()), (11906, 16838));
        assert_eq!(layout.text.line.twips(), 360);
        assert_eq!(layout.text.size.half_points(), 28);
    }
}

#[test]
fn days_are_padded_below_ten_and_months_below_three() {
    let layout = read(HD05);
    let dated = |text| layout.dated("Kiến An", Some(day(text)), None);
    assert_eq!(dated("2026-02-03"), "Kiến An, ngày 03 tháng 02 năm 2026");
    assert_eq!(dated("2026-07-05"), "Kiến An, ngày 05 tháng 7 năm 2026");
    assert_eq!(dated("2026-03-10"), "Kiến An, ngày 10 tháng 3 năm 2026");
    assert_eq!(layout.cited_day(Some(day("2026-01-09")), None), "09/01/2026");
    assert_eq!(layout.cited_day(Some(day("2026-05-27")), None), "27/5/2026");
}

#[test]
fn what_is_not_known_stays_blank_and_a_number_has_no_colon() {
    let layout = read(HD05);
    assert_eq!(layout.number("BC", "ĐU"), "Số      -BC/ĐU");
    assert_eq!(layout.number("BC", ""), "Số      -BC/………");
    assert_eq!(layout.cited_number("CTr", "ĐU"), "…-CTr/ĐU");
    assert_eq!(layout.dated("", None, Some(2026)), "………, ngày      tháng      năm 2026");
    assert_eq!(layout.cited_day(None, None), "…/…/…");
}

#[test]
fn a_faulty_layout_is_told_with_its_place() {
    let broken = |from: &str, to: &str| {
        assert!(HD05.contains(from), "{from}");
        let text = HD05.replacen(from, to, 1);
        let error = toml::from_str::<Layout>(&text).expect_err(to);
        let span = error.span().expect("a place");
        let line = text[..span.start].matches('\n').count() + 1;
        let wanted = HD05[..HD05.find(from).expect("there")].matches('\n').count() + 1;
        (error.message().to_owned(), line, wanted)
    };
    for (from, to, told) in [
        ("top = 20", "top = -20", "-20 is not between 0 and 1000"),
        ("line = 18", "line = \"18\"", "invalid type"),
        ("top = 20", "topp = 20", "unknown field"),
        ("{place}, ngày", "{plate}, ngày", "{plate} is not one of {number}, {code}"),
        ("ngày {day} tháng", "ngày {day tháng", "is not one of"),
        ("Số {number}", "Số {number", "is not one of"),
    ] {
        let (message, line, wanted) = broken(from, to);
        assert!(message.contains(told), "{to}: {message}");
        assert_eq!(line, wanted, "{to}");
    }
    assert_eq!("{number".parse::<Template>(), Err(NotATemplate::Open));
    let text = HD05.replacen("star = \"*\"\n", "", 1);
    let error = toml::from_str::<Layout>(&text).expect_err("a line is missing");
    assert!(error.message().contains("star"), "{error}");
}
