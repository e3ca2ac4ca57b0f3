//! Who is there.

use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::app::State;
use crate::app::measured::Spot;
use crate::app::meeting::people::{PeopleList, PeopleRow};
use crate::domain::{Attendee, Presence, Review};
use crate::say;
use crate::view::canvas::{Canvas, Row};
use crate::view::field;

/// Rows of the field in which several names can be pasted.
const FIELD: u16 = 2;

/// Rows of what can be done here.
const PROMPT: u16 = 2;

/// Draws the list and the field.
pub fn draw(state: &State, list: &PeopleList, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let Some(sitting) = &state.sitting else { return };
    let review = &sitting.review;
    let (came, of) = review.attendance();
    let title = say!(words, "people-title", came = came, of = of);
    let inside = canvas.cover(&title, &say!(words, "people-foot"));
    let rows = PeopleList::rows(state);
    let chosen = list.chosen.min(rows.len().saturating_sub(1));
    let below = FIELD + PROMPT;
    let upper = Rect { height: inside.height.saturating_sub(below), ..inside };
    let text = canvas.look.theme.text;
    let shown = rows.iter().enumerate().map(|(at, row)| Row {
        spans: vec![Span::styled(format!(" {}", line(state, review, *row)), text)],
        spot: Some(Spot::Row(at)),
    });
    canvas.list(upper, shown.collect(), chosen, true);
    let y = inside.y + inside.height.saturating_sub(below);
    let faint = canvas.look.theme.faint;
    let lines = crate::text::wrap(&prompt(state, list.row(state)), usize::from(inside.width - 2));
    for (y, line) in (y..y + PROMPT).zip(&lines) {
        canvas.text(inside.x + 1, y, inside.width - 2, line, faint);
    }
    let rect = Rect { x: inside.x + 1, y: y + PROMPT, width: inside.width - 2, height: FIELD };
    field::paragraph(canvas, rect, &list.field, true);
}

fn line(state: &State, review: &Review, row: PeopleRow) -> String {
    let words = &state.words;
    match row {
        PeopleRow::Place => say!(words, "people-place", text = review.place.clone()),
        PeopleRow::Chair => say!(words, "people-chair", text = review.chair.clone()),
        PeopleRow::Secretary => say!(words, "people-secretary", text = review.secretary.clone()),
        PeopleRow::Person(at) => {
            review.people.get(at).map(|known| person(state, at + 1, known)).unwrap_or_default()
        }
        PeopleRow::Add => say!(words, "people-add"),
    }
}

fn person(state: &State, number: usize, known: &Attendee) -> String {
    let words = &state.words;
    let presence = match &known.presence {
        Presence::Present => say!(words, "presence-present"),
        Presence::Absent(reason) if reason.is_empty() => say!(words, "presence-absent"),
        Presence::Absent(reason) => say!(words, "presence-absent-for", reason = reason.clone()),
        Presence::Invited => say!(words, "presence-invited"),
    };
    let office =
        if known.office.is_empty() { String::new() } else { format!(", {}", known.office) };
    format!("{number:>2}. {}{office}: {presence}", known.name)
}

fn prompt(state: &State, row: PeopleRow) -> String {
    let words = &state.words;
    match row {
        PeopleRow::Place | PeopleRow::Chair | PeopleRow::Secretary => say!(words, "people-fact"),
        PeopleRow::Person(_) => say!(words, "people-person"),
        PeopleRow::Add => say!(words, "people-names"),
    }
}
