//! How Word writes a number.

/// The form of a level's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum NumberFormat {
    /// 1, 2, 3
    #[default]
    Decimal,
    /// 01, 02, … 10
    DecimalZero,
    /// I, II, III
    UpperRoman,
    /// i, ii, iii
    LowerRoman,
    /// A, B, … Z, AA, BB
    UpperLetter,
    /// a, b, c, d, e: as Word counts, without đ
    LowerLetter,
    /// A drawn sign.
    Bullet,
    /// No number; the text around it stays.
    Absent,
    /// (1)
    InBrackets,
    /// 1.
    WithDot,
    /// - 1 -
    InDashes,
}

impl NumberFormat {
    /// A form by its name in the file; forms of other scripts are written in
    /// figures.
    pub fn named(name: &str) -> Self {
        match name {
            "decimalZero" => Self::DecimalZero,
            "upperRoman" => Self::UpperRoman,
            "lowerRoman" => Self::LowerRoman,
            "upperLetter" => Self::UpperLetter,
            "lowerLetter" => Self::LowerLetter,
            "bullet" => Self::Bullet,
            "none" => Self::Absent,
            "decimalEnclosedParen" => Self::InBrackets,
            "decimalEnclosedFullstop" => Self::WithDot,
            "numberInDash" => Self::InDashes,
            _ => Self::Decimal,
        }
    }

    /// A number in this form.
    pub fn write(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::DecimalZero => format!("{number:02}"),
            Self::UpperRoman => roman(number),
            Self::LowerRoman => roman(number).to_lowercase(),
            Self::UpperLetter => letters(number).to_uppercase(),
            Self::LowerLetter => letters(number),
            Self::Bullet | Self::Absent => String::new(),
            Self::InBrackets => format!("({number})"),
            Self::WithDot => format!("{number}."),
            Self::InDashes => format!("- {number} -"),
        }
    }
}

/// Above this a number in letters or roman signs is no number of a paper, and
/// would only grow without end.
const MOST: u32 = 3999;

fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > MOST {
        return number.to_string();
    }
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            text.push_str(sign);
            number -= value;
        }
    }
    text
}

/// a … z, aa, bb, …
fn letters(number: u32) -> String {
    let Some(at) = number.checked_sub(1).filter(|at| *at < MOST) else {
        return number.to_string();
    };
    let letter = u8::try_from(at % 26).map_or('a', |at| char::from(b'a' + at));
    (0..=at / 26).map(|_| letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        for (name, number, expected) in [
            ("decimal", 12, "12"),
            ("decimalZero", 3, "03"),
            ("upperRoman", 4, "IV"),
            ("upperRoman", 44, "XLIV"),
            ("lowerRoman", 9, "ix"),
            ("lowerLetter", 5, "e"),
            ("lowerLetter", 28, "bb"),
            ("upperLetter", 1, "A"),
            ("lowerLetter", 0, "0"),
            ("lowerLetter", u32::MAX, "4294967295"),
            ("upperRoman", u32::MAX, "4294967295"),
            ("none", 3, ""),
            ("bullet", 3, ""),
            ("numberInDash", 3, "- 3 -"),
            ("ideographDigital", 3, "3"),
        ] {
            assert_eq!(NumberFormat::named(name).write(number), expected, "{name} {number}");
        }
    }
}
