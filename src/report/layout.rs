//! The form of a Party paper, as data: `data/layouts/*.toml`. The rules are
//! those of the guidances of the Party's central office (05-HD/VPTW of 2026,
//! 36-HD/VPTW of 2018).

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

/// The form of a paper.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// What it is called: "HD05".
    pub name: String,
    /// The page, in mm.
    pub page: Page,
    /// The running text.
    pub text: Text,
    /// Sizes of letters, in points.
    pub sizes: Sizes,
    /// Fixed wordings.
    pub forms: Forms,
    /// The list of recipients.
    pub recipients: Recipients,
}

/// The margins of an A4 page, in mm.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Above.
    pub top: f32,
    /// Below.
    pub bottom: f32,
    /// On the left.
    pub left: f32,
    /// On the right.
    pub right: f32,
    /// From the upper edge to the page's number.
    pub number_from_edge: f32,
}

/// The running text.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The font.
    pub font: String,
    /// The size of letters, in points.
    pub size: f32,
    /// The exact height of a line, in points.
    pub line: f32,
    /// The space between paragraphs, in points.
    pub between: f32,
    /// By how much the first line is set in, in mm.
    pub first_line: f32,
}

/// Sizes of letters, in points.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each is named for its part of the paper")]
pub struct Sizes {
    pub party: f32,
    pub issuer: f32,
    pub date: f32,
    pub number: f32,
    pub kind: f32,
    pub about: f32,
    pub recipients_title: f32,
    pub recipients: f32,
    pub signature: f32,
    pub table: f32,
}

/// Fixed wordings; `{…}` is filled in.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forms {
    /// The heading on the right.
    pub party: String,
    /// What stands below the issuer.
    pub star: String,
    /// What stands below the abstract.
    pub dashes: String,
    /// The number with room for the office's: `{code}` is the kind of paper.
    pub number: String,
    /// `{place}`, `{day}`, `{month}`, `{year}`.
    pub date: String,
    /// Days below this get a zero in front.
    pub pad_days_below: u32,
    /// Months below this get a zero in front.
    pub pad_months_below: u32,
}

/// The list of recipients.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipients {
    /// Its heading, without the colon.
    pub title: String,
    /// What stands behind each of them.
    pub between: String,
    /// What stands behind the last.
    pub last: String,
}

/// What an office says of itself: the settings' `[office]`. What is not said is
/// left blank in the paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Office {
    /// The Party organisation above: "ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG".
    pub parent: Option<String>,
    /// The issuer: "ĐẢNG UỶ PHƯỜNG KIẾN AN".
    pub issuer: Option<String>,
    /// The place in front of the date: "Kiến An".
    pub place: Option<String>,
    /// For whom it is signed: "T/M BAN THƯỜNG VỤ".
    pub sign_for: Option<String>,
    /// As what: "BÍ THƯ".
    pub sign_as: Option<String>,
    /// By whom.
    pub signer: Option<String>,
    /// To whom it goes; the last is the file copy.
    pub recipients: Vec<String>,
}

/// Room for what an office writes by hand.
pub const BLANK: &str = "……………";

impl Layout {
    /// The line of place and date; without a day there is room for it.
    #[must_use]
    pub fn dated(&self, place: &str, day: Option<NaiveDate>) -> String {
        let blank = || "    ".to_owned();
        let padded = |number: u32, below: u32| {
            if number < below { format!("{number:02}") } else { number.to_string() }
        };
        let month = day.map(|day| padded(day.month(), self.forms.pad_months_below));
        let year = day.map(|day| day.year().to_string());
        let in_month = day.map(|day| padded(day.day(), self.forms.pad_days_below));
        self.forms
            .date
            .replace("{place}", place)
            .replace("{day}", &in_month.unwrap_or_else(blank))
            .replace("{month}", &month.unwrap_or_else(blank))
            .replace("{year}", &year.unwrap_or_else(blank))
    }

    /// The number's line of a kind of paper.
    #[must_use]
    pub fn numbered(&self, code: &str) -> String {
        self.forms.number.replace("{code}", code)
    }

    /// The recipients as the paper lists them.
    #[must_use]
    pub fn listed(&self, recipients: &[String]) -> Vec<String> {
        let last = recipients.len().saturating_sub(1);
        let end = |at: usize| {
            if at == last { &self.recipients.last } else { &self.recipients.between }
        };
        recipients.iter().enumerate().map(|(at, name)| format!("- {name}{}", end(at))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(name: &str) -> Layout {
        let text = match name {
            "hd05" => include_str!("../../data/layouts/hd05.toml"),
            _ => include_str!("../../data/layouts/hd36.toml"),
        };
        toml::from_str(text).expect("a layout")
    }

    #[test]
    fn days_below_ten_and_months_below_three_get_a_zero() {
        let at = |day: &str| layout("hd05").dated("Kiến An", Some(day.parse().expect("a day")));
        assert_eq!(at("2026-02-05"), "Kiến An, ngày 05 tháng 02 năm 2026");
        assert_eq!(at("2026-07-05"), "Kiến An, ngày 05 tháng 7 năm 2026");
        assert_eq!(at("2026-12-15"), "Kiến An, ngày 15 tháng 12 năm 2026");
    }

    #[test]
    fn recipients_end_as_the_guidance_says() {
        let names = ["Ban Thường vụ Thành uỷ".to_owned(), "Lưu VPĐU".to_owned()];
        assert_eq!(layout("hd05").listed(&names), ["- Ban Thường vụ Thành uỷ;", "- Lưu VPĐU."]);
        assert_eq!(layout("hd36").listed(&names), ["- Ban Thường vụ Thành uỷ,", "- Lưu VPĐU."]);
        assert_eq!(layout("hd05").numbered("BC"), "Số        -BC/ĐU");
    }
}
