//! Who was there: a list, and one field below it for names and reasons.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a screen answers the keys it knows and leaves the rest"
)]

use super::sitting;
use crate::action::Action;
use crate::app::field::Field;
use crate::app::measured::moved;
use crate::app::message::Effect;
use crate::app::overlay::{Overlay, Step};
use crate::app::state::State;
use crate::domain::{Attendee, Presence, Review};

/// The open list. Above the people stand the place, the chair and the secretary.
#[derive(Debug, Clone)]
pub struct PeopleList {
    /// The row under the cursor.
    pub chosen: usize,
    /// Names to be added; for a fact its words; for somebody absent the reason.
    pub field: Field,
}

/// What stands in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeopleRow {
    /// Where the review is held.
    Place,
    /// Who chairs it.
    Chair,
    /// Who keeps the minutes.
    Secretary,
    /// The nth person.
    Person(usize),
    /// Where names are added.
    Add,
}

/// The people of the review before, all of whom are expected again.
#[must_use]
pub fn again(review: &Review) -> Vec<Attendee> {
    let expected = |person: &Attendee| Attendee {
        presence: match &person.presence {
            Presence::Invited => Presence::Invited,
            Presence::Present | Presence::Absent(_) => Presence::Present,
        },
        ..person.clone()
    };
    review.people.iter().map(expected).collect()
}

/// A person as typed: "Nguyễn Văn A - Phó Bí thư". Numbers and dashes in front,
/// as pasted lists have them, are left out.
#[must_use]
pub fn person(line: &str) -> Option<Attendee> {
    let line = crate::text::clean(line);
    let bare = line.trim().trim_start_matches(|c: char| {
        c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ')' | '-' | '–' | '+' | '*')
    });
    let separators = [" - ", " – ", ", ", ": ", "\t"];
    let cut = separators.iter().find_map(|mark| bare.split_once(*mark));
    let (name, office) = cut.unwrap_or((bare, ""));
    let (name, office) = (name.trim(), office.trim().trim_end_matches([';', ',', '.']));
    let name = name.trim_end_matches([';', ',', '.']);
    (!name.is_empty()).then(|| Attendee {
        name: name.to_owned(),
        office: office.to_owned(),
        presence: Presence::Present,
    })
}

impl PeopleList {
    /// The list with the cursor where names are added.
    #[must_use]
    pub fn open() -> Self {
        Self { chosen: usize::MAX, field: Field::paragraph("") }
    }

    /// The rows.
    #[must_use]
    pub fn rows(state: &State) -> Vec<PeopleRow> {
        let count = state.sitting.as_ref().map_or(0, |sitting| sitting.review.people.len());
        let facts = [PeopleRow::Place, PeopleRow::Chair, PeopleRow::Secretary];
        let people = (0..count).map(PeopleRow::Person);
        facts.into_iter().chain(people).chain([PeopleRow::Add]).collect()
    }

    /// The row under the cursor.
    #[must_use]
    pub fn row(&self, state: &State) -> PeopleRow {
        let rows = Self::rows(state);
        rows.get(self.chosen).or(rows.last()).copied().unwrap_or(PeopleRow::Add)
    }

    /// Whether it has another use for a key than its field.
    #[must_use]
    pub fn takes(&self, action: Action) -> bool {
        action == Action::EraseForward && self.field.is_empty()
    }

    /// Does what a key asks for.
    pub fn act(mut self, state: &mut State, action: Action) -> Step {
        let mut effects = Vec::new();
        match action {
            Action::Back | Action::Save | Action::Attendance => {
                let effects = self.write_down(state);
                return (None, effects);
            }
            Action::Open => effects = self.accept(state),
            Action::EraseForward => {
                if let PeopleRow::Person(at) = self.row(state) {
                    effects = sitting::change(state, |review| {
                        review.people.remove(at);
                    });
                    self.load(state);
                }
            }
            Action::Up | Action::Down | Action::PageUp | Action::PageDown => {
                effects = self.write_down(state);
                let rows = Self::rows(state).len();
                self.chosen = moved(self.chosen.min(rows - 1), rows, action, 5);
                self.load(state);
            }
            Action::NextPane => {
                effects = self.write_down(state);
                self.chosen = usize::MAX;
                self.load(state);
            }
            _ => {}
        }
        (Some(Overlay::People(self)), effects)
    }

    /// Enter: a fact or a name is taken in; a person is turned from present to
    /// absent to invited.
    fn accept(&mut self, state: &mut State) -> Vec<Effect> {
        match self.row(state) {
            PeopleRow::Person(at) if !self.field.is_changed() => {
                let effects = sitting::change(state, |review| turn(review, at));
                self.load(state);
                effects
            }
            PeopleRow::Person(_) | PeopleRow::Add => self.write_down(state),
            PeopleRow::Place | PeopleRow::Chair | PeopleRow::Secretary => {
                let effects = self.write_down(state);
                self.chosen = self.chosen.saturating_add(1);
                self.load(state);
                effects
            }
        }
    }

    /// Keeps what is in the field, where it says something new.
    fn write_down(&mut self, state: &mut State) -> Vec<Effect> {
        if !self.field.is_changed() {
            return Vec::new();
        }
        let text = self.field.text();
        let row = self.row(state);
        let is_adding = row == PeopleRow::Add;
        let effects = sitting::change(state, |review| put(review, row, &text));
        if is_adding {
            self.chosen = usize::MAX;
        }
        self.load(state);
        effects
    }

    /// Puts what a row says into the field.
    fn load(&mut self, state: &State) {
        let Some(sitting) = &state.sitting else { return };
        let review = &sitting.review;
        let reason = |at: usize| match review.people.get(at).map(|person| &person.presence) {
            Some(Presence::Absent(reason)) => reason.clone(),
            Some(Presence::Present | Presence::Invited) | None => String::new(),
        };
        let text = match self.row(state) {
            PeopleRow::Place => review.place.clone(),
            PeopleRow::Chair => review.chair.clone(),
            PeopleRow::Secretary => review.secretary.clone(),
            PeopleRow::Person(at) => reason(at),
            PeopleRow::Add => String::new(),
        };
        self.field.set_text(&text);
    }
}

fn turn(review: &mut Review, at: usize) {
    let Some(person) = review.people.get_mut(at) else { return };
    person.presence = match person.presence {
        Presence::Present => Presence::Absent(String::new()),
        Presence::Absent(_) => Presence::Invited,
        Presence::Invited => Presence::Present,
    };
}

fn put(review: &mut Review, row: PeopleRow, text: &str) {
    let line = text.trim().replace('\n', " ");
    match row {
        PeopleRow::Place => review.place = line,
        PeopleRow::Chair => review.chair = line,
        PeopleRow::Secretary => review.secretary = line,
        // A reason makes somebody absent.
        PeopleRow::Person(at) => {
            if let Some(person) = review.people.get_mut(at) {
                person.presence = Presence::Absent(line);
            }
        }
        PeopleRow::Add => {
            let known: Vec<String> = review.people.iter().map(|known| known.name.clone()).collect();
            let new = text.lines().filter_map(person);
            review.people.extend(new.filter(|person| !known.contains(&person.name)));
        }
    }
}
