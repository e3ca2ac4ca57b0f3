//! What the real program keeps when it is killed, when the disk refuses, and
//! when its files are damaged.
//!
//! A short form of each runs with every `cargo test`. The long forms:
//!
//! ```text
//! cargo test --test main -- --ignored --nocapture crash::
//! ```
//!
//! `crash::kill` kills it at moments of chance, `crash::points` at every call
//! to the system that changes a file, `crash::faults` lets each of these calls
//! fail, `crash::damage` spoils the files. `TIENDO_CRASH_SEED=7` runs with
//! other chances; a failing test names the seed it ran with. With
//! `TIENDO_PROGRAM=/usr/bin/tiendo` they try that program, and not the one that
//! was just built; `TIENDO_CRASH_SCENE=import` leaves the other scenes out.
//!
//! The calls are counted and spoiled by a layer between the program and the C
//! library, `layer.c`, which the tests have `cc` make; it counts over all
//! threads, so that no call hides behind another. Where it cannot be had, as
//! on systems other than Linux, the tests that need it say so and pass.

mod chance;
mod damage;
#[cfg(target_os = "linux")]
mod faults;
mod kill;
#[cfg(target_os = "linux")]
mod layer;
#[cfg(target_os = "linux")]
mod points;
#[cfg(target_os = "linux")]
mod scene;
mod watched;

/// Many cases, of which one that fails does not hide the others.
#[derive(Default)]
struct Tally {
    tried: usize,
    failed: usize,
}

impl Tally {
    /// Tries one case; nothing if it failed.
    fn case<T>(&mut self, case: impl FnOnce() -> T) -> Option<T> {
        self.tried += 1;
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(case)).ok();
        self.failed += usize::from(result.is_none());
        result
    }

    /// Says how it went, and fails where a case did.
    fn end(self, name: &str) {
        eprintln!("{name}: {} cases, {} failed", self.tried, self.failed);
        assert_eq!(self.failed, 0, "{name}");
    }
}
