pub(super) fn stop_between(_seq: u64) {}
