//! Signs that a terminal obeys or that hide what is written.

/// Whether a character speaks to the terminal, turns the direction of writing or
/// takes no room at all.
pub fn speaks(c: char) -> bool {
    matches!(
        c,
        '\u{0}'..='\u{1F}'
            | '\u{7F}'..='\u{9F}'
            | '\u{61C}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E007F}'
    )
}

/// Fails where a text that is drawn or printed speaks; line breaks may stand in
/// what has several lines.
pub fn assert_silent(what: &str, text: &str) {
    let sign = text.chars().find(|c| speaks(*c) && *c != '\n');
    assert!(sign.is_none(), "{what} speaks by {sign:?}: {text:?}");
}

/// The same of an office's own words, which may keep tabs between them.
pub fn assert_obeys_nothing(what: &str, text: &str) {
    let sign = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t'));
    assert!(sign.is_none(), "{what} speaks by {sign:?}: {text:?}");
}
