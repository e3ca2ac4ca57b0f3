//! One promise, every store.

mod backup;
mod codec;
mod contract;
pub(in crate::store) mod sample;
pub(super) mod strategy;
mod tampering;
