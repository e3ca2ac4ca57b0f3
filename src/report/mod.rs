//! What leaves the program: one file per format.

pub mod json;
pub mod layout;
pub mod paper;
pub mod quarter;
pub mod rows;
pub mod unit_sheet;
pub mod xlsx;
