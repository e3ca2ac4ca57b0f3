//! Paragraphs and their runs.

use docx_rs::{
    AlignmentType, LineSpacing, LineSpacingType, Paragraph, Run, RunFonts, SpecialIndentType, Style,
};

use super::style_of;
use crate::report::layout::{Layout, Size};
use crate::report::paper::{Look, Rank, Text};
use crate::text::visible;

/// Writes in the form of a layout.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pen<'a> {
    pub layout: &'a Layout,
}

/// A text without signs that XML cannot hold or that speak to a terminal.
fn written(text: &str) -> String {
    visible(text).replace(['\u{FFFE}', '\u{FFFF}'], "\u{FFFD}")
}

/// A length as the crate beneath wants it.
pub(super) fn signed(twips: u32) -> i32 {
    i32::try_from(twips).unwrap_or(i32::MAX)
}

impl Pen<'_> {
    pub fn fonts(self) -> RunFonts {
        let font = self.layout.text.font.as_str();
        RunFonts::new().ascii(font).hi_ansi(font).east_asia(font).cs(font)
    }

    /// Lines of text, exactly as high as the rules say.
    pub fn exactly(self) -> LineSpacing {
        let line = self.layout.text.line.twips();
        LineSpacing::new().line_rule(LineSpacingType::Exact).line(signed(line))
    }

    /// The form of a paragraph, given to a style.
    pub fn in_body(self, style: Style) -> Style {
        let text = &self.layout.text;
        let first = SpecialIndentType::FirstLine(signed(text.first_line.twips()));
        style
            .align(AlignmentType::Both)
            .indent(Some(0), Some(first), None, None)
            .line_spacing(self.exactly().before(0).after(text.after.twips()))
    }

    pub fn body(self, text: &Text) -> Paragraph {
        runs(Paragraph::new().style(super::BODY), text, self.layout.text.size)
    }

    pub fn heading(self, rank: Rank, text: &str) -> Paragraph {
        let paragraph = Paragraph::new().style(style_of(rank)).keep_next(true);
        runs(paragraph, &Text::plain(text), self.layout.text.size)
    }

    /// A line in the middle.
    pub fn middle(self, text: &Text, size: Size) -> Paragraph {
        let paragraph = Paragraph::new().align(AlignmentType::Center).line_spacing(self.exactly());
        runs(paragraph, text, size)
    }

    /// The empty line behind a table, as high as the space between paragraphs.
    pub fn gap(self) -> Paragraph {
        space(self.layout.text.after)
    }
}

/// Words of several looks in one size; a break of lines stays one.
pub(super) fn runs(paragraph: Paragraph, text: &Text, size: Size) -> Paragraph {
    text.0.iter().fold(paragraph, |paragraph, span| {
        span.text.split('\n').enumerate().fold(paragraph, |paragraph, (at, line)| {
            let run = if at == 0 {
                Run::new()
            } else {
                Run::new().add_break(docx_rs::BreakType::TextWrapping)
            };
            let run = run.add_text(written(line)).size(size.half_points());
            paragraph.add_run(match span.look {
                Look::Plain => run,
                Look::Bold => run.bold(),
                Look::Italic => run.italic(),
                Look::Blank => run.italic().highlight("yellow"),
            })
        })
    })
}

/// An empty line of a height.
pub(super) fn space(height: Size) -> Paragraph {
    let height = signed(height.twips().max(20));
    let spacing = LineSpacing::new().line_rule(LineSpacingType::Exact).line(height);
    Paragraph::new().line_spacing(spacing)
}
