//! How often a duty comes round.

use super::lexicon::CadenceWords;
use super::tokens::{Phrases, Token, tokens};
use crate::domain::Cycle;

/// The cycles a duty's text gives. A cycle counts after "định kỳ", at the head
/// of a clause, and in a clause that begins with a verb of reporting or
/// meeting; as the attribute of another noun ("chương trình công tác hằng
/// năm") it does not.
pub(super) fn cycles(text: &str, words: &CadenceWords) -> Vec<Cycle> {
    let found = tokens(text);
    let mut cycles = Vec::new();
    let mut from = 0;
    for at in 0..=found.len() {
        let ends = found.get(at).is_none_or(|token| matches!(token.text, "," | ";" | "." | ":"));
        if ends {
            clause(&found, from, at, words, &mut cycles);
            from = at + 1;
        }
    }
    let order = |cycle: &Cycle| match cycle {
        Cycle::Monthly => 0,
        Cycle::Quarterly => 1,
        Cycle::HalfYearly => 2,
        Cycle::Yearly => 3,
    };
    cycles.sort_by_key(order);
    cycles.dedup();
    cycles
}

/// The cycles one clause gives; those after "định kỳ" may run over its end.
fn clause(found: &[Token<'_>], from: usize, to: usize, words: &CadenceWords, out: &mut Vec<Cycle>) {
    for at in from..to {
        if let Some(len) = words.marks.at(found, at) {
            row(found, at + len, words, out);
        }
    }
    let begins_with_verb = words.verbs.at(found, from).is_some();
    for at in from..to {
        let leads = at == from && leads_sentence(found, from);
        let follows = words.nouns.before(found, at).is_some();
        if (begins_with_verb || follows || leads) && named(found, at, words).is_some() {
            row(found, at, words, out);
        }
    }
}

/// Whether a clause opens its sentence; after a comma it may be the tail of a
/// list of nouns.
fn leads_sentence(found: &[Token<'_>], from: usize) -> bool {
    from.checked_sub(1).and_then(|at| found.get(at)).is_none_or(|before| before.text != ",")
}

/// A row of cycles, "6 tháng, hằng năm", beginning at `at`.
fn row(found: &[Token<'_>], at: usize, words: &CadenceWords, out: &mut Vec<Cycle>) {
    let mut at = at;
    loop {
        while let Some(len) = words.between.at(found, at) {
            at += len;
        }
        let Some((cycle, len)) = named(found, at, words).or_else(|| bare(found, at, words)) else {
            return;
        };
        out.push(cycle);
        at += len;
    }
}

fn named(found: &[Token<'_>], at: usize, words: &CadenceWords) -> Option<(Cycle, usize)> {
    let lists = [
        (&words.half_yearly, Cycle::HalfYearly),
        (&words.quarterly, Cycle::Quarterly),
        (&words.monthly, Cycle::Monthly),
        (&words.yearly, Cycle::Yearly),
    ];
    first(found, at, words, &lists)
}

fn bare(found: &[Token<'_>], at: usize, words: &CadenceWords) -> Option<(Cycle, usize)> {
    let lists = [
        (&words.bare_half_yearly, Cycle::HalfYearly),
        (&words.bare_quarterly, Cycle::Quarterly),
        (&words.bare_monthly, Cycle::Monthly),
        (&words.bare_yearly, Cycle::Yearly),
    ];
    let (cycle, len) = first(found, at, words, &lists)?;
    // "năm 2026" and "quý II" are times.
    let figure = found.get(at + len).is_some_and(|next| {
        next.text.starts_with(|c: char| c.is_ascii_digit())
            || super::numbering::roman(next.text).is_some()
    });
    (!figure).then_some((cycle, len))
}

fn first(
    found: &[Token<'_>],
    at: usize,
    words: &CadenceWords,
    lists: &[(&Phrases, Cycle)],
) -> Option<(Cycle, usize)> {
    let best = lists
        .iter()
        .filter_map(|(phrases, cycle)| phrases.at(found, at).map(|len| (*cycle, len)))
        .max_by_key(|(_, len)| *len)?;
    words.not_after.at(found, at + best.1).is_none().then_some(best)
}

/// The cycles in the words of a label of time, which needs no verb.
pub(super) fn cycles_of_time(found: &[Token<'_>], words: &CadenceWords) -> Vec<Cycle> {
    let mut cycles: Vec<Cycle> =
        (0..found.len()).filter_map(|at| named(found, at, words).map(|(cycle, _)| cycle)).collect();
    cycles.dedup();
    cycles
}

/// Where those cycles stand.
pub(super) fn spans_of_time(found: &[Token<'_>], words: &CadenceWords) -> Vec<(usize, usize)> {
    (0..found.len())
        .filter_map(|at| named(found, at, words).map(|(_, len)| (at, at + len)))
        .collect()
}
