//! tiendo ("tiến độ", progress) keeps a published action programme alive in a
//! terminal: what it says, who leads what, by when, and how far it has come.
//!
//! ARCHITECTURE.md has the house on one page: the floors, what may import
//! what, and the way of a keypress.

pub mod action;
pub mod app;
pub mod cli;
pub mod collect;
pub mod document;
pub mod domain;
pub mod keymap;
pub mod report;
pub mod runtime;
pub mod search;
pub mod store;
pub mod text;
pub mod view;
pub mod words;

// The laws that unit tests share with tests from outside call it by its name.
#[cfg(test)]
extern crate self as tiendo;
