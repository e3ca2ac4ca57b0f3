//! The place and the drafts that are there again tomorrow. Not search text,
//! not dialogs.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::browse::Browse;
use super::message::Effect;
use super::report_form::ReportDraft;
use super::state::{Layout, Place, State, ThemeName};
use crate::action::Screen;
use crate::domain::{Key, ProgrammeId, UnitId};

/// The name under which the place is kept.
pub const PLACE: &str = "place";

/// What is remembered between runs.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    screen: String,
    programme: Option<ProgrammeId>,
    selected: Option<Key>,
    folded: BTreeSet<Key>,
    timeline: Option<Key>,
    unit: Option<UnitId>,
    document: Option<Key>,
    opened: Vec<(ProgrammeId, Key)>,
    layout: Layout,
    theme: Option<ThemeName>,
    has_mouse: bool,
    unsaved: Vec<(ProgrammeId, Key, ReportDraft)>,
    /// As the first programs kept them, which knew of one programme only.
    #[serde(skip_serializing)]
    drafts: BTreeMap<Key, ReportDraft>,
    #[serde(skip_serializing)]
    recent: Vec<Key>,
    /// Whether the program was still running when this was written.
    pub is_running: bool,
}

impl Remembered {
    /// Gives what the first programs kept to the programme that was open.
    fn bring_up_to_date(&mut self) {
        let Some(programme) = self.programme.clone() else { return };
        let whose = |key| (programme.clone(), key);
        self.opened.extend(std::mem::take(&mut self.recent).into_iter().map(whose));
        let drafts = std::mem::take(&mut self.drafts).into_iter();
        self.unsaved.extend(drafts.map(|(key, draft)| (programme.clone(), key, draft)));
    }
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
    let place = Remembered {
        screen: state.screen.name().to_owned(),
        programme: state.volume().map(|volume| volume.programme.id.clone()),
        selected: state.browse.selected.clone(),
        folded: state.browse.folded.clone(),
        timeline: state.timeline.selected.clone(),
        unit: state.units.selected.clone(),
        document: state.document.selected.clone(),
        opened: state.recent.iter().cloned().collect(),
        layout: state.layout,
        theme: Some(state.theme),
        has_mouse: state.has_mouse,
        unsaved: state
            .drafts
            .iter()
            .map(|((programme, key), draft)| (programme.clone(), key.clone(), draft.clone()))
            .collect(),
        drafts: BTreeMap::new(),
        recent: Vec::new(),
        is_running,
    };
    serde_json::to_string(&place).map(|text| Effect::Remember(PLACE, text)).into_iter().collect()
}

/// Takes up a remembered place. What no longer exists is left out.
pub fn restore(state: &mut State, mut remembered: Remembered) {
    remembered.bring_up_to_date();
    let screen = Screen::ALL.into_iter().find(|screen| screen.name() == remembered.screen);
    state.screen = screen.unwrap_or_default();
    let volumes = state.library.volumes();
    let wanted =
        volumes.iter().position(|v| Some(&v.programme.id) == remembered.programme.as_ref());
    state.programme = wanted.unwrap_or(state.programme);
    if let Some(volume) = state.volume() {
        let programme = std::sync::Arc::clone(&volume.programme);
        let known = |key: &Key| programme.node(key).is_some();
        let fresh = state.browse.selected.clone();
        state.browse = Browse {
            selected: remembered.selected.filter(known).or(fresh),
            folded: remembered.folded.into_iter().filter(known).collect(),
            ..Browse::default()
        };
        state.timeline.selected =
            remembered.timeline.filter(known).or(state.timeline.selected.take());
        state.document.selected =
            remembered.document.filter(known).or(state.document.selected.take());
    }
    state.units.selected = remembered.unit.or(state.units.selected.take());
    state.layout = remembered.layout;
    state.has_mouse = remembered.has_mouse;
    let is_there = |place: &Place| {
        let volume = state.library.volume(&place.0);
        volume.is_some_and(|volume| volume.programme.node(&place.1).is_some())
    };
    state.recent = remembered.opened.into_iter().filter(is_there).collect();
    let drafts = remembered.unsaved.into_iter();
    state.drafts = drafts.map(|(programme, key, draft)| ((programme, key), draft)).collect();
    state.theme = remembered.theme.unwrap_or(state.theme);
}
