//! The bodies of the targets, which the tests of the main package share.

#[path = "../../tests/hostile/targets/mod.rs"]
pub mod targets;
