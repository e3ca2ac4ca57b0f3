//! One binary for all integration tests: they link once and run together.

mod layers;
mod words;
