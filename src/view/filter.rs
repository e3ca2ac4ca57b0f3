//! The filter's menu.

use ratatui::text::Span;

use super::canvas::{Canvas, Row};
use crate::app::State;
use crate::app::filter::{FilterLine, FilterMenu, Sort};
use crate::app::measured::Spot;
use crate::say;
use crate::text::pad;

/// Draws the menu.
pub fn draw(state: &State, menu: &FilterMenu, canvas: &mut Canvas<'_, '_>) {
    let words = &state.words;
    let inside = canvas.dialog(56, 7, &say!(words, "filter-title"), &say!(words, "esc-closes"));
    let theme = &canvas.look.theme;
    let rows = FilterLine::ALL.iter().enumerate().map(|(at, line)| {
        let (name, value) = described(state, *line);
        let mut spans = vec![Span::styled(format!(" {}", pad(&name, 16)), theme.text)];
        if let Some(value) = value {
            spans.push(Span::styled(format!("← {value} →"), theme.heading));
        }
        Row { spans, spot: Some(Spot::Row(at)) }
    });
    let rows = rows.collect();
    canvas.list(inside, rows, menu.chosen, true);
}

fn described(state: &State, line: FilterLine) -> (String, Option<String>) {
    let words = &state.words;
    let filter = &state.filter;
    let all = || say!(words, "filter-all");
    match line {
        FilterLine::Standing => {
            let names: Vec<String> = filter.standings.iter().map(|s| words.standing(*s)).collect();
            let value = if names.is_empty() { all() } else { names.join(", ") };
            (say!(words, "filter-standing"), Some(value))
        }
        FilterLine::Unit => {
            let unit = filter.unit.as_ref().and_then(|id| state.library.unit(id));
            (say!(words, "filter-unit"), Some(unit.map_or_else(all, |unit| unit.short.clone())))
        }
        FilterLine::Quarter => {
            let value = filter.quarter.map_or_else(all, |quarter| words.quarter(quarter));
            (say!(words, "filter-quarter"), Some(value))
        }
        FilterLine::Sort => {
            let value = match filter.sort {
                Sort::Document => say!(words, "sort-document"),
                Sort::Due => say!(words, "sort-due"),
            };
            (say!(words, "filter-sort"), Some(value))
        }
        FilterLine::Clear => (say!(words, "filter-clear"), None),
    }
}
