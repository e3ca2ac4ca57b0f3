//! tiendo ("tiến độ", progress) keeps a published action programme alive in a
//! terminal: what it says, who leads what, by when, and how far it has come.
//!
//! ARCHITECTURE.md has the house on one page: the floors, what may import
//! what, and the way of a keypress.

pub mod domain;
pub mod store;
pub mod text;
