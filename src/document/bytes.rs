//! From bytes to lines: what is text, what is not, and what once was.

use super::DocumentError;
use super::legacy::{self, Encoding};
use crate::text::symbol;

/// The lines of a document and where control characters stood.
pub(super) struct Decoded {
    /// Its lines, with control characters made visible.
    pub lines: Vec<String>,
    /// Line and count of the control characters.
    pub controls: Vec<(u32, usize)>,
}

/// Reads bytes as UTF-8, where a byte order mark says so as UTF-16, else in the
/// encoding of old that a person names.
pub(super) fn decode(bytes: &[u8], encoding: Option<Encoding>) -> Result<Decoded, DocumentError> {
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest, encoding)?,
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        _ => utf8(bytes, encoding)?,
    };
    if let Some(offset) = text.find('\0') {
        return Err(DocumentError::NotText { offset });
    }
    let mut decoded = Decoded { lines: Vec::new(), controls: Vec::new() };
    for (at, line) in lines(&text).enumerate() {
        let (shown, count) = visible(line);
        if count > 0 {
            decoded.controls.push((u32::try_from(at + 1).unwrap_or(u32::MAX), count));
        }
        decoded.lines.push(shown);
    }
    if decoded.lines.iter().all(|line| line.trim().is_empty()) {
        return Err(DocumentError::Empty);
    }
    if letters_lost(&text) {
        return Err(DocumentError::LettersLost);
    }
    legacy::settle(&mut decoded.lines, encoding)?;
    Ok(decoded)
}

/// Lines ended by any of the three conventions; the last end opens no line.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}']).unwrap_or(rest.len());
        let (line, tail) = rest.split_at(end);
        rest = tail.strip_prefix("\r\n").unwrap_or_else(|| {
            let mut chars = tail.chars();
            chars.next();
            chars.as_str()
        });
        Some(line)
    })
}

/// Control characters as their pictures (U+2400), so that a document cannot
/// speak to the terminal; direction marks likewise.
pub(super) fn visible(line: &str) -> (String, usize) {
    let mut count = 0;
    let shown = line
        .chars()
        .map(|c| {
            let symbol = symbol(c);
            count += usize::from(symbol.is_some());
            symbol.unwrap_or(c)
        })
        .collect();
    (shown, count)
}

fn utf8(bytes: &[u8], encoding: Option<Encoding>) -> Result<String, DocumentError> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text.to_owned()),
        Err(error) => DocumentError::NotText { offset: error.valid_up_to() },
    };
    let plain = !bytes.iter().any(|byte| *byte < 32 && !matches!(byte, 9..=13));
    match encoding {
        Some(Encoding::Legacy(encoding)) if plain => Ok(encoding.decode(bytes)),
        Some(Encoding::Legacy(_) | Encoding::Utf8) => Err(error),
        None => Err(legacy::guess(bytes).map_or(error, |guess| {
            let text = guess.decode(bytes);
            let read: Vec<String> = lines(&text).map(|line| visible(line).0).collect();
            DocumentError::LegacyEncoding { guess, preview: legacy::preview(&read) }
        })),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, DocumentError> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let text = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)));
    let text: Result<String, _> = text.collect();
    text.ok().filter(|_| odd.is_empty()).ok_or(DocumentError::NotText { offset: 2 })
}

/// Whether the letters with marks have gone: replaced by `?` or U+FFFD inside
/// words, as when text went through an encoding that lacks them.
pub(super) fn letters_lost(text: &str) -> bool {
    if text.matches(['?', '\u{FFFD}']).take(3).count() < 3 {
        return false;
    }
    let mut lost = 0usize;
    let mut letters = 0usize;
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        letters += usize::from(c.is_alphabetic());
        let inside =
            before.is_alphabetic() && chars.peek().is_some_and(|next| next.is_alphabetic());
        lost += usize::from(c == '\u{FFFD}' || (c == '?' && inside));
        before = c;
    }
    lost >= 3 && lost * 50 > letters
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(bytes: &[u8]) -> DocumentError {
        decode(bytes, None).err().expect("an error")
    }

    #[test]
    fn what_is_not_text_is_refused_with_its_cause() {
        assert!(matches!(error(b""), DocumentError::Empty));
        assert!(matches!(error(b" \n\t\n"), DocumentError::Empty));
        assert!(matches!(error(b"PK\x03\x04\x00\x00"), DocumentError::NotText { .. }));
        assert!(matches!(
            error(&[0x7F, b'E', b'L', b'F', 0xFF, 0, 1]),
            DocumentError::NotText { .. }
        ));
        assert!(matches!(
            error("Ch??ng trình h?nh đ?ng x?y d?ng".as_bytes()),
            DocumentError::LettersLost
        ));
    }

    #[test]
    fn line_ends_of_every_kind_and_utf_16_read_alike() {
        let expected = ["a", "", "b"];
        for text in ["a\n\nb", "a\r\n\r\nb\r\n", "a\r\rb"] {
            assert_eq!(decode(text.as_bytes(), None).expect(text).lines, expected);
        }
        let mut wide = vec![0xFF, 0xFE];
        wide.extend("Đảng\nủy".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(decode(&wide, None).expect("utf-16").lines, ["Đảng", "ủy"]);
    }

    #[test]
    fn control_characters_become_visible() {
        let decoded = decode("a\x1b[2J\u{9b}b\tc".as_bytes(), None).expect("text");
        assert_eq!(decoded.lines, ["a\u{241B}[2J\u{2426}b\tc"]);
        assert_eq!(decoded.controls, [(1, 2)]);
    }
}
