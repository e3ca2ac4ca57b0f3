//! Why nothing can be reported for a period, or no roll be called.

use crate::domain::{NoInstance, Period};
use crate::say;
use crate::words::Words;

/// What is wrong with a period, a group or a name.
#[derive(Debug, Clone)]
pub enum DutyComplaint {
    /// The item has no such instance.
    NoInstance(Period, NoInstance),
    /// No group has to answer for the place.
    NoGroup,
    /// The unit is one body, or none at all.
    NotAGroup(String),
    /// Nobody has listed the members of the group.
    NobodyListed(String),
    /// No member has this name.
    UnknownMember(String),
    /// Several members have it.
    SeveralMembers(String, Vec<String>),
    /// A list without a name in it.
    NoNames,
}

impl DutyComplaint {
    /// The exit code: 2 where something else should have been typed.
    pub fn code(&self) -> u8 {
        match self {
            Self::NoInstance(..) | Self::UnknownMember(_) | Self::SeveralMembers(..) => 2,
            Self::NoGroup | Self::NotAGroup(_) | Self::NobodyListed(_) | Self::NoNames => 1,
        }
    }

    /// What happened and what to do.
    pub fn sentence(&self, words: &Words) -> String {
        match self {
            Self::NoInstance(period, cause) => words.no_instance(*period, *cause),
            Self::NoGroup => say!(words, "roll-no-group"),
            Self::NotAGroup(name) => say!(words, "members-not-a-group", unit = name.as_str()),
            Self::NobodyListed(name) => say!(words, "cli-nobody-listed", group = name.as_str()),
            Self::UnknownMember(typed) => {
                say!(words, "cli-unknown-member", typed = typed.as_str())
            }
            Self::SeveralMembers(typed, names) => {
                say!(words, "cli-several-members", typed = typed.as_str(), names = names.join("; "))
            }
            Self::NoNames => say!(words, "members-no-names"),
        }
    }
}
