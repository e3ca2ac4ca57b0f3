//! Lengths and sizes, as a person writes them and as a file wants them.

use serde::Deserialize;

/// A length in millimetres, from 0 to 1000.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(try_from = "f64")]
pub struct Length(f64);

/// A size in points, from 0 to 200.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(try_from = "f64")]
pub struct Size(f64);

const TWIPS_PER_POINT: f64 = 20.0;
const TWIPS_PER_MILLIMETRE: f64 = 1440.0 / 25.4;

/// A number that no page has.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("{0} is not between 0 and {1}")]
pub struct OutOfRange(f64, f64);

fn within(value: f64, most: f64) -> Result<f64, OutOfRange> {
    if (0.0..=most).contains(&value) { Ok(value) } else { Err(OutOfRange(value, most)) }
}

impl TryFrom<f64> for Length {
    type Error = OutOfRange;

    fn try_from(millimetres: f64) -> Result<Self, OutOfRange> {
        within(millimetres, 1000.0).map(Self)
    }
}

impl TryFrom<f64> for Size {
    type Error = OutOfRange;

    fn try_from(points: f64) -> Result<Self, OutOfRange> {
        within(points, 200.0).map(Self)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "rounded, and no longer than a metre"
)]
fn whole(value: f64) -> u32 {
    value.round() as u32
}

impl Length {
    /// In twentieths of a point.
    #[must_use]
    pub fn twips(self) -> u32 {
        whole(self.0 * TWIPS_PER_MILLIMETRE)
    }
}

impl Size {
    /// In twentieths of a point.
    #[must_use]
    pub fn twips(self) -> u32 {
        whole(self.0 * TWIPS_PER_POINT)
    }

    /// In half points, as letters are measured.
    #[must_use]
    pub fn half_points(self) -> usize {
        whole(self.0 * 2.0) as usize
    }
}
