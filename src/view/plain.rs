//! Only ASCII marks (`--ascii`): Vietnamese letters stay, every other sign
//! becomes one that any terminal has.

use ratatui::buffer::Buffer;

/// Replaces what is neither a letter nor ASCII, cell by cell.
pub fn make(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let mut symbols = cell.symbol().chars();
        if let (Some(sign), None) = (symbols.next(), symbols.next())
            && !sign.is_ascii()
            && !sign.is_alphanumeric()
        {
            cell.set_char(ascii(sign));
        }
    }
}

/// The nearest ASCII sign, one cell wide.
fn ascii(sign: char) -> char {
    match sign {
        '─' | '–' | '—' | '−' | '‐' => '-',
        '═' | '▬' => '=',
        '│' => '|',
        '║' | '█' | '■' => '#',
        '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼' | '╔' | '╗' | '╚' | '╝' | '◊' => {
            '+'
        }
        '▼' | '↓' => 'v',
        '►' | '→' | '›' | '▌' | '≥' => '>',
        '←' | '‹' | '≤' => '<',
        '↑' | '▲' => '^',
        '░' | '·' | '…' => '.',
        '●' | '•' => '*',
        '○' => 'o',
        '√' | '×' => 'x',
        '∞' => '~',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '\u{00A0}' => ' ',
        _ => '?',
    }
}
