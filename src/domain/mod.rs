//! What tiendo is about: a programme as its document says it, and a ledger of
//! everything that happened to it since. No I/O, no clock, no screen.

mod board;
mod change;
mod closing;
mod comparison;
mod in_force;
mod instance;
mod item;
mod item_state;
mod key;
mod ledger;
mod moment;
mod notice;
mod period;
mod programme;
mod progress;
mod review;
mod roll;
mod slip;
mod standing;
mod tally;
mod unit;

pub use board::Board;
pub use change::{Carried, Change, Due};
pub use closing::{Closing, ClosingFault};
pub use comparison::{Compared, Comparison, Rewording, SILENT_DAYS, Side, Stood, Turn};
pub use in_force::Held;
pub use instance::{Instance, NoInstance, Submission, Submissions};
pub use item::{Item, ItemKind};
pub use item_state::{Filing, ItemState, Slip};
pub use key::{Key, ProgrammeId};
pub use ledger::{Edition, Entry};
pub use moment::Moment;
pub use notice::{Notice, NoticeCode};
pub use period::{Cycle, Period, Quarter};
pub use programme::{
    Content, Duty, Indicator, Lines, Milestone, MilestoneKind, Model, Node, NodeKind, Programme,
    Source, Task,
};
pub use progress::{Breach, Evidence, Progress, Report};
pub use review::{Attendee, Conclusion, Decision, Omission, PlanChange, Presence, Remark, Review};
pub use roll::Roll;
pub use slip::{Move, Mover};
pub use standing::{DUE_SOON_DAYS, Standing};
pub use tally::Tally;
pub use unit::{Unit, UnitId, UnitKind, UnitRef, merge_units};
