//! The program in a terminal of its own, up to its first frame.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::quantiles::Took;

const SIZE: PtySize = PtySize { rows: 35, cols: 120, pixel_width: 0, pixel_height: 0 };

/// How long a first frame may take before nobody waits for it any more.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long a program rests before its memory is looked at.
const REST: Duration = Duration::from_millis(500);

/// A program whose first frame has been drawn.
pub struct Shown {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    /// From its start to the frame.
    pub took: Took,
}

impl Shown {
    /// Starts the program; none if no frame comes.
    pub fn start(program: &str, store: &Path) -> Option<Self> {
        let pair = native_pty_system().openpty(SIZE).ok()?;
        let mut command = CommandBuilder::new(program);
        command.arg("--store");
        command.arg(store);
        command.env("TERM", "xterm-256color");
        command.env("LANG", "vi_VN.UTF-8");
        let mut reader = pair.master.try_clone_reader().ok()?;
        let start = Instant::now();
        let child = pair.slave.spawn_command(command).ok()?;
        drop(pair.slave);
        let (sender, bytes) = channel();
        std::thread::spawn(move || {
            let mut some = [0; 1 << 14];
            while let Ok(count @ 1..) = reader.read(&mut some) {
                if sender.send((Instant::now(), some[..count].to_vec())).is_err() {
                    // Nobody looks any more; the program must be able to write.
                    while let Ok(1..) = reader.read(&mut some) {}
                }
            }
        });
        let shown = first_frame(&bytes)?;
        let took = Took { clock: shown - start, processor: Duration::ZERO };
        Some(Self { child, master: pair.master, took })
    }

    /// What it has in memory, and what it had at most, in KiB.
    pub fn memory(&self) -> Option<(u64, u64)> {
        std::thread::sleep(REST);
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.process_id()?));
        let status = status.ok()?;
        let kib = |name: &str| -> Option<u64> {
            let line = status.lines().find(|line| line.starts_with(name))?;
            line.split_whitespace().nth(1)?.parse().ok()
        };
        Some((kib("VmRSS:")?, kib("VmHWM:")?))
    }

    /// Leaves the program as a person does.
    pub fn end(mut self) {
        if let Ok(mut keys) = self.master.take_writer() {
            drop(keys.write_all(b"\x11"));
            drop(keys.flush());
        }
        drop(self.child.wait());
    }
}

/// When the last row of the window was written, which is drawn last.
fn first_frame(bytes: &Receiver<(Instant, Vec<u8>)>) -> Option<Instant> {
    let mut screen = vt100::Parser::new(SIZE.rows, SIZE.cols, 0);
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        let (at, some) = bytes.recv_timeout(PATIENCE).ok()?;
        screen.process(&some);
        let last = screen.screen().contents_between(SIZE.rows - 1, 0, SIZE.rows - 1, SIZE.cols);
        if !last.trim().is_empty() {
            return Some(at);
        }
    }
    None
}
