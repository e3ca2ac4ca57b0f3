//! Edits behind a passphrase: what asks for it, what does not.

use chrono::TimeDelta;
use tiendo::app::lock::PASSPHRASE;
use tiendo::runtime::passphrase;

use crate::desk::Desk;

const DAY: &str = "2026-09-25";
const WORDS: &str = "Hai Phong 2026";

/// A desk whose store has a passphrase.
fn desk() -> Desk {
    let mut desk = Desk::sized(DAY, (100, 30));
    let kept = passphrase::hash(WORDS).expect("hashed");
    desk.session.store.remember(PASSPHRASE, &kept).expect("kept");
    desk.reopened(DAY, (100, 30))
}

/// Reports on the item under the cursor.
fn report(desk: &mut Desk) {
    desk.type_keys("s<Down><Tab><Tab><Tab><Tab>Đã họp.<C-s>");
}

#[test]
fn looking_is_free_and_keeping_asks() {
    let mut desk = desk();
    desk.type_keys("<Esc>").sees("đã khóa sửa");
    desk.type_keys("2").sees("[2 Tổng quan]");
    desk.type_keys("1");
    desk.type_keys("/").burst("âm nhạc").type_keys("<Esc><Esc>");
    report(&mut desk);
    desk.sees("Mật khẩu sửa");
    assert_eq!(desk.ledger().len(), 1);
    desk.burst(WORDS);
    assert!(!desk.screen().contains(WORDS), "what is typed is not shown");
    desk.type_keys("<Enter>");
    assert_eq!(desk.ledger().len(), 2, "what waited was kept");
    desk.sees_no("đã khóa sửa");
    desk.type_keys("<Down>");
    report(&mut desk);
    assert_eq!(desk.ledger().len(), 3, "once given it is not asked for again");
}

#[test]
fn what_is_typed_is_not_to_be_had_and_the_cursor_stands_where_it_goes_on() {
    let mut desk = desk();
    report(&mut desk);
    desk.burst("Ha\u{309}i").sees("***_");
    let ((end, row), _) = desk.cursor();
    desk.type_keys("<S-Left><S-Left>");
    assert_eq!(desk.cursor(), ((end - 2, row), true));
    desk.type_keys("<C-c>").type_keys("<C-a><C-c>").type_keys("<C-e>");
    assert!(desk.session.console.copied.is_empty());
    desk.sees("***_").sees_no("soạn ngoài");
    desk.burst(WORDS).type_keys("<Enter>");
    assert_eq!(desk.ledger().len(), 2, "what was selected has been written over");
}

#[test]
fn a_wrong_one_waits_longer_each_time_and_the_draft_stays() {
    let mut desk = desk();
    report(&mut desk);
    desk.burst("sai roi").type_keys("<Enter>").sees("Mật khẩu chưa đúng");
    desk.burst(WORDS).type_keys("<Enter>").sees("Chờ 1 giây");
    assert_eq!(desk.ledger().len(), 1);
    desk.set_clock("2026-09-25T12:00:01+07:00").type_keys("<C-u>");
    desk.burst("lai sai").type_keys("<Enter>").sees("Mật khẩu chưa đúng");
    desk.burst(WORDS).type_keys("<Enter>").sees("Chờ 2 giây");
    desk.type_keys("<Esc>").sees("Chưa lưu: cần mật khẩu sửa");
    desk.sees("Đã họp.");
    assert_eq!(desk.ledger().len(), 1);
    desk.set_clock("2026-09-25T12:01:00+07:00").type_keys("<C-s>");
    desk.burst(WORDS).type_keys("<Enter>");
    assert_eq!(desk.ledger().len(), 2);
}

#[test]
fn nobody_there_for_ten_minutes_locks_again() {
    let mut desk = desk();
    report(&mut desk);
    desk.burst(WORDS).type_keys("<Enter>");
    desk.set_clock("2026-09-25T12:09:59+07:00").sees_no("đã khóa sửa");
    desk.type_keys("<Down>").set_clock("2026-09-25T12:19:58+07:00").sees_no("đã khóa sửa");
    desk.set_clock("2026-09-25T12:19:59+07:00").sees("Đã khóa sửa sau 10 phút");
    desk.type_keys("<Esc>").sees("đã khóa sửa");
    desk.type_keys("<C-z>").sees("Mật khẩu sửa");
    assert_eq!(desk.ledger().len(), 2);
    assert_eq!(desk.session.state.lock.after, Some(TimeDelta::minutes(10)));
}

#[test]
fn on_the_wall_minutes_are_taken_freely_and_closing_asks() {
    let mut desk = desk();
    report(&mut desk);
    desk.burst(WORDS).type_keys("<Enter>").sees_no("đã khóa sửa");
    desk.type_keys("<F5>g").burst("3.3").type_keys("<Enter>r<C-s>");
    assert_eq!(desk.ledger().len(), 2);
    let conclusions = desk.session.state.sitting.as_ref().map(|open| open.review.conclusions.len());
    assert_eq!(conclusions, Some(1), "a conclusion is a line of the minutes");
    desk.type_keys(":").burst("chot hop").type_keys("<Enter><Right><Enter>");
    desk.sees("Mật khẩu sửa");
    assert_eq!(desk.ledger().len(), 2);
    desk.burst(WORDS).type_keys("<Enter>");
    assert_eq!(desk.ledger().len(), 3);
}

#[test]
fn every_way_to_change_the_ledger_asks() {
    for keys in [
        "s<Down><Tab><Tab><Tab><Tab>Đã họp.<C-s>",
        "tQuý IV/2027<Tab>Chờ hướng dẫn.<Tab><C-s>",
        ":chot quy<Enter><Right><Enter>",
    ] {
        let mut desk = desk();
        let (open, rest) = keys.split_at(1);
        desk.type_keys(open).type_keys(rest);
        assert_eq!(desk.ledger().len(), 1, "{keys}");
        desk.sees("Mật khẩu sửa");
        desk.type_keys("<Esc>");
        assert_eq!(desk.ledger().len(), 1, "{keys}");
    }
}

#[test]
fn a_person_can_lock_and_is_told_where_there_is_nothing_to_lock() {
    let mut desk = desk();
    report(&mut desk);
    desk.burst(WORDS).type_keys("<Enter>").sees_no("đã khóa sửa");
    desk.type_keys(":").burst("khoa sua").type_keys("<Enter>").sees("Đã khóa sửa. Lần lưu tới");
    let mut free = Desk::on(DAY);
    free.type_keys(":").burst("khoa sua").type_keys("<Enter>").sees("Chưa đặt mật khẩu sửa");
    report(&mut free);
    assert_eq!(free.ledger().len(), 2);
}

#[test]
fn the_dialog_at_every_size() {
    for (columns, rows) in [(60, 18), (80, 24), (120, 35)] {
        let mut desk = desk().reopened(DAY, (columns, rows));
        report(&mut desk);
        desk.burst("mat khau");
        insta::assert_snapshot!(format!("unlock-{columns}x{rows}"), desk.screen());
    }
}
