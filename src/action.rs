//! What a person can ask for, and where they are when they ask. The action
//! says what, the context says where: there is one `Down`, not one for each list.

/// The screens, in the order of their tabs. The digit of a screen never
/// changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Screen {
    /// The tree and the detail of one item.
    #[default]
    Browse,
    /// The figures that add up.
    Dashboard,
    /// The quarters.
    Timeline,
    /// Who leads, who coordinates.
    Units,
    /// What reviews have concluded.
    Conclusions,
    /// The document itself.
    Document,
}

impl Screen {
    /// All of them, by their tabs.
    pub const ALL: [Self; 6] = [
        Self::Browse,
        Self::Dashboard,
        Self::Timeline,
        Self::Units,
        Self::Conclusions,
        Self::Document,
    ];

    /// The digit that opens it.
    #[must_use]
    pub fn digit(self) -> char {
        match self {
            Self::Browse => '1',
            Self::Dashboard => '2',
            Self::Timeline => '3',
            Self::Units => '4',
            Self::Conclusions => '5',
            Self::Document => '6',
        }
    }

    /// Its name in the remembered place.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Browse => "browse",
            Self::Dashboard => "dashboard",
            Self::Timeline => "timeline",
            Self::Units => "units",
            Self::Conclusions => "conclusions",
            Self::Document => "document",
        }
    }
}

/// Where a key is pressed (UX §6.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// Lists, trees, tables: the only place where letters are commands.
    List,
    /// A text field: letters are letters.
    Field,
    /// A form's choices, a menu, a question.
    Dialog,
    /// The review on the wall.
    Meeting,
}

/// What a person can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// The row above.
    Up,
    /// The row below.
    Down,
    /// Close, or go to the parent; a quarter back.
    Left,
    /// Open, or go in; a quarter on.
    Right,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// The first row, or the start of the line.
    First,
    /// The last row, or the end of the line.
    Last,
    /// Open what is selected; accept the focused choice.
    Open,
    /// One step back.
    Back,
    /// The next pane, field or group.
    NextPane,
    /// The pane, field or group before.
    PreviousPane,
    /// Another screen.
    Show(Screen),
    /// Ask for a number and go there.
    GoTo,
    /// Search everything.
    Search,
    /// The next result of the last search.
    NextHit,
    /// The result before.
    PreviousHit,
    /// Filter and sort what this screen shows.
    Filter,
    /// Report on the selected item.
    Update,
    /// Move the deadline of the selected item.
    MoveDue,
    /// The source of the selected item, word for word.
    Source,
    /// Copy the selected item, or the selection of a field.
    Copy,
    /// Fold everything, or unfold everything.
    FoldAll,
    /// A larger, simpler layout.
    Simpler,
    /// A layout with more detail.
    Denser,
    /// The next theme.
    Theme,
    /// Mouse on or off.
    Mouse,
    /// Help for this screen.
    Help,
    /// All actions, to be searched.
    Palette,
    /// Take the last change back.
    Undo,
    /// Make the change taken back again.
    Redo,
    /// Save the form.
    Save,
    /// Draw everything anew.
    Redraw,
    /// Leave the program.
    Quit,
    /// Delete one code point before the cursor.
    Erase,
    /// Delete one letter after the cursor.
    EraseForward,
    /// Delete the word before the cursor.
    EraseWord,
    /// Delete to the start of the line.
    EraseToStart,
    /// Select the whole field.
    SelectAll,
    /// Select one letter to the left.
    SelectLeft,
    /// Select one letter to the right.
    SelectRight,
    /// Select to the start of the line.
    SelectFirst,
    /// Select to the end of the line.
    SelectLast,
    /// A word to the left.
    WordLeft,
    /// A word to the right.
    WordRight,
    /// Write the field's text in the editor named by `EDITOR`.
    Editor,
    /// Show everything again.
    ClearFilter,
    /// The other language.
    Language,
    /// To the command line for a while; only on Unix.
    Suspend,
    /// The programmes of the store.
    Programmes,
    /// Count the units of one programme, or of all.
    Scope,
    /// Read another document.
    Import,
    /// Write what the screen shows into a file.
    Export,
    /// The whole program at another moment.
    Moment,
    /// Two moments side by side.
    Compare,
    /// Close the quarter that is open.
    CloseQuarter,
    /// Ask for the passphrase before the next edit.
    Lock,
    /// Call the roll of the group that has to answer.
    RollCall,
    /// Turn the choice under the cursor on or off.
    Toggle,
    /// The review on the wall, from its beginning.
    Meeting,
    /// The review on the wall, from the selected item.
    MeetingHere,
    /// Record a conclusion on the selected item.
    Conclude,
    /// Take the selected conclusion out of the open review.
    Delete,
    /// Hide the wall, or show it again.
    Blank,
    /// What the corner of the wall shows.
    Timer,
    /// Who is there.
    Attendance,
    /// Who spoke, and what it came to.
    Remark,
    /// Close the review: the plan follows what it concluded.
    CloseReview,
    /// Take the figures of now for the review.
    Refreeze,
    /// Give up the open review.
    DropReview,
    /// End as a fault in the program would end it: shows that the terminal
    /// comes back and nothing saved is lost. Found only by its whole name.
    Fail,
}
