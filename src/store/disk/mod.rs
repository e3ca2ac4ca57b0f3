//! The store on disk: one process writes, any number look on.
//!
//! The writer holds the lock and sled. What has reached the disk it publishes
//! in the journal, which readers read without a lock; where nobody writes they
//! read a copy of sled's files.

mod copy;
mod engine;
mod folder;
mod guard;
mod head;
mod journal;
mod migrate;
mod private;
mod publish;
mod reader;
mod rest;
mod restore;
mod sled_store;
#[cfg(test)]
mod tests;
mod whole;
mod writer;

pub use guard::panic_is_handled;
pub use sled_store::{Mode, SledStore};
