//! The columns that a unit fills in, and how they are known again when
//! somebody has moved or renamed them.

use crate::say;
use crate::text::fold;
use crate::words::{Language, Words};

/// A column that a unit fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// How far it has come: one of four words.
    Progress,
    /// The day of completion.
    DoneOn,
    /// The result of this period.
    Note,
    /// Difficulties and proposals.
    Obstacle,
    /// The number of the paper that proves it.
    Number,
    /// The day of that paper.
    NumberDate,
}

impl Column {
    /// All of them, in the order of the sheet.
    pub const ALL: [Self; 6] =
        [Self::Progress, Self::DoneOn, Self::Note, Self::Obstacle, Self::Number, Self::NumberDate];

    /// The name used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Progress => "progress",
            Self::DoneOn => "done_on",
            Self::Note => "note",
            Self::Obstacle => "obstacle",
            Self::Number => "evidence",
            Self::NumberDate => "evidence_date",
        }
    }

    /// What stands in the hidden row above the headings.
    #[must_use]
    pub fn code(self) -> String {
        format!("tiendo:column:{}", self.name())
    }

    /// The column of such a code.
    pub(super) fn from_code(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| text.trim() == column.code())
    }

    /// Its heading.
    #[must_use]
    pub fn heading(self, words: &Words) -> String {
        match self {
            Self::Progress => say!(words, "sheet-progress"),
            Self::DoneOn => say!(words, "sheet-done-on"),
            Self::Note => say!(words, "sheet-note"),
            Self::Obstacle => say!(words, "sheet-obstacle"),
            Self::Number => say!(words, "sheet-number"),
            Self::NumberDate => say!(words, "sheet-number-date"),
        }
    }

    /// What else people call it.
    fn called(self, words: &Words) -> String {
        match self {
            Self::Progress => say!(words, "sheet-called-progress"),
            Self::DoneOn => say!(words, "sheet-called-done-on"),
            Self::Note => say!(words, "sheet-called-note"),
            Self::Obstacle => say!(words, "sheet-called-obstacle"),
            Self::Number => say!(words, "sheet-called-number"),
            Self::NumberDate => say!(words, "sheet-called-number-date"),
        }
    }
}

/// The headings of the columns that are only there to be read.
pub(super) fn other_headings(words: &Words) -> [String; 6] {
    [
        say!(words, "xlsx-programme"),
        say!(words, "sheet-key"),
        say!(words, "sheet-title"),
        say!(words, "sheet-due"),
        say!(words, "sheet-standing"),
        say!(words, "sheet-before"),
    ]
}

/// Every name a column may have, in any language.
#[derive(Debug)]
pub(super) struct Names {
    known: Vec<(String, Column)>,
    others: Vec<String>,
}

impl Names {
    /// The names in all languages, and those of a person's own words.
    pub fn new(words: &Words) -> Self {
        let embedded = Language::ALL.map(Words::embedded);
        let languages: Vec<&Words> = embedded.iter().chain([words]).collect();
        let mut known = Vec::new();
        for words in &languages {
            for column in Column::ALL {
                known.push((bare(&column.heading(words)), column));
                known.extend(column.called(words).split(',').map(|name| (bare(name), column)));
            }
        }
        // The longest first: "ngày văn bản" is more than "ngày".
        known.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        let others = languages.iter().flat_map(|words| other_headings(words));
        Self { known, others: others.map(|heading| bare(&heading)).collect() }
    }

    /// The column of a heading: named so, or beginning so.
    pub fn column(&self, heading: &str) -> Option<Column> {
        let heading = bare(heading);
        if heading.is_empty() || self.others.contains(&heading) {
            return None;
        }
        let begins = |name: &str| {
            heading.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        self.known
            .iter()
            .find(|(name, _)| !name.is_empty() && begins(name))
            .map(|(_, column)| *column)
    }
}

/// A heading without marks, signs and odd spaces.
fn bare(text: &str) -> String {
    let letters = fold(text).replace(|c: char| !c.is_alphanumeric(), " ");
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_known_in_other_letters_and_words() {
        let names = Names::new(&Words::embedded(Language::Vietnamese));
        for (heading, column) in [
            ("Tiến độ", Column::Progress),
            ("TIEN DO", Column::Progress),
            ("Tiến độ\n(chọn trong danh sách)", Column::Progress),
            ("ket qua", Column::Note),
            ("Kết quả thực hiện", Column::Note),
            ("Khó khăn", Column::Obstacle),
            ("Số, ký hiệu văn bản", Column::Number),
            ("Ngày ban hành", Column::NumberDate),
            ("Ngày hoàn thành", Column::DoneOn),
            ("Date of document", Column::NumberDate),
        ] {
            assert_eq!(names.column(heading), Some(column), "{heading}");
        }
        for heading in ["", "Số", "Thời hạn", "Ghi chú", "Nội dung", "Tình trạng trong máy"]
        {
            assert_eq!(names.column(heading), None, "{heading}");
        }
    }

    #[test]
    fn no_name_means_two_columns_and_none_a_column_to_be_read() {
        let names = Names::new(&Words::embedded(Language::Vietnamese));
        for (name, column) in &names.known {
            assert!(names.known.iter().all(|(other, of)| other != name || of == column), "{name}");
            assert!(!names.others.contains(name), "{name}");
        }
    }
}
