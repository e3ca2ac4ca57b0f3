//! Signs of the symbol fonts as letters of Unicode.

use super::looks::Face;

/// Code in the font Symbol, sign.
const SYMBOL: &[(u8, char)] = &[
    (0x2A, '*'),
    (0x2B, '+'),
    (0x2D, '-'),
    (0xA3, '≤'),
    (0xAB, '↔'),
    (0xAC, '←'),
    (0xAE, '→'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB3, '≥'),
    (0xB4, '×'),
    (0xB7, '•'),
    (0xB8, '÷'),
    (0xB9, '≠'),
    (0xBB, '≈'),
    (0xBC, '…'),
    (0xDE, '⇒'),
];

/// Code in the font Wingdings, sign.
const DINGBATS: &[(u8, char)] = &[
    (0x6C, '●'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x71, '❑'),
    (0x76, '❖'),
    (0x9F, '•'),
    (0xA7, '▪'),
    (0xA8, '☐'),
    (0xD8, '➢'),
    (0xE0, '→'),
    (0xF0, '⇨'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

/// A character set in a symbol font. Such fonts keep their signs at U+F000 and
/// above; one that the tables lack stays where it is.
pub(super) fn sign(c: char, face: Face) -> char {
    let table = match face {
        Face::Symbol => SYMBOL,
        Face::Dingbats => DINGBATS,
        Face::Plain | Face::Legacy { .. } => return c,
    };
    let code = match u32::from(c) {
        code @ 0xF020..=0xF0FF => code - 0xF000,
        code => code,
    };
    let found = table.iter().find(|(known, _)| u32::from(*known) == code);
    found.map_or(c, |(_, sign)| *sign)
}

/// The sign of a list as a reader of numbers knows it: a dash, a plus and a
/// star stay, any other drawn sign is a dot.
pub(super) fn bullet(text: &str, face: Face) -> Option<char> {
    let first = text.trim().chars().next()?;
    Some(match sign(first, face) {
        '-' | '–' | '—' | '−' | '‐' | '‑' | '\u{F02D}' => '-',
        '+' | '\u{F02B}' => '+',
        '*' | '∗' | '\u{F02A}' => '*',
        _ => '•',
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_of_every_font_are_dashes_pluses_or_dots() {
        for (text, face, expected) in [
            ("-", Face::Plain, Some('-')),
            ("–", Face::Plain, Some('-')),
            ("\u{F02D}", Face::Symbol, Some('-')),
            ("+", Face::Plain, Some('+')),
            ("\u{F0B7}", Face::Symbol, Some('•')),
            ("o", Face::Plain, Some('•')),
            ("\u{F0D8}", Face::Dingbats, Some('•')),
            ("", Face::Plain, None),
        ] {
            assert_eq!(bullet(text, face), expected, "{text:?}");
        }
        assert_eq!(sign('\u{F0B3}', Face::Symbol), '≥');
        assert_eq!(sign('\u{F0B3}', Face::Plain), '\u{F0B3}');
    }
}
