//! The detail of one item: who, by when, how far, what is doubtful, what
//! happened.

use ratatui::text::Line;

use super::detail_duty;
use super::look::Look;
use super::page::Page;
use crate::app::State;
use crate::app::compare::{due as due_words, move_line};
use crate::app::library::Volume;
use crate::app::state::Tense;
use crate::domain::{Board, Content, Item, MilestoneKind, Node, Period, Standing};
use crate::say;

/// The lines of a node's detail.
pub fn lines(
    state: &State,
    look: &Look,
    volume: &Volume,
    node: &Node,
    columns: usize,
) -> Vec<Line<'static>> {
    let mut page = Page::new(look, columns);
    let shown = Shown { state, look, volume, node };
    shown.title(&mut page);
    shown.responsible(&mut page);
    shown.times(&mut page);
    for item in node.items() {
        if item.key == node.key {
            detail_duty::instances(&mut page, state, look, volume, &item);
            shown.report(&mut page, &item);
        }
    }
    detail_duty::roll(&mut page, state, look, volume, node);
    shown.doubts(&mut page);
    shown.contents(&mut page);
    shown.history(&mut page);
    page.into_lines()
}

struct Shown<'a> {
    state: &'a State,
    look: &'a Look,
    volume: &'a Volume,
    node: &'a Node,
}

/// How wide the column of labels is.
const LABELS: usize = 11;

impl Shown<'_> {
    fn board(&self) -> &Board {
        &self.volume.board
    }

    fn title(&self, page: &mut Page<'_>) {
        let number = match self.node.number.as_str() {
            "" => String::new(),
            number => format!("{number}. "),
        };
        let title = match self.node.content {
            Content::Model(_) | Content::Section => self.node.title.to_uppercase(),
            Content::Group
            | Content::Task(_)
            | Content::Duty(_)
            | Content::Indicator(_)
            | Content::Text => self.node.title.clone(),
        };
        page.heading(&format!("{number}{title}"));
        page.gap();
    }

    fn responsible(&self, page: &mut Page<'_>) {
        let words = &self.state.words;
        let text = self.look.theme.text;
        let lead = self.node.lead();
        let label = match self.node.content {
            Content::Duty(_) => say!(words, "label-body"),
            Content::Model(_)
            | Content::Task(_)
            | Content::Indicator(_)
            | Content::Section
            | Content::Group
            | Content::Text => say!(words, "label-lead"),
        };
        if !lead.is_empty() {
            page.labelled(&label, LABELS, &self.volume.short_names(lead), text);
        } else if self.node.model().is_some() {
            page.labelled(&label, LABELS, &say!(words, "nobody-named"), text);
        }
        if !self.node.coordinators().is_empty() {
            let names = self.volume.short_names(self.node.coordinators());
            page.labelled(&say!(words, "label-coordinators"), LABELS, &names, text);
        }
        let cycles = self.node.cycles();
        if !cycles.is_empty() {
            let cycles: Vec<String> = cycles.iter().map(|cycle| words.cycle(*cycle)).collect();
            page.labelled(&say!(words, "label-cycle"), LABELS, &cycles.join(", "), text);
        }
        page.gap();
    }

    fn times(&self, page: &mut Page<'_>) {
        let words = &self.state.words;
        let items: Vec<Item<'_>> = self.node.items().collect();
        let upkeep =
            self.node.model().into_iter().flat_map(|model| {
                model.milestones.iter().filter(|m| m.kind == MilestoneKind::Sustain)
            });
        let dated =
            |item: &&Item<'_>| item.milestone.is_some() || self.board().due(item).period.is_some();
        let shown: Vec<&Item<'_>> = items.iter().filter(dated).collect();
        let upkeep: Vec<_> = upkeep.collect();
        if shown.is_empty() && upkeep.is_empty() {
            return;
        }
        page.heading(&say!(words, "label-milestones"));
        for item in shown {
            self.time(page, item);
        }
        for milestone in upkeep {
            let period = milestone.period.map(|period| words.period(period)).unwrap_or_default();
            let (style, mark) =
                self.look.theme.status(Standing::NoDeadline, crate::domain::Progress::NotStarted);
            let kind = words.milestone_kind(milestone.kind);
            page.marked(1, mark, &format!("{kind}   {period}"), style);
        }
        page.gap();
    }

    fn time(&self, page: &mut Page<'_>, item: &Item<'_>) {
        let words = &self.state.words;
        let due = self.board().due(item);
        let standing = self.volume.standing(item);
        let (style, mark) = self.look.theme.status(standing, self.board().progress(item));
        let label = item
            .milestone
            .map_or_else(|| say!(words, "label-time"), |milestone| milestone.label.clone());
        let period = due.period.map(|period| words.period(period)).unwrap_or_default();
        page.marked(1, mark, &format!("{label}   {period}"), self.look.theme.text);
        let stands = self.volume.stands(words, item);
        let day = due.date().map(|date| say!(words, "label-due", date = words.date(date)) + " · ");
        page.paragraph(4, &(day.unwrap_or_default() + &stands), style);
        for known in self.board().moves(&item.key, self.state.library.ledger()) {
            let moved = say!(words, "due-moved-from", from = due_words(words, known.before));
            let moved = format!("{moved}: {}", move_line(words, &known));
            page.paragraph(4, &moved, self.look.theme.faint);
        }
    }

    fn report(&self, page: &mut Page<'_>, item: &Item<'_>) {
        let words = &self.state.words;
        let (text, faint) = (self.look.theme.text, self.look.theme.faint);
        let report = &self.board().state(&item.key).report;
        let no_report = match self.state.tense() {
            Tense::Now => say!(words, "no-report"),
            Tense::Past | Tense::Ahead => say!(words, "no-report-then"),
        };
        let today = self.board().as_of();
        let cycle = self.board().cycles(item).first().copied();
        let open = || Period::Quarter(self.board().reported_quarter());
        let now = cycle.map_or_else(open, |cycle| cycle.period_at(today));
        let period = report.period.unwrap_or(now);
        let is_now = report.period == Some(now) || report.note.is_empty();
        page.heading(&if is_now {
            say!(words, "label-result", period = words.period(now))
        } else if cycle.is_some() {
            say!(words, "label-result-before", period = words.period_in_text(period))
        } else {
            say!(words, "label-result-before", period = words.period(period))
        });
        if report.note.is_empty() {
            page.paragraph(1, &no_report, faint);
        } else {
            page.paragraph(1, &report.note, text);
        }
        if !is_now && !report.progress.eq(&crate::domain::Progress::Done) {
            page.paragraph(1, &no_report, faint);
        }
        if !report.obstacle.is_empty() {
            page.gap();
            page.heading(&say!(words, "label-obstacle"));
            page.paragraph(1, &report.obstacle, text);
        }
        if !report.note.is_empty() {
            page.gap();
            page.heading(&say!(words, "label-evidence"));
            let proof = report
                .evidence
                .as_ref()
                .map_or_else(|| say!(words, "no-evidence"), |paper| words.evidence(paper));
            page.paragraph(1, &proof, text);
        }
        page.gap();
    }

    fn doubts(&self, page: &mut Page<'_>) {
        let about = |notice: &&crate::domain::Notice| notice.key.as_ref() == Some(&self.node.key);
        let doubts: Vec<_> = self.volume.programme.notices.iter().filter(about).collect();
        if doubts.is_empty() {
            return;
        }
        page.heading(&say!(self.state.words, "label-doubts"));
        for notice in doubts {
            let sentence = self.state.words.notice(notice);
            page.marked(1, "?", &sentence, self.look.theme.needs_confirmation);
        }
        page.gap();
    }

    fn contents(&self, page: &mut Page<'_>) {
        let words = &self.state.words;
        let text = self.look.theme.text;
        if let Some(model) = self.node.model() {
            if !model.objective.is_empty() {
                page.heading(&say!(words, "label-objective"));
                page.paragraph(1, &model.objective, text);
                page.gap();
            }
        } else if self.node.text != self.node.title {
            page.heading(&say!(words, "label-text"));
            page.paragraph(1, &self.node.text, text);
            page.gap();
        }
        if !self.node.indicators().is_empty() {
            page.heading(&say!(words, "label-indicators"));
            for indicator in self.node.indicators() {
                let by = indicator.by.map(|by| format!(" ({})", words.period(by)));
                let line =
                    format!("{}{}: {}", indicator.target, by.unwrap_or_default(), indicator.text);
                page.paragraph(1, &line, text);
            }
            page.gap();
        }
    }

    fn history(&self, page: &mut Page<'_>) {
        let words = &self.state.words;
        let mut entries: Vec<_> = self
            .node
            .items()
            .flat_map(|item| self.state.library.history(self.volume, &item.key).collect::<Vec<_>>())
            .collect();
        if entries.is_empty() {
            return;
        }
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.seq));
        page.heading(&say!(words, "label-history"));
        for entry in entries {
            let day = words.short_date(entry.at.date_naive());
            let line = format!("{day}  {}   {}", entry.by, words.change(&entry.change));
            page.paragraph(1, &line, self.look.theme.text);
        }
    }
}
