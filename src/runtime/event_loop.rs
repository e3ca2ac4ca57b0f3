//! Keys in, screen and store out. Generic over the terminal, so that tests run
//! this very loop.

mod keeping;

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use crossterm::event::Event;
use ratatui::Terminal;
use ratatui::backend::Backend;
use ratatui::layout::{Position, Rect};

use super::backups::Keeper;
use super::clerk::{self, Clerk};
use super::input::{Drain, Input};
use super::looks::Looks;
use super::searcher::Searcher;
use crate::action::Context;
use crate::app::follow::{Arrival, Following};
use crate::app::state::Busy;
use crate::app::{Effect, Msg, State, session, unread, update};
use crate::document::{Encoding, Settled};
use crate::say;
use crate::store::{News, Store};
use crate::text::{file_name, visible};
use crate::view;
use crate::words::Language;

/// The outside of the loop: the terminal, the clock, the clipboard.
pub trait Console {
    /// What is drawn on.
    type Backend: Backend;

    /// The terminal.
    fn terminal(&mut self) -> &mut Terminal<Self::Backend>;

    /// Everything that is waiting, or nothing once the time is up. None when
    /// there will be no more.
    ///
    /// # Errors
    /// When the terminal cannot be read.
    fn wait(&mut self, time: Duration) -> io::Result<Option<Vec<Event>>>;

    /// Now.
    fn now(&self) -> DateTime<FixedOffset>;

    /// Puts text on the clipboard; whether that worked.
    fn copy(&mut self, text: &str) -> bool;

    /// Turns the mouse on or off.
    fn mouse(&mut self, on: bool);

    /// Lets the text be written in the editor; none when that failed.
    fn edit(&mut self, text: &str) -> Option<String>;

    /// Leaves the terminal to the command line until the program is called back.
    fn suspend(&mut self);
}

/// How long the loop waits for keys before it looks at the clock.
const PAUSE: Duration = Duration::from_secs(1);

/// How long it waits before it asks what another window has kept.
const LOOK: Duration = Duration::from_millis(500);

/// How long a window may give its old size after a change (microsoft/terminal
/// among others): what is drawn at once may be wrong.
const SETTLED: Duration = Duration::from_millis(100);

/// How long it waits while a search is on its way.
const SHORT_PAUSE: Duration = Duration::from_millis(4);

/// The program while it runs.
pub struct Session<'a, C: Console> {
    /// The outside.
    pub console: C,
    /// What is known.
    pub state: State,
    /// Where it is kept.
    pub store: Box<dyn Store>,
    /// How it looks.
    pub looks: &'a Looks,
    /// Words of the other language.
    pub speak: &'a dyn Fn(Language) -> Option<std::sync::Arc<crate::words::Words>>,
    /// Who does what takes longer than a blink.
    pub clerk: Clerk,
    /// Who makes the backups, where there are any.
    pub keeper: Option<Keeper>,
    /// What keys mean.
    pub input: Input,
    searcher: Option<Searcher>,
    /// The window has changed its size since it was last drawn at rest.
    is_resized: bool,
}

impl<'a, C: Console> Session<'a, C> {
    /// A session that has not begun.
    pub fn new(
        console: C,
        state: State,
        store: Box<dyn Store>,
        looks: &'a Looks,
        speak: &'a dyn Fn(Language) -> Option<std::sync::Arc<crate::words::Words>>,
    ) -> Self {
        let (clerk, searcher, input) = (Clerk::default(), None, Input::default());
        Self {
            console,
            state,
            store,
            looks,
            speak,
            clerk,
            keeper: None,
            input,
            searcher,
            is_resized: false,
        }
    }

    /// Runs until the person leaves.
    ///
    /// # Errors
    /// When the terminal cannot be read or written.
    pub fn run(&mut self) -> io::Result<()> {
        let ended = self.work();
        // However it ends, what was being typed is kept.
        for effect in session::written(&self.state, false) {
            self.perform(effect);
        }
        ended
    }

    fn work(&mut self) -> io::Result<()> {
        self.draw()?;
        // From here on an end without a farewell is known for what it is.
        self.take(Msg::Idle);
        while !self.state.is_over {
            let pause = if self.is_resized {
                SETTLED
            } else if self.is_busy() || self.clerk.is_busy() {
                SHORT_PAUSE
            } else if self.is_following() {
                LOOK
            } else {
                PAUSE
            };
            match self.console.wait(pause)? {
                Some(events) => self.step(events)?,
                None => break,
            }
        }
        Ok(())
    }

    /// One turn: the clock, answers that have come, the events of one reading,
    /// and a drawing.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    pub fn step(&mut self, events: Vec<Event>) -> io::Result<()> {
        let before = self.state.now;
        let mut is_same = events.is_empty() && self.state.toast.is_none();
        self.take(Msg::Now(self.console.now()));
        is_same &= self.state.toast.is_none(); // the clock may have had something to say
        for answer in self.searcher.as_mut().map(Searcher::answers).unwrap_or_default() {
            is_same = false;
            self.take(answer);
        }
        if let Some(answer) = self.clerk.answer() {
            is_same = false;
            self.take(answer);
        }
        if let Some(cause) = self.keeper.as_mut().and_then(Keeper::trouble) {
            is_same = false;
            let cause = unread::no_file(&self.state.words, &cause);
            self.state.complain(say!(self.state.words, "backup-missed-screen", cause = cause));
        }
        let has_seconds = self.state.busy.is_some()
            || self.state.wall.as_ref().is_some_and(|wall| wall.timer.shows_seconds());
        is_same &= !has_seconds || before.timestamp() == self.state.now.timestamp();
        if events.is_empty() && !self.is_busy() {
            self.take(Msg::Idle);
            is_same &= !self.look_on();
        }
        if events.is_empty() && std::mem::take(&mut self.is_resized) {
            is_same = false;
            wipe(self.console.terminal());
        }
        self.drain(events);
        // Nothing on the screen shows the seconds.
        if is_same && before.timestamp() / 60 == self.state.now.timestamp() / 60 {
            return Ok(());
        }
        self.draw()
    }

    fn is_busy(&self) -> bool {
        self.searcher.as_ref().is_some_and(Searcher::is_busy)
    }

    fn is_following(&self) -> bool {
        self.state.following != Following::Nobody
    }

    /// Takes in what another window has kept; whether anything is new.
    fn look_on(&mut self) -> bool {
        if !self.is_following() {
            return false;
        }
        let is_lost = self.state.following == Following::Lost;
        let msg = match self.store.watch(self.state.library.last_seq()) {
            Ok(news) if news.is_empty() && !is_lost => return false,
            Ok(news) => Msg::Looked(Some(news.into_iter().map(arrival).collect())),
            Err(_) if is_lost => return false,
            Err(_) => Msg::Looked(None),
        };
        let programmes = |state: &State| -> Vec<_> {
            let volumes = state.library.volumes().iter();
            volumes.map(|volume| Arc::as_ptr(&volume.programme)).collect()
        };
        let before = programmes(&self.state);
        let mut waiting = VecDeque::from([msg]);
        while let Some(msg) = waiting.pop_front() {
            let effects = update(&mut self.state, msg);
            if programmes(&self.state) != before {
                self.searcher = None; // its index is of the documents before
            }
            waiting.extend(effects.into_iter().filter_map(|effect| self.perform(effect)));
        }
        true
    }

    fn drain(&mut self, events: Vec<Event>) {
        let mut drain = Drain::new(events);
        if drain.is_stray(self.state.context()) {
            self.take(Msg::Ignored(crate::app::Ignored::Stray));
            return;
        }
        if self.state.context() == Context::Field {
            drain = drain.joined();
        }
        let mut last = None;
        let mut is_pasted = false;
        for event in drain.events() {
            // A paste that holds the mark of its own end goes on as keys.
            let is_in_field = self.state.context() == Context::Field;
            if is_pasted && !is_in_field && matches!(event, Event::Key(_)) {
                continue;
            }
            is_pasted |= !is_in_field && matches!(event, Event::Paste(_));
            // A clicker whose button sticks sends the same key many times at once.
            let repeats = last.replace(event) == Some(event);
            if repeats && self.state.context() == Context::Meeting {
                continue;
            }
            if let Event::Resize(..) = event {
                wipe(self.console.terminal());
                self.is_resized = true;
            }
            if let Some(msg) = self.input.read(event, &drain, self.state.context()) {
                self.take(msg);
            }
        }
    }

    /// One message and everything that follows from it.
    pub fn take(&mut self, msg: Msg) {
        let mut waiting = VecDeque::from([msg]);
        while let Some(msg) = waiting.pop_front() {
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
            Effect::Search { number, text } => self.search(number, &text),
            Effect::Remember(what, text) => {
                // The place is a convenience: a store that may not be written
                // says so at the first real edit.
                let _ = self.store.remember(what, &text);
                None
            }
            Effect::Copy(text) => Some(Msg::Copied(self.console.copy(&text))),
            Effect::Mouse(on) => {
                self.console.mouse(on);
                None
            }
            Effect::Speak(language) => (self.speak)(language).map(Msg::Spoken),
            Effect::Edit(text) => Some(Msg::Edited(self.console.edit(&text))),
            Effect::Suspend => {
                self.console.suspend();
                wipe(self.console.terminal());
                None
            }
            #[expect(clippy::panic, reason = "asked for, to see that all is well after a fault")]
            Effect::Fail => panic!("asked for in the palette"),
            Effect::Unlock(typed) => Some(self.unlock(&typed)),
            Effect::Redraw => {
                wipe(self.console.terminal());
                None
            }
            Effect::List(typed) => Some(Msg::Listed(clerk::list(&typed))),
            Effect::Read { path, encoding, settled } => {
                self.read(path, encoding, settled);
                None
            }
            Effect::Write(job) => {
                self.clerk.write(job);
                None
            }
            Effect::Stop => {
                self.clerk.stop();
                let text = say!(self.state.words, "stopped");
                self.state.say(text);
                None
            }
            Effect::Import { programme, carried, after } => {
                Some(self.import(programme, carried, after))
            }
        }
    }

    /// Searches what is in force at the moment shown.
    fn search(&mut self, number: u64, text: &str) -> Option<Msg> {
        let library = &self.state.library;
        self.searcher = self.searcher.take().filter(|searcher| searcher.is_of(library));
        let searcher = self.searcher.get_or_insert_with(|| Searcher::new(library));
        searcher.ask(number, text, library, &self.state.words)
    }

    /// Begins to read a document, or an update sheet.
    fn read(&mut self, path: String, encoding: Option<Encoding>, settled: Settled) {
        let what = say!(self.state.words, "reading-file", file = visible(file_name(&path)));
        self.state.busy = Some(Busy { what, since: self.console.now() });
        let ending = path.rsplit('.').next().unwrap_or_default();
        if ending.eq_ignore_ascii_case("xlsx") {
            self.clerk.collect(path, Arc::clone(&self.state.words));
        } else {
            self.clerk.read(path, encoding, settled);
        }
    }

    /// Draws the state and takes in what was measured.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    pub fn draw(&mut self) -> io::Result<()> {
        let Some(look) = self.looks.look(self.state.theme_shown(), self.state.is_ascii) else {
            return Ok(());
        };
        let terminal = self.console.terminal();
        // Pages are laid out for the window as it is, not as it was last.
        if let Ok(size) = terminal.size() {
            (self.state.measured.columns, self.state.measured.rows) = (size.width, size.height);
        }
        let state = &self.state;
        let mut measured = None;
        let drawn = terminal.draw(|frame| measured = Some(view::draw(state, look, frame)));
        drawn.map_err(|error| io::Error::other(error.to_string()))?;
        if let Some(measured) = measured {
            // A hidden cursor still rests on the selected row, where screen
            // readers look for it.
            if let Some((x, y)) = measured.cursor {
                let _ = terminal.set_cursor_position((x, y));
            }
            self.state.measured = measured;
        }
        Ok(())
    }
}

/// Makes the next drawing a whole one. `Terminal::clear` would ask the terminal
/// where its cursor is and wait for an answer that may never come.
pub(super) fn wipe<B: Backend>(terminal: &mut Terminal<B>) {
    if let Ok(size) = terminal.size() {
        let _ = terminal.resize(Rect::from((Position::ORIGIN, size)));
    }
}

fn arrival(news: News) -> Arrival {
    Arrival { entry: news.entry, programme: news.programme.map(Arc::new) }
}
