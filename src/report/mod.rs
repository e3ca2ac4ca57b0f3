//! What leaves the program: one file per format.

pub mod json;
pub mod layout;
pub mod paper;
pub mod xlsx;
