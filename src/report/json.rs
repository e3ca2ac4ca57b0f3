//! The shapes of `--json`. They are a promise to others and are written out
//! here, apart from the domain's own types, which are free to change.
//!
//! Periods: `2026-05`, `2026-Q2`, `2026-H1`, `2026`, `2026/2030`,
//! `2026/2030+`, `monthly|quarterly|half_yearly|yearly`, a day, or two days
//! with `/` between. Days are ISO dates, times RFC 3339. Whatever a document
//! does not say is `null`, an empty text or an empty list, never left out.
//!
//! | command | shape |
//! |---|---|
//! | `export` | [`Everything`] |
//! | `list` | list of [`ItemShape`] |
//! | `who` | list of [`Answer`], best first |
//! | `search` | list of [`GroupShape`], as on screen |
//! | `show` | [`Whole`] |
//! | `compare` | list of [`CompareShape`], one for each programme |
//! | `slips` | list of [`MoveShape`], oldest first |
//! | `log` | list of [`EntryShape`], oldest first |
//! | `report --format json` | list of [`QuarterShape`]; with `--unit` list of [`ItemShape`] |
//! | `reviews` | list of [`MinutesShape`], oldest first |
//! | `minutes --format json` | [`MinutesShape`] |
//! | `roll` | [`RollShape`] |
//! | `members` | [`MembersShape`] |
//! | `import` | [`Taken`] |
//! | `verify` | [`Checked`] |
//! | `collect` | list of `collect::CollectedShape`, one for each sheet |
//!
//! Nothing found is an empty list.

mod comparison;
mod duty;
mod item;
mod ledger;
mod programme;
mod quarter;
mod review;
mod unit;

pub use comparison::{CompareShape, ComparedShape, CountsShape, MoveShape, StoodShape};
pub use duty::{InstanceShape, MembersShape, RollShape, SubmissionsShape, UnitSubmissionsShape};
pub use item::{Answer, GroupShape, HitShape, ItemShape, Whole, whole};
pub use ledger::{Checked, DueShape, EntryShape, ReportShape};
pub use programme::{Everything, ProgrammeShape, Taken, everything};
pub use quarter::{FiguresShape, MovedShape, QuarterShape};
pub use review::{ConclusionShape, MinutesShape, ReviewShape};
pub use unit::{RefShape, UnitShape, unit_shape};
