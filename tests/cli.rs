//! The real binary, in stores of its own: what it prints, what it keeps, how
//! it ends.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::desk::SEED;

mod backup;
mod closing;
mod duties;
pub mod earlier;
mod locked;
mod paper;
mod reviews;
mod safety;
mod sheets;
mod word;

/// An office: a home, a folder to stand in, a store.
pub struct Office(TempDir);

/// What a command did.
pub struct Done {
    pub out: String,
    pub err: String,
    pub code: i32,
}

impl From<Output> for Done {
    fn from(output: Output) -> Self {
        Self {
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
            code: output.status.code().expect("an exit code"),
        }
    }
}

impl Office {
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, text).expect("written");
        path.to_string_lossy().into_owned()
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let other = std::env::var_os("TIENDO_PROGRAM");
        let mut command = Command::new(other.unwrap_or(env!("CARGO_BIN_EXE_tiendo").into()));
        command
            .args(arguments)
            .current_dir(self.0.path())
            .env_remove("XDG_DATA_HOME")
            .env_remove("XDG_CONFIG_HOME")
            .env("HOME", self.path("home"))
            .env("APPDATA", self.path("home"))
            .env("TIENDO_STORE", self.path("store"))
            .env("USER", "N.T.Hoa")
            .stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Done {
        self.command(arguments).output().expect("runs").into()
    }

    /// What a command that must succeed prints.
    pub fn says(&self, arguments: &[&str]) -> String {
        let done = self.run(arguments);
        assert_eq!((done.code, done.err.as_str()), (0, ""), "{arguments:?}: {}", done.out);
        done.out
    }

    pub fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.says(arguments)).expect("JSON")
    }

    /// Fails unless a command ends so, with this on standard error.
    fn refuses(&self, arguments: &[&str], code: i32, sentence: &str) -> Done {
        let done = self.run(arguments);
        assert_eq!(done.code, code, "{arguments:?}: {}{}", done.out, done.err);
        assert!(done.err.contains(sentence), "{arguments:?}: {}", done.err);
        done
    }
}

fn texts(values: &Value, field: &str) -> Vec<String> {
    let list = values.as_array().expect("a list");
    list.iter().map(|value| value[field].as_str().unwrap_or_default().to_owned()).collect()
}

const DAY: &str = "--as-of=2026-09-25";

#[test]
fn who_says_in_one_line_who_leads_and_who_helps() {
    let office = Office::new();
    let line = office.says(&["who", "am nhac", DAY]);
    assert!(line.starts_with("3.2 Phường âm nhạc — chủ trì: Đảng ủy UBND phường; phối hợp: "));
    assert!(line.ends_with("; hạn: Quý III/2026; trạng thái: còn 5 ngày\n"), "{line}");
    assert_eq!(line.lines().count(), 1);
    let unit = office.says(&["who", "dang uy cong an phuong", DAY]);
    assert!(unit.starts_with("Đảng ủy Công an phường\n  Chủ trì (1):\n    3.3 "), "{unit}");
    assert!(unit.contains("\n  Phối hợp (9):\n    1.3 "), "{unit}");
    let found = office.json(&["who", "--json", "am nhac"]);
    assert_eq!((&found[0]["type"], &found[0]["key"]), (&"item".into(), &"III.3.2".into()));
    let unit = office.json(&["who", "--json", "dang uy cong an phuong"]);
    assert_eq!(unit[0]["type"], "unit");
    assert_eq!(unit[0]["leads"], serde_json::json!(["III.3.3"]));
}

#[test]
fn nothing_found_is_told_and_an_empty_list() {
    let office = Office::new();
    for command in ["who", "search"] {
        let done = office.refuses(&[command, "qqqqq"], 1, "Không thấy “qqqqq”");
        assert_eq!(done.out, "");
        assert_eq!(office.refuses(&[command, "qqqqq", "--json"], 1, "Không thấy").out, "[]\n");
    }
    let nobody = ["list", "--standing=overdue", "--as-of=2026-01-01"];
    office.refuses(&nobody, 1, "Không có mục nào quá hạn tính đến 1/1/2026.");
    office.refuses(&["list", "--unit", "qqqqq"], 1, "Không thấy “qqqqq”");
    office.refuses(&["log", "3.4"], 1, "Chưa có thay đổi nào");
    // Behind "--" nothing is an option, a language neither.
    office.refuses(&["who", "--", "--lang=en"], 1, "Không thấy “--lang=en”");
}

#[test]
fn search_shows_the_groups_of_the_screen() {
    let office = Office::new();
    let page = office.says(&["search", "âm", "nhạc"]);
    assert!(page.starts_with("MÔ HÌNH (1)\n  III.3.2  Phường âm nhạc\n"), "{page}");
    assert!(page.contains("TRONG VĂN BẢN ("));
    let groups = office.json(&["search", "am nhac", "--json"]);
    assert_eq!(groups[0]["group"], "models");
    assert_eq!(groups[0]["hits"][0]["key"], "III.3.2");
}

#[test]
fn list_takes_filters_and_never_cuts() {
    let office = Office::new();
    let keys = |arguments: &[&str]| {
        let arguments = [&["list", "--json", DAY], arguments].concat();
        texts(&office.json(&arguments), "key")
    };
    assert_eq!(keys(&["--standing=needs_confirmation"]), ["III.3.3"]);
    assert_eq!(keys(&["--standing=sap den han", "--due=2026-Q3"]).len(), 5);
    assert_eq!(keys(&["--due", "Quý IV/2026"]), ["III.3.4"]);
    let fire = keys(&["--unit=cong an phuong"]);
    assert_eq!((fire.len(), fire.first().map(String::as_str)), (10, Some("III.1.3")));
}

#[test]
fn a_table_is_aligned_and_whole() {
    let office = Office::new();
    let page = office.says(&["list", DAY, "--due=2026"]);
    let starts: Vec<usize> = page
        .lines()
        .filter_map(|line| line.find("Quý ").map(|at| line[..at].chars().count()))
        .collect();
    assert!(starts.len() > 10 && starts.iter().all(|at| *at == starts[0]), "{page}");
    assert!(page.contains("không sử dụng sản phẩm nhựa dùng một lần trên địa bàn phường"));
}

#[test]
fn show_tells_everything_of_one_place() {
    let office = Office::new();
    let page = office.says(&["show", "3.4", DAY]);
    for line in [
        "3.4 Công viên sinh thái sáng tạo nghệ thuật Thiên Văn",
        "Chủ trì: Chi bộ Trung tâm Dịch vụ sự nghiệp công phường",
        "Thời gian: Quý IV/2026",
    ] {
        assert!(page.lines().any(|known| known == line), "{line}\n{page}");
    }
    assert!(page.contains("Cần xem lại: Đơn vị chủ trì “Chi bộ Trung tâm dịch vụ sự nghiệp công”"));
    let source = office.says(&["show", "III.3.4", "--source"]);
    assert!(source.contains("### ***3.4. Mô hình: Công viên sinh thái"), "{source}");
    let whole = office.json(&["show", "3.4", "--json", "--source"]);
    assert_eq!(whole["model"]["milestones"][0]["due"], "2026-12-31");
    assert_eq!(whole["findings"][0]["code"], "lead_also_coordinates");
    assert!(whole["source"].as_array().is_some_and(|lines| lines.len() > 5));
    assert!(office.says(&["show", "III"]).contains("III.1"));
    office.refuses(&["show", "9.9"], 2, "Không có mục 9.9");
    office.refuses(&["show", "III.3.4/m9"], 2, "Không có mục III.3.4/m9");
    office.refuses(&["show", "1"], 2, "I.1, II.1, III.1");
}

fn update_of_3_4<'a>(rest: &[&'a str]) -> Vec<&'a str> {
    [&["update", "3.4"], rest].concat()
}

#[test]
fn update_keeps_a_report_under_the_rules_of_the_form() {
    let office = Office::new();
    let update = update_of_3_4;
    office.refuses(&update(&["done"]), 2, "Cần ít nhất một câu");
    office.refuses(&update(&["done", "--note", "  "]), 2, "Cần ít nhất một câu");
    office.refuses(&update(&["later", "--note=Xong."]), 2, "not_started, underway, done, paused");
    office.refuses(&update(&["paused", "--note=Chờ."]), 2, "Tạm dừng thì cần số văn bản");
    let future = ["done", "--note=Xong.", "--on=2999-01-01"];
    office.refuses(&update(&future), 2, "không thể sau hôm nay");
    let future = ["underway", "--note=Đang làm.", "--on=2999-01-01"];
    office.refuses(&update(&future), 2, "Ngày báo cáo không thể sau hôm nay");
    office.refuses(&update(&["done", "--note=Xong.", "--on=31/9/2026"]), 2, "không có trong lịch");
    office.refuses(&["update", "III", "done", "--note=Xong."], 1, "không có trạng thái");
    office.refuses(&["update", "9.9", "done", "--note=Xong."], 2, "Không có mục 9.9");
    office.refuses(&update(&["done", "--note=Xong.", "--read-only"]), 2, "chỉ đọc");
    office.refuses(&update(&["done", "--note=Xong.", DAY]), 2, "ngày đã qua");
    assert_eq!(office.json(&["log", "--json"]).as_array().map(Vec::len), Some(1), "the import");

    let said = office.says(&update(&["đang thực hiện", "--note=Đa\u{303} họp."]));
    assert_eq!(said, "Đã lưu 3.4: Đang thực hiện.\n");
    let done = office.run(&update(&["xong", "--note=Xong.", "--on=1/7/2026"]));
    assert_eq!((done.code, done.out.as_str()), (0, "Đã lưu 3.4: Hoàn thành.\n"));
    assert!(done.err.contains("chưa có minh chứng"), "{}", done.err);
    let proof = ["paused", "--note=Dừng.", "--evidence=12-KH/ĐU", "--evidence-date=2/7/2026"];
    office.says(&update(&proof));

    let log = office.json(&["log", "3.4", "--json"]);
    assert_eq!(texts(&log, "key"), ["III.3.4"; 3]);
    assert_eq!(texts(&log, "by"), ["N.T.Hoa"; 3]);
    let (first, last) = (&log[0]["change"], &log[2]["change"]);
    assert_eq!(first["after"]["note"], "Đã họp.", "in NFC");
    assert_eq!(log[1]["change"]["after"]["done_on"], "2026-07-01");
    assert_eq!(last["before"], log[1]["change"]["after"]);
    assert_eq!(last["after"]["evidence"]["date"], "2026-07-02");
    assert_eq!(last["after"]["done_on"], Value::Null);
    let at = log[0]["at"].as_str().expect("a time");
    assert!(chrono::DateTime::parse_from_rfc3339(at).is_ok());
    assert_eq!(office.json(&["show", "3.4", "--json"])["report"]["progress"], "paused");
    assert!(office.says(&["log"]).lines().last().is_some_and(|line| line.contains("III.3.4")));
    assert_eq!(office.json(&["verify", "--json"])["entries"], 4);
    assert_eq!(office.says(&["verify"]), "Nhật ký còn nguyên: 4 dòng, 1 văn bản.\n");
}

const OTHER: &str = "# KẾ HOẠCH thử\n\n**I. MỤC TIÊU**\n\n1. Một việc.\n";

#[test]
fn import_says_what_it_understood_and_keeps_it_once() {
    let office = Office::new();
    let seed = office.write("kien-an-nq05.md", SEED);
    let page = office.says(&["import", &seed, "--dry-run"]);
    assert!(page.contains("14 mô hình") && page.contains("Số mục ghi “2.2..”, đọc là 2.2."));
    assert!(page.contains("Hạn (Quý I/2026) sớm hơn"), "{page}");
    assert!(page.ends_with("Chỉ đọc thử, chưa ghi gì.\n"));
    assert!(!office.path("store").exists());
    assert!(!page.contains("So với bản đang có"));
    assert!(office.says(&["import", &seed]).ends_with("Đã nhập thành kien-an-nq05.\n"));
    assert!(office.says(&["import", &seed]).ends_with("không ghi thêm gì.\n"));
    assert_eq!(office.json(&["log", "--json"]).as_array().map(Vec::len), Some(1));
    let changed = office.write("kien-an-nq05.md", OTHER);
    office.refuses(&["import", &changed], 1, "--as");
    let taken = office.json(&["import", &changed, "--as", "thu-1", "--json"]);
    assert_eq!((&taken["id"], &taken["stored"]), (&"thu-1".into(), &true.into()));
    assert!(texts(&taken["notices"], "code").contains(&"no_number".to_owned()));
    office.refuses(&["import", &changed, "--as", "Thử 2"], 2, "không làm tên");
    let named = office.write("Kế hoạch số 7.txt", OTHER);
    assert_eq!(office.json(&["import", &named, "--json"])["id"], "ke-hoach-so-7");
    let ids = texts(&office.json(&["export"])["programmes"], "id");
    assert_eq!(ids, ["kien-an-nq05", "thu-1", "ke-hoach-so-7"]);
    office.refuses(&["show", "I"], 2, "kien-an-nq05, thu-1");
    let one = office.says(&["show", "I", "--programme=thu-1"]);
    assert!(one.contains("thu-1"), "{one}");
    office.refuses(&["list", "--programme=none"], 2, "thu-1");
}

#[test]
fn an_office_may_begin_with_its_own_programme() {
    let office = Office::new();
    let own = office.write("ke-hoach.md", OTHER);
    office.says(&["import", &own]);
    assert_eq!(texts(&office.json(&["export"])["programmes"], "id"), ["ke-hoach"]);
    office.refuses(&["show", "3.4"], 2, "Không có mục 3.4");
}

#[test]
fn every_reading_command_fills_an_empty_store() {
    for command in [
        &["who", "am nhac"][..],
        &["search", "am nhac"],
        &["list"],
        &["show", "3.4"],
        &["log"],
        &["export"],
        &["verify"],
    ] {
        let office = Office::new();
        assert!(!office.says(command).is_empty(), "{command:?}");
        assert_eq!(texts(&office.json(&["log", "--json"]), "programme"), ["kien-an-nq05"]);
    }
}

#[test]
fn what_cannot_be_read_is_five() {
    let office = Office::new();
    office.refuses(&["import", "none.md"], 5, "Không mở được none.md (không có tệp này)");
    fs::create_dir(office.path("folder.md")).expect("made");
    let folder = office.refuses(&["import", "folder.md"], 5, "Không mở được folder.md");
    assert!(!folder.err.contains("os error"), "{}", folder.err);
    for (name, bytes, sentence) in [
        ("a.md", &b""[..], "không có chữ nào"),
        ("a.pdf", b"x", ".pdf"),
        ("b.md", b"a\0b\xFF\xFE\0\0\x01", "không phải văn bản"),
    ] {
        let path = office.write(name, bytes);
        office.refuses(&["import", &path], 5, sentence);
    }
}

#[test]
fn wrong_usage_is_two_in_the_language_asked_for() {
    let office = Office::new();
    office.refuses(&["whoo"], 2, "Không hiểu “whoo”");
    office.refuses(&["who"], 2, "Thiếu <QUERY>.");
    office.refuses(&["who", " "], 2, "Thiếu <QUERY>.");
    office.refuses(&["search", "", "\u{a0}", "--json"], 2, "Thiếu <QUERY>.");
    office.refuses(&["list", "--unit="], 2, "Thiếu --unit <UNIT>.");
    let bare = office.refuses(&["list", "--lang"], 2, "Thiếu --lang <vi|en>.");
    assert!(!bare.err.contains("Dùng một trong"), "{}", bare.err);
    office.refuses(&["list", "--du"], 2, "Có phải: --due?");
    office.refuses(&["completions", "zzz"], 2, "không dùng được");
    office.refuses(&["list", "--standing=zzz"], 2, "overdue");
    office.refuses(&["list", "--due=2026-Q5"], 2, "không có trong lịch");
    office.refuses(&["list", "--as-of=2026-02-30"], 2, "không có trong lịch");
    office.refuses(&["list", "--lang=fr"], 2, "vi, en");
    office.refuses(&["--lang", "en", "who"], 2, "<QUERY> is missing.");
    office.refuses(&["--theme=pink"], 2, "contrast");
    office.refuses(&[], 2, "Màn hình cần một cửa sổ dòng lệnh");
    assert!(!office.path("store").exists(), "none of this opens a store");
}

#[test]
fn help_version_completions_and_man_need_no_store() {
    let office = Office::new();
    let help = office.says(&["--help"]);
    assert!(help.contains("Cách dùng: tiendo [TÙY CHỌN] [LỆNH]"), "{help}");
    assert!(office.says(&["--lang=en", "list", "--help"]).contains("Usage: tiendo list"));
    assert!(office.says(&["--version"]).starts_with("tiendo "));
    for shell in ["bash", "zsh", "fish", "powershell"] {
        assert!(office.says(&["completions", shell]).contains("tiendo"));
    }
    let man = office.says(&["man"]);
    assert!(man.contains(".SH \"TÊN\"") && man.contains(".SS \"tiendo update\""), "{man}");
    assert!(man.starts_with("'\\\" -*- coding: UTF-8 -*-\n"), "{man}");
    for english in [".SH NAME", ".SH SYNOPSIS", ".SH EXIT", ".SH EXTRA", ".SH \"NAME"] {
        assert!(!man.contains(english), "{english} in {man}");
    }
    assert!(office.says(&["--lang=en", "man"]).contains(".SH \"NAME\""));
    assert!(man.contains("\\-\\-evidence\\-date") && man.contains("3 đang mở ở nơi khác"), "{man}");
    assert!(!man.contains("(1)"), "no page points to one that is not there");
    assert!(!office.path("store").exists());
}

#[test]
fn settings_are_obeyed_and_their_faults_named() {
    let office = Office::new();
    office.write("data/tiendo.toml", "language = \"en\"\nby = \"Hồng\"\n");
    office.write("data/store/.keep", "");
    fs::remove_file(office.path("data/store/.keep")).expect("removed");
    let mut update = office.command(&["update", "3.4", "underway", "--note=Đã họp."]);
    let done: Done = update.env_remove("TIENDO_STORE").output().expect("runs").into();
    assert_eq!(done.out, "Saved 3.4: Underway.\n", "{}", done.err);
    let log = office.json(&["log", "--json", "--store=data/store"]);
    assert_eq!(log[1]["by"], "Hồng");
    office.write("data/tiendo.toml", "language = \"en\"\ncolour = 1\n");
    let done = office.run(&["list"]);
    assert!(done.err.contains("tiendo.toml:2: "), "{}", done.err);
}

#[test]
fn an_amended_document_takes_the_place_of_the_one_before_once_it_is_agreed() {
    let office = Office::new();
    let seed = office.write("kien-an-nq05.md", SEED);
    office.says(&["import", &seed]);
    for (key, note) in [("III.1.1", "Đã ban hành kế hoạch."), ("III.3.2", "Đã họp.")] {
        office.says(&["update", key, "underway", "--note", note]);
    }
    // 3.2 has another heading and stands behind 3.3 now.
    let seed_text = String::from_utf8_lossy(SEED).into_owned();
    let amended = seed_text.replacen("3.2. ", "3.7. ", 1);
    assert_ne!(amended, seed_text);
    let amended = office.write("kien-an-nq05.md", amended);
    let page = office.says(&["import", &amended, "--dry-run"]);
    assert!(page.contains("So với bản đang có: thêm 0, bỏ 0, chuyển chỗ"), "{page}");
    office.refuses(&["import", &amended], 1, "--yes");
    assert_eq!(office.json(&["log", "--json"]).as_array().map(Vec::len), Some(3));
    let said = office.says(&["import", &amended, "--yes"]);
    assert!(said.ends_with("cập nhật cũ còn nguyên.\n"), "{said}");
    assert!(office.says(&["show", "III.3.7"]).contains("Đã họp."));
    assert!(office.says(&["show", "III.1.1"]).contains("Đã ban hành kế hoạch."));
    assert!(office.says(&["import", &amended]).ends_with("không ghi thêm gì.\n"));
    assert!(office.says(&["verify"]).contains("4 dòng, 2 văn bản"));
    assert_eq!(office.json(&["log", "III.3.7", "--json"]).as_array().map(Vec::len), Some(1));
    // 3.7 is left out; its history is kept, and goes to another item.
    let kept: Vec<&str> = seed_text.lines().collect();
    let from = kept.iter().position(|line| line.contains("3.2. ")).expect("3.2");
    let to = kept.iter().position(|line| line.contains("3.3. ")).expect("3.3");
    let shorter = [&kept[..from], &kept[to..]].concat().join("\n");
    let shorter = office.write("kien-an-nq05.md", shorter);
    let page = office.says(&["import", &shorter, "--yes"]);
    assert!(page.contains("− Bỏ"), "{page}");
    let vanished = office.says(&["attach"]);
    assert!(vanished.starts_with("III.3.7@5") && vanished.contains("Đã họp."), "{vanished}");
    office.refuses(&["attach", "III.3.7@5", "III.1.1"], 1, "lịch sử riêng");
    office.says(&["attach", "III.3.7@5", "III.3.3"]);
    assert!(office.says(&["show", "III.3.3"]).contains("Đã họp."));
    assert!(office.says(&["attach"]).starts_with("Không có lịch sử"));
}
