//! How much a file may unpack to. A file of a few kilobytes can unpack to
//! gigabytes; what is read here never does.

use std::cell::Cell;
use std::io::{self, Read};

/// What a file may unpack to at least, whatever its size, in bytes.
const LEAST: u64 = 32 << 20;
/// Word's own parts shrink ten to thirty times; from here on it is a bomb.
const RATIO: u64 = 100;
/// What all parts that are read may unpack to at most, in bytes.
const MOST: u64 = 1 << 30;
/// One element or text, in bytes.
const LONGEST: u64 = 8 << 20;

/// What the parts of one file may still unpack to.
pub(super) struct Budget(Cell<u64>);

impl Budget {
    /// The budget of a file of some size.
    pub fn of(size: usize) -> Self {
        let size = u64::try_from(size).unwrap_or(u64::MAX);
        Self(Cell::new(size.saturating_mul(RATIO).clamp(LEAST, MOST)))
    }
}

/// Reads until the budget is used up; then it fails with
/// [`io::ErrorKind::FileTooLarge`].
pub(super) struct Bounded<'b, R> {
    inner: R,
    budget: &'b Budget,
    /// Read since the last element or text.
    since: u64,
}

impl<'b, R> Bounded<'b, R> {
    /// Reads from `inner` at the cost of `budget`.
    pub fn new(inner: R, budget: &'b Budget) -> Self {
        Self { inner, budget, since: 0 }
    }

    /// An element or text has been read whole.
    pub fn mark(&mut self) {
        self.since = 0;
    }
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let read = u64::try_from(count).unwrap_or(u64::MAX);
        self.since += read;
        let left = self.budget.0.get().checked_sub(read).filter(|_| self.since <= LONGEST);
        self.budget.0.set(left.ok_or_else(|| io::Error::from(io::ErrorKind::FileTooLarge))?);
        Ok(count)
    }
}
