//! Files that were cut, flipped, lost, swapped.
