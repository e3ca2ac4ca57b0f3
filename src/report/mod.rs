//! What leaves the program: one file per format, and one per kind of paper.

pub mod json;
pub mod layout;
pub mod minutes;
pub mod notice;
pub mod office;
pub mod outline;
pub mod paper;
pub mod phrase;
pub mod quarter;
pub mod rows;
pub mod sentence;
pub mod sitting;
pub mod unit_sheet;
pub mod xlsx;
