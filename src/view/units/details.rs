//! The right pane: what one unit does, line by line.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::State;
use crate::app::library::Volume;
use crate::app::measured::Spot;
use crate::app::units::{Pane, Part, UnitRow, Work, namesakes, spellings, work};
use crate::domain::{Item, UnitKind, UnitRef};
use crate::say;
use crate::text::{truncate, wrap};
use crate::view::canvas::{Canvas, Row, cell};
use crate::view::look::Look;

/// The right pane: what one unit does.
pub(super) struct Details<'a> {
    pub(super) state: &'a State,
    pub(super) row: &'a UnitRow<'a>,
    /// How many units there are: clicks on work are counted after them.
    pub(super) length: usize,
}

/// A line of the right pane; those with a number are a work of the unit.
struct PaneLine {
    spans: Vec<Span<'static>>,
    work: Option<usize>,
}

impl Details<'_> {
    pub(super) fn draw(&self, canvas: &mut Canvas<'_, '_>, rect: Rect) {
        let words = &self.state.words;
        let is_focused = self.state.units.pane == Pane::Work;
        let work = work(self.state, &self.row.unit.id);
        let chosen = self.state.units.chosen.min(work.len().saturating_sub(1));
        let place = chosen + 1;
        let foot = if is_focused && !work.is_empty() {
            say!(words, "position-of", at = place, total = work.len())
        } else {
            String::new()
        };
        let inside = canvas.pane(rect, &say!(words, "units-work"), &foot, is_focused);
        if !is_focused {
            canvas.spot(rect, Spot::Pane(1));
        }
        let columns = usize::from(inside.width).saturating_sub(1);
        // Every work has a line: no more of them than lines can be seen.
        let height = usize::from(inside.height);
        let from = if is_focused { chosen.saturating_sub(height) } else { 0 };
        let lines = self.lines(canvas.look, &work, from..from + 2 * height + 1, columns);
        if is_focused && !work.is_empty() {
            let at = lines.iter().position(|line| line.work == Some(chosen)).unwrap_or(0);
            let spot = |at: usize| Spot::Row(self.length + at);
            let rows = lines
                .into_iter()
                .map(|line| Row { spans: line.spans, spot: line.work.map(spot) })
                .collect();
            canvas.list(inside, rows, at, self.state.overlays.is_empty());
        } else {
            self.still(canvas, inside, lines, work.len());
        }
    }

    /// The lines while the keys are elsewhere: from the top, and how much work
    /// is not shown.
    fn still(
        &self,
        canvas: &mut Canvas<'_, '_>,
        inside: Rect,
        mut lines: Vec<PaneLine>,
        works: usize,
    ) {
        let height = usize::from(inside.height);
        if lines.len() > height {
            lines.truncate(height.saturating_sub(1));
            let left = works - lines.iter().filter(|line| line.work.is_some()).count();
            let text = if left > 0 {
                say!(self.state.words, "units-more", count = left)
            } else {
                canvas.look.glyphs.ellipsis.to_owned()
            };
            let spans = vec![Span::styled(format!("   {text}"), canvas.look.theme.faint)];
            lines.push(PaneLine { spans, work: None });
        }
        for (y, line) in (inside.y..).zip(&lines) {
            if let Some(work) = line.work {
                let place = Rect { y, height: 1, ..inside };
                canvas.spot(place, Spot::Row(self.length + work));
            }
        }
        let lines = lines
            .into_iter()
            .map(|line| {
                let mut spans = vec![Span::raw(" ")];
                spans.extend(line.spans);
                Line::from(spans)
            })
            .collect();
        canvas.scrolled(inside, lines, 0, false);
    }

    /// The lines; of the works only those in a range.
    fn lines(
        &self,
        look: &Look,
        work: &[Work<'_>],
        seen: Range<usize>,
        columns: usize,
    ) -> Vec<PaneLine> {
        let words = &self.state.words;
        let mut page = Page { look, columns, lines: Vec::new() };
        page.text(&self.row.unit.name.to_uppercase(), look.theme.heading);
        self.listed(&mut page);
        for part in Part::ALL {
            let mine = || work.iter().enumerate().filter(|(_, work)| work.part == part);
            let count = mine().count();
            let heading = match part {
                Part::Leads => say!(words, "units-part-leads", count = count),
                Part::Coordinates => say!(words, "units-part-coordinates", count = count),
                Part::Recurring | Part::Duty if count == 0 => continue,
                Part::Recurring => say!(words, "units-part-recurring", count = count),
                Part::Duty => say!(words, "units-part-duties", count = count),
            };
            page.gap();
            page.text(&heading, look.theme.heading);
            let mut volume = None;
            for (at, work) in mine().filter(|(at, _)| seen.contains(at)) {
                if self.state.library.volumes().len() > 1 && volume != Some(work.volume) {
                    volume = Some(work.volume);
                    self.programme(&mut page, work);
                }
                self.work(&mut page, at, work);
            }
        }
        self.members(&mut page);
        self.notes(&mut page, work);
        page.lines
    }

    /// The name of the programme above its work.
    fn programme(&self, page: &mut Page<'_>, work: &Work<'_>) {
        let volume = self.state.library.volumes().get(work.volume);
        if let Some(volume) = volume {
            page.text(&volume.programme.short_title, page.look.theme.faint);
        }
    }

    fn work(&self, page: &mut Page<'_>, at: usize, work: &Work<'_>) {
        let Some(volume) = self.state.library.volumes().get(work.volume) else { return };
        let (look, words) = (page.look, &self.state.words);
        let item = volume.current(work.node);
        let (style, mark) = item.as_ref().map_or((look.theme.text, "  "), |item| {
            let progress = volume.board.progress(item);
            look.theme.status(volume.standing(item), progress)
        });
        let doubt = if work.is_both { "?" } else { " " };
        let number = match work.node.number.as_str() {
            "" => work.node.key.as_str(),
            number => number,
        };
        let room = page.columns.saturating_sub(3);
        let mut title = format!("{number} {}", work.node.title);
        let cycles = work.node.cycles();
        if !cycles.is_empty() {
            let cycles: Vec<String> = cycles.iter().map(|cycle| words.cycle(*cycle)).collect();
            title = format!("({}) {title}", cycles.join(", "));
        }
        let spans = vec![
            Span::styled(mark.to_owned(), style),
            Span::styled(doubt, look.theme.needs_confirmation),
            Span::styled(cell(&title, room, look), look.theme.text),
        ];
        page.lines.push(PaneLine { spans, work: Some(at) });
        let text = item.and_then(|item| self.stands(volume, work, &item));
        if let Some(text) = text {
            page.below(&truncate(&text, room, look.glyphs.ellipsis));
        }
        let roll = volume.board.roll_of(&volume.programme, work.node, None);
        if let Some(roll) = roll.filter(|roll| *roll.group == self.row.unit.id)
            && roll.counts().1 > 0
        {
            for line in wrap(&words.roll(&roll), room) {
                page.below(&line);
            }
        }
    }

    /// How a work stands, in the line below it.
    fn stands(&self, volume: &Volume, work: &Work<'_>, item: &Item<'_>) -> Option<String> {
        let words = &self.state.words;
        let stands = volume.stands(words, item);
        match work.part {
            Part::Leads => {
                let period = volume.board.due(item).period.map(|period| words.period(period));
                let Some(period) = period else { return Some(stands) };
                Some(say!(words, "units-stands", standing = stands, due = period))
            }
            Part::Recurring => {
                let instances = volume.board.instances(&volume.programme, item);
                let counts = words.submissions(instances.iter().collect());
                Some(if counts.is_empty() { stands } else { format!("{stands} ({counts})") })
            }
            Part::Coordinates | Part::Duty => None,
        }
    }

    /// The members of a group; empty until somebody has listed them.
    fn known_members(&self) -> &[String] {
        let board = self.state.library.volumes().first().map(|volume| &volume.board);
        board.map_or(&[][..], |board| board.members(&self.row.unit.id))
    }

    /// How many members a group has, and how to list them.
    fn listed(&self, page: &mut Page<'_>) {
        if self.row.unit.kind == UnitKind::Group {
            let words = &self.state.words;
            let text = match self.known_members().len() {
                0 => say!(words, "units-no-members"),
                count => say!(words, "units-members-listed", count = count),
            };
            page.text(&text, page.look.theme.faint);
        }
    }

    /// Who belongs to a group, as somebody listed it.
    fn members(&self, page: &mut Page<'_>) {
        let members = self.known_members();
        if self.row.unit.kind != UnitKind::Group || members.is_empty() {
            return;
        }
        page.gap();
        let heading = say!(self.state.words, "units-members", count = members.len());
        page.text(&heading, page.look.theme.heading);
        for (number, name) in (1..).zip(members) {
            page.text(&format!("{number:>3}. {name}"), page.look.theme.text);
        }
    }

    /// What is odd about the unit, and its other names.
    fn notes(&self, page: &mut Page<'_>, work: &[Work<'_>]) {
        let words = &self.state.words;
        let unit = self.row.unit;
        let (text, doubt) = (page.look.theme.text, page.look.theme.needs_confirmation);
        page.gap();
        for both in work.iter().filter(|work| work.is_both && work.part == Part::Leads) {
            let is_unit = |known: &&UnitRef| known.unit == unit.id;
            let written = both.node.coordinators().iter().find(is_unit);
            let written = written.map_or("", |known| known.as_written.as_str());
            let sentence =
                say!(words, "units-both", number = both.node.number.clone(), written = written);
            page.text(&format!("? {sentence}"), doubt);
        }
        for other in namesakes(self.state, unit) {
            page.text(&say!(words, "units-namesake", name = other.name.clone()), text);
        }
        let spellings = spellings(self.state, unit);
        if !spellings.is_empty() {
            let names: Vec<String> = spellings.iter().map(|name| format!("“{name}”")).collect();
            page.text(&say!(words, "units-spellings", names = names.join("; ")), text);
        }
    }
}

/// The lines of the right pane, from top to bottom.
struct Page<'a> {
    look: &'a Look,
    columns: usize,
    lines: Vec<PaneLine>,
}

impl Page<'_> {
    fn text(&mut self, text: &str, style: Style) {
        for line in wrap(text, self.columns) {
            self.lines.push(PaneLine { spans: vec![Span::styled(line, style)], work: None });
        }
    }

    /// A line of a work's own, below its title.
    fn below(&mut self, text: &str) {
        let spans = vec![Span::styled(format!("   {text}"), self.look.theme.faint)];
        self.lines.push(PaneLine { spans, work: None });
    }

    fn gap(&mut self) {
        self.lines.push(PaneLine { spans: Vec::new(), work: None });
    }
}
