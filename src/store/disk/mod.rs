//! The store on disk.

mod copy;
mod engine;
mod folder;
mod guard;
mod sled_store;
#[cfg(test)]
mod tests;

pub use guard::panic_is_handled;
pub use sled_store::{Mode, SledStore};
