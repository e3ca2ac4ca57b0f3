//! The real terminal: taken over at the start, given back at every end.

use std::io::{self, IsTerminal, Stdout, Write, stdin, stdout};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, Local};
use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{
    self, DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
    Event,
};
use crossterm::execute;
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use super::event_loop::{Console, wipe};
use super::input::Drain;
use super::signals::{self, Heard, Signals};

/// Whether the terminal is ours; it is given back exactly once.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// How long a signal may wait to be heard.
const HEARING: Duration = Duration::from_millis(100);

/// How long is waited for what belongs to the keys just read. No time at all
/// would leave what is there unread.
const MORE: Duration = Duration::from_micros(100);

/// How long is waited for the next piece of a paste that comes as keys: what
/// is left of it must be no command (UX §1.3 T7, §1.5 N4).
const NEXT_PIECE: Duration = Duration::from_millis(20);

/// How many columns the terminal has that standard output goes to; none when
/// it goes elsewhere.
#[must_use]
pub fn columns() -> Option<usize> {
    let size = stdout().is_terminal().then(crossterm::terminal::size)?;
    size.ok().map(|(columns, _)| usize::from(columns)).filter(|columns| *columns > 0)
}

/// The terminal of this process.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Stdout>>,
    has_mouse: bool,
    signals: Signals,
    /// The signal that has ended the program.
    ended_by: Option<u8>,
}

impl Screen {
    /// Takes the terminal over. It is given back when this is dropped, and
    /// before a panic is reported; `report` says what a person should know.
    ///
    /// # Errors
    /// When the terminal does not answer.
    pub fn take(
        has_mouse: bool,
        report: impl Fn(&str) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        std::panic::set_hook(Box::new(move |panic| {
            // What a damaged store does to its engine is answered for there.
            if !crate::store::panic_is_handled() {
                give_back();
                let trace = std::backtrace::Backtrace::force_capture();
                report(&format!("{panic}\n\n{trace}"));
            }
        }));
        let signals = Signals::listen()?;
        enter(has_mouse)?;
        let terminal = Terminal::new(CrosstermBackend::new(stdout()))?;
        Ok(Self { terminal, has_mouse, signals, ended_by: None })
    }

    /// The number of the signal that has ended the program; none where a person
    /// has.
    #[must_use]
    pub fn ended_by(&self) -> Option<u8> {
        self.ended_by
    }

    /// Takes the terminal over once more; the window may be another by now.
    fn come_back(&mut self) -> io::Result<Event> {
        give_back();
        enter(self.has_mouse)?;
        let (columns, rows) = crossterm::terminal::size()?;
        Ok(Event::Resize(columns, rows))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn enter(has_mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    execute!(stdout(), EnterAlternateScreen)?;
    // Windows delivers a paste as keys; its reports of the mode are unsound.
    if !cfg!(windows) {
        execute!(stdout(), EnableBracketedPaste)?;
    }
    if has_mouse {
        execute!(stdout(), EnableMouseCapture)?;
    }
    Ok(())
}

/// Gives the terminal back as it was.
pub fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = stdout();
    let _ = execute!(out, DisableMouseCapture);
    if !cfg!(windows) {
        let _ = execute!(out, DisableBracketedPaste);
    }
    let _ = execute!(out, LeaveAlternateScreen, crossterm::cursor::Show);
    let _ = disable_raw_mode();
    let _ = out.flush();
}

impl Console for Screen {
    type Backend = CrosstermBackend<Stdout>;

    fn terminal(&mut self) -> &mut Terminal<Self::Backend> {
        &mut self.terminal
    }

    fn wait(&mut self, time: Duration) -> io::Result<Option<Vec<Event>>> {
        let begun = Instant::now();
        loop {
            match self.signals.heard() {
                Some(Heard::End(signal)) => {
                    self.ended_by = Some(signal);
                    return Ok(None);
                }
                Some(Heard::Stop) => {
                    self.suspend();
                    continue;
                }
                Some(Heard::Continue) => return Ok(Some(vec![self.come_back()?])),
                None => {}
            }
            let left = time.saturating_sub(begun.elapsed());
            if event::poll(left.min(HEARING))? {
                let mut events = vec![event::read()?];
                while event::poll(if Drain::is_long(&events) { NEXT_PIECE } else { MORE })? {
                    events.push(event::read()?);
                }
                return Ok(Some(events));
            }
            if !stdin().is_terminal() {
                return Ok(None); // the window was closed, and nobody has said so
            }
            if begun.elapsed() >= time {
                return Ok(Some(Vec::new()));
            }
        }
    }

    fn now(&self) -> DateTime<FixedOffset> {
        Local::now().fixed_offset()
    }

    fn copy(&mut self, text: &str) -> bool {
        // The system's own clipboard first; over ssh and in a plain terminal
        // the terminal's (OSC 52).
        let own = arboard::Clipboard::new().and_then(|mut board| board.set_text(text.to_owned()));
        own.is_ok() || execute!(stdout(), CopyToClipboard::to_clipboard_from(text)).is_ok()
    }

    fn mouse(&mut self, on: bool) {
        self.has_mouse = on;
        let _ = if on {
            execute!(stdout(), EnableMouseCapture)
        } else {
            execute!(stdout(), DisableMouseCapture)
        };
    }

    fn edit(&mut self, text: &str) -> Option<String> {
        let editor = std::env::var("EDITOR").ok().filter(|name| !name.is_empty())?;
        let mut words = editor.split_whitespace();
        let program = words.next()?;
        // Its owner's alone, under a name that nobody can have put there.
        let file = tempfile::Builder::new().prefix("tiendo-").suffix(".txt").tempfile().ok()?;
        let file = file.into_temp_path();
        std::fs::write(&file, text).ok()?;
        give_back();
        let ended = Command::new(program).args(words).arg(&file).status();
        let _ = enter(self.has_mouse);
        wipe(&mut self.terminal);
        let written = std::fs::read_to_string(&file).ok();
        written.filter(|_| ended.is_ok_and(|status| status.success()))
    }

    fn suspend(&mut self) {
        give_back();
        signals::stop();
        // The signal that calls back is heard next, and takes the terminal.
        let _ = enter(self.has_mouse);
    }
}
