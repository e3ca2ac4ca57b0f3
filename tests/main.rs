//! One binary for all integration tests: they link once and run together.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm,
    reason = "a test fails by panicking"
)]

mod cli;
mod comparing;
mod crash;
mod desk;
mod duties;
mod export;
mod figures;
mod following;
mod hostile;
mod importing;
#[cfg(target_os = "linux")]
mod input_methods;
mod layers;
mod locking;
mod meeting;
mod minutes;
mod moment;
mod past;
#[cfg(target_os = "linux")]
mod pty;
mod readme;
mod reporting;
mod screens;
mod searching;
mod shapes;
#[cfg(target_os = "linux")]
mod terminal;
mod typing;
mod updating;
mod windows;
mod words;
