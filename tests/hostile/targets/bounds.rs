//! Bounds of time.

use std::time::{Duration, Instant};

/// Does something that may take so long for so many bytes and no longer. The
/// bounds are wide: a shared machine is slow, and what is looked for is what
/// grows without measure.
pub fn in_time<T>(bytes: usize, what: &str, work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = work();
    let taken = begun.elapsed();
    let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
    let (floor, each) = if cfg!(fuzzing) {
        (Duration::from_millis(1500), Duration::from_micros(100))
    } else {
        (Duration::from_secs(15), Duration::from_millis(1))
    };
    assert!(taken < floor + each * bytes, "{what}: {taken:?} for {bytes} bytes");
    done
}
