//! The lines of each pane.

use ratatui::style::Style;
use ratatui::text::Span;

use super::Shown;
use crate::app::dashboard::{Column, Counted, Figure, Pane, Remark, UnitLine};
use crate::app::filter::{LedBy, Scope};
use crate::domain::{DUE_SOON_DAYS, ItemKind, Progress, Standing};
use crate::say;
use crate::text::{pad, width, wrap};
use crate::view::canvas::cell;
use crate::view::look::Look;

/// A line of a pane; those with a number can be chosen.
pub(super) struct PaneLine {
    pub spans: Vec<Span<'static>>,
    pub row: Option<usize>,
}

/// The room of a pane, and which of its rows is in view.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub columns: usize,
    pub height: usize,
    pub at: usize,
}

impl Room {
    /// Whether a row can be seen at all: every row has a line.
    fn shows(self, row: usize) -> bool {
        row.abs_diff(self.at) <= self.height
    }
}

/// The widest a bar gets.
const BAR: usize = 28;

/// The room of a figure.
const FIGURE: usize = 5;

impl Shown<'_> {
    /// The lines of a pane of so many columns and lines.
    pub(super) fn lines(
        &self,
        look: &Look,
        pane: Pane,
        room: Room,
        table: &Table,
    ) -> Vec<PaneLine> {
        let columns = room.columns;
        let words = &self.state.words;
        match pane {
            Pane::Figures => self.figures(look, columns),
            Pane::Overdue if self.summary.overdue.is_empty() => {
                let date = words.date(self.state.library.as_of());
                sentence(look, columns, &say!(words, "dashboard-nothing-overdue", date = date))
            }
            Pane::DueSoon if self.summary.due_soon.is_empty() => {
                let text = say!(words, "dashboard-nothing-soon", days = DUE_SOON_DAYS);
                sentence(look, columns, &text)
            }
            Pane::Overdue => self.items(look, &self.summary.overdue, room),
            Pane::DueSoon => self.items(look, &self.summary.due_soon, room),
            Pane::Attention => {
                let remarks = self.summary.remarks.iter().enumerate();
                remarks.map(|(at, remark)| self.remark(look, at, *remark, columns)).collect()
            }
            Pane::Units => {
                let units = self.summary.units.iter().enumerate();
                let line = |(at, unit): (usize, &UnitLine<'_>)| {
                    if room.shows(at) { self.unit(look, at, unit, table) } else { hidden(at) }
                };
                units.map(line).collect()
            }
        }
    }

    fn figures(&self, look: &Look, columns: usize) -> Vec<PaneLine> {
        let names: Vec<String> = Figure::ALL.iter().map(|figure| self.name(*figure)).collect();
        let parts = Figure::ALL.iter().zip(&names).filter(|(figure, _)| **figure != Figure::Total);
        let column = parts.map(|(figure, name)| indent(*figure) + width(name)).max().unwrap_or(0);
        let mut lines: Vec<PaneLine> = Figure::ALL
            .iter()
            .zip(&names)
            .enumerate()
            .map(|(at, (figure, name))| PaneLine {
                spans: self.figure(look, *figure, name, column, columns),
                row: Some(at),
            })
            .collect();
        if self.summary.tally.total() == 0 {
            let text = say!(self.state.words, "dashboard-nothing-counted");
            lines.extend(sentence(look, columns, &text));
        }
        lines
    }

    fn figure(
        &self,
        look: &Look,
        figure: Figure,
        name: &str,
        column: usize,
        columns: usize,
    ) -> Vec<Span<'static>> {
        let theme = &look.theme;
        let count = figure.count(&self.summary.tally);
        let label = pad(name, column.saturating_sub(indent(figure)));
        let number = format!("{count:>FIGURE$}");
        match figure {
            Figure::Total => vec![Span::styled(name.to_owned(), theme.heading)],
            Figure::Done | Figure::Open => {
                let room = columns.saturating_sub(column + FIGURE + 2).min(BAR);
                let filled = filled(count, self.summary.tally.total(), room);
                let bar = if figure == Figure::Done { theme.bar_filled } else { theme.in_time };
                vec![
                    Span::styled(label + &number + "  ", theme.text),
                    Span::styled(look.glyphs.bar_filled.repeat(filled), bar),
                    Span::styled(look.glyphs.bar_rest.repeat(room - filled), theme.bar_rest),
                ]
            }
            Figure::Standing(standing) => {
                let (style, mark) = theme.status(standing, Progress::Underway);
                let text = if count == 0 { theme.faint } else { theme.text };
                let style = if count == 0 { theme.faint } else { style };
                let has_ground = standing == Standing::Overdue;
                vec![
                    Span::styled("  ", text),
                    Span::styled(mark.to_owned(), style),
                    Span::styled(" ", text),
                    Span::styled(name.to_owned(), if has_ground { style } else { text }),
                    Span::styled(label.get(name.len()..).unwrap_or("").to_owned(), text),
                    Span::styled(number, text),
                ]
            }
        }
    }

    fn name(&self, figure: Figure) -> String {
        let words = &self.state.words;
        match figure {
            Figure::Total => {
                let count = self.summary.tally.total();
                if self.summary.scope == Scope::Models {
                    say!(words, "dashboard-total-models", count = count)
                } else {
                    say!(words, "dashboard-total-items", count = count)
                }
            }
            Figure::Done => say!(words, "dashboard-done"),
            Figure::Open => say!(words, "dashboard-open"),
            Figure::Standing(standing) => match standing {
                Standing::DoneInTime => say!(words, "dashboard-done-in-time"),
                Standing::DoneLate => say!(words, "dashboard-done-late"),
                Standing::InTime => say!(words, "dashboard-in-time"),
                Standing::DueSoon => say!(words, "dashboard-soon"),
                Standing::Overdue => say!(words, "dashboard-late"),
                Standing::Paused => say!(words, "dashboard-paused"),
                Standing::NeedsConfirmation => say!(words, "dashboard-unconfirmed"),
                Standing::NoDeadline => words.standing(standing),
            },
        }
    }

    /// Items with their days, and who answers on a line of its own where all
    /// of them have the room for it.
    fn items(&self, look: &Look, items: &[Counted<'_>], room: Room) -> Vec<PaneLine> {
        let columns = room.columns;
        let has_leads = items.len() * 2 <= room.height;
        let mut lines = Vec::new();
        for (at, counted) in items.iter().enumerate() {
            if !room.shows(at) {
                lines.push(hidden(at));
                continue;
            }
            lines.push(PaneLine { spans: self.item(look, counted, columns), row: Some(at) });
            if has_leads {
                let lead = cell(&self.lead(counted), columns.saturating_sub(3), look);
                let spans = vec![Span::styled(format!("   {lead}"), look.theme.faint)];
                lines.push(PaneLine { spans, row: None });
            }
        }
        lines
    }

    fn item(&self, look: &Look, counted: &Counted<'_>, columns: usize) -> Vec<Span<'static>> {
        let words = &self.state.words;
        let Counted { volume, standing, item } = counted;
        let standing = *standing;
        let (style, mark) = look.theme.status(standing, volume.board.progress(item));
        let due = volume.board.due(item).date();
        let left = due.map_or(0, |due| (due - volume.board.as_of()).num_days());
        let days = if standing == Standing::Overdue {
            say!(words, "dashboard-days", days = left.abs())
        } else {
            volume.stands(words, item)
        };
        let number = match item.node.number.as_str() {
            "" => item.node.key.as_str(),
            number => number,
        };
        let title = match (item.kind, item.milestone) {
            (ItemKind::Attain, Some(milestone)) => &milestone.label,
            _ => &item.node.title,
        };
        let room = columns.saturating_sub(width(mark) + 1 + width(&days));
        vec![
            Span::styled(mark.to_owned(), style),
            Span::styled(cell(&format!("{number} {title}"), room, look), look.theme.text),
            Span::styled(format!(" {days}"), look.theme.text),
        ]
    }

    /// Who leads; of several programmes, in which of them.
    fn lead(&self, counted: &Counted<'_>) -> String {
        let Counted { volume, item, .. } = counted;
        let lead = if item.lead().is_empty() {
            say!(self.state.words, "nobody-named")
        } else {
            volume.short_names(item.lead())
        };
        if self.state.dashboard.is_all {
            format!("{lead} · {}", volume.programme.short_title)
        } else {
            lead
        }
    }

    fn remark(&self, look: &Look, at: usize, remark: Remark, columns: usize) -> PaneLine {
        let words = &self.state.words;
        let theme = &look.theme;
        let number = |quarter| words.quarter_number(quarter);
        let two =
            |before: usize, now: usize| (format!("{before} {} {now}", look.glyphs.arrow), now);
        let one = |count: usize| (count.to_string(), count);
        let (name, (figure, count)) = match remark {
            Remark::Closed(quarter, day) => {
                let text = say!(words, "dashboard-closed", quarter = words.quarter(quarter));
                (text, (words.date(day), 1))
            }
            Remark::Silent(quarter, count) => {
                (say!(words, "dashboard-silent", quarter = words.quarter(quarter)), one(count))
            }
            Remark::Missed(periods, items) => {
                let figure =
                    say!(words, "dashboard-missed-figure", periods = periods, items = items);
                let figure = if items == 0 { "0".to_owned() } else { figure };
                (say!(words, "dashboard-missed"), (figure, items))
            }
            Remark::Unconfirmed(count) => {
                (say!(words, "dashboard-unconfirmed-deadlines"), one(count))
            }
            Remark::Done(quarter, before, now) => {
                (say!(words, "dashboard-done-since", quarter = number(quarter)), two(before, now))
            }
            Remark::Overdue(quarter, before, now) => (
                say!(words, "dashboard-overdue-since", quarter = number(quarter)),
                two(before, now),
            ),
            Remark::NothingBefore(quarter) => (
                say!(words, "dashboard-nothing-before", quarter = number(quarter)),
                (String::new(), 0),
            ),
            Remark::Upkeep(count) => (say!(words, "dashboard-upkeep"), one(count)),
            Remark::Undated(count) => (say!(words, "dashboard-undated"), one(count)),
            Remark::Doubts(count) => (say!(words, "dashboard-doubts"), one(count)),
        };
        let room = columns.saturating_sub(width(&figure) + 1);
        let style = if count == 0 { theme.faint } else { theme.text };
        let spans = vec![
            Span::styled(cell(&name, room, look), style),
            Span::styled(format!(" {figure}"), style),
        ];
        PaneLine { spans, row: Some(at) }
    }

    fn unit(&self, look: &Look, at: usize, unit: &UnitLine<'_>, table: &Table) -> PaneLine {
        let words = &self.state.words;
        let theme = &look.theme;
        let (name, style) = match &unit.led_by {
            None => (say!(words, "dashboard-sum"), theme.heading),
            Some(LedBy::Nobody) => (say!(words, "dashboard-nobody"), theme.needs_confirmation),
            Some(LedBy::Unit(_)) => (unit.name.to_owned(), theme.text),
        };
        let mut spans = vec![Span::styled(cell(&name, table.names, look), style)];
        for (column, columns) in &table.columns {
            let count = column.count(&unit.tally);
            let alarm = *column == Column::Overdue && count > 0;
            let figure = count.to_string();
            let blanks = " ".repeat(columns.saturating_sub(width(&figure)));
            let (overdue, _) = theme.status(Standing::Overdue, Progress::Underway);
            spans.push(Span::styled(blanks, style));
            spans.push(Span::styled(figure, if alarm { overdue } else { style }));
        }
        PaneLine { spans, row: Some(at) }
    }
}

/// The columns of the table by units.
pub(super) struct Table {
    names: usize,
    columns: Vec<(Column, usize)>,
}

impl Table {
    pub(super) fn of(shown: &Shown<'_>, columns: usize) -> Self {
        let figures: Vec<(Column, usize)> = Column::shown(shown.window)
            .iter()
            .map(|column| (*column, (width(&heading(shown, *column)) + 1).max(FIGURE)))
            .collect();
        let taken = figures.iter().map(|(_, columns)| columns).sum();
        Self { names: columns.saturating_sub(taken), columns: figures }
    }

    /// The line of headings.
    pub(super) fn head(&self, shown: &Shown<'_>) -> String {
        let mut line =
            pad(&format!(" {}", say!(shown.state.words, "dashboard-unit")), self.names + 1);
        for (column, columns) in &self.columns {
            let name = heading(shown, *column);
            line.push_str(&" ".repeat(columns.saturating_sub(width(&name))));
            line.push_str(&name);
        }
        line
    }

    /// Where a column begins, and how wide it is.
    pub(super) fn place(&self, wanted: Column) -> Option<(usize, usize)> {
        let mut x = self.names;
        for (column, columns) in &self.columns {
            if *column == wanted {
                return Some((x, *columns));
            }
            x += columns;
        }
        None
    }
}

fn heading(shown: &Shown<'_>, column: Column) -> String {
    let words = &shown.state.words;
    match column {
        Column::Total => say!(words, "dashboard-column-total"),
        Column::Done => say!(words, "dashboard-column-done"),
        Column::InTime => say!(words, "dashboard-column-in-time"),
        Column::Overdue => say!(words, "dashboard-column-overdue"),
        Column::Other => say!(words, "dashboard-column-other"),
    }
}

/// By how many columns the name of a figure is set in: a part by its mark.
fn indent(figure: Figure) -> usize {
    match figure {
        Figure::Total | Figure::Done | Figure::Open => 0,
        Figure::Standing(_) => 5,
    }
}

/// A row out of view.
fn hidden(row: usize) -> PaneLine {
    PaneLine { spans: Vec::new(), row: Some(row) }
}

/// How much of a bar is filled: none and all only where the figure says so.
fn filled(count: usize, total: usize, room: usize) -> usize {
    if count == 0 || total == 0 || room == 0 {
        return 0;
    }
    if count == total {
        return room;
    }
    ((count * room + total / 2) / total).clamp(1, room.saturating_sub(1).max(1))
}

fn sentence(look: &Look, columns: usize, text: &str) -> Vec<PaneLine> {
    let line =
        |text: String, style: Style| PaneLine { spans: vec![Span::styled(text, style)], row: None };
    wrap(text, columns).into_iter().map(|text| line(text, look.theme.text)).collect()
}
