//! Vietnamese text: one form of letters, letter-for-letter folding, dictionary
//! order, numbering, widths.

mod fold;

pub use fold::{clean, fold, fold_char, nfc};
