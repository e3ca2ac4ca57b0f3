//! Paths as people type them, on either kind of system.

/// The name of a file without its folders; a path that ends in a folder names
/// none.
#[must_use]
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
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
}
