//! sled panics where it meets what it cannot explain. Here, and nowhere else,
//! such a panic becomes an error: a damaged file is no bug of this program.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use crate::store::error::{Damage, StoreError};

use super::folder::SLED;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

static QUIET: Once = Once::new();

/// Whether a panic on this thread is caught by the store and answered as a
/// damaged file. A panic hook that restores the terminal asks this first.
#[must_use]
pub fn panic_is_handled() -> bool {
    let of_sled = |name: &str| name.starts_with("sled-io");
    GUARDED.get() || std::thread::current().name().is_some_and(of_sled)
}

/// Runs what calls sled.
pub(super) fn guarded<T>(work: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
    QUIET.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !panic_is_handled() {
                loud(info);
            }
        }));
    });
    let outer = GUARDED.replace(true);
    // What was half done is thrown away by the caller: an engine that failed
    // is closed and opened again from the disk.
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(outer);
    // What it says is of use to nobody who has to find a backup.
    result.unwrap_or_else(|_| Err(Damage::Unreadable(SLED.to_owned()).into()))
}
