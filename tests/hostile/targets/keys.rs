//! A stream of keys, pastes, clicks and window sizes into `update`, and a drawing
//! after each.

use std::collections::VecDeque;
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, Days, FixedOffset};
use crossterm::event::{Event, KeyCode, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tiendo::app::message::Reading;
use tiendo::app::{Effect, Msg, State, Trouble, follow, update};
use tiendo::document::{Lexicon, Reader};
use tiendo::domain::{Carried, Change, Programme, ProgrammeId};
use tiendo::report::office::Office;
use tiendo::runtime::data::Data;
use tiendo::runtime::input::{Drain, Input};
use tiendo::runtime::layouts::layout;
use tiendo::runtime::looks::Looks;
use tiendo::runtime::searcher::Searcher;
use tiendo::runtime::start::fresh_state;
use tiendo::store::{Draft, MemoryStore, Store};
use tiendo::text::nfc;
use tiendo::view;
use tiendo::view::theme::Depth;
use tiendo::words::{Language, Words};

use super::SEED;
use super::events::{Batch, batches, pressed};
use super::signs::speaks;

/// How many events of a stream are taken: what a long one finds a short one
/// finds sooner.
const MOST_EVENTS: usize = 400;

static LOOKS: LazyLock<Looks> = LazyLock::new(|| Looks::new(Depth::TrueColor, |_| None).0);
static WORDS: LazyLock<[Arc<Words>; 2]> = LazyLock::new(|| {
    [Language::Vietnamese, Language::English].map(|language| Arc::new(Words::embedded(language)))
});
static STORE: LazyLock<MemoryStore> = LazyLock::new(|| {
    let mut store = MemoryStore::new();
    let draft = Draft::of_import(&SEED, noon("2026-04-01"), "N.T.Hoa".to_owned());
    store.import(0, &SEED, draft).expect("imported");
    store
});

/// Noon of a day, in Vietnam.
pub fn noon(day: &str) -> DateTime<FixedOffset> {
    format!("{day}T12:00:00+07:00").parse().expect("a day")
}

/// The first byte says whether the window may write; the rest are events.
pub fn run(bytes: &[u8]) {
    let Some((kind, keys)) = bytes.split_first() else { return };
    let mut desk = Desk::new(Box::new(STORE.clone()), None);
    if kind % 4 == 1 {
        desk.only_looks();
    }
    for (at, batch) in batches(keys).into_iter().enumerate() {
        if at >= MOST_EVENTS || desk.state.is_over {
            break;
        }
        desk.step(batch);
    }
    desk.assert_kept();
}

/// A person at the program, without a terminal, files or a clock.
pub struct Desk {
    /// What is known.
    pub state: State,
    store: Box<dyn Store>,
    input: Input,
    searcher: Option<Searcher>,
    terminal: Terminal<TestBackend>,
    may_write: bool,
    has_failed: bool,
}

impl Desk {
    /// At 80×24 on a day.
    pub fn new(store: Box<dyn Store>, day: Option<&str>) -> Self {
        let now = noon(day.unwrap_or("2026-09-25"));
        let words = Arc::clone(&WORDS[0]);
        let mut state = fresh_state(store.as_ref(), words, now, None).expect("a state");
        "N.T.Hoa".clone_into(&mut state.setup.by);
        state.setup.has_editor = true;
        state.setup.can_suspend = true;
        let terminal = Terminal::new(TestBackend::new(80, 24)).expect("a terminal");
        let (input, searcher) = (Input::default(), None);
        let mut desk =
            Self { state, store, input, searcher, terminal, may_write: true, has_failed: false };
        desk.take(Msg::Idle);
        desk.draw();
        desk
    }

    /// From here on nothing may be written.
    pub fn only_looks(&mut self) {
        follow::look_on(&mut self.state);
        self.may_write = false;
    }

    /// Looks at every screen in three sizes.
    pub fn walk_through(&mut self) {
        for (columns, rows) in [(1, 1), (60, 18), (120, 35)] {
            self.step(Batch::Events(vec![Event::Resize(columns, rows)]));
            for key in ['1', '2', '3', '4', '5', '6'] {
                self.step(Batch::Events(vec![pressed(KeyCode::Char(key), KeyModifiers::NONE)]));
                for code in [KeyCode::Down, KeyCode::End, KeyCode::Enter, KeyCode::Esc] {
                    self.step(Batch::Events(vec![pressed(code, KeyModifiers::NONE)]));
                }
            }
        }
    }

    /// Presses keys one after the other, as [`batches`] reads them.
    pub fn press(&mut self, keys: &str) {
        for batch in batches(keys.as_bytes()) {
            self.step(batch);
        }
    }

    /// What is on the screen.
    pub fn screen(&self) -> String {
        let buffer = self.terminal.backend().buffer();
        let rows = buffer.content.chunks(usize::from(buffer.area.width));
        let text = |row: &[ratatui::buffer::Cell]| {
            row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>()
        };
        rows.map(text).collect::<Vec<_>>().join("\n")
    }

    /// One turn, as the event loop takes it.
    pub fn step(&mut self, batch: Batch) {
        match batch {
            Batch::Pause(days) => {
                let later = self.state.now.checked_add_days(Days::new(days.into()));
                self.take(Msg::Now(later.expect("a day")));
                self.take(Msg::Idle);
            }
            Batch::Events(events) => {
                self.take(Msg::Now(self.state.now));
                let drain = Drain::new(events);
                if drain.is_stray(self.state.context()) {
                    self.take(Msg::Ignored(tiendo::app::Ignored::Stray));
                } else {
                    for event in drain.events() {
                        if let Event::Resize(columns, rows) = event {
                            self.terminal.backend_mut().resize(*columns, *rows);
                            self.terminal.clear().expect("cleared");
                        }
                        if let Some(msg) = self.input.read(event, &drain, self.state.context()) {
                            self.take(msg);
                        }
                    }
                }
            }
        }
        self.assert_composed();
        self.draw();
    }

    fn take(&mut self, msg: Msg) {
        let mut waiting = VecDeque::from([msg]);
        let mut turns = 0;
        while let Some(msg) = waiting.pop_front() {
            turns += 1;
            assert!(turns < 1000, "one key goes on for ever");
            for effect in update(&mut self.state, msg) {
                waiting.extend(self.perform(effect));
            }
        }
    }

    fn perform(&mut self, effect: Effect) -> Option<Msg> {
        match effect {
            Effect::Commit { programme, change, after } => {
                Some(self.commit(programme, change, after))
            }
            Effect::Import { programme, carried, after } => {
                Some(self.import(programme, carried, after))
            }
            Effect::Search { number, text } => {
                let library = &self.state.library;
                self.searcher = self.searcher.take().filter(|known| known.is_of(library));
                let searcher = self.searcher.get_or_insert_with(|| Searcher::new(library));
                searcher.ask(number, &text, library, &self.state.words)
            }
            Effect::Remember(what, text) => {
                self.store.remember(what, &text).expect("remembered");
                None
            }
            Effect::Copy(text) => {
                assert!(text.chars().all(|c| !speaks(c) || c == '\n'), "copied: {text:?}");
                Some(Msg::Copied(true))
            }
            Effect::Speak(language) => {
                let words = WORDS.iter().find(|words| words.language() == language);
                words.map(|words| Msg::Spoken(Arc::clone(words)))
            }
            Effect::Edit(text) => {
                Some(Msg::Edited(Some(format!("{text}\u{1b}[2J e\u{302}\u{301}"))))
            }
            Effect::Unlock(typed) => Some(Msg::Unlocked(typed.len() > 8)),
            Effect::List(_) => Some(Msg::Listed(Vec::new())),
            Effect::Read { path, encoding, settled } => {
                // Whatever the path, a paper of one ward lies there.
                let reader = Reader { lexicon: Lexicon::embedded(), encoding, settled: &settled };
                let text = "CHƯƠNG TRÌNH\nI. VIỆC\n1. Mô hình: Sạch\n- Chủ trì: Công an phường\n";
                let read = reader.read("x.txt", text.as_bytes(), ProgrammeId::new("x"));
                let result = read.map_err(tiendo::app::message::Unread::Document);
                Some(Msg::Read(Box::new(Reading { path, encoding, settled, result })))
            }
            Effect::Write(job) => {
                assert_name(&job.file);
                let (form, _) = layout(&Data::default(), None).expect("the built-in form");
                let cause = job.bytes(&form, &Office::default()).err();
                Some(Msg::Written(job.file.clone(), cause))
            }
            Effect::Fail => {
                self.has_failed = true;
                self.state.is_over = true;
                None
            }
            Effect::Mouse(_) | Effect::Suspend | Effect::Redraw | Effect::Stop => None,
        }
    }

    fn commit(&mut self, programme: ProgrammeId, change: Change, after: u64) -> Msg {
        assert!(self.may_write, "a window that only looks writes {change:?}");
        let (at, by) = (self.state.now, self.state.setup.by.clone());
        self.searcher = None;
        match self.store.append(after, Draft { at, by, programme, change }) {
            Ok(entry) => Msg::Committed(entry),
            Err(error) => Msg::NotCommitted(Trouble::Other(error.to_string())),
        }
    }

    fn import(
        &mut self,
        programme: Arc<Programme>,
        carried: Option<Vec<Carried>>,
        after: u64,
    ) -> Msg {
        assert!(self.may_write, "a window that only looks takes a document in");
        let (at, by) = (self.state.now, self.state.setup.by.clone());
        let draft = match carried {
            Some(carried) => Draft::of_reimport(&programme, carried, at, by),
            None => Draft::of_import(&programme, at, by),
        };
        self.searcher = None;
        match self.store.import(after, &programme, draft) {
            Ok(entry) => Msg::Imported(entry, programme),
            Err(error) => Msg::NotCommitted(Trouble::Other(error.to_string())),
        }
    }

    /// Fields hold composed text, as everything that is kept.
    fn assert_composed(&self) {
        for field in self.state.overlays.iter().filter_map(|overlay| overlay.field()) {
            let text = field.text();
            assert_eq!(nfc(&text), text);
        }
    }

    fn draw(&mut self) {
        let state = &self.state;
        let look = LOOKS.look(state.theme_shown(), state.is_ascii).expect("a look");
        let mut measured = None;
        self.terminal.draw(|frame| measured = Some(view::draw(state, look, frame))).expect("drawn");
        self.state.measured = measured.expect("measured");
        for cell in &self.terminal.backend().buffer().content {
            let sign = cell.symbol().chars().find(|c| speaks(*c));
            assert!(sign.is_none(), "{sign:?} in a cell");
        }
    }

    /// The store holds what the screen says, and its chain holds.
    fn assert_kept(&self) {
        let contents = self.store.load().expect("it loads");
        assert_eq!(contents.ledger, self.state.library.ledger());
        assert_eq!(self.store.verify().expect("walked").first_bad, None);
        for entry in &contents.ledger {
            let text = serde_json::to_string(&entry.change).expect("JSON");
            assert!(!text.contains("\\u00"), "kept a control character: {text}");
        }
    }
}

/// A name that stays in its folder on every system.
fn assert_name(file: &str) {
    assert!(!file.is_empty() && file.len() <= 255, "{file}");
    assert!(!file.starts_with('.') && !file.ends_with(['.', ' ']), "{file}");
    let is_bad = |c: char| speaks(c) || "/\\:*?\"<>|".contains(c);
    assert!(!file.contains(is_bad), "{file}");
}
