//! Laws of the comparison.
