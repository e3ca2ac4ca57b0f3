//! Where programmes and the ledger are kept. A store is whatever keeps the
//! promises of [`Store`]; one contract test asks them of every store.

mod backup;
mod chain;
mod codec;
mod contract;
mod disk;
mod error;
mod memory;
mod records;
#[cfg(test)]
mod tests;

pub use backup::{Backup, BackupError, write as write_backup};
pub use contract::{Contents, Draft, News, Store};
pub use disk::{Mode, SledStore, panic_is_handled};
pub use error::{Damage, Fault, StoreError};
pub use memory::MemoryStore;
pub use records::{Bad, Verified};
