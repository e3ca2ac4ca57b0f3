//! The encodings of the years before Unicode: one byte a letter, or a letter
//! and a byte for its marks.

use std::cmp::Ordering;

use encoding_rs::WINDOWS_1258;

use super::DocumentError;
use crate::text::{clean, is_syllable, nfc};

/// An encoding of the years before Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Legacy {
    /// TCVN 5712, the encoding of the fonts named `.VnTime`.
    Tcvn3,
    /// Windows-1258: letters and combining marks.
    Windows1258,
    /// VNI for Windows.
    Vni,
}

/// An encoding that a person can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Letters are what they are.
    Utf8,
    /// One of old.
    Legacy(Legacy),
}

impl Encoding {
    /// All of them by the names that are typed.
    pub const NAMED: [(&str, Self); 4] = [
        ("tcvn3", Self::Legacy(Legacy::Tcvn3)),
        ("vni", Self::Legacy(Legacy::Vni)),
        ("windows-1258", Self::Legacy(Legacy::Windows1258)),
        ("utf-8", Self::Utf8),
    ];
}

impl Legacy {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Tcvn3, Self::Vni, Self::Windows1258];

    /// The name people know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3",
            Self::Windows1258 => "windows-1258",
            Self::Vni => "VNI",
        }
    }

    /// The name to type after `--encoding`.
    #[must_use]
    pub fn typed(self) -> &'static str {
        match self {
            Self::Tcvn3 => "tcvn3",
            Self::Windows1258 => "windows-1258",
            Self::Vni => "vni",
        }
    }

    /// Bytes as text.
    #[must_use]
    pub fn decode(self, bytes: &[u8]) -> String {
        match self {
            Self::Tcvn3 => bytes.iter().map(|byte| tcvn3(*byte)).collect(),
            Self::Vni => vni(bytes),
            Self::Windows1258 => nfc(&WINDOWS_1258.decode_without_bom_handling(bytes).0),
        }
    }
}

/// The letters of TCVN3 from 0xA1 on; a space where it has none.
const TCVN3: [char; 95] = [
    'Ă', 'Â', 'Ê', 'Ô', 'Ơ', 'Ư', 'Đ', 'ă', 'â', 'ê', 'ô', 'ơ', 'ư', 'đ', ' ', ' ', ' ', ' ', ' ',
    ' ', 'à', 'ả', 'ã', 'á', 'ạ', ' ', 'ằ', 'ẳ', 'ẵ', 'ắ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', 'ặ',
    'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ', 'è', ' ', 'ẻ', 'ẽ', 'é', 'ẹ', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'ì', 'ỉ', ' ',
    ' ', ' ', 'ĩ', 'í', 'ị', 'ò', ' ', 'ỏ', 'õ', 'ó', 'ọ', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ', 'ờ', 'ở', 'ỡ',
    'ớ', 'ợ', 'ù', ' ', 'ủ', 'ũ', 'ú', 'ụ', 'ừ', 'ử', 'ữ', 'ứ', 'ự', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ', ' ',
];

fn tcvn3(byte: u8) -> char {
    let at = byte.checked_sub(0xA1).map(usize::from);
    let found = at.and_then(|at| TCVN3.get(at).copied()).filter(|c| *c != ' ');
    found.unwrap_or(char::from(byte))
}

/// Letters that VNI writes as one byte.
const VNI_ALONE: &[(u8, char)] = &[
    (0xF1, 'đ'),
    (0xD1, 'Đ'),
    (0xF4, 'ơ'),
    (0xD4, 'Ơ'),
    (0xF6, 'ư'),
    (0xD6, 'Ư'),
    (0xED, 'í'),
    (0xCD, 'Í'),
    (0xEC, 'ì'),
    (0xCC, 'Ì'),
    (0xE6, 'ỉ'),
    (0xC6, 'Ỉ'),
    (0xF3, 'ĩ'),
    (0xD3, 'Ĩ'),
    (0xF2, 'ị'),
    (0xD2, 'Ị'),
    (0xEE, 'ỵ'),
    (0xCE, 'Ỵ'),
];

/// The combining marks that a byte after a vowel stands for; capitals have
/// the same 0x20 below.
const VNI_MARKS: &[(u8, &str)] = &[
    (0xF8, "\u{300}"),
    (0xF9, "\u{301}"),
    (0xFB, "\u{309}"),
    (0xF5, "\u{303}"),
    (0xEF, "\u{323}"),
    (0xEA, "\u{306}"),
    (0xE8, "\u{306}\u{300}"),
    (0xE9, "\u{306}\u{301}"),
    (0xFA, "\u{306}\u{309}"),
    (0xFC, "\u{306}\u{303}"),
    (0xEB, "\u{306}\u{323}"),
    (0xE2, "\u{302}"),
    (0xE0, "\u{302}\u{300}"),
    (0xE1, "\u{302}\u{301}"),
    (0xE5, "\u{302}\u{309}"),
    (0xE3, "\u{302}\u{303}"),
    (0xE4, "\u{302}\u{323}"),
];

fn vni(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    let mut before = ' ';
    for byte in bytes {
        let mut known = VNI_MARKS.iter();
        let marks = known.find(|(mark, _)| *mark == *byte || mark - 0x20 == *byte);
        if let Some((_, marks)) = marks.filter(|(_, marks)| carries(before, marks)) {
            text.push_str(marks);
            before = ' ';
            continue;
        }
        let alone = VNI_ALONE.iter().find(|(code, _)| code == byte);
        before = alone.map_or(char::from(*byte), |(_, letter)| *letter);
        text.push(before);
    }
    nfc(&text)
}

/// Whether a letter takes the marks: a breve stands on a only, a circumflex on
/// a, e and o.
fn carries(letter: char, marks: &str) -> bool {
    let vowels = match marks.chars().next() {
        Some('\u{306}') => "aA",
        Some('\u{302}') => "aeoAEO",
        Some(_) | None => "aeouyơưAEOUYƠƯ",
    };
    vowels.contains(letter)
}

/// Bytes that stand in a text as the letters of Latin-1, or in the private
/// place of symbol fonts. None where another letter is among them.
fn as_bytes(text: &str) -> Option<Vec<u8>> {
    let byte = |c: char| match u32::from(c) {
        code @ 0..=0xFF => u8::try_from(code).ok(),
        code @ 0xF020..=0xF0FF => u8::try_from(code - 0xF000).ok(),
        // What word processors put in by themselves.
        0x2013 | 0x2014 => Some(b'-'),
        0x2018 | 0x2019 => Some(b'\''),
        0x201C | 0x201D => Some(b'"'),
        0x2026 => Some(0x85),
        _ => None,
    };
    text.chars().map(byte).collect()
}

/// Words with letters beyond ASCII, and how many of them are syllables.
fn judged(text: &str) -> (usize, usize) {
    // A sign inside a word is one of its letters: "ch­¬ng".
    let letter = |c: char| c.is_alphabetic() || (!c.is_ascii() && !quotes(c));
    let words = text.split(|c: char| !letter(c)).filter(|word| !word.is_ascii());
    words.fold((0, 0), |(all, good), word| (all + 1, good + usize::from(is_syllable(word))))
}

fn quotes(c: char) -> bool {
    matches!(c, '\u{A0}' | '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '•' | '\u{85}' | '≥' | '≤')
}

/// How a passage reads when it is converted, beside how it stands.
pub(super) enum Compared {
    /// More of its words are syllables.
    Better(String),
    /// As many are.
    Alike(String),
    /// Fewer are, or it has letters that no encoding of old has.
    Worse,
}

/// A passage as it would read, if its letters stood for others.
pub(super) fn compared(text: &str, encoding: Legacy) -> Compared {
    let Some(read) = converted(text, encoding) else { return Compared::Worse };
    match judged(&read).1.cmp(&judged(text).1) {
        Ordering::Greater => Compared::Better(read),
        Ordering::Equal => Compared::Alike(read),
        Ordering::Less => Compared::Worse,
    }
}

/// Quotes and dashes that a word processor put in stay; the pieces between
/// them are converted.
fn converted(text: &str, encoding: Legacy) -> Option<String> {
    let mut read = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c| quotes(c) && c != '\u{A0}').unwrap_or(rest.len());
        let (piece, tail) = rest.split_at(end);
        read.push_str(&encoding.decode(&as_bytes(piece)?));
        let sign = tail.chars().next();
        read.extend(sign);
        rest = tail.get(sign.map_or(0, char::len_utf8)..).unwrap_or_default();
    }
    Some(read)
}

/// At least this share of the words with marks must be syllables, in percent.
const CONVINCING: usize = 60;

/// The encoding in which most words are syllables, if it convinces.
pub(super) fn guess(bytes: &[u8]) -> Option<Legacy> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let binary = sample.iter().any(|byte| *byte < 32 && !matches!(byte, 9..=13));
    if binary {
        return None;
    }
    best(|encoding| Some(encoding.decode(sample)))
}

/// Guessing reads no more than this many bytes.
const SAMPLE: usize = 1 << 18;

fn best(read: impl Fn(Legacy) -> Option<String>) -> Option<Legacy> {
    let mut found: Option<(usize, Legacy)> = None;
    for encoding in Legacy::ALL {
        let Some(text) = read(encoding) else { continue };
        let (all, good) = judged(&text);
        let convinces = good > 0 && good * 100 >= all * CONVINCING;
        if convinces && found.is_none_or(|(most, _)| good > most) {
            found = Some((good, encoding));
        }
    }
    found.map(|(_, encoding)| encoding)
}

/// The encoding of a text whose letters were taken for Latin-1: pasted out of
/// a document whose fonts made them Vietnamese. None for text that is fine.
pub(super) fn mistaken(lines: &[String]) -> Option<Legacy> {
    // Every other marked letter of Vietnamese lies beyond Latin-1.
    let (mut latin, mut beyond) = (0usize, 0usize);
    for c in lines.iter().flat_map(|line| line.chars()) {
        match u32::from(c) {
            0xA1..=0xFF => latin += 1,
            0x100..=0x1EFF => beyond += 1,
            _ => {}
        }
    }
    if latin == 0 || beyond > latin / 4 {
        return None;
    }
    let mut sample = String::new();
    for line in lines.iter().filter(|line| !line.is_ascii()) {
        if sample.len() < SAMPLE && as_bytes(line).is_some() {
            sample.push_str(line);
            sample.push('\n');
        }
    }
    let whole: usize = lines.iter().map(|line| judged(line).0).sum();
    let (strange, good) = judged(&sample);
    // A few words of another language are no proof, nor is text that reads well.
    if strange < 3 || strange * 2 < whole || good * 100 >= strange * CONVINCING {
        return None;
    }
    let encoding = best(|encoding| converted(&sample, encoding))?;
    let read = converted(&sample, encoding)?;
    (judged(&read).1 > good * 2).then_some(encoding)
}

/// How many lines show what a conversion would give.
const PREVIEW: usize = 3;
/// A line of the preview is cut after this many letters.
const WIDEST: usize = 76;

/// Lines with marks, as they would read after the conversion.
pub(super) fn preview(lines: &[String]) -> Vec<String> {
    let telling = lines.iter().filter(|line| !line.trim().is_ascii());
    telling.take(PREVIEW).map(|line| line.trim().chars().take(WIDEST).collect()).collect()
}

/// What a person says of lines that are Unicode already: letters of Latin-1
/// become those they stand for, line by line where it helps.
///
/// # Errors
/// [`DocumentError::LegacyEncoding`] where nothing was said and the letters
/// must be of an old encoding.
pub(super) fn settle(
    lines: &mut [String],
    encoding: Option<Encoding>,
) -> Result<(), DocumentError> {
    match encoding {
        Some(Encoding::Utf8) => {}
        Some(Encoding::Legacy(encoding)) => {
            for line in lines.iter_mut() {
                match compared(line, encoding) {
                    Compared::Better(read) | Compared::Alike(read) => *line = clean(&read),
                    Compared::Worse => {}
                }
            }
        }
        None => {
            if let Some(guess) = mistaken(lines) {
                let mut read = lines.to_vec();
                settle(&mut read, Some(Encoding::Legacy(guess)))?;
                return Err(DocumentError::LegacyEncoding { guess, preview: preview(&read) });
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
