//! Bytes as a stream of terminal events.

use crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

/// What is read together.
pub enum Batch {
    /// Events, read at once.
    Events(Vec<Event>),
    /// Nothing for a while, and so many days.
    Pause(u8),
}

pub fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

/// Keys without a letter, by the low bits of a byte.
const NAMED: [KeyCode; 20] = [
    KeyCode::Up,
    KeyCode::Down,
    KeyCode::Left,
    KeyCode::Right,
    KeyCode::Home,
    KeyCode::End,
    KeyCode::PageUp,
    KeyCode::PageDown,
    KeyCode::Insert,
    KeyCode::Delete,
    KeyCode::BackTab,
    KeyCode::F(1),
    KeyCode::F(2),
    KeyCode::F(3),
    KeyCode::F(4),
    KeyCode::F(5),
    KeyCode::F(6),
    KeyCode::F(9),
    KeyCode::Null,
    KeyCode::Menu,
];

/// Letters that input methods send.
const LETTERS: [char; 16] = [
    'ă', 'â', 'đ', 'ê', 'ô', 'ơ', 'ư', 'ệ', '\u{300}', '\u{301}', '\u{323}', '\u{302}', '\u{1b}',
    '\u{202e}', '\u{200b}', '漢',
];

fn mouse(kind: u8, column: u8, row: u8) -> Event {
    let kind = match kind % 4 {
        0 => MouseEventKind::ScrollUp,
        1 => MouseEventKind::ScrollDown,
        2 => MouseEventKind::Down(MouseButton::Left),
        _ => MouseEventKind::Down(MouseButton::Right),
    };
    let (column, row) = (u16::from(column), u16::from(row));
    Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })
}

/// The events that bytes stand for; ASCII stands for itself. A batch opened by
/// `0x1E` is read together up to the next `0x1F`.
pub fn batches(bytes: &[u8]) -> Vec<Batch> {
    let mut batches = Vec::new();
    let mut burst: Option<Vec<Event>> = None;
    let mut bytes = bytes.iter().copied();
    while let Some(byte) = bytes.next() {
        let mut next = || bytes.next().unwrap_or(0);
        let event = match byte {
            0x1E => {
                burst = Some(burst.take().unwrap_or_default());
                continue;
            }
            0x1F => {
                batches.extend(burst.take().map(Batch::Events));
                continue;
            }
            0 => {
                batches.push(Batch::Pause(next()));
                continue;
            }
            b'\t' => pressed(KeyCode::Tab, KeyModifiers::NONE),
            b'\r' | b'\n' => pressed(KeyCode::Enter, KeyModifiers::NONE),
            0x1B => pressed(KeyCode::Esc, KeyModifiers::NONE),
            0x08 | 0x7F => pressed(KeyCode::Backspace, KeyModifiers::NONE),
            1..=0x1A => pressed(KeyCode::Char(char::from(byte + b'a' - 1)), KeyModifiers::CONTROL),
            0x1C => pressed(KeyCode::Char(char::from(next())), KeyModifiers::ALT),
            0x1D => Event::Key(KeyEvent::new_with_kind(
                KeyCode::Char(char::from(next())),
                KeyModifiers::NONE,
                KeyEventKind::Release,
            )),
            b' '..=0x7E => pressed(KeyCode::Char(char::from(byte)), KeyModifiers::NONE),
            0x80..=0x93 => pressed(NAMED[usize::from(byte - 0x80)], KeyModifiers::NONE),
            0x94..=0x9D => pressed(NAMED[usize::from(byte - 0x94)], KeyModifiers::SHIFT),
            0x9E..=0xA7 => pressed(NAMED[usize::from(byte - 0x9E)], KeyModifiers::CONTROL),
            0xA8..=0xB7 => {
                pressed(KeyCode::Char(LETTERS[usize::from(byte - 0xA8)]), KeyModifiers::NONE)
            }
            0xB8..=0xBF => Event::Resize(u16::from(next()).max(1), u16::from(next()).max(1)),
            0xC0..=0xCF => {
                let text: Vec<u8> = bytes.by_ref().take(usize::from(byte - 0xC0) * 4 + 4).collect();
                Event::Paste(String::from_utf8_lossy(&text).into_owned())
            }
            0xD0..=0xDF => mouse(byte, next(), next()),
            0xE0..=0xFF => {
                let letter = char::from_u32(0x300 + u32::from(byte & 0x1F) * 8).unwrap_or('?');
                pressed(KeyCode::Char(letter), KeyModifiers::SHIFT)
            }
        };
        match &mut burst {
            Some(events) => events.push(event),
            None => batches.push(Batch::Events(vec![event])),
        }
    }
    batches.extend(burst.map(Batch::Events));
    batches
}
