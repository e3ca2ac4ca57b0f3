//! The update sheet: an Excel file that goes out to a unit with one row for
//! every item it leads, and comes back filled in. Going out and coming back
//! stand side by side, because they agree on the marks and columns.
//!
//! Everything here works on bytes and boards; nothing is read from or written
//! to a disk, and nothing is kept without somebody asking for it.

mod columns;
mod form;
mod instance;
mod json;
mod mark;
mod open;
mod propose;
mod rows;
mod sentence;
mod twice;
mod value;

pub use columns::Column;
pub use form::{led, update_sheet};
pub use instance::{Subject, changes};
pub use json::{CollectedShape, FaultShape, LeftShape, MissingShape, ProposalShape};
pub use open::{LARGEST_FILE, SheetError};
pub use propose::{Collected, Fault, Missing, Newer, Proposal, Remark, collect, without_proof};
pub use rows::{Place, Returned, read};
pub use sentence::{breach, fault, missing, name, newer, proposal, sheet_error};
pub use twice::set_against;
pub use value::read_progress;

#[cfg(test)]
mod tests;
