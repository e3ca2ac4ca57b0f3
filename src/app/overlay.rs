//! What can lie over a screen. The uppermost has the keys.

use super::compare::{CompareForm, ComparedList};
use super::due_form::DueForm;
use super::export::Export;
use super::field::Field;
use super::filter::FilterMenu;
use super::goto::GoTo;
use super::help::Help;
use super::item_list::ItemList;
use super::lock::Unlock;
use super::meeting::closing::ClosingList;
use super::meeting::conclusion_form::ConclusionForm;
use super::meeting::people::PeopleList;
use super::meeting::remark_form::RemarkForm;
use super::members::MembersForm;
use super::message::Effect;
use super::moment::MomentDialog;
use super::open_file::OpenFile;
use super::palette::Palette;
use super::question::Question;
use super::report_form::ReportForm;
use super::returned::ReturnedSheet;
use super::review::Review;
use super::roll_call::RollCall;
use super::search::Search;
use super::shelf::Shelf;
use super::source::SourceView;
use super::state::State;
use crate::action::{Action, Context};

/// A form, a menu, a question, or a text over the screen.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// The search.
    Search(Search),
    /// A report on an item.
    Report(Box<ReportForm>),
    /// A deadline to be moved.
    Due(Box<DueForm>),
    /// What to leave out.
    Filter(FilterMenu),
    /// The keys.
    Help(Help),
    /// All actions.
    Palette(Palette),
    /// A number to go to.
    GoTo(GoTo),
    /// The source, word for word.
    Source(SourceView),
    /// A question with answers.
    Question(Question),
    /// The programmes of the store.
    Shelf(Shelf),
    /// A file to be read.
    OpenFile(OpenFile),
    /// What can be written of the screen.
    Export(Export),
    /// Items of all programmes.
    Items(ItemList),
    /// An update sheet that came back.
    Returned(Box<ReturnedSheet>),
    /// The roll of a group.
    Roll(Box<RollCall>),
    /// The members of a group.
    Members(Box<MembersForm>),
    /// A document that was read and is not accepted yet.
    Review(Box<Review>),
    /// A moment to go to.
    Moment(MomentDialog),
    /// Two moments to be compared.
    Compare(Box<CompareForm>),
    /// What is not the same at two moments.
    Compared(Box<ComparedList>),
    /// A conclusion of the open review.
    Conclusion(Box<ConclusionForm>),
    /// Who spoke.
    Remark(Box<RemarkForm>),
    /// Who is there.
    People(PeopleList),
    /// What closing the review changes.
    Closing(Box<ClosingList>),
    /// The passphrase for editing.
    Unlock(Unlock),
}

/// What an overlay leaves behind: itself when it stays, and what it asks for.
pub type Step = (Option<Overlay>, Vec<Effect>);

impl Overlay {
    /// Where keys go while it is uppermost.
    #[must_use]
    pub fn context(&self) -> Context {
        match self {
            Self::Search(_)
            | Self::Palette(_)
            | Self::GoTo(_)
            | Self::Help(_)
            | Self::Moment(_)
            | Self::Compare(_)
            | Self::Members(_)
            | Self::OpenFile(_)
            | Self::Remark(_)
            | Self::Unlock(_)
            | Self::People(_) => Context::Field,
            Self::Conclusion(form) => form.context(),
            Self::Review(review) => review.context(),
            Self::Report(form) => form.context(),
            Self::Due(form) => form.context(),
            Self::Filter(_)
            | Self::Source(_)
            | Self::Question(_)
            | Self::Shelf(_)
            | Self::Export(_)
            | Self::Items(_)
            | Self::Compared(_)
            | Self::Roll(_)
            | Self::Closing(_)
            | Self::Returned(_) => Context::Dialog,
        }
    }

    /// The text field that has the keys.
    #[must_use]
    pub fn field(&self) -> Option<&Field> {
        match self {
            Self::Search(search) => Some(&search.field),
            Self::Palette(palette) => Some(&palette.field),
            Self::GoTo(goto) => Some(&goto.field),
            Self::Help(help) => Some(&help.field),
            Self::Report(form) => form.field(),
            Self::Due(form) => form.field(),
            Self::OpenFile(form) => Some(&form.field),
            Self::Moment(dialog) => Some(&dialog.pick.field),
            Self::Compare(form) => form.field(),
            Self::Members(form) => Some(&form.field),
            Self::Review(review) => review.field(),
            Self::Conclusion(form) => form.field(),
            Self::Remark(form) => Some(form.field()),
            Self::People(list) => Some(&list.field),
            Self::Unlock(dialog) => Some(&dialog.field),
            Self::Filter(_)
            | Self::Source(_)
            | Self::Question(_)
            | Self::Shelf(_)
            | Self::Export(_)
            | Self::Items(_)
            | Self::Compared(_)
            | Self::Roll(_)
            | Self::Closing(_)
            | Self::Returned(_) => None,
        }
    }

    /// The text field that has the keys, to be written in.
    pub fn field_mut(&mut self) -> Option<&mut Field> {
        match self {
            Self::Search(search) => Some(&mut search.field),
            Self::Palette(palette) => Some(&mut palette.field),
            Self::GoTo(goto) => Some(&mut goto.field),
            Self::Help(help) => Some(&mut help.field),
            Self::Report(form) => form.field_mut(),
            Self::Due(form) => form.field_mut(),
            Self::OpenFile(form) => Some(&mut form.field),
            Self::Moment(dialog) => Some(&mut dialog.pick.field),
            Self::Compare(form) => form.field_mut(),
            Self::Members(form) => Some(&mut form.field),
            Self::Review(review) => review.field_mut(),
            Self::Conclusion(form) => form.field_mut(),
            Self::Remark(form) => Some(form.field_mut()),
            Self::People(list) => Some(&mut list.field),
            Self::Unlock(dialog) => Some(&mut dialog.field),
            Self::Filter(_)
            | Self::Source(_)
            | Self::Question(_)
            | Self::Shelf(_)
            | Self::Export(_)
            | Self::Items(_)
            | Self::Compared(_)
            | Self::Roll(_)
            | Self::Closing(_)
            | Self::Returned(_) => None,
        }
    }

    /// Does what a key asks for.
    pub fn act(self, state: &mut State, action: Action) -> Step {
        // Where nothing is turned on or off, its key turns the page.
        let turns = action == Action::Toggle && !matches!(self, Self::Roll(_));
        let action = if turns { Action::PageDown } else { action };
        match self {
            Self::Search(search) => search.act(state, action),
            Self::Report(form) => form.act(state, action),
            Self::Due(form) => form.act(state, action),
            Self::Filter(menu) => menu.act(state, action),
            Self::Help(help) => help.act(state, action),
            Self::Palette(palette) => palette.act(state, action),
            Self::GoTo(goto) => goto.act(state, action),
            Self::Source(source) => source.act(state, action),
            Self::Question(question) => question.act(state, action),
            Self::Export(export) => export.act(state, action),
            Self::Items(list) => list.act(state, action),
            Self::Returned(sheet) => sheet.act(state, action),
            Self::Roll(roll) => roll.act(state, action),
            Self::Members(form) => form.act(state, action),
            Self::Shelf(programmes) => programmes.act(state, action),
            Self::OpenFile(form) => form.act(state, action),
            Self::Review(review) => review.act(state, action),
            Self::Moment(dialog) => dialog.act(state, action),
            Self::Compare(form) => form.act(state, action),
            Self::Compared(list) => list.act(state, action),
            Self::Conclusion(form) => form.act(state, action),
            Self::Remark(form) => form.act(state, action),
            Self::People(list) => list.act(state, action),
            Self::Closing(list) => list.act(state, action),
            Self::Unlock(dialog) => dialog.act(state, action),
        }
    }

    /// What follows when the text of its field has changed.
    pub fn written(&mut self, state: &mut State) -> Vec<Effect> {
        match self {
            Self::Search(search) => search.written(),
            Self::Palette(palette) => {
                palette.chosen = 0;
                Vec::new()
            }
            Self::Help(help) => {
                help.chosen = 0;
                Vec::new()
            }
            Self::Report(form) => form.written(state),
            Self::GoTo(goto) => {
                goto.complaint = None;
                Vec::new()
            }
            Self::OpenFile(form) => form.written(),
            Self::Compare(form) => {
                form.written();
                Vec::new()
            }
            Self::Moment(dialog) => {
                dialog.complaint = None;
                dialog.pick.written();
                Vec::new()
            }
            Self::Members(form) => {
                form.written();
                Vec::new()
            }
            Self::Review(review) => {
                review.written();
                Vec::new()
            }
            Self::Conclusion(form) => form.written(state),
            Self::Remark(form) => {
                form.complaint = None;
                Vec::new()
            }
            Self::Unlock(dialog) => {
                dialog.complaint = None;
                Vec::new()
            }
            Self::People(_)
            | Self::Due(_)
            | Self::Filter(_)
            | Self::Source(_)
            | Self::Question(_)
            | Self::Shelf(_)
            | Self::Export(_)
            | Self::Items(_)
            | Self::Compared(_)
            | Self::Roll(_)
            | Self::Closing(_)
            | Self::Returned(_) => Vec::new(),
        }
    }
}
