//! Tables: with lines, and without for what stands beside each other.

use docx_rs::{
    AlignmentType, HeightRule, LineSpacing, LineSpacingType, Paragraph, Table, TableBorders,
    TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::pen::{Pen, runs, signed};
use crate::report::paper::{Row, Side, Table as Content, Text};

/// The blank at both sides of a cell, in twips: about a millimetre and a half.
const BESIDE: usize = 85;

/// A table over the whole width of the text, in twips.
pub(super) fn table(content: &Content, width: u32, pen: Pen<'_>) -> Table {
    let widths = widths(content, width);
    let head = content.columns.iter().zip(&widths).map(|(column, width)| {
        let text = Text::bold(column.title.as_str());
        cell(&text, Side::Middle, pen)
            .vertical_align(VAlignType::Center)
            .width(*width, WidthType::Dxa)
    });
    // The height marks the head for `patched`.
    let head =
        TableRow::new(head.collect()).cant_split().row_height(1.0).height_rule(HeightRule::AtLeast);
    let mut rows = vec![head];
    rows.extend(content.rows.iter().map(|row| match row {
        Row::Cells(cells) => line(content, cells, &widths, pen),
        Row::Sum(cells) => {
            let bold = cells.iter().map(|cell| Text::bold(cell.words())).collect::<Vec<_>>();
            line(content, &bold, &widths, pen)
        }
        Row::Group(title) => {
            let text = Text::bold(title.as_str());
            let whole = widths.iter().sum();
            // A heading does not stay behind at the foot of a page.
            let paragraph = paragraph(&text, Side::Left, pen).keep_next(true);
            let cell = TableCell::new().add_paragraph(paragraph).grid_span(widths.len());
            TableRow::new(vec![cell.width(whole, WidthType::Dxa)]).cant_split()
        }
    }));
    fixed(Table::new(rows), &widths).margins(TableCellMargins::new().margin(28, BESIDE, 28, BESIDE))
}

/// Two cells beside each other, without lines.
pub(super) fn beside(left: TableCell, right: TableCell, widths: [u32; 2]) -> Table {
    let widths = widths.map(|width| width as usize);
    let [first, second] = widths;
    let row =
        TableRow::new(vec![left.width(first, WidthType::Dxa), right.width(second, WidthType::Dxa)])
            .cant_split();
    fixed(Table::new(vec![row]), &widths)
        .set_borders(TableBorders::with_empty())
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
}

fn fixed(table: Table, widths: &[usize]) -> Table {
    table
        .set_grid(widths.to_vec())
        .width(widths.iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
}

/// The widths of the columns after their shares; together the whole width.
fn widths(content: &Content, width: u32) -> Vec<usize> {
    let width = width as usize;
    let shares: usize = content.columns.iter().map(|column| column.share as usize).sum();
    let mut widths: Vec<usize> = content
        .columns
        .iter()
        .map(|column| width * column.share as usize / shares.max(1))
        .collect();
    let rest = width.saturating_sub(widths.iter().sum());
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

fn line(content: &Content, cells: &[Text], widths: &[usize], pen: Pen<'_>) -> TableRow {
    let cells = content.columns.iter().zip(widths).enumerate().map(|(at, (column, width))| {
        let nothing = Text::default();
        cell(cells.get(at).unwrap_or(&nothing), column.side, pen).width(*width, WidthType::Dxa)
    });
    TableRow::new(cells.collect()).cant_split()
}

fn cell(text: &Text, side: Side, pen: Pen<'_>) -> TableCell {
    TableCell::new().add_paragraph(paragraph(text, side, pen))
}

fn paragraph(text: &Text, side: Side, pen: Pen<'_>) -> Paragraph {
    let form = &pen.layout.table;
    let spacing = LineSpacing::new()
        .line_rule(LineSpacingType::AtLeast)
        .line(signed(form.line.twips()))
        .before(0)
        .after(0);
    let side = match side {
        Side::Left => AlignmentType::Left,
        Side::Middle => AlignmentType::Center,
    };
    let paragraph = Paragraph::new().align(side).line_spacing(spacing);
    runs(paragraph, text, form.size)
}
