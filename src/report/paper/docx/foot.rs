//! The lower part of the last page: recipients and signatures.

use docx_rs::{LineSpacing, Paragraph, Run, TableCell};

use super::pen::{Pen, runs, space};
use super::sheet::Sheet;
use super::table::beside;
use crate::report::paper::{Foot, Signature, Text};

/// What a signature leaves free at both sides, in twips.
const BESIDE: i32 = 170;

pub(super) fn write(sheet: &mut Sheet<'_>, foot: &Foot, pen: Pen<'_>) {
    sheet.text(pen.gap().keep_next(true));
    let left = pen.layout.recipients.left.twips().min(sheet.room());
    let widths = [left, sheet.room() - left];
    let halves = [sheet.room() / 2, sheet.room() - sheet.room() / 2];
    if let Some(writer) = &foot.left {
        sheet.table(beside(signed_by(writer, pen), signed_by(&foot.right, pen), halves));
        if let Some(confirmed) = &foot.below {
            sheet.text(pen.gap());
            for paragraph in signature(confirmed, pen) {
                sheet.text(paragraph);
            }
        }
        for paragraph in recipients(foot, pen) {
            sheet.text(paragraph);
        }
    } else {
        let recipients = recipients(foot, pen);
        let cell = recipients.into_iter().fold(TableCell::new(), TableCell::add_paragraph);
        sheet.table(beside(cell, signed_by(&foot.right, pen), widths));
    }
}

fn recipients(foot: &Foot, pen: Pen<'_>) -> Vec<Paragraph> {
    let form = &pen.layout.recipients;
    if foot.recipients.is_empty() {
        return Vec::new();
    }
    let size = form.label_size.half_points();
    let mut lines = vec![
        Paragraph::new()
            .line_spacing(pen.exactly())
            .add_run(Run::new().add_text(form.label.as_str()).size(size).underline("single"))
            .add_run(Run::new().add_text(form.colon.as_str()).size(size)),
    ];
    lines.extend(foot.recipient_lines(pen.layout).into_iter().map(|line| {
        let paragraph = Paragraph::new().line_spacing(LineSpacing::new().before(0).after(0));
        runs(paragraph, &Text::plain(line), form.size)
    }));
    lines
}

fn signed_by(signer: &Signature, pen: Pen<'_>) -> TableCell {
    signature(signer, pen).into_iter().fold(TableCell::new(), TableCell::add_paragraph)
}

fn signature(signer: &Signature, pen: Pen<'_>) -> Vec<Paragraph> {
    let form = &pen.layout.signature;
    // Two long names side by side do not touch.
    let line =
        |text: &Text| pen.middle(text, form.size).indent(Some(BESIDE), None, Some(BESIDE), None);
    let mut lines: Vec<Paragraph> =
        signer.authority.iter().map(|text| line(&Text::bold(text.as_str()))).collect();
    lines.extend(signer.position.iter().map(|text| line(&Text::plain(text.as_str()))));
    lines.push(space(form.room));
    lines.push(line(&Text::bold(signer.name.as_str())));
    lines
}
