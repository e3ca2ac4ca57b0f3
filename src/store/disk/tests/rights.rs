//! Who may read what lies on the disk, and that it lies where it seems to.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;

use super::super::private::passing_folder;
use super::{bytes_of, open, refusal, store_of};
use crate::store::tests::sample;
use crate::store::{Damage, Mode, SledStore, Store, StoreError};

fn mode(path: &Path) -> u32 {
    path.symlink_metadata().expect("there").permissions().mode() & 0o777
}

fn set(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
}

#[test]
fn a_copy_to_look_at_is_for_nobody_else() {
    let folder = passing_folder().expect("made");
    assert_eq!(mode(folder.path()), 0o700);
}

#[test]
fn a_folder_open_to_all_is_closed_before_anything_is_put_into_it() {
    let (_home, folder) = store_of(2);
    set(&folder, 0o777);
    let held = open(&folder);
    assert!(matches!(refusal(&folder), StoreError::Locked { .. }));
    assert_eq!(mode(&folder), 0o700);
    drop(held);
    // Even where it is refused in the end, nobody saw the copy it was tried on.
    set(&folder, 0o777);
    fs::write(folder.join("sled/db"), "x").expect("written");
    refusal(&folder);
    assert_eq!(mode(&folder), 0o700);
}

#[test]
fn what_sled_writes_meanwhile_is_closed_when_it_ends() {
    let (_home, folder) = store_of(2);
    let mut store = open(&folder);
    for after in 2..40 {
        store.append(after, sample::update("a", 1, "thêm")).expect("appended");
    }
    fs::write(folder.join("sled/snap.more"), "x").expect("written");
    set(&folder.join("sled/snap.more"), 0o644);
    drop(store);
    for path in bytes_of(&folder).keys() {
        assert_eq!(mode(path), 0o600, "{}", path.display());
    }
}

/// A link in the place of each file that is made anew leads nowhere any more.
#[test]
fn a_link_in_the_place_of_a_passing_file_is_not_followed() {
    for name in ["open.toml", "store.toml.new", "live.new", "live", "journal.new", "sled.trial"] {
        let (home, folder) = store_of(2);
        let foreign = home.path().join("của người khác");
        fs::write(&foreign, "giữ nguyên").expect("written");
        symlink(&foreign, folder.join(name)).expect("made");
        fs::write(folder.join("store.toml"), "layout = 1\n").expect("written"); // is marked anew
        fs::remove_file(folder.join("journal")).expect("removed"); // is made anew
        let mut store = open(&folder);
        store.append(2, sample::update("a", 1, "đi tiếp")).expect("appended");
        drop(store);
        assert_eq!(fs::read_to_string(&foreign).expect("there"), "giữ nguyên", "{name}");
        assert_eq!(open(&folder).load().expect("loads").last_seq(), 3, "{name}");
    }
}

#[test]
fn a_link_in_the_place_of_a_file_that_stays_is_refused() {
    for name in ["lock", "head", "journal", "sled", "sled/db", "sled/conf"] {
        let (home, folder) = store_of(2);
        let elsewhere = home.path().join("nơi khác");
        fs::rename(folder.join(name), &elsewhere).expect("moved");
        symlink(&elsewhere, folder.join(name)).expect("made");
        set(&elsewhere, 0o755);
        let before = if elsewhere.is_dir() {
            bytes_of(&elsewhere)
        } else {
            [(elsewhere.clone(), fs::read(&elsewhere).expect("there"))].into()
        };
        let StoreError::Damaged { what: Damage::Link(link) } = refusal(&folder) else {
            panic!("{name} was followed")
        };
        assert!(name.ends_with(&link), "{name}: {link}");
        assert_eq!(mode(&elsewhere), 0o755, "{name}");
        for (path, bytes) in before {
            assert_eq!(fs::read(path).expect("there"), bytes, "{name}");
        }
        // Who only looks writes nothing, and may.
        let reader = SledStore::open(&folder, Mode::ReadOnly).expect("can be looked at");
        assert_eq!(reader.load().expect("loads").last_seq(), 2);
    }
}

#[test]
fn a_store_may_be_reached_by_a_link() {
    let (home, folder) = store_of(2);
    let link = home.path().join("dữ liệu");
    symlink(&folder, &link).expect("made");
    let mut store = open(&link);
    store.append(2, sample::update("a", 1, "qua liên kết")).expect("appended");
    drop(store);
    assert_eq!(open(&folder).load().expect("loads").last_seq(), 3);
}
