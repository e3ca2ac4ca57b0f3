//! What comes round: a row for every instance that was not handed in.

use super::paper::{Office, TODAY, day, text};
use crate::collect::changes;
use crate::domain::{Change, Entry, Key, Period, Progress, Submission};

const UNIT: &str = "uy-ban-kiem-tra-dang-uy-phuong";
const DUTY: &str = "V.5/2";

fn office() -> Office {
    let mut office = Office::new();
    office.ledger.push(Entry {
        seq: 1,
        at: "2026-05-04T12:00:00+07:00".parse().expect("a moment"),
        by: String::new(),
        programme: office.programme.id.clone(),
        change: Change::Imported { source: String::new(), digest: String::new(), nodes: 0 },
    });
    office
}

fn month(month: u32) -> Period {
    Period::Month { year: 2026, month }
}

fn submissions(office: &Office) -> Vec<Submission> {
    let item = office.programme.item(&Key::new(DUTY)).expect("the duty");
    let instances = office.board().instances(&office.programme, &item);
    instances.into_iter().map(|known| known.submission).collect()
}

#[test]
fn each_month_has_a_row_and_each_row_is_taken_for_its_month() {
    let mut office = office();
    let mut sheet = office.gives(UNIT);
    let rows: Vec<usize> =
        (5..=9).map(|number| sheet.row(&format!("{}|{DUTY}", month(number)))).collect();
    assert!(rows.is_sorted());
    let due = sheet.column("Thời hạn");
    assert_eq!(sheet.rows[rows[3]][due], text("Tháng 8/2026\n(31/8/2026)"));
    let standing = sheet.column("Tình trạng trong máy");
    assert_eq!(sheet.rows[rows[3]][standing], text("chưa nộp"));
    for (number, on) in [(7, "5/8/2026"), (8, "30/8/2026")] {
        let row = format!("{}|{DUTY}", month(number));
        sheet
            .write(&row, "Tiến độ", text("Đã nộp"))
            .write(&row, "Ngày hoàn thành", text(on))
            .write(&row, "Kết quả kỳ này", text("Đã gửi báo cáo."));
    }
    let collected = office.takes(&sheet);
    assert_eq!(collected.remarks, []);
    let about: Vec<_> = collected.proposals.iter().map(|known| known.instance).collect();
    assert_eq!(about, [Some(month(7)), Some(month(8))]);
    for change in changes(&collected.proposals) {
        let Change::Updated { key, before, after } = change else { panic!("a report") };
        assert_eq!(before, office.report(key.as_str()), "each takes up the one before");
        office.reports(key.as_str(), TODAY, after);
    }
    let (late, missed) = (Submission::Late, Submission::Missed);
    let in_time = Submission::InTime;
    assert_eq!(submissions(&office), [missed, missed, late, in_time, Submission::Awaited]);
    // What was handed in is asked for no more.
    let again = office.gives(UNIT);
    let marks = again
        .rows
        .iter()
        .filter(|row| matches!(&row[0], super::paper::Put::Text(mark) if mark.ends_with(DUTY)));
    assert_eq!(marks.count(), 3);
}

#[test]
fn a_sheet_that_is_older_than_the_report_on_its_month_asks_first() {
    let mut office = office();
    let mut sheet = office.gives(UNIT);
    let after = crate::domain::Report {
        progress: Progress::Done,
        note: "Đã nộp bản giấy.".to_owned(),
        done_on: Some(day("2026-09-01")),
        period: Some(month(8)),
        ..crate::domain::Report::default()
    };
    office.reports(DUTY, TODAY, after);
    for number in [8, 9] {
        let row = format!("{}|{DUTY}", month(number));
        sheet.write(&row, "Kết quả kỳ này", text("Đang tổng hợp."));
    }
    let collected = office.takes(&sheet);
    let newer: Vec<bool> = collected.proposals.iter().map(|known| known.newer.is_some()).collect();
    assert_eq!(newer, [true, false]);
}
