//! The upper part of the first page.

use docx_rs::{
    AlignmentType, LineSpacing, LineSpacingType, Paragraph, ParagraphBorder,
    ParagraphBorderPosition, ParagraphBorders, TableCell,
};

use super::pen::{Pen, signed};
use super::sheet::Sheet;
use super::table::beside;
use crate::report::paper::{Head, Look, Text, Title};

pub(super) fn write(sheet: &mut Sheet<'_>, head: &Head, pen: Pen<'_>) {
    let form = &pen.layout.head;
    let left = form.left.twips().min(sheet.room());
    let right = sheet.room() - left;
    sheet.table(beside(issuer(head, pen), party(head, pen, right), [left, right]));
    sheet.text(pen.gap());
    match &head.title {
        Title::Titled { kind, about } => {
            sheet.text(pen.middle(&Text::bold(kind.as_str()), form.kind_size));
            sheet.text(pen.middle(&Text::bold(about.as_str()), form.about_size));
            if !form.rule.is_empty() {
                sheet.text(pen.middle(&Text::plain(form.rule.as_str()), form.about_size));
            }
        }
        Title::Letter { to, .. } => sheet.text(pen.middle(&Text::plain(to.as_str()), form.size)),
    }
    sheet.text(pen.gap());
}

fn issuer(head: &Head, pen: Pen<'_>) -> TableCell {
    let form = &pen.layout.head;
    let lines = [
        Text::plain(head.parent.as_str()),
        Text::bold(head.issuer.as_str()),
        Text::plain(form.star.as_str()),
        Text::plain(head.number.as_str()),
        Text::bold(head.draft.as_str()),
    ];
    let mut cell = TableCell::new();
    for line in lines.iter().filter(|line| !line.words().is_empty()) {
        cell = cell.add_paragraph(pen.middle(line, form.size));
    }
    match &head.title {
        Title::Titled { .. } => cell,
        Title::Letter { about, .. } => {
            let about = Text::of(Look::Italic, about.as_str());
            cell.add_paragraph(pen.middle(&about, pen.layout.letter.about_size))
        }
    }
}

/// The Party's title with its rule, place and date. `width` is that of the
/// column, in twips.
fn party(head: &Head, pen: Pen<'_>, width: u32) -> TableCell {
    let form = &pen.layout.head;
    let dated = Text::of(Look::Italic, head.dated.as_str());
    TableCell::new()
        .add_paragraph(pen.middle(&Text::bold(form.party.as_str()), form.party_size))
        .add_paragraph(rule(width.saturating_sub(form.party_rule.twips()) / 2))
        .add_paragraph(pen.middle(&dated, form.size))
}

/// A solid rule, as much shorter than its column at both sides.
fn rule(shorter: u32) -> Paragraph {
    let shorter = signed(shorter);
    let spacing = LineSpacing::new().line_rule(LineSpacingType::Exact).line(120);
    let mut rule = Paragraph::new().align(AlignmentType::Center).line_spacing(spacing).indent(
        Some(shorter),
        None,
        Some(shorter),
        None,
    );
    let line = ParagraphBorder::new(ParagraphBorderPosition::Top).size(6).space(1);
    rule.property = rule.property.set_borders(ParagraphBorders::with_empty().set(line));
    rule
}
