//! Everything the program knows while it runs. Changed only by `update`.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::browse::Browse;
use super::conclusions::Conclusions;
use super::dashboard::Dashboard;
use super::document::DocumentView;
use super::filter::Filter;
use super::follow::Following;
use super::library::{Library, Volume};
use super::lock::Lock;
use super::measured::Measured;
use super::meeting::Wall;
use super::meeting::sitting::Sitting;
use super::overlay::Overlay;
use super::report_form::ReportDraft;
use super::search::Hits;
use super::timeline::Timeline;
use super::units::Units;
use crate::action::{Context, Screen};
use crate::document::Settled;
use crate::domain::{Change, Item, Key, Moment, ProgrammeId, Quarter};
use crate::say;
use crate::words::Words;

/// How much a screen shows at once (`+` and `-`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum Layout {
    /// The tree takes most of the width.
    Wide,
    /// Tree and detail.
    #[default]
    Balanced,
    /// The detail alone.
    Detail,
}

/// Which theme is on; the runtime knows how each is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum ThemeName {
    /// Dark letters on cream.
    Light,
    /// Light letters on near black.
    #[default]
    Dark,
    /// High contrast.
    Contrast,
    /// The colours of the terminal itself.
    Window,
}

impl ThemeName {
    /// All of them, in the order of the key.
    pub const ALL: [Self; 4] = [Self::Dark, Self::Light, Self::Contrast, Self::Window];

    /// Its name on the command line and in the settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
            Self::Window => "window",
        }
    }

    /// The one after.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::Contrast,
            Self::Contrast => Self::Window,
            Self::Window => Self::Dark,
        }
    }
}

/// A line that says what happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// The sentence.
    pub text: String,
    /// Whether it stays until Esc.
    pub is_error: bool,
    /// When it appeared.
    pub since: DateTime<FixedOffset>,
}

/// What the program was started with and cannot change.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    /// Who edits: the name written into each entry.
    pub by: String,
    /// Nothing may be changed.
    pub is_read_only: bool,
    /// An external editor can be called.
    pub has_editor: bool,
    /// The program can go to the background.
    pub can_suspend: bool,
}

/// Whether the moment shown is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    /// It follows the clock.
    Now,
    /// It has passed: a day before today, or a closing of today.
    Past,
    /// It has not come.
    Ahead,
}

/// The state of the program.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct State {
    /// What it was started with.
    pub setup: Setup,
    /// The words of the language in use.
    pub words: Arc<Words>,
    /// What is known.
    pub library: Library,
    /// Whether edits ask for a passphrase.
    pub lock: Lock,
    /// Which programme of the library is shown.
    pub programme: usize,
    /// Now, as the clock last said.
    pub now: DateTime<FixedOffset>,
    /// A moment other than now that everything is shown at.
    pub chosen: Option<Moment>,
    /// Which screen is shown.
    pub screen: Screen,
    /// Screen 1.
    pub browse: Browse,
    /// Screen 2.
    pub dashboard: Dashboard,
    /// Screen 3.
    pub timeline: Timeline,
    /// Screen 4.
    pub units: Units,
    /// Screen 5.
    pub conclusions: Conclusions,
    /// Screen 6.
    pub document: DocumentView,
    /// The review that is open.
    pub sitting: Option<Sitting>,
    /// What is projected.
    pub wall: Option<Wall>,
    /// How it stands with the window that writes, where this one only looks.
    pub following: Following,
    /// What the lists leave out.
    pub filter: Filter,
    /// What lies over the screen; the last one has the keys.
    pub overlays: Vec<Overlay>,
    /// The results of the last search that was opened.
    pub hits: Option<Hits>,
    /// The items opened last, newest first.
    pub recent: VecDeque<Place>,
    /// Reports begun and not saved.
    pub drafts: BTreeMap<Place, ReportDraft>,
    /// The line that says what happened.
    pub toast: Option<Toast>,
    /// When something was last saved.
    pub saved_at: Option<DateTime<FixedOffset>>,
    /// Entries of this session that can be taken back, oldest first.
    pub undoable: Vec<u64>,
    /// Entries taken back that can be made again, oldest first.
    pub redoable: Vec<u64>,
    /// What waits for the store's answer.
    pub pending: Option<Pending>,
    /// Changes that follow once the one under way is kept.
    pub queued: VecDeque<(ProgrammeId, Change)>,
    /// What takes longer than a blink.
    pub busy: Option<Busy>,
    /// What has been settled about the words of documents.
    pub settled: Settled,
    /// How much is shown.
    pub layout: Layout,
    /// The theme.
    pub theme: ThemeName,
    /// Only ASCII marks.
    pub is_ascii: bool,
    /// Whether the mouse is read.
    pub has_mouse: bool,
    /// What the last drawing measured.
    pub measured: Measured,
    /// Whether the remembered place is behind.
    pub is_unsaved_place: bool,
    /// The person did not want to look on only.
    pub is_turned_away: bool,
    /// The program is to end.
    pub is_over: bool,
}

/// An item among those of all programmes.
pub type Place = (ProgrammeId, Key);

/// Something under way that takes longer than a blink.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Busy {
    /// What it is: "Đang đọc ke-hoach.docx".
    pub what: String,
    /// When it began.
    pub since: DateTime<FixedOffset>,
}

/// What a commit that is under way is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pending {
    /// An edit.
    Edit,
    /// A decision that came with a document.
    Queued,
    /// An undo of this entry.
    Undo(u64),
    /// A redo of this entry.
    Redo(u64),
}

impl State {
    /// A program that has just begun and shows the first screen.
    #[must_use]
    pub fn new(
        setup: Setup,
        words: Arc<Words>,
        library: Library,
        now: DateTime<FixedOffset>,
    ) -> Self {
        Self {
            setup,
            words,
            library,
            lock: Lock::default(),
            programme: 0,
            now,
            chosen: None,
            screen: Screen::default(),
            browse: Browse::default(),
            dashboard: Dashboard::default(),
            timeline: Timeline::default(),
            units: Units::default(),
            conclusions: Conclusions::default(),
            document: DocumentView::default(),
            sitting: None,
            wall: None,
            following: Following::default(),
            filter: Filter::default(),
            overlays: Vec::new(),
            hits: None,
            recent: VecDeque::new(),
            drafts: BTreeMap::new(),
            toast: None,
            saved_at: None,
            undoable: Vec::new(),
            redoable: Vec::new(),
            pending: None,
            queued: VecDeque::new(),
            busy: None,
            settled: Settled::default(),
            layout: Layout::default(),
            theme: ThemeName::default(),
            is_ascii: false,
            has_mouse: false,
            measured: Measured::default(),
            is_unsaved_place: false,
            is_turned_away: false,
            is_over: false,
        }
    }

    /// An item of the programme shown, to be found again from any programme.
    #[must_use]
    pub fn place(&self, key: &Key) -> Option<Place> {
        self.volume().map(|volume| (volume.programme.id.clone(), key.clone()))
    }

    /// The programme shown, where there is one.
    #[must_use]
    pub fn volume(&self) -> Option<&Volume> {
        self.library.volumes().get(self.programme)
    }

    /// The key of the item under the cursor of this screen.
    #[must_use]
    pub fn selected_key(&self) -> Option<Key> {
        if let Some(wall) = &self.wall {
            return wall.key().cloned();
        }
        match self.screen {
            Screen::Conclusions => self.conclusions.selected_key(self),
            Screen::Browse => self.browse.selected.clone(),
            Screen::Dashboard => self.dashboard.selected_key(self),
            Screen::Timeline => self.timeline.selected_key(self),
            Screen::Units => self.units.selected_key(self),
            Screen::Document => self.document.selected_key(self),
        }
    }

    /// The item under the cursor, where it is one that is followed.
    #[must_use]
    pub fn selected_item(&self) -> Option<Item<'_>> {
        self.volume()?.programme.item(&self.selected_key()?)
    }

    /// Where keys go.
    #[must_use]
    pub fn context(&self) -> Context {
        self.overlays.last().map_or(self.below(), Overlay::context)
    }

    /// Where keys go when nothing lies over the screen.
    #[must_use]
    pub fn below(&self) -> Context {
        if self.wall.is_some() { Context::Meeting } else { Context::List }
    }

    /// Whether nothing may be changed here: only to be read, or another moment.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.setup.is_read_only || self.chosen.is_some()
    }

    /// The theme in use: the wall has its own.
    #[must_use]
    pub fn theme_shown(&self) -> ThemeName {
        self.wall.as_ref().map_or(self.theme, |wall| wall.theme)
    }

    /// The quarter that a report counts for.
    #[must_use]
    pub fn reported_quarter(&self) -> Quarter {
        let calendar = Quarter::of(self.library.as_of());
        self.volume().map_or(calendar, |volume| volume.board.reported_quarter())
    }

    /// Whether the moment shown is now.
    #[must_use]
    pub fn tense(&self) -> Tense {
        match self.chosen {
            None => Tense::Now,
            Some(moment) if moment.day > self.now.date_naive() => Tense::Ahead,
            Some(_) => Tense::Past,
        }
    }

    /// Says why nothing can be changed, where nothing can.
    pub fn refuses_edits(&mut self) -> bool {
        let words = &self.words;
        let key = || super::moment::key();
        let text = match (self.setup.is_read_only, self.tense()) {
            (true, _) => say!(words, "read-only"),
            (false, Tense::Past) => say!(words, "past-moment", key = key()),
            (false, Tense::Ahead) => say!(words, "ahead-moment", key = key()),
            (false, Tense::Now) => return false,
        };
        self.say(text);
        true
    }

    /// Says what happened; it goes with the next key.
    pub fn say(&mut self, text: impl Into<String>) {
        self.toast = Some(Toast { text: text.into(), is_error: false, since: self.now });
    }

    /// Says what went wrong; it stays until Esc.
    pub fn complain(&mut self, text: impl Into<String>) {
        self.toast = Some(Toast { text: text.into(), is_error: true, since: self.now });
    }

    /// Keeps an item among those opened last.
    pub fn remember_opened(&mut self, key: &Key) {
        let Some(place) = self.place(key) else { return };
        self.recent.retain(|known| *known != place);
        self.recent.push_front(place);
        self.recent.truncate(5);
    }
}
