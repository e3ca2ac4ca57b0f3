//! The doubts of a reading: never an error, never a guess.

use serde::{Deserialize, Serialize};

use super::key::Key;

/// What is doubtful. `data/words` has the sentence for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NoticeCode {
    /// The paper shows no number.
    NoNumber,
    /// The paper shows no date of issue.
    NoIssueDate,
    /// The lead stands among its own coordinators, perhaps spelt otherwise.
    /// About: the spelling of the lead, the spelling of the coordinator.
    LeadAlsoCoordinates,
    /// A group leads, where one body should. About: the group.
    GroupLeads,
    /// More than one body leads. About: the leads.
    SeveralLeads,
    /// A model or task row names no lead.
    NoLead,
    /// A model or task row names no time.
    NoTime,
    /// Due before the programme was issued or disseminated.
    /// About: the deadline, the day it is held against.
    DueBeforeIssue,
    /// Due on a Saturday or Sunday. About: the day.
    DueOnWeekend,
    /// A time that could not be read, kept as text. About: the words.
    TimeUnread,
    /// A unit that no list knows. About: the words.
    UnknownUnit,
    /// A number written in a faulty way. About: as written, as read.
    NumberFaulty,
    /// A number that stands twice. About: the number.
    NumberRepeated,
    /// A number missing before this one. About: the number expected, the one found.
    NumberSkipped,
    /// A paragraph cut by a page break and joined again.
    LinesJoined,
    /// Control characters, shown as symbols. About: how many.
    ControlCharacters,
    /// No numbering was found: the document is kept as text.
    NoNumbering,
    /// A label with nothing after it. About: the label.
    EmptyLabel,
    /// A table whose columns were not understood, kept as text.
    TableUnread,
    /// Text boxes, left out. About: how many.
    TextBoxesLeftOut,
    /// Pictures, left out. About: how many.
    PicturesLeftOut,
    /// Headers and footers with words, left out. About: how many.
    HeadersLeftOut,
    /// Footnotes and endnotes, left out. About: how many.
    FootnotesLeftOut,
    /// Comments, left out. About: how many.
    CommentsLeftOut,
    /// Text set as hidden, left out. About: how many passages.
    HiddenTextLeftOut,
    /// Deletions not yet accepted, taken as done. About: how many.
    DeletionsLeftOut,
    /// A table of contents, left out. About: how many lines.
    ContentsLeftOut,
    /// Tables inside cells, kept as text. About: how many.
    TablesFlattened,
    /// Paragraphs set in a font of before Unicode, converted. About: how many.
    OldFontsRead,
    /// A Word document under another ending. About: the ending.
    OtherEnding,
    /// A blank cell of leads that belongs to a merged cell: the lead is the one
    /// of a row above. About: the lead.
    LeadFromAbove,
}

impl NoticeCode {
    /// The name used in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NoNumber => "no_number",
            Self::NoIssueDate => "no_issue_date",
            Self::LeadAlsoCoordinates => "lead_also_coordinates",
            Self::GroupLeads => "group_leads",
            Self::SeveralLeads => "several_leads",
            Self::NoLead => "no_lead",
            Self::NoTime => "no_time",
            Self::DueBeforeIssue => "due_before_issue",
            Self::DueOnWeekend => "due_on_weekend",
            Self::TimeUnread => "time_unread",
            Self::UnknownUnit => "unknown_unit",
            Self::NumberFaulty => "number_faulty",
            Self::NumberRepeated => "number_repeated",
            Self::NumberSkipped => "number_skipped",
            Self::LinesJoined => "lines_joined",
            Self::ControlCharacters => "control_characters",
            Self::NoNumbering => "no_numbering",
            Self::EmptyLabel => "empty_label",
            Self::TableUnread => "table_unread",
            Self::TextBoxesLeftOut => "text_boxes_left_out",
            Self::PicturesLeftOut => "pictures_left_out",
            Self::HeadersLeftOut => "headers_left_out",
            Self::FootnotesLeftOut => "footnotes_left_out",
            Self::CommentsLeftOut => "comments_left_out",
            Self::HiddenTextLeftOut => "hidden_text_left_out",
            Self::DeletionsLeftOut => "deletions_left_out",
            Self::ContentsLeftOut => "contents_left_out",
            Self::TablesFlattened => "tables_flattened",
            Self::OldFontsRead => "old_fonts_read",
            Self::OtherEnding => "other_ending",
            Self::LeadFromAbove => "lead_from_above",
        }
    }
}

/// One doubt and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// What is doubtful.
    pub code: NoticeCode,
    /// The source line, counted from 1; 0 when it is about the whole paper.
    pub line: u32,
    /// The node it is about.
    pub key: Option<Key>,
    /// The words of the document it is about, in the order the code says.
    pub about: Vec<String>,
}
