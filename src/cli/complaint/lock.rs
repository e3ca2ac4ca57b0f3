//! What went wrong with the passphrase for editing.

use crate::runtime::passphrase::SHORTEST;
use crate::say;
use crate::words::Words;

/// Why nothing may be edited, or no passphrase was set.
#[derive(Debug, Clone, Copy)]
pub enum LockComplaint {
    /// A passphrase is asked for, and there is nobody to ask.
    Locked,
    /// It was another.
    Wrong,
    /// The new one has too few letters.
    Short,
    /// It was not the same twice.
    Differs,
    /// It could not be read or kept.
    NotRead,
}

impl LockComplaint {
    /// What happened and what to do.
    pub fn sentence(self, words: &Words) -> String {
        match self {
            Self::Locked => say!(words, "passphrase-locked"),
            Self::Wrong => say!(words, "passphrase-wrong"),
            Self::Short => say!(words, "passphrase-short", count = SHORTEST),
            Self::Differs => say!(words, "passphrase-differs"),
            Self::NotRead => say!(words, "passphrase-not-read"),
        }
    }
}
