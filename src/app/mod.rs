//! What the program knows while it runs, and how it changes: no terminal, no
//! file, no clock.

pub mod field;
