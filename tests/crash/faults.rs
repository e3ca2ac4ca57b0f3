//! A disk that refuses: full, broken, read-only, or taking only a part.

use super::Tally;
use super::chance::{self, Chance};
use super::layer::{self, Fate, Spoiled};
use super::scene::{NAMES, Scene};
use super::watched;

/// Which calls a disk may refuse in which way.
const KINDS: &[(&[&str], Fate)] = &[
    (&["write"], Fate::FULL),
    (&["write"], Fate::BROKEN),
    (&["write"], Fate::Short),
    (&["pwrite"], Fate::FULL),
    (&["pwrite"], Fate::BROKEN),
    (&["pwrite"], Fate::Short),
    (&["copy"], Fate::FULL),
    (&["copy"], Fate::BROKEN),
    (&["copy"], Fate::Short),
    (&["fsync"], Fate::BROKEN),
    (&["fsync"], Fate::FULL),
    (&["fdatasync"], Fate::BROKEN),
    (&["fdatasync"], Fate::FULL),
    (&["sync_file_range"], Fate::BROKEN),
    (&["ftruncate"], Fate::BROKEN),
    (&["rename"], Fate::FULL),
    (&["rename"], Fate::BROKEN),
    (&["unlink"], Fate::BROKEN),
    (&["mkdir"], Fate::FULL),
    (&["mkdir"], Fate::READ_ONLY),
    (&["create"], Fate::READ_ONLY),
    (&["create"], Fate::FULL),
    (&["create"], Fate::BROKEN),
    (&["open"], Fate::BROKEN),
];

/// Once, or from there on for good.
const TIMES: [usize; 2] = [1, 1_000_000];

/// What sees to it that an entry has reached the disk.
const PROMISE: &[&str] = &["fdatasync", "sync_file_range"];

fn refuse(scene: &Scene, spoiled: Spoiled<'_>) {
    let office = scene.office();
    let ended = watched::run(&office, layer::under(&office, scene.command, spoiled), None);
    watched::is_understood(&ended, &[0, 1, 2, 3, 4, 5], &(scene.name, spoiled));
    scene.check(&office, ended.code == Some(0), &spoiled);
}

#[test]
fn a_disk_that_refuses_is_told_of_and_loses_nothing() {
    if !layer::is_here() {
        return;
    }
    let seed = chance::seed(1);
    eprintln!("TIENDO_CRASH_SEED={seed}");
    let mut chance = Chance::of(seed);
    let scenes = [(); 2].map(|()| Scene::named(NAMES[chance.below(NAMES.len())]));
    for _ in 0..6 {
        let (scene, (calls, fate)) = (chance.one_of(&scenes), *chance.one_of(KINDS));
        let found = layer::count(&scene.office(), calls, "store", scene.command);
        let times = *chance.one_of(&TIMES);
        if found > 0 {
            let at = 1 + chance.below(found);
            refuse(scene, Spoiled { calls, under: "store", at, times, fate });
        }
    }
}

#[test]
fn a_log_that_did_not_reach_the_disk_is_no_success() {
    if !layer::is_here() {
        return;
    }
    for scene in ["edit", "closing"].map(Scene::named) {
        for call in PROMISE {
            let office = scene.office();
            let spoiled = Spoiled {
                calls: &[call],
                under: "store/sled/",
                at: 1,
                times: 1,
                fate: Fate::BROKEN,
            };
            let ended = watched::run(&office, layer::under(&office, scene.command, spoiled), None);
            watched::is_understood(&ended, &[1, 3, 4, 5], &(scene.name, call));
        }
    }
}

#[test]
#[ignore = "long: every call of every scene, in every way"]
fn a_disk_that_refuses_anywhere_is_told_of_and_loses_nothing() {
    if !layer::is_here() {
        return;
    }
    let mut tally = Tally::default();
    for scene in Scene::all() {
        for (calls, fate) in KINDS {
            let found = layer::count(&scene.office(), calls, "store", scene.command);
            for at in 1..=found {
                for times in TIMES {
                    let spoiled = Spoiled { calls, under: "store", at, times, fate: *fate };
                    tally.case(|| refuse(&scene, spoiled));
                }
            }
        }
        eprintln!("up to {}: {} faults", scene.name, tally.tried);
    }
    tally.end("faults");
}
