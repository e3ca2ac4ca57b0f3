//! Another ledger in the place of the one that is there.
//!
//! It is written as the next generation beside the one that counts, read back
//! whole, and made to count by one renaming of the marker.

use crate::store::backup::Backup;
use crate::store::error::{Damage, StoreError};

use super::engine::Engine;
use super::folder::{Folder, Found};
use super::whole::open_whole;
use super::writer;

pub(super) fn restore(mut folder: Folder, backup: &Backup) -> Result<(), StoreError> {
    // A damaged store is what a backup is for: only its marker has to be sound.
    match folder.look() {
        Ok(_) | Err(StoreError::Damaged { .. }) => folder.make()?,
        Err(other) => return Err(other),
    }
    let lock = folder.lock()?;
    match folder.look() {
        Ok(Found::Store) | Err(StoreError::Damaged { .. }) => {}
        Ok(Found::Nothing | Found::Unfinished) => writer::begin(&folder)?,
        Err(other) => return Err(other),
    }
    let next = folder.next()?;
    Engine::create(&next.sled())?;
    let engine = Engine::open(&next.sled())?;
    let filled = engine.fill(backup.ledger(), backup.desk());
    drop(engine);
    filled?;
    let (engine, tail) = open_whole(&next.sled(), Some(backup.tail()))?;
    drop(engine);
    if tail != backup.tail() {
        return Err(Damage::Unreadable("sled".to_owned()).into());
    }
    next.head_writer()?.keep(tail)?;
    next.sync()?;
    next.mark()?;
    // From here on it counts; what the old one leaves is removed by the next
    // start if it cannot be now.
    drop(next.clear_others());
    next.keep_private();
    drop(lock);
    Ok(())
}
