//! A desk to sit at: the real loop over a terminal in memory, with a fixed day
//! and no sleeping. Keys in, screen and store out.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tiendo::app::state::ThemeName;
use tiendo::document::{Lexicon, read};
use tiendo::domain::{Change, Entry, Programme, ProgrammeId};
use tiendo::runtime::event_loop::{Console, Session};
use tiendo::runtime::looks::Looks;
use tiendo::runtime::start::{Access, admit, fresh_state};
use tiendo::store::{Draft, MemoryStore, Store};
use tiendo::view::theme::Depth;
use tiendo::words::{Language, Words};

/// The programme every test starts from.
pub const SEED: &[u8] = include_bytes!("../seeds/kien-an-nq05.md");

/// The seed as it is read, once.
pub fn seed() -> Programme {
    SEEDED.clone()
}

static SEEDED: LazyLock<Programme> = LazyLock::new(|| {
    let lexicon = Lexicon::embedded();
    read("kien-an-nq05.md", SEED, ProgrammeId::new("kien-an-nq05"), lexicon).expect("the seed")
});

static LOOKS: LazyLock<Looks> = LazyLock::new(|| Looks::new(Depth::TrueColor, |_| None).0);
static PLAIN_LOOKS: LazyLock<Looks> = LazyLock::new(|| Looks::new(Depth::None, |_| None).0);

fn speak(language: Language) -> Option<Arc<Words>> {
    Words::new(language, None).ok().map(Arc::new)
}

/// A terminal in memory.
pub struct Paper {
    terminal: Terminal<TestBackend>,
    now: DateTime<FixedOffset>,
    waiting: VecDeque<Vec<Event>>,
    /// What was put on the clipboard.
    pub copied: Vec<String>,
}

impl Console for Paper {
    type Backend = TestBackend;

    fn terminal(&mut self) -> &mut Terminal<TestBackend> {
        &mut self.terminal
    }

    fn wait(&mut self, _: Duration) -> io::Result<Option<Vec<Event>>> {
        Ok(self.waiting.pop_front())
    }

    fn now(&self) -> DateTime<FixedOffset> {
        self.now
    }

    fn copy(&mut self, text: &str) -> bool {
        self.copied.push(text.to_owned());
        true
    }

    fn mouse(&mut self, _: bool) {}

    fn edit(&mut self, text: &str) -> Option<String> {
        Some(format!("{text} (soạn ngoài)"))
    }

    fn suspend(&mut self) {}
}

/// A person at the program.
pub struct Desk {
    /// The program.
    pub session: Session<'static, Paper>,
    folders: Vec<tempfile::TempDir>,
}

impl Desk {
    /// At 80×24 on a day, nothing done yet.
    pub fn on(day: &str) -> Self {
        Self::with(day, (80, 24), &[])
    }

    /// At a window of this size.
    pub fn sized(day: &str, size: (u16, u16)) -> Self {
        Self::with(day, size, &[])
    }

    /// With changes already in the ledger: the day each was made, and the change.
    pub fn with(day: &str, size: (u16, u16), changes: &[(&str, Change)]) -> Self {
        let now = noon(day);
        let mut store = MemoryStore::default();
        let programme = seed();
        let id = programme.id.clone();
        let draft = |at: &str, change| Draft {
            at: noon(at),
            by: "N.T.Hoa".into(),
            programme: id.clone(),
            change,
        };
        let imported = Change::Imported {
            source: programme.source.name.clone(),
            digest: programme.source.digest.clone(),
            nodes: u32::try_from(programme.nodes.len()).expect("few"),
        };
        store.import(0, &programme, draft("2026-04-01", imported)).expect("imported");
        for (seq, (day, change)) in (1..).zip(changes) {
            store.append(seq, draft(day, change.clone())).expect("appended");
        }
        Self::at(Box::new(store), now, size, &LOOKS)
    }

    /// The same store, opened again: another day, another window.
    pub fn reopened(self, day: &str, size: (u16, u16)) -> Self {
        Self::at(self.session.store, noon(day), size, &LOOKS)
    }

    /// A window that only looks, on a day at noon.
    pub fn looking(store: Box<dyn Store>, day: &str, access: Access) -> Self {
        let mut desk = Self::at(store, noon(day), (120, 35), &LOOKS);
        admit(&mut desk.session.state, access);
        desk.session.draw().expect("drawn");
        desk
    }

    /// The same, without colours.
    pub fn colourless(self) -> Self {
        let now = self.session.state.now;
        Self::at(self.session.store, now, (80, 24), &PLAIN_LOOKS)
    }

    fn at(
        store: Box<dyn Store>,
        now: DateTime<FixedOffset>,
        (columns, rows): (u16, u16),
        looks: &'static Looks,
    ) -> Self {
        let words = speak(Language::Vietnamese).expect("words");
        let mut state = fresh_state(store.as_ref(), words, now, None).expect("a store that loads");
        state.setup.by = "N.T.Hoa".into();
        state.setup.has_editor = true;
        let paper = Paper {
            terminal: Terminal::new(TestBackend::new(columns, rows)).expect("a terminal"),
            now,
            waiting: VecDeque::new(),
            copied: Vec::new(),
        };
        let mut session = Session::new(paper, state, store, looks, &speak);
        session.draw().expect("drawn");
        Self { session, folders: Vec::new() }
    }

    /// Presses keys one after the other, each in a reading of its own. Names
    /// stand in angle brackets: `/am nhac<Enter><C-z><BS>`.
    pub fn type_keys(&mut self, keys: &str) -> &mut Self {
        for event in events(keys) {
            self.session.step(vec![event]).expect("drawn");
        }
        self
    }

    /// Sends keys so fast that they are read together.
    pub fn burst(&mut self, keys: &str) -> &mut Self {
        self.session.step(events(keys)).expect("drawn");
        self
    }

    /// A paste that the terminal marks as one.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.session.step(vec![Event::Paste(text.to_owned())]).expect("drawn");
        self
    }

    /// Nothing is pressed for a while.
    pub fn pause(&mut self) -> &mut Self {
        self.session.step(Vec::new()).expect("drawn");
        self
    }

    /// The clock is set, forward or back.
    pub fn set_clock(&mut self, at: &str) -> &mut Self {
        self.session.console.now = at.parse().expect("a moment");
        self.pause()
    }

    /// Waits for what is under way on the side.
    pub fn wait(&mut self) -> &mut Self {
        while self.session.clerk.is_busy() {
            std::thread::yield_now();
            self.pause();
        }
        self
    }

    /// Reads a document from a file of this name and shows what it came to.
    pub fn read(&mut self, name: &str, text: &str) -> &mut Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        self.type_keys("<C-o><End><Enter>").paste(&path.display().to_string());
        self.type_keys("<Enter>").wait();
        // What is settled is read again from the same place.
        self.folders.push(folder);
        self
    }

    /// The window gets another size and does not say so yet.
    pub fn set_size(&mut self, columns: u16, rows: u16) {
        self.session.console.terminal.backend_mut().resize(columns, rows);
    }

    /// The window gets another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.session.console.terminal.backend_mut().resize(columns, rows);
        self.session.step(vec![Event::Resize(columns, rows)]).expect("drawn");
        self
    }

    /// A click in a cell.
    pub fn click(&mut self, column: u16, row: u16) -> &mut Self {
        use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
        let kind = MouseEventKind::Down(MouseButton::Left);
        let mouse = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
        self.session.step(vec![Event::Mouse(mouse)]).expect("drawn");
        self
    }

    /// Puts on a theme.
    pub fn theme(&mut self, theme: ThemeName) -> &mut Self {
        self.session.state.theme = theme;
        self.session.draw().expect("drawn");
        self
    }

    /// What is on the screen.
    pub fn screen(&self) -> String {
        let buffer = self.session.console.terminal.backend().buffer();
        let rows = buffer.content.chunks(usize::from(buffer.area.width));
        let text = |row: &[ratatui::buffer::Cell]| {
            row.iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned()
        };
        rows.map(text).collect::<Vec<_>>().join("\n")
    }

    /// The cells of the screen.
    pub fn cells(&self) -> &[ratatui::buffer::Cell] {
        &self.session.console.terminal.backend().buffer().content
    }

    /// The line of the screen that holds a text.
    pub fn line_with(&self, text: &str) -> String {
        let screen = self.screen();
        let line = screen.lines().find(|line| line.contains(text)).map(str::to_owned);
        line.unwrap_or_else(|| panic!("not on screen: {text}\n{screen}"))
    }

    /// Fails unless a text is on the screen.
    pub fn sees(&self, text: &str) -> &Self {
        self.line_with(text);
        self
    }

    /// Fails if a text is on the screen.
    pub fn sees_no(&self, text: &str) -> &Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "on screen: {text}\n{screen}");
        self
    }

    /// The text in the field with the keys.
    pub fn field(&self) -> String {
        let overlay = self.session.state.overlays.last().expect("something is open");
        overlay.field().expect("it has a field").text()
    }

    /// What the store holds.
    pub fn ledger(&self) -> Vec<Entry> {
        self.session.store.load().expect("loads").ledger
    }

    /// Where the cursor is, and whether it shows.
    pub fn cursor(&mut self) -> ((u16, u16), bool) {
        let backend = self.session.console.terminal.backend();
        let position = backend.cursor_position();
        ((position.x, position.y), backend.cursor_visible())
    }
}

/// Noon of a day, in Vietnam.
pub fn noon(day: &str) -> DateTime<FixedOffset> {
    format!("{day}T12:00:00+07:00").parse().expect("a day")
}

/// Key events from their names.
pub fn events(keys: &str) -> Vec<Event> {
    let mut events = Vec::new();
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        let (key, after) = match named {
            Some((name, after)) if !name.is_empty() => (named_key(name), after),
            _ => {
                (KeyEvent::new(KeyCode::Char(first), KeyModifiers::NONE), &rest[first.len_utf8()..])
            }
        };
        events.push(Event::Key(key));
        rest = after;
    }
    events
}

fn named_key(name: &str) -> KeyEvent {
    let control = name.strip_prefix("C-");
    let shifted = name.strip_prefix("S-");
    let (bare, modifiers) = match (control, shifted) {
        (Some(bare), _) => (bare, KeyModifiers::CONTROL),
        (_, Some(bare)) => (bare, KeyModifiers::SHIFT),
        _ => (name, KeyModifiers::NONE),
    };
    let code = match bare {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "BackTab" => KeyCode::BackTab,
        "BS" => KeyCode::Backspace,
        "Del" => KeyCode::Delete,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        "Space" => KeyCode::Char(' '),
        "lt" => KeyCode::Char('<'),
        _ if bare.len() > 1 && bare.starts_with('F') => {
            KeyCode::F(bare[1..].parse().expect("a function key"))
        }
        _ => KeyCode::Char(bare.chars().next().expect("a key")),
    };
    KeyEvent::new(code, modifiers)
}
