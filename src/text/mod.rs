//! Vietnamese text: one form of letters, letter-for-letter folding, dictionary
//! order, numbering, widths; the names of files.

mod fold;
mod order;
mod path;
mod syllable;
mod tone;
mod visible;
mod width;

pub use fold::{clean, fold, fold_char, nfc, same_words};
pub use order::{OrderKey, order_key};
pub use path::{file_name, plain_name};
pub use syllable::is_syllable;
pub use tone::{Tone, split_tone};
pub use visible::{is_unseen, symbol, turns, visible};
pub use width::{Measure, break_line, fit, letter_width, pad, truncate, width, wrap};
