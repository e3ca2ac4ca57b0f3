//! What an office says of itself on its papers.

use serde::Deserialize;

use super::layout::Layout;
use crate::domain::{NodeKind, Programme};
use crate::text::fold;

/// The facts that differ from office to office. What nobody has said is empty
/// and becomes a blank on the paper; nothing is guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Office {
    /// The body above, as the head shows it: "ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG".
    pub parent: String,
    /// The body that issues, as the head shows it: "ĐẢNG UỶ PHƯỜNG KIẾN AN".
    pub issuer: String,
    /// The body that reports, as a sentence names it: "Ban Thường vụ Đảng uỷ
    /// phường Kiến An".
    pub author: String,
    /// The place in front of the date: "Kiến An".
    pub place: String,
    /// The body's sign behind the slash of a number: "ĐU".
    pub sign: String,
    /// The name below the signature.
    pub signer: String,
    /// Whom a report goes to, without the marks at the end of the lines.
    pub recipients: Vec<String>,
}

impl Office {
    /// What is said here, else what another says.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let text = |own: String, other: String| if own.trim().is_empty() { other } else { own };
        Self {
            parent: text(self.parent, other.parent),
            issuer: text(self.issuer, other.issuer),
            author: text(self.author, other.author),
            place: text(self.place, other.place),
            sign: text(self.sign, other.sign),
            signer: text(self.signer, other.signer),
            recipients: if self.recipients.is_empty() { other.recipients } else { self.recipients },
        }
    }

    /// What is said here, else what the documents of all these programmes say
    /// alike: papers of several offices say nothing of one.
    #[must_use]
    pub fn or_of<'a>(
        self,
        programmes: impl IntoIterator<Item = &'a Programme>,
        layout: &Layout,
    ) -> Self {
        let mut said = programmes.into_iter().map(|programme| Self::of(programme, layout));
        let first = said.next().unwrap_or_default();
        let alike = |one: String, other: &String| if one == *other { one } else { String::new() };
        let common = said.fold(first, |known, other| Self {
            parent: alike(known.parent, &other.parent),
            issuer: alike(known.issuer, &other.issuer),
            place: alike(known.place, &other.place),
            sign: alike(known.sign, &other.sign),
            ..known
        });
        self.or(common)
    }

    /// What the document of a programme says of the office: the lines of a
    /// letterhead of the Party, the sign of its number, and the place that
    /// stands at the end of its short title.
    #[must_use]
    pub fn of(programme: &Programme, layout: &Layout) -> Self {
        let number = programme.number.as_deref().unwrap_or_default();
        let sign = number.rsplit_once('/').map(|(_, sign)| sign.trim().to_owned());
        let (parent, issuer) = letterhead(programme, layout).unwrap_or_default();
        let place = programme.short_title.rsplit_once(" · ").map(|(_, place)| place.to_owned());
        Self {
            // A state body writes "156/KH-UBND": that is no sign of the Party's.
            sign: sign.filter(|sign| !sign.contains('-')).unwrap_or_default(),
            place: place.unwrap_or_default(),
            parent,
            issuer,
            ..Self::default()
        }
    }
}

/// The lines at the left of a letterhead that shows the Party's title: the body
/// above and the one that issues, down to the star or the number. None where
/// the paper has no such head.
fn letterhead(programme: &Programme, layout: &Layout) -> Option<(String, String)> {
    let head = programme.nodes.iter().take_while(|node| node.kind() == NodeKind::Text);
    let lines: Vec<&str> = head.flat_map(|node| columns(&node.text)).collect();
    let is_title = |line: &&str| fold(line) == fold(&layout.head.party);
    lines.iter().find(|line| is_title(line))?;
    let ends = |line: &str| line == layout.head.star || line.contains(|c: char| c.is_ascii_digit());
    let above = lines.iter().take_while(|line| !ends(line)).filter(|line| !is_title(line));
    let loud = above.filter(|line| !line.chars().any(char::is_lowercase));
    let mut names: Vec<&str> = loud.copied().collect();
    let issuer = names.pop()?.to_owned();
    (names.len() <= MOST_LINES_ABOVE).then(|| (names.join(" "), issuer))
}

/// More lines above the issuer are no letterhead any more.
const MOST_LINES_ABOVE: usize = 2;

/// The columns of a letterhead's lines: cut at bars, tabs and wide gaps.
fn columns(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.split(['\n', '\t', '|']).flat_map(|line| line.split("   "));
    lines.map(str::trim).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Lexicon, read};
    use crate::domain::ProgrammeId;

    fn office(head: &str) -> Office {
        let layout = include_str!("../../data/layouts/hd05.toml");
        let layout: Layout = toml::from_str(layout).expect("a layout");
        let text = format!(
            "{head}\n\nCHƯƠNG TRÌNH HÀNH ĐỘNG\n\nthực hiện Nghị quyết số 05-NQ/TU của Tỉnh uỷ\n\n\
             I. NHIỆM VỤ\n\n1. Trồng cây\n\n- Chủ trì: Đảng ủy Công an xã.\n"
        );
        let id = ProgrammeId::new("x");
        let programme = read("x.txt", text.as_bytes(), id, Lexicon::embedded()).expect("readable");
        Office::of(&programme, &layout)
    }

    #[test]
    fn a_letterhead_of_the_party_names_the_office() {
        let head = "ĐẢNG BỘ TỈNH X\tĐẢNG CỘNG SẢN VIỆT NAM\nĐẢNG UỶ XÃ TÂN AN\n*\n\
                    Số 05-CTr/ĐU\tTân An, ngày 05 tháng 7 năm 2026";
        let said = office(head);
        assert_eq!(said.parent, "ĐẢNG BỘ TỈNH X");
        assert_eq!(said.issuer, "ĐẢNG UỶ XÃ TÂN AN");
        assert_eq!((said.place.as_str(), said.sign.as_str()), ("Tân An", "ĐU"));
        assert_eq!((said.author, said.signer), (String::new(), String::new()));
    }

    #[test]
    fn a_letterhead_of_the_state_does_not() {
        let head = "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nXÃ TÂN AN\n\
                    Số: 156/KH-UBND\tTân An, ngày 05 tháng 7 năm 2026";
        let said = office(head);
        assert_eq!((said.parent, said.issuer, said.sign), Default::default());
        assert_eq!(said.place, "Tân An");
    }
}
