//! Labels in front of a colon: who leads, who helps, by when.

use super::lexicon::Labels;
use super::tokens::bare;

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
        ];
        lists.iter().find(|(list, _)| list.is_loosely(outside)).map(|(_, label)| *label)
    }

    /// The label a text begins with, and what follows its colon.
    pub fn first<'t>(&self, text: &'t str) -> Option<(Label, &'t str)> {
        let colon = text.find(':').filter(|colon| *colon <= 120)?;
        let (name, rest) = text.split_at(colon);
        Some((self.named(name)?, rest.get(1..)?.trim()))
    }

    /// Text before the first label, and every label with its words: "… (Chủ
    /// trì: A; phối hợp: B; thời gian: quý II)". A label begins a text, a line,
    /// a sentence, a bracket, or stands after a semicolon.
    pub fn within<'t>(&self, text: &'t str) -> (&'t str, Vec<(Label, &'t str)>) {
        let mut starts: Vec<(usize, Label, usize)> = Vec::new();
        let borders =
            text.match_indices(['.', ';', '\n', '(', '–']).map(|(at, sign)| at + sign.len());
        for at in std::iter::once(0).chain(borders) {
            let Some(rest) = text.get(at..) else { continue };
            let open = rest.trim_start_matches([' ', '-', '–', '+', '*', '(', '\n']);
            if let Some((label, words)) = self.first(open) {
                let begins = text.len() - words.len();
                if starts.last().is_none_or(|last| last.2 < begins) {
                    starts.push((at, label, begins));
                }
            }
        }
        let Some(first) = starts.first() else { return (text, Vec::new()) };
        let prose = text.get(..first.0).unwrap_or_default();
        let ends = starts.iter().skip(1).map(|next| next.0).chain([text.len()]);
        let parts = starts.iter().zip(ends).map(|((_, label, begins), end)| {
            let end = end.max(*begins);
            (*label, unbracketed(text.get(*begins..end).unwrap_or_default()))
        });
        (prose.trim_end_matches(['(', ' ', '-', '–']), parts.collect())
    }
}

/// Without a closing bracket whose opening one stood before the label.
fn unbracketed(text: &str) -> &str {
    let text = bare(text).trim_end_matches(['(', ' ']);
    let open = text.matches('(').count();
    if text.matches(')').count() > open { bare(text.trim_end_matches(')')) } else { text }
}
