//! From the layouts of earlier programs to that of today.
//!
//! The marker of a store names its layout. A store of an earlier one is read
//! as it is, and brought up to date when it is first opened to write: step by
//! step from each layout to the next, and by a new marker at the end. Until
//! that is there the store has the layout from which it came, so that a step
//! may be cut off anywhere and must bear being done again. One that changes
//! records writes them as the next generation ([`Folder::next`]), which counts
//! from the moment the marker names it together with the layout.

use crate::store::error::StoreError;

use super::folder::Folder;

/// What makes of one layout the next.
struct Step {
    from: u32,
    work: fn(&Folder) -> Result<(), StoreError>,
}

/// One for every layout there has been, oldest first.
const STEPS: &[Step] = &[
    // The first generation lies where layout 1 has its files: all that layout
    // 2 asks is a marker that names the generation.
    Step { from: 1, work: |_| Ok(()) },
];

/// Whether there is a way from a layout to that of today.
pub(super) fn is_known(layout: u32) -> bool {
    STEPS.iter().any(|step| step.from == layout)
}

/// Gives a store the layout of today. The caller holds the lock.
pub(super) fn bring_up_to_date(folder: &Folder) -> Result<(), StoreError> {
    along(STEPS, folder)
}

fn along(steps: &[Step], folder: &Folder) -> Result<(), StoreError> {
    let layout = folder.layout();
    for step in steps.iter().filter(|step| step.from >= layout) {
        (step.work)(folder)?;
    }
    folder.mark()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::folder::LAYOUT;
    use super::*;

    #[test]
    fn there_is_one_step_from_each_layout_to_the_next() {
        let from: Vec<u32> = STEPS.iter().map(|step| step.from).collect();
        assert_eq!(from, (1..LAYOUT).collect::<Vec<_>>());
        assert!(!is_known(0) && is_known(1) && !is_known(LAYOUT));
    }

    /// A layout of a test alone, in which a file had another name.
    const RENAMED: &[Step] = &[
        Step { from: 0, work: |_| panic!("never needed") },
        Step {
            from: 1,
            work: |folder| match fs::rename(folder.sled().join("a"), folder.sled().join("b")) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
                Ok(()) | Err(_) => Ok(()), // done before it was cut off
            },
        },
    ];

    #[test]
    fn steps_begin_at_the_layout_found_and_one_cut_off_is_taken_again() {
        let home = tempfile::tempdir().expect("a folder");
        let marker = home.path().join("store.toml");
        let text = || fs::read_to_string(&marker).expect("a marker");
        fs::create_dir(home.path().join("sled")).expect("made");
        fs::write(home.path().join("sled/a"), "x").expect("written");
        fs::write(&marker, "layout = 1\n").expect("written");
        let mut folder = Folder::new(home.path());
        folder.look().expect("known");
        // The marker cannot be written: as if cut off before it.
        fs::create_dir(home.path().join("store.toml.new")).expect("made");
        assert!(along(RENAMED, &folder).is_err());
        assert_eq!(text(), "layout = 1\n");
        fs::remove_dir(home.path().join("store.toml.new")).expect("removed");
        along(RENAMED, &folder).expect("brought up to date");
        assert!(home.path().join("sled/b").exists());
        assert!(text().contains("layout = 2\ngeneration = 1\n"), "{}", text());
    }
}
