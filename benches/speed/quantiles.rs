//! How long something took, many times over: the median, what one in a hundred
//! exceeds, and the longest.

use std::time::{Duration, Instant};

/// Times of one thing, in the order in which they were taken.
#[derive(Debug, Clone, Default)]
pub struct Quantiles(Vec<Duration>);

impl Quantiles {
    /// Does it once and keeps how long it took.
    pub fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let done = std::hint::black_box(work());
        self.0.push(start.elapsed());
        done
    }

    /// Keeps a time taken elsewhere.
    pub fn push(&mut self, time: Duration) {
        self.0.push(time);
    }

    /// The time that this share of them, in hundredths, does not exceed.
    pub fn at(&self, hundredths: usize) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let last = sorted.len().saturating_sub(1);
        // Rounded up: the 99th of a hundred, the 100th of ten.
        sorted.get((last * hundredths).div_ceil(100)).copied().unwrap_or_default()
    }

    /// Prints a line under `head`.
    pub fn print(&self, name: &str) {
        let [median, most, longest] = [50, 99, 100].map(|share| show(self.at(share)));
        println!("  {name:<44} {median:>10} {most:>10} {longest:>10} {:>8}", self.0.len());
    }
}

/// Prints the line above the lines of `Quantiles::print`.
pub fn head(title: &str) {
    println!("  {title:<44} {:>10} {:>10} {:>10} {:>8}", "p50", "p99", "longest", "times");
}

/// A time in the unit that suits it.
pub fn show(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    if micros < 1000.0 { format!("{micros:.1} µs") } else { format!("{:.2} ms", micros / 1000.0) }
}
