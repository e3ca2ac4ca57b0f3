//! The grammar of numbers and dashes in front of a paragraph.

use super::figures::{letter, roman};
use super::lexicon::NumberingWords;
use super::marker::{Marker, Style};
use super::tokens::{Token, first_tokens};

/// The mark in front of `text`, which must be trimmed.
pub(super) fn marker(text: &str, words: &NumberingWords) -> Option<Marker> {
    bullet(text)
        .or_else(|| worded(text, words))
        .or_else(|| bracketed(text))
        .or_else(|| arabic(text))
        .or_else(|| roman_with_arabic(text))
        .or_else(|| lettered(text))
}

fn bullet(text: &str) -> Option<Marker> {
    let mut chars = text.chars();
    let sign = match chars.next()? {
        '-' | '–' | '—' | '−' | '‐' | '‑' => '-',
        '+' => '+',
        '*' | '∗' => '*',
        '•' | '·' | '●' | '∙' | '◦' | '▪' | '■' | '\u{F0B7}' | '\u{F0A7}' | '➢' | '►' | '✓' => {
            '•'
        }
        _ => return None,
    };
    let rest = chars.as_str();
    let next = rest.chars().next()?;
    let amount = next.is_ascii_digit() && matches!(sign, '-' | '+');
    let opens = next.is_whitespace() || next.is_alphanumeric() || "\"“‘'(".contains(next);
    (opens && !amount).then(|| mark(Style::Bullet(sign), String::new(), vec![], text, rest))
}

fn mark(style: Style, number: String, figures: Vec<u32>, text: &str, rest: &str) -> Marker {
    let len = text.len() - rest.trim_start().len();
    Marker { style, number, figures, faulty: None, len }
}

/// "Phần thứ nhất", "Chương II", "Điều 4.", "Phụ lục 1", "Nhiệm vụ 2:".
fn worded(text: &str, words: &NumberingWords) -> Option<Marker> {
    let found = first_tokens(text);
    let kinds = [
        (&words.part, Style::Part),
        (&words.chapter, Style::Chapter),
        (&words.division, Style::Division),
        (&words.article, Style::Article),
        (&words.appendix, Style::Appendix),
        (&words.named, Style::Named),
    ];
    let (len, style) =
        kinds.iter().find_map(|(phrase, style)| Some((phrase.at(&found, 0)?, *style)))?;
    let (figure, after) = match words.ordinals.iter().position(|o| o.at(&found, len).is_some()) {
        Some(at) => (u32::try_from(at + 1).ok()?, len + 2),
        None => match found.get(len) {
            Some(token) => match token.number().or_else(|| roman(token.text)) {
                Some(figure) => (figure, len + 1),
                None if style == Style::Appendix && shouted(&found, len) => (0, len),
                None => return None,
            },
            None if style == Style::Appendix => (0, len),
            None => return None,
        },
    };
    let end = found.get(after - 1)?.end;
    let rest = text.get(end..)?;
    let next = rest.trim_start();
    let closed = next.starts_with([':', '.', '-', '–', ')']) || next.is_empty();
    let closed = closed || (style == Style::Named && next.starts_with('('));
    let capital = found.first().is_some_and(|first| first.text.starts_with(char::is_uppercase));
    let alone = matches!(style, Style::Part | Style::Chapter | Style::Division | Style::Appendix);
    let shouts = found
        .get(after)
        .is_some_and(|next| next.is_word() && next.text.to_uppercase() == next.text);
    if !capital || !(closed || (alone && shouts)) {
        return None;
    }
    let number = text.get(..end)?.to_owned();
    let rest = next.trim_start_matches([':', '.', '-', '–', ')']);
    Some(mark(style, number, vec![figure], text, rest))
}

/// Whether the first words are in capitals.
fn shouted(found: &[Token<'_>], len: usize) -> bool {
    found.iter().take(len).all(|token| token.text.to_uppercase() == token.text)
}

/// "(1)", "(a)", "(i)".
fn bracketed(text: &str) -> Option<Marker> {
    let inner = text.strip_prefix('(')?;
    let (inside, rest) = inner.split_once(')')?;
    let inside = inside.trim();
    if inside.is_empty() || inside.len() > 5 || !rest.starts_with([' ', '\t', '.']) {
        return None;
    }
    let rest = rest.trim_start_matches('.');
    if inside.bytes().all(|byte| byte.is_ascii_digit()) {
        let figure = inside.parse().ok().filter(|figure| *figure <= 199)?;
        return Some(mark(Style::InNumber, inside.to_owned(), vec![figure], text, rest));
    }
    let low = inside.chars().all(char::is_lowercase);
    if let Some(figure) = roman(&inside.to_uppercase()).filter(|_| low && romanish(inside)) {
        return Some(mark(Style::InRoman, inside.to_owned(), vec![figure], text, rest));
    }
    let figure = letter(inside)?;
    Some(mark(Style::InLetter, inside.to_owned(), vec![figure], text, rest))
}

fn romanish(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'))
}

/// "1.", "1.1.", "1.1 Tên", "1/", "1-", "1)", and faulty kin: "2.2..", "3.1.Mô hình".
fn arabic(text: &str) -> Option<Marker> {
    let (figures, end) = figures(text)?;
    let rest = text.get(end..)?;
    let closers =
        rest.bytes().take_while(|byte| matches!(byte, b'.' | b')' | b'/' | b'-' | b':')).count();
    let (close, after) = rest.split_at(closers);
    let next = after.chars().next();
    let spaced = next.is_none_or(char::is_whitespace);
    let capital = after.trim_start().starts_with(char::is_uppercase);
    let glued = next.is_some_and(|c| c.is_alphabetic() || "“\"".contains(c));
    let depth = u8::try_from(figures.len()).ok()?;
    let (ok, style) = match close {
        "" => (depth >= 2 && spaced && capital, Style::Arabic(depth)),
        ")" | ".)" if depth == 1 => (spaced || glued, Style::HalfNumber),
        "/" | "-" | ":" | ".-" => (spaced && !after.trim().is_empty(), Style::Arabic(depth)),
        _ if close.starts_with('.') => (spaced || (glued && capital), Style::Arabic(depth)),
        _ => (false, Style::Arabic(depth)),
    };
    if !ok {
        return None;
    }
    let number = figures.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
    let mut marker = mark(style, number, figures, text, after);
    let doubled = close.len() > 1 && close.bytes().all(|byte| byte == b'.');
    if doubled || (!spaced && close.starts_with('.')) {
        let word = after.split_whitespace().next().unwrap_or_default();
        let shown = if spaced { String::new() } else { word.to_owned() };
        marker.faulty = Some(format!("{}{shown}", text.get(..end + closers)?));
    }
    Some(marker)
}

/// "1", "1.1", "2.1.1" in front of a text; not "1.000", not "05/2026".
fn figures(text: &str) -> Option<(Vec<u32>, usize)> {
    let mut figures = Vec::new();
    let mut end = 0;
    loop {
        let rest = text.get(end..)?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let most = if figures.is_empty() { 3 } else { 2 };
        if digits == 0 || digits > most || figures.len() >= 5 {
            return None;
        }
        figures.push(rest.get(..digits)?.parse().ok()?);
        end += digits;
        let mut next = text.get(end..)?.chars();
        if next.next() != Some('.') || !next.next().is_some_and(|c| c.is_ascii_digit()) {
            break;
        }
        end += 1;
    }
    (figures.first().is_some_and(|figure| *figure > 0)).then_some((figures, end))
}

/// "II.1." under II: the arabic number counts, the roman one is its prefix.
fn roman_with_arabic(text: &str) -> Option<Marker> {
    let (prefix, rest) = text.split_once('.')?;
    roman(prefix)?;
    let mut marker = arabic(rest)?;
    marker.len += prefix.len() + 1;
    Some(marker)
}

/// "I.", "II-", "A.", "a)", "đ.", "ii)".
fn lettered(text: &str) -> Option<Marker> {
    let length = text.char_indices().find(|(_, c)| !c.is_alphabetic()).map(|(at, _)| at)?;
    let (name, rest) = text.split_at(length);
    let mut after = rest.chars();
    let close = after.next()?;
    let spaced = rest.starts_with(" -") || rest.starts_with(" –");
    let rest =
        if spaced { rest.get(1..)?.trim_start_matches(['-', '–']) } else { after.as_str() };
    let open = rest.starts_with(char::is_whitespace) || rest.trim().is_empty();
    let capital = rest.starts_with(char::is_uppercase);
    let dot =
        matches!(close, '.' | ')' | '/' | ':') || (close == '-' && open) || (close == '–' && open);
    let upper = name.chars().all(char::is_uppercase);
    if let Some(figure) = roman(name).filter(|_| dot || spaced)
        && !matches!(name, "C" | "D" | "L" | "M")
        && (open || capital)
        && !rest.trim().is_empty()
    {
        return Some(mark(Style::Roman, name.to_owned(), vec![figure], text, rest));
    }
    if !dot || rest.trim().is_empty() || name.chars().count() > 4 {
        return None;
    }
    if name.chars().count() == 1 {
        let figure = letter(&name.to_lowercase())?;
        let (style, ok) =
            if upper { (Style::Upper, open) } else { (Style::Letter, open || capital) };
        return ok.then(|| mark(style, name.to_owned(), vec![figure], text, rest));
    }
    let figure = roman(&name.to_uppercase()).filter(|_| close == ')' && romanish(name))?;
    Some(mark(Style::InRoman, name.to_owned(), vec![figure], text, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Lexicon;

    fn read(text: &str) -> Option<(Style, String, &str)> {
        let marker = marker(text, &Lexicon::embedded().numbering)?;
        Some((marker.style, marker.number.clone(), &text[marker.len..]))
    }

    #[test]
    fn the_marks_of_every_office() {
        for (text, style, number, rest) in [
            ("I. MỤC ĐÍCH", Style::Roman, "I", "MỤC ĐÍCH"),
            ("I- MỤC ĐÍCH", Style::Roman, "I", "MỤC ĐÍCH"),
            ("II - MỤC ĐÍCH", Style::Roman, "II", "MỤC ĐÍCH"),
            ("A. PHẦN CHUNG", Style::Upper, "A", "PHẦN CHUNG"),
            ("C. Tổ chức", Style::Upper, "C", "Tổ chức"),
            ("1. Mục tiêu", Style::Arabic(1), "1", "Mục tiêu"),
            ("1.Mục tiêu", Style::Arabic(1), "1", "Mục tiêu"),
            ("1/ Mục tiêu", Style::Arabic(1), "1", "Mục tiêu"),
            ("2.1. Mục tiêu", Style::Arabic(2), "2.1", "Mục tiêu"),
            ("2.1 Mục tiêu", Style::Arabic(2), "2.1", "Mục tiêu"),
            ("2.1.1. Mục tiêu", Style::Arabic(3), "2.1.1", "Mục tiêu"),
            ("2.2.. Mô hình", Style::Arabic(2), "2.2", "Mô hình"),
            ("3.1.Mô hình", Style::Arabic(2), "3.1", "Mô hình"),
            ("II.1. Nội dung", Style::Arabic(1), "1", "Nội dung"),
            ("1) Nội dung", Style::HalfNumber, "1", "Nội dung"),
            ("(1) Nội dung", Style::InNumber, "1", "Nội dung"),
            ("(i) Nội dung", Style::InRoman, "i", "Nội dung"),
            ("a) Nội dung", Style::Letter, "a", "Nội dung"),
            ("đ. Nội dung", Style::Letter, "đ", "Nội dung"),
            ("- Nội dung", Style::Bullet('-'), "", "Nội dung"),
            ("– Nội dung", Style::Bullet('-'), "", "Nội dung"),
            ("-Nội dung", Style::Bullet('-'), "", "Nội dung"),
            ("+ Nội dung", Style::Bullet('+'), "", "Nội dung"),
            ("* Nội dung", Style::Bullet('*'), "", "Nội dung"),
            ("• Nội dung", Style::Bullet('•'), "", "Nội dung"),
            ("Phần thứ hai", Style::Part, "Phần thứ hai", ""),
            ("PHẦN I. MỞ ĐẦU", Style::Part, "PHẦN I", "MỞ ĐẦU"),
            ("Chương II QUY ĐỊNH", Style::Chapter, "Chương II", "QUY ĐỊNH"),
            ("Điều 4. Hiệu lực", Style::Article, "Điều 4", "Hiệu lực"),
            ("Mục 2. Kinh phí", Style::Division, "Mục 2", "Kinh phí"),
            ("PHỤ LỤC", Style::Appendix, "PHỤ LỤC", ""),
            ("Phụ lục 1", Style::Appendix, "Phụ lục 1", ""),
            ("Nhiệm vụ 2: Hạ tầng", Style::Named, "Nhiệm vụ 2", "Hạ tầng"),
        ] {
            assert_eq!(read(text), Some((style, number.to_owned(), rest)), "{text}");
        }
    }

    #[test]
    fn figures_dates_and_abbreviations_are_no_marks() {
        for text in [
            "16.051 nhiệm vụ",
            "2.1 triệu đồng",
            "05/2026 là hạn cuối",
            "15.3.2026 là ngày bầu cử",
            "2026. Một năm",
            "3 nhóm nhiệm vụ",
            "K/T CHÁNH VĂN PHÒNG",
            "T/M BAN THƯỜNG VỤ",
            "TM. BAN THƯỜNG TRỰC",
            "V/v triển khai",
            "Đ/c Bí thư",
            "Phần lớn cán bộ",
            "Mục tiêu: x",
            "Điều 4 của Luật quy định",
            "-5 độ",
            "(khi được triển khai) thì",
            "Mô hình: Phường âm nhạc",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn letters_follow_the_vietnamese_order() {
        let marker = marker("d) Bốn", &Lexicon::embedded().numbering).expect("a mark");
        assert_eq!(marker.ordinal(), 4);
        assert_eq!(marker.with_ordinal(5), "đ");
        assert_eq!(marker.with_ordinal(8), "h");
    }
}
