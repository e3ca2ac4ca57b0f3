//! From bytes to cells, within bounds: a sheet that comes by mail is nobody's
//! friend until it has been read.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, Xlsx, XlsxError};
use quick_xml::events::Event;
use zip::ZipArchive;

use super::mark::Mark;
use super::value::Value;

/// The largest file that is looked at, in bytes; a sheet of 1,000 items has
/// less than 200 kB.
pub const LARGEST_FILE: usize = 8 << 20;
/// How large all its parts may be together when unpacked, in bytes.
const LARGEST_UNPACKED: u64 = 48 << 20;
/// How many parts it may have.
const MOST_PARTS: usize = 1_000;
/// How many sheets are looked at.
const MOST_SHEETS: usize = 100;
/// How many cells are read, over all sheets.
const MOST_CELLS: usize = 1_000_000;
/// The first bytes of an OLE file: Office's format before 2007, and its
/// envelope for what has a password.
const OLE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// The first bytes of a package.
const PACKAGE: &[u8] = b"PK";

/// Why a file is no update sheet that can be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than any update sheet, packed or unpacked.
    #[error("the file is too large")]
    TooLarge,
    /// It has a password.
    #[error("the file has a password")]
    Protected,
    /// It is a workbook from before 2007 (.xls).
    #[error("the file is an old workbook")]
    OldWorkbook,
    /// It is no workbook at all.
    #[error("the file is no workbook")]
    NotAWorkbook,
    /// It is cut off or broken; in the words of what tried to read it.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// It is a workbook, and none of ours: no mark is in it.
    #[error("the workbook is no update sheet")]
    NotOurs,
}

/// The cells of one sheet.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    /// The sheet's name.
    pub name: String,
    /// What stands where, by row and column from 0; blank cells are left out.
    pub cells: BTreeMap<(u32, u32), Value>,
}

impl Grid {
    /// What stands in a cell.
    pub fn at(&self, row: u32, column: u32) -> &Value {
        self.cells.get(&(row, column)).unwrap_or(&Value::Blank)
    }
}

/// The sheets of a workbook.
pub(super) fn open(bytes: &[u8]) -> Result<Vec<Grid>, SheetError> {
    admit(bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
    let mut left = MOST_CELLS;
    let mut grids = Vec::new();
    for name in book.sheet_names().into_iter().take(MOST_SHEETS) {
        match grid(&mut book, &name, &mut left) {
            Ok(grid) => grids.push(grid),
            // A sheet of charts has no cells.
            Err(Trouble::Xlsx(XlsxError::NotAWorksheet(_))) => {}
            Err(Trouble::Xlsx(error)) => return Err(refused(&error)),
            Err(Trouble::TooLarge) => return Err(SheetError::TooLarge),
        }
    }
    Ok(grids)
}

/// Looks at a file before anything is believed of it.
fn admit(bytes: &[u8]) -> Result<(), SheetError> {
    if bytes.is_empty() {
        return Err(SheetError::Empty);
    }
    if bytes.len() > LARGEST_FILE {
        return Err(SheetError::TooLarge);
    }
    if bytes.starts_with(&OLE) {
        return Err(if is_encrypted(bytes) {
            SheetError::Protected
        } else {
            SheetError::OldWorkbook
        });
    }
    if !bytes.starts_with(PACKAGE) {
        return Err(SheetError::NotAWorkbook);
    }
    let damaged = |error: zip::result::ZipError| SheetError::Damaged(error.to_string());
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if package.len() > MOST_PARTS {
        return Err(SheetError::TooLarge);
    }
    // What the package says of its sizes is only a claim: every part is
    // unpacked here once, and thrown away.
    let mut left = LARGEST_UNPACKED;
    let mut is_workbook = false;
    for at in 0..package.len() {
        let part = package.by_index(at).map_err(damaged)?;
        let name = part.name().map_err(damaged)?.to_ascii_lowercase();
        is_workbook |= name.ends_with("workbook.xml");
        let is_strings = name.ends_with("sharedstrings.xml");
        let mut unpacked = Vec::new();
        let mut bounded = part.take(left.saturating_add(1));
        let read = if is_strings {
            bounded.read_to_end(&mut unpacked).map(|read| read as u64)
        } else {
            std::io::copy(&mut bounded, &mut std::io::sink())
        };
        let size = read.map_err(|error| SheetError::Damaged(error.to_string()))?;
        left = left.checked_sub(size).ok_or(SheetError::TooLarge)?;
        if boasts(&unpacked) {
            return Err(SheetError::TooLarge);
        }
    }
    if is_workbook { Ok(()) } else { Err(SheetError::NotAWorkbook) }
}

/// Whether a table of texts says that it has more of them than bytes; the
/// reader of workbooks takes its word and asks for as much memory.
fn boasts(table: &[u8]) -> bool {
    let mut reader = quick_xml::Reader::from_reader(table);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                let counts = tag.attributes().flatten().filter_map(|attribute| {
                    let text: &str = attribute.value.as_ref();
                    text.trim().parse::<f64>().ok()
                });
                let room = u32::try_from(table.len()).map_or(f64::MAX, f64::from);
                return counts.into_iter().any(|count| count > room);
            }
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// Whether an OLE file is the envelope of something encrypted: the name of the
/// stream inside stands in UTF-16 (MS-OFFCRYPTO 1.3.2).
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(bytes, &name).is_some()
}

fn refused(error: &XlsxError) -> SheetError {
    if matches!(error, XlsxError::Password) {
        SheetError::Protected
    } else {
        SheetError::Damaged(error.to_string())
    }
}

/// Why a sheet was not read.
enum Trouble {
    Xlsx(XlsxError),
    TooLarge,
}

impl From<XlsxError> for Trouble {
    fn from(error: XlsxError) -> Self {
        Self::Xlsx(error)
    }
}

fn grid(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, left: &mut usize) -> Result<Grid, Trouble> {
    let mut grid = Grid { name: name.to_owned(), cells: BTreeMap::new() };
    let mut cells = book.worksheet_cells_reader(name)?;
    // Cell by cell: a whole sheet at once would be as large as its corners are
    // apart.
    while let Some(cell) = cells.next_cell_with_formula_metadata()? {
        *left = left.checked_sub(1).ok_or(Trouble::TooLarge)?;
        let value = value(&cell.value, cell.formula.is_some());
        if !value.is_blank() {
            grid.cells.insert(cell.pos, value);
        }
    }
    drop(cells);
    for merged in book.merge_cells_by_sheet_name(name)? {
        let ((top, column), (bottom, _)) = (merged.start, merged.end);
        let value = grid.at(top, column).clone();
        if value.is_blank() || is_mark(&value) {
            continue;
        }
        // One text over several rows is meant for each of them.
        for row in top.saturating_add(1)..=bottom {
            *left = left.checked_sub(1).ok_or(Trouble::TooLarge)?;
            grid.cells.insert((row, column), value.clone());
        }
    }
    Ok(grid)
}

/// A mark belongs to one row, even where somebody has merged its cell.
fn is_mark(value: &Value) -> bool {
    matches!(value, Value::Text(text) if Mark::read(text).is_some())
}

fn value(data: &DataRef<'_>, is_formula: bool) -> Value {
    match data {
        DataRef::Empty if is_formula => Value::Unknown,
        DataRef::Empty => Value::Blank,
        DataRef::Error(_) => Value::Unknown,
        DataRef::Int(number) => {
            i32::try_from(*number).map_or(Value::Unknown, |n| Value::Number(f64::from(n)))
        }
        DataRef::Float(number) => Value::Number(*number),
        DataRef::String(text) | DataRef::DurationIso(text) => Value::text(text),
        DataRef::SharedString(text) => Value::text(text),
        DataRef::DateTimeIso(text) => {
            let day = text.get(..10).and_then(|day| day.parse().ok());
            Value::Day(day)
        }
        DataRef::DateTime(serial) => Value::serial(*serial),
        DataRef::Bool(is_true) => Value::Text(is_true.to_string()),
    }
}
