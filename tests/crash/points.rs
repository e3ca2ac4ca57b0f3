//! Killed at every call that changes a file, just before it and just after it.

use super::Tally;
use super::chance::{self, Chance};
use super::layer::{self, CHANGING, Fate, Spoiled};
use super::scene::{NAMES, Scene};
use super::watched;

/// Kills a scene's command at a call; whether there was such a call.
fn kill_at(scene: &Scene, at: usize, fate: Fate) -> bool {
    let office = scene.office();
    let spoiled = Spoiled { calls: CHANGING, under: "store", at, times: 1, fate };
    let ended = watched::run(&office, layer::under(&office, scene.command, spoiled), None);
    let about = (at, fate);
    assert!(
        ended.code == Some(0) || ended.signal == Some(9),
        "{}, {about:?}: {ended:?}",
        scene.name
    );
    scene.check(&office, ended.code == Some(0), &about);
    ended.signal.is_some()
}

#[test]
fn killed_at_a_call_it_keeps_all_or_nothing() {
    if !layer::is_here() {
        return;
    }
    let seed = chance::seed(1);
    eprintln!("TIENDO_CRASH_SEED={seed}");
    let mut chance = Chance::of(seed);
    for _ in 0..3 {
        let scene = Scene::named(NAMES[chance.below(NAMES.len())]);
        let calls = layer::count(&scene.office(), CHANGING, "store", scene.command);
        let fate = *chance.one_of(&[Fate::Kill, Fate::KillAfter]);
        kill_at(&scene, 1 + chance.below(calls), fate);
    }
}

#[test]
#[ignore = "long: every call of every scene, twice"]
fn killed_at_every_call_it_keeps_all_or_nothing() {
    if !layer::is_here() {
        return;
    }
    let mut tally = Tally::default();
    for scene in Scene::all() {
        for fate in [Fate::Kill, Fate::KillAfter] {
            let mut points = 0;
            while tally.case(|| kill_at(&scene, points + 1, fate)).unwrap_or(true) {
                points += 1;
            }
            eprintln!("{}: {points} points, {fate:?}", scene.name);
            assert!(points > 20, "{}", scene.name);
        }
    }
    tally.end("points");
}
