//! The place and the drafts that are there again tomorrow. Not search text,
//! not dialogs.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::browse::Browse;
use super::message::Effect;
use super::report_form::ReportDraft;
use super::state::{Layout, State, ThemeName};
use crate::action::Screen;
use crate::domain::{Key, ProgrammeId, UnitId};

/// The name under which the place is kept.
pub const PLACE: &str = "place";

/// What is remembered between runs.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    screen: String,
    programme: Option<ProgrammeId>,
    selected: Option<Key>,
    folded: BTreeSet<Key>,
    timeline: Option<Key>,
    unit: Option<UnitId>,
    document: Option<Key>,
    recent: Vec<Key>,
    layout: Layout,
    theme: Option<ThemeName>,
    has_mouse: bool,
    drafts: BTreeMap<Key, ReportDraft>,
    /// Whether the program was still running when this was written.
    pub is_running: bool,
}

/// Asks to keep the place, where it has changed.
pub fn remember(state: &mut State) -> Vec<Effect> {
    if !state.is_unsaved_place {
        return Vec::new();
    }
    state.is_unsaved_place = false;
    written(state, true)
}

/// Asks to keep the place as the last thing before the end.
#[must_use]
pub fn written(state: &State, is_running: bool) -> Vec<Effect> {
    let place = Place {
        screen: state.screen.name().to_owned(),
        programme: state.volume().map(|volume| volume.programme.id.clone()),
        selected: state.browse.selected.clone(),
        folded: state.browse.folded.clone(),
        timeline: state.timeline.selected.clone(),
        unit: state.units.selected.clone(),
        document: state.document.selected.clone(),
        recent: state.recent.iter().cloned().collect(),
        layout: state.layout,
        theme: Some(state.theme),
        has_mouse: state.has_mouse,
        drafts: state.drafts.clone(),
        is_running,
    };
    serde_json::to_string(&place).map(|text| Effect::Remember(PLACE, text)).into_iter().collect()
}

/// Takes up a remembered place. What no longer exists is left out.
pub fn restore(state: &mut State, place: Place) {
    let screen = Screen::ALL.into_iter().find(|screen| screen.name() == place.screen);
    state.screen = screen.unwrap_or_default();
    let volumes = state.library.volumes();
    let wanted = volumes.iter().position(|v| Some(&v.programme.id) == place.programme.as_ref());
    state.programme = wanted.unwrap_or(state.programme);
    if let Some(volume) = state.volume() {
        let programme = std::sync::Arc::clone(&volume.programme);
        let known = |key: &Key| programme.node(key).is_some();
        let fresh = state.browse.selected.clone();
        state.browse = Browse {
            selected: place.selected.filter(known).or(fresh),
            folded: place.folded.into_iter().filter(known).collect(),
            ..Browse::default()
        };
        state.timeline.selected = place.timeline.filter(known).or(state.timeline.selected.take());
        state.document.selected = place.document.filter(known).or(state.document.selected.take());
        state.recent = place.recent.into_iter().filter(known).collect();
    }
    state.units.selected = place.unit.or(state.units.selected.take());
    state.layout = place.layout;
    state.has_mouse = place.has_mouse;
    state.drafts = place.drafts;
    state.theme = place.theme.unwrap_or(state.theme);
}
