//! What is told and left out, and why.

use super::paper::{Office, Paper, Put, UNIT, day, faults, keys, packed, parts, text, words};
use crate::collect::{Column, Fault, fault};
use crate::domain::{Breach, Key};

#[test]
fn rows_that_do_not_belong_are_told_line_by_line() {
    let office = Office::new();
    let mut sheet = office.gives(UNIT);
    // A row of another unit, one of nobody, one whose mark was dragged, and
    // one item twice.
    let other = office.gives("dang-uy-cong-an-phuong");
    let mut strange = other.rows[other.row("III.3.3")].clone();
    let note = sheet.column("Kết quả kỳ này");
    strange[note] = text("Đã làm.");
    sheet.rows.push(strange);
    let mut own = vec![Put::Nothing; sheet.rows[0].len()];
    own[note] = text("Việc mới.");
    sheet.rows.push(own);
    let mut dragged = sheet.rows[sheet.row("III.1.2")].clone();
    let Put::Text(mark) = &dragged[0] else { panic!("a mark") };
    dragged[0] = text(&mark.replace("III.1.2", "III.1.3"));
    sheet.rows.push(dragged);
    sheet.write("III.1.1", "Kết quả kỳ này", text("Một."));
    let mut twin = sheet.rows[sheet.row("III.1.1")].clone();
    twin[note] = text("Hai.");
    sheet.rows.push(twin);
    let collected = office.takes(&sheet);
    assert_eq!(collected.proposals, []);
    let first = crate::collect::Place {
        sheet: None,
        row: u32::try_from(sheet.row("III.1.1") + 1).expect("small"),
    };
    let twice = Fault::Twice(Key::new("III.1.1"), first);
    assert_eq!(
        faults(&collected),
        [&twice, &Fault::NotLed(Key::new("III.3.3")), &Fault::AddedRow, &Fault::BrokenMark, &twice]
    );
    let board = office.board();
    let said = |remark| fault(&words(), &[(&office.programme, &board)], remark);
    let lines: Vec<String> = collected.remarks.iter().map(said).collect();
    let row = sheet.rows.len() - 3;
    assert!(lines[1].starts_with(&format!("dòng {row}: 3.3 ")), "{}", lines[1]);
    // A second copy that says nothing, or the same, is no trouble.
    let mut silent = office.gives(UNIT);
    silent.rows.push(silent.rows[silent.row("III.1.1")].clone());
    silent.write("III.1.1", "Kết quả kỳ này", text("Một."));
    let collected = office.takes(&silent);
    assert_eq!((keys(&collected), collected.remarks.len()), (vec!["III.1.1"], 0));
}

#[test]
fn what_breaks_a_rule_is_named_and_left_out() {
    let office = Office::new();
    let mut sheet = office.gives(UNIT);
    let done = |sheet: &mut Paper, key: &str, on: Put| {
        sheet
            .write(key, "Tiến độ", text("Hoàn thành"))
            .write(key, "Kết quả kỳ này", text("Đã xong."))
            .write(key, "Ngày hoàn thành", on);
    };
    sheet.write("III.1.1", "Tiến độ", text("Đang thực hiện"));
    done(&mut sheet, "III.1.2", Put::Nothing);
    done(&mut sheet, "III.1.3", Put::Day(day("2026-09-26")));
    sheet.write("III.2.1", "Tiến độ", text("Tạm dừng")).write(
        "III.2.1",
        "Kết quả kỳ này",
        text("Chờ ý kiến."),
    );
    done(&mut sheet, "III.2.2", text("25/9/2026"));
    let collected = office.takes(&sheet);
    let breaches: Vec<_> = collected.proposals.iter().map(|known| known.breach).collect();
    assert_eq!(
        breaches,
        [
            Some(Breach::NoSentence),
            Some(Breach::NoDoneDay),
            Some(Breach::DoneInFuture),
            Some(Breach::NoDocument),
            None
        ]
    );
    let accepted: Vec<&str> = collected.accepted(true).map(|known| known.key.as_str()).collect();
    assert_eq!(accepted, ["III.2.2"]);
}

#[test]
fn cells_that_are_not_what_they_should_be_are_told() {
    let office = Office::new();
    let mut sheet = office.gives(UNIT);
    let filled = |sheet: &mut Paper, key: &str, heading: &str, put: Put| {
        sheet.write(key, "Kết quả kỳ này", text("Đã họp."));
        sheet.write(key, heading, put);
    };
    filled(&mut sheet, "III.1.1", "Tiến độ", text("gần xong"));
    filled(&mut sheet, "III.1.2", "Ngày văn bản", text("31/9/2026"));
    filled(&mut sheet, "III.1.3", "Số văn bản", Put::Day(day("2026-03-12")));
    filled(&mut sheet, "III.2.1", "Ngày hoàn thành", Put::Day(day("2026-09-01")));
    filled(&mut sheet, "III.2.2", "Ngày văn bản", Put::Day(day("2026-09-01")));
    filled(&mut sheet, "III.3.1", "Khó khăn, kiến nghị", Put::Formula("=1/0", "#DIV/0!"));
    filled(&mut sheet, "III.3.2", "Số văn bản", Put::Number(15.0));
    filled(&mut sheet, "III.3.2", "Khó khăn, kiến nghị", Put::Formula("=IF(1,\"\",2)", ""));
    let collected = office.takes(&sheet);
    assert_eq!(
        faults(&collected),
        [
            &Fault::UnknownProgress("gần xong".to_owned()),
            &Fault::BadDay(Column::NumberDate, "31/9/2026".to_owned()),
            &Fault::NumberIsDay("12/03/2026".to_owned()),
            &Fault::DoneDayAlone,
            &Fault::PaperDayAlone,
            &Fault::NoValue(Column::Obstacle),
        ]
    );
    assert_eq!(keys(&collected), ["III.3.2"]);
    let paper = collected.proposals[0].after.evidence.clone();
    assert_eq!(paper.map(|paper| paper.number), Some("15".to_owned()));
}

#[test]
fn a_formula_that_was_never_worked_out_is_told() {
    let office = Office::new();
    let mut sheet = office.gives(UNIT);
    sheet.write("III.1.1", "Kết quả kỳ này", Put::Formula("=A1", ""));
    let mut package = parts(&sheet.bytes());
    for (name, bytes) in &mut package {
        if name == "xl/worksheets/sheet1.xml" {
            let xml = String::from_utf8(bytes.clone()).expect("text");
            let unsaved = xml.replace("<f>A1</f><v>0</v>", "<f>A1</f><v></v>");
            assert!(unsaved != xml);
            *bytes = unsaved.into_bytes();
        }
    }
    let collected = office.takes_bytes(&packed(&package));
    assert_eq!(faults(&collected), [&Fault::NoValue(Column::Note)]);
}

#[test]
fn a_lost_column_is_told_and_the_rest_is_read() {
    let office = Office::new();
    let mut sheet = office.gives(UNIT);
    sheet.write("III.3.2", "Kết quả kỳ này", text("Đang tập."));
    let column = sheet.column("Khó khăn, kiến nghị");
    sheet.rows.iter_mut().for_each(|row| drop(row.remove(column)));
    let collected = office.takes(&sheet);
    assert_eq!(faults(&collected), [&Fault::LostColumn(Column::Obstacle)]);
    assert_eq!(keys(&collected), ["III.3.2"]);
}
