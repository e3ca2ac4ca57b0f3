//! What the program knows and what it does when something happens. Pure:
//! `update` owns no file, no clock, no terminal; it asks for effects.

pub mod browse;
pub mod changes;
pub mod close_quarter;
pub mod compare;
pub mod conclusions;
pub mod dashboard;
pub mod document;
pub mod due_form;
pub mod duties;
pub mod entry;
pub mod export;
pub mod field;
pub mod filter;
pub mod follow;
pub mod goto;
pub mod help;
pub mod item_list;
pub mod label;
pub mod library;
pub mod lock;
pub mod measured;
pub mod meeting;
pub mod members;
pub mod message;
pub mod moment;
pub mod mouse;
pub mod open_file;
pub mod overlay;
pub mod palette;
pub mod question;
pub mod reading;
pub mod report_form;
pub mod returned;
pub mod review;
pub mod review_paper;
pub mod roll_call;
#[cfg(test)]
mod samples;
pub mod search;
pub mod session;
pub mod shelf;
pub mod source;
pub mod state;
pub mod timeline;
pub mod units;
pub mod unread;
pub mod update;
mod writing;

pub use message::{Effect, Ignored, Msg, Trouble};
pub use state::State;
pub use update::update;
