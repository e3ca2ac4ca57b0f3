//! The `tiendo` program.

fn main() {}
