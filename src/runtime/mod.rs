//! The outside: terminal, clock, files, and the loop that joins them to the
//! pure middle.

pub mod backups;
pub mod clerk;
pub mod console;
pub mod data;
pub mod event_loop;
pub mod input;
pub mod layouts;
pub mod looks;
pub mod opening;
pub mod passphrase;
pub mod places;
pub mod searcher;
pub mod signals;
pub mod start;
pub mod trouble;
pub mod written;

pub use start::{Access, Options, start};
