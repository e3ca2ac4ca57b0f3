//! How long something took, many times over: the median, what one in a hundred
//! exceeds, and the longest.

use std::time::{Duration, Instant};

/// Times of one thing. The clock also runs while another program has the
/// processor; where the system says how long this thread had it, that is kept
/// as well.
#[derive(Debug, Clone, Default)]
pub struct Quantiles {
    clock: Vec<Duration>,
    processor: Vec<Duration>,
}

/// How long one thing took.
#[derive(Debug, Clone, Copy)]
pub struct Took {
    /// By the clock.
    pub clock: Duration,
    /// On the processor.
    pub processor: Duration,
}

/// Does a thing once.
pub fn timed<T>(work: impl FnOnce() -> T) -> (T, Took) {
    let (start, had) = (Instant::now(), processor());
    let done = std::hint::black_box(work());
    let (clock, has) = (start.elapsed(), processor());
    (done, Took { clock, processor: has.saturating_sub(had) })
}

/// How long this thread has had the processor.
#[cfg(unix)]
fn processor() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
}

#[cfg(not(unix))]
fn processor() -> Duration {
    Duration::ZERO
}

impl Quantiles {
    /// Does it once and keeps how long it took.
    pub fn time<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let (done, took) = timed(work);
        self.push(took);
        done
    }

    /// Keeps a time taken elsewhere.
    pub fn push(&mut self, took: Took) {
        self.clock.push(took.clock);
        self.processor.push(took.processor);
    }

    /// The time by the clock that this share of them, in hundredths, does not
    /// exceed.
    pub fn at(&self, hundredths: usize) -> Duration {
        share(&self.clock, hundredths)
    }

    /// Prints a line under `head`.
    pub fn print(&self, name: &str) {
        let [median, most, longest] = [50, 99, 100].map(|share| show(self.at(share)));
        let [had, longest_had] = [99, 100].map(|part| show(share(&self.processor, part)));
        let times = self.clock.len();
        println!(
            "  {name:<36} {median:>10} {most:>10} {longest:>10} {had:>10} {longest_had:>10} {times:>7}"
        );
    }
}

fn share(times: &[Duration], hundredths: usize) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let last = sorted.len().saturating_sub(1);
    // Rounded up: never a smaller one than was asked for.
    sorted.get((last * hundredths).div_ceil(100)).copied().unwrap_or_default()
}

/// Prints the line above the lines of `Quantiles::print`: by the clock, then
/// on the processor.
pub fn head(title: &str) {
    println!(
        "  {title:<36} {:>10} {:>10} {:>10} {:>10} {:>10} {:>7}",
        "p50", "p99", "longest", "p99 cpu", "longest", "times"
    );
}

/// A time in the unit that suits it.
pub fn show(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    if micros < 1000.0 { format!("{micros:.1} µs") } else { format!("{:.2} ms", micros / 1000.0) }
}
