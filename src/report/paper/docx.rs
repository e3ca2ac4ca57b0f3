//! A paper as a Word document.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BreakType, Docx, Header, LineSpacing, LineSpacingType, PageMargin, PageNum,
    PageNumType, PageOrientationType, PageSize, Paragraph, Run, RunFonts, Section,
    SpecialIndentType, Table as DocxTable, TableCell, TableCellMargins, TableLayoutType, TableRow,
    VAlignType, WidthType,
};

use super::{Annex, Block, Line, PackError, Paper, Signature, Table};
use crate::report::layout::{BLANK, Layout, Office};

/// Twentieths of a point in a millimetre.
const TWIPS_PER_MM: f32 = 56.692_9;
/// A4 in twentieths of a point.
const A4: (u32, u32) = (11_906, 16_838);

/// Packs a paper.
pub(super) fn pack(paper: &Paper, layout: &Layout, office: &Office) -> Result<Vec<u8>, PackError> {
    let writer = Writer { layout, office };
    let fail = |error: &dyn std::fmt::Display| PackError(error.to_string());
    let font = &layout.text.font;
    let fonts = RunFonts::new().ascii(font).hi_ansi(font).cs(font).east_asia(font);
    let mut docx = Docx::new().default_fonts(fonts).default_size(half_points(layout.text.size));
    let is_list = paper.kind.is_empty();
    if paper.annexes.is_empty() {
        docx = writer.page(docx, false).title_pg().header(number()).first_header(Header::new());
        for child in writer.body(paper) {
            docx = match child {
                Child::Paragraph(paragraph) => docx.add_paragraph(*paragraph),
                Child::Table(table) => docx.add_table(*table),
            };
        }
    } else {
        let mut section = Section::new()
            .page_size(PageSize::new().size(A4.0, A4.1))
            .page_margin(writer.margin(false))
            .title_pg()
            .header(number())
            .first_header(Header::new());
        for child in writer.body(paper) {
            section = match child {
                Child::Paragraph(paragraph) => section.add_paragraph(*paragraph),
                Child::Table(table) => section.add_table(*table),
            };
        }
        let docx_with_text = if is_list { docx } else { docx.add_section(section) };
        docx = writer.page(docx_with_text, true).title_pg();
        docx = docx.header(number()).first_header(Header::new());
        docx = docx.page_num_type(PageNumType::new().start(1));
        for (at, annex) in paper.annexes.iter().enumerate() {
            docx = writer.annex(docx, annex, at > 0);
        }
    }
    let mut built = docx.build();
    built.document = repeated_heads(&built.document);
    let mut bytes = Cursor::new(Vec::new());
    built.pack(&mut bytes).map_err(|error| fail(&error))?;
    Ok(bytes.into_inner())
}

/// The crate has no word for a head that is repeated on every page. Heads ask
/// for a height that no other row has, and get what they want in its place.
fn repeated_heads(document: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(document);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    while let Some(at) = rest.find("<w:trHeight ") {
        let (before, tail) = rest.split_at(at);
        let end = tail.find('>').map_or(tail.len(), |end| end + 1);
        out.push_str(before);
        out.push_str("<w:tblHeader />");
        rest = tail.get(end..).unwrap_or_default();
    }
    out.push_str(rest);
    out.into_bytes()
}

enum Child {
    Paragraph(Box<Paragraph>),
    Table(Box<DocxTable>),
}

/// The page's number, in the middle above the text.
fn number() -> Header {
    let number = Paragraph::new().align(AlignmentType::Center).add_page_num(PageNum::new());
    Header::new().add_paragraph(number)
}

struct Writer<'a> {
    layout: &'a Layout,
    office: &'a Office,
}

impl Writer<'_> {
    fn page(&self, docx: Docx, is_landscape: bool) -> Docx {
        let docx = docx.page_margin(self.margin(is_landscape));
        if is_landscape {
            docx.page_size(A4.1, A4.0).page_orient(PageOrientationType::Landscape)
        } else {
            docx.page_size(A4.0, A4.1)
        }
    }

    fn margin(&self, is_landscape: bool) -> PageMargin {
        let page = &self.layout.page;
        // A landscape page is bound above.
        let (top, right, bottom, left) = if is_landscape {
            (page.left, page.top, page.right, page.bottom)
        } else {
            (page.top, page.right, page.bottom, page.left)
        };
        PageMargin::new()
            .top(twips(top))
            .right(twips(right))
            .bottom(twips(bottom))
            .left(twips(left))
            .header(twips(page.number_from_edge))
            .footer(twips(page.number_from_edge))
    }

    /// The width of the text in twentieths of a point.
    fn room(&self, is_landscape: bool) -> usize {
        let page = &self.layout.page;
        let (width, margins) = if is_landscape {
            (A4.1, page.top + page.bottom)
        } else {
            (A4.0, page.left + page.right)
        };
        usize::try_from(i64::from(width) - i64::from(twips(margins))).unwrap_or(9_000)
    }

    fn body(&self, paper: &Paper) -> Vec<Child> {
        let mut children = vec![self.letterhead(paper), Child::Paragraph(Box::default())];
        let sizes = &self.layout.sizes;
        children.push(centred(bold(&paper.kind, sizes.kind)));
        children.extend(paper.about.iter().map(|line| centred(bold(line, sizes.about))));
        children.push(centred(plain(&self.layout.forms.dashes, sizes.about)));
        for block in &paper.blocks {
            children.push(match block {
                Block::Heading(_, text) => {
                    let run = bold(text, self.layout.text.size);
                    Child::Paragraph(Box::new(self.text().keep_next(true).add_run(run)))
                }
                Block::Paragraph { lead_in, text } => {
                    Child::Paragraph(Box::new(self.paragraph(lead_in, text)))
                }
                Block::Table(table) => Child::Table(Box::new(self.table(table, false))),
            });
            if matches!(block, Block::Table(_)) {
                children.push(Child::Paragraph(Box::default()));
            }
        }
        children.push(Child::Paragraph(Box::default()));
        children.push(self.signatures(paper));
        children
    }

    fn paragraph(&self, lead_in: &str, text: &str) -> Paragraph {
        let size = self.layout.text.size;
        let mut paragraph = self.text();
        if !lead_in.is_empty() {
            paragraph = paragraph.add_run(bold(&format!("{lead_in} "), size));
        }
        paragraph.add_run(lines(Run::new().size(half_points(size)), text))
    }

    /// A paragraph of the running text: justified, its first line set in.
    fn text(&self) -> Paragraph {
        let text = &self.layout.text;
        let spacing = LineSpacing::new()
            .line_rule(LineSpacingType::Exact)
            .line(points(text.line))
            .before(points(text.between).unsigned_abs())
            .after(0);
        Paragraph::new().align(AlignmentType::Both).line_spacing(spacing).indent(
            None,
            Some(SpecialIndentType::FirstLine(twips(text.first_line))),
            None,
            None,
        )
    }

    /// Issuer on the left, the Party on the right.
    fn letterhead(&self, paper: &Paper) -> Child {
        let (sizes, forms) = (&self.layout.sizes, &self.layout.forms);
        let said = |part: &Option<String>| part.clone().unwrap_or_else(|| BLANK.to_owned());
        let left = [
            plain(&said(&self.office.parent), sizes.issuer),
            bold(&said(&self.office.issuer), sizes.issuer),
            plain(&forms.star, sizes.issuer),
            plain(&self.layout.numbered(&paper.code), sizes.number),
        ];
        let party = bold(&forms.party, sizes.party).underline("single");
        let place = self.office.place.clone().unwrap_or_else(|| BLANK.to_owned());
        let date = plain(&self.layout.dated(&place, None), sizes.date).italic();
        let right = [party, plain("", sizes.date), date];
        let room = self.room(false);
        let cell = |runs: Vec<Run>, width: usize| {
            let cell = TableCell::new().width(width, WidthType::Dxa);
            runs.into_iter().fold(cell, |cell, run| {
                cell.add_paragraph(Paragraph::new().align(AlignmentType::Center).add_run(run))
            })
        };
        let (one, two) = (room * 51 / 100, room - room * 51 / 100);
        let row = TableRow::new(vec![cell(left.into(), one), cell(right.into(), two)]);
        Child::Table(Box::new(bare(vec![row], vec![one, two])))
    }

    /// Recipients on the left and the signature on the right, or two
    /// signatures side by side.
    fn signatures(&self, paper: &Paper) -> Child {
        let room = self.room(false);
        let half = room / 2;
        let cells = match paper.signatures.as_slice() {
            [left, right] => vec![self.signed(left, half), self.signed(right, room - half)],
            several => {
                let mut cells = vec![self.recipients(half)];
                cells.extend(several.iter().map(|one| self.signed(one, room - half)));
                cells
            }
        };
        Child::Table(Box::new(bare(
            vec![TableRow::new(cells).cant_split()],
            vec![half, room - half],
        )))
    }

    fn recipients(&self, width: usize) -> TableCell {
        let (layout, sizes) = (self.layout, &self.layout.sizes);
        let title = Paragraph::new()
            .add_run(plain(&layout.recipients.title, sizes.recipients_title).underline("single"))
            .add_run(plain(":", sizes.recipients_title));
        let cell = TableCell::new().width(width, WidthType::Dxa).add_paragraph(title);
        layout.listed(&self.office.recipients).iter().fold(cell, |cell, line| {
            cell.add_paragraph(Paragraph::new().add_run(plain(line, sizes.recipients)))
        })
    }

    fn signed(&self, signature: &Signature, width: usize) -> TableCell {
        /// Blank lines in which a name is written.
        const ROOM: usize = 4;
        let size = self.layout.sizes.signature;
        let centred = |run: Run| Paragraph::new().align(AlignmentType::Center).add_run(run);
        let mut cell = TableCell::new()
            .width(width, WidthType::Dxa)
            .add_paragraph(centred(bold(&signature.bold, size)));
        if !signature.plain.is_empty() {
            cell = cell.add_paragraph(centred(plain(&signature.plain, size)));
        }
        for _ in 0..ROOM {
            cell = cell.add_paragraph(centred(plain("", size)));
        }
        cell.add_paragraph(centred(bold(&signature.name, size)))
    }

    fn table(&self, table: &Table, is_landscape: bool) -> DocxTable {
        let room = self.room(is_landscape);
        let whole = usize::try_from(table.widths.iter().sum::<u32>().max(1)).unwrap_or(1);
        let grid: Vec<usize> = table
            .widths
            .iter()
            .map(|share| room * usize::try_from(*share).unwrap_or(1) / whole)
            .collect();
        let size = self.layout.sizes.table;
        let cell = |run: Run, width: usize, is_centred: bool| {
            let align = if is_centred { AlignmentType::Center } else { AlignmentType::Left };
            TableCell::new()
                .width(width, WidthType::Dxa)
                .vertical_align(if is_centred { VAlignType::Center } else { VAlignType::Top })
                .add_paragraph(Paragraph::new().align(align).add_run(run))
        };
        let head = table.head.iter().zip(&grid);
        let head = head.map(|(text, width)| cell(bold(text, size), *width, true)).collect();
        let mut rows = vec![TableRow::new(head).cant_split().row_height(1.0)];
        for line in &table.rows {
            rows.push(TableRow::new(match line {
                Line::Span(text) => {
                    vec![cell(bold(text, size), room, false).grid_span(grid.len())]
                }
                Line::Cells(cells) => cells
                    .iter()
                    .zip(&grid)
                    .enumerate()
                    .map(|(at, (text, width))| cell(plain(text, size), *width, at == 0))
                    .collect(),
            }));
        }
        DocxTable::new(rows)
            .set_grid(grid)
            .width(room, WidthType::Dxa)
            .layout(TableLayoutType::Fixed)
    }

    fn annex(&self, docx: Docx, annex: &Annex, on_new_page: bool) -> Docx {
        let sizes = &self.layout.sizes;
        let mut kind = Run::new().bold().size(half_points(sizes.kind));
        if on_new_page {
            kind = kind.add_break(BreakType::Page);
        }
        let line = |run: Run| Paragraph::new().align(AlignmentType::Center).add_run(run);
        docx.add_paragraph(line(kind.add_text(&annex.kind)))
            .add_paragraph(line(bold(&annex.title, sizes.about)))
            .add_paragraph(line(plain(&annex.belongs, sizes.about).italic()))
            .add_paragraph(line(plain(&self.layout.forms.dashes, sizes.about)))
            .add_table(self.table(&annex.table, true))
    }
}

/// A table without lines, for what stands side by side.
fn bare(rows: Vec<TableRow>, grid: Vec<usize>) -> DocxTable {
    let width = grid.iter().sum();
    let table = DocxTable::without_borders(rows).set_grid(grid);
    let none = TableCellMargins::new().margin(0, 0, 0, 0);
    table.width(width, WidthType::Dxa).layout(TableLayoutType::Fixed).margins(none)
}

fn centred(run: Run) -> Child {
    Child::Paragraph(Box::new(Paragraph::new().align(AlignmentType::Center).add_run(run)))
}

fn plain(text: &str, size: f32) -> Run {
    lines(Run::new().size(half_points(size)), text)
}

fn bold(text: &str, size: f32) -> Run {
    lines(Run::new().bold().size(half_points(size)), text)
}

/// A text with its line ends.
fn lines(run: Run, text: &str) -> Run {
    text.lines().enumerate().fold(run, |run, (at, line)| {
        let run = if at > 0 { run.add_break(BreakType::TextWrapping) } else { run };
        run.add_text(line)
    })
}

#[expect(clippy::cast_possible_truncation, reason = "a page has thousands of twips")]
fn twips(mm: f32) -> i32 {
    (mm * TWIPS_PER_MM).round() as i32
}

#[expect(clippy::cast_possible_truncation, reason = "a line has hundreds of twips")]
fn points(points: f32) -> i32 {
    (points * 20.0).round() as i32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "letters have tens of points"
)]
fn half_points(points: f32) -> usize {
    (points * 2.0).round() as usize
}
