//! Text that cannot speak to the terminal.

/// Control characters as the symbols of their names (U+2400 …); a tab becomes
/// a space. What is drawn or printed passes through here or was cleaned before.
#[must_use]
pub fn visible(text: &str) -> String {
    text.chars().map(visible_char).collect()
}

fn visible_char(c: char) -> char {
    match c {
        '\t' => ' ',
        '\u{0}'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('␦'),
        '\u{7F}' => '␡',
        '\u{80}'..='\u{9F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '␦',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn an_escape_sequence_is_seen_and_not_obeyed() {
        assert_eq!(visible("Đảng\u{1b}[2J ủy\u{9b}1m\u{7f}"), "Đảng␛[2J ủy␦1m␡");
    }
}
