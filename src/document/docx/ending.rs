//! Paragraphs and tables of the text, as they begin and end.

use super::body::{Body, Frame};
use super::paragraph::{Draft, Paragraph, letters};
use super::table::{Cell, MOST_COLUMNS, Row, Table, draws, flattened};
use super::xml::Tag;
use crate::document::DocumentError;
use crate::domain::NoticeCode;

impl Body<'_> {
    /// Ends the open paragraph, if there is one.
    pub(super) fn end_paragraph(&mut self) -> Result<(), DocumentError> {
        let Some(mut draft) = self.draft.take() else { return Ok(()) };
        self.runs_end();
        if let Some(before) = self.carried.take() {
            draft.go_on_from(before);
        }
        if draft.end_deleted {
            self.carried = Some(draft);
            return Ok(());
        }
        self.finish(draft)
    }

    /// Where a cell or the text ends, a paragraph cannot go on.
    pub(super) fn flush(&mut self) -> Result<(), DocumentError> {
        self.end_paragraph()?;
        match self.carried.take() {
            Some(draft) => self.finish(draft),
            None => Ok(()),
        }
    }

    /// A faulty field must not swallow the text after it.
    fn runs_end(&mut self) {
        if self.instructing > 0 {
            self.fields.fill(false);
            self.instructing = 0;
        }
        self.hiding = false;
    }

    fn finish(&mut self, draft: Draft) -> Result<(), DocumentError> {
        let style = self.styles.paragraph(draft.style.as_deref());
        let blank = draft.is_blank();
        if style.contents {
            if !blank {
                self.tell(NoticeCode::ContentsLeftOut);
            }
            return Ok(());
        }
        let list = draft.list.or(style.list).filter(|list| *list > 0);
        let level = match draft.list {
            Some(_) => draft.level.unwrap_or(0),
            None => draft.level.unwrap_or(style.level),
        };
        let unseen = blank && draft.hides && draft.end_hidden;
        let label = list.filter(|_| !unseen).and_then(|list| self.counting.next(list, level));
        let in_cell = self.tables.last().is_some_and(|table| table.cell.is_some());
        if blank && (label.is_none() || !in_cell) {
            return Ok(());
        }
        let heading = draft.outline.map_or(style.heading, |level| level < 9);
        let strong = heading || draft.is_bold();
        let controls = draft.controls;
        let (text, converted) = draft.into_text(self.convert, &mut self.trust);
        if converted.letters > 0 {
            self.tell(NoticeCode::OldFontsRead);
            self.converted.0 = converted.encoding;
            self.converted.1 += converted.letters;
        }
        self.converted.2 += letters(&text);
        let level = if label.is_some() { level } else { 0 };
        self.flow.charge(label.as_ref().map_or(0, String::len))?;
        let paragraph = Paragraph { label, text, strong, level };
        match self.tables.last_mut().and_then(|table| table.cell.as_mut()) {
            Some(cell) => cell.paragraphs.push(paragraph),
            None => self.flow.paragraph(&paragraph, controls),
        }
        Ok(())
    }

    /// An element of a table.
    pub(super) fn table_part(
        &mut self,
        tag: &Tag<'_>,
        parent: Frame,
    ) -> Result<Frame, DocumentError> {
        let name = tag.name();
        if name == "tbl" {
            self.flush()?;
            self.tables.push(Table::default());
            return Ok(Frame::Table);
        }
        let Some(table) = self.tables.last_mut() else { return Ok(Frame::Open) };
        let frame = match (parent, name) {
            (_, "tr") => {
                table.end_row();
                table.row = Some(Row::default());
                self.flow.charge(0)?;
                Frame::Row
            }
            (_, "tc") => {
                table.end_cell();
                table.cell = Some(Cell { span: 1, ..Cell::default() });
                self.flow.charge(0)?;
                Frame::Cell
            }
            (Frame::Table, "tblPr") => Frame::TableLook,
            (Frame::TableLook, "tblStyle") => {
                table.style_draws = self.styles.draws(&tag.value().unwrap_or_default());
                Frame::Open
            }
            (Frame::TableLook, "tblBorders") => Frame::TableBorders,
            (Frame::TableBorders, _) => {
                table.draws = Some(table.draws.unwrap_or(false) || draws(tag));
                Frame::Open
            }
            (Frame::Row, "trPr") => Frame::RowLook,
            (Frame::RowLook, "gridBefore") => {
                if let (Some(row), Some(before)) = (&mut table.row, tag.number()) {
                    row.before = usize::try_from(before).unwrap_or(usize::MAX).min(MOST_COLUMNS);
                    self.flow.charge_columns(row.before)?;
                }
                Frame::Open
            }
            (Frame::Cell, "tcPr") => Frame::CellLook,
            (Frame::CellLook | Frame::CellBorders, _) => match &mut table.cell {
                Some(cell) => cell_look(cell, tag, parent),
                None => Frame::Open,
            },
            _ => Frame::Open,
        };
        Ok(frame)
    }

    /// Ends the innermost table: it goes into the cell around it, or into the
    /// text.
    pub(super) fn end_table(&mut self) -> Result<(), DocumentError> {
        self.flush()?;
        let Some(table) = self.tables.pop() else { return Ok(()) };
        let read = table.read(self.lexicon);
        match self.tables.last_mut().and_then(|outer| outer.cell.as_mut()) {
            Some(cell) => {
                cell.paragraphs.extend(flattened(read));
                self.tell(NoticeCode::TablesFlattened);
            }
            None => self.flow.table(read),
        }
        Ok(())
    }
}

fn cell_look(cell: &mut Cell, tag: &Tag<'_>, parent: Frame) -> Frame {
    match (parent, tag.name()) {
        (Frame::CellBorders, _) => cell.drawn = Some(cell.drawn.unwrap_or(false) || draws(tag)),
        (_, "tcBorders") => return Frame::CellBorders,
        (_, "gridSpan") => {
            let span = tag.number().and_then(|span| usize::try_from(span).ok());
            cell.span = span.unwrap_or(1);
        }
        (_, "vMerge" | "hMerge") => cell.merged = tag.value().as_deref() != Some("restart"),
        _ => {}
    }
    Frame::Open
}
