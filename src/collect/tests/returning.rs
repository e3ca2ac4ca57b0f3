//! What people do to a sheet, and what is understood of it.

use super::paper::{Office, Put, TODAY, UNIT, day, faults, keys, parts, said, text, words};
use crate::collect::{Collected, Column, Fault, led, read};
use crate::domain::{Evidence, Key, Progress, Report, UnitId};

#[test]
fn the_sheet_has_a_row_for_each_item_the_unit_leads_and_is_locked_around_them() {
    let office = Office::new();
    let paper = office.gives(UNIT);
    let led: Vec<_> = led(&office.programme, &UnitId::new(UNIT)).collect();
    assert_eq!(paper.rows.len(), paper.header() + 1 + led.len());
    assert!(led.iter().any(|item| item.kind == crate::domain::ItemKind::Duty));
    for item in &led {
        paper.row(item.key.as_str());
    }
    let xml = parts(&office.bytes(UNIT));
    let sheet = xml.iter().find(|(name, _)| name == "xl/worksheets/sheet1.xml").expect("a sheet");
    let sheet = String::from_utf8(sheet.1.clone()).expect("text");
    for wanted in [
        "<sheetProtection sheet=\"1\"",
        "\"Chưa triển khai,Đang thực hiện,Hoàn thành,Tạm dừng\"",
        "state=\"frozen\"",
        "hidden=\"1\"",
        "orientation=\"landscape\"",
    ] {
        assert!(sheet.contains(wanted), "{wanted}");
    }
    assert!(!sheet.contains("password") && !sheet.contains("customHeight"));
}

#[test]
fn an_untouched_sheet_changes_nothing() {
    let mut office = Office::new();
    office.reports("III.3.2", "2026-08-01", said(Progress::Underway, "Đang tập luyện."));
    let collected = office.takes(&office.gives(UNIT));
    assert_eq!(collected.proposals, []);
    assert_eq!(collected.remarks, []);
    assert_eq!(collected.missing, []);
    assert_eq!(collected.unchanged, led(&office.programme, &UnitId::new(UNIT)).count());
    assert_eq!(collected.unit, Some(UnitId::new(UNIT)));
    assert_eq!(collected.as_of, Some(day(TODAY)));
}

#[test]
fn what_is_filled_in_becomes_a_report_and_what_is_left_blank_stays() {
    let mut office = Office::new();
    let paper = Evidence { number: "5-KH/ĐU".to_owned(), date: Some(day("2026-05-05")) };
    let before = Report {
        obstacle: "Thiếu kinh phí.".to_owned(),
        evidence: Some(paper.clone()),
        period: "2026-Q2".parse().ok(),
        ..said(Progress::Underway, "Đã có kế hoạch.")
    };
    office.reports("III.3.2", "2026-06-20", before.clone());
    let mut sheet = office.gives(UNIT);
    sheet
        .write("III.3.2", "Tiến độ", text("Hoàn thành"))
        .write("III.3.2", "Ngày hoàn thành", Put::Day(day("2026-09-20")))
        .write("III.3.2", "Kết quả kỳ này", text("- Đã ra mắt 12 câu lạc bộ.\n- Đã biểu diễn."))
        .write("III.1.1", "Kết quả kỳ này", text("Đang khảo sát."))
        .write("III.1.1", "Tiến độ", text("dang thuc hien"))
        .write("III.1.1", "Số văn bản", text(" 12-KH/ĐU "))
        .write("III.1.1", "Ngày văn bản", text("05/09/2026"));
    let collected = office.takes(&sheet);
    assert_eq!(keys(&collected), ["III.1.1", "III.3.2"]);
    let [plan, music] = collected.proposals.as_slice() else { panic!("two") };
    let dated = Evidence { number: "12-KH/ĐU".to_owned(), date: Some(day("2026-09-05")) };
    let wanted = Report { evidence: Some(dated), ..said(Progress::Underway, "Đang khảo sát.") };
    assert_eq!((&plan.before, &plan.after), (&Report::default(), &wanted));
    let note = "- Đã ra mắt 12 câu lạc bộ.\n- Đã biểu diễn.";
    let wanted = Report {
        done_on: Some(day("2026-09-20")),
        obstacle: "Thiếu kinh phí.".to_owned(),
        evidence: Some(paper),
        ..said(Progress::Done, note)
    };
    assert_eq!((&music.before, &music.after), (&before, &wanted));
    assert!(collected.proposals.iter().all(|p| p.breach.is_none() && p.newer.is_none()));
    office.keeps(&collected, false);
    assert_eq!(office.report("III.3.2"), wanted);
    // The same sheet once more says nothing new.
    assert_eq!(office.takes(&sheet).proposals, []);
}

#[test]
fn rows_may_be_sorted_and_columns_moved_and_renamed() {
    let office = Office::new();
    let mut sheet = office.gives(UNIT);
    sheet
        .write("III.3.2", "Tiến độ", text("ĐANG THỰC HIỆN"))
        .write("III.3.2", "Kết quả kỳ này", text("Đang tập."))
        .write("III.1.1", "Khó khăn, kiến nghị", text("Chờ hướng dẫn."))
        .write("III.1.1", "Kết quả kỳ này", text("Đang họp."));
    let plain = office.takes(&sheet);
    assert_eq!(plain.proposals.len(), 2);
    let same = |collected: &Collected| {
        let mut both = [plain.proposals.clone(), collected.proposals.clone()];
        for proposals in &mut both {
            for known in proposals.iter_mut() {
                known.place.row = 0;
            }
            proposals.sort_by(|a, b| a.key.cmp(&b.key));
        }
        assert_eq!(both[0], both[1]);
        assert_eq!((collected.remarks.len(), collected.missing.len()), (0, 0));
    };
    let mut sorted = sheet.clone();
    let first = sorted.header() + 1;
    sorted.rows[first..].reverse();
    same(&office.takes(&sorted));
    let mut moved = sheet.clone();
    moved.rows.iter_mut().for_each(|row| row.reverse());
    same(&office.takes(&moved));
    // Renamed headings, in capitals and without marks.
    let mut renamed = sheet.clone();
    let header = renamed.header();
    for cell in &mut renamed.rows[header] {
        if let Put::Text(heading) = cell {
            *heading = crate::text::fold(heading).to_uppercase();
        }
    }
    same(&office.takes(&renamed));
    // Names that nobody knows: the hidden row of codes helps.
    let mut odd = sheet.clone();
    odd.rows[header].iter_mut().for_each(|cell| *cell = text("???"));
    same(&office.takes(&odd));
    // Everything above the header is gone.
    let mut bare = sheet.clone();
    bare.rows.drain(..header);
    same(&office.takes(&bare));
}

#[test]
fn deleted_rows_are_named_and_left_alone() {
    let office = Office::new();
    let mut sheet = office.gives(UNIT);
    sheet.write("III.1.1", "Kết quả kỳ này", text("Đang họp."));
    let gone = sheet.row("III.3.2");
    sheet.rows.remove(gone);
    let collected = office.takes(&sheet);
    let missing: Vec<&str> = collected.missing.iter().map(|known| known.key.as_str()).collect();
    assert_eq!((missing, keys(&collected)), (vec!["III.3.2"], vec!["III.1.1"]));
    // All of them: the mark of the sheet still tells whose it was.
    let mut empty = office.gives(UNIT);
    let header = empty.header();
    empty.rows.truncate(header + 1);
    let collected = office.takes(&empty);
    assert_eq!(collected.missing.len(), led(&office.programme, &UnitId::new(UNIT)).count());
}

#[test]
fn a_formula_counts_as_the_value_it_was_saved_with() {
    let office = Office::new();
    let mut sheet = office.gives(UNIT);
    sheet.write("III.1.1", "Kết quả kỳ này", Put::Formula("=\"Đã\"&\" họp.\"", "Đã họp."));
    let collected = office.takes(&sheet);
    assert_eq!(collected.proposals[0].after.note, "Đã họp.");
    // And text that looks like one stays text.
    sheet.write("III.1.1", "Kết quả kỳ này", text("=1+1"));
    assert_eq!(office.takes(&sheet).proposals[0].after.note, "=1+1");
}

#[test]
fn cells_that_were_made_one_count_for_each_of_their_rows() {
    let office = Office::new();
    let mut sheet = office.gives(UNIT);
    sheet.write("III.1.1", "Kết quả kỳ này", text("Đang họp chung."));
    let (row, column) = (sheet.row("III.1.1"), sheet.column("Kết quả kỳ này"));
    let (row, column) = (u32::try_from(row).expect("small"), u16::try_from(column).expect("small"));
    sheet.merged.push((row, column, row + 2, column));
    let collected = office.takes(&sheet);
    assert_eq!(collected.proposals.len(), 3);
    assert!(collected.proposals.iter().all(|known| known.after.note == "Đang họp chung."));
}

#[test]
fn what_was_updated_here_meanwhile_waits_for_a_word() {
    let mut office = Office::new();
    let mut sheet = office.gives(UNIT);
    sheet.write("III.3.2", "Kết quả kỳ này", text("Theo phiếu."));
    office.reports("III.3.2", "2026-09-22", said(Progress::Underway, "Trong máy."));
    office.reports("III.1.1", "2026-09-22", said(Progress::Underway, "Trong máy."));
    let collected = office.takes(&sheet);
    // The row that nobody has touched does not take anything back.
    assert_eq!(keys(&collected), ["III.3.2"]);
    let newer = collected.proposals[0].newer.expect("newer");
    let line = crate::collect::newer(&words(), newer);
    assert_eq!(line, "Đã có cập nhật mới hơn trong máy ngày 22/9/2026.");
    assert_eq!(collected.accepted(false).count(), 0);
    // The progress was left as it went out, so the newer one stays.
    assert_eq!(collected.proposals[0].after, said(Progress::Underway, "Theo phiếu."));
    office.keeps(&collected, true);
    assert_eq!(office.report("III.3.2").note, "Theo phiếu.");
    // What was done and undone again is as it was.
    let mut office = Office::new();
    office.reports("III.3.2", "2026-09-21", said(Progress::Underway, "a"));
    let mut sheet = office.gives(UNIT);
    sheet.write("III.3.2", "Kết quả kỳ này", text("b"));
    office.reports("III.3.2", "2026-09-22", said(Progress::Done, "c"));
    office.reports("III.3.2", "2026-09-22", said(Progress::Underway, "a"));
    assert_eq!(office.takes(&sheet).proposals[0].newer, None);
}

#[test]
fn several_sheets_in_one_workbook_are_each_read() {
    let office = Office::new();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, unit) in [("Một", UNIT), ("Hai", "dang-uy-cong-an-phuong")] {
        let sheet = workbook.add_worksheet();
        office.gives(unit).onto(sheet.set_name(name).expect("named"));
    }
    workbook.add_worksheet().write_string(0, 0, "Ghi chú riêng").expect("written");
    let returned = read(&words(), &workbook.save_to_buffer().expect("saved")).expect("read");
    let sheets: Vec<_> = office.collects(&returned).into_iter().map(|known| known.sheet).collect();
    assert_eq!(sheets, [Some("Một".to_owned()), Some("Hai".to_owned())]);
}

/// The same sheet, filled in with openpyxl, and saved once more by LibreOffice:
/// a row deleted, a formula, a day as text.
#[test]
fn sheets_saved_by_other_programs_are_read() {
    const OPENPYXL: &[u8] =
        include_bytes!("../../../tests/documents/sheets/ubnd-2026-Q3-openpyxl.xlsx");
    const LIBREOFFICE: &[u8] =
        include_bytes!("../../../tests/documents/sheets/ubnd-2026-Q3-libreoffice.xlsx");
    let office = Office::new();
    let paper = Evidence { number: "12-KH/ĐU".to_owned(), date: Some(day("2026-09-05")) };
    let music = Report {
        evidence: Some(paper),
        done_on: Some(day("2026-09-20")),
        ..said(Progress::Done, "- Đã ra mắt 12 câu lạc bộ.\n- Đã biểu diễn 02 buổi.")
    };
    let plan = Report {
        obstacle: "Chờ hướng dẫn của thành phố.".to_owned(),
        ..said(Progress::Underway, "Đã khảo sát.")
    };
    // LibreOffice has worked the formula out, openpyxl never does.
    let collected = office.takes_bytes(LIBREOFFICE);
    let reports = |collected: &Collected| -> Vec<Report> {
        collected.proposals.iter().map(|proposal| proposal.after.clone()).collect()
    };
    assert_eq!(reports(&collected), [plan, music.clone()]);
    assert_eq!(collected.remarks, []);
    let collected = office.takes_bytes(OPENPYXL);
    assert_eq!(reports(&collected), [music]);
    assert_eq!(faults(&collected), [&Fault::NoValue(Column::Note)]);
    let missing: Vec<&str> = collected.missing.iter().map(|known| known.key.as_str()).collect();
    assert_eq!(missing, ["V.2/2"]);
}

#[test]
fn of_two_sheets_that_differ_neither_counts_and_what_they_share_counts_once() {
    let office = Office::new();
    let mut first = office.gives(UNIT);
    first
        .write("III.1.1", "Kết quả kỳ này", text("Một."))
        .write("III.1.2", "Kết quả kỳ này", text("Cả hai."))
        .write("III.1.3", "Tiến độ", text("Đang thực hiện"));
    let mut second = office.gives(UNIT);
    second
        .write("III.1.1", "Kết quả kỳ này", text("Hai."))
        .write("III.1.2", "Kết quả kỳ này", text("Cả hai."))
        .write("III.1.3", "Kết quả kỳ này", text("Đã sửa."));
    let mut sheets = vec![
        ("a.xlsx".to_owned(), office.takes(&first)),
        ("b.xlsx".to_owned(), office.takes(&second)),
    ];
    crate::collect::set_against(&mut sheets);
    let [(_, first), (_, second)] = sheets.as_slice() else { panic!("two") };
    // The row that breaks a rule speaks against nobody.
    assert_eq!((keys(first), keys(second)), (vec!["III.1.2", "III.1.3"], vec!["III.1.3"]));
    let other = |file: &str| Fault::OtherSheet(Key::new("III.1.1"), file.to_owned());
    assert_eq!((faults(first), faults(second)), (vec![&other("b.xlsx")], vec![&other("a.xlsx")]));
}

/// A standard shows as underway once its plan is done (`Board::progress`): what
/// the sheet of before says of it must not turn against that afterwards.
#[test]
fn a_standard_is_not_moved_by_its_plan_when_the_sheet_comes_twice() {
    let mut office = Office::new();
    let mut sheet = office.gives(UNIT);
    sheet
        .write("III.1.1", "Tiến độ", text("Hoàn thành"))
        .write("III.1.1", "Ngày hoàn thành", Put::Day(day("2026-09-20")))
        .write("III.1.1", "Kết quả kỳ này", text("Đã ban hành."))
        .write("III.1.1/m2", "Kết quả kỳ này", text("Chưa bắt đầu."));
    let collected = office.takes(&sheet);
    assert_eq!(keys(&collected), ["III.1.1", "III.1.1/m2"]);
    office.keeps(&collected, false);
    assert_eq!(office.report("III.1.1/m2"), said(Progress::NotStarted, "Chưa bắt đầu."));
    assert_eq!(office.takes(&sheet).proposals, []);
    // The next sheet shows it as underway, and untouched it changes nothing.
    let next = office.gives(UNIT);
    let shown = &next.rows[next.row("III.1.1/m2")][next.column("Tiến độ")];
    assert_eq!(*shown, text("Đang thực hiện"));
    assert_eq!(office.takes(&next).proposals, []);
}
