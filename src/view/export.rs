//! What can be written of the screen.

use ratatui::text::Span;

use super::canvas::{Canvas, Row, cell};
use crate::app::State;
use crate::app::export::{Choice, Export, choices};
use crate::app::measured::Spot;
use crate::say;

/// Draws the menu.
pub fn draw(state: &State, export: &Export, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let choices = choices(state);
    let rows = u16::try_from(choices.len() + 2).unwrap_or(12);
    let title = say!(words, "export-title");
    let inside = canvas.dialog(56, rows, &title, &say!(words, "esc-closes"));
    let style = canvas.look.theme.text;
    let room = usize::from(inside.width) - 1;
    let row = |(at, choice): (usize, &Choice)| {
        let text = cell(&label(state, *choice), room, canvas.look);
        Row { spans: vec![Span::styled(text, style)], spot: Some(Spot::Row(at)) }
    };
    let rows = choices.iter().enumerate().map(row).collect();
    canvas.list(inside, rows, export.chosen, true);
}

fn label(state: &State, choice: Choice) -> String {
    let words = &state.words;
    match choice {
        Choice::ListWord => say!(words, "export-list-word"),
        Choice::ListCsv => say!(words, "export-list-csv"),
        Choice::ListMarkdown => say!(words, "export-list-markdown"),
        Choice::Report => say!(words, "export-report"),
        Choice::Workbook => say!(words, "export-workbook"),
        Choice::UnitSheet => say!(words, "export-unit-sheet"),
        Choice::UpdateSheet => say!(words, "export-update-sheet"),
        Choice::Notice => say!(words, "export-notice"),
        Choice::Minutes => say!(words, "export-minutes"),
    }
}
