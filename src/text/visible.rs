//! Text that cannot speak to the terminal.

/// Control characters and those that turn the direction of writing as symbols,
/// the first under their names (U+2400 …); a tab becomes a space; what takes no
/// room and hides something is left out. What is drawn or printed passes through
/// here or was cleaned before.
#[must_use]
pub fn visible(text: &str) -> String {
    let shown = |c| symbol(c).or(Some(if c == '\t' { ' ' } else { c })).filter(|c| !is_unseen(*c));
    text.chars().filter_map(shown).collect()
}

/// The symbol that is shown for a character the terminal would obey: none for
/// any other, and for a tab.
#[must_use]
pub fn symbol(c: char) -> Option<char> {
    match c {
        '\t' => None,
        '\u{0}'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7F}' => Some('␡'),
        '\u{80}'..='\u{9F}' => Some('␦'),
        _ => turns(c).then_some('␦'),
    }
}

/// Whether a character has no shape and no room of its own: joiners, marks of
/// order, characters that were given up (Unicode 16, `Default_Ignorable`). The
/// soft hyphen is not among them: in TCVN3 it is a letter.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{34F}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2065}' | '\u{FEFF}'
    )
}

/// Whether a character makes a text look like another: it turns the direction of
/// what follows, ends the line, or writes letters nobody sees.
#[must_use]
pub fn turns(c: char) -> bool {
    matches!(
        c,
        '\u{61C}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2066}'..='\u{206F}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn an_escape_sequence_is_seen_and_not_obeyed() {
        assert_eq!(visible("Đảng\u{1b}[2J ủy\u{9b}1m\u{7f}"), "Đảng␛[2J ủy␦1m␡");
    }

    #[test]
    fn nothing_is_hidden_and_no_direction_turned() {
        assert_eq!(visible("gpj\u{202e}cod\u{2066}x\u{e0041}\u{2028}"), "gpj␦cod␦x␦␦");
        assert_eq!(visible("\u{feff}a\u{200b}d\u{200d}min\u{2060}"), "admin");
    }
}
