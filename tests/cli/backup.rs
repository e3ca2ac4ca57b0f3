//! Backups: made unasked, made on demand, put back.

use std::fs;
use std::path::PathBuf;

use tiendo::store::{Mode, SledStore, Store as _};

use super::Office;

/// The backups that were made unasked, by their names.
fn dated(office: &Office) -> Vec<String> {
    let entries = fs::read_dir(office.path("store/sao-luu"));
    let mut names: Vec<String> = entries
        .into_iter()
        .flatten()
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn update(office: &Office, note: &str) {
    office.says(&["update", "3.4", "underway", "--note", note]);
}

#[test]
fn what_was_backed_up_comes_back_on_another_machine() {
    let office = Office::new();
    office.says(&["list"]);
    update(&office, "Đang khảo sát mặt bằng.");
    let said = office.says(&["backup", "sao-luu.json"]);
    assert!(said.starts_with("Đã sao lưu vào sao-luu.json: 2 dòng nhật ký, 1 văn bản."), "{said}");
    let (exported, log) = (office.says(&["export", "--json"]), office.says(&["log", "--json"]));
    office.refuses(&["backup", "sao-luu.json"], 1, "chưa ghi đè");
    office.says(&["backup", "sao-luu.json", "--force"]);
    office.says(&["verify", "sao-luu.json"]);

    let new = Office::new();
    fs::copy(office.path("sao-luu.json"), new.path("sao-luu.json")).expect("carried over");
    let said = new.says(&["restore", "sao-luu.json"]);
    assert!(said.contains("2 dòng nhật ký, 1 văn bản"), "{said}");
    assert_eq!(new.says(&["export", "--json"]), exported);
    assert_eq!(new.says(&["log", "--json"]), log);
    new.says(&["verify"]);
    update(&new, "Đi tiếp.");
}

#[test]
fn nothing_is_replaced_unasked_and_what_is_replaced_is_backed_up() {
    let office = Office::new();
    office.says(&["list"]);
    office.says(&["backup", "cu.json"]);
    update(&office, "Đã họp.");
    office.refuses(&["restore", "cu.json"], 1, "--replace");
    let before = office.says(&["log", "--json"]);
    let said = office.says(&["restore", "cu.json", "--replace"]);
    let kept =
        said.lines().find_map(|line| line.strip_prefix("Dữ liệu trước đó đã được sao lưu vào "));
    let kept = PathBuf::from(kept.expect("told").trim_end_matches('.'));
    assert!(
        kept.file_name().expect("a name").to_string_lossy().ends_with("truoc-khi-khoi-phuc.json")
    );
    assert_eq!(office.json(&["log", "--json"]).as_array().expect("a list").len(), 1);
    office.refuses(&["restore", "cu.json", "--replace"], 1, "đúng là bản sao lưu này");
    office.says(&["restore", kept.to_str().expect("text"), "--replace"]);
    assert_eq!(office.says(&["log", "--json"]), before);
}

#[test]
fn a_backup_that_cannot_be_trusted_changes_nothing() {
    let office = Office::new();
    office.says(&["list"]);
    update(&office, "Đã họp.");
    office.says(&["backup", "a.json"]);
    let text = fs::read_to_string(office.path("a.json")).expect("there");
    let before = office.says(&["log", "--json"]);
    let cases = [
        (text.replace("Đã họp.", "Đã hợp."), 4, "dòng 2 của nhật ký đã bị sửa"),
        (text.replace("Đã họp.", "Đã hợp."), 4, "N.T.Hoa, III.3.4: "),
        (text[..text.floor_char_boundary(text.len() - 9)].to_owned(), 5, "không phải bản sao lưu"),
        (text.replace("\"format\": 1", "\"format\": 8"), 4, "mới hơn"),
        ("{}".to_owned(), 5, "không phải bản sao lưu"),
        (String::new(), 5, "không phải bản sao lưu"),
        ("[".repeat(200_000), 5, "không phải bản sao lưu"),
    ];
    for (text, code, sentence) in cases {
        fs::write(office.path("b.json"), text).expect("written");
        office.refuses(&["restore", "b.json", "--replace"], code, sentence);
        office.refuses(&["verify", "b.json"], code, sentence);
    }
    office.refuses(&["restore", "khong-co.json"], 5, "không có tệp này");
    office.refuses(&["restore", ".", "--replace"], 5, "thư mục");
    assert_eq!(office.says(&["log", "--json"]), before);
}

#[test]
fn beside_another_window_one_can_back_up_and_not_restore() {
    let office = Office::new();
    office.says(&["list"]);
    office.says(&["backup", "a.json"]);
    update(&office, "Đã họp.");
    let mut held = SledStore::open(&office.path("store"), Mode::ReadWrite).expect("opens");
    held.remember("nháp", "Đang viết dở.").expect("kept");
    office.refuses(&["restore", "a.json", "--replace"], 3, "đang mở ở cửa sổ khác");
    let said = office.says(&["backup", "b.json"]);
    assert!(said.contains("2 dòng nhật ký"), "{said}");
    drop(held);
    office.says(&["verify", "b.json"]);
    let text = fs::read_to_string(office.path("b.json")).expect("there");
    assert!(text.contains("\"nháp\":\"Đang viết dở.\""), "drafts of the other window too");
}

#[test]
fn the_first_writing_of_a_day_and_every_import_are_backed_up() {
    let office = Office::new();
    office.says(&["list"]);
    assert_eq!(dated(&office), Vec::<String>::new(), "an empty store has nothing to back up");
    update(&office, "Một.");
    let first = dated(&office);
    assert_eq!(first.len(), 1, "{first:?}");
    let text = fs::read_to_string(office.path("store/sao-luu").join(&first[0])).expect("there");
    update(&office, "Hai.");
    assert_eq!(dated(&office), first);
    let again = fs::read_to_string(office.path("store/sao-luu").join(&first[0])).expect("there");
    assert_eq!(again, text, "that of the day stands");
    let other = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/documents/mttq-xa-theo-dot.txt");
    office.says(&["import", other]);
    let names = dated(&office);
    let [before, _] = &names[..] else { panic!("{names:?}") };
    assert!(before.ends_with("-truoc-khi-nhap.json"), "{before}");
    let path = office.path("store/sao-luu").join(before);
    let said = office.says(&["verify", path.to_str().expect("text")]);
    assert!(said.contains("3 dòng, 1 văn bản"), "{said}");
}

#[test]
fn a_backup_that_cannot_be_made_hinders_no_edit_and_is_told_of() {
    let office = Office::new();
    office.says(&["list"]);
    fs::write(office.path("store/sao-luu"), "not a folder").expect("written");
    let done = office.run(&["update", "3.4", "underway", "--note", "Vẫn ghi."]);
    assert_eq!(done.code, 0);
    assert!(done.err.starts_with("Chưa tự sao lưu được"), "{}", done.err);
    assert!(office.says(&["show", "3.4"]).contains("Vẫn ghi."));
}

/// Sends the backups of an office elsewhere.
fn send_to(office: &Office, folder: &std::path::Path) {
    let config = if cfg!(windows) { "home/tiendo" } else { "home/.config/tiendo" };
    let folder = folder.to_str().expect("text").replace('\\', "/");
    office.write(&format!("{config}/tiendo.toml"), format!("backup = \"{folder}\"\n"));
}

#[test]
fn two_stores_that_share_a_folder_for_backups_do_not_disturb_each_other() {
    let stick = tempfile::tempdir().expect("a folder");
    let offices = [Office::new(), Office::new()];
    for office in &offices {
        send_to(office, stick.path());
        office.says(&["list"]);
        update(office, "Một.");
        office.says(&["backup"]);
        assert_eq!(dated(office), Vec::<String>::new(), "they lie elsewhere");
    }
    let folders: Vec<PathBuf> =
        fs::read_dir(stick.path()).expect("a folder").map(|own| own.expect("one").path()).collect();
    assert_eq!(folders.len(), 2, "{folders:?}");
    for folder in folders {
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(name.starts_with("kien-an-nq05-"), "{name}");
        assert_eq!(fs::read_dir(folder).expect("a folder").count(), 2, "of the day, asked for");
    }
}

#[test]
fn a_stick_that_is_not_there_is_told_of_and_nothing_is_made_in_its_place() {
    let office = Office::new();
    send_to(&office, &office.path("no/stick"));
    office.says(&["list"]);
    let done = office.run(&["update", "3.4", "underway", "--note", "Vẫn ghi."]);
    assert_eq!(done.code, 0);
    assert!(done.err.starts_with("Chưa tự sao lưu được"), "{}", done.err);
    assert!(office.says(&["show", "3.4"]).contains("Vẫn ghi."));
    assert!(!office.path("no").exists());
}

#[cfg(unix)]
#[test]
fn backups_are_their_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let office = Office::new();
    office.says(&["list"]);
    update(&office, "Một.");
    office.says(&["backup", "a.json"]);
    let rights =
        |path: &str| fs::metadata(office.path(path)).expect("there").permissions().mode() & 0o777;
    assert_eq!(rights("a.json"), 0o600);
    assert_eq!(rights("store/sao-luu"), 0o700);
    assert_eq!(rights(&format!("store/sao-luu/{}", dated(&office)[0])), 0o600);
}
