//! Pages of one kind, one after the other: upright or on their side, counted
//! by themselves.

use docx_rs::{
    AlignmentType, Docx, Header, PageMargin, PageNum, PageNumType, PageOrientationType, PageSize,
    Paragraph, Run, Section, Table,
};

use super::pen::signed;
use crate::report::layout::Layout;

enum Piece {
    Text(Box<Paragraph>),
    Table(Box<Table>),
}

/// Pages of one kind.
pub(super) struct Sheet<'a> {
    layout: &'a Layout,
    is_wide: bool,
    pieces: Vec<Piece>,
    /// Whether the first of them shows its number.
    pub numbers_first: bool,
}

impl<'a> Sheet<'a> {
    pub fn upright(layout: &'a Layout) -> Self {
        let numbers_first = layout.page.numbers_first;
        Self { layout, is_wide: false, pieces: Vec::new(), numbers_first }
    }

    pub fn wide(layout: &'a Layout) -> Self {
        Self { is_wide: true, ..Self::upright(layout) }
    }

    pub fn text(&mut self, paragraph: Paragraph) {
        self.pieces.push(Piece::Text(Box::new(paragraph)));
    }

    pub fn table(&mut self, table: Table) {
        self.pieces.push(Piece::Table(Box::new(table)));
    }

    /// How wide the text is, in twips.
    pub fn room(&self) -> u32 {
        let margins = self.margins();
        let beside = margins.left.saturating_add(margins.right);
        self.size().0.saturating_sub(beside.unsigned_abs())
    }

    fn size(&self) -> (u32, u32) {
        let page = &self.layout.page;
        let (width, height) = (page.width.twips(), page.height.twips());
        if self.is_wide { (height, width) } else { (width, height) }
    }

    /// A page on its side is bound at what is then its upper edge.
    fn margins(&self) -> PageMargin {
        let page = &self.layout.page;
        let twips = |length: crate::report::layout::Length| signed(length.twips());
        let (top, right, bottom, left) = if self.is_wide {
            (page.left, page.top, page.right, page.bottom)
        } else {
            (page.top, page.right, page.bottom, page.left)
        };
        PageMargin {
            top: twips(top),
            left: twips(left),
            bottom: twips(bottom),
            right: twips(right),
            header: twips(page.number_at),
            footer: twips(page.number_at),
            gutter: 0,
        }
    }

    fn orientation(&self) -> PageOrientationType {
        if self.is_wide { PageOrientationType::Landscape } else { PageOrientationType::Portrait }
    }

    fn header(&self) -> Header {
        let size = self.layout.page.number_size.half_points();
        let number = Paragraph::new()
            .align(AlignmentType::Center)
            .add_run(Run::new().size(size))
            .add_page_num(PageNum::new());
        Header::new().add_paragraph(number)
    }

    /// The pages, with others behind them.
    pub fn section(self) -> Section {
        let (width, height) = self.size();
        let size = PageSize::new().size(width, height);
        let section = Section::new()
            .page_size(size)
            .page_orient(self.orientation())
            .page_margin(self.margins())
            .page_num_type(PageNumType::new().start(1))
            .header(self.header());
        let section = if self.numbers_first { section } else { section.title_pg() };
        self.pieces.into_iter().fold(section, |section, piece| match piece {
            Piece::Text(paragraph) => section.add_paragraph(*paragraph),
            Piece::Table(table) => section.add_table(*table),
        })
    }

    /// The last pages of a document.
    pub fn close(self, docx: Docx) -> Docx {
        let (width, height) = self.size();
        let docx = docx
            .page_size(width, height)
            .page_orient(self.orientation())
            .page_margin(self.margins())
            .page_num_type(PageNumType::new().start(1))
            .header(self.header());
        let docx = if self.numbers_first { docx } else { docx.title_pg() };
        self.pieces.into_iter().fold(docx, |docx, piece| match piece {
            Piece::Text(paragraph) => docx.add_paragraph(*paragraph),
            Piece::Table(table) => docx.add_table(*table),
        })
    }
}
