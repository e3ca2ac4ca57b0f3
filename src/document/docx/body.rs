//! The text of a Word document, element by element.

use std::collections::BTreeMap;
use std::io::Read;

use super::counting::Counting;
use super::flow::Flow;
use super::looks::{Face, Look};
use super::paragraph::{Draft, Trust};
use super::styles::Styles;
use super::table::Table;
use super::xml::{Node, Space, Tag, Xml};
use crate::document::DocumentError;
use crate::document::legacy::Legacy;
use crate::document::lexicon::Lexicon;
use crate::domain::NoticeCode;

/// What an open element is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// Its children count as if they stood outside.
    Open,
    Paragraph,
    ParagraphLook,
    EndLook,
    Numbering,
    Run,
    RunLook,
    Text,
    Table,
    TableLook,
    TableBorders,
    Row,
    RowLook,
    Cell,
    CellLook,
    CellBorders,
}

/// Why an element and all in it is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Skip {
    Silently,
    Deleted,
    Drawing,
}

/// A run of letters that is open.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Run {
    own: Look,
    style: Look,
    /// What it comes to.
    pub look: Look,
}

/// Reads the text.
pub(super) struct Body<'a> {
    pub(super) styles: &'a Styles,
    pub(super) counting: Counting<'a>,
    pub(super) lexicon: &'a Lexicon,
    /// Whether letters of old fonts are to be converted.
    pub(super) convert: bool,
    /// What has been read.
    pub flow: Flow,
    /// What was left out or changed, and how often.
    pub told: BTreeMap<NoticeCode, usize>,
    /// Letters converted, by the encoding met last, and letters in all.
    pub converted: (Option<Legacy>, usize, usize),
    stack: Vec<Frame>,
    skip: Option<(Skip, usize, bool)>,
    pub(super) draft: Option<Draft>,
    /// A paragraph whose end is deleted.
    pub(super) carried: Option<Draft>,
    pub(super) runs: Vec<Run>,
    /// For each open field, whether its instruction is still being given.
    pub(super) fields: Vec<bool>,
    /// How many of them are.
    pub(super) instructing: usize,
    /// Whether fonts of old keep what their names say.
    pub(super) trust: Trust,
    pub(super) hiding: bool,
    pub(super) tables: Vec<Table>,
}

impl<'a> Body<'a> {
    /// Nothing read yet.
    pub fn new(
        styles: &'a Styles,
        counting: Counting<'a>,
        lexicon: &'a Lexicon,
        convert: bool,
    ) -> Self {
        Self {
            styles,
            counting,
            lexicon,
            convert,
            flow: Flow::default(),
            told: BTreeMap::new(),
            converted: (None, 0, 0),
            stack: Vec::new(),
            skip: None,
            draft: None,
            carried: None,
            runs: Vec::new(),
            fields: Vec::new(),
            instructing: 0,
            trust: Trust::default(),
            hiding: false,
            tables: Vec::new(),
        }
    }

    /// Reads the whole part.
    ///
    /// # Errors
    /// Where the part is damaged, or no paper.
    pub fn read<R: Read>(&mut self, xml: &mut Xml<'_, R>) -> Result<(), DocumentError> {
        loop {
            match xml.next()? {
                Node::Open(tag) => self.open(&tag)?,
                Node::Close => self.close()?,
                Node::Text(text) => self.text(&text)?,
                Node::End => break,
            }
        }
        self.end_paragraph()?;
        self.flush()?;
        while !self.tables.is_empty() {
            self.end_table()?;
        }
        Ok(())
    }

    pub(super) fn tell(&mut self, code: NoticeCode) {
        *self.told.entry(code).or_insert(0) += 1;
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), DocumentError> {
        if let Some((skip, depth, seen)) = &mut self.skip {
            *depth += 1;
            if *skip == Skip::Drawing {
                match tag.name() {
                    "txbxContent" => *seen = true,
                    "blip" | "imagedata" => self.tell(NoticeCode::PicturesLeftOut),
                    _ => {}
                }
            }
            return Ok(());
        }
        let parent = self.stack.last().copied().unwrap_or(Frame::Open);
        let frame = match tag.space {
            Space::Word => self.word(tag, parent)?,
            Space::Math => match tag.name() {
                "r" if self.draft.is_some() => Some(self.begin_run()),
                "t" if !self.runs.is_empty() => Some(Frame::Text),
                _ => Some(Frame::Open),
            },
            Space::Compatibility if tag.name() == "Fallback" => None,
            Space::Compatibility | Space::Other => Some(Frame::Open),
        };
        match frame {
            Some(frame) => self.stack.push(frame),
            None if self.skip.is_none() => self.skip = Some((Skip::Silently, 1, false)),
            None => {}
        }
        Ok(())
    }

    /// What a Word element is to us; none for one that is passed over.
    fn word(&mut self, tag: &Tag<'_>, parent: Frame) -> Result<Option<Frame>, DocumentError> {
        let name = tag.name();
        let frame = match (parent, name) {
            (
                _,
                "sdtPr" | "sdtEndPr" | "tblGrid" | "sectPr" | "pPrChange" | "rPrChange"
                | "tblPrChange" | "trPrChange" | "tcPrChange" | "tblPrExChange" | "tabs"
                | "instrText" | "delInstrText" | "delText" | "rt" | "altChunk",
            ) => return Ok(None),
            (Frame::EndLook | Frame::RowLook, "del" | "moveFrom") => {
                self.delete(parent);
                Frame::Open
            }
            (_, "del" | "moveFrom") => {
                self.skip = Some((Skip::Deleted, 1, true));
                return Ok(None);
            }
            (_, "drawing" | "pict" | "object") => {
                self.skip = Some((Skip::Drawing, 1, false));
                return Ok(None);
            }
            (_, "p") => {
                self.end_paragraph()?;
                let look = self.styles.paragraph(None).look;
                self.draft = Some(Draft::new(look));
                Frame::Paragraph
            }
            (Frame::Paragraph, "pPr") => Frame::ParagraphLook,
            (Frame::ParagraphLook | Frame::EndLook | Frame::Numbering, _) => {
                self.paragraph_look(tag, parent)
            }
            (_, "r") if self.draft.is_some() => self.begin_run(),
            (Frame::Run, "rPr") => Frame::RunLook,
            (Frame::RunLook, _) => {
                self.run_look(tag);
                Frame::Open
            }
            (_, "t") if !self.runs.is_empty() => Frame::Text,
            (Frame::Run, _) => {
                self.sign(tag)?;
                Frame::Open
            }
            (_, "tbl" | "tr" | "tc")
            | (
                Frame::Table
                | Frame::TableLook
                | Frame::TableBorders
                | Frame::Row
                | Frame::RowLook
                | Frame::Cell
                | Frame::CellLook
                | Frame::CellBorders,
                _,
            ) => self.table_part(tag, parent)?,
            _ => Frame::Open,
        };
        Ok(Some(frame))
    }

    fn delete(&mut self, parent: Frame) {
        if parent == Frame::EndLook {
            if let Some(draft) = &mut self.draft {
                draft.end_deleted = true;
            }
        } else if let Some(row) = self.tables.last_mut().and_then(|table| table.row.as_mut()) {
            row.deleted = true;
        }
    }

    fn paragraph_look(&mut self, tag: &Tag<'_>, parent: Frame) -> Frame {
        let Some(draft) = &mut self.draft else { return Frame::Open };
        match (parent, tag.name()) {
            (Frame::ParagraphLook, "rPr") => return Frame::EndLook,
            (Frame::ParagraphLook, "numPr") => return Frame::Numbering,
            (Frame::ParagraphLook, "pStyle") => {
                draft.style = tag.value();
                draft.look = self.styles.paragraph(draft.style.as_deref()).look;
            }
            (Frame::ParagraphLook, "outlineLvl") => draft.outline = tag.number(),
            (Frame::EndLook, "vanish") => draft.end_hidden = tag.is_on(),
            (Frame::Numbering, "numId") => draft.list = tag.number(),
            (Frame::Numbering, "ilvl") => {
                draft.level = tag.number().and_then(|level| usize::try_from(level).ok());
            }
            _ => {}
        }
        Frame::Open
    }

    fn begin_run(&mut self) -> Frame {
        let look = self.draft.as_ref().map(|draft| draft.look).unwrap_or_default();
        self.runs.push(Run { look, ..Run::default() });
        Frame::Run
    }

    fn run_look(&mut self, tag: &Tag<'_>) {
        let paragraph = self.draft.as_ref().map(|draft| draft.look).unwrap_or_default();
        let Some(run) = self.runs.last_mut() else { return };
        if tag.name() == "rStyle" {
            run.style = self.styles.letters(&tag.value().unwrap_or_default());
        } else {
            run.own.take(tag);
        }
        run.look = run.own.or(run.style.toggled(paragraph));
    }

    pub(super) fn letters(&mut self, text: &str) -> Result<(), DocumentError> {
        self.add(text, None)
    }

    pub(super) fn add(&mut self, text: &str, face: Option<Face>) -> Result<(), DocumentError> {
        // What instructs a field is no text.
        if self.instructing > 0 || text.is_empty() {
            return Ok(());
        }
        let (Some(run), Some(draft)) = (self.runs.last(), &mut self.draft) else { return Ok(()) };
        let look = Look { face: face.or(run.look.face), ..run.look };
        if look.hidden == Some(true) {
            draft.hides = true;
            if !self.hiding && !text.trim().is_empty() {
                self.hiding = true;
                self.tell(NoticeCode::HiddenTextLeftOut);
            }
            return Ok(());
        }
        self.hiding = false;
        draft.push(text, look);
        self.flow.charge(text.len())
    }

    fn text(&mut self, text: &str) -> Result<(), DocumentError> {
        if let Some((skip, _, seen)) = &mut self.skip {
            if *seen && !text.trim().is_empty() {
                *seen = false;
                match skip {
                    Skip::Silently => {}
                    Skip::Deleted => self.tell(NoticeCode::DeletionsLeftOut),
                    Skip::Drawing => self.tell(NoticeCode::TextBoxesLeftOut),
                }
            }
            return Ok(());
        }
        if self.stack.last() == Some(&Frame::Text) { self.letters(text) } else { Ok(()) }
    }

    fn close(&mut self) -> Result<(), DocumentError> {
        if let Some((_, depth, _)) = &mut self.skip {
            *depth -= 1;
            if *depth == 0 {
                self.skip = None;
            }
            return Ok(());
        }
        match self.stack.pop() {
            Some(Frame::Paragraph) => self.end_paragraph(),
            Some(Frame::Run) => {
                self.runs.pop();
                Ok(())
            }
            Some(Frame::Cell) => {
                self.flush()?;
                let columns = self.tables.last_mut().map_or(0, Table::end_cell);
                self.flow.charge_columns(columns)
            }
            Some(Frame::Row) => {
                if self.tables.last_mut().is_some_and(Table::end_row) {
                    self.tell(NoticeCode::DeletionsLeftOut);
                }
                Ok(())
            }
            Some(Frame::Table) => self.end_table(),
            Some(
                Frame::Open
                | Frame::ParagraphLook
                | Frame::EndLook
                | Frame::Numbering
                | Frame::RunLook
                | Frame::Text
                | Frame::TableLook
                | Frame::TableBorders
                | Frame::RowLook
                | Frame::CellLook
                | Frame::CellBorders,
            )
            | None => Ok(()),
        }
    }
}
