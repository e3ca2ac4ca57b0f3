//! Figures drawn with blocks, five rows high: the room sits eight metres from
//! the wall, and no font of large letters has the Vietnamese ones.

/// How many rows a figure has.
pub const ROWS: usize = 5;

/// Each row of a digit as three bits, the left one highest.
const DIGITS: [[u8; ROWS]; 10] = [
    [0b111, 0b101, 0b101, 0b101, 0b111],
    [0b010, 0b110, 0b010, 0b010, 0b111],
    [0b111, 0b001, 0b111, 0b100, 0b111],
    [0b111, 0b001, 0b111, 0b001, 0b111],
    [0b101, 0b101, 0b111, 0b001, 0b001],
    [0b111, 0b100, 0b111, 0b001, 0b111],
    [0b111, 0b100, 0b111, 0b101, 0b111],
    [0b111, 0b001, 0b010, 0b010, 0b010],
    [0b111, 0b101, 0b111, 0b101, 0b111],
    [0b111, 0b101, 0b111, 0b001, 0b111],
];

/// A number in blocks: its five rows, all of one width. A block is as wide as
/// two columns, so that it is about square.
#[must_use]
pub fn rows(number: usize) -> [String; ROWS] {
    let mut rows: [String; ROWS] = Default::default();
    for letter in number.to_string().chars() {
        let digit = letter.to_digit(10).and_then(|digit| DIGITS.get(digit as usize));
        let Some(digit) = digit else { continue };
        for (row, bits) in rows.iter_mut().zip(digit) {
            if !row.is_empty() {
                row.push_str("  ");
            }
            for bit in [0b100, 0b010, 0b001] {
                row.push_str(if bits & bit == 0 { "  " } else { "██" });
            }
        }
    }
    rows
}
