//! Paths as people type them, on either kind of system, and names of files that
//! do no harm on either.

use super::fold::nfc;

/// The name of a file without its folders; a path that ends in a folder names
/// none.
#[must_use]
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// How many bytes a name may have, so that a folder of any system takes it with
/// its ending and a number behind it.
const LONGEST: usize = 180;

/// Names that belong to Windows itself, whatever ending they have.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The name of a file made of words from anywhere: letters, figures, hyphens,
/// dots and single spaces; it lies in its own folder on every system, is not
/// hidden and not too long. The ending comes behind it.
#[must_use]
pub fn plain_name(words: &str) -> String {
    let is_kept = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
    let mut name = String::new();
    for c in nfc(words).chars().map(|c| if is_kept(c) { c } else { '-' }) {
        let is_again = !c.is_alphanumeric() && name.ends_with(c);
        if name.len() + c.len_utf8() > LONGEST {
            break;
        }
        if !is_again {
            name.push(c);
        }
    }
    let name = name.trim_matches(['.', ' ', '-']);
    let first = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    let port = first.strip_prefix("com").or(first.strip_prefix("lpt"));
    let is_port = port.is_some_and(|number| number.len() == 1);
    if name.is_empty() {
        "tiendo".to_owned()
    } else if is_port || RESERVED.contains(&first.as_str()) {
        format!("tiendo-{name}")
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_behind_the_last_slash_of_either_kind() {
        for (path, name) in [
            ("cthd.docx", "cthd.docx"),
            ("/giấy tờ/cthd.docx", "cthd.docx"),
            (r"C:\giấy tờ\cthd.docx", "cthd.docx"),
            (r"D:\quý 3/phiếu.xlsx", "phiếu.xlsx"),
            ("giấy tờ/", ""),
            ("", ""),
        ] {
            assert_eq!(file_name(path), name, "{path}");
        }
    }

    #[test]
    fn a_name_of_words_lies_in_its_own_folder_on_every_system() {
        for (words, name) in [
            ("phieu-cong-an-2026-Q3", "phieu-cong-an-2026-Q3"),
            ("Báo cáo quý III.2026", "Báo cáo quý III.2026"),
            ("../../etc/passwd", "etc-passwd"),
            (r"C:\\x\y", "C-x-y"),
            ("..", "tiendo"),
            ("", "tiendo"),
            (".bashrc", "bashrc"),
            ("a\0b\u{1b}[2J\u{202e}c", "a-b-2J-c"),
            ("CON", "tiendo-CON"),
            ("nul.x", "tiendo-nul.x"),
            ("lpt1", "tiendo-lpt1"),
            ("com", "com"),
            ("dot. ", "dot"),
            ("a  ---  b", "a - b"),
        ] {
            assert_eq!(plain_name(words), name, "{words}");
        }
        for letter in ["a", "ệ", "漢", "/"] {
            let name = plain_name(&letter.repeat(300));
            assert!(name.len() <= LONGEST && !name.is_empty(), "{name}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_words_make_a_name(words in "\\PC{0,300}|[./\\\\ a]{0,40}") {
            let name = plain_name(&words);
            proptest::prop_assert!(!name.is_empty() && name.len() <= LONGEST + 7);
            proptest::prop_assert!(!name.starts_with('.') && !name.ends_with(['.', ' ']));
            proptest::prop_assert!(!name.contains(['/', '\\', ':', '\0']));
        }
    }
}
