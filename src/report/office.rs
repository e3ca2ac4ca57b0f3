//! What an office says of itself on its papers.

use serde::Deserialize;

use crate::domain::Programme;

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

    /// What the document of a programme says of the office: the sign of its
    /// number, and the place that stands at the end of its short title.
    #[must_use]
    pub fn of(programme: &Programme) -> Self {
        let number = programme.number.as_deref().unwrap_or_default();
        let sign = number.rsplit_once('/').map(|(_, sign)| sign.trim().to_owned());
        let place = programme.short_title.rsplit_once(" · ").map(|(_, place)| place.to_owned());
        Self {
            // A state body writes "156/KH-UBND": that is no sign of the Party's.
            sign: sign.filter(|sign| !sign.contains('-')).unwrap_or_default(),
            place: place.unwrap_or_default(),
            ..Self::default()
        }
    }
}
