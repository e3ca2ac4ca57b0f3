//! The roll of a group (F8): who of its members has reported on an item.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use super::measured::moved;
use super::members::MembersForm;
use super::message::Effect;
use super::overlay::{Overlay, Step};
use super::question::{Question, Subject};
use super::state::{Pending, State};
use super::units;
use crate::action::{Action, Screen};
use crate::domain::{Change, Key, Node, Period, UnitId, UnitKind};
use crate::say;

/// The open roll.
#[derive(Debug, Clone)]
pub struct RollCall {
    /// The place of the outline.
    pub key: Key,
    /// The group.
    pub group: UnitId,
    /// The instances of what comes round, by their last day.
    pub periods: Vec<Period>,
    /// The instance the roll is called for.
    pub period: Option<Period>,
    /// The members, and whether each has reported.
    pub members: Vec<(String, bool)>,
    /// The row under the cursor: 0 is everybody.
    pub chosen: usize,
    /// Why something was not done.
    pub complaint: Option<String>,
    /// Who had reported, members of today or not.
    before: Vec<String>,
}

impl RollCall {
    /// The roll of a place; none where no group has to answer for it.
    #[must_use]
    pub fn open(state: &State, key: &Key) -> Option<Self> {
        let volume = state.volume()?;
        let (board, programme) = (&volume.board, &volume.programme);
        let node: &Node = programme.node(key)?;
        let group = board.group_of(programme, node)?.clone();
        let item = node.items().next();
        let instances = item.as_ref().map(|item| board.instances(programme, item));
        let first = item.as_ref().and_then(|item| board.open_instance(programme, item));
        let mut roll = Self {
            key: node.key.clone(),
            group,
            periods: instances.unwrap_or_default().iter().map(|known| known.period).collect(),
            period: first.map(|known| known.period),
            members: Vec::new(),
            chosen: 1,
            complaint: None,
            before: Vec::new(),
        };
        roll.read(state);
        Some(roll)
    }

    /// Takes up what is known of the period.
    fn read(&mut self, state: &State) {
        let Some(volume) = state.volume() else { return };
        self.before = volume.board.reported_on(&self.key, self.period).to_vec();
        let members = volume.board.members(&self.group).iter();
        self.members = members.map(|name| (name.clone(), self.before.contains(name))).collect();
        // The cursor begins on the first member.
        self.chosen = self.chosen.clamp(1, self.members.len().max(1));
    }

    /// How many have reported, of how many.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.members.iter().filter(|(_, has)| *has).count(), self.members.len())
    }

    /// Who has reported: members in the order of the list, then those who were
    /// members when they did.
    fn after(&self) -> Vec<String> {
        let present = self.members.iter().filter(|(_, has)| *has).map(|(name, _)| name);
        let is_member = |name: &&String| self.members.iter().any(|(known, _)| known == *name);
        let former = self.before.iter().filter(|name| !is_member(name));
        present.chain(former).cloned().collect()
    }

    /// Whether anything differs from what is known.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.members.iter().any(|(name, has)| self.before.contains(name) != *has)
    }

    /// Does what a key asks for.
    pub fn act(mut self: Box<Self>, state: &mut State, action: Action) -> Step {
        self.complaint = None;
        match action {
            Action::Open if self.members.is_empty() => {
                let form = MembersForm::open(state, &self.group);
                // The roll waits below until there is a list.
                state.overlays.push(Overlay::Members(Box::new(form)));
            }
            Action::Open | Action::Toggle => self.toggle(),
            Action::Save => return self.save(state),
            Action::Back if self.is_changed() => {
                let question = Question::new(Subject::LeaveRoll(self));
                return (Some(Overlay::Question(question)), Vec::new());
            }
            Action::Back => return (None, Vec::new()),
            Action::Left | Action::Right => self.choose_period(state, action),
            other => {
                let rows = self.members.len() + 1;
                self.chosen = moved(self.chosen, rows, other, state.measured.step());
            }
        }
        (Some(Overlay::Roll(self)), Vec::new())
    }

    fn toggle(&mut self) {
        let (present, all) = self.counts();
        match self.chosen.checked_sub(1) {
            None => {
                for (_, has) in &mut self.members {
                    *has = present < all;
                }
            }
            Some(at) => {
                if let Some((_, has)) = self.members.get_mut(at) {
                    *has = !*has;
                }
            }
        }
    }

    fn choose_period(&mut self, state: &State, action: Action) {
        if self.periods.is_empty() {
            return;
        }
        if self.is_changed() {
            self.complaint = Some(say!(state.words, "roll-save-first"));
            return;
        }
        let at = self.periods.iter().position(|known| Some(*known) == self.period).unwrap_or(0);
        let step = if action == Action::Left { Action::Up } else { Action::Down };
        self.period = self.periods.get(moved(at, self.periods.len(), step, 1)).copied();
        self.read(state);
    }

    fn save(self: Box<Self>, state: &mut State) -> Step {
        if !self.is_changed() {
            return (None, Vec::new());
        }
        let (key, period, before) = (self.key.clone(), self.period, self.before.clone());
        let change = Change::RollCalled { key, period, before, after: self.after() };
        let effects = super::changes::commit(state, Pending::Edit, change);
        // It stays until the store has answered.
        (Some(Overlay::Roll(self)), effects)
    }
}

/// Opens the roll of what is under the cursor, or the members of the group
/// under it.
pub fn open(state: &mut State) -> Vec<Effect> {
    if let Some(group) = selected_group(state) {
        let form = MembersForm::open(state, &group);
        state.overlays.push(Overlay::Members(Box::new(form)));
        return Vec::new();
    }
    let roll = state.selected_key().and_then(|key| RollCall::open(state, &key));
    if let Some(roll) = roll {
        state.overlays.push(Overlay::Roll(Box::new(roll)));
    } else {
        let text = say!(state.words, "roll-no-group");
        state.say(text);
    }
    Vec::new()
}

/// The group under the cursor of the list of units.
#[must_use]
pub fn selected_group(state: &State) -> Option<UnitId> {
    if state.screen != Screen::Units || state.units.pane != units::Pane::List {
        return None;
    }
    let rows = units::rows(state);
    let unit = rows.get(units::cursor(state, &rows))?.unit;
    (unit.kind == UnitKind::Group).then(|| unit.id.clone())
}

/// The store has kept a change: forms about it are closed, and a roll that has
/// waited for its members takes them up.
pub fn kept(state: &mut State, change: &Change) {
    let mut overlays = std::mem::take(&mut state.overlays);
    overlays.retain(|overlay| match overlay {
        Overlay::Members(_) => !matches!(change.effective(), Change::Members { .. }),
        Overlay::Roll(_) => !matches!(change.effective(), Change::RollCalled { .. }),
        _ => true,
    });
    for overlay in &mut overlays {
        if let Overlay::Roll(roll) = overlay {
            roll.read(state);
        }
    }
    state.overlays = overlays;
}
