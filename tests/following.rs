//! The second screen: it only looks, and follows the window that writes.

use std::path::Path;

use tiendo::app::Msg;
use tiendo::app::follow::Following;
use tiendo::document::{Lexicon, compare::compare, read};
use tiendo::domain::{Change, Key, ProgrammeId, Progress, Report};
use tiendo::runtime::start::Access;
use tiendo::store::{Draft, Mode, SledStore, Store};

use crate::desk::{Desk, SEED, noon, seed};

const DAY: &str = "2026-09-25";

/// A store with the seed in it, and who writes there.
fn writer(folder: &Path) -> SledStore {
    let mut store = SledStore::open(folder, Mode::ReadWrite).expect("opens");
    let programme = seed();
    let draft = Draft::of_import(&programme, noon("2026-04-01"), "N.T.Hoa".into());
    store.import(0, &programme, draft).expect("imported");
    store
}

fn second(folder: &Path, access: Access) -> Desk {
    let store = SledStore::open(folder, Mode::ReadOnly).expect("opens beside the writer");
    Desk::looking(Box::new(store), DAY, access)
}

fn draft(change: Change) -> Draft {
    let programme = ProgrammeId::new("kien-an-nq05");
    Draft { at: noon(DAY), by: "T.V.Nam".into(), programme, change }
}

fn done(store: &mut SledStore, key: &str, note: &str) {
    let after = Report {
        progress: Progress::Done,
        done_on: Some(noon(DAY).date_naive()),
        note: note.to_owned(),
        ..Report::default()
    };
    let change = Change::Updated { key: Key::new(key), before: Report::default(), after };
    let last = store.load().expect("loads").last_seq();
    store.append(last, draft(change)).expect("appended");
}

/// The seed with a model before 3.2, whose number moves on.
fn amend(store: &mut SledStore) {
    let text = String::from_utf8_lossy(SEED);
    let text = text.replacen("3.2. ", "3.7. ", 1);
    let id = ProgrammeId::new("kien-an-nq05");
    let new = read("b.md", text.as_bytes(), id, Lexicon::embedded()).expect("read");
    let old = seed();
    let carried = compare(&old, &new).carried(&old, &new);
    assert!(carried.iter().any(|item| item.from != *item.to.as_ref().unwrap_or(&item.from)));
    let draft = Draft::of_reimport(&new, carried, noon(DAY), "T.V.Nam".into());
    let last = store.load().expect("loads").last_seq();
    store.import(last, &new, draft).expect("imported");
}

#[test]
fn what_is_kept_elsewhere_appears_here_and_nothing_moves() {
    let home = tempfile::tempdir().expect("a folder");
    let mut writer = writer(home.path());
    let mut desk = second(home.path(), Access::Look);
    desk.sees("Bản chỉ đọc: cập nhật từ cửa sổ đang ghi tự hiện ở đây.");
    desk.type_keys("g3.2<Enter>").pause();
    desk.sees("[chỉ đọc · tự cập nhật]").sees("hạn 30/9/2026 · còn 5 ngày");
    let (selected, folded) = {
        let browse = &desk.session.state.browse;
        (browse.selected.clone(), browse.folded.clone())
    };
    done(&mut writer, "III.3.2", "Đã ra mắt câu lạc bộ.");
    desk.sees_no("Đã ra mắt câu lạc bộ.");
    desk.pause().sees("Đã ra mắt câu lạc bộ.").sees("[chỉ đọc · tự cập nhật, mới nhất 12:00]");
    desk.sees("hạn 30/9/2026 · xong 25/9/2026");
    assert_eq!(desk.session.state.browse.selected, selected);
    assert_eq!(desk.session.state.browse.folded, folded);
    let overview = desk.type_keys("2").screen();
    done(&mut writer, "III.3.4", "Đã bàn giao.");
    assert_ne!(desk.pause().screen(), overview, "the figures follow");
    desk.type_keys("s").sees("chưa thể cập nhật");
}

#[test]
fn what_lies_over_the_screen_stays_and_follows() {
    let home = tempfile::tempdir().expect("a folder");
    let mut writer = writer(home.path());
    let mut desk = second(home.path(), Access::Look);
    desk.type_keys("/hoan thanh ").pause();
    let before = desk.field();
    done(&mut writer, "III.3.2", "Đã ra mắt câu lạc bộ.");
    desk.pause();
    assert_eq!((desk.field(), desk.session.state.overlays.len()), (before, 1));
    let number = |desk: &Desk| match desk.session.state.overlays.last() {
        Some(tiendo::app::overlay::Overlay::Search(search)) => search.number,
        other => panic!("{other:?}"),
    };
    let asked = number(&desk);
    desk.pause();
    assert_eq!(number(&desk), asked, "nothing new, nothing asked");
    done(&mut writer, "III.3.4", "Đã bàn giao.");
    desk.pause();
    assert_eq!(number(&desk), asked + 1);
}

#[test]
fn an_amended_document_takes_the_cursor_along_and_is_found_by_search() {
    let home = tempfile::tempdir().expect("a folder");
    let mut writer = writer(home.path());
    let mut desk = second(home.path(), Access::Look);
    desk.type_keys("/am nhac").sees("3.2");
    desk.type_keys("<Enter>");
    let title = |desk: &Desk| {
        let state = &desk.session.state;
        let key = state.browse.selected.clone().expect("something");
        let node = state.volume().and_then(|volume| volume.programme.node(&key).cloned());
        (key, node.expect("in the document").title)
    };
    let (key, name) = title(&desk);
    amend(&mut writer);
    desk.pause();
    let (moved, same) = title(&desk);
    assert_ne!(key, moved);
    assert_eq!(name, same);
    desk.type_keys("/am nhac").sees("3.7");
}

#[test]
fn a_new_programme_appears_on_the_shelf() {
    let home = tempfile::tempdir().expect("a folder");
    let mut writer = writer(home.path());
    let mut desk = second(home.path(), Access::Look);
    let text = include_bytes!("documents/tinh-uy-chi-thi-giao-viec.md");
    let id = ProgrammeId::new("chi-thi");
    let other = read("chi-thi.md", text, id, Lexicon::embedded()).expect("read");
    let draft = Draft::of_import(&other, noon(DAY), "T.V.Nam".into());
    writer.import(1, &other, draft).expect("imported");
    desk.pause();
    assert_eq!(desk.session.state.programme, 0);
    assert_eq!(desk.session.state.library.volumes().len(), 2);
}

#[test]
fn the_other_window_is_told_of_and_one_may_leave() {
    let home = tempfile::tempdir().expect("a folder");
    let mut writer = writer(home.path());
    let since = Some("2026-09-25T08:12:00+07:00".parse().expect("a time"));
    let mut desk = second(home.path(), Access::Beside { since });
    desk.sees("Chương trình đang mở ở cửa sổ khác (từ 08:12). Mở");
    desk.sees("[ Chỉ đọc ]   [ Thoát ]");
    done(&mut writer, "III.3.2", "Đã ra mắt.");
    desk.pause().sees("[ Chỉ đọc ]   [ Thoát ]");
    desk.type_keys("<Right><Enter>");
    assert!(desk.session.state.is_over && desk.session.state.is_turned_away);
    let mut desk = second(home.path(), Access::Beside { since: None });
    desk.sees("Chương trình đang mở ở cửa sổ khác. Mở bản chỉ");
    desk.type_keys("<Enter>");
    assert!(!desk.session.state.is_over);
    desk.pause().sees("[chỉ đọc · tự cập nhật]");
}

#[test]
fn who_can_no_longer_follow_says_so() {
    let home = tempfile::tempdir().expect("a folder");
    let mut writer = writer(home.path());
    let mut desk = second(home.path(), Access::Look);
    done(&mut writer, "III.3.2", "Đã ra mắt.");
    let journal = home.path().join("journal");
    let whole = std::fs::read(&journal).expect("a file");
    std::fs::write(&journal, vec![7; whole.len()]).expect("written");
    desk.type_keys("1").pause().sees("ngừng tự cập nhật");
    assert_eq!(desk.session.state.following, Following::Lost);
    std::fs::remove_file(&journal).expect("removed");
    std::fs::write(&journal, whole).expect("written");
    desk.pause().sees("[chỉ đọc · tự cập nhật, mới nhất 12:00]");
    assert_eq!(desk.session.state.library.last_seq(), 2);
}

#[test]
fn ten_thousand_edits_arrive_in_one_look() {
    let home = tempfile::tempdir().expect("a folder");
    drop(writer(home.path()));
    let mut desk = second(home.path(), Access::Look);
    let entries = (2..10_002).map(|seq| {
        let report = Report { note: format!("lần {seq}"), ..Report::default() };
        let key = Key::new("III.3.2");
        let change = Change::Updated { key, before: Report::default(), after: report };
        let Draft { at, by, programme, change } = draft(change);
        let entry = tiendo::domain::Entry { seq, at, by, programme, change };
        tiendo::app::follow::Arrival { entry, programme: None }
    });
    desk.session.take(Msg::Looked(Some(entries.collect())));
    assert_eq!(desk.session.state.library.last_seq(), 10_001);
    desk.type_keys("g3.2<Enter>").sees("lần 10001");
}
