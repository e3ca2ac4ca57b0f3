//! A conclusion of a review as a sentence: in one line for the wall, in full
//! for the minutes, and as a task below the name of the unit that has to see
//! to it.

#[cfg(test)]
mod tests;

use super::layout::Layout;
use super::phrase::{self, lowered};
use super::quarter::in_text;
use crate::domain::{
    Conclusion, Decision, Item, ItemKind, Period, PlanChange, Programme, Unit, UnitRef,
};
use crate::say;
use crate::words::Words;

/// A conclusion in one line, as it is read out, with the short names of units:
/// "Gia hạn mô hình 4.1 đến Quý IV/2026", "Giao Đảng ủy UBND phường báo cáo …;
/// hạn 10/10/2026".
#[must_use]
pub fn headline(words: &Words, programme: &Programme, conclusion: &Conclusion) -> String {
    let item = short_item(words, programme, conclusion);
    let named = |units: &[UnitRef]| listed(programme, units, |unit| &unit.short);
    let unit = match &conclusion.unit {
        Some(unit) => named(std::slice::from_ref(unit)),
        None => say!(words, "said-nobody"),
    };
    let text = text_of(words, conclusion);
    let due = conclusion.due.map(|due| words.period(due));
    let said = match (conclusion.decision, &due) {
        (Decision::Keep, None) => return say!(words, "headline-keep", item = item),
        (Decision::Keep, Some(due)) => {
            return say!(words, "headline-keep-due", item = item, due = due.as_str());
        }
        (Decision::Extend, due) => {
            let due = due.clone().unwrap_or_else(|| say!(words, "said-unknown"));
            return say!(words, "headline-extend", item = item, due = due);
        }
        (Decision::ChangeLead, _) => {
            say!(words, "headline-change-lead", unit = unit, item = item)
        }
        (Decision::AddCoordinator, _) => {
            let units = helpers_added(conclusion);
            let units = if units.is_empty() { unit } else { named(&units) };
            say!(words, "headline-add-coordinator", units = units, item = item)
        }
        (Decision::Assign, _) => {
            let text = continued(programme, &text);
            say!(words, "headline-assign", unit = unit, text = text)
        }
        (Decision::Praise, _) => say!(words, "headline-praise", unit = unit, text = text),
        (Decision::Criticise, _) => say!(words, "headline-criticise", unit = unit, text = text),
        (Decision::Refer, _) => {
            let text = continued(programme, &text);
            say!(words, "headline-refer", unit = unit, text = text)
        }
        (Decision::Pause, _) => say!(words, "headline-pause", item = item, text = text),
    };
    // The others have said which item they are about.
    let is_said = conclusion.decision.needs_item() || is_about_nothing(programme, conclusion);
    let said = if is_said {
        said
    } else {
        let item = short_item(words, programme, conclusion);
        say!(words, "headline-on", said = said, item = item)
    };
    match due {
        Some(due) => say!(words, "headline-due", said = said, due = due),
        None => said,
    }
}

/// How the papers of one office speak of conclusions.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a> {
    /// The words.
    pub words: &'a Words,
    /// The programme, for the names of its items and units.
    pub programme: &'a Programme,
    /// The form of the paper, which says how a day is written.
    pub layout: &'a Layout,
}

impl Wording<'_> {
    /// A conclusion as the minutes have it: who, what, why, by when, in full
    /// names and with a full stop.
    #[must_use]
    pub fn whole(&self, conclusion: &Conclusion) -> String {
        let words = self.words;
        let (item, unit) = (self.item(conclusion), self.unit(conclusion));
        let text = text_of(words, conclusion);
        let main = match conclusion.decision {
            Decision::Keep => say!(words, "said-keep", item = item),
            Decision::Extend => match self.moved(conclusion) {
                (Some(from), to) => {
                    say!(words, "said-extend-from", item = item, from = from, to = to)
                }
                (None, to) => say!(words, "said-extend", item = item, to = to),
            },
            Decision::ChangeLead => match self.lead_before(conclusion) {
                Some(before) => {
                    say!(words, "said-change-lead-from", unit = unit, item = item, before = before)
                }
                None => say!(words, "said-change-lead", unit = unit, item = item),
            },
            Decision::AddCoordinator => {
                let units = helpers_added(conclusion);
                let units = if units.is_empty() { unit } else { self.names(&units) };
                say!(words, "said-add-coordinator", units = units, item = item)
            }
            Decision::Assign => {
                let text = continued(self.programme, &text);
                self.about(conclusion, say!(words, "headline-assign", unit = unit, text = text))
            }
            Decision::Praise => {
                self.about(conclusion, say!(words, "headline-praise", unit = unit, text = text))
            }
            Decision::Criticise => {
                self.about(conclusion, say!(words, "headline-criticise", unit = unit, text = text))
            }
            Decision::Refer => {
                let text = continued(self.programme, &text);
                self.about(conclusion, say!(words, "headline-refer", unit = unit, text = text))
            }
            Decision::Pause => say!(words, "said-pause", item = item),
        };
        let does = needs_doer(conclusion.decision).then(|| self.unit(conclusion));
        let helpers: &[UnitRef] = match conclusion.decision {
            Decision::AddCoordinator => &[],
            Decision::Keep
            | Decision::Extend
            | Decision::ChangeLead
            | Decision::Assign
            | Decision::Praise
            | Decision::Criticise
            | Decision::Refer
            | Decision::Pause => &conclusion.helpers,
        };
        self.ended(conclusion, main, does, helpers)
    }

    /// A conclusion as a task below the name of its unit: what has to be done,
    /// by when, with whom, and why.
    #[must_use]
    pub fn task(&self, conclusion: &Conclusion) -> String {
        let words = self.words;
        let item = self.item(conclusion);
        let text = text_of(words, conclusion);
        let main = match conclusion.decision {
            Decision::Keep => say!(words, "task-keep", item = item),
            Decision::Extend => {
                let by =
                    conclusion.due.map_or_else(|| say!(words, "said-unknown"), |due| self.by(due));
                match self.moved(conclusion).0 {
                    Some(from) => {
                        say!(words, "task-extend-from", item = item, by = by, from = from)
                    }
                    None => say!(words, "task-extend", item = item, by = by),
                }
            }
            Decision::ChangeLead => match self.lead_before(conclusion) {
                Some(before) => say!(words, "task-change-lead-from", item = item, before = before),
                None => say!(words, "task-change-lead", item = item),
            },
            Decision::AddCoordinator => say!(words, "task-coordinate", item = item),
            Decision::Assign => self.about(conclusion, text),
            // Neither is a task: they stand under the assessment.
            Decision::Praise | Decision::Criticise => return self.whole(conclusion),
            Decision::Refer => {
                let text = continued(self.programme, &text);
                self.about(conclusion, say!(words, "task-refer", text = text))
            }
            Decision::Pause => say!(words, "task-pause", item = item),
        };
        self.ended(conclusion, main, None, &conclusion.helpers)
    }

    /// The main clause with what comes behind it: who helps, why, by when.
    fn ended(
        &self,
        conclusion: &Conclusion,
        main: String,
        does: Option<String>,
        helpers: &[UnitRef],
    ) -> String {
        let words = self.words;
        let decision = conclusion.decision;
        let mut said = main;
        let mut beside: Vec<String> = Vec::new();
        beside.extend(does.map(|unit| say!(words, "said-does", unit = unit)));
        if !helpers.is_empty() {
            let units = self.names(helpers);
            beside.push(say!(words, "said-helpers", units = units));
        }
        if !beside.is_empty() {
            said = format!("{said} ({})", beside.join("; "));
        }
        if !conclusion.text.trim().is_empty() {
            let text = lowered(&text_of(words, conclusion));
            if decision.gives_reason() {
                said = format!("{said}; {}", say!(words, "said-reason", reason = text));
            } else if decision.needs_item() {
                said = format!("{said}; {text}"); // what else is to be done
            }
        }
        if let Some(due) = conclusion.due.filter(|_| decision != Decision::Extend) {
            said = format!("{said}; {}", say!(words, "said-done-by", by = self.by(due)));
        }
        phrase::sentence(&said)
    }

    /// What the item is called; what it was called, where no document has it
    /// any more.
    fn item(&self, conclusion: &Conclusion) -> String {
        match item_of(self.programme, conclusion) {
            Some(item) => phrase::name(self.words, self.programme, &item),
            None => subject(self.words, conclusion),
        }
    }

    fn about(&self, conclusion: &Conclusion, said: String) -> String {
        if is_about_nothing(self.programme, conclusion) {
            return said;
        }
        let said = continued(self.programme, &said);
        say!(self.words, "said-about", item = self.item(conclusion), said = said)
    }

    /// Who has to see to it, in full.
    #[must_use]
    pub fn unit(&self, conclusion: &Conclusion) -> String {
        match &conclusion.unit {
            Some(unit) => self.names(std::slice::from_ref(unit)),
            None => say!(self.words, "said-nobody"),
        }
    }

    /// The full names of units.
    #[must_use]
    pub fn names(&self, units: &[UnitRef]) -> String {
        listed(self.programme, units, |unit| &unit.name)
    }

    /// The deadline before, where it is known, and the new one.
    fn moved(&self, conclusion: &Conclusion) -> (Option<String>, String) {
        let (from, to) = match &conclusion.effect {
            Some(PlanChange::Due(before, after)) => (before.period, after.period),
            Some(PlanChange::Lead(..) | PlanChange::Coordinators(..) | PlanChange::Report(..))
            | None => (None, None),
        };
        let to = to.or(conclusion.due).map(|due| self.time(due));
        (from.map(|due| self.time(due)), to.unwrap_or_else(|| say!(self.words, "said-unknown")))
    }

    fn lead_before(&self, conclusion: &Conclusion) -> Option<String> {
        match &conclusion.effect {
            Some(PlanChange::Lead(before, _)) if !before.is_empty() => Some(self.names(before)),
            Some(
                PlanChange::Lead(..)
                | PlanChange::Due(..)
                | PlanChange::Coordinators(..)
                | PlanChange::Report(..),
            )
            | None => None,
        }
    }

    /// A period as a noun: "ngày 05/10/2026", "quý IV/2026".
    fn time(&self, period: Period) -> String {
        match period {
            Period::Day(day) => {
                say!(self.words, "said-day", day = self.layout.cited_day(Some(day), None))
            }
            Period::Range { from, to } => {
                let [from, to] = [from, to].map(|day| self.layout.cited_day(Some(day), None));
                say!(self.words, "said-range", from = from, to = to)
            }
            Period::Quarter(quarter) => in_text(self.words, quarter),
            Period::Month { .. }
            | Period::Half { .. }
            | Period::Year(_)
            | Period::Years { .. }
            | Period::Recurring(_) => lowered(&self.words.period(period)),
        }
    }

    /// A period as a deadline. "Trước ngày" would leave out the day itself in
    /// these papers, so it is "chậm nhất".
    #[must_use]
    pub fn by(&self, period: Period) -> String {
        let time = self.time(period);
        match period {
            Period::Day(_) => say!(self.words, "said-by-day", day = time),
            Period::Month { .. } | Period::Quarter(_) | Period::Half { .. } | Period::Year(_) => {
                say!(self.words, "said-within", period = time)
            }
            Period::Years { .. } => say!(self.words, "said-within-years", period = time),
            Period::Range { .. } | Period::Recurring(_) => time,
        }
    }
}

/// Whether the sentence has to say apart who does it.
fn needs_doer(decision: Decision) -> bool {
    match decision {
        Decision::Keep | Decision::Extend | Decision::Pause => true,
        Decision::ChangeLead
        | Decision::AddCoordinator
        | Decision::Assign
        | Decision::Praise
        | Decision::Criticise
        | Decision::Refer => false,
    }
}

/// Who is to help from now on: whoever is named.
fn helpers_added(conclusion: &Conclusion) -> Vec<UnitRef> {
    conclusion.unit.iter().chain(&conclusion.helpers).cloned().collect()
}

fn item_of<'a>(programme: &'a Programme, conclusion: &Conclusion) -> Option<Item<'a>> {
    programme.item(conclusion.about.as_ref()?)
}

/// Whether nobody can say any more what it is about, or it is about nothing.
fn is_about_nothing(programme: &Programme, conclusion: &Conclusion) -> bool {
    item_of(programme, conclusion).is_none() && in_line(&conclusion.subject).is_empty()
}

/// What is to be done, or why, in one line without its stop.
fn text_of(words: &Words, conclusion: &Conclusion) -> String {
    let text = in_line(&conclusion.text);
    match text.trim_end_matches(['.', ';', ' ']) {
        "" => say!(words, "said-unknown"),
        text => text.to_owned(),
    }
}

fn subject(words: &Words, conclusion: &Conclusion) -> String {
    match in_line(&conclusion.subject) {
        subject if subject.is_empty() => say!(words, "said-unknown"),
        subject => subject,
    }
}

/// "mô hình 4.1".
fn short_item(words: &Words, programme: &Programme, conclusion: &Conclusion) -> String {
    let Some(item) = item_of(programme, conclusion) else { return subject(words, conclusion) };
    if let Some(review) = phrase::review_of(programme, item.node) {
        let (number, review) = (item.node.number.as_str(), review.title.as_str());
        return say!(words, "headline-conclusion", number = number, review = review);
    }
    let place = phrase::place(words, &item);
    match item.kind {
        ItemKind::Model | ItemKind::Attain => say!(words, "headline-model", place = place),
        ItemKind::Task => say!(words, "headline-task", place = place),
        ItemKind::Duty => say!(words, "headline-duty", place = place),
        ItemKind::Indicator => say!(words, "headline-indicator", place = place),
    }
}

/// Names in a list; commas part them unless one of them holds a comma itself.
fn listed(programme: &Programme, units: &[UnitRef], of: fn(&Unit) -> &String) -> String {
    let name = |reference| programme.unit(reference).map_or(&reference.as_written, of).as_str();
    let names: Vec<&str> = units.iter().map(name).collect();
    let mark = if names.iter().any(|name| name.contains(',')) { "; " } else { ", " };
    names.join(mark)
}

/// A text in one line.
pub(super) fn in_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text that goes on in the middle of a sentence: its first letter small,
/// unless it begins with the name of a unit or the end of one ("Công an
/// phường" of "Đảng ủy Công an phường").
fn continued(programme: &Programme, text: &str) -> String {
    let begins = |name: &String| {
        let ends = name.char_indices().filter(|(_, letter)| letter.is_uppercase());
        let mut ends = ends.filter_map(|(at, _)| name.get(at..)).filter(|end| end.contains(' '));
        ends.any(|end| text.starts_with(end))
    };
    let is_named =
        |unit: &Unit| begins(&unit.name) || begins(&unit.short) || unit.aliases.iter().any(begins);
    if programme.units.iter().any(is_named) { text.to_owned() } else { lowered(text) }
}
