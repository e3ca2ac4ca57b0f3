//! Screen 2 (mock-up F): the figures that add up, and the lists behind them.

mod arrange;
mod lines;

use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use super::canvas::{Canvas, Row};
use crate::app::State;
use crate::app::dashboard::{Figure, Pane, Summary};
use crate::app::filter::Scope;
use crate::app::measured::Spot;
use crate::domain::Quarter;
use crate::say;
use crate::text::{width, wrap};
use lines::{PaneLine, Room, Table};

/// What is drawn.
struct Shown<'a> {
    state: &'a State,
    summary: Summary<'a>,
    /// How many columns the window has.
    window: u16,
}

/// Draws the screen; returns its crumbs.
pub fn draw(state: &State, canvas: &mut Canvas<'_, '_>, room: Rect) -> String {
    let words = &state.words;
    if state.volume().is_none() {
        let inside = canvas.pane(room, &say!(words, "dashboard-figures"), "", true);
        let style = canvas.look.theme.text;
        let room = inside.width.saturating_sub(2);
        for (y, line) in (inside.y..).zip(wrap(&say!(words, "nothing-here"), usize::from(room))) {
            canvas.text(inside.x + 1, y, room, &line, style);
        }
        return String::new();
    }
    let window = canvas.frame.area().width;
    let shown = Shown { state, summary: Summary::of(state), window };
    let places = arrange::arrange(&shown, room);
    let is_alone = places.len() == 1;
    for (pane, rect) in places {
        shown.pane(canvas, pane, rect, is_alone);
    }
    shown.crumbs()
}

/// What the status line says: the sum under the cursor, spelled out.
pub(in crate::view) fn status(state: &State) -> Option<String> {
    state.volume()?;
    let tally = Summary::of(state).tally;
    let chosen = Figure::ALL.get(state.dashboard.chosen).filter(|_| {
        // A part is seen in the sum of the whole.
        state.dashboard.pane == Pane::Figures
    });
    let figure = chosen.copied().filter(|figure| figure.parts().len() > 1);
    let figure = figure.unwrap_or(Figure::Total);
    let parts: Vec<String> =
        figure.parts().iter().map(|part| part.count(&tally).to_string()).collect();
    let sum = format!("{} = {}", parts.join(" + "), figure.count(&tally));
    Some(say!(state.words, "dashboard-status", sum = sum))
}

impl Shown<'_> {
    /// What is counted and as of when; the day is never cut off.
    fn crumbs(&self) -> String {
        let words = &self.state.words;
        let date = words.date(self.state.library.as_of());
        let count = self.state.library.volumes().len();
        let scope = if self.state.dashboard.is_all {
            format!("{} · {}", say!(words, "units-all", count = count), self.scope())
        } else {
            self.scope()
        };
        let long = say!(words, "dashboard-crumbs", scope = scope.clone(), date = date.clone());
        if width(&long) + 2 <= usize::from(self.window) {
            return long;
        }
        say!(words, "dashboard-crumbs-short", scope = scope, date = date)
    }

    fn scope(&self) -> String {
        let words = &self.state.words;
        match self.summary.scope {
            Scope::Models => say!(words, "dashboard-scope-models"),
            Scope::DueSoFar => {
                let quarter = words.quarter(Quarter::of(self.state.library.as_of()));
                say!(words, "dashboard-scope-due", quarter = quarter)
            }
            Scope::Dated | Scope::Everything | Scope::Undated | Scope::Upkeep => {
                say!(words, "dashboard-scope-dated")
            }
        }
    }

    fn title(&self, pane: Pane) -> String {
        let words = &self.state.words;
        match pane {
            Pane::Figures => say!(words, "dashboard-figures"),
            Pane::Overdue => {
                say!(words, "dashboard-overdue", count = self.summary.overdue.len())
            }
            Pane::DueSoon => {
                say!(words, "dashboard-due-soon", count = self.summary.due_soon.len())
            }
            Pane::Attention => say!(words, "dashboard-attention"),
            Pane::Units => say!(words, "dashboard-units"),
        }
    }

    /// The place in the list with the keys; where a pane stands alone, also
    /// which one is next.
    fn foot(&self, pane: Pane, chosen: usize, is_alone: bool) -> String {
        let words = &self.state.words;
        let total = self.summary.length(pane);
        let mut parts = Vec::new();
        if total > 0 {
            let at = chosen + 1;
            parts.push(say!(words, "position-of", at = at, total = total));
        }
        if is_alone {
            parts.push(say!(words, "dashboard-next", pane = self.title(pane.next())));
        }
        parts.join(" · ")
    }

    fn pane(&self, canvas: &mut Canvas<'_, '_>, pane: Pane, rect: Rect, is_alone: bool) {
        let is_focused = self.state.dashboard.pane == pane;
        let last = self.summary.length(pane).saturating_sub(1);
        let chosen = self.state.dashboard.chosen.min(last);
        let foot = if is_focused { self.foot(pane, chosen, is_alone) } else { String::new() };
        let mut inside = canvas.pane(rect, &self.title(pane), &foot, is_focused);
        if !is_focused {
            canvas.spot(rect, Spot::Pane(pane.place()));
        }
        // The cursor before the lines, a blank behind them.
        let columns = usize::from(inside.width).saturating_sub(2);
        let table = Table::of(self, columns);
        if pane == Pane::Units {
            let head = table.head(self);
            canvas.text(inside.x, inside.y, inside.width, &head, canvas.look.theme.faint);
            inside.y += 1;
            inside.height = inside.height.saturating_sub(1);
        }
        let at = if is_focused { chosen } else { 0 };
        let room = Room { columns, height: usize::from(inside.height), at };
        let lines = self.lines(canvas.look, pane, room, &table);
        if !is_focused {
            self.more(canvas, rect, &lines, usize::from(inside.height));
        }
        if is_focused && self.summary.length(pane) > 0 {
            self.focused(canvas, pane, inside, lines, chosen);
            if pane == Pane::Units {
                self.chosen_cell(canvas, &table, inside, chosen);
            }
        } else {
            self.still(canvas, pane, inside, lines);
        }
        if is_focused && canvas.measured.cursor.is_none() && self.state.overlays.is_empty() {
            canvas.measured.cursor = Some((inside.x, inside.y));
        }
    }

    /// How many rows are below the border of a pane without the keys.
    fn more(&self, canvas: &mut Canvas<'_, '_>, rect: Rect, lines: &[PaneLine], height: usize) {
        let hidden = lines.iter().skip(height).filter(|line| line.row.is_some()).count();
        if hidden > 0 {
            let text = format!(" {} ", say!(self.state.words, "units-more", count = hidden));
            let columns = u16::try_from(width(&text)).unwrap_or(0);
            let x = rect.right().saturating_sub(columns + 2);
            let style = canvas.look.theme.border;
            canvas.text(x, rect.bottom().saturating_sub(1), columns, &text, style);
        }
    }

    /// The lines of the pane with the keys.
    fn focused(
        &self,
        canvas: &mut Canvas<'_, '_>,
        pane: Pane,
        inside: Rect,
        lines: Vec<PaneLine>,
        chosen: usize,
    ) {
        let at = lines.iter().position(|line| line.row == Some(chosen)).unwrap_or(0);
        let first = self.summary.lines_before(pane);
        let rows = lines
            .into_iter()
            .map(|line| Row { spans: line.spans, spot: line.row.map(|row| Spot::Row(first + row)) })
            .collect();
        canvas.list(inside, rows, at, self.state.overlays.is_empty());
    }

    /// The lines while the keys are elsewhere: from the top.
    fn still(&self, canvas: &mut Canvas<'_, '_>, pane: Pane, inside: Rect, lines: Vec<PaneLine>) {
        let first = self.summary.lines_before(pane);
        for (y, line) in (inside.y..inside.bottom()).zip(lines) {
            let mut spans = vec![Span::raw(" ")];
            spans.extend(line.spans);
            canvas.line(inside.x, y, inside.width, &Line::from(spans));
            if let Some(row) = line.row {
                canvas.spot(Rect { y, height: 1, ..inside }, Spot::Row(first + row));
            }
        }
    }

    /// The figure under the cursor stands out of its row.
    fn chosen_cell(&self, canvas: &mut Canvas<'_, '_>, table: &Table, inside: Rect, chosen: usize) {
        let Some((_, y)) = canvas.measured.cursor else { return };
        let Some(line) = self.summary.units.get(chosen) else { return };
        let column = self.state.dashboard.column_of(self.window);
        let Some((x, columns)) = table.place(column) else { return };
        let style = canvas.look.theme.heading.remove_modifier(Modifier::REVERSED);
        let text = format!("{:>columns$}", column.count(&line.tally));
        let (x, columns) = (u16::try_from(x).unwrap_or(0), u16::try_from(columns).unwrap_or(0));
        canvas.line(inside.x + 1 + x, y, columns, &Line::styled(text, style));
    }
}
