//! What is asked of a row of the review.

use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::app::State;
use crate::app::measured::Spot;
use crate::app::review::{Choice, Review, Stage, choices, units};
use crate::say;
use crate::view::canvas::{Canvas, Row, cell};
use crate::view::field;

/// Draws what is asked; whether anything is.
pub fn draw(state: &State, review: &Review, canvas: &mut Canvas<'_, '_>, rect: Rect) -> bool {
    let words = &state.words;
    let below = Rect { y: rect.y + 1, height: rect.height.saturating_sub(1), ..rect };
    let heading = canvas.look.theme.heading;
    match &review.stage {
        Stage::Rows => return false,
        Stage::Choosing(at) => {
            let shown: Vec<String> =
                choices(review).into_iter().map(|choice| label(state, review, choice)).collect();
            canvas.text(rect.x, rect.y, rect.width, &say!(words, "review-choose"), heading);
            list(canvas, below, &shown, *at);
        }
        Stage::Writing { choice, field, complaint } => {
            let title = if *choice == Choice::Split {
                say!(words, "choice-split-label")
            } else {
                say!(words, "choice-time-label")
            };
            canvas.text(rect.x, rect.y, rect.width, &title, heading);
            field::blank(canvas, rect.x, rect.y + 1, rect.width, field, true);
            if let Some(complaint) = complaint {
                let error = canvas.look.theme.error;
                canvas.text(rect.x, rect.y + 3, rect.width, complaint, error);
            }
            canvas.measured.cursor = None;
        }
        Stage::Naming { field, chosen } => {
            let title = say!(words, "choice-unit-label");
            let indent = u16::try_from(crate::text::width(&title)).unwrap_or(0) + 1;
            canvas.text(rect.x, rect.y, rect.width, &title, heading);
            let room = rect.width.saturating_sub(indent);
            field::blank(canvas, rect.x + indent, rect.y, room, field, true);
            list(canvas, below, &units(review, state, &field.text()), *chosen);
            canvas.measured.cursor = None;
        }
    }
    true
}

fn list(canvas: &mut Canvas<'_, '_>, rect: Rect, texts: &[String], chosen: usize) {
    let room = usize::from(rect.width) - 1;
    let style = canvas.look.theme.text;
    let row = |(at, text): (usize, &String)| {
        let spans = vec![Span::styled(cell(text, room, canvas.look), style)];
        Row { spans, spot: Some(Spot::Row(at)) }
    };
    let rows = texts.iter().enumerate().map(row).collect();
    canvas.list(rect, rows, chosen, true);
}

fn label(state: &State, review: &Review, choice: Choice) -> String {
    let words = &state.words;
    match choice {
        Choice::Seen => say!(words, "choice-seen"),
        Choice::OwnUnit => say!(words, "choice-own-unit"),
        Choice::SameUnit => say!(words, "choice-same-unit"),
        Choice::Split => say!(words, "choice-split"),
        Choice::Merge => say!(words, "choice-merge"),
        Choice::Time => say!(words, "choice-time"),
        Choice::NoDeadline => say!(words, "choice-no-deadline"),
        Choice::ConfirmDue => say!(words, "choice-confirm-due"),
        Choice::MoveDue => say!(words, "choice-move-due"),
        Choice::AsText => say!(words, "choice-as-text"),
        Choice::Join(at) => {
            let new = review.comparison.pairs.get(at).and_then(|pair| pair.new);
            let node = new.and_then(|at| review.programme.nodes.get(at));
            let (key, title) =
                node.map(|node| (node.key.to_string(), node.title.clone())).unwrap_or_default();
            say!(words, "choice-join", key = key, title = title)
        }
        Choice::Part => say!(words, "choice-part"),
    }
}
