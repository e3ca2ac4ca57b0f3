//! A real terminal for the real program: keys and signals in, a screen and raw
//! bytes out. It waits for what it expects and never sleeps blindly.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long nothing comes from a program that has said everything.
const QUIET: Duration = Duration::from_millis(25);

/// What has come out of the terminal.
struct Output {
    screen: vt100::Parser,
    raw: Vec<u8>,
    is_over: bool,
    /// The reader is to let go of the terminal.
    is_closing: bool,
}

/// A program in a terminal of its own.
pub struct Pty {
    master: Option<Box<dyn MasterPty + Send>>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    output: Arc<(Mutex<Output>, Condvar)>,
    home: PathBuf,
}

impl Pty {
    /// Starts the program on the store below `home`, under a shell that says
    /// how it ended and how it left the terminal.
    pub fn start(home: &Path, arguments: &str, columns: u16, rows: u16) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let mut command = CommandBuilder::new("sh");
        let program = env!("CARGO_BIN_EXE_tiendo");
        command.args([
            "-c",
            &format!(
                "sh -c 'echo $$ > pid; exec \"{program}\" {arguments}'; \
                 echo \"ended with $?\"; stty -a; echo \"that was all\"; read answer; \
                 echo \"typed: $answer\""
            ),
        ]);
        command.cwd(home);
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("USER", "Hoa")] {
            command.env(name, value);
        }
        command.env("HOME", home.join("home"));
        command.env("TIENDO_STORE", home.join("store"));
        command.env_remove("XDG_DATA_HOME");
        command.env_remove("XDG_CONFIG_HOME");
        command.env_remove("EDITOR");
        let child = pair.slave.spawn_command(command).expect("starts");
        drop(pair.slave);
        let output = Output {
            screen: vt100::Parser::new(rows, columns, 0),
            raw: vec![],
            is_over: false,
            is_closing: false,
        };
        let output = Arc::new((Mutex::new(output), Condvar::new()));
        let mut from = pair.master.try_clone_reader().expect("a reader");
        let shared = Arc::clone(&output);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            loop {
                let read = from.read(&mut bytes).unwrap_or(0);
                let mut output = shared.0.lock().unwrap_or_else(PoisonError::into_inner);
                output.screen.process(&bytes[..read]);
                output.raw.extend_from_slice(&bytes[..read]);
                output.is_over = read == 0;
                shared.1.notify_all();
                if read == 0 || output.is_closing {
                    return;
                }
            }
        });
        let keyboard = pair.master.take_writer().expect("a keyboard");
        let home = home.to_path_buf();
        Self { master: Some(pair.master), keyboard, child, output, home }
    }

    /// Waits until the output is as it should be; what it then was.
    fn until<T>(&self, what: &str, mut is_there: impl FnMut(&Output) -> Option<T>) -> T {
        let begun = Instant::now();
        let mut output = self.output.0.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(found) = is_there(&output) {
                return found;
            }
            let left = PATIENCE.saturating_sub(begun.elapsed());
            let screen = output.screen.screen().contents();
            assert!(!left.is_zero() && !output.is_over, "no “{what}” came:\n{screen}");
            output =
                self.output.1.wait_timeout(output, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Waits until a text stands on the screen; the screen.
    pub fn shows(&self, text: &str) -> String {
        self.until(text, |output| {
            let screen = output.screen.screen().contents();
            screen.contains(text).then_some(screen)
        })
    }

    /// Waits until bytes have come so many times.
    pub fn sent(&self, bytes: &str, times: usize) {
        self.until(&format!("{bytes:?}"), |output| {
            (String::from_utf8_lossy(&output.raw).matches(bytes).count() == times).then_some(())
        });
    }

    /// What stands on the screen now.
    pub fn screen(&self) -> String {
        self.until("anything", |output| Some(output.screen.screen().contents()))
    }

    /// Every byte that has come.
    pub fn raw(&self) -> Vec<u8> {
        self.until("anything", |output| Some(output.raw.clone()))
    }

    /// Types bytes as a terminal sends them.
    pub fn types(&mut self, bytes: &str) {
        self.keyboard.write_all(bytes.as_bytes()).expect("typed");
        self.keyboard.flush().expect("typed");
    }

    /// Types bytes and waits until the program has answered to the last of them.
    pub fn press(&mut self, bytes: &str) {
        let before = self.raw().len();
        self.types(bytes);
        self.until(&format!("answer to {bytes:?}"), |output| {
            (output.raw.len() > before).then_some(())
        });
        self.is_quiet();
    }

    /// Waits until nothing more comes.
    pub fn is_quiet(&self) {
        let mut output = self.output.0.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let before = output.raw.len();
            let waited = self.output.1.wait_timeout(output, QUIET);
            output = waited.unwrap_or_else(PoisonError::into_inner).0;
            if output.raw.len() == before {
                return;
            }
        }
    }

    /// Types pieces one after the other, as programs do that wait in between.
    pub fn types_apart<'a>(&mut self, pieces: impl IntoIterator<Item = &'a [u8]>, apart: Duration) {
        for piece in pieces {
            self.keyboard.write_all(piece).expect("typed");
            self.keyboard.flush().expect("typed");
            std::thread::sleep(apart);
        }
    }

    /// Waits until the row of the cursor is as it should be; what stands in it
    /// before the cursor.
    pub fn before_cursor(&self, what: &str, mut fits: impl FnMut(&str) -> bool) -> String {
        self.until(what, |output| {
            let screen = output.screen.screen();
            let (row, column) = screen.cursor_position();
            let text = screen.contents_between(row, 0, row, column);
            (!screen.hide_cursor() && fits(&text)).then_some(text)
        })
    }

    /// What a person does between typing and Enter: letters and Enter that come
    /// at once are a paste.
    #[expect(clippy::unused_self, reason = "it is what a person at this terminal does")]
    pub fn idle(&self) {
        std::thread::sleep(Duration::from_millis(200));
    }

    /// Gives the window another size.
    pub fn resize(&self, columns: u16, rows: u16) {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let mut output = self.output.0.lock().unwrap_or_else(PoisonError::into_inner);
        output.screen.screen_mut().set_size(rows, columns);
        drop(output);
        self.master.as_ref().expect("a terminal").resize(size).expect("another size");
    }

    /// The number of the program's process.
    pub fn pid(&self) -> String {
        std::fs::read_to_string(self.home.join("pid")).expect("a number").trim().to_owned()
    }

    /// Sends the program a signal by its name.
    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([&format!("-{name}"), &self.pid()]).status();
        assert!(sent.expect("sent").success());
    }

    /// Closes the window.
    pub fn close_window(&mut self) {
        self.output.0.lock().unwrap_or_else(PoisonError::into_inner).is_closing = true;
        self.resize(64, 20); // so that something comes and the reader hears of it
        self.idle();
        self.keyboard = Box::new(std::io::sink());
        self.master = None;
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        drop(self.child.kill());
        if let Ok(pid) = std::fs::read_to_string(self.home.join("pid")) {
            drop(Command::new("kill").args(["-KILL", pid.trim()]).output());
        }
    }
}
