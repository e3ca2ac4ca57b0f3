//! Times in a text: the deadline wordings of Vietnamese papers.

use super::cadence;
use super::lexicon::Lexicon;
use super::scan::{Mention, mentions};
use super::tokens::{Token, tokens};
use crate::domain::Period;

/// What the words of a time came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// A time.
    Period(Period),
    /// No deadline is meant ("thường xuyên").
    Standing,
    /// Nothing is written.
    Missing,
    /// Words that are not understood.
    Unread,
}

impl Reading {
    /// The time, where there is one.
    pub fn period(self) -> Option<Period> {
        match self {
            Self::Period(period) => Some(period),
            Self::Standing | Self::Missing | Self::Unread => None,
        }
    }
}

/// The words of a label "Thời gian" as a whole.
pub(super) fn read(text: &str, lexicon: &Lexicon) -> Reading {
    let outside = without_brackets(text);
    let found = tokens(&outside);
    if !found.iter().any(Token::is_word) {
        let blank = !text.chars().any(char::is_alphanumeric);
        return if blank { Reading::Missing } else { Reading::Unread };
    }
    let mentions = mentions(&found, lexicon);
    if let Some(period) = together(&mentions) {
        return Reading::Period(period);
    }
    // "Hằng quý, hằng năm": what comes round soonest; the words are kept.
    if let Some(soonest) = cadence::cycles_of_time(&found, &lexicon.cadence).first() {
        return Reading::Period(Period::Recurring(*soonest));
    }
    if lexicon.time.standing.find(&found, 0).is_some() {
        Reading::Standing
    } else {
        Reading::Unread
    }
}

/// One time as it is, several as the stretch from the first to the last.
fn together(mentions: &[Mention]) -> Option<Period> {
    let first = mentions.first()?.period;
    if mentions.iter().all(|mention| mention.period == first) {
        return Some(first);
    }
    let from = mentions.iter().filter_map(|mention| mention.period.first_day()).min()?;
    let to = mentions.iter().map(|mention| mention.period.due()).collect::<Option<Vec<_>>>()?;
    Some(Period::Range { from, to: to.into_iter().max()? })
}

/// The time a heading names, and its words.
pub(super) fn stretch(text: &str, lexicon: &Lexicon) -> Option<(Period, String)> {
    let found = tokens(text);
    let mentions = mentions(&found, lexicon);
    let period = together(&mentions)?;
    let first = found.get(mentions.first()?.from)?.start;
    let last = found.get(mentions.last()?.to - 1)?.end;
    Some((period, text.get(first..last)?.to_owned()))
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let keep = |c: &char| match c {
        '(' => {
            depth += 1;
            false
        }
        ')' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    };
    text.chars().filter(keep).collect()
}

/// The words of a milestone without its time and what leads into it.
pub(super) fn label(text: &str, lexicon: &Lexicon) -> String {
    let found = tokens(text);
    let mut spans: Vec<(usize, usize)> =
        mentions(&found, lexicon).iter().map(|mention| (mention.from, mention.to)).collect();
    if spans.is_empty() {
        spans = cadence::spans_of_time(&found, &lexicon.cadence);
    }
    let mut parts: Vec<String> = Vec::new();
    let mut from = 0;
    for (start, end) in spans.into_iter().chain([(found.len(), found.len())]) {
        let mut last = start;
        while last > from
            && let Some(len) =
                lexicon.time.lead_in.before(&found, last).filter(|len| last - len >= from)
            && start < found.len()
        {
            last -= len;
        }
        if let (Some(first), Some(end)) =
            (found.get(from), last.checked_sub(1).and_then(|at| found.get(at)))
            && from < last
        {
            let part = text.get(first.start..end.end).unwrap_or_default();
            parts.push(part.trim_matches([' ', ':', ',', '.', ';', '-', '–']).to_owned());
        }
        from = end;
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// A time that is a deadline inside a sentence: right after words that say so,
/// or in front of a colon or comma at its beginning ("Tháng 5/2026: …"). With
/// the words of the time.
pub(super) fn deadline(text: &str, lexicon: &Lexicon) -> Option<(Period, String)> {
    let found = tokens(text);
    let (from, mention) = mentions(&found, lexicon)
        .into_iter()
        .find_map(|mention| Some((deadline_start(&found, mention, lexicon)?, mention)))?;
    let words = text.get(found.get(from)?.start..found.get(mention.to - 1)?.end)?;
    Some((mention.period, words.to_owned()))
}

/// The first token of a deadline, if a time is one.
fn deadline_start(found: &[Token<'_>], mention: Mention, lexicon: &Lexicon) -> Option<usize> {
    let words = &lexicon.time;
    let closed = found.get(mention.to).is_some_and(|next| matches!(next.text, ":" | ","));
    let opens = mention.from == 0 || words.lead_in.at(found, 0) == Some(mention.from);
    if opens && closed {
        return Some(0);
    }
    if let Some(len) = words.deadline.before(found, mention.from) {
        return Some(mention.from - len);
    }
    // "trước ngày": the last word of the phrase is the first of the time.
    if let Some(len) = words.deadline.before(found, mention.from + 1).filter(|len| *len > 1) {
        return Some(mention.from + 1 - len);
    }
    let exact = matches!(mention.period, Period::Month { .. } | Period::Quarter(_));
    let len = words.within.before(found, mention.from).filter(|_| exact)?;
    Some(mention.from - len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_as(text: &str) -> String {
        match read(text, Lexicon::embedded()) {
            Reading::Period(period) => period.to_string(),
            Reading::Standing => "standing".to_owned(),
            Reading::Missing => "missing".to_owned(),
            Reading::Unread => "unread".to_owned(),
        }
    }

    /// Every wording of deadlines met in real papers, as DOMAIN.md §2.5 has them.
    #[test]
    fn the_wordings_of_real_papers() {
        for (text, expected) in [
            ("Quý II/2026", "2026-Q2"),
            ("Quý II/2026 .", "2026-Q2"),
            ("quý 2 năm 2026", "2026-Q2"),
            ("Quý III năm 2026", "2026-Q3"),
            ("quí IV/2026", "2026-Q4"),
            ("6/2025", "2025-06"),
            ("06/2025", "2025-06"),
            ("Tháng 5/2025", "2025-05"),
            ("Tháng 5/2026:", "2026-05"),
            ("tháng 5 năm 2026", "2026-05"),
            ("2025", "2025"),
            ("2030", "2030"),
            ("trong năm 2025", "2025"),
            ("2025-2026", "2025/2026"),
            ("2025 - 2026", "2025/2026"),
            ("giai đoạn 2026 - 2030", "2026/2030"),
            ("Quý IV/2025 và Quý I/2026", "2025-10-01/2026-03-31"),
            ("Quý II-III/2026", "2026-04-01/2026-09-30"),
            ("Tháng 3 - 4/2026", "2026-03-01/2026-04-30"),
            ("Từ tháng 12/2025 đến quý I/2026", "2025-12-01/2026-03-31"),
            ("tháng 11/2025 đến tháng 4/2026", "2025-11-01/2026-04-30"),
            ("Từ tháng 10 đến tháng 12/2026", "2026-10-01/2026-12-31"),
            ("Từ tháng 11 đến tháng 3/2026", "2025-11-01/2026-03-31"),
            ("Chậm nhất ngày 10/12/2025", "2025-12-10"),
            ("trước ngày 15/10/2026", "2026-10-14"),
            ("xong trước 15/10/2026", "2026-10-14"),
            ("ngày 05 tháng 02 năm 2026", "2026-02-05"),
            ("đến 17 giờ 00, ngày 01/02/2026", "2026-02-01"),
            ("Tháng 11/2025 (sau khi Ủy ban Bầu cử cấp tỉnh ban hành Hướng dẫn)", "2025-11"),
            ("Dự kiến tháng 11/2025", "2025-11"),
            ("Từ khi thành lập đến khi kết thúc nhiệm vụ", "unread"),
            ("Đợt 1: từ ngày 01/12/2025 đến ngày 15/12/2025", "2025-12-01/2025-12-15"),
            ("từ ngày 20/01 đến ngày 15/3/2026", "2026-01-20/2026-03-15"),
            ("Thường xuyên", "standing"),
            ("Nhiệm vụ thường xuyên", "standing"),
            ("Hằng năm", "yearly"),
            ("Hàng năm", "yearly"),
            ("Hằng quý", "quarterly"),
            ("2025 và những năm tiếp theo", "2025/2025+"),
            ("Duy trì thực hiện giai đoạn 2025-2030 và các năm tiếp theo.", "2025/2030+"),
            ("Từ năm 2026", "2026/2026+"),
            ("6 tháng đầu năm 2026", "2026-H1"),
            ("6 tháng cuối năm 2026", "2026-H2"),
            ("9 tháng năm 2026", "2026-01-01/2026-09-30"),
            ("cả năm 2026", "2026"),
            ("", "missing"),
            (" - ", "missing"),
        ] {
            assert_eq!(read_as(text), expected, "{text}");
        }
    }

    /// What is no time must not become one.
    #[test]
    fn what_is_no_time_is_not_read_as_one() {
        for text in [
            "Quý III",
            "tháng 13/2026",
            "31/9/2026",
            "khi có hướng dẫn",
            "theo Nghị quyết số 97/2019/QH14",
            "16.051 hồ sơ",
            "Việt Nam 35 triệu",
            "theo quy định",
            "năm thứ hai",
        ] {
            assert_eq!(read_as(text), "unread", "{text}");
        }
    }

    #[test]
    fn a_label_is_what_remains_without_the_time() {
        let label = |text| label(text, Lexicon::embedded());
        assert_eq!(label("Triển khai kế hoạch: Quý II/2026 ."), "Triển khai kế hoạch");
        assert_eq!(label("Duy trì thực hiện hằng năm."), "Duy trì thực hiện");
        assert_eq!(
            label("Duy trì thực hiện và nâng cao trong giai đoạn 2026-2030 và các năm tiếp theo."),
            "Duy trì thực hiện và nâng cao"
        );
        assert_eq!(label("Quý III/2026"), "");
    }

    #[test]
    fn in_a_sentence_only_a_deadline_counts() {
        let deadline = |text| {
            deadline(text, Lexicon::embedded()).map(|(period, words)| (period.to_string(), words))
        };
        let due = |period: &str, words: &str| Some((period.to_owned(), words.to_owned()));
        assert_eq!(deadline("Tháng 5/2026: 100% chi bộ học tập."), due("2026-05", "Tháng 5/2026"));
        assert_eq!(
            deadline("Rà soát quy chế, hoàn thành trước ngày 30/6/2026."),
            due("2026-06-29", "hoàn thành trước ngày 30/6/2026")
        );
        assert_eq!(deadline("Họp dân trong quý I/2026."), due("2026-Q1", "trong quý I/2026"));
        for text in [
            "Thực hiện Nghị quyết số 05-NQ/TU, ngày 14/01/2026 của Ban Chấp hành Đảng bộ thành phố.",
            "Xây dựng kế hoạch năm 2026.",
            "Phấn đấu đến năm 2030 đạt chuẩn phường văn minh.",
            "Nghị quyết Đại hội nhiệm kỳ 2025 - 2030.",
            "Ngày bầu cử 15/3/2026 là ngày hội.",
        ] {
            assert_eq!(deadline(text), None, "{text}");
        }
    }
}
