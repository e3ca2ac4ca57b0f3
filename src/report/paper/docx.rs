//! A paper as a Word document. The crate beneath writes the parts; what it
//! does not know (heads of tables that come again on every page, the language
//! of the text) is put into them before they are packed.

mod foot;
mod head;
mod pen;
mod sheet;
mod table;

use std::io::Cursor;

use docx_rs::{Docx, Style, StyleType, XMLDocx};

use super::{Annex, Block, Paper, Rank, Text};
use crate::report::layout::Layout;
use pen::Pen;
use sheet::Sheet;

/// The document could not be packed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotPacked(String);

/// A paper in the form of a layout, as the bytes of a file.
///
/// # Errors
/// When the parts cannot be packed, which nothing in a paper can bring about.
pub fn docx(paper: &Paper, layout: &Layout) -> Result<Vec<u8>, NotPacked> {
    let parts = patched(built(paper, layout).build(), layout);
    let mut bytes = Cursor::new(Vec::new());
    parts.pack(&mut bytes).map_err(|error| NotPacked(error.to_string()))?;
    Ok(bytes.into_inner())
}

fn built(paper: &Paper, layout: &Layout) -> Docx {
    let pen = Pen { layout };
    let is_list = paper.head.is_none() && paper.blocks.is_empty() && paper.foot.is_none();
    let mut parts = Vec::new();
    if !is_list {
        parts.push(main_part(paper, pen));
    }
    parts.extend(paper.annexes.iter().map(|annex| annex_part(annex, pen)));
    let last = parts.pop().unwrap_or_else(|| Sheet::upright(layout));
    let docx =
        parts.into_iter().fold(styled(layout), |docx, part| docx.add_section(part.section()));
    last.close(docx)
}

fn main_part<'a>(paper: &Paper, pen: Pen<'a>) -> Sheet<'a> {
    let mut sheet = Sheet::upright(pen.layout);
    if let Some(head) = &paper.head {
        head::write(&mut sheet, head, pen);
    }
    let Some(foot) = &paper.foot else {
        write(&mut sheet, &paper.blocks, pen);
        return sheet;
    };
    // A signature never stands on a page alone: the last words go with it.
    let (blocks, last) = match paper.blocks.split_last() {
        Some((Block::Paragraph(last), before)) => (before, Some(last)),
        Some(_) | None => (paper.blocks.as_slice(), None),
    };
    write(&mut sheet, blocks, pen);
    if let Some(last) = last {
        sheet.text(pen.body(last).keep_next(true));
    }
    foot::write(&mut sheet, foot, pen);
    sheet
}

fn annex_part<'a>(annex: &Annex, pen: Pen<'a>) -> Sheet<'a> {
    let layout = pen.layout;
    let mut sheet = if annex.is_wide { Sheet::wide(layout) } else { Sheet::upright(layout) };
    sheet.numbers_first = layout.annex.numbers_first;
    if !annex.label.is_empty() {
        sheet.text(pen.middle(&Text::bold(annex.label.as_str()), layout.annex.size));
    }
    sheet.text(pen.middle(&Text::bold(annex.title.as_str()), layout.annex.size));
    if !annex.with.is_empty() {
        let with = Text::of(super::Look::Italic, annex.with.as_str());
        sheet.text(pen.middle(&with, layout.annex.size));
    }
    if !layout.head.rule.is_empty() {
        let rule = Text::plain(layout.head.rule.as_str());
        sheet.text(pen.middle(&rule, layout.annex.size));
    }
    write(&mut sheet, &annex.blocks, pen);
    sheet
}

fn write(sheet: &mut Sheet<'_>, blocks: &[Block], pen: Pen<'_>) {
    for block in blocks {
        match block {
            Block::Heading(rank, text) => sheet.text(pen.heading(*rank, text)),
            Block::Paragraph(text) => sheet.text(pen.body(text)),
            Block::Dash(text) => sheet.text(pen.body(&dashed(text))),
            Block::Table(table) => {
                let width = sheet.room();
                sheet.table(table::table(table, width, pen));
                sheet.text(pen.gap());
            }
        }
    }
}

fn dashed(text: &Text) -> Text {
    let mut dashed = Text::plain("- ");
    dashed.0.extend(text.0.iter().cloned());
    dashed
}

/// The name under which a rank of headings stands among the styles, so that a
/// word processor shows the outline and an office can change all of a rank.
fn style_of(rank: Rank) -> &'static str {
    match rank {
        Rank::Part => "Heading1",
        Rank::Item => "Heading2",
        Rank::Below => "Heading3",
    }
}

/// The style of paragraphs.
const BODY: &str = "BodyText";

fn styled(layout: &Layout) -> Docx {
    let pen = Pen { layout };
    let mut docx = Docx::new()
        .default_fonts(pen.fonts())
        .default_size(layout.text.size.half_points())
        .add_style(pen.in_body(Style::new(BODY, StyleType::Paragraph).name("Body Text")));
    for (level, rank) in Rank::ALL.into_iter().enumerate() {
        let style = Style::new(style_of(rank), StyleType::Paragraph)
            .name(format!("heading {}", level + 1))
            .next(BODY)
            .outline_lvl(level)
            .bold();
        let style = if rank == Rank::Below { style.italic() } else { style };
        docx = docx.add_style(pen.in_body(style));
    }
    docx
}

/// What stands in the parts where the head of a table does: a height that no
/// other row has, and that changes nothing.
const HEAD_ROW: &str = r#"<w:trHeight w:val="1" w:hRule="atLeast" />"#;

fn patched(mut parts: XMLDocx, layout: &Layout) -> XMLDocx {
    let language = &layout.text.language;
    let is_plain = language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if is_plain && !language.is_empty() {
        let with = format!(r#"<w:lang w:val="{language}" /></w:rPr></w:rPrDefault>"#);
        replace(&mut parts.styles, "</w:rPr></w:rPrDefault>", &with);
    }
    replace(&mut parts.document, HEAD_ROW, "<w:tblHeader />");
    if let Ok(text) = std::str::from_utf8(&parts.document) {
        parts.document = in_order(text).into_bytes();
    }
    parts
}

/// What can stand in the properties of a section, in the order of the standard
/// (ECMA-376, `CT_SectPr`). The crate beneath has another.
const SECTION_ORDER: [&str; 7] =
    ["headerReference", "type", "pgSz", "pgMar", "pgNumType", "cols", "titlePg"];

/// The document with the properties of its sections in order.
fn in_order(document: &str) -> String {
    const OPEN: &str = "<w:sectPr>";
    const CLOSE: &str = "</w:sectPr>";
    let mut ordered = String::with_capacity(document.len());
    let mut rest = document;
    while let Some((before, inside)) = rest.split_once(OPEN) {
        let Some((inside, after)) = inside.split_once(CLOSE) else { break };
        let mut properties: Vec<&str> = inside.split_inclusive('>').collect();
        properties.sort_by_key(|property| {
            let is_it = |name: &&str| property.trim_start_matches("<w:").starts_with(*name);
            SECTION_ORDER.iter().position(is_it).unwrap_or(SECTION_ORDER.len())
        });
        ordered.extend([before, OPEN, &properties.concat(), CLOSE]);
        rest = after;
    }
    ordered.push_str(rest);
    ordered
}

fn replace(part: &mut Vec<u8>, what: &str, with: &str) {
    // The parts are XML of our own making, in UTF-8.
    if let Ok(text) = std::str::from_utf8(part) {
        *part = text.replace(what, with).into_bytes();
    }
}
