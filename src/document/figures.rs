//! Roman numbers and the letters of points.

/// Letters of points in the order of official papers (HD05, NĐ 30), then those
/// that only Word counts with.
pub(super) const LETTERS: &str = "abcdđeghiklmnopqrstuvxyfjwz";

/// How many of them are official.
const OFFICIAL: u32 = 23;

/// Whether the letter of this place is one that only Word counts with.
pub(super) fn is_words_own(place: u32) -> bool {
    place > OFFICIAL
}

/// The place of a letter in that order, counted from 1.
pub(super) fn letter(text: &str) -> Option<u32> {
    let mut chars = text.chars();
    let only = chars.next().filter(|_| chars.next().is_none())?;
    let at = LETTERS.chars().position(|c| c == only)?;
    u32::try_from(at + 1).ok()
}

/// The value of a roman number in capitals, written the usual way, up to 89.
pub(super) fn roman(text: &str) -> Option<u32> {
    let value = |c| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        _ => None,
    };
    let digits: Vec<u32> = text.chars().map(value).collect::<Option<_>>()?;
    let mut sum = 0;
    for (at, digit) in digits.iter().enumerate() {
        let smaller = digits.get(at + 1).is_some_and(|next| next > digit);
        sum = if smaller { sum + 1000 - digit } else { sum + digit };
    }
    let sum = sum % 1000;
    (!digits.is_empty() && written(sum) == text).then_some(sum)
}

/// A number in roman capitals.
pub(super) fn written(mut number: u32) -> String {
    let mut text = String::new();
    for (value, sign) in
        [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    {
        while number >= value {
            text.push_str(sign);
            number -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numbers_are_read_as_they_are_written() {
        for number in 1..=89 {
            assert_eq!(roman(&written(number)), Some(number));
        }
        for text in ["", "IIII", "VX", "IL", "i", "XC", "MIX"] {
            assert_eq!(roman(text), None, "{text}");
        }
    }
}
