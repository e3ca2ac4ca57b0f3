//! What is drawn: the state in, cells out.

pub mod theme;
