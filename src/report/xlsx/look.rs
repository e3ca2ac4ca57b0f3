//! How cells look: one format per meaning, the same in every workbook.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatUnderline,
    Workbook, XlsxError,
};

use crate::domain::{Progress, Standing};
use crate::text::{visible, wrap};

/// The font of official papers (HD05).
const FONT: &str = "Times New Roman";
/// Points.
const SIZE: u8 = 11;
/// The height of a line, in points.
const LINE: f64 = 14.25;
/// The highest row of Excel, in points.
const HIGHEST: f64 = 409.0;
/// How many letters of [`FONT`] stand where a column counts one digit.
const LETTERS: f64 = 1.15;
/// The longest text a cell of Excel holds, in UTF-16 units.
const LONGEST: usize = 32_767;

/// The formats of cells.
#[derive(Debug, Clone)]
pub struct Look {
    /// The cell everything begins with.
    pub plain: Format,
    /// The header of a column.
    pub heading: Format,
    /// The title of a sheet.
    pub title: Format,
    /// Words about the sheet, without lines around them.
    pub remark: Format,
    /// A running text.
    pub text: Format,
    /// A short text in the middle of its cell.
    pub middle: Format,
    /// A number.
    pub number: Format,
    /// A share of a hundred.
    pub percent: Format,
    /// A day: dd/mm/yyyy.
    pub day: Format,
    /// A day and a time.
    pub moment: Format,
    /// What is only for remembrance.
    pub grey: Format,
    standings: [Format; Standing::ALL.len()],
}

impl Look {
    /// The formats.
    #[must_use]
    pub fn new() -> Self {
        let plain = Format::new().set_font_name(FONT).set_font_size(SIZE);
        let lined = plain
            .clone()
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0x8A_8A_8A))
            .set_align(FormatAlign::Top);
        let text = lined.clone().set_text_wrap();
        let middle = text.clone().set_align(FormatAlign::Center);
        let heading = middle
            .clone()
            .set_bold()
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(0xE4_DF_CF));
        Self {
            title: plain.clone().set_bold().set_font_size(SIZE + 3),
            remark: plain.clone().set_text_wrap().set_align(FormatAlign::Top),
            number: lined.clone().set_num_format("#,##0"),
            percent: lined.clone().set_num_format("0.##%"),
            day: lined.clone().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
            moment: lined.set_num_format("dd/mm/yyyy hh:mm").set_align(FormatAlign::Center),
            grey: text
                .clone()
                .set_font_color(Color::RGB(0x4A_4A_4A))
                .set_background_color(Color::RGB(0xF0_F0_F0)),
            standings: Standing::ALL.map(|standing| standing_format(&text, standing)),
            plain,
            heading,
            text,
            middle,
        }
    }

    /// The format of a standing: its colours stand beside its word and mark,
    /// never for them.
    #[must_use]
    pub fn standing(&self, standing: Standing) -> &Format {
        let at = Standing::ALL.iter().position(|known| *known == standing).unwrap_or_default();
        self.standings.get(at).unwrap_or(&self.text)
    }

    /// Gives a new workbook its font, its title, and the day of its figures as
    /// the day of its making, so that the same figures make the same bytes.
    ///
    /// # Errors
    /// When the format cannot be the default.
    pub fn settle(
        &self,
        workbook: &mut Workbook,
        title: &str,
        as_of: Option<NaiveDate>,
    ) -> Result<(), XlsxError> {
        workbook.set_default_format(&self.plain, 20, 64)?;
        let mut properties = DocProperties::new().set_title(cell_text(title)).set_author("tiendo");
        if let Some(day) = as_of.and_then(excel_day) {
            properties = properties.set_creation_datetime(&day);
        }
        workbook.set_properties(&properties);
        Ok(())
    }
}

impl Default for Look {
    fn default() -> Self {
        Self::new()
    }
}

/// Dark on light, 7:1 or more, and still told apart in grey.
fn standing_format(text: &Format, standing: Standing) -> Format {
    let coloured = |front: u32, back: u32| {
        text.clone().set_font_color(Color::RGB(front)).set_background_color(Color::RGB(back))
    };
    match standing {
        Standing::DoneInTime => coloured(0x00_4D_3B, 0xD5_F0_E6),
        Standing::DoneLate => {
            coloured(0x00_4D_3B, 0xD5_F0_E6).set_underline(FormatUnderline::Single)
        }
        Standing::InTime => coloured(0x00_3F_75, 0xDC_EB_F7),
        Standing::DueSoon => coloured(0x5A_3E_00, 0xFF_E9_A8).set_bold(),
        Standing::Overdue => coloured(0xFF_FF_FF, 0x9B_1C_1C).set_bold(),
        Standing::Paused => coloured(0x33_33_33, 0xDD_DD_DD),
        Standing::NeedsConfirmation => text.clone().set_bold(),
        Standing::NoDeadline => text.clone(),
    }
}

/// The mark of a standing, as on the screen (WGL4, so that every font has it).
#[must_use]
pub fn mark(standing: Standing, progress: Progress) -> &'static str {
    match standing {
        Standing::DoneInTime => "√",
        Standing::DoneLate => "√!",
        Standing::InTime if progress == Progress::NotStarted => "○",
        Standing::InTime => "●",
        Standing::DueSoon => "▲",
        Standing::Overdue => "■",
        Standing::Paused => "▬",
        Standing::NeedsConfirmation => "?",
        Standing::NoDeadline => "∞",
    }
}

/// How high a row must be for these texts in columns so wide (in characters),
/// in points. A row that nobody measured is cut off by LibreOffice.
#[must_use]
pub fn height<'a>(texts: impl IntoIterator<Item = (&'a str, f64)>) -> f64 {
    let lines = texts.into_iter().map(|(text, width)| {
        let columns = (1..=255).rev().find(|columns| f64::from(*columns) <= width * LETTERS);
        let columns = usize::from(columns.unwrap_or(1_u8));
        text.split('\n').map(|line| wrap(line, columns).len().max(1)).sum::<usize>()
    });
    let lines = u16::try_from(lines.max().unwrap_or(1)).unwrap_or(u16::MAX);
    (f64::from(lines.max(1)) * LINE + 1.0).min(HIGHEST)
}

/// A day as Excel counts it; none before 1900.
#[must_use]
pub fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let (month, day) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// A text as a cell can hold it: control characters as symbols, line breaks
/// kept, and an ellipsis where Excel takes no more.
#[must_use]
pub fn cell_text(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let lines: Vec<String> = text.split('\n').map(visible).collect();
    let mut text = lines.join("\n");
    if text.encode_utf16().count() > LONGEST {
        let mut units = 0;
        let kept = text.char_indices().find(|(_, c)| {
            units += c.len_utf16();
            // One unit is the ellipsis.
            units >= LONGEST
        });
        text.truncate(kept.map_or(text.len(), |(at, _)| at));
        text.push('…');
    }
    text
}
