//! Labels in front of a colon: who leads, who helps, by when.

use super::lexicon::Labels;
use super::tokens::{Phrases, bare, tokens};

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// Mục tiêu
    Objective,
    /// Chủ trì
    Lead,
    /// Phối hợp
    Coordinators,
    /// Thời gian
    Time,
    /// Kết quả, sản phẩm
    Product,
    /// Chủ trì, phối hợp: who leads and who helps, in one
    Shared,
}

/// A label in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Labelled<'t> {
    /// What it announces.
    pub label: Label,
    /// Its own words.
    pub name: &'t str,
    /// What follows its colon.
    pub words: &'t str,
}

impl Labels {
    /// What the name of a label or a column announces.
    pub fn named(&self, name: &str) -> Option<Label> {
        let outside = name.split('(').next().unwrap_or(name);
        let lists = [
            (&self.lead, Label::Lead),
            (&self.coordinators, Label::Coordinators),
            (&self.time, Label::Time),
            (&self.objective, Label::Objective),
            (&self.product, Label::Product),
            (&self.shared, Label::Shared),
        ];
        lists.iter().find(|(list, _)| list.is_loosely(outside)).map(|(_, label)| *label)
    }

    /// What a column announces whose head begins with a label's name and says
    /// more: "Đơn vị chủ trì xây dựng, trình".
    pub fn begun(&self, name: &str) -> Option<Label> {
        let outside = name.split('(').next().unwrap_or(name);
        let lists = [
            (&self.shared, Label::Shared),
            (&self.lead, Label::Lead),
            (&self.coordinators, Label::Coordinators),
            (&self.time, Label::Time),
        ];
        let short = outside.chars().count() <= 60;
        lists
            .iter()
            .filter(|_| short)
            .find(|(list, _)| list.begin_loosely(outside))
            .map(|(_, label)| *label)
    }

    /// The words of a column or label "Chủ trì, phối hợp": who leads and who
    /// helps, told by labels inside ("Chủ trì: A. Phối hợp: B") or at the end of
    /// each part ("A chủ trì; B phối hợp"). Where nothing tells, all lead.
    pub fn shared(&self, words: &str) -> (String, String) {
        let (mut lead, mut help) = (String::new(), String::new());
        let told = self.within(words);
        if told.iter().any(|found| matches!(found.label, Label::Lead | Label::Coordinators)) {
            for found in told {
                let text = if found.label == Label::Coordinators { &mut help } else { &mut lead };
                push_line(text, found.words);
            }
            return (lead, help);
        }
        for part in words.split([';', '\n']).map(bare).filter(|part| !part.is_empty()) {
            match (ending(part, &self.helps), ending(part, &self.leads)) {
                (Some(name), _) => push_line(&mut help, name),
                (None, Some(name)) => push_line(&mut lead, name),
                (None, None) => push_line(&mut lead, part),
            }
        }
        (lead, help)
    }

    /// The name in front of "chủ trì" at the end of a text.
    pub fn leading<'t>(&self, text: &'t str) -> Option<&'t str> {
        ending(text, &self.leads)
    }

    /// The label a text begins with, and what follows its colon.
    pub fn first<'t>(&self, text: &'t str) -> Option<Labelled<'t>> {
        let colon = text.bytes().take(121).position(|byte| byte == b':')?;
        let (name, rest) = text.split_at(colon);
        let label = self.named(name)?;
        Some(Labelled { label, name: name.trim(), words: rest.get(1..)?.trim() })
    }

    /// Every label of a text with its words: "… (Chủ trì: A; phối hợp: B; thời
    /// gian: quý II)". A label begins a text, a line, a sentence, a bracket, or
    /// stands after a semicolon.
    pub fn within<'t>(&self, text: &'t str) -> Vec<Labelled<'t>> {
        let mut starts: Vec<(usize, Labelled<'t>, usize)> = Vec::new();
        let borders =
            text.match_indices(['.', ';', '\n', '(', '–']).map(|(at, sign)| at + sign.len());
        let mut seen = 0;
        for at in std::iter::once(0).chain(borders) {
            let Some(rest) = text.get(at..).filter(|_| at >= seen) else { continue };
            let open = rest.trim_start_matches([' ', '-', '–', '+', '*', '(', '\n']);
            seen = text.len() - open.len();
            if let Some(found) = self.first(open) {
                let begins = text.trim_end().len() - found.words.len();
                if starts.last().is_none_or(|last| last.2 < begins) {
                    starts.push((at, found, begins));
                }
            }
        }
        let ends = starts.iter().skip(1).map(|next| next.0).chain([text.len()]);
        let parts = starts.iter().zip(ends).map(|((_, found, begins), end)| {
            let words = text.get(*begins..end.max(*begins)).unwrap_or_default();
            Labelled { words: unbracketed(words), ..*found }
        });
        parts.collect()
    }
}

/// What stands before one of the phrases at the end of a text.
fn ending<'t>(text: &'t str, phrases: &Phrases) -> Option<&'t str> {
    let found = tokens(text);
    let from = found.len() - phrases.before(&found, found.len())?;
    let start = found.get(from)?.start;
    text.get(..start).map(bare).filter(|name| !name.is_empty())
}

fn push_line(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push('\n');
    }
    text.push_str(more);
}

/// Without a closing bracket whose opening one stood before the label.
fn unbracketed(text: &str) -> &str {
    let text = bare(text).trim_end_matches(['(', ' ']);
    let open = text.matches('(').count();
    if text.matches(')').count() > open { bare(text.trim_end_matches(')')) } else { text }
}
