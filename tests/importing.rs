//! A document comes in: looked at, settled, compared, taken in.

use tiendo::domain::{Change, Key, Progress, Report};

use crate::desk::Desk;

const OTHER: &str = "# KẾ HOẠCH\nthực hiện chuyển đổi số năm 2026\n\n**I. NHIỆM VỤ**\n\n\
    1. Xây dựng quy chế\n- Chủ trì: Tổ Phản ứng nhanh.\n\
    - Phối hợp: Câu lạc bộ Sao Mai Hội quán Bình Minh, Văn phòng Đảng ủy.\n\
    - Thời gian: khi nước lên.\n\n\
    2. Rà soát số liệu\n- Chủ trì: Văn phòng Đảng ủy.\n- Thời gian: Quý IV/2026.\n";

fn seed_text() -> String {
    String::from_utf8_lossy(crate::desk::SEED).into_owned()
}

/// A second paper with one name of the first.
const NEXT: &str = "# KẾ HOẠCH\nvề việc khác năm 2027\n\n**I. NHIỆM VỤ**\n\n\
    1. Tổ chức tập huấn\n- Chủ trì: Tổ Phản ứng nhanh.\n- Thời gian: Quý I/2027.\n";

#[test]
fn a_document_is_settled_and_taken_in_and_the_answers_hold_for_the_next() {
    let mut desk = Desk::on("2026-09-25");
    desk.read("ke-hoach.md", OTHER);
    desk.sees("Xem lại trước khi nhập: ke-hoach.md").sees("Cần xem (5)");
    desk.sees("“Tổ Phản ứng nhanh” chưa có trong danh mục đơn vị.");
    desk.sees("Nhập thành chương trình mới: ke-hoach");
    assert_eq!(desk.ledger().len(), 1, "nothing enters the store before it is accepted");
    // The first unknown unit is another name of the office; two are one string.
    desk.type_keys("<Down><Down><Enter><Down><Enter>ban xay dung dang<Enter>").wait();
    desk.sees_no("Tổ Phản ứng nhanh” chưa").sees("Cần xem (4)");
    desk.type_keys("<Enter><Down><Down><Down><Enter>").sees("cách nhau bằng dấu chấm phẩy");
    desk.type_keys("<C-a>Câu lạc bộ Sao Mai<Enter>").sees("Cần ít nhất hai tên");
    desk.type_keys("; Hội quán Bình Minh<Enter>").wait();
    desk.sees_no("chưa có trong danh mục").sees("khi nước lên");
    desk.type_keys("<Enter><Down><Enter>Quý IV/2026<Enter>").wait().sees_no("khi nước lên");
    desk.type_keys("<Tab>").sees("[Đã hiểu").sees("1 Xây dựng quy chế");
    desk.type_keys("<C-s>").sees("Đã nhập “KH thực hiện chuyển đổi số năm 2026”: 2 mục theo dõi.");
    assert_eq!(desk.ledger().len(), 2);
    let mut desk = desk.reopened("2026-09-26", (80, 24));
    desk.read("khac.md", NEXT).sees_no("chưa có trong danh mục đơn vị");
    desk.type_keys("<C-s><C-o>").sees("KH thực hiện chuyển đổi số").sees("Tất cả chương trình");
    // Back to the first programme.
    desk.type_keys("<Home><Enter>").sees("CTHĐ thực hiện NQ 05-NQ/TU");
}

#[test]
fn an_amended_document_shows_what_differs_and_keeps_every_update() {
    let report = |note: &str| Report {
        progress: Progress::Underway,
        note: note.to_owned(),
        ..Report::default()
    };
    let told = |key: &str, note: &str| Change::Updated {
        key: Key::new(key),
        before: Report::default(),
        after: report(note),
    };
    let changes = [
        ("2026-07-01", told("III.3.2", "Đã họp bàn về âm nhạc.")),
        ("2026-07-01", told("III.1.1", "Đã ban hành kế hoạch.")),
    ];
    let mut desk = Desk::with("2026-09-25", (120, 35), &changes);
    let amended = seed_text().replacen("3.2. ", "3.7. ", 1);
    desk.read("sua-doi.md", &amended);
    desk.sees("Thay bản đang có: CTHĐ thực hiện NQ 05-NQ/TU");
    desk.type_keys("<BackTab>").sees("[So với bản cũ (");
    desk.sees("→ 3.7 Phường âm nhạc").sees("trước là III.3.2");
    desk.sees("Bản đang có").sees("Bản mới");
    desk.type_keys("<C-s>").sees("Đã thay bằng bản sửa đổi");
    desk.type_keys("g3.7<Enter>").sees("Đã họp bàn về âm nhạc.");
    desk.type_keys("g1.1<Enter>").sees("Đã ban hành kế hoạch.");
    // The search knows the new document.
    desk.type_keys("/am nhac<Enter>").sees("3.7. ");
}

#[test]
fn leaving_the_review_asks_and_stores_nothing() {
    let mut desk = Desk::on("2026-09-25");
    desk.read("ke-hoach.md", OTHER).type_keys("<Esc>").sees("Bỏ không nhập nữa?");
    desk.type_keys("<Enter>").sees("Xem lại trước khi nhập");
    desk.type_keys("<Esc><Right><Enter>").sees_no("Xem lại trước khi nhập");
    assert_eq!(desk.ledger().len(), 1);
    desk.read("hong.docx", "PK\u{3}\u{4} không phải").sees("hong.docx");
    assert_eq!(desk.ledger().len(), 1);
}

#[test]
fn old_letters_are_shown_before_they_are_converted() {
    let mut desk = Desk::on("2026-09-25");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("cu.txt");
    let tcvn3: &[u8] = b"I. NHI\xD6M V\xF4\n\n1. Ch\xAD\xACng tr\xD7nh h\xB5nh \xAE\xE9ng c\xF1a \xA7\xB6ng \xF1y ph\xAD\xEAng, x\xB7 n\xA8m 2026\n";
    std::fs::write(&path, tcvn3).expect("written");
    desk.type_keys("<C-o><End><Enter>").paste(&path.display().to_string());
    desk.type_keys("<Enter>").wait().sees("TCVN3").sees("Chương trình hành động của Đảng ủy");
    desk.type_keys("<Right><Enter>").wait().sees("Xem lại trước khi nhập: cu.txt");
}

/// What the review, the programmes and the export look like.
#[test]
fn the_review_at_every_size() {
    for size in [(60, 18), (80, 24), (120, 35)] {
        let mut desk = crate::screens::busy(size);
        let keep = |name: &str, desk: &Desk| {
            insta::assert_snapshot!(format!("{name}-{}x{}", size.0, size.1), desk.screen());
        };
        desk.read("ke-hoach.md", OTHER).type_keys("<Down><Down>");
        keep("review-doubts", &desk);
        desk.type_keys("<Enter>");
        keep("review-choices", &desk);
        desk.type_keys("<Esc><Tab>");
        keep("review-understood", &desk);
        desk.type_keys("<C-s><C-o>");
        keep("programmes", &desk);
        desk.type_keys("<Esc>p");
        keep("export", &desk);
        desk.type_keys("<Esc><C-o><Home><Enter>");
        let amended =
            seed_text().replacen("3.2. ", "3.7. ", 1).replacen("hằng tháng", "hằng quý", 1);
        desk.read("sua-doi.md", &amended).type_keys("<BackTab>");
        keep("review-changes", &desk);
    }
}

#[test]
fn the_overview_counts_one_programme_or_all_and_opens_lists_of_all() {
    let mut desk = Desk::sized("2026-12-31", (120, 35));
    desk.read("ke-hoach.md", OTHER).type_keys("<C-s><C-o><Home><Enter>2");
    let total = |desk: &Desk| {
        let line = desk.line_with("TỔNG SỐ");
        let mut figures = line.split(|c: char| !c.is_ascii_digit()).filter(|text| !text.is_empty());
        figures.next().and_then(|text| text.parse::<usize>().ok()).expect("a figure")
    };
    desk.type_keys("fff").sees("mốc “Triển khai kế hoạch”");
    desk.type_keys("f");
    let one = total(&desk);
    desk.type_keys(":tong quan, don vi<Enter>").sees("Tính cả 2 chương trình");
    assert_eq!(total(&desk), one + 1);
    desk.type_keys("<Enter>").sees(&format!("Các mục ({})", one + 1));
    desk.sees("2 Rà soát số liệu");
    desk.type_keys("<End><Enter>");
    desk.sees("KH thực hiện chuyển đổi số năm 2026").sees("Rà soát số liệu");
}

#[test]
fn an_update_sheet_that_came_back_is_looked_at_before_it_is_kept() {
    let mut desk = Desk::sized("2026-10-05", (100, 30));
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/documents/sheets/ubnd-2026-Q3-libreoffice.xlsx"
    );
    desk.type_keys("<C-o><End><Enter>").paste(file).type_keys("<Enter>").wait();
    desk.sees("Phiếu cập nhật: ubnd-2026-Q3-libreoffice.xlsx");
    let line = desk.line_with("Sẽ ghi");
    let count: usize = line
        .split(|c: char| !c.is_ascii_digit())
        .find_map(|text| text.parse().ok())
        .expect("a number");
    assert!(count > 0, "{line}");
    assert_eq!(desk.ledger().len(), 1, "nothing is kept before somebody agrees");
    insta::assert_snapshot!("returned-100x30", desk.screen());
    desk.type_keys("<C-s>").sees(&format!("Đã ghi {count} cập nhật từ phiếu."));
    assert_eq!(desk.ledger().len(), 1 + count);
    // Each can be taken back by itself, the last one first.
    desk.type_keys("<C-z>");
    assert_eq!(desk.ledger().len(), 2 + count);
    let mut desk = Desk::on("2026-10-05");
    desk.read("gia.xlsx", "không phải").sees("gia.xlsx");
    assert_eq!(desk.ledger().len(), 1);
}

#[test]
fn two_leads_may_be_one_unit_and_a_doubtful_deadline_is_decided_on_the_way_in() {
    const TWO: &str = "# KẾ HOẠCH\nvề việc thử\n\nI. NHIỆM VỤ\n\n1. Xây dựng quy chế\n\
        - Chủ trì: Văn phòng Đảng ủy và Ban Xây dựng Đảng.\n- Thời gian: 26/9/2026.\n";
    let mut desk = Desk::on("2026-09-25");
    desk.read("thu.md", TWO).sees("Nhiều đơn vị cùng chủ trì");
    desk.type_keys("<Down><Down><Enter><Down><Enter>").wait();
    desk.sees_no("Nhiều đơn vị cùng chủ trì").sees("26/9/2026");
    // The 26th is a Saturday: the deadline is another.
    desk.type_keys("<End><Enter><Down><Down><Enter>28/9/2026<Enter>").sees("√ ");
    desk.type_keys("<C-s>").sees("Đã nhập");
    let moved = desk.ledger().into_iter().next_back().expect("an entry");
    assert!(matches!(moved.change, Change::DueMoved { .. }), "{moved:?}");
    desk.type_keys("1<Down>").sees("28/9/2026");
}

#[test]
fn esc_gives_up_what_is_under_way() {
    let mut desk = Desk::on("2026-09-25");
    desk.session.state.busy = Some(tiendo::app::state::Busy {
        what: "Đang đọc to.docx".to_owned(),
        since: desk.session.state.now,
    });
    desk.pause().sees("Đang đọc to.docx · 0 giây · Esc: dừng");
    desk.type_keys("<Esc>").sees("Đã dừng, chưa nhập gì.").sees_no("Đang đọc");
}
