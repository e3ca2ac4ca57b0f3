//! Colours: how a theme file writes them, how far apart they are, and how they
//! are shown where there are only 256.

use ratatui::style::Color;
use serde::Deserialize;

/// The contrast that text must have: WCAG 1.4.6, level AAA.
pub(super) const READABLE: f64 = 7.0;

/// A colour written as `#RRGGBB`: red, green and blue of sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Rgb(pub(super) [u8; 3]);

impl TryFrom<String> for Rgb {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6);
        let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, red, green, blue] =
            value.ok_or_else(|| format!("{text:?} is no colour: #RRGGBB"))?.to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

/// One of the sixteen colours that the terminal itself defines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Ansi {
    Black,
    Red,
    Green,
    Yellow,
    Blue,
    Magenta,
    Cyan,
    White,
    BrightBlack,
    BrightRed,
    BrightGreen,
    BrightYellow,
    BrightBlue,
    BrightMagenta,
    BrightCyan,
    BrightWhite,
}

impl Ansi {
    pub(super) fn color(self) -> Color {
        match self {
            Self::Black => Color::Black,
            Self::Red => Color::Red,
            Self::Green => Color::Green,
            Self::Yellow => Color::Yellow,
            Self::Blue => Color::Blue,
            Self::Magenta => Color::Magenta,
            Self::Cyan => Color::Cyan,
            Self::White => Color::Gray,
            Self::BrightBlack => Color::DarkGray,
            Self::BrightRed => Color::LightRed,
            Self::BrightGreen => Color::LightGreen,
            Self::BrightYellow => Color::LightYellow,
            Self::BrightBlue => Color::LightBlue,
            Self::BrightMagenta => Color::LightMagenta,
            Self::BrightCyan => Color::LightCyan,
            Self::BrightWhite => Color::White,
        }
    }
}

impl Rgb {
    pub(super) fn color(self) -> Color {
        let [red, green, blue] = self.0;
        Color::Rgb(red, green, blue)
    }

    /// Red, green and blue as amounts of light, 0 to 1.
    fn linear(self) -> [f64; 3] {
        self.0.map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn luminance(self) -> f64 {
        product(self.linear(), [0.2126, 0.7152, 0.0722])
    }

    /// The contrast of two colours as WCAG 2 defines it, 1 to 21.
    pub(super) fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Its place in Oklab (Ottosson 2020), where equal distances look equal.
    fn oklab(self) -> [f64; 3] {
        let light = self.linear();
        let cones = [
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ]
        .map(|weights| product(light, weights).cbrt());
        [
            [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
        ]
        .map(|weights| product(cones, weights))
    }

    fn distance(self, other: Self) -> f64 {
        let (one, two) = (self.oklab(), other.oklab());
        one.iter().zip(two).map(|(one, two)| (one - two).powi(2)).sum()
    }
}

fn product(values: [f64; 3], weights: [f64; 3]) -> f64 {
    values.iter().zip(weights).map(|(value, weight)| value * weight).sum()
}

/// A pair of colours out of the 256: the nearest background, and the nearest
/// foreground that is not harder to read on it than it was, or readable anyway.
pub(super) fn indexed(foreground: Rgb, background: Rgb) -> (Color, Color) {
    let wanted = foreground.contrast(background).min(READABLE);
    let ground = nearest(background, |_| true);
    let behind = ground.map_or(background, |(_, colour)| colour);
    let text = nearest(foreground, |colour| colour.contrast(behind) >= wanted)
        .or_else(|| nearest(foreground, |_| true));
    let color = |found: Option<(u8, Rgb)>| found.map_or(Color::Reset, |(at, _)| Color::Indexed(at));
    (color(text), color(ground))
}

fn nearest(colour: Rgb, fits: impl Fn(Rgb) -> bool) -> Option<(u8, Rgb)> {
    let palette = fixed_palette().filter(|(_, other)| fits(*other));
    palette.min_by(|(_, one), (_, two)| colour.distance(*one).total_cmp(&colour.distance(*two)))
}

/// The 240 of the 256 colours that are the same in every terminal: a cube of
/// six steps a side, then greys.
pub(super) fn fixed_palette() -> impl Iterator<Item = (u8, Rgb)> {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let side = || STEPS.into_iter();
    let cube = side().flat_map(move |red| {
        side().flat_map(move |green| side().map(move |blue| Rgb([red, green, blue])))
    });
    let greys = (0..24_u8).map(|step| Rgb([8 + 10 * step; 3]));
    (16..=255).zip(cube.chain(greys))
}
