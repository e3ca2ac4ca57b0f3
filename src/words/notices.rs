//! The doubts of a reading, as sentences.

use super::Words;
use crate::domain::{Notice, NoticeCode, Period};
use crate::say;

impl Words {
    /// What a notice says.
    #[must_use]
    pub fn notice(&self, notice: &Notice) -> String {
        let about = |at: usize| notice.about.get(at).map_or("", String::as_str);
        // Deadlines and days stand there as periods are stored.
        let when = |at: usize| {
            let period = about(at).parse::<Period>();
            period.map_or_else(|_| about(at).to_owned(), |period| self.period(period))
        };
        match notice.code {
            NoticeCode::NoNumber => say!(self, "notice-no-number"),
            NoticeCode::NoIssueDate => say!(self, "notice-no-issue-date"),
            NoticeCode::LeadAlsoCoordinates => {
                say!(self, "notice-lead-also-coordinates", lead = about(0), other = about(1))
            }
            NoticeCode::GroupLeads => say!(self, "notice-group-leads", group = about(0)),
            NoticeCode::SeveralLeads => {
                say!(self, "notice-several-leads", leads = several(&notice.about))
            }
            NoticeCode::NoLead => say!(self, "notice-no-lead"),
            NoticeCode::NoTime => say!(self, "notice-no-time"),
            NoticeCode::DueBeforeIssue => {
                say!(self, "notice-due-before-issue", due = when(0), day = when(1))
            }
            NoticeCode::DueOnWeekend => say!(self, "notice-due-on-weekend", day = when(0)),
            NoticeCode::TimeUnread => say!(self, "notice-time-unread", words = about(0)),
            NoticeCode::UnknownUnit => say!(self, "notice-unknown-unit", words = about(0)),
            NoticeCode::NumberFaulty => {
                say!(self, "notice-number-faulty", written = about(0), read = about(1))
            }
            NoticeCode::NumberRepeated => say!(self, "notice-number-repeated", number = about(0)),
            NoticeCode::NumberSkipped => {
                say!(self, "notice-number-skipped", expected = about(0), found = about(1))
            }
            NoticeCode::LinesJoined => say!(self, "notice-lines-joined"),
            NoticeCode::ControlCharacters => {
                say!(self, "notice-control-characters", count = about(0))
            }
            NoticeCode::NoNumbering => say!(self, "notice-no-numbering"),
            NoticeCode::EmptyLabel => say!(self, "notice-empty-label", label = about(0)),
            NoticeCode::TableUnread => say!(self, "notice-table-unread"),
            NoticeCode::TextBoxesLeftOut => {
                say!(self, "notice-text-boxes-left-out", count = about(0))
            }
            NoticeCode::PicturesLeftOut => say!(self, "notice-pictures-left-out", count = about(0)),
            NoticeCode::HeadersLeftOut => say!(self, "notice-headers-left-out", count = about(0)),
            NoticeCode::FootnotesLeftOut => {
                say!(self, "notice-footnotes-left-out", count = about(0))
            }
            NoticeCode::CommentsLeftOut => say!(self, "notice-comments-left-out", count = about(0)),
            NoticeCode::HiddenTextLeftOut => {
                say!(self, "notice-hidden-text-left-out", count = about(0))
            }
            NoticeCode::DeletionsLeftOut => {
                say!(self, "notice-deletions-left-out", count = about(0))
            }
            NoticeCode::ContentsLeftOut => say!(self, "notice-contents-left-out", count = about(0)),
            NoticeCode::TablesFlattened => say!(self, "notice-tables-flattened", count = about(0)),
            NoticeCode::OldFontsRead => say!(self, "notice-old-fonts-read", count = about(0)),
            NoticeCode::OtherEnding => say!(self, "notice-other-ending", ending = about(0)),
            NoticeCode::LeadFromAbove => say!(self, "notice-lead-from-above", lead = about(0)),
        }
    }
}

/// A list cut where it would fill a screen by itself.
fn several(names: &[String]) -> String {
    const MOST: usize = 8;
    let shown = names.get(..MOST.min(names.len())).unwrap_or_default().join("; ");
    if names.len() > MOST { format!("{shown}; …") } else { shown }
}
