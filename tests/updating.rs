//! A status edit from key to store (UX §6.8 checks 11, 12, 18), deadlines,
//! undo, drafts.

use tiendo::domain::{Change, Key, Progress, Standing};

use crate::desk::Desk;

fn progress(desk: &Desk, key: &str) -> Progress {
    let volume = desk.session.state.volume().expect("a programme");
    volume.board.state(&Key::new(key)).report.progress
}

fn standing(desk: &Desk, key: &str) -> Standing {
    let volume = desk.session.state.volume().expect("a programme");
    volume.standing(&volume.programme.item(&Key::new(key)).expect("an item"))
}

#[test]
fn done_needs_a_sentence_and_can_be_taken_back_and_made_again() {
    let mut desk = Desk::on("2026-09-25");
    desk.type_keys("g1.2<Enter>s<Down><Down><C-s>");
    desk.sees("Cần ít nhất một câu");
    assert_eq!(desk.ledger().len(), 1, "only the import");
    // The complaint has put the cursor where the sentence belongs.
    desk.type_keys("Đã ban hành kế hoạch.<C-s>").sees("Chưa có số văn bản");
    desk.type_keys("<Enter>").sees("Cập nhật tiến độ");
    desk.type_keys("<C-s><Right><Enter>").sees("Đã lưu 1.2: Hoàn thành. Hoàn tác: Ctrl+Z");
    assert_eq!(progress(&desk, "III.1.2"), Progress::Done);
    assert_eq!(standing(&desk, "III.1.2"), Standing::DoneInTime);
    desk.type_keys("<C-z>").sees("Đã hoàn tác: 1.2 trở lại Chưa triển khai");
    assert_eq!(progress(&desk, "III.1.2"), Progress::NotStarted);
    desk.type_keys("<C-y>").sees("Đã lưu 1.2: Hoàn thành");
    assert_eq!(progress(&desk, "III.1.2"), Progress::Done);
    desk.type_keys("<C-z><C-z>").sees("Không còn thay đổi nào để hoàn tác");
    assert_eq!(desk.ledger().len(), 5, "nothing is ever deleted");
}

#[test]
fn the_next_day_everything_is_there_again() {
    let mut desk = Desk::on("2026-09-25");
    desk.type_keys("g3.2<Enter>s<Down><Tab><Tab><Tab><Tab>Đang tập luyện.<C-s>");
    desk.sees("Đã lưu 3.2: Đang thực hiện");
    let desk = desk.reopened("2026-09-26", (120, 35));
    assert_eq!(progress(&desk, "III.3.2"), Progress::Underway);
    desk.sees("Đang tập luyện.");
}

#[test]
fn leaving_asks_and_the_draft_is_there_on_the_next_try() {
    let mut desk = Desk::on("2026-09-25");
    desk.type_keys("g1.2<Enter>s<Tab><Tab><Tab><Tab>Chờ ý kiến<Esc>").sees("Bỏ nội dung vừa gõ?");
    // The first answer keeps: a hasty Enter loses nothing.
    desk.type_keys("<Enter>").sees("Chờ ý kiến");
    desk.type_keys("<Esc><Right><Enter>").sees_no("Cập nhật tiến độ");
    desk.type_keys("s").sees("Chờ ý kiến");
}

#[test]
fn a_draft_outlives_a_crash() {
    let mut desk = Desk::on("2026-09-25");
    desk.type_keys("g1.2<Enter>s<Tab><Tab><Tab><Tab>Chờ ý kiến").pause();
    let mut desk = desk.reopened("2026-09-25", (80, 24));
    desk.sees("Lần trước tắt đột ngột");
    assert_eq!(desk.session.state.drafts.len(), 1);
    desk.type_keys("s").sees("Chờ ý kiến");
}

#[test]
fn the_place_is_remembered() {
    let mut desk = Desk::on("2026-09-25");
    desk.type_keys("g3.5<Enter>4").pause();
    let mut desk = desk.reopened("2026-09-26", (80, 24));
    desk.sees("[4 Đơn vị]");
    desk.type_keys("1").sees("3.5. CHĂM SÓC SỨC KHỎE");
}

#[test]
fn paused_needs_a_document() {
    let mut desk = Desk::on("2026-09-25");
    desk.type_keys("g4.2<Enter>s<End><Tab><Tab><Tab><Tab>Chờ chủ trương.<C-s>");
    desk.sees("Tạm dừng thì cần số văn bản");
    desk.type_keys("12-TB/ĐU<C-s>").sees("Đã lưu 4.2: Tạm dừng");
    assert_eq!(standing(&desk, "III.4.2"), Standing::Paused);
}

#[test]
fn a_day_that_is_not_in_the_calendar_is_refused() {
    let mut desk = Desk::on("2026-09-25");
    desk.type_keys("g1.2<Enter>s<Down><Down><Tab><C-u>31/9/2026<C-s>");
    desk.type_keys("Xong.<C-s>").sees("“31/9/2026” không có trong lịch");
}

#[test]
fn a_deadline_moves_with_a_reason_and_stays_in_the_history() {
    let mut desk = Desk::on("2026-09-25");
    desk.type_keys("g1.2<Enter>t31/9/2026<C-s>").sees("không có trong lịch");
    desk.type_keys("<C-u>Quý IV/2026<C-s>").sees("Dời hạn thì cần lý do");
    desk.type_keys("Chờ thành phố hướng dẫn<C-s>").sees("Đã lưu 1.2: hạn Quý IV/2026");
    assert_eq!(standing(&desk, "III.1.2"), Standing::InTime);
    desk.sees("dời từ Quý III/2026");
    let Some(Change::DueMoved { reason, .. }) = desk.ledger().last().map(|e| e.change.clone())
    else {
        panic!("the last entry moves a deadline")
    };
    assert_eq!(reason, "Chờ thành phố hướng dẫn");
    desk.type_keys("<C-z>");
    assert_eq!(standing(&desk, "III.1.2"), Standing::DueSoon);
}

#[test]
fn a_doubtful_deadline_waits_for_confirmation() {
    let mut desk = Desk::on("2026-09-25");
    assert_eq!(standing(&desk, "III.3.3"), Standing::NeedsConfirmation);
    desk.type_keys("g3.3<Enter>t<Tab>Đúng như văn bản<C-s>");
    assert_eq!(standing(&desk, "III.3.3"), Standing::Overdue);
}

#[test]
fn last_quarters_sentence_is_offered_and_not_put_in() {
    let mut desk = Desk::on("2026-06-20");
    desk.type_keys("g1.2<Enter>s<Down><Tab><Tab><Tab><Tab>Đã có dự thảo.<C-s>");
    let mut desk = desk.reopened("2026-09-25", (80, 24));
    desk.type_keys("s<Tab><Tab><Tab><Tab>").sees("lấy lại câu kỳ trước: “Đã có dự thảo.”");
    assert_eq!(desk.field(), "");
    desk.type_keys("<Down>");
    assert_eq!(desk.field(), "Đã có dự thảo.");
}

#[test]
fn looking_changes_nothing() {
    let mut desk = Desk::on("2026-09-25");
    desk.type_keys("jjkkhl<Enter><Esc>123461<Tab>jk<Tab>zz+-vvvv?<Esc>:<Esc>/ma tuy<Enter>nN<F3>x<Esc>f<Right><Left><Esc>c");
    assert_eq!(desk.ledger().len(), 1);
}
