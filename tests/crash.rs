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
//! other chances; a failing test names the seed it ran with.
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
