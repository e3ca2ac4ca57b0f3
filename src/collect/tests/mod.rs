//! Sheets go out, are filled in as people do it, and come back.

mod hostile;
mod instances;
mod laws;
mod paper;
mod refusing;
mod returning;
