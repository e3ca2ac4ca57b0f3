//! What the system says to a running program: end, stop, go on.

use std::io;

/// What has been heard since it was last asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// The program is to end; the number of the signal.
    End(u8),
    /// It is to stop until it is called back.
    Stop,
    /// It was stopped, and was called back.
    Continue,
}

/// An ear for signals. On Windows there are none: there a console that is
/// closed ends the program, and what was typed is on the disk already.
#[derive(Debug)]
pub struct Signals {
    #[cfg(unix)]
    flags: unix::Flags,
}

impl Signals {
    /// Begins to listen.
    ///
    /// # Errors
    /// What the system says.
    pub fn listen() -> io::Result<Self> {
        Ok(Self {
            #[cfg(unix)]
            flags: unix::Flags::listen()?,
        })
    }

    /// What was heard; each thing once, but an end as often as it is asked.
    #[must_use]
    pub fn heard(&self) -> Option<Heard> {
        #[cfg(unix)]
        return self.flags.heard();
        #[cfg(not(unix))]
        None
    }
}

/// Stops this process as the shell's Ctrl+Z does; returns when it is called back.
pub fn stop() {
    #[cfg(unix)]
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGSTOP);
}

#[cfg(unix)]
mod unix {
    use std::io;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::flag;

    use super::Heard;

    #[derive(Debug)]
    pub(super) struct Flags {
        ended: Arc<AtomicUsize>,
        stopped: Arc<AtomicBool>,
        continued: Arc<AtomicBool>,
    }

    impl Flags {
        pub(super) fn listen() -> io::Result<Self> {
            let flags = Self {
                ended: Arc::new(AtomicUsize::new(0)),
                stopped: Arc::new(AtomicBool::new(false)),
                continued: Arc::new(AtomicBool::new(false)),
            };
            for signal in [SIGTERM, SIGHUP, SIGINT, SIGQUIT] {
                let number = usize::try_from(signal).unwrap_or_default();
                flag::register_usize(signal, Arc::clone(&flags.ended), number)?;
            }
            flag::register(SIGTSTP, Arc::clone(&flags.stopped))?;
            flag::register(SIGCONT, Arc::clone(&flags.continued))?;
            Ok(flags)
        }

        pub(super) fn heard(&self) -> Option<Heard> {
            let ended = self.ended.load(Ordering::Relaxed);
            if let Some(signal) = u8::try_from(ended).ok().filter(|signal| *signal > 0) {
                return Some(Heard::End(signal));
            }
            if self.stopped.swap(false, Ordering::Relaxed) {
                return Some(Heard::Stop);
            }
            self.continued.swap(false, Ordering::Relaxed).then_some(Heard::Continue)
        }
    }
}
