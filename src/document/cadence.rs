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
    sort(&mut cycles);
    cycles
}

/// The soonest first, each once.
fn sort(cycles: &mut Vec<Cycle>) {
    let order = |cycle: &Cycle| match cycle {
        Cycle::Monthly => 0,
        Cycle::Quarterly => 1,
        Cycle::HalfYearly => 2,
        Cycle::Yearly => 3,
    };
    cycles.sort_by_key(order);
    cycles.dedup();
}

/// The cycles one clause gives; those after "định kỳ" may run over its end.
fn clause(found: &[Token<'_>], from: usize, to: usize, words: &CadenceWords, out: &mut Vec<Cycle>) {
    let begins_with_verb = words.verbs.at(found, from).is_some();
    let mut at = from;
    while at < to {
        let marked = words.marks.at(found, at);
        let leads = at == from && leads_sentence(found, from);
        let counts = begins_with_verb || leads || words.nouns.before(found, at).is_some();
        let end = if let Some(len) = marked {
            row(found, at + len, words, out)
        } else if named(found, at, words).is_some() {
            let mut cycles = Vec::new();
            let end = row(found, at, words, &mut cycles);
            // "đôn đốc, hằng quý báo cáo": what is done so often follows at once.
            if counts || words.verbs.at(found, end).is_some() {
                out.extend(cycles);
            }
            end
        } else {
            at
        };
        at = end.max(at + 1);
    }
}

/// Whether a clause opens its sentence; after a comma it may be the tail of a
/// list of nouns.
fn leads_sentence(found: &[Token<'_>], from: usize) -> bool {
    from.checked_sub(1).and_then(|at| found.get(at)).is_none_or(|before| before.text != ",")
}

/// A row of cycles, "6 tháng, hằng năm", beginning at `at`; where it ends.
fn row(found: &[Token<'_>], at: usize, words: &CadenceWords, out: &mut Vec<Cycle>) -> usize {
    let mut end = at;
    loop {
        let mut at = end;
        while let Some(len) = words.between.at(found, at) {
            at += len;
        }
        let Some((cycle, len)) = named(found, at, words).or_else(|| bare(found, at, words)) else {
            return end;
        };
        out.push(cycle);
        end = at + len;
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
            || super::figures::roman(next.text).is_some()
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

/// The cycles in the words of a label of time, which needs no verb; the soonest
/// first.
pub(super) fn cycles_of_time(found: &[Token<'_>], words: &CadenceWords) -> Vec<Cycle> {
    let mut cycles: Vec<Cycle> = named_all(found, words).map(|(cycle, _)| cycle).collect();
    sort(&mut cycles);
    cycles
}

/// Where those cycles stand.
pub(super) fn spans_of_time(found: &[Token<'_>], words: &CadenceWords) -> Vec<(usize, usize)> {
    named_all(found, words).map(|(_, span)| span).collect()
}

/// The cycles of a text from left to right: "6 tháng/lần" is one, and not two.
fn named_all(
    found: &[Token<'_>],
    words: &CadenceWords,
) -> impl Iterator<Item = (Cycle, (usize, usize))> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let next = (from..found.len()).find_map(|at| Some((at, named(found, at, words)?)));
        let (at, (cycle, len)) = next?;
        from = at + len;
        Some((cycle, (at, from)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Lexicon;

    fn cycles_of(text: &str) -> Vec<&'static str> {
        let cycles = cycles(text, &Lexicon::embedded().cadence);
        cycles.into_iter().map(Cycle::name).collect()
    }

    #[test]
    fn a_cycle_belongs_to_reporting_and_meeting() {
        for (text, expected) in [
            ("Định kỳ hàng quý nghe báo cáo tiến độ.", vec!["quarterly"]),
            ("Định kỳ 6 tháng, hằng năm tổ chức sơ kết.", vec!["half_yearly", "yearly"]),
            ("Kiểm tra, báo cáo Ban Thường vụ định kỳ hằng tháng.", vec!["monthly"]),
            (
                "Định kỳ quý, 6 tháng, năm báo cáo kết quả.",
                vec!["quarterly", "half_yearly", "yearly"],
            ),
            ("Hằng quý, tổng hợp ý kiến Nhân dân.", vec!["quarterly"]),
            ("Theo dõi, đôn đốc; báo cáo trước ngày 25 hằng tháng.", vec!["monthly"]),
            ("Thực hiện chế độ báo cáo hằng năm.", vec!["yearly"]),
            ("Báo cáo kết quả 6 tháng/lần.", vec!["half_yearly"]),
            ("Giao ban 01 lần/tháng.", vec!["monthly"]),
        ] {
            assert_eq!(cycles_of(text), expected, "{text}");
        }
    }

    #[test]
    fn the_attribute_of_a_noun_is_no_cycle() {
        for text in [
            "Ban hành kế hoạch kiểm tra, giám sát hằng năm đối với việc tổ chức thực hiện.",
            "Đưa nội dung vào chương trình công tác hằng năm của đơn vị.",
            "Gắn với đánh giá, xếp loại tổ chức đảng, đảng viên và cán bộ hằng năm.",
            "Thực hiện chế độ báo cáo định kỳ và đột xuất.",
            "Báo cáo định kỳ theo yêu cầu.",
            "Đưa nội dung vào sinh hoạt chi bộ thường kỳ.",
            "Báo cáo kết quả 6 tháng đầu năm 2026.",
            "Báo cáo định kỳ theo quy định.",
            "Báo cáo trong tháng 5 năm 2026.",
        ] {
            assert_eq!(cycles_of(text), Vec::<&str>::new(), "{text}");
        }
    }
}
