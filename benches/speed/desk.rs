//! The real loop on a terminal that nobody looks at: keys in, bytes of
//! crossterm out into nothing.

use std::io;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use tiendo::runtime::event_loop::{Console, Session};
use tiendo::runtime::looks::Looks;
use tiendo::runtime::start::fresh_state;
use tiendo::store::Store;
use tiendo::view::theme::Depth;
use tiendo::words::{Language, Words};

use crate::sizes::now;

/// The window of every drawing.
pub const WINDOW: Size = Size { width: 120, height: 35 };

/// The terminal of crossterm, its bytes written into nothing.
pub struct Sink(CrosstermBackend<io::Sink>);

/// A terminal into nothing.
pub fn terminal() -> Terminal<Sink> {
    Terminal::new(Sink(CrosstermBackend::new(io::sink()))).expect("a terminal")
}

impl Backend for Sink {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.0.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.0.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.0.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.0.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(WINDOW)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: WINDOW, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.0)
    }
}

/// Where the loop sits.
pub struct Outside(Terminal<Sink>);

impl Console for Outside {
    type Backend = Sink;

    fn terminal(&mut self) -> &mut Terminal<Sink> {
        &mut self.0
    }

    fn wait(&mut self, _: Duration) -> io::Result<Option<Vec<Event>>> {
        Ok(None)
    }

    fn now(&self) -> DateTime<FixedOffset> {
        now()
    }

    fn copy(&mut self, _: &str) -> bool {
        true
    }

    fn mouse(&mut self, _: bool) {}

    fn edit(&mut self, _: &str) -> Option<String> {
        None
    }

    fn suspend(&mut self) {}
}

static LOOKS: LazyLock<Looks> = LazyLock::new(|| Looks::new(Depth::TrueColor, |_| None).0);

fn speak(language: Language) -> Option<Arc<Words>> {
    Words::new(language, None).ok().map(Arc::new)
}

/// A person at the program.
pub struct Desk(pub Session<'static, Outside>);

impl Desk {
    /// On a store, drawn for the first time.
    pub fn on(store: Box<dyn Store>) -> Self {
        let words = speak(Language::Vietnamese).expect("words");
        let state = fresh_state(store.as_ref(), words, now(), None).expect("loads");
        let mut session = Session::new(Outside(terminal()), state, store, &LOOKS, &speak);
        session.draw().expect("drawn");
        Self(session)
    }

    /// One key, up to the drawn frame.
    pub fn press(&mut self, code: KeyCode, modifiers: KeyModifiers) {
        let event = Event::Key(KeyEvent::new(code, modifiers));
        self.0.step(vec![event]).expect("drawn");
    }
}
